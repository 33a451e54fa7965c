//! Days that are only right on the day the story is read.

use jiff::civil::Date;

use super::Here;
use crate::{
    draft::Zone,
    language::{
        Token, TokenKind,
        date::{CalendarDate, month_name, weekday_name},
    },
    reading::{
        DateExpression,
        dates::{DateForm, Relative, Unit, resolve::days_between},
    },
    rules::{Check, Evidence, Finding, Findings, Rule, Safety, Severity},
    text::{Edit, Span},
};

pub(crate) static RULE: Rule = Rule {
    id: "dates/relative-day",
    severity: Severity::Info,
    needs: &[],
    page: include_str!("relative_day.md"),
    check: Check::Draft(check),
};

fn check(evidence: &Evidence<'_>, findings: &mut Findings) {
    let Some(story) = evidence.reading.story_date.map(|date| date.value) else {
        say_what_is_missing(evidence, findings);
        return;
    };
    if is_live(evidence) {
        return;
    }
    for (here, mention, date) in super::dates(evidence) {
        let DateForm::Relative(relative) = date.form else {
            continue;
        };
        if here.is_quoted(date.tokens.start)
            || is_name_or_era(here, date)
            || is_our_time(here, date)
        {
            continue;
        }
        let Some(value) = mention.value else {
            continue;
        };
        let text = here.text(&date.tokens);
        let day = value.in_words();
        let message = match relative {
            Relative::Ago(_, Unit::Day | Unit::Week) => {
                format!("“{text}” is counted from the day of the story")
            }
            Relative::Day(_) => {
                format!("“{text}” is {day} only on the day of the story")
            }
            Relative::Weekday(_, -1) => format!("“{text}” is {day}"),
            Relative::Weekday(weekday, 1) if fits_two(story, weekday) => {
                let later = value.first.saturating_add(jiff::Span::new().days(7));
                format!(
                    "“{text}” may be {} or {}",
                    day_and_month(value.first),
                    day_and_month(later)
                )
            }
            _ => continue,
        };
        let finding = findings.report(mention.span, message);
        ways_out(
            here,
            date,
            relative,
            (value.first, value.last),
            story,
            finding,
        );
    }
}

/// One hint for a draft that has days and no date.
fn say_what_is_missing(evidence: &Evidence<'_>, findings: &mut Findings) {
    let first = super::dates(evidence).find(|(here, _, date)| {
        let open = |part: &CalendarDate| part.weekday.is_some() && part.year.is_none();
        date.parts().any(open) && !here.is_quoted(date.tokens.start)
    });
    if let Some((_, mention, _)) = first {
        findings
            .report(
                mention.span,
                "the draft has no date, so days of the week and relative days are not checked; put date: YYYY-MM-DD in its front matter",
            )
            .severity(Severity::Hint);
    }
}

/// Whether the headline says that the page is written while things happen.
fn is_live(evidence: &Evidence<'_>) -> bool {
    let Some(headline) = evidence.draft.head().headline() else {
        return false;
    };
    let Some(here) = Here::at(evidence, headline.passage) else {
        return false;
    };
    here.facts.blocks.get(headline.block).is_some_and(|block| {
        let tokens = block.tokens.start as u32..block.tokens.end as u32;
        let words = here.words();
        let first = block.tokens.start;
        words.is(first, "live") && (words.mark(first + 1, ':') || words.dash(first + 1))
            || here.has_any(&tokens, &["liveblog", "live-blog"])
            || block.tokens.clone().any(|at| {
                words.is(at, "live") && words.is_one_of(at + 1, &["blog", "updates", "coverage"])
            })
    })
}

/// Whether two such days fit `next Friday`: one is still to come this week.
fn fits_two(story: Date, weekday: jiff::civil::Weekday) -> bool {
    weekday.to_monday_zero_offset() > story.weekday().to_monday_zero_offset()
}

/// `USA Today`, the Today programme; “today’s youth”, “even today”.
fn is_name_or_era(here: Here<'_>, date: &DateExpression) -> bool {
    const ERA: &[&str] = &[
        "youth",
        "world",
        "society",
        "young",
        "children",
        "kids",
        "generation",
        "technology",
        "standards",
        "market",
        "markets",
        "economy",
        "climate",
        "students",
        "women",
        "men",
        "media",
        "politics",
        "politicians",
        "culture",
        "money",
        "prices",
        "terms",
        "consumers",
        "parents",
        "teenagers",
        "readers",
        "voters",
        "age",
        "digital",
        "modern",
    ];
    const PROGRAMMES: &[&str] = &[
        "programme",
        "program",
        "show",
        "programmes",
        "newspaper",
        "magazine",
        "FM",
    ];
    let words = here.words();
    let (start, end) = (date.tokens.start as usize, date.tokens.end as usize);
    let capital = words.get(start).is_some_and(Token::is_capitalised);
    let begins = here.sentence(date.tokens.start).start as usize == start;
    // A heading in capitals begins every word so.
    let named = capital && !begins && here.zone(start) == Zone::Body
        || words.is_one_of(end, PROGRAMMES)
        || words.before(start, |before| words.is(before, "USA"));
    let possessive = words
        .get(end)
        .is_some_and(|token| token.kind == TokenKind::Possessive);
    let era = possessive && words.is_one_of(end + 1, ERA)
        || words.before(start, |before| {
            words.is_one_of(
                before,
                &["even", "than", "of", "as", "like", "until", "still"],
            )
        }) && words.is(start, "today");
    named || era
}

