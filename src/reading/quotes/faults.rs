//! Marks that do not pair: what a block shows by itself, and what is left of it when the blocks
//! around it are seen.

use std::{ops::Range, sync::Arc};

use super::opens_block;
use crate::{
    draft::{Draft, Zone},
    language::{Lexeme, Token, TokenKind, quotation_mark::partner},
    reading::Facts,
    text::Span,
};

/// A mark that lacks its partner or is another than should stand there. Spans and offsets are of the prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkFault {
    /// The mark; of quotes nested alike the whole inner quote.
    pub span: Span,
    /// What is wrong.
    pub kind: MarkFaultKind,
    /// Index of the mark's token.
    pub token: u32,
    /// Where the missing mark most likely belongs.
    pub missing: Option<u32>,
    /// Whether it belongs there and nowhere else.
    pub certain: bool,
    /// Whether the quote reaches its block's end, so that the next may go on with it.
    pub to_end: bool,
}

/// What may be wrong with a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarkFaultKind {
    /// It opens a quote that its block does not close. With [`MarkFault::to_end`] a fault only if the
    /// next block does not go on with it.
    NeverClosed,
    /// It closes a quote that nothing opened.
    NeverOpened,
    /// It faces the wrong way.
    WrongWay,
    /// It stands twice.
    Doubled,
    /// It opens a quote inside one of the same marks.
    NestedAlike,
    /// It closes a quote that the block before left open, and its own block does not open it again.
    /// Known only when blocks are seen together.
    NotReopened,
}

/// A fault and the passage it is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlacedFault {
    /// Index of the passage.
    pub passage: usize,
    /// The fault.
    pub fault: MarkFault,
}

/// The faults of a draft that remain when each block is seen with the next: a quote left open that goes
/// on in the next block is none.
pub fn faults(draft: &Draft, facts: &[Arc<Facts>]) -> Vec<PlacedFault> {
    let mut found: Vec<PlacedFault> = Vec::new();
    let mut open: Option<PlacedFault> = None;
    for (passage, facts) in facts.iter().enumerate() {
        if facts.mark_faults.is_empty() && open.is_none() {
            continue;
        }
        let mut faults = facts.mark_faults.iter().copied().peekable();
        for (block, block_facts) in facts.blocks.iter().enumerate() {
            let tokens = block_facts.tokens.clone();
            if tokens.is_empty() {
                continue;
            }
            let mut reopen = None;
            if let Some(before) = open
                && !is_aside(draft.zone(passage, block))
            {
                open = None;
                let marks = Marks {
                    draft,
                    facts,
                    passage,
                };
                if opens_block(facts, &tokens) {
                    // Copy set off by straight marks around curly ones: the outer mark at the end closes
                    // what stands open since the paragraph before.
                    faults.next_if(|fault| marks.closes(fault, &before, &tokens));
                } else {
                    let first_quote = facts
                        .quotes
                        .get(block_facts.quotes.start)
                        .filter(|_| !block_facts.quotes.is_empty())
                        .map_or(u32::MAX, |quote| quote.first - 1);
                    match faults.peek() {
                        Some(fault)
                            if fault.kind == MarkFaultKind::NeverOpened
                                && tokens.contains(&(fault.token as usize))
                                && fault.token < first_quote =>
                        {
                            if marks.is_signature(fault, &tokens) {
                                faults.next();
                            } else {
                                reopen = Some(facts.tokens[tokens.start].span.start);
                            }
                        }
                        _ => found.push(before),
                    }
                }
            }
            while let Some(mut fault) =
                faults.next_if(|fault| tokens.contains(&(fault.token as usize)))
            {
                if let Some(at) = reopen.take() {
                    fault.kind = MarkFaultKind::NotReopened;
                    fault.missing = Some(at);
                }
                let placed = PlacedFault { passage, fault };
                if fault.kind == MarkFaultKind::NeverClosed && fault.to_end {
                    open = Some(placed);
                } else {
                    found.push(placed);
                }
            }
        }
    }
    found.extend(open);
    found
}

/// A passage and its marks, for the doubts that keep a fault silent.
struct Marks<'a> {
    draft: &'a Draft,
    facts: &'a Facts,
    passage: usize,
}

impl Marks<'_> {
    /// Whether `fault`, a mark that closes what its block `tokens` does not open, goes with the mark that
    /// `before` left open, and is another than those its block begins with.
    fn closes(&self, fault: &MarkFault, before: &PlacedFault, tokens: &Range<usize>) -> bool {
        let prose = |passage: usize| self.draft.passages()[passage].prose();
        let closing = prose(self.passage).slice(fault.span);
        let begins = self.facts.tokens[tokens.clone()]
            .iter()
            .find(|token| token.kind == TokenKind::QuotationMark)
            .map(|token| prose(self.passage).slice(token.span));
        fault.kind == MarkFaultKind::NeverOpened
            && tokens.contains(&(fault.token as usize))
            && partner(prose(before.passage).slice(before.fault.span)) == closing
            && begins.is_none_or(|begins| partner(begins) != closing)
    }

    /// Whether a block that ends with `fault` is the name under a quote set off: few words, no verb of
    /// its own, mostly capitals.
    fn is_signature(&self, fault: &MarkFault, tokens: &Range<usize>) -> bool {
        const SHORT: usize = 14;
        let words = || {
            self.facts.tokens[tokens.clone()]
                .iter()
                .filter(|token| token.is_word())
        };
        let (all, capitals) = (
            words().count(),
            words().filter(|word| word.is_capitalised()).count(),
        );
        fault.token as usize + 1 == tokens.end
            && all <= SHORT
            && words().next().is_some_and(Token::is_capitalised)
            && (capitals * 2 > all
                || all > 0
                    && !words().any(|word| {
                        word.is_any(Lexeme::AUXILIARY | Lexeme::SPEECH | Lexeme::PRONOUN)
                    }))
    }
}

/// What may stand between two paragraphs of one quote.
fn is_aside(zone: Zone) -> bool {
    matches!(zone, Zone::Caption | Zone::Crosshead | Zone::Table)
}
