//! Second pass: whom the words that name a source mean.

use std::sync::Arc;

use super::Found;
use crate::{
    language::pronoun::Gender,
    reading::{
        Facts, Speaker,
        people::Cast,
        phrases::NounSort,
        pronouns::{self, Leanings, Whose},
        roles::Offices,
    },
};

/// Ties mentions to people, quote after quote.
pub(super) struct Who<'a> {
    facts: &'a [Arc<Facts>],
    cast: &'a Cast,
    leanings: Leanings,
    /// Made when the first role asks for them.
    offices: Option<Offices>,
    /// Who spoke last, and in which passage.
    last: Option<(usize, usize)>,
    /// The mention that was asked for last and what it meant: the quotes around one “she said” share it.
    asked: Option<(usize, u32, Speaker)>,
}

impl<'a> Who<'a> {
    pub(super) fn new(facts: &'a [Arc<Facts>], cast: &'a Cast) -> Self {
        Self {
            facts,
            cast,
            leanings: Leanings::of(facts, cast),
            offices: None,
            last: None,
            asked: None,
        }
    }

    /// Whom the mention of `found`, which stands in `passage` with this `prose`, means.
    pub(super) fn speaks(&mut self, prose: &str, passage: usize, found: &Found) -> Speaker {
        let first = found.mention.start;
        if let Some((asked, token, speaker)) = self.asked
            && (asked, token) == (passage, first)
        {
            return speaker;
        }
        let speaker = match found.sort {
            NounSort::Pronoun => self.pronoun(prose, passage, found),
            NounSort::Definite | NounSort::Bare => match self.role(prose, passage, found) {
                Speaker::Unresolved => self.body(passage, found),
                speaker => speaker,
            },
            NounSort::Name | NounSort::Possessive => self.name(passage, found),
            NounSort::Indefinite | NounSort::Object | NounSort::Figure => Speaker::Unresolved,
        };
        if let Speaker::Person(person) = speaker {
            self.last = Some((person, passage));
        }
        self.asked = Some((passage, first, speaker));
        speaker
    }

    /// The same inside a quote, where `I` is the speaker of that one, `outer`, and whom `he` means is for
    /// its speaker to know.
    pub(super) fn speaks_within(
        &self,
        prose: &str,
        passage: usize,
        found: &Found,
        outer: Speaker,
    ) -> Speaker {
        let token = &self.facts[passage].tokens[found.mention.start as usize];
        match found.sort {
            NounSort::Name | NounSort::Possessive => self.name(passage, found),
            NounSort::Pronoun if token.text(prose) == "I" => outer,
            _ => Speaker::Unresolved,
        }
    }

    /// The last name in the mention.
    fn name(&self, passage: usize, found: &Found) -> Speaker {
        let names = &self.facts[passage].names;
        let end = names.partition_point(|name| name.name.start < found.mention.end);
        names[..end]
            .iter()
            .enumerate()
            .rev()
            .take_while(|(_, name)| name.name.end > found.mention.start)
            .map(|(index, _)| self.cast.who(passage, index))
            .find(|speaker| *speaker != Speaker::Unresolved)
            .unwrap_or(Speaker::Unresolved)
    }

    /// A body whose name ends the mention: the Fisheries Ministry.
    fn body(&self, passage: usize, found: &Found) -> Speaker {
        let names = &self.facts[passage].names;
        let end = names.partition_point(|name| name.name.start < found.mention.end);
        let Some((index, name)) = names[..end].iter().enumerate().next_back() else {
            return Speaker::Unresolved;
        };
        match self.cast.who(passage, index) {
            body @ Speaker::Organization(_) if name.name.end == found.mention.end => body,
            _ => Speaker::Unresolved,
        }
    }

    fn pronoun(&self, prose: &str, passage: usize, found: &Found) -> Speaker {
        let facts = &self.facts[passage];
        let word = facts.tokens[found.mention.start as usize].text(prose);
        let Some(gender) = Gender::of_pronoun(word) else {
            return Speaker::Unresolved;
        };
        let last_speaker = self
            .last
            .map(|(person, spoke)| (person, passage.saturating_sub(spoke)))
            .filter(|&(_, back)| back <= 3);
        pronouns::resolve(
            self.facts,
            self.cast,
            &self.leanings,
            Whose {
                gender,
                passage,
                token: found.mention.start,
                last_speaker,
            },
        )
    }

    fn role(&mut self, prose: &str, passage: usize, found: &Found) -> Speaker {
        let (facts, cast) = (self.facts, self.cast);
        let offices = self.offices.get_or_insert_with(|| Offices::of(facts, cast));
        let tokens =
            &facts[passage].tokens[found.mention.start as usize..found.mention.end as usize];
        offices.resolve(prose, tokens)
    }
}
