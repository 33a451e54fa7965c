//! Files of the newsroom, read from the disk.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{Entries, Format, Problem, Roster};

/// The built-in roster with files laid over it.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The roster.
    pub roster: Arc<Roster>,
    /// Lines that were left out, each with its file, in order.
    pub left_out: Vec<(PathBuf, Problem)>,
}

/// Lays the files over the built-in roster, the later over the earlier.
///
/// # Errors
/// For each file that cannot be used at all its place in `files`, and a sentence that names it.
pub fn load(files: &[PathBuf]) -> Result<Loaded, Vec<(usize, String)>> {
    let mut layers = Vec::new();
    let mut faults = Vec::new();
    let mut left_out = Vec::new();
    for (place, path) in files.iter().enumerate() {
        match read(path) {
            Ok(mut entries) => {
                let problems = entries.problems.drain(..);
                left_out.extend(problems.map(|problem| (path.clone(), problem)));
                layers.push((path.display().to_string(), entries));
            }
            Err(message) => faults.push((place, message)),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let (roster, problems) = Roster::built_in().with_layers(&layers);
    let problems = problems.into_iter();
    left_out.extend(problems.map(|(place, problem)| (files[place].clone(), problem)));
    left_out.sort();
    Ok(Loaded {
        roster: Arc::new(roster),
        left_out,
    })
}

/// What a file of the newsroom says.
///
/// # Errors
/// Says in a sentence why it cannot be used, and the mend.
pub fn read(path: &Path) -> Result<Entries, String> {
    let name = path.display();
    let format = Format::of_file(&name.to_string()).ok_or_else(|| {
        format!("{name} is no roster: name a .csv, .tsv or .toml file, or make one with `factdesk roster import`")
    })?;
    let text = fs::read_to_string(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => format!("{name} is not there: name a roster that exists"),
        io::ErrorKind::InvalidData => format!("{name} is not UTF-8: save it as UTF-8"),
        _ => format!("{name} cannot be read: {error}"),
    })?;
    Ok(format.read(&text))
}
