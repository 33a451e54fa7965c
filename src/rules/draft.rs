//! Leftovers and slips of the keyboard.

pub(super) mod placeholder;
pub(super) mod repeated_word;
