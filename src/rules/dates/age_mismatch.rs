//! Ages that the calendar or another age of the same person speaks against.

mod life;

use jiff::civil::Date;

use super::Here;
use crate::{
    language::date::{cardinal_like, long, month_name},
    reading::dates::{
        life::{AgeTime, Holder},
        resolve::{self, Precision, Resolved},
    },
    rules::{Check, Evidence, Findings, Rule, Severity},
};
use life::{Lives, ToldAge};

pub(crate) static RULE: Rule = Rule {
    id: "dates/age-mismatch",
    severity: Severity::Error,
    needs: &[],
    page: include_str!("age_mismatch.md"),
    check: Check::Draft(check),
};

/// Words of a sentence whose ages are not of the story's day, or not by its calendar.
const OTHER_TIME: &[&str] = &[
    "then",
    "when",
    "would",
    "time",
    "reckoning",
    "korean",
    "lunar",
    "sui",
    "nominal",
    "ago",
    "previously",
    "trial",
    "offence",
    "offense",
    "crime",
    "file",
    "archive",
    "earlier",
];

/// Words of a sentence whose age may be that at an offence, unless it gives the birth as well.
const COURT: &[&str] = &["convicted", "sentenced"];

fn check(evidence: &Evidence<'_>, findings: &mut Findings) {
    let lives = Lives::of(evidence);
    if lives.ages.is_empty() {
        return;
    }
    let story = evidence.reading.story_date.map(|date| date.value);
    let mut wrong = Vec::new();
    for (index, told) in lives.ages.iter().enumerate() {
        if against_birth(told, &lives, story, findings) {
            wrong.push(index);
        }
    }
    two_ages(evidence, &lives, &wrong, findings);
}

/// Reports an age that a birth date speaks against.
fn against_birth(
    told: &ToldAge<'_>,
    lives: &Lives<'_>,
    story: Option<Date>,
    findings: &mut Findings,
) -> bool {
    let ToldAge { here, age, .. } = told;
    let Some(birth) = lives.birth_of(told) else {
        return false;
    };
    let Some(days) = lives.days_of(told, story) else {
        return false;
    };
    let sentence = here.sentence(age.token);
    let turned = matches!(age.time, AgeTime::Turned(_));
    let at_death = age.time == AgeTime::Death;
    let apart = birth.passage != here.passage || birth.sentence != sentence.start;
    let other_time = here.has_any(&sentence, OTHER_TIME) || apart && here.has_any(&sentence, COURT);
    if !at_death && !turned && other_time {
        return false;
    }
    // An age may be that of any other day its sentence tells of.
    let others = here.facts.dates_in(sentence.clone()).filter_map(|index| {
        let date = &here.facts.dates[index];
        let birth_date = birth.tokens == date.tokens && birth.passage == here.passage;
        (!birth_date && !turned)
            .then(|| resolve::resolve(date, story))
            .flatten()
    });
    let years = |day: &Resolved| {
        if turned {
            birthdays(&birth.value, day)
        } else {
            ages(&birth.value, day.first, day.last)
        }
    };
    let fits = std::iter::once(days).chain(others).any(|day| {
        years(&day).is_some_and(|(least, most)| (least..=most).contains(&i32::from(age.years)))
    });
    if fits {
        return false;
    }
    let Some((least, most)) = years(&days) else {
        return false;
    };
    if most < 0 || least > 125 {
        return false;
    }
    let right = if least == most {
        least.to_string()
    } else {
        format!("{least} or {most}")
    };
    let born = in_words(&birth.value);
    let message = match age.time {
        AgeTime::Death | AgeTime::Past => {
            format!(
                "somebody born {born} was {right} at their death {}",
                in_words(&days)
            )
        }
        AgeTime::Turned(_) => format!("somebody born {born} turns {right} in {}", in_years(&days)),
        AgeTime::Story | AgeTime::StoryPerhaps => {
            format!("somebody born {born} is {right} {}", in_words(&days))
        }
    };
    let finding = findings.report(here.span(&(age.token..age.token + 1)), message);
    if here.is_quoted(age.token) {
        finding.severity(Severity::Info);
    }
    finding.related(birth.span, "the birth date stands here");
    let like = here.words().text(age.token as usize);
    for years in least.max(0)..=most.min(least + 1) {
        let Ok(years) = u16::try_from(years) else {
            continue;
        };
        let text = like_age(like, years);
        here.offer(
            finding,
            format!("Change to “{text}”"),
            &[(age.token, text.clone())],
        );
    }
    true
}

