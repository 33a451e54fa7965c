//! The words before a number that open its interval.

use crate::language::{
    Token,
    number::{Amount, Interval},
};

/// What the words before a number make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Hedge {
    /// Nothing.
    #[default]
    None,
    /// `about 300`
    About,
    /// `nearly 300`
    Nearly,
    /// `just over 300`
    JustOver,
    /// `more than 300`
    Over,
    /// `fewer than 300`
    Under,
}

/// The hedges, longest first where one begins another.
const HEDGES: &[(&[&str], Hedge)] = &[
    (&["a", "little", "more", "than"], Hedge::JustOver),
    (&["a", "little", "less", "than"], Hedge::Nearly),
    (&["a", "bit", "more", "than"], Hedge::JustOver),
    (&["a", "total", "of", "about"], Hedge::About),
    (&["a", "little", "over"], Hedge::JustOver),
    (&["a", "little", "under"], Hedge::Nearly),
    (&["slightly", "more", "than"], Hedge::JustOver),
    (&["slightly", "less", "than"], Hedge::Nearly),
    (&["just", "more", "than"], Hedge::JustOver),
    (&["just", "less", "than"], Hedge::Nearly),
    (&["as", "many", "as"], Hedge::Under),
    (&["as", "much", "as"], Hedge::Under),
    (&["as", "few", "as"], Hedge::Over),
    (&["as", "little", "as"], Hedge::Over),
    (&["no", "more", "than"], Hedge::Under),
    (&["not", "more", "than"], Hedge::Under),
    (&["no", "fewer", "than"], Hedge::Over),
    (&["no", "less", "than"], Hedge::Over),
    (&["in", "excess", "of"], Hedge::Over),
    (&["upwards", "of"], Hedge::Over),
    (&["upward", "of"], Hedge::Over),
    (&["north", "of"], Hedge::Over),
    (&["slightly", "over"], Hedge::JustOver),
    (&["slightly", "under"], Hedge::Nearly),
    (&["slightly", "above"], Hedge::JustOver),
    (&["slightly", "below"], Hedge::Nearly),
    (&["just", "over"], Hedge::JustOver),
    (&["just", "above"], Hedge::JustOver),
    (&["just", "under"], Hedge::Nearly),
    (&["just", "below"], Hedge::Nearly),
    (&["just", "short", "of"], Hedge::Nearly),
    (&["close", "to"], Hedge::About),
    (&["an", "estimated"], Hedge::About),
    (&["more", "than"], Hedge::Over),
    (&["less", "than"], Hedge::Under),
    (&["fewer", "than"], Hedge::Under),
    (&["better", "than"], Hedge::Over),
    (&["well", "over"], Hedge::Over),
    (&["at", "least"], Hedge::Over),
    (&["at", "most"], Hedge::Under),
    (&["up", "to"], Hedge::Under),
    (&["or", "so"], Hedge::About),
    (&["about"], Hedge::About),
    (&["around"], Hedge::About),
    (&["some"], Hedge::About),
    (&["roughly"], Hedge::About),
    (&["approximately"], Hedge::About),
    (&["approx."], Hedge::About),
    (&["perhaps"], Hedge::About),
    (&["maybe"], Hedge::About),
    (&["estimated"], Hedge::About),
    (&["circa"], Hedge::About),
    (&["nearly"], Hedge::Nearly),
    (&["almost"], Hedge::Nearly),
    (&["over"], Hedge::Over),
    (&["above"], Hedge::Over),
    (&["under"], Hedge::Under),
    (&["below"], Hedge::Under),
    (&["barely"], Hedge::JustOver),
];

/// The hedge that ends before token `range.end`, and how many tokens it has.
pub(in crate::reading) fn before(
    prose: &str,
    tokens: &[Token],
    range: std::ops::Range<usize>,
) -> (Hedge, usize) {
    let Some(last) = range.clone().last().and_then(|at| tokens.get(at)) else {
        return (Hedge::None, 0);
    };
    if !last.is_word() {
        return (Hedge::None, 0);
    }
    let last = last.text(prose);
    HEDGES
        .iter()
        .filter(|(words, _)| {
            words
                .last()
                .is_some_and(|word| word.eq_ignore_ascii_case(last))
        })
        .find(|(words, _)| {
            words.len() <= range.len()
                && tokens[range.end - words.len()..range.end]
                    .iter()
                    .zip(*words)
                    .all(|(token, word)| token.text(prose).eq_ignore_ascii_case(word))
        })
        .map_or((Hedge::None, 0), |(words, hedge)| (*hedge, words.len()))
}

impl Hedge {
    /// What `value`, which by itself may stand for `meant`, may stand for.
    pub fn applied_to(self, value: Amount, meant: Interval) -> Interval {
        let share = |hundredths: i64| {
            let part = value.size().times(Amount::parts(hundredths, 100));
            part.unwrap_or(Amount::ZERO)
        };
        let lower = |by| meant.low.minus(share(by)).unwrap_or(meant.low);
        let higher = |by| meant.high.and_then(|high| high.plus(share(by)));
        match self {
            Self::None => meant,
            Self::About => Interval {
                low: lower(5),
                high: higher(5),
            },
            Self::Nearly => Interval {
                low: lower(7),
                ..meant
            },
            Self::JustOver => Interval {
                high: higher(7),
                ..meant
            },
            Self::Over => Interval {
                high: None,
                ..meant
            },
            Self::Under => Interval {
                low: Amount::ZERO.min(meant.low),
                ..meant
            },
        }
    }
}
