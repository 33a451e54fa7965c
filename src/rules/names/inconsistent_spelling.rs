//! One name, spelt in two ways.

mod change;
mod roll;
mod slips;

use rustc_hash::{FxHashMap, FxHashSet};

use super::near;
use crate::{
    language::{Lexeme, letters, lexicon},
    roster::PersonId,
    rules::{Check, Evidence, Findings, Rule, Severity},
};
use change::Change;
use roll::{Named, Roll, Single};
use slips::Slips;

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
                let pair = if one.weight() < named.weight() {
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

    /// How many tokens apart the names of two people may stand that differ in this word and are named together:
    /// relatives share their family name, and of namesakes with another one hardly two are in one sentence.
    fn together(self) -> u32 {
        match self {
            Self::Given => 16,
            Self::Family => 5,
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
    let (one, other) = (word.of(rare), word.of(usual));
    let near = match word {
        Word::Family if rare.given.chars().count() < 3 || rare.given.contains('.') => None,
        Word::Family if rare.places.len() == 1 && usual.places.len() > 1 => {
            near::slip_of_one(one, other)
        }
        Word::Family => near::slip_beside_given(one, other),
        Word::Given if near::of_two_sexes(one, other) => None,
        Word::Given => {
            near::slip(one, other).filter(|&apart| apart == 1 && !near::is_short_form(one, other))
        }
    };
    if near.is_none()
        || rare.full.len() > SLIPS
        || !usual.is_person
        || usual.places.len() <= MINOR && rare.is_other_than(usual, evidence)
        || roll::together(evidence, rare, usual, word.together())
    {
        return false;
    }
    let (rare, usual) = match (known(evidence, rare), known(evidence, usual)) {
        (Some(one), Some(other)) if one != other => return false,
        // Who is in the roster is spelt as there, however often.
        (Some(_), None) if usual.full.len() <= SLIPS => (usual, rare),
        _ => (rare, usual),
    };
    let change = Change {
        wrong: word.of(rare),
        wrong_places: &rare.places,
        right: word.of(usual),
        right_places: &usual.places,
    };
    for place in &rare.full {
        change.report_name(evidence, place, &usual.full[0], findings);
    }
    true
}

/// Who of the roster has this name.
fn known(evidence: &Evidence<'_>, named: &Named) -> Option<PersonId> {
    let people = evidence
        .roster()
        .people_named(&named.full[0].text(evidence));
    people.first().map(|found| found.person)
}

/// Family names that stand alone and are a slip away from one person's.
fn singles(evidence: &Evidence<'_>, roll: &Roll<'_>, findings: &mut Findings) {
    if roll.singles.is_empty() || roll.people.is_empty() {
        return;
    }
    let near = Slips::of(roll);
    for single in &roll.singles {
        if let Some((meant, word)) = near.only(single) {
            report_single(evidence, single, meant, word, findings);
        }
    }
}

fn report_single(
    evidence: &Evidence<'_>,
    single: &Single,
    meant: &Named,
    word: &str,
    findings: &mut Findings,
) {
    let there = (single.word.as_str(), single.places.as_slice());
    let full = (word, meant.places.as_slice());
    // What stands alone again and again is the name; what was written once is the slip.
    let named = meant
        .places
        .iter()
        .filter(|place| place.word(evidence, word).is_some())
        .count();
    let backwards = !meant.given.is_empty()
        && named <= SLIPS
        && named == meant.full.len()
        && (single.places.len() > named || named == 1 && is_better_known(evidence, single, meant));
    let ((wrong, wrong_places), (right, right_places)) = if backwards {
        (full, there)
    } else if single.places.len() <= SLIPS {
        (there, full)
    } else {
        return;
    };
    let change = Change {
        wrong,
        wrong_places,
        right,
        right_places,
    };
    let first = if backwards {
        single.places[0]
    } else {
        meant.full[0]
    };
    for place in wrong_places {
        change.report_word(evidence, place, &first, findings);
    }
}

/// Whether of a word that stands alone and of somebody's family name, each written once, the first is the name.
fn is_better_known(evidence: &Evidence<'_>, single: &Single, meant: &Named) -> bool {
    let name =
        |word: &str| lexicon::lookup(word).intersects(Lexeme::GIVEN_NAME | Lexeme::WORD_NAME);
    if name(&single.word) != name(&meant.family) {
        return name(&single.word);
    }
    let roster = evidence.roster();
    let known = |word: &str| {
        !roster
            .people_named(&format!("{} {word}", meant.given))
            .is_empty()
    };
    match (known(&single.word), known(&meant.family)) {
        (one, other) if one != other => one,
        _ => letters::odd_runs(&single.word) < letters::odd_runs(&meant.family),
    }
}
