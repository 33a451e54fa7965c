//! Darko was blunt: “We were never warned.”

use super::{Decide, Found, Here, Scene, Sieve, verb_before};
use crate::reading::{
    Confidence,
    phrases::{NounSort, PhraseKind},
};

pub(super) static SIEVE: Sieve = Sieve {
    name: "colon",
    confidence: Confidence::High,
    decide: Decide::Block(decide),
};

fn decide(scene: &Scene<'_>, here: &Here<'_>) -> Option<Found> {
    let colon = here.place.checked_sub(1)?;
    let (colon, sentence) = if scene.is(colon, &PhraseKind::Colon) {
        (colon, here.sentence.clone())
    } else if scene.is(colon, &PhraseKind::Stop)
        && colon > 0
        && scene.is(colon - 1, &PhraseKind::Colon)
    {
        (colon - 1, scene.clauses.sentence(colon - 1))
    } else {
        return None;
    };
    introduces(scene, sentence.start, colon)
}

/// Whom the words before the colon at `colon` make the source of what follows it.
pub(super) fn introduces(scene: &Scene<'_>, start: usize, colon: usize) -> Option<Found> {
    // “Signs were there all along — More from Darko:”
    let start = (start..colon)
        .rev()
        .find(|&at| scene.is(at, &PhraseKind::Dash))
        .filter(|&dash| {
            let rest = &scene.phrases[dash + 1..colon];
            rest.len() <= 6
                && rest.iter().any(|phrase| {
                    phrase
                        .noun()
                        .is_some_and(|noun| noun.sort == NounSort::Name)
                })
                && !rest.iter().any(|phrase| phrase.verb().is_some())
        })
        .map_or(start, |dash| dash + 1);
    if let Some(found) = verb_before::governing(scene, start, colon) {
        return Some(found);
    }
    if let Some(clause) = scene.clauses.main(&scene.phrases, start, colon) {
        let noun = scene.noun(clause.subject)?;
        if matches!(noun.sort, NounSort::Definite | NounSort::Indefinite)
            && let Some(possessor) = noun.possessor.clone()
        {
            // “Darko’s answer was short:”
            return Some(Found {
                mention: possessor,
                sort: NounSort::Name,
                cue: None,
            });
        }
        if !matches!(noun.sort, NounSort::Object | NounSort::Figure) {
            return scene.found(clause.subject, None);
        }
    }
    // “More from Darko:”, “Darko, on the budget:”
    (start..colon)
        .rev()
        .find(|&at| {
            scene.noun(at).is_some_and(|noun| {
                matches!(
                    noun.sort,
                    NounSort::Name | NounSort::Possessive | NounSort::Definite
                )
            })
        })
        .and_then(|at| scene.found(at, None))
}
