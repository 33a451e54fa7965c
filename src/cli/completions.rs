//! `factdesk completions`: what a shell completes.

use clap::CommandFactory as _;

use super::{
    Outcome, Stop,
    args::{Args, Completions},
    output::Output,
};

pub(super) fn run(options: &Completions, output: &mut Output) -> Result<Outcome, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut Args::command(), "factdesk", &mut script);
    output.raw(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Clean)
}
