//! Diagnostics of one document: at once when nothing else is going on, the newest version only when
//! there is much to do, nothing any more when it is closed.
//!
//! At most one thread works for a document. It takes the newest version, checks it, writes what it
//! found and looks again; there is no pause, and edits that come meanwhile wait together.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::task::spawn_blocking;

use super::{screen::Screen, session::Session, snapshot::Snapshot};
use crate::desk::{Checked, Desk, DeskMemo};

/// While edits never stop, diagnostics of a version that is no longer the newest are shown after so
/// many that were not.
const MOST_LEFT_OUT: u32 = 20;

/// Who publishes for one document, from its first opening to the end of the session.
pub(super) struct Publisher {
    uri: Arc<str>,
    state: Mutex<State>,
    work: Mutex<Work>,
    screen: Mutex<Screen>,
}

#[derive(Default)]
struct State {
    /// The document's revision; `None` when it is closed.
    newest: Option<u64>,
    /// Whether something changed since the thread last looked.
    wanted: bool,
    /// Whether a thread is at work.
    running: bool,
}

/// What was worked out last, and what helps to work out the next.
#[derive(Default)]
struct Work {
    memo: DeskMemo,
    last: Option<(u64, Arc<Desk>, Arc<Checked>)>,
}

impl Publisher {
    pub(super) fn new(uri: Arc<str>) -> Self {
        Self {
            screen: Mutex::new(Screen::new(&uri)),
            uri,
            state: Mutex::default(),
            work: Mutex::default(),
        }
    }

    /// The document's revision; `None` when it is closed.
    pub(super) fn newest(&self) -> Option<u64> {
        lock(&self.state).newest
    }

    pub(super) fn set_newest(&self, revision: Option<u64>) {
        lock(&self.state).newest = revision;
    }

    /// Sees to it that the newest version is published soon.
    pub(super) fn publish(self: &Arc<Self>, session: &Arc<Session>) {
        let mut state = lock(&self.state);
        state.wanted = true;
        if !state.running {
            state.running = true;
            let (publisher, session) = (Arc::clone(self), Arc::clone(session));
            spawn_blocking(move || publisher.work_off(&session));
        }
    }

    /// The document of `snapshot` as read and checked.
    pub(super) fn checked(&self, snapshot: &Snapshot) -> Arc<Checked> {
        let desk = snapshot.desk();
        let mut work = lock(&self.work);
        if let Some((revision, by, checked)) = &work.last
            && *revision == snapshot.revision
            && Arc::ptr_eq(by, &desk)
        {
            return Arc::clone(checked);
        }
        // Taken out, so that a panic leaves nothing half done behind.
        let mut memo = std::mem::take(&mut work.memo);
        let checked = Arc::new(desk.check(&snapshot.draft, &mut memo));
        work.memo = memo;
        work.last = Some((snapshot.revision, desk, Arc::clone(&checked)));
        checked
    }

    /// What helps to check a draft that is nearly this document.
    pub(super) fn memo(&self) -> DeskMemo {
        lock(&self.work).memo.clone()
    }

    fn work_off(&self, session: &Session) {
        let mut left_out = 0;
        while self.take_wanted() && !session.writer().is_broken() {
            let snapshot = session.snapshot_of(&self.uri);
            let step = catch_unwind(AssertUnwindSafe(|| {
                self.step(session, snapshot.as_ref(), &mut left_out);
            }));
            if step.is_err() {
                tracing::error!(
                    uri = &*self.uri,
                    "checking failed; nothing is published for this version"
                );
                *lock(&self.work) = Work::default();
                lock(&self.screen).forget();
            }
        }
    }

    /// Whether there is something to do; if not, the thread is no longer at work.
    fn take_wanted(&self) -> bool {
        let mut state = lock(&self.state);
        state.running = state.wanted;
        std::mem::take(&mut state.wanted)
    }

    fn step(&self, session: &Session, snapshot: Option<&Snapshot>, left_out: &mut u32) {
        let Some(snapshot) = snapshot else {
            *lock(&self.work) = Work::default();
            if self.newest().is_none() {
                let cleared = lock(&self.screen).clear();
                session.writer().write(&cleared);
            }
            return;
        };
        let checked = self.checked(snapshot);
        if !snapshot.is_current() && *left_out < MOST_LEFT_OUT {
            *left_out += 1;
            return;
        }
        if self.newest().is_none() {
            return;
        }
        if let Some(message) = lock(&self.screen).show(snapshot, &checked) {
            session.writer().write(&message);
        }
        *left_out = 0;
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
