//! “We were never warned,” Ama Darko, who runs the co-operative, said.

use super::{Decide, Found, Here, Scene, Sieve, Tail, verb_before};
use crate::reading::{
    Confidence,
    phrases::{NounSort, PhraseKind, Speech, VerbForm},
};

pub(super) static SIEVE: Sieve = Sieve {
    name: "verb-after",
    confidence: Confidence::High,
    decide: Decide::Block(decide),
};

fn decide(scene: &Scene<'_>, here: &Here<'_>) -> Option<Found> {
    let tail = scene.tail(here);
    if matches!(tail, Tail::None | Tail::Closed) {
        return None;
    }
    if tail == Tail::Either && verb_before::introduces(scene, here) {
        return None;
    }
    let frame = scene.after(here, tail)?;
    let opening = scene.noun(frame.start).is_some()
        || matches!(
            scene.phrase(frame.start),
            Some(
                PhraseKind::Adverb
                    | PhraseKind::Preposition
                    | PhraseKind::Subordinator
                    | PhraseKind::Relative
            )
        );
    if !opening {
        return None;
    }
    for at in frame.clone().take(40) {
        if matches!(
            scene.phrase(at),
            Some(PhraseKind::Colon | PhraseKind::Semicolon)
        ) {
            break;
        }
        let Some(verb) = scene.phrases[at].verb() else {
            continue;
        };
        let Some(clause) = scene.clauses.of_verb(at) else {
            continue;
        };
        if clause.subject < frame.start
            || verb.form == VerbForm::Passive && verb.speech != Speech::Strong
        {
            continue;
        }
        let subject = scene.noun(clause.subject)?;
        if subject.sort == NounSort::Object {
            continue;
        }
        if verb.speech == Speech::Strong && verb.form != VerbForm::Passive {
            return scene.found(clause.subject, Some(at));
        }
    }
    None
}
