//! An open buffer: its draft, its version, and who publishes for it.

use std::sync::Arc;

use tower_lsp::ls_types::TextDocumentContentChangeEvent;

use super::{convert::Converter, publish::Publisher, semantic_tokens};
use crate::{
    draft::Draft,
    text::{Encoding, decode},
};

/// An open buffer.
pub(super) struct Document {
    pub(super) draft: Draft,
    pub(super) version: i32,
    /// Tells this text from every other that the session has held; versions begin again with each opening.
    pub(super) revision: u64,
    pub(super) publisher: Arc<Publisher>,
    pub(super) tokens: Arc<semantic_tokens::Sent>,
}

impl Document {
    /// Makes the changes in their order; each counts from the result of the one before.
    pub(super) fn change(
        &mut self,
        version: i32,
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
            match change.range {
                Some(range) => {
                    let span = Converter::new(self.draft.text(), encoding).span(range);
                    self.draft.edit(span, &change.text);
                }
                None => {
                    self.draft = Draft::new(self.draft.name(), self.draft.format(), &change.text);
                }
            }
        }
        self.version = version;
    }
}
