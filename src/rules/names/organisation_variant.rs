//! One ministry under two names.

use rustc_hash::FxHashMap;

use crate::{
    language::{
        Case, Lexeme, TokenKind,
        name::{NameKey, plain},
    },
    reading::{Facts, NameClass, NameMention},
    rules::{Check, Evidence, Findings, Rule, Safety, Severity},
    text::{Edit, Span},
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
    /// Its words without those of the country, and whether its noun leads; what the roster is asked by.
    title: String,
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
    let mut title = String::from("minister of");
    for (index, token) in tokens.iter().enumerate() {
        if index == head || token.case == Case::Lower || !token.is_word() {
            continue;
        }
        if token.is_any(Lexeme::NATIONAL | Lexeme::PLACE) && !token.is_any(Lexeme::PORTFOLIO) {
            country = Some(NameKey::of(token.text(prose)));
            continue;
        }
        words += 1;
        title.push(' ');
        title.push_str(token.text(prose));
        portfolio = portfolio.with(portfolio_key(token.text(prose)));
    }
    (words > 0).then(|| Naming {
        portfolio,
        form: (NameKey::of(tokens[head].text(prose)), leading),
        country,
        title,
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

/// Reports each wording once but for one: that which the roster's office has, or the first.
fn report(evidence: &Evidence<'_>, namings: &[Naming], findings: &mut Findings) {
    let [first, rest @ ..] = namings else { return };
    // Two countries may each have one, and their papers name them differently.
    if namings.iter().any(|naming| naming.country != first.country)
        || rest.iter().all(|naming| naming.form == first.form)
    {
        return;
    }
    let known = roster_form(evidence, first);
    let right = known
        .and_then(|form| namings.iter().find(|naming| naming.form == form))
        .unwrap_or(first);
    let (right_span, right_text) = place(evidence, right);
    let mut seen = vec![right.form];
    for naming in namings {
        if seen.contains(&naming.form) {
            continue;
        }
        seen.push(naming.form);
        let (span, text) = place(evidence, naming);
        let before = (right.passage, right.name.start) < (naming.passage, naming.name.start);
        let message = match (before, known.is_some()) {
            (true, false) => format!("“{text}” was “{right_text}” before"),
            (true, true) => format!("“{text}” was “{right_text}” before, as the roster has it"),
            (false, _) => format!("“{text}” is “{right_text}” elsewhere, as the roster has it"),
        };
        let finding = findings.report(span, message);
        let related = if before {
            "the first name"
        } else {
            "the other name"
        };
        finding.related(right_span, related);
        let edits: Vec<Edit> = namings
            .iter()
            .filter(|other| other.form == naming.form)
            .filter_map(|other| edit(evidence, other, &right_text))
            .collect();
        let many = edits.len();
        if let Some(here) = edit(evidence, naming, &right_text) {
            finding.fix(
                format!("Change to “{right_text}”"),
                Safety::Unsafe,
                vec![here],
            );
        }
        if many > 1 {
            let title = format!("Change to “{right_text}” everywhere ({many} places)");
            finding.fix(title, Safety::Unsafe, edits);
        }
    }
}

/// The form that the office of its minister has in the roster, if the ministry says whose it is: `Ministry of` goes
/// with a Minister of, `Department of` with a Secretary of.
fn roster_form(evidence: &Evidence<'_>, naming: &Naming) -> Option<(NameKey, bool)> {
    naming.country?;
    let roster = evidence.roster();
    let country = country_text(evidence, naming)?;
    let &body = roster.bodies_named(&country).first()?;
    let found = roster.office_from_title(&naming.title, Some(body));
    let office = roster.office(*found.offices.first()?);
    let noun = if office.title.starts_with("Minister of") {
        "ministry"
    } else if office.title.starts_with("Secretary of") {
        "department"
    } else {
        return None;
    };
    Some((NameKey::of(noun), true))
}

/// The words that say whose it is: an adjective in the name, or the possessor before it.
fn country_text(evidence: &Evidence<'_>, naming: &Naming) -> Option<String> {
    let key = naming.country?;
    let facts = &evidence.reading.facts[naming.passage];
    let prose = evidence.draft.passages()[naming.passage].prose().text();
    let start = (naming.name.start as usize).saturating_sub(2);
    facts.tokens[start..naming.name.end as usize]
        .iter()
        .map(|token| token.text(prose))
        .find(|text| NameKey::of(text) == key)
        .map(str::to_owned)
}

/// The change of a mention to another name, where it stands unbroken by markup.
fn edit(evidence: &Evidence<'_>, naming: &Naming, to: &str) -> Option<Edit> {
    let prose = evidence.draft.passages()[naming.passage].prose();
    let words = evidence.reading.facts[naming.passage].span_of(&naming.name);
    let (span, _) = place(evidence, naming);
    prose.is_verbatim(words).then(|| Edit::new(span, to))
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
