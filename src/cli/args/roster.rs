//! What can be asked of the roster.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::TextOrJson;
use crate::settings::{Source, parse_date};

#[derive(Debug, ClapArgs)]
pub(crate) struct Roster {
    #[command(subcommand)]
    pub(crate) command: RosterCommand,

    /// Use this settings file, and the rosters it names, instead of the nearest factdesk.toml.
    #[arg(long, global = true, value_name = "FILE", conflicts_with = "isolated")]
    pub(crate) config: Option<PathBuf>,

    /// Read no settings file: only the roster of the program counts.
    #[arg(long, global = true)]
    pub(crate) isolated: bool,
}

impl Roster {
    /// Where the settings file is looked for that names the newsroom’s own rosters.
    pub(crate) fn source(&self) -> Source {
        match &self.config {
            _ if self.isolated => Source::Isolated,
            Some(file) => Source::File(file.clone()),
            None => Source::Nearest,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum RosterCommand {
    /// Who somebody is, and whether they held their offices on a day.
    Who {
        /// The name, in any of its forms.
        #[arg(value_name = "NAME", required = true, num_args = 1..)]
        name: Vec<String>,

        /// The day in question. Without it nobody is said to hold anything.
        #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
        on: Option<Date>,

        /// How the answer is printed.
        #[arg(
            long,
            visible_alias = "format",
            value_name = "FORMAT",
            default_value = "text"
        )]
        output_format: TextOrJson,
    },
    /// How much the roster knows, and until when.
    Stats {
        /// How it is printed.
        #[arg(
            long,
            visible_alias = "format",
            value_name = "FORMAT",
            default_value = "text"
        )]
        output_format: TextOrJson,
    },
    /// Print every tenure with its person.
    Export {
        /// How tenures are printed.
        #[arg(
            long,
            visible_alias = "format",
            value_name = "FORMAT",
            default_value = "jsonl"
        )]
        output_format: ExportFormat,
    },
    /// Name each bad line of a roster, and what to do.
    Check {
        /// The roster: .csv, .tsv or .toml.
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
    /// Turn a file of another form into our own table.
    ///
    /// The table goes to standard output, or into the file of --into. What it says differently from the
    /// roster is reported and left out, unless --overwrite is given.
    Import {
        /// The form of the file.
        #[arg(value_name = "FORM")]
        form: ImportFormat,

        /// The file; `-` is standard input.
        #[arg(value_name = "FILE")]
        file: PathBuf,

        /// Add what is new to this .csv file.
        #[arg(long, value_name = "FILE")]
        into: Option<PathBuf>,

        /// The day on which the file was made or fetched: until then open ends are known to hold.
        #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
        verified: Option<Date>,

        /// Also take what differs from the roster.
        #[arg(long)]
        overwrite: bool,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// One JSON object a line.
    Jsonl,
    /// A table.
    Csv,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ImportFormat {
    /// A table with a header: name, office, of, from, to …
    Csv,
    /// Answers of the Wikidata query service, or entities, as JSON.
    Wikidata,
    /// Popolo JSON.
    Popolo,
    /// Entities of `FollowTheMoney`, as `OpenSanctions` has them: one JSON object a line.
    Ftm,
}
