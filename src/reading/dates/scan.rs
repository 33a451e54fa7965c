//! Finding dates in a block, front to back.

mod pair;

use super::{DateExpression, DateForm, DateSpan, Joint, Tense, relative, tense};
use crate::{
    language::{
        Lexeme, Token, TokenKind,
        date::{self, CalendarDate, Words, day_at, weekday_at, year_at},
    },
    reading::Facts,
};
use pair::{bare_day_pair, bare_pair, joined, joint, pair};

/// What stands at a token.
pub(super) enum Found {
    /// A date.
    One(DateForm),
    /// Several days of the week, each for itself.
    Weekdays,
    /// Words that look like a date and are none: Black Friday.
    Nothing,
}

/// What was found, and the index after its last token.
pub(super) type Ending = (Found, usize);

#[expect(clippy::unnecessary_wraps, reason = "every reader ends with it")]
pub(super) fn one(form: DateForm, end: usize) -> Option<Ending> {
    Some((Found::One(form), end))
}

pub(super) fn scan(prose: &str, facts: &Facts, from: usize, dates: &mut Vec<DateExpression>) {
    let words = Words {
        prose,
        tokens: &facts.tokens,
    };
    let starts = Lexeme::MONTH | Lexeme::WEEKDAY | Lexeme::DATING | Lexeme::NUMBER;
    let mut at = from;
    while let Some(token) = words.get(at) {
        let may_begin = token.kind == TokenKind::Number || token.is_any(starts);
        let Some((found, end)) = may_begin.then(|| read(words, from, at)).flatten() else {
            at += 1;
            continue;
        };
        let first = dates.len();
        match found {
            Found::One(form) => dates.push(DateExpression {
                tokens: at as u32..end as u32,
                form,
                tense: Tense::Told,
            }),
            Found::Weekdays => dates.extend((at..end).filter_map(|at| {
                let weekday = Some(weekday_at(words, at)?);
                Some(DateExpression {
                    tokens: at as u32..at as u32 + 1,
                    form: DateForm::Calendar(CalendarDate {
                        weekday,
                        ..CalendarDate::default()
                    }),
                    tense: Tense::Told,
                })
            })),
            Found::Nothing => {}
        }
        if dates[first..].iter().any(leaves_year_open) {
            let tense = tense::around(words, facts, at, end);
            for date in &mut dates[first..] {
                date.tense = tense;
            }
        }
        at = end;
    }
}

fn leaves_year_open(date: &DateExpression) -> bool {
    date.parts().any(|part| part.year.is_none())
}

fn read(words: Words<'_>, from: usize, at: usize) -> Option<Ending> {
    let token = words.get(at)?;
    if weekday_at(words, at).is_some() {
        return weekday_first(words, from, at);
    }
    if token.kind == TokenKind::Number || token.is_any(Lexeme::MONTH) {
        if let Some(found) = relative::ago(words, at) {
            return Some(found);
        }
        if let Some((date, next)) = date::read(words, at)
            && (date.day.is_some() || date.year.is_some() || month_is_meant(words, at))
        {
            let (form, end) = joined(words, at, date, next);
            return one(form, end);
        }
        return bare_day_pair(words, at)
            .or_else(|| year(words, at))
            .or_else(|| decade(words, at))
            .or_else(|| day_of_month(words, at));
    }
    if let Some(found) = relative::ago(words, at) {
        return Some(found);
    }
    if !token.is_any(Lexeme::DATING) {
        return None;
    }
    relative::read(words, at).or_else(|| {
        // “the fourth of July”
        let (date, next) = date::read(words, at)?;
        let (form, end) = joined(words, at, date, next);
        one(form, end)
    })
}

