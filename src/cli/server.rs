//! `factdesk server`: the language server on standard input and output.

use std::process::ExitCode;

use super::args::Server;
use crate::server::{self, ServerOptions};

pub(super) fn run(options: &Server) -> ExitCode {
    let governance = &options.governance;
    server::run(ServerOptions {
        config: governance.config.clone(),
        isolated: governance.isolated,
        date: governance.date,
    })
}
