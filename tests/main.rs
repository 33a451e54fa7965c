//! One test program, a module per border.

mod architecture;
mod cli;
mod derived;
mod laws;
mod people;
mod readings;
mod rules;
mod server;
