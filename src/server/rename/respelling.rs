//! How a name is spelt anew: which words of a mention change, and into what.
//!
//! The old and the new name are laid side by side word by word. A mention that has only a part of the
//! old name, or more than it, changes in that part.

use std::ops::Range;

use crate::{
    language::{Token, TokenKind, name::plain, tokenize},
    text::Span,
};

/// A name and what it becomes.
#[derive(Debug)]
pub(super) struct Respelling {
    old: Name,
    new: Name,
    /// Whether the names differ in their words only, one for one, and in nothing between them.
    word_for_word: bool,
    /// How many words are the same at the beginning and at the end.
    same: (usize, usize),
    /// Whether the first word is a given name, which initials stand for.
    given_first: bool,
}

/// A change to a mention: some of its words, and what is written for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) words: Range<usize>,
    pub(super) text: String,
}

#[derive(Debug)]
struct Name {
    text: String,
    /// Where its words stand.
    words: Vec<Span>,
}

/// Whether a token counts as a word of a name.
pub(super) fn is_name_word(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Number)
}

impl Name {
    fn of(text: &str) -> Self {
        let mut tokens = Vec::new();
        tokenize(text, Span::of(0..text.len()), &mut tokens);
        Self {
            text: text.to_owned(),
            words: tokens
                .iter()
                .filter(|token| is_name_word(token))
                .map(|token| token.span)
                .collect(),
        }
    }

    fn len(&self) -> usize {
        self.words.len()
    }

    fn word(&self, index: usize) -> &str {
        &self.text[self.words[index].range()]
    }

    fn is(&self, index: usize, word: &str) -> bool {
        plain(self.word(index)) == plain(word)
    }

    /// The text of some words and what stands between them; of all words, with what stands around them.
    fn slice(&self, words: &Range<usize>) -> &str {
        if *words == (0..self.len()) {
            return &self.text;
        }
        let span = self.words[words.start].join(self.words[words.end - 1]);
        &self.text[span.range()]
    }

    /// What stands before, between and after the words.
    fn joints(&self) -> impl Iterator<Item = &str> {
        let ends = self.words.iter().map(|word| word.range());
        let starts = ends.clone().map(|word| word.start);
        std::iter::once(0)
            .chain(ends.map(|word| word.end))
            .zip(starts.chain([self.text.len()]))
            .map(|(from, to)| &self.text[from..to])
    }
}

impl Respelling {
    /// From `old`, the name as one mention has it, to `new`; `given_first` where a given name comes first.
    pub(super) fn new(old: &str, new: &str, given_first: bool) -> Self {
        let (old, new) = (Name::of(old), Name::of(new));
        let shorter = old.len().min(new.len());
        let same = |one: usize, other: usize| old.is(one, new.word(other));
        let before = (0..shorter).take_while(|&at| same(at, at)).count();
        let after = (1..=shorter - before)
            .take_while(|&at| same(old.len() - at, new.len() - at))
            .count();
        let word_for_word = old.len() == new.len() && old.joints().eq(new.joints());
        Self {
            word_for_word,
            same: (before, after),
            given_first,
            old,
            new,
        }
    }

    /// What changes in a mention of these words, in order.
    pub(super) fn changes(&self, words: &[&str]) -> Vec<Change> {
        let count = self.old.len();
        if count == 0 || words.is_empty() {
            return Vec::new();
        }
        let alike = |word: &str, index: usize| self.old.is(index, word);
        // The mention has the whole name, and perhaps more.
        let whole = words
            .windows(count)
            .position(|part| part.iter().zip(0..).all(|(word, at)| alike(word, at)));
        if let Some(at) = whole {
            return self.of_part(words, at, 0..count);
        }
        // It has a part of it.
        let part = (0..count.saturating_sub(words.len() - 1))
            .rev()
            .find(|&first| words.iter().zip(first..).all(|(word, at)| alike(word, at)));
        if let Some(first) = part {
            return self.of_part(words, 0, first..first + words.len());
        }
        // It has words of it, or their initials.
        let mut next = 0;
        let mut changes = Vec::new();
        for (at, word) in words.iter().enumerate() {
            if let Some(found) = (next..count).find(|&index| alike(word, index)) {
                changes.extend(self.of_part(words, at, found..found + 1));
                next = found + 1;
            } else if at == 0 && self.given_first {
                changes.extend(self.of_initial(word));
            }
        }
        changes
    }

    /// The changes to the words from `at` on, which are `part` of the old name.
    fn of_part(&self, words: &[&str], at: usize, part: Range<usize>) -> Vec<Change> {
        if self.word_for_word {
            return part
                .clone()
                .filter(|&index| self.old.word(index) != self.new.word(index))
                .map(|index| {
                    let word = at + index - part.start;
                    let text = like(words[word], self.old.word(index), self.new.word(index));
                    Change {
                        words: word..word + 1,
                        text,
                    }
                })
                .collect();
        }
        let Some(new) = self.counterpart(&part) else {
            return Vec::new();
        };
        let (old, text) = (self.old.slice(&part), self.new.slice(&new));
        if old == text {
            return Vec::new();
        }
        let written = words[at..at + part.len()].concat();
        vec![Change {
            words: at..at + part.len(),
            text: like(&written, old, text),
        }]
    }

    /// The words of the new name that stand for some of the old.
    fn counterpart(&self, part: &Range<usize>) -> Option<Range<usize>> {
        let (old, new) = (self.old.len(), self.new.len());
        if old == new || *part == (0..old) {
            return (new > 0).then(|| if old == new { part.clone() } else { 0..new });
        }
        let (before, after) = self.same;
        // The words that differ: from `before` to these ends.
        let (old_end, new_end) = (old - after, new - after);
        let start = match part.start {
            start if start >= old_end => start + new - old,
            start if start <= before => start,
            start if start + 1 == old_end => new_end.checked_sub(1)?,
            _ => return None,
        };
        let end = match part.end {
            end if end <= before => end,
            end if end >= old_end => end + new - old,
            end if end == before + 1 => before + 1,
            _ => return None,
        };
        (start < end && end <= new).then_some(start..end)
    }

