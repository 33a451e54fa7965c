//! Second pass: which days the dates of a draft mean, seen from the story date and from nothing else.

use std::sync::Arc;

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

use super::{DateExpression, DateForm, Relative, Tense, Unit};
use crate::{draft::Draft, language::date::CalendarDate, reading::Facts, text::Span};

/// A date of the draft and what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct DateMention {
    /// Where it stands, in bytes of the draft.
    pub span: Span,
    /// The passage, an index into [`crate::reading::Reading::facts`].
    pub passage: u32,
    /// The date there, an index into [`Facts::dates`].
    pub index: u32,
    /// What it means; nothing where the story date is not known, or there is no such day.
    pub value: Option<Resolved>,
}

/// The days that a date means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolved {
    /// The first of them.
    pub first: Date,
    /// The last of them; the same for a single day.
    pub last: Date,
    /// How exactly the words say it.
    pub precision: Precision,
    /// How the words became these days.
    pub how: How,
}

/// How exactly a date is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// From one date to another.
    Range,
}

/// How words became days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// All of it is written.
    Written,
    /// The year is the one that brings it nearest to the story date.
    NearestYear,
    /// The last such day of the week up to the story date.
    DayBefore,
    /// The next such day of the week from the story date on.
    DayAfter,
    /// Counted from the story date: yesterday, last week, two years ago.
    Counted,
}

/// All dates of the draft in order.
pub(in crate::reading) fn join(
    draft: &Draft,
    facts: &[Arc<Facts>],
    story: Option<Date>,
) -> Vec<DateMention> {
    let mut dates = Vec::new();
    for (passage, (written, facts)) in draft.passages().iter().zip(facts).enumerate() {
        let start = draft.passage_start(passage);
        for (index, date) in facts.dates.iter().enumerate() {
            let span = written.prose().to_passage(facts.span_of(&date.tokens));
            dates.push(DateMention {
                span: span.shifted(start),
                passage: passage as u32,
                index: index as u32,
                value: resolve(date, story),
            });
        }
    }
    dates
}

/// What a date means, seen from `story`.
pub fn resolve(date: &DateExpression, story: Option<Date>) -> Option<Resolved> {
    match &date.form {
        DateForm::Calendar(calendar) => of_calendar(calendar, date.tense, story),
        DateForm::Span(span) => {
            let from = of_calendar(&span.from, date.tense, story)?;
            // The end is near the beginning rather than near the story.
            let guessed = from.how == How::NearestYear && span.to.has_day_and_month();
            let anchor = if guessed { Some(from.first) } else { story };
            let to = of_calendar(&span.to, date.tense, anchor)?;
            (from.first <= to.last).then_some(Resolved {
                first: from.first,
                last: to.last,
                precision: Precision::Range,
                how: if from.how == How::Written {
                    to.how
                } else {
                    from.how
                },
            })
        }
        DateForm::Decade(year) => Some(Resolved {
            first: Date::new(*year, 1, 1).ok()?,
            last: Date::new(*year + 9, 12, 31).ok()?,
            precision: Precision::Decade,
            how: How::Written,
        }),
        DateForm::WeekOf(calendar) => {
            let day = of_calendar(calendar, date.tense, story)?;
            let (first, last) = stretch(day.first, Unit::Week)?;
            Some(Resolved {
                first,
                last,
                precision: Precision::Week,
                how: day.how,
            })
        }
        DateForm::Relative(relative) => of_relative(*relative, story?),
    }
}

fn day(day: Date, how: How) -> Resolved {
    Resolved {
        first: day,
        last: day,
        precision: Precision::Day,
        how,
    }
}

/// The week (from Monday), month, year or decade around a day.
fn stretch(day: Date, unit: Unit) -> Option<(Date, Date)> {
    Some(match unit {
        Unit::Day => (day, day),
        Unit::Week => {
            let first = day
                .checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
                .ok()?;
            (first, first.checked_add(6.days()).ok()?)
        }
        Unit::Month => (day.first_of_month(), day.last_of_month()),
        Unit::Year => (day.first_of_year(), day.last_of_year()),
        Unit::Decade => {
            let year = day.year() - day.year().rem_euclid(10);
            (
                Date::new(year, 1, 1).ok()?,
                Date::new(year + 9, 12, 31).ok()?,
            )
        }
    })
}

fn precision(unit: Unit) -> Precision {
    match unit {
        Unit::Day => Precision::Day,
        Unit::Week => Precision::Week,
        Unit::Month => Precision::Month,
        Unit::Year => Precision::Year,
        Unit::Decade => Precision::Decade,
    }
}

fn of_calendar(date: &CalendarDate, tense: Tense, story: Option<Date>) -> Option<Resolved> {
    match (date.day, date.month, date.year) {
        (Some(_), Some(_), Some(_)) => date.exact().map(|found| day(found, How::Written)),
        (Some(_), Some(_), None) => {
            let story = story?;
            nearest(date, tense, story).map(|found| day(found, How::NearestYear))
        }
        (None, Some(month), Some(year)) => {
            let first = Date::new(year.value, month.value, 1).ok()?;
            Some(Resolved {
                first,
                last: first.last_of_month(),
                precision: Precision::Month,
                how: How::Written,
            })
        }
        (None, Some(month), None) => {
            let first = nearest_month(month.value, story?, tense)?;
            Some(Resolved {
                first,
                last: first.last_of_month(),
                precision: Precision::Month,
                how: How::NearestYear,
            })
        }
        (None, None, Some(year)) => {
            let first = Date::new(year.value, 1, 1).ok()?;
            Some(Resolved {
                first,
                last: first.last_of_year(),
                precision: Precision::Year,
                how: How::Written,
            })
        }
        (Some(_), None, _) => of_day_of_month(date, story?, tense),
        (None, None, None) => {
            let (found, how) = of_weekday(date.weekday?.value, story?, tense)?;
            Some(day(found, how))
        }
    }
}

