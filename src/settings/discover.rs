//! Which settings file governs a path: the nearest `factdesk.toml` from the file upwards.

use std::{
    collections::HashMap,
    env, fs, io,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};

use super::{FILE_NAME, Layer, Origin, Problem, Settings, SettingsError, layers::NewsroomRoster};
use crate::roster::load::{self, Loaded};

/// What governs a path: its settings, or why they cannot be used.
pub type Governing = Result<Arc<Settings>, Arc<SettingsError>>;

/// Which settings file is used.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Source {
    /// The nearest one from the file upwards.
    #[default]
    Nearest,
    /// This one, for every path.
    File(PathBuf),
    /// None.
    Isolated,
}

/// What rosters came to: the roster, or which of them cannot be used, and why.
type Rosters = Result<Loaded, Vec<(usize, String)>>;

/// Finds what governs a path and remembers it per folder.
#[derive(Debug)]
pub struct Discovery {
    source: Source,
    /// What stands above the file: the editor's layer, the command line's.
    above: Vec<Layer>,
    /// The folder that names in messages are relative to.
    here: Option<PathBuf>,
    folders: RwLock<HashMap<PathBuf, Found>>,
    /// The rosters of the newsroom that were read, by their files.
    rosters: RwLock<HashMap<Vec<PathBuf>, Rosters>>,
}

/// What governs a folder.
#[derive(Debug, Clone)]
struct Found {
    /// The folder's full path, without links and dots.
    folder: Arc<Path>,
    /// The settings file as messages call it.
    file: Option<Arc<Path>>,
    settings: Governing,
}

impl Discovery {
    /// Looks for files as `source` says; the layers of `above` win over any file.
    pub fn new(source: Source, above: Vec<Layer>) -> Self {
        Self {
            source,
            above,
            here: env::current_dir().and_then(fs::canonicalize).ok(),
            folders: RwLock::default(),
            rosters: RwLock::default(),
        }
    }

    /// The settings in force for a file at `path`, which need not exist.
    ///
    /// # Errors
    /// Says what is wrong in the settings file that governs it.
    pub fn settings(&self, path: &Path) -> Governing {
        self.of_folder(parent(path)).settings
    }

    /// The settings file that governs `path`, as messages call it.
    pub fn file(&self, path: &Path) -> Option<Arc<Path>> {
        self.of_folder(parent(path)).file
    }

    /// Whether a walk leaves out `path`. Patterns that stand in no file count from `root`.
    pub fn excludes(&self, path: &Path, is_folder: bool, root: Option<&Path>) -> bool {
        let found = self.of_folder(parent(path));
        let (Ok(settings), Some(name)) = (found.settings, path.file_name()) else {
            return false;
        };
        settings.exclude().is_some() && settings.excludes(&found.folder.join(name), is_folder, root)
    }

    /// Whether a walk would never come to the file at `path`, because it or a folder above it is left
    /// out. Patterns that stand in no file count from `root`.
    pub fn leaves_out(&self, path: &Path, root: Option<&Path>) -> bool {
        let root = root.and_then(|root| fs::canonicalize(root).ok());
        path.ancestors().enumerate().any(|(above, path)| {
            let found = self.of_folder(parent(path));
            let (Ok(settings), Some(name)) = (found.settings, path.file_name()) else {
                return false;
            };
            settings.exclude().is_some()
                && settings.excludes(&found.folder.join(name), above > 0, root.as_deref())
        })
    }

