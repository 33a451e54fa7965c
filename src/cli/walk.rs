//! Which files are read: those named, and the drafts in the folders named.

use std::{
    collections::HashSet,
    ffi::OsStr,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use ignore::{WalkBuilder, WalkState};

use super::input::{Input, plain_error};
use crate::{report::Failure, settings::Discovery};

/// The extensions of drafts.
const EXTENSIONS: [&str; 5] = ["md", "markdown", "txt", "html", "htm"];

/// The inputs that `paths` mean, in their order; those of one folder are sorted by path, and none comes twice.
pub(super) fn inputs(paths: &[PathBuf], discovery: &Arc<Discovery>, threads: usize) -> Vec<Input> {
    let mut seen = HashSet::new();
    let mut inputs = Vec::new();
    for path in paths {
        if path == Path::new("-") {
            if seen.insert(path.clone()) {
                inputs.push(Input::Standard);
            }
        } else if path.is_dir() {
            for found in folder(path, discovery, threads) {
                let is_new = match &found {
                    Input::File(file) => seen.insert(file.clone()),
                    _ => true,
                };
                if is_new {
                    inputs.push(found);
                }
            }
        } else if seen.insert(path.clone()) {
            inputs.push(Input::File(path.clone()));
        }
    }
    inputs
}

fn folder(folder: &Path, discovery: &Arc<Discovery>, threads: usize) -> Vec<Input> {
    let found = Mutex::new(Vec::new());
    let filter = Arc::clone(discovery);
    let walker = WalkBuilder::new(folder)
        // Newsrooms keep drafts in folders that no git governs.
        .require_git(false)
        .filter_entry(move |entry| {
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            entry.depth() == 0 || !filter.excludes(entry.path(), is_folder)
        })
        .threads(threads)
        .build_parallel();
    walker.run(|| {
        Box::new(|entry| {
            let input = match entry {
                Ok(entry) => {
                    let is_file = entry.file_type().is_some_and(|kind| {
                        kind.is_file() || (kind.is_symlink() && entry.path().is_file())
                    });
                    if !is_file || !is_draft(entry.path()) {
                        return WalkState::Continue;
                    }
                    Input::File(short(folder, entry.into_path()))
                }
                Err(error) => Input::Broken(failure(folder, &error)),
            };
            found
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(input);
            WalkState::Continue
        })
    });
    let mut found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    found.sort_by(|one, other| one.path().cmp(other.path()));
    found
}

fn is_draft(path: &Path) -> bool {
    path.extension()
        .and_then(OsStr::to_str)
        .is_some_and(|extension| {
            EXTENSIONS
                .iter()
                .any(|known| extension.eq_ignore_ascii_case(known))
        })
}

/// What stands in the folder we are in is called by its name alone.
fn short(folder: &Path, path: PathBuf) -> PathBuf {
    if folder != Path::new(".") {
        return path;
    }
    path.strip_prefix(folder)
        .map(Path::to_owned)
        .unwrap_or(path)
}

fn failure(folder: &Path, error: &ignore::Error) -> Failure {
    let (path, error) = match error {
        ignore::Error::WithPath { path, err } => (path.as_path(), err.as_ref()),
        other => (folder, other),
    };
    Failure::new(
        path.display().to_string(),
        error
            .io_error()
            .map_or_else(|| error.to_string(), plain_error),
    )
}
