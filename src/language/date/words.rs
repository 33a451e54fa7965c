//! Looking around among tokens without falling off their end.

use crate::language::{Case, Lexeme, Token, TokenKind};

/// The tokens of a block and the prose they are of. Any index may be asked for.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// What the spans of the tokens are of.
    pub prose: &'a str,
    /// Up to the end of the block.
    pub tokens: &'a [Token],
}

impl<'a> Words<'a> {
    /// The token at `at`.
    pub fn get(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    /// The letters of the token at `at`; nothing past the end.
    pub fn text(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |token| token.text(self.prose))
    }

    /// Whether the token at `at` is `word`, however it is capitalised.
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.text(at).eq_ignore_ascii_case(word)
    }

    /// Whether the token at `at` is one of `words`, however it is capitalised.
    pub fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        let text = self.text(at);
        words.iter().any(|word| text.eq_ignore_ascii_case(word))
    }

    /// Whether the token at `at` is this mark.
    pub fn mark(&self, at: usize, mark: char) -> bool {
        self.get(at).is_some_and(|token| token.is_mark(mark))
    }

    /// Whether the token before `at` satisfies `is`.
    pub fn before(&self, at: usize, is: impl FnOnce(usize) -> bool) -> bool {
        at.checked_sub(1).is_some_and(is)
    }

    /// Whether a dash or hyphen stands at `at`.
    pub fn dash(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| {
            matches!(
                token.kind,
                TokenKind::Punctuation('-' | '–' | '—' | '‐' | '‑' | '―')
            )
        })
    }

    /// Whether a word in small letters stands at `at`.
    pub fn small(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.case == Case::Lower)
    }

    /// Whether nothing of the sentence follows at `at`: its end, or a mark that closes.
    pub fn stops(&self, at: usize) -> bool {
        self.get(at).is_none_or(|token| {
            matches!(
                token.kind,
                TokenKind::Punctuation('.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '—' | '–')
            )
        })
    }

    /// Whether no noun stands at `at` that a number before it could count.
    pub fn counts_nothing(&self, at: usize) -> bool {
        self.get(at).is_none_or(|token| {
            !token.is_word() || token.case != Case::Lower || token.is_any(FUNCTION)
        })
    }

    /// Whether a noun in the plural stands at `at`, as far as its letters say.
    pub fn is_plural(&self, at: usize) -> bool {
        let text = self.text(at);
        text.ends_with('s') && !text.ends_with("ss")
            || matches!(text, "people" | "men" | "women" | "children" | "police")
    }
}

/// Words that no number counts.
const FUNCTION: Lexeme = Lexeme::PREPOSITION
    .or(Lexeme::CONJUNCTION)
    .or(Lexeme::AUXILIARY)
    .or(Lexeme::SPEECH)
    .or(Lexeme::DETERMINER)
    .or(Lexeme::SUBORDINATOR)
    .or(Lexeme::ADVERB);
