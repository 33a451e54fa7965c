//! Diagnostics of all drafts of the workspace: those that are open, and those in the client's folders as
//! they stand on the disk.
//!
//! Several threads read and check; what is found is sent in parts as it comes, in the order of the paths,
//! to a client that gave a token for parts. A draft that is on the disk as it was, under the settings it
//! was checked under, is not read again for a client that still has its result.

use std::{
    collections::{HashMap, HashSet},
    path::PathBuf,
    str::FromStr,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, Weak,
        atomic::{AtomicBool, Ordering},
    },
};

use serde_json::json;
use tower_lsp::{
    jsonrpc::{self, ErrorCode},
    ls_types::{
        Diagnostic, FullDocumentDiagnosticReport, ProgressToken, UnchangedDocumentDiagnosticReport,
        Uri, WorkspaceDiagnosticParams, WorkspaceDiagnosticReport, WorkspaceDiagnosticReportResult,
        WorkspaceDocumentDiagnosticReport, WorkspaceFullDocumentDiagnosticReport,
        WorkspaceUnchangedDocumentDiagnosticReport,
    },
};

use super::{
    answer::NoAnswer,
    configuration::FileState,
    diagnostic::Report,
    progress::{Progress, WORTH_SHOWING},
    session::Session,
    snapshot::Snapshot,
    trace,
    workspace::{DraftFile, Workspace},
};
use crate::desk::{Desk, DeskMemo};

/// So many documents are sent in one part.
const PART: usize = 64;

/// What was found in the drafts that are not open, as far as it need not be found again.
#[derive(Default)]
pub(super) struct Known {
    files: Mutex<HashMap<PathBuf, Entry>>,
    /// What was said of files that cannot be read, so that it is said once.
    said: Mutex<HashSet<String>>,
    asked: AtomicBool,
}

/// The result for one file, and what it was found in.
struct Entry {
    state: FileState,
    desk: Weak<Desk>,
    id: String,
}

impl Known {
    /// Whether the workspace was ever asked about.
    pub(super) fn was_asked(&self) -> bool {
        self.asked.load(Ordering::Relaxed)
    }

    /// Tells the client's log why a file is not checked.
    fn tell_once(&self, session: &Session, file: &DraftFile, error: &str) {
        let message = format!("{} is not checked: {error}", file.path.display());
        if lock(&self.said).insert(message.clone()) {
            let told = json!({"type": 2, "message": message});
            session.writer().notify("window/logMessage", &told);
        }
    }

    /// The id of the result for a file in this state under this desk.
    fn id(&self, file: &DraftFile, state: &FileState, desk: &Arc<Desk>) -> Option<String> {
        let files = lock(&self.files);
        let entry = files.get(&file.path)?;
        let same = entry.state == *state && std::ptr::eq(entry.desk.as_ptr(), &raw const **desk);
        same.then(|| entry.id.clone())
    }

    fn keep(&self, file: &DraftFile, state: FileState, desk: &Arc<Desk>, id: String) {
        let entry = Entry {
            state,
            desk: Arc::downgrade(desk),
            id,
        };
        lock(&self.files).insert(file.path.clone(), entry);
    }
}

/// The diagnostics of all drafts.
pub(super) fn diagnostics(
    workspace: &Workspace,
    (session, params): (Arc<Session>, WorkspaceDiagnosticParams),
) -> Result<Option<WorkspaceDiagnosticReportResult>, NoAnswer> {
    session.known().asked.store(true, Ordering::Relaxed);
    let files = workspace.files()?;
    let mut previous: HashMap<Uri, String> = params
        .previous_result_ids
        .into_iter()
        .map(|previous| (previous.uri, previous.value))
        .collect();
    let mut out = Out {
        session: &session,
        token: params.partial_result_params.partial_result_token,
        items: Vec::new(),
    };
    for snapshot in &workspace.open {
        workspace.stop.go_on()?;
        if let Ok(uri) = Uri::from_str(&snapshot.uri) {
            let before = previous.remove(&uri);
            out.push(of_open(snapshot, uri, before.as_deref()));
        }
    }
    // What is gone shows nothing any more.
    let here: HashSet<&Uri> = files.iter().map(|file| &file.uri).collect();
    let mut gone: Vec<Uri> = previous
        .keys()
        .filter(|uri| !here.contains(uri))
        .cloned()
        .collect();
    gone.sort_unstable();
    for uri in gone {
        out.push(full(uri, None, None, Vec::new()));
    }
    let progress = (files.len() >= WORTH_SHOWING).then(|| {
        let given = params.work_done_progress_params.work_done_token;
        let all = (files.len(), "drafts");
        Progress::begin(&session, given, &workspace.stop, "Checking drafts", all)
    });
    let work = |file: &DraftFile| of_file(&session, file, previous.get(&file.uri));
    let mut done = 0;
    workspace.each(&files, work, |_, report| {
        out.push(report);
        done += 1;
        if let Some(progress) = &progress {
            progress.done(done);
        }
    })?;
    drop(progress);
    trace::tell(
        &session,
        || {
            format!(
                "looked at the workspace: {} open, {done} others",
                workspace.open.len()
            )
        },
        String::new,
    );
    Ok(Some(out.finish()))
}

