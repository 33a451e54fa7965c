//! Which settings are in force for a document: the client's, those of `factdesk.toml`, the command line's.
//!
//! Files are read where a document is checked, never where messages are handled. While a
//! configuration is broken the one before it stays in force.

mod faults;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    fs,
    path::{Path, PathBuf},
    str::FromStr,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, SystemTime},
};

use serde_json::{Value, json};
use tower_lsp::ls_types::{
    ConfigurationItem, DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern,
    Registration, Uri,
};

use super::{
    capabilities, convert,
    run::ServerOptions,
    session::{PATIENCE, Session},
    writer::Writer,
};
use crate::{
    desk::Desk,
    settings::{Discovery, FILE_NAME, Layer, Origin, Settings, Source, Sourced},
};

/// Which files the client is asked to watch: settings, what may be a roster, drafts.
const FILE_PATTERNS: [&str; 3] = [
    "**/factdesk.toml",
    "**/*.{csv,tsv,toml}",
    "**/*.{md,markdown,txt,html,htm}",
];

/// How long our own watch over the files pauses.
const BETWEEN_LOOKS: Duration = Duration::from_secs(2);

/// Which settings are in force.
pub(super) struct Configuration {
    options: ServerOptions,
    writer: Writer,
    state: Mutex<State>,
    /// Whether the client is being asked for its settings, and whether to ask once more.
    asking: AtomicBool,
    ask_again: AtomicBool,
}

struct State {
    editor: Value,
    /// The folders the client works in: what its own patterns count from.
    roots: Vec<PathBuf>,
    /// Counts how often all was forgotten, so that what was worked out before is not kept after.
    round: u64,
    /// Whether documents, by their addresses, are left out.
    left_out: HashMap<String, bool>,
    /// The layer that the client's settings make; of the last ones without a fault.
    layer: Layer,
    discovery: Arc<Discovery>,
    /// Desks by the folder of the documents they are for.
    desks: HashMap<PathBuf, Arc<Desk>>,
    /// The same when files were last forgotten: what is in force while a file is broken.
    before: HashMap<PathBuf, Arc<Desk>>,
    /// The files that govern documents or would if they were there, as they were when they were read.
    files: BTreeMap<PathBuf, FileState>,
    /// Those of them that are rosters.
    rosters: BTreeSet<PathBuf>,
    /// What was said of broken settings, so that it is said once.
    said: HashSet<String>,
    /// The broken files that the client shows diagnostics for.
    broken: HashSet<Arc<Path>>,
}

impl Configuration {
    pub(super) fn new(options: ServerOptions, writer: Writer) -> Self {
        let state = State {
            discovery: Arc::new(discovery(&options, &Layer::default())),
            editor: Value::Null,
            roots: Vec::new(),
            round: 0,
            left_out: HashMap::new(),
            layer: Layer::default(),
            desks: HashMap::new(),
            before: HashMap::new(),
            files: BTreeMap::new(),
            rosters: BTreeSet::new(),
            said: HashSet::new(),
            broken: HashSet::new(),
        };
        Self {
            options,
            writer,
            state: Mutex::new(state),
            asking: AtomicBool::new(false),
            ask_again: AtomicBool::new(false),
        }
    }

    /// Takes the client's settings; whether others are in force now.
    pub(super) fn set_editor(&self, settings: Value) -> bool {
        let mut state = lock(&self.state);
        if state.editor == settings {
            return false;
        }
        let layer = Layer::from_editor(&settings);
        state.editor = settings;
        match layer {
            Ok(layer) if layer == state.layer => false,
            Ok(layer) => {
                state.discovery = Arc::new(discovery(&self.options, &layer));
                state.layer = layer;
                state.forget();
                true
            }
            Err(faults) => {
                for fault in faults {
                    self.say(&mut state, &format!("factdesk settings: {fault}"));
                }
                false
            }
        }
    }

    /// Takes some folders from those the client works in and adds others; whether that changed anything.
    pub(super) fn change_roots(&self, added: Vec<PathBuf>, removed: &[PathBuf]) -> bool {
        let mut state = lock(&self.state);
        let before = state.roots.clone();
        state.roots.retain(|root| !removed.contains(root));
        state.roots.extend(added);
        let changed = state.roots != before;
        if changed {
            state.forget();
        }
        changed
    }

    /// The folders the client works in.
    pub(super) fn roots(&self) -> Vec<PathBuf> {
        lock(&self.state).roots.clone()
    }

    /// What finds the settings that govern a path.
    pub(super) fn discovery(&self) -> Arc<Discovery> {
        Arc::clone(&lock(&self.state).discovery)
    }

    /// Notes the state of a file of settings, so that it is noticed when that changes.
    pub(super) fn note_file(&self, file: PathBuf) {
        let now = file_state(&file);
        lock(&self.state).files.entry(file).or_insert(now);
    }

