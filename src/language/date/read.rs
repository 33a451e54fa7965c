//! Reading a date from its words.

use super::{CalendarDate, Part, Words, day_at, month_at, ordinal_at, weekday_at, year_at};
use crate::language::TokenKind;

/// The date that begins with token `at`, and the index after its last token: any of weekday, day,
/// month and year that stand together, in either order, a weekday before or after.
pub fn read(words: Words<'_>, at: usize) -> Option<(CalendarDate, usize)> {
    let Some(weekday) = weekday_at(words, at) else {
        let (date, next) = plain(words, at)?;
        return Some(with_weekday_after(words, date, next));
    };
    let joined = after_weekday(words, at + 1)
        .and_then(|from| plain(words, from))
        .filter(|(date, _)| date.has_day_and_month());
    let alone = CalendarDate {
        weekday: Some(weekday),
        ..CalendarDate::default()
    };
    if let Some((date, next)) = joined {
        return Some((
            CalendarDate {
                weekday: Some(weekday),
                ..date
            },
            next,
        ));
    }
    let from = if words.is(at + 1, "the") {
        at + 2
    } else {
        at + 1
    };
    if let Some((day, true)) = day_at(words, from) {
        let day = Some(day);
        return Some((CalendarDate { day, ..alone }, from + 1));
    }
    Some((alone, at + 1))
}

/// Where the date begins that a weekday before `at` may belong to: past the time of day, a comma or bracket.
fn after_weekday(words: Words<'_>, mut at: usize) -> Option<usize> {
    if words.is_one_of(at, &["morning", "afternoon", "evening", "night"]) {
        at += 1;
    }
    if words.is_one_of(at, &["this", "next", "last"]) && words.is(at + 1, "week") {
        at += 2;
    }
    if words.is(at, "at") || words.mark(at, ',') && words.is(at + 1, "at") {
        at = past_clock(words, at)?;
    }
    if words.mark(at, ',') || words.mark(at, '(') || words.dash(at) {
        at += 1;
    }
    if words.is(at, "which") && words.is_one_of(at + 1, &["is", "was"]) {
        at += 2;
    }
    if words.is(at, "on") {
        at += 1;
    }
    if words.is(at, "the") {
        at += 1;
    }
    Some(at)
}

/// Past `at 8 p.m.`, `, at 20:00`, `at noon`.
fn past_clock(words: Words<'_>, at: usize) -> Option<usize> {
    let mut at = at + usize::from(words.mark(at, ',')) + 1;
    if words.is_one_of(at, &["noon", "midnight"]) {
        return Some(at + 1);
    }
    if words.get(at)?.kind != TokenKind::Number {
        return None;
    }
    at += 1;
    if words.is_one_of(at, &["a.m.", "p.m.", "am", "pm", "o'clock", "o’clock"]) {
        at += 1;
    }
    Some(at)
}

/// The date without a weekday that begins with token `at`.
fn plain(words: Words<'_>, at: usize) -> Option<(CalendarDate, usize)> {
    if let Some(month) = month_at(words, at) {
        return Some(month_first(words, at, month));
    }
    let day = match day_at(words, at) {
        Some((day, _)) => day,
        None => match ordinal_at(words, at) {
            Some(day) if words.is(at + 1, "of") => day,
            _ => return in_figures(words, at),
        },
    };
    let of = at + 1 + usize::from(words.is(at + 1, "of"));
    let Some(month) = month_at(words, of) else {
        return in_figures(words, at);
    };
    // “On June 8 March organisers”, “the 12 May protesters”: a number that belongs to what stands before it.
    let date = CalendarDate {
        day: Some(day),
        month: Some(month),
        ..CalendarDate::default()
    };
    Some(with_year(words, date, of + 1, at))
}

fn month_first(words: Words<'_>, at: usize, month: Part<i8>) -> (CalendarDate, usize) {
    let date = CalendarDate {
        month: Some(month),
        ..CalendarDate::default()
    };
    let day = day_at(words, at + 1).filter(|(day, ordinal)| {
        // “In March 40 people”, “May 52%”.
        let plausible = day.value <= 31
            || *ordinal
            || words.mark(at + 2, ',') && year_at(words, at + 3).is_some()
            || words.before(at, |before| words.is(before, "on"))
            || day.value < 40 && is_led(words, at) && !is_counted(words, at + 2);
        plausible && !words.is_one_of(at + 2, &["%", "percent", "°"]) && !continues(words, at + 1)
    });
    if let Some((day, _)) = day {
        let day = Some(day);
        return with_year(words, CalendarDate { day, ..date }, at + 2, at);
    }
    if words.is(at + 1, "of")
        && let Some(year) = year_at(words, at + 2)
    {
        let year = Some(year);
        return (CalendarDate { year, ..date }, at + 3);
    }
    with_year(words, date, at + 1, at)
}

