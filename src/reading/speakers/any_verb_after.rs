//! “We were never warned,” Darko shrugged.

use super::{Decide, Found, Here, Scene, Sieve, Tail};
use crate::reading::{
    Confidence,
    phrases::{NounSort, VerbForm},
};

pub(super) static SIEVE: Sieve = Sieve {
    name: "any-verb-after",
    confidence: Confidence::Medium,
    decide: Decide::Block(decide),
};

fn decide(scene: &Scene<'_>, here: &Here<'_>) -> Option<Found> {
    let tail = scene.tail(here);
    if !matches!(tail, Tail::Open | Tail::Either) {
        return None;
    }
    let frame = scene.after(here, tail)?;
    let subject = scene.noun(frame.start)?;
    if matches!(
        subject.sort,
        NounSort::Object | NounSort::Figure | NounSort::Possessive
    ) {
        return None;
    }
    // “…,” Darko from her boat.
    let verbless = tail == Tail::Open
        && matches!(subject.sort, NounSort::Name | NounSort::Pronoun)
        && here.sentence.start == here.place
        && !scene.phrases[frame.clone()]
            .iter()
            .any(|phrase| phrase.verb().is_some());
    if verbless {
        return scene.found(frame.start, None);
    }
    let verb = frame.clone().take(20).find(|&at| {
        scene.phrases[at]
            .verb()
            .is_some_and(|verb| verb.form == VerbForm::Finite)
            && scene
                .clauses
                .of_verb(at)
                .is_some_and(|clause| clause.subject == frame.start && !clause.hangs)
    })?;
    scene.found(frame.start, Some(verb))
}
