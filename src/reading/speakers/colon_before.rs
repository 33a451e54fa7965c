//! Darko wrote to the council:
//!
//! “We were never warned.”

use super::{Decide, Elsewhere, Sieve, Story};
use crate::reading::Confidence;

pub(super) static SIEVE: Sieve = Sieve {
    name: "colon-before",
    confidence: Confidence::High,
    decide: Decide::Draft(decide),
};

fn decide(story: &Story<'_>, quote: usize) -> Option<Elsewhere> {
    let before = story.block_before(quote)?;
    story
        .speech(before)?
        .colon
        .clone()
        .map(|found| story.elsewhere(before, found))
}
