//! All that changes while a client is served. Every method is synchronous and no guard leaves it: a
//! handler that changed state only after an await would swap neighbouring edits.

use std::{
    path::PathBuf,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use dashmap::{DashMap, mapref::one::RefMut};
use serde_json::Value;
use tower_lsp::{
    Client,
    ls_types::{
        FileEvent, InitializeParams, InitializeResult, TextDocumentContentChangeEvent,
        TextDocumentItem, Uri, VersionedTextDocumentIdentifier, WorkspaceFolder,
        WorkspaceFoldersChangeEvent,
    },
};

use super::{
    capabilities::{self, ClientTraits},
    checkers::Checkers,
    configuration::{self, Configuration},
    convert,
    document::Document,
    progress::UnderWay,
    publish::Publisher,
    refresh,
    run::ServerOptions,
    snapshot::{Snapshot, Stop},
    trace::Trace,
    workspace::Workspace,
    workspace_diagnostic::Known,
    workspace_symbol::Remembered,
    writer::Writer,
    writing,
};
use crate::{
    draft::Draft,
    settings::walk::is_draft,
    text::{Encoding, decode},
};

/// All that changes while a client is served.
pub(super) struct Session {
    client: Client,
    traits: OnceLock<Arc<ClientTraits>>,
    /// What columns count, whatever the client says.
    encoding: Option<Encoding>,
    configuration: Arc<Configuration>,
    documents: DashMap<Arc<str>, Document>,
    revisions: AtomicU64,
    /// One for each document ever opened, so that what is published after a document was opened
    /// again cannot be overtaken by what was published before. A few hundred bytes each.
    publishers: DashMap<Arc<str>, Arc<Publisher>>,
    /// Whom the files of the workspace named when they were last read.
    remembered: Arc<Remembered>,
    writer: Writer,
    checkers: Checkers,
    under_way: UnderWay,
    known: Known,
    trace: Trace,
    /// Milliseconds without a key after which the writing rests.
    rest: AtomicU64,
}

impl Session {
    pub(super) fn new(options: ServerOptions, client: Client, writer: Writer) -> Arc<Self> {
        Arc::new(Self {
            client,
            traits: OnceLock::new(),
            encoding: options.encoding,
            configuration: Arc::new(Configuration::new(options, writer.clone())),
            documents: DashMap::new(),
            revisions: AtomicU64::new(0),
            publishers: DashMap::new(),
            remembered: Arc::default(),
            writer,
            checkers: Checkers::new(),
            under_way: UnderWay::default(),
            known: Known::default(),
            trace: Trace::default(),
            rest: AtomicU64::new(writing::REST.as_millis() as u64),
        })
    }

    pub(super) fn initialize(&self, params: InitializeParams) -> InitializeResult {
        let traits = self.traits.get_or_init(|| {
            let info = params.client_info.as_ref();
            let mut traits = ClientTraits::of(&params.capabilities, info);
            traits.encoding = self.encoding.unwrap_or(traits.encoding);
            Arc::new(traits)
        });
        self.configuration.change_roots(roots(&params), &[]);
        self.trace.set(params.trace.unwrap_or_default());
        if let Some(settings) = params.initialization_options {
            self.configuration
                .set_editor(capabilities::our_settings(settings));
        }
        capabilities::initialize_result(traits)
    }

    /// The client is ready to be asked.
    pub(super) fn initialized(self: &Arc<Self>) {
        configuration::register(self);
        if self.traits().configuration {
            configuration::ask(self);
        }
    }

    pub(super) fn open(self: &Arc<Self>, item: &TextDocumentItem) {
        let uri: Arc<str> = item.uri.as_str().into();
        let name = convert::name(&item.uri);
        if item.text.len() > decode::LONGEST {
            return tracing::error!(name, "the draft is too long to be read");
        }
        let format = convert::format(&item.language_id, &name);
        let publisher = Arc::clone(
            self.publishers
                .entry(Arc::clone(&uri))
                .or_insert_with(|| Arc::new(Publisher::new(Arc::clone(&uri))))
                .value(),
        );
        let revision = self.next_revision();
        publisher.set_newest(Some(revision));
        let document = Document {
            draft: Draft::new(name, format, &item.text),
            version: item.version,
            revision,
            publisher: Arc::clone(&publisher),
            tokens: Arc::default(),
            writing: None,
            is_watched: false,
        };
        self.documents.insert(Arc::clone(&uri), document);
        publisher.publish(self);
        self.make_ready_to_complete(vec![uri]);
    }

    pub(super) fn change(
        self: &Arc<Self>,
        document: &VersionedTextDocumentIdentifier,
        changes: Vec<TextDocumentContentChangeEvent>,
    ) {
        let publisher = {
            let Some(mut open) = self.documents.get_mut(document.uri.as_str()) else {
                return tracing::warn!(
                    uri = document.uri.as_str(),
                    "a change to a document that is not open"
                );
            };
            let number = (document.version, self.next_revision());
            open.change(number, changes, self.traits().encoding);
            open.publisher.set_newest(Some(open.revision));
            if open.writing.is_some() && !self.traits().pulls && !open.is_watched {
                open.is_watched = true;
                self.watch_writing(open.key());
            }
            Arc::clone(&open.publisher)
        };
        publisher.publish(self);
    }

    /// Has what was held back in a document shown once the writing rests.
    fn watch_writing(self: &Arc<Self>, uri: &Arc<str>) {
        let (session, uri) = (Arc::clone(self), Arc::clone(uri));
        tokio::spawn(async move {
            while let Some(left) = session.writing_left(&uri) {
                tokio::time::sleep(left.min(writing::REST)).await;
            }
        });
    }

    /// How long the writing in a document has to rest yet; `None` where nobody is writing any more.
    fn writing_left(self: &Arc<Self>, uri: &str) -> Option<Duration> {
        let mut open = self.documents.get_mut(uri)?;
        if let Some(left) = open.writing.map(|writing| writing.left(self.rest()))
            && !left.is_zero()
        {
            return Some(left);
        }
        open.is_watched = false;
        self.end_writing(open);
        None
    }

    /// How long nothing is typed when the writing rests.
    fn rest(&self) -> Duration {
        Duration::from_millis(self.rest.load(Ordering::Relaxed))
    }

    /// Has the writing rest after another time than usual: for drills.
    #[cfg(debug_assertions)]
    pub(super) fn set_rest(&self, milliseconds: u64) {
        self.rest.store(milliseconds, Ordering::Relaxed);
    }

    /// Has what was held back in a document shown.
    fn end_writing(self: &Arc<Self>, mut open: RefMut<'_, Arc<str>, Document>) {
        if open.writing.take().is_some() {
            let publisher = Arc::clone(&open.publisher);
            drop(open);
            publisher.publish(self);
        }
    }

    pub(super) fn close(self: &Arc<Self>, uri: &Uri) {
        if let Some((_, document)) = self.documents.remove(uri.as_str()) {
            document.publisher.set_newest(None);
            document.publisher.publish(self);
        }
    }

    /// The client's settings changed; `pushed` is what it says of them, if anything.
    pub(super) fn configuration_changed(self: &Arc<Self>, pushed: Value) {
        if self.traits().configuration {
            configuration::ask(self);
        } else if !pushed.is_null() {
            self.set_editor_settings(capabilities::our_settings(pushed));
        }
    }

    /// Takes the client's settings and publishes anew if they are others than before.
    pub(super) fn set_editor_settings(self: &Arc<Self>, settings: Value) {
        if self.configuration.set_editor(settings) {
            self.publish_all();
        }
    }

    /// The client works in other folders than before.
    pub(super) fn folders_changed(self: &Arc<Self>, event: &WorkspaceFoldersChangeEvent) {
        let changed = self
            .configuration
            .change_roots(paths(&event.added), &paths(&event.removed));
        if changed {
            self.publish_all();
        }
    }

    /// Files that the client watches have changed; they are ours if they have the name of one.
    pub(super) fn watched_files_changed(self: &Arc<Self>, changes: &[FileEvent]) {
        let is_ours = |change: &FileEvent| {
            convert::path(&change.uri).is_none_or(|path| self.configuration.is_read_from(&path))
        };
        if changes.is_empty() || changes.iter().any(is_ours) {
            return self.files_changed();
        }
        // An open draft is as the client has it, whatever the disk says.
        let is_draft = |change: &FileEvent| {
            let path = convert::path(&change.uri);
            path.is_some_and(|path| is_draft(&path))
                && !self.documents.contains_key(change.uri.as_str())
        };
        if self.known.was_asked() && changes.iter().any(is_draft) {
            refresh::diagnostics(self);
        }
    }

    /// A configuration file may have changed.
    pub(super) fn files_changed(self: &Arc<Self>) {
        self.configuration.forget_files();
        self.publish_all();
    }

    /// A draft was saved. It is known already, but for what was held back while it was written; and who
    /// saves may just have saved other files as well, and their effect is wanted now.
    pub(super) fn saved(self: &Arc<Self>, uri: &Uri) {
        if let Some(open) = self.documents.get_mut(uri.as_str()) {
            self.end_writing(open);
        }
        configuration::look(self);
    }

    /// Begins again: forgets all that was read from files and asks the client for its settings.
    pub(super) fn restart(self: &Arc<Self>) {
        if self.traits().configuration {
            configuration::ask(self);
        }
        self.files_changed();
    }

    /// A document as it is now.
    pub(super) fn snapshot(&self, uri: &Uri) -> Option<Snapshot> {
        self.snapshot_of(uri.as_str())
    }

    pub(super) fn snapshot_of(&self, uri: &str) -> Option<Snapshot> {
        let document = self.documents.get(uri)?;
        Some(Snapshot {
            uri: Arc::clone(document.key()),
            version: document.version,
            revision: document.revision,
            draft: document.draft.clone(),
            client: Arc::clone(self.traits()),
            configuration: Arc::clone(&self.configuration),
            publisher: Arc::clone(&document.publisher),
            tokens: Arc::clone(&document.tokens),
            writing: document.writing,
            stop: Stop::default(),
        })
    }

    /// All that is open as it is now, and the folders that the client works in.
    pub(super) fn workspace(&self) -> Workspace {
        let open: Vec<Arc<str>> = self
            .documents
            .iter()
            .map(|document| Arc::clone(document.key()))
            .collect();
        let open = open.iter().filter_map(|uri| self.snapshot_of(uri));
        Workspace {
            open: open.collect(),
            client: Arc::clone(self.traits()),
            configuration: Arc::clone(&self.configuration),
            remembered: Arc::clone(&self.remembered),
            stop: Stop::default(),
        }
    }

    pub(super) fn traits(&self) -> &Arc<ClientTraits> {
        self.traits.get_or_init(Arc::default)
    }

    pub(super) fn client(&self) -> &Client {
        &self.client
    }

    pub(super) fn configuration(&self) -> &Configuration {
        &self.configuration
    }

    pub(super) fn writer(&self) -> &Writer {
        &self.writer
    }

    /// The threads that check for publishing.
    pub(super) fn checkers(&self) -> &Checkers {
        &self.checkers
    }

    /// Work that the client shows and that can be stopped.
    pub(super) fn under_way(&self) -> &UnderWay {
        &self.under_way
    }

    /// How much the client wants to hear of what is done.
    pub(super) fn trace(&self) -> &Trace {
        &self.trace
    }

    /// What was found in drafts that are not open.
    pub(super) fn known(&self) -> &Known {
        &self.known
    }

    fn next_revision(&self) -> u64 {
        self.revisions.fetch_add(1, Ordering::Relaxed) + 1
    }

    fn publish_all(self: &Arc<Self>) {
        let open: Vec<Arc<Publisher>> = self
            .documents
            .iter()
            .map(|document| Arc::clone(&document.publisher))
            .collect();
        for publisher in open {
            publisher.publish(self);
        }
        let open = self.documents.iter();
        self.make_ready_to_complete(open.map(|document| Arc::clone(document.key())).collect());
        refresh::all(self);
    }

    /// Has the names of these documents’ rosters put in order before somebody types one.
    fn make_ready_to_complete(self: &Arc<Self>, documents: Vec<Arc<str>>) {
        if !self.traits().completion.is_known {
            return;
        }
        let session = Arc::clone(self);
        tokio::task::spawn_blocking(move || {
            for uri in documents {
                if let Some(snapshot) = session.snapshot_of(&uri) {
                    snapshot.desk().settings().roster().prepare_beginnings();
                }
            }
        });
    }
}

/// How long a client may take to answer a question.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// The folders that the client works in.
fn roots(params: &InitializeParams) -> Vec<PathBuf> {
    if let Some(folders) = &params.workspace_folders {
        return paths(folders);
    }
    #[expect(deprecated, reason = "clients that know no workspace folders say this")]
    let root = params.root_uri.as_ref();
    root.and_then(convert::path).into_iter().collect()
}

fn paths(folders: &[WorkspaceFolder]) -> Vec<PathBuf> {
    folders
        .iter()
        .filter_map(|folder| convert::path(&folder.uri))
        .collect()
}
