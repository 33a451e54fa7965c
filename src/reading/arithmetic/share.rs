//! So many of so many, which is such a part: `45 of 180 homes (25%)`, `one in four, or 25 per cent`.

use super::line::{Figure, Line};
use crate::{
    language::number::{Amount, Interval, NumberForm},
    reading::quantities::{Quantity, Role, Unit},
};

/// A part that the draft gives both as two figures and as a rate.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// How many. For a fraction in words that is the fraction.
    pub part: u32,
    /// Of how many; `None` for a fraction in words.
    pub whole: Option<u32>,
    /// The rate: per cent, or a fraction in words.
    pub rate: u32,
    /// `one in four`: for every so many, not counted.
    pub in_every: bool,
}

/// So many steps may stand between a figure and `of`: the noun it counts.
const NOUN: usize = 5;

/// So many steps may stand between the whole and the rate: what it is a whole of.
const CLAUSE: usize = 14;

/// The shares that `line` tells.
pub(super) fn find(line: &Line<'_>, shares: &mut Vec<Share>) {
    for at in 0..line.figures.len() {
        if let Some(share) = in_every(line, at).or_else(|| {
            part_of_whole(line, at)
                .or_else(|| of_whole_part(line, at))
                .or_else(|| part_of_them(line, at))
                .or_else(|| rate_of_whole(line, at))
                .or_else(|| fraction(line, at))
        }) {
            let known = shares.iter().any(|known| known.rate == share.rate);
            if !known {
                shares.push(share);
            }
        }
    }
}

fn countable(quantity: &Quantity) -> bool {
    quantity.role == Role::Amount
        && quantity.number.form == NumberForm::Amount
        && !matches!(quantity.unit, Unit::Percent | Unit::Points)
        && quantity.number.value >= Amount::ZERO
}

fn is_rate(line: &Line<'_>, figure: Figure) -> bool {
    let quantity = line.quantity(figure);
    quantity.is_percent()
        || quantity.is_amount()
            && quantity.unit == Unit::None
            && quantity.number.form == NumberForm::Fraction
}

/// Whether the rate stands by itself: what is in its brackets, or between its commas, is a rate and no
/// statement about something else.
fn stands_alone(line: &Line<'_>, rate: Figure) -> bool {
    let after = line.word(rate.end);
    if matches!(
        after,
        "" | ")" | "," | "." | ";" | "—" | "–" | "-" | "--" | "]" | "?" | ":"
    ) {
        return true;
    }
    if line.has(rate.end, &["of", "the", "total"])
        || line.has(rate.end, &["of", "them"])
        || line.has(rate.end, &["of", "all"])
        || line.has(rate.end, &["of", "the", "whole"])
        || line.has(rate.end, &["in", "all"])
        || line.has(rate.end, &["overall"])
        || line.has(rate.end, &["turnout"])
        || line.has(rate.end, &["rate"])
        || line.has(rate.end, &["share"])
    {
        return true;
    }
    false
}

/// Whether the words before `rate` make it another way to say what stands before: `(25%)`, `, or 25%`,
/// `, a share of 25%`, `— 25%`.
fn in_apposition(line: &Line<'_>, rate: Figure, from: usize) -> bool {
    let mut place = line.before_articles(rate.start);
    if place <= from {
        return false;
    }
    if line.is_any(place - 1, &["of", "at"]) && place >= 2 {
        // `a turnout of 45%`, `for a success rate of 45%`
        const MEASURES: &[&str] = &[
            "turnout",
            "rate",
            "share",
            "proportion",
            "part",
            "portion",
            "percentage",
            "ratio",
            "total",
            "majority",
        ];
        if !line.is_any(place - 2, MEASURES) {
            return false;
        }
        place = line.before_articles(place - 2);
        while place > from
            && line.token(place - 1).is_some_and(|token| {
                token.is_word() && !token.is_any(crate::language::Lexeme::PREPOSITION)
            })
            && !line.is_any(place - 1, &["or", "is", "was", "representing"])
        {
            place -= 1;
        }
    }
    if place <= from {
        return false;
    }
    let before = line.word(place - 1);
    if matches!(before, "(" | "—" | "–" | "-" | "--" | "[" | "=")
        || line.is_any(
            place - 1,
            &[
                "or",
                "representing",
                "namely",
                "i.e.",
                "i.e",
                "making",
                "roughly",
                "equals",
                "equivalent",
                "for",
            ],
        )
    {
        return true;
    }
    if line.ends(place, &["equal", "to"])
        || line.ends(place, &["equivalent", "to"])
        || line.ends(place, &["amounting", "to"])
        || line.ends(place, &["that", "is"])
        || line.ends(place, &["which", "is"])
        || line.ends(place, &["that", "was"])
        || line.ends(place, &["making", "up"])
    {
        return true;
    }
    // `45 of 180 homes, 25%, were`
    before == ","
}

