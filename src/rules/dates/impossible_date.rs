//! Dates and times of day that no calendar and no clock has.

mod backwards;

use jiff::civil::Date;

use super::{Here, day_like};
use crate::{
    language::date::{CalendarDate, is_counted, month_name},
    reading::dates::{
        DateExpression, DateForm,
        clock::{Half, ImpossibleTime},
        resolve,
    },
    rules::{Check, Evidence, Findings, Rule, Severity},
};

pub(crate) static RULE: Rule = Rule {
    id: "dates/impossible-date",
    severity: Severity::Error,
    needs: &[],
    page: include_str!("impossible_date.md"),
    check: Check::Draft(check),
};

/// Earlier years may be of another calendar.
const CALENDAR_SETTLED: i16 = 1800;

/// Words of a sentence that says itself that the date is none.
const PLAYFUL: &[&str] = &[
    "novel",
    "fiction",
    "fictional",
    "imaginary",
    "imagined",
    "joke",
    "joked",
    "hoax",
    "invented",
    "nonexistent",
    "non-existent",
    "exist",
    "poem",
    "satire",
    "satirical",
    "impossible",
    "calendar",
    "calendars",
    "fantasy",
    "leap",
    "spoof",
];

fn check(evidence: &Evidence<'_>, findings: &mut Findings) {
    let recent = Recent::of(evidence);
    for (here, _, date) in super::dates(evidence) {
        if here.is_title(&date.tokens) {
            continue;
        }
        if let DateForm::Span(span) = &date.form
            && backwards::look(here, date, span, findings)
        {
            continue;
        }
        for part in date.parts() {
            if !no_such_day(here, date, part, evidence, findings) {
                far_year(here, date, part, &recent, findings);
            }
        }
    }
    for here in Here::all(evidence) {
        for time in &here.facts.impossible_times {
            no_such_time(here, time, findings);
        }
    }
}

fn days_in(month: i8, year: Option<i16>) -> i8 {
    // 2024 has the longest February.
    Date::new(year.unwrap_or(2024), month, 1).map_or(31, Date::days_in_month)
}

/// Reports a day that its month does not have.
fn no_such_day(
    here: Here<'_>,
    date: &DateExpression,
    part: &CalendarDate,
    evidence: &Evidence<'_>,
    findings: &mut Findings,
) -> bool {
    let (Some(day), Some(month)) = (part.day, part.month) else {
        return false;
    };
    let written_year = part.year.map(|year| year.value);
    if written_year.is_some_and(|year| {
        year < CALENDAR_SETTLED || year % 100 == 0 && year <= 1900 && month.value == 2
    }) {
        return false;
    }
    let days = days_in(month.value, written_year);
    let name = month_name(month.value);
    let exists = day.value >= 1 && day.value <= u16::from(days.unsigned_abs());
    let (message, certain) = if exists {
        let story = evidence.reading.story_date.map(|date| date.value);
        let Some(year) = leap_day_missing(here, date, part, story) else {
            return false;
        };
        (
            format!("{year}, the year of the story, has no 29 February"),
            false,
        )
    } else if is_meant(here, date, part) == Meant::Not {
        return false;
    } else if day.value == 29 && month.value == 2 {
        let year = written_year.unwrap_or(0);
        (
            format!("{year} is not a leap year: February has 28 days"),
            true,
        )
    } else {
        let certain = is_meant(here, date, part) == Meant::Surely;
        (format!("{name} has {days} days"), certain)
    };
    let sentence = here.sentence(date.tokens.start);
    if here.has_any(&sentence, PLAYFUL) {
        return false;
    }
    let tokens = day.token.min(month.token)..day.token.max(month.token) + 1;
    let finding = findings.report(here.span(&tokens), message);
    if here.is_quoted(day.token) {
        finding.severity(Severity::Info);
    } else if !certain {
        finding.severity(Severity::Warning);
    }
    let last = if exists { 28 } else { days };
    let like = here.words().text(day.token as usize);
    if day.value > 0 {
        here.offer(
            finding,
            format!("Change to {last} {name}"),
            &[(day.token, day_like(like, last))],
        );
    }
    let (next, turn) = if day.value == 0 {
        (month.value, 0)
    } else {
        (month.value % 12 + 1, i16::from(month.value == 12))
    };
    let figures = here.words().text(month.token as usize);
    if turn == 0 && !figures.starts_with(|char: char| char.is_ascii_digit()) {
        let next_name = month_name(next);
        // What the abbreviation of the month was cannot be carried over.
        here.offer(
            finding,
            format!("Change to 1 {next_name}"),
            &[
                (day.token, day_like(like, 1)),
                (month.token, next_name.to_owned()),
            ],
        );
    }
    true
}

