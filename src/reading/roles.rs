//! Second pass: who “the deputy mayor” is.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Facts, Speaker, people::Cast, standing};
use crate::language::{Lexeme, Token, name::NameKey, title};

/// The nouns of offices and who holds them, from the titles and descriptions of the draft.
#[derive(Default)]
pub(super) struct Offices {
    /// By the noun: who is called so, and by which words.
    holders: FxHashMap<NameKey, Vec<Holder>>,
}

struct Holder {
    person: usize,
    /// Whether a word of rank goes with the noun: the deputy mayor is not the mayor.
    ranked: bool,
    /// The words of the titles that have the noun.
    words: Vec<NameKey>,
}

/// So many holders of one noun tell nobody apart; more are not listed.
const MOST: usize = 24;

impl Offices {
    pub(super) fn of(facts: &[Arc<Facts>], cast: &Cast) -> Self {
        let mut offices = Self::default();
        for (passage, facts) in facts.iter().enumerate() {
            for words in facts.titles.chunk_by(|one, other| one.name == other.name) {
                let Speaker::Person(person) = cast.who(passage, words[0].name as usize) else {
                    continue;
                };
                let ranked = words.iter().any(|word| word.rank);
                for noun in words.iter().filter(|word| word.office) {
                    let holders = offices.holders.entry(noun.key).or_default();
                    let room = holders.len() < MOST;
                    let known = holders
                        .iter_mut()
                        .find(|holder| holder.person == person && holder.ranked == ranked);
                    let keys = words.iter().map(|word| word.key);
                    match known {
                        Some(holder) if holder.words.len() < 64 => holder.words.extend(keys),
                        None if room => holders.push(Holder {
                            person,
                            ranked,
                            words: keys.collect(),
                        }),
                        Some(_) | None => {}
                    }
                }
            }
        }
        offices
    }

    /// Whom the role at `tokens`, a definite noun phrase with its article, means: the only holder of
    /// its noun, or the only one whose titles have all its words.
    pub(super) fn resolve(&self, prose: &str, tokens: &[Token]) -> Speaker {
        let words: Vec<&Token> = tokens
            .iter()
            .filter(|token| token.is_word() && !token.is_any(Lexeme::DETERMINER))
            .collect();
        let Some((noun, modifiers)) = words.split_last() else {
            return Speaker::Unresolved;
        };
        if !title::is_office(noun) {
            return Speaker::Unresolved;
        }
        let Some(holders) = self.holders.get(&standing::key(noun.text(prose))) else {
            return Speaker::Unresolved;
        };
        let wanted: Vec<NameKey> = modifiers
            .iter()
            .map(|token| standing::key(token.text(prose)))
            .collect();
        let ranks: Vec<NameKey> = modifiers
            .iter()
            .filter(|token| token.is_any(Lexeme::RANK | Lexeme::PORTFOLIO))
            .map(|token| standing::key(token.text(prose)))
            .collect();
        let ranked = words.iter().any(|token| token.is_any(Lexeme::RANK));
        let able = || {
            holders.iter().filter(|holder| {
                holder.ranked == ranked && ranks.iter().all(|rank| holder.words.contains(rank))
            })
        };
        if let Some(person) = only(able()) {
            return Speaker::Person(person);
        }
        let matching = able().filter(|holder| {
            !wanted.is_empty() && wanted.iter().all(|word| holder.words.contains(word))
        });
        only(matching).map_or(Speaker::Unresolved, Speaker::Person)
    }
}

/// The person, if the holders are all one.
fn only<'a>(mut holders: impl Iterator<Item = &'a Holder>) -> Option<usize> {
    let first = holders.next()?.person;
    holders
        .all(|holder| holder.person == first)
        .then_some(first)
}
