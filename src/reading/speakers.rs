//! Who said it: the sieves, most precise first.
//!
//! A sieve looks at one quote in its scene and either names the words that say who spoke, or passes.
//! The first that answers decides; its name is the reading's `method`.

use std::sync::Arc;

use super::{Facts, Quote, people::Cast};
use crate::draft::Draft;

/// Gives each quote its attribution.
pub(super) fn attribute(
    _draft: &Draft,
    _facts: &[Arc<Facts>],
    _cast: &Cast,
    _quotes: &mut [Quote],
) {
}
