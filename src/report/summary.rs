//! The last line of a run.

use super::{Tally, style};
use crate::rules::Severity;

/// `3 findings in 1 draft: 1 error, 2 warnings; 2 can be fixed with --fix`
pub fn summary(tally: &Tally) -> String {
    let mut line = match tally.findings() {
        0 if tally.drafts == 0 => String::new(),
        0 => format!(
            "No findings in {}",
            counted(tally.drafts, "draft", "drafts")
        ),
        findings => {
            let severities: Vec<String> = tally
                .severities
                .iter()
                .map(|(severity, count)| by_severity(*severity, *count))
                .collect();
            let mut line = format!(
                "{} in {}: {}",
                counted(findings, "finding", "findings"),
                counted(tally.drafts_with_findings, "draft", "drafts"),
                severities.join(", ")
            );
            let strong = style::STRONG;
            line = format!("{strong}{line}{strong:#}");
            match (tally.safe, tally.choices) {
                (0, 0) => {}
                (0, choices) => line.push_str(&format!(
                    "; {choices} can be fixed with --fix --unsafe-fixes"
                )),
                (safe, 0) => line.push_str(&format!("; {safe} can be fixed with --fix")),
                (safe, choices) => line.push_str(&format!(
                    "; {safe} can be fixed with --fix, {choices} more with --unsafe-fixes"
                )),
            }
            line
        }
    };
    if tally.fixed > 0 {
        line = format!(
            "Made {} in {}. {line}",
            counted(tally.fixed, "fix", "fixes"),
            counted(tally.drafts_fixed, "draft", "drafts")
        );
    }
    if !tally.failures.is_empty() {
        if !line.is_empty() {
            line.push_str("; ");
        }
        line.push_str(&format!(
            "{} could not be read",
            counted(tally.failures.len(), "draft", "drafts")
        ));
    }
    line
}

fn by_severity(severity: Severity, count: usize) -> String {
    match severity {
        Severity::Error => counted(count, "error", "errors"),
        Severity::Warning => counted(count, "warning", "warnings"),
        Severity::Info => counted(count, "query", "queries"),
        Severity::Hint => counted(count, "hint", "hints"),
    }
}

/// `1 draft`, `3 drafts`.
pub(super) fn counted(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}
