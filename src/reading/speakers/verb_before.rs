//! Darko, speaking in Halden, said the warning “came three weeks too late”.

use super::{Found, Here, Scene, Sieve};
use crate::reading::{
    Confidence,
    phrases::{NounSort, PhraseKind, Speech, VerbForm},
};

pub(super) static SIEVE: Sieve = Sieve {
    name: "verb-before",
    confidence: Confidence::High,
    decide,
};

fn decide(scene: &Scene<'_>, here: &Here<'_>) -> Option<Found> {
    governing(scene, here.sentence.start, here.place)
}

/// The frame whose verb stands in `start..limit` and governs what stands at `limit`.
pub(super) fn governing(scene: &Scene<'_>, start: usize, limit: usize) -> Option<Found> {
    let start = start.max(limit.saturating_sub(crate::reading::clauses::REACH));
    let mut weak = None;
    for at in (start..limit).rev() {
        let Some(verb) = scene.phrases[at].verb() else {
            continue;
        };
        if verb.speech == Speech::None {
            continue;
        }
        if verb.form == VerbForm::Passive && !as_saying(scene, at) {
            continue;
        }
        // “a plan called “Safe Harbours””: a name, unless it says who calls it so.
        if at + 1 == limit && names(scene.verb_text(at)) && !after_what(scene, at) {
            continue;
        }
        let Some(clause) = scene.clauses.of_verb(at) else {
            continue;
        };
        if clause.inverted && clause.subject + 1 < limit && verb.speech != Speech::Strong {
            continue;
        }
        let Some(noun) = scene.noun(clause.subject) else {
            continue;
        };
        if matches!(
            noun.sort,
            NounSort::Object | NounSort::Figure | NounSort::Possessive
        ) {
            continue;
        }
        if verb.speech == Speech::Strong {
            return scene.found(clause.subject, Some(at));
        }
        if limit - at <= 8 {
            weak.get_or_insert((clause.subject, at));
        }
    }
    let (subject, verb) = weak?;
    scene.found(subject, Some(verb))
}

/// was quoted as saying, was heard to say: what follows has a clause of its own; nothing else passive speaks.
fn as_saying(_scene: &Scene<'_>, _verb: usize) -> bool {
    false
}

/// Whether `verb` gives a name where the quote follows it at once.
fn names(verb: &str) -> bool {
    [
        "call",
        "calls",
        "called",
        "calling",
        "dub",
        "dubbed",
        "dubbing",
        "named",
        "name",
        "title",
        "titled",
        "entitled",
        "label",
        "labeled",
        "labelled",
        "brand",
        "branded",
        "term",
        "termed",
        "headlined",
        "captioned",
    ]
    .contains(&verb)
}

/// what Lind called “…”
fn after_what(scene: &Scene<'_>, verb: usize) -> bool {
    (verb.saturating_sub(8)..verb).any(|at| {
        scene.is(at, &PhraseKind::Subordinator)
            && scene
                .text(scene.phrases[at].tokens.clone())
                .eq_ignore_ascii_case("what")
    })
}
