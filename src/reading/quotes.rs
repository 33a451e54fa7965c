//! Quotes: pairing marks within a block, what a quote is by its looks, and joining what continues over paragraphs.
//!
//! Pairing looks at one block alone. A quote left open at its block's end covers the rest of the
//! block; whether it continues or was forgotten is known only to [`join`], which sees what follows.

mod boundary;
mod faults;
mod kind;
mod names;
mod pair;
mod single;

use std::sync::Arc;

use super::{Confidence, Facts, Quote, QuoteKind};
use crate::{
    draft::{Draft, Zone},
    language::{TokenKind, quotation_mark::MarkStyle},
    text::Span,
};

pub use faults::{MarkFault, MarkFaultKind, PlacedFault, faults};
pub use kind::{QuoteShape, kind};
pub(super) use kind::{has_frame, is_led, shape};
pub(super) use pair::pair;

/// A quote as the marks of one block show it. Spans are of the prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkedQuote {
    /// From the opening mark to the closing one, both included; to the block's end where it is left open.
    pub span: Span,
    /// What stands between the marks.
    pub inner: Span,
    /// Index of the first token after the opening mark.
    pub first: u32,
    /// One past the last token before the closing mark.
    pub end: u32,
    /// Whether no mark closes it in its block.
    pub open: bool,
    /// How many quotes it stands inside of.
    pub depth: u8,
    /// Index in [`Facts::quotes`] of the quote right around it.
    pub parent: Option<u32>,
    /// Which marks it has.
    pub style: MarkStyle,
    /// What it looks like by itself.
    pub shape: QuoteShape,
    /// Whether the writer's sentence it stands in has a verb of speech, or `according to`.
    pub framed: bool,
    /// Whether what stands right before it says that its words are somebody's: dubbed “…”.
    pub led: bool,
    /// Number of words between the marks.
    pub words: u32,
    /// The first of its own sentences in [`Facts::quoted_sentences`], and one past the last.
    pub(super) sentences: (u32, u32),
}

impl MarkedQuote {
    /// The indexes of its tokens, the marks included.
    pub fn tokens(&self) -> std::ops::Range<usize> {
        self.first as usize - 1..self.after()
    }

    /// The indexes of the tokens between its marks.
    pub fn inner_tokens(&self) -> std::ops::Range<usize> {
        self.first as usize..self.end as usize
    }

    /// One past the index of its last token, the closing mark included.
    pub fn after(&self) -> usize {
        self.end as usize + usize::from(!self.open)
    }
}

/// Where a quote, or one part of a quote that runs over several paragraphs, is in the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuotePlace {
    /// Index of the passage.
    pub passage: u32,
    /// Index of the block in the passage.
    pub block: u32,
    /// Index in [`Facts::quotes`] of the passage.
    pub quote: u32,
}

/// The quotes of a draft, joined over paragraphs, in the order they stand.
pub(super) fn join(draft: &Draft, facts: &[Arc<Facts>]) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    // The quote that the block before left open, by its index, and its marks.
    let mut left_open: Option<(usize, MarkStyle)> = None;
    for (index, (passage, facts)) in draft.passages().iter().zip(facts).enumerate() {
        let start = draft.passage_start(index);
        for (block, block_facts) in facts.blocks.iter().enumerate() {
            if block_facts.tokens.is_empty() {
                continue;
            }
            let mut before = left_open
                .take()
                .filter(|_| opens_block(facts, &block_facts.tokens));
            for place in block_facts.quotes.clone() {
                let marked = &facts.quotes[place];
                let span = passage.prose().to_passage(marked.span).shifted(start);
                let at = QuotePlace {
                    passage: index as u32,
                    block: block as u32,
                    quote: place as u32,
                };
                let continued = before
                    .take()
                    .filter(|&(_, style)| style == marked.style)
                    .map(|(whole, _)| whole);
                let this = continued.unwrap_or(quotes.len());
                if let Some(whole) = continued.and_then(|whole| quotes.get_mut(whole)) {
                    if whole.parts.is_empty() {
                        whole.parts.push(whole.span);
                    }
                    whole.parts.push(span);
                    whole.places.push(at);
                    whole.span = whole.span.join(span);
                    whole.words += marked.words;
                } else {
                    quotes.push(Quote {
                        span,
                        parts: Vec::new(),
                        places: vec![at],
                        kind: kind(marked.shape, marked.framed),
                        words: marked.words,
                        zone: draft.zone(index, block),
                        attribution: None,
                    });
                }
                if marked.open && marked.depth == 0 && marked.end as usize == block_facts.tokens.end
                {
                    left_open = Some((this, marked.style));
                }
            }
        }
    }
    quotes
}

/// Gives quotes their kind anew, now that it is known which of them somebody is said to have said.
pub(super) fn settle_kinds(facts: &[Arc<Facts>], quotes: &mut [Quote]) {
    let doubled = outer_marks_are_double(facts);
    for index in 0..quotes.len() {
        let quote = &quotes[index];
        let Some(marked) = quote.places.first().and_then(|place| {
            facts[place.passage as usize]
                .quotes
                .get(place.quote as usize)
        }) else {
            continue;
        };
        let claim = marked.style == MarkStyle::Single
            && marked.depth == 0
            && (doubled || matches!(quote.zone, Zone::Headline | Zone::Crosshead));
        let kind = if !quote.parts.is_empty() {
            QuoteKind::Direct
        } else if claim {
            // In a heading, and in copy that quotes with double marks, single ones hold a claim or a
            // term in the desk's words.
            QuoteKind::Other
        } else {
            let framed = marked.led
                || match &quote.attribution {
                    // Inside another quote only that one's words tell.
                    _ if marked.depth > 0 => marked.framed,
                    Some(attribution) if attribution.confidence > Confidence::Low => true,
                    // A guess alone makes no fragment speech; beside the same speaker's other words it does.
                    Some(_) => has_framed_neighbour(quotes, index),
                    None => false,
                };
            kind(marked.shape, framed)
        };
        quotes[index].kind = kind;
    }
}

/// Whether a quote right before or after in the same block has a frame.
fn has_framed_neighbour(quotes: &[Quote], index: usize) -> bool {
    let block = |quote: &Quote| {
        quote
            .places
            .first()
            .map(|place| (place.passage, place.block))
    };
    let neighbours = [index.checked_sub(1), index.checked_add(1)];
    neighbours
        .into_iter()
        .flatten()
        .filter_map(|at| quotes.get(at))
        .any(|other| {
            block(other) == block(&quotes[index])
                && other
                    .attribution
                    .as_ref()
                    .is_some_and(|attribution| attribution.confidence > Confidence::Low)
        })
}

/// Whether most quotes that stand in no other have double marks.
fn outer_marks_are_double(facts: &[Arc<Facts>]) -> bool {
    let (mut double, mut single) = (0_usize, 0_usize);
    for quote in facts.iter().flat_map(|facts| &facts.quotes) {
        if quote.depth == 0 {
            match quote.style {
                MarkStyle::Single => single += 1,
                _ => double += 1,
            }
        }
    }
    double > single
}

/// Whether a quote begins with the block of these tokens, bullets and brackets aside.
fn opens_block(facts: &Facts, tokens: &std::ops::Range<usize>) -> bool {
    for index in tokens.clone().take(3) {
        match facts.tokens[index].kind {
            TokenKind::QuotationMark => return facts.innermost[index] != Facts::UNQUOTED,
            TokenKind::Punctuation(_) => {}
            _ => return false,
        }
    }
    false
}
