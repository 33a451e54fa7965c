//! A length of time that is not what lies between its dates.

use jiff::civil::Date;

use super::Here;
use crate::{
    language::date::{cardinal_like, long, month_name, ordinal_like},
    reading::dates::{
        DateForm, Unit,
        interval::{End, Interval, IntervalKind, Length, Rounding},
        resolve::{self, Precision, Resolved, days_between},
    },
    rules::{Check, Evidence, Findings, Rule, Severity},
};

pub(crate) static RULE: Rule = Rule {
    id: "dates/interval-mismatch",
    severity: Severity::Warning,
    needs: &[],
    page: include_str!("interval_mismatch.md"),
    check: Check::Draft(check),
};

/// Words of a sentence whose years are not the calendar's, or whose count is of something else.
const OTHER_YEARS: &[&str] = &[
    "fiscal",
    "financial",
    "academic",
    "school",
    "season",
    "seasons",
    "term",
    "terms",
    "tax",
    "semester",
    "annual",
    "zone",
    "time-zone",
    "lunar",
    "light-years",
    "sentence",
    "sentenced",
];

fn check(evidence: &Evidence<'_>, findings: &mut Findings) {
    let story = evidence.reading.story_date.map(|date| date.value);
    for here in Here::all(evidence) {
        for interval in &here.facts.intervals {
            look(here, interval, story, findings);
        }
    }
}

fn look(here: Here<'_>, interval: &Interval, story: Option<Date>, findings: &mut Findings) {
    let length = &interval.length;
    let sentence = here.sentence(length.tokens.start);
    if here.has_any(&sentence, OTHER_YEARS) || here.is_title(&length.tokens) {
        return;
    }
    let Some((from, to)) = ends(here, interval, story) else {
        return;
    };
    let elapsed = Elapsed::between(&from, &to, length.unit, interval.kind);
    let fits = match interval.kind {
        IntervalKind::Anniversary => fits_anniversary(here, interval, &from, &to, story),
        IntervalKind::Apart | IntervalKind::Whole => elapsed.fits(length),
    };
    if fits {
        return;
    }
    let right = elapsed.nearest(length.rounding);
    let message = match interval.kind {
        IntervalKind::Anniversary => format!(
            "{} is {} years after {}",
            to.first.year(),
            i32::from(to.first.year()) - i32::from(from.first.year()),
            from.first.year()
        ),
        IntervalKind::Whole => format!(
            "{} is {}",
            here.text(&whole_tokens(here, interval)),
            elapsed.in_words(length.unit)
        ),
        IntervalKind::Apart => format!(
            "from {} to {} is {}",
            in_words(&from),
            in_words(&to),
            elapsed.in_words(length.unit)
        ),
    };
    let wrong = match interval.kind {
        IntervalKind::Anniversary => &length.count_tokens,
        IntervalKind::Apart | IntervalKind::Whole => &length.tokens,
    };
    let finding = findings.report(here.span(wrong), message);
    if here.is_quoted(length.tokens.start) {
        finding.severity(Severity::Info);
    }
    for end in [interval.from, interval.to] {
        if let End::Date(index) = end {
            let tokens = &here.facts.dates[index as usize].tokens;
            let place = here.span(tokens);
            if !finding.related.iter().any(|related| related.span == place) {
                finding.related(place, format!("“{}” stands here", here.text(tokens)));
            }
        }
    }
    let changes = match interval.kind {
        IntervalKind::Anniversary => {
            let years = to.first.year() - from.first.year();
            u16::try_from(years)
                .ok()
                .filter(|years| *years > 0)
                .map(|years| {
                    let like = here.words().text(length.count_tokens.start as usize);
                    vec![(length.count_tokens.start, ordinal_like(like, years))]
                })
        }
        IntervalKind::Apart | IntervalKind::Whole => {
            right.and_then(|right| changes(here, length, right))
        }
    };
    if let Some(changes) = changes {
        let text: Vec<&str> = changes.iter().map(|(_, text)| text.as_str()).collect();
        let title = format!("Change to “{}”", text.join(" "));
        here.offer(finding, title, &changes);
    }
}

