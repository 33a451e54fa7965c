//! *Stet*, the copy editor's "let it stand".

use crate::text::Span;

/// A note that lets findings stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stet {
    /// The whole note, with its brackets.
    pub span: Span,
    /// The rules it names, each with its place; empty means every rule.
    pub rules: Vec<(String, Span)>,
    /// Why, as the editor wrote it.
    pub reason: String,
    /// What it excuses.
    pub reach: StetReach,
}

/// What a stet excuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StetReach {
    /// The line it ends, or the next line where it stands alone.
    Line,
    /// The whole file.
    File,
}

impl Stet {
    /// The same note `by` bytes further on.
    #[must_use]
    pub(crate) fn shifted(&self, by: u32) -> Self {
        Self {
            span: self.span.shifted(by),
            rules: self
                .rules
                .iter()
                .map(|(rule, span)| (rule.clone(), span.shifted(by)))
                .collect(),
            reason: self.reason.clone(),
            reach: self.reach,
        }
    }
}
