//! The warning “came three weeks too late” for the boats, Darko said.

use super::{Decide, Found, Here, Scene, Sieve};
use crate::reading::{
    Confidence,
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
    None
}
