//! Cutting a draft into passages, and cutting again around an edit.
//!
//! A passage is a stretch of text that can be read alone. What lies before it enters only through
//! its [`Entry`]; so a draft cut again around an edit equals one cut from scratch.

use std::sync::Arc;

use jiff::civil::Date;
use ropey::Rope;

use super::{Format, FrontMatter, Prose, Stet, Zone, html, markdown, plain, table::Cell};
use crate::text::Span;

/// What a passage needs to know of all that stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Entry {
    /// Something stands before it: front matter is no longer possible.
    pub begun: bool,
    /// Which elements are open, in HTML.
    pub open: html::Open,
}

impl Entry {
    /// The entry of any passage but the first, in formats that carry nothing over.
    pub(super) fn later() -> Self {
        Self {
            begun: true,
            ..Self::default()
        }
    }
}

/// A passage longer than this many bytes ends where its format lets it at all, so that an edit in a text
/// without blank lines does not read all of it again.
pub(super) const LONGEST: usize = 16 * 1024;

/// A stretch of a draft that can be read alone: its text, its words, its notes.
#[derive(Debug, PartialEq, Eq)]
pub struct Passage {
    text: Box<str>,
    entry: Entry,
    contents: Contents,
}

/// What parsing a passage yields. All spans of blocks are of the prose, those of stets of the passage.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Contents {
    pub(super) prose: Prose,
    pub(super) blocks: Vec<Block>,
    pub(super) stets: Vec<Stet>,
    pub(super) front_matter: Option<FrontMatter>,
    /// The day the markup says the story was published; the span is of the passage.
    pub(super) published: Option<(Date, Span)>,
}

/// A paragraph, heading, list item, caption, cell: prose that quotation marks do not cross.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Where it stands in the prose.
    pub span: Span,
    /// What the markup says it is; [`super::Draft::zone`] also knows what its place says.
    pub zone: Zone,
    /// Level of a heading, 1 to 6; 0 for anything else.
    pub level: u8,
    /// The cell of a table that it stands in.
    pub cell: Option<Cell>,
}

impl Passage {
    fn new(format: Format, text: &str, entry: Entry) -> Self {
        let contents = match format {
            Format::Markdown => markdown::parse(text, entry),
            Format::Plain => plain::parse(text, entry),
            Format::Html => html::parse(text, entry),
        };
        Self {
            text: text.into(),
            entry,
            contents,
        }
    }

    /// Its text as it is written, blank lines after it included.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Length of its text in bytes.
    pub fn len(&self) -> u32 {
        self.text.len() as u32
    }

    /// Whether it has no text; no passage of a draft is empty.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Its words without the markup.
    pub fn prose(&self) -> &Prose {
        &self.contents.prose
    }

    /// Its blocks in order, with spans of the prose.
    pub fn blocks(&self) -> &[Block] {
        &self.contents.blocks
    }

    /// Its stet notes in order, with spans of the passage.
    pub fn stets(&self) -> &[Stet] {
        &self.contents.stets
    }

    /// The day its markup says the story was published, with a span of the passage.
    pub fn published(&self) -> Option<(Date, Span)> {
        self.contents.published
    }

    /// The front matter, if this passage is that.
    pub fn front_matter(&self) -> Option<&FrontMatter> {
        self.contents.front_matter.as_ref()
    }
}

/// Length of the first passage of `text` (at least one byte of a text that is not empty) and what the
/// next one enters with. `text` must reach at least one passage further than the one that is cut,
/// unless the draft ends there.
fn first_passage(format: Format, text: &str, entry: Entry) -> (usize, Entry) {
    match format {
        Format::Markdown => markdown::first_passage(text, entry),
        Format::Plain => plain::first_passage(text, entry),
        Format::Html => html::first_passage(text, entry),
    }
}

/// All passages of `text`.
pub(super) fn cut_all(format: Format, text: &str) -> Vec<Arc<Passage>> {
    let mut passages = Vec::new();
    let mut entry = Entry::default();
    let mut rest = text;
    while !rest.is_empty() {
        let (length, next) = first_passage(format, rest, entry);
        let (passage, after) = rest.split_at(length);
        passages.push(Arc::new(Passage::new(format, passage, entry)));
        entry = next;
        rest = after;
    }
    passages
}

/// An edit that was made: what it replaced, in bytes of the text before it, and how many bytes it put there.
#[derive(Clone, Copy)]
pub(super) struct Change {
    pub(super) span: Span,
    pub(super) inserted: u32,
}

/// Brings `passages` and their `starts` from the text before `change` to `text`, the text after it.
///
/// Cuts from one passage before the edit (whose end was found by looking at what followed) until an
/// old boundary comes back with the same entry; everything after it is kept.
pub(super) fn cut_again(
    format: Format,
    text: &Rope,
    passages: &mut Vec<Arc<Passage>>,
    starts: &mut Vec<u32>,
    change: Change,
) {
    let Change { span, inserted } = change;
    let touched = starts
        .partition_point(|&start| start <= span.start)
        .saturating_sub(1);
    let first = touched.saturating_sub(1);
    let from = starts.get(first).copied().unwrap_or(0);
    let shift = |offset: u32| offset - span.len() + inserted;

    // Old passages that start at or past the edit's end may be kept.
    let keepable = starts.partition_point(|&start| start < span.end.max(from + 1));
    let mut reach = 2;
    loop {
        let limit = keepable + reach;
        let at_end = limit >= passages.len();
        let until = if at_end {
            text.len_bytes() as u32
        } else {
            shift(starts[limit])
        };
        let window = text.byte_slice(from as usize..until as usize).to_string();
        let mut cut = Vec::new();
        let mut entry = passages
            .get(first)
            .map_or_else(Entry::default, |passage| passage.entry);
        let mut old = keepable;
        let mut at = from;
        let kept = loop {
            while old < passages.len() && shift(starts[old]) < at {
                old += 1;
            }
            if old < limit.min(passages.len())
                && shift(starts[old]) == at
                && at > from
                && passages[old].entry == entry
            {
                break Some(old);
            }
            let rest = &window[(at - from) as usize..];
            if rest.is_empty() {
                break at_end.then_some(passages.len());
            }
            let (length, next) = first_passage(format, rest, entry);
            cut.push((Span::new(at - from, at - from + length as u32), entry));
            at += length as u32;
            entry = next;
        };
        let Some(kept) = kept else {
            reach *= 2;
            continue;
        };
        let fresh = cut
            .into_iter()
            .map(|(span, entry)| Arc::new(Passage::new(format, &window[span.range()], entry)));
        passages.splice(first..kept, fresh);
        starts.truncate(first);
        let mut start = from;
        for passage in &passages[first..] {
            starts.push(start);
            start += passage.len();
        }
        return;
    }
}
