//! All that a rule may look at.

use crate::{
    draft::{Draft, Passage},
    language::house::House,
    reading::{Facts, Reading},
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
