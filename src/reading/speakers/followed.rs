//! “Not once.” “We were never warned,” Darko said.

use super::{Decide, Found, Here, Scene, Sieve};
use crate::reading::{Confidence, phrases::PhraseKind};

pub(super) static SIEVE: Sieve = Sieve {
    name: "followed",
    confidence: Confidence::Medium,
    decide: Decide::Block(decide),
};

fn decide(scene: &Scene<'_>, here: &Here<'_>) -> Option<Found> {
    let next = (here.place + 1..scene.phrases.len())
        .take(3)
        .find(|&at| matches!(scene.phrase(at), Some(PhraseKind::Quote(_))))?;
    let Some(PhraseKind::Quote(quote)) = scene.phrase(next) else {
        return None;
    };
    let local = scene.decided[quote - scene.block.quotes.start].as_ref()?;
    (local.found.mention.start > scene.phrases[next].tokens.start).then(|| local.found.clone())
}
