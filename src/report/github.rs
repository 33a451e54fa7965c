//! Workflow commands, which GitHub shows beside the lines of a change.

use std::fmt::Write as _;

use super::{Failure, Report, Sheet, place::place};
use crate::rules::Severity;

/// One workflow command a finding.
#[derive(Debug, Clone, Copy, Default)]
pub struct Github;

impl Report for Github {
    fn draft(&self, sheet: &Sheet<'_>) -> String {
        let mut commands = String::new();
        for finding in sheet.findings {
            let command = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info | Severity::Hint => "notice",
            };
            let start = place(sheet.draft, finding.span.start);
            let end = place(sheet.draft, finding.span.end);
            let _ = write!(
                commands,
                "::{command} title={},file={},line={},col={},endLine={}",
                property(&format!("factdesk ({})", finding.rule)),
                property(sheet.path),
                start.line,
                start.column,
                end.line
            );
            // Columns over several lines are refused.
            if start.line == end.line {
                let _ = write!(commands, ",endColumn={}", end.column);
            }
            let _ = writeln!(commands, "::{}", data(&finding.message));
        }
        commands
    }

    fn failure(&self, failure: &Failure) -> String {
        format!(
            "::error title=factdesk,file={}::{}\n",
            property(&failure.path),
            data(&failure.message)
        )
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
