//! A day of the week joined to a date that falls on another.

use jiff::civil::{Date, Weekday};

use super::{Here, day_like};
use crate::{
    language::date::{CalendarDate, long, month_name, weekday_name},
    reading::dates::{DateExpression, DateForm, DateSpan, resolve},
    rules::{Check, Evidence, Findings, Rule, Severity},
};

pub(crate) static RULE: Rule = Rule {
    id: "dates/weekday-mismatch",
    severity: Severity::Error,
    needs: &[],
    page: include_str!("weekday_mismatch.md"),
    check: Check::Draft(check),
};

/// Earlier dates may be of another calendar, or counted by one.
const CALENDAR_SETTLED: i16 = 1930;

fn check(evidence: &Evidence<'_>, findings: &mut Findings) {
    let story = evidence.reading.story_date.map(|date| date.value);
    // Dates that no year is known of, each with its day of the week, where it stands first.
    let mut open: Vec<(Here<'_>, CalendarDate)> = Vec::new();
    for (here, _, date) in super::dates(evidence) {
        let looked_at = match &date.form {
            DateForm::Calendar(_) => true,
            DateForm::Span(span) => {
                if ends_disagree(here, span, findings) {
                    continue;
                }
                true
            }
            DateForm::WeekOf(_) | DateForm::Decade(_) | DateForm::Relative(_) => false,
        };
        if !looked_at || here.is_title(&date.tokens) {
            continue;
        }
        for part in date.parts() {
            if part.weekday.is_none() || !part.has_day_and_month() {
                continue;
            }
            if let Some(exact) = part.exact() {
                if exact.year() >= CALENDAR_SETTLED {
                    compare(here, part, exact, true, findings);
                }
            } else if part.year.is_none() {
                match story {
                    Some(story) => {
                        if let Some(found) = resolve::nearest(part, date.tense, story)
                            && found.year() >= CALENDAR_SETTLED
                            && !fits_another_year(here, evidence, part, date)
                        {
                            compare(here, part, found, false, findings);
                        }
                    }
                    None => compare_with_earlier(here, part, &mut open, findings),
                }
            }
        }
    }
}

/// Reports `part` if it is not on the day of the week that stands with it.
fn compare(
    here: Here<'_>,
    part: &CalendarDate,
    found: Date,
    year_written: bool,
    findings: &mut Findings,
) {
    let (Some(written), Some(day)) = (part.weekday, part.day) else {
        return;
    };
    if found.weekday() == written.value {
        return;
    }
    let right = weekday_name(found.weekday());
    let mut message = format!("{} is a {right}", long(found));
    if !year_written {
        message.push_str("; the year is the one nearest to the story date");
    }
    let finding = findings.report(here.span(&(written.token..written.token + 1)), message);
    if here.is_quoted(written.token) {
        finding.severity(Severity::Info);
    } else if !year_written {
        finding.severity(Severity::Warning);
    }
    let like = here.words().text(written.token as usize);
    let weekday = weekday_like(like, found.weekday());
    here.offer(
        finding,
        format!("Change to “{weekday}”"),
        &[(written.token, weekday.clone())],
    );
    if let Some(nearest) = nearest_day(found, written.value) {
        let text = day_like(here.words().text(day.token as usize), nearest.day());
        here.offer(
            finding,
            format!(
                "Change the date to {} {}",
                nearest.day(),
                month_name(nearest.month())
            ),
            &[(day.token, text)],
        );
    }
}

/// The day of the same month nearest to `date` that falls on `weekday`.
fn nearest_day(date: Date, weekday: Weekday) -> Option<Date> {
    (1..=6_i8)
        .flat_map(|by| [-by, by])
        .filter_map(|by| Date::new(date.year(), date.month(), date.day() + by).ok())
        .find(|found| found.weekday() == weekday)
}

/// A day of the week written as `like` is: `Tues.` for `Mon.`, `TUESDAY` for `MONDAY`.
fn weekday_like(like: &str, weekday: Weekday) -> String {
    let name = weekday_name(weekday);
    let stem = like.strip_suffix('.').unwrap_or(like);
    let short = match weekday {
        Weekday::Tuesday if stem.len() > 3 => 4,
        Weekday::Thursday if stem.len() > 3 => 5,
        _ => 3,
    };
    let mut text = if stem.len() >= 6 {
        name.to_owned()
    } else {
        name[..short].to_owned()
    };
    if like.len() > 1 && like.chars().all(|char| !char.is_lowercase()) {
        text.make_ascii_uppercase();
    }
    if like.ends_with('.') {
        text.push('.');
    }
    text
}

/// Whether the day is right in a year that the words around speak of.
fn fits_another_year(
    here: Here<'_>,
    evidence: &Evidence<'_>,
    part: &CalendarDate,
    date: &DateExpression,
) -> bool {
    let story = evidence.reading.story_date.map(|date| date.value);
    let before = here
        .passage
        .checked_sub(1)
        .and_then(|passage| evidence.reading.facts.get(passage));
    let near = before.into_iter().flat_map(|facts| &facts.dates);
    near.chain(&here.facts.dates)
        .filter(|other| other.tokens != date.tokens)
        .filter_map(|other| {
            let counted = matches!(other.form, DateForm::Relative(_))
                .then(|| resolve::resolve(other, story))
                .flatten();
            other
                .years()
                .next()
                .or(counted.map(|resolved| resolved.first.year()))
        })
        .filter_map(|year| part.in_year(year))
        .any(|found| {
            part.weekday
                .is_some_and(|weekday| weekday.value == found.weekday())
        })
}

/// Reports the second of two ends whose days of the week are not as far apart as their dates, whatever the year.
fn ends_disagree(here: Here<'_>, span: &DateSpan, findings: &mut Findings) -> bool {
    let (Some(first), Some(second)) = (span.from.weekday, span.to.weekday) else {
        return false;
    };
    if span.from.year.is_some() || span.to.year.is_some() {
        return false;
    }
    // A leap year and a common one.
    let fits = |year: i16| {
        let from = span.from.in_year(year)?;
        let to = span.to.in_year(year)?;
        let later = if to < from {
            span.to.in_year(year + 1)?
        } else {
            to
        };
        let apart = resolve::days_between(from, later).rem_euclid(7);
        let written = i64::from(first.value.until(second.value));
        Some((apart == written, apart))
    };
    let (Some((common, apart)), Some((leap, _))) = (fits(2023), fits(2024)) else {
        return false;
    };
    if common || leap {
        return false;
    }
    let expected = first.value.wrapping_add(apart);
    let tokens = second.token..second.token + 1;
    let (from, to) = (day_and_month(&span.from), day_and_month(&span.to));
    let message = format!(
        "if {from} is a {}, {to} is a {}",
        weekday_name(first.value),
        weekday_name(expected)
    );
    let finding = findings.report(here.span(&tokens), message);
    if here.is_quoted(second.token) {
        finding.severity(Severity::Info);
    }
    finding.related(
        here.span(&(first.token..first.token + 1)),
        format!("{from} is a {} here", weekday_name(first.value)),
    );
    let weekday = weekday_like(here.words().text(second.token as usize), expected);
    here.offer(
        finding,
        format!("Change to “{weekday}”"),
        &[(second.token, weekday.clone())],
    );
    true
}

fn day_and_month(date: &CalendarDate) -> String {
    let day = date.day.map_or(0, |day| day.value);
    let month = date.month.map_or("", |month| month_name(month.value));
    format!("{day} {month}")
}

/// Reports a date that stood with another day of the week before. Without a year and without a story
/// date that is all that can be seen.
fn compare_with_earlier<'a>(
    here: Here<'a>,
    part: &CalendarDate,
    open: &mut Vec<(Here<'a>, CalendarDate)>,
    findings: &mut Findings,
) {
    /// No draft joins more dates with days of the week; one that does is not searched in full.
    const MOST: usize = 64;
    let (Some(written), Some(day), Some(month)) = (part.weekday, part.day, part.month) else {
        return;
    };
    if here.is_quoted(written.token) {
        return;
    }
    let same = |(_, other): &&(Here<'a>, CalendarDate)| {
        other.day.map(|day| day.value) == Some(day.value)
            && other.month.map(|month| month.value) == Some(month.value)
    };
    match open.iter().find(same) {
        None if open.len() < MOST => open.push((here, *part)),
        Some((there, other)) => {
            let Some(first) = other.weekday.filter(|first| first.value != written.value) else {
                return;
            };
            let message = format!(
                "{} is a {} here and a {} before",
                day_and_month(part),
                weekday_name(written.value),
                weekday_name(first.value)
            );
            let tokens = written.token..written.token + 1;
            let finding = findings.report(here.span(&tokens), message);
            finding.severity(Severity::Warning);
            finding.related(
                there.span(&(first.token..first.token + 1)),
                format!("a {} here", weekday_name(first.value)),
            );
            let weekday = weekday_like(here.words().text(written.token as usize), first.value);
            here.offer(
                finding,
                format!("Change to “{weekday}”"),
                &[(written.token, weekday.clone())],
            );
        }
        None => {}
    }
}