    /// Forgets what configuration files said.
    pub(super) fn forget_files(&self) {
        let mut state = lock(&self.state);
        state.discovery.forget();
        state.forget();
        // The same fault made again after a mend is worth saying again.
        state.said.clear();
    }

    /// Whether the settings leave out the document of this address. May read files.
    pub(super) fn leaves_out(&self, uri: &str) -> bool {
        let (discovery, roots, round) = {
            let state = lock(&self.state);
            if let Some(&known) = state.left_out.get(uri) {
                return known;
            }
            (
                Arc::clone(&state.discovery),
                state.roots.clone(),
                state.round,
            )
        };
        let path = path(uri);
        let Some(folder) = path.parent() else {
            return false;
        };
        self.note_files(folder);
        let root = roots
            .iter()
            .filter(|root| path.starts_with(root))
            .max_by_key(|root| root.as_os_str().len());
        let left_out = discovery.leaves_out(&path, root.map(PathBuf::as_path));
        let mut state = lock(&self.state);
        if state.round == round {
            state.left_out.insert(uri.to_owned(), left_out);
        }
        left_out
    }

    /// The desk for the document of this address. May read files.
    pub(super) fn desk_for(&self, uri: &str) -> Arc<Desk> {
        let path = path(uri);
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        let (discovery, known, round) = {
            let state = lock(&self.state);
            (
                Arc::clone(&state.discovery),
                state.desks.get(&folder).cloned(),
                state.round,
            )
        };
        if let Some(desk) = known {
            return desk;
        }
        self.note_files(&folder);
        let settings = if path.as_os_str().is_empty() {
            // A document that is no file has no folder to look in, unless one file is for all.
            match &self.options.config {
                Some(config) => discovery.settings(config),
                None => Ok(Arc::new(Settings::of(above(
                    &self.options,
                    &lock(&self.state).layer,
                )))),
            }
        } else {
            discovery.settings(&path)
        };
        self.note_rosters(match &settings {
            Ok(settings) => settings.roster_paths(),
            Err(error) => &error.others,
        });
        let mut state = lock(&self.state);
        let desk = match settings {
            Ok(settings) => {
                self.mended(&mut state, discovery.file(&path));
                self.tell_of_rosters(&mut state, &settings);
                Arc::new(Desk::new(settings))
            }
            Err(error) => {
                self.broken(&mut state, &error);
                let before = state.before.get(&folder).cloned();
                before.unwrap_or_else(|| {
                    let settings = Settings::of(above(&self.options, &state.layer));
                    Arc::new(Desk::new(Arc::new(settings)))
                })
            }
        };
        // Were the settings changed meanwhile, this answer is for the old ones and is not kept.
        if state.round == round {
            return Arc::clone(state.desks.entry(folder).or_insert(desk));
        }
        desk
    }

    /// Notes the state of the files that may govern documents in `folder`, there or not.
    fn note_files(&self, folder: &Path) {
        let files: Vec<PathBuf> = match (&self.options.config, self.options.isolated) {
            (_, true) => return,
            (Some(config), false) => vec![config.clone()],
            (None, false) => folder
                .ancestors()
                .map(|folder| folder.join(FILE_NAME))
                .collect(),
        };
        let noted: Vec<_> = files
            .into_iter()
            .map(|file| (file_state(&file), file))
            .collect();
        let mut state = lock(&self.state);
        for (now, file) in noted {
            state.files.entry(file).or_insert(now);
        }
    }

    /// Notes the state of the rosters that settings name, there or not.
    fn note_rosters(&self, files: &[PathBuf]) {
        for file in files {
            let now = file_state(file);
            let mut state = lock(&self.state);
            state.files.entry(file.clone()).or_insert(now);
            state.rosters.insert(file.clone());
        }
    }

    /// Whether settings are read from a file of this name.
    pub(super) fn is_read_from(&self, path: &Path) -> bool {
        let name = path.file_name();
        let state = lock(&self.state);
        name.is_some_and(|name| name == FILE_NAME)
            || state.files.keys().any(|file| file.file_name() == name)
    }

    /// Whether the client cannot watch all files for us: some lie outside of the folders it works in.
    fn has_far_files(&self) -> bool {
        let state = lock(&self.state);
        let is_near = |file: &PathBuf| state.roots.iter().any(|root| file.starts_with(root));
        !state.rosters.iter().all(is_near)
    }

    /// Whether a file that may govern a document is not as it was noted; it is noted anew.
    fn has_changed_files(&self) -> bool {
        let noted = lock(&self.state).files.clone();
        let mut changed = false;
        for (file, before) in noted {
            let now = file_state(&file);
            if now != before {
                changed = true;
                lock(&self.state).files.insert(file, now);
            }
        }
        changed
    }
}

