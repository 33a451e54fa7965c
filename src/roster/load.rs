//! Files of the newsroom, read from the disk.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, mpsc},
    thread,
};

use super::{Entries, Format, Problem, Roster, layer::Layering};

/// How many parts of a file are read ahead of laying them.
const PARTS_AHEAD: usize = 16;

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
    let mut layering = Layering::over(Roster::built_in());
    let mut faults = Vec::new();
    let mut left_out = Vec::new();
    for (place, path) in files.iter().enumerate() {
        match text(path) {
            Ok((format, text)) => {
                layering.begin(path.display().to_string());
                let problems = lay(&mut layering, format, &text).into_iter();
                left_out.extend(problems.map(|problem| (path.clone(), problem)));
            }
            Err(message) => faults.push((place, message)),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    left_out.sort();
    Ok(Loaded {
        roster: Arc::new(layering.finish()),
        left_out,
    })
}

/// Lays what `text` says over a roster; says what is left out. One thread reads on while another lays.
fn lay(layering: &mut Layering<'_>, format: Format, text: &str) -> Vec<Problem> {
    thread::scope(|scope| {
        let (send, parts) = mpsc::sync_channel::<Entries>(PARTS_AHEAD);
        let reader = scope.spawn(move || {
            format.read_in_parts(text, &mut |entries| {
                let people = std::mem::take(&mut entries.people);
                let part = Entries {
                    people,
                    ..Entries::default()
                };
                // Nobody lays any more only if laying went wrong, which shows there.
                let _ = send.send(part);
            })
        });
        if format == Format::Csv {
            layering.expect(memchr::memchr_iter(b'\n', text.as_bytes()).count());
        }
        let mut problems = Vec::new();
        for part in parts {
            problems.extend(layering.lay(part));
        }
        if let Ok(mut rest) = reader.join() {
            problems.append(&mut rest.problems);
            problems.extend(layering.lay(rest));
        }
        problems
    })
}

/// What a file of the newsroom says.
///
/// # Errors
/// Says in a sentence why it cannot be used, and the mend.
pub fn read(path: &Path) -> Result<Entries, String> {
    text(path).map(|(format, text)| format.read(&text))
}

fn text(path: &Path) -> Result<(Format, String), String> {
    let name = path.display();
    let format = Format::of_file(&name.to_string()).ok_or_else(|| {
        format!("{name} is no roster: name a .csv, .tsv or .toml file, or make one with `factdesk roster import`")
    })?;
    let text = fs::read_to_string(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => format!("{name} is not there: name a roster that exists"),
        io::ErrorKind::InvalidData => format!("{name} is not UTF-8: save it as UTF-8"),
        io::ErrorKind::IsADirectory => format!("{name} is a folder: name a file in it"),
        _ => format!("{name} cannot be read: {error}"),
    })?;
    Ok((format, text))
}
