//! Marks that do not pair: what a block shows by itself, and what is left of it when the blocks
//! around it are seen.

use std::sync::Arc;

use super::opens_block;
use crate::{
    draft::{Draft, Zone},
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
                if !opens_block(facts, &tokens) {
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
                            reopen = Some(facts.tokens[tokens.start].span.start);
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

/// What may stand between two paragraphs of one quote.
fn is_aside(zone: Zone) -> bool {
    matches!(zone, Zone::Caption | Zone::Crosshead | Zone::Table)
}
