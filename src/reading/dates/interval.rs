//! First pass: lengths of time that stand with the dates they run between: `12 years before the March
//! 2025 report`, `a three-day fair, 4 to 6 May`, `the 10th anniversary of the 2015 flood`.

use std::ops::Range;

use super::{DateForm, Joint, Unit, relative};
use crate::{
    language::{
        Lexeme, TokenKind,
        date::{Words, cardinal},
    },
    reading::Facts,
};

mod near;

/// A length of time and the dates it runs between. Ranges are of [`Facts::tokens`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interval {
    /// How long, as it is written.
    pub length: Length,
    /// Where it begins.
    pub from: End,
    /// Where it ends.
    pub to: End,
    /// What sort of length it is.
    pub kind: IntervalKind,
}

/// An end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// A date, by its index in [`Facts::dates`]; of a span the end that is meant.
    Date(u32),
    /// The story date.
    Story,
}

/// The sorts of intervals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IntervalKind {
    /// From one date to another.
    Apart,
    /// All of a span, both ends counted in.
    Whole,
    /// So many years after a beginning, on the day.
    Anniversary,
}

/// A length of time as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Length {
    /// From its count to its unit.
    pub tokens: Range<u32>,
    /// The tokens of the count: `12`, `twelve`, `a`; all of `three-day`.
    pub count_tokens: Range<u32>,
    /// How many.
    pub count: u16,
    /// Of what.
    pub unit: Unit,
    /// What a word before says of its exactness.
    pub rounding: Rounding,
    /// Whether it describes a noun: `three-day`, `12-year`.
    pub compound: bool,
}

/// What a word before a number says of its exactness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// Nothing.
    Exact,
    /// `about`, `some`.
    About,
    /// `nearly`, `less than`.
    Under,
    /// `more than`, `at least`.
    Over,
}

/// The intervals among the tokens of the facts' last block, which starts at token `from`.
pub(super) fn find(prose: &str, facts: &Facts, from: usize, intervals: &mut Vec<Interval>) {
    let has_date = facts
        .dates
        .last()
        .is_some_and(|date| date.tokens.start as usize >= from);
    if !has_date {
        return;
    }
    let words = Words {
        prose,
        tokens: &facts.tokens,
    };
    let mut at = from;
    while let Some(token) = words.get(at) {
        let may_begin = token.kind == TokenKind::Number
            || token.is_any(Lexeme::NUMBER)
            || token.is_word() && words.text(at).contains('-');
        if may_begin {
            if let Some(length) = length(words, at) {
                at = length.tokens.end as usize;
                intervals.extend(near::dated(words, facts, from, &length));
                continue;
            }
        } else if words.is(at, "anniversary") {
            intervals.extend(near::anniversary(words, facts, from, at));
        }
        at += 1;
    }
}

/// The length of time that begins with token `at`.
fn length(words: Words<'_>, at: usize) -> Option<Length> {
    if let Some((count, unit)) = words.text(at).split_once('-') {
        // “three-day”, “ten-year”
        let tokens = at as u32..at as u32 + 1;
        return Some(Length {
            count: small_number(count)?,
            unit: Unit::of_word(unit)?,
            count_tokens: tokens.clone(),
            tokens,
            rounding: Rounding::Exact,
            compound: true,
        });
    }
    let (count, next) = relative::count(words, at)?;
    let hyphen = words.dash(next) && words.get(next).is_some_and(|token| !token.spaced);
    let unit_at = next + usize::from(hyphen);
    let unit = Unit::of_word(words.text(unit_at))?;
    let after = unit_at + 1;
    // “Two years and three months”, “a year and a half”, “12 years old”, “two years’ work”.
    let part = words.is(after, "and")
        && (words.is_one_of(after + 1, &["a", "half"])
            || words
                .get(after + 1)
                .is_some_and(|token| token.kind == TokenKind::Number)
            || Unit::of_word(words.text(after + 2)).is_some());
    let last = words.before(at, |before| {
        words.is(before, "and") || words.mark(before, ',')
    }) && at >= 2
        && Unit::of_word(words.text(at - 2)).is_some();
    let other = words.is_one_of(after, &["old", "of"]) && words.is(after + 1, "age")
        || words.is(after, "old")
        || words.text(unit_at).eq_ignore_ascii_case("weekend");
    if part || last || other {
        return None;
    }
    Some(Length {
        tokens: at as u32..after as u32,
        count_tokens: at as u32..next as u32,
        count,
        unit,
        rounding: rounding(words, at, after),
        compound: hyphen,
    })
}

/// A number in one word or in figures.
fn small_number(word: &str) -> Option<u16> {
    if let Ok(number) = word.parse() {
        return Some(number).filter(|number| (1..=999).contains(number));
    }
    cardinal(word)
}

/// What stands before or after a number that says how exact it is.
fn rounding(words: Words<'_>, at: usize, after: usize) -> Rounding {
    let two =
        |first: &str, second: &str| at >= 2 && words.is(at - 2, first) && words.is(at - 1, second);
    let one = |list: &[&str]| words.before(at, |before| words.is_one_of(before, list));
    if one(&["nearly", "almost", "under", "barely"]) || two("less", "than") || two("up", "to") {
        return Rounding::Under;
    }
    if one(&["over"])
        || two("more", "than")
        || two("at", "least")
        || words.is(after, "or") && words.is(after + 1, "more")
    {
        return Rounding::Over;
    }
    let so = words.is(after, "or") && words.is(after + 1, "so");
    if so
        || one(&[
            "about",
            "around",
            "roughly",
            "some",
            "approximately",
            "maybe",
            "perhaps",
        ])
    {
        return Rounding::About;
    }
    Rounding::Exact
}

/// Whether the dates of a span are all that is between its ends.
fn is_stretch(form: &DateForm) -> bool {
    matches!(form, DateForm::Span(span) if span.joint != Joint::And)
}
