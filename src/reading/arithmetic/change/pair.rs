//! Two figures of which one becomes the other: `from 200 to 250`, `to 250 from 200`.

use super::FAR;
use crate::reading::arithmetic::{
    line::{Figure, Line},
    wording::NEXT,
};
use crate::{
    language::number::{Amount, NumberForm},
    reading::quantities::{Hedge, Role, Unit},
};

/// Two figures of a line, in the order they stand, one of which becomes the other.
#[derive(Clone, Copy)]
pub(super) struct Pair {
    pub(super) from: Figure,
    pub(super) to: Figure,
    /// Where the first begins, with its preposition, and where the second ends.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Where the first ends and the second, with its preposition, begins.
    pub(super) gap: (usize, usize),
}

pub(super) const FROM: &[&str] = &["from"];
pub(super) const TO: &[&str] = &["to"];

/// The figures that stand as `from … to …` or `to … from …`.
pub(super) fn pairs(line: &Line<'_>) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    let figures = &line.figures;
    for (at, &first) in figures.iter().enumerate() {
        if !can_change(line, first) || pairs.last().is_some_and(|pair| first.start < pair.end) {
            continue;
        }
        let Some(lead) = lead(line, first) else {
            continue;
        };
        // The next figure that can be the other end: years and rates may stand between.
        let Some(second) = figures[at + 1..].iter().copied().find(|&next| {
            let quantity = line.quantity(next);
            quantity.role == Role::Amount
                && (quantity.unit == line.quantity(first).unit
                    || inherits(line, first, next)
                    || quantity.unit != Unit::Percent && quantity.number.form == NumberForm::Amount)
        }) else {
            continue;
        };
        let Some(second_lead) = self::lead(line, second) else {
            continue;
        };
        let gap = (first.end, second_lead.place);
        let apart = gap.1.saturating_sub(gap.0) > FAR
            || line.any_between(gap.0, gap.1, &[";", ":"])
            || line.any_between(gap.0, gap.1, &["and", "but", "while", "or"])
                && !matches!(lead.kind, Lead::From)
            || line.quote_between(gap.0, gap.1);
        if apart
            || !can_change(line, second)
            || !(line.alike(first, second) || inherits(line, first, second))
        {
            continue;
        }
        let (from, to) = match (lead.kind, second_lead.kind) {
            (Lead::From, Lead::To) => (first, second),
            (Lead::To, Lead::From | Lead::Against) => (second, first),
            _ => continue,
        };
        pairs.push(Pair {
            from,
            to,
            start: lead.place,
            end: second.end,
            gap,
        });
    }
    pairs
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    From,
    To,
    /// `to 250, against 200`: only ever second.
    Against,
}

/// The preposition of a figure and where it stands.
#[derive(Clone, Copy)]
struct Leading {
    kind: Lead,
    place: usize,
}

fn lead(line: &Line<'_>, figure: Figure) -> Option<Leading> {
    // `up to 250` after `from 200` is where it went, not how far at most.
    let quantity = line.quantity(figure);
    let place = line.before_articles(figure.start);
    if quantity.hedge == Hedge::Under && line.has(figure.start, &["up", "to"]) {
        return Some(Leading {
            kind: Lead::To,
            place: figure.start,
        });
    }
    let mut at = place.checked_sub(1)?;
    // `from a record 200`, `to a five-year high of 250`
    if line.is_any(
        at,
        &[
            "record",
            "previous",
            "current",
            "high",
            "low",
            "estimated",
            "reported",
        ],
    ) {
        at = line.before_articles(at).checked_sub(1)?;
    }
    if line.is_any(at, &["of", "at"]) && !line.ends(at, &["which", "stood"]) {
        let back = (at.saturating_sub(6)..at)
            .rev()
            .find(|&place| line.is_any(place, FROM) || line.is_any(place, TO));
        let back = back.filter(|&place| {
            !line.any_between(place, at, NEXT)
                && (place + 1..at).any(|place| {
                    line.is_any(
                        place,
                        &[
                            "high", "low", "peak", "total", "level", "record", "average", "base",
                            "baseline", "figure",
                        ],
                    )
                })
        })?;
        at = back;
    }
    // “Landings, which stood at 200, rose 25% to 250”
    let stood = line.is_any(at, &["at"])
        && line.ends(at, &["which", "stood"])
        && (at - 2 > 0 && line.is_any(at - 3, &[","]));
    let compared = line.is_any(at, &["with", "to"]) && at > 0 && line.is_any(at - 1, &["compared"]);
    let against = line.is_any(at, &["against", "versus", "vs"]);
    let kind = if line.is_any(at, FROM) || stood {
        Lead::From
    } else if compared {
        at -= 1;
        Lead::Against
    } else if against {
        Lead::Against
    } else if line.is_any(at, TO) {
        Lead::To
    } else {
        return None;
    };
    Some(Leading { kind, place: at })
}

pub(super) fn can_change(line: &Line<'_>, figure: Figure) -> bool {
    let quantity = line.quantity(figure);
    quantity.role == Role::Amount
        && quantity.number.form == NumberForm::Amount
        && quantity.number.value > Amount::ZERO
        && !matches!(quantity.unit, Unit::Points)
}

/// `from 4 to 6 percent`, `from £2 to £2.5 million`: the first takes what is said with the second.
fn inherits(line: &Line<'_>, first: Figure, second: Figure) -> bool {
    let (one, other) = (line.quantity(first), line.quantity(second));
    // `to £53 million, against 59 million`
    let scaled = matches!(one.unit, Unit::Money(_))
        && other.unit == Unit::None
        && one.number.writing.scale > 1
        && one.number.writing.scale == other.number.writing.scale;
    // Nothing but a preposition stands between the two.
    let close = second.start == first.end + 1
        && one.unit == Unit::None
        && matches!(
            other.unit,
            Unit::Percent | Unit::Money(_) | Unit::Measure(_)
        );
    scaled || close
}
