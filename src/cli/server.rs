//! `factdesk server`: the language server on standard input and output.

use std::process::ExitCode;

use super::args::{PositionEncoding, Server};
use crate::{
    server::{self, ServerOptions},
    text::Encoding,
};

pub(super) fn run(options: &Server) -> ExitCode {
    let governance = &options.governance;
    server::run(ServerOptions {
        config: governance.config.clone(),
        isolated: governance.isolated,
        date: governance.date,
        encoding: options.position_encoding.map(|encoding| match encoding {
            PositionEncoding::Utf8 => Encoding::Utf8,
            PositionEncoding::Utf16 => Encoding::Utf16,
            PositionEncoding::Utf32 => Encoding::Utf32,
        }),
    })
}
