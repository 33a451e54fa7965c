//! The last line of a run.

use super::{Tally, style};
use crate::rules::Severity;

/// `3 findings in 1 draft: 1 error, 2 warnings; 2 can be fixed with --fix`
pub fn summary(tally: &Tally) -> String {
    let mut parts = Vec::new();
    match tally.findings() {
        0 if tally.drafts == 0 => {}
        0 => parts.push(format!(
            "no findings in {}",
            counted(tally.drafts, "draft", "drafts")
        )),
        findings => {
            let severities: Vec<String> = tally
                .severities
                .iter()
                .map(|(severity, count)| by_severity(*severity, *count))
                .collect();
            let strong = style::STRONG;
            parts.push(format!(
                "{strong}{} in {}: {}{strong:#}",
                counted(findings, "finding", "findings"),
                counted(tally.drafts_with_findings, "draft", "drafts"),
                severities.join(", ")
            ));
        }
    }
    match (tally.safe, tally.choices) {
        (0, 0) => {}
        (0, choices) => parts.push(format!("{choices} can be fixed with --fix --unsafe-fixes")),
        (safe, 0) => parts.push(format!("{safe} can be fixed with --fix")),
        (safe, choices) => parts.push(format!(
            "{safe} can be fixed with --fix, {choices} more with --unsafe-fixes"
        )),
    }
    if tally.fixed > 0 {
        parts.insert(
            0,
            format!(
                "made {} in {}",
                counted(tally.fixed, "fix", "fixes"),
                counted(tally.drafts_fixed, "draft", "drafts")
            ),
        );
    }
    if tally.unread > 0 {
        parts.push(format!(
            "{} could not be read",
            counted(tally.unread, "draft", "drafts")
        ));
    }
    parts.join("; ")
}

fn by_severity(severity: Severity, count: usize) -> String {
    match severity {
        Severity::Error => counted(count, "error", "errors"),
        Severity::Warning => counted(count, "warning", "warnings"),
        Severity::Info => format!("{count} info"),
        Severity::Hint => counted(count, "hint", "hints"),
    }
}

/// `1 draft`, `3 drafts`.
pub(super) fn counted(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}
