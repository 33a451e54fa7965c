//! All that a rule may look at.

use std::{any::Any, sync::Arc};

use crate::{
    draft::{Draft, Passage},
    language::house::House,
    reading::{Facts, Person, Reading},
    roster::Roster,
    rules::Notes,
};

/// What a rule that looks at the whole draft sees.
#[derive(Debug, Clone, Copy)]
pub struct Evidence<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// What it says.
    pub reading: &'a Reading,
    /// The house style it is held against, if there is one.
    pub house: Option<&'a House>,
    /// The newsroom’s own rosters over the built-in one, where it has any.
    pub newsroom: Option<&'a Roster>,
    /// What the rules noted of each passage.
    pub notes: &'a [Arc<Notes>],
    /// What the rules noted of each person.
    pub notes_on_people: &'a [Arc<Notes>],
}

impl<'a> Evidence<'a> {
    /// Who held which office. The built-in roster is read when it is first asked for.
    pub fn roster(&self) -> &'a Roster {
        match self.newsroom {
            Some(roster) => roster,
            None => Roster::built_in(),
        }
    }

    /// What a rule notes of one of the reading’s people: whatever of its work depends on nothing but their name,
    /// their titles and the roster. Remembered as long as the draft calls somebody so; rules that need the same
    /// share a type.
    pub(super) fn noted_of<T: Any + Send + Sync>(
        &self,
        person: usize,
        take: fn(&Called<'_>) -> T,
    ) -> &'a T {
        let called = Called {
            person: &self.reading.people[person],
            newsroom: self.newsroom,
        };
        self.notes_on_people[person].get(|| take(&called))
    }
}

/// How the draft calls somebody, and nothing else of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Called<'a> {
    person: &'a Person,
    newsroom: Option<&'a Roster>,
}

impl<'a> Called<'a> {
    /// The fullest form of their name.
    pub(super) fn name(&self) -> &'a str {
        &self.person.name
    }

    /// The titles that the draft gives them.
    pub(super) fn titles(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.person.titles.iter().map(|title| title.text.as_str())
    }

    /// Who held which office. The built-in roster is read when it is first asked for.
    pub(super) fn roster(&self) -> &'a Roster {
        self.newsroom.unwrap_or_else(|| Roster::built_in())
    }
}

/// What a rule that looks at one passage sees.
#[derive(Debug, Clone, Copy)]
pub struct PassageEvidence<'a> {
    /// The passage.
    pub passage: &'a Passage,
    /// What it says by itself.
    pub facts: &'a Facts,
}

impl<'a> PassageEvidence<'a> {
    /// The words of the passage.
    pub fn prose(&self) -> &'a str {
        self.passage.prose().text()
    }
}
