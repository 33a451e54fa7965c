//! “Boats are cheap,” Darko said. In winter, on the other hand, “nobody would buy them.”

use super::{Decide, Found, Here, Scene, Sieve, previous_subject};
use crate::reading::{Confidence, phrases::PhraseKind, quotes::QuoteShape};

pub(super) static SIEVE: Sieve = Sieve {
    name: "carried-within",
    confidence: Confidence::Low,
    decide: Decide::Block(decide),
};

fn decide(scene: &Scene<'_>, here: &Here<'_>) -> Option<Found> {
    let Some(PhraseKind::Quote(quote)) = scene.phrase(here.place) else {
        return None;
    };
    if scene.facts.quotes[*quote].shape != QuoteShape::Statement {
        return None;
    }
    // Nobody else in its own sentence who could have said it.
    let others = here.sentence.clone().any(|at| {
        scene.clauses.of_verb(at).is_some_and(|clause| {
            scene
                .noun(clause.subject)
                .is_some_and(|noun| previous_subject::can_speak(scene, noun))
        })
    });
    if others {
        return None;
    }
    let stop = here.sentence.start.checked_sub(1)?;
    let before = scene.clauses.sentence(stop.checked_sub(1)?);
    before
        .rev()
        .find_map(|at| {
            let Some(PhraseKind::Quote(quote)) = scene.phrase(at) else {
                return None;
            };
            scene.decided[quote - scene.block.quotes.start]
                .as_ref()
                .map(|local| local.found.clone())
        })
        .or_else(|| super::carried::reported(scene, scene.clauses.sentence(stop - 1)))
}
