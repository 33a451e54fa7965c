//! “We were never warned,” said Ama Darko.

use super::{Decide, Found, Here, Scene, Sieve, Tail};
use crate::language::Lexeme;
use crate::reading::{
    Confidence,
    phrases::{PhraseKind, Speech, VerbForm},
};

pub(super) static SIEVE: Sieve = Sieve {
    name: "said-x",
    confidence: Confidence::High,
    decide: Decide::Block(decide),
};

fn decide(scene: &Scene<'_>, here: &Here<'_>) -> Option<Found> {
    let tail = scene.tail(here);
    let mut at = here.place + 1;
    while matches!(
        scene.phrase(at),
        Some(PhraseKind::Comma | PhraseKind::Dash | PhraseKind::Adverb)
    ) {
        at += 1;
    }
    let verb = scene.phrases.get(at)?.verb()?;
    if verb.form != VerbForm::Finite || verb.speech < Speech::Weak && tail != Tail::Open {
        return None;
    }
    if verb.speech < Speech::Strong && tail == Tail::None {
        return None;
    }
    if scene.facts.tokens[verb.word as usize].is_any(Lexeme::AUXILIARY) {
        return None;
    }
    let clause = scene.clauses.of_verb(at).filter(|clause| clause.inverted)?;
    // “Lind, citing “the tides,” said the harbour was safe”: what was said, not who said it.
    let mut next = clause.subject + 1;
    while scene.is(next, &PhraseKind::Preposition) && scene.noun(next + 1).is_some() {
        next += 2;
    }
    let clause_follows = scene
        .phrases
        .get(next)
        .and_then(super::super::phrases::Phrase::verb)
        .is_some_and(|verb| verb.form != VerbForm::Gerund && verb.form != VerbForm::Infinitive);
    let begun = scene.phrases[here.sentence.start..here.place]
        .iter()
        .any(|phrase| phrase.noun().is_some());
    if clause_follows && begun {
        return None;
    }
    scene.found(clause.subject, Some(at))
}
