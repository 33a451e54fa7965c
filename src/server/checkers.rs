//! The threads that check drafts for publishing: few, and always the same.
//!
//! Each thread has its own share of the memory that the allocator holds ready. Were every document checked
//! on whichever of many threads is free, those shares would grow for hours; more threads than processors
//! would not be quicker either.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, PoisonError, mpsc},
};

use tokio::runtime::Handle;

use crate::desk::in_order;

/// The most threads that check.
const MOST: usize = 4;

type Job = Box<dyn FnOnce() + Send>;

/// The threads, started with the first job; they end with the process.
pub(super) struct Checkers {
    jobs: mpsc::Sender<Job>,
    waiting: Arc<Mutex<mpsc::Receiver<Job>>>,
    started: std::sync::Once,
}

impl Checkers {
    pub(super) fn new() -> Self {
        let (jobs, waiting) = mpsc::channel();
        Self {
            jobs,
            waiting: Arc::new(Mutex::new(waiting)),
            started: std::sync::Once::new(),
        }
    }

    /// Has one of the threads do `job`, which may use the runtime that this is called in.
    pub(super) fn work(&self, job: impl FnOnce() + Send + 'static) {
        self.started.call_once(|| self.start());
        // The other end is kept here: there is always somebody to take it.
        let _ = self.jobs.send(Box::new(job));
    }

    fn start(&self) {
        for number in 0..in_order::threads(0).clamp(2, MOST) {
            let (waiting, runtime) = (Arc::clone(&self.waiting), Handle::current());
            let thread = std::thread::Builder::new().name(format!("checker {number}"));
            let started = thread.spawn(move || {
                let _runtime = runtime.enter();
                loop {
                    let job = waiting
                        .lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .recv();
                    let Ok(job) = job else {
                        return;
                    };
                    if catch_unwind(AssertUnwindSafe(job)).is_err() {
                        tracing::error!("checking failed");
                    }
                }
            });
            if let Err(error) = started {
                tracing::error!(%error, "a thread cannot be started");
            }
        }
    }
}
