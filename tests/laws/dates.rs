//! Days, intervals and ages in any wording: what is right is silent, what is wrong is found, and what is
//! suggested is silent again.

use std::sync::Arc;

use factdesk::{
    desk::{Desk, DeskMemo},
    draft::{Draft, Format},
    language::date::{long, month_name, weekday_name},
    rules::{self, Finding},
    settings::Settings,
    text::edit,
};
use jiff::{ToSpan, civil::Date};
use proptest::prelude::*;

/// The findings of `rule` in a story that speaks from `story`, and the story.
fn check(rule: &str, story: Date, words: &str) -> (String, Vec<Finding>) {
    let text = format!(
        "---\ndate: {story}\n---\n\nThe council heard of it.\n\n{words}\n\nThe hall was still.\n"
    );
    let found = check_text(rule, &text);
    (text, found)
}

fn check_text(rule: &str, text: &str) -> Vec<Finding> {
    let rule = rules::find(rule).unwrap();
    let desk = Desk::new(Arc::new(Settings::for_page(&[rule], None)));
    let draft = Draft::new("law.md", Format::Markdown, text);
    desk.check(&draft, &mut DeskMemo::default()).findings
}

/// `right` is silent, `wrong` is found, and each way out that is offered for it is silent.
fn holds(rule: &str, story: Date, right: &str, wrong: &str) -> Result<(), TestCaseError> {
    let (_, found) = check(rule, story, right);
    prop_assert!(found.is_empty(), "{story}: {right}\n{found:#?}");
    let (text, found) = check(rule, story, wrong);
    prop_assert!(!found.is_empty(), "{story}: nothing found in: {wrong}");
    for finding in &found {
        prop_assert!(!finding.fixes.is_empty(), "{story}: no way out of: {wrong}");
        for fix in &finding.fixes {
            let mended = edit::apply(&text, &fix.edits).unwrap();
            let left = check_text(rule, &mended);
            prop_assert!(left.is_empty(), "{}: {mended}\n{left:#?}", fix.title);
        }
    }
    Ok(())
}

fn story() -> impl Strategy<Value = Date> {
    (2005i16..2040, 0i64..365).prop_map(|(year, day)| {
        Date::new(year, 1, 1)
            .unwrap()
            .checked_add(day.days())
            .unwrap()
    })
}

/// A date as newsrooms write it, with its year.
fn whole(date: Date, form: usize) -> String {
    let (day, month, year) = (date.day(), month_name(date.month()), date.year());
    match form % 4 {
        0 => long(date),
        1 => format!("{month} {day}, {year}"),
        2 => format!("{day}{} {month} {year}", ending(day)),
        _ => format!("the {day}{} of {month} {year}", ending(day)),
    }
}

fn without_year(date: Date, form: usize) -> String {
    let (day, month) = (date.day(), month_name(date.month()));
    match form % 3 {
        0 => format!("{day} {month}"),
        1 => format!("{month} {day}"),
        _ => format!("{day}{} {month}", ending(day)),
    }
}

