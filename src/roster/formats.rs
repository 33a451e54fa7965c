//! The forms in which rosters come: the newsroom’s own CSV and TOML, and what others publish.

mod csv;
mod ftm;
mod popolo;
mod toml;
mod wikidata;
mod write;

use super::Entries;

pub use write::csv as write_csv;

/// A form in which a roster comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// A table with a header; commas, semicolons or tabs.
    Csv,
    /// Our own TOML: `[[person]]` with `[[person.tenure]]`.
    Toml,
    /// Answers of the Wikidata query service, or entities, as JSON.
    Wikidata,
    /// Popolo JSON.
    Popolo,
    /// `FollowTheMoney` entities, one JSON object a line.
    FollowTheMoney,
}

impl Format {
    /// The form that the name of a file of the newsroom says.
    pub fn of_file(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "csv" | "tsv" => Some(Self::Csv),
            "toml" => Some(Self::Toml),
            _ => None,
        }
    }

    /// What `text` says. Never fails: what cannot be used is among the problems.
    pub fn read(self, text: &str) -> Entries {
        self.read_in_parts(text, &mut |_| {})
    }

    /// The same, but as soon as many entries of a long table are read, `take` is given them and may take
    /// them away.
    pub(super) fn read_in_parts(self, text: &str, take: &mut dyn FnMut(&mut Entries)) -> Entries {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut entries = Entries::default();
        match self {
            Self::Csv => csv::read(text, &mut entries, take),
            Self::Toml => toml::read(text, &mut entries),
            Self::Wikidata => wikidata::read(text, &mut entries),
            Self::Popolo => popolo::read(text, &mut entries),
            Self::FollowTheMoney => ftm::read(text, &mut entries),
        }
        entries.problems.sort();
        entries
    }
}
