//! Names: of people and bodies, written the same way all through a draft.

pub(super) mod acronym;
mod folded;
pub(super) mod inconsistent_case;
pub(super) mod inconsistent_spelling;
mod near;
pub(super) mod organisation_variant;
pub(super) mod roster_spelling;
pub(super) mod surname_before_full_name;
pub(super) mod transliteration;
