//! Amounts told apart from figures that count nothing: scores, sections, dates, ages, names.

use super::{Block, Quantity, Unit};
use crate::language::{
    Lexeme, Token, TokenKind,
    number::{Amount, Number, NumberForm},
};

/// What a number is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// It counts or measures.
    Amount,
    /// One of two that a dash, a stroke or a colon joins: a score, a tally, a range.
    Joined,
    /// The lower or upper end of a range in words.
    RangeEnd,
    /// A day, a year, a time of day.
    Date,
    /// How old somebody is.
    Age,
    /// Part of a name: `Section 4`, `Boeing 737`, `G20`.
    Label,
}

/// Words after which a number says which one, not how many. In lower case.
const LABELLING: &[&str] = &[
    "section",
    "sections",
    "article",
    "articles",
    "chapter",
    "page",
    "pages",
    "no.",
    "nos.",
    "number",
    "numbers",
    "room",
    "route",
    "channel",
    "highway",
    "interstate",
    "flight",
    "phase",
    "type",
    "level",
    "grade",
    "class",
    "week",
    "day",
    "game",
    "round",
    "group",
    "act",
    "title",
    "rule",
    "resolution",
    "bill",
    "district",
    "area",
    "unit",
    "precinct",
    "proposition",
    "amendment",
    "category",
    "version",
    "part",
    "volume",
    "platform",
    "gate",
    "ward",
    "tier",
    "step",
    "item",
    "paragraph",
    "clause",
    "count",
    "counts",
    "line",
    "lines",
    "year",
    "exit",
    "runway",
    "figure",
    "table",
    "measure",
    "question",
    "season",
    "episode",
    "stage",
    "lot",
    "pier",
    "berth",
    "zone",
    "sector",
    "apartment",
    "suite",
    "floor",
    "verse",
    "psalm",
    "week",
];

