//! Findings for scripts: one JSON object, or one object a line.

use serde::Serialize;

use super::{
    Failure, Report, Sheet, Statistics, Tally,
    place::{Place, in_file, place},
};
use crate::{
    draft::Draft,
    rules::{Finding, Safety, Severity},
    text::Span,
};

/// The version of the JSON that this program writes.
pub(super) const VERSION: u32 = 1;

/// One object for all drafts, written piece by piece.
#[derive(Debug, Clone, Copy, Default)]
pub struct Json {
    /// Whether the counts of each rule are added.
    pub statistics: bool,
}

/// One object a line and draft.
#[derive(Debug, Clone, Copy, Default)]
pub struct JsonLines;

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    findings: Vec<Found<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
}

#[derive(Serialize)]
struct Found<'a> {
    rule: &'static str,
    severity: Severity,
    message: &'a str,
    span: Span,
    start: Place,
    end: Place,
    related: Vec<Related<'a>>,
    fixes: Vec<Fix<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    span: Span,
}

#[derive(Serialize)]
struct Fix<'a> {
    title: &'a str,
    safety: Safety,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    span: Span,
    replacement: &'a str,
}

impl<'a> Found<'a> {
    fn of(draft: &Draft, finding: &'a Finding) -> Self {
        Self {
            rule: finding.rule,
            severity: finding.severity,
            message: &finding.message,
            span: in_file(draft, finding.span),
            start: place(draft, finding.span.start),
            end: place(draft, finding.span.end),
            related: finding
                .related
                .iter()
                .map(|related| Related {
                    message: &related.message,
                    span: in_file(draft, related.span),
                })
                .collect(),
            fixes: finding
                .fixes
                .iter()
                .map(|fix| Fix {
                    title: &fix.title,
                    safety: fix.safety,
                    edits: fix
                        .edits
                        .iter()
                        .map(|edit| Edit {
                            span: in_file(draft, edit.span),
                            replacement: &edit.replacement,
                        })
                        .collect(),
                })
                .collect(),
        }
    }
}

/// `value` as JSON on one line.
pub(super) fn write(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("our own types have string keys and finite numbers")
}

fn file(sheet: &Sheet<'_>) -> String {
    write(&File {
        path: sheet.path,
        findings: sheet
            .findings
            .iter()
            .map(|finding| Found::of(sheet.draft, finding))
            .collect(),
        error: None,
    })
}

impl Report for Json {
    fn begin(&self) -> String {
        format!("{{\"version\": {VERSION},\n \"files\": [")
    }

    fn draft(&self, sheet: &Sheet<'_>) -> String {
        format!("\n  {}", file(sheet))
    }

    fn between(&self) -> &'static str {
        ","
    }

    fn end(&self, tally: &Tally) -> String {
        let mut end = format!("],\n \"errors\": {}", write(&tally.failures));
        if self.statistics {
            let statistics = Statistics::of(tally);
            end.push_str(",\n \"statistics\": ");
            end.push_str(&write(&statistics.counts));
        }
        end.push_str("}\n");
        end
    }
}

impl Report for JsonLines {
    fn draft(&self, sheet: &Sheet<'_>) -> String {
        let mut line = file(sheet);
        line.push('\n');
        line
    }

    fn failure(&self, failure: &Failure) -> String {
        let mut line = write(&File {
            path: &failure.path,
            findings: Vec::new(),
            error: Some(&failure.message),
        });
        line.push('\n');
        line
    }
}
