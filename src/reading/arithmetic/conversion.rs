//! The same measure in two units: `10 miles (16km)`, `20 kilograms, or 44 pounds`.

use super::line::{Figure, Line};
use crate::{
    language::{
        Lexeme, Token,
        number::{Amount, Interval, NumberForm},
        unit::{self, Dimension, Measure},
    },
    reading::quantities::{Hedge, Quantity, Role, Unit},
};

/// A measure that the draft gives in two units.
#[derive(Debug, Clone, PartialEq)]
pub struct Conversion {
    /// The first, or its larger part where it has two: `5ft` of `5ft 10in`.
    pub from: u32,
    /// The smaller part of the first: `10in`.
    pub rest: Option<u32>,
    /// The second.
    pub to: u32,
    /// What the first is measured in.
    pub unit: &'static Measure,
    /// What the smaller part of the first is measured in.
    pub rest_unit: Option<&'static Measure>,
    /// What the second is measured in.
    pub other: &'static Measure,
    /// What a temperature is.
    pub sense: Sense,
}

/// Whether so many degrees are a temperature or the way from one to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// How warm it is.
    Level,
    /// How much warmer.
    Difference,
    /// The words do not say.
    Open,
}

/// So many words may stand between a measure and its brackets: `10 miles wide (16km)`.
const WORDS: usize = 4;

/// The conversions in `line`.
pub(super) fn find(line: &Line<'_>, conversions: &mut Vec<Conversion>) {
    for at in 1..line.figures.len() {
        if let Some(found) = conversion(line, at)
            && conversions.last().is_none_or(|last| last.to != found.to)
        {
            conversions.push(found);
        }
    }
}

fn conversion(line: &Line<'_>, at: usize) -> Option<Conversion> {
    let (one, two) = (line.figures[at - 1], line.figures[at]);
    let joint = joint(line, one, two)?;
    if !is_measure(line.quantity(two), joint) {
        return None;
    }
    let partner = match line.quantity(one).unit {
        Unit::Measure(unit) => Some(unit),
        _ => None,
    };
    let other = measure(line, two, partner)?;
    let (first, rest, unit, rest_unit) = first_side(line, at - 1, other, joint)?;
    if unit.dimension != other.dimension || std::ptr::eq(unit, other) {
        return None;
    }
    // `minus 10C (14F)`, `10 degrees below (14F)`: the sign is a word.
    let is_below = first.start > 0
        && line.is_any(first.start - 1, &["minus", "negative", "-", "–", "−"])
        || line.any_between(first.end, two.start, &["below", "minus"]);
    if unit.dimension == Dimension::Temperature && is_below {
        return None;
    }
    // A second sum in the same brackets, `(8km and 3 hours)`, is fine; a second part, `(5ft 10in)`, is not read.
    if line
        .figures
        .get(at + 1)
        .is_some_and(|next| next.start <= two.end + 1 && smaller_part(other, line, *next).is_some())
    {
        return None;
    }
    let found = Conversion {
        from: first.index,
        rest: rest.map(|rest| rest.index),
        to: two.index,
        unit,
        rest_unit,
        other,
        sense: sense(line, first, two),
    };
    (joint != Joint::Bare || found.is_near(line)).then_some(found)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// Brackets, a stroke, `, or`: the same once more.
    Sure,
    /// `10 miles/16km`
    Stroke,
    /// `or` alone may be a choice.
    Bare,
}

fn is_measure(quantity: &Quantity, joint: Joint) -> bool {
    (quantity.role == Role::Amount || joint == Joint::Stroke && quantity.role == Role::Joined)
        && matches!(quantity.unit, Unit::Measure(_) | Unit::None)
        && matches!(
            quantity.number.form,
            NumberForm::Amount | NumberForm::Fraction
        )
}

