//! HTML: pages and fragments, well formed or not, and the HTML inside Markdown.
//!
//! The tokenizer is a library's; what elements are open is counted here, not kept on a stack, so that
//! it fits into an [`Entry`] and deep nesting costs nothing.

mod element;
mod entity;
mod pieces;

use super::{
    composer::Composer,
    front_matter,
    passage::{Contents, Entry},
    table::{Cell, TablePlace},
    zone::Zone,
};
use crate::text::Span;

use element::Element;
use pieces::{Piece, Pieces, StartTag};

/// A passage without words ends at the first block tag past this many bytes, so that no edit re-reads more.
const LONGEST_MARKUP: u32 = 4096;

/// Which elements are open where a passage starts, as far as they say what its words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Open {
    lists: u32,
    quotes: u32,
    tables: u32,
    /// Where in the outermost of them.
    table: TablePlace,
    silent: u32,
    preformatted: u32,
    /// Inline code; a block ends it.
    code: u32,
    /// In raw text.
    raw: bool,
    caption: bool,
    /// Level of the open heading; 0 for none.
    heading: u8,
    /// The element whose class says what its words are.
    classed: Option<Classed>,
    /// Line breaks since the last words: two end a block.
    breaks: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Classed {
    zone: Zone,
    element: Element,
    /// How many elements of its sort are open in it.
    inner: u32,
}

impl Open {
    fn start(&mut self, tag: &StartTag) {
        self.raw = tag.element == Element::Raw;
        if tag.element.is_block() {
            self.code = 0;
            self.breaks = 0;
        }
        if !matches!(tag.element, Element::Division | Element::Section) && tag.element.is_block() {
            // An unclosed heading ends where something begins that cannot be in one.
            self.heading = 0;
        }
        match tag.element {
            Element::Code => self.code += 1,
            Element::Silent if !tag.self_closing => self.silent += 1,
            Element::Preformatted => self.preformatted += 1,
            Element::Heading(level) => self.heading = level,
            Element::List => self.lists += 1,
            Element::BlockQuote => self.quotes += 1,
            Element::Table => {
                self.tables += 1;
                self.caption = false;
                if self.tables == 1 {
                    self.table = TablePlace::start();
                }
            }
            Element::Row => {
                self.caption = false;
                if self.tables == 1 {
                    self.table.start_row();
                }
            }
            Element::Cell | Element::HeaderCell => {
                self.caption = false;
                if self.tables == 1 {
                    let header = tag.element == Element::HeaderCell;
                    self.table.start_cell(header, tag.spans);
                }
            }
            Element::TablePart | Element::Figure => self.caption = false,
            Element::Caption => self.caption = true,
            Element::Page => *self = Self::default(),
            Element::LineBreak => self.breaks = self.breaks.saturating_add(1),
            _ => {}
        }
        if let Some(classed) = &mut self.classed
            && tag.element.is_block()
        {
            match (classed.element, tag.element) {
                (Element::Division, Element::Division) => classed.inner += 1,
                (Element::Division, _)
                | (Element::Heading(_), Element::Division | Element::Section) => {}
                // It was not closed, and this cannot stand in it.
                _ => self.classed = None,
            }
        }
        if self.classed.is_none()
            && let Some(zone) = tag.zone
            && matches!(
                tag.element,
                Element::Paragraph | Element::Division | Element::Heading(_)
            )
        {
            self.classed = Some(Classed {
                zone,
                element: tag.element,
                inner: 0,
            });
        }
    }

    fn end(&mut self, element: Element) {
        self.raw = false;
        if element.is_block() {
            self.code = 0;
            self.breaks = 0;
        }
        let less = |count: &mut u32| *count = count.saturating_sub(1);
        match element {
            Element::Code => less(&mut self.code),
            Element::Silent => less(&mut self.silent),
            Element::Preformatted => less(&mut self.preformatted),
            Element::Heading(_) => self.heading = 0,
            Element::List => less(&mut self.lists),
            Element::BlockQuote => less(&mut self.quotes),
            Element::Table => {
                less(&mut self.tables);
                if self.tables == 0 {
                    self.table = TablePlace::default();
                }
            }
            Element::Figure | Element::Caption => self.caption = false,
            _ => {}
        }
        if let Some(classed) = &mut self.classed
            && (classed.element == element
                || matches!(
                    (classed.element, element),
                    (Element::Heading(_), Element::Heading(_))
                ))
        {
            if classed.inner == 0 {
                self.classed = None;
            } else {
                classed.inner -= 1;
            }
        }
    }

    /// Whether what stands here is no prose.
    fn is_silent(&self) -> bool {
        self.raw || self.silent > 0 || self.preformatted > 0 || self.code > 0
    }

    /// The cell of the table that the words stand in; none in a table within a table.
    fn cell(&self) -> Option<Cell> {
        (self.tables == 1 && self.zone() == Zone::Table).then(|| self.table.cell())
    }

    /// Notes that words stand here.
    fn take_words(&mut self) {
        self.breaks = 0;
        self.table.take_words();
    }

    /// What the open elements say the words are.
    fn zone(&self) -> Zone {
        match self.classed {
            Some(classed) => classed.zone,
            None if self.caption => Zone::Caption,
            None if self.tables > 0 => Zone::Table,
            None if self.quotes > 0 => Zone::BlockQuote,
            None if self.heading > 0 => Zone::Crosshead,
            None if self.lists > 0 => Zone::List,
            None => Zone::Body,
        }
    }
}

