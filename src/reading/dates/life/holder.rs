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
        // “Lind (pictured), 52”, “Lind (born 1975), 52”, “Lind, of Mill Lane, Halden, 52”
        let index = self.name_before(self.before_bracket(at).unwrap_or(at))?;
        if self.is_somebody(index) {
            return Some(Holder::Name(index as u32));
        }
        let start = self.facts.names[index].name.start as usize;
        let mut comma = start.checked_sub(1)?;
        if !self.words.mark(comma, ',') {
            comma = self
                .words
                .is_one_of(comma, &["of", "from"])
                .then(|| comma.checked_sub(1))??;
        }
        let far = at.saturating_sub(comma) > 8;
        (!far && self.is_place(index) && self.words.mark(comma, ','))
            .then(|| self.name_ending(comma))
            .flatten()
    }

    /// Whose what stands at `at` is: `Ines Ortiz’s` before it.
    pub(super) fn owner(&self, at: usize) -> Option<Holder> {
        let names = &self.facts.names;
        let index = names.partition_point(|name| (name.name.end as usize) < at.saturating_sub(1));
        let name = names.get(index)?;
        let owns = name.possessive && name.class == NameClass::Person;
        (owns && (at - 1..=at).contains(&(name.name.end as usize)))
            .then_some(Holder::Name(index as u32))
    }

    /// The index of the bracket that closes before `at`, if it is a short one.
    fn before_bracket(&self, at: usize) -> Option<usize> {
        const REACH: usize = 10;
        let close = at.checked_sub(1).filter(|at| self.words.mark(*at, ')'))?;
        let first = close.saturating_sub(REACH).max(self.from);
        (first..close)
            .rev()
            .take_while(|at| !self.words.mark(*at, ')'))
            .find(|at| self.words.mark(*at, '('))
    }

    fn is_somebody(&self, index: usize) -> bool {
        let name = &self.facts.names[index];
        let start = name.title.as_ref().unwrap_or(&name.name).start as usize;
        // “The son of Ines Ortiz” is not she; friends of hers have no one age.
        let other = start >= 2
            && self.words.is(start - 1, "of")
            && !self.words.is_plural(start - 2)
            && self
                .words
                .get(start - 2)
                .is_some_and(|token| token.is_any(Lexeme::KIN));
        !name.possessive && !self.is_place(index) && !other && name.class != NameClass::Body
    }

    /// Whether what begins at `start` says where: `of Mill Lane`, and `Halden` after that and a comma.
    fn is_where(&self, start: usize) -> bool {
        const LEAD: &[&str] = &["in", "at", "near", "from", "of", "to"];
        let led = |start: usize| {
            self.words
                .before(start, |before| self.words.is_one_of(before, LEAD))
        };
        if led(start) {
            return true;
        }
        let Some(comma) = start.checked_sub(1).filter(|at| self.words.mark(*at, ',')) else {
            return false;
        };
        self.name_before(comma)
            .is_some_and(|name| led(self.facts.names[name].name.start as usize))
    }

    /// The name that begins at `at`, a title before it or not, and the index after it.
    pub(super) fn name_at(&self, at: usize) -> Option<(Holder, usize)> {
        let first = self
            .facts
            .names
            .partition_point(|name| (name.name.start as usize) < at);
        let name = self.facts.names.get(first)?;
        let start = name.title.as_ref().unwrap_or(&name.name).start as usize;
        (start == at && self.is_somebody(first))
            .then_some((Holder::Name(first as u32), name.name.end as usize))
    }

    /// The index after the next comma of the sentence, a few words on, that is none of a date’s.
    pub(super) fn past_comma(&self, at: usize) -> Option<usize> {
        let end = self.sentence(at).end.min(at + 12);
        (at..end)
            .find(|at| self.words.mark(*at, ',') && self.facts.date_at(*at as u32).is_none())
            .map(|comma| comma + 1)
    }

    /// Whoever `, an engineer` before `at` describes.
    pub(super) fn name_before_description(&self, at: usize) -> Option<Holder> {
        const REACH: usize = 6;
        let first = at.saturating_sub(REACH).max(self.sentence(at).start);
        for index in (first..at).rev() {
            let token = self.words.get(index)?;
            if self.words.is_one_of(index, &["a", "an", "the"]) {
                let comma = index
                    .checked_sub(1)
                    .filter(|at| self.words.mark(*at, ','))?;
                return self.name_ending(comma);
            }
            if !token.is_word() || token.is_any(Lexeme::AUXILIARY | Lexeme::CONJUNCTION) {
                return None;
            }
        }
        None
    }

    /// The date at `at`, a preposition or none before it.
    pub(super) fn date_led(&self, at: usize) -> Option<u32> {
        let at = at + usize::from(self.words.is_one_of(at, &["on", "in"]));
        let at =
            at + usize::from(self.words.is(at, "the") && self.facts.date_at(at as u32).is_none());
        let index = self.facts.date_at(at as u32)?;
        (self.facts.dates[index].tokens.start as usize == at).then_some(index as u32)
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
                let place = self.is_place(name);
                let name = &self.facts.names[name];
                if name.possessive || name.class == NameClass::Person && !place {
                    return None;
                }
                index = name.name.start as usize;
                continue;
            }
            index -= 1;
            if let Some(comma) = self.before_relative(index, first) {
                index = comma;
                continue;
            }
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
                        || !tells
                        || self.facts.date_at(index as u32).is_some()
                        || token.is_any(Lexeme::KIN) && self.is_apposition(index)
                }
                _ => false,
            };
            if !passes {
                return None;
            }
        }
        Some(Holder::Open)
    }

    /// The comma before `, who turned 63 in March,`, whose last comma is at `at`.
    fn before_relative(&self, at: usize, first: usize) -> Option<usize> {
        if !self.words.mark(at, ',') || self.facts.date_at(at as u32).is_some() {
            return None;
        }
        let who = (first + 1..at)
            .rev()
            .take_while(|at| !self.words.mark(*at, ',') || self.facts.date_at(*at as u32).is_some())
            .find(|at| self.words.is(*at, "who"))?;
        self.words.mark(who - 1, ',').then_some(who - 1)
    }

    /// Whether the noun at `at` describes somebody named before: `, a 31-year-old lawyer`, `, a father of two`.
    fn is_apposition(&self, at: usize) -> bool {
        const REACH: usize = 5;
        let first = at.saturating_sub(REACH).max(self.from + 1);
        (first..at)
            .rev()
            .take_while(|at| {
                self.words
                    .get(*at)
                    .is_some_and(|token| token.is_word() || token.kind == TokenKind::Number)
                    || self.words.dash(*at)
            })
            .find(|at| self.words.is_one_of(*at, &["a", "an", "the"]))
            .is_some_and(|article| self.words.mark(article - 1, ','))
    }

    /// Whether name `index` is a place, by the word before it.
    fn is_place(&self, index: usize) -> bool {
        let name = &self.facts.names[index];
        let start = name.title.as_ref().unwrap_or(&name.name).start as usize;
        let town = name.parts.words == 1
            && self.words.before(start, |before| {
                self.words.is_one_of(before, &["in", "at", "near", "from"])
            });
        town || name.class != NameClass::Person && self.is_where(start)
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
        // “Born on 9 July 1975 in Halden, Ines Ortiz”
        self.name_ahead(at)
            .or_else(|| self.name_at(self.past_comma(end)?).map(|found| found.0))
            .unwrap_or(Holder::Open)
    }
}
