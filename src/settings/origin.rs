//! Where a value came from.

use std::{fmt, path::Path, sync::Arc};

/// A value and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Where it came from.
    pub origin: Origin,
}

impl<T> Sourced<T> {
    /// `value`, from `origin`.
    pub const fn new(value: T, origin: Origin) -> Self {
        Self { value, origin }
    }
}

/// Where a value came from, weakest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Origin {
    /// The program itself.
    #[default]
    Default,
    /// A house profile, by its name.
    Profile(&'static str),
    /// A settings file.
    File {
        /// The file.
        path: Arc<Path>,
        /// The line, from 1.
        line: u32,
    },
    /// The editor's settings.
    Editor,
    /// The draft's own front matter.
    FrontMatter,
    /// An option on the command line.
    CommandLine,
}

impl Origin {
    /// The layer's name, as `factdesk config --output-format json` writes it.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Profile(_) => "profile",
            Self::File { .. } => "file",
            Self::Editor => "editor",
            Self::FrontMatter => "front-matter",
            Self::CommandLine => "command-line",
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::Profile(name) => write!(f, "profile {name}"),
            Self::File { path, line } => write!(f, "{}:{line}", path.display()),
            Self::Editor => f.write_str("editor"),
            Self::FrontMatter => f.write_str("front matter"),
            Self::CommandLine => f.write_str("command line"),
        }
    }
}
