//! Findings of an earlier state of a draft, brought to a later one.

use crate::{draft::Draft, rules::Finding, text::Span};

/// The findings of `before` that the edit between it and `after` did not touch, with spans of `after`.
///
/// The work is in proportion to the findings and to the passages that changed.
pub(super) fn carried(before: &Draft, after: &Draft, findings: &[Finding]) -> Vec<Finding> {
    let edit = Between::of(before, after);
    findings
        .iter()
        .filter(|finding| {
            let edits = finding
                .fixes
                .iter()
                .flat_map(|fix| &fix.edits)
                .map(|edit| edit.span);
            let related = finding.related.iter().map(|related| related.span);
            related
                .chain(edits)
                .chain([finding.span])
                .all(|span| edit.leaves(span))
        })
        .map(|finding| finding.moved(|span| edit.moved(span)))
        .collect()
}

/// The one stretch in which two states of a draft differ.
#[derive(Debug, Clone, Copy)]
pub struct Between {
    /// Where it starts, in both.
    start: u32,
    /// Where it ends before.
    end: u32,
    /// By how much all that follows has moved.
    by: i64,
}

impl Between {
    /// What an edit changed.
    pub fn of(before: &Draft, after: &Draft) -> Self {
        let (first, last) = after.kept_since(before);
        let from = before.passage_start(first);
        let old = Span::new(from, before.passage_start(before.passages().len() - last));
        let new = Span::new(from, after.passage_start(after.passages().len() - last));
        let (old_text, new_text) = (before.slice(old), after.slice(new));
        let (old_bytes, new_bytes) = (old_text.as_bytes(), new_text.as_bytes());
        let same_start = old_bytes
            .iter()
            .zip(new_bytes)
            .take_while(|(old, new)| old == new)
            .count();
        let shorter = old_bytes.len().min(new_bytes.len()) - same_start;
        let same_end = old_bytes
            .iter()
            .rev()
            .zip(new_bytes.iter().rev())
            .take(shorter)
            .take_while(|(old, new)| old == new)
            .count();
        Self {
            start: from + same_start as u32,
            end: old.end - same_end as u32,
            by: i64::from(after.len()) - i64::from(before.len()),
        }
    }

    /// Whether `span` of the state before stands apart from the edit: a word typed on to is touched.
    pub fn leaves(&self, span: Span) -> bool {
        let nothing = self.start == self.end && self.by == 0;
        nothing || span.end < self.start || span.start > self.end
    }

    /// Where a span of the state before that is left alone stands after the edit.
    pub fn moved(&self, span: Span) -> Span {
        if span.end < self.start {
            return span;
        }
        let moved = |offset: u32| u32::try_from(i64::from(offset) + self.by).unwrap_or(0);
        Span::new(moved(span.start), moved(span.end))
    }
}
