//! Second pass: which names mean the same person or body.
//!
//! Runs over the names of the whole draft at every keystroke, so it compares keys that the first
//! pass made and does constant work for each name.

mod bodies;
mod index;

use std::sync::Arc;

use super::{
    BodyForm, BodyWord, Courtesy, Facts, GivenTitle, Mention, MentionKind, NameClass, NameMention,
    Organization, Person, Speaker, TitlePlace,
};
use crate::{
    draft::{Draft, Passage},
    language::{Lexeme, name::NameKey},
    text::Span,
};
use bodies::Bodies;
use index::Index;

/// Who is who in a draft.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cast {
    /// People in the order of their first mention.
    pub people: Vec<Person>,
    /// Bodies in the order of their first mention.
    pub organizations: Vec<Organization>,
    /// Which words mean whom.
    pub(super) words: Words,
}

/// Whom the names of the first pass mean.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Words {
    /// For each name of the draft, passage after passage.
    names: Vec<Speaker>,
    /// For each passage where its names start.
    starts: Vec<u32>,
    /// For each noun that means a body by itself: its passage, its token, the body.
    nouns: Vec<(u32, u32, u32)>,
}

impl Words {
    pub(super) fn who(&self, passage: usize, index: usize) -> Speaker {
        self.starts
            .get(passage)
            .and_then(|&start| self.names.get(start as usize + index))
            .copied()
            .unwrap_or(Speaker::Unresolved)
    }
}

impl Cast {
    /// Reads who is who from the facts of all passages.
    pub fn of(draft: &Draft, facts: &[Arc<Facts>]) -> Self {
        let mut starts = Vec::with_capacity(facts.len());
        let mut all = 0;
        for facts in facts {
            starts.push(all);
            all += facts.names.len() as u32;
        }
        let mut cast = Self {
            words: Words {
                starts,
                names: vec![Speaker::Unresolved; all as usize],
                ..Words::default()
            },
            ..Self::default()
        };
        let mut index = Index::default();
        let mut bodies = Bodies::default();
        for facts in facts {
            for (position, mention) in facts.names.iter().enumerate() {
                if mention.class == NameClass::Body {
                    bodies.introduce(facts, position);
                } else if is_full(mention) {
                    index.introduce(mention);
                }
            }
        }
        for mention in facts.iter().flat_map(|facts| &facts.names) {
            if mention.parts.particle_first && mention.class != NameClass::Body {
                index.introduce_with_particle(mention);
            } else if introduces_alone(mention) {
                index.introduce_alone(mention);
            }
        }
        let mut at = 0;
        for (passage, (written, facts)) in draft.passages().iter().zip(facts).enumerate() {
            let place = Place {
                passage: written,
                start: draft.passage_start(passage),
                facts,
                number: passage as u32,
            };
            let mut words = facts.body_words.iter().peekable();
            for mention in &facts.names {
                while let Some(word) = words.next_if(|word| word.token < mention.name.start) {
                    cast.short_form(&mut bodies, word, &place);
                }
                // `LIND:` in a transcript looks like an acronym.
                let person =
                    mention.parts.acronym && index.knows(mention) && !bodies.knows(mention);
                cast.words.names[at] = if mention.class == NameClass::Body && !person {
                    bodies.mention(&mut cast.organizations, mention, &place)
                } else {
                    index.mention(&mut cast.people, mention, &place)
                };
                at += 1;
            }
            for word in words {
                cast.short_form(&mut bodies, word, &place);
            }
        }
        cast
    }

    fn short_form(&mut self, bodies: &mut Bodies, word: &BodyWord, place: &Place<'_>) {
        // `the Ministry` is a name and was joined as one.
        if word.form == BodyForm::Small
            && let Some(index) = bodies.short_form(&mut self.organizations, word, place)
        {
            self.words
                .nouns
                .push((place.number, word.token, index as u32));
        }
    }

    /// The body that a noun without a name means: `the ministry` at token `token` of passage `passage`.
    pub fn body_at(&self, passage: usize, token: u32) -> Option<usize> {
        let nouns = &self.words.nouns;
        let at = nouns
            .binary_search_by_key(&(passage as u32, token), |&(passage, token, _)| {
                (passage, token)
            })
            .ok()?;
        Some(nouns[at].2 as usize)
    }

    /// Whom name `index` of passage `passage` means.
    pub fn who(&self, passage: usize, index: usize) -> Speaker {
        self.words.who(passage, index)
    }

    /// Adds mentions that are no names: pronouns, roles. They may come in any order.
    pub fn add_mentions(&mut self, mentions: impl IntoIterator<Item = (Speaker, Mention)>) {
        for (whom, mention) in mentions {
            match whom {
                Speaker::Person(index) => {
                    if let Some(person) = self.people.get_mut(index) {
                        person.mentions.push(mention);
                    }
                }
                Speaker::Organization(index) => {
                    if let Some(organization) = self.organizations.get_mut(index) {
                        organization.mentions.push(mention);
                    }
                }
                Speaker::Unresolved => {}
            }
        }
        // Adaptive: what is in order already costs one comparison each.
        for person in &mut self.people {
            person.mentions.sort_by_key(|mention| mention.span);
        }
        for organization in &mut self.organizations {
            organization.mentions.sort_by_key(|mention| mention.span);
        }
    }
}

/// Whether the mention names a person in full, as far as one can see.
fn is_full(mention: &NameMention) -> bool {
    mention.parts.words >= 2
        && !mention.doubtful
        && !mention.parts.particle_first
        && matches!(mention.class, NameClass::Person | NameClass::Unknown)
}

/// Whether a single word is enough to say that there is a person of that name.
fn introduces_alone(mention: &NameMention) -> bool {
    mention.parts.words == 1
        && !mention.doubtful
        && (mention.class == NameClass::Person
            || mention.class == NameClass::Unknown
                && mention.speaks
                && !mention.parts.acronym
                && !mention.parts.place)
}

/// Where a mention stands.
struct Place<'a> {
    passage: &'a Passage,
    start: u32,
    facts: &'a Facts,
    number: u32,
}

impl Place<'_> {
    /// The bytes of the draft at which tokens `range` stand.
    fn span(&self, range: &std::ops::Range<u32>) -> Span {
        self.passage
            .prose()
            .to_passage(self.facts.span_of(range))
            .shifted(self.start)
    }

    /// The words at tokens `range`, with single spaces.
    fn text(&self, range: &std::ops::Range<u32>) -> String {
        let words = self.passage.prose().slice(self.facts.span_of(range));
        if words.contains(['\n', '\r', '\t']) || words.contains("  ") {
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        } else {
            words.to_owned()
        }
    }

    /// What the noun of a title is compared by: its last word that can be an office, or its last.
    fn title_key(&self, title: &std::ops::Range<u32>) -> NameKey {
        let tokens = &self.facts.tokens[title.start as usize..title.end as usize];
        let noun = tokens
            .iter()
            .rev()
            .find(|token| token.is_any(Lexeme::TITLE | Lexeme::ROLE))
            .or(tokens.last());
        noun.map_or_else(NameKey::default, |token| {
            NameKey::of(token.text(self.passage.prose().text()))
        })
    }

    /// What a title's wording is compared by.
    fn wording(&self, title: &std::ops::Range<u32>) -> NameKey {
        self.facts.tokens[title.start as usize..title.end as usize]
            .iter()
            .fold(NameKey::default(), |key, token| {
                key.then(NameKey::of(token.text(self.passage.prose().text())))
            })
    }
}
