//! For Darko it was “a waste of paint and time”.

use super::{Decide, Found, Here, Scene, Sieve};
use crate::reading::{Confidence, phrases::NounSort};

pub(super) static SIEVE: Sieve = Sieve {
    name: "first-noun",
    confidence: Confidence::Low,
    decide: Decide::Block(decide),
};

fn decide(scene: &Scene<'_>, here: &Here<'_>) -> Option<Found> {
    let clause = scene
        .clauses
        .main(&scene.phrases, here.sentence.start, here.place)?;
    let noun = scene.noun(clause.subject)?;
    let impersonal = noun.sort == NounSort::Pronoun
        && ["it", "you", "we", "i"]
            .iter()
            .any(|word| scene.text(noun.head.clone()).eq_ignore_ascii_case(word));
    if impersonal {
        return None;
    }
    matches!(
        noun.sort,
        NounSort::Name | NounSort::Pronoun | NounSort::Definite
    )
    .then(|| scene.found(clause.subject, None))
    .flatten()
}
