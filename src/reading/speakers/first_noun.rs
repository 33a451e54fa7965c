//! For Darko it was “a waste of paint and time”.

use super::{Decide, Found, Here, Scene, Sieve, previous_subject};
use crate::reading::Confidence;

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
    previous_subject::can_speak(scene, noun)
        .then(|| scene.found(clause.subject, None))
        .flatten()
}