/// The day in the year that brings it nearest to `story`, before or after; where that is months away, or
/// behind what is to come, its day of the week may speak for the other side.
pub fn nearest(date: &CalendarDate, tense: Tense, story: Date) -> Option<Date> {
    let found = (-1..=1)
        .filter_map(|by| date.in_year(story.year() + by))
        .min_by_key(|found| days_between(story, *found).abs())
        .filter(|found| days_between(story, *found).abs() <= HALF_YEAR)?;
    let is_on = |day: Date| {
        date.weekday
            .is_none_or(|weekday| weekday.value == day.weekday())
    };
    let doubtful =
        days_between(story, found).abs() > SOON || found < story && tense == Tense::ToCome;
    if is_on(found) || !doubtful {
        return Some(found);
    }
    let by = if found < story { 1 } else { -1 };
    let other = date.in_year(found.year() + by);
    Some(other.filter(|other| is_on(*other)).unwrap_or(found))
}

/// No further away than this, in days, the nearest year is the one that is meant.
const SOON: i64 = 92;

/// Further away than this, another year is nearer.
const HALF_YEAR: i64 = 184;

fn nearest_month(month: i8, story: Date, tense: Tense) -> Option<Date> {
    let in_year = |by: i16| Date::new(story.year() + by, month, 1).ok();
    match tense {
        Tense::ToCome if month < story.month() => in_year(1),
        Tense::Told if month > story.month() => in_year(-1),
        _ => in_year(0),
    }
}

fn of_weekday(weekday: Weekday, story: Date, tense: Tense) -> Option<(Date, How)> {
    if story.weekday() == weekday {
        return Some((story, How::DayBefore));
    }
    let (nth, how) = match tense {
        Tense::Told => (-1, How::DayBefore),
        Tense::ToCome => (1, How::DayAfter),
    };
    Some((story.nth_weekday(nth, weekday).ok()?, how))
}

/// `The 12th`, `Tuesday the 12th`: this month, or the one beside it where that is past or to come.
fn of_day_of_month(date: &CalendarDate, story: Date, tense: Tense) -> Option<Resolved> {
    let number = i8::try_from(date.day?.value).ok()?;
    let fits = |found: &Date| {
        date.weekday
            .is_none_or(|weekday| weekday.value == found.weekday())
    };
    let in_month = |by: i64| {
        let month = story.first_of_month().checked_add(by.months()).ok()?;
        Date::new(month.year(), month.month(), number)
            .ok()
            .filter(fits)
    };
    let order: [i64; 3] = match tense {
        Tense::Told if i16::from(number) > i16::from(story.day()) => [-1, 0, 1],
        Tense::ToCome if i16::from(number) < i16::from(story.day()) => [1, 0, -1],
        _ => [0, -1, 1],
    };
    let found = order.into_iter().find_map(in_month)?;
    Some(day(found, How::Counted))
}

fn of_relative(relative: Relative, story: Date) -> Option<Resolved> {
    let moved = |count: i64, unit: Unit| {
        let span = match unit {
            Unit::Day => count.days(),
            Unit::Week => count.weeks(),
            Unit::Month => count.months(),
            Unit::Year => count.years(),
            Unit::Decade => (count * 10).years(),
        };
        story.checked_add(span).ok()
    };
    let whole = |around: Date, unit: Unit| {
        let (first, last) = stretch(around, unit)?;
        Some(Resolved {
            first,
            last,
            precision: precision(unit),
            how: How::Counted,
        })
    };
    match relative {
        Relative::Day(by) => Some(day(moved(i64::from(by), Unit::Day)?, How::Counted)),
        Relative::Unit(unit, by) => whole(moved(i64::from(by), unit)?, unit),
        Relative::Weekday(weekday, 0) => {
            let (monday, _) = stretch(story, Unit::Week)?;
            let offset = i64::from(weekday.to_monday_zero_offset());
            let found = monday.checked_add(offset.days()).ok()?;
            Some(day(found, How::Counted))
        }
        Relative::Weekday(weekday, by) => {
            let found = story.nth_weekday(i32::from(by), weekday).ok()?;
            Some(day(found, How::Counted))
        }
        Relative::Month(month, by) => {
            let year = match by {
                0 => story.year(),
                ..0 if month < story.month() => story.year(),
                ..0 => story.year() - 1,
                _ if month > story.month() => story.year(),
                _ => story.year() + 1,
            };
            whole(Date::new(year, month, 1).ok()?, Unit::Month)
        }
        Relative::Ago(count, unit) => whole(moved(-i64::from(count), unit)?, unit),
    }
}

/// Days from `from` to `to`; below zero where `to` is earlier.
pub fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}