/// Whether figures that no month has are still meant as a day of the month at `at`: `Feb. 32`, `the March 32
/// ballot`, `will vote March 32.` – but not “in March 35 boats”.
fn is_led(words: Words<'_>, at: usize) -> bool {
    const LEAD: &[&str] = &[
        "the", "a", "its", "their", "his", "her", "’s", "'s", "by", "until", "till", "to", "since",
        "from", "before", "after", "through", "of", "expires",
    ];
    const MONTH_ALONE: &[&str] = &[
        "in", "last", "this", "next", "since", "early", "late", "mid", "during", "every",
    ];
    let before = |list: &[&str]| words.before(at, |before| words.is_one_of(before, list));
    words.text(at).ends_with('.') && !before(&["in"])
        || before(LEAD)
        || !before(MONTH_ALONE) && words.counts_nothing(at + 2)
}

/// Whether what stands at `at` may be counted by the figures before it.
pub fn is_counted(words: Words<'_>, at: usize) -> bool {
    const COUNTED: &[&str] = &[
        "percent", "per", "million", "billion", "thousand", "hundred", "of", "out", "more", "year",
    ];
    words.is_plural(at) && !words.counts_nothing(at)
        || words.is_one_of(at, COUNTED)
        || words.mark(at, '%')
        || words.mark(at, '°')
}

/// Whether the figures at `at` go on in a way that makes them no day: `4-1`, `4/3`, `4-year-old`.
fn continues(words: Words<'_>, at: usize) -> bool {
    let tight = |index: usize| words.get(index).is_some_and(|token| !token.spaced);
    if words.mark(at + 1, '/') && tight(at + 1) {
        return true;
    }
    words.dash(at + 1) && tight(at + 1) && tight(at + 2) && words.small(at + 2)
}

/// Adds the year at `at`, with or without a comma before it. The date began at `start`.
fn with_year(
    words: Words<'_>,
    date: CalendarDate,
    at: usize,
    start: usize,
) -> (CalendarDate, usize) {
    let comma = usize::from(words.mark(at, ','));
    let Some(year) = year_at(words, at + comma) else {
        return (date, at);
    };
    let next = at + comma + 1;
    let described = words.before(start, |before| {
        words.is_one_of(before, &["the", "a", "its", "their", "this"])
    });
    if !described && !words.counts_nothing(next) && words.is_plural(next) {
        return (date, at);
    }
    let year = Some(year);
    (CalendarDate { year, ..date }, next)
}

/// `2025-03-04`, and `13/03/2025` where only one order is possible.
fn in_figures(words: Words<'_>, at: usize) -> Option<(CalendarDate, usize)> {
    let tight = |index: usize| words.get(index).is_some_and(|token| !token.spaced);
    if !(tight(at + 1) && tight(at + 2) && tight(at + 3) && tight(at + 4))
        || words.get(at + 4)?.kind != TokenKind::Number
    {
        return None;
    }
    // A longer string of figures is a number of something.
    let more = |index: usize| {
        words.get(index).is_some_and(|token| {
            !token.spaced
                && (words.dash(index)
                    || token.is_mark('/')
                    || token.kind == TokenKind::Number
                    || token.is_word())
        })
    };
    let led = words.before(at, |before| {
        !words.get(at).is_some_and(|token| token.spaced)
            && (words.dash(before) || words.mark(before, '/') || words.mark(before, '#'))
    });
    if more(at + 5) || led {
        return None;
    }
    let two = |index: usize| {
        let text = words.text(index);
        (text.len() <= 2)
            .then(|| text.parse::<u16>().ok())
            .flatten()
            .map(|value| Part {
                value,
                token: index as u32,
            })
    };
    let whole = |year, month: Part<u16>, day: Part<u16>| {
        let value = i8::try_from(month.value).ok()?;
        let token = month.token;
        let date = CalendarDate {
            weekday: None,
            day: Some(day),
            month: Some(Part { value, token }),
            year: Some(year),
        };
        date.exact().map(|_| (date, at + 5))
    };
    if words.mark(at + 1, '-') && words.mark(at + 3, '-') {
        return whole(year_at(words, at)?, two(at + 2)?, two(at + 4)?);
    }
    if words.mark(at + 1, '/') && words.mark(at + 3, '/') {
        let (first, second) = (two(at)?, two(at + 2)?);
        let year = year_at(words, at + 4)?;
        return match (first.value, second.value) {
            (13.., 1..=12) => whole(year, second, first),
            (1..=12, 13..) => whole(year, first, second),
            _ => None,
        };
    }
    None
}

