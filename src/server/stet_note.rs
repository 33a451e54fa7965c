//! Writing a stet into a draft where it excuses a finding and changes nothing that readers see.
//!
//! Each place is tried on a copy of the draft first: it is good if the words are the same as before
//! and the note is read as one.

use std::{ops::Range, sync::Arc};

use crate::{
    draft::{Draft, Format, Passage, Stet, StetReach, Zone},
    text::{Edit, Span},
};

/// The edit that lets findings of `rule` on the line of byte `offset` stand.
pub(super) fn on_line(draft: &Draft, rule: &str, offset: u32) -> Option<Edit> {
    let text = draft.text();
    let line = text.byte_to_line(offset as usize);
    let start = text.line_to_byte(line) as u32;
    let end = start + content_len(draft, line);
    let note = note(draft.format(), "stet", rule);
    let above = above_alone(draft, line);
    if let Some(stet) = above.or_else(|| at_end(draft, Span::new(start, end))) {
        // A second note would come between the first and its line, so the first gets another name.
        let (_, last) = stet.rules.last()?;
        return Some(Edit::new(Span::at(last.end), format!(", {rule}")))
            .filter(|edit| is_good(draft, edit, rule, StetReach::Line));
    }
    let indentation = draft.slice(Span::new(start, end));
    let indentation =
        &indentation[..indentation.len() - indentation.trim_start_matches([' ', '\t']).len()];
    let before = Edit::new(
        Span::at(start),
        format!("{indentation}{note}{}", line_break(draft)),
    );
    let trailing = draft.slice(Span::new(start, end));
    let words_end = start + trailing.trim_end().len() as u32;
    let after = Edit::new(Span::at(words_end), format!(" {note}"));
    let begins = line == 0 || content_len(draft, line - 1) == 0;
    let places = if begins {
        [before, after]
    } else {
        [after, before]
    };
    places
        .into_iter()
        .find(|edit| is_good(draft, edit, rule, StetReach::Line))
}

/// The edit that lets findings of `rule` in the whole draft stand: at its head, or at its end if the
/// head is not to be disturbed.
pub(super) fn in_file(draft: &Draft, rule: &str) -> Option<Edit> {
    let note = note(draft.format(), "stet-file", rule);
    let head = match draft.front_matter() {
        Some(_) => draft.passage_start(1),
        None => 0,
    };
    let line_break = line_break(draft);
    let top = Edit::new(Span::at(head), format!("{note}{line_break}{line_break}"));
    let ends_with_break = draft.is_empty() || content_len(draft, draft.text().len_lines() - 1) == 0;
    let gap = if ends_with_break { "" } else { line_break };
    let bottom = Edit::new(
        Span::at(draft.len()),
        format!("{gap}{line_break}{note}{line_break}"),
    );
    [top, bottom]
        .into_iter()
        .find(|edit| is_good(draft, edit, rule, StetReach::File))
}

fn note(format: Format, word: &str, rule: &str) -> String {
    match format {
        Format::Markdown | Format::Html => format!("<!-- {word} {rule} -->"),
        Format::Plain => format!("[{word} {rule}]"),
    }
}

/// The line break that the draft uses.
fn line_break(draft: &Draft) -> &'static str {
    let text = draft.text();
    if text.len_lines() < 2 {
        return "\n";
    }
    let first = text.line(0);
    let length = first.len_chars();
    match (
        length.checked_sub(2).map(|at| first.char(at)),
        first.char(length - 1),
    ) {
        (Some('\r'), '\n') => "\r\n",
        (_, '\r') => "\r",
        _ => "\n",
    }
}

/// Length of a line in bytes without its break.
fn content_len(draft: &Draft, line: usize) -> u32 {
    let content = draft.text().line(line);
    let mut chars = content.len_chars();
    while chars > 0 && matches!(content.char(chars - 1), '\n' | '\r') {
        chars -= 1;
    }
    content.char_to_byte(chars) as u32
}

/// The line stet that stands alone on the line above, if it names rules.
fn above_alone(draft: &Draft, line: usize) -> Option<Stet> {
    let above = line.checked_sub(1)?;
    let start = draft.text().line_to_byte(above) as u32;
    let span = Span::new(start, start + content_len(draft, above));
    let text = draft.slice(span);
    line_stet(draft, span).filter(|stet| text.trim().len() as u32 == stet.span.len())
}

/// The line stet at the end of the line itself, if it names rules.
fn at_end(draft: &Draft, line: Span) -> Option<Stet> {
    line_stet(draft, line)
}

fn line_stet(draft: &Draft, line: Span) -> Option<Stet> {
    let passage = draft.passage_at(line.start);
    let start = draft.passage_start(passage);
    let local = line.start - start;
    draft
        .passages()
        .get(passage)?
        .stets()
        .iter()
        .find(|stet| {
            stet.reach == StetReach::Line
                && !stet.rules.is_empty()
                && stet.span.start >= local
                && stet.span.end <= local + line.len()
        })
        .map(|stet| stet.shifted(start))
}

/// Whether the draft says the same to its readers after the edit, and names `rule` in a note.
fn is_good(draft: &Draft, edit: &Edit, rule: &str, reach: StetReach) -> bool {
    let mut edited = draft.clone();
    edited.edit(edit.span, &edit.replacement);
    let (old, new) = (draft.passages(), edited.passages());
    let (first, last) = edited.kept_since(draft);
    let names_rule = |passage: &Arc<Passage>| {
        passage
            .stets()
            .iter()
            .any(|stet| stet.reach == reach && stet.rules.iter().any(|(name, _)| name == rule))
    };
    new[first..new.len() - last].iter().any(names_rule)
        && said(draft, first..old.len() - last) == said(&edited, first..new.len() - last)
}

/// What these passages say to readers: each block's part in the story and its words.
fn said(draft: &Draft, passages: Range<usize>) -> Vec<(Zone, String)> {
    let mut said = Vec::new();
    for index in passages {
        let passage = &draft.passages()[index];
        for (block, place) in passage.blocks().iter().enumerate() {
            let words: Vec<&str> = passage
                .prose()
                .slice(place.span)
                .split_whitespace()
                .collect();
            if !words.is_empty() {
                said.push((draft.zone(index, block), words.join(" ")));
            }
        }
    }
    said
}
