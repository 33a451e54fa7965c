//! What stands in quotation marks.

pub(super) mod unmarked_insertion;