/// A day of the week: alone, with its date, or first of several.
fn weekday_first(words: Words<'_>, from: usize, at: usize) -> Option<Ending> {
    if is_term(words, from, at) {
        return Some((Found::Nothing, at + 1));
    }
    let mut last = at;
    let mut count = 1;
    while let Some(next) = after_list_joint(words, last + 1)
        && weekday_at(words, next).is_some()
        // “Saturday, 8 March, and Sunday, 9 March” are two dates, each with its day.
        && (count > 1 || !dated(words, next) || !words.mark(last + 1, ','))
    {
        last = next;
        count += 1;
    }
    if count > 1 {
        let bracket = words.mark(last + 1, ',') || words.mark(last + 1, '(');
        let start = last + 1 + usize::from(bracket);
        if count == 2
            && let Some((mut span, end)) = pair(words, start)
            && span.from.weekday.is_none()
            && span.to.weekday.is_none()
        {
            span.from.weekday = weekday_at(words, at);
            span.to.weekday = weekday_at(words, last);
            return one(DateForm::Span(span), end);
        }
        return Some((Found::Weekdays, last + 1));
    }
    let (date, next) = date::read(words, at)?;
    if date.has_day_and_month() {
        let (form, end) = joined(words, at, date, next);
        return one(form, end);
    }
    // “Saturday 8 and Sunday 9 March”
    let (day, after) = match date.day {
        Some(day) => (Some(day), next),
        None => (
            day_at(words, at + 1)
                .map(|(day, _)| day)
                .filter(|day| (1..=31).contains(&day.value)),
            at + 2,
        ),
    };
    if day.is_some()
        && let Some((span, end)) = bare_pair(words, at, CalendarDate { day, ..date }, after)
    {
        return one(DateForm::Span(span), end);
    }
    one(DateForm::Calendar(date), next)
}

/// Whether the day of the week at `at` has a date with it.
fn dated(words: Words<'_>, at: usize) -> bool {
    date::read(words, at).is_some_and(|(date, _)| date.day.is_some())
}

/// Past `and`, `to`, `–` between two days of the week.
fn after_list_joint(words: Words<'_>, at: usize) -> Option<usize> {
    const JOINTS: &[&str] = &["and", "to", "or", "through", "until", "till", "thru"];
    if words.mark(at, ',') {
        return Some(at + 1 + usize::from(words.is_one_of(at + 1, &["and", "or"])));
    }
    (words.is_one_of(at, JOINTS) || words.dash(at)).then_some(at + 1)
}

/// Whether the day of the week at `at` is part of a name: Black Friday, Super Tuesday, the Sunday Times.
fn is_term(words: Words<'_>, from: usize, at: usize) -> bool {
    const AFTER: &[&str] = &[
        "Times",
        "Telegraph",
        "Mirror",
        "Mail",
        "Express",
        "Post",
        "Herald",
        "Star",
        "People",
        "Sun",
        "Service",
        "School",
        "World",
        "Independent",
        "Business",
        "Mass",
        "Review",
        "Magazine",
        "Club",
        "Nation",
        "Agreement",
        "Accords",
        "Group",
        "Movement",
    ];
    const NIGHT: &[&str] = &["Football", "Live", "Lights", "Raw", "Fever", "Takeaway"];
    const BEFORE: &[&str] = &[
        "Black",
        "Super",
        "Good",
        "Ash",
        "Easter",
        "Palm",
        "Bloody",
        "Cyber",
        "Whit",
        "Holy",
        "Maundy",
        "Shrove",
        "Giving",
        "Fat",
        "Sheffield",
        "Pancake",
        "Low",
        "Ruby",
        "Mad",
        "Manic",
        "Bright",
        "Whitsun",
        "Pentecost",
        "Trinity",
        "Spy",
        "Joe",
        "Rusty",
        "Girl",
        "Casual",
        "Freaky",
        "Wacky",
        "Big",
        "Blue",
        "Stir-up",
        "Remembrance",
        "Tuesday",
    ];
    let capital = |at: usize| words.get(at).is_some_and(Token::is_capitalised);
    if capital(at + 1) && words.is_one_of(at + 1, AFTER)
        || words.is(at + 1, "Night") && capital(at + 1) && words.is_one_of(at + 2, NIGHT)
    {
        return true;
    }
    at > from && capital(at - 1) && words.is_one_of(at - 1, BEFORE)
}

/// Whether the month named alone at `at` is one, and not a name, a march or a verb.
fn month_is_meant(words: Words<'_>, at: usize) -> bool {
    const CUES: &[&str] = &[
        "in", "since", "by", "until", "till", "last", "next", "this", "early", "late", "mid", "of",
        "during", "from", "between", "to", "through", "before", "after", "previous", "and",
        "around", "every", "each", "or", "for",
    ];
    words.before(at, |before| words.is_one_of(before, CUES))
        && words
            .get(at + 1)
            .is_none_or(|next| !next.is_capitalised() || next.is_any(Lexeme::OPENER))
}

