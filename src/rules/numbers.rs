//! Figures and sums.

pub(super) mod numeral_style;
