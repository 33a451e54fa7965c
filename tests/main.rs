//! One test program, a module per border.

mod laws;
mod rules;
