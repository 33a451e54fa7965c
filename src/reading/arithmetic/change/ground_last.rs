//! The figure before comes last: `250, up 25% from 200`.

use super::{
    Change, Rate, add, as_rate, has_own_ground, is_per_year, joined, measure_of_change, other_rate,
    pair::{FROM, can_change},
};
use crate::reading::{
    arithmetic::line::{Figure, Line},
    quantities::Role,
};

const AGAINST: &[&str] = &["against", "versus", "vs", "vs.", "than", "on", "over"];

/// `250, up 25% from 200`; `250, a 25% rise on the 200 of 2019`; `250, compared with 200, a rise of 25%`.
pub(super) fn find(line: &Line<'_>, changes: &mut Vec<Change>) {
    if other_rate(line) {
        return;
    }
    for (at, &from) in line.figures.iter().enumerate() {
        if !can_change(line, from) {
            continue;
        }
        let Some(ground) = ground(line, from) else {
            continue;
        };
        let earlier = &line.figures[..at];
        let rate_before = earlier.last().copied().and_then(|rate| {
            let rate = as_rate(line, rate, from)?;
            let near = joined(line, rate.end, ground) && ground - rate.end <= 6;
            let direction = measure_of_change(line, rate, 0).filter(|_| near)?;
            Some((rate, direction))
        });
        let (to, rate, direction) = if let Some((rate, direction)) = rate_before {
            let Some(&to) = earlier[..earlier.len() - 1]
                .iter()
                .rev()
                .find(|&&to| line.quantity(to).role == Role::Amount)
            else {
                continue;
            };
            if !set_off(line, to.end, rate.start) {
                continue;
            }
            (to, rate, direction)
        } else {
            // `250, compared with 200 a year earlier, a rise of 25%`
            let compared = line.is_any(ground, &["with", "to", "against", "versus", "vs", "from"])
                && (line.is_any(ground.wrapping_sub(1), &["compared", "up", "down"])
                    || line.is_any(ground, &["against", "versus", "vs"]));
            if !compared {
                continue;
            }
            let Some(&to) = earlier
                .iter()
                .rev()
                .find(|&&to| line.quantity(to).role == Role::Amount)
            else {
                continue;
            };
            let Some(rate) = line.figures[at + 1..]
                .iter()
                .find(|&&rate| line.quantity(rate).role == Role::Amount)
                .and_then(|rate| as_rate(line, *rate, from))
            else {
                continue;
            };
            if !joined(line, from.end, rate.start)
                || !joined(line, to.end, ground)
                || has_own_ground(line, rate)
            {
                continue;
            }
            let Some(direction) = measure_of_change(line, rate, from.end) else {
                continue;
            };
            (to, rate, direction)
        };
        if can_change(line, to) && (line.alike(from, to)) && !is_per_year(line, rate) {
            add(changes, (from, to), Rate::Figure(rate.index), direction);
        }
    }
}

/// Where the words that make `from` the ground of a change begin.
fn ground(line: &Line<'_>, from: Figure) -> Option<usize> {
    let at = line.before_articles(from.start).checked_sub(1)?;
    if line.is_any(at, FROM) || line.is_any(at, AGAINST) {
        return Some(at);
    }
    (line.is_any(at, &["with", "to"]) && line.is_any(at.checked_sub(1)?, &["compared"]))
        .then_some(at)
}

/// Whether `start..end` sets a rate off from the figure before it: a comma or a dash, and few words.
fn set_off(line: &Line<'_>, start: usize, end: usize) -> bool {
    joined(line, start, end)
        && (start..end).any(|place| {
            line.is_any(place, &[",", "(", "—", "–", "-", "--"])
                || line.is_any(place, &["up", "down", "was", "were", "is", "are"])
        })
}
