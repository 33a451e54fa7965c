//! Names that are written in several ways: Kyiv and Kiev, Zelensky and Zelenskyy.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// A name and its forms.
#[derive(Debug)]
pub struct Romanised {
    /// Its forms, in small letters without accents; of a place the official one first.
    pub forms: Vec<&'static str>,
    /// Of a place, the year since which its first form is the official one.
    pub since: Option<i16>,
}

/// Place of a name in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RomanisedId(u16);

#[derive(Debug, Default)]
struct Lists {
    names: Vec<Romanised>,
    /// By each form: which name, and which of its forms.
    forms: FxHashMap<&'static str, (RomanisedId, usize)>,
    /// Words in which a form stays, by that form: the words, and which of them it is.
    phrases: FxHashMap<&'static str, Vec<(Vec<&'static str>, usize)>>,
    /// Words beside which a form is another place.
    elsewhere: FxHashMap<&'static str, Vec<&'static str>>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(read);

fn read() -> Lists {
    let mut lists = Lists::default();
    let mut phrases = Vec::new();
    for line in include_str!("romanisation.txt").lines() {
        let mut fields = line.split('|').map(str::trim);
        match fields.next() {
            Some("place") => {
                let since = fields.next().and_then(|year| year.parse().ok());
                lists.add(fields.collect(), since);
            }
            Some("name") => lists.add(fields.collect(), None),
            Some("phrase") => phrases.extend(fields.next()),
            Some("elsewhere") => {
                if let (Some(form), Some(words)) = (fields.next(), fields.next()) {
                    let words = words.split_whitespace().collect();
                    lists.elsewhere.insert(form, words);
                }
            }
            _ => {}
        }
    }
    for phrase in phrases {
        let words: Vec<&str> = phrase.split_whitespace().collect();
        if let Some(at) = words.iter().position(|word| lists.forms.contains_key(word)) {
            let of_form = lists.phrases.entry(words[at]).or_default();
            of_form.push((words, at));
        }
    }
    lists
}

impl Lists {
    fn add(&mut self, forms: Vec<&'static str>, since: Option<i16>) {
        let id = RomanisedId(self.names.len() as u16);
        for (at, &form) in forms.iter().enumerate() {
            self.forms.insert(form, (id, at));
        }
        self.names.push(Romanised { forms, since });
    }
}

impl RomanisedId {
    /// The name that a word is a form of, and which form; the word in small letters, without accents, article
    /// and apostrophes.
    pub fn of_word(word: &str) -> Option<(Self, usize)> {
        LISTS.forms.get(word).copied()
    }

    /// The name.
    pub fn name(self) -> &'static Romanised {
        &LISTS.names[usize::from(self.0)]
    }
}

/// Whether two words are forms of one name.
pub fn are_one(one: &str, other: &str) -> bool {
    match (RomanisedId::of_word(one), RomanisedId::of_word(other)) {
        (Some((one, _)), Some((other, _))) => one == other,
        _ => false,
    }
}

/// The phrases in which `form` stays as it is: their words, and which of them is the form.
pub fn phrases(form: &str) -> &'static [(Vec<&'static str>, usize)] {
    LISTS.phrases.get(form).map_or(&[], Vec::as_slice)
}

/// Words beside which `form` is another place.
pub fn elsewhere(form: &str) -> &'static [&'static str] {
    LISTS.elsewhere.get(form).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_and_every_form_is_one_names() {
        let mut seen: FxHashMap<&str, &str> = FxHashMap::default();
        let mut lines = 0;
        for line in include_str!("romanisation.txt").lines() {
            let fields: Vec<&str> = line.split('|').map(str::trim).collect();
            let forms = match fields[0] {
                "place" => &fields[2..],
                "name" => &fields[1..],
                "phrase" => {
                    let form = fields[1]
                        .split_whitespace()
                        .find(|word| !phrases(word).is_empty());
                    assert!(form.is_some(), "{line}");
                    continue;
                }
                "elsewhere" => {
                    assert!(!elsewhere(fields[1]).is_empty(), "{line}");
                    continue;
                }
                _ => {
                    assert!(line.is_empty() || line.starts_with('#'), "{line}");
                    continue;
                }
            };
            lines += 1;
            assert!(forms.len() > 1, "{line}");
            for form in forms {
                assert!(
                    form.chars().all(|char| char.is_lowercase() || char == '-'),
                    "{line}"
                );
                assert_eq!(seen.insert(form, line), None, "{form}");
                assert!(RomanisedId::of_word(form).is_some());
            }
        }
        assert_eq!(lines, LISTS.names.len());
    }
}
