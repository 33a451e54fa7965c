//! What can be asked on the command line.

mod roster;

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::settings::{FailOn, Layer, Origin, Selector, Source, Sourced, parse_date};

pub(super) use roster::{ExportFormat, ImportFormat, Roster, RosterCommand};

/// Checks news copy the way a copy chief does: who is quoted, who said it, and what cannot be right.
#[derive(Debug, Parser)]
#[command(name = "factdesk", version, max_term_width = 100)]
#[command(after_help = "Nothing a draft contains ever leaves this machine.")]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,

    /// When to use colours.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: Color,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Read drafts and print findings.
    Check(Check),
    /// Print the reading of a draft: its quotes and their speakers, people, bodies, dates.
    Inspect(Inspect),
    /// Explain one rule, or list all.
    Rule(Rule),
    /// Ask who held which office, and keep the newsroom’s own list of officials.
    Roster(Roster),
    /// Run the language server on standard input and output.
    Server(Server),
    /// Write a commented starter factdesk.toml.
    Init(Init),
    /// Print the configuration in force for a path, and where each value came from.
    Config(Config),
    /// Print shell completions.
    Completions(Completions),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal.
    Auto,
    /// Even into a file.
    Always,
    /// Nowhere.
    Never,
}

/// Which settings govern.
#[derive(Debug, Clone, Default, ClapArgs)]
pub(super) struct Governance {
    /// Use this settings file instead of the nearest factdesk.toml.
    #[arg(long, value_name = "FILE", conflicts_with = "isolated")]
    pub(super) config: Option<PathBuf>,

    /// Read no settings file.
    #[arg(long)]
    pub(super) isolated: bool,

    /// The day the article speaks from, whatever it says itself.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    pub(super) date: Option<Date>,
}

impl Governance {
    /// Where settings files are looked for.
    pub(super) fn source(&self) -> Source {
        match &self.config {
            _ if self.isolated => Source::Isolated,
            Some(file) => Source::File(file.clone()),
            None => Source::Nearest,
        }
    }

    /// What these options set.
    pub(super) fn layer(&self) -> Layer {
        Layer {
            date: self.date.map(from_here),
            ..Layer::default()
        }
    }
}

fn from_here<T>(value: T) -> Sourced<T> {
    Sourced::new(value, Origin::CommandLine)
}

#[derive(Debug, ClapArgs)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of its own on the command line"
)]
pub(super) struct Check {
    /// Drafts, or folders of drafts (.md .markdown .txt .html .htm); `-` is standard input.
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) paths: Vec<PathBuf>,

    /// How findings are printed.
    #[arg(
        long,
        visible_alias = "format",
        value_name = "FORMAT",
        default_value = "full"
    )]
    pub(super) output_format: OutputFormat,

    /// What the inputs are: drafts, or lines of JSON with a draft each: {"path": …, "text": …}.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) input_format: InputFormat,

    /// Make the fixes that keep the meaning.
    #[arg(long)]
    pub(super) fix: bool,

    /// With --fix or --diff, also make the fixes that a human should look at.
    #[arg(long)]
    pub(super) unsafe_fixes: bool,

    /// Print what --fix would change, and change nothing.
    #[arg(long)]
    pub(super) diff: bool,

    /// The only rules to apply: rules, groups or all, separated by commas.
    #[arg(long, value_name = "RULES", value_delimiter = ',', value_parser = selector)]
    pub(super) select: Vec<Selector>,

    /// Rules or groups to leave out, separated by commas.
    #[arg(long, value_name = "RULES", value_delimiter = ',', value_parser = selector)]
    pub(super) ignore: Vec<Selector>,

    /// The least severity that makes the exit code 1 [default: warning].
    #[arg(long, value_name = "SEVERITY")]
    pub(super) fail_on: Option<FailOnName>,

    #[command(flatten)]
    pub(super) governance: Governance,

    /// What standard input is called; its extension says the format.
    #[arg(long, value_name = "NAME")]
    pub(super) stdin_filename: Option<PathBuf>,

    /// Print how often each rule speaks instead of the findings.
    #[arg(long)]
    pub(super) statistics: bool,

    /// Threads to use; 0 is one for each processor.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(super) threads: usize,

    /// Print findings and errors, and nothing else.
    #[arg(long, short)]
    pub(super) quiet: bool,
}

