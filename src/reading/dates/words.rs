//! What a date means, in words for a reader: the day of the week, how far from the story date, how it was read.

use jiff::civil::Date;

use super::{
    Unit,
    resolve::{How, Precision, Resolved, days_between},
};
use crate::language::date::{long, month_name, weekday_name};

impl Resolved {
    /// As much of it as is meant, in figures: `2025-03-04`, `2025-03`, `2025`; first and last day of
    /// anything else, a slash between.
    pub fn figures(&self) -> String {
        match self.precision {
            Precision::Day => self.first.to_string(),
            Precision::Month => format!("{:04}-{:02}", self.first.year(), self.first.month()),
            Precision::Year => format!("{:04}", self.first.year()),
            Precision::Week | Precision::Decade | Precision::Range => {
                format!("{}/{}", self.first, self.last)
            }
        }
    }

    /// `Tuesday, 4 March 2025`, `March 2025`, `3 to 9 March 2025`.
    pub fn in_words(&self) -> String {
        match self.precision {
            Precision::Day => format!(
                "{}, {}",
                weekday_name(self.first.weekday()),
                long(self.first)
            ),
            Precision::Month => {
                format!("{} {}", month_name(self.first.month()), self.first.year())
            }
            Precision::Year => self.first.year().to_string(),
            Precision::Week | Precision::Decade | Precision::Range => {
                format!("{} to {}", long(self.first), long(self.last))
            }
        }
    }

    /// How far it is from the story date: `the day of the story`, `3 days before the story date`.
    pub fn distance(&self, story: Date) -> String {
        if self.first <= story && story <= self.last {
            return if self.precision == Precision::Day {
                "the day of the story".to_owned()
            } else {
                "the story date is in it".to_owned()
            };
        }
        let (days, side) = if self.last < story {
            (days_between(self.last, story), "before")
        } else {
            (days_between(story, self.first), "after")
        };
        let days = u32::try_from(days).unwrap_or(u32::MAX);
        let unit = Unit::Day.name(days);
        let weeks = if days >= 14 && days.is_multiple_of(7) {
            format!(" ({} weeks)", days / 7)
        } else {
            String::new()
        };
        format!("{days} {unit}{weeks} {side} the story date")
    }

    /// How the words became these days, in a sentence.
    pub fn how_read(&self) -> &'static str {
        match self.how {
            How::Written => "Written out in full.",
            How::NearestYear => "The year is not written: it is the one nearest to the story date.",
            How::DayBefore => {
                "The last such day up to the story date, as the sentence tells what has been."
            }
            How::DayAfter => {
                "The next such day from the story date on, as the sentence tells what is to come."
            }
            How::Counted => "Counted from the story date.",
        }
    }

    /// The day of the week of a date that does not write it, if the date is near enough to the story for
    /// anybody to plan or remember by it.
    pub fn hint(&self, weekday_written: bool, story: Option<Date>) -> Option<&'static str> {
        /// Days either side of the story date.
        const NEAR: i64 = 366;
        let of_calendar = matches!(self.how, How::Written | How::NearestYear);
        let near = story.is_none_or(|story| days_between(story, self.first).abs() <= NEAR);
        (of_calendar && self.precision == Precision::Day && !weekday_written && near)
            .then(|| weekday_name(self.first.weekday()))
    }
}
