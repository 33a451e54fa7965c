//! One test program, a module per border.

mod architecture;
mod derived;
mod laws;
mod rules;
