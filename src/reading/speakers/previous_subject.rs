//! Darko shook her head. “We were never warned.”

use super::{Decide, Found, Here, Scene, Sieve, carried};
use crate::{
    language::Lexeme,
    reading::{
        Confidence,
        phrases::{Noun, NounSort},
    },
};

pub(super) static SIEVE: Sieve = Sieve {
    name: "previous-subject",
    confidence: Confidence::Low,
    decide: Decide::Block(decide),
};

fn decide(scene: &Scene<'_>, here: &Here<'_>) -> Option<Found> {
    if !carried::opens(scene, here) || carried::is_subject(scene, here) {
        return None;
    }
    let stop = here.sentence.start.checked_sub(1)?;
    let sentence = scene.clauses.sentence(stop.checked_sub(1)?);
    let clause = scene
        .clauses
        .main(&scene.phrases, sentence.start, sentence.end)?;
    let noun = scene.noun(clause.subject)?;
    can_speak(scene, noun)
        .then(|| scene.found(clause.subject, None))
        .flatten()
}

/// Whether the noun phrase can be somebody: a name, he or she, a role; not the plan or the harbour.
pub(super) fn can_speak(scene: &Scene<'_>, noun: &Noun) -> bool {
    match noun.sort {
        NounSort::Name => true,
        NounSort::Pronoun => ["he", "she", "they"]
            .iter()
            .any(|word| scene.text(noun.head.clone()).eq_ignore_ascii_case(word)),
        NounSort::Definite | NounSort::Indefinite => noun
            .head
            .end
            .checked_sub(1)
            .and_then(|last| scene.facts.tokens.get(last as usize))
            .is_some_and(|last| {
                last.is_any(
                    Lexeme::ROLE | Lexeme::TITLE | Lexeme::HE_NOUN | Lexeme::SHE_NOUN | Lexeme::KIN,
                )
            }),
        _ => false,
    }
}
