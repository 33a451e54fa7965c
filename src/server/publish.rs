//! Diagnostics of one document: at once when nothing else is going on, the newest version only when
//! there is much to do, nothing any more when it is closed.
//!
//! At most one thread works for a document. It takes the newest version, checks it, writes what it
//! found and looks again; there is no pause, and edits that come meanwhile wait together.
//!
//! In a long document what looks at the whole draft takes longer than a keystroke. There what is most
//! likely found is shown at once, and a second thread has the last word; where both agree, as they
//! nearly always do, nothing is shown twice.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use serde_json::json;
use tokio::task::spawn_blocking;

use super::{
    diagnostic::Report, reading_view, refresh, screen::Screen, session::Session,
    snapshot::Snapshot, trace,
};
use crate::{
    desk::{self, Checked, Desk, DeskMemo},
    draft::Draft,
    rules::Finding,
};

/// While edits never stop, diagnostics of a version that is no longer the newest are shown after so
/// many that were not.
const MOST_LEFT_OUT: u32 = 20;

/// Who publishes for one document, from its first opening to the end of the session.
pub(super) struct Publisher {
    uri: Arc<str>,
    state: Mutex<State>,
    work: Mutex<Work>,
    screen: Mutex<Screen>,
    matter: Mutex<Matter>,
    /// The revision for which a client that asks was last told what is most likely found, and the id of
    /// that report.
    told: Mutex<Option<(u64, String)>>,
}

/// What was last wrong in the front matter, and whether the client was told.
#[derive(Default)]
struct Matter {
    looked: bool,
    fault: Option<String>,
    told: bool,
}

#[derive(Default)]
struct State {
    /// The document's revision; `None` when it is closed.
    newest: Option<u64>,
    /// The thread that shows what is found.
    shows: Thread,
    /// The thread that checks in full what was only foreseen.
    settles: Thread,
}

/// A thread that works as long as there is something to do.
#[derive(Default)]
struct Thread {
    wanted: bool,
    running: bool,
}

impl Thread {
    /// Says that there is something to do; whether the thread has to be started for it.
    fn call(&mut self) -> bool {
        self.wanted = true;
        !std::mem::replace(&mut self.running, true)
    }

    /// Whether there is something to do; if not, the thread is no longer at work.
    fn take(&mut self) -> bool {
        self.running = self.wanted;
        std::mem::take(&mut self.wanted)
    }
}

/// What was worked out last, and what helps to work out the next.
#[derive(Default)]
struct Work {
    memo: DeskMemo,
    last: Option<Last>,
    read: Option<Read>,
}

/// A long document as it was read last, when it was not checked yet.
struct Read {
    revision: u64,
    desk: Arc<Desk>,
    draft: Arc<Checked>,
}

/// A document as it was checked last.
struct Last {
    revision: u64,
    desk: Arc<Desk>,
    draft: Draft,
    checked: Arc<Checked>,
}

impl Work {
    /// Remembers `newer`, unless something newer still is remembered; what is no longer needed.
    fn replace(&mut self, newer: Last) -> Option<Last> {
        self.read = None;
        match &mut self.last {
            Some(last) if last.revision > newer.revision => Some(newer),
            last => last.replace(newer),
        }
    }

    /// What was worked out for the snapshot under `desk`, if that was the last.
    fn known(&self, snapshot: &Snapshot, desk: &Arc<Desk>) -> Option<Arc<Checked>> {
        let last = self.last.as_ref()?;
        (last.revision == snapshot.revision && Arc::ptr_eq(&last.desk, desk))
            .then(|| Arc::clone(&last.checked))
    }
}

