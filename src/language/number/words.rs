//! Numbers in words.

use crate::language::token::{Token, TokenKind};

const SMALL: &[(&str, i64)] = &[
    ("zero", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// What may stand after figures, or after a number in words.
const SCALES: &[(&str, i64)] = &[
    ("dozen", 12),
    ("hundred", 100),
    ("thousand", 1000),
    ("million", 1_000_000),
    ("mn", 1_000_000),
    ("mln", 1_000_000),
    ("billion", 1_000_000_000),
    ("bn", 1_000_000_000),
    ("bln", 1_000_000_000),
    ("trillion", 1_000_000_000_000),
    ("tn", 1_000_000_000_000),
    ("trn", 1_000_000_000_000),
];

/// What is written on to figures only.
const SUFFIXES: &[(&str, i64)] = &[("k", 1000), ("m", 1_000_000), ("b", 1_000_000_000)];

const PARTS: &[(&str, i64)] = &[
    ("half", 2),
    ("halves", 2),
    ("third", 3),
    ("thirds", 3),
    ("quarter", 4),
    ("quarters", 4),
    ("fourth", 4),
    ("fourths", 4),
    ("fifth", 5),
    ("fifths", 5),
    ("sixth", 6),
    ("sixths", 6),
    ("seventh", 7),
    ("sevenths", 7),
    ("eighth", 8),
    ("eighths", 8),
    ("ninth", 9),
    ("ninths", 9),
    ("tenth", 10),
    ("tenths", 10),
];

fn value_in(list: &[(&str, i64)], word: &str) -> Option<i64> {
    list.iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(word))
        .map(|(_, value)| *value)
}

/// A million and the like, as a word of its own.
pub(super) fn scale(word: &str) -> Option<i64> {
    value_in(SCALES, word)
}

/// A million and the like, written on to figures: `m`, `bn`.
pub(super) fn suffix(word: &str) -> Option<i64> {
    value_in(SUFFIXES, word).or_else(|| scale(word))
}

/// How many of it make a whole: `thirds`.
pub(super) fn parts(word: &str) -> Option<i64> {
    value_in(PARTS, word)
}

/// `seven`, `twenty-three`, at most ninety-nine.
pub(super) fn small(word: &str) -> Option<i64> {
    match word.split_once(['-', '‐', '‑']) {
        None => value_in(SMALL, word),
        Some((tens, ones)) => {
            let (tens, ones) = (value_in(SMALL, tens)?, value_in(SMALL, ones)?);
            (tens >= 20 && (1..10).contains(&ones)).then_some(tens + ones)
        }
    }
}

/// `two hundred and twelve thousand`, from `tokens[at]` on: its value and how many tokens it has.
/// A leading `a` counts as one.
pub(super) fn cardinal(prose: &str, tokens: &[Token], at: usize) -> Option<(i64, usize)> {
    let word = |ahead: usize| {
        let token = tokens.get(at + ahead)?;
        (token.kind == TokenKind::Word).then(|| token.text(prose))
    };
    let (mut total, mut group, mut last) = (0_i64, None::<i64>, i64::MAX);
    let mut length = 0;
    while let Some(next) = word(length) {
        if let Some(value) = small(next) {
            group = match group {
                None => Some(value),
                Some(hundreds) if hundreds >= 100 && hundreds % 100 == 0 && value < 100 => {
                    Some(hundreds + value)
                }
                Some(_) => break,
            };
        } else if length == 0 && matches!(next, "a" | "A" | "an" | "An") {
            group = Some(1);
        } else if next.eq_ignore_ascii_case("and") {
            let joins = group.is_some_and(|group| group >= 100 && group % 100 == 0)
                || group.is_none() && total > 0;
            let low = word(length + 1).and_then(small).is_some();
            if !joins || !low {
                break;
            }
        } else if let Some(scale) = scale(next).filter(|scale| matches!(scale, 12 | 100)) {
            match group {
                Some(value @ 1..=99) => group = Some(value * scale),
                _ => break,
            }
        } else if let Some(scale) = scale(next).filter(|&scale| scale < last) {
            let Some(value @ 1..) = group else { break };
            total = value.checked_mul(scale)?.checked_add(total)?;
            (group, last) = (None, scale);
        } else {
            break;
        }
        length += 1;
    }
    (length > 0).then_some((total.checked_add(group.unwrap_or(0))?, length))
}

/// `value` in words, from nought to ninety-nine.
pub fn in_words(value: super::Amount) -> Option<String> {
    let word = |value: i64| {
        let found = SMALL.iter().find(|(_, known)| *known == value);
        found.map(|(word, _)| (*word).to_owned())
    };
    let value = (0..100).find(|&small| value == super::Amount::whole(small))?;
    word(value).or_else(|| {
        let (tens, ones) = (word(value - value % 10)?, word(value % 10)?);
        Some(format!("{tens}-{ones}"))
    })
}
