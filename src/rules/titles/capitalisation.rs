//! Capitals of titles as the house has them: before a name, after it, and alone.

mod before_name;
mod offices;
mod recase;

use std::ops::Range;

use crate::{
    draft::Zone,
    language::{
        Case, Lexeme, TokenKind,
        house::{House, TitleCase},
    },
    reading::NameMention,
    rules::{Check, Evidence, Findings, Need, Rule, Severity, here::Here},
};
use recase::{Recase, report};

pub(crate) static RULE: Rule = Rule {
    id: "titles/capitalisation",
    severity: Severity::Hint,
    needs: &[Need::Profile],
    page: include_str!("capitalisation.md"),
    check: Check::Draft(check),
};

fn check(evidence: &Evidence<'_>, findings: &mut Findings) {
    let Some(house) = evidence.house else { return };
    if house.titles_before_names.is_none() && house.titles_alone.is_none() {
        return;
    }
    for here in Here::all(evidence) {
        // Where the last title that was looked at ends: what stands with a name does not stand alone.
        let mut names = here.facts.names.iter().peekable();
        let mut with_name = 0..0;
        for at in 0..here.facts.tokens.len() as u32 {
            while let Some(mention) = names.next_if(|mention| first_of(mention) <= at) {
                with_name = first_of(mention)..mention.name.end;
                if !mention.quoted && is_copy(here, mention.name.start) {
                    before_name::check(here, house, mention, findings);
                    after_name(here, house, mention, findings);
                }
            }
            if !with_name.contains(&at) || is_title_only(here, &with_name, at) {
                alone(here, house, at, findings);
            }
        }
    }
}

/// Where a name begins, its title included.
fn first_of(mention: &NameMention) -> u32 {
    mention.title.as_ref().unwrap_or(&mention.name).start
}

/// Whether what was read as a name is one capital word that is an office: `the Mayor`.
fn is_title_only(here: Here<'_>, name: &Range<u32>, at: u32) -> bool {
    name.clone().all(|at| {
        here.words()
            .get(at as usize)
            .is_some_and(|token| token.is_any(Lexeme::TITLE | Lexeme::RANK | Lexeme::PORTFOLIO))
    }) && name.contains(&at)
}

/// Whether a token stands in running text that is not all capitals.
fn is_copy(here: Here<'_>, at: u32) -> bool {
    if !matches!(
        here.zone(at as usize),
        Zone::Body | Zone::List | Zone::Standfirst
    ) {
        return false;
    }
    let block = here.block(at);
    let tokens = &here.facts.tokens[block.start as usize..block.end as usize];
    // A head in title case leaves only small words small.
    tokens.iter().take(LOOKED_AT).any(|token| {
        token.is_word()
            && token.case == Case::Lower
            && !token.is_any(
                Lexeme::PREPOSITION | Lexeme::CONJUNCTION | Lexeme::DETERMINER | Lexeme::PARTICLE,
            )
    })
}

/// What so many tokens do not show is not there.
const LOOKED_AT: usize = 30;

/// Longer titles are no matter of capitals.
const MOST_WORDS: usize = 5;

/// The words of a title that change with its office at `noun`: those right before it for which `may` holds, and what
/// it is of. Where a body’s name stands before them, only the office: `Halden Fisheries Council chairman`.
fn with_office(
    here: Here<'_>,
    title: &Range<u32>,
    noun: u32,
    may: impl Fn(u32) -> bool,
) -> Range<u32> {
    let words = here.words();
    let mut first = noun;
    while first > title.start && may(first - 1) {
        first -= 1;
    }
    let body = first
        .checked_sub(1)
        .filter(|at| title.contains(at))
        .and_then(|at| words.get(at as usize))
        .is_some_and(|before| {
            before.is_word()
                && before.case != Case::Lower
                && !before.is_any(Lexeme::NATIONAL | Lexeme::PLACE)
        });
    if body {
        noun..title.end
    } else {
        first..title.end
    }
}

/// A title of which each word has a capital in small letters, as far as it is no name.
fn lower<'a>(here: Here<'a>, title: &Range<u32>) -> Option<Recase<'a>> {
    let words = here.words();
    let noun = title
        .clone()
        .rev()
        .find(|&at| offices::is_office(words.text(at as usize)))?;
    let tokens = with_office(here, title, noun, |at| lowered(here, at).is_some());
    Recase::of(here, tokens, |at| lowered(here, at))
}

/// Whether a word of a title loses its capital: not a country’s, a place’s or a body’s.
fn lowered(here: Here<'_>, at: u32) -> Option<bool> {
    let words = here.words();
    let token = words.get(at as usize)?;
    let name = matches!(
        words.text(at as usize),
        "House" | "Senate" | "Cabinet" | "Treasury" | "Commons"
    ) || token
        .is_any(Lexeme::NATIONAL | Lexeme::PLACE | Lexeme::BODY | Lexeme::KNOWN_BODY);
    let word = token.is_any(Lexeme::TITLE | Lexeme::PORTFOLIO | Lexeme::RANK | Lexeme::ROLE);
    (token.case == Case::Capital && word && !name).then_some(false)
}

/// Whether a word may have its capital from a mark before it.
fn after_opening(here: Here<'_>, at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|at| here.words().get(at))
        .is_some_and(|before| {
            !before.is_word()
                && !matches!(
                    before.kind,
                    TokenKind::Punctuation(',' | ';') | TokenKind::Possessive
                )
        })
}

