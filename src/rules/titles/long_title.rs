//! Titles too long to stand before a name.

use std::ops::Range;

use crate::{
    draft::Zone,
    language::{Case, Lexeme, TokenKind},
    reading::NameMention,
    rules::{Check, Evidence, Finding, Findings, Need, Rule, Safety, Severity, here::Here},
    text::{Edit, Span},
};

pub(crate) static RULE: Rule = Rule {
    id: "titles/long-title",
    severity: Severity::Hint,
    needs: &[Need::Profile],
    page: include_str!("long_title.md"),
    check: Check::Draft(check),
};

/// A title of more words stands after the name.
const MOST_WORDS: usize = 4;

/// A sentence with so many titles lists officials.
const A_LIST: usize = 3;

/// Words that belong together as one.
const CHAINS: &[&[&str]] = &[
    &["secretary", "of", "state"],
    &["prime", "minister"],
    &["foreign", "minister"],
    &["vice", "president"],
    &["attorney", "general"],
    &["chief", "of", "staff"],
    &["chief", "executive", "officer"],
    &["chief", "executive"],
    &["executive", "director"],
    &["managing", "director"],
    &["lieutenant", "general"],
    &["lieutenant", "governor"],
    &["press", "secretary"],
    &["white", "house"],
    &["supreme", "court"],
    &["chief", "justice"],
    &["secretary", "general"],
];

fn check(evidence: &Evidence<'_>, findings: &mut Findings) {
    if !evidence.house.is_some_and(|house| house.long_titles_after) {
        return;
    }
    for here in Here::all(evidence) {
        for (index, mention) in here.facts.names.iter().enumerate() {
            let Some(title) = &mention.title else {
                continue;
            };
            let told = matches!(
                here.zone(title.start as usize),
                Zone::Body | Zone::List | Zone::Standfirst
            );
            if told
                && !mention.quoted
                && mention.courtesy.is_none()
                && is_long(here, title)
                && !lists_officials(here, index)
            {
                report(here, mention, title, findings);
            }
        }
    }
}

/// Whether the title has too many words, its country, ranks and small words aside; and is that of one office.
fn is_long(here: Here<'_>, title: &Range<u32>) -> bool {
    let words = here.words();
    // `editor Dr. Mara Lind`
    if words
        .get(title.end as usize - 1)
        .is_none_or(|last| last.stopped || last.is_any(Lexeme::HONORIFIC))
    {
        return false;
    }
    let mut count = 0;
    let mut at = title.start as usize;
    while at < title.end as usize {
        let chain = CHAINS.iter().find(|chain| {
            chain
                .iter()
                .enumerate()
                .all(|(ahead, word)| words.text(at + ahead).eq_ignore_ascii_case(word))
        });
        let Some(token) = words.get(at) else {
            return false;
        };
        // Marks, and what was not read as one phrase.
        if !token.is_word() {
            return false;
        }
        if let Some(chain) = chain {
            count += 1;
            at += chain.len();
            continue;
        }
        // `Chairman and Chief Executive`
        if words.is_one_of(at, &["and", "&"]) {
            let office = |at: usize| {
                words
                    .get(at)
                    .is_some_and(|token| token.is_any(Lexeme::TITLE))
            };
            if at > 0 && office(at - 1) {
                return false;
            }
        }
        let small = token.is_any(Lexeme::PREPOSITION | Lexeme::CONJUNCTION | Lexeme::DETERMINER);
        let rank = words.is_one_of(at, RANKS);
        let country = token.is_any(Lexeme::NATIONAL)
            || token.is_any(Lexeme::PLACE) && !token.is_any(Lexeme::BODY | Lexeme::PORTFOLIO);
        count += usize::from(!small && !rank && !country);
        at += 1;
    }
    count > MOST_WORDS
}

/// Words of rank and of time, which make no title long.
const RANKS: &[&str] = &[
    "deputy",
    "vice",
    "assistant",
    "associate",
    "acting",
    "interim",
    "former",
    "then",
    "first",
    "second",
    "third",
    "under",
    "senior",
    "junior",
    "retired",
    "longtime",
    "incoming",
    "outgoing",
];

