//! What a rule reports: the words, why, what they disagree with, and the way out.

use super::{Rule, Severity};
use crate::text::{Edit, Span};

/// One fault, found. Which text the spans are of is said by [`super::Check`]; findings that leave the desk are of the draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Id of the rule.
    pub rule: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// The smallest span that is wrong.
    pub span: Span,
    /// What disagrees with what, in a sentence.
    pub message: String,
    /// The other places that matter.
    pub related: Vec<Related>,
    /// Ways out, the best first.
    pub fixes: Vec<Fix>,
}

/// Another place that matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// What it is.
    pub message: String,
    /// Where it stands.
    pub span: Span,
}

/// A way out of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as an order: "Cut the second title".
    pub title: String,
    /// Whether it may be made unseen.
    pub safety: Safety,
    /// What it changes; never empty.
    pub edits: Vec<Edit>,
}

/// Whether a fix may be made without a human looking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// The meaning stays.
    Safe,
    /// A human chooses.
    Unsafe,
}

/// Collects what one rule finds.
#[derive(Debug)]
pub struct Findings {
    rule: &'static Rule,
    list: Vec<Finding>,
}

impl Findings {
    /// Nothing found yet by `rule`.
    pub fn new(rule: &'static Rule) -> Self {
        Self {
            rule,
            list: Vec::new(),
        }
    }

    /// Reports `span` with the rule's own severity; the finding can be added to.
    pub fn report(&mut self, span: Span, message: impl Into<String>) -> &mut Finding {
        let index = self.list.len();
        self.list.push(Finding {
            rule: self.rule.id,
            severity: self.rule.severity,
            span,
            message: message.into(),
            related: Vec::new(),
            fixes: Vec::new(),
        });
        &mut self.list[index]
    }

    /// What was found.
    pub fn into_list(self) -> Vec<Finding> {
        self.list
    }
}

impl Finding {
    /// The same finding with each of its spans put through `to`.
    #[must_use]
    pub fn moved(&self, to: impl Fn(Span) -> Span) -> Self {
        let mut moved = self.clone();
        moved.span = to(moved.span);
        for related in &mut moved.related {
            related.span = to(related.span);
        }
        for edit in moved.fixes.iter_mut().flat_map(|fix| &mut fix.edits) {
            edit.span = to(edit.span);
        }
        moved
    }

    /// Sets another severity than the rule's.
    pub fn severity(&mut self, severity: Severity) -> &mut Self {
        self.severity = severity;
        self
    }

    /// Adds another place that matters.
    pub fn related(&mut self, span: Span, message: impl Into<String>) -> &mut Self {
        self.related.push(Related {
            message: message.into(),
            span,
        });
        self
    }

    /// Adds a fix that may be made unseen: `span` becomes `replacement`.
    pub fn safe_fix(
        &mut self,
        title: impl Into<String>,
        span: Span,
        replacement: impl Into<String>,
    ) -> &mut Self {
        self.fix(title, Safety::Safe, vec![Edit::new(span, replacement)])
    }

    /// Adds a fix that a human must choose: `span` becomes `replacement`.
    pub fn unsafe_fix(
        &mut self,
        title: impl Into<String>,
        span: Span,
        replacement: impl Into<String>,
    ) -> &mut Self {
        self.fix(title, Safety::Unsafe, vec![Edit::new(span, replacement)])
    }

    /// Adds a fix.
    pub fn fix(&mut self, title: impl Into<String>, safety: Safety, edits: Vec<Edit>) -> &mut Self {
        self.fixes.push(Fix {
            title: title.into(),
            safety,
            edits,
        });
        self
    }
}
