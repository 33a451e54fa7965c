//! Rules on figures: what can be calculated on the page, and how the house writes them.

pub(super) mod count_mismatch;
pub(super) mod inconsistent_figure;
pub(super) mod numeral_style;
pub(super) mod percent_mismatch;
pub(super) mod percent_points;
pub(super) mod total_mismatch;
pub(super) mod unit_conversion;
mod wording;
