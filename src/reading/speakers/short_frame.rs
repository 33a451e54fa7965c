//! “We were never warned.” Darko said. — a stop for a comma.

use super::{Decide, Found, Here, Scene, Sieve, Tail};
use crate::reading::{
    Confidence,
    phrases::{PhraseKind, Speech},
};

pub(super) static SIEVE: Sieve = Sieve {
    name: "short-frame",
    confidence: Confidence::Medium,
    decide: Decide::Block(decide),
};

fn decide(scene: &Scene<'_>, here: &Here<'_>) -> Option<Found> {
    if scene.tail(here) != Tail::Closed {
        return None;
    }
    let at = here.place + 1;
    let first = if scene.is(at, &PhraseKind::Stop) {
        at + 1
    } else {
        at
    };
    let end = scene.clauses.sentence(first).end;
    let verb = first + 1;
    let bare = scene.noun(first).is_some()
        && scene.speech_at(verb) == Speech::Strong
        && !scene.phrases[verb].verb().is_some_and(|verb| verb.modal)
        && (verb + 1..end).all(|at| {
            matches!(
                scene.phrase(at),
                Some(PhraseKind::Adverb | PhraseKind::Other)
            )
        });
    bare.then(|| scene.found(first, Some(verb))).flatten()
}
