//! Offices: said once, said rightly, said the same way.

pub(super) mod duplicated_title;
