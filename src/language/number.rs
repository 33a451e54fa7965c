//! Figures and number words, as intervals: what a writer may have meant by them.

use super::token::{Token, TokenKind};

/// A number as it is written: its value and the interval its precision leaves open.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// The value as written: 4.2 million is 4,200,000.
    pub value: f64,
    /// The least it may stand for: 4.2 million may be 4.15 million.
    pub low: f64,
    /// The most it may stand for.
    pub high: f64,
    /// What the figures are, besides an amount.
    pub form: NumberForm,
}

/// What a number looks like, besides an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberForm {
    /// An amount.
    Amount,
    /// `3rd`, `1990s`, `third` is not read at all.
    Ordinal,
    /// Four figures that may be a year.
    Year,
    /// `10:30`.
    Clock,
}

impl Number {
    /// An amount written to a unit of `unit`: half of it either way.
    fn written(value: f64, unit: f64) -> Self {
        Self {
            value,
            low: value - unit / 2.0,
            high: value + unit / 2.0,
            form: NumberForm::Amount,
        }
    }

    fn exactly(value: f64) -> Self {
        Self::written(value, 0.0)
    }

    fn times(self, factor: f64) -> Self {
        Self {
            value: self.value * factor,
            low: self.low * factor,
            high: self.high * factor,
            form: self.form,
        }
    }

    /// Whether both may stand for the same amount.
    pub fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// The same number as a headline rounds it: to the unit of its last figure that is not 0.
    #[must_use]
    pub fn rounded(self) -> Self {
        let mut unit = 1.0;
        while self.value != 0.0 && self.value % (unit * 10.0) == 0.0 && unit < 1e15 {
            unit *= 10.0;
        }
        let half = if unit > 1.0 { unit / 2.0 } else { 0.0 };
        Self {
            low: self.low.min(self.value - half),
            high: self.high.max(self.value + half),
            ..self
        }
    }
}

const SMALL: &[(&str, f64)] = &[
    ("zero", 0.0),
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
    ("dozen", 12.0),
    ("half", 0.5),
    ("both", 2.0),
    ("twice", 2.0),
];

const SCALES: &[(&str, f64)] = &[
    ("dozen", 12.0),
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("k", 1e3),
    ("m", 1e6),
    ("mn", 1e6),
    ("million", 1e6),
    ("bn", 1e9),
    ("billion", 1e9),
    ("tn", 1e12),
    ("trillion", 1e12),
];

const FRACTIONS: &[(&str, f64)] = &[
    ("half", 2.0),
    ("halves", 2.0),
    ("third", 3.0),
    ("thirds", 3.0),
    ("quarter", 4.0),
    ("quarters", 4.0),
    ("fifth", 5.0),
    ("fifths", 5.0),
    ("sixth", 6.0),
    ("tenth", 10.0),
    ("tenths", 10.0),
];

fn value_in(list: &[(&str, f64)], word: &str) -> Option<f64> {
    list.iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(word))
        .map(|(_, value)| *value)
}

/// The number that begins with `tokens[at]`, and how many tokens it has.
///
/// Read are figures with commas and points, with `m`, `bn` and the like written on or after, number
/// words up to ninety-nine, scales (two hundred, a dozen, 4.2 million) and fractions (two-thirds).
pub fn read(prose: &str, tokens: &[Token], at: usize) -> Option<(Number, usize)> {
    let token = tokens.get(at)?;
    let text = token.text(prose);
    let (mut number, mut length) = match token.kind {
        TokenKind::Number => (figures(text)?, 1),
        TokenKind::Word => words(prose, tokens, at, text)?,
        _ => return None,
    };
    while number.form != NumberForm::Ordinal
        && let Some(next) = tokens.get(at + length)
    {
        let Some(scale) = next
            .is_word()
            .then(|| value_in(SCALES, next.text(prose)))
            .flatten()
        else {
            break;
        };
        number = number.times(scale);
        number.form = NumberForm::Amount;
        length += 1;
    }
    Some((number, length))
}

