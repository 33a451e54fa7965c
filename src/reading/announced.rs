//! First pass: lists whose length the draft says: `Two towns were cut off: Halden, Port Merrow and Esk.`

mod items;

use std::ops::Range;

use super::{
    Facts,
    facts::BlockFacts,
    quantities::{Hedge, Quantity, Role, Unit, is_plural},
};
use crate::language::{
    Lexeme, TokenKind,
    date::Words,
    number::{Amount, NumberForm},
};

/// A count and the items it is of. The ranges are of [`Facts::tokens`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announced {
    /// The word that says how many: `two`, `both`, `respectively`.
    pub word: Range<u32>,
    /// How many it says there are.
    pub said: u16,
    /// The items.
    pub items: Vec<Range<u32>>,
    /// What kind of word says so.
    pub by: By,
}

/// How a draft says how long a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// `two towns: …`
    Number,
    /// `both Halden and Esk`
    Both,
    /// `Halden and Esk won 12 and nine medals respectively`: as many as the other list has.
    Respectively,
}

/// A number that says how many of something follow: `three reasons` before a colon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// The number.
    pub word: Range<u32>,
    /// How many.
    pub said: u16,
    /// What it counts ends before this token.
    pub end: u32,
}

/// The most that is counted so.
const MOST: i64 = 20;

/// So many words may stand between what is counted and the colon.
const REACH: usize = 12;

/// The lists of `block`.
pub(super) fn find(prose: &str, facts: &Facts, block: &BlockFacts, found: &mut Vec<Announced>) {
    let words = Words {
        prose,
        tokens: &facts.tokens,
    };
    for sentence in &facts.sentences[block.sentences.clone()] {
        let range = sentence.tokens();
        let first = facts
            .quantities
            .partition_point(|quantity| (quantity.tokens.start as usize) < range.start);
        let here = facts.quantities[first..]
            .iter()
            .take_while(|quantity| (quantity.tokens.start as usize) < range.end);
        for quantity in here {
            found.extend(numbered(words, facts, quantity, range.clone()));
        }
        for at in range.clone() {
            if words
                .get(at)
                .is_none_or(|token| token.kind != TokenKind::Word)
                || facts.is_quoted(at as u32)
            {
                continue;
            }
            if words.is(at, "both") {
                found.extend(both(words, facts, at, range.end));
            } else if words.is(at, "respectively") {
                found.extend(respectively(words, facts, at, range.start));
            }
        }
    }
}

/// What `quantity` promises, if it counts things of which a list may follow.
pub fn promise(prose: &str, facts: &Facts, quantity: &Quantity) -> Option<Promise> {
    const OTHER: &[&str] = &[
        "least",
        "most",
        "than",
        "about",
        "over",
        "nearly",
        "almost",
        "first",
        "last",
        "next",
        "another",
        "other",
        "top",
        "or",
        "to",
        "and",
        "some",
        "around",
        "roughly",
        "every",
        "more",
        "remaining",
        "final",
    ];
    /// What is counted, but never listed after.
    const NEVER: &[&str] = &[
        "others", "times", "points", "goals", "words", "runs", "hours", "minutes", "seconds",
        "days", "weeks", "months", "years", "decades", "seasons", "votes", "wins", "losses",
        "yards", "thirds", "quarters", "halves", "dozens", "people", "percent", "sides", "lines",
        "pages", "letters",
    ];
    let words = Words {
        prose,
        tokens: &facts.tokens,
    };
    let said = (2..=MOST).find(|&said| quantity.number.value == Amount::whole(said))?;
    let plain = quantity.role == Role::Amount
        && quantity.number.form == NumberForm::Amount
        && quantity.unit == Unit::None
        && quantity.hedge == Hedge::None
        && !facts.is_quoted(quantity.tokens.start);
    let start = quantity.tokens.start as usize;
    let other = words.before(start, |before| words.is_one_of(before, OTHER));
    let counted = facts.counted(prose, quantity);
    let noun = (counted.end as usize).checked_sub(1)?;
    let things = !counted.is_empty()
        && !words.is_one_of(noun, NEVER)
        && words.small(noun)
        && (counted.start as usize..noun)
            .all(|at| !words.is_one_of(at, &["more", "other", "further", "such"]));
    (plain && !other && things).then(|| Promise {
        word: quantity.tokens.clone(),
        said: u16::try_from(said).unwrap_or_default(),
        end: counted.end,
    })
}

/// Where the colon, dash or bracket stands that what `promise` counts leads to, within `end`.
pub fn opening(words: Words<'_>, facts: &Facts, promise: &Promise, end: usize) -> Option<usize> {
    const TURNS: &[&str] = &[
        "including",
        "include",
        "among",
        "such",
        "like",
        "than",
        "that",
        "said",
        "says",
    ];
    let from = promise.end as usize;
    for at in from..end.min(from + REACH) {
        let token = words.get(at)?;
        match token.kind {
            TokenKind::Punctuation(':') => return Some(at),
            TokenKind::Punctuation('—' | '–' | '(') if token.spaced || token.is_mark('—') => {
                // What is set off stands right after the noun.
                return (at == from).then_some(at);
            }
            TokenKind::Word => {
                let noun = is_plural(words.text(at))
                    && words.small(at)
                    && !token.is_any(Lexeme::AUXILIARY | Lexeme::VERB);
                if noun || words.is_one_of(at, TURNS) {
                    return None;
                }
            }
            TokenKind::Possessive => {}
            _ => return None,
        }
        if facts.is_quoted(at as u32) {
            return None;
        }
    }
    None
}

/// `two towns: Halden, Port Merrow and Esk`
fn numbered(
    words: Words<'_>,
    facts: &Facts,
    quantity: &Quantity,
    sentence: Range<usize>,
) -> Option<Announced> {
    let promise = promise(words.prose, facts, quantity)?;
    let mark = opening(words, facts, &promise, sentence.end)?;
    let stop = sentence.end - 1;
    let end = match words.text(mark) {
        ":" => words.mark(stop, '.').then_some(stop)?,
        "(" => (mark..sentence.end).find(|&at| words.mark(at, ')'))?,
        dash => (mark + 1..sentence.end)
            .find(|&at| words.text(at) == dash)
            .or_else(|| words.mark(stop, '.').then_some(stop))?,
    };
    let items = items::of(words, facts, mark + 1..end, usize::from(promise.said))?;
    Some(Announced {
        word: promise.word,
        said: promise.said,
        items,
        by: By::Number,
    })
}

/// `both Halden, Esk and Port Merrow`
fn both(words: Words<'_>, facts: &Facts, at: usize, end: usize) -> Option<Announced> {
    let items = items::names_from(words, facts, at + 1, end)?;
    Some(Announced {
        word: at as u32..at as u32 + 1,
        said: 2,
        items,
        by: By::Both,
    })
}

/// `Halden and Esk won 12, nine and six medals respectively`: the names before, the figures after them.
fn respectively(words: Words<'_>, facts: &Facts, at: usize, start: usize) -> Option<Announced> {
    let figures = items::figures_before(words, facts, at, start)?;
    let first = figures.first()?.start as usize;
    let names = (start..first).find_map(|from| items::names_from(words, facts, from, first))?;
    Some(Announced {
        word: at as u32..at as u32 + 1,
        said: u16::try_from(figures.len()).ok()?,
        items: names,
        by: By::Respectively,
    })
}
