//! Keys of the front matter, and the house styles that `profile` can name.

use super::listed::{Candidate, Listed, Sort};
use crate::{
    draft::{Draft, Syntax},
    settings::Profile,
    text::Span,
};

/// The keys that mean something here, and what.
const KEYS: [(&str, &str); 3] = [
    ("date", "the day the story speaks from, as 2026-01-31"),
    ("profile", "the house style it is held against"),
    ("sources", "the reporter’s material: paths or addresses"),
];

/// Beyond this many lines nobody looks for keys.
const MOST_LINES: usize = 200;

/// What can stand at byte `offset`, which is in front matter, and where its word ends.
pub(super) fn listed(draft: &Draft, offset: u32, syntax: Syntax) -> Option<(Listed, u32)> {
    let text = draft.text();
    let number = text.byte_to_line(offset as usize);
    let start = text.line_to_byte(number) as u32;
    let line = line(draft, number);
    let before = line.get(..(offset - start) as usize)?;
    let after = &line[before.len()..];
    let word = after
        .find(|char: char| !char.is_alphanumeric() && char != '_')
        .unwrap_or(after.len());
    let end = offset + word as u32;
    let (items, from) = match before.split_once(syntax.separator()) {
        None => {
            let typed = before.trim_start_matches(['"', '\'']);
            if typed.len() != before.len() || typed.contains(char::is_whitespace) {
                return None;
            }
            // The value stands there already.
            let has_value = after[word..].trim_start().starts_with(syntax.separator());
            (keys(draft, number, syntax, typed, has_value), start)
        }
        Some((key, value)) => {
            let typed = value.trim_start();
            let quote = typed.starts_with(['"', '\'']);
            let typed = typed.trim_start_matches(['"', '\'']);
            if key.trim() != "profile" || typed.contains(char::is_whitespace) {
                return None;
            }
            let is_bare = !quote && syntax == Syntax::Toml;
            (profiles(typed, is_bare), offset - typed.len() as u32)
        }
    };
    let listed = Listed {
        items,
        is_incomplete: false,
        from,
    };
    Some((listed, end))
}

fn keys(
    draft: &Draft,
    number: usize,
    syntax: Syntax,
    typed: &str,
    has_value: bool,
) -> Vec<Candidate> {
    let lines = draft.text().len_lines().min(number + MOST_LINES);
    let is_there = |key: &str| {
        let mut others = (1..lines).filter(|&other| other != number);
        others.any(|other| {
            let line = line(draft, other);
            let written = line
                .split_once(syntax.separator())
                .map_or("", |(key, _)| key);
            written.trim() == key
        })
    };
    KEYS.iter()
        .filter(|(key, _)| begins(key, typed) && !is_there(key))
        .map(|(key, told)| {
            let text = match syntax {
                _ if has_value => (*key).to_owned(),
                Syntax::Yaml => format!("{key}: "),
                Syntax::Toml => format!("{key} = "),
            };
            Candidate::of(Sort::Key, &text, key, told)
        })
        .collect()
}

fn profiles(typed: &str, is_bare: bool) -> Vec<Candidate> {
    Profile::ALL
        .iter()
        .map(|profile| profile.name())
        .filter(|name| begins(name, typed))
        .map(|name| {
            let text = if is_bare {
                format!("\"{name}\"")
            } else {
                name.to_owned()
            };
            Candidate::of(Sort::Value, &text, name, "house style")
        })
        .collect()
}

fn begins(word: &str, typed: &str) -> bool {
    word.get(..typed.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(typed))
}

/// A line without its break.
fn line(draft: &Draft, number: usize) -> String {
    let text = draft.text();
    let start = text.line_to_byte(number) as u32;
    let end = text.line_to_byte((number + 1).min(text.len_lines())) as u32;
    let line = draft.slice(Span::new(start, end));
    line.trim_end_matches(['\n', '\r']).to_owned()
}
