//! A draft: the text of one story at one moment, cut into passages.
//!
//! Comes in: text, its format and its name; later, edits. Goes out: passages, each with its words
//! without the markup and the way back to the bytes. This floor knows formats and no language.

mod composer;
mod front_matter;
mod head;
pub mod html;
mod markdown;
mod passage;
mod plain;
mod prose;
mod stet;
mod table;
#[cfg(test)]
mod tests;
mod zone;

use std::{borrow::Cow, sync::Arc};

use jiff::civil::Date;
use ropey::Rope;

use crate::text::{Decoded, Span};

pub use front_matter::{FrontMatter, Syntax};
pub use head::{BlockPlace, HeadMatter};
pub use passage::{Block, Entry, Passage};
pub use prose::{Prose, ProseBuilder};
pub use stet::{Stet, StetReach};
pub use table::{Cell, Table, TableCell};
pub use zone::Zone;

/// How a draft is written.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Deserialize, serde::Serialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Markdown, as `CommonMark` with tables and front matter has it.
    #[default]
    Markdown,
    /// Plain text, as wires carry it.
    Plain,
    /// An HTML page or fragment.
    Html,
}

impl Format {
    /// The format a file of this name is in, by its extension; plain text for an unknown one.
    pub fn of_name(name: &str) -> Self {
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        match extension.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Self::Markdown,
            "html" | "htm" => Self::Html,
            _ => Self::Plain,
        }
    }
}

/// The text of one story at one moment. Cloning shares the text and the passages.
#[derive(Debug, Clone)]
pub struct Draft {
    name: Arc<str>,
    format: Format,
    byte_order_mark: bool,
    text: Rope,
    passages: Arc<Passages>,
    head: HeadMatter,
}

/// The passages in order and where each starts.
#[derive(Debug, Clone, Default)]
struct Passages {
    list: Vec<Arc<Passage>>,
    /// Byte offsets into the draft, one per passage.
    starts: Vec<u32>,
}

impl Draft {
    /// The draft of `text`. `name` is what findings call it, usually a path.
    pub fn new(name: impl Into<Arc<str>>, format: Format, text: &str) -> Self {
        let list = passage::cut_all(format, text);
        let mut draft = Self {
            name: name.into(),
            format,
            byte_order_mark: false,
            text: Rope::from_str(text),
            passages: Arc::new(Passages {
                starts: starts_of(&list),
                list,
            }),
            head: HeadMatter::default(),
        };
        draft.head = head::head_matter(&draft);
        draft
    }

    /// The draft of a file's text, in the format its name says unless `format` says otherwise.
    pub fn of_file(name: impl Into<Arc<str>>, format: Option<Format>, file: &Decoded) -> Self {
        let name = name.into();
        let format = format.unwrap_or_else(|| Format::of_name(&name));
        let mut draft = Self::new(name, format, &file.text);
        draft.byte_order_mark = file.byte_order_mark;
        draft
    }

    /// What findings call it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How it is written.
    pub fn format(&self) -> Format {
        self.format
    }

    /// The text, without the byte order mark.
    pub fn text(&self) -> &Rope {
        &self.text
    }

    /// Whether the file begins with a byte order mark. Spans do not count it.
    pub fn has_byte_order_mark(&self) -> bool {
        self.byte_order_mark
    }

    /// Length of the text in bytes.
    pub fn len(&self) -> u32 {
        self.text.len_bytes() as u32
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text at `span`, byte offsets into the draft; empty where `span` is not in it or not on character boundaries.
    pub fn slice(&self, span: Span) -> Cow<'_, str> {
        match self.text.get_byte_slice(span.range()) {
            Some(slice) => slice.into(),
            None => Cow::Borrowed(""),
        }
    }

    /// The passages in order.
    pub fn passages(&self) -> &[Arc<Passage>] {
        &self.passages.list
    }

    /// How many passages at the start and at the end are the very ones that `before`, an earlier state
    /// of this draft, has there.
    pub fn kept_since(&self, before: &Self) -> (usize, usize) {
        let (old, new) = (before.passages(), self.passages());
        let same = |(old, new): &(&Arc<Passage>, &Arc<Passage>)| Arc::ptr_eq(old, new);
        let first = old.iter().zip(new).take_while(same).count();
        let shorter = old.len().min(new.len()) - first;
        let last = old
            .iter()
            .rev()
            .zip(new.iter().rev())
            .take(shorter)
            .take_while(same)
            .count();
        (first, last)
    }

