//! Tells the client what is wrong in settings files and rosters: in words, and on the files themselves.

use std::{path::Path, sync::Arc};

use serde_json::{Value, json};
use tower_lsp::ls_types::Uri;

use super::{Configuration, State};
use crate::{
    server::convert,
    settings::{Settings, SettingsError},
};

impl Configuration {
    /// Tells the client once what is wrong in a file, in words and on the file itself.
    pub(super) fn broken(&self, state: &mut State, error: &SettingsError) {
        self.say(
            state,
            &format!("{error}. The settings before it stay in force."),
        );
        let diagnostics: Vec<Value> = error
            .problems
            .iter()
            .map(|problem| on_line(problem.line.unwrap_or(1), 1, &problem.message))
            .collect();
        self.show_on_file(&error.path, &diagnostics);
        state.broken.insert(Arc::clone(&error.path));
    }

    /// Takes back what the client shows on a file that is well again.
    pub(super) fn mended(&self, state: &mut State, file: Option<Arc<Path>>) {
        if let Some(file) = file
            && state.broken.remove(&file)
        {
            self.show_on_file(&file, &[]);
        }
    }

    /// Shows on rosters which of their lines are left out, and tells once that some are.
    pub(super) fn tell_of_rosters(&self, state: &mut State, settings: &Settings) {
        for file in settings.roster_paths() {
            let faults: Vec<_> = settings
                .roster_problems()
                .iter()
                .filter(|(path, _)| path == file)
                .map(|(_, problem)| problem)
                .collect();
            let shown: Arc<Path> = file.as_path().into();
            if faults.is_empty() {
                self.mended(state, Some(shown));
                continue;
            }
            let lines = match faults.len() {
                1 => "a line is left out".to_owned(),
                more => format!("{more} lines are left out"),
            };
            self.say(
                state,
                &format!("{}: {lines}: {}", file.display(), faults[0].message),
            );
            let diagnostics: Vec<Value> = faults
                .iter()
                .take(MOST_FAULTS)
                .map(|fault| on_line(fault.line, 2, &fault.message))
                .collect();
            self.show_on_file(file, &diagnostics);
            state.broken.insert(shown);
        }
    }

    fn show_on_file(&self, path: &Path, diagnostics: &[Value]) {
        let full = std::path::absolute(path).ok();
        let Some(uri) = full.and_then(Uri::from_file_path) else {
            return;
        };
        self.writer.notify(
            "textDocument/publishDiagnostics",
            &json!({"uri": uri.as_str(), "diagnostics": diagnostics}),
        );
    }

    pub(super) fn say(&self, state: &mut State, message: &str) {
        if state.said.insert(message.to_owned()) {
            tracing::warn!(message);
            self.writer.notify(
                "window/showMessage",
                &json!({"type": 2, "message": message}),
            );
        }
    }
}

/// How many lines of a roster are shown as left out.
const MOST_FAULTS: usize = 100;

/// A diagnostic on a whole line, which counts from 1.
fn on_line(line: u32, severity: u8, message: &str) -> Value {
    let line = line.saturating_sub(1);
    json!({
        "range": {"start": {"line": line, "character": 0}, "end": {"line": line + 1, "character": 0}},
        "severity": severity,
        "source": convert::SOURCE,
        "message": message,
    })
}
