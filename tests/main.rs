//! One test program, a module per border.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails, and says where"
)]

mod architecture;
mod cli;
mod derived;
mod laws;
mod numbers;
mod people;
mod readings;
mod roster;
mod rules;
mod server;