/// The first rate after `from`, at most `far` steps on, said of what stands before `from`.
fn rate_after(line: &Line<'_>, at: usize, from: usize, far: usize) -> Option<Figure> {
    let rate = *line
        .figures
        .iter()
        .filter(|figure| line.quantity(**figure).role != Role::Date)
        .find(|figure| figure.index > line.figures[at].index && figure.start >= from)?;
    let fits = is_rate(line, rate)
        && rate.start - from <= far
        && !line.quote_between(from, rate.start)
        && !line.any_between(
            from,
            rate.start,
            &[
                ";", ":", "while", "whereas", "but", "than", "compared", "up", "down", "and",
            ],
        )
        && in_apposition(line, rate, from)
        && stands_alone(line, rate);
    fits.then_some(rate)
}

/// Whether nothing but the noun that is counted stands from `start` to `end`.
fn noun_between(line: &Line<'_>, start: usize, end: usize) -> bool {
    use crate::language::Lexeme;
    end >= start
        && end - start <= NOUN
        && (start..end).all(|place| {
            line.token(place).is_some_and(|token| {
                token.is_word()
                    && !token.is_any(
                        Lexeme::PREPOSITION
                            | Lexeme::CONJUNCTION
                            | Lexeme::AUXILIARY
                            | Lexeme::PRONOUN,
                    )
            })
        })
}

/// Where `of` or `out of` before `whole` begins.
fn of_before(line: &Line<'_>, whole: Figure) -> Option<usize> {
    let mut place = line.before_articles(whole.start);
    if line.is_any(place.checked_sub(1)?, &["total", "all"]) {
        place = line.before_articles(place - 1);
    }
    let at = place.checked_sub(1)?;
    if !line.is_any(at, &["of"]) {
        return None;
    }
    Some(if line.is_any(at.wrapping_sub(1), &["out"]) {
        at - 1
    } else {
        at
    })
}

/// `45 of 180 homes (25%)`, `45 (25%) of the 180 homes`.
fn part_of_whole(line: &Line<'_>, at: usize) -> Option<Share> {
    let part = line.figures[at];
    if !countable(line.quantity(part)) {
        return None;
    }
    // A rate may stand between the two.
    let next = *line.figures.get(at + 1)?;
    let between = is_rate(line, next)
        && in_apposition(line, next, part.end)
        && (part.end..next.start).len() <= NOUN + 2;
    let whole = if between {
        *line.figures.get(at + 2)?
    } else {
        next
    };
    let of = of_before(line, whole)?;
    if !countable(line.quantity(whole)) || !comparable(line, part, whole) {
        return None;
    }
    let rate = if between {
        let closes = line.is_any(of.wrapping_sub(1), &[")", ",", "—", "–"]) || of == next.end;
        // `45 homes, or 25% of the 180`: the rate is of the whole itself.
        if !closes || !joins_nearly(line, next.end, of) {
            return None;
        }
        next
    } else {
        if !noun_between(line, part.end, of) {
            return None;
        }
        rate_after(line, at + 1, whole.end, CLAUSE).or_else(|| rate_before(line, at, part))?
    };
    Some(Share {
        part: part.index,
        whole: Some(whole.index),
        rate: rate.index,
        in_every: false,
    })
}

fn joins_nearly(line: &Line<'_>, start: usize, end: usize) -> bool {
    end.saturating_sub(start) <= 1 || noun_between(line, start, end)
}

