//! Names letter by letter: what somebody types of one, and the same without accents.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::for_each_plain;
use crate::language::{Lexeme, lexicon};

/// The letters of a name, folded, word by word; hyphens part words as spaces do.
#[derive(Debug, Clone, Default)]
pub struct Letters {
    /// One after the other, with nothing between.
    text: String,
    words: Vec<Word>,
}

#[derive(Debug, Clone, Copy)]
struct Word {
    /// Where it starts in the name.
    at: usize,
    /// Where its letters start and end.
    start: usize,
    end: usize,
    /// Whether somebody may begin to type the name with it: not with its “of”.
    begins: bool,
}

impl Letters {
    /// The letters of `name`.
    pub fn of(name: &str) -> Self {
        let mut letters = Self::default();
        letters.read(name);
        letters
    }

    /// Makes it the letters of another name.
    pub fn read(&mut self, name: &str) {
        self.text.clear();
        self.words.clear();
        let mut next = 0;
        for word in name.split_inclusive(is_between) {
            let at = next;
            next += word.len();
            let word = word.trim_end_matches(is_between);
            let start = self.text.len();
            let text = &mut self.text;
            for_each_plain(word, |char| {
                if char.is_alphanumeric() {
                    text.push(char);
                }
            });
            let end = self.text.len();
            if end > start {
                let begins = !word.starts_with(char::is_lowercase)
                    || name[..at].ends_with(['-', '‐', '‑'])
                    || lexicon::lookup(word).contains(Lexeme::PARTICLE);
                self.words.push(Word {
                    at,
                    start,
                    end,
                    begins,
                });
            }
        }
    }

    /// All of them.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where each word starts that a name may be begun with, and the letters from there on.
    pub fn beginnings(&self) -> impl Iterator<Item = (usize, &str)> {
        self.words
            .iter()
            .filter(|word| word.begins)
            .map(|word| (word.at, &self.text[word.start..]))
    }

    /// Where in the name the first word starts from which it goes on as `typed`: whole words, and the
    /// beginning of the last.
    pub fn begun(&self, typed: &Self) -> Option<usize> {
        let begins = (0..self.words.len())
            .find(|&index| self.words[index].begins && self.goes_on(index, typed))?;
        Some(self.words[begins].at)
    }

    /// Whether it goes on as `typed` from the word on that starts at byte `at` of the name.
    pub fn is_begun_at(&self, at: usize, typed: &Self) -> bool {
        let word = self.words.iter().position(|word| word.at == at);
        word.is_some_and(|index| self.goes_on(index, typed))
    }

    fn goes_on(&self, from: usize, typed: &Self) -> bool {
        let Some((last, whole)) = typed.words.split_last() else {
            return false;
        };
        let mine = &self.words[from..];
        mine.len() > whole.len()
            && whole
                .iter()
                .zip(mine)
                .all(|(word, mine)| typed.letters(*word) == self.letters(*mine))
            && self
                .letters(mine[whole.len()])
                .starts_with(typed.letters(*last))
    }

    fn letters(&self, word: Word) -> &str {
        &self.text[word.start..word.end]
    }
}

fn is_between(char: char) -> bool {
    char.is_whitespace() || matches!(char, '-' | '‐' | '‑')
}

/// `text` as a keyboard without accents types it: `Muller` of `Müller`, `O'Dara` of `O’Dara`.
pub fn unaccented(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    for char in text.nfd().filter(|&char| !is_combining_mark(char)) {
        match char {
            'Ø' => plain.push('O'),
            'Ł' => plain.push('L'),
            'Đ' | 'Ð' => plain.push('D'),
            'Æ' => plain.push_str("Ae"),
            'Œ' => plain.push_str("Oe"),
            'Þ' => plain.push_str("Th"),
            capital if capital.is_uppercase() => plain.push(capital),
            other => {
                for_each_plain(other.encode_utf8(&mut [0; 4]), |char| plain.push(char));
            }
        }
    }
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_begun_with_any_of_its_words() {
        for (name, typed, at) in [
            ("Mara Lind", "Lin", Some(5)),
            ("Mara Lind", "Mara Li", Some(0)),
            ("Mara Lind", "ma", Some(0)),
            ("Mara Løvås", "Lova", Some(5)),
            ("Mara Lovas", "Løv", Some(5)),
            ("Min Jae-won", "Won", Some(8)),
            ("Osei O’Dara", "O'D", Some(5)),
            ("Mara von der Esk", "Esk", Some(13)),
            ("Mara von der Esk", "Von der", Some(5)),
            ("Lord Lind of Esk", "Of", None),
            ("Mara Lind", "ind", None),
            ("Mara Lind", "Mara x", None),
            ("Mara Lind", "Maral", None),
            ("Mara de Lind", "Del", None),
            ("Mara Lindholm", "Mara Lind H", None),
        ] {
            let begun = Letters::of(name).begun(&Letters::of(typed));
            assert_eq!(begun, at, "{name} {typed}");
        }
    }

    #[test]
    fn accents_go_and_capitals_stay() {
        assert_eq!(unaccented("Øystein Müller-Łodz"), "Oystein Muller-Lodz");
        assert_eq!(unaccented("O’Dara"), "O'Dara");
        assert_eq!(unaccented("Mara Lind"), "Mara Lind");
    }
}
