//! Looking for words of the head in the story.

use memchr::memmem;

use crate::{
    draft::{BlockPlace, Draft},
    reading::{Facts, Reading, quantities::Quantity},
    rules::Evidence,
    text::Span,
};

/// The story under the headline.
pub(super) struct Body<'a> {
    draft: &'a Draft,
    reading: &'a Reading,
    headline: BlockPlace,
}

/// A story shorter than this many tokens is not written yet.
const WRITTEN: usize = 120;

impl<'a> Body<'a> {
    /// The story under `headline`, if there is enough of it to look for anything.
    pub(super) fn under(evidence: &Evidence<'a>, headline: BlockPlace) -> Option<Self> {
        let facts = &evidence.reading.facts;
        let mut tokens = facts
            .iter()
            .skip(headline.passage)
            .map(|facts| facts.tokens.len());
        let mut seen = 0;
        let written = tokens.any(|count| {
            seen += count;
            seen > WRITTEN
        });
        written.then_some(Self {
            draft: evidence.draft,
            reading: evidence.reading,
            headline,
        })
    }

    /// The prose of each passage that belongs to the story, from where it does.
    fn prose(&self) -> impl Iterator<Item = &'a str> + '_ {
        let first = self.headline.passage;
        self.draft.passages()[first..]
            .iter()
            .enumerate()
            .map(move |(ahead, passage)| {
                let text = passage.prose().text();
                let after = match passage.blocks().get(self.headline.block) {
                    Some(block) if ahead == 0 => block.span.end as usize,
                    _ => 0,
                };
                text.get(after..).unwrap_or("")
            })
    }

    /// Whether `word` stands in it, whole, as written or with only its first letter capital.
    pub(super) fn has_word(&self, word: &str) -> bool {
        let mut titled = word.to_lowercase();
        if let Some(first) = titled.chars().next() {
            titled.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
        }
        self.has_form(word) || titled != word && self.has_form(&titled)
    }

    fn has_form(&self, word: &str) -> bool {
        let finder = memmem::Finder::new(word);
        self.prose().any(|text| {
            finder
                .find_iter(text.as_bytes())
                .any(|at| stands_alone(text, at, word.len()))
        })
    }

    /// Whether `words` stand in it one after the other, whatever their capitals and the marks between them.
    pub(super) fn has_words(&self, words: &[&str]) -> bool {
        let Some(rarest) = words.iter().max_by_key(|word| word.len()) else {
            return true;
        };
        let lead = words.iter().position(|word| word == rarest).unwrap_or(0);
        let lower = rarest.to_lowercase();
        self.prose().any(|text| {
            // Lower case for the search only: what is found is compared, not cited.
            let text = text.to_lowercase();
            let finder = memmem::Finder::new(&lower);
            finder.find_iter(text.as_bytes()).any(|at| {
                let after = text[at..]
                    .split(|char: char| !is_word(char))
                    .filter(|word| !word.is_empty());
                let before = text[..at]
                    .rsplit(|char: char| !is_word(char))
                    .filter(|word| !word.is_empty());
                after
                    .zip(&words[lead..])
                    .filter(|(found, wanted)| *found == wanted.to_lowercase())
                    .count()
                    == words.len() - lead
                    && before
                        .zip(words[..lead].iter().rev())
                        .filter(|(found, wanted)| *found == wanted.to_lowercase())
                        .count()
                        == lead
            })
        })
    }

    /// The numbers in it.
    pub(super) fn quantities(&self) -> impl Iterator<Item = (usize, &'a Facts, &'a Quantity)> + '_ {
        let first = self.headline.passage;
        self.reading.facts[first..]
            .iter()
            .enumerate()
            .flat_map(move |(ahead, facts)| {
                let head = facts
                    .blocks
                    .get(self.headline.block)
                    .filter(|_| ahead == 0)
                    .map_or(0, |block| block.tokens.end);
                facts
                    .quantities
                    .iter()
                    .filter(move |quantity| quantity.tokens.start as usize >= head)
                    .map(move |quantity| (first + ahead, &**facts, quantity))
            })
    }

    /// Where `quantity` of passage `passage` stands in the draft.
    pub(super) fn place(&self, passage: usize, facts: &Facts, quantity: &Quantity) -> Span {
        self.draft.passages()[passage]
            .prose()
            .to_passage(facts.span_of(&quantity.tokens))
            .shifted(self.draft.passage_start(passage))
    }
}

fn is_word(char: char) -> bool {
    char.is_alphanumeric()
}

fn stands_alone(text: &str, at: usize, length: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + length..].chars().next();
    !before.is_some_and(is_word) && !after.is_some_and(is_word)
}