/// `1,234.5`, `4.2m`, `1990s`, `10:30`.
fn figures(text: &str) -> Option<Number> {
    let end = text
        .find(|char: char| !char.is_ascii_digit() && !matches!(char, ',' | '.' | ':'))
        .unwrap_or(text.len());
    let (digits, suffix) = text.split_at(end);
    if digits.contains(':') {
        let value = digits.split(':').next()?.parse().ok()?;
        return Some(Number {
            form: NumberForm::Clock,
            ..Number::exactly(value)
        });
    }
    let plain: String = digits.chars().filter(|char| *char != ',').collect();
    if plain.matches('.').count() > 1 {
        return None;
    }
    let value: f64 = plain.parse().ok()?;
    let places = plain.split_once('.').map_or(0, |(_, places)| places.len());
    let unit = if places == 0 {
        0.0
    } else {
        10f64.powi(-i32::try_from(places).ok()?)
    };
    let number = Number::written(value, unit);
    if suffix.is_empty() {
        let year = places == 0 && digits.len() == 4 && (1500.0..2200.0).contains(&value);
        let form = if year {
            NumberForm::Year
        } else {
            NumberForm::Amount
        };
        return Some(Number { form, ..number });
    }
    if let Some(scale) = value_in(SCALES, suffix) {
        let unit = if unit == 0.0 { 1.0 } else { unit };
        return Some(Number::written(value, unit).times(scale));
    }
    let ordinal = matches!(suffix, "st" | "nd" | "rd" | "th" | "s");
    Some(Number {
        form: if ordinal {
            NumberForm::Ordinal
        } else {
            NumberForm::Amount
        },
        ..number
    })
}

/// `twenty-three`, `two-thirds`, `a dozen`, `a third`.
fn words(prose: &str, tokens: &[Token], at: usize, text: &str) -> Option<(Number, usize)> {
    if let Some((first, second)) = text.split_once('-') {
        let first = value_in(SMALL, first)?;
        if let Some(small) = value_in(SMALL, second).filter(|&small| first >= 20.0 && small < 10.0)
        {
            return Some((Number::exactly(first + small), 1));
        }
        return value_in(FRACTIONS, second).map(|parts| (about(first / parts), 1));
    }
    if matches!(text, "a" | "A" | "an") {
        let next = tokens.get(at + 1)?.text(prose);
        let value = value_in(SCALES, next).filter(|_| next.len() > 2);
        if let Some(value) = value {
            return Some((Number::exactly(value), 2));
        }
        return value_in(FRACTIONS, next).map(|parts| (about(1.0 / parts), 2));
    }
    let value = value_in(SMALL, text)?;
    Some((
        if text.eq_ignore_ascii_case("half") {
            about(value)
        } else {
            Number::exactly(value)
        },
        1,
    ))
}

/// A fraction in words stands for anything near it.
fn about(value: f64) -> Number {
    Number::written(value, 0.04)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language::tokenize, text::Span};

    fn read_first(text: &str) -> Option<Number> {
        let mut tokens = Vec::new();
        tokenize(text, Span::of(0..text.len()), &mut tokens);
        read(text, &tokens, 0).map(|(number, _)| number)
    }

    #[test]
    fn figures_and_words_have_values() {
        let near = |text: &str, value: f64| {
            let number = read_first(text).unwrap_or_else(|| panic!("{text} is no number"));
            assert!(
                (number.value - value).abs() <= value * 1e-9,
                "{text} is {number:?}"
            );
        };
        near("4.2m", 4.2e6);
        near("4.2 million people", 4.2e6);
        near("1,234 boats", 1234.0);
        near("twenty-three boats", 23.0);
        near("two hundred boats", 200.0);
        near("a dozen boats", 12.0);
        near("two-thirds of them", 2.0 / 3.0);
        near("nine", 9.0);
        assert_eq!(read_first("harbour"), None);
        assert_eq!(
            read_first("2026").map(|number| number.form),
            Some(NumberForm::Year)
        );
        assert_eq!(
            read_first("10:30").map(|number| number.form),
            Some(NumberForm::Clock)
        );
        assert_eq!(
            read_first("3rd").map(|number| number.form),
            Some(NumberForm::Ordinal)
        );
    }

    #[test]
    fn a_headline_rounds() {
        let meets = |head: &str, body: &str| {
            read_first(head)
                .unwrap()
                .rounded()
                .meets(read_first(body).unwrap())
        };
        assert!(meets("5,000", "4,963"));
        assert!(meets("4.2m", "4,183,500"));
        assert!(!meets("12", "11"));
        assert!(!meets("5,000", "4,100"));
    }
}
