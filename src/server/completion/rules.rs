//! Rules that a stet can name, those first of which something is found there.

use super::listed::{Candidate, Listed, Sort};
use crate::{
    draft::{Draft, Format},
    rules::RULES,
    server::snapshot::Snapshot,
    text::Span,
};

/// A note that is being written, up to the cursor.
pub(super) struct Note {
    /// Whether it is said yet that it is a stet.
    is_stet: bool,
    /// Whether it speaks for the whole file.
    is_for_file: bool,
    /// The rules it names before the cursor.
    named: Vec<String>,
    /// The word at the cursor.
    word: String,
    /// From its bracket to the cursor.
    span: Span,
}

/// In a draft of more bytes nothing is looked for anew.
const LONG: u32 = 100_000;

/// A line is not looked at further back than this, in bytes.
const FAR: u32 = 1024;

/// The note in which byte `offset` stands, if it is one that can be a stet.
pub(super) fn note_at(draft: &Draft, offset: u32) -> Option<Note> {
    let text = draft.text();
    let start = text.line_to_byte(text.byte_to_line(offset as usize)) as u32;
    if offset - start > FAR {
        return None;
    }
    let before = draft.slice(Span::new(start, offset));
    let (open, close) = match draft.format() {
        Format::Markdown | Format::Html => ("<!--", "-->"),
        Format::Plain => ("[", "]"),
    };
    let at = before.rfind(open)?;
    let span = Span::new(start + at as u32, offset);
    let inner = &before[at + open.len()..];
    if inner.contains(close) {
        return None;
    }
    let inner = inner.trim_start();
    let word_start = inner
        .rfind(|char: char| char.is_whitespace() || char == ',')
        .map_or(0, |at| at + 1);
    let word = inner[word_start..].to_owned();
    let mut words = inner[..word_start].split(|char: char| char.is_whitespace() || char == ',');
    let Some(first) = words.next().filter(|first| !first.is_empty()) else {
        // Not every bracket is a note.
        let is_begun = !word.is_empty() && "stet-file".starts_with(&*word.to_lowercase());
        return is_begun.then_some(Note {
            is_stet: false,
            is_for_file: false,
            named: Vec::new(),
            word,
            span,
        });
    };
    let is_for_file = first.eq_ignore_ascii_case("stet-file");
    let is_stet = is_for_file || first.eq_ignore_ascii_case("stet");
    // Behind a colon stands the reason.
    (is_stet && !inner.contains(':')).then(|| Note {
        is_stet,
        is_for_file,
        named: words.map(str::to_owned).collect(),
        word,
        span,
    })
}

impl Note {
    /// What can stand there, and where its word ends.
    pub(super) fn listed(&self, snapshot: &Snapshot, offset: u32) -> (Listed, u32) {
        let draft = &snapshot.draft;
        let text = draft.text();
        let number = text.byte_to_line(offset as usize);
        let line_end = text.line_to_byte((number + 1).min(text.len_lines())) as u32;
        let after = draft.slice(Span::new(offset, line_end.min(offset + FAR)));
        let rest = after
            .find(|char: char| !char.is_alphanumeric() && !matches!(char, '/' | '-'))
            .unwrap_or(after.len());
        // The dashes that end a comment are none of the word.
        let rest = after[..rest].trim_end_matches('-').len() as u32;
        let listed = Listed {
            items: if self.is_stet {
                self.rules(&self.found(snapshot, &after, number))
            } else {
                self.words()
            },
            is_incomplete: false,
            from: offset - self.word.len() as u32,
        };
        (listed, offset + rest)
    }

    fn words(&self) -> Vec<Candidate> {
        [
            ("stet", "lets findings on this line or the next stand"),
            ("stet-file", "lets findings in the whole file stand"),
        ]
        .into_iter()
        .filter(|(word, _)| word.starts_with(&*self.word.to_lowercase()))
        .map(|(word, told)| Candidate::of(Sort::Value, word, word, told))
        .collect()
    }

    /// The rules by which something would be found where the note speaks, if it were not there.
    fn found(&self, snapshot: &Snapshot, after: &str, number: usize) -> Vec<&'static str> {
        if snapshot.draft.len() > LONG {
            return Vec::new();
        }
        let close = match snapshot.draft.format() {
            Format::Markdown | Format::Html => "-->",
            Format::Plain => "]",
        };
        let end = after.find(close).map_or(0, |at| at + close.len()) as u32;
        let mut without = snapshot.draft.clone();
        without.edit(Span::new(self.span.start, self.span.end + end), "");
        let checked = snapshot
            .desk()
            .check(&without, &mut snapshot.publisher.memo());
        let line_of = |offset: u32| without.text().byte_to_line(offset as usize);
        // A note alone on its line speaks for the next that is not empty.
        let lines = number..=number + 2;
        checked
            .findings
            .iter()
            .filter(|finding| self.is_for_file || lines.contains(&line_of(finding.span.start)))
            .map(|finding| finding.rule)
            .collect()
    }

    fn rules(&self, found: &[&str]) -> Vec<Candidate> {
        let typed = self.word.to_lowercase();
        let mut rules: Vec<(bool, &str, Candidate)> = RULES
            .iter()
            .filter(|rule| {
                !self
                    .named
                    .iter()
                    .any(|named| named == rule.id || named == rule.name())
            })
            .filter(|rule| rule.id.starts_with(&*typed) || rule.name().starts_with(&*typed))
            .map(|rule| {
                let begun = if rule.id.starts_with(&*typed) {
                    rule.id
                } else {
                    rule.name()
                };
                let is_found = found.contains(&rule.id);
                let told = if is_found { "found here" } else { "" };
                let candidate = Candidate::of(Sort::Rule, rule.id, begun, told);
                (!is_found, rule.id, candidate)
            })
            .collect();
        rules.sort_by_key(|(is_other, id, _)| (*is_other, *id));
        rules.into_iter().map(|(_, _, rule)| rule).collect()
    }
}
