//! From one figure to another, by so much: `rose 25% from 200 to 250`, `250, up 25% from 200`.

mod dated;
pub mod ground;
mod ground_last;
mod pair;

use super::{
    line::{Figure, Line},
    wording::{self, NEXT, OTHER_RATES},
};
use crate::{
    language::TokenKind,
    language::number::{Amount, NumberForm},
    reading::quantities::{Hedge, Role, Unit},
};
pub(super) use dated::find as find_dated;
use pair::Pair;

/// A change that the draft gives both as two figures and as a rate.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The figure before.
    pub from: u32,
    /// The figure after.
    pub to: u32,
    /// The rate.
    pub by: Rate,
    /// Which way the words say it goes.
    pub direction: Direction,
}

/// How a draft says how much something changed.
#[derive(Debug, Clone, PartialEq)]
pub enum Rate {
    /// By this figure: per cent, percentage points or a part.
    Figure(u32),
    /// By a word: doubled, halved. The range is of [`crate::reading::Facts::tokens`].
    Times {
        /// How many times as much.
        factor: Amount,
        /// More than, nearly.
        hedge: Hedge,
        /// The word.
        tokens: std::ops::Range<u32>,
    },
}

/// Which way a figure goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// More.
    Up,
    /// Less.
    Down,
    /// The words do not say.
    Either,
}

/// More steps than this between a rate and its figures, and they belong to different statements.
const FAR: usize = 16;

/// The changes that `line` tells.
pub(super) fn find(line: &Line<'_>, changes: &mut Vec<Change>) {
    // A rate of growth that grows by a rate: copy means points and says per cent.
    if line.any_between(0, line.len(), &["growth"])
        && line
            .figures
            .iter()
            .all(|figure| line.quantity(*figure).unit == Unit::Percent)
    {
        return;
    }
    let told = changes.len();
    let pairs = pair::pairs(line);
    for (at, pair) in pairs.iter().enumerate() {
        if other_rate(line) {
            return;
        }
        let earliest = at.checked_sub(1).map_or(0, |before| pairs[before].end);
        let latest = pairs.get(at + 1).map_or(line.len(), |next| next.start);
        if let Some((figure, direction)) = rate_of(line, pair, earliest, latest) {
            add(
                changes,
                (pair.from, pair.to),
                Rate::Figure(figure.index),
                direction,
            );
        } else if let Some((by, direction)) = times_of(line, pair, earliest) {
            add(changes, (pair.from, pair.to), by, direction);
        }
    }
    if changes.len() == told {
        ground_last::find(line, changes);
    }
    if changes.len() == told {
        dated::find(line, changes);
    }
}

/// Adds a change whose rate is not yet that of another: a sentence may be read again with the next.
fn add(changes: &mut Vec<Change>, (from, to): (Figure, Figure), by: Rate, direction: Direction) {
    if changes.iter().all(|known| known.by != by) {
        changes.push(Change {
            from: from.index,
            to: to.index,
            by,
            direction,
        });
    }
}

/// Whether the line speaks of rates that two figures do not give.
fn other_rate(line: &Line<'_>) -> bool {
    line.any_between(0, line.len(), OTHER_RATES)
        || (0..line.len()).any(|place| {
            line.has(place, &["real", "terms"])
                || line.has(place, &["per", "capita"])
                || line.has(place, &["on", "average"])
                || line.has(place, &["constant", "currency"])
                || line.has(place, &["after", "inflation"])
                || line.has(place, &["for", "inflation"])
                || line.has(place, &["like", "for", "like"])
        })
}

