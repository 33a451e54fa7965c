//! Plain text, as wires carry it.

use super::{
    passage::{Block, Contents, Entry},
    prose::ProseBuilder,
    zone::Zone,
};
use crate::text::Span;

/// A line longer than this many bytes is a paragraph by itself: nobody wraps lines so late.
const LONG_LINE: usize = 120;

/// Cuts after blank lines, and around long lines.
pub(super) fn first_passage(text: &str, _entry: Entry) -> (usize, Entry) {
    let mut end = 0;
    let mut words = false;
    let mut ended = false;
    for line in lines(text) {
        let content = line.trim_end_matches(['\n', '\r']);
        let blank = content.trim().is_empty();
        if ended && !blank || words && !blank && content.len() > LONG_LINE {
            break;
        }
        end += line.len();
        words |= !blank;
        ended = words && (blank || content.len() > LONG_LINE);
    }
    (
        end,
        Entry {
            begun: true,
            ..Entry::default()
        },
    )
}

/// One block per paragraph.
pub(super) fn parse(text: &str, _entry: Entry) -> Contents {
    let content = text.trim();
    if content.is_empty() {
        return Contents::default();
    }
    let start = (text.len() - text.trim_start().len()) as u32;
    let mut prose = ProseBuilder::new();
    prose.verbatim(content, start);
    let span = Span::new(0, prose.len());
    Contents {
        prose: prose.finish(),
        blocks: vec![Block {
            span,
            zone: Zone::Body,
            level: 0,
        }],
        ..Contents::default()
    }
}

/// The lines of `text`, each with its break: LF, CRLF or a lone CR.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = match memchr::memchr2(b'\n', b'\r', rest.as_bytes()) {
            Some(at)
                if rest.as_bytes()[at] == b'\r' && rest.as_bytes().get(at + 1) == Some(&b'\n') =>
            {
                at + 2
            }
            Some(at) => at + 1,
            None => rest.len(),
        };
        let (line, after) = rest.split_at(end);
        rest = after;
        Some(line)
    })
}
