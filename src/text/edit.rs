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

#[cfg(test)]
mod tests {
    use super::*;

    fn edits(edits: &[(u32, u32, &str)]) -> Vec<Edit> {
        edits
            .iter()
            .map(|&(start, end, replacement)| Edit::new(Span::new(start, end), replacement))
            .collect()
    }

    #[test]
    fn all_at_once_in_any_order() {
        let mut edits = edits(&[(9, 9, "!"), (0, 1, "T"), (2, 5, "")]);
        assert_eq!(apply("the old one", &edits).as_deref(), Some("Thld o!ne"));
        edits.reverse();
        assert_eq!(apply("the old one", &edits).as_deref(), Some("Thld o!ne"));
        assert_eq!(apply("", &[]).as_deref(), Some(""));
    }

    #[test]
    fn neither_conflicts_nor_half_characters() {
        for (text, pairs) in [
            ("the old one", &[(0, 3, "a"), (2, 4, "b")][..]),
            ("the old one", &[(3, 3, "a"), (3, 3, "b")]),
            ("the old one", &[(3, 3, "a"), (0, 3, "b")]),
            ("é", &[(0, 1, "e")]),
            ("é", &[(1, 2, "e")]),
            ("the", &[(2, 4, "")]),
            ("the", &[(4, 4, "")]),
        ] {
            assert_eq!(apply(text, &edits(pairs)), None, "{text} {pairs:?}");
        }
        let neighbours = edits(&[(0, 3, "a"), (3, 4, "b")]);
        assert_eq!(apply("the old", &neighbours).as_deref(), Some("abold"));
    }
}