/// Whether the sentence of a name gives the titles of several people.
fn lists_officials(here: Here<'_>, name: usize) -> bool {
    let sentence = here.sentence(here.facts.names[name].name.start);
    let near = name.saturating_sub(A_LIST)..(name + A_LIST + 1).min(here.facts.names.len());
    here.facts.names[near]
        .iter()
        .filter(|other| sentence.contains(&other.name.start) && other.title.is_some())
        .count()
        >= A_LIST
}

fn report(here: Here<'_>, mention: &NameMention, title: &Range<u32>, findings: &mut Findings) {
    let span = here.span(title);
    let finding = findings.report(span, "the house puts a long title after the name");
    offer(here, mention, title, finding);
}

/// Offers to put the title after the name, between commas, where the sentence stays right.
fn offer(here: Here<'_>, mention: &NameMention, title: &Range<u32>, finding: &mut Finding) {
    let words = here.words();
    let whole = title.start..mention.name.end;
    let end = mention.name.end as usize;
    let sentence = here.sentence(title.start);
    let led = title
        .start
        .checked_sub(1)
        .filter(|at| sentence.contains(at))
        .and_then(|at| words.get(at as usize))
        .is_some_and(|before| {
            before.is_any(Lexeme::DETERMINER)
                || matches!(before.kind, TokenKind::Possessive | TokenKind::Number)
                || before.is_capitalised()
        });
    let next = words.get(end).filter(|_| sentence.contains(&(end as u32)));
    // `, 49,` and `(R-Esk)` go with the name, a possessive with nothing else, and a row has commas of its own.
    let closes = match next {
        None => Some(""),
        Some(next) => match next.kind {
            TokenKind::Punctuation('.' | ';' | '?' | '!') => Some(""),
            TokenKind::Word
                if next.spaced && !words.is_one_of(end, &["and", "or", "who", "whose"]) =>
            {
                Some(",")
            }
            _ => None,
        },
    };
    let after_comma = title.start > 0
        && sentence.contains(&(title.start - 1))
        && words.mark(title.start as usize - 1, ',');
    let Some(closes) = closes.filter(|_| {
        !led && !after_comma
            && mention.parts.words > 1
            && mention.apposition.is_none()
            && mention.introduction.is_none()
            && !mention.possessive
    }) else {
        return;
    };
    if !here.written.prose().is_verbatim(here.facts.span_of(&whole)) {
        return;
    }
    let name = here.text(&mention.name);
    let text = format!("{name}, {}{closes}", lowered(here, title));
    let (from, to) = (here.span(title), here.span(&mention.name));
    let edit = Edit::new(Span::new(from.start, to.end), text);
    finding.fix(
        format!("Put the title after {name}"),
        Safety::Unsafe,
        vec![edit],
    );
}

/// The title as it stands after a name: its office in small letters, and all of it that is no body’s or place’s name.
fn lowered(here: Here<'_>, title: &Range<u32>) -> String {
    let words = here.words();
    let in_body = title.clone().any(|at| {
        words
            .get(at as usize)
            .is_some_and(|token| token.is_any(Lexeme::BODY))
    });
    title
        .clone()
        .map(|at| {
            let text = words.text(at as usize);
            let small = words.get(at as usize).is_some_and(|token| {
                let office = at + 1 == title.end || words.is_one_of(at as usize, RANKS);
                let plain = !in_body
                    && token.is_any(Lexeme::TITLE | Lexeme::PORTFOLIO | Lexeme::RANK)
                    && !token.is_any(Lexeme::NATIONAL | Lexeme::PLACE);
                token.case == Case::Capital && !token.stopped && (office || plain)
            });
            if small {
                text.to_lowercase()
            } else {
                text.to_owned()
            }
        })
        .collect::<Vec<_>>()
        .join(" ")
}
