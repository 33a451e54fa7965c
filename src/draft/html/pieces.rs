//! The tokenizer's events as pieces with spans: text, tags, comments.

use html5gum::{
    StringReader, Tokenizer,
    emitters::callback::{Callback, CallbackEmitter, CallbackEvent},
};

use super::element::{Element, class_zone};
use crate::{draft::Zone, text::Span};

/// A stretch of HTML. Spans are bytes of the text that was given to [`Pieces::new`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// What stands between tags, entities not decoded.
    Text(Span),
    /// `<p class=…>`
    Start(StartTag),
    /// `</p>`
    End(Element, Span),
    /// `<!-- … -->`
    Comment(Span),
    /// The value of an attribute that says when the page was published.
    Date(Span),
}

/// A start tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StartTag {
    pub(super) element: Element,
    pub(super) span: Span,
    /// What its classes say its words are.
    pub(super) zone: Option<Zone>,
    /// Whether it is a cell over several rows or columns.
    pub(super) spans: bool,
    pub(super) self_closing: bool,
}

type Events = CallbackEmitter<Collect, Piece, usize>;

/// The pieces of a text in order; what was not asked for is not tokenized.
pub(super) struct Pieces<'a>(Tokenizer<StringReader<'a>, Events>);

impl<'a> Pieces<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut emitter = CallbackEmitter::new(Collect::default());
        // Scripts, styles, titles are raw text: tags inside them are none.
        emitter.naively_switch_states(true);
        Self(Tokenizer::new_with_emitter(text, emitter))
    }
}

impl Iterator for Pieces<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        self.0.next().and_then(Result::ok)
    }
}

/// What is known of the start tag that is being read.
#[derive(Debug, Default)]
struct Collect {
    start: u32,
    element: Element,
    zone: Option<Zone>,
    spans: bool,
    attribute: Attribute,
    names_date: bool,
    date: Option<Span>,
}

/// The attributes that matter.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Attribute {
    #[default]
    Other,
    Class,
    /// `name`, `property` or `itemprop`: may say that the tag gives the date.
    Property,
    /// `content` of `<meta>`, `datetime` of `<time>`.
    Value,
    /// `colspan`, `rowspan`
    Extent,
}

impl Callback<Piece, usize> for Collect {
    fn handle_event(
        &mut self,
        event: CallbackEvent<'_>,
        span: html5gum::Span<usize>,
    ) -> Option<Piece> {
        let span = Span::of(span.start..span.end);
        match event {
            CallbackEvent::OpenStartTag { name } => {
                *self = Self {
                    start: span.start,
                    element: Element::of(name),
                    ..Self::default()
                };
                None
            }
            CallbackEvent::AttributeName { name } => {
                self.attribute = match name {
                    b"class" => Attribute::Class,
                    b"name" | b"property" | b"itemprop" => Attribute::Property,
                    b"content" | b"datetime" => Attribute::Value,
                    b"colspan" | b"rowspan" => Attribute::Extent,
                    _ => Attribute::Other,
                };
                None
            }
            CallbackEvent::AttributeValue { value } => {
                match self.attribute {
                    Attribute::Class => self.zone = class_zone(value),
                    Attribute::Property => self.names_date |= is_date_property(value),
                    Attribute::Value => self.date = Some(span),
                    Attribute::Extent => self.spans |= value.trim_ascii() != b"1",
                    Attribute::Other => {}
                }
                None
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                if self.element == Element::Dated && self.names_date && self.date.is_some() {
                    return self.date.take().map(Piece::Date);
                }
                Some(Piece::Start(StartTag {
                    element: self.element,
                    span: Span::new(self.start, span.end),
                    zone: self.zone,
                    spans: self.spans,
                    self_closing,
                }))
            }
            CallbackEvent::EndTag { name } => Some(Piece::End(Element::of(name), span)),
            CallbackEvent::String { .. } => Some(Piece::Text(span)),
            CallbackEvent::Comment { .. } => Some(Piece::Comment(span)),
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => None,
        }
    }
}

/// The ways pages name their day of publication.
fn is_date_property(value: &[u8]) -> bool {
    [
        "date",
        "pubdate",
        "publishdate",
        "datepublished",
        "article:published_time",
        "dc.date",
        "dcterms.date",
    ]
    .iter()
    .any(|name| value.eq_ignore_ascii_case(name.as_bytes()))
}
