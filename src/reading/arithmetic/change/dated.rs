//! Two figures of two years: `42 pupils in 2020 and 39 in 2023, a fall of 7%`, `Last year 42 applied; this
//! year 39 did, a fall of 7%`.

use super::{
    Change, Rate, add, as_rate, has_own_ground, is_per_year, measure_of_change, other_rate,
    pair::can_change,
};
use crate::reading::{
    arithmetic::line::{Figure, Line},
    quantities::Role,
};

/// So many steps may stand between a figure and its year.
const NEAR: usize = 5;

/// So many steps may stand between the second figure and the rate.
const CLAUSE: usize = 8;

/// When a figure was so.
#[derive(Clone, Copy, PartialEq)]
enum Time {
    Year(i16),
    Last,
    This,
}

/// The changes from one year's figure to another's.
pub(in crate::reading::arithmetic) fn find(line: &Line<'_>, changes: &mut Vec<Change>) {
    if other_rate(line) {
        return;
    }
    let amounts: Vec<Figure> = line
        .figures
        .iter()
        .copied()
        .filter(|figure| line.quantity(*figure).role == Role::Amount)
        .collect();
    for (at, three) in amounts.windows(3).enumerate() {
        let [first, second, rate] = [three[0], three[1], three[2]];
        let Some(rate) = as_rate(line, rate, second) else {
            continue;
        };
        let known = can_change(line, first)
            && can_change(line, second)
            && line.alike(first, second)
            && counts_the_same(line, first, second)
            && rate.start - second.end <= CLAUSE
            && rate.start > second.end
            && line.is_any(line.before_articles(rate.start).saturating_sub(1), SETS_OFF)
            && !line.quote_between(first.start, rate.end)
            && !has_own_ground(line, rate)
            && !is_per_year(line, rate);
        if !known {
            continue;
        }
        let start = at.checked_sub(1).map_or(0, |before| amounts[before].end);
        let (Some(direction), Some(one), Some(other)) = (
            measure_of_change(line, rate, second.end),
            time_of(line, first, start, second.start),
            time_of(line, second, first.end, rate.start),
        ) else {
            continue;
        };
        let (from, to) = match (one, other) {
            (Time::Year(one), Time::Year(other)) if one < other => (first, second),
            (Time::Year(one), Time::Year(other)) if one > other => (second, first),
            (Time::Last, Time::This) => (first, second),
            (Time::This, Time::Last) => (second, first),
            _ => continue,
        };
        add(changes, (from, to), Rate::Figure(rate.index), direction);
    }
}

/// What sets the rate off from the figures: `, a fall of 7%`, `(7%)`, `– a 7% fall`, `, or 7%`.
const SETS_OFF: &[&str] = &[",", "(", "–", "—", "--", "of", "or", "up", "down"];

/// Whether the second figure counts what the first does: the same noun, or none of its own.
fn counts_the_same(line: &Line<'_>, first: Figure, second: Figure) -> bool {
    const CARRIES: &[&str] = &[
        "did", "were", "was", "had", "in", "last", "this", "now", "today", "the", "a",
    ];
    let next = line.word(second.end);
    line.is_mark(second.end)
        || line.is_any(second.end, CARRIES)
        || line.is_date(second.end)
        || next.eq_ignore_ascii_case(line.word(first.end))
}

/// When `figure` was so, by a time right after it or before it in `from..to`.
fn time_of(line: &Line<'_>, figure: Figure, from: usize, to: usize) -> Option<Time> {
    let after = (figure.end..to.min(figure.end + NEAR))
        .take_while(|&place| !line.is_any(place, &[".", ";", ":", "—", "–", ","]))
        .find_map(|place| time_at(line, place));
    let before = || {
        (figure.start.saturating_sub(NEAR * 2).max(from)..figure.start)
            .rev()
            .take_while(|&place| !line.is_any(place, &[".", ";", ":", "and", "but"]))
            .find_map(|place| time_at(line, place))
    };
    after.or_else(before)
}

fn time_at(line: &Line<'_>, place: usize) -> Option<Time> {
    const YEARS: &[&str] = &[
        "year", "season", "spring", "summer", "autumn", "winter", "month", "week",
    ];
    const BACK: &[&str] = &["earlier", "ago", "before"];
    if let Some(year) = line.year_at(place) {
        return Some(Time::Year(year));
    }
    let unit = line.is_any(place + 1, YEARS);
    if unit && line.is_any(place, &["last", "previous"])
        || unit && line.is_any(place, &["a", "the"]) && line.is_any(place + 2, BACK)
    {
        return Some(Time::Last);
    }
    (unit && line.is_any(place, &["this"]) || line.is_any(place, &["now", "today"]))
        .then_some(Time::This)
}
