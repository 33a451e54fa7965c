//! Replacements that do not overlap, applied at once.

use super::Span;

/// One replacement: the bytes of `span` become `replacement`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Edit {
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// What stands there afterwards.
    pub replacement: String,
}

impl Edit {
    /// Replaces `span`.
    pub fn new(span: Span, replacement: impl Into<String>) -> Self {
        Self {
            span,
            replacement: replacement.into(),
        }
    }

    /// Whether both cannot be applied together: they share a byte or insert at one place.
    pub fn conflicts(&self, other: &Self) -> bool {
        self.span.overlaps(other.span)
            || self.span.start == other.span.start
            || (self.span.is_empty() && other.span.touches(self.span.start))
            || (other.span.is_empty() && self.span.touches(other.span.start))
    }
}

/// `text` with all `edits` made, or `None` if two of them conflict or one is not on character
/// boundaries of `text`. The order of `edits` does not matter.
pub fn apply(text: &str, edits: &[Edit]) -> Option<String> {
    let mut ordered: Vec<&Edit> = edits.iter().collect();
    ordered.sort_unstable();
    if ordered.windows(2).any(|pair| pair[0].conflicts(pair[1])) {
        return None;
    }
    let mut result = String::with_capacity(text.len());
    let mut at = 0;
    for edit in ordered {
        let span = edit.span.range();
        result.push_str(text.get(at..span.start)?);
        text.get(span.clone())?;
        result.push_str(&edit.replacement);
        at = span.end;
    }
    result.push_str(text.get(at..)?);
    Some(result)
}
