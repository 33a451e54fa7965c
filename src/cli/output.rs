//! Standard output and standard error, in colour or not.

use std::io::{self, BufWriter, IsTerminal as _, StderrLock, Stdout, Write as _, stderr, stdout};

use anstream::{AutoStream, ColorChoice, adapter::strip_str};
use anstyle::{AnsiColor, Effects};

use super::args::Color;

/// Columns of a page that is not on a terminal.
const PAGE: usize = 100;
/// Lines longer than this are hard to read however wide the terminal is.
const WIDEST: usize = 110;
/// On a terminal narrower than this lines are left to the terminal to break.
const NARROWEST: usize = 40;

/// Where a command prints. Standard output is not locked: the server has it to itself.
pub(super) struct Output {
    page: BufWriter<Stdout>,
    color: Color,
    is_colored: bool,
    is_terminal: bool,
}

impl Output {
    pub(super) fn new(color: Color) -> Self {
        Self {
            page: BufWriter::with_capacity(1 << 16, stdout()),
            color,
            is_colored: match color {
                Color::Always => true,
                Color::Never => false,
                Color::Auto => AutoStream::choice(&stdout()) != ColorChoice::Never,
            },
            is_terminal: stdout().is_terminal(),
        }
    }

    /// Prints text that may hold escape codes of colours.
    pub(super) fn styled(&mut self, text: &str) -> io::Result<()> {
        if self.is_colored {
            self.raw(text)
        } else {
            write!(self.page, "{}", strip_str(text))
        }
    }

    /// Prints text as it is.
    pub(super) fn raw(&mut self, text: &str) -> io::Result<()> {
        self.page.write_all(text.as_bytes())
    }

    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.page.flush()
    }

    /// Whether colours are shown on standard output.
    pub(super) fn is_colored(&self) -> bool {
        self.is_colored
    }

    /// Whether somebody looks at standard output while it is written.
    pub(super) fn is_terminal(&self) -> bool {
        self.is_terminal
    }

    /// Columns of the page.
    pub(super) fn width(&self) -> usize {
        terminal_size::terminal_size()
            .filter(|_| self.is_terminal)
            .map_or(PAGE, |(width, _)| {
                usize::from(width.0).clamp(NARROWEST, WIDEST)
            })
    }

    /// Standard error, in colour or not.
    pub(super) fn aside(&self) -> AutoStream<StderrLock<'static>> {
        let choice = match self.color {
            Color::Auto => AutoStream::choice(&stderr()),
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        AutoStream::new(stderr().lock(), choice)
    }

    /// Says on standard error what was done, in one line.
    pub(super) fn tell(&self, what: &str) {
        // Nothing is left to be done if even this cannot be printed.
        let _ = writeln!(self.aside(), "factdesk: {what}");
    }

    /// Says on standard error what went wrong, in one line.
    pub(super) fn complain(&self, reason: &str) {
        let strong = AnsiColor::Red.on_default().effects(Effects::BOLD);
        // Nothing is left to be done if even this cannot be printed.
        let _ = writeln!(self.aside(), "{strong}factdesk:{strong:#} {reason}");
    }

    /// Says on standard error what was passed over, in one line.
    pub(super) fn warn(&self, reason: &str) {
        let strong = AnsiColor::Yellow.on_default().effects(Effects::BOLD);
        let _ = writeln!(
            self.aside(),
            "{strong}factdesk: warning:{strong:#} {reason}"
        );
    }
}
