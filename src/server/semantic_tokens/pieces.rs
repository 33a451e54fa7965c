//! From a reading to pieces of the draft that do not overlap, each of one kind.

use super::legend::{FIRST_REFERENCE, Kind, QUOTED, UNRESOLVED};
use crate::{
    draft::Draft,
    reading::{Mention, Reading, Speaker},
    text::Span,
};

/// A stretch of the draft of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) kind: Kind,
    pub(super) modifiers: u32,
}

/// The pieces in order. Where things lie over one another the smaller is seen: a name in a quote, a title
/// in a name.
pub(super) fn pieces(draft: &Draft, reading: &Reading) -> Vec<Piece> {
    let mut layers = Layers::default();
    for quote in &reading.quotes {
        let whole = [quote.span];
        let parts = if quote.parts.is_empty() {
            &whole[..]
        } else {
            &quote.parts
        };
        for &part in parts {
            layers.add(part, Kind::Quote, 0);
        }
        if let Some(attribution) = &quote.attribution {
            let unresolved = match attribution.speaker {
                Speaker::Unresolved => UNRESOLVED,
                Speaker::Person(_) | Speaker::Organization(_) => 0,
            };
            layers.add(attribution.mention, Kind::Speaker, unresolved);
            if let Some(cue) = attribution.cue {
                layers.add(cue, Kind::Cue, 0);
            }
        }
    }
    for person in &reading.people {
        layers.mentions(&person.mentions, Kind::Person);
        for title in &person.titles {
            layers.add(title.span, Kind::Title, 0);
        }
    }
    for organization in &reading.organizations {
        layers.mentions(&organization.mentions, Kind::Organization);
    }
    for date in &reading.dates {
        layers.add(date.span, Kind::Date, 0);
    }
    for (index, (passage, facts)) in draft.passages().iter().zip(&reading.facts).enumerate() {
        let start = draft.passage_start(index);
        for quantity in facts
            .quantities
            .iter()
            .filter(|quantity| quantity.is_shown())
        {
            let span = facts.span_of(&quantity.tokens);
            let span = passage.prose().to_passage(span).shifted(start);
            layers.add(span, Kind::Quantity, 0);
        }
    }
    layers.flatten()
}

/// What lies over the draft, in no order.
#[derive(Default)]
struct Layers(Vec<Piece>);

impl Layers {
    fn add(&mut self, span: Span, kind: Kind, modifiers: u32) {
        if !span.is_empty() {
            self.0.push(Piece {
                span,
                kind,
                modifiers,
            });
        }
    }

    fn mentions(&mut self, mentions: &[Mention], kind: Kind) {
        for (index, mention) in mentions.iter().enumerate() {
            let first = if index == 0 { FIRST_REFERENCE } else { 0 };
            self.add(mention.span, kind, first);
        }
    }

    /// What is seen from above.
    fn flatten(mut self) -> Vec<Piece> {
        self.0
            .sort_by_key(|layer| (layer.span.start, height(layer.kind)));
        let mut seen = Seen::default();
        let mut open: Vec<Piece> = Vec::new();
        let mut at = 0;
        for layer in self.0 {
            seen.up_to(layer.span.start, &mut at, &mut open);
            open.push(layer);
        }
        seen.up_to(u32::MAX, &mut at, &mut open);
        seen.0
    }
}

/// What lies higher is seen.
fn height(kind: Kind) -> u8 {
    match kind {
        Kind::Quote => 0,
        Kind::Person | Kind::Organization => 1,
        Kind::Speaker => 2,
        Kind::Date | Kind::Quantity => 3,
        Kind::Title => 4,
        Kind::Cue => 5,
    }
}

#[derive(Default)]
struct Seen(Vec<Piece>);

impl Seen {
    /// Goes on from `at` to `end`: what is open there is seen where nothing higher lies over it.
    fn up_to(&mut self, end: u32, at: &mut u32, open: &mut Vec<Piece>) {
        while *at < end {
            open.retain(|layer| layer.span.end > *at);
            let Some(next) = open.iter().map(|layer| layer.span.end).min() else {
                break;
            };
            let next = next.min(end);
            let top = open
                .iter()
                .max_by_key(|layer| (height(layer.kind), layer.span.start));
            if let Some(top) = top {
                let mut piece = Piece {
                    span: Span::new(*at, next),
                    ..*top
                };
                for below in open.iter() {
                    piece.modifiers |= inherited(below, top);
                }
                self.push(piece);
            }
            *at = next;
        }
        *at = (*at).max(end);
    }

    fn push(&mut self, piece: Piece) {
        match self.0.last_mut() {
            Some(last)
                if last.span.end == piece.span.start
                    && last.kind == piece.kind
                    && last.modifiers == piece.modifiers =>
            {
                last.span.end = piece.span.end;
            }
            _ => self.0.push(piece),
        }
    }
}

/// What the top layer has from one that lies under it.
fn inherited(below: &Piece, top: &Piece) -> u32 {
    let quoted = if below.kind == Kind::Quote && top.kind != Kind::Quote {
        QUOTED
    } else {
        0
    };
    let named = matches!(below.kind, Kind::Person | Kind::Organization);
    let first = if named && top.kind == Kind::Speaker {
        below.modifiers & FIRST_REFERENCE
    } else {
        0
    };
    quoted | first
}
