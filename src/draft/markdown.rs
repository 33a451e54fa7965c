//! markdown

use super::passage::{Contents, Entry};

pub(super) fn first_passage(text: &str, entry: Entry) -> (usize, Entry) {
    super::plain::first_passage(text, entry)
}

pub(super) fn parse(text: &str, entry: Entry) -> Contents {
    super::plain::parse(text, entry)
}
