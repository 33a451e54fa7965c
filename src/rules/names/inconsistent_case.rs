//! Capitals that slipped, or that go two ways.

use rustc_hash::FxHashMap;

use crate::{
    language::{Case, Lexeme, lexicon, name::NameKey},
    reading::{BodyForm, Facts, NameClass, Speaker},
    rules::{Check, Evidence, Findings, Rule, Severity},
    text::Span,
};

pub(crate) static RULE: Rule = Rule {
    id: "names/inconsistent-case",
    severity: Severity::Warning,
    needs: &[],
    page: include_str!("inconsistent_case.md"),
    check: Check::Draft(check),
};

/// A token of the draft.
#[derive(Clone, Copy)]
struct Place {
    passage: usize,
    token: u32,
}

/// How one word is written over the draft, quotes and headlines apart.
#[derive(Default)]
struct Uses {
    /// `NATO`
    upper: Vec<Place>,
    /// `Nato`
    capital: Vec<Place>,
    /// `FBi`
    odd: Vec<Place>,
    /// `the Assembly`
    noun_capital: Vec<Place>,
    /// `the assembly`
    noun_small: Vec<Place>,
}

fn check(evidence: &Evidence<'_>, findings: &mut Findings) {
    let mut words: FxHashMap<NameKey, Uses> = FxHashMap::default();
    let mut order = Vec::new();
    let mut note = |key: NameKey, place: Place, list: fn(&mut Uses) -> &mut Vec<Place>| {
        let uses = words.entry(key).or_insert_with(|| {
            order.push(key);
            Uses::default()
        });
        list(uses).push(place);
    };
    for (passage, facts) in evidence.reading.facts.iter().enumerate() {
        let prose = evidence.draft.passages()[passage].prose().text();
        for word in &facts.body_words {
            if facts.is_quoted(word.token) {
                continue;
            }
            let place = Place {
                passage,
                token: word.token,
            };
            match word.form {
                BodyForm::Small => note(word.key, place, |uses| &mut uses.noun_small),
                BodyForm::Capital => note(word.key, place, |uses| &mut uses.noun_capital),
                BodyForm::Odd => note(word.key, place, |uses| &mut uses.odd),
                BodyForm::LoudEnding => loud_ending(evidence, place, findings),
            }
        }
        for (index, mention) in facts.names.iter().enumerate() {
            let place = Place {
                passage,
                token: mention.name.start,
            };
            if mention.quoted || mention.doubtful || mention.parts.words != 1 {
                continue;
            }
            let token = &facts.tokens[place.token as usize];
            // A dateline, a shouted first word.
            let opens = facts
                .blocks
                .binary_search_by_key(&(place.token as usize), |block| block.tokens.start)
                .is_ok();
            if opens || matches!(evidence.reading.who(passage, index), Speaker::Person(_)) {
                continue;
            }
            if mention.parts.acronym && mention.class == NameClass::Body {
                note(mention.parts.family, place, |uses| &mut uses.upper);
            } else if token.case == Case::Capital && may_be_acronym(prose, facts, place.token) {
                note(mention.parts.family, place, |uses| &mut uses.capital);
            }
        }
    }
    for uses in order.iter().filter_map(|key| words.get(key)) {
        odd_acronym(evidence, uses, findings);
        two_ways(evidence, &uses.upper, &uses.capital, findings);
        two_ways(evidence, &uses.noun_capital, &uses.noun_small, findings);
    }
}

/// Whether a word written as a name can be an acronym that is spoken as a word: `Nato`.
fn may_be_acronym(prose: &str, facts: &Facts, token: u32) -> bool {
    let token = &facts.tokens[token as usize];
    let text = token.text(prose);
    (4..=8).contains(&text.len())
        && text.chars().all(char::is_alphabetic)
        && !token.is_any(Lexeme::GIVEN_NAME | Lexeme::WORD_NAME | Lexeme::PLACE | Lexeme::NATIONAL)
        && !lexicon::is_common(&text.to_lowercase())
}