fn joint(line: &Line<'_>, one: Figure, two: Figure) -> Option<Joint> {
    let mut place = two.start;
    while place > one.end
        && line.is_any(
            place - 1,
            &[
                "a",
                "the",
                "around",
                "about",
                "roughly",
                "equivalent",
                "to",
                "just",
                "i.e.",
            ],
        )
    {
        place -= 1;
    }
    // `, the equivalent of 16km`
    if place > one.end + 1 && line.ends(place, &["equivalent", "of"]) {
        place -= 2;
        place -= usize::from(line.is_any(place - 1, &["the"]));
    }
    let mark = place.checked_sub(1).filter(|&mark| mark >= one.end)?;
    let told_equal = line.any_between(place, two.start, &["equivalent"]);
    if told_equal && line.is_any(mark, &[",", "—", "–"]) {
        let words = (one.end..mark).all(|between| line.token(between).is_some_and(Token::is_word));
        return (words && mark - one.end <= WORDS).then_some(Joint::Sure);
    }
    // `10 miles — 16km — at noon`
    if mark == one.end && line.is_any(mark, &["—", "–"]) {
        let closed = line.is_any(two.end, &[line.word(mark)]);
        return closed.then_some(Joint::Sure);
    }
    if line.is_any(mark, &["(", "["]) {
        let closes = (two.end..two.end + 6).find(|&after| line.is_any(after, &[")", "]", ";"]))?;
        let words_between = (one.end..mark).all(|between| {
            line.token(between)
                .is_some_and(|token| token.is_word() || token.is_mark('-'))
                && !line.is_any(between, &["and", "or", "to", "than", "from", "but"])
        });
        // `(16km away)`, `(16km north of Esk)`; not `(16km longer than 2019)`.
        let alone = !line.any_between(
            two.end,
            closes,
            &[
                "than", "more", "less", "longer", "shorter", "from", "to", "per", "a", "up", "down",
            ],
        );
        return (words_between && alone && mark - one.end <= WORDS).then_some(Joint::Sure);
    }
    if line.is_any(mark, &["/"]) && mark == one.end {
        return Some(Joint::Stroke);
    }
    if line.is_any(mark, &["or"]) {
        let comma = mark > one.end && line.is_any(mark - 1, &[",", "—", "–"]);
        let from = if comma { mark - 1 } else { mark };
        if !(one.end..from).all(|between| {
            line.token(between)
                .is_some_and(|token| token.is_word() && !token.is_any(Lexeme::CONJUNCTION))
        }) || from - one.end > WORDS
        {
            return None;
        }
        let closes = matches!(line.word(two.end), "" | "," | "." | ";" | "—" | "–" | ")");
        return Some(if comma && closes {
            Joint::Sure
        } else {
            Joint::Bare
        });
    }
    None
}

/// What `figure` is measured in; degrees without a scale are those that `partner` is not.
fn measure(
    line: &Line<'_>,
    figure: Figure,
    partner: Option<&'static Measure>,
) -> Option<&'static Measure> {
    match line.quantity(figure).unit {
        Unit::Measure(measure) => Some(measure),
        Unit::None if line.is_any(figure.end, &["degrees", "°"]) => match partner?.name {
            "degrees Celsius" => unit::named("degrees Fahrenheit"),
            "degrees Fahrenheit" => unit::named("degrees Celsius"),
            _ => None,
        },
        Unit::None if reads_as_metres(line.quantity(figure)) => {
            let length = partner.is_some_and(|partner| partner.dimension == Dimension::Length);
            length.then(|| unit::named("metres")).flatten()
        }
        _ => None,
    }
}

/// Whether `1.8m` is written, which is 1.8 million where it is no length.
fn reads_as_metres(quantity: &Quantity) -> bool {
    quantity.number.writing.letters == 1 && quantity.number.writing.scale == 1_000_000
}

/// `quantity` as a measure in `unit`.
fn as_measure(quantity: &Quantity, unit: &'static Measure) -> Quantity {
    let mut measured = quantity.clone();
    if quantity.unit == Unit::None && unit.name == "metres" && reads_as_metres(quantity) {
        measured.number = quantity.number.times(Amount::parts(1, 1_000_000));
        measured.number.writing.scale = 1;
    }
    measured
}

