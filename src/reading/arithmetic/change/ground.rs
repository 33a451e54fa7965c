//! What two figures come to.

use super::Change;
use crate::{
    language::number::{Amount, Interval},
    reading::quantities::{Quantity, Unit},
};

/// The two figures of a change in one unit.
#[derive(Debug, Clone, Copy)]
pub struct Ground {
    /// The figure before, as written.
    pub from: Amount,
    /// The figure after, as written.
    pub to: Amount,
    from_meant: Interval,
    to_meant: Interval,
}

impl Change {
    /// Its two figures, once for each way to read them: of `from 2 to 2.5 million` the first may be two
    /// million. The likeliest first.
    pub fn grounds(&self, quantities: &[Quantity]) -> Vec<Ground> {
        let (Some(from), Some(to)) = (
            quantities.get(self.from as usize),
            quantities.get(self.to as usize),
        ) else {
            return Vec::new();
        };
        let ground = |from: &Quantity, to: &Quantity| Ground {
            from: from.number.value,
            to: to.number.value,
            from_meant: from.loosely(),
            to_meant: to.loosely(),
        };
        let lends = |one: &Quantity, other: &Quantity| {
            one.number.writing.scale == 1
                && other.number.writing.scale > 1
                && one.number.value < Amount::whole(1000)
        };
        let lent = |one: &Quantity, other: &Quantity| {
            let factor = Amount::whole(other.number.writing.scale);
            Quantity {
                number: one.number.times(factor),
                ..one.clone()
            }
        };
        if lends(from, to) {
            vec![ground(&lent(from, to), to), ground(from, to)]
        } else if lends(to, from) {
            vec![ground(from, &lent(to, from)), ground(from, to)]
        } else {
            vec![ground(from, to)]
        }
    }

    /// Whether it is from a rate to a rate: its measure is percentage points.
    pub fn is_of_rates(&self, quantities: &[Quantity]) -> bool {
        [self.from, self.to].iter().any(|&index| {
            quantities
                .get(index as usize)
                .is_some_and(|quantity| quantity.unit == Unit::Percent)
        })
    }
}

impl Ground {
    /// What the change comes to in per cent, with its sign.
    pub fn percent(&self) -> Option<Amount> {
        let share = self.to.minus(self.from)?.over(self.from)?;
        share.times(Amount::HUNDRED)
    }

    /// How many times the first figure the second is.
    pub fn times(&self) -> Option<Amount> {
        self.to.over(self.from)
    }

    /// The same as far as the figures leave it open.
    pub fn times_meant(&self) -> Option<Interval> {
        self.to_meant.over(self.from_meant)
    }

    /// The difference, with its sign.
    pub fn difference(&self) -> Option<Amount> {
        self.to.minus(self.from)
    }

    /// The difference without its sign, as far as the figures leave it open.
    pub fn difference_meant(&self) -> Option<Interval> {
        let low = self.to_meant.low.minus(self.from_meant.high?)?;
        let high = self.to_meant.high?.minus(self.from_meant.low)?;
        Some(without_sign(low, high))
    }

    /// What the change comes to in per cent as far as the figures leave it open, without its sign.
    pub fn percent_meant(&self) -> Option<Interval> {
        let ratio = self.times_meant()?;
        let percent = |times: Amount| times.minus(Amount::ONE)?.times(Amount::HUNDRED);
        let low = percent(ratio.low)?;
        match ratio.high {
            Some(high) => Some(without_sign(low, percent(high)?)),
            None => Some(Interval {
                low: low.max(Amount::ZERO),
                high: None,
            }),
        }
    }
}

fn without_sign(low: Amount, high: Amount) -> Interval {
    if low >= Amount::ZERO {
        Interval::between(low, high)
    } else if high <= Amount::ZERO {
        Interval::between(high.size(), low.size())
    } else {
        Interval::between(Amount::ZERO, high.max(low.size()))
    }
}
