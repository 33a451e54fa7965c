//! One ministry under two names.

use rustc_hash::FxHashMap;

use crate::{
    language::{
        Case, Lexeme, TokenKind,
        name::{NameKey, plain},
    },
    reading::{Facts, NameClass, NameMention},
    rules::{Check, Evidence, Findings, Rule, Severity},
    text::Span,
};

pub(crate) static RULE: Rule = Rule {
    id: "names/organisation-variant",
    severity: Severity::Info,
    needs: &[],
    page: include_str!("organisation_variant.md"),
    check: Check::Draft(check),
};

/// The nouns that are put before or behind what a body is for as one likes.
const HEADS: [&str; 2] = ["ministry", "department"];

/// A ministry as one mention names it.
struct Naming {
    /// What it is for, whatever the order.
    portfolio: NameKey,
    /// Which noun, and on which side.
    form: (NameKey, bool),
    /// The country it says it is of.
    country: Option<NameKey>,
    passage: usize,
    name: std::ops::Range<u32>,
}

fn check(evidence: &Evidence<'_>, findings: &mut Findings) {
    let mut by_portfolio: FxHashMap<NameKey, Vec<Naming>> = FxHashMap::default();
    let mut order = Vec::new();
    for (passage, facts) in evidence.reading.facts.iter().enumerate() {
        let prose = evidence.draft.passages()[passage].prose().text();
        for mention in &facts.names {
            let Some(naming) = naming(prose, facts, mention, passage) else {
                continue;
            };
            let known = by_portfolio.entry(naming.portfolio).or_default();
            if known.is_empty() {
                order.push(naming.portfolio);
            }
            known.push(naming);
        }
    }
    for namings in order
        .iter()
        .filter_map(|portfolio| by_portfolio.get(portfolio))
    {
        report(evidence, namings, findings);
    }
}

/// Reads the mention of a ministry: `Fisheries Ministry`, `Ministry of Fisheries`.
fn naming(prose: &str, facts: &Facts, mention: &NameMention, passage: usize) -> Option<Naming> {
    if mention.class != NameClass::Body || mention.quoted || mention.parts.words < 2 {
        return None;
    }
    let name = mention.name.start as usize..mention.name.end as usize;
    let tokens = &facts.tokens[name.clone()];
    let is_head = |index: usize| HEADS.contains(&plain(tokens[index].text(prose)).as_ref());
    let head = (0..tokens.len()).find(|&index| is_head(index))?;
    let leading = head == 0
        || !tokens[..head]
            .iter()
            .any(|token| token.is_any(Lexeme::PORTFOLIO));
    if !leading && head + 1 != tokens.len() || leading && head + 2 >= tokens.len() {
        return None;
    }
    let mut country = possessor(prose, facts, name.start);
    let mut portfolio = NameKey::default();
    let mut words = 0;
    for (index, token) in tokens.iter().enumerate() {
        if index == head || token.case == Case::Lower || !token.is_word() {
            continue;
        }
        if token.is_any(Lexeme::NATIONAL | Lexeme::PLACE) && !token.is_any(Lexeme::PORTFOLIO) {
            country = Some(NameKey::of(token.text(prose)));
            continue;
        }
        words += 1;
        portfolio = portfolio.with(portfolio_key(token.text(prose)));
    }
    (words > 0).then(|| Naming {
        portfolio,
        form: (NameKey::of(tokens[head].text(prose)), leading),
        country,
        passage,
        name: mention.name.clone(),
    })
}

/// British and American spelling are not two names.
fn portfolio_key(word: &str) -> NameKey {
    match plain(word).as_ref() {
        "defence" => NameKey::of("defense"),
        "labour" => NameKey::of("labor"),
        "harbour" => NameKey::of("harbor"),
        _ => NameKey::of(word),
    }
}

/// Whose it is: `Esk’s Fisheries Ministry`.
fn possessor(prose: &str, facts: &Facts, start: usize) -> Option<NameKey> {
    let [.., owner, ending] = facts.tokens.get(..start)? else {
        return None;
    };
    (ending.kind == TokenKind::Possessive && owner.is_capitalised())
        .then(|| NameKey::of(owner.text(prose)))
}

/// Reports each wording but the first, once.
fn report(evidence: &Evidence<'_>, namings: &[Naming], findings: &mut Findings) {
    let [first, rest @ ..] = namings else { return };
    // Two countries may each have one, and their papers name them differently.
    if namings.iter().any(|naming| naming.country != first.country) {
        return;
    }
    let mut seen = vec![first.form];
    let (first_span, first_text) = place(evidence, first);
    for naming in rest {
        if seen.contains(&naming.form) {
            continue;
        }
        seen.push(naming.form);
        let (span, text) = place(evidence, naming);
        let finding = findings.report(span, format!("“{text}” was “{first_text}” before"));
        finding.related(first_span, "the first name");
        let prose = evidence.draft.passages()[naming.passage].prose();
        let words = evidence.reading.facts[naming.passage].span_of(&naming.name);
        if prose.is_verbatim(words) {
            finding.unsafe_fix(
                format!("Change to “{first_text}”"),
                span,
                first_text.clone(),
            );
        }
    }
}

/// Where a mention stands in the draft, and its words.
fn place(evidence: &Evidence<'_>, naming: &Naming) -> (Span, String) {
    let prose = evidence.draft.passages()[naming.passage].prose();
    let words = evidence.reading.facts[naming.passage].span_of(&naming.name);
    let span = prose
        .to_passage(words)
        .shifted(evidence.draft.passage_start(naming.passage));
    let text = prose
        .slice(words)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    (span, text)
}