/// Whether `today` means these times rather than a day: nothing near it was done on that day or will be.
fn is_our_time(here: Here<'_>, date: &DateExpression) -> bool {
    /// How many words either way are looked at.
    const NEAR: u32 = 8;
    const DONE: &[&str] = &[
        "said", "told", "was", "were", "had", "did", "made", "met", "won", "lost", "left", "began",
        "came", "went", "gave", "took", "held", "broke", "found", "fell", "sent", "hit", "put",
        "set", "saw", "rose", "died", "struck", "wrote", "ran", "will", "due", "would",
    ];
    let words = here.words();
    if date.tokens.len() != 1 || !words.is(date.tokens.start as usize, "today") {
        return false;
    }
    let sentence = here.sentence(date.tokens.start);
    let first = sentence.start.max(date.tokens.start.saturating_sub(NEAR));
    let last = sentence.end.min(date.tokens.end + NEAR);
    !(first..last).map(|at| at as usize).any(|at| {
        let text = words.text(at);
        words.small(at) && (DONE.contains(&text) || text.ends_with("ed") && !text.ends_with("eed"))
            || words.is_one_of(at, &["’ll", "'ll"])
            || words.is(at, "to") && words.before(at, |before| words.is(before, "is"))
    })
}

/// Offers the day of the week where that is near, the date, and “a week earlier” for “a week ago”.
fn ways_out(
    here: Here<'_>,
    date: &DateExpression,
    relative: Relative,
    (first, last): (Date, Date),
    story: Date,
    finding: &mut Finding,
) {
    let span = finding.span;
    if let Relative::Ago(..) = relative {
        let ago = date.tokens.end - 1;
        let place = here.facts.span_of(&(ago..ago + 1));
        if here.written.prose().is_verbatim(place) {
            let edit = Edit::new(here.span(&(ago..ago + 1)), "earlier");
            finding.fix("Change “ago” to “earlier”", Safety::Unsafe, vec![edit]);
        }
        if first == last {
            offer(here, date, finding, span, &day_and_month(first));
        }
        return;
    }
    if let Relative::Weekday(_, 1) = relative {
        offer(here, date, finding, span, &day_and_month(first));
        let later = first.saturating_add(jiff::Span::new().days(7));
        offer(here, date, finding, span, &day_and_month(later));
        return;
    }
    let words = here.words();
    let start = date.tokens.start as usize;
    let part = match date.tokens.len() {
        2 if !matches!(relative, Relative::Weekday(..)) => words.text(start + 1),
        _ if words.is(start, "tonight") => "night",
        _ => "",
    };
    let part = if part.is_empty() {
        String::new()
    } else {
        format!(" {part}")
    };
    if days_between(first, story).abs() < 7 {
        let weekday = weekday_name(first.weekday());
        offer(here, date, finding, span, &format!("{weekday}{part}"));
    }
    if part.is_empty() {
        offer(here, date, finding, span, &day_and_month(first));
    }
}

/// Offers `day` in place of the words, with `on` where nothing leads to it.
fn offer(here: Here<'_>, date: &DateExpression, finding: &mut Finding, span: Span, day: &str) {
    if !here
        .written
        .prose()
        .is_verbatim(here.facts.span_of(&date.tokens))
    {
        return;
    }
    let words = here.words();
    let (start, end) = (date.tokens.start as usize, date.tokens.end as usize);
    let led = words.before(start, |before| {
        words.is_one_of(
            before,
            &[
                "on", "by", "until", "till", "from", "since", "before", "after", "for", "the",
                "late", "early", "of", "and", "or",
            ],
        )
    });
    let possessive = words
        .get(end)
        .is_some_and(|token| token.kind == TokenKind::Possessive);
    let capital = words.get(start).is_some_and(Token::is_capitalised);
    let text = match (led || possessive, capital) {
        (true, _) => day.to_owned(),
        (false, true) => format!("On {day}"),
        (false, false) => format!("on {day}"),
    };
    finding.unsafe_fix(format!("Change to “{text}”"), span, text);
}

fn day_and_month(date: Date) -> String {
    format!("{} {}", date.day(), month_name(date.month()))
}
