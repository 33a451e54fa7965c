//! Spans of a draft as places in its file.

use serde::Serialize;

use crate::{
    draft::Draft,
    text::{
        Span,
        position::{Encoding, position},
    },
};

/// A line and a column, both from 1; columns count code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct Place {
    pub(super) line: u32,
    pub(super) column: u32,
}

/// Where byte `offset` of the draft stands.
pub(super) fn place(draft: &Draft, offset: u32) -> Place {
    let position = position(draft.text(), offset, Encoding::Utf32);
    Place {
        line: position.line + 1,
        column: position.column + 1,
    }
}

/// `span` in bytes of the file, whose byte order mark counts.
pub(super) fn in_file(draft: &Draft, span: Span) -> Span {
    if draft.has_byte_order_mark() {
        span.shifted('\u{feff}'.len_utf8() as u32)
    } else {
        span
    }
}
