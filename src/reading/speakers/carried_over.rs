//! “We were never warned,” Darko said.
//!
//! “Not by letter and not by telephone.”

use super::{Decide, Elsewhere, Sieve, Story};
use crate::reading::Confidence;

pub(super) static SIEVE: Sieve = Sieve {
    name: "carried-over",
    confidence: Confidence::Medium,
    decide: Decide::Draft(decide),
};

fn decide(story: &Story<'_>, quote: usize) -> Option<Elsewhere> {
    let block = story.first_block(quote)?;
    if !story.is_alone(block) {
        return None;
    }
    // An earlier quote of the same paragraph.
    if let Some(earlier) = story.earlier_in_block(quote) {
        return Some(earlier);
    }
    let before = story.block_before(quote)?;
    story
        .speech(before)?
        .last
        .clone()
        .map(|found| story.elsewhere(before, found))
}