/// The story's year, where 29 February without a year is said of a day soon before or after it that there is not.
fn leap_day_missing(
    here: Here<'_>,
    date: &DateExpression,
    part: &CalendarDate,
    story: Option<Date>,
) -> Option<i16> {
    /// Days from the story date within which the day must lie to be the story's.
    const NEAR: i64 = 60;
    let story = story?;
    let is_leap_day = part.day?.value == 29 && part.month?.value == 2 && part.year.is_none();
    if !is_leap_day || story.in_leap_year() {
        return None;
    }
    let first_of_march = Date::new(story.year(), 3, 1).ok()?;
    let near = resolve::days_between(story, first_of_march).abs() <= NEAR;
    let told_of_years = here
        .facts
        .dates
        .iter()
        .any(|other| other.years().next().is_some());
    let sentence = here.sentence(date.tokens.start);
    let any_year = &[
        "born",
        "birthday",
        "every",
        "each",
        "birthdays",
        "year",
        "years",
    ];
    (near && !told_of_years && !here.has_any(&sentence, any_year)).then(|| story.year())
}

/// Whether figures are the day of the month beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meant {
    /// `on June 31`
    Surely,
    /// `May 35.`: it may be what May came to.
    Perhaps,
    /// “In June 31 boats” has no day.
    Not,
}

fn is_meant(here: Here<'_>, date: &DateExpression, part: &CalendarDate) -> Meant {
    let (Some(day), Some(month)) = (part.day, part.month) else {
        return Meant::Not;
    };
    let surely = |is: bool| if is { Meant::Surely } else { Meant::Not };
    let words = here.words();
    let figures = words.text(day.token as usize);
    let ordinal = !figures.ends_with(|char: char| char.is_ascii_digit());
    if part.year.is_some() || part.weekday.is_some() || ordinal {
        return Meant::Surely;
    }
    let cues = &[
        "on", "by", "until", "till", "from", "dated", "before", "after", "of", "to",
    ];
    let start = date.tokens.start as usize;
    let led = words.before(start, |before| words.is_one_of(before, cues));
    if month.token > day.token {
        let expires = &[
            "expires", "expired", "closes", "closed", "opens", "opened", "ends", "ended", "begins",
            "began", "starts", "started", "due", "since",
        ];
        let expires = words.before(start, |before| words.is_one_of(before, expires));
        return surely(led || day.value <= 31 || expires);
    }
    let after = date.tokens.end as usize;
    let counts = words.before(start, |before| {
        words.is_one_of(before, &["in", "since", "during", "last", "this", "next"])
    }) && !words.stops(after);
    // “The February 30 races”; no more than so many days are a slip.
    let described = words.before(start, |before| {
        words.is_one_of(
            before,
            &["the", "a", "its", "their", "his", "her", "’s", "'s"],
        )
    });
    let short = words.text(month.token as usize).ends_with('.');
    let plausible = day.value < 40;
    let told = plausible && (described || short && !is_counted(words, after))
        || led && !is_counted(words, after)
        || words.before(start, |before| {
            words.is_one_of(before, &["on", "by", "until"])
        });
    match !counts && !is_counted(words, after) && plausible {
        _ if told => Meant::Surely,
        true if day.value > 31 => Meant::Perhaps,
        bare => surely(bare),
    }
}

