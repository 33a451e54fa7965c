//! English as news copy writes it: words, sentences, marks, names of offices, verbs of speech.
//!
//! Comes in: prose. Goes out: tokens and sentences, and what a word may be. Knows no person and no draft.

pub mod abbreviation;
mod address;
pub mod date;
pub mod house;
pub mod letters;
pub mod lexicon;
pub mod name;
pub mod number;
pub mod pronoun;
pub mod quotation_mark;
pub mod romanisation;
pub mod sentence;
pub mod title;
pub mod token;
pub mod unit;
pub mod us_state;

pub use lexicon::Lexeme;
pub use sentence::{Sentence, sentences};
pub use token::{Case, Token, TokenKind, tokenize};