/// `Ana Lind, Mayor of Halden,`
fn after_name(here: Here<'_>, house: &House, mention: &NameMention, findings: &mut Findings) {
    let words = here.words();
    let Some(description) = mention
        .apposition
        .as_ref()
        .filter(|_| house.titles_alone == Some(TitleCase::Lower))
    else {
        return;
    };
    let article = words
        .get(description.start as usize)
        .is_some_and(|token| token.is_any(Lexeme::DETERMINER));
    let first = description.start + u32::from(article);
    if article || first >= description.end {
        return; // `the Mayor` is looked at where it stands.
    }
    let Some(title) = title_from(here, first, description.end) else {
        return;
    };
    if title.clone().any(|at| {
        house.keeps_capital(words.text(at as usize))
            || offices::is_always_capital(words.text(at as usize))
    }) {
        return;
    }
    let next = title.end as usize;
    // `Ana Lind, Mayor Osei Darko and others`: the next of a row.
    if words
        .get(next)
        .is_some_and(|token| token.is_word() && token.is_capitalised())
    {
        return;
    }
    let change = lower(here, &title);
    report(
        change,
        "the house writes a title after a name in small letters",
        findings,
    );
}

/// The title with capitals that begins at `first`: its words up to the office.
fn title_from(here: Here<'_>, first: u32, limit: u32) -> Option<Range<u32>> {
    let words = here.words();
    let mut end = first;
    let mut office = None;
    while end < limit && end - first < MOST_WORDS as u32 {
        let token = words.get(end as usize)?;
        let part = token.case == Case::Capital
            && !token.stopped
            && token.is_any(Lexeme::TITLE | Lexeme::PORTFOLIO | Lexeme::RANK)
            && !token.is_any(Lexeme::NATIONAL);
        if !part {
            break;
        }
        end += 1;
        if offices::is_office(words.text(end as usize - 1)) {
            office = Some(end);
        }
    }
    let mut end = office?;
    // `Secretary of State`, `Secretary of Defense`
    let portfolio = words.get(end as usize + 1).is_some_and(|token| {
        token.case == Case::Capital
            && token.is_any(Lexeme::PORTFOLIO)
            && !token.is_any(Lexeme::PLACE | Lexeme::TITLE | Lexeme::BODY)
    });
    if end + 1 < limit && words.is(end as usize, "of") && portfolio {
        end += 2;
    }
    Some(first..end)
}

/// `the Mayor`, `as President`
fn alone(here: Here<'_>, house: &House, at: u32, findings: &mut Findings) {
    let words = here.words();
    let index = at as usize;
    let led = house.titles_alone == Some(TitleCase::Lower)
        && words.get(index).is_some_and(|token| {
            token.case == Case::Capital
                && token.spaced
                && token.is_any(Lexeme::TITLE | Lexeme::RANK | Lexeme::PORTFOLIO)
        })
        && index > 0
        && words.is_one_of(index - 1, LEADERS)
        && words
            .get(index - 1)
            .is_some_and(|token| token.case == Case::Lower || token.is_any(Lexeme::DETERMINER));
    // `the Center for Justice`, `Ministry of the Secretary`
    let named_before = index > 1
        && block_has(here, at, index - 2)
        && words.get(index - 2).is_some_and(|before| {
            before.is_word()
                && before.is_capitalised()
                && here.sentence(at).start as usize != index - 2
        });
    // `the Office of the Mayor`
    let of_office = index > 2
        && block_has(here, at, index - 3)
        && words.is(index - 2, "of")
        && words
            .get(index - 3)
            .is_some_and(|before| before.is_word() && before.is_capitalised());
    if !led
        || of_office
        || named_before
            && !words.is_one_of(index - 1, &["the", "a", "an", "his", "her", "their", "its"])
        || here.is_quoted(at)
        || !is_copy(here, at)
    {
        return;
    }
    let block = here.block(at);
    let Some(title) = title_from(here, at, block.end)
        .filter(|title| block.contains(&(at - 1)) && title.start == at)
    else {
        return;
    };
    let kept = title.clone().any(|at| {
        house.keeps_capital(words.text(at as usize))
            || offices::is_always_capital(words.text(at as usize))
    });
    let end = title.end as usize;
    let next = words.get(end).filter(|_| block.contains(&(end as u32)));
    let capital = |at: usize| {
        words.get(at).is_some_and(|token| {
            (token.is_word() && token.case != Case::Lower || token.kind == TokenKind::Number)
                && block.contains(&(at as u32))
        })
    };
    // `the Mayor Hotel`, `the Governor’s Mansion`, `the Speaker (Commons)`, `the President, Darko`
    let named = next.is_some_and(|next| match next.kind {
        TokenKind::Word => next.case != Case::Lower || !next.spaced,
        TokenKind::Possessive => capital(end + 1),
        TokenKind::Number | TokenKind::QuotationMark | TokenKind::Address => true,
        TokenKind::Punctuation(mark) => {
            matches!(mark, '(' | '/' | '&') || !next.spaced && matches!(mark, '-' | '–')
        }
    }) || words.is_one_of(end, &["and", "&"])
        && capital(end + 1)
        && !offices::is_office(words.text(end + 1));
    // `the General Manager of the Year`, a portfolio without its office.
    if kept || named {
        return;
    }
    let change = lower(here, &title);
    report(
        change,
        "the house writes a title that stands alone in small letters",
        findings,
    );
}

fn block_has(here: Here<'_>, at: u32, other: usize) -> bool {
    here.block(at).contains(&(other as u32))
}

/// Words behind which a title stands alone.
const LEADERS: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "that",
    "his",
    "her",
    "their",
    "its",
    "our",
    "my",
    "your",
    "every",
    "each",
    "any",
    "no",
    "former",
    "acting",
    "next",
    "as",
    "for",
    "become",
    "becomes",
    "became",
    "elected",
    "named",
    "appointed",
    "current",
    "new",
    "sitting",
    "then",
];