impl Publisher {
    pub(super) fn new(uri: Arc<str>) -> Self {
        Self {
            screen: Mutex::new(Screen::new(&uri)),
            uri,
            state: Mutex::default(),
            work: Mutex::default(),
            matter: Mutex::default(),
            told: Mutex::default(),
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
        if lock(&self.state).shows.call() {
            let (publisher, of) = (Arc::clone(self), Arc::clone(session));
            session.checkers().work(move || publisher.work_off(&of));
        }
    }

    /// The document of `snapshot` as read and checked.
    pub(super) fn checked(&self, snapshot: &Snapshot) -> Arc<Checked> {
        if snapshot.is_left_out() {
            return Arc::default();
        }
        let desk = snapshot.desk();
        let mut work = lock(&self.work);
        if let Some(checked) = work.known(snapshot, &desk) {
            return checked;
        }
        if is_long(&snapshot.draft) && work.last.is_some() {
            // It takes a while: what is typed meanwhile must not wait for it.
            let mut memo = work.memo.clone();
            drop(work);
            let checked = Arc::new(desk.check(&snapshot.draft, &mut memo));
            let last = Last::of(snapshot, desk, &checked);
            let gone = lock(&self.work).replace(last);
            // A long reading takes a while to take apart; nobody waits for it here.
            drop((gone, memo));
            return checked;
        }
        // Taken out, so that a panic leaves nothing half done behind.
        let mut memo = std::mem::take(&mut work.memo);
        let checked = Arc::new(desk.check(&snapshot.draft, &mut memo));
        work.memo = memo;
        work.last = Some(Last::of(snapshot, desk, &checked));
        checked
    }

    /// The document of `snapshot` as read and checked or, if it is long, as it was last: what the draft
    /// was then, and what it said. For answers that one keystroke does not change and nobody may wait for.
    pub(super) fn lately_checked(&self, snapshot: &Snapshot) -> (Draft, Arc<Checked>) {
        if is_long(&snapshot.draft) && !snapshot.is_left_out() {
            let desk = snapshot.desk();
            let work = lock(&self.work);
            let last = work.last.as_ref();
            if let Some(last) = last.filter(|last| Arc::ptr_eq(&last.desk, &desk)) {
                return (last.draft.clone(), Arc::clone(&last.checked));
            }
        }
        (snapshot.draft.clone(), self.checked(snapshot))
    }

    /// The document of `snapshot` as read. A long one is only read for that, and may have no findings: to
    /// check it takes longer.
    pub(super) fn read(&self, snapshot: &Snapshot) -> Arc<Checked> {
        if snapshot.is_left_out() || !is_long(&snapshot.draft) {
            return self.checked(snapshot);
        }
        let desk = snapshot.desk();
        let memo = {
            let work = lock(&self.work);
            if let Some(checked) = work.known(snapshot, &desk) {
                return checked;
            }
            let read = work.read.as_ref();
            let is_known =
                |read: &&Read| read.revision == snapshot.revision && Arc::ptr_eq(&read.desk, &desk);
            if let Some(read) = read.filter(is_known) {
                return Arc::clone(&read.draft);
            }
            work.memo.clone()
        };
        let read = Arc::new(desk.read(&snapshot.draft, memo));
        let newer = Read {
            revision: snapshot.revision,
            desk,
            draft: Arc::clone(&read),
        };
        let mut work = lock(&self.work);
        let is_newest = work
            .read
            .as_ref()
            .is_none_or(|read| read.revision <= newer.revision);
        let gone = is_newest.then(|| work.read.replace(newer));
        drop(work);
        drop(gone);
        read
    }

    /// What is most likely found in a long document after an edit; `None` where it is not known yet what
    /// was found before, or the document is short enough to be checked at once.
    fn foreseen(&self, snapshot: &Snapshot) -> Option<Arc<Checked>> {
        if snapshot.is_left_out() {
            return None;
        }
        let desk = snapshot.desk();
        let mut work = lock(&self.work);
        let work = &mut *work;
        let last = work
            .last
            .as_ref()
            .filter(|last| Arc::ptr_eq(&last.desk, &desk))?;
        if !is_long(&snapshot.draft) || last.revision == snapshot.revision {
            return None;
        }
        let mut memo = std::mem::take(&mut work.memo);
        let foreseen = desk.foresee(&snapshot.draft, &mut memo, (&last.draft, &last.checked));
        work.memo = memo;
        Some(Arc::new(foreseen))
    }

    /// What helps to check a draft that is nearly this document.
    pub(super) fn memo(&self) -> DeskMemo {
        lock(&self.work).memo.clone()
    }

    /// The report on what is found in the document, for a client that asks: of a long one after an edit on
    /// what is most likely found, if the client can be told to ask once more.
    pub(super) fn pulled(
        self: &Arc<Self>,
        session: &Arc<Session>,
        snapshot: &Snapshot,
        report: impl Fn(&[Finding]) -> Report,
    ) -> Report {
        let foreseen = if snapshot.client.refreshes.diagnostics() {
            self.foreseen(snapshot)
        } else {
            None
        };
        let Some(foreseen) = foreseen else {
            return report(&self.checked(snapshot).findings);
        };
        let report = report(&foreseen.findings);
        *lock(&self.told) = Some((snapshot.revision, report.id.clone()));
        self.settle(session);
        report
    }

    fn work_off(self: &Arc<Self>, session: &Arc<Session>) {
        let mut left_out = 0;
        while lock(&self.state).shows.take() && !session.writer().is_broken() {
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

    fn step(
        self: &Arc<Self>,
        session: &Arc<Session>,
        snapshot: Option<&Snapshot>,
        left_out: &mut u32,
    ) {
        let Some(snapshot) = snapshot else {
            *lock(&self.work) = Work::default();
            if self.newest().is_none() {
                *lock(&self.matter) = Matter::default();
                *lock(&self.told) = None;
                if !session.traits().pulls {
                    let cleared = lock(&self.screen).clear();
                    session.writer().write(&cleared);
                }
            }
            return;
        };
        let foreseen = self.foreseen(snapshot);
        let last_word = foreseen.is_none();
        let checked = foreseen.unwrap_or_else(|| self.checked(snapshot));
        if !snapshot.is_current() && *left_out < MOST_LEFT_OUT {
            *left_out += 1;
            return;
        }
        if self.newest().is_none() {
            return;
        }
        if !snapshot.client.pulls {
            let mut screen = lock(&self.screen);
            let is_known = screen.knows(snapshot, &checked);
            if let Some(message) = screen.show(snapshot, &checked) {
                session.writer().write(&message);
                if is_known {
                    // What was held back; all else was told.
                    return;
                }
            }
        }
        *left_out = 0;
        self.tell_of_front_matter(session, snapshot);
        if last_word {
            trace::checked(session, snapshot, &checked);
            tell_of_reading(session, snapshot);
        } else {
            self.settle(session);
        }
    }

    /// Tells the client's log what of the front matter has no effect: when the draft is opened, or else
    /// once another edit shows that nobody is typing just there.
    fn tell_of_front_matter(&self, session: &Session, snapshot: &Snapshot) {
        let fault = desk::front_matter_fault(&snapshot.draft).filter(|_| !snapshot.is_left_out());
        let (reason, span) = fault.unzip();
        let mut matter = lock(&self.matter);
        let is_first = !std::mem::replace(&mut matter.looked, true);
        let stands = matter.fault == reason;
        let is_sure = stands || is_first;
        let was_told = stands && matter.told;
        matter.told = was_told || is_sure;
        if let (Some(reason), Some(span), true, false) = (&reason, span, is_sure, was_told) {
            let line = snapshot.converter().position(span.start).line + 1;
            let message = format!("{}:{line}: {reason}", snapshot.draft.name());
            tracing::warn!(message);
            let told = json!({"type": 2, "message": message});
            session.writer().notify("window/logMessage", &told);
        }
        matter.fault = reason;
    }

    /// Sees to it that what was foreseen is checked in full.
    fn settle(self: &Arc<Self>, session: &Arc<Session>) {
        if lock(&self.state).settles.call() {
            let (publisher, session) = (Arc::clone(self), Arc::clone(session));
            spawn_blocking(move || {
                while lock(&publisher.state).settles.take() && !session.writer().is_broken() {
                    let step = catch_unwind(AssertUnwindSafe(|| {
                        publisher.have_the_last_word(&session);
                    }));
                    if step.is_err() {
                        tracing::error!(
                            uri = &*publisher.uri,
                            "checking failed; what was foreseen stays shown"
                        );
                    }
                }
            });
        }
    }

    /// Waits until nothing more is typed, so that a burst of keys is not checked in full key by key.
    fn wait_for_rest(&self) {
        for _ in 0..MOST_RESTS {
            let before = self.newest();
            std::thread::sleep(REST);
            if self.newest() == before {
                break;
            }
        }
    }

    fn have_the_last_word(&self, session: &Session) {
        self.wait_for_rest();
        let Some(snapshot) = session.snapshot_of(&self.uri) else {
            return;
        };
        let checked = self.checked(&snapshot);
        trace::checked(session, &snapshot, &checked);
        if snapshot.client.pulls {
            self.correct(session, &snapshot, &checked);
            tell_of_reading(session, &snapshot);
            return;
        }
        // The screen is held from the question to the answer, so that nothing newer can come between.
        let mut screen = lock(&self.screen);
        if snapshot.is_current()
            && let Some(message) = screen.show(&snapshot, &checked)
        {
            session.writer().write(&message);
        }
        drop(screen);
        tell_of_reading(session, &snapshot);
    }

    /// Has a client that asks do so once more where the last word is another than it was told.
    fn correct(&self, session: &Session, snapshot: &Snapshot, checked: &Checked) {
        let told = lock(&self.told).clone();
        let Some((_, id)) = told.filter(|(revision, _)| *revision == snapshot.revision) else {
            return;
        };
        if !snapshot.is_current() || id == Report::of_snapshot(snapshot, &checked.findings).id {
            return;
        }
        // Once for one report.
        lock(&self.told).take_if(|(revision, _)| *revision == snapshot.revision);
        refresh::diagnostics(session);
    }
}

/// Tells a client that wants to hear of it that the document's reading is ready.
fn tell_of_reading(session: &Session, snapshot: &Snapshot) {
    if snapshot.client.follows_reading && snapshot.is_current() {
        let (uri, version) = (&*snapshot.uri, snapshot.version);
        session.writer().notify(
            reading_view::CHANGED,
            &json!({"textDocument": {"uri": uri, "version": version}}),
        );
    }
}

/// The typing rests when nothing came for so long: shorter than between two keys, too short to notice.
const REST: Duration = Duration::from_millis(20);
/// Where the typing never rests, the last word is had all the same after so many times [`REST`].
const MOST_RESTS: usize = 12;

/// From this many bytes on a document is checked in full only after what is foreseen was shown.
const LONG: u32 = 30_000;

fn is_long(draft: &Draft) -> bool {
    draft.len() > LONG
}

impl Last {
    fn of(snapshot: &Snapshot, desk: Arc<Desk>, checked: &Arc<Checked>) -> Self {
        Self {
            revision: snapshot.revision,
            desk,
            draft: snapshot.draft.clone(),
            checked: Arc::clone(checked),
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
