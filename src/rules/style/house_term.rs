//! Words that the house writes otherwise.

use crate::{
    draft::Zone,
    language::{Case, TokenKind, house::House},
    rules::{Check, Evidence, Findings, Need, Rule, Severity, here::Here},
};

pub(crate) static RULE: Rule = Rule {
    id: "style/house-term",
    severity: Severity::Hint,
    needs: &[Need::Profile],
    page: include_str!("house_term.md"),
    check: Check::Draft(check),
};

fn check(evidence: &Evidence<'_>, findings: &mut Findings) {
    let Some(house) = evidence.house else {
        return;
    };
    for here in Here::all(evidence) {
        let tokens = &here.facts.tokens;
        let mut at = 0;
        while at < tokens.len() {
            at += match found(here, house, at) {
                Some((length, prefer)) => {
                    report(here, at, length, &prefer, findings);
                    length
                }
                None => 1,
            };
        }
    }
}

/// What the house writes for the words that begin at `at`, and how many they are.
fn found(here: Here<'_>, house: &House, at: usize) -> Option<(usize, String)> {
    let words = here.words();
    let token = words.get(at)?;
    if token.kind != TokenKind::Word {
        return None;
    }
    let text = words.text(at);
    let small = text.to_lowercase();
    let spelling = house
        .spelling
        .and_then(|spelling| spelling.instead_of(&small))
        .map(|prefer| (1, prefer.to_owned()));
    let found = spelling.or_else(|| {
        let term = house.terms.get(&small)?.iter().find(|term| {
            let mut avoid = term.avoid.iter().enumerate();
            avoid.all(|(ahead, word)| {
                let written = words.text(at + ahead);
                let exact = word.starts_with(char::is_uppercase);
                written == word || !exact && written.eq_ignore_ascii_case(word)
            })
        })?;
        Some((term.avoid.len(), term.prefer.clone()))
    })?;
    let (length, prefer) = found;
    let abbreviation = token.case == Case::Upper || token.stopped;
    let named = if abbreviation {
        // Many houses drop the stops in headlines, and a name keeps what its body writes.
        here.zone(at) != Zone::Body || in_name(here, at)
    } else {
        token.case != Case::Lower && !begins_plainly(here, at, length)
    };
    // “The color-coded map” is a word of its own to nobody; “@colour” is no word at all.
    (!named && !here.is_quoted(at as u32)).then_some((length, prefer))
}

/// Whether the abbreviation at `at` is part of a longer name: `US Steel`, `UN Women`, `U.S. Soccer Federation`.
fn in_name(here: Here<'_>, at: usize) -> bool {
    let words = here.words();
    let capital = |at: usize| {
        words
            .get(at)
            .is_some_and(crate::language::Token::is_capitalised)
    };
    let before = at > 0 && capital(at - 1) && here.sentence(at as u32).start as usize != at - 1;
    before || capital(at + 1)
}

/// Whether a capital is only that of the sentence's first word.
fn begins_plainly(here: Here<'_>, at: usize, length: usize) -> bool {
    let words = here.words();
    let first = here.sentence(at as u32).start as usize == at;
    first && words.small(at + length) && here.zone(at) == Zone::Body
}

fn report(here: Here<'_>, at: usize, length: usize, prefer: &str, findings: &mut Findings) {
    let tokens = at as u32..(at + length) as u32;
    let text = here.text(&tokens);
    let mut prefer = prefer.to_owned();
    let capital = text.starts_with(char::is_uppercase);
    if capital && let Some(first) = prefer.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let span = here.span(&tokens);
    let finding = findings.report(span, format!("the house writes “{prefer}”"));
    if here
        .written
        .prose()
        .is_verbatim(here.facts.span_of(&tokens))
    {
        finding.safe_fix(format!("Change to “{prefer}”"), span, prefer);
    }
}
