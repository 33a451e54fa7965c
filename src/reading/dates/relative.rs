//! Dates counted from the story date: yesterday, last Tuesday, two years ago; and the week of a date.

use super::{
    DateForm, Relative, Unit,
    scan::{Ending, one},
};
use crate::language::{
    date::{self, Words, month_at, weekday_at},
    number::{self, NumberForm},
};

pub(super) fn read(words: Words<'_>, at: usize) -> Option<Ending> {
    let text = words.text(at);
    let is = |word: &str| text.eq_ignore_ascii_case(word);
    if let Some(day) = day_word(text) {
        let parts = &["morning", "afternoon", "evening", "night"];
        let part = usize::from(words.is_one_of(at + 1, parts));
        return one(DateForm::Relative(Relative::Day(day)), at + 1 + part);
    }
    if is("week") {
        let of = &["of", "beginning", "commencing", "ending", "starting"];
        if !words.is_one_of(at + 1, of) {
            return None;
        }
        let start = at + 2 + usize::from(words.is(at + 2, "the"));
        let (date, end) = date::read(words, start).filter(|(date, _)| date.has_day_and_month())?;
        return one(DateForm::WeekOf(date), end);
    }
    if is("earlier") || is("later") {
        let unit = Unit::of_word(words.text(at + 2))
            .filter(|unit| *unit > Unit::Day && words.is(at + 1, "this"))?;
        return one(DateForm::Relative(Relative::Unit(unit, 0)), at + 3);
    }
    let by = match () {
        () if is("last") => -1,
        () if is("next") || is("coming") => 1,
        () if is("this") => 0,
        () => return None,
    };
    counted(words, at, by)
}

/// The day that one word means.
fn day_word(text: &str) -> Option<i8> {
    const WORDS: [(&str, i8); 4] = [
        ("today", 0),
        ("tonight", 0),
        ("yesterday", -1),
        ("tomorrow", 1),
    ];
    WORDS
        .iter()
        .find(|(word, _)| word.eq_ignore_ascii_case(text))
        .map(|(_, day)| *day)
}

/// `last`, `this` or `next` and what it counts.
fn counted(words: Words<'_>, at: usize, by: i8) -> Option<Ending> {
    let relative = |relative| one(DateForm::Relative(relative), at + 2);
    if let Some(weekday) = weekday_at(words, at + 1) {
        let (date, _) = date::read(words, at + 1)?;
        // “last Tuesday, 4 March” is the date; “last Friday of the month” is some month’s.
        if date.has_day_and_month() || words.is(at + 2, "of") || words.is(at + 2, "in") {
            return None;
        }
        return relative(Relative::Weekday(weekday.value, by));
    }
    if let Some(month) = month_at(words, at + 1) {
        let (date, _) = date::read(words, at + 1)?;
        if date.day.is_some() || date.year.is_some() {
            return None;
        }
        return relative(Relative::Month(month.value, by));
    }
    let parts = &["morning", "afternoon", "evening"];
    if by == 0 && words.is_one_of(at + 1, parts) {
        return relative(Relative::Day(0));
    }
    if by == -1 && words.is(at + 1, "night") {
        return relative(Relative::Day(-1));
    }
    // “The last week” is one of several; “last weeks” is nothing.
    let owners = &["the", "every", "each", "his", "her", "their", "its", "at"];
    if words.before(at, |before| words.is_one_of(before, owners)) {
        return None;
    }
    let unit = Unit::of_word(words.text(at + 1))
        .filter(|unit| *unit > Unit::Day && !words.text(at + 1).ends_with('s'))?;
    relative(Relative::Unit(unit, by))
}

/// How many units of time are said at `at`, and where the unit may stand: `a`, `two`, `10`.
pub(super) fn count(words: Words<'_>, at: usize) -> Option<(u16, usize)> {
    if words.is_one_of(at, &["a", "an"]) {
        return Some((1, at + 1));
    }
    // The unit stands near, or this is no such phrase: a long row of scales is not read anew at each.
    let near = &words.tokens[..words.tokens.len().min(at + 4)];
    let (number, length) = number::read(words.prose, near, at)?;
    let amount = number.form == NumberForm::Amount;
    let count = number
        .value
        .as_count()
        .filter(|count| amount && (1..=999).contains(count))?;
    Some((count, at + length))
}

/// `two years ago`, `a week ago`, `10 days ago`.
pub(super) fn ago(words: Words<'_>, at: usize) -> Option<Ending> {
    let (count, next) = count(words, at)?;
    let unit = Unit::of_word(words.text(next))?;
    words
        .is(next + 1, "ago")
        .then(|| one(DateForm::Relative(Relative::Ago(count, unit)), next + 2))
        .flatten()
}
