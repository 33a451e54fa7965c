//! A sentence as arithmetic sees it: its tokens without the quotes in it, and its figures.

use crate::{
    language::{Sentence, Token, TokenKind},
    reading::{
        Facts, Step,
        quantities::{Hedge, Quantity, Unit, hedge},
    },
};

/// One sentence, the writer's or one in a quote. Places are indexes into its steps.
pub(super) struct Line<'a> {
    prose: &'a str,
    facts: &'a Facts,
    /// The indexes of its tokens; quotes in it are one step each, [`QUOTE`].
    steps: Vec<u32>,
    /// Its figures in order.
    pub(super) figures: Vec<Figure>,
}

/// A quote in a line: nothing is known of what it says.
const QUOTE: u32 = u32::MAX;

/// A sentence with more figures than this is a list of results; which of them belong together is not looked for,
/// which takes time with the square of their number.
const MOST_FIGURES: usize = 60;

/// A figure of a line.
#[derive(Clone, Copy)]
pub(super) struct Figure {
    /// Its index in [`Facts::quantities`].
    pub(super) index: u32,
    /// Where its hedge, currency or first figure stands.
    pub(super) start: usize,
    /// One past its last figure or unit.
    pub(super) end: usize,
}

impl<'a> Line<'a> {
    /// The sentence of `facts` with the tokens of `range`, in quote `within` if any; `None` where fewer than two
    /// figures stand in it, or too many.
    pub(super) fn of(
        prose: &'a str,
        facts: &'a Facts,
        range: std::ops::Range<usize>,
        within: Option<usize>,
    ) -> Option<Self> {
        let first = facts
            .quantities
            .partition_point(|quantity| (quantity.tokens.start as usize) < range.start);
        let own = facts.quantities[first..]
            .iter()
            .take_while(|quantity| (quantity.tokens.start as usize) < range.end);
        if !(2..=MOST_FIGURES).contains(&own.clone().take(MOST_FIGURES + 1).count()) {
            return None;
        }
        let steps: Vec<u32> = facts
            .steps(range.clone(), within)
            .map(|step| match step {
                Step::Token(token) => token as u32,
                Step::Quote(_) => QUOTE,
            })
            .collect();
        let mut figures = Vec::new();
        let mut at = 0;
        for (ahead, quantity) in own.enumerate() {
            let place = |token: u32, from: usize| {
                steps[from..]
                    .iter()
                    .position(|&step| step == token)
                    .map(|found| from + found)
            };
            // A figure inside a quote in the line is not the line's.
            let Some(start) = place(quantity.reach.start, at) else {
                continue;
            };
            let end = start + quantity.reach.len();
            figures.push(Figure {
                index: (first + ahead) as u32,
                start,
                end,
            });
            at = start;
        }
        (figures.len() > 1).then_some(Self {
            prose,
            facts,
            steps,
            figures,
        })
    }

