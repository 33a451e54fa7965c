//! One name, spelt in two ways.

mod roll;

use rustc_hash::{FxHashMap, FxHashSet};

use super::near;
use crate::rules::{Check, Evidence, Findings, Rule, Severity};
use roll::{Named, Roll, Single};

pub(crate) static RULE: Rule = Rule {
    id: "names/inconsistent-spelling",
    severity: Severity::Warning,
    needs: &[],
    page: include_str!("inconsistent_spelling.md"),
    check: Check::Draft(check),
};

/// Who is named so often is spelt so on purpose.
const SLIPS: usize = 2;

/// Of people who are named no more often than this, other titles make others.
const MINOR: usize = 3;

/// So many people with one given name or one family name are a list, not a story.
const MOST_ALIKE: usize = 24;

fn check(evidence: &Evidence<'_>, findings: &mut Findings) {
    let roll = Roll::of(evidence);
    let mut found: FxHashSet<usize> = FxHashSet::default();
    for (shared, other) in [(Word::Given, Word::Family), (Word::Family, Word::Given)] {
        let mut alike: FxHashMap<&str, Vec<&Named>> = FxHashMap::default();
        for named in &roll.people {
            alike.entry(shared.of(named)).or_default().push(named);
        }
        for named in &roll.people {
            let Some(people) = alike.get(shared.of(named)) else {
                continue;
            };
            if people.len() > MOST_ALIKE || people.len() < 2 {
                continue;
            }
            for one in people.iter().filter(|one| one.number < named.number) {
                let pair = if one.full.len() < named.full.len() {
                    (*one, named)
                } else {
                    (named, *one)
                };
                if !found.contains(&pair.0.number) && two_spellings(evidence, pair, other, findings)
                {
                    found.insert(pair.0.number);
                }
            }
        }
    }
    singles(evidence, &roll, findings);
}

/// A word of a full name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Given,
    Family,
}

impl Word {
    fn of(self, named: &Named) -> &str {
        match self {
            Self::Given => &named.given,
            Self::Family => &named.family,
        }
    }
}

/// Reports the rarer of two people who share a word of their names and whose `other` words are a slip apart.
fn two_spellings(
    evidence: &Evidence<'_>,
    (rare, usual): (&Named, &Named),
    word: Word,
    findings: &mut Findings,
) -> bool {
    let (wrong, right) = (word.of(rare), word.of(usual));
    let near = match word {
        Word::Family if rare.given.chars().count() > 2 => near::slip_beside_given(wrong, right),
        Word::Family => None,
        Word::Given if near::of_two_sexes(wrong, right) => None,
        Word::Given => near::slip(wrong, right)
            .filter(|&apart| apart == 1 && !near::is_short_form(wrong, right)),
    };
    if near.is_none()
        || !usual.is_person
        || rare.full.len() > SLIPS
        || usual.mentions <= MINOR && rare.is_other_than(usual, evidence)
        || roll::together(evidence, rare, usual)
        || known_apart(evidence, rare, usual)
    {
        return false;
    }
    for place in &rare.full {
        let Some((token, written)) = place.word(evidence, wrong) else {
            continue;
        };
        let Some(usually) = usual
            .full
            .iter()
            .find_map(|place| Some(place.word(evidence, right)?.1))
        else {
            continue;
        };
        let finding = findings.report(
            place.span(evidence),
            format!(
                "“{}” is “{}” {}",
                place.text(evidence),
                usual.full[0].text(evidence),
                where_else(&usual.full[0], place)
            ),
        );
        finding.related(usual.full[0].span(evidence), "so spelt here");
        if let Some(here) = place.here(evidence) {
            here.offer(
                finding,
                format!("Change “{written}” to “{usually}”"),
                &[(token, usually.clone())],
            );
        }
    }
    true
}

fn where_else(usual: &roll::Place, rare: &roll::Place) -> &'static str {
    if (usual.passage, usual.name) < (rare.passage, rare.name) {
        "before"
    } else {
        "elsewhere"
    }
}

/// Whether the roster knows two people of these names.
fn known_apart(evidence: &Evidence<'_>, one: &Named, other: &Named) -> bool {
    let known = |named: &Named| {
        let people = evidence
            .roster()
            .people_named(&named.full[0].text(evidence));
        people.first().map(|found| found.person)
    };
    match (known(one), known(other)) {
        (Some(one), Some(other)) => one != other,
        _ => false,
    }
}

/// Family names that stand alone and are a slip away from one person's.
fn singles(evidence: &Evidence<'_>, roll: &Roll, findings: &mut Findings) {
    if roll.singles.is_empty() || roll.people.is_empty() {
        return;
    }
    let near = roll::Slips::of(&roll.people);
    for single in &roll.singles {
        let Some(meant) = near.only(single, roll) else {
            continue;
        };
        report_single(evidence, single, meant, findings);
    }
}

fn report_single(evidence: &Evidence<'_>, single: &Single, meant: &Named, findings: &mut Findings) {
    // What stands alone again and again is the name; what was written once is the slip.
    if single.places.len() > meant.mentions {
        let [full] = meant.full.as_slice() else {
            return;
        };
        if meant.mentions > 1 {
            return;
        }
        let (Some((token, written)), Some((_, usually))) = (
            full.word(evidence, &meant.family),
            single.places[0].word(evidence, &single.word),
        ) else {
            return;
        };
        let Some(here) = full.here(evidence) else {
            return;
        };
        let finding = findings.report(
            here.span(&(token..token + 1)),
            format!("“{written}” is “{usually}” elsewhere"),
        );
        finding.related(single.places[0].span(evidence), "so spelt here");
        here.offer(
            finding,
            format!("Change “{written}” to “{usually}”"),
            &[(token, usually)],
        );
        return;
    }
    if single.places.len() > SLIPS {
        return;
    }
    for place in &single.places {
        let (Some((token, written)), Some((_, usually)), Some(here)) = (
            place.word(evidence, &single.word),
            meant
                .full
                .first()
                .and_then(|full| full.word(evidence, &meant.family)),
            place.here(evidence),
        ) else {
            continue;
        };
        let finding = findings.report(
            place.span(evidence),
            format!(
                "“{written}” is “{usually}” {}",
                where_else(&meant.full[0], place)
            ),
        );
        finding.related(meant.full[0].span(evidence), "so spelt here");
        here.offer(
            finding,
            format!("Change “{written}” to “{usually}”"),
            &[(token, usually)],
        );
    }
}
