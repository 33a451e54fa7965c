//! “We were never warned,” Darko said. “Not once.”

use super::{Decide, Found, Here, Scene, Sieve};
use crate::reading::{
    Confidence,
    phrases::{NounSort, PhraseKind, Speech, VerbForm},
};

pub(super) static SIEVE: Sieve = Sieve {
    name: "carried",
    confidence: Confidence::High,
    decide: Decide::Block(decide),
};

fn decide(scene: &Scene<'_>, here: &Here<'_>) -> Option<Found> {
    let opens = here.place == here.sentence.start;
    if opens {
        // The sentence before: its last quote's speaker, or whoever its speech verb has for a subject.
        let stop = here.place.checked_sub(1)?;
        let sentence = scene.clauses.sentence(stop.checked_sub(1)?);
        return from_sentence(scene, sentence);
    }
    None
}

fn from_sentence(scene: &Scene<'_>, sentence: std::ops::Range<usize>) -> Option<Found> {
    for at in sentence.clone().rev() {
        if let Some(PhraseKind::Quote(quote)) = scene.phrase(at) {
            if let Some(local) = &scene.decided[quote - scene.block.quotes.start] {
                return Some(Found {
                    cue: local.found.cue.clone(),
                    ..local.found.clone()
                });
            }
        }
    }
    for at in sentence.clone().rev() {
        let Some(verb) = scene.phrases[at].verb() else {
            continue;
        };
        if verb.speech == Speech::Strong && verb.form != VerbForm::Passive {
            if let Some(clause) = scene.clauses.of_verb(at) {
                if scene
                    .noun(clause.subject)
                    .is_some_and(|noun| !matches!(noun.sort, NounSort::Object | NounSort::Figure))
                {
                    return scene.found(clause.subject, Some(at));
                }
            }
        }
    }
    let clause = scene
        .clauses
        .main(&scene.phrases, sentence.start, sentence.end)?;
    let noun = scene.noun(clause.subject)?;
    matches!(
        noun.sort,
        NounSort::Name | NounSort::Pronoun | NounSort::Definite
    )
    .then(|| scene.found(clause.subject, None))
    .flatten()
}

/// Who speaks last in the block: in its last quote, or reported after it.
pub(super) fn last_speaker(scene: &Scene<'_>) -> Option<Found> {
    for at in (0..scene.phrases.len()).rev() {
        match scene.phrase(at) {
            Some(PhraseKind::Quote(quote)) => {
                return scene.decided[quote - scene.block.quotes.start]
                    .as_ref()
                    .map(|local| local.found.clone());
            }
            Some(PhraseKind::Verb(verb))
                if verb.speech == Speech::Strong && verb.form == VerbForm::Finite =>
            {
                let clause = scene.clauses.of_verb(at);
                let found = clause
                    .filter(|clause| !clause.hangs)
                    .filter(|clause| {
                        scene.noun(clause.subject).is_some_and(|noun| {
                            !matches!(noun.sort, NounSort::Object | NounSort::Figure)
                        })
                    })
                    .and_then(|clause| scene.found(clause.subject, Some(at)));
                if found.is_some() {
                    return found;
                }
            }
            _ => {}
        }
    }
    None
}
