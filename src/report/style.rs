//! Colours on a terminal, one place for all of them.

use anstyle::{AnsiColor, Effects, Style};

use crate::rules::Severity;

/// Names of drafts, headings.
pub const STRONG: Style = Style::new().effects(Effects::BOLD);
/// What frames the words: line numbers, rails, hints.
pub const FAINT: Style = Style::new().effects(Effects::DIMMED);
/// Words that go.
pub const REMOVED: Style = AnsiColor::Red.on_default().effects(Effects::STRIKETHROUGH);
/// Lines that go.
pub const REMOVED_LINE: Style = AnsiColor::Red.on_default();
/// Words that come.
pub const ADDED: Style = AnsiColor::Green.on_default();
/// The way out.
pub const HELP: Style = AnsiColor::Green.on_default().effects(Effects::BOLD);
/// Other places that matter.
pub const RELATED: Style = AnsiColor::Cyan.on_default();

/// The colour of a severity.
pub const fn severity(severity: Severity) -> Style {
    let color = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Info => AnsiColor::Blue,
        Severity::Hint => AnsiColor::Magenta,
    };
    color.on_default().effects(Effects::BOLD)
}