/// A year, alone or first of two.
fn year(words: Words<'_>, at: usize) -> Option<Ending> {
    const PREPOSITIONS: &[&str] = &[
        "in", "since", "by", "until", "till", "from", "of", "during", "before", "after", "around",
        "circa", "year", "early", "late", "mid", "through", "to", "between", "summer", "spring",
        "autumn", "fall", "winter", "than", "and", "or", "back", "for", "b.", "born", "died",
    ];
    const OWNERS: &[&str] = &[
        "the", "a", "an", "this", "its", "his", "her", "their", "our", "’s", "'s", "that", "own",
    ];
    let first = year_at(words, at).filter(|year| (1500..=2100).contains(&year.value))?;
    let counts = |at: usize| !words.counts_nothing(at) && words.is_plural(at);
    let told = words.before(at, |before| {
        words.is_one_of(before, PREPOSITIONS) && !counts(at + 1)
            || words.mark(before, '(')
            || born_at(words, before.saturating_sub(1)) == Some(before + 1)
            || words.is_one_of(before, OWNERS)
                && words.get(at + 1).is_some_and(|next| {
                    next.is_word() && next.spaced && !words.is(at + 1, "people")
                })
    });
    let alone = |year| CalendarDate {
        year: Some(year),
        ..CalendarDate::default()
    };
    if let Some((joint, from)) = joint(words, at, at + 1)
        && joint != Joint::And
        && let Some(second) =
            year_at(words, from).filter(|year| (1500..=2200).contains(&year.value))
    {
        let tight = words.get(at + 1).is_some_and(|joint| !joint.spaced);
        if (told || tight && joint == Joint::Dash && !words.dash(from + 1)) && !counts(from + 1) {
            let span = DateSpan {
                from: alone(first),
                to: alone(second),
                joint,
            };
            return one(DateForm::Span(span), from + 1);
        }
    }
    // “2019-20” and “2019/20” are seasons.
    let more = words.get(at + 1).is_some_and(|next| {
        !next.spaced && (words.dash(at + 1) || next.is_mark('/') || next.is_mark('%'))
    });
    (told && !more).then_some((Found::One(DateForm::Calendar(alone(first))), at + 1))
}

/// The index after `b.` in a bracket that begins with it: `(b. 1961)`.
pub(super) fn born_at(words: Words<'_>, at: usize) -> Option<usize> {
    let led = words.before(at, |before| words.mark(before, '('));
    match words.text(at) {
        "b." if led => Some(at + 1),
        "b" if led => Some(at + 1 + usize::from(words.mark(at + 1, '.'))),
        _ => None,
    }
}

/// `1990s`, `’90s`.
fn decade(words: Words<'_>, at: usize) -> Option<Ending> {
    let text = words.text(at);
    let digits = text.strip_suffix('s')?.trim_start_matches(['’', '\'', '‘']);
    let number: i16 = digits.parse().ok()?;
    let year = match digits.len() {
        4 if (1500..=2100).contains(&number) => number,
        // “In her 50s” has no apostrophe.
        2 if text.len() > 3 && number < 30 => 2000 + number,
        2 if text.len() > 3 => 1900 + number,
        _ => return None,
    };
    (year % 10 == 0)
        .then(|| one(DateForm::Decade(year), at + 1))
        .flatten()
}

/// `on the 12th`.
fn day_of_month(words: Words<'_>, at: usize) -> Option<Ending> {
    let (day, ordinal) = day_at(words, at).filter(|(day, _)| (1..=31).contains(&day.value))?;
    let led = at.checked_sub(2).is_some_and(|before| {
        words.is(before + 1, "the")
            && words.is_one_of(before, &["on", "by", "until", "since", "from", "till"])
    });
    if !ordinal || !led || words.is(at + 1, "of") || !words.counts_nothing(at + 1) {
        return None;
    }
    let date = CalendarDate {
        day: Some(day),
        ..CalendarDate::default()
    };
    one(DateForm::Calendar(date), at + 1)
}
