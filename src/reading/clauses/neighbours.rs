//! What stands beside a verb or a noun phrase, without a look at other verbs.

use super::{Clause, REACH};
use crate::reading::phrases::{Noun, NounSort, Phrase, PhraseKind, Speech, VerbForm};

/// The subject after a verb: said Lind.
pub(super) fn inverted(phrases: &[Phrase], verb: usize) -> Option<Clause> {
    let mut at = verb + 1;
    while phrases
        .get(at)
        .is_some_and(|phrase| phrase.is(&PhraseKind::Adverb))
    {
        at += 1;
    }
    let noun = phrases.get(at)?.noun()?;
    if !verb_is_told(phrases, verb)
        || matches!(
            noun.sort,
            NounSort::Object | NounSort::Figure | NounSort::Possessive
        )
    {
        return None;
    }
    Some(Clause {
        subject: at,
        hangs: false,
        relative: false,
        inverted: true,
    })
}

/// The first noun phrase of “a spokesman for the mayor of Halden” from its last; `None` where the
/// chain hangs on a preposition with nothing before it.
pub(super) fn chain(phrases: &[Phrase], start: usize, last: usize) -> Option<usize> {
    let mut at = last;
    loop {
        if at <= start || !matches!(phrases[at - 1].kind, PhraseKind::Preposition) {
            return Some(at);
        }
        let mut preposition = at - 1;
        while preposition > start
            && matches!(phrases[preposition - 1].kind, PhraseKind::Preposition)
        {
            preposition -= 1;
        }
        if preposition > start
            && phrases[preposition - 1]
                .noun()
                .is_some_and(|noun| noun.sort != NounSort::Possessive)
        {
            at = preposition - 1;
        } else {
            return None;
        }
    }
}

/// From “a port city” in “Lind, the mayor of Halden, a port city,” back to Lind.
pub(super) fn climb_appositions(phrases: &[Phrase], start: usize, head: usize) -> usize {
    let mut at = head;
    while at > start + 1 && phrases[at - 1].is(&PhraseKind::Comma) {
        let describes = phrases[at].noun().is_some_and(|noun| {
            matches!(
                noun.sort,
                NounSort::Definite | NounSort::Indefinite | NounSort::Bare | NounSort::Figure
            )
        });
        let Some(before) = phrases[at - 2].noun() else {
            break;
        };
        if !describes
            || !matches!(
                before.sort,
                NounSort::Name | NounSort::Definite | NounSort::Figure
            )
        {
            break;
        }
        match chain(phrases, start, at - 2) {
            Some(earlier) => at = earlier,
            None => break,
        }
    }
    at
}

/// The subject after a verb of speech that follows a comma: “… by five votes to four, said Lind.”
pub(super) fn behind(phrases: &[Phrase], verb: usize) -> Option<Clause> {
    let speaks = phrases[verb]
        .verb()
        .is_some_and(|verb| verb.speech == Speech::Strong && verb.inflected && !verb.takes_person)
        && phrases[verb].tokens.len() == 1;
    let clause = inverted(phrases, verb).filter(|_| speaks)?;
    let named = phrases[clause.subject]
        .noun()
        .is_some_and(|noun| noun.sort == NounSort::Name && clause.subject == verb + 1);
    let mut next = clause.subject + 1;
    while phrases
        .get(next)
        .is_some_and(|phrase| phrase.is(&PhraseKind::Preposition))
        && phrases
            .get(next + 1)
            .is_some_and(|phrase| phrase.noun().is_some())
    {
        next += 2;
    }
    let ends = phrases.get(next).is_none_or(|phrase| {
        matches!(
            phrase.kind,
            PhraseKind::Stop | PhraseKind::Comma | PhraseKind::Relative | PhraseKind::Open
        )
    });
    (named && ends).then_some(clause)
}

/// Whether the verb at `verb` can stand before its subject: said, says; not say.
fn verb_is_told(phrases: &[Phrase], verb: usize) -> bool {
    phrases[verb].verb().is_some_and(|verb| verb.inflected)
}

/// The name in “a spokesman, Osei Darko, said” and “the head of the union, Osei Darko, said”.
pub(in crate::reading) fn name_in_apposition(phrases: &[Phrase], subject: usize) -> Option<usize> {
    let is = |at: usize, kind: &PhraseKind| phrases.get(at).is_some_and(|phrase| phrase.is(kind));
    let noun = |at: usize| phrases.get(at).and_then(Phrase::noun);
    if !matches!(
        noun(subject)?.sort,
        NounSort::Definite | NounSort::Indefinite | NounSort::Bare
    ) {
        return None;
    }
    let mut at = subject + 1;
    while phrases.get(at).is_some_and(|phrase| {
        phrase.is(&PhraseKind::Preposition)
            || phrase
                .verb()
                .is_some_and(|verb| verb.form == VerbForm::Gerund)
    }) && noun(at + 1).is_some()
    {
        at += 2;
    }
    if !is(at, &PhraseKind::Comma) {
        return None;
    }
    let name = noun(at + 1)?;
    let several = name.head.len() > 1;
    let mut end = at + 2;
    while is(end, &PhraseKind::Preposition) && noun(end + 1).is_some() {
        end += 2;
    }
    let set_off = phrases
        .get(end)
        .is_none_or(|phrase| matches!(phrase.kind, PhraseKind::Comma | PhraseKind::Stop));
    (name.sort == NounSort::Name && set_off && (several || at == subject + 1)).then_some(at + 1)
}

/// The subject whose noun phrase the quote at `quote` ends: “Reis, the star of “Breakwater,” thanked Lind”.
pub(super) fn around_quote(phrases: &[Phrase], start: usize, quote: usize) -> Option<Clause> {
    let within = matches!(
        phrases.get(quote.checked_sub(1)?)?.kind,
        PhraseKind::Preposition
            | PhraseKind::Other
            | PhraseKind::Noun(Noun {
                sort: NounSort::Possessive,
                ..
            })
    );
    let mut at = start.max(quote.saturating_sub(REACH));
    while at < quote && matches!(phrases[at].kind, PhraseKind::Adverb | PhraseKind::And) {
        at += 1;
    }
    if phrases[at].is(&PhraseKind::Preposition) {
        // “In a memo on Tuesday, Reis”
        at += 1 + phrases[at..quote]
            .iter()
            .position(|phrase| phrase.is(&PhraseKind::Comma))?;
    }
    let free = phrases[at..quote].iter().all(|phrase| {
        matches!(
            phrase.kind,
            PhraseKind::Noun(_)
                | PhraseKind::Preposition
                | PhraseKind::Comma
                | PhraseKind::Adverb
                | PhraseKind::Other
        )
    });
    let begins = phrases[at]
        .noun()
        .is_some_and(|noun| noun.sort != NounSort::Possessive);
    (within && free && begins).then_some(Clause {
        subject: at,
        hangs: false,
        relative: false,
        inverted: false,
    })
}
