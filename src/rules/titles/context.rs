//! What the words around a title say of the time at which it is somebody’s.

use std::ops::Range;

use jiff::civil::Date;

use crate::{
    language::{TokenKind, name::plain},
    rules::here::Alone,
};

/// What the words around a title say.
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent signs, not a state"
)]
pub(super) struct Context {
    /// Something right beside it takes it back: former, then-, -elect.
    pub(super) says_otherwise: bool,
    /// The sentence is about what may come.
    pub(super) tells_of_the_future: bool,
    /// The sentence is set in an earlier time: years ago, who served as.
    is_set_earlier: bool,
    /// The sentence has a word that may look back: when, during, appointed.
    looks_back: bool,
    /// The sentence tells of somebody who comes into an office, or out of one.
    tells_of_a_change: bool,
    /// The earliest year that the sentence names.
    year: Option<i16>,
    /// The earliest year that the paragraph names.
    pub(super) year_around: Option<i16>,
}

/// So many tokens before a title belong to it.
const BEFORE: u32 = 3;

/// A longer paragraph is looked at no further.
const MOST: usize = 300;

/// Words before a title that say that it is not theirs, not really, or not now.
const TAKES_BACK: [&str; 31] = [
    "aspiring",
    "declared",
    "deposed",
    "ex",
    "exiled",
    "fake",
    "former",
    "formerly",
    "future",
    "incoming",
    "late",
    "longtime",
    "next",
    "one-time",
    "onetime",
    "ousted",
    "outgoing",
    "past",
    "possible",
    "potential",
    "predecessor",
    "presumptive",
    "previous",
    "prospective",
    "retired",
    "self-declared",
    "self-proclaimed",
    "self-styled",
    "shadow",
    "then",
    "would-be",
];

/// Words that make one of many of a title, where they stand right before it: `a President Lind`.
const ONE_OF_MANY: [&str; 5] = ["a", "an", "another", "any", "no"];

/// Words in a title or right after the name that say the same.
const TAKES_BACK_AFTER: [&str; 6] = [
    "candidate",
    "designate",
    "elect",
    "hopeful",
    "nominee",
    "then",
];

const SET_EARLIER: [&str; 9] = [
    "ago",
    "century",
    "decade",
    "decades",
    "formerly",
    "predecessor",
    "predecessors",
    "previously",
    "served",
];

const LOOKS_BACK: [&str; 19] = [
    "administration",
    "appointed",
    "during",
    "era",
    "former",
    "historic",
    "history",
    "legacy",
    "memoir",
    "nominated",
    "once",
    "promoted",
    "serving",
    "succeeded",
    "succeeding",
    "then",
    "under",
    "when",
    "while",
];

const CHANGES: [&str; 29] = [
    "appointed",
    "became",
    "become",
    "becomes",
    "becoming",
    "candidate",
    "designate",
    "elect",
    "elected",
    "former",
    "formerly",
    "incoming",
    "named",
    "nominated",
    "nominee",
    "outgoing",
    "predecessor",
    "previously",
    "promoted",
    "promotion",
    "replaced",
    "replaces",
    "resigned",
    "served",
    "succeeded",
    "succeeding",
    "successor",
    "sworn",
    "then",
];

const LOOKS_AHEAD: [&str; 26] = [
    "become",
    "becomes",
    "becoming",
    "candidate",
    "could",
    "elect",
    "elected",
    "future",
    "if",
    "imagine",
    "inaugurated",
    "inauguration",
    "may",
    "might",
    "next",
    "nominated",
    "nominee",
    "possible",
    "potential",
    "prospect",
    "race",
    "running",
    "shall",
    "should",
    "will",
    "would",
];

impl Context {
    /// What the words around `title` say, which stands beside `name`.
    pub(super) fn of(here: &Alone<'_>, title: &Range<u32>, name: &Range<u32>) -> Self {
        let prose = here.words().prose;
        let sentence = here.sentence(title.start);
        let word = |token: u32| {
            let token = &here.facts.tokens[token as usize];
            plain(token.text(prose).trim_matches(['-', '‑', '.'])).into_owned()
        };
        let is_any = |token: u32, list: &[&str]| {
            let word = word(token);
            list.contains(&word.as_str())
                || word.split(['-', '‑']).any(|part| {
                    part != word && matches!(part, "elect" | "designate" | "then" | "ex" | "former")
                })
        };
        let before = title.start.saturating_sub(BEFORE).max(sentence.start)..title.start;
        let after = name.end.min(sentence.end)..(name.end + 2).min(sentence.end);
        let inside = title.clone();
        let takes_back = before
            .chain(inside.clone())
            .any(|token| is_any(token, &TAKES_BACK));
        let one_of_many = title.start > sentence.start && is_any(title.start - 1, &ONE_OF_MANY);
        // `presidential candidate Gov. Lind` is a governor.
        let last = inside.end.saturating_sub(1)..inside.end;
        let takes_back_after = last
            .chain(after)
            .any(|token| is_any(token, &TAKES_BACK_AFTER));
        let mut context = Self {
            says_otherwise: takes_back || one_of_many || takes_back_after,
            tells_of_the_future: false,
            is_set_earlier: false,
            looks_back: false,
            tells_of_a_change: false,
            year: None,
            year_around: None,
        };
        for token in sentence.clone().filter(|&token| !here.is_quoted(token)) {
            context.tells_of_the_future |= is_any(token, &LOOKS_AHEAD);
            context.looks_back |= is_any(token, &LOOKS_BACK);
            context.is_set_earlier |= is_any(token, &SET_EARLIER);
            context.tells_of_a_change |= is_any(token, &CHANGES);
        }
        for token in here.block(title.start).take(MOST) {
            let written = &here.facts.tokens[token as usize];
            if written.kind == TokenKind::Number
                && let Ok(year) = written.text(prose).parse::<i16>()
                && (1900..2100).contains(&year)
            {
                let earlier =
                    |known: Option<i16>| Some(known.map_or(year, |known| known.min(year)));
                context.year_around = earlier(context.year_around);
                if sentence.contains(&token) {
                    context.year = earlier(context.year);
                }
            }
        }
        context
    }

    /// Whether the sentence looks back, or tells of somebody who comes into an office or out of one.
    pub(super) fn tells_of_a_change(&self) -> bool {
        self.tells_of_a_change || self.is_set_earlier || self.says_otherwise
    }

    /// Whether the words may tell of days before the story’s.
    pub(super) fn may_tell_of_the_past(&self, day: Date) -> bool {
        self.looks_back
            || self.tells_of_the_past(day)
            || self.year_around.is_some_and(|year| year < day.year())
    }

    /// Whether the sentence is set in days before the story’s.
    pub(super) fn tells_of_the_past(&self, day: Date) -> bool {
        self.is_set_earlier || self.year.is_some_and(|year| year < day.year())
    }
}
