//! First pass: dates, as the words of a passage give them. Which day they mean is for the join, in
//! [`resolve`]: it may need the story date, which the passage does not know.

pub mod clock;
pub mod interval;
pub mod life;
mod relative;
pub mod resolve;
mod scan;
mod tense;
mod words;

use std::ops::Range;

use jiff::civil::Weekday;

use super::Facts;
use crate::language::date::CalendarDate;

/// Words that mean a day or a stretch of days. The range is of [`Facts::tokens`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateExpression {
    /// Its words, without the preposition before it.
    pub tokens: Range<u32>,
    /// What they say.
    pub form: DateForm,
    /// What its sentence says of the time.
    pub tense: Tense,
}

/// What the words of a date say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateForm {
    /// `Tuesday 4 March`, `March 2025`, `2025`, `Tuesday`, `the 12th`.
    Calendar(CalendarDate),
    /// `4 to 6 May`, `from 2015 to 2019`, `Saturday and Sunday, 8 and 9 March`.
    Span(DateSpan),
    /// `the 1990s`, by its first year.
    Decade(i16),
    /// `the week of 3 March`.
    WeekOf(CalendarDate),
    /// `yesterday`, `last Tuesday`, `two years ago`.
    Relative(Relative),
}

/// Two dates that belong together; what only one of them says is filled in for the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateSpan {
    /// The first.
    pub from: CalendarDate,
    /// The last.
    pub to: CalendarDate,
    /// How they are joined.
    pub joint: Joint,
}

/// What joins two dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Joint {
    /// `from … to …`, `between … and …`, `until`, `through`.
    Word,
    /// `4-6 May`.
    Dash,
    /// `8 and 9 March`: two days, not all between.
    And,
}

/// A date counted from the day the story speaks from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relative {
    /// Days from the story date: yesterday is -1.
    Day(i8),
    /// `last week`, `this year`, `next month`: units from the one the story date is in.
    Unit(Unit, i8),
    /// `last Tuesday`, `next Friday`, `this Friday`.
    Weekday(Weekday, i8),
    /// `last March`, `next May`.
    Month(i8, i8),
    /// `two years ago`: how many of which.
    Ago(u16, Unit),
}

/// Units of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Days.
    Day,
    /// Weeks; a weekend belongs to its week.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
    /// Ten years.
    Decade,
}

impl Unit {
    /// The unit a word names, in the singular or plural.
    pub fn of_word(word: &str) -> Option<Self> {
        const WORDS: [(&str, Unit); 6] = [
            ("day", Unit::Day),
            ("week", Unit::Week),
            ("month", Unit::Month),
            ("year", Unit::Year),
            ("decade", Unit::Decade),
            ("weekend", Unit::Week),
        ];
        let singular = word.strip_suffix('s').unwrap_or(word);
        WORDS
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(singular))
            .map(|(_, unit)| *unit)
    }

    /// Its name, for `count` of them.
    pub const fn name(self, count: u32) -> &'static str {
        match (self, count) {
            (Self::Day, 1) => "day",
            (Self::Day, _) => "days",
            (Self::Week, 1) => "week",
            (Self::Week, _) => "weeks",
            (Self::Month, 1) => "month",
            (Self::Month, _) => "months",
            (Self::Year, 1) => "year",
            (Self::Year, _) => "years",
            (Self::Decade, 1) => "decade",
            (Self::Decade, _) => "decades",
        }
    }
}

/// What a sentence says of the time of what it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tense {
    /// Nothing that says it is to come: told after the event.
    #[default]
    Told,
    /// `will`, `is due`, `is expected`: to come.
    ToCome,
}

/// The dates among the tokens of the facts' last block, which starts at token `from`.
pub(super) fn find(prose: &str, facts: &mut Facts, from: usize) {
    let mut dates = std::mem::take(&mut facts.dates);
    scan::scan(prose, facts, from, &mut dates);
    facts.dates = dates;
    let mut times = std::mem::take(&mut facts.impossible_times);
    clock::find(prose, facts, from, &mut times);
    facts.impossible_times = times;
    let mut intervals = std::mem::take(&mut facts.intervals);
    interval::find(prose, facts, from, &mut intervals);
    facts.intervals = intervals;
    let mut ages = std::mem::take(&mut facts.ages);
    let mut days = std::mem::take(&mut facts.life_days);
    life::find(prose, facts, from, &mut ages, &mut days);
    (facts.ages, facts.life_days) = (ages, days);
}

impl Facts {
    /// The index in [`Self::dates`] of the date that token `index` belongs to.
    pub fn date_at(&self, index: u32) -> Option<usize> {
        let found = self.dates.partition_point(|date| date.tokens.end <= index);
        (self.dates.get(found)?.tokens.start <= index).then_some(found)
    }

    /// The indexes of the dates that begin in these tokens.
    pub fn dates_in(&self, tokens: Range<u32>) -> Range<usize> {
        let at = |token: u32| self.dates.partition_point(|date| date.tokens.start < token);
        at(tokens.start)..at(tokens.end)
    }
}

impl DateExpression {
    /// The date it is, if it is one as a calendar has it.
    pub fn calendar(&self) -> Option<&CalendarDate> {
        match &self.form {
            DateForm::Calendar(date) => Some(date),
            _ => None,
        }
    }

    /// The dates of a calendar that it has: one, or the two ends.
    pub fn parts(&self) -> impl Iterator<Item = &CalendarDate> {
        let (first, second) = match &self.form {
            DateForm::Calendar(date) | DateForm::WeekOf(date) => (Some(date), None),
            DateForm::Span(span) => (Some(&span.from), Some(&span.to)),
            DateForm::Decade(_) | DateForm::Relative(_) => (None, None),
        };
        first.into_iter().chain(second)
    }

    /// The years it writes out.
    pub fn years(&self) -> impl Iterator<Item = i16> + '_ {
        self.parts()
            .filter_map(|date| date.year.map(|year| year.value))
    }
}
