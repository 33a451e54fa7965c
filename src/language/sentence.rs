//! Sentences.

use super::{
    abbreviation,
    lexicon::Lexeme,
    token::{Case, Token, TokenKind},
};
use crate::text::Span;

/// A sentence: where it stands in the prose and which tokens it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to its last, closing marks included.
    pub span: Span,
    /// Index of its first token.
    pub first: u32,
    /// One past the index of its last token.
    pub end: u32,
}

impl Sentence {
    /// The indexes of its tokens.
    pub fn tokens(&self) -> std::ops::Range<usize> {
        self.first as usize..self.end as usize
    }
}

/// Appends the sentences of `tokens[from..]`, the tokens of one block of `prose`, to `sentences`.
///
/// A stop, question or exclamation mark ends a sentence when what follows can begin one. Stops of
/// abbreviations, initials and decimals do not; the stop of `U.S.` does before a word that is
/// capitalised only because it begins a sentence.
pub fn sentences(prose: &str, tokens: &[Token], from: usize, sentences: &mut Vec<Sentence>) {
    let mut first = from;
    let mut index = from;
    while index < tokens.len() {
        if ends_here(prose, tokens, index) {
            let mut end = index + 1;
            // Closing marks and brackets that touch the stop belong to the sentence.
            while end < tokens.len() && !tokens[end].spaced && closes(tokens[end].kind) {
                end += 1;
            }
            if can_begin(tokens, end) {
                push(tokens, first, end, sentences);
                first = end;
            }
            index = end;
        } else {
            index += 1;
        }
    }
    push(tokens, first, tokens.len(), sentences);
}

fn push(tokens: &[Token], first: usize, end: usize, sentences: &mut Vec<Sentence>) {
    if let [head, .., tail] | [head @ tail] = &tokens[first..end] {
        sentences.push(Sentence {
            span: head.span.join(tail.span),
            first: first as u32,
            end: end as u32,
        });
    }
}

fn closes(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::QuotationMark | TokenKind::Punctuation(')' | ']' | '.' | '!' | '?' | '…')
    )
}

/// Whether token `index` can end a sentence by itself.
fn ends_here(prose: &str, tokens: &[Token], index: usize) -> bool {
    let token = &tokens[index];
    match token.kind {
        TokenKind::Punctuation('.' | '!' | '?' | '…') => true,
        TokenKind::Word => {
            let text = token.text(prose);
            text.ends_with('.')
                && !abbreviation::never_ends_sentence(text)
                && tokens.get(index + 1).is_some_and(|next| {
                    let initial = text.chars().count() == 2;
                    // After an initial a capital continues a name; after `U.S.` or `p.m.` a word that is
                    // capitalised only at the start of sentences begins one.
                    next.spaced
                        && !initial
                        && next.case == Case::Capital
                        && next.is_any(Lexeme::OPENER)
                        || next.kind == TokenKind::QuotationMark && !initial
                })
        }
        _ => false,
    }
}

/// Whether the token at `index` can begin a sentence: spaced, and a capital, a figure, or a mark before one.
fn can_begin(tokens: &[Token], index: usize) -> bool {
    let Some(token) = tokens.get(index) else {
        return true;
    };
    if !token.spaced {
        // “A.”“B.”: two quotes that touch.
        return token.kind == TokenKind::QuotationMark;
    }
    match token.kind {
        TokenKind::Word => token.case != Case::Lower,
        TokenKind::Number | TokenKind::Address => true,
        TokenKind::QuotationMark
        | TokenKind::Punctuation('(' | '[' | '—' | '–' | '-' | '…' | '•' | '*' | '$' | '£' | '€') => {
            tokens[index + 1..]
                .iter()
                .find(|next| {
                    !matches!(
                        next.kind,
                        TokenKind::QuotationMark | TokenKind::Punctuation(_)
                    )
                })
                .is_none_or(|next| !next.is_word() || next.case != Case::Lower)
        }
        _ => false,
    }
}
