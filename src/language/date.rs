//! Dates as newsrooms write them: what the words say, before anybody knows which year is meant.

mod count;
mod read;
mod words;

use jiff::civil::{Date, Weekday};

use super::{Lexeme, TokenKind};

pub use count::{cardinal, cardinal_like, ordinal, ordinal_like};
pub use read::{is_counted, read};
pub use words::Words;

/// A part of a date and the index of the token that says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part<T> {
    /// What it says.
    pub value: T,
    /// Which token says it; a date that shares its month with another shares the token.
    pub token: u32,
}

/// As much of a date as is written: `Tuesday 4 March`, `May 2025`, `31 September`. It need not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CalendarDate {
    /// The day of the week.
    pub weekday: Option<Part<Weekday>>,
    /// The day of the month as written, 0 to 99.
    pub day: Option<Part<u16>>,
    /// The month, 1 to 12.
    pub month: Option<Part<i8>>,
    /// The year, 1000 to 9999.
    pub year: Option<Part<i16>>,
}

impl CalendarDate {
    /// The day it is in `year`; nothing without day and month, or where there is no such day.
    pub fn in_year(&self, year: i16) -> Option<Date> {
        let day = i8::try_from(self.day?.value).ok()?;
        Date::new(year, self.month?.value, day).ok()
    }

    /// The day it is, where the year is written.
    pub fn exact(&self) -> Option<Date> {
        self.in_year(self.year?.value)
    }

    /// Whether day and month are written.
    pub fn has_day_and_month(&self) -> bool {
        self.day.is_some() && self.month.is_some()
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The number of a month by its name or abbreviation, with or without a stop.
pub fn month(word: &str) -> Option<i8> {
    let word = word.strip_suffix('.').unwrap_or(word);
    if word.len() < 3 || !word.is_ascii() {
        return None;
    }
    let short = word.eq_ignore_ascii_case("sept");
    let index = MONTHS.iter().position(|month| {
        month.eq_ignore_ascii_case(word)
            || (word.len() == 3 || short)
                && month
                    .get(..word.len())
                    .is_some_and(|start| start.eq_ignore_ascii_case(word))
    })?;
    i8::try_from(index + 1).ok()
}

/// The name of a month, 1 to 12.
pub fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1)
        .ok()
        .and_then(|index| MONTHS.get(index))
        .copied()
        .unwrap_or("")
}

const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Monday, "Monday"),
    (Weekday::Tuesday, "Tuesday"),
    (Weekday::Wednesday, "Wednesday"),
    (Weekday::Thursday, "Thursday"),
    (Weekday::Friday, "Friday"),
    (Weekday::Saturday, "Saturday"),
    (Weekday::Sunday, "Sunday"),
];

/// The day of the week by its name or abbreviation, with or without a stop.
pub fn weekday(word: &str) -> Option<Weekday> {
    let word = word.strip_suffix('.').unwrap_or(word);
    if word.len() < 3 || !word.is_ascii() {
        return None;
    }
    WEEKDAYS
        .iter()
        .find(|(_, name)| {
            name.eq_ignore_ascii_case(word)
                || word.len() <= 5
                    && word.len() + 2 < name.len()
                    && name[..word.len()].eq_ignore_ascii_case(word)
        })
        .map(|(weekday, _)| *weekday)
}

/// The name of a day of the week.
pub fn weekday_name(weekday: Weekday) -> &'static str {
    WEEKDAYS
        .iter()
        .find(|(known, _)| *known == weekday)
        .map_or("", |(_, name)| name)
}

/// `4 March 2025`, with the name of the month written out.
pub fn long(date: Date) -> String {
    format!(
        "{} {} {}",
        date.day(),
        month_name(date.month()),
        date.year()
    )
}

/// The month named at `at`, with its capital.
pub fn month_at(words: Words<'_>, at: usize) -> Option<Part<i8>> {
    let token = words.get(at)?;
    if !token.is_any(Lexeme::MONTH) || !token.is_capitalised() {
        return None;
    }
    let value = month(words.text(at))?;
    Some(Part {
        value,
        token: at as u32,
    })
}

/// The day of the week named at `at`, with its capital.
pub fn weekday_at(words: Words<'_>, at: usize) -> Option<Part<Weekday>> {
    let token = words.get(at)?;
    if !token.is_any(Lexeme::WEEKDAY) || !token.is_capitalised() {
        return None;
    }
    let value = weekday(words.text(at))?;
    Some(Part {
        value,
        token: at as u32,
    })
}

/// The day of a month at `at`, in figures, with or without `st`, `nd`, `rd`, `th`; whether it has them.
pub fn day_at(words: Words<'_>, at: usize) -> Option<(Part<u16>, bool)> {
    let token = words.get(at)?;
    if token.kind != TokenKind::Number {
        return None;
    }
    let text = words.text(at);
    let digits = text
        .find(|char: char| !char.is_ascii_digit())
        .unwrap_or(text.len());
    let ordinal = matches!(&text[digits..], "st" | "nd" | "rd" | "th");
    if digits > 2 || digits == 0 || digits < text.len() && !ordinal {
        return None;
    }
    let value = text[..digits].parse().ok()?;
    let token = at as u32;
    Some((Part { value, token }, ordinal))
}

/// The year at `at`: four figures and nothing else.
pub fn year_at(words: Words<'_>, at: usize) -> Option<Part<i16>> {
    let text = words.text(at);
    if text.len() != 4 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let value = text.parse().ok().filter(|year| *year >= 1000)?;
    let token = at as u32;
    Some(Part { value, token })
}

/// The day of a month at `at` in words: `fourth`, `twenty-first`.
fn ordinal_at(words: Words<'_>, at: usize) -> Option<Part<u16>> {
    const ORDINALS: [&str; 31] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
        "twenty-first",
        "twenty-second",
        "twenty-third",
        "twenty-fourth",
        "twenty-fifth",
        "twenty-sixth",
        "twenty-seventh",
        "twenty-eighth",
        "twenty-ninth",
        "thirtieth",
        "thirty-first",
    ];
    let text = words.text(at);
    let index = ORDINALS
        .iter()
        .position(|ordinal| ordinal.eq_ignore_ascii_case(text))?;
    Some(Part {
        value: index as u16 + 1,
        token: at as u32,
    })
}
