//! What a word may be: the word lists, looked up once per word.

use std::{ops::BitOr, sync::LazyLock};

use rustc_hash::FxHashMap;

use super::name;

/// Classes a word may belong to, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Lexeme(u64);

impl Lexeme {
    /// Begins sentences and is not a name: articles, pronouns, prepositions, conjunctions, adverbs.
    pub const OPENER: Self = Self(1);
    /// he, she, they, it, who …, in the subject's form.
    pub const PRONOUN: Self = Self(1 << 1);
    /// a, the, his, this …
    pub const DETERMINER: Self = Self(1 << 2);
    /// of, in, for …
    pub const PREPOSITION: Self = Self(1 << 3);
    /// Any form of a verb that reports speech on its own: say, add, write …
    pub const SPEECH: Self = Self(1 << 4);
    /// Any form of a verb that reports speech only with a quote beside it: call, praise, dismiss …
    pub const WEAK_SPEECH: Self = Self(1 << 5);
    /// January, Jan. …
    pub const MONTH: Self = Self(1 << 6);
    /// Monday, Mon. …
    pub const WEEKDAY: Self = Self(1 << 7);
    /// Before a name it is its title: President, Sen., Mayor, Dr. …
    pub const TITLE: Self = Self(1 << 8);
    /// Mr., Mrs., Ms. …
    pub const HONORIFIC: Self = Self(1 << 9);
    /// A person by what they do: minister, nurse, spokesman, analyst …
    pub const ROLE: Self = Self(1 << 10);
    /// Heads the name of a body: Ministry, Department, Council, University …
    pub const BODY: Self = Self(1 << 11);
    /// Part of a family name that may be written small: von, de, al, bin …
    pub const PARTICLE: Self = Self(1 << 12);
    /// A given name.
    pub const GIVEN_NAME: Self = Self(1 << 13);
    /// Forms of be, have, do, and modals.
    pub const AUXILIARY: Self = Self(1 << 14);
    /// and, or, but …
    pub const CONJUNCTION: Self = Self(1 << 15);
    /// A country, nationality or demonym.
    pub const NATIONAL: Self = Self(1 << 16);
    /// A frequent English word; inflected forms are in [`is_common`].
    pub const COMMON: Self = Self(1 << 17);
    /// Gives an office its rank or time: deputy, acting, former.
    pub const RANK: Self = Self(1 << 18);
    /// What an office is for: foreign, finance, campaign.
    pub const PORTFOLIO: Self = Self(1 << 19);
    /// A place, or a word that makes the name of one: Ohio, Street.
    pub const PLACE: Self = Self(1 << 20);
    /// A family name mostly written before the given name: Kim, Nguyen.
    pub const FAMILY_FIRST: Self = Self(1 << 21);
    /// A frequent English word that is a family name too: Brown, Rice.
    pub const WORD_NAME: Self = Self(1 << 22);
    /// Ends a name: Jr., III.
    pub const SUFFIX: Self = Self(1 << 23);
    /// Neither a person nor a body: TV, CEO, Christmas.
    pub const LABEL: Self = Self(1 << 24);
    /// A body known by one word: NATO, Reuters.
    pub const KNOWN_BODY: Self = Self(1 << 25);
    /// What a person has and a place has not: wife, lawyer, career.
    pub const KIN: Self = Self(1 << 26);
    /// Begins a number: two, twenty-three, half, a.
    pub const NUMBER: Self = Self(1 << 41);
    /// Begins a date that is no day, month or figure: today, last …
    pub const DATING: Self = Self(1 << 42);
    /// A form of a verb, whatever else the word may be.
    pub const VERB: Self = Self(1 << 32);
    /// Stands between subject and verb, or between a quote and its frame: also, later, then …
    pub const ADVERB: Self = Self(1 << 33);
    /// Heads an adverbial of time: last week, this morning …
    pub const TIME: Self = Self(1 << 34);
    /// him, her, them …: a pronoun that is no subject.
    pub const OBJECT_PRONOUN: Self = Self(1 << 35);
    /// Begins a clause that hangs on another: when, because, as …
    pub const SUBORDINATOR: Self = Self(1 << 36);
    /// A noun for a person that goes with he: spokesman, brother.
    pub const HE_NOUN: Self = Self(1 << 37);
    /// A noun for a person that goes with she: spokeswoman, sister.
    pub const SHE_NOUN: Self = Self(1 << 38);
    /// A given name that mostly goes with he: one weak feature for a pronoun, nothing more.
    pub const HE_NAME: Self = Self(1 << 39);
    /// A given name that mostly goes with she: one weak feature for a pronoun, nothing more.
    pub const SHE_NAME: Self = Self(1 << 40);
    /// Set by the tokeniser on words like `McDonald`.
    pub const INITIAL_CAPITAL: Self = Self(1 << 31);

    /// No class.
    pub const fn empty() -> Self {
        Self(0)
    }

    /// Both together, where a constant is made.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether all of `classes` are in it.
    pub const fn contains(self, classes: Self) -> bool {
        self.0 & classes.0 == classes.0
    }

    /// Whether any of `classes` is in it.
    pub const fn intersects(self, classes: Self) -> bool {
        self.0 & classes.0 != 0
    }

