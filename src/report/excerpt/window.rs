//! How much of a line is shown around marked words, and where it is broken into rows.

use std::ops::Range;

use super::{Line, row::width};
use crate::{draft::Draft, text::Span};

/// A part of a line that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    /// Bytes of the draft.
    pub(super) span: Span,
    /// Whether the line goes on before it.
    pub(super) cut_before: bool,
    /// Whether the line goes on after it.
    pub(super) cut_after: bool,
}

/// What is shown of `line` around `words`, which lie on it: the sentence if it is near, otherwise
/// about half a row on either side. `room` is a row's width.
pub(super) fn around(draft: &Draft, line: Line, words: Span, room: usize) -> Window {
    let reach = 2 * room as u32;
    let before = clamp(
        draft,
        Span::new(
            words.start.saturating_sub(reach).max(line.span.start),
            words.start,
        ),
    );
    let after = clamp(
        draft,
        Span::new(
            words.end,
            words.end.saturating_add(reach).min(line.span.end),
        ),
    );
    let text_before = draft.slice(before);
    let text_after = draft.slice(after);
    let start = if before.start == line.span.start && before.len() <= room as u32 {
        before.start
    } else {
        before.start + start_of_context(&text_before, room) as u32
    };
    let end = if after.end == line.span.end && after.len() <= room as u32 {
        after.end
    } else {
        after.start + end_of_context(&text_after, room) as u32
    };
    Window {
        span: Span::new(start, end),
        cut_before: start > line.span.start,
        cut_after: end < line.span.end,
    }
}

/// `span`, its ends moved inwards to character boundaries.
fn clamp(draft: &Draft, span: Span) -> Span {
    let text = draft.text();
    let is_boundary = |at: u32| text.char_to_byte(text.byte_to_char(at as usize)) == at as usize;
    let (mut start, mut end) = (span.start, span.end);
    while start < end && !is_boundary(start) {
        start += 1;
    }
    while end > start && !is_boundary(end) {
        end -= 1;
    }
    Span::new(start, end)
}

/// Where in the text before the words the window begins.
fn start_of_context(before: &str, room: usize) -> usize {
    let ends = ['.', '!', '?'];
    let sentence = before
        .char_indices()
        .rev()
        .filter(|(at, char)| {
            let tail = &before[at + char.len_utf8()..];
            ends.contains(char)
                && tail
                    .trim_start_matches(['”', '’', '"', '\'', ')'])
                    .starts_with(' ')
        })
        .map(|(at, _)| at)
        .find_map(|at| {
            let start = at + before[at..].find(' ')? + 1;
            (start < before.len()).then_some(start)
        });
    if let Some(start) = sentence {
        return start;
    }
    let wanted = before.len().saturating_sub(room / 2);
    next_word(before, wanted)
}

/// Where in the text after the words the window ends.
fn end_of_context(after: &str, room: usize) -> usize {
    let mut end = 0;
    let mut wide_enough = None;
    for (at, char) in after.char_indices() {
        end = at + char.len_utf8();
        if matches!(char, '.' | '!' | '?') {
            let closing = after[end..]
                .chars()
                .take_while(|char| matches!(char, '”' | '’' | '"' | '\'' | ')'))
                .map(char::len_utf8)
                .sum::<usize>();
            let rest = &after[end + closing..];
            if rest.is_empty() || rest.starts_with(' ') {
                return end + closing;
            }
        }
        if char == ' ' && at <= room / 2 {
            wide_enough = Some(at);
        }
        if at > room {
            break;
        }
    }
    wide_enough.unwrap_or_else(|| end.min(boundary(after, room / 2)))
}

/// The last character boundary of `text` that is not after byte `at`.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

fn next_word(text: &str, from: usize) -> usize {
    let from = boundary(text, from);
    text[from..]
        .find(' ')
        .map(|at| from + at + 1)
        .filter(|&at| at < text.len())
        .unwrap_or(from)
}

/// `text` in rows no wider than `room`, broken between words where there are any; bytes of `text`.
pub(super) fn rows(text: &str, room: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut start = 0;
    let mut used = 0;
    let mut end = 0;
    for word in text.split_inclusive([' ', '\t']) {
        let bare = word.trim_end_matches([' ', '\t']);
        if used > 0 && used + width(bare) > room {
            rows.push(start..end);
            start = end;
            used = 0;
        }
        used += width(word);
        end += word.len();
        while used > room && width(bare) > room {
            let cut = start + fitting(&text[start..end], room);
            if cut >= end {
                break;
            }
            rows.push(start..cut);
            start = cut;
            used = width(&text[start..end]);
        }
    }
    if start < text.len() || rows.is_empty() {
        rows.push(start..text.len());
    }
    rows
}

/// How many bytes of `text` fit into `room`; at least one character.
fn fitting(text: &str, room: usize) -> usize {
    let mut used = 0;
    for (at, char) in text.char_indices() {
        used += width(char.encode_utf8(&mut [0; 4]));
        if used > room && at > 0 {
            return at;
        }
    }
    text.len()
}
