//! Two dates that belong together: `4 to 6 May`, `Saturday 8 and Sunday 9 March`.

use super::{DateForm, DateSpan, Ending, Joint, one};
use crate::language::{
    TokenKind,
    date::{self, CalendarDate, Part, Words, day_at, year_at},
};

/// The date that ends before `next`, or the two that it is the first of: `4 May to 6 June`, `May 4-6`.
pub(super) fn joined(
    words: Words<'_>,
    at: usize,
    date: CalendarDate,
    next: usize,
) -> (DateForm, usize) {
    let alone = (DateForm::Calendar(date), next);
    let Some((joint, from)) = joint(words, at, next) else {
        return alone;
    };
    if let Some((second, end)) = date::read(words, from) {
        let like = if date.day.is_some() {
            second.has_day_and_month()
        } else {
            second.month.is_some() && second.day.is_none()
        };
        // “On 4 March 2019 and 6 May 2020” are two dates.
        let one = joint != Joint::And || date.year.is_none() && second.year.is_some();
        if like && one {
            return (DateForm::Span(filled(date, second, joint)), end);
        }
        if second.month.is_some() || second.weekday.is_some() {
            return alone;
        }
    }
    // “May 4-6”: the month stands first, and once.
    let month_first = date
        .month
        .zip(date.day)
        .is_some_and(|(m, d)| m.token < d.token);
    let bare = day_at(words, from)
        .filter(|(day, ordinal)| {
            month_first
                && date.year.is_none()
                && day.value <= 31
                && (*ordinal || joint == Joint::Dash || words.counts_nothing(from + 1))
        })
        .map(|(day, _)| day);
    let Some(day) = bare else { return alone };
    let comma = from + 1 + usize::from(words.mark(from + 1, ','));
    let year = year_at(words, comma).filter(|_| words.counts_nothing(comma + 1));
    let second = CalendarDate {
        day: Some(day),
        month: date.month,
        year,
        weekday: None,
    };
    let end = if year.is_some() { comma + 1 } else { from + 1 };
    (DateForm::Span(filled(date, second, joint)), end)
}

/// What joins the date that ends before `next` to another, and where that begins.
pub(super) fn joint(words: Words<'_>, at: usize, next: usize) -> Option<(Joint, usize)> {
    if words.dash(next) {
        return Some((Joint::Dash, next + 1));
    }
    let comma = usize::from(words.mark(next, ','));
    if words.is_one_of(next + comma, &["to", "through", "until", "till", "thru"]) {
        return Some((Joint::Word, next + comma + 1));
    }
    if words.is(next + comma, "and") {
        let between = words.before(at, |before| words.is(before, "between"));
        let joint = if between { Joint::Word } else { Joint::And };
        return (comma == 0 || between).then_some((joint, next + comma + 1));
    }
    words.is(next, "or").then_some((Joint::And, next + 1))
}

/// Each of two dates with what only the other says.
fn filled(mut from: CalendarDate, mut to: CalendarDate, joint: Joint) -> DateSpan {
    from.month = from.month.or(to.month);
    to.month = to.month.or(from.month);
    // “From 12 December to 3 January 2025” begins the year before; within one month nothing does.
    let turns = joint != Joint::And
        && from
            .month
            .zip(to.month)
            .is_some_and(|(from, to)| from.value > to.value);
    let shifted = |year: Part<i16>, by: i16| Part {
        value: year.value + by,
        token: year.token,
    };
    match (from.year, to.year) {
        (None, Some(year)) => from.year = Some(shifted(year, -i16::from(turns))),
        (Some(year), None) => to.year = Some(shifted(year, i16::from(turns))),
        _ => {}
    }
    DateSpan { from, to, joint }
}

/// `4 to 6 May`, `8 and 9 March 2025`: the month stands with the second only.
pub(super) fn bare_day_pair(words: Words<'_>, at: usize) -> Option<Ending> {
    let (span, end) = bare_days(words, at)?;
    one(DateForm::Span(span), end)
}

fn bare_days(words: Words<'_>, at: usize) -> Option<(DateSpan, usize)> {
    let (day, _) = day_at(words, at).filter(|(day, _)| (1..=31).contains(&day.value))?;
    let first = CalendarDate {
        day: Some(day),
        ..CalendarDate::default()
    };
    bare_pair(words, at, first, at + 1)
}

/// The pair that begins with a day whose month stands with the second.
pub(super) fn bare_pair(
    words: Words<'_>,
    at: usize,
    first: CalendarDate,
    next: usize,
) -> Option<(DateSpan, usize)> {
    let (joint, from) = joint(words, at, next)?;
    let (second, end) = date::read(words, from + usize::from(words.is(from, "the")))?;
    let (day, month) = second.day.zip(second.month)?;
    // “3-2 June 4” is a score and a date.
    let score = words
        .get(end)
        .is_some_and(|after| after.kind == TokenKind::Number);
    (month.token > day.token && !score).then(|| (filled(first, second, joint), end))
}

/// Two dates that belong together, the first at `at`.
pub(super) fn pair(words: Words<'_>, at: usize) -> Option<(DateSpan, usize)> {
    if let Some(found) = bare_days(words, at) {
        return Some(found);
    }
    let (date, next) = date::read(words, at)?;
    match joined(words, at, date, next) {
        (DateForm::Span(span), end) => Some((span, end)),
        _ => None,
    }
}
