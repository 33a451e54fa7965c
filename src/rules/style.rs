//! House style: what a profile prescribes. Without a profile these rules are silent.

pub(super) mod house_term;
pub(super) mod marks;