/// The answer to a request whose work came to its end. A request that the client takes back is answered
/// before that; so one that was stopped here was stopped by the user, and is not to be asked again at once.
pub(super) fn outcome(
    report: jsonrpc::Result<Option<WorkspaceDiagnosticReportResult>>,
) -> jsonrpc::Result<WorkspaceDiagnosticReportResult> {
    match report {
        Ok(report) => Ok(report.unwrap_or_else(|| WorkspaceDiagnosticReport::default().into())),
        Err(error) if error.code == ErrorCode::RequestCancelled => Err(jsonrpc::Error {
            code: ErrorCode::ServerError(SERVER_CANCELLED),
            message: "stopped by the user".into(),
            data: Some(json!({"retriggerRequest": false})),
        }),
        Err(error) => Err(error),
    }
}

/// The protocol's code for a request that the server takes back.
const SERVER_CANCELLED: i64 = -32802;

/// Collects reports, and sends them in parts to a client that wants them so.
struct Out<'a> {
    session: &'a Session,
    token: Option<ProgressToken>,
    items: Vec<WorkspaceDocumentDiagnosticReport>,
}

impl Out<'_> {
    fn push(&mut self, report: WorkspaceDocumentDiagnosticReport) {
        self.items.push(report);
        if self.items.len() >= PART {
            self.send();
        }
    }

    fn send(&mut self) {
        if let Some(token) = &self.token
            && !self.items.is_empty()
        {
            let items = std::mem::take(&mut self.items);
            let params = json!({"token": token, "value": {"items": items}});
            self.session.writer().notify("$/progress", &params);
        }
    }

    /// The answer: what was not sent yet.
    fn finish(mut self) -> WorkspaceDiagnosticReportResult {
        self.send();
        WorkspaceDiagnosticReport { items: self.items }.into()
    }
}

fn of_open(
    snapshot: &Snapshot,
    uri: Uri,
    previous: Option<&str>,
) -> WorkspaceDocumentDiagnosticReport {
    let checked = snapshot.checked();
    let report = Report::of(&checked.findings, &snapshot.draft, &uri, &snapshot.client);
    let version = Some(i64::from(snapshot.version));
    if previous == Some(&report.id) {
        unchanged(uri, version, report.id)
    } else {
        full(uri, version, Some(report.id), report.items)
    }
}

fn of_file(
    session: &Session,
    file: &DraftFile,
    previous: Option<&String>,
) -> WorkspaceDocumentDiagnosticReport {
    let uri = file.uri.clone();
    let desk = session.configuration().desk_for(uri.as_str());
    // Before it is read: were it changed in between, it would be read again the next time.
    let state = file.state();
    if let Some(previous) = previous
        && session.known().id(file, &state, &desk).as_ref() == Some(previous)
    {
        return unchanged(uri, None, previous.clone());
    }
    let draft = match file.read() {
        Ok(draft) => draft,
        Err(error) => {
            session.known().tell_once(session, file, &error);
            return full(uri, None, None, Vec::new());
        }
    };
    let checked = desk.check(&draft, &mut DeskMemo::default());
    let Report { id, items } = Report::of(&checked.findings, &draft, &uri, session.traits());
    session.known().keep(file, state, &desk, id.clone());
    if previous == Some(&id) {
        unchanged(uri, None, id)
    } else {
        full(uri, None, Some(id), items)
    }
}

fn full(
    uri: Uri,
    version: Option<i64>,
    result_id: Option<String>,
    items: Vec<Diagnostic>,
) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceFullDocumentDiagnosticReport {
        uri,
        version,
        full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id, items },
    }
    .into()
}

fn unchanged(
    uri: Uri,
    version: Option<i64>,
    result_id: String,
) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceUnchangedDocumentDiagnosticReport {
        uri,
        version,
        unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
    }
    .into()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
