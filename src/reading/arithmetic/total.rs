//! Parts and their whole: `312 farmers, 127 fishers and 38 mills, 477 awards in all`,
//! `a total of 30: 12 from Halden, 10 from Esk and 8 from Port Merrow`.

mod pair;
mod parts_first;
mod rest;
mod votes;
mod whole_first;

use super::line::{Figure, Line};
use crate::{
    language::{
        Lexeme,
        number::{Amount, Interval, NumberForm},
    },
    reading::quantities::{Hedge, Quantity, Role, Unit},
};

/// A whole and the parts that are said to make it.
#[derive(Debug, Clone, PartialEq)]
pub struct Total {
    /// The whole.
    pub whole: Whole,
    /// The parts, two or more, in order.
    pub parts: Vec<u32>,
    /// Whether the parts are all of it.
    pub bound: Bound,
}

/// What parts are parts of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// The quantity with this index.
    Figure(u32),
    /// A hundred per cent.
    Hundred,
}

/// What the words say of the sum of parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// It is the whole.
    Exactly,
    /// It is the whole or less: members may be absent, earlier cases counted too.
    AtMost,
}

/// So many words may stand between one part and the next: what it counts, and where.
const ITEM: usize = 9;

/// Words that make a list of parts something else than all the parts, each once.
const NOT_ALL: &[&str] = &[
    "including",
    "include",
    "includes",
    "included",
    "among",
    "at",
    "least",
    "mostly",
    "mainly",
    "another",
    "more",
    "additional",
    "extra",
    "other",
    "others",
    "each",
    "every",
    "per",
    "both",
    "than",
    "from",
    "to",
    "versus",
    "vs",
    "v",
    "respectively",
    "average",
    "compared",
    "ago",
    "minus",
    "excluding",
    "except",
    "besides",
    "whom",
    "which",
    "who",
    "that",
    "while",
    "but",
    "or",
    "not",
    "only",
    "just",
    "some",
    "several",
    "many",
    "few",
    "up",
    "down",
    "after",
    "before",
    "record",
    "percent",
    "times",
    "also",
    "until",
    "since",
    "plus",
    "further",
    "rest",
    "then",
];

/// The totals in `line`.
pub(super) fn find(line: &Line<'_>, totals: &mut Vec<Total>) {
    for at in 0..line.figures.len() {
        let found = parts_first::find(line, at)
            .or_else(|| whole_first::find(line, at))
            .or_else(|| pair::find(line, at))
            .or_else(|| rest::find(line, at))
            .or_else(|| votes::find(line, at));
        if let Some(found) = found
            && totals.iter().all(|known| known.parts != found.parts)
        {
            totals.push(found);
        }
    }
}

fn counts(quantity: &Quantity) -> bool {
    quantity.role == Role::Amount
        && quantity.number.form == NumberForm::Amount
        && !matches!(quantity.unit, Unit::Percent | Unit::Points)
        && quantity.number.value > Amount::ZERO
        && matches!(quantity.hedge, Hedge::None)
}

/// Whether nothing but what a part counts stands from `start` to `end`, where the next begins: `farmers,`,
/// `mills from Esk and`.
fn item_between(line: &Line<'_>, start: usize, end: usize, near: bool) -> bool {
    if end <= start || end - start > ITEM {
        return false;
    }
    let joined = line.is_any(end - 1, &[",", "and", ";"]);
    joined
        && (start..end).all(|place| {
            line.token(place).is_some_and(|token| {
                let last = place + 2 >= end;
                if !token.is_word() && !token.is_mark('-') {
                    return last && line.is_any(place, &[",", ";"]);
                }
                if line.is_any(place, &["and"]) {
                    return last;
                }
                let local = line.is_any(
                    place,
                    &["in", "from", "for", "on", "of", "the", "by", "with", "to"],
                );
                if near {
                    local && !line.is_any(place, &["with"])
                        // “ships in April, five in May and nine in June”
                        || token.is_any(Lexeme::MONTH) && token.is_capitalised()
                        || !token.is_any(
                            Lexeme::PREPOSITION
                                | Lexeme::CONJUNCTION
                                | Lexeme::AUXILIARY
                                | Lexeme::PRONOUN,
                        ) && !line.is_any(place, NOT_ALL)
                } else {
                    line.is_any(place, &["from"]) || !line.is_any(place, NOT_ALL)
                }
            })
        })
}

/// `whole` of `parts`, if all of them count the same.
fn total(line: &Line<'_>, whole: Figure, parts: &[Figure], bound: Bound) -> Option<Total> {
    let all = parts.len() >= 2
        && counts(line.quantity(whole))
        && parts
            .iter()
            .all(|&part| counts(line.quantity(part)) && line.alike(part, whole));
    all.then(|| Total {
        whole: Whole::Figure(whole.index),
        parts: parts.iter().map(|part| part.index).collect(),
        bound,
    })
}

impl Total {
    /// Whether the quantity with the index `at` is the whole or a part.
    pub fn takes_in(&self, at: u32) -> bool {
        self.whole == Whole::Figure(at) || self.parts.contains(&at)
    }

    /// What the parts make, and all that they may make.
    pub fn sum(&self, quantities: &[Quantity]) -> Option<(Amount, Interval)> {
        let mut sum = Amount::ZERO;
        let mut meant = Interval::between(sum, sum);
        for &part in &self.parts {
            let part = quantities.get(part as usize)?;
            sum = sum.plus(part.number.value)?;
            meant = meant.plus(part.meant())?;
        }
        Some((sum, meant))
    }
}
