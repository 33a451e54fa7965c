//! Who said it, and how that is said.

pub(super) mod ambiguous_speaker;
pub(super) mod anonymous_source;
pub(super) mod loaded_language;
pub(super) mod unattributed_quote;