/// Cuts at block tags, once there are words.
pub(super) fn first_passage(text: &str, entry: Entry) -> (usize, Entry) {
    let entry_after = |open| Entry { begun: true, open };
    let mut open = entry.open;
    let mut words = false;
    let mut begin = 0;
    if !entry.begun {
        let (length, complete) = front_matter::extent(text);
        if complete {
            return (length, entry_after(open));
        }
        begin = length as u32;
    }
    let ends = |words: bool, at: u32| at > begin && (words || at > LONGEST_MARKUP);
    for piece in Pieces::new(text) {
        match piece {
            Piece::Text(span) => {
                if !open.is_silent() && !text[span.range()].trim().is_empty() {
                    words = true;
                    open.take_words();
                }
            }
            Piece::Start(tag) => {
                if tag.element.is_block() && ends(words, tag.span.start) {
                    open.breaks = 0;
                    return (tag.span.start as usize, entry_after(open));
                }
                open.start(&tag);
                if open.breaks == 2 && ends(words, tag.span.end) {
                    open.breaks = 0;
                    return (with_white_space(text, tag.span.end), entry_after(open));
                }
            }
            Piece::End(element, span) => {
                open.end(element);
                if element.is_block() && ends(words, span.end) {
                    return (with_white_space(text, span.end), entry_after(open));
                }
            }
            Piece::Comment(_) | Piece::Date(_) => {}
        }
    }
    (text.len(), entry_after(open))
}

/// `at` and the white space after it.
fn with_white_space(text: &str, at: u32) -> usize {
    let rest = &text[at as usize..];
    at as usize + (rest.len() - rest.trim_start().len())
}

/// Block by block.
pub(super) fn parse(text: &str, entry: Entry) -> Contents {
    if !entry.begun
        && let Some(matter) = front_matter::read(text)
    {
        return Contents {
            front_matter: Some(matter),
            ..Contents::default()
        };
    }
    let mut composer = Composer::new();
    read(text, 0, entry.open, Zone::Body, &mut composer);
    composer.finish()
}

/// Gives the words of `text`, which stands at byte `base` of the passage, to `composer`. Words that
/// no element gives a zone are in `around`.
pub(super) fn read(text: &str, base: u32, open: Open, around: Zone, composer: &mut Composer) {
    let mut open = open;
    let begin = |open: &Open, composer: &mut Composer| {
        let zone = match open.zone() {
            Zone::Body => around,
            zone => zone,
        };
        composer.begin(zone, open.heading);
        composer.set_cell(open.cell());
    };
    begin(&open, composer);
    for piece in Pieces::new(text) {
        match piece {
            Piece::Text(span) => {
                let words = &text[span.range()];
                if !open.is_silent() {
                    if !words.trim().is_empty() {
                        open.take_words();
                    }
                    entity::decode(words, base + span.start, composer);
                }
            }
            Piece::Start(tag) => {
                let was_silent = open.is_silent();
                open.start(&tag);
                inline(
                    tag.element,
                    true,
                    was_silent,
                    tag.span.shifted(base),
                    composer,
                );
                if tag.element.is_block() || open.breaks == 2 {
                    begin(&open, composer);
                }
            }
            Piece::End(element, span) => {
                open.end(element);
                inline(
                    element,
                    false,
                    open.is_silent(),
                    span.shifted(base),
                    composer,
                );
                if element.is_block() {
                    begin(&open, composer);
                }
            }
            Piece::Comment(span) => {
                composer.comment(&text[span.range()], base + span.start);
            }
            Piece::Date(span) => {
                if let Some(date) = front_matter::date(&text[span.range()]) {
                    composer.date(date, span.shifted(base));
                }
            }
        }
    }
}

/// Puts down what an inline tag stands for.
fn inline(element: Element, starts: bool, silent: bool, span: Span, composer: &mut Composer) {
    match element {
        _ if silent => {}
        Element::LineBreak => composer.instead("\n", span),
        Element::Quoted => composer.instead(if starts { "“" } else { "”" }, span),
        Element::Code if starts => composer.object(span),
        _ => {}
    }
}

/// HTML tags that stand in a line of Markdown, given one by one. What is between them is not seen here.
#[derive(Debug, Default)]
pub(super) struct InlineTags {
    silent: u32,
}

impl InlineTags {
    /// Takes the tag or comment `text`, which stands at byte `at` of the passage.
    pub(super) fn take(&mut self, text: &str, at: u32, composer: &mut Composer) {
        for piece in Pieces::new(text) {
            let (element, starts, span) = match piece {
                Piece::Start(tag) => (tag.element, true, tag.span),
                Piece::End(element, span) => (element, false, span),
                Piece::Comment(span) => {
                    composer.comment(&text[span.range()], at + span.start);
                    continue;
                }
                Piece::Text(_) | Piece::Date(_) => continue,
            };
            let silences = matches!(element, Element::Code | Element::Raw | Element::Silent);
            inline(element, starts, self.silent > 0, span.shifted(at), composer);
            if silences && starts {
                self.silent += 1;
            } else if silences {
                self.silent = self.silent.saturating_sub(1);
            }
        }
    }

    /// Whether the words between the tags are no prose.
    pub(super) fn is_silent(&self) -> bool {
        self.silent > 0
    }
}