impl State {
    fn forget(&mut self) {
        self.round += 1;
        self.left_out.clear();
        let desks = std::mem::take(&mut self.desks);
        self.before.extend(desks);
    }
}

/// The path of the document of this address; empty if it is no file.
fn path(uri: &str) -> PathBuf {
    Uri::from_str(uri)
        .ok()
        .and_then(|uri| convert::path(&uri))
        .unwrap_or_default()
}

/// The layers above any file: the client's and the command line's.
fn above(options: &ServerOptions, editor: &Layer) -> Vec<Layer> {
    let command_line = Layer {
        date: options
            .date
            .map(|date| Sourced::new(date, Origin::CommandLine)),
        ..Layer::default()
    };
    vec![editor.clone(), command_line]
}

fn discovery(options: &ServerOptions, editor: &Layer) -> Discovery {
    let source = match (&options.config, options.isolated) {
        (_, true) => Source::Isolated,
        (Some(file), false) => Source::File(file.clone()),
        (None, false) => Source::Nearest,
    };
    Discovery::new(source, above(options, editor))
}

/// Looks after the files by itself, for clients that watch no files for us, and for files out of their sight.
fn watch(session: &Arc<Session>) {
    let session = Arc::clone(session);
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(BETWEEN_LOOKS).await;
            if session.traits().registers_watched_files && !session.configuration().has_far_files()
            {
                continue;
            }
            look(&session);
        }
    });
}

/// Looks once whether files have changed, where files are read at all.
pub(super) fn look(session: &Arc<Session>) {
    if session.configuration().options.isolated {
        return;
    }
    let session = Arc::clone(session);
    tokio::task::spawn_blocking(move || {
        if session.configuration().has_changed_files() {
            session.files_changed();
        }
    });
}

/// What can be seen of a file without reading it: when it was changed and how long it is, if it is there.
pub(super) type FileState = Option<(SystemTime, u64)>;

pub(super) fn file_state(path: &Path) -> FileState {
    let data = fs::metadata(path).ok()?;
    Some((data.modified().ok()?, data.len()))
}

/// Asks the client to tell of changed settings and files, where it can.
pub(super) fn register(session: &Arc<Session>) {
    let traits = session.traits();
    if !session.configuration().options.isolated {
        watch(session);
    }
    let mut registrations = Vec::new();
    if traits.registers_configuration {
        registrations.push(Registration {
            id: "factdesk-settings".to_owned(),
            method: "workspace/didChangeConfiguration".to_owned(),
            register_options: Some(json!({"section": "factdesk"})),
        });
    }
    if traits.registers_watched_files {
        let watchers = DidChangeWatchedFilesRegistrationOptions {
            watchers: FILE_PATTERNS
                .map(|pattern| FileSystemWatcher {
                    glob_pattern: GlobPattern::String(pattern.to_owned()),
                    kind: None,
                })
                .to_vec(),
        };
        registrations.push(Registration {
            id: "factdesk-files".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: serde_json::to_value(watchers).ok(),
        });
    }
    if registrations.is_empty() {
        return;
    }
    // Asked from a task: a handler that awaits the client can stop the server for good.
    let client = session.client().clone();
    tokio::spawn(async move {
        match tokio::time::timeout(PATIENCE, client.register_capability(registrations)).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::warn!(%error, "the client does not watch for changes"),
            Err(_) => tracing::warn!("the client does not say whether it watches for changes"),
        }
    });
}

/// Asks the client for its settings; once more afterwards if that is wanted while it is being asked.
pub(super) fn ask(session: &Arc<Session>) {
    let configuration = session.configuration();
    configuration.ask_again.store(true, Ordering::Release);
    if configuration.asking.swap(true, Ordering::AcqRel) {
        return;
    }
    let session = Arc::clone(session);
    tokio::spawn(async move {
        let configuration = session.configuration();
        while configuration.ask_again.swap(false, Ordering::AcqRel) {
            let item = ConfigurationItem {
                scope_uri: None,
                section: Some("factdesk".to_owned()),
            };
            match tokio::time::timeout(PATIENCE, session.client().configuration(vec![item])).await {
                Ok(Ok(mut answers)) => {
                    let settings = answers.pop().unwrap_or_default();
                    // Nothing set there: what came with `initialize` stays in force.
                    if !settings.is_null() {
                        session.set_editor_settings(capabilities::our_settings(settings));
                    }
                }
                Ok(Err(error)) => tracing::warn!(%error, "the client does not tell its settings"),
                Err(_) => tracing::warn!("the client does not answer what its settings are"),
            }
        }
        // Everything here runs on one thread, so nobody can ask between the loop's end and this.
        configuration.asking.store(false, Ordering::Release);
    });
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
