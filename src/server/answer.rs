//! From a snapshot to an answer, on another thread.
//!
//! A handler is a plain function from a snapshot and parameters to an answer. It runs where it may take
//! its time; a panic in it becomes one error response; when the request is cancelled, its future is
//! dropped and the handler is told to stop.

use std::sync::Arc;

use tokio::task::{JoinError, spawn_blocking};
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};

use super::{session::Session, snapshot::Stop};

/// What a handler may say instead of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NoAnswer {
    /// The document moved on: an answer about the old text would do harm.
    Moved,
    /// Nobody waits for the answer any more.
    Stopped,
    /// It cannot be done, for this reason, which the user is to read.
    Refused(String),
}

/// What the protocol calls a request that is right and cannot be done.
const REQUEST_FAILED: i64 = -32803;

/// What a request saw, and how its handler learns that nobody waits for it any more.
pub(super) trait Stoppable: Send + 'static {
    fn stop(&self) -> &Stop;
}

/// Answers a request about what it saw: one document, or the workspace. There is nothing to say about a
/// document that is not open.
pub(super) async fn answer<S, P, A>(
    snapshot: Option<S>,
    params: P,
    handler: fn(&S, P) -> std::result::Result<Option<A>, NoAnswer>,
) -> Result<Option<A>>
where
    S: Stoppable,
    P: Send + 'static,
    A: Send + 'static,
{
    let Some(snapshot) = snapshot else {
        return Ok(None);
    };
    let _stop_when_dropped = snapshot.stop().guard();
    match spawn_blocking(move || handler(&snapshot, params)).await {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(NoAnswer::Moved)) => Err(Error::content_modified()),
        Ok(Err(NoAnswer::Stopped)) => Err(Error::request_cancelled()),
        Ok(Err(NoAnswer::Refused(reason))) => Err(Error {
            code: ErrorCode::ServerError(REQUEST_FAILED),
            message: reason.into(),
            data: None,
        }),
        Err(failure) => Err(report(&failure)),
    }
}

/// Answers a request that names no document by itself.
pub(super) async fn of_session<P, A>(
    session: &Arc<Session>,
    params: P,
    handler: fn(&Session, P) -> A,
) -> Result<A>
where
    P: Send + 'static,
    A: Send + 'static,
{
    let session = Arc::clone(session);
    spawn_blocking(move || handler(&session, params))
        .await
        .map_err(|failure| report(&failure))
}

/// A handler that did not come to its end, as the client is told of it.
fn report(failure: &JoinError) -> Error {
    tracing::error!(%failure, "a request failed");
    Error {
        code: ErrorCode::InternalError,
        message: "factdesk failed on this request; its log says where".into(),
        data: None,
    }
}

/// Methods for drills of the server's manners: they exist in debug builds only, and tests call them.
#[cfg(debug_assertions)]
pub(super) mod drill {
    use std::time::Duration;

    use serde::Deserialize;
    use tower_lsp::{LspServiceBuilder, jsonrpc::Result, ls_types::TextDocumentIdentifier};

    use super::{NoAnswer, answer};
    use crate::server::{Server, snapshot::Snapshot};

    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Sleep {
        text_document: TextDocumentIdentifier,
        milliseconds: u64,
    }

    #[derive(Deserialize)]
    struct Rest {
        milliseconds: u64,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Panic {
        text_document: TextDocumentIdentifier,
    }

    /// Adds `factdesk/drill/sleep`, `factdesk/drill/panic`, `factdesk/drill/text` and `factdesk/drill/rest`.
    pub(in crate::server) fn register(
        service: LspServiceBuilder<Server>,
    ) -> LspServiceBuilder<Server> {
        service
            .custom_method("factdesk/drill/sleep", Server::drill_sleep)
            .custom_method("factdesk/drill/panic", Server::drill_panic)
            .custom_method("factdesk/drill/text", Server::drill_text)
            .custom_method("factdesk/drill/rest", Server::drill_rest)
    }

    impl Server {
        async fn drill_sleep(&self, params: Sleep) -> Result<Option<bool>> {
            let snapshot = self.session.snapshot(&params.text_document.uri);
            answer(snapshot, params.milliseconds, sleep).await
        }

        #[expect(clippy::unused_async, reason = "the shape of a request")]
        async fn drill_rest(&self, params: Rest) -> Result<bool> {
            self.session.set_rest(params.milliseconds);
            Ok(true)
        }

        async fn drill_panic(&self, params: Panic) -> Result<Option<bool>> {
            answer(self.session.snapshot(&params.text_document.uri), (), panic).await
        }

        async fn drill_text(&self, params: Panic) -> Result<Option<(i32, String)>> {
            answer(self.session.snapshot(&params.text_document.uri), (), text).await
        }
    }

    /// Works for a while and stops when told to.
    fn sleep(
        snapshot: &Snapshot,
        milliseconds: u64,
    ) -> std::result::Result<Option<bool>, NoAnswer> {
        for _ in 0..milliseconds {
            snapshot
                .go_on()
                .inspect_err(|_| tracing::warn!("drill stopped early"))?;
            std::thread::sleep(Duration::from_millis(1));
        }
        Ok(Some(true))
    }

    fn panic(_: &Snapshot, (): ()) -> std::result::Result<Option<bool>, NoAnswer> {
        panic!("a drill")
    }

    /// The version and text that the server holds.
    #[expect(clippy::unnecessary_wraps, reason = "the shape of a handler")]
    fn text(snapshot: &Snapshot, (): ()) -> std::result::Result<Option<(i32, String)>, NoAnswer> {
        Ok(Some((snapshot.version, snapshot.draft.text().to_string())))
    }
}
