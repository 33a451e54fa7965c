//! First pass: the arithmetic a draft does on the page. What is said to be so, and of which figures;
//! whether it is so is for the rules.

pub mod change;
pub mod conversion;
mod line;
pub mod share;
pub mod total;
mod wording;

use super::{
    Facts,
    facts::BlockFacts,
    quantities::{Quantity, Unit},
};
use crate::language::number::{Amount, Interval, NumberForm};

use line::Line;

pub use change::{Change, Direction, Rate};
pub use conversion::Conversion;
pub use share::Share;
pub use total::{Bound, Total, Whole};

/// What a passage calculates. Numbers are indexes into [`Facts::quantities`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Arithmetic {
    /// From one figure to another, by so much.
    pub changes: Vec<Change>,
    /// So many of so many, which is such a part.
    pub shares: Vec<Share>,
    /// The same measure in two units.
    pub conversions: Vec<Conversion>,
    /// Parts and the whole that they are said to make.
    pub totals: Vec<Total>,
}

/// Reads the sentences of `block`, the writer's and those in quotes.
pub(super) fn read(prose: &str, facts: &Facts, block: &BlockFacts, found: &mut Arithmetic) {
    let first = facts
        .quantities
        .partition_point(|quantity| (quantity.tokens.start as usize) < block.tokens.start);
    if facts.quantities.len() < first + 2 {
        return;
    }
    let framed = &facts.sentences[block.sentences.clone()];
    for (at, sentence) in framed.iter().enumerate() {
        read_sentence(prose, facts, sentence.tokens(), None, found);
        let Some(next) = framed.get(at + 1) else {
            continue;
        };
        let both = sentence.tokens().start..next.tokens().end;
        if line::goes_on(prose, facts, next) {
            read_sentence(prose, facts, both, None, found);
        } else if line::turns_to_another_year(prose, facts, next)
            && let Some(line) = Line::of(prose, facts, both, None)
        {
            change::find_dated(&line, &mut found.changes);
        }
    }
    for quote in block.quotes.clone() {
        for sentence in facts.sentences_in(quote) {
            read_sentence(prose, facts, sentence.tokens(), Some(quote), found);
        }
    }
}

fn read_sentence(
    prose: &str,
    facts: &Facts,
    tokens: std::ops::Range<usize>,
    within: Option<usize>,
    found: &mut Arithmetic,
) {
    let Some(line) = Line::of(prose, facts, tokens, within) else {
        return;
    };
    change::find(&line, &mut found.changes);
    share::find(&line, &mut found.shares);
    conversion::find(&line, &mut found.conversions);
    total::find(&line, &mut found.totals);
}

/// What a rate may stand for in per cent: half a unit of its last place below, almost a whole one above,
/// because many desks cut where they should round. Fractions in words are near enough.
pub fn rate_in_percent(rate: &Quantity) -> Option<Interval> {
    let number = rate.number;
    let figures = if number.form == NumberForm::Fraction && rate.unit == Unit::None {
        number
            .meant
            .times(Amount::HUNDRED)?
            .widened(Amount::parts(1, 2))?
    } else {
        let unit = Amount::ONE.over(Amount::whole(10_i64.pow(u32::from(number.writing.places))))?;
        let below = unit.times(Amount::parts(1, 2))?;
        let above = unit.times(Amount::parts(999, 1000))?;
        Interval::between(number.value.minus(below)?, number.value.plus(above)?)
    };
    Some(rate.hedge.applied_to(number.value, figures))
}
