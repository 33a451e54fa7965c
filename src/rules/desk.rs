//! What the desk itself reports.

pub(crate) mod unused_stet;
