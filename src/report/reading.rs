//! A draft's reading as text: JSON for scripts, a page for editors.

mod json;
mod page;

use crate::{draft::Draft, reading::Reading};

pub use json::json;
pub use page::page;

/// A draft and what it says.
#[derive(Debug, Clone, Copy)]
pub struct ReadSheet<'a> {
    /// What the draft is called.
    pub path: &'a str,
    /// The draft.
    pub draft: &'a Draft,
    /// What it says.
    pub reading: &'a Reading,
}
