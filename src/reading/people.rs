//! Second pass: which names mean the same person or body.

use std::sync::Arc;

use super::{Facts, Organization, Person, Speaker};
use crate::draft::Draft;

/// Who is who in a draft.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cast {
    /// People in the order of their first mention.
    pub people: Vec<Person>,
    /// Bodies in the order of their first mention.
    pub organizations: Vec<Organization>,
    /// For each passage, for each of its [`Facts::names`], whom it means.
    who: Vec<Vec<Speaker>>,
}

impl Cast {
    /// Reads who is who from the facts of all passages.
    pub fn of(_draft: &Draft, facts: &[Arc<Facts>]) -> Self {
        Self {
            who: facts
                .iter()
                .map(|facts| vec![Speaker::Unresolved; facts.names.len()])
                .collect(),
            ..Self::default()
        }
    }

    /// Whom name `index` of passage `passage` means.
    pub fn who(&self, passage: usize, index: usize) -> Speaker {
        self.who
            .get(passage)
            .and_then(|names| names.get(index))
            .copied()
            .unwrap_or(Speaker::Unresolved)
    }
}
