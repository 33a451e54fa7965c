//! Passages already read.

use std::sync::Arc;

use super::Facts;
use crate::draft::{Draft, Passage};

/// Remembers the facts of the passages of one draft from one state of it to the next.
#[derive(Debug, Clone, Default)]
pub struct Memo {
    read: Vec<(Arc<Passage>, Arc<Facts>)>,
    kept: Kept,
}

/// Which passages of a draft are the ones that were there before: the first `before` and the last
/// `after`; those between are new.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kept {
    /// How many at the start.
    pub before: usize,
    /// How many at the end.
    pub after: usize,
}

impl Memo {
    /// Reads the passages of `draft` that were not in it when this was last called, and forgets those that are gone.
    pub fn update(&mut self, draft: &Draft) {
        let passages = draft.passages();
        let same =
            |(old, new): &(&(Arc<Passage>, Arc<Facts>), &Arc<Passage>)| Arc::ptr_eq(&old.0, new);
        let before = self.read.iter().zip(passages).take_while(same).count();
        let shorter = self.read.len().min(passages.len());
        let after = self
            .read
            .iter()
            .rev()
            .zip(passages.iter().rev())
            .take(shorter - before)
            .take_while(same)
            .count();
        let fresh = passages[before..passages.len() - after]
            .iter()
            .map(|passage| (Arc::clone(passage), Arc::new(Facts::of(passage))));
        let gone = before..self.read.len() - after;
        self.read.splice(gone, fresh);
        self.kept = Kept { before, after };
    }

    /// What the last [`Memo::update`] kept.
    pub fn kept(&self) -> Kept {
        self.kept
    }

    /// The facts of each passage, in order.
    pub fn facts(&self) -> impl Iterator<Item = &Arc<Facts>> {
        self.read.iter().map(|(_, facts)| facts)
    }
}
