//! Days as sources give them: exact, or only the month or year, or somewhere between two days.

use std::fmt;

use jiff::civil::Date;

/// A day as far as it is known: it lies between `earliest` and `latest`, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct When {
    /// The first day it can be.
    pub earliest: Date,
    /// The last day it can be.
    pub latest: Date,
}

/// No office of a roster was taken before this day.
const LONG_AGO: Date = jiff::civil::date(1900, 1, 1);

impl When {
    /// Exactly this day.
    pub const fn day(date: Date) -> Self {
        Self {
            earliest: date,
            latest: date,
        }
    }

    /// What `2018`, `2018-06`, `2018-06-14`, `2018-06-14..2018-07-02` or `..2018-06-14` says; the last is that
    /// day or any before it.
    pub fn read(text: &str) -> Option<Self> {
        if let Some(to) = text.strip_prefix("..") {
            let latest = Self::read_one(to)?.latest;
            return (LONG_AGO < latest).then_some(Self {
                earliest: LONG_AGO,
                latest,
            });
        }
        if let Some((from, to)) = text.split_once("..") {
            let (from, to) = (Self::read_one(from)?, Self::read_one(to)?);
            return (from.earliest <= to.latest).then_some(Self {
                earliest: from.earliest,
                latest: to.latest,
            });
        }
        Self::read_one(text)
    }

    fn read_one(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let number = |range: std::ops::Range<usize>| {
            bytes.get(range)?.iter().try_fold(0_i16, |sum, byte| {
                byte.is_ascii_digit()
                    .then(|| sum * 10 + i16::from(byte - b'0'))
            })
        };
        let dash = |at: usize| bytes.get(at) == Some(&b'-');
        let year = number(0..4)?;
        match bytes.len() {
            4 => Some(Self {
                earliest: Date::new(year, 1, 1).ok()?,
                latest: Date::new(year, 12, 31).ok()?,
            }),
            7 if dash(4) => {
                let first = Date::new(year, i8::try_from(number(5..7)?).ok()?, 1).ok()?;
                Some(Self {
                    earliest: first,
                    latest: first.last_of_month(),
                })
            }
            10 if dash(4) && dash(7) => {
                let month = i8::try_from(number(5..7)?).ok()?;
                let day = i8::try_from(number(8..10)?).ok()?;
                Date::new(year, month, day).ok().map(Self::day)
            }
            _ => None,
        }
    }

    /// Whether only the last day it can be is known.
    pub fn is_open(self) -> bool {
        self.earliest == LONG_AGO && !self.is_exact()
    }

    /// Whether the day is known.
    pub fn is_exact(self) -> bool {
        self.earliest == self.latest
    }

    /// The same as a day, a month or a year, where one of them holds it all.
    pub fn partial(self) -> Option<String> {
        let Self { earliest, latest } = self;
        if self.is_exact() {
            return Some(earliest.to_string());
        }
        if earliest.year() != latest.year() {
            return None;
        }
        Some(if earliest.month() == latest.month() {
            format!("{:04}-{:02}", earliest.year(), earliest.month())
        } else {
            format!("{:04}", earliest.year())
        })
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The words of a span that a month or a year says exactly are that month or year.
        match self.partial() {
            Some(partial) if Self::read(&partial) == Some(*self) => f.write_str(&partial),
            _ if self.is_open() => write!(f, "..{}", self.latest),
            _ => write!(f, "{}..{}", self.earliest, self.latest),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_written_again() {
        for text in [
            "2018",
            "2018-02",
            "2018-06-14",
            "2018-06-14..2018-07-02",
            "..2018-06-14",
        ] {
            assert_eq!(When::read(text).unwrap().to_string(), text);
        }
        for text in [
            "",
            "18",
            "2018-",
            "2018-13",
            "2018-02-30",
            "2018/02",
            "2018-1-1",
            "x018",
            "today",
            "2019..2018",
            "..",
            "..1900-01-01",
            "2018..",
            "2018-06-14T00:00:00Z",
            "２018",
        ] {
            assert_eq!(When::read(text), None, "{text}");
        }
        let february = When::read("2020-02").unwrap();
        assert_eq!(february.latest.to_string(), "2020-02-29");
    }

    #[test]
    fn a_partial_date_holds_the_whole_span() {
        let partial = |text: &str| When::read(text).unwrap().partial();
        assert_eq!(
            partial("2018-06-14..2018-06-20").as_deref(),
            Some("2018-06")
        );
        assert_eq!(partial("2018-06-14..2018-07-02").as_deref(), Some("2018"));
        assert_eq!(partial("2018-12-14..2019-01-02"), None);
    }
}
