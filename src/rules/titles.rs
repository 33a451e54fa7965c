//! Offices: said once, said rightly, said the same way.

pub(super) mod capitalisation;
mod claims;
mod context;
pub(super) mod duplicated_title;
pub(super) mod inconsistent_title;
pub(super) mod long_title;
pub(super) mod wrong_office;
