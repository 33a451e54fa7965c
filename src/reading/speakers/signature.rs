//! “We were never warned.” — Ama Darko

use super::{Decide, Found, Here, Scene, Sieve};
use crate::reading::{
    Confidence,
    phrases::{NounSort, PhraseKind},
};

pub(super) static SIEVE: Sieve = Sieve {
    name: "signature",
    confidence: Confidence::High,
    decide: Decide::Block(decide),
};

fn decide(scene: &Scene<'_>, here: &Here<'_>) -> Option<Found> {
    let mut at = here.place + 1;
    while scene.is(at, &PhraseKind::Stop) {
        at += 1;
    }
    if !scene.is(at, &PhraseKind::Dash) {
        return None;
    }
    while scene.is(at, &PhraseKind::Dash) {
        at += 1;
    }
    let noun = scene.noun(at)?;
    let ends = scene.phrases[at..]
        .iter()
        .all(|phrase| !matches!(phrase.kind, PhraseKind::Verb(_) | PhraseKind::Quote(_)));
    (noun.sort == NounSort::Name && ends)
        .then(|| scene.found(at, None))
        .flatten()
}
