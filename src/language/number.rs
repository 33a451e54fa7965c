//! Figures and number words, as intervals: what a writer may have meant by them.
//!
//! Amounts are exact fractions ([`Amount`]), never the machine's binary ones: what is compared and
//! what is shown must be what a reader with a pencil gets.

mod amount;
mod words;

use super::token::{Token, TokenKind};

pub use amount::{Amount, Interval};
pub use words::in_words;

/// A number as it is written: its value and the interval its precision leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// The value as written: 4.2 million is 4,200,000.
    pub value: Amount,
    /// What it may stand for: 4.2 million is 4.15 to 4.25 million.
    pub meant: Interval,
    /// What the figures are, besides an amount.
    pub form: NumberForm,
    /// How it is written, so that another can be written alike.
    pub writing: Writing,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Writing {
    /// Places after the point, before the scale: one in `4.2 million`.
    pub places: u8,
    /// What the figures are multiplied with: a million in `4.2m`.
    pub scale: i64,
    /// In words, not in figures.
    pub words: bool,
    /// The last so many bytes of the figures' own token are letters: `km` in `16km`, `bn` in `3bn`.
    pub letters: u8,
}

/// What a number looks like, besides an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberForm {
    /// An amount.
    Amount,
    /// A part in words: `two-thirds`, `half`.
    Fraction,
    /// `3rd`, `1990s`; `third` is not read at all.
    Ordinal,
    /// Four figures that may be a year.
    Year,
    /// `10:30`.
    Clock,
}

/// Figures with more digits than this are no amount.
const MOST_DIGITS: usize = 15;

/// No amount in copy is larger: a thousand trillions.
const MOST: Amount = Amount::whole(1_000_000_000_000_000);

const FIGURES: Writing = Writing {
    places: 0,
    scale: 1,
    words: false,
    letters: 0,
};

const WORDS: Writing = Writing {
    words: true,
    ..FIGURES
};

impl Number {
    fn exactly(value: Amount, form: NumberForm, writing: Writing) -> Self {
        Self {
            value,
            meant: Interval::between(value, value),
            form,
            writing,
        }
    }

    /// A part in words stands for anything near it.
    fn part(value: Amount) -> Option<Self> {
        let meant = Interval::between(value, value).widened(Amount::parts(1, 50))?;
        Some(Self {
            meant,
            ..Self::exactly(value, NumberForm::Fraction, WORDS)
        })
    }

    /// What `digits` times the scale of `writing` may stand for: half a unit of the last place either
    /// way. Whole numbers without a scale are counts. Of a scale, a single whole figure stands for what
    /// would be written with one place (`4 million` where the desk drops the nought), more for half a unit.
    fn scaled(digits: Amount, writing: Writing) -> Option<Self> {
        let scale = Amount::whole(writing.scale);
        let value = digits.times(scale)?;
        let half = match (writing.places, writing.scale) {
            (0, ..1000) => Amount::ZERO,
            (0, _) if digits < Amount::whole(10) => Amount::parts(1, 20),
            (0, _) => Amount::parts(1, 2),
            (places, _) => {
                Amount::parts(1, 2).over(Amount::whole(10_i64.pow(u32::from(places))))?
            }
        };
        (value.size() <= MOST).then_some(Self {
            value,
            meant: Interval::between(value, value).widened(half.times(scale)?)?,
            form: NumberForm::Amount,
            writing,
        })
    }

    /// Whether both may stand for the same amount.
    pub fn meets(self, other: Self) -> bool {
        self.meant.meets(other.meant)
    }

    /// The same number in a unit of which `factor` make one of its own; itself where that is too large.
    #[must_use]
    pub fn times(self, factor: Amount) -> Self {
        match (self.value.times(factor), self.meant.times(factor)) {
            (Some(value), Some(meant)) => Self {
                value,
                meant,
                ..self
            },
            _ => self,
        }
    }

    /// The same number as a headline rounds it: to the unit of its last figure that is not 0.
    #[must_use]
    pub fn rounded(self) -> Self {
        let half = Amount::parts(self.trailing_unit(), 2);
        let rounded = || {
            let wide = Interval::between(self.value, self.value).widened(half)?;
            Some(Interval {
                low: self.meant.low.min(wide.low),
                high: self.meant.high.max(wide.high),
            })
        };
        Self {
            meant: rounded().unwrap_or(self.meant),
            ..self
        }
    }

