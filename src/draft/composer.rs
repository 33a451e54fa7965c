//! Puts a passage's contents together, front to back, whatever its format.

use super::{
    passage::{Block, Contents},
    prose::ProseBuilder,
    stet::Stet,
    table::Cell,
    zone::Zone,
};
use crate::text::Span;

/// What stands in the line and is no words: inline code, an address. One such character is in the
/// prose for it, so that the words around it do not seem to touch.
const OBJECT: &str = "\u{fffc}";

/// Takes words in the order they stand and cuts them into blocks.
#[derive(Debug, Default)]
pub(super) struct Composer {
    prose: ProseBuilder,
    contents: Contents,
    /// Where the block that is being written starts in the prose.
    open: Option<u32>,
    zone: Zone,
    level: u8,
    cell: Option<Cell>,
}

impl Composer {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Ends the block; words that follow begin one in `zone`, a heading of `level` unless that is 0.
    pub(super) fn begin(&mut self, zone: Zone, level: u8) {
        self.end();
        self.zone = zone;
        self.level = level;
        self.cell = None;
    }

    /// The block that begins stands in this cell of a table.
    pub(super) fn set_cell(&mut self, cell: Option<Cell>) {
        self.cell = cell;
    }

    /// Adds `text`, which stands in the passage letter for letter at byte `at`. White space before a block is left out.
    pub(super) fn verbatim(&mut self, text: &str, at: u32) {
        let words = if self.open.is_some() {
            text
        } else {
            text.trim_start()
        };
        if !words.is_empty() {
            self.open.get_or_insert(self.prose.len());
            self.prose
                .verbatim(words, at + (text.len() - words.len()) as u32);
        }
    }

    /// Adds `text`, which stands for `span` of the passage without being its letters.
    pub(super) fn instead(&mut self, text: &str, span: Span) {
        if self.open.is_none() && text.trim().is_empty() {
            return;
        }
        self.open.get_or_insert(self.prose.len());
        self.prose.instead(text, span);
    }

    /// Adds what stands in the line at `span` of the passage and is no words.
    pub(super) fn object(&mut self, span: Span) {
        self.instead(OBJECT, span);
    }

    /// Takes the comment `text`, brackets and all, at byte `at`, which may be a note.
    pub(super) fn comment(&mut self, text: &str, at: u32) {
        self.contents.stets.extend(Stet::in_comment(text, at));
    }

    /// Adds a note.
    pub(super) fn stet(&mut self, stet: Stet) {
        self.contents.stets.push(stet);
    }

    /// Takes the day the markup says the story was published; the first one counts.
    pub(super) fn date(&mut self, date: jiff::civil::Date, span: Span) {
        self.contents.published.get_or_insert((date, span));
    }

    /// The passage's contents.
    pub(super) fn finish(mut self) -> Contents {
        self.end();
        self.contents.prose = self.prose.finish();
        self.contents
    }

    fn end(&mut self) {
        let Some(start) = self.open.take() else {
            return;
        };
        let written = &self.prose.text()[start as usize..];
        let words = written.trim_end();
        let end = start + words.len() as u32;
        let start = end - words.trim_start().len() as u32;
        if start < end {
            self.contents.blocks.push(Block {
                span: Span::new(start, end),
                zone: self.zone,
                level: self.level,
                cell: self.cell,
            });
        }
        self.prose.end_block();
    }
}
