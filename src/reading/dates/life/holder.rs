//! Whose age or date it is, by the words around.

use std::ops::Range;

use super::{Holder, sentence};
use crate::{
    language::{Lexeme, TokenKind, date::Words},
    reading::{Facts, mentions::NameClass},
};

/// How many tokens back a holder is looked for.
const REACH: usize = 24;

#[derive(Clone, Copy)]
pub(super) struct Look<'a> {
    pub(super) words: Words<'a>,
    pub(super) facts: &'a Facts,
    /// The first token of the block.
    pub(super) from: usize,
}

impl Look<'_> {
    pub(super) fn sentence(&self, at: usize) -> Range<usize> {
        sentence(self.facts, at)
    }

    /// The name whose last token stands before `at`, by its index.
    fn name_before(&self, at: usize) -> Option<usize> {
        let index = self
            .facts
            .names
            .partition_point(|name| (name.name.end as usize) < at);
        let name = self.facts.names.get(index)?;
        (name.name.end as usize == at && name.name.start as usize >= self.from).then_some(index)
    }

    /// Whoever is named right before `at`: somebody, not somebody's son and no body.
    pub(super) fn name_ending(&self, at: usize) -> Option<Holder> {
        let index = self.name_before(at)?;
        self.is_somebody(index)
            .then_some(Holder::Name(index as u32))
    }

    fn is_somebody(&self, index: usize) -> bool {
        let name = &self.facts.names[index];
        let start = name.title.as_ref().unwrap_or(&name.name).start as usize;
        let place = name.class != NameClass::Person
            && self.words.before(start, |before| {
                self.words
                    .is_one_of(before, &["in", "at", "near", "from", "of", "to"])
            });
        // “The son of Ines Ortiz” is not she.
        let other = start >= 2
            && self.words.is(start - 1, "of")
            && self
                .words
                .get(start - 2)
                .is_some_and(|token| token.is_any(Lexeme::KIN));
        !name.possessive && !place && !other && name.class != NameClass::Body
    }

    /// Whose word at `at` it is, going back over what may stand between; [`Holder::Open`] where that is nobody.
    pub(super) fn before(&self, at: usize) -> Holder {
        self.before_unless_other(at).unwrap_or(Holder::Open)
    }

    /// The same; nothing where the words say that it is somebody else, or something.
    pub(super) fn before_unless_other(&self, at: usize) -> Option<Holder> {
        let first = self.sentence(at).start.max(at.saturating_sub(REACH));
        let mut index = at;
        while index > first {
            if let Some(name) = self.name_before(index) {
                if self.is_somebody(name) {
                    return Some(Holder::Name(name as u32));
                }
                let name = &self.facts.names[name];
                if name.possessive || name.class == NameClass::Person {
                    return None;
                }
                index = name.name.start as usize;
                continue;
            }
            index -= 1;
            let token = self.words.get(index)?;
            if self.words.is_one_of(index, &["he", "she"]) {
                return Some(Holder::Pronoun(index as u32));
            }
            let passes = match token.kind {
                TokenKind::Number | TokenKind::Punctuation(',' | '(' | ')' | '-' | '–') => true,
                TokenKind::Word => {
                    let known = self.words.is_one_of(
                        index,
                        &[
                            "who", "was", "is", "has", "born", "died", "and", "on", "in", "now",
                            "aged", "age", "a", "an", "the", "of", "at", "year-old", "since",
                        ],
                    );
                    let tells = token.is_any(
                        Lexeme::VERB
                            | Lexeme::SPEECH
                            | Lexeme::KIN
                            | Lexeme::AUXILIARY
                            | Lexeme::SUBORDINATOR,
                    ) || self.words.is_one_of(
                        index,
                        &["whose", "which", "that", "his", "her", "their", "its"],
                    );
                    known
                        || !tells && self.facts.date_at(index as u32).is_none()
                        || self.facts.date_at(index as u32).is_some()
                }
                _ => false,
            };
            if !passes {
                return None;
            }
        }
        Some(Holder::Open)
    }

    /// Whoever is named after `52-year-old`, a few words on.
    pub(super) fn name_ahead(&self, at: usize) -> Option<Holder> {
        for index in at..at + 6 {
            let first = self
                .facts
                .names
                .partition_point(|name| (name.name.start as usize) < index);
            if let Some(name) = self.facts.names.get(first)
                && name.name.start as usize == index
            {
                return self
                    .is_somebody(first)
                    .then_some(Holder::Name(first as u32));
            }
            let token = self.words.get(index)?;
            let joins = token.is_word()
                && !token.is_any(
                    Lexeme::PREPOSITION
                        | Lexeme::CONJUNCTION
                        | Lexeme::AUXILIARY
                        | Lexeme::PRONOUN
                        | Lexeme::SPEECH
                        | Lexeme::DETERMINER
                        | Lexeme::KIN,
                )
                || token.is_any(Lexeme::TITLE);
            if !joins {
                return None;
            }
        }
        None
    }

    /// Whoever `, a 52-year-old nurse,` describes, or `is a 52-year-old nurse`.
    pub(super) fn described(&self, at: usize) -> Option<Holder> {
        let article = at.checked_sub(1)?;
        if !self.words.is_one_of(article, &["a", "an", "the"]) {
            return None;
        }
        let before = article.checked_sub(1);
        match before {
            Some(before)
                if self.words.mark(before, ',') && self.words.is_one_of(article, &["a", "an"]) =>
            {
                self.name_ending(before)
            }
            Some(before) if self.words.is(before, "is") => self.before_unless_other(before),
            _ => self.words.is(article, "the").then_some(Holder::Open),
        }
    }

    /// The word that says that somebody died, before `at` in its sentence.
    pub(super) fn died_before(&self, at: usize) -> Option<usize> {
        let first = self.sentence(at).start.max(at.saturating_sub(REACH));
        (first..at)
            .rev()
            .find(|index| self.words.is_one_of(*index, &["died", "dead", "dies"]))
    }

    /// Whether a birth is told before `at` in its sentence.
    pub(super) fn born_between(&self, at: usize) -> bool {
        let first = self.sentence(at).start.max(at.saturating_sub(REACH));
        (first..at).any(|index| self.words.is(index, "born"))
    }

    /// Who `Born on 9 July 1975, Ines Ortiz …` begins with: the name or pronoun after the date.
    pub(super) fn subject_after(&self, date: usize) -> Holder {
        let end = self.facts.dates[date].tokens.end as usize;
        let at = end + usize::from(self.words.mark(end, ','));
        if self.words.is_one_of(at, &["he", "she"]) {
            return Holder::Pronoun(at as u32);
        }
        self.name_ahead(at).unwrap_or(Holder::Open)
    }
}
