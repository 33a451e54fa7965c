//! What the front matter says of the story: date, profile, sources.

use jiff::civil::Date;
use serde::Deserialize;

use super::plain::lines;
use crate::text::Span;

/// The front matter's facts; spans are of the passage, which begins the draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrontMatter {
    /// The day the story speaks from, and where it is written.
    pub date: Option<(Date, Span)>,
    /// Name of a house profile.
    pub profile: Option<(String, Span)>,
    /// Paths or addresses of the reporter's material, as written.
    pub sources: Vec<(String, Span)>,
    /// Why the front matter could not be read, in a sentence.
    pub fault: Option<(String, Span)>,
}

/// Front matter longer than this many bytes is none: a rule across the page was not meant to hide the story.
const LONGEST: usize = 16 * 1024;

/// A line longer than this many bytes is not looked at further.
const LONGEST_LINE: usize = 1024;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Syntax {
    Yaml,
    Toml,
}

/// How many bytes at the start of `text` were looked at to decide whether it begins with front matter,
/// and whether it does; then they are the front matter with the blank lines after it.
pub(super) fn extent(text: &str) -> (usize, bool) {
    let mut lines = lines(text);
    let Some((syntax, opening)) = lines.next().and_then(|line| {
        let syntax = match line.trim_end() {
            "---" => Syntax::Yaml,
            "+++" => Syntax::Toml,
            _ => return None,
        };
        Some((syntax, line))
    }) else {
        return (0, false);
    };
    let mut end = opening.len();
    let mut complete = false;
    for line in lines {
        if complete {
            if line.trim().is_empty() {
                end += line.len();
                continue;
            }
            break;
        }
        end += line.len().min(LONGEST_LINE);
        if closes(line, syntax) {
            complete = true;
        } else if line.len() >= LONGEST_LINE || end > LONGEST || !belongs(line, syntax) {
            break;
        }
    }
    (end, complete)
}

fn closes(line: &str, syntax: Syntax) -> bool {
    match line.trim_end() {
        "---" | "..." => syntax == Syntax::Yaml,
        "+++" => syntax == Syntax::Toml,
        _ => false,
    }
}

/// Whether `line` may stand in front matter: prose may not.
fn belongs(line: &str, syntax: Syntax) -> bool {
    let line = line.trim_end();
    let Some(first) = line.chars().next() else {
        return true;
    };
    if matches!(first, ' ' | '\t' | '#' | ']' | '}' | '[' | '{')
        || line.starts_with("- ")
        || line == "-"
    {
        return true;
    }
    let separator = match syntax {
        Syntax::Yaml => ':',
        Syntax::Toml => '=',
    };
    let Some((key, value)) = line.split_once(separator) else {
        return false;
    };
    let separated = syntax == Syntax::Toml || value.is_empty() || value.starts_with([' ', '\t']);
    let key = key.trim_matches(['"', '\'']);
    separated
        && key.split_whitespace().count() <= 3
        && key
            .chars()
            .all(|char| char.is_alphanumeric() || matches!(char, '_' | '-' | '.' | ' ' | '"'))
}

/// The front matter that is the whole of `passage`, if that is front matter.
pub(super) fn read(passage: &str) -> Option<FrontMatter> {
    if !extent(passage).1 {
        return None;
    }
    let mut all = lines(passage);
    let opening = all.next()?;
    let syntax = if opening.starts_with('-') {
        Syntax::Yaml
    } else {
        Syntax::Toml
    };
    let length: usize = all
        .take_while(|line| !closes(line, syntax))
        .map(str::len)
        .sum();
    let body = &passage[opening.len()..opening.len() + length];
    Some(match syntax {
        Syntax::Yaml => yaml(body, opening.len()),
        Syntax::Toml => toml(body, opening.len()),
    })
}

/// The values of the keys we know, as either syntax gives them.
struct Found {
    date: Option<(String, Span)>,
    profile: Option<(String, Span)>,
    sources: Vec<(String, Span)>,
}

impl Found {
    fn into_front_matter(self) -> FrontMatter {
        let mut matter = FrontMatter {
            profile: self.profile,
            sources: self.sources,
            ..FrontMatter::default()
        };
        if let Some((written, span)) = self.date {
            match date(&written) {
                Some(date) => matter.date = Some((date, span)),
                None => {
                    matter.fault = Some((
                        format!("“{written}” is not a date; write it as 2026-01-31"),
                        span,
                    ));
                }
            }
        }
        matter
    }
}