/// Adds the weekday that stands after: `4 March, a Tuesday`, `4 March (Tuesday)`, `4 March was a Tuesday`.
fn with_weekday_after(words: Words<'_>, date: CalendarDate, next: usize) -> (CalendarDate, usize) {
    if !date.has_day_and_month() {
        return (date, next);
    }
    let bracket = words.mark(next, '(') || words.mark(next, '[');
    let comma = words.mark(next, ',');
    let mut at = next + usize::from(bracket || comma);
    let relative = words.is_one_of(at, &["which", "that"]);
    at += usize::from(relative);
    let mut verb = false;
    if words.is_one_of(
        at,
        &["is", "was", "fell", "falls", "will", "would", "being"],
    ) {
        verb = true;
        at += 1;
        if words.is_one_of(at, &["be", "fall"]) {
            at += 1;
        }
        if words.is(at, "also") {
            at += 1;
        }
        if words.is(at, "on") {
            at += 1;
        }
    }
    let article = words.is_one_of(at, &["a", "an"]);
    at += usize::from(article);
    let Some(weekday) = weekday_at(words, at) else {
        return (date, next);
    };
    // “On 4 March, Tuesday’s paper said”, “4 March, Wednesday at the latest”, “4 March is a Tuesday paper”.
    let closed = words.stops(at + 1)
        || words.is_one_of(
            at + 1,
            &["and", "that", "this", "in", "because", "but", "so", "at"],
        );
    let strong = article && (bracket || comma || verb) || bracket || verb && words.stops(at + 1);
    let weak = comma && !verb && !relative && words.stops(at + 1);
    if !(strong && closed || weak) {
        return (date, next);
    }
    let weekday = Some(weekday);
    (CalendarDate { weekday, ..date }, at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        language::{date::weekday_name, tokenize},
        text::Span,
    };

    /// `weekday day month year`, with `-` for what is missing, and the words after the date.
    fn shown(text: &str) -> String {
        let mut tokens = Vec::new();
        tokenize(text, Span::of(0..text.len()), &mut tokens);
        let words = Words {
            prose: text,
            tokens: &tokens,
        };
        let Some((date, next)) = read(words, 0) else {
            return "nothing".to_owned();
        };
        let part = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
        let rest = tokens
            .get(next)
            .map_or("", |token| &text[token.span.start as usize..]);
        format!(
            "{} {} {} {}|{rest}",
            part(date.weekday.map(|part| weekday_name(part.value).to_owned())),
            part(date.day.map(|part| part.value.to_string())),
            part(date.month.map(|part| part.value.to_string())),
            part(date.year.map(|part| part.value.to_string())),
        )
    }

    #[test]
    fn newsroom_forms_are_read() {
        for (text, read) in [
            ("Tuesday 4 March", "Tuesday 4 3 -|"),
            ("Tuesday, March 4, 2025, the", "Tuesday 4 3 2025|, the"),
            ("Tues. 4th of March 2025", "Tuesday 4 3 2025|"),
            ("Tuesday (4 March)", "Tuesday 4 3 -|)"),
            ("Tuesday night, March 4th", "Tuesday 4 3 -|"),
            ("Tuesday at 8 p.m., March 4", "Tuesday 4 3 -|"),
            ("Tuesday, which is 4 March", "Tuesday 4 3 -|"),
            ("Tuesday the 4th of March", "Tuesday 4 3 -|"),
            ("Tuesday the 4th", "Tuesday 4 - -|"),
            ("Jan. 12 in Halden", "- 12 1 -|in Halden"),
            ("12 January 2022 was", "- 12 1 2022|was"),
            ("4 March 2025, a Tuesday.", "Tuesday 4 3 2025|."),
            ("March 4 (Tuesday)", "Tuesday 4 3 -|)"),
            ("4 March 2025 was a Tuesday.", "Tuesday 4 3 2025|."),
            ("4 March will fall on a Tuesday.", "Tuesday 4 3 -|."),
            ("fourth of July", "- 4 7 -|"),
            ("May of 2025", "- - 5 2025|"),
            ("Sept 2025", "- - 9 2025|"),
            ("2025-03-04.", "- 4 3 2025|."),
            ("13/03/2025", "- 13 3 2025|"),
            ("31 September.", "- 31 9 -|."),
        ] {
            assert_eq!(shown(text), read, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_date_is_none() {
        for (text, read) in [
            ("03/04/2025", "nothing"),
            ("2025-13-04", "nothing"),
            ("march 4", "nothing"),
            ("March 40 people", "- - 3 -|40 people"),
            (
                "March 4, 2000 people marched",
                "- 4 3 -|, 2000 people marched",
            ),
            ("March 4, Tuesday’s paper", "- 4 3 -|, Tuesday’s paper"),
            ("Tuesday, May said", "Tuesday - - -|, May said"),
            ("May 4-1 win", "- 4 5 -|-1 win"),
            ("4 1234-56-78", "nothing"),
        ] {
            assert_eq!(shown(text), read, "{text}");
        }
    }
}
