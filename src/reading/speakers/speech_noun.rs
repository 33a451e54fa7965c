//! Darko’s claim that the harbour was “sold twice over” went unanswered.

use super::{Decide, Found, Here, Scene, Sieve};
use crate::{
    language::Lexeme,
    reading::{
        Confidence,
        phrases::{NounSort, PhraseKind},
    },
};

pub(super) static SIEVE: Sieve = Sieve {
    name: "speech-noun",
    confidence: Confidence::Medium,
    decide: Decide::Block(decide),
};

/// What somebody says, as a noun.
const NOUNS: &[&str] = &[
    "account",
    "accusation",
    "accusations",
    "admission",
    "admonition",
    "advice",
    "allegation",
    "allegations",
    "answer",
    "appeal",
    "appeals",
    "argument",
    "arguments",
    "assertion",
    "assertions",
    "assurance",
    "assurances",
    "attack",
    "belief",
    "boast",
    "boasts",
    "broadside",
    "call",
    "characterization",
    "charge",
    "charges",
    "claim",
    "claims",
    "comment",
    "comments",
    "complaint",
    "complaints",
    "conclusion",
    "conclusions",
    "condemnation",
    "contention",
    "criticism",
    "critique",
    "declaration",
    "defence",
    "defense",
    "demand",
    "demands",
    "denial",
    "denials",
    "denunciation",
    "depiction",
    "description",
    "dismissal",
    "exhortation",
    "explanation",
    "insistence",
    "insult",
    "insults",
    "jab",
    "jibe",
    "joke",
    "jokes",
    "lament",
    "laments",
    "mantra",
    "message",
    "motto",
    "observation",
    "plea",
    "pleas",
    "pledge",
    "pledges",
    "portrayal",
    "prediction",
    "predictions",
    "proclamation",
    "promise",
    "promises",
    "prophecy",
    "question",
    "quip",
    "quips",
    "rant",
    "rebuke",
    "rebuttal",
    "refrain",
    "rejection",
    "remark",
    "remarks",
    "reply",
    "report",
    "request",
    "requests",
    "response",
    "retort",
    "slogan",
    "speech",
    "statement",
    "statements",
    "suggestion",
    "suggestions",
    "taunt",
    "taunts",
    "testimony",
    "threat",
    "threats",
    "tirade",
    "tribute",
    "tweet",
    "verdict",
    "view",
    "vow",
    "vows",
    "warning",
    "warnings",
];

fn decide(scene: &Scene<'_>, here: &Here<'_>) -> Option<Found> {
    // “Darko’s “if it floats, it sails” promise”
    let directly = here.place.checked_sub(1).and_then(|at| scene.noun(at));
    if let Some(noun) = directly.filter(|noun| noun.sort == NounSort::Possessive) {
        let long = here.words.split_whitespace().count() >= 5;
        if let Some(possessor) = noun.possessor.clone().filter(|_| long) {
            return Some(Found {
                mention: possessor,
                sort: NounSort::Name,
                cue: None,
            });
        }
    }
    for at in (here.sentence.start..here.place).rev().take(14) {
        let Some(noun) = scene.noun(at) else { continue };
        let last = noun.head.end.saturating_sub(1);
        if !NOUNS.contains(&scene.text(last..last + 1)) {
            continue;
        }
        let cue = Some(last..last + 1);
        if let Some(possessor) = noun.possessor.clone() {
            return Some(Found {
                mention: possessor,
                sort: NounSort::Name,
                cue,
            });
        }
        let first = noun.head.start;
        let determiner = &scene.facts.tokens[first as usize];
        let his = determiner.is_any(Lexeme::DETERMINER)
            && ["his", "her", "their"]
                .iter()
                .any(|word| scene.text(first..first + 1).eq_ignore_ascii_case(word));
        if his {
            return Some(Found {
                mention: first..first + 1,
                sort: NounSort::Pronoun,
                cue,
            });
        }
        // “a warning from Darko that”
        let by = scene.is(at + 1, &PhraseKind::Preposition)
            && matches!(
                scene.text(scene.phrases[at + 1].tokens.clone()),
                "by" | "from" | "of"
            );
        if by
            && at + 2 < here.place
            && scene
                .noun(at + 2)
                .is_some_and(|noun| noun.sort == NounSort::Name)
        {
            let mut found = scene.found(at + 2, None)?;
            found.cue = cue;
            return Some(found);
        }
    }
    None
}
