//! “We were never warned,” Ama Darko, who runs the co-operative, said.

use super::{Found, Here, Scene, Sieve, Tail};
use crate::reading::{
    Confidence,
    phrases::{NounSort, PhraseKind, Speech, VerbForm},
};

pub(super) static SIEVE: Sieve = Sieve {
    name: "verb-after",
    confidence: Confidence::High,
    decide,
};

fn decide(scene: &Scene<'_>, here: &Here<'_>) -> Option<Found> {
    let tail = scene.tail(here);
    if tail == Tail::None {
        return None;
    }
    let frame = if tail == Tail::Closed {
        short_frame(scene, here)?
    } else {
        scene.after(here, tail)?
    };
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
    let mut weaker = None;
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
        if verb.speech == Speech::Weak || tail == Tail::Open {
            weaker.get_or_insert((clause.subject, at));
        }
    }
    let (subject, verb) = weaker.filter(|_| tail == Tail::Open || tail == Tail::Either)?;
    scene.found(subject, Some(verb))
}

/// “We were never warned.” Lind said. — a stop for a comma, with nothing in the frame but subject and verb.
fn short_frame(scene: &Scene<'_>, here: &Here<'_>) -> Option<std::ops::Range<usize>> {
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
        && (verb + 1..end).all(|at| {
            matches!(
                scene.phrase(at),
                Some(PhraseKind::Adverb | PhraseKind::Other)
            )
        });
    bare.then_some(first..end)
}