    /// The byte offset at which passage `index` starts; the draft's length for the one past the last.
    pub fn passage_start(&self, index: usize) -> u32 {
        self.passages
            .starts
            .get(index)
            .copied()
            .unwrap_or_else(|| self.len())
    }

    /// The index of the passage that holds byte `offset`; the last one for the end of the text.
    pub fn passage_at(&self, offset: u32) -> usize {
        self.passages
            .starts
            .partition_point(|&start| start <= offset)
            .saturating_sub(1)
    }

    /// Headline, standfirst, byline and dateline, as far as they were found.
    pub fn head(&self) -> &HeadMatter {
        &self.head
    }

    /// The zone of block `block` of passage `passage`.
    pub fn zone(&self, passage: usize, block: usize) -> Zone {
        self.head.zone(passage, block).unwrap_or_else(|| {
            self.passages
                .list
                .get(passage)
                .and_then(|passage| passage.blocks().get(block))
                .map_or(Zone::Body, |block| block.zone)
        })
    }

    /// What the front matter says; nothing where there is none.
    pub fn front_matter(&self) -> Option<&FrontMatter> {
        self.passages.list.first()?.front_matter()
    }

    /// The syntax of the front matter that the line of byte `offset` stands in, which may still be
    /// without an end; `None` where it stands in none.
    pub fn front_matter_around(&self, offset: u32) -> Option<Syntax> {
        /// More than front matter can have.
        const FAR: u32 = 32 * 1024;
        let line = self.text.byte_to_line(offset.min(self.len()) as usize);
        let start = self.text.line_to_byte(line) as u32;
        if start == 0 || start > FAR {
            return None;
        }
        front_matter::left_open(&self.slice(Span::new(0, start)))
    }

    /// The day the draft says it speaks from, in its front matter or in the markup of a page's head, and where it says so.
    pub fn date(&self) -> Option<(Date, Span)> {
        let first = self.passages.list.iter().zip(&self.passages.starts);
        first.take(head::PASSAGES).find_map(|(passage, &start)| {
            let matter = passage.front_matter().and_then(|matter| matter.date);
            let (date, span) = matter.or(passage.published())?;
            Some((date, span.shifted(start)))
        })
    }

    /// All stet notes in order, with spans into the draft.
    pub fn stets(&self) -> impl Iterator<Item = Stet> + '_ {
        self.passages
            .list
            .iter()
            .zip(&self.passages.starts)
            .flat_map(|(passage, &start)| {
                passage.stets().iter().map(move |stet| stet.shifted(start))
            })
    }

    /// Replaces the bytes of `span` and cuts the passages again around it; the work is in proportion
    /// to the edit and the passages it touches.
    ///
    /// A span past the end is moved to it; one that is not on character boundaries is widened to them.
    pub fn edit(&mut self, span: Span, replacement: &str) {
        let length = self.text.len_bytes();
        let start_char = self.text.byte_to_char((span.start as usize).min(length));
        let end_byte = (span.end as usize).min(length);
        let mut end_char = self.text.byte_to_char(end_byte);
        if self.text.char_to_byte(end_char) < end_byte {
            end_char += 1;
        }
        let span = Span::of(
            self.text.char_to_byte(start_char)..self.text.char_to_byte(end_char.max(start_char)),
        );
        self.text.remove(start_char..end_char.max(start_char));
        self.text.insert(start_char, replacement);
        let change = passage::Change {
            span,
            inserted: replacement.len() as u32,
        };
        let Passages { list, starts } = Arc::make_mut(&mut self.passages);
        passage::cut_again(self.format, &self.text, list, starts, change);
        self.head = head::head_matter(self);
    }
}

fn starts_of(passages: &[Arc<Passage>]) -> Vec<u32> {
    passages
        .iter()
        .scan(0, |at, passage| {
            let start = *at;
            *at += passage.len();
            Some(start)
        })
        .collect()
}
