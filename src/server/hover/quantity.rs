//! What there is to tell about a figure.

mod working;

use super::Section;
use crate::{
    draft::Draft,
    language::{
        number::{Amount, Interval},
        unit::Measure,
    },
    reading::{
        Facts, Reading,
        quantities::{Hedge, Quantity, Unit},
    },
    text::Span,
};

/// The figure at `offset`: what it counts, what it may stand for, the calculations it takes part in, and a measure
/// in the other system.
pub(super) fn section_at(draft: &Draft, reading: &Reading, offset: u32) -> Option<(Span, Section)> {
    let index = draft.passage_at(offset);
    let passage = draft.passages().get(index)?;
    let facts = reading.facts.get(index)?;
    let start = draft.passage_start(index);
    let prose = passage.prose();
    let place = |quantity: &Quantity| {
        let span = facts.span_of(&quantity.reach);
        prose.to_passage(span).shifted(start)
    };
    let (at, quantity) = facts
        .quantities
        .iter()
        .enumerate()
        .find(|(_, quantity)| quantity.is_shown() && place(quantity).touches(offset))?;
    let text = prose.text();
    let mut lines: Vec<String> = Vec::new();
    let counted = facts.counted(text, quantity);
    if !counted.is_empty() {
        lines.push(format!("Of: {}.", prose.slice(facts.span_of(&counted))));
    }
    lines.extend(meant(quantity));
    let known = lines.len();
    lines.extend(working::lines(text, facts, at as u32));
    if lines.len() == known {
        lines.extend(in_the_other_system(quantity));
    }
    (!lines.is_empty()).then(|| {
        let section = Section {
            heading: heading(text, facts, quantity),
            lines,
            link: None,
        };
        (place(quantity), section)
    })
}

fn heading(prose: &str, facts: &Facts, quantity: &Quantity) -> String {
    let span = facts.span_of(&quantity.reach);
    let words = prose.get(span.start as usize..span.end as usize);
    let words: Vec<&str> = words.unwrap_or("").split_whitespace().collect();
    words.join(" ")
}

/// What the figure may stand for, where that is not just itself.
fn meant(quantity: &Quantity) -> Option<String> {
    let Interval { low, high } = quantity.meant();
    let value = quantity.number.value;
    match high {
        Some(high) if low == high => None,
        Some(high) => Some(format!("May stand for {} to {}.", shown(low), shown(high))),
        None if quantity.hedge != Hedge::None => Some(format!("{} or more.", shown(low))),
        None => Some(format!("About {}.", shown(value))),
    }
}

/// Two systems of measure, to three figures.
fn in_the_other_system(quantity: &Quantity) -> Option<String> {
    let Unit::Measure(unit) = quantity.unit else {
        return None;
    };
    let other = unit.counterpart()?;
    let value = convert(quantity.number.value, unit, other)?;
    Some(format!("{} {}.", shown(value), other.name))
}

fn convert(value: Amount, unit: &Measure, other: &Measure) -> Option<Amount> {
    let factor = *unit.into(other).first()?;
    value.times(factor)?.plus(unit.nought_in(other))
}

/// To three figures where there are more behind the point.
fn shown(value: Amount) -> String {
    let whole = value.size();
    let places = match () {
        () if whole >= Amount::whole(100) => 0,
        () if whole >= Amount::whole(10) => 1,
        () => 2,
    };
    value.shown(value.places(places))
}
