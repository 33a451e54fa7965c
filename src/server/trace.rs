//! What the server does, told to a client that traces it: `$/setTrace`, `$/logTrace`.
//!
//! With `messages` a line for every draft that was checked and every look at the workspace; with `verbose`
//! what was found as well. Words of a draft are never in it.

use std::sync::{
    Arc,
    atomic::{AtomicU8, Ordering},
};

use serde::Deserialize;
use serde_json::json;
use tower_lsp::ls_types::TraceValue;

use super::{session::Session, snapshot::Snapshot};
use crate::desk::Checked;

/// How much the client wants to hear.
#[derive(Debug, Default)]
pub(super) struct Trace(AtomicU8);

/// The parameters of `$/setTrace`; a value that the protocol does not have is none.
#[derive(Debug, Deserialize)]
pub(super) struct SetTrace {
    pub(super) value: TraceValue,
}

const MESSAGES: u8 = 1;
const VERBOSE: u8 = 2;

impl Trace {
    pub(super) fn set(&self, value: TraceValue) {
        let level = match value {
            TraceValue::Off => 0,
            TraceValue::Messages => MESSAGES,
            TraceValue::Verbose => VERBOSE,
        };
        self.0.store(level, Ordering::Relaxed);
    }

    fn level(&self) -> u8 {
        self.0.load(Ordering::Relaxed)
    }
}

/// Tells what was done, in one line and in more of them.
pub(super) fn tell(
    session: &Session,
    line: impl FnOnce() -> String,
    more: impl FnOnce() -> String,
) {
    let params = match session.trace().level() {
        0 => return,
        MESSAGES => json!({"message": line()}),
        _ => json!({"message": line(), "verbose": more()}),
    };
    session.writer().notify("$/logTrace", &params);
}

/// Tells that a document was checked.
pub(super) fn checked(session: &Session, snapshot: &Snapshot, checked: &Arc<Checked>) {
    let (reading, findings) = (&checked.reading, &checked.findings);
    tell(
        session,
        || {
            format!(
                "checked {}, version {}: bytes {}, findings {}",
                snapshot.draft.name(),
                snapshot.version,
                snapshot.draft.len(),
                findings.len()
            )
        },
        || {
            let rules: Vec<&str> = findings.iter().map(|finding| finding.rule).collect();
            format!(
                "passages {}, quotes {}, people {}, organisations {}; {}",
                snapshot.draft.passages().len(),
                reading.quotes.len(),
                reading.people.len(),
                reading.organizations.len(),
                rules.join(", ")
            )
        },
    );
}
