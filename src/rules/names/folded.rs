//! The words of names, folded: the names of a passage do not change unless the passage does.

use compact_str::CompactString;

use crate::{language::name::plain, rules::here::Alone};

/// The names of one passage, folded.
pub(super) struct Folded(Box<[CompactString]>);

/// Stands between words: no token has it within.
const BETWEEN: char = '\n';

impl Folded {
    pub(super) fn of(passage: &Alone<'_>) -> Self {
        let prose = passage.prose();
        let names = passage.facts.names.iter().map(|mention| {
            let tokens = mention.name.start as usize..mention.name.end as usize;
            let mut words = CompactString::default();
            for (index, token) in passage.facts.tokens[tokens].iter().enumerate() {
                if index > 0 {
                    words.push(BETWEEN);
                }
                words.push_str(&plain(token.text(prose)));
            }
            words
        });
        Self(names.collect())
    }

    /// The words of the name with this index, one for each of its tokens.
    pub(super) fn words(&self, name: usize) -> impl DoubleEndedIterator<Item = &str> {
        self.0[name].split(BETWEEN)
    }

    /// Its first word.
    pub(super) fn first(&self, name: usize) -> &str {
        self.words(name).next().unwrap_or_default()
    }

    /// Its last word.
    pub(super) fn last(&self, name: usize) -> &str {
        self.words(name).next_back().unwrap_or_default()
    }
}
