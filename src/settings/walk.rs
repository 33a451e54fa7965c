//! The drafts in a folder: what git would look at, without what the settings leave out.

use std::{
    ffi::OsStr,
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use ignore::{WalkBuilder, WalkState};

use super::{Discovery, FILE_NAME};

/// The extensions of drafts.
const EXTENSIONS: [&str; 5] = ["md", "markdown", "txt", "html", "htm"];

/// What a walk came upon.
#[derive(Debug)]
pub enum Found {
    /// A draft.
    Draft(PathBuf),
    /// A file of settings.
    Settings(PathBuf),
    /// What cannot be looked at, and why.
    Broken(PathBuf, WalkError),
}

/// Why something could not be looked at.
#[derive(Debug)]
pub enum WalkError {
    /// The system says so.
    Io(io::Error),
    /// Anything else: a loop of links, a broken `.gitignore`.
    Other(String),
}

impl Found {
    /// Where it is.
    pub fn path(&self) -> &Path {
        match self {
            Self::Draft(path) | Self::Settings(path) | Self::Broken(path, _) => path,
        }
    }
}

/// What there is in `folder`, sorted by path. Patterns of `discovery` that stand in no file count from
/// `root`. Ends early, with what was found so far, when `go_on` says so.
pub fn walk(
    folder: &Path,
    discovery: &Arc<Discovery>,
    root: Option<&Path>,
    threads: usize,
    go_on: &(dyn Fn() -> bool + Sync),
) -> Vec<Found> {
    let found = Mutex::new(Vec::new());
    let filter = Arc::clone(discovery);
    let root = root.map(Path::to_owned);
    let walker = WalkBuilder::new(folder)
        // Newsrooms keep drafts in folders that no git governs.
        .require_git(false)
        .filter_entry(move |entry| {
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            entry.depth() == 0 || !filter.excludes(entry.path(), is_folder, root.as_deref())
        })
        .threads(threads)
        .build_parallel();
    walker.run(|| {
        Box::new(|entry| {
            if !go_on() {
                return WalkState::Quit;
            }
            let thing = match entry {
                Ok(entry) => {
                    let is_file = entry.file_type().is_some_and(|kind| {
                        kind.is_file() || (kind.is_symlink() && entry.path().is_file())
                    });
                    if is_file && is_draft(entry.path()) {
                        Found::Draft(entry.into_path())
                    } else if is_file && entry.file_name() == FILE_NAME {
                        Found::Settings(entry.into_path())
                    } else {
                        return WalkState::Continue;
                    }
                }
                Err(error) => broken(folder, error),
            };
            found
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(thing);
            WalkState::Continue
        })
    });
    let mut found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    found.sort_by(|one, other| one.path().cmp(other.path()));
    found
}

/// Whether a file of this name is taken for a draft.
pub fn is_draft(path: &Path) -> bool {
    path.extension()
        .and_then(OsStr::to_str)
        .is_some_and(|extension| {
            EXTENSIONS
                .iter()
                .any(|known| extension.eq_ignore_ascii_case(known))
        })
}

fn broken(folder: &Path, error: ignore::Error) -> Found {
    let (path, error) = match error {
        ignore::Error::WithPath { path, err } => (path, *err),
        other => (folder.to_owned(), other),
    };
    let shown = error.to_string();
    let error = error
        .into_io_error()
        .map_or(WalkError::Other(shown), WalkError::Io);
    Found::Broken(path, error)
}
