//! html

use super::passage::{Contents, Entry};

/// Which elements are open where a passage starts, as far as they say what its words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Open {}

pub(super) fn first_passage(text: &str, entry: Entry) -> (usize, Entry) {
    super::plain::first_passage(text, entry)
}

pub(super) fn parse(text: &str, entry: Entry) -> Contents {
    super::plain::parse(text, entry)
}
