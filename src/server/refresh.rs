//! Has the client ask anew for what it holds, when that is no longer right for another reason than an edit.

use std::future::Future;

use tower_lsp::{Client, jsonrpc, ls_types::ClientCapabilities};

use super::session::{PATIENCE, Session};

/// What the client can be told to ask for anew.
#[derive(Debug, Clone, Copy, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "the protocol declares each of them by itself"
)]
pub(super) struct Refreshes {
    hints: bool,
    lenses: bool,
    tokens: bool,
    diagnostics: bool,
}

impl Refreshes {
    /// Whether the client can be told to ask for its diagnostics anew.
    pub(super) fn diagnostics(self) -> bool {
        self.diagnostics
    }

    pub(super) fn of(client: &ClientCapabilities) -> Self {
        let workspace = client.workspace.as_ref();
        let hints = workspace.and_then(|it| it.inlay_hint.as_ref());
        let lenses = workspace.and_then(|it| it.code_lens.as_ref());
        let tokens = workspace.and_then(|it| it.semantic_tokens.as_ref());
        let diagnostics = workspace.and_then(|it| it.diagnostics.as_ref());
        Self {
            hints: hints.and_then(|it| it.refresh_support) == Some(true),
            lenses: lenses.and_then(|it| it.refresh_support) == Some(true),
            tokens: tokens.and_then(|it| it.refresh_support) == Some(true),
            diagnostics: diagnostics.and_then(|it| it.refresh_support) == Some(true),
        }
    }
}

/// Settings, rosters or files are others than before: tells the client to ask anew for what depends on them.
pub(super) fn all(session: &Session) {
    let wanted = session.traits().refreshes;
    if wanted.hints {
        tell(session, "inlay hints", |client| async move {
            client.inlay_hint_refresh().await
        });
    }
    if wanted.lenses {
        tell(session, "code lenses", |client| async move {
            client.code_lens_refresh().await
        });
    }
    if wanted.tokens {
        tell(session, "semantic tokens", |client| async move {
            client.semantic_tokens_refresh().await
        });
    }
    diagnostics(session);
}

/// Tells a client that pulls diagnostics to do it anew.
pub(super) fn diagnostics(session: &Session) {
    if session.traits().pulls && session.traits().refreshes.diagnostics {
        tell(session, "diagnostics", |client| async move {
            client.workspace_diagnostic_refresh().await
        });
    }
}

/// Asks from a task: a handler that awaits the client can stop the server for good.
fn tell<F>(session: &Session, what: &'static str, ask: impl FnOnce(Client) -> F)
where
    F: Future<Output = jsonrpc::Result<()>> + Send + 'static,
{
    let asked = ask(session.client().clone());
    tokio::spawn(async move {
        match tokio::time::timeout(PATIENCE, asked).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::warn!(%error, "the client does not ask for its {what} anew"),
            Err(_) => tracing::warn!("the client does not answer about its {what}"),
        }
    });
}