    /// All that it may stand for where it is the ground of a calculation: round thousands may be rounded,
    /// by one per cent at most.
    pub fn loosely(self) -> Interval {
        let unit = self.trailing_unit();
        if self.value < Amount::whole(1000) || unit < 100 || self.writing.scale > 1 {
            return self.meant;
        }
        let hundredth = self.value.over(Amount::HUNDRED);
        let half = hundredth.map(|hundredth| hundredth.min(Amount::parts(unit, 2)));
        half.and_then(|half| self.meant.widened(half))
            .unwrap_or(self.meant)
    }

    /// The unit of its last figure that is not 0: a thousand for 5,000. 0 where it has places.
    fn trailing_unit(self) -> i64 {
        let mut unit = 1;
        while self.value > Amount::ZERO && unit < 1_000_000_000_000_000 {
            let next = unit * 10;
            if !self
                .value
                .over(Amount::whole(next))
                .is_some_and(Amount::is_whole)
            {
                break;
            }
            unit = next;
        }
        if unit > 1 { unit } else { 0 }
    }
}

/// The number that begins with `tokens[at]`, and how many tokens it has.
///
/// Read are figures with commas and points, with `m`, `bn` and the like written on or after, number
/// words, scales (two hundred, a dozen, 4.2 million, half a million) and fractions (two-thirds).
pub fn read(prose: &str, tokens: &[Token], at: usize) -> Option<(Number, usize)> {
    let token = tokens.get(at)?;
    let (number, length) = match token.kind {
        TokenKind::Number => (figures(token.text(prose))?, 1),
        TokenKind::Word => return read_words(prose, tokens, at),
        _ => return None,
    };
    if number.form == NumberForm::Ordinal || number.form == NumberForm::Clock {
        return Some((number, length));
    }
    let (number, length) = match tokens.get(at + 1).and_then(|next| vulgar(next, prose)) {
        Some(part) if number.value.is_whole() => (
            number
                .value
                .plus(part)
                .and_then(|value| half_figures(value, 1))?,
            2,
        ),
        _ => (number, length),
    };
    Some(match scale_after(prose, tokens, at + length) {
        Some((scale, more)) if number.writing.letters == 0 => {
            let writing = Writing {
                scale,
                ..number.writing
            };
            (Number::scaled(number.value, writing)?, length + more)
        }
        _ => (number, length),
    })
}

/// `½` and its like, written on to figures.
fn vulgar(token: &Token, prose: &str) -> Option<Amount> {
    if token.spaced || token.kind != TokenKind::Number {
        return None;
    }
    vulgar_value(token.text(prose))
}

fn vulgar_value(text: &str) -> Option<Amount> {
    Some(match text {
        "½" => Amount::parts(1, 2),
        "¼" => Amount::parts(1, 4),
        "¾" => Amount::parts(3, 4),
        "⅓" => Amount::parts(1, 3),
        "⅔" => Amount::parts(2, 3),
        _ => return None,
    })
}

fn half_figures(value: Amount, scale: i64) -> Option<Number> {
    let writing = Writing {
        places: 1,
        scale,
        ..FIGURES
    };
    Number::scaled(value, writing)
}

/// `million`, `-million`, `bn` after figures: the factor and how many tokens that is.
fn scale_after(prose: &str, tokens: &[Token], at: usize) -> Option<(i64, usize)> {
    let next = tokens.get(at)?;
    let tied = matches!(next.kind, TokenKind::Punctuation('-' | '‑')) && !next.spaced;
    let word = if tied { tokens.get(at + 1)? } else { next };
    if word.kind != TokenKind::Word || tied && word.spaced {
        return None;
    }
    let text = word.text(prose);
    let text = text.split_once('-').map_or(text, |(scale, _)| scale);
    let scale = words::scale(text)?;
    Some((scale, if tied { 2 } else { 1 }))
}