impl Block<'_> {
    /// What a number without a unit from token `start` to `end` is for.
    pub(super) fn role(&self, number: &mut Number, start: usize, end: usize) -> Role {
        let before = start.checked_sub(1).filter(|&at| at >= self.from);
        let before = before.and_then(|at| self.tokens.get(at));
        let after = self.tokens.get(end);
        if let Some(before) = before {
            if before.is_any(Lexeme::MONTH) && before.is_capitalised() && !number.writing.words {
                return Role::Date;
            }
            let word = before.text(self.prose);
            let labels = before.is_word()
                && (before.is_capitalised() && self.names_by_number(start, before)
                    || LABELLING
                        .iter()
                        .any(|label| label.eq_ignore_ascii_case(word)))
                && !self.is_time(start - 1, word);
            if labels || matches!(before.kind, TokenKind::Punctuation('#' | '§')) {
                return Role::Label;
            }
            if word.eq_ignore_ascii_case("aged") || word.eq_ignore_ascii_case("age") {
                return Role::Age;
            }
        }
        match number.form {
            NumberForm::Year => {
                let counts = after.is_some_and(|after| {
                    after.spaced
                        && after.is_word()
                        && !after.is_any(Lexeme::VERB)
                        && super::is_plural(after.text(self.prose))
                        && after.text(self.prose).starts_with(char::is_lowercase)
                });
                if !counts {
                    return Role::Date;
                }
                number.form = NumberForm::Amount;
            }
            NumberForm::Clock | NumberForm::Ordinal => return Role::Date,
            NumberForm::Amount | NumberForm::Fraction => {}
        }
        if number.writing.letters > 0 && number.writing.scale == 1 {
            return Role::Label;
        }
        if let Some(after) = after {
            let text = after.text(self.prose);
            if after.is_any(Lexeme::MONTH) && after.is_capitalised() {
                return Role::Date;
            }
            if matches!(text, "a.m." | "p.m." | "am" | "pm" | "o’clock" | "o'clock") {
                return Role::Date;
            }
            let age =
                (after.is_mark('-') && !after.spaced && self.text(end + 1).starts_with("year-old"))
                    || text == "years" && matches!(self.text(end + 1), "old" | "of")
                    || text == "year" && self.text(end + 1) == "old";
            if age {
                return Role::Age;
            }
            // `Mara Lind, 49, of Halden`
            let set_off = before.is_some_and(|before| before.is_mark(','))
                && matches!(after.kind, TokenKind::Punctuation(',' | '.' | ';' | ')'))
                && start >= self.from + 2
                && self.tokens[start - 2].is_capitalised();
            if set_off {
                return Role::Age;
            }
        }
        self.joined_role(start, end)
    }

    /// Whether the word at `at` tells when, and the number after it has nothing to do with it: `last year 82
    /// people came`.
    fn is_time(&self, at: usize, word: &str) -> bool {
        const WORDS: &[&str] = &["year", "week", "day", "season"];
        const WHICH: &[&str] = &[
            "last", "this", "that", "next", "previous", "each", "every", "a", "the", "per", "same",
        ];
        let is_any =
            |word: &str, list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(word));
        is_any(word, WORDS) && at > self.from && is_any(self.text(at - 1), WHICH)
    }

    /// Whether the capitalised word `before` and the number from `start` on are a name: `Boeing 737`,
    /// not `In 12 towns`.
    fn names_by_number(&self, start: usize, before: &Token) -> bool {
        let opens = start < self.from + 2
            || matches!(
                self.tokens[start - 2].kind,
                TokenKind::Punctuation('.' | '!' | '?' | ':' | ';') | TokenKind::QuotationMark
            );
        !opens
            && !before.is_any(Lexeme::OPENER | Lexeme::PREPOSITION | Lexeme::WEEKDAY)
            && self.tokens[start].kind == TokenKind::Number
            && self.tokens[start].spaced
    }

    /// Whether a dash, a stroke or a colon joins the number to another.
    pub(super) fn joined_role(&self, start: usize, end: usize) -> Role {
        let is_join = |token: &Token| {
            !token.spaced
                && matches!(
                    token.kind,
                    TokenKind::Punctuation('-' | '–' | '‑' | '/' | ':' | '−')
                )
        };
        let after = self.tokens.get(end).is_some_and(is_join)
            && self.tokens.get(end + 1).is_some_and(|next| {
                !next.spaced
                    && (next.kind == TokenKind::Number
                        || matches!(next.kind, TokenKind::Punctuation('$' | '£' | '€')))
            });
        let before =
            start > self.from && is_join(&self.tokens[start - 1]) && !self.tokens[start].spaced;
        let negative = start > self.from
            && matches!(
                self.tokens[start - 1].kind,
                TokenKind::Punctuation('-' | '−' | '–')
            )
            && !self.tokens[start].spaced;
        if after || before || negative {
            Role::Joined
        } else {
            Role::Amount
        }
    }
}

/// Finds ranges in words: `between 10 and 15`, `10 to 15 per cent` (not `from 10 to 15`, which may be
/// a change).
pub(super) fn ranges(prose: &str, tokens: &[Token], quantities: &mut [Quantity]) {
    let text = |at: u32| {
        tokens
            .get(at as usize)
            .map_or("", |token| token.text(prose))
    };
    for at in 1..quantities.len() {
        let (one, other) = (&quantities[at - 1], &quantities[at]);
        if other.reach.start != one.reach.end + 1
            || one.role != Role::Amount
            || other.role != Role::Amount
        {
            continue;
        }
        let before = one.reach.start.checked_sub(1).map_or("", text);
        // “from a record 10 to 15”
        let from = (1..=3).any(|back| {
            let place = one.reach.start.checked_sub(back);
            place.is_some_and(|at| matches!(text(at), "from" | "From"))
        });
        let is_range = match text(one.reach.end) {
            "to" => {
                let one_unit = one.unit == other.unit || one.unit == Unit::None;
                one_unit
                    && !from
                    && !matches!(before, "of" | "at" | "by")
                    && !matches!(text(other.reach.end), "from")
                    && other.number.value > one.number.value
            }
            "and" => before.eq_ignore_ascii_case("between"),
            "or" => {
                let most = one.number.value.times(Amount::whole(3));
                one.unit == Unit::None
                    && other.unit == Unit::None
                    && other.number.value > one.number.value
                    && most.is_some_and(|most| other.number.value < most)
            }
            _ => false,
        };
        if is_range {
            quantities[at - 1].role = Role::RangeEnd;
            quantities[at].role = Role::RangeEnd;
        }
    }
}
