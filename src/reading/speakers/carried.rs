//! “We were never warned,” Darko said. “Not once.”

use super::{Decide, Found, Here, Scene, Sieve};
use crate::reading::{
    Confidence,
    phrases::{NounSort, Phrase, PhraseKind, Speech, VerbForm},
    quotes::QuoteShape,
};

pub(super) static SIEVE: Sieve = Sieve {
    name: "carried",
    confidence: Confidence::High,
    decide: Decide::Block(decide),
};

fn decide(scene: &Scene<'_>, here: &Here<'_>) -> Option<Found> {
    if opens(scene, here) && !is_subject(scene, here) {
        // The sentence before: its last quote's speaker, or whoever its speech verb has for a subject.
        let stop = here.sentence.start.checked_sub(1)?;
        let sentence = scene.clauses.sentence(stop.checked_sub(1)?);
        return from_sentence(scene, sentence);
    }
    None
}

/// Whether the quote is a few words that the writer says something of: ““Slack” is when the tide stands.”
pub(super) fn is_subject(scene: &Scene<'_>, here: &Here<'_>) -> bool {
    let Some(PhraseKind::Quote(quote)) = scene.phrase(here.place) else {
        return false;
    };
    scene.facts.quotes[*quote].shape != QuoteShape::Statement
        && scene
            .phrases
            .get(here.place + 1)
            .and_then(Phrase::verb)
            .is_some_and(|verb| verb.speech == Speech::None && verb.form == VerbForm::Finite)
}

/// Whether the quote begins its sentence, or all but: in “Instead, “he left.”” the adverb gives no other speaker.
pub(super) fn opens(scene: &Scene<'_>, here: &Here<'_>) -> bool {
    scene.phrases[here.sentence.start..here.place]
        .iter()
        .all(|phrase| {
            matches!(
                phrase.kind,
                PhraseKind::Adverb
                    | PhraseKind::And
                    | PhraseKind::Comma
                    | PhraseKind::Subordinator
                    | PhraseKind::Dash
                    | PhraseKind::Other
            ) || matches!(&phrase.kind, PhraseKind::Verb(verb) if verb.form == VerbForm::Gerund && verb.speech == Speech::Strong)
        })
}

fn from_sentence(scene: &Scene<'_>, sentence: std::ops::Range<usize>) -> Option<Found> {
    for at in sentence.clone().rev() {
        if let Some(PhraseKind::Quote(quote)) = scene.phrase(at)
            && let Some(local) = &scene.decided[quote - scene.block.quotes.start]
        {
            return Some(Found {
                cue: local.found.cue.clone(),
                ..local.found.clone()
            });
        }
    }
    reported(scene, sentence)
}

/// Whoever a verb of speech in the sentence has for its subject.
pub(super) fn reported(scene: &Scene<'_>, sentence: std::ops::Range<usize>) -> Option<Found> {
    for at in sentence.clone().rev() {
        let Some(verb) = scene.phrases[at].verb() else {
            continue;
        };
        if verb.speech == Speech::Strong
            && verb.form != VerbForm::Passive
            && let Some(clause) = scene.clauses.of_verb(at)
            && scene
                .noun(clause.subject)
                .is_some_and(|noun| !matches!(noun.sort, NounSort::Object | NounSort::Figure))
        {
            return scene.found(clause.subject, Some(at));
        }
    }
    None
}

/// Who speaks last in the block: in its last quote, or reported after it in its last sentence.
pub(super) fn last_speaker(scene: &Scene<'_>) -> Option<Found> {
    let last = scene.phrases.len().checked_sub(1)?;
    let sentence = scene.clauses.sentence(last);
    for at in (0..scene.phrases.len()).rev() {
        match scene.phrase(at) {
            Some(PhraseKind::Quote(quote)) => {
                return scene.decided[quote - scene.block.quotes.start]
                    .as_ref()
                    .filter(|local| local.sieve.confidence > Confidence::Low)
                    .map(|local| local.found.clone());
            }
            Some(PhraseKind::Verb(verb))
                if sentence.contains(&at)
                    && verb.form == VerbForm::Finite
                    && !verb.modal
                    && reports(scene.verb_text(at)) =>
            {
                let clause = scene.clauses.of_verb(at).filter(|clause| !clause.hangs)?;
                let noun = scene.noun(clause.subject)?;
                return matches!(noun.sort, NounSort::Name | NounSort::Pronoun)
                    .then(|| scene.found(clause.subject, Some(at)))
                    .flatten();
            }
            _ => {}
        }
    }
    None
}

/// Whether `verb` reports speech beyond doubt, so that a paragraph of nothing but quotes may follow.
fn reports(verb: &str) -> bool {
    [
        "said",
        "says",
        "told",
        "tells",
        "added",
        "adds",
        "argued",
        "argues",
        "explained",
        "explains",
        "insisted",
        "insists",
        "recalled",
        "recalls",
        "wrote",
        "writes",
        "replied",
        "replies",
        "responded",
        "responds",
        "continued",
        "continues",
        "agreed",
        "agrees",
    ]
    .contains(&verb)
}