/// `25% (45 of 180)`, `25 per cent, or 45 of 180 homes`.
fn rate_before(line: &Line<'_>, at: usize, part: Figure) -> Option<Figure> {
    let rate = *line.figures.get(at.checked_sub(1)?)?;
    let place = line.before_articles(part.start);
    let fits = is_rate(line, rate)
        && place > rate.end
        && place - rate.end <= NOUN
        && (line.is_any(place - 1, &["(", "or", "—", "–", ":"]))
        && !line.any_between(rate.end, place - 1, &["and", "while", "but", ";"]);
    fits.then_some(rate)
}

/// `Of the 180 homes inspected, 45 (25%) failed`.
fn of_whole_part(line: &Line<'_>, at: usize) -> Option<Share> {
    let whole = line.figures[at];
    if !countable(line.quantity(whole)) {
        return None;
    }
    let of = of_before(line, whole)?;
    let opens = of == 0 || line.is_any(of - 1, &[",", ":", ";", "that", "said", "and", "—", "–"]);
    let part = *line.figures.get(at + 1)?;
    let gap = (whole.end, line.before_articles(part.start));
    let near = gap.1.saturating_sub(gap.0) <= CLAUSE
        && (line.any_between(gap.0, gap.1, &[","]))
        && !line.any_between(gap.0, gap.1, &[";", "and", "but", "or", "while"])
        && !line.quote_between(gap.0, gap.1);
    if !opens || !near || !countable(line.quantity(part)) || !comparable(line, part, whole) {
        return None;
    }
    let rate = rate_after(line, at + 1, part.end, CLAUSE)?;
    Some(Share {
        part: part.index,
        whole: Some(whole.index),
        rate: rate.index,
        in_every: false,
    })
}

/// `The survey asked 180 people; 45 of them, or 25%, said no.`
fn part_of_them(line: &Line<'_>, at: usize) -> Option<Share> {
    let part = line.figures[at];
    let whole = line.figures[at.checked_sub(1)?];
    let them = line.has(part.end, &["of", "them"]) || line.has(part.end, &["of", "those"]);
    // `36 of the 48 piles; 27 of them`: of which, the 36 or the 48?
    let of_either = at.checked_sub(2).is_some_and(|before| {
        let first = line.figures[before];
        whole.start - first.end <= CLAUSE && line.any_between(first.end, whole.start, &["of"])
    });
    let fits = them
        && !of_either
        && countable(line.quantity(part))
        && countable(line.quantity(whole))
        && comparable(line, part, whole)
        && part.start - whole.end <= CLAUSE
        && !line.quote_between(whole.end, part.start);
    let rate = rate_after(line, at, part.end + 2, NOUN).filter(|_| fits)?;
    Some(Share {
        part: part.index,
        whole: Some(whole.index),
        rate: rate.index,
        in_every: false,
    })
}

/// `45 homes, or 25% of the 180`, `25% of the 180 homes, or 45`, `45 is 25% of 180`.
fn rate_of_whole(line: &Line<'_>, at: usize) -> Option<Share> {
    let rate = line.figures[at];
    let whole = *line.figures.get(at + 1)?;
    if !is_rate(line, rate) || !countable(line.quantity(whole)) {
        return None;
    }
    let of = of_before(line, whole)?;
    if of != rate.end {
        return None;
    }
    let before = at
        .checked_sub(1)
        .map(|before| line.figures[before])
        .filter(|&part| {
            let place = line.before_articles(rate.start);
            countable(line.quantity(part))
                && comparable(line, part, whole)
                && place > part.end
                && place - part.end <= NOUN + 2
                && !line.any_between(
                    part.end,
                    place,
                    &["and", "while", "but", ";", "from", "to", "in", "on"],
                )
                && line.is_any(
                    place - 1,
                    &[
                        ",",
                        "or",
                        "(",
                        "—",
                        "–",
                        "is",
                        "are",
                        "was",
                        "were",
                        "represents",
                        "represent",
                        "represented",
                        "representing",
                        "equals",
                        "be",
                    ],
                )
                || line.ends(place, &["accounts", "for"]) && countable(line.quantity(part))
        });
    let after = || {
        let part = *line.figures.get(at + 2)?;
        let place = line.before_articles(part.start);
        let fits = countable(line.quantity(part))
            && comparable(line, part, whole)
            && place > whole.end
            && place - whole.end <= CLAUSE
            && line.is_any(place - 1, &["or", "("])
            && (line.is_any(place - 1, &["("]) || line.is_any(place.wrapping_sub(2), &[",", "("]))
            && !line.any_between(whole.end, place - 1, &["and", "while", "but", ";", "—"]);
        fits.then_some(part)
    };
    let part = before.or_else(after)?;
    Some(Share {
        part: part.index,
        whole: Some(whole.index),
        rate: rate.index,
        in_every: false,
    })
}

