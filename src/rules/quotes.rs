//! What stands in quotation marks.

pub(super) mod unbalanced;
pub(super) mod unmarked_insertion;
