//! Findings and readings as text: for people, for scripts, for code hosts.
//!
//! Comes in: a checked draft. Goes out: strings. Spans leave here as bytes of the file, lines and
//! columns from 1, columns in code points. Escape codes of colours are in the strings; the writer
//! that cannot show them takes them out.

mod concise;
mod excerpt;
mod full;
mod github;
mod json;
mod place;
pub mod reading;
pub mod roster;
mod rule_page;
mod sarif;
mod statistics;
pub mod style;
mod summary;
mod tally;

use crate::{draft::Draft, rules::Finding};

pub use concise::Concise;
pub use full::Full;
pub use github::Github;
pub use json::{Json, JsonLines};
pub use rule_page::rule_page;
pub use sarif::Sarif;
pub use statistics::{Count, OnlyStatistics, Statistics, table as statistics_table};
pub use summary::summary;
pub use tally::{Failure, Tally};

/// A draft and what was found in it.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'a> {
    /// What the draft is called.
    pub path: &'a str,
    /// The draft.
    pub draft: &'a Draft,
    /// What was found, in order.
    pub findings: &'a [Finding],
}

/// A way to print findings: a beginning, drafts one by one, an end.
pub trait Report: Sync {
    /// What stands before the first draft.
    fn begin(&self) -> String {
        String::new()
    }

    /// One draft; may be called on several threads.
    fn draft(&self, sheet: &Sheet<'_>) -> String;

    /// A draft that could not be read, at its place among the others.
    fn failure(&self, _failure: &Failure) -> String {
        String::new()
    }

    /// What stands between two that are not empty.
    fn between(&self) -> &'static str {
        ""
    }

    /// What stands after the last draft.
    fn end(&self, _tally: &Tally) -> String {
        String::new()
    }
}