/// The smaller unit that goes on after one of `unit`.
fn smaller_part(unit: &'static Measure, line: &Line<'_>, next: Figure) -> Option<&'static Measure> {
    let part = match unit.name {
        "feet" => "inches",
        "stone" => "pounds",
        "pounds" => "ounces",
        _ => return None,
    };
    let part = unit::named(part)?;
    match line.quantity(next).unit {
        Unit::Measure(found) if std::ptr::eq(found, part) => Some(part),
        // `5-foot-10`
        Unit::None if unit.name == "feet" => Some(part),
        _ => None,
    }
}

type Side = (
    Figure,
    Option<Figure>,
    &'static Measure,
    Option<&'static Measure>,
);

fn first_side(line: &Line<'_>, at: usize, other: &'static Measure, joint: Joint) -> Option<Side> {
    let last = line.figures[at];
    let quantity = line.quantity(last);
    if let Some(before) = at.checked_sub(1).map(|before| line.figures[before])
        && let Unit::Measure(unit) = line.quantity(before).unit
        && before.end <= last.start
        && (before.end..last.start).all(|place| line.is_any(place, &["-", "and", ","]))
        && last.start - before.end <= 1
        && let Some(part) = smaller_part(unit, line, last)
    {
        return is_measure(line.quantity(before), joint).then_some((
            before,
            Some(last),
            unit,
            Some(part),
        ));
    }
    if !is_measure(quantity, joint) {
        return None;
    }
    Some((last, None, measure(line, last, Some(other))?, None))
}

/// Whether the words around a temperature say that it is a difference.
fn sense(line: &Line<'_>, from: Figure, to: Figure) -> Sense {
    const CHANGES: &[&str] = &[
        "rise",
        "rises",
        "rising",
        "rose",
        "risen",
        "increase",
        "increased",
        "increases",
        "warmer",
        "hotter",
        "cooler",
        "colder",
        "warming",
        "warmed",
        "drop",
        "dropped",
        "fall",
        "fell",
        "difference",
        "swing",
        "above",
        "below",
        "higher",
        "lower",
        "cooling",
        "cooled",
        "jump",
        "within",
        "limit",
        "every",
        "each",
        "per",
        "change",
        "goal",
        "target",
        "threshold",
        "pre-industrial",
        "preindustrial",
        "global",
    ];
    let start = from.start.saturating_sub(9);
    let end = (to.end + 8).min(line.len());
    let cue =
        line.any_between(start, from.start, CHANGES) || line.any_between(to.end, end, CHANGES);
    let warms = line.any_between(
        start,
        end,
        &["warming", "pre-industrial", "preindustrial", "limit"],
    );
    let tight = from.start > 0
        && (line.is_any(from.start - 1, &["by"])
            || line.is_any(from.start - 1, &["of"])
                && from.start > 1
                && line.any_between(
                    from.start - 2,
                    from.start - 1,
                    &[
                        "rise",
                        "increase",
                        "drop",
                        "fall",
                        "difference",
                        "change",
                        "jump",
                        "swing",
                    ],
                ))
        || line.any_between(
            to.end,
            (to.end + 3).min(line.len()),
            &[
                "warmer", "hotter", "cooler", "colder", "higher", "lower", "rise", "increase",
                "drop",
            ],
        );
    if tight {
        Sense::Difference
    } else if cue || warms {
        Sense::Open
    } else {
        Sense::Level
    }
}

impl Conversion {
    /// The second, as a measure.
    pub fn second(&self, quantities: &[Quantity]) -> Option<Quantity> {
        let to = quantities.get(self.to as usize)?;
        Some(as_measure(to, self.other))
    }

