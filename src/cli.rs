//! The commands. Arguments come in, text goes out, and an exit code says how it went.
//!
//! `0`: nothing at or above `--fail-on`; `1`: findings; `2`: the program could not do what was asked.

mod args;
mod check;
mod completions;
mod config;
mod init;
mod input;
mod inspect;
mod output;
mod progress;
mod roster;
mod rule;
mod server;
mod walk;
mod write;

use std::{ffi::OsString, io, process::ExitCode};

use clap::{Parser as _, error::ErrorKind};

use args::{Args, Command};
use output::Output;

/// How a command went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum Outcome {
    /// Nothing to object to.
    #[default]
    Clean,
    /// Findings at or above the severity asked for.
    Findings,
    /// Something could not be done.
    Failed,
}

/// Why a command stopped.
#[derive(Debug)]
enum Stop {
    /// In one line: the thing and the mend.
    Because(String),
    /// Output could not be written.
    Output(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<String> for Stop {
    fn from(reason: String) -> Self {
        Self::Because(reason)
    }
}

/// Runs the program with these arguments, the first of which is its name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match Args::try_parse_from(arguments) {
        Ok(args) => args,
        Err(error) => return usage(&error),
    };
    let mut output = Output::new(args.color);
    let done = match &args.command {
        Command::Check(options) => check::run(options, &mut output),
        Command::Inspect(options) => inspect::run(options, &mut output),
        Command::Rule(options) => rule::run(options, &mut output),
        Command::Roster(options) => roster::run(options, &mut output),
        Command::Server(options) => return server::run(options),
        Command::Init(options) => init::run(options, &mut output),
        Command::Config(options) => config::run(options, &mut output),
        Command::Completions(options) => completions::run(options, &mut output),
    };
    let done = done.and_then(|outcome| {
        output.flush()?;
        Ok(outcome)
    });
    match done {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Ok(Outcome::Failed) => ExitCode::from(2),
        // The reader has seen enough.
        Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Stop::Output(error)) => {
            output.complain(&format!("output could not be written: {error}"));
            ExitCode::from(2)
        }
        Err(Stop::Because(reason)) => {
            output.complain(&reason);
            ExitCode::from(2)
        }
    }
}

/// Prints what the arguments' parser has to say: help as it is, an error as one line.
fn usage(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            // Nothing is left to be done if even this cannot be printed.
            let _ = error.print();
            ExitCode::from(error.exit_code().try_into().unwrap_or(2))
        }
        _ => {
            Output::new(args::Color::Auto).complain(&one_line(error));
            ExitCode::from(2)
        }
    }
}

/// The parser's error without its paragraphs: what is wrong, the tip if there is one, where to read on.
fn one_line(error: &clap::Error) -> String {
    let text = error.render().to_string();
    let mut parts: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim) {
        if line.starts_with("Usage:") || line.starts_with("For more information") {
            continue;
        }
        let line = line.strip_prefix("error: ").unwrap_or(line);
        let line = line.strip_prefix("tip: ").unwrap_or(line);
        if !line.is_empty() {
            parts.push(line.to_owned());
        }
    }
    let mut joined = parts.join("; ").replace(":; ", ": ");
    if !joined.contains("--help") {
        joined.push_str("; see `factdesk --help`");
    }
    joined
}
