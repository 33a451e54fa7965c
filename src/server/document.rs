//! An open buffer: its draft, its version, and who publishes for it.

use std::sync::Arc;

use tower_lsp::ls_types::TextDocumentContentChangeEvent;

use super::{
    convert::Converter,
    publish::Publisher,
    semantic_tokens,
    writing::{Stroke, Writing},
};
use crate::{
    draft::Draft,
    text::{Encoding, Span, decode},
};

/// An open buffer.
pub(super) struct Document {
    pub(super) draft: Draft,
    pub(super) version: i32,
    /// Tells this text from every other that the session has held; versions begin again with each opening.
    pub(super) revision: u64,
    pub(super) publisher: Arc<Publisher>,
    pub(super) tokens: Arc<semantic_tokens::Sent>,
    /// Where somebody is writing.
    pub(super) writing: Option<Writing>,
    /// Whether it is being watched for the writing to rest.
    pub(super) is_watched: bool,
}

impl Document {
    /// Makes the changes in their order; each counts from the result of the one before.
    pub(super) fn change(
        &mut self,
        (version, revision): (i32, u64),
        changes: Vec<TextDocumentContentChangeEvent>,
        encoding: Encoding,
    ) {
        for change in changes {
            if self.draft.len() as usize + change.text.len() > decode::LONGEST {
                tracing::error!(
                    name = self.draft.name(),
                    "the draft is too long: the change is not made"
                );
                continue;
            }
            let span = match change.range {
                Some(range) => Converter::new(self.draft.text(), encoding).span(range),
                None => Span::new(0, self.draft.len()),
            };
            if let Some(stroke) = Stroke::new(&self.draft, span, &change.text) {
                self.draft.edit(stroke.span, stroke.words);
                self.writing = Writing::after(self.writing, stroke, &self.draft, revision);
            }
        }
        self.version = version;
        self.revision = revision;
    }
}
