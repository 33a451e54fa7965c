//! A finding a line, as compilers have printed them for fifty years.

use std::fmt::Write as _;

use super::{Report, Sheet, Tally, place::place, style, summary};

/// `path:line:column: severity rule message`
#[derive(Debug, Clone, Copy, Default)]
pub struct Concise {
    /// Whether a summary ends the page.
    pub summary: bool,
}

impl Report for Concise {
    fn draft(&self, sheet: &Sheet<'_>) -> String {
        let mut lines = String::new();
        for finding in sheet.findings {
            let place = place(sheet.draft, finding.span.start);
            let paint = style::severity(finding.severity);
            let strong = style::STRONG;
            let _ = writeln!(
                lines,
                "{strong}{}{strong:#}:{}:{}: {paint}{}{paint:#} {} {}",
                super::excerpt::visible(sheet.path),
                place.line,
                place.column,
                finding.severity,
                finding.rule,
                super::excerpt::visible(&finding.message)
            );
        }
        lines
    }

    fn end(&self, tally: &Tally) -> String {
        let line = summary(tally);
        if self.summary && !line.is_empty() {
            format!("{line}\n")
        } else {
            String::new()
        }
    }
}