/// The days at the two ends, the earlier first.
fn ends(here: Here<'_>, interval: &Interval, story: Option<Date>) -> Option<(Resolved, Resolved)> {
    let date = |index: u32| &here.facts.dates[index as usize];
    if interval.kind == IntervalKind::Whole {
        let End::Date(index) = interval.from else {
            return None;
        };
        let DateForm::Span(span) = &date(index).form else {
            return None;
        };
        // Any year does where none is known: within one span it is the same.
        let anchor = story.or_else(|| Date::new(2023, 6, 1).ok());
        let mut first = date(index).clone();
        first.form = DateForm::Calendar(span.from);
        let mut last = date(index).clone();
        last.form = DateForm::Calendar(span.to);
        let first = resolve::resolve(&first, anchor)?;
        let last = resolve::resolve(&last, Some(first.first))?;
        return Some((first, last)).filter(|(first, last)| first.first <= last.last);
    }
    let written = |end: End| match end {
        End::Date(index) => resolve::resolve(date(index), None),
        End::Story => None,
    };
    // A date without a year is near the other one, if that has it, rather than near the story.
    let anchor = |other: End| written(other).map(|found| found.first).or(story);
    let found = |end: End, other: End| match end {
        End::Date(index) => resolve::resolve(date(index), anchor(other)),
        End::Story => story.map(|day| Resolved {
            first: day,
            last: day,
            precision: Precision::Day,
            how: resolve::How::Written,
        }),
    };
    let from = found(interval.from, interval.to)?;
    let to = found(interval.to, interval.from)?;
    (from.first <= to.last).then_some((from, to))
}

fn whole_tokens(here: Here<'_>, interval: &Interval) -> std::ops::Range<u32> {
    match interval.from {
        End::Date(index) => here.facts.dates[index as usize].tokens.clone(),
        End::Story => 0..0,
    }
}

/// An anniversary is on the day; a story may tell of it before and after.
fn fits_anniversary(
    here: Here<'_>,
    interval: &Interval,
    from: &Resolved,
    to: &Resolved,
    story: Option<Date>,
) -> bool {
    let count = i32::from(interval.length.count);
    let years = i32::from(to.first.year()) - i32::from(from.first.year());
    if count == years {
        return true;
    }
    let sentence = here.sentence(interval.length.tokens.start);
    if interval.to != End::Story {
        return to.last.year() != to.first.year()
            && count == i32::from(to.last.year()) - i32::from(from.first.year());
    }
    let Some(story) = story else { return true };
    let ahead = &[
        "next",
        "will",
        "upcoming",
        "ahead",
        "coming",
        "approaching",
        "approaches",
        "before",
        "nears",
        "prepares",
        "planned",
    ];
    let past = &[
        "last",
        "ago",
        "marked",
        "celebrated",
        "was",
        "had",
        "commemorated",
        "previous",
        "earlier",
        "held",
    ];
    count == years + 1 && (story.month() >= 9 || here.has_any(&sentence, ahead))
        || count == years - 1 && (story.month() <= 4 || here.has_any(&sentence, past))
}

/// How long it is between two dates, in some unit.
#[derive(Debug, Clone, Copy)]
struct Elapsed {
    /// The least it can be.
    least: f64,
    /// The most it can be.
    most: f64,
    /// Whether both ends are known to the month at least, so that what is left over can be rounded up.
    fine: bool,
    unit: Unit,
}

impl Elapsed {
    fn between(from: &Resolved, to: &Resolved, unit: Unit, kind: IntervalKind) -> Self {
        let whole = kind == IntervalKind::Whole;
        let coarse = |end: &Resolved| end.precision > Precision::Month;
        let years_only = coarse(from) || coarse(to);
        let (begin, end) = if whole && years_only {
            (from.first, to.first)
        } else {
            (from.first, to.last)
        };
        let least = in_unit(from.last.min(to.first), to.first, unit);
        let most = in_unit(begin, end, unit);
        let (least, most) = if whole && !years_only {
            // Both ends are counted in, or only the nights between.
            match unit {
                Unit::Day => (least, most + 1.0),
                _ => (least, most),
            }
        } else if whole {
            // From 2015 to 2019 is four years, or five with both.
            (most, most + 1.0)
        } else {
            (least, most)
        };
        Self {
            least,
            most,
            fine: !years_only,
            unit,
        }
    }

    fn fits(&self, length: &Length) -> bool {
        let count = f64::from(length.count);
        let (least, most) = (self.least, self.most);
        match (length.rounding, self.unit) {
            (Rounding::Exact, Unit::Day) => {
                let slack = if count >= 30.0 && count % 10.0 == 0.0 {
                    2.0
                } else {
                    1.0
                };
                least - slack <= count && count <= most + slack
            }
            (Rounding::Exact, Unit::Week) => least - 0.6 <= count && count <= most + 0.6,
            (Rounding::Exact, Unit::Decade) => (count - f64::midpoint(least, most)).abs() <= 0.35,
            (Rounding::Exact, _) => {
                let most = if self.fine {
                    most.round()
                } else {
                    most.floor()
                };
                least.floor() <= count && count <= most
            }
            (Rounding::About, _) => {
                let slack = (count * 0.2).max(1.0);
                least - slack <= count && count <= most + slack
            }
            (Rounding::Under, _) => {
                let lower = (count * 0.9).min(count - 1.0);
                lower <= most && least <= count + self.grain()
            }
            (Rounding::Over, _) => {
                let upper = (count * 1.4).max(count + 1.5);
                least <= upper && most >= count - self.grain()
            }
        }
    }

