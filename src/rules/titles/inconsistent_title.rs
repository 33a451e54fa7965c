//! One person with two titles of one family.

use super::claims::{self, Claim};
use crate::{
    reading::{Person, TitlePlace},
    roster::{Tense, TitleParts},
    rules::{Check, Evidence, Findings, Rule, Severity},
};

pub(crate) static RULE: Rule = Rule {
    id: "titles/inconsistent-title",
    severity: Severity::Warning,
    needs: &[],
    page: include_str!("inconsistent_title.md"),
    check: Check::Draft(check),
};

/// Nouns of which somebody has one, for one thing: whoever is minister of finance is not of defence.
const FOR_ONE_THING: [&str; 3] = ["governor", "mayor", "minister"];

/// American offices of which nobody holds two at a time.
const ONE_AT_A_TIME: [&str; 3] = ["governor", "member of congress", "senator"];

/// Words of rank that make another office of it.
const RANKS: [&str; 7] = [
    "assistant",
    "associate",
    "deputy",
    "first",
    "lieutenant",
    "second",
    "third",
];

/// Later titles of one person are looked at no further.
const MOST: usize = 40;

/// How two titles of one person disagree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Clash {
    /// One says deputy, and the other does not.
    Rank,
    /// They are for two things: finance, defence.
    Portfolio,
    /// Nobody holds both: senator, governor.
    Office,
}

fn check(evidence: &Evidence<'_>, findings: &mut Findings) {
    let mut titles: Vec<Vec<Claim<'_>>> = Vec::new();
    titles.resize_with(evidence.reading.people.len(), Vec::new);
    for claim in claims::all(evidence) {
        let known = &mut titles[claim.person];
        if known.len() < MOST {
            known.push(claim);
        }
    }
    for (person, claims) in evidence.reading.people.iter().zip(&titles) {
        if claims.is_empty() {
            continue;
        }
        // A word of change anywhere beside one of the titles: there are two offices to tell of.
        if claims
            .iter()
            .any(|claim| claim.parts.tense != Tense::Now || claim.context.tells_of_a_change())
        {
            continue;
        }
        if let Some((first, later, clash)) = clash_of_titles(claims) {
            report(person, first, later, clash, findings);
        }
    }
}

/// The first title, and the first after it that disagrees with it.
fn clash_of_titles<'c, 'a>(
    claims: &'c [Claim<'a>],
) -> Option<(&'c Claim<'a>, &'c Claim<'a>, Clash)> {
    claims.iter().enumerate().find_map(|(index, later)| {
        claims[..index]
            .iter()
            .find_map(|first| Some((first, later, clash(&first.parts, &later.parts)?)))
    })
}

fn clash(first: &TitleParts, later: &TitleParts) -> Option<Clash> {
    let vague = |parts: &TitleParts| parts.is_description || parts.nouns.len() != 1;
    if vague(first) || vague(later) {
        return None;
    }
    let american =
        |parts: &TitleParts| ONE_AT_A_TIME.contains(&parts.nouns[0]) && parts.rank.is_empty();
    if first.nouns != later.nouns {
        return (american(first) && american(later)).then_some(Clash::Office);
    }
    let one_country = first.of.is_empty()
        || later.of.is_empty()
        || first.of.iter().any(|body| later.of.contains(body));
    let same = first.portfolio == later.portfolio;
    if first.rank != later.rank {
        let ranks = first.rank.iter().chain(&later.rank);
        let plain = ranks.clone().all(|rank| RANKS.contains(rank));
        // `Deputy Foreign Minister Varga … Minister Varga`: shortened.
        return (same && plain && one_country).then_some(Clash::Rank);
    }
    let apart = !first.portfolio.is_empty()
        && !later.portfolio.is_empty()
        && !first
            .portfolio
            .iter()
            .any(|word| later.portfolio.contains(word));
    (apart && first.rank.is_empty() && FOR_ONE_THING.contains(&first.nouns[0]))
        .then_some(Clash::Portfolio)
}

fn report(
    person: &Person,
    first: &Claim<'_>,
    later: &Claim<'_>,
    clash: Clash,
    findings: &mut Findings,
) {
    let name = &person.name;
    let message = match clash {
        Clash::Rank => format!(
            "{name} is “{}” here and “{}” before: which rank is it?",
            later.text, first.text
        ),
        Clash::Portfolio => format!(
            "{name} is “{}” here and “{}” before: which office is it?",
            later.text, first.text
        ),
        Clash::Office => format!(
            "{name} is “{}” here and “{}” before: nobody is both at a time",
            later.text, first.text
        ),
    };
    let finding = findings.report(later.span, message);
    finding.related(first.span, "the title before");
    let alike = first.place == TitlePlace::Before && later.place == TitlePlace::Before;
    if alike && later.is_verbatim && !later.opens_sentence {
        finding.unsafe_fix(
            format!("Use “{}”", first.text),
            later.span,
            first.text.clone(),
        );
    }
}
