//! What one request saw: a document at one version, and all that is needed to answer about it.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use super::{
    answer::{NoAnswer, Stoppable},
    capabilities::ClientTraits,
    configuration::Configuration,
    convert::Converter,
    publish::Publisher,
    semantic_tokens,
    writing::Writing,
};
use crate::{
    desk::{Checked, Desk},
    draft::Draft,
    reading::Reading,
};

/// A document at one moment. Cloning shares the text.
#[derive(Clone)]
pub(super) struct Snapshot {
    pub(super) uri: Arc<str>,
    pub(super) version: i32,
    pub(super) revision: u64,
    pub(super) draft: Draft,
    pub(super) client: Arc<ClientTraits>,
    pub(super) configuration: Arc<Configuration>,
    pub(super) publisher: Arc<Publisher>,
    pub(super) tokens: Arc<semantic_tokens::Sent>,
    /// Where somebody was writing at that moment.
    pub(super) writing: Option<Writing>,
    pub(super) stop: Stop,
}

/// Set when nobody waits for the answer any more.
#[derive(Debug, Clone, Default)]
pub(super) struct Stop(Arc<AtomicBool>);

/// Sets [`Stop`] when dropped.
pub(super) struct StopGuard(Stop);

impl Stop {
    /// Refuses to go on with a request that was cancelled.
    pub(super) fn go_on(&self) -> Result<(), NoAnswer> {
        if self.0.load(Ordering::Relaxed) {
            Err(NoAnswer::Stopped)
        } else {
            Ok(())
        }
    }

    /// Nobody waits for the answer any more.
    pub(super) fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Says so when dropped.
    pub(super) fn guard(&self) -> StopGuard {
        StopGuard(self.clone())
    }
}

impl Drop for StopGuard {
    fn drop(&mut self) {
        self.0.0.store(true, Ordering::Relaxed);
    }
}

impl Snapshot {
    /// The desk in force for this document. May read configuration files.
    pub(super) fn desk(&self) -> Arc<Desk> {
        self.configuration.desk_for(&self.uri)
    }

    /// Whether the settings leave this document out: nothing is said about it then. May read
    /// configuration files.
    pub(super) fn is_left_out(&self) -> bool {
        self.configuration.leaves_out(&self.uri)
    }

    /// The paragraph that is being written, if what is newly found there is to be held back. May read
    /// configuration files.
    pub(super) fn held_back(&self) -> Option<Writing> {
        self.writing
            .filter(|_| !self.client.keeps_calm && self.desk().settings().hold_while_typing().value)
    }

    /// The document as read and checked: what was worked out for this version already, or worked out now.
    pub(super) fn checked(&self) -> Arc<Checked> {
        self.publisher.checked(self)
    }

    /// The document as read and checked lately, and as it was then: of a long one perhaps not with the
    /// last keystrokes.
    pub(super) fn lately_checked(&self) -> (Draft, Arc<Checked>) {
        self.publisher.lately_checked(self)
    }

    /// The document as read; of its findings nothing is to be known from this.
    pub(super) fn read(&self) -> Arc<Checked> {
        self.publisher.read(self)
    }

    /// What the document says.
    pub(super) fn reading(&self) -> Arc<Reading> {
        Arc::clone(&self.read().reading)
    }

    /// Between spans of the draft and ranges of the protocol.
    pub(super) fn converter(&self) -> Converter<'_> {
        Converter::new(self.draft.text(), self.client.encoding)
    }

    /// Whether the document still is as this snapshot has it.
    pub(super) fn is_current(&self) -> bool {
        self.publisher.newest() == Some(self.revision)
    }

    /// Refuses to go on with a request that was cancelled.
    pub(super) fn go_on(&self) -> Result<(), NoAnswer> {
        self.stop.go_on()
    }
}

impl Stoppable for Snapshot {
    fn stop(&self) -> &Stop {
        &self.stop
    }
}
