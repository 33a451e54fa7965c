//! First pass: how old somebody is, when they were born, when they died.

mod age;
mod holder;

use std::ops::Range;

use super::{DateForm, Joint, scan::born_at};
use crate::{
    language::{Lexeme, TokenKind, date::Words},
    reading::Facts,
};
use age::age;
use holder::Look;

/// Whose age or date it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// A name, by its index in [`Facts::names`].
    Name(u32),
    /// `he` or `she`, by its token.
    Pronoun(u32),
    /// `the 52-year-old`, by its token: somebody told of before.
    Described(u32),
    /// Nobody that the sentence names.
    Open,
}

/// An age as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Age {
    /// The token that says it: `52`; all of `nine-year-old`.
    pub token: u32,
    /// In years.
    pub years: u16,
    /// Whose it is.
    pub holder: Holder,
    /// When it is theirs.
    pub time: AgeTime,
}

/// When an age is somebody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AgeTime {
    /// On the day the story speaks from: `Lind, 52,`, `52-year-old Lind`, `is 52`.
    Story,
    /// The same, written in a way that may mean something else: `Lind (52)`.
    StoryPerhaps,
    /// When they died: `died aged 52`.
    Death,
    /// `was 52`: at their death, if the story is of that.
    Past,
    /// `turned 52 in March`: in the year of that date, an index into [`Facts::dates`]; about the story's without one.
    Turned(Option<u32>),
}

/// A day of somebody's life.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LifeDay {
    /// Birth or death.
    pub event: Event,
    /// The word that says so: `born`, `died`, a bracket.
    pub token: u32,
    /// The date, an index into [`Facts::dates`].
    pub date: u32,
    /// Whose day it is.
    pub holder: Holder,
}

/// What happens on a day of somebody's life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Event {
    /// `born`
    Birth,
    /// `died`
    Death,
    /// `(1940–2025)`: from birth to death.
    Span,
}

/// The ages and days of lives in the facts' last block, which starts at token `from`.
pub(super) fn find(
    prose: &str,
    facts: &Facts,
    from: usize,
    ages: &mut Vec<Age>,
    days: &mut Vec<LifeDay>,
) {
    let words = Words {
        prose,
        tokens: &facts.tokens,
    };
    let look = Look { words, facts, from };
    for at in from..facts.tokens.len() {
        let token = &facts.tokens[at];
        match token.kind {
            TokenKind::Number => ages.extend(age(look, at)),
            TokenKind::Word => match words.text(at) {
                "born" | "Born" | "BORN" => days.extend(day(look, at, Event::Birth)),
                "b" | "b." if born_at(words, at).is_some() => {
                    days.extend(day(look, at, Event::Birth));
                }
                "birth" => days.extend(date_of_birth(look, at)),
                "died" | "Died" | "DIED" => days.extend(day(look, at, Event::Death)),
                "a" | "A" | "an" | "An" => {}
                text if token.is_any(Lexeme::NUMBER) || text.ends_with("-year-old") => {
                    ages.extend(age(look, at));
                }
                _ => {}
            },
            TokenKind::Punctuation('(') => days.extend(life_span(look, at)),
            _ => {}
        }
    }
}

/// `Ortiz’s date of birth is 9 July 1975`, `her date of birth, 9 July 1975,`: `birth` is at `at`.
fn date_of_birth(look: Look<'_>, at: usize) -> Option<LifeDay> {
    let words = look.words;
    let noun = at.checked_sub(2)?;
    let owner = noun.checked_sub(1)?;
    let told = words.is(at - 1, "of") && words.is_one_of(noun, &["date", "year"]);
    let leads = words.is_one_of(at + 1, &["is", "as", "was"]) || words.mark(at + 1, ',');
    if !told || !leads {
        return None;
    }
    let date = look.facts.date_at(at as u32 + 2)?;
    look.facts.dates[date].calendar()?.year?;
    let holder = if words.is_one_of(owner, &["his", "her"]) {
        Holder::Pronoun(owner as u32)
    } else {
        look.owner(noun)?
    };
    Some(LifeDay {
        event: Event::Birth,
        token: at as u32,
        date: date as u32,
        holder,
    })
}

/// The date after `born` or `died` at `at`.
fn day(look: Look<'_>, at: usize, event: Event) -> Option<LifeDay> {
    /// “born in the town of Port Merrow on the Esk on 9 July 1975”
    const REACH: usize = 10;
    let words = look.words;
    let end = look.sentence(at).end.min(at + 1 + REACH);
    let mut index = at + 1;
    let date = loop {
        if index >= end {
            return None;
        }
        if let Some(date) = look.facts.date_at(index as u32) {
            break date;
        }
        let token = words.get(index)?;
        let tells = token.is_any(Lexeme::AUXILIARY | Lexeme::SUBORDINATOR | Lexeme::SPEECH)
            || words.is_one_of(index, &["who", "and", "whose", "after", "before"])
            || token.is_any(Lexeme::VERB) && words.small(index);
        if tells || words.mark(index, ')') || words.mark(index, ';') {
            return None;
        }
        index += 1;
    };
    let found = look.facts.dates[date].calendar()?;
    if event == Event::Birth && found.year.is_none() {
        return None;
    }
    let holder = match look.before_unless_other(at)? {
        Holder::Open if at == look.sentence(at).start => look.subject_after(date),
        holder => holder,
    };
    Some(LifeDay {
        event,
        token: at as u32,
        date: date as u32,
        holder,
    })
}

/// `Ines Ortiz (9 July 1940 – 2 June 2025)`: the bracket at `at`.
fn life_span(look: Look<'_>, at: usize) -> Option<LifeDay> {
    let date = look.facts.date_at(at as u32 + 1)?;
    let expression = &look.facts.dates[date];
    let DateForm::Span(span) = &expression.form else {
        return None;
    };
    let whole = span.joint == Joint::Dash && span.from.year.is_some() && span.to.year.is_some();
    if !whole || !look.words.mark(expression.tokens.end as usize, ')') {
        return None;
    }
    Some(LifeDay {
        event: Event::Span,
        token: at as u32,
        date: date as u32,
        holder: look.name_ending(at)?,
    })
}

/// The tokens of the sentence around `at`.
fn sentence(facts: &Facts, at: usize) -> Range<usize> {
    facts
        .sentence_at(at)
        .map_or(at..at + 1, |sentence| facts.sentences[sentence].tokens())
}
