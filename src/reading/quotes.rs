//! Quotes: pairing marks within a block, and joining what continues over paragraphs.

use std::sync::Arc;

use super::{Facts, Quote, QuoteKind};
use crate::{
    draft::Draft,
    language::{Token, TokenKind},
    text::Span,
};

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
    /// Whether the block ends before it is closed.
    pub open: bool,
    /// How many quotes it stands inside of.
    pub depth: u8,
}

/// A mark without its partner. The span is of the prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkFault {
    /// The mark.
    pub span: Span,
}

/// Pairs the marks among `tokens[from..]`, the tokens of one block.
pub(super) fn pair(
    prose: &str,
    tokens: &[Token],
    from: usize,
    quotes: &mut Vec<MarkedQuote>,
    _faults: &mut Vec<MarkFault>,
) {
    let mut opened: Option<usize> = None;
    for (index, token) in tokens.iter().enumerate().skip(from) {
        if token.kind != TokenKind::QuotationMark
            || !matches!(token.text(prose), "“" | "”" | "\"" | "''")
        {
            continue;
        }
        match opened.take() {
            None => opened = Some(index),
            Some(open) => quotes.push(MarkedQuote {
                span: tokens[open].span.join(token.span),
                inner: Span::new(tokens[open].span.end, token.span.start),
                first: open as u32 + 1,
                end: index as u32,
                open: false,
                depth: 0,
            }),
        }
    }
}

/// The quotes of a draft, joined over paragraphs.
pub(super) fn join(draft: &Draft, facts: &[Arc<Facts>]) -> Vec<Quote> {
    let mut quotes = Vec::new();
    for (index, (passage, facts)) in draft.passages().iter().zip(facts).enumerate() {
        let start = draft.passage_start(index);
        for (block, block_facts) in facts.blocks.iter().enumerate() {
            for marked in &facts.quotes[block_facts.quotes.clone()] {
                let words = facts.tokens[marked.first as usize..marked.end as usize]
                    .iter()
                    .filter(|token| token.is_word())
                    .count() as u32;
                quotes.push(Quote {
                    span: passage.prose().to_passage(marked.span).shifted(start),
                    parts: Vec::new(),
                    kind: QuoteKind::Direct,
                    words,
                    zone: draft.zone(index, block),
                    attribution: None,
                });
            }
        }
    }
    quotes
}
