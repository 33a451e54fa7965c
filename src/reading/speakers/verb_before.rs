//! Darko, speaking in Halden, said the warning “came three weeks too late”.

use super::{Decide, Found, Here, Scene, Sieve};
use crate::reading::{
    Confidence,
    phrases::{NounSort, PhraseKind, Speech, VerbForm},
};

pub(super) static SIEVE: Sieve = Sieve {
    name: "verb-before",
    confidence: Confidence::High,
    decide: Decide::Block(decide),
};

fn decide(scene: &Scene<'_>, here: &Here<'_>) -> Option<Found> {
    // A few words may stand far from the weak verb that holds them; a sentence does not.
    let fragment = here.words.split_whitespace().count() < 5;
    let reach = if fragment { 2 * WEAK_REACH } else { WEAK_REACH };
    within(scene, here.sentence.start, here.place, reach)
}

/// How many phrases a weak verb of speech reaches.
const WEAK_REACH: usize = 14;

/// The frame whose verb stands in `start..limit` and governs what stands at `limit`.
///
/// Of several the nearest in a main clause; one in a clause that hangs on another only where the
/// quote follows it at once, or where there is no other.
pub(super) fn governing(scene: &Scene<'_>, start: usize, limit: usize) -> Option<Found> {
    within(scene, start, limit, WEAK_REACH)
}

fn within(scene: &Scene<'_>, start: usize, limit: usize, reach: usize) -> Option<Found> {
    let start = start.max(limit.saturating_sub(crate::reading::clauses::REACH));
    let mut fallback: Option<(Speech, Found)> = None;
    for at in (start..limit).rev() {
        let Some(verb) = scene.phrases[at].verb() else {
            continue;
        };
        if verb.speech == Speech::None {
            continue;
        }
        let distance = limit - at;
        if verb.form == VerbForm::Passive {
            if let Some(found) = agent(scene, at, limit) {
                return Some(found);
            }
            continue;
        }
        // “a plan called “Safe Harbours””: a name, unless it says who calls it so.
        let Some(clause) = scene.clauses.of_verb(at) else {
            continue;
        };
        if distance == 1
            && names(scene.verb_text(at))
            && !after_what(scene, at)
            && !is_caller(scene, clause.subject, at)
        {
            continue;
        }
        if clause.inverted && clause.subject + 1 < limit && verb.speech != Speech::Strong {
            continue;
        }
        let Some(noun) = scene.noun(clause.subject) else {
            continue;
        };
        if nobody(scene.text(noun.head.clone())) {
            continue;
        }
        if matches!(
            noun.sort,
            NounSort::Object | NounSort::Figure | NounSort::Possessive
        ) {
            continue;
        }
        let far = verb.speech == Speech::Weak && distance > reach;
        let adjacent = distance <= 3
            && verb.speech == Speech::Strong
            && !verb.modal
            && scene.phrases[at + 1..limit].iter().all(|phrase| {
                matches!(
                    phrase.kind,
                    PhraseKind::Noun(_)
                        | PhraseKind::Comma
                        | PhraseKind::Adverb
                        | PhraseKind::Subordinator
                )
            });
        if !far && (!clause.hangs || adjacent) {
            return scene.found(clause.subject, Some(at));
        }
        if !far
            && fallback
                .as_ref()
                .is_none_or(|(speech, _)| *speech < verb.speech)
            && let Some(found) = scene.found(clause.subject, Some(at))
        {
            fallback = Some((verb.speech, found));
        }
    }
    fallback.map(|(_, found)| found)
}

/// Whether the words mean nobody.
fn nobody(words: &str) -> bool {
    ["nobody", "no one", "none"]
        .iter()
        .any(|none| words.eq_ignore_ascii_case(none))
}

/// Whether a frame right before the quote introduces it: “Darko asked, “Why?””
pub(super) fn introduces(scene: &Scene<'_>, here: &Here<'_>) -> bool {
    here.place > here.sentence.start
        && matches!(
            scene.phrase(here.place - 1),
            Some(PhraseKind::Comma | PhraseKind::Colon | PhraseKind::Verb(_))
        )
        && governing(scene, here.sentence.start, here.place).is_some()
}

/// Darko in “Lind was asked by Darko”.
fn agent(scene: &Scene<'_>, verb: usize, limit: usize) -> Option<Found> {
    let by = verb + 1;
    let agent = by + 1;
    (agent < limit
        && scene.is(by, &PhraseKind::Preposition)
        && scene.text(scene.phrases[by].tokens.clone()) == "by"
        && scene.phrases[verb]
            .verb()
            .is_some_and(|verb| verb.speech == Speech::Strong))
    .then(|| scene.found(agent, Some(verb)))
    .flatten()
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

/// Whether the phrase at `subject` is somebody who stands right before the verb: “a plan that Lind called”.
fn is_caller(scene: &Scene<'_>, subject: usize, verb: usize) -> bool {
    let person = scene.noun(subject).is_some_and(|noun| match noun.sort {
        NounSort::Name => true,
        NounSort::Pronoun => !scene.text(noun.head.clone()).eq_ignore_ascii_case("it"),
        _ => false,
    });
    person && (subject + 1..verb).all(|at| scene.is(at, &PhraseKind::Adverb))
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