/// Whether the one can be a part of the other: the same unit, and not more than it.
fn comparable(line: &Line<'_>, part: Figure, whole: Figure) -> bool {
    let (one, other) = (line.quantity(part), line.quantity(whole));
    let units = line.alike(part, whole)
        // `45 of £180`: no. `£45 million of the 180 million`: the sign stands once.
        || matches!((one.unit, other.unit), (Unit::Money(_), Unit::None)) && other.number.writing.scale > 1;
    units && one.number.value <= other.number.value && other.number.value > Amount::ONE
}

/// `one in four residents (25%)`, `three out of ten, or 30 per cent`.
fn in_every(line: &Line<'_>, at: usize) -> Option<Share> {
    let part = line.figures[at];
    let whole = *line.figures.get(at + 1)?;
    let few = |figure: Figure| {
        let quantity = line.quantity(figure);
        countable(quantity)
            && quantity.unit == Unit::None
            && quantity.number.value.is_whole()
            && quantity.number.value >= Amount::ONE
    };
    let joined = line.has(part.end, &["in"])
        && (whole.start == part.end + 1
            || line.is_any(part.end + 1, &["every"]) && whole.start == part.end + 2)
        || line.has(part.end, &["out", "of"])
            && (whole.start == part.end + 2
                || line.is_any(part.end + 2, &["every"]) && whole.start == part.end + 3);
    let out_of = line.has(part.end, &["out", "of"]);
    if !joined
        || !few(part)
        || !few(whole)
        || line.quantity(whole).number.value <= line.quantity(part).number.value
    {
        return None;
    }
    // `45 out of 180` counts; `one in four` does not.
    let small = line.quantity(whole).number.value <= Amount::HUNDRED;
    if out_of && !line.quantity(part).number.writing.words {
        return None;
    }
    let rate =
        rate_after(line, at + 1, whole.end, NOUN + 3).or_else(|| rate_before(line, at, part))?;
    small.then_some(Share {
        part: part.index,
        whole: Some(whole.index),
        rate: rate.index,
        in_every: true,
    })
}

/// `a third (33%)`, `two-thirds, or 67 per cent`.
fn fraction(line: &Line<'_>, at: usize) -> Option<Share> {
    let part = line.figures[at];
    let quantity = line.quantity(part);
    let is_fraction = quantity.is_amount()
        && quantity.unit == Unit::None
        && quantity.number.form == NumberForm::Fraction
        && quantity.number.writing.words;
    if !is_fraction {
        return None;
    }
    let next = *line.figures.get(at + 1)?;
    if !line.quantity(next).is_percent() {
        return None;
    }
    let rate = rate_after(line, at, part.end, NOUN)?;
    // `a third, 40% of them …` speaks of parts of the part.
    let brackets = line.is_any(rate.start - 1, &["("])
        || line.is_any(line.before_articles(rate.start) - 1, &["or"]);
    brackets.then_some(Share {
        part: part.index,
        whole: None,
        rate: rate.index,
        in_every: false,
    })
}

impl Share {
    /// What the part is of the whole in per cent, as far as the figures leave it open.
    pub fn percent(&self, quantities: &[Quantity]) -> Option<Interval> {
        let part = quantities.get(self.part as usize)?;
        let Some(whole) = self.whole else {
            // Fractions in words are rounded as one speaks.
            let near = part.meant().times(Amount::HUNDRED)?;
            return near.widened(Amount::ONE);
        };
        let whole = quantities.get(whole as usize)?;
        let of = |part: Interval, whole: Interval| part.over(whole)?.times(Amount::HUNDRED);
        if !self.in_every {
            return of(part.loosely(), whole.loosely());
        }
        let half = Amount::parts(1, 2);
        if part.number.value == Amount::ONE {
            of(part.meant(), whole.meant().widened(half)?)
        } else {
            of(part.meant().widened(half)?, whole.meant())
        }
    }
}
