//! Diagnostics that the client asks for: of one document; [`workspace`](super::workspace_diagnostic) has
//! those of all drafts.
//!
//! A client that can ask is sent none, so that none is shown twice. The id of a result is a digest of it:
//! it is the same in another session, for a draft that is open and for one that is not.
//!
//! In a long draft what is most likely found is answered at once, as [`super::publish`] does; where the
//! last word is another the client is told to ask anew.

use std::{
    hash::{DefaultHasher, Hasher},
    str::FromStr,
    sync::Arc,
};

use tower_lsp::ls_types::{
    Diagnostic, DocumentDiagnosticReport, DocumentDiagnosticReportResult,
    FullDocumentDiagnosticReport, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, Uri,
};

use super::{
    answer::NoAnswer, capabilities::ClientTraits, convert::Converter, session::Session,
    snapshot::Snapshot,
};
use crate::{draft::Draft, rules::Finding};

/// The diagnostics of a document, and the id of this result.
pub(super) struct Report {
    pub(super) id: String,
    pub(super) items: Vec<Diagnostic>,
}

impl Report {
    /// `findings` of `draft`, as the client can take them.
    pub(super) fn of(
        findings: &[Finding],
        draft: &Draft,
        uri: &Uri,
        client: &ClientTraits,
    ) -> Self {
        let converter = Converter::new(draft.text(), client.encoding);
        let items: Vec<Diagnostic> = findings
            .iter()
            .map(|finding| converter.diagnostic(finding, uri, client))
            .collect();
        let mut digest = DefaultHasher::new();
        // Strings and numbers are always JSON.
        digest.write(&serde_json::to_vec(&items).unwrap_or_default());
        Self {
            id: format!("{:016x}", digest.finish()),
            items,
        }
    }

    /// `findings` of the document.
    pub(super) fn of_snapshot(snapshot: &Snapshot, findings: &[Finding]) -> Self {
        match Uri::from_str(&snapshot.uri) {
            Ok(uri) => Self::of(findings, &snapshot.draft, &uri, &snapshot.client),
            // Every address here came from the client as one.
            Err(_) => Self {
                id: String::new(),
                items: Vec::new(),
            },
        }
    }
}

/// The diagnostics of the document, unless they are those of the result `previous`.
pub(super) fn diagnostics(
    snapshot: &Snapshot,
    (session, previous): (Arc<Session>, Option<String>),
) -> Result<Option<DocumentDiagnosticReportResult>, NoAnswer> {
    snapshot.go_on()?;
    let report = |findings: &[Finding]| Report::of_snapshot(snapshot, findings);
    let report = snapshot.publisher.pulled(&session, snapshot, report);
    snapshot.go_on()?;
    Ok(Some(if previous.as_ref() == Some(&report.id) {
        unchanged(report.id)
    } else {
        full(Some(report.id), report.items)
    }))
}

/// The answer about a document that is not open.
pub(super) fn nothing() -> DocumentDiagnosticReportResult {
    full(None, Vec::new())
}

fn full(result_id: Option<String>, items: Vec<Diagnostic>) -> DocumentDiagnosticReportResult {
    DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
        related_documents: None,
        full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id, items },
    })
    .into()
}

fn unchanged(result_id: String) -> DocumentDiagnosticReportResult {
    DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
        related_documents: None,
        unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
    })
    .into()
}
