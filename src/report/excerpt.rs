//! The words a finding is about, as they stand in the draft: lines wrapped to the page, cut around
//! the marked words, underlined in the right columns whatever the width of the characters.
//!
//! The work is in proportion to what is shown, not to the length of the line.

mod frame;
mod row;
mod window;

use std::{borrow::Cow, ops::Range};

use anstyle::Style;

use crate::{draft::Draft, text::Span};

pub(super) use frame::{Frame, wrap_words};
pub(super) use row::{visible, width};

/// Words to be marked.
#[derive(Debug, Clone)]
pub(super) struct Mark<'a> {
    /// Where they stand, in bytes of the draft.
    pub(super) span: Span,
    /// How they are painted.
    pub(super) style: Style,
    /// What runs under them.
    pub(super) glyph: char,
    /// What is said of them there.
    pub(super) label: Option<&'a str>,
}

/// A part of one line of the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// From 0.
    number: usize,
    /// Bytes of the draft, without the line's break.
    span: Span,
}

/// The line with this number, from 0.
pub(super) fn line(draft: &Draft, number: usize) -> Line {
    let text = draft.text();
    let start = text.line_to_byte(number);
    let mut end = text.line_to_byte(number + 1);
    while end > start && matches!(text.byte(end - 1), b'\n' | b'\r') {
        end -= 1;
    }
    Line {
        number,
        span: Span::of(start..end),
    }
}

/// The numbers of the lines that `span` stands on, from 0.
fn lines_of(draft: &Draft, span: Span) -> Range<usize> {
    let text = draft.text();
    let number = |offset: u32| text.byte_to_line((offset as usize).min(text.len_bytes()));
    let first = number(span.start);
    let last = if span.is_empty() {
        first
    } else {
        number(span.end - 1)
    };
    first..last.max(first) + 1
}

/// The largest line number among the marks, from 1.
pub(super) fn last_line(draft: &Draft, marks: &[Mark<'_>]) -> usize {
    marks
        .iter()
        .map(|mark| lines_of(draft, mark.span).end)
        .max()
        .unwrap_or(1)
}

/// `text` as it stands there, or its nearest sensible form on one line.
pub(super) fn on_one_line(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\r']) {
        let joined: Vec<&str> = text.split_whitespace().collect();
        Cow::Owned(joined.join(" "))
    } else {
        Cow::Borrowed(text)
    }
}