/// `1,234.5`, `4.2m`, `1990s`, `10:30`.
fn figures(text: &str) -> Option<Number> {
    if let Some(value) = vulgar_value(text) {
        return Number::part(value);
    }
    let end = text
        .find(|char: char| !char.is_ascii_digit() && !matches!(char, ',' | '.' | ':'))
        .unwrap_or(text.len());
    let (digits, letters) = text.split_at(end);
    let writing = Writing {
        letters: u8::try_from(letters.len()).ok()?,
        ..FIGURES
    };
    if let Some((hour, _)) = digits.split_once(':') {
        let hour = Amount::whole(hour.parse().ok()?);
        return Some(Number::exactly(hour, NumberForm::Clock, writing));
    }
    let (whole, places) = digits.split_once('.').unwrap_or((digits, ""));
    if places.contains(['.', ',']) || digits.len() > MOST_DIGITS {
        return None;
    }
    let plain: String = whole
        .chars()
        .filter(|char| *char != ',')
        .chain(places.chars())
        .collect();
    let digit_value = Amount::decimal(plain.parse().ok()?, places.len() as u32)?;
    let writing = Writing {
        places: places.len() as u8,
        ..writing
    };
    if letters.is_empty() {
        let may_be_year = places.is_empty()
            && whole.len() == 4
            && (Amount::whole(1500)..Amount::whole(2200)).contains(&digit_value);
        let form = if may_be_year {
            NumberForm::Year
        } else {
            NumberForm::Amount
        };
        return Some(Number {
            form,
            ..Number::scaled(digit_value, writing)?
        });
    }
    if let Some(scale) = words::suffix(letters) {
        return Number::scaled(digit_value, Writing { scale, ..writing });
    }
    let ordinal = matches!(letters, "st" | "nd" | "rd" | "th" | "s");
    Some(Number {
        form: if ordinal {
            NumberForm::Ordinal
        } else {
            NumberForm::Amount
        },
        ..Number::scaled(digit_value, writing)?
    })
}

/// `twenty-three`, `two hundred and twelve`, `two-thirds`, `a dozen`, `a third`, `half a million`.
fn read_words(prose: &str, tokens: &[Token], at: usize) -> Option<(Number, usize)> {
    let word = |ahead: usize| {
        let token = tokens.get(at + ahead)?;
        (token.kind == TokenKind::Word).then(|| token.text(prose))
    };
    let text = word(0)?;
    let article = |word: &str| word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an");
    let scaled = |digits: Amount, scale: i64| {
        let writing = Writing {
            scale,
            places: u8::from(!digits.is_whole()),
            ..WORDS
        };
        Number::scaled(digits, writing)
    };
    if text.eq_ignore_ascii_case("half") {
        let scale = word(1)
            .filter(|next| article(next))
            .and_then(|_| word(2))
            .and_then(words::scale);
        return match scale {
            Some(scale) => Some((scaled(Amount::parts(1, 2), scale)?, 3)),
            None => Some((Number::part(Amount::parts(1, 2))?, 1)),
        };
    }
    if let Some((first, second)) = text.split_once('-')
        && let Some(parts) = words::parts(second)
    {
        let over = words::small(first)?;
        return Some((Number::part(Amount::parts(over, parts))?, 1));
    }
    let (value, length) = words::cardinal(prose, tokens, at)?;
    let is_article = article(text);
    // `a third`, `two thirds`; not `a third man`.
    if length == 1
        && (1..10).contains(&value)
        && let Some(parts) = word(1).and_then(words::parts)
        && (value > 1 || ends_part(prose, tokens.get(at + 2)))
    {
        return Some((Number::part(Amount::parts(value, parts))?, 2));
    }
    if is_article && length == 1 {
        return None;
    }
    // `two and a half million`
    let and_a_half = word(length).is_some_and(|word| word == "and")
        && word(length + 1).is_some_and(article)
        && word(length + 2).and_then(words::parts) == Some(2);
    let (digits, length) = if and_a_half && value < 100 {
        (Amount::whole(value).plus(Amount::parts(1, 2))?, length + 3)
    } else {
        (Amount::whole(value), length)
    };
    if and_a_half && let Some(scale) = word(length).and_then(words::scale) {
        return Some((scaled(digits, scale)?, length + 1));
    }
    // The scale is part of the value; for its precision it is looked at again.
    let scale = [1_000_000_000_000, 1_000_000_000, 1_000_000]
        .into_iter()
        .find(|scale| value >= *scale && value % scale == 0);
    match scale {
        Some(scale) => Some((scaled(Amount::whole(value / scale), scale)?, length)),
        None => Some((scaled(digits, 1)?, length)),
    }
}

