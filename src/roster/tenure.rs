//! Somebody in an office, from one day to another.

use jiff::{ToSpan as _, civil::Date};

use super::{OfficeId, Text, When};

/// Whether an office was held on a day. Only [`Held::NotHeld`] may raise a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Held {
    /// It was.
    Held,
    /// It was not.
    NotHeld,
    /// The roster cannot tell: nobody looked on or after that day, the office is not covered then, or
    /// only the precision of a date decides.
    Unknown,
}

impl Held {
    /// As JSON writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::NotHeld => "not-held",
            Self::Unknown => "unknown",
        }
    }
}

/// Somebody in an office, from one day to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tenure {
    /// The office.
    pub office: OfficeId,
    /// The first day.
    pub from: When,
    /// The last day; `None` if it had not come on the day somebody looked.
    pub to: Option<When>,
    /// The day on which somebody looked.
    pub verified: Option<Date>,
    /// Where that was looked up.
    pub source: Text,
    /// Whether it is known to be only acting; most sources do not say.
    pub acting: bool,
    /// Which of the roster's files says so.
    pub layer: u16,
}

impl Tenure {
    /// Whether the office was held by this tenure on `day`, where sources differ by up to `slack` days
    /// on when somebody takes an office.
    pub fn held(&self, day: Date, slack: i32) -> Held {
        if before(day, self.from.earliest, slack) {
            return Held::NotHeld;
        }
        if day < self.from.latest {
            return Held::Unknown;
        }
        match (self.to, self.verified) {
            (Some(to), _) if before(to.latest, day, slack) => Held::NotHeld,
            (Some(to), _) if day <= to.earliest => Held::Held,
            (None, Some(verified)) if day <= verified => Held::Held,
            _ => Held::Unknown,
        }
    }

    /// Whether it begins so long after `day` that nobody could foresee it then.
    pub fn is_long_after(&self, day: Date) -> bool {
        const DAYS: i32 = 365;
        (self.from.earliest - day).get_days() > DAYS
    }

    /// The last day of which anything is known: its end, or the day somebody looked.
    pub fn last_known(&self) -> Date {
        match (self.to, self.verified) {
            (Some(to), _) => to.latest,
            (None, Some(verified)) => verified.max(self.from.latest),
            (None, None) => self.from.latest,
        }
    }

    /// The days on which the office was surely held, if there are any.
    pub fn sure(&self) -> Option<(Date, Date)> {
        let end = match (self.to, self.verified) {
            (Some(to), _) => to.earliest,
            (None, Some(verified)) => verified,
            (None, None) => return None,
        };
        (self.from.latest <= end).then_some((self.from.latest, end))
    }
}

/// Whether `day` lies more than `slack` days before `other`.
fn before(day: Date, other: Date, slack: i32) -> bool {
    day.checked_add(slack.days()).is_ok_and(|day| day < other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tenure(from: &str, to: Option<&str>, verified: &str) -> Tenure {
        Tenure {
            office: OfficeId(0),
            from: When::read(from).unwrap(),
            to: to.map(|to| When::read(to).unwrap()),
            verified: verified.parse().ok(),
            source: Text::default(),
            acting: false,
            layer: 0,
        }
    }

    fn on(tenure: &Tenure, day: &str) -> &'static str {
        tenure.held(day.parse().unwrap(), 7).name()
    }

    #[test]
    fn both_holders_are_right_on_the_day_of_the_handover() {
        let first = tenure("2018-01-10", Some("2020-05-06"), "2022-08-02");
        let second = tenure("2020-05-06", None, "2022-08-02");
        assert_eq!(on(&first, "2020-05-06"), "held");
        assert_eq!(on(&second, "2020-05-06"), "held");
    }

    #[test]
    fn a_week_more_or_less_is_not_known() {
        let tenure = tenure("2018-01-10", Some("2020-05-06"), "2022-08-02");
        for (day, held) in [
            ("2018-01-02", "not-held"),
            ("2018-01-03", "unknown"),
            ("2018-01-09", "unknown"),
            ("2018-01-10", "held"),
            ("2020-05-07", "unknown"),
            ("2020-05-13", "unknown"),
            ("2020-05-14", "not-held"),
        ] {
            assert_eq!(on(&tenure, day), held, "{day}");
        }
    }

    #[test]
    fn an_open_end_holds_until_somebody_looked() {
        let tenure = tenure("2018", None, "2022-08-02");
        for (day, held) in [
            ("2017-12-20", "not-held"),
            ("2018-03-01", "unknown"),
            ("2018-12-31", "held"),
            ("2022-08-02", "held"),
            ("2022-08-03", "unknown"),
            ("2040-01-01", "unknown"),
        ] {
            assert_eq!(on(&tenure, day), held, "{day}");
        }
    }
}