    /// The quantity of `figure`.
    pub(super) fn quantity(&self, figure: Figure) -> &'a Quantity {
        &self.facts.quantities[figure.index as usize]
    }

    /// The quantity with the index `index` in [`Facts::quantities`].
    pub(super) fn by_index(&self, index: u32) -> Option<&'a Quantity> {
        self.facts.quantities.get(index as usize)
    }

    /// How many steps it has.
    pub(super) fn len(&self) -> usize {
        self.steps.len()
    }

    /// Its token at `place`.
    pub(super) fn token(&self, place: usize) -> Option<&'a Token> {
        self.facts.tokens.get(*self.steps.get(place)? as usize)
    }

    /// Its word at `place`, as written; empty for quotes and past the ends.
    pub(super) fn word(&self, place: usize) -> &'a str {
        self.token(place).map_or("", |token| token.text(self.prose))
    }

    /// Whether the word at `place` is one of `words`, however capitalised.
    pub(super) fn is_any(&self, place: usize, words: &[&str]) -> bool {
        let word = self.word(place);
        words.iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    /// Whether `words` stand from `place` on.
    pub(super) fn has(&self, place: usize, words: &[&str]) -> bool {
        words
            .iter()
            .enumerate()
            .all(|(ahead, word)| self.word(place + ahead).eq_ignore_ascii_case(word))
    }

    /// Whether `words` end before `place`.
    pub(super) fn ends(&self, place: usize, words: &[&str]) -> bool {
        place >= words.len() && self.has(place - words.len(), words)
    }

    /// Whether any word from `start` to `end` is one of `words`.
    pub(super) fn any_between(&self, start: usize, end: usize, words: &[&str]) -> bool {
        (start..end).any(|place| self.is_any(place, words))
    }

    /// Whether a quote stands from `start` to `end`.
    pub(super) fn quote_between(&self, start: usize, end: usize) -> bool {
        self.steps
            .get(start..end)
            .is_some_and(|steps| steps.contains(&QUOTE))
    }

    /// Whether the token at `place` is punctuation, or the line is over there.
    pub(super) fn is_mark(&self, place: usize) -> bool {
        self.token(place).is_none_or(|token| {
            matches!(
                token.kind,
                TokenKind::Punctuation(_) | TokenKind::QuotationMark
            )
        })
    }

    /// Whether a hyphen stands at `place`.
    pub(super) fn is_hyphen(&self, place: usize) -> bool {
        self.is_any(place, &["-", "‑", "‐"])
    }

    /// Where the words before `place` begin, articles and possessives left out: for `of all the 40` the
    /// place of `all`.
    pub(super) fn before_articles(&self, place: usize) -> usize {
        const ARTICLES: &[&str] = &[
            "the", "a", "an", "its", "their", "his", "her", "our", "those", "these", "all", "some",
            "only", "just", "my", "your", "another", "whole", "full", "entire",
        ];
        let mut place = place;
        loop {
            let possessive = place > 1
                && self
                    .token(place - 1)
                    .is_some_and(|token| token.kind == TokenKind::Possessive);
            if possessive {
                place -= 2;
                // “last year’s 40”
                if place > 0 && self.is_any(place - 1, &["last", "this", "that"]) {
                    place -= 1;
                }
            } else if place > 0 && self.is_any(place - 1, ARTICLES) {
                place -= 1;
            } else {
                return place;
            }
        }
    }

    /// Whether the `and` at `place` joins two dates: `between 2019 and 2023`.
    pub(super) fn is_between(&self, place: usize) -> bool {
        const MOST: usize = 4;
        self.is_any(place, &["and"])
            && (place.saturating_sub(MOST)..place).any(|at| self.is_any(at, &["between"]))
            && self.is_date(place + 1)
    }

    /// The year that stands at `place`, alone or with its date.
    pub(super) fn year_at(&self, place: usize) -> Option<i16> {
        let date = self.facts.date_at(self.index(place)?)?;
        self.facts.dates[date]
            .calendar()?
            .year
            .map(|year| year.value)
    }

    /// Whether a date stands at `place`.
    pub(super) fn is_date(&self, place: usize) -> bool {
        self.index(place)
            .is_some_and(|token| self.facts.date_at(token).is_some())
    }

    /// The index of the token at `place`, in [`Facts::tokens`].
    pub(super) fn index(&self, place: usize) -> Option<u32> {
        self.steps.get(place).copied().filter(|&step| step != QUOTE)
    }

    /// The hedge before the word at `place`.
    pub(super) fn hedge_before(&self, place: usize) -> Hedge {
        self.index(place).map_or(Hedge::None, |token| {
            hedge::before(self.prose, &self.facts.tokens, 0..token as usize).0
        })
    }

    /// Whether both figures count or measure the same: things, one money, one measure.
    pub(super) fn alike(&self, one: Figure, other: Figure) -> bool {
        let (one, other) = (self.quantity(one), self.quantity(other));
        match (one.unit, other.unit) {
            (Unit::Measure(one), Unit::Measure(other)) => std::ptr::eq(one, other),
            (one, other) => one == other,
        }
    }
}

/// Whether `sentence` goes on calculating with the figures of the one before: `That is a rise of 40%.`
pub(super) fn goes_on(prose: &str, facts: &Facts, sentence: &Sentence) -> bool {
    let word = |at: u32| {
        let token = facts.tokens.get((sentence.first + at) as usize);
        token.map_or("", |token| token.text(prose))
    };
    if sentence.end - sentence.first > 30 {
        return false;
    }
    match word(0) {
        "That" | "This" | "It" | "Which" => matches!(
            word(1).trim_end_matches("’s").trim_end_matches("'s"),
            "is" | "was"
                | "represents"
                | "represented"
                | "marks"
                | "marked"
                | "amounts"
                | "amounted"
                | "equals"
                | "means"
                | "meant"
                | "works"
                | "would"
                | "makes"
                | "made"
                | "amount"
                | "’s"
                | "'s"
                | "translates"
                | "equates"
        ),
        "An" | "A" | "Up" | "Down" => sentence.end - sentence.first < 12,
        "The" => matches!(
            word(1),
            "increase" | "rise" | "drop" | "fall" | "decline" | "decrease" | "total"
        ),
        _ => false,
    }
}

/// Whether `sentence` begins with another year than the one before told of: `By 2023 it had 39.`
pub(super) fn turns_to_another_year(prose: &str, facts: &Facts, sentence: &Sentence) -> bool {
    let word = |at: u32| {
        let token = facts.tokens.get((sentence.first + at) as usize);
        token.map_or("", |token| token.text(prose))
    };
    let date = match word(0) {
        "In" | "By" => 1,
        "This" | "Last" => 0,
        _ => return false,
    };
    sentence.end - sentence.first <= 30 && facts.date_at(sentence.first + date).is_some()
}
