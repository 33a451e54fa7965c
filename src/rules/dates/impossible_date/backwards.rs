//! Ranges whose end comes before their beginning.

use super::Here;
use crate::{
    language::date::CalendarDate,
    reading::dates::{DateExpression, DateSpan, Joint},
    rules::{Findings, Severity},
};

/// Words of a sentence in which it may be meant: “fell from 2015 to 2010” counts something, “1500–1450 B.C.”
/// runs so, a date is moved from one day to another.
const REVERSED: &[&str] = &[
    "back",
    "backwards",
    "backward",
    "reverse",
    "bc",
    "b.c.",
    "bce",
    "countdown",
    "fell",
    "dropped",
    "declined",
    "decreased",
    "down",
    "rose",
    "cut",
    "reduced",
    "shrank",
    "postponed",
    "moved",
    "rescheduled",
    "forward",
    "changed",
    "brought",
    "ago",
    "number",
    "total",
];

/// Reports `span` if it runs backwards.
pub(super) fn look(
    here: Here<'_>,
    date: &DateExpression,
    span: &DateSpan,
    findings: &mut Findings,
) -> bool {
    let sentence = here.sentence(date.tokens.start);
    if !ends_early(span) || !is_meant(here, date, span) || here.has_any(&sentence, REVERSED) {
        return false;
    }
    let finding = findings.report(
        here.span(&date.tokens),
        format!("“{}” ends before it begins", here.text(&date.tokens)),
    );
    if here.is_quoted(date.tokens.start) {
        finding.severity(Severity::Info);
    } else if has_only_years(span) {
        finding.severity(Severity::Warning);
    }
    let ends = if has_only_years(span) {
        let years = span.from.year.zip(span.to.year);
        years.map(|(from, to)| (from.token, to.token))
    } else if has_own_months(span) {
        None
    } else {
        let days = span.from.day.zip(span.to.day);
        days.map(|(from, to)| (from.token, to.token))
    };
    if let Some((first, last)) = ends {
        let text = |token: u32| here.words().text(token as usize).to_owned();
        here.offer(
            finding,
            "Change the ends".to_owned(),
            &[(first, text(last)), (last, text(first))],
        );
    }
    true
}

fn has_only_years(span: &DateSpan) -> bool {
    span.from.month.is_none() && span.to.month.is_none()
}

fn has_own_months(span: &DateSpan) -> bool {
    span.from
        .month
        .zip(span.to.month)
        .is_some_and(|(from, to)| from.token != to.token)
}

/// Whether the second date is before the first in any year that can be meant.
fn ends_early(span: &DateSpan) -> bool {
    if let (Some(from), Some(to)) = (span.from.exact(), span.to.exact()) {
        return from > to;
    }
    let month = |date: &CalendarDate| date.month.map_or(0, |month| month.value);
    match (span.from.day, span.to.day, span.from.year.zip(span.to.year)) {
        (Some(from), Some(to), None) => {
            month(&span.from) == month(&span.to) && from.value > to.value
        }
        (None, None, Some((from, to))) => {
            from.token != to.token && (from.value, month(&span.from)) > (to.value, month(&span.to))
        }
        _ => false,
    }
}

/// Whether the two are the ends of one stretch, and no score or sum.
fn is_meant(here: Here<'_>, date: &DateExpression, span: &DateSpan) -> bool {
    let words = here.words();
    let start = date.tokens.start as usize;
    let after = |list: &[&str]| words.before(start, |before| words.is_one_of(before, list));
    let after_mark = |mark| words.before(start, |before| words.mark(before, mark));
    match (span.joint, has_only_years(span)) {
        (Joint::And, _) => false,
        (Joint::Word, true) => after(&["from", "between"]),
        (Joint::Word, false) => true,
        (Joint::Dash, true) => after_mark('('),
        (Joint::Dash, false) => {
            const OPEN: &[&str] = &[
                "from", "between", "on", "of", "for", "dates", "open", "run", "runs", "running",
                "held", "closed", "place", "week", "weekend",
            ];
            after(OPEN) || after_mark('(') || after_mark(',') || has_own_months(span)
        }
    }
}
