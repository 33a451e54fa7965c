//! Which part of a story a block is.

/// The parts of a story that rules tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Zone {
    /// The head over the story.
    Headline,
    /// The sentence or two between headline and story.
    Standfirst,
    /// Who wrote it.
    Byline,
    /// Where and when it was filed, on a line of its own.
    Dateline,
    /// The story.
    #[default]
    Body,
    /// A heading inside the story.
    Crosshead,
    /// An item of a list.
    List,
    /// Words under a picture.
    Caption,
    /// Words set off as somebody else's.
    BlockQuote,
    /// A cell of a table.
    Table,
}
