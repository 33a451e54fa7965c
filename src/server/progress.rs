//! Work that takes a while, as the client shows it: how far it is, and a button to stop it.
//!
//! The client gives a token with its request or is asked for one. It is not waited for: as long as it has
//! not agreed to a token the work goes on unseen.

use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicU64, Ordering},
};

use serde_json::{Value, json};
use tower_lsp::ls_types::ProgressToken;

use super::{
    session::{PATIENCE, Session},
    snapshot::Stop,
    writer::Writer,
};

/// With fewer drafts to read the work is over before a bar could be seen.
pub(super) const WORTH_SHOWING: usize = 20;

/// What is under way and can be stopped, by its token.
#[derive(Default)]
pub(super) struct UnderWay {
    tokens: Mutex<Vec<(ProgressToken, Stop)>>,
    created: AtomicU64,
}

impl UnderWay {
    /// The user does not want this work done.
    pub(super) fn stop(&self, token: &ProgressToken) {
        for (known, stop) in lock(&self.tokens).iter() {
            if known == token {
                stop.stop();
            }
        }
    }

    fn forget(&self, token: &ProgressToken) {
        lock(&self.tokens).retain(|(known, _)| known != token);
    }
}

/// One piece of work, from its beginning until it is dropped.
pub(super) struct Progress {
    session: Arc<Session>,
    shown: Arc<Shown>,
    /// The unit that is counted: `drafts`.
    unit: &'static str,
    all: usize,
}

struct Shown {
    writer: Writer,
    title: String,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// `None` until the client agreed to one.
    token: Option<ProgressToken>,
    percentage: Option<u32>,
    begun: bool,
    ended: bool,
}

impl Progress {
    /// Begins to show that `all` things are worked on. `stop` is set when the user stops it.
    pub(super) fn begin(
        session: &Arc<Session>,
        given: Option<ProgressToken>,
        stop: &Stop,
        title: &str,
        (all, unit): (usize, &'static str),
    ) -> Self {
        let shown = Arc::new(Shown {
            writer: session.writer().clone(),
            title: title.to_owned(),
            state: Mutex::default(),
        });
        let under_way = session.under_way();
        if let Some(token) = given {
            lock(&under_way.tokens).push((token.clone(), stop.clone()));
            shown.begin(token);
        } else if session.traits().shows_progress {
            let number = under_way.created.fetch_add(1, Ordering::Relaxed);
            let token = ProgressToken::String(format!("factdesk/{number}"));
            lock(&under_way.tokens).push((token.clone(), stop.clone()));
            let (client, shown) = (session.client().clone(), Arc::clone(&shown));
            tokio::spawn(async move {
                let asked = client.create_work_done_progress(token.clone());
                match tokio::time::timeout(PATIENCE, asked).await {
                    Ok(Ok(())) => shown.begin(token),
                    Ok(Err(error)) => tracing::warn!(%error, "the client shows no progress"),
                    Err(_) => tracing::warn!("the client does not say whether it shows progress"),
                }
            });
        }
        Self {
            session: Arc::clone(session),
            shown,
            unit,
            all,
        }
    }

    /// So many are done.
    pub(super) fn done(&self, done: usize) {
        let percentage = (done * 100 / self.all.max(1)) as u32;
        let mut state = lock(&self.shown.state);
        if !state.begun || state.percentage == Some(percentage) {
            return;
        }
        state.percentage = Some(percentage);
        let message = format!("{done} of {} {}", self.all, self.unit);
        self.shown.tell(
            &state,
            &json!({"kind": "report", "message": message, "percentage": percentage}),
        );
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        let mut state = lock(&self.shown.state);
        state.ended = true;
        if state.begun {
            self.shown.tell(&state, &json!({"kind": "end"}));
        }
        if let Some(token) = &state.token {
            self.session.under_way().forget(token);
        }
    }
}

impl Shown {
    fn begin(&self, token: ProgressToken) {
        let mut state = lock(&self.state);
        if state.ended {
            return;
        }
        state.token = Some(token);
        state.begun = true;
        self.tell(
            &state,
            &json!({"kind": "begin", "title": self.title, "cancellable": true, "percentage": 0}),
        );
    }

    fn tell(&self, state: &State, value: &Value) {
        if let Some(token) = &state.token {
            let params = json!({"token": token, "value": value});
            self.writer.notify("$/progress", &params);
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