    /// What a rounding word may be out by without being wrong.
    fn grain(&self) -> f64 {
        match self.unit {
            Unit::Day => 1.0,
            Unit::Week => 0.2,
            Unit::Month | Unit::Year | Unit::Decade => 0.05,
        }
    }

    /// The whole number to write in place of a wrong one, and the word before it where one is due.
    fn nearest(&self, rounding: Rounding) -> Option<(Option<&'static str>, u16)> {
        let middle = f64::midpoint(self.least, self.most);
        let whole = middle.floor();
        let left = middle - whole;
        let (word, number) = match rounding {
            Rounding::Under => (None, middle.ceil()),
            Rounding::About => (None, middle.round()),
            Rounding::Exact if self.unit > Unit::Week && self.fine && left > 0.7 => {
                (Some("nearly"), whole + 1.0)
            }
            Rounding::Exact if !self.fine => (None, self.most.floor().min(self.least.ceil())),
            Rounding::Exact if self.unit <= Unit::Week => (None, middle.round()),
            Rounding::Exact | Rounding::Over => (None, whole),
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a whole number from 1 to 9999"
        )]
        (1.0..=9999.0)
            .contains(&number)
            .then_some((word, number as u16))
    }

    /// `nearly 14 years`, `3 days`.
    fn in_words(&self, unit: Unit) -> String {
        let Some((word, number)) = self.nearest(Rounding::Exact) else {
            let none = if self.unit == Unit::Day {
                "less than a"
            } else {
                "less than one"
            };
            return format!("{none} {}", unit.name(1));
        };
        let word = word.map_or(String::new(), |word| format!("{word} "));
        format!("{word}{number} {}", unit.name(u32::from(number)))
    }
}

/// How many units lie between two days, with what is left over as a fraction.
fn in_unit(from: Date, to: Date, unit: Unit) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a calendar has fewer days than that"
    )]
    let days = days_between(from, to) as f64;
    match unit {
        Unit::Day => days,
        Unit::Week => days / 7.0,
        Unit::Month => months(from, to),
        Unit::Year => months(from, to) / 12.0,
        Unit::Decade => months(from, to) / 120.0,
    }
}

/// Months from one day to another, by the calendar.
fn months(from: Date, to: Date) -> f64 {
    let whole = (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month())
        - i32::from(from.month());
    // The last day of a month is as far in it as any other last day.
    let part = |date: Date| {
        if date == date.last_of_month() {
            1.0
        } else {
            f64::from(date.day()) / f64::from(date.days_in_month())
        }
    };
    f64::from(whole) + part(to) - part(from)
}

fn in_words(date: &Resolved) -> String {
    match date.precision {
        Precision::Month => format!("{} {}", month_name(date.first.month()), date.first.year()),
        Precision::Year => date.first.year().to_string(),
        _ => long(date.first),
    }
}

/// The tokens to change so that a length says `right`.
fn changes(
    here: Here<'_>,
    length: &Length,
    right: (Option<&'static str>, u16),
) -> Option<Vec<(u32, String)>> {
    let (word, number) = right;
    let words = here.words();
    let first = length.count_tokens.start;
    let like = words.text(first as usize);
    if length.compound && length.tokens.len() == 1 {
        let (count, unit) = like.split_once('-')?;
        let unit = unit.to_owned();
        return Some(vec![(
            first,
            format!("{}-{unit}", cardinal_like(count, number)),
        )]);
    }
    // “Two hundred” and “4.2 million” are written anew by hand.
    if length.count_tokens.len() != 1 {
        return None;
    }
    let capital = like.starts_with(|char: char| char.is_uppercase());
    let count = match like {
        "a" | "an" => cardinal_like("one", number),
        "A" | "An" => cardinal_like("One", number),
        _ => cardinal_like(like, number),
    };
    let count = match word {
        Some(word) if !length.compound && !capital => format!("{word} {count}"),
        _ => count,
    };
    let mut changes = vec![(first, count)];
    let unit_at = length.tokens.end - 1;
    if !length.compound && (length.count == 1) != (number == 1) {
        changes.push((unit_at, length.unit.name(u32::from(number)).to_owned()));
    }
    Some(changes)
}