/// Years that the draft writes, the story date's among them.
struct Recent {
    /// How many of them are of our time.
    ours: usize,
}

impl Recent {
    fn of(evidence: &Evidence<'_>) -> Self {
        let facts = evidence.reading.facts.iter();
        let years = facts.flat_map(|facts| facts.dates.iter().flat_map(DateExpression::years));
        let ours = years.filter(|year| (1900..=2099).contains(year)).count();
        Self {
            ours: ours + usize::from(evidence.reading.story_date.is_some()),
        }
    }
}

/// Reports a whole date in a year that only a slip of the keyboard makes: 4 March 2205.
fn far_year(
    here: Here<'_>,
    date: &DateExpression,
    part: &CalendarDate,
    recent: &Recent,
    findings: &mut Findings,
) {
    const FAR: std::ops::RangeInclusive<i16> = 2110..=9999;
    /// What is foretold so far ahead.
    const FORETOLD: &[&str] = &[
        "eclipse",
        "comet",
        "asteroid",
        "transit",
        "orbit",
        "astronomers",
        "capsule",
        "lease",
        "expires",
        "expire",
        "century",
        "set",
        "starship",
        "future",
        "planet",
        "nasa",
    ];
    let Some(year) = part.year.filter(|year| FAR.contains(&year.value)) else {
        return;
    };
    let around = here.block(date.tokens.start);
    if !part.has_day_and_month()
        || recent.ours == 0
        || here.has_any(&around, FORETOLD)
        || here.has_any(&around, PLAYFUL)
    {
        return;
    }
    let message = format!("{} is far from every other date of the story", year.value);
    let finding = findings.report(here.span(&(year.token..year.token + 1)), message);
    finding.severity(if here.is_quoted(year.token) {
        Severity::Info
    } else {
        Severity::Warning
    });
    // Two figures that changed places.
    let digits = year.value.to_string();
    for at in 0..3 {
        let mut swapped: Vec<char> = digits.chars().collect();
        swapped.swap(at, at + 1);
        let text: String = swapped.into_iter().collect();
        if matches!(text.parse::<i16>(), Ok(1950..=2060)) {
            here.offer(
                finding,
                format!("Change to {text}"),
                &[(year.token, text.clone())],
            );
        }
    }
}

/// Reports a time of day that no clock shows.
fn no_such_time(here: Here<'_>, time: &ImpossibleTime, findings: &mut Findings) {
    let text = here.text(&time.tokens);
    let minutes = time.minute.unwrap_or(0);
    let message = match time.half {
        _ if minutes > 59 => format!("an hour has 60 minutes: there is no {text}"),
        Some(half) if time.hour <= 24 => {
            let half = match half {
                Half::Morning => "a.m.",
                Half::Afternoon => "p.m.",
            };
            format!("hours with {half} run from 1 to 12: there is no {text}")
        }
        _ => format!("a day has 24 hours: there is no {text}"),
    };
    let finding = findings.report(here.span(&time.tokens), message);
    if here.is_quoted(time.tokens.start) {
        finding.severity(Severity::Info);
    } else if !time.certain {
        finding.severity(Severity::Warning);
    }
    let first = here.words().text(time.tokens.start as usize);
    let Some(Half::Afternoon) = time
        .half
        .filter(|_| (13..24).contains(&time.hour) && minutes < 60)
    else {
        return;
    };
    let twelve = first.replacen(&time.hour.to_string(), &(time.hour - 12).to_string(), 1);
    here.offer(
        finding,
        format!("Change to {}", text.replacen(first, &twelve, 1)),
        &[(time.tokens.start, twelve)],
    );
}
