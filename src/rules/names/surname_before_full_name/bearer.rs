//! Whether a name stands for a person, and for which.

use std::ops::Range;

use crate::{
    language::{Case, Lexeme, Token, TokenKind, lexicon, name::NameKey},
    reading::{Courtesy, NameClass, NameMention},
    rules::here::Here,
};

/// Whether the name stands for somebody by itself: not in `the Lind era`, `Lind supporters`, `Lind v. Darko`,
/// `Presidents Darko and Lind`, `Lind reported from Halden`.
pub(super) fn stands_for_person(here: Here<'_>, name: usize) -> bool {
    let mention = &here.facts.names[name];
    let words = here.words();
    let block = here.block(mention.name.start);
    let first = mention.title.as_ref().unwrap_or(&mention.name).start;
    let end = mention.name.end as usize;
    let before = first
        .checked_sub(1)
        .filter(|at| block.contains(at))
        .map(|at| at as usize);
    let plural = |at: usize| {
        let noun = words
            .get(at)
            .filter(|token| token.is_capitalised())
            .and_then(|_| words.text(at).strip_suffix('s'));
        noun.is_some_and(|noun| {
            lexicon::lookup(noun).intersects(Lexeme::TITLE.or(Lexeme::HONORIFIC))
        })
    };
    if mention
        .title
        .as_ref()
        .is_some_and(|title| plural(title.end as usize - 1))
    {
        return false;
    }
    if mention.title.is_none() {
        // `the Lind`, `Halden’s Lind`
        let led = before.and_then(|at| words.get(at)).is_some_and(|before| {
            before.is_any(Lexeme::DETERMINER) || before.kind == TokenKind::Possessive
        });
        let in_row = before.is_some_and(|at| matches!(words.text(at), "and" | "or" | ","))
            && (block.start.max(first.saturating_sub(4))..first).any(|at| plural(at as usize));
        if led || in_row {
            return false;
        }
    }
    let versus = |at: usize| matches!(words.text(at), "v" | "v." | "vs" | "vs.");
    let stop = before
        .filter(|&at| words.mark(at, '.'))
        .and_then(|at| at.checked_sub(1));
    if versus(end) || before.is_some_and(versus) || stop.is_some_and(versus) {
        return false;
    }
    // `a law firm, Lind, Darko and Varga`
    let firm = words.mark(end, ',')
        && words.get(end + 1).is_some_and(Token::is_capitalised)
        && here.has_any(
            &here.sentence(mention.name.start),
            &["firm", "firms", "LLP", "partners"],
        );
    if firm {
        return false;
    }
    let credit = words.is_one_of(end, &["reported", "contributed"])
        && words.is_one_of(end + 1, &["from", "to"]);
    if credit {
        return false;
    }
    let Some(next) = words.get(end).filter(|_| block.contains(&(end as u32))) else {
        return true;
    };
    match next.kind {
        TokenKind::Word => {
            !next.is_any(Lexeme::KIN) && !next.is_capitalised() && here.facts.heads_phrase(name)
        }
        TokenKind::Punctuation(mark) => next.spaced || !matches!(mark, '/' | '-' | '–' | '&'),
        _ => true,
    }
}

/// Whether courtesies, given names or titles tell the bearers of a surname and of a full name apart: `Mr. Lind`
/// and `Mara Lind`, `Secretary Lind` and `Mayor Osei Lind`.
pub(super) fn is_other_person(
    here: Here<'_>,
    mention: &NameMention,
    there: Here<'_>,
    full: &NameMention,
) -> bool {
    let given = there
        .words()
        .get(full.name.start as usize)
        .map_or(Lexeme::empty(), |token| token.lexeme);
    let other_sex = match mention.courtesy {
        Some(Courtesy::He) => given.contains(Lexeme::SHE_NAME) && !given.contains(Lexeme::HE_NAME),
        Some(Courtesy::She) => given.contains(Lexeme::HE_NAME) && !given.contains(Lexeme::SHE_NAME),
        _ => false,
    };
    let keys = |here: Here<'_>, title: &Range<u32>| -> Vec<NameKey> {
        title
            .clone()
            .map(|at| NameKey::of(here.words().text(at as usize)))
            .collect()
    };
    let other_title = mention.courtesy.is_none()
        && mention
            .title
            .as_ref()
            .zip(full.title.as_ref())
            .is_some_and(|(one, other)| {
                let other = keys(there, other);
                !keys(here, one).iter().any(|key| other.contains(key))
            });
    other_sex || other_title
}

/// Whether the full name is a person's, as far as its words say: not `Lind House`, `P&G Halden`, `St. Louis`.
pub(super) fn is_full_name(here: Here<'_>, mention: &NameMention) -> bool {
    let words = here.words();
    mention.class == NameClass::Person
        && mention.name.clone().all(|at| {
            let Some(token) = words.get(at as usize) else {
                return false;
            };
            let saint = matches!(words.text(at as usize), "St." | "Saint" | "St");
            let named = token.is_any(
                Lexeme::GIVEN_NAME | Lexeme::WORD_NAME | Lexeme::PARTICLE | Lexeme::FAMILY_FIRST,
            );
            !token.is_word()
                || named && !saint
                || !saint
                    && (token.case != Case::Upper || token.stopped)
                    && !token.is_any(Lexeme::BODY | Lexeme::KNOWN_BODY | Lexeme::LABEL)
                    && !lexicon::is_common(&words.text(at as usize).to_lowercase())
        })
}

/// Titles that stand before a single name as a matter of course.
pub(super) fn goes_with_title(here: Here<'_>, mention: &NameMention) -> bool {
    const TITLES: &[&str] = &[
        "pope",
        "king",
        "queen",
        "prince",
        "princess",
        "emperor",
        "empress",
        "sultan",
        "emir",
        "patriarch",
        "tsar",
        "czar",
        "lord",
        "lady",
        "baron",
        "baroness",
        "viscount",
        "earl",
        "duke",
        "duchess",
        "count",
        "countess",
        "saint",
        "st.",
        "sister",
        "brother",
        "mother",
        "ayatollah",
        "mullah",
        "imam",
        "rabbi",
        "sheikh",
        "sheik",
    ];
    let title = mention.title.clone();
    title.is_some_and(|title| here.has_any(&title, TITLES))
}
