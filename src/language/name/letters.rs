//! Names letter by letter: what somebody types of one, and the same without accents.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::for_each_plain;
use crate::language::{Lexeme, lexicon};

/// The letters of a name, folded and without what stands between its words, and where they start.
#[derive(Debug, Clone, Default)]
pub struct Letters {
    text: String,
    /// Where each word starts with which somebody may begin to type: in the name, and in the letters.
    words: Vec<(usize, usize)>,
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
        let mut at = 0;
        for word in name.split_inclusive(is_between) {
            let start = at;
            at += word.len();
            let word = word.trim_end_matches(is_between);
            let place = self.text.len();
            let text = &mut self.text;
            for_each_plain(word, |char| {
                if char.is_alphanumeric() {
                    text.push(char);
                }
            });
            // Nobody begins a name with its “of”.
            let is_begun_with = !word.starts_with(char::is_lowercase)
                || name[..start].ends_with(['-', '‐', '‑'])
                || lexicon::lookup(word).contains(Lexeme::PARTICLE);
            if self.text.len() > place && is_begun_with {
                self.words.push((start, place));
            }
        }
    }

    /// All of them.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The letters from the word on that starts at byte `at` of the name; none if none does.
    pub fn from(&self, at: usize) -> &str {
        self.words()
            .find(|(start, _)| *start == at)
            .map_or("", |(_, letters)| letters)
    }

    /// Where each word starts in the name, with the letters from there on.
    pub fn words(&self) -> impl Iterator<Item = (usize, &str)> {
        self.words
            .iter()
            .map(|&(start, place)| (start, &self.text[place..]))
    }

    /// Where in the name the first word starts that begins, and goes on, with these letters.
    pub fn begun(&self, typed: &Self) -> Option<usize> {
        self.words()
            .find(|(_, letters)| letters.starts_with(typed.text()))
            .map(|(start, _)| start)
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
