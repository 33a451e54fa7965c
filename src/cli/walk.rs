//! Which files are read: those named, and the drafts in the folders named.

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::input::{Input, plain_error};
use crate::{
    report::Failure,
    settings::{
        Discovery,
        walk::{Found, WalkError, walk},
    },
};

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
    walk(folder, discovery, None, threads, &|| true)
        .into_iter()
        .filter_map(|found| match found {
            Found::Draft(path) => Some(Input::File(short(folder, path))),
            Found::Settings(_) => None,
            Found::Broken(path, error) => Some(Input::Broken(failure(&path, &error))),
        })
        .collect()
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

fn failure(path: &Path, error: &WalkError) -> Failure {
    let reason = match error {
        WalkError::Io(error) => plain_error(error),
        WalkError::Other(reason) => reason.clone(),
    };
    Failure::new(path.display().to_string(), reason)
}