fn ending(day: i8) -> &'static str {
    match (day % 10, day / 10) {
        (_, 1) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

fn age(born: Date, on: Date) -> i16 {
    let had = (on.month(), on.day()) >= (born.month(), born.day());
    on.year() - born.year() - i16::from(!had)
}

const WEEKDAYS: &[&str] = &[
    "The hearing opens on {w}, {d}.",
    "The hearing opened on {w} {d}.",
    "On {w}, {d}, the council voted.",
    "The council voted on {d}, a {w}.",
    "The council voted on {w} ({d}).",
    "Bids closed at 5 p.m. on {w}, {d}.",
    "The fire broke out on {w} night, {d}.",
    "The match on {w} afternoon, {d}, was abandoned.",
];

const AGES: &[&str] = &[
    "Ines Ortiz, {a}, was born on {b}.",
    "Ines Ortiz, {a}, born on {b}, runs the ferry.",
    "Ines Ortiz, who was born on {b}, is {a}.",
    "Ines Ortiz, aged {a}, was born on {b}.",
    "Ines Ortiz (born {b}) is {a}.",
    "Born on {b}, Ines Ortiz is {a}.",
    "{a}-year-old Ines Ortiz was born on {b}.",
    "Ines Ortiz, {a}, runs the ferry. Ortiz was born on {b}.",
    "Ines Ortiz was born on {b}. The {a}-year-old has two boats.",
    "Ines Ortiz, a {a}-year-old lawyer born on {b}, sails.",
    "Ines Ortiz was born on {b}, making her {a}.",
    "Ines Ortiz, {a}, runs the ferry. She was born in {y}.",
    "Ines Ortiz, {a}, a mother of two who was born in {y}, sails.",
];

const DEATHS: &[&str] = &[
    "Ines Ortiz, who was born on {b}, died on {x} aged {a}.",
    "Born on {b}, Ines Ortiz died on {x} at the age of {a}.",
    "Ines Ortiz ({b} – {x}) died at {a}.",
    "Ines Ortiz was {a} when she died on {x}. She was born on {b}.",
];

const INTERVALS: &[&str] = &[
    "The dam failed on {d}, {n} years ago.",
    "The dam failed {n} years ago, on {d}.",
    "The dam failed on {d}, {n} years before the {s} report.",
    "The mill closed on {d}. It reopened on {s}, {n} years later.",
];

const DAYS: &[&str] = &[
    "Bids close on {d}.",
    "The report of {d} was clear.",
    "The {d} deadline passed.",
    "Nobody has called since {d}.",
    "The fair was moved from {d} to a later day.",
    "By {d}, all shops must close.",
];

fn filled(template: &str, words: &[(&str, &str)]) -> String {
    words.iter().fold(template.to_owned(), |text, (key, word)| {
        text.replace(&format!("{{{key}}}"), word)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_weekday_is_that_of_its_date(
        story in story(),
        away in -80i64..80,
        shift in 1i64..7,
        form in 0usize..4,
        with_year: bool,
        template in prop::sample::select(WEEKDAYS),
    ) {
        let day = story.checked_add(away.days()).unwrap();
        let date = if with_year { whole(day, form % 3) } else { without_year(day, form) };
        let with = |weekday| filled(template, &[("w", weekday_name(weekday)), ("d", &date)]);
        let other = day.checked_add(shift.days()).unwrap().weekday();
        holds("dates/weekday-mismatch", story, &with(day.weekday()), &with(other))?;
    }

    #[test]
    fn an_age_is_that_of_its_birth(
        story in story(),
        days in 7_000i64..32_000,
        off in prop::sample::select(&[-9i16, -4, -3, -2, 2, 3, 5, 11][..]),
        form in 0usize..4,
        template in prop::sample::select(AGES),
    ) {
        let born = story.checked_sub(days.days()).unwrap();
        let right = age(born, story);
        let year = born.year().to_string();
        let with = |years: i16| filled(template, &[
            ("a", &years.to_string()),
            ("b", &whole(born, form)),
            ("y", &year),
        ]);
        holds("dates/age-mismatch", story, &with(right), &with(right + off))?;
    }

    #[test]
    fn an_age_at_a_death_is_that_of_its_days(
        story in story(),
        days in 7_000i64..32_000,
        ago in 0i64..20,
        off in prop::sample::select(&[-9i16, -3, -2, 2, 3, 5][..]),
        template in prop::sample::select(DEATHS),
    ) {
        let died = story.checked_sub(ago.days()).unwrap();
        let born = died.checked_sub(days.days()).unwrap();
        let right = age(born, died);
        let with = |years: i16| filled(template, &[
            ("a", &years.to_string()),
            ("b", &long(born)),
            ("x", &long(died)),
        ]);
        holds("dates/age-mismatch", story, &with(right), &with(right + off))?;
    }

    #[test]
    fn an_interval_is_what_lies_between_its_dates(
        story in story(),
        years in 2i16..60,
        off in prop::sample::select(&[-7i16, -3, 3, 4, 9][..]),
        form in 0usize..2,
        template in prop::sample::select(INTERVALS),
    ) {
        prop_assume!(years + off > 1);
        let day = story.checked_sub((i64::from(years)).years()).unwrap();
        let with = |count: i16| filled(template, &[
            ("n", &count.to_string()),
            ("d", &whole(day, form)),
            ("s", &whole(story, 0)),
        ]);
        holds("dates/interval-mismatch", story, &with(years), &with(years + off))?;
    }

    #[test]
    fn a_day_that_is_not_in_the_calendar_is_found(
        story in story(),
        month in prop::sample::select(&[4i8, 6, 9, 11][..]),
        form in 0usize..3,
        template in prop::sample::select(DAYS),
    ) {
        let last = Date::new(story.year(), month, 30).unwrap();
        let right = without_year(last, form);
        let wrong = right.replace("30th", "31st").replace("30", "31");
        let with = |date: &str| filled(template, &[("d", date)]);
        holds("dates/impossible-date", story, &with(&right), &with(&wrong))?;
    }
}