    /// Whether it has no class at all.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl BitOr for Lexeme {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The lists: one word or form per line, in lower case, `#` for notes.
const LISTS: &[(Lexeme, &str)] = &[
    (Lexeme::OPENER, include_str!("lexicon/opener.txt")),
    (Lexeme::PRONOUN, include_str!("lexicon/pronoun.txt")),
    (Lexeme::DETERMINER, include_str!("lexicon/determiner.txt")),
    (Lexeme::PREPOSITION, include_str!("lexicon/preposition.txt")),
    (Lexeme::CONJUNCTION, include_str!("lexicon/conjunction.txt")),
    (Lexeme::AUXILIARY, include_str!("lexicon/auxiliary.txt")),
    (Lexeme::SPEECH, include_str!("lexicon/speech.txt")),
    (Lexeme::WEAK_SPEECH, include_str!("lexicon/weak_speech.txt")),
    (Lexeme::MONTH, include_str!("lexicon/month.txt")),
    (Lexeme::WEEKDAY, include_str!("lexicon/weekday.txt")),
    (Lexeme::TITLE, include_str!("lexicon/title.txt")),
    (Lexeme::HONORIFIC, include_str!("lexicon/honorific.txt")),
    (Lexeme::ROLE, include_str!("lexicon/role.txt")),
    (Lexeme::BODY, include_str!("lexicon/body.txt")),
    (Lexeme::PARTICLE, include_str!("lexicon/particle.txt")),
    (Lexeme::GIVEN_NAME, include_str!("lexicon/given_name.txt")),
    (Lexeme::NATIONAL, include_str!("lexicon/national.txt")),
    (Lexeme::COMMON, include_str!("lexicon/common.txt")),
    (Lexeme::RANK, include_str!("lexicon/rank.txt")),
    (Lexeme::PORTFOLIO, include_str!("lexicon/portfolio.txt")),
    (Lexeme::PLACE, include_str!("lexicon/place.txt")),
    (
        Lexeme::FAMILY_FIRST,
        include_str!("lexicon/family_first.txt"),
    ),
    (Lexeme::WORD_NAME, include_str!("lexicon/word_name.txt")),
    (Lexeme::SUFFIX, include_str!("lexicon/suffix.txt")),
    (Lexeme::LABEL, include_str!("lexicon/label.txt")),
    (Lexeme::KNOWN_BODY, include_str!("lexicon/known_body.txt")),
    (Lexeme::KIN, include_str!("lexicon/kin.txt")),
    (Lexeme::VERB, include_str!("lexicon/verb.txt")),
    (Lexeme::VERB, include_str!("lexicon/speech.txt")),
    (Lexeme::VERB, include_str!("lexicon/weak_speech.txt")),
    (Lexeme::ADVERB, include_str!("lexicon/adverb.txt")),
    (Lexeme::HE_NOUN, include_str!("lexicon/he_noun.txt")),
    (Lexeme::SHE_NOUN, include_str!("lexicon/she_noun.txt")),
    (Lexeme::HE_NAME, include_str!("lexicon/he_name.txt")),
    (Lexeme::SHE_NAME, include_str!("lexicon/she_name.txt")),
    (Lexeme::TIME, include_str!("lexicon/time.txt")),
    (
        Lexeme::OBJECT_PRONOUN,
        include_str!("lexicon/object_pronoun.txt"),
    ),
    (
        Lexeme::SUBORDINATOR,
        include_str!("lexicon/subordinator.txt"),
    ),
    (Lexeme::NUMBER, include_str!("lexicon/number.txt")),
    (Lexeme::DATING, include_str!("lexicon/dating.txt")),
];

static WORDS: LazyLock<FxHashMap<&'static str, Lexeme>> = LazyLock::new(|| {
    let mut words: FxHashMap<&'static str, Lexeme> = FxHashMap::default();
    for &(class, list) in LISTS {
        let entries = list
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        for word in entries {
            let known = words.entry(word).or_default();
            *known = *known | class;
        }
    }
    words
});

/// The longest word that can be in a list, in bytes.
const LONGEST: usize = 32;

/// What `word` may be, however it is capitalised, with or without the stop of an abbreviation.
pub fn lookup(word: &str) -> Lexeme {
    let word = word.strip_suffix('.').unwrap_or(word);
    let mut small = [0; LONGEST];
    if word.is_ascii() {
        let Some(small) = small.get_mut(..word.len()) else {
            return Lexeme::empty();
        };
        small.copy_from_slice(word.as_bytes());
        small.make_ascii_lowercase();
        return str::from_utf8(small).map_or(Lexeme::empty(), find);
    }
    let mut length = 0;
    for char in word.chars().flat_map(char::to_lowercase) {
        let char = if char == '’' { '\'' } else { char };
        let Some(place) = small.get_mut(length..length + char.len_utf8()) else {
            return Lexeme::empty();
        };
        length += char.encode_utf8(place).len();
    }
    let small = str::from_utf8(&small[..length]).unwrap_or("");
    match find(small) {
        // The lists of names are written without accents.
        unknown if unknown.is_empty() && !small.is_ascii() => find(&name::plain(small)),
        known => known,
    }
}

/// Whether `word` is a frequent English word, in the list or a plain form of one that is: `protesters`, `walked`.
pub fn is_common(word: &str) -> bool {
    let common = |stem: &str| stem.len() > 2 && lookup(stem).contains(Lexeme::COMMON);
    let changed = |stem: Option<&str>, ending: &str| {
        stem.is_some_and(|stem| stem.len() > 2 && common(&format!("{stem}{ending}")))
    };
    lookup(word).contains(Lexeme::COMMON)
        || ["s", "es", "ed", "ing", "ly", "ness"]
            .into_iter()
            .any(|ending| word.strip_suffix(ending).is_some_and(common))
        || changed(word.strip_suffix("ies"), "y")
        || changed(word.strip_suffix("ied"), "y")
        || changed(word.strip_suffix("ed"), "e")
        || changed(word.strip_suffix("ing"), "e")
}

/// All words of the lists.
pub fn words() -> impl Iterator<Item = &'static str> {
    WORDS.keys().copied()
}

fn find(word: &str) -> Lexeme {
    WORDS.get(word).copied().unwrap_or_default()
}
