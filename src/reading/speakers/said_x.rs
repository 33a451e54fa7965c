//! “We were never warned,” said Ama Darko.

use super::{Decide, Found, Here, Scene, Sieve, Tail};
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
    if scene.is(at, &PhraseKind::Stop) && tail != Tail::None {
        at += 1;
    }
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
    let clause = scene.clauses.of_verb(at).filter(|clause| clause.inverted)?;
    scene.found(clause.subject, Some(at))
}