/// `FBi` where the draft, or everybody, writes `FBI`.
fn odd_acronym(evidence: &Evidence<'_>, uses: &Uses, findings: &mut Findings) {
    let [only] = uses.odd.as_slice() else { return };
    let (span, text, lexeme) = read(evidence, *only);
    let upper = text.to_uppercase();
    let known = lexeme.is_some_and(|lexeme| lexeme.contains(Lexeme::KNOWN_BODY)) && text.len() <= 5;
    let small = text.find(char::is_lowercase);
    // `MoD`, `BoE`: the small letter stands for `of`.
    let of = small.is_some_and(|at| text[at..].starts_with('o') && at + 1 < text.len());
    let sure = !of && (known || uses.upper.len() >= 2);
    if !sure && uses.upper.is_empty() {
        return;
    }
    let finding = findings.report(
        span,
        if uses.upper.is_empty() {
            format!("“{text}” is written “{upper}”")
        } else {
            format!("“{text}” is “{upper}” elsewhere")
        },
    );
    if let Some(&clean) = uses.upper.first() {
        finding.related(read(evidence, clean).0, "so written here");
    }
    if !is_verbatim(evidence, *only) {
        finding.severity(if sure {
            Severity::Warning
        } else {
            Severity::Info
        });
    } else if sure {
        finding.safe_fix(format!("Change to “{upper}”"), span, upper);
    } else {
        finding
            .severity(Severity::Info)
            .unsafe_fix(format!("Change to “{upper}”"), span, upper);
    }
}

/// `FBI’S`
fn loud_ending(evidence: &Evidence<'_>, place: Place, findings: &mut Findings) {
    let (span, text, _) = read(evidence, place);
    let small = text.to_lowercase();
    let finding = findings.report(span, "the ending of a possessive is a small s");
    if is_verbatim(evidence, place) {
        finding.safe_fix(format!("Change to “{small}”"), span, small);
    }
}

/// One word written in two ways: the rarer, or the later where both are as frequent, is reported once.
fn two_ways(evidence: &Evidence<'_>, one: &[Place], other: &[Place], findings: &mut Findings) {
    let (Some(&first), Some(&second)) = (one.first(), other.first()) else {
        return;
    };
    let later = (second.passage, second.token) > (first.passage, first.token);
    let other_is_rare = other.len() < one.len() || other.len() == one.len() && later;
    let (rare, frequent) = if other_is_rare {
        (second, first)
    } else {
        (first, second)
    };
    let (span, text, _) = read(evidence, rare);
    let (elsewhere, wanted, _) = read(evidence, frequent);
    let finding = findings.report(span, format!("“{text}” is “{wanted}” elsewhere"));
    finding
        .severity(Severity::Info)
        .related(elsewhere, "so written here");
    if is_verbatim(evidence, rare) {
        finding.unsafe_fix(format!("Change to “{wanted}”"), span, wanted);
    }
}

/// Where a token stands in the draft, its letters, and what the lists say of it.
fn read(evidence: &Evidence<'_>, place: Place) -> (Span, String, Option<Lexeme>) {
    let prose = evidence.draft.passages()[place.passage].prose();
    let facts = &evidence.reading.facts[place.passage];
    let words = facts.span_of(&(place.token..place.token + 1));
    let span = prose
        .to_passage(words)
        .shifted(evidence.draft.passage_start(place.passage));
    let lexeme = facts
        .tokens
        .get(place.token as usize)
        .map(|token| token.lexeme);
    (span, prose.slice(words).to_owned(), lexeme)
}

fn is_verbatim(evidence: &Evidence<'_>, place: Place) -> bool {
    let words = evidence.reading.facts[place.passage].span_of(&(place.token..place.token + 1));
    evidence.draft.passages()[place.passage]
        .prose()
        .is_verbatim(words)
}
