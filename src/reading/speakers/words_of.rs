//! In Darko’s words, the plan was “a waste of paint”. In the words of Ama Darko, “…”

use super::{Decide, Found, Here, Scene, Sieve};
use crate::reading::{Confidence, phrases::PhraseKind};

pub(super) static SIEVE: Sieve = Sieve {
    name: "in-the-words-of",
    confidence: Confidence::High,
    decide: Decide::Block(decide),
};

const WORDS: &[&str] = &[
    "words",
    "phrase",
    "telling",
    "view",
    "opinion",
    "formulation",
];

fn decide(scene: &Scene<'_>, here: &Here<'_>) -> Option<Found> {
    for at in here.sentence.clone().take(120) {
        let Some(noun) = scene.noun(at) else { continue };
        let last = noun.head.end.saturating_sub(1);
        let last = scene.text(last..last + 1);
        if !WORDS.contains(&last) || at == here.sentence.start {
            continue;
        }
        let preposition = scene.is(at - 1, &PhraseKind::Preposition)
            && matches!(
                scene
                    .text(scene.phrases[at - 1].tokens.clone())
                    .to_ascii_lowercase()
                    .as_str(),
                "in" | "to"
            );
        if !preposition {
            continue;
        }
        let cue = Some(scene.phrases[at].tokens.clone());
        if let Some(possessor) = noun.possessor.clone() {
            // Without the ending.
            return Some(Found {
                mention: possessor,
                sort: crate::reading::phrases::NounSort::Name,
                cue,
            });
        }
        if scene.is(at + 1, &PhraseKind::Preposition) && scene.noun(at + 2).is_some() {
            let mut found = scene.found(at + 2, None)?;
            found.cue = cue;
            return Some(found);
        }
    }
    None
}
