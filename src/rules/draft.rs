//! Leftovers and slips of the keyboard.

pub(super) mod repeated_word;