    /// What the first is in the other unit, exactly, once for each meaning that is open.
    pub fn grounds(&self, from: &Quantity, rest: Option<&Quantity>) -> Vec<Ground> {
        let from = &as_measure(from, self.unit);
        let slack = slack(from, rest, self.unit);
        let mut grounds = Vec::new();
        for factor in self.unit.into(self.other) {
            let mut value = from.number.value.times(factor);
            if let (Some(rest), Some(unit)) = (rest, self.rest_unit)
                && let Some(part) = unit.into(self.other).first()
            {
                value = value.and_then(|value| value.plus(rest.number.value.times(*part)?));
            }
            let slack = slack.and_then(|slack| slack.times(factor));
            let nought = self.unit.nought_in(self.other);
            let (Some(value), Some(slack)) = (value, slack) else {
                continue;
            };
            let meant = |value: Amount| {
                let around = Interval::between(value, value).widened(slack)?;
                let hedge = if from.hedge == Hedge::None {
                    Hedge::None
                } else {
                    Hedge::About
                };
                Some(hedge.applied_to(value, around))
            };
            if self.sense != Sense::Difference
                && let Some(level) = value.plus(nought)
                && let Some(meant) = meant(level)
            {
                grounds.push(Ground {
                    value: level,
                    meant,
                });
            }
            if nought != Amount::ZERO
                && self.sense != Sense::Level
                && let Some(meant) = meant(value)
            {
                grounds.push(Ground { value, meant });
            }
        }
        grounds
    }

    /// Whether two measures with a bare `or` between them are about the same.
    fn is_near(&self, line: &Line<'_>) -> bool {
        if self.unit.dimension == Dimension::Temperature {
            return false;
        }
        let (Some(from), Some(to)) = (line.by_index(self.from), line.by_index(self.to)) else {
            return false;
        };
        let rest = self.rest.and_then(|rest| line.by_index(rest));
        self.grounds(from, rest).iter().any(|ground| {
            ground
                .value
                .over(as_measure(to, self.other).number.value)
                .is_some_and(|times| times > Amount::parts(2, 3) && times < Amount::parts(3, 2))
        })
    }
}

/// The first measure in the other unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ground {
    /// As computed.
    pub value: Amount,
    /// What its precision leaves open.
    pub meant: Interval,
}

/// Half a unit of the last figure written, and a little of round ones.
fn slack(from: &Quantity, rest: Option<&Quantity>, unit: &Measure) -> Option<Amount> {
    let value = from.number.value.size();
    if unit.dimension == Dimension::Temperature {
        return half_place(from);
    }
    if rest.is_some() {
        return value.times(Amount::parts(1, 100));
    }
    let written = half_place(from)?.min(value.times(Amount::parts(5, 100))?);
    Some(written.max(value.times(Amount::parts(2, 100))?))
}

/// Half a unit of the last place that `quantity` is written to.
fn half_place(quantity: &Quantity) -> Option<Amount> {
    let writing = quantity.number.writing;
    Amount::parts(writing.scale, 2).over(Amount::whole(10_i64.pow(u32::from(writing.places))))
}

/// What the second of two measures may stand for: half a unit of its last place, of round figures half
/// of the last that is not nought, as far as that is five per cent.
pub fn converted(to: &Quantity) -> Option<Interval> {
    let value = to.number.value;
    let is_warm =
        matches!(to.unit, Unit::Measure(unit) if unit.dimension == Dimension::Temperature);
    let hundredths = if is_warm { 2 } else { 5 };
    let most = value.size().times(Amount::parts(hundredths, 100))?;
    let mut half = half_place(to)?;
    let mut place = half.times(Amount::whole(2))?;
    while place <= most.times(Amount::whole(4))?
        && value.over(place.times(Amount::whole(10))?)?.is_whole()
        && value != Amount::ZERO
    {
        place = place.times(Amount::whole(10))?;
        half = half.max(place.times(Amount::parts(1, 2))?.min(most));
    }
    let around = Interval::between(value, value).widened(half)?;
    Some(to.hedge.applied_to(value, around))
}
