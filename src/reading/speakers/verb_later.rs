//! The warning “came three weeks too late” for the boats, Darko said.

use super::{Decide, Found, Here, Scene, Sieve, Tail};
use crate::reading::{
    Confidence,
    clauses::REACH,
    phrases::{NounSort, PhraseKind, Speech, VerbForm},
};

pub(super) static SIEVE: Sieve = Sieve {
    name: "verb-later",
    confidence: Confidence::Medium,
    decide: Decide::Block(decide),
};

fn decide(scene: &Scene<'_>, here: &Here<'_>) -> Option<Found> {
    for at in (here.place + 1..here.sentence.end).take(60) {
        let Some(verb) = scene.phrases[at].verb() else {
            continue;
        };
        if verb.speech != Speech::Strong || verb.form != VerbForm::Finite {
            continue;
        }
        let Some(clause) = scene.clauses.of_verb(at) else {
            continue;
        };
        if clause.subject < here.place {
            continue;
        }
        // The frame is set off: “…, Darko said”.
        let first = clause.subject.min(at);
        let set_off = matches!(
            scene.phrase(first.saturating_sub(1)),
            Some(PhraseKind::Comma | PhraseKind::Quote(_) | PhraseKind::Dash)
        );
        let noun = scene.noun(clause.subject)?;
        if set_off && !matches!(noun.sort, NounSort::Object | NounSort::Figure) {
            return scene.found(clause.subject, Some(at));
        }
    }
    participle(scene, here)
}

/// “While denouncing the “waste” at the harbour, Darko paid for it”: a participle before the quote, its
/// subject after.
fn participle(scene: &Scene<'_>, here: &Here<'_>) -> Option<Found> {
    let before = here.sentence.start.max(here.place.saturating_sub(REACH))..here.place;
    let verb_at = |at: usize| scene.phrases[at].verb();
    let first = before.clone().find(|&at| verb_at(at).is_some())?;
    let speaks = before.rev().take(10).find(|&at| {
        verb_at(at).is_some_and(|verb| verb.form == VerbForm::Gerund && verb.speech != Speech::None)
    })?;
    let free = scene.clauses.of_verb(first).is_none()
        && verb_at(first).is_some_and(|verb| verb.form == VerbForm::Gerund);
    if !free {
        return None;
    }
    let comma = (here.place..here.sentence.end).take(30).find(|&at| {
        scene.is(at, &PhraseKind::Comma) || at == here.place && scene.tail(here) == Tail::Open
    })?;
    let subject = comma + 1;
    scene
        .noun(subject)
        .is_some_and(|noun| matches!(noun.sort, NounSort::Name | NounSort::Pronoun))
        .then(|| scene.found(subject, Some(speaks)))
        .flatten()
}
