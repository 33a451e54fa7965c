//! People of the roster.

use super::{Tenure, Text, When};

/// The place of somebody in [`super::Roster::people`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub u32);

/// How another form of a name relates to the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AliasKind {
    /// The same name written from another script, or with other accents.
    Transliteration,
    /// With more of its parts.
    Full,
    /// With fewer of its parts.
    Short,
    /// What everybody calls them.
    Nickname,
    /// A name they no longer bear.
    Former,
    /// A name that comes with a rank: Lord Cameron of Chipping Norton.
    Style,
}

impl AliasKind {
    /// All, as the roster's lines write them.
    pub const NAMES: [(&str, Self); 6] = [
        ("transliteration", Self::Transliteration),
        ("full", Self::Full),
        ("short", Self::Short),
        ("nickname", Self::Nickname),
        ("former", Self::Former),
        ("style", Self::Style),
    ];

    /// The kind with this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::NAMES
            .into_iter()
            .find(|(known, _)| *known == name)
            .map(|(_, kind)| kind)
    }
}

/// Another form of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// As written.
    pub text: Text,
    /// How it relates to the name.
    pub kind: AliasKind,
}

/// Somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The roster's own id, never a Wikidata id.
    pub id: Text,
    /// As copy writes it at first reference.
    pub name: Text,
    /// Other forms of it.
    pub aliases: Vec<Alias>,
    /// What copy calls them afterwards, where that is not the family name as rules find it.
    pub second_reference: Option<Text>,
    /// The Wikidata id.
    pub wikidata: Option<Text>,
    /// The pronoun they use, where recorded.
    pub pronoun: Option<Text>,
    /// When they were born.
    pub born: Option<When>,
    /// When they died.
    pub died: Option<When>,
    /// The offices they held, earliest first.
    pub tenures: Vec<Tenure>,
    /// Which of the roster's files has the last word on the name.
    pub layer: u16,
}

impl Person {
    /// Somebody of whom nothing else is known.
    pub(super) fn new(id: Text, name: Text) -> Self {
        Self {
            id,
            name,
            aliases: Vec::new(),
            second_reference: None,
            wikidata: None,
            pronoun: None,
            born: None,
            died: None,
            tenures: Vec::new(),
            layer: 0,
        }
    }

    /// The name and all other forms of it.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.name).chain(self.aliases.iter().map(|alias| &*alias.text))
    }
}
