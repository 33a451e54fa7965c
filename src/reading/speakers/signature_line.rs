//! “We were never warned.”
//!
//! — Ama Darko, fisher

use super::{Decide, Elsewhere, Found, Scene, Sieve, Story};
use crate::draft::Zone;
use crate::language::{Case, Lexeme};
use crate::reading::{
    Confidence,
    phrases::{NounSort, PhraseKind},
};

pub(super) static SIEVE: Sieve = Sieve {
    name: "signature-line",
    confidence: Confidence::High,
    decide: Decide::Draft(decide),
};

fn decide(story: &Story<'_>, quote: usize) -> Option<Elsewhere> {
    let block = story.last_block(quote)?;
    if !story.is_alone(block) {
        return None;
    }
    let next = block + 1;
    story
        .speech(next)?
        .signature
        .clone()
        .map(|found| story.elsewhere(next, found))
}

/// The name in a block that is nothing but a name under a quote: after a dash, or alone.
pub(super) fn signature(scene: &Scene<'_>) -> Option<Found> {
    if scene.block.tokens.len() > super::SIGNATURE || !scene.block.quotes.is_empty() {
        return None;
    }
    // A dash before a name may have been read as a list's.
    let dashed = scene.is(0, &PhraseKind::Dash) || scene.zone == Zone::List;
    let at = (0..scene.phrases.len()).find(|&at| !scene.is(at, &PhraseKind::Dash))?;
    let noun = scene.noun(at)?;
    let spoken = scene
        .phrases
        .iter()
        .any(|phrase| matches!(phrase.kind, PhraseKind::Verb(_)));
    // Without a dash it may be a crosshead: only what looks like a person's name is taken for one.
    let words = &scene.facts.tokens[noun.head.start as usize..noun.head.end as usize];
    let personal = words.len() > 1
        && words
            .iter()
            .all(|word| word.case != Case::Upper || word.span.len() < 3)
        && words[0].is_any(Lexeme::GIVEN_NAME | Lexeme::HONORIFIC)
        && scene.phrases.len() <= 3;
    let named = noun.sort == NounSort::Name && (dashed || personal);
    (named && !spoken).then(|| scene.found(at, None)).flatten()
}
