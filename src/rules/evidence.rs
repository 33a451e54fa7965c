//! All that a rule may look at.

use crate::{
    draft::{Draft, Passage},
    language::house::House,
    reading::{Facts, Reading},
    roster::Roster,
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
}

impl<'a> Evidence<'a> {
    /// Who held which office. The built-in roster is read when it is first asked for.
    pub fn roster(&self) -> &'a Roster {
        match self.newsroom {
            Some(roster) => roster,
            None => Roster::built_in(),
        }
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
