//! Quotes: pairing marks within a block, what a quote is by its looks, and joining what continues over paragraphs.
//!
//! Pairing looks at one block alone. A quote left open at its block's end covers the rest of the
//! block; whether it continues or was forgotten is known only to [`join`], which sees what follows.

mod faults;
mod kind;
mod pair;

use std::sync::Arc;

use super::{Facts, Quote, QuoteKind};
use crate::{draft::Draft, language::quotation_mark::MarkStyle, text::Span};

pub use faults::{MarkFault, MarkFaultKind};
pub(super) use kind::shape;
pub use kind::{QuoteShape, kind};
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
    // Index of the quote that the block before left open.
    let mut left_open: Option<usize> = None;
    for (index, (passage, facts)) in draft.passages().iter().zip(facts).enumerate() {
        let start = draft.passage_start(index);
        let to_draft = |span: Span| passage.prose().to_passage(span).shifted(start);
        for (block, block_facts) in facts.blocks.iter().enumerate() {
            if block_facts.tokens.is_empty() {
                continue;
            }
            let before = left_open.take();
            for place in block_facts.quotes.clone() {
                let marked = &facts.quotes[place];
                let span = to_draft(marked.span);
                let at = QuotePlace {
                    passage: index as u32,
                    block: block as u32,
                    quote: place as u32,
                };
                let reopens =
                    marked.depth == 0 && marked.first as usize == block_facts.tokens.start + 1;
                let continued =
                    before.filter(|&before| reopens && same_style(facts, marked, &quotes[before]));
                let this = if let Some(before) = continued {
                    let whole = &mut quotes[before];
                    if whole.parts.is_empty() {
                        whole.parts.push(whole.span);
                    }
                    whole.parts.push(span);
                    whole.places.push(at);
                    whole.span = whole.span.join(span);
                    whole.words += marked.words;
                    whole.kind = QuoteKind::Direct;
                    before
                } else {
                    quotes.push(Quote {
                        span,
                        parts: Vec::new(),
                        places: vec![at],
                        kind: kind(marked.shape, false),
                        words: marked.words,
                        zone: draft.zone(index, block),
                        attribution: None,
                    });
                    quotes.len() - 1
                };
                if marked.open
                    && marked.depth == 0
                    && marked.span.end == facts.tokens[block_facts.tokens.end - 1].span.end
                {
                    left_open = Some(this);
                }
            }
        }
    }
    quotes
}

/// Whether a quote that begins a block goes on with the one left open before it.
fn same_style(_facts: &Facts, marked: &MarkedQuote, before: &Quote) -> bool {
    let _ = before;
    matches!(
        marked.style,
        MarkStyle::Double | MarkStyle::Single | MarkStyle::Angle
    )
}
