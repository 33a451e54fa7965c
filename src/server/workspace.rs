//! The drafts of the workspace: those that are open as they are, the others as they stand on the disk.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
    str::FromStr,
    sync::Arc,
};

use tower_lsp::ls_types::Uri;

use super::{
    answer::{NoAnswer, Stoppable},
    capabilities::ClientTraits,
    configuration::{Configuration, FileState, file_state},
    convert,
    snapshot::{Snapshot, Stop},
    workspace_symbol::Remembered,
};
use crate::{
    desk::in_order,
    draft::Draft,
    settings::walk::{Found, walk},
    text::{DecodeError, decode, decode::LONGEST},
};

/// The most threads that work for one request: an editor has other things to do.
const MOST_THREADS: usize = 4;

/// All drafts at one moment, for requests that ask about more than one.
pub(super) struct Workspace {
    /// Every open document.
    pub(super) open: Vec<Snapshot>,
    pub(super) client: Arc<ClientTraits>,
    pub(super) configuration: Arc<Configuration>,
    /// Whom the files named when they were last read.
    pub(super) remembered: Arc<Remembered>,
    pub(super) stop: Stop,
}

/// A draft that is not open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DraftFile {
    pub(super) path: PathBuf,
    pub(super) uri: Uri,
}

impl Stoppable for Workspace {
    fn stop(&self) -> &Stop {
        &self.stop
    }
}

impl Workspace {
    /// The drafts in the folders the client works in that are not open, by path. Looks through the
    /// folders each time it is called; what git ignores and what the settings leave out is not there.
    pub(super) fn files(&self) -> Result<Vec<DraftFile>, NoAnswer> {
        let discovery = self.configuration.discovery();
        let mut paths = Vec::new();
        for root in self.configuration.roots() {
            let full = fs::canonicalize(&root).ok();
            let go_on = || self.stop.go_on().is_ok();
            for found in walk(&root, &discovery, full.as_deref(), threads(), &go_on) {
                match found {
                    Found::Draft(path) => paths.push(path),
                    Found::Settings(file) => self.configuration.note_file(file),
                    Found::Broken(path, error) => {
                        tracing::debug!(?path, ?error, "left out of the workspace");
                    }
                }
            }
            self.stop.go_on()?;
        }
        // A folder may stand in another that the client works in as well.
        paths.sort();
        paths.dedup();
        let open: HashSet<PathBuf> = self
            .open
            .iter()
            .filter_map(|snapshot| convert::path(&Uri::from_str(&snapshot.uri).ok()?))
            .collect();
        Ok(paths
            .into_iter()
            .filter(|path| !open.contains(path))
            .filter_map(|path| {
                let uri = Uri::from_file_path(&path)?;
                Some(DraftFile { path, uri })
            })
            .collect())
    }

    /// Works on each of `files` on several threads, and hands what came of it to `take` in their order;
    /// ends early when nobody waits for the answer any more.
    pub(super) fn each<A: Send>(
        &self,
        files: &[DraftFile],
        work: impl Fn(&DraftFile) -> A + Sync,
        mut take: impl FnMut(&DraftFile, A),
    ) -> Result<(), NoAnswer> {
        let work = |index: usize| {
            let going_on = self.stop.go_on();
            (index, going_on.map(|()| work(&files[index])))
        };
        in_order::in_order(0..files.len(), threads(), work, |(index, done)| {
            take(&files[index], done?);
            Ok(())
        })
    }
}

fn threads() -> usize {
    in_order::threads(0).min(MOST_THREADS)
}

impl DraftFile {
    /// When it was changed and how long it is; `None` if it is gone.
    pub(super) fn state(&self) -> FileState {
        file_state(&self.path)
    }

    /// Reads it.
    ///
    /// # Errors
    /// Says why it is no draft.
    pub(super) fn read(&self) -> Result<Draft, String> {
        read(&self.path)
    }
}

fn read(path: &Path) -> Result<Draft, String> {
    let length = fs::metadata(path).map_or(0, |data| data.len()) as usize;
    if length > LONGEST {
        return Err(DecodeError::TooLong { length }.to_string());
    }
    let bytes = fs::read(path).map_err(|error| error.to_string())?;
    let text = decode(bytes).map_err(|error| error.to_string())?;
    Ok(Draft::of_file(path.to_string_lossy(), None, &text))
}
