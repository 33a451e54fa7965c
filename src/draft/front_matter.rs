//! What the front matter says of the story: date, profile, sources.

use crate::text::Span;

/// The front matter's facts; spans are of the passage, which begins the draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrontMatter {
    /// The day the story speaks from, and where it is written.
    pub date: Option<(jiff::civil::Date, Span)>,
    /// Name of a house profile.
    pub profile: Option<(String, Span)>,
    /// Paths or addresses of the reporter's material, as written.
    pub sources: Vec<(String, Span)>,
    /// Why the front matter could not be read, in a sentence.
    pub fault: Option<(String, Span)>,
}