/// Whether what follows `a third` leaves it a part: `a third of`, `a third,`, `a third more`.
fn ends_part(prose: &str, next: Option<&Token>) -> bool {
    use super::Lexeme;
    next.is_none_or(|next| {
        !next.is_word()
            || next.is_any(Lexeme::PREPOSITION | Lexeme::CONJUNCTION | Lexeme::DETERMINER)
            || matches!(
                next.text(prose),
                "more"
                    | "less"
                    | "fewer"
                    | "higher"
                    | "lower"
                    | "as"
                    | "this"
                    | "last"
                    | "since"
                    | "than"
                    | "rise"
                    | "increase"
                    | "drop"
                    | "fall"
                    | "decrease"
                    | "jump"
                    | "cut"
            )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language::tokenize, text::Span};

    fn read_whole(text: &str) -> Option<(Number, usize)> {
        let mut tokens = Vec::new();
        tokenize(text, Span::of(0..text.len()), &mut tokens);
        read(text, &tokens, 0)
    }

    fn read_first(text: &str) -> Option<Number> {
        read_whole(text).map(|(number, _)| number)
    }

    #[test]
    fn figures_and_words_have_values() {
        let is = |text: &str, value: Amount, length: usize| {
            let (number, tokens) =
                read_whole(text).unwrap_or_else(|| panic!("{text} is no number"));
            assert_eq!((number.value, tokens), (value, length), "{text}");
        };
        let whole = Amount::whole;
        is("4.2m", whole(4_200_000), 1);
        is("4.2 million people", whole(4_200_000), 2);
        is("4.2-million people", whole(4_200_000), 3);
        is("£3bn".trim_start_matches('£'), whole(3_000_000_000), 1);
        is("1,234 boats", whole(1234), 1);
        is("twenty-three boats", whole(23), 1);
        is("two hundred boats", whole(200), 2);
        is("two hundred and twelve boats", whole(212), 4);
        is("twelve thousand three hundred boats", whole(12_300), 4);
        is("one hundred and two thousand boats", whole(102_000), 5);
        is("a hundred boats", whole(100), 2);
        is("a dozen boats", whole(12), 2);
        is("half a dozen boats", whole(6), 3);
        is("half a million boats", whole(500_000), 3);
        is("two and a half million boats", whole(2_500_000), 5);
        is("2½ miles", Amount::parts(5, 2), 2);
        is("two-thirds of them", Amount::parts(2, 3), 1);
        is("two thirds of them", Amount::parts(2, 3), 2);
        is("a third of them", Amount::parts(1, 3), 2);
        is("nine", whole(9), 1);
        is("0.1", Amount::parts(1, 10), 1);
        for text in ["harbour", "a third man", "a boat", "and"] {
            assert_eq!(read_first(text), None, "{text}");
        }
        let form = |text| read_first(text).map(|number| number.form);
        assert_eq!(form("2026"), Some(NumberForm::Year));
        assert_eq!(form("10:30"), Some(NumberForm::Clock));
        assert_eq!(form("3rd"), Some(NumberForm::Ordinal));
        assert_eq!(form("half the boats"), Some(NumberForm::Fraction));
    }

    #[test]
    fn precision_leaves_an_interval() {
        let meant = |text: &str| read_first(text).unwrap().meant;
        let of = |low: i64, high: i64| Interval::between(Amount::whole(low), Amount::whole(high));
        assert_eq!(meant("4.2m"), of(4_150_000, 4_250_000));
        assert_eq!(meant("4 million"), of(3_950_000, 4_050_000));
        assert_eq!(meant("four million"), of(3_950_000, 4_050_000));
        assert_eq!(meant("42 million"), of(41_500_000, 42_500_000));
        assert_eq!(meant("42,000"), of(42_000, 42_000));
        assert_eq!(read_first("42,000").unwrap().loosely(), of(41_580, 42_420));
        assert_eq!(read_first("420").unwrap().loosely(), of(420, 420));
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
