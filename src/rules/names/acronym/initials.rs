//! The initials of the names of a passage.

use super::{letters, uses::LONGEST_NAME};
use crate::{
    language::{Case, Token},
    rules::here::Alone,
};

/// Some initials. Of as many bytes as letters can have that a draft uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub(super) struct Initials([u8; Initials::MOST]);

impl Initials {
    const MOST: usize = 8;

    /// `letters` as initials; `None` where they are too long.
    pub(super) fn of(letters: &str) -> Option<Self> {
        let mut initials = [0; Self::MOST];
        initials
            .get_mut(..letters.len())?
            .copy_from_slice(letters.as_bytes());
        Some(Self(initials))
    }

    /// The initials of all that may be names in a passage, each once.
    pub(super) fn all(passage: &Alone<'_>) -> Box<[Self]> {
        let prose = passage.prose();
        let mut all = Vec::new();
        for sentence in &passage.facts.sentences {
            let words: Vec<&Token> = passage.facts.tokens[sentence.tokens()]
                .iter()
                .filter(|token| token.is_word())
                .collect();
            for start in 0..words.len() {
                if words[start].is_capitalised() && words[start].case != Case::Upper {
                    Self::collect(&words[start..], prose, &mut all);
                }
            }
        }
        all.sort_unstable();
        all.dedup();
        all.into()
    }

    /// The same of names that begin with the first of `words`: initials of all words, without small ones, and
    /// with each part of a hyphenated word by itself.
    fn collect(words: &[&Token], prose: &str, all: &mut Vec<Self>) {
        for (small, parts) in [(false, true), (false, false), (true, false)] {
            let mut initials = String::new();
            for word in words.iter().take(LONGEST_NAME) {
                let text = word.text(prose);
                if letters::is_small(text) {
                    if !small {
                        continue;
                    }
                } else if !word.is_capitalised() {
                    break;
                }
                initials.push_str(&letters::initials_of(text, parts));
                // One letter alone stands for nothing.
                if initials.len() > 1 {
                    let Some(initials) = Self::of(&initials) else {
                        break;
                    };
                    all.push(initials);
                }
            }
        }
    }
}
