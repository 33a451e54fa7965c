//! Which part of a story a block is.

use super::Draft;

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

/// A block by the index of its passage and its index in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct BlockPlace {
    /// Index of the passage.
    pub passage: usize,
    /// Index of the block in the passage.
    pub block: usize,
}

/// The blocks before the story proper, found by their place and look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeadMatter {
    zones: Vec<(BlockPlace, Zone)>,
}

impl HeadMatter {
    /// The zone that a block's place gives it, if it is head matter.
    pub fn zone(&self, passage: usize, block: usize) -> Option<Zone> {
        let place = BlockPlace { passage, block };
        self.zones
            .iter()
            .find(|(found, _)| *found == place)
            .map(|(_, zone)| *zone)
    }

    /// Where the headline stands.
    pub fn headline(&self) -> Option<BlockPlace> {
        self.zones
            .iter()
            .find(|(_, zone)| *zone == Zone::Headline)
            .map(|(place, _)| *place)
    }
}

/// Looks at the first blocks of the draft.
pub(super) fn head_matter(_draft: &Draft) -> HeadMatter {
    HeadMatter::default()
}