/// The rate of `pair`, which stands in `earliest..latest`: before it, between its figures or after it.
fn rate_of(
    line: &Line<'_>,
    pair: &Pair,
    earliest: usize,
    latest: usize,
) -> Option<(Figure, Direction)> {
    let rates: Vec<Figure> = line
        .figures
        .iter()
        .filter(|figure| figure.index != pair.from.index && figure.index != pair.to.index)
        .filter_map(|figure| as_rate(line, *figure, pair.to))
        .collect();
    let before = rates
        .iter()
        .rev()
        .find(|rate| rate.start >= earliest && rate.end <= pair.start)
        .filter(|rate| joined(line, rate.end, pair.start))
        .and_then(|rate| Some((*rate, measure_of_change(line, *rate, earliest)?)));
    let within = || {
        rates
            .iter()
            .find(|rate| rate.start >= pair.gap.0 && rate.end <= pair.gap.1)
            .and_then(|rate| Some((*rate, measure_of_change(line, *rate, pair.gap.0)?)))
    };
    let after = || {
        rates
            .iter()
            .find(|rate| rate.start >= pair.end && rate.end <= latest)
            .filter(|rate| joined(line, pair.end, rate.start) && !has_own_ground(line, **rate))
            .and_then(|rate| {
                let direction = measure_of_change(line, *rate, pair.end)
                    .or_else(|| in_apposition(line, *rate).then_some(Direction::Either))
                    .or_else(|| completes(line, pair, *rate))?;
                Some((*rate, direction))
            })
    };
    let (rate, direction) = before.or_else(within).or_else(after)?;
    let direction = match direction {
        Direction::Either => told_before(line, pair.start, earliest),
        known => known,
    };
    (!is_per_year(line, rate)).then_some((rate, direction))
}

/// `figure` as the measure of a change to `to`, with all its words: per cent, a part, percentage points, and
/// between two percentages any points.
fn as_rate(line: &Line<'_>, figure: Figure, to: Figure) -> Option<Figure> {
    let quantity = line.quantity(figure);
    if quantity.role != Role::Amount {
        return None;
    }
    let rate = matches!(quantity.unit, Unit::Percent | Unit::Points)
        || quantity.number.form == NumberForm::Fraction && quantity.unit == Unit::None;
    if rate {
        return Some(figure);
    }
    let of_rates = line.quantity(to).unit == Unit::Percent;
    let noun = figure.end + usize::from(line.is_any(figure.end, &["-", "‑", "‐"]));
    let points = quantity.unit == Unit::None
        && quantity.number.form == NumberForm::Amount
        && line.is_any(noun, &["point", "points"]);
    (of_rates && points).then_some(Figure {
        end: noun + 1,
        ..figure
    })
}

/// Whether the words from `start` to `end` leave the figures on both sides one statement.
fn joined(line: &Line<'_>, start: usize, end: usize) -> bool {
    const SUMS_UP: &[&str] = &[
        "is",
        "was",
        "represents",
        "represented",
        "means",
        "meant",
        "equals",
        "marks",
        "marked",
        "amounts",
        "amounted",
        "works",
        "would",
        "makes",
        "made",
    ];
    end.saturating_sub(start) <= FAR
        && (start..end).all(|place| {
            !line.is_any(place, NEXT)
                || line.is_any(place, &["which"]) && line.is_any(place + 1, SUMS_UP)
                || line.is_between(place)
        })
        && !line.quote_between(start, end)
}

/// Which way the words around `rate` say it goes, if they make it the measure of a change.
fn measure_of_change(line: &Line<'_>, rate: Figure, earliest: usize) -> Option<Direction> {
    // “back to 39%”, “a 3-point margin of error”: no change.
    let level = (line.before_articles(rate.start).checked_sub(1))
        .is_some_and(|at| line.is_any(at, &["to", "at"]));
    let margin = (rate.end..rate.end + 3).any(|place| line.is_any(place, &["margin"]));
    if level || margin || line.is_any(rate.end, &["of"]) {
        return None;
    }
    // `a 40% rise`, `40% more`
    let after = (rate.end..rate.end + 4)
        .take_while(|&place| !line.is_mark(place) && !line.is_any(place, &["from", "to", "in"]))
        .find_map(|place| wording::direction(line.word(place)));
    if after.is_some() {
        return after;
    }
    // `rose by 40%`, `up 40%`, `a rise of 40%`
    let from = rate.start.saturating_sub(5).max(earliest);
    (from..rate.start)
        .rev()
        .take_while(|&place| !line.is_any(place, &[";", "and", "but"]))
        .find_map(|place| wording::direction(line.word(place)))
}

/// `from 200 to 250, or 25%`; `(25%)`; `by 25%`
fn in_apposition(line: &Line<'_>, rate: Figure) -> bool {
    let place = line.before_articles(rate.start);
    let Some(before) = place.checked_sub(1) else {
        return false;
    };
    let joins = line.is_any(
        before,
        &["or", "(", "by", "—", "–", "representing", "roughly"],
    );
    // `from 10% to 19%, nine points`
    let points = line.quantity(rate).unit != Unit::Percent && line.is_any(before, &[","]);
    (joins || points && line.is_mark(rate.end)) && !line.is_any(rate.end, &["of"])
}

