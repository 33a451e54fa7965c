//! What is in force for a path, and where each value came from.

use crate::{
    reading::StoryDate,
    rules::{RULES, Rule, Severity},
};

/// The settings in force.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The day a story speaks from where it does not say so itself.
    pub date: Option<StoryDate>,
    /// The house profile.
    pub profile: Option<String>,
    only: Option<Vec<&'static Rule>>,
}

impl Settings {
    /// Settings under which exactly `rules` are on, with their own severities: for pages, which show a rule by itself.
    pub fn for_page(rules: &[&'static Rule], profile: Option<&str>) -> Self {
        Self {
            only: Some(rules.to_vec()),
            profile: profile.map(str::to_owned),
            ..Self::default()
        }
    }

    /// The date in force where the draft itself gives none.
    pub fn story_date(&self) -> Option<StoryDate> {
        self.date
    }

    /// The rules that are on, each with the severity the settings give it, in the order of [`RULES`].
    pub fn rules(&self) -> impl Iterator<Item = (&'static Rule, Option<Severity>)> {
        RULES
            .iter()
            .filter(|rule| {
                self.only
                    .as_ref()
                    .is_none_or(|only| only.iter().any(|on| on.id == rule.id))
            })
            .map(|&rule| (rule, None))
    }
}
