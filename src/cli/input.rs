//! What is read: files, standard input, lines of JSON; each becomes a draft or a reason why not.

use std::{
    fs,
    io::{self, BufRead, BufReader, Read as _},
    path::{Path, PathBuf},
};

use serde::Deserialize;

use super::Stop;
use crate::{
    desk,
    draft::{Draft, Format},
    report::Failure,
    settings::parse_date,
    text::{Decoded, decode},
};

/// One thing to read.
#[derive(Debug)]
pub(super) enum Input {
    /// A file.
    File(PathBuf),
    /// Standard input as one draft.
    Standard,
    /// A line of JSON and where it stands.
    Record { line: Vec<u8>, place: String },
    /// What could not even be found.
    Broken(Failure),
}

/// What was read.
#[derive(Debug)]
pub(super) struct Copy {
    /// What it is called.
    pub(super) path: String,
    /// Where it counts as standing, for its settings.
    pub(super) place: PathBuf,
    /// Its text.
    pub(super) text: Decoded,
    /// Its format, where something other than its name says so.
    pub(super) format: Option<Format>,
    /// The day it speaks from, where a record says so.
    pub(super) date: Option<jiff::civil::Date>,
}

/// A draft as a line of JSON.
#[derive(Debug, Deserialize)]
struct Record {
    path: Option<String>,
    text: Option<String>,
    date: Option<String>,
    format: Option<String>,
}

/// What standard input is called where nobody names it.
const STANDARD: &str = "<stdin>";

impl Input {
    /// The path it is sorted by.
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::File(path) => path,
            Self::Standard | Self::Record { .. } => Path::new(""),
            Self::Broken(failure) => Path::new(&failure.path),
        }
    }

    /// Reads it.
    pub(super) fn read(self, stdin_filename: Option<&Path>) -> Result<Copy, Failure> {
        match self {
            Self::Broken(failure) => Err(failure),
            Self::Record { line, place } => record(&line, &place),
            Self::File(path) => {
                let name = path.display().to_string();
                match fs::read(&path) {
                    Ok(bytes) => copy(name, path, bytes),
                    Err(error) => Err(Failure::new(name, plain_error(&error))),
                }
            }
            Self::Standard => {
                let name =
                    stdin_filename.map_or(STANDARD.to_owned(), |path| path.display().to_string());
                let mut bytes = Vec::new();
                match io::stdin().lock().read_to_end(&mut bytes) {
                    Ok(_) => copy(name, stdin_filename.unwrap_or(Path::new("")).into(), bytes),
                    Err(error) => Err(Failure::new(name, plain_error(&error))),
                }
            }
        }
    }
}

impl Copy {
    /// The draft it is.
    pub(super) fn draft(&self) -> Draft {
        Draft::of_file(self.path.as_str(), self.format, &self.text)
    }

    /// What of the front matter of `draft`, which it is, has no effect: place, reason and mend in one line.
    pub(super) fn front_matter_fault(&self, draft: &Draft) -> Option<String> {
        let (reason, span) = desk::front_matter_fault(draft)?;
        let line = draft.text().byte_to_line(span.start as usize) + 1;
        Some(format!("{}:{line}: {reason}", self.path))
    }
}

fn copy(path: String, place: PathBuf, bytes: Vec<u8>) -> Result<Copy, Failure> {
    match decode(bytes) {
        Ok(text) => Ok(Copy {
            path,
            place,
            text,
            format: None,
            date: None,
        }),
        Err(error) => Err(Failure::new(path, error.to_string())),
    }
}

fn record(line: &[u8], place: &str) -> Result<Copy, Failure> {
    let failure = |path: Option<String>, message: String| {
        Failure::new(
            path.unwrap_or_else(|| place.to_owned()),
            format!("{place}: {message}"),
        )
    };
    let record: Record = serde_json::from_slice(line).map_err(|error| {
        let column = error.column();
        let reason = error.to_string();
        let reason = reason.split(" at line ").next().unwrap_or_default();
        failure(
            None,
            format!("no record: {reason} at column {column}; write {{\"path\": \"…\", \"text\": \"…\"}} on one line"),
        )
    })?;
    let Some(text) = record.text else {
        return Err(failure(record.path, "the record has no `text`".to_owned()));
    };
    let format = match record.format.as_deref().map(format) {
        None => None,
        Some(Ok(format)) => Some(format),
        Some(Err(message)) => return Err(failure(record.path, message)),
    };
    let date = match record.date.as_deref().map(parse_date) {
        None => None,
        Some(Ok(date)) => Some(date),
        Some(Err(message)) => return Err(failure(record.path, format!("`date`: {message}"))),
    };
    let path = record.path.unwrap_or_else(|| place.to_owned());
    let place = PathBuf::from(&path);
    copy(path, place, text.into_bytes()).map(|copy| Copy {
        format,
        date,
        ..copy
    })
}

fn format(name: &str) -> Result<Format, String> {
    match name {
        "markdown" => Ok(Format::Markdown),
        "plain" | "plaintext" => Ok(Format::Plain),
        "html" => Ok(Format::Html),
        _ => Err(format!(
            "`format` cannot be `{name}`: it is `markdown`, `plain` or `html`"
        )),
    }
}

/// The lines of JSON in the files named; `-` is standard input. A file that cannot be opened is one broken input.
pub(super) fn records(paths: &[PathBuf]) -> Result<impl Iterator<Item = Input> + Send + '_, Stop> {
    if let Some(folder) = paths.iter().find(|path| path.is_dir()) {
        return Err(Stop::Because(format!(
            "{} is a folder: with --input-format jsonl name files of JSON lines, or `-`",
            folder.display()
        )));
    }
    Ok(paths.iter().flat_map(|path| {
        let (name, source): (String, io::Result<Box<dyn BufRead + Send>>) =
            if path == Path::new("-") {
                let stdin = BufReader::new(io::stdin());
                (STANDARD.to_owned(), Ok(Box::new(stdin)))
            } else {
                let file = fs::File::open(path);
                (
                    path.display().to_string(),
                    file.map(|file| Box::new(BufReader::new(file)) as _),
                )
            };
        Lines {
            name,
            source: Some(source),
            number: 0,
        }
    }))
}

/// The lines of one source that are not empty.
struct Lines {
    name: String,
    source: Option<io::Result<Box<dyn BufRead + Send>>>,
    number: usize,
}

impl Iterator for Lines {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        let mut source = match self.source.take()? {
            Ok(source) => source,
            Err(error) => return Some(self.broken(&error)),
        };
        loop {
            let mut line = Vec::new();
            self.number += 1;
            match source.read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(_) if line.trim_ascii().is_empty() => {}
                Ok(_) => {
                    self.source = Some(Ok(source));
                    let place = format!("{}:{}", self.name, self.number);
                    return Some(Input::Record { line, place });
                }
                Err(error) => return Some(self.broken(&error)),
            }
        }
    }
}

impl Lines {
    fn broken(&self, error: &io::Error) -> Input {
        Input::Broken(Failure::new(self.name.clone(), plain_error(error)))
    }
}

/// Why a file cannot be read or written, without the system's number.
pub(super) fn plain_error(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => {
            "permission denied: let yourself read it, or leave it out".to_owned()
        }
        io::ErrorKind::IsADirectory => "is a folder".to_owned(),
        _ => {
            let reason = error.to_string();
            reason
                .split(" (os error")
                .next()
                .unwrap_or_default()
                .to_lowercase()
        }
    }
}
