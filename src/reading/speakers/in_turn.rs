//! “All of them?” Darko asked.
//!
//! “All of them,” Reis said.
//!
//! “Even the small ones?”

use super::{Decide, Elsewhere, Sieve, Story};
use crate::reading::Confidence;

pub(super) static SIEVE: Sieve = Sieve {
    name: "in-turn",
    confidence: Confidence::Medium,
    decide: Decide::Draft(decide),
};

/// Whoever is asked answers, and whoever asked asks again.
fn decide(story: &Story<'_>, quote: usize) -> Option<Elsewhere> {
    let block = story.first_block(quote)?;
    let (last, before) = (quote.checked_sub(1)?, quote.checked_sub(2)?);
    let follow = story.is_alone(block)
        && story.block_before(quote)? == story.last_block(last)?
        && story.block_before(last)? == story.last_block(before)?;
    if !follow || !story.have_two_speakers(last, before) {
        return None;
    }
    let turns = match (story.asks(before), story.asks(last), story.asks(quote)) {
        (_, true, false) => true,
        (true, false, asks) => asks,
        _ => false,
    };
    turns.then(|| story.said(before)).flatten()
}
