//! Parts and their whole: `312 farmers, 127 fishers and 38 mills, 477 awards in all`,
//! `a total of 30: 12 from Halden, 10 from Esk and 8 from Port Merrow`.

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
    pub whole: u32,
    /// The parts, two or more, in order.
    pub parts: Vec<u32>,
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
        if let Some(found) = parts_then_whole(line, at)
            .or_else(|| whole_then_parts(line, at))
            .or_else(|| whole_and_pair(line, at))
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

fn total(line: &Line<'_>, whole: Figure, parts: &[Figure]) -> Option<Total> {
    let all = parts.len() >= 2
        && counts(line.quantity(whole))
        && parts
            .iter()
            .all(|&part| counts(line.quantity(part)) && line.alike(part, whole));
    all.then(|| Total {
        whole: whole.index,
        parts: parts.iter().map(|part| part.index).collect(),
    })
}

/// `312 farmers, 127 fishers and 38 mills, 477 awards in all`, `five women and six men, a total of 11`.
fn parts_then_whole(line: &Line<'_>, at: usize) -> Option<Total> {
    // `12 points and nine rebounds, 40 minutes in all`: how long is no sum of what is counted.
    const TIMES: &[&str] = &[
        "second", "seconds", "minutes", "hours", "days", "weeks", "months", "years",
    ];
    let whole = *line.figures.get(at)?;
    if line.any_between(whole.end, whole.end + 3, TIMES) {
        return None;
    }
    let tail = |words: &[&str]| {
        (whole.end..(whole.end + 4).min(line.len())).any(|place| {
            line.has(place, words)
                && line.is_mark(place + words.len())
                && (whole.end..place).all(|between| !line.is_mark(between))
        })
    };
    let said_after = tail(&["in", "all"])
        || tail(&["in", "total"])
        || tail(&["altogether"])
        || tail(&["all", "told"]);
    let mut place = whole.start;
    let said_before = line.ends(place, &["a", "total", "of"]);
    if said_before {
        place -= 3;
        while place > 0 && line.is_any(place - 1, &["for", "making", "or", "giving"]) {
            place -= 1;
        }
    } else if line.ends(place, &["totalling"]) || line.ends(place, &["totaling"]) {
        place -= 1;
    } else if !said_after {
        return None;
    } else {
        while place > 0 && line.is_any(place - 1, &["or", "making", "for"]) {
            place -= 1;
        }
    }
    // The whole is said of the list before it, right after a comma or a dash.
    if place == 0 || !line.is_any(place - 1, &[",", "—", "–", "--", ";", "("]) {
        return None;
    }
    let mut first = at;
    let mut end = place - 1;
    while let Some(before) = first.checked_sub(1).map(|before| line.figures[before]) {
        let near = first == at;
        let fits = if near {
            end > before.end
                && end - before.end <= ITEM
                && !line.quote_between(before.end, end)
                && (before.end..end).all(|place| {
                    !line.is_mark(place) && !line.is_any(place, &["and", "or", "than"])
                })
        } else {
            item_between(line, before.end, end, true)
        };
        if !fits {
            break;
        }
        first -= 1;
        end = before.start;
    }
    let parts = &line.figures[first..at];
    let last = parts.len().checked_sub(2).map(|last| parts[last])?;
    // The last two are joined by `and`, and nothing stands before the first that the list may go on from.
    let closes = line.any_between(last.end, parts[parts.len() - 1].start, &["and"]);
    let opens = parts[0].start == 0
        || !line.is_any(
            parts[0].start - 1,
            &[
                ",", "and", "another", "than", "to", "from", "other", "or", "plus", ";", "least",
            ],
        );
    let plain = !line.any_between(
        parts[0].start,
        place,
        &[
            "including",
            "among",
            "each",
            "whom",
            "another",
            "respectively",
        ],
    );
    (closes && opens && plain)
        .then(|| total(line, whole, parts))
        .flatten()
}

/// `a total of 30: 12 from Halden, 10 from Esk and 8 from Port Merrow`.
fn whole_then_parts(line: &Line<'_>, at: usize) -> Option<Total> {
    let whole = line.figures[at];
    let parts = line.figures.get(at + 1..)?;
    let first = parts.first()?;
    let mark = first.start.checked_sub(1)?;
    let plain = line.is_any(mark, &[":", "—", "–", "--"])
        && mark >= whole.end
        && mark - whole.end <= ITEM
        && (whole.end..mark).all(|place| !line.is_mark(place))
        && !line.any_between(whole.end, mark, NOT_ALL);
    if !plain {
        return None;
    }
    let joined = parts
        .windows(2)
        .all(|pair| item_between(line, pair[0].end, pair[1].start, false));
    let before_last = parts.len().checked_sub(2).map(|last| parts[last])?;
    let last = parts[parts.len() - 1];
    let closes = line.any_between(before_last.end, last.start, &["and"])
        && (last.end..line.len())
            .all(|place| !line.is_any(place, NOT_ALL) || line.is_any(place, &["from"]))
        && (last.end..line.len() - 1).all(|place| !line.is_mark(place))
        && line.len() - last.end <= ITEM;
    (joined && closes && !line.quote_between(whole.start, line.len()))
        .then(|| total(line, whole, parts))
        .flatten()
}

/// Two kinds that leave nobody out.
const PAIRS: &[(&str, &str)] = &[
    ("men", "women"),
    ("women", "men"),
    ("boys", "girls"),
    ("girls", "boys"),
    ("adults", "children"),
    ("children", "adults"),
    ("first", "second"),
];

/// `14 people, nine of them children and six adults`, `three goals, two in the first half and two in
/// the second`.
fn whole_and_pair(line: &Line<'_>, at: usize) -> Option<Total> {
    let whole = line.figures[at];
    // `the first half` is no part.
    let is_half = |figure: &&Figure| line.is_any(figure.start, &["half"]);
    let mut after = line
        .figures
        .get(at + 1..)?
        .iter()
        .filter(|figure| !is_half(figure));
    let (one, two) = (*after.next()?, *after.next()?);
    let next = after.next();
    let comma = one.start.checked_sub(1)?;
    let plain = line.is_any(comma, &[",", "("])
        && comma > whole.end
        && comma - whole.end <= 4
        && (whole.end..comma).all(|place| {
            !line.is_mark(place) && !line.is_any(place, NOT_ALL) && !line.is_any(place, &["and"])
        });
    let before_noun =
        whole.start == 0 || !line.is_any(whole.start - 1, &["and", ",", "another", "other"]);
    let gap = two.start.checked_sub(1)?;
    let joined = line.is_any(gap, &["and"])
        && gap > one.end
        && gap - one.end <= 6
        && (one.end..gap).all(|place| !line.is_any(place, NOT_ALL) && !line.is_mark(place));
    let closes = (two.end..(two.end + 5).min(line.len()))
        .find(|&place| line.is_mark(place))
        .unwrap_or(two.end + 4);
    let alone = next.is_none_or(|next| next.start > closes + 3);
    let pair = PAIRS.iter().any(|(first, second)| {
        line.any_between(one.end, gap, &[first]) && line.any_between(two.end, closes, &[second])
    });
    let whole_list = !line.any_between(two.end, closes, NOT_ALL);
    (plain && before_noun && joined && alone && pair && whole_list)
        .then(|| total(line, whole, &[one, two]))
        .flatten()
}

impl Total {
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
