//! Marks that do not pair.

use crate::text::Span;

/// A mark that is surely wrong, or that lacks its partner. Spans and offsets are of the prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkFault {
    /// The mark.
    pub span: Span,
    /// What is wrong.
    pub kind: MarkFaultKind,
    /// Where the missing mark most likely belongs.
    pub missing: Option<u32>,
}

/// What may be wrong with a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarkFaultKind {
    /// It opens a quote that its block does not close. A fault only if the next block does not go on with it.
    NeverClosed,
    /// It closes a quote that nothing opened.
    NeverOpened,
    /// It faces the wrong way.
    WrongWay,
    /// It opens a quote inside one of the same marks.
    NestedAlike,
}
