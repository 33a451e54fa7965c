//! How a newsroom writes: spelling, preferred words, figures, marks. What each house prescribes is data of
//! the settings; here is what it is made of.

use std::sync::LazyLock;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::{name::plain, romanisation::RomanisedId};

/// The style of a house. What it leaves open is `None` or empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct House {
    /// Which spelling.
    pub spelling: Option<Spelling>,
    /// Whether one to nine are written in words, and figures are used from 10 on.
    pub words_to_nine: bool,
    /// How a percentage is written.
    pub percent: Option<Percent>,
    /// How millions of money are written.
    pub sums: Option<Sums>,
    /// Where a comma or stop stands that belongs to the sentence around a quoted fragment.
    pub stops: Option<Stops>,
    /// The dash between words, with a space on either side.
    pub dash: Option<char>,
    /// Whether a name may have its letters in brackets behind it.
    pub acronym_in_brackets: Option<bool>,
    /// How a title before a name is written.
    pub titles_before_names: Option<TitleCase>,
    /// How a title after a name, or alone, is written.
    pub titles_alone: Option<TitleCase>,
    /// Words of titles that keep their capital wherever they stand, in small letters.
    pub kept_titles: Vec<String>,
    /// Whether a long title stands after the name.
    pub long_titles_after: bool,
    /// What to write in place of other words, by the first of these in small letters.
    pub terms: FxHashMap<String, Vec<Term>>,
    /// How names are written that have several forms, and since when if that is known.
    pub names: FxHashMap<RomanisedId, (String, Option<Date>)>,
}

/// A family of spellings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Spelling {
    /// `color`, `organize`
    American,
    /// `colour`, and `organise` or `organize`
    British,
    /// `colour`, `organize`
    Oxford,
}

/// How a percentage is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Percent {
    /// `5%`
    Sign,
    /// `5 percent`
    Word,
    /// `5 per cent`
    Words,
}

/// How millions of money are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sums {
    /// `$5 million`
    Word,
    /// `£5m`
    Letter,
}

/// How a title is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TitleCase {
    /// `Mayor Ana Lind`
    Capitals,
    /// The same of offices of the state only.
    Political,
    /// `mayor Ana Lind`
    Lower,
}

/// Where a comma or stop stands that belongs to the sentence around a quoted fragment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stops {
    /// a “sieve,”
    Inside,
    /// a “sieve”,
    Outside,
}

/// Words that a house does not use, and those it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The words to avoid, in order; with a capital only where they are to be written so.
    pub avoid: Vec<String>,
    /// What to write.
    pub prefer: String,
}

impl House {
    /// Adds the form of a name that the house uses since a day, or always; nothing where it has no other.
    pub fn add_name(&mut self, form: &str, since: Option<Date>) -> Option<()> {
        let (name, _) = RomanisedId::of_word(&plain(form))?;
        self.names.insert(name, (form.to_owned(), since));
        Some(())
    }

    /// The form of a name in a story of this day, or of any.
    pub fn name(&self, name: RomanisedId, story: Option<Date>) -> Option<&str> {
        let (form, since) = self.names.get(&name)?;
        let later = matches!((since, story), (Some(since), Some(story)) if story < *since);
        (!later).then_some(form.as_str())
    }

    /// Whether a word of a title keeps its capital wherever it stands.
    pub fn keeps_capital(&self, word: &str) -> bool {
        self.kept_titles
            .iter()
            .any(|kept| kept.eq_ignore_ascii_case(word))
    }

    /// Adds words to avoid. Words without any are none.
    pub fn add_term(&mut self, avoid: &str, prefer: &str) {
        let avoid: Vec<String> = avoid.split_whitespace().map(str::to_owned).collect();
        if let Some(first) = avoid.first() {
            let prefer = prefer.to_owned();
            let terms = self.terms.entry(first.to_lowercase()).or_default();
            terms.push(Term { avoid, prefer });
        }
    }
}

impl Spelling {
    /// The word that this family writes for `word`, which is in small letters; nothing where that is right.
    pub fn instead_of(self, word: &str) -> Option<&'static str> {
        let variant = SPELLINGS.get(word)?;
        let wrong = match (self, variant.ize) {
            (Self::American, _) => !variant.american,
            (Self::British, true) => false,
            (Self::British, false) => variant.american,
            (Self::Oxford, ize) => variant.american != ize,
        };
        wrong.then_some(variant.other)
    }
}

struct Variant {
    other: &'static str,
    american: bool,
    ize: bool,
}

static SPELLINGS: LazyLock<FxHashMap<&'static str, Variant>> = LazyLock::new(|| {
    let mut spellings = FxHashMap::default();
    for line in include_str!("house/spelling.txt").lines() {
        let mut words = line.split(' ');
        let (Some(first), Some(second)) = (words.next(), words.next()) else {
            continue;
        };
        if first == "#" {
            continue;
        }
        let ize = words.next().is_some();
        let variant = |other, american| Variant {
            other,
            american,
            ize,
        };
        spellings.insert(first, variant(second, true));
        spellings.insert(second, variant(first, false));
    }
    spellings
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_differ_and_ize_is_british_too() {
        use Spelling::{American, British, Oxford};
        assert_eq!(British.instead_of("color"), Some("colour"));
        assert_eq!(American.instead_of("colour"), Some("color"));
        assert_eq!(American.instead_of("organise"), Some("organize"));
        assert_eq!(British.instead_of("organise"), None);
        assert_eq!(British.instead_of("organize"), None);
        assert_eq!(Oxford.instead_of("organise"), Some("organize"));
        assert_eq!(Oxford.instead_of("organize"), None);
        assert_eq!(Oxford.instead_of("theater"), Some("theatre"));
        assert_eq!(American.instead_of("practise"), None);
    }
}
