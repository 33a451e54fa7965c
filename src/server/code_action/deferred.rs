//! Code actions whose edit is worked out when the action is chosen.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tower_lsp::ls_types::CodeAction;

use super::Scribe;
use crate::{
    rules::Finding,
    server::{answer::NoAnswer, snapshot::Snapshot},
};

/// What an action without its edit carries, so that the edit can be worked out: in which state of which
/// document, and which way out of which finding; without a finding, all safe fixes.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::server) struct Deferred {
    pub(in crate::server) uri: String,
    /// As the client counts, for those who read it.
    version: i32,
    /// Tells the text from every other, also where versions began again.
    revision: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    finding: Option<Target>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Target {
    rule: String,
    start: u32,
    end: u32,
    way: Way,
}

/// A way out of a finding.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Way {
    /// One of its fixes, by index.
    Fix(usize),
    /// A stet note for its line.
    Stet,
    /// A stet note for the file.
    StetFile,
}

impl Scribe<'_> {
    pub(super) fn deferred(&self, target: Option<(&Finding, Way)>) -> Value {
        let deferred = Deferred {
            uri: self.snapshot.uri.as_ref().to_owned(),
            version: self.snapshot.version,
            revision: self.snapshot.revision,
            finding: target.map(|(finding, way)| Target {
                rule: finding.rule.to_owned(),
                start: finding.span.start,
                end: finding.span.end,
                way,
            }),
        };
        serde_json::to_value(deferred).unwrap_or_default()
    }
}

/// The action with its edit; refused if the document is no longer as it was when the action was offered.
pub(in crate::server) fn resolve(
    snapshot: &Snapshot,
    (action, deferred): (CodeAction, Deferred),
) -> Result<Option<CodeAction>, NoAnswer> {
    if deferred.revision != snapshot.revision {
        return Err(NoAnswer::Moved);
    }
    let checked = snapshot.checked();
    snapshot.go_on()?;
    let sent = action.diagnostics.clone().unwrap_or_default();
    let scribe = Scribe::new(snapshot, sent).ok_or(NoAnswer::Moved)?;
    let edits = match deferred.finding {
        None => scribe.safe_edits(&checked, true),
        Some(target) => {
            let is_meant = |finding: &&Finding| {
                let span = (finding.span.start, finding.span.end);
                finding.rule == target.rule && span == (target.start, target.end)
            };
            let finding = checked.findings.iter().find(is_meant);
            // Other settings are in force than when the action was offered.
            let edits = finding.and_then(|finding| scribe.edits(finding, target.way));
            edits.ok_or(NoAnswer::Moved)?
        }
    };
    snapshot.go_on()?;
    if !snapshot.is_current() {
        return Err(NoAnswer::Moved);
    }
    Ok(Some(CodeAction {
        edit: Some(scribe.workspace_edit(&edits)),
        data: None,
        ..action
    }))
}
