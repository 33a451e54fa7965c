//! `factdesk.toml` as written.

use std::{
    fmt,
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
};

use toml::de::{DeTable, DeValue};

use super::{
    Layer, Origin, Problem,
    written::{self, Entry, Value, Written},
};

/// What a settings file is called.
pub const FILE_NAME: &str = "factdesk.toml";

/// A settings file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsError {
    /// The file.
    pub path: Arc<Path>,
    /// What is wrong in it, in the order of its lines; at least one.
    pub problems: Vec<Problem>,
    /// Other files that may hold the mend: rosters that are not there.
    pub others: Vec<PathBuf>,
}

impl SettingsError {
    /// One problem with the file as a whole.
    pub(super) fn whole(path: &Arc<Path>, message: impl Into<String>) -> Self {
        let problem = Problem {
            line: None,
            message: message.into(),
        };
        Self {
            path: Arc::clone(path),
            problems: vec![problem],
            others: Vec::new(),
        }
    }
}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().enumerate() {
            if index > 0 {
                f.write_str("; ")?;
            }
            let path = self.path.display();
            match problem.line {
                Some(line) => write!(f, "{path}:{line}: {}", problem.message)?,
                None => write!(f, "{path}: {}", problem.message)?,
            }
        }
        Ok(())
    }
}

impl std::error::Error for SettingsError {}

impl Layer {
    /// The layer that the text of a settings file makes. `path` is what messages call the file; its
    /// folder is what the patterns of `exclude` count from.
    ///
    /// # Errors
    /// Names every wrong word, its line, and the right word nearest to it.
    pub fn from_file(path: &Arc<Path>, text: &str) -> Result<Self, SettingsError> {
        let origin = |line: Option<u32>| Origin::File {
            path: Arc::clone(path),
            line: line.unwrap_or(1),
        };
        read(text, &origin)
            .map(|layer| layer.rooted(path.parent().unwrap_or(Path::new(""))))
            .map_err(|problems| SettingsError {
                path: Arc::clone(path),
                problems,
                others: Vec::new(),
            })
    }
}

/// The layer that the text of a house profile makes.
pub(super) fn profile_layer(name: &'static str, text: &str) -> Result<Layer, Vec<Problem>> {
    // How a house writes is of the profiles alone, and read in `profile/house.rs`.
    let rest = text.split("\n[style]").next().unwrap_or(text);
    read(rest, &|_| Origin::Profile(name))
}

fn read(text: &str, origin: &dyn Fn(Option<u32>) -> Origin) -> Result<Layer, Vec<Problem>> {
    let lines = Lines::of(text);
    let table = DeTable::parse(text.trim_start_matches('\u{feff}')).map_err(|error| {
        vec![Problem {
            line: error.span().map(|span| lines.line(&span)),
            message: error.message().replace('\n', ", "),
        }]
    })?;
    written::layer(&entries(table.get_ref(), &lines), origin)
}

fn entries(table: &DeTable<'_>, lines: &Lines) -> Vec<Entry> {
    table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            line: Some(lines.line(&key.span())),
            value: Written {
                line: Some(lines.line(&value.span())),
                value: convert(value.get_ref(), lines),
            },
        })
        .collect()
}

fn convert(value: &DeValue<'_>, lines: &Lines) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        // A date may be written bare, as TOML has it.
        DeValue::Datetime(date) => Value::Text(date.to_string()),
        DeValue::Array(list) => Value::List(
            list.iter()
                .map(|item| Written {
                    line: Some(lines.line(&item.span())),
                    value: convert(item.get_ref(), lines),
                })
                .collect(),
        ),
        DeValue::Table(table) => Value::Table(entries(table, lines)),
        DeValue::Integer(_) | DeValue::Float(_) => Value::Other("a number"),
        DeValue::Boolean(flag) => Value::Flag(*flag),
    }
}

/// Where the lines of a settings file begin, in bytes.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self(breaks.map(|(at, _)| at + 1).collect())
    }

    /// The line that a span begins on, from 1.
    fn line(&self, span: &Range<usize>) -> u32 {
        1 + self.0.partition_point(|&start| start <= span.start) as u32
    }
}
