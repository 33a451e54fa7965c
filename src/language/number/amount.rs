//! Exact amounts: fractions of whole numbers, so that a third is a third and 0.1 is a tenth.

use std::fmt::Write as _;

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub};

/// An exact amount. Sums and products that do not fit are `None`: no figure in copy is so large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(Ratio<i128>);

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self::whole(0);
    /// One.
    pub const ONE: Self = Self::whole(1);
    /// A hundred.
    pub const HUNDRED: Self = Self::whole(100);

    /// A whole number.
    pub const fn whole(value: i64) -> Self {
        Self(Ratio::new_raw(value as i128, 1))
    }

    /// `over` parts of which one whole has `under`; `under` is not 0.
    pub fn parts(over: i64, under: i64) -> Self {
        Self(Ratio::new(i128::from(over), i128::from(under).max(1)))
    }

    /// The number that `digits` are with the last `places` of them after the point.
    pub fn decimal(digits: i64, places: u32) -> Option<Self> {
        let under = 10_i128.checked_pow(places)?;
        Some(Self(if places == 0 {
            Ratio::new_raw(i128::from(digits), 1)
        } else {
            Ratio::new(i128::from(digits), under)
        }))
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(&other.0).map(Self)
    }

    /// The difference.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.0.checked_sub(&other.0).map(Self)
    }

    /// The product.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        self.0.checked_mul(&other.0).map(Self)
    }

    /// The quotient; `None` for one by nothing.
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        if other == Self::ZERO {
            return None;
        }
        self.0.checked_div(&other.0).map(Self)
    }

    /// Without its sign.
    #[must_use]
    pub fn size(self) -> Self {
        if self < Self::ZERO {
            Self(Ratio::new_raw(-*self.0.numer(), *self.0.denom()))
        } else {
            self
        }
    }

    /// Whether it has nothing after the point.
    pub fn is_whole(self) -> bool {
        *self.0.denom() == 1
    }

    /// A whole number from 0 to 65,535, as a count of days or years is.
    pub fn as_count(self) -> Option<u16> {
        self.is_whole()
            .then(|| u16::try_from(*self.0.numer()).ok())
            .flatten()
    }

    /// The nearest number of the machine, for what is shown and never compared.
    #[expect(
        clippy::cast_precision_loss,
        reason = "it is shown, and never computed with"
    )]
    pub fn approximately(self) -> f64 {
        *self.0.numer() as f64 / *self.0.denom() as f64
    }

    /// The same to `places` after the point; halves away from nothing, as newsrooms round.
    #[must_use]
    pub fn to_places(self, places: u32) -> Option<Self> {
        let factor = Ratio::from_integer(10_i128.checked_pow(places)?);
        Some(Self(self.0.checked_mul(&factor)?.round() / factor))
    }

    /// How many places after the point it needs, at most `most`.
    pub fn places(self, most: u32) -> u32 {
        (0..most)
            .find(|&places| self.to_places(places) == Some(self))
            .unwrap_or(most)
    }

    /// To `places` after the point, with commas: `1,234.50`.
    pub fn shown(self, places: u32) -> String {
        let Some(scaled) = 10_i128
            .checked_pow(places)
            .and_then(|factor| self.0.checked_mul(&Ratio::from_integer(factor)))
        else {
            return self.approximately().to_string();
        };
        let digits = scaled.round().to_integer();
        let written = format!(
            "{:0>width$}",
            digits.unsigned_abs(),
            width = places as usize + 1
        );
        let (whole, rest) = written.split_at(written.len() - places as usize);
        let mut shown = String::new();
        if digits < 0 {
            shown.push('-');
        }
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                shown.push(',');
            }
            shown.push(digit);
        }
        if places > 0 {
            let _ = write!(shown, ".{rest}");
        }
        shown
    }

    /// As few places as say it, at most two: `477`, `12.5`, `66.67`.
    pub fn plainly(self) -> String {
        self.shown(self.places(2))
    }
}

/// All that a written figure may stand for; no `high` is open above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// The least.
    pub low: Amount,
    /// The most.
    pub high: Option<Amount>,
}

impl Interval {
    /// From `low` to `high`.
    pub fn between(low: Amount, high: Amount) -> Self {
        Self {
            low,
            high: Some(high),
        }
    }

    /// Whether both may stand for the same amount.
    pub fn meets(self, other: Self) -> bool {
        let reaches = |high: Option<Amount>, low| high.is_none_or(|high| low <= high);
        reaches(self.high, other.low) && reaches(other.high, self.low)
    }

    /// All sums.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            low: self.low.plus(other.low)?,
            high: match (self.high, other.high) {
                (Some(one), Some(other)) => Some(one.plus(other)?),
                _ => None,
            },
        })
    }

    /// All products with a factor that is not negative.
    #[must_use]
    pub fn times(self, factor: Amount) -> Option<Self> {
        Some(Self {
            low: self.low.times(factor)?,
            high: match self.high {
                Some(high) => Some(high.times(factor)?),
                None => None,
            },
        })
    }

    /// All quotients of amounts that are not negative; `None` where the divisor may be nothing.
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        if other.low <= Amount::ZERO {
            return None;
        }
        Some(Self {
            low: match other.high {
                Some(high) => self.low.over(high)?,
                None => Amount::ZERO,
            },
            high: match self.high {
                Some(high) => Some(high.over(other.low)?),
                None => None,
            },
        })
    }

    /// Wider by `slack` either way.
    #[must_use]
    pub fn widened(self, slack: Amount) -> Option<Self> {
        Some(Self {
            low: self.low.minus(slack)?,
            high: match self.high {
                Some(high) => Some(high.plus(slack)?),
                None => None,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact_and_shown_as_copy_writes_them() {
        let tenth = Amount::decimal(1, 1).unwrap();
        let three = tenth.plus(tenth).and_then(|sum| sum.plus(tenth)).unwrap();
        assert_eq!(three, Amount::decimal(3, 1).unwrap());
        assert_eq!(Amount::parts(2, 3).shown(1), "0.7");
        assert_eq!(Amount::parts(1, 8).shown(2), "0.13");
        assert_eq!(Amount::whole(1_234_567).shown(0), "1,234,567");
        assert_eq!(Amount::decimal(-12_345, 1).unwrap().shown(1), "-1,234.5");
        assert_eq!(Amount::decimal(5, 2).unwrap().plainly(), "0.05");
        assert_eq!(Amount::parts(200, 3).plainly(), "66.67");
        assert_eq!(Amount::ONE.over(Amount::ZERO), None);
        assert_eq!(
            Amount::whole(i64::MAX)
                .times(Amount::whole(i64::MAX))
                .and_then(|huge| huge.times(huge)),
            None
        );
    }

    #[test]
    fn intervals_meet_where_they_share_an_amount() {
        let of = |low, high| Interval::between(Amount::whole(low), Amount::whole(high));
        assert!(of(1, 3).meets(of(3, 5)));
        assert!(!of(1, 2).meets(of(3, 5)));
        let open = Interval {
            low: Amount::whole(40),
            high: None,
        };
        assert!(open.meets(of(50, 60)) && !open.meets(of(30, 39)));
        assert_eq!(
            of(4, 6).over(of(2, 3)),
            Some(Interval::between(Amount::parts(4, 3), Amount::whole(3)))
        );
    }
}