/// `The rise from 200 to 250 was 25%.`
fn completes(line: &Line<'_>, pair: &Pair, rate: Figure) -> Option<Direction> {
    let noun = wording::direction(line.word(pair.start.checked_sub(1)?))?;
    let says = (pair.end..rate.start).all(|place| {
        line.is_any(
            place,
            &[
                "was",
                "is",
                "were",
                "amounts",
                "amounted",
                "to",
                "comes",
                "came",
                "represents",
                "represented",
                "equals",
                "of",
                "about",
                "in",
            ],
        ) || line
            .token(place)
            .is_some_and(|token| token.kind == TokenKind::Number)
    });
    says.then_some(noun)
}

/// Whether the rate is from another ground than the pair's: `up 3% on the month`.
fn has_own_ground(line: &Line<'_>, rate: Figure) -> bool {
    let mut place = rate.end;
    while wording::direction(line.word(place)).is_some() || line.is_any(place, &["increase"]) {
        place += 1;
    }
    line.is_any(
        place,
        &[
            "from",
            "on",
            "compared",
            "versus",
            "against",
            "than",
            "year-on-year",
            "month-on-month",
        ],
    )
}

/// `5% a year`
fn is_per_year(line: &Line<'_>, rate: Figure) -> bool {
    const TIMES: &[&str] = &["year", "month", "week", "day", "quarter", "decade"];
    let mut place = rate.end;
    while wording::direction(line.word(place)).is_some() {
        place += 1;
    }
    line.is_any(
        place,
        &["annually", "yearly", "monthly", "annual", "quarterly"],
    ) || line.is_any(place, &["a", "per", "each", "every"]) && line.is_any(place + 1, TIMES)
        || line.is_any(
            rate.start.wrapping_sub(1),
            &["annual", "yearly", "average", "mean"],
        )
}

/// Which way the nearest words before `start` say it goes.
fn told_before(line: &Line<'_>, start: usize, earliest: usize) -> Direction {
    (start.saturating_sub(5).max(earliest)..start)
        .rev()
        .find_map(|place| wording::direction(line.word(place)))
        .unwrap_or(Direction::Either)
}

/// `doubled from 200 to 400`, `a threefold rise from 20 to 60`.
fn times_of(line: &Line<'_>, pair: &Pair, earliest: usize) -> Option<(Rate, Direction)> {
    let start = pair.start.saturating_sub(8).max(earliest);
    let place = (start..pair.start)
        .rev()
        .take_while(|&place| !line.is_any(place, NEXT))
        .find(|&place| factor(line.word(place)).is_some())?;
    let (factor, direction) = factor(line.word(place))?;
    // Figures in between say what doubled by how much.
    if line
        .figures
        .iter()
        .any(|figure| figure.start > place && figure.start < pair.start)
    {
        return None;
    }
    let token = line.index(place)?;
    let hedge = line.hedge_before(place);
    Some((
        Rate::Times {
            factor,
            hedge,
            tokens: token..token + 1,
        },
        direction,
    ))
}

/// What a word says of how many times as much.
fn factor(word: &str) -> Option<(Amount, Direction)> {
    let up = |times| Some((Amount::whole(times), Direction::Up));
    match word.to_ascii_lowercase().as_str() {
        "doubled" | "doubling" | "double" | "doubles" | "twofold" | "two-fold" => up(2),
        "tripled" | "tripling" | "trebled" | "trebling" | "triples" | "threefold"
        | "three-fold" => up(3),
        "quadrupled" | "quadrupling" | "fourfold" | "four-fold" => up(4),
        "quintupled" | "fivefold" | "five-fold" => up(5),
        "sixfold" | "six-fold" => up(6),
        "sevenfold" | "seven-fold" => up(7),
        "eightfold" | "eight-fold" => up(8),
        "tenfold" | "ten-fold" => up(10),
        "halved" | "halving" => Some((Amount::parts(1, 2), Direction::Down)),
        _ => None,
    }
}
