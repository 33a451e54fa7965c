//! A progress bar on standard error, for whoever waits longer than half a second at a terminal.

use std::{
    io::IsTerminal as _,
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Whoever waits less than this needs no bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// How far a run has come.
pub(super) struct Progress {
    start: Instant,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// A bar over `count` drafts, not yet shown; none where nobody looks.
    pub(super) fn new(count: usize, is_wanted: bool) -> Self {
        let is_wanted = is_wanted && count > 1 && std::io::stderr().is_terminal();
        Self {
            start: Instant::now(),
            bar: is_wanted.then(|| {
                let bar =
                    ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::hidden());
                let style = ProgressStyle::with_template("{bar:30} {pos}/{len} drafts {eta} left");
                bar.with_style(
                    style
                        .unwrap_or_else(|_| ProgressStyle::default_bar())
                        .progress_chars("━╸ "),
                )
            }),
        }
    }

    /// One draft more is done; `print` prints what was found, out of the bar's way.
    pub(super) fn step<T>(&self, print: impl FnOnce() -> T) -> T {
        let Some(bar) = &self.bar else { return print() };
        if bar.is_hidden() && self.start.elapsed() >= PATIENCE {
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        let printed = bar.suspend(print);
        bar.inc(1);
        printed
    }

    /// Prints out of the bar's way.
    pub(super) fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) => bar.suspend(print),
            None => print(),
        }
    }

    /// Takes the bar away.
    pub(super) fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
