//! “We were never warned,” according to Ama Darko.

use super::{Decide, Found, Here, Scene, Sieve};
use crate::reading::{Confidence, phrases::PhraseKind};

pub(super) static SIEVE: Sieve = Sieve {
    name: "according-to",
    confidence: Confidence::High,
    decide: Decide::Block(decide),
};

fn decide(scene: &Scene<'_>, here: &Here<'_>) -> Option<Found> {
    // The nearest after the quote, else the nearest before it.
    let after = here.place + 1..here.sentence.end;
    let before = here.sentence.start..here.place;
    let found = after
        .take(60)
        .find_map(|at| source(scene, at))
        .or_else(|| before.rev().take(60).find_map(|at| source(scene, at)))?;
    // “according to its “safe harbours” plan”: the quote is part of the source.
    if found.1 + 1 == here.place {
        return None;
    }
    scene.found(found.1, Some(found.0))
}

/// The noun phrase after “according to” at `at`.
fn source(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    if !scene.is(at, &PhraseKind::Preposition)
        || !scene
            .text(scene.phrases[at].tokens.clone())
            .eq_ignore_ascii_case("according")
    {
        return None;
    }
    let noun = at + 2;
    scene.noun(noun).map(|_| (at, noun))
}
