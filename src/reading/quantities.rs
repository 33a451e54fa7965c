//! First pass: numbers, as the words and figures of a passage give them.

use super::Facts;
use crate::language::{
    Lexeme, TokenKind,
    number::{self, Number},
};

/// A number where it stands. The range is of [`Facts::tokens`].
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// Its words or figures, the scale included: `4.2 million`.
    pub tokens: std::ops::Range<u32>,
    /// What they may stand for.
    pub number: Number,
    /// Whether a currency sign stands before it.
    pub money: bool,
    /// Whether `%`, percent or per cent stands after it.
    pub percent: bool,
}

/// The numbers among the tokens of `facts` from `from` on, one block.
pub(super) fn find(prose: &str, facts: &Facts, from: usize, quantities: &mut Vec<Quantity>) {
    let tokens = &facts.tokens;
    let mut at = from;
    while let Some(token) = tokens.get(at) {
        let may_begin = token.kind == TokenKind::Number || token.is_any(Lexeme::NUMBER);
        let Some((number, length)) = may_begin.then(|| number::read(prose, tokens, at)).flatten()
        else {
            at += 1;
            continue;
        };
        let after = |ahead: usize| {
            tokens
                .get(at + length + ahead)
                .map_or("", |token| token.text(prose))
        };
        quantities.push(Quantity {
            tokens: at as u32..(at + length) as u32,
            number,
            money: at > from
                && matches!(
                    tokens[at - 1].kind,
                    TokenKind::Punctuation('$' | '£' | '€' | '¥')
                ),
            percent: matches!(after(0), "%" | "percent" | "pc")
                || after(0) == "per" && after(1) == "cent",
        });
        at += length;
    }
}
