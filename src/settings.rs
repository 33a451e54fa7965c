//! What is in force for a path, and where each value came from.

use crate::{
    reading::StoryDate,
    rules::{RULES, Rule, Severity},
};

/// The settings in force.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    /// The day a story speaks from where it does not say so itself.
    pub date: Option<StoryDate>,
}

impl Settings {
    /// The date in force where the draft itself gives none.
    pub fn story_date(&self) -> Option<StoryDate> {
        self.date
    }

    /// The rules that are on, each with the severity the settings give it, in the order of [`RULES`].
    pub fn rules(&self) -> impl Iterator<Item = (&'static Rule, Option<Severity>)> {
        RULES.iter().map(|&rule| (rule, None))
    }
}