impl Check {
    /// What these options set.
    pub(super) fn layer(&self) -> Layer {
        let list = |list: &[Selector]| (!list.is_empty()).then(|| from_here(list.to_vec()));
        Layer {
            select: list(&self.select),
            ignore: list(&self.ignore),
            fail_on: self.fail_on.map(|name| from_here(name.into())),
            ..self.governance.layer()
        }
    }
}

fn selector(word: &str) -> Result<Selector, String> {
    Selector::of_name(word.trim())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum OutputFormat {
    /// The line, the words marked, the reason, the way out.
    Full,
    /// A finding a line.
    Concise,
    /// One JSON object.
    Json,
    /// One JSON object a line and draft, printed as soon as it is done.
    Jsonl,
    /// SARIF 2.1.0.
    Sarif,
    /// GitHub workflow commands.
    Github,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum InputFormat {
    /// Drafts.
    Text,
    /// Lines of JSON.
    Jsonl,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOnName {
    Error,
    Warning,
    Info,
    Hint,
    Never,
}

impl From<FailOnName> for FailOn {
    fn from(name: FailOnName) -> Self {
        match name {
            FailOnName::Error => Self::Error,
            FailOnName::Warning => Self::Warning,
            FailOnName::Info => Self::Info,
            FailOnName::Hint => Self::Hint,
            FailOnName::Never => Self::Never,
        }
    }
}

#[derive(Debug, ClapArgs)]
pub(super) struct Inspect {
    /// Drafts, or folders of drafts; `-` is standard input.
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<PathBuf>,

    /// How the reading is printed.
    #[arg(
        long,
        visible_alias = "format",
        value_name = "FORMAT",
        default_value = "text"
    )]
    pub(super) output_format: ReadingFormat,

    #[command(flatten)]
    pub(super) governance: Governance,

    /// What standard input is called; its extension says the format.
    #[arg(long, value_name = "NAME")]
    pub(super) stdin_filename: Option<PathBuf>,

    /// Threads to use; 0 is one for each processor.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(super) threads: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ReadingFormat {
    /// A page to read.
    Text,
    /// One JSON object, or a list of them for several drafts.
    Json,
    /// One JSON object a line and draft.
    Jsonl,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum TextOrJson {
    /// Text to read.
    Text,
    /// JSON.
    Json,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Rule {
    /// The rule, as findings name it: group/name. Without it all rules are listed.
    #[arg(value_name = "ID")]
    pub(super) id: Option<String>,

    /// Print the explanation of every rule.
    #[arg(long, conflicts_with = "id")]
    pub(super) all: bool,

    /// How rules are printed.
    #[arg(
        long,
        visible_alias = "format",
        value_name = "FORMAT",
        default_value = "text"
    )]
    pub(super) output_format: TextOrJson,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Server {
    /// Speak over standard input and output, as without this option.
    #[arg(long)]
    pub(super) stdio: bool,

    /// What columns count, for a client that counts otherwise than it says; without this option it is
    /// agreed with the client.
    #[arg(long, value_name = "ENCODING")]
    pub(super) position_encoding: Option<PositionEncoding>,

    #[command(flatten)]
    pub(super) governance: Governance,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum PositionEncoding {
    /// Bytes.
    #[value(name = "utf-8")]
    Utf8,
    /// UTF-16 code units.
    #[value(name = "utf-16")]
    Utf16,
    /// Code points.
    #[value(name = "utf-32")]
    Utf32,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Init {
    /// The folder to write factdesk.toml in.
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub(super) folder: PathBuf,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Config {
    /// The draft or folder in question.
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) path: PathBuf,

    #[command(flatten)]
    pub(super) governance: Governance,

    /// How the configuration is printed.
    #[arg(
        long,
        visible_alias = "format",
        value_name = "FORMAT",
        default_value = "text"
    )]
    pub(super) output_format: TextOrJson,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Completions {
    /// The shell.
    #[arg(value_name = "SHELL")]
    pub(super) shell: clap_complete::Shell,
}
