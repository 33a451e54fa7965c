//! Which pronoun a word goes with.

use super::{Lexeme, Token};

/// The pronouns that stand for one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gender {
    /// he, him, his.
    He,
    /// she, her, hers.
    She,
    /// they, their; of one person or of several.
    They,
}

impl Gender {
    /// What the pronoun `word` says, in any case and capitalisation.
    pub fn of_pronoun(word: &str) -> Option<Self> {
        // “he’ll”, “she'd”.
        let word = word.split(['\'', '’']).next().unwrap_or(word);
        let is = |list: &[&str]| list.iter().any(|known| word.eq_ignore_ascii_case(known));
        if is(&["he", "him", "his", "himself"]) {
            Some(Self::He)
        } else if is(&["she", "her", "hers", "herself"]) {
            Some(Self::She)
        } else if is(&["they", "them", "their", "theirs", "themselves"]) {
            Some(Self::They)
        } else {
            None
        }
    }

    /// What a noun for a person says: spokeswoman, brother.
    pub fn of_noun(token: &Token) -> Option<Self> {
        match (
            token.is_any(Lexeme::HE_NOUN),
            token.is_any(Lexeme::SHE_NOUN),
        ) {
            (true, false) => Some(Self::He),
            (false, true) => Some(Self::She),
            _ => None,
        }
    }

    /// What a given name suggests, which is weak: names cross borders.
    pub fn of_given_name(token: &Token) -> Option<Self> {
        match (
            token.is_any(Lexeme::HE_NAME),
            token.is_any(Lexeme::SHE_NAME),
        ) {
            (true, false) => Some(Self::He),
            (false, true) => Some(Self::She),
            _ => None,
        }
    }
}