/// The day that `written` names: `2026-01-12`, alone or with a time after it. A time zone does not move the day.
pub(super) fn date(written: &str) -> Option<Date> {
    let written = written.trim();
    let day = written.get(..10)?;
    let rest = &written[10..];
    let plain = day.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    if !plain || !(rest.is_empty() || rest.starts_with(['T', 't', ' '])) {
        return None;
    }
    day.parse().ok()
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany<T> {
    One(T),
    Many(Vec<T>),
}

impl<T> OneOrMany<T> {
    fn into_list(self) -> Vec<T> {
        match self {
            Self::One(one) => vec![one],
            Self::Many(many) => many,
        }
    }
}

fn yaml(body: &str, base: usize) -> FrontMatter {
    use serde_saphyr::Spanned;

    #[derive(Deserialize)]
    struct Keys {
        date: Option<Spanned<String>>,
        profile: Option<Spanned<String>>,
        sources: Option<OneOrMany<Spanned<String>>>,
    }

    let place = |location: serde_saphyr::Location| {
        let span = location.span();
        let start = span.byte_offset().map_or(0, |offset| offset as usize);
        let start = floor(body, start);
        let length = span.byte_len().map_or(0, |length| length as usize);
        let end = floor(body, start + length);
        Span::of(base + start..base + end.max(start))
    };
    if body.trim().is_empty() {
        return FrontMatter::default();
    }
    let mut options = serde_saphyr::Options::default();
    options.with_snippet = false;
    match serde_saphyr::from_str_with_options::<Option<Keys>>(body, options) {
        Ok(None) => FrontMatter::default(),
        Ok(Some(keys)) => {
            let spanned = |value: Spanned<String>| (value.value, place(value.referenced));
            Found {
                date: keys.date.map(spanned),
                profile: keys.profile.map(spanned),
                sources: keys
                    .sources
                    .map_or_else(Vec::new, OneOrMany::into_list)
                    .into_iter()
                    .map(spanned)
                    .collect(),
            }
            .into_front_matter()
        }
        Err(error) => {
            let span = error.location().map_or(Span::at(base as u32), place);
            let line = line_around(body, span.start as usize - base);
            FrontMatter {
                fault: Some((
                    format!(
                        "The front matter is not YAML ({}); put values with a colon or a quotation mark in them between quotes",
                        first_line(&error.to_string())
                    ),
                    Span::of(base + line.start..base + line.end),
                )),
                ..FrontMatter::default()
            }
        }
    }
}

fn toml(body: &str, base: usize) -> FrontMatter {
    use toml::Spanned;

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Day {
        Written(String),
        Date(toml::value::Datetime),
    }

    #[derive(Deserialize)]
    struct Keys {
        date: Option<Spanned<Day>>,
        profile: Option<Spanned<String>>,
        sources: Option<Spanned<OneOrMany<String>>>,
    }

    let place = |range: std::ops::Range<usize>| {
        Span::of(base + floor(body, range.start)..base + floor(body, range.end))
    };
    match toml::from_str::<Keys>(body) {
        Ok(keys) => Found {
            date: keys.date.map(|date| {
                let span = place(date.span());
                match date.into_inner() {
                    Day::Written(text) => (text, span),
                    Day::Date(date) => (date.to_string(), span),
                }
            }),
            profile: keys.profile.map(|profile| {
                let span = place(profile.span());
                (profile.into_inner(), span)
            }),
            sources: keys.sources.map_or_else(Vec::new, |sources| {
                let span = place(sources.span());
                let list = sources.into_inner().into_list();
                list.into_iter().map(|source| (source, span)).collect()
            }),
        }
        .into_front_matter(),
        Err(error) => {
            let at = error.span().map_or(0, |range| floor(body, range.start));
            let line = line_around(body, at);
            FrontMatter {
                fault: Some((
                    format!(
                        "The front matter is not TOML ({}); put text between quotes",
                        first_line(error.message())
                    ),
                    Span::of(base + line.start..base + line.end),
                )),
                ..FrontMatter::default()
            }
        }
    }
}

/// `at`, or the nearest place before it that is in `text` and on a character boundary.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The line of `text` that holds byte `at`, without its break and the white space around it.
fn line_around(text: &str, at: usize) -> std::ops::Range<usize> {
    let mut start = 0;
    for line in lines(text) {
        if at < start + line.len() || start + line.len() == text.len() {
            let lead = line.len() - line.trim_start().len();
            return start + lead.min(line.trim_end().len())..start + line.trim_end().len();
        }
        start += line.len();
    }
    0..0
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}