/// An age written as `like` is: `52`, `nine-year-old`.
fn like_age(like: &str, years: u16) -> String {
    match like.split_once('-') {
        Some((count, rest)) if rest.starts_with("year") => {
            format!("{}-{rest}", cardinal_like(count, years))
        }
        _ => cardinal_like(like, years),
    }
}

/// The least and the most years somebody can be between two days.
fn ages(birth: &Resolved, from: Date, to: Date) -> Option<(i32, i32)> {
    let years = |born: Date, day: Date| {
        let whole = i32::from(day.year()) - i32::from(born.year());
        whole - i32::from((day.month(), day.day()) < (born.month(), born.day()))
    };
    let (least, most) = (years(birth.last, from), years(birth.first, to));
    // Whoever is born on 29 February has a birthday on 28 February or 1 March.
    let leap = (birth.first.month(), birth.first.day()) == (2, 29)
        && (to.month(), to.day()) == (2, 28)
        && !to.in_leap_year();
    (birth.first <= to).then_some((least, most + i32::from(leap)))
}

/// The least and the most years somebody can turn in the years of `days`.
fn birthdays(birth: &Resolved, days: &Resolved) -> Option<(i32, i32)> {
    let years = |born: Date, day: Date| i32::from(day.year()) - i32::from(born.year());
    (birth.first <= days.last)
        .then(|| (years(birth.last, days.first), years(birth.first, days.last)))
}

/// `2025`, `2024 to 2026`.
fn in_years(days: &Resolved) -> String {
    let (first, last) = (days.first.year(), days.last.year());
    if first == last {
        first.to_string()
    } else {
        format!("{first} to {last}")
    }
}

/// `on 9 July 1975`, `in July 1975`, `in 1975`.
fn in_words(date: &Resolved) -> String {
    match date.precision {
        Precision::Day => format!("on {}", long(date.first)),
        Precision::Month => format!(
            "in {} {}",
            month_name(date.first.month()),
            date.first.year()
        ),
        Precision::Year => format!("in {}", date.first.year()),
        _ => format!("by {}", long(date.last)),
    }
}

/// Reports the second of two ages of one person.
fn two_ages(evidence: &Evidence<'_>, lives: &Lives<'_>, wrong: &[usize], findings: &mut Findings) {
    // “The 49-year-old” after a sentence about one person is they.
    let described = |told: &ToldAge<'_>| matches!(told.age.holder, Holder::Described(_));
    // For each person the first plain age.
    let mut known: Vec<Option<usize>> = vec![None; evidence.reading.people.len()];
    for (index, told) in lives.ages.iter().enumerate() {
        let ToldAge { here, age, .. } = told;
        let plain = age.time == AgeTime::Story && told.surely || described(told);
        let Some(person) = told.person.filter(|_| plain) else {
            continue;
        };
        let sentence = here.sentence(age.token);
        let dated = here
            .facts
            .dates_in(sentence.clone())
            .any(|date| here.facts.dates[date].years().next().is_some());
        if here.is_quoted(age.token) || dated || here.has_any(&sentence, OTHER_TIME) {
            continue;
        }
        let Some(first) = known[person] else {
            if !described(told) {
                known[person] = Some(index);
            }
            continue;
        };
        let other = &lives.ages[first];
        if other.age.years == age.years || wrong.contains(&first) || wrong.contains(&index) {
            continue;
        }
        let name = &evidence.reading.people[person].name;
        let finding = findings.report(
            here.span(&(age.token..age.token + 1)),
            format!(
                "{name} is {} here and {} before",
                age.years, other.age.years
            ),
        );
        let there = other.here;
        finding.related(
            there.span(&(other.age.token..other.age.token + 1)),
            format!("{} here", other.age.years),
        );
        let like = here.words().text(age.token as usize);
        let text = like_age(like, other.age.years);
        here.offer(
            finding,
            format!("Change to “{text}”"),
            &[(age.token, text.clone())],
        );
        let like = there.words().text(other.age.token as usize);
        let text = like_age(like, age.years);
        there.offer(
            finding,
            format!("Change the first to “{text}”"),
            &[(other.age.token, text.clone())],
        );
    }
}
