//! Days, intervals and ages against the calendar. Whatever needs a story date is silent without one;
//! no rule looks at today's date.

pub(super) mod age_mismatch;
pub(super) mod impossible_date;
pub(super) mod interval_mismatch;
pub(super) mod relative_day;
pub(super) mod weekday_mismatch;

use super::here::Here;
use crate::{
    reading::{DateExpression, DateMention},
    rules::Evidence,
};

/// The dates of the draft, each with its passage.
fn dates<'a>(
    evidence: &Evidence<'a>,
) -> impl Iterator<Item = (Here<'a>, &'a DateMention, &'a DateExpression)> {
    let evidence = *evidence;
    evidence.reading.dates.iter().filter_map(move |mention| {
        let here = Here::at(&evidence, mention.passage as usize)?;
        let date = here.facts.dates.get(mention.index as usize)?;
        Some((here, mention, date))
    })
}

/// A day of the month written as `like` is: `3rd` for `4th`.
fn day_like(like: &str, day: i8) -> String {
    if like.ends_with(|char: char| char.is_ascii_digit()) {
        return if like.starts_with('0') && like.len() == 2 {
            format!("{day:02}")
        } else {
            day.to_string()
        };
    }
    let ending = match (day % 10, day / 10) {
        (_, 1) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{day}{ending}")
}