    /// Forgets what was read, so that changed files are read again.
    pub fn forget(&self) {
        self.folders
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
        self.rosters
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    /// Lines of the newsroom’s rosters read so far that say nothing: the first few of each file, in order.
    pub fn roster_warnings(&self) -> Vec<String> {
        const SHOWN: usize = 3;
        let rosters = self.rosters.read().unwrap_or_else(PoisonError::into_inner);
        let mut problems: Vec<_> = rosters
            .values()
            .filter_map(|loaded| loaded.as_ref().ok())
            .flat_map(|loaded| &loaded.left_out)
            .collect();
        problems.sort();
        problems.dedup();
        let mut warnings = Vec::new();
        for of_file in problems.chunk_by(|(one, _), (other, _)| one == other) {
            let path = self.name(&of_file[0].0).display();
            warnings.extend(of_file.iter().take(SHOWN).map(|(_, problem)| {
                format!(
                    "{path}:{}: {}; the line is left out",
                    problem.line, problem.message
                )
            }));
            if of_file.len() > SHOWN {
                let more = of_file.len() - SHOWN;
                warnings.push(format!(
                    "{path}: {more} more lines are left out: `factdesk roster check {path}` names them"
                ));
            }
        }
        warnings
    }

    /// A file as messages call it.
    fn name<'a>(&self, path: &'a Path) -> &'a Path {
        let here = self.here.as_ref();
        here.and_then(|here| path.strip_prefix(here).ok())
            .unwrap_or(path)
    }

    fn of_folder(&self, folder: &Path) -> Found {
        let known = self
            .folders
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(folder)
            .cloned();
        known.unwrap_or_else(|| {
            let found = self.look(folder);
            self.folders
                .write()
                .unwrap_or_else(PoisonError::into_inner)
                .entry(folder.to_owned())
                .or_insert(found)
                .clone()
        })
    }

    fn look(&self, folder: &Path) -> Found {
        let named = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        let full: Arc<Path> = fs::canonicalize(named)
            .or_else(|_| std::path::absolute(named))
            .unwrap_or_else(|_| named.to_owned())
            .into();
        let (file, settings) = match &self.source {
            Source::Isolated => (None, self.with(None)),
            Source::File(path) => self.read(path).unwrap_or_else(|| {
                let missing = "no such file: name a settings file that exists";
                broken(path, missing)
            }),
            Source::Nearest => self
                .read(&full.join(FILE_NAME))
                .or_else(|| {
                    let above = self.of_folder(full.parent()?);
                    Some((above.file, above.settings))
                })
                .unwrap_or_else(|| (None, self.with(None))),
        };
        Found {
            folder: full,
            file,
            settings,
        }
    }

    /// What a settings file says; `None` where there is none.
    fn read(&self, path: &Path) -> Option<(Option<Arc<Path>>, Governing)> {
        let name = self.name(path);
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            // The folder may not be there either, or not be one: those above it still govern.
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) =>
            {
                return None;
            }
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                return Some(broken(name, "is not UTF-8: save it as UTF-8"));
            }
            Err(error) => return Some(broken(name, &format!("cannot be read: {error}"))),
        };
        let name: Arc<Path> = name.into();
        let root = fs::canonicalize(path).ok();
        let settings = match Layer::from_file(&name, &text) {
            Ok(layer) => {
                let root = root.as_deref().and_then(Path::parent);
                self.with(Some(match root {
                    Some(root) => layer.rooted(root),
                    None => layer,
                }))
            }
            Err(error) => Err(Arc::new(error)),
        };
        Some((Some(name), settings))
    }

    fn with(&self, file: Option<Layer>) -> Governing {
        let mut layers: Vec<Layer> = file.into_iter().chain(self.above.iter().cloned()).collect();
        if let Some(layer) = layers.iter_mut().rev().find(|layer| layer.roster.is_some()) {
            layer.loaded = self.roster(layer)?;
        }
        Ok(Arc::new(Settings::of(layers)))
    }

    /// What the rosters that a layer names say.
    fn roster(&self, layer: &Layer) -> Result<Option<NewsroomRoster>, Arc<SettingsError>> {
        let Some(roster) = layer
            .roster
            .as_ref()
            .filter(|roster| !roster.value.is_empty())
        else {
            return Ok(None);
        };
        let files: Vec<PathBuf> = roster
            .value
            .iter()
            .map(|file| layer.folder.join(file))
            .collect();
        let known = self
            .rosters
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&files)
            .cloned();
        let loaded = known.unwrap_or_else(|| {
            self.rosters
                .write()
                .unwrap_or_else(PoisonError::into_inner)
                .entry(files.clone())
                .or_insert_with(|| load::load(&files))
                .clone()
        });
        match loaded {
            Ok(loaded) => Ok(Some(NewsroomRoster { files, loaded })),
            Err(faults) => {
                let (path, line) = match &roster.origin {
                    Origin::File { path, line } => (Arc::clone(path), Some(*line)),
                    _ => (self.name(&files[faults[0].0]).into(), None),
                };
                let problems = faults.into_iter().map(|(_, message)| Problem {
                    line,
                    message: format!("`roster`: {message}"),
                });
                Err(Arc::new(SettingsError {
                    path,
                    problems: problems.collect(),
                    others: files,
                }))
            }
        }
    }
}

fn broken(path: &Path, message: &str) -> (Option<Arc<Path>>, Governing) {
    let path: Arc<Path> = path.into();
    let error = SettingsError::whole(&path, message);
    (Some(path), Err(Arc::new(error)))
}

/// The folder a path lies in.
fn parent(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}