    /// `M. Lind` when Mara becomes Tara.
    fn of_initial(&self, word: &str) -> Option<Change> {
        let letters: Vec<char> = word.chars().filter(|char| *char != '.').collect();
        let [letter] = letters.as_slice() else {
            return None;
        };
        let (old, new) = (self.old.words.first()?, self.new.words.first()?);
        let first = |name: &Name, word: &Span| name.text[word.range()].chars().next();
        let (old, new) = (first(&self.old, old)?, first(&self.new, new)?);
        (old == *letter && new != old && new.is_uppercase()).then(|| Change {
            words: 0..1,
            text: word.replacen(old, &new.to_string(), 1),
        })
    }
}

/// `new` in capitals where `written` is, and `old` is not.
fn like(written: &str, old: &str, new: &str) -> String {
    let is_shouted = |text: &str| {
        let mut letters = text.chars().filter(|char| char.is_alphabetic()).peekable();
        letters.peek().is_some() && letters.all(char::is_uppercase)
    };
    if is_shouted(written) && !is_shouted(old) && written.chars().count() > 1 {
        new.to_uppercase()
    } else {
        new.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::Respelling;

    /// `mention`, its words set apart by spaces, spelt anew.
    fn respelt(old: &str, new: &str, mention: &str) -> String {
        let words: Vec<&str> = mention.split(' ').collect();
        let mut result: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
        let changes = Respelling::new(old, new, true).changes(&words);
        for change in changes.into_iter().rev() {
            result.splice(change.words, [change.text]);
        }
        result.join(" ")
    }

    #[test]
    fn each_form_changes_its_own_part() {
        for (old, new, mention, expected) in [
            ("Mara Lind", "Mara Lund", "Mara Lind", "Mara Lund"),
            ("Mara Lind", "Mara Lund", "Lind", "Lund"),
            ("Mara Lind", "Mara Lund", "Mara", "Mara"),
            ("Mara Lind", "Tara Lind", "Mara", "Tara"),
            ("Mara Lind", "Tara Lind", "M. Lind", "T. Lind"),
            ("Mara Lind", "Maja Lind", "M. Lind", "M. Lind"),
            (
                "Mara Lind",
                "Mara Lund",
                "Mara Ellen Lind",
                "Mara Ellen Lund",
            ),
            ("Mara Lind", "Mara Lund", "MARA LIND", "MARA LUND"),
            ("Mara Lind", "Mara Lund", "LIND", "LUND"),
            ("Mara Lind", "Mara Lund", "Varga", "Varga"),
            ("Ane Lovas", "Ane Løvås", "Lovas", "Løvås"),
            ("Ane Løvås", "Ane Berg", "Lovas", "Berg"),
        ] {
            assert_eq!(
                respelt(old, new, mention),
                expected,
                "{old} → {new}: {mention}"
            );
        }
    }

    #[test]
    fn renaming_at_a_part_changes_that_part_of_longer_forms() {
        for (old, new, mention, expected) in [
            ("Lind", "Lund", "Mara Lind", "Mara Lund"),
            ("Lind", "Lund", "Mara", "Mara"),
            ("Lind", "Lund Berg", "Mara Lind", "Mara Lund Berg"),
            ("Lind", "Lund-Berg", "Lind", "Lund-Berg"),
            ("Mara", "Tara", "Mara Lind", "Tara Lind"),
            ("LIND", "LUND", "LIND", "LUND"),
        ] {
            assert_eq!(
                respelt(old, new, mention),
                expected,
                "{old} → {new}: {mention}"
            );
        }
    }

    #[test]
    fn words_that_come_or_go_leave_the_others_alone() {
        for (old, new, mention, expected) in [
            ("Mara Lind", "Mara Jane Lind", "Mara Lind", "Mara Jane Lind"),
            ("Mara Lind", "Mara Jane Lind", "Lind", "Lind"),
            ("Mara Lind", "Mara Jane Lind", "Mara", "Mara"),
            ("Mara Lind", "Mara Lind Ortiz", "Lind", "Lind"),
            ("Mara Ellen Lind", "Mara Lund", "Lind", "Lund"),
            ("Mara Ellen Lind", "Mary Ortiz", "Mara", "Mary"),
            ("Mara Ellen Lind", "Mary Ortiz", "Lind", "Ortiz"),
            ("Mara Ellen Lind", "Mary Ortiz", "Ellen", "Ellen"),
            ("Piet van Esk", "Piet Esk", "van Esk", "Esk"),
            ("Mara Lind", "Madonna", "Mara Lind", "Madonna"),
            ("Mara Lind", "Mara “Bo” Lind", "Mara Lind", "Mara “Bo” Lind"),
            ("Coastal Safety Board", "Coastal Board", "Board", "Board"),
            (
                "Ministry of Fisheries",
                "Department of Fisheries",
                "Ministry",
                "Department",
            ),
        ] {
            assert_eq!(
                respelt(old, new, mention),
                expected,
                "{old} → {new}: {mention}"
            );
        }
    }

    #[test]
    fn any_two_names_can_be_laid_side_by_side() {
        let names = [
            "",
            "!",
            "A",
            "A B",
            "B A",
            "A B C",
            "A A A",
            "A B A B",
            "“A” B",
            "A. B. C. D",
        ];
        for old in names {
            for new in names {
                for mention in names {
                    respelt(old, new, mention);
                }
            }
        }
    }
}
