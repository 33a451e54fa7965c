//! Output that never makes the reader wait.
//!
//! tower-lsp reads and writes on one task: were it to wait for a client that writes before it reads,
//! both would wait for ever. So what it writes is queued without bound and written by a thread.
//! Diagnostics do not go through the queue: their thread writes them itself and waits for the client,
//! so that a slow client gets fewer of them and not an ever longer queue.

use std::{
    io::{self, Write},
    mem,
    pin::Pin,
    sync::{
        Arc, Condvar, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    task::{Context, Poll},
    time::Duration,
};

use serde_json::{Value, json};
use tokio::io::AsyncWrite;

use super::prepared::Prepared;

/// The way out, shared by all that write.
#[derive(Clone)]
pub(super) struct Writer {
    shared: Arc<Shared>,
    queue: mpsc::Sender<Vec<u8>>,
}

struct Shared {
    out: Mutex<Box<dyn Write + Send>>,
    /// Frames queued and not yet written.
    waiting: Mutex<usize>,
    moved: Condvar,
    /// Whether tower-lsp has written anything: its first message answers `initialize`.
    answered: AtomicBool,
    /// Whether nobody reads any more.
    broken: AtomicBool,
    prepared: Prepared,
}

impl Writer {
    /// Starts the thread that writes to `out` what is queued.
    pub(super) fn new(out: impl Write + Send + 'static) -> io::Result<Self> {
        let shared = Arc::new(Shared {
            out: Mutex::new(Box::new(out)),
            waiting: Mutex::new(0),
            moved: Condvar::new(),
            answered: AtomicBool::new(false),
            broken: AtomicBool::new(false),
            prepared: Prepared::default(),
        });
        let (queue, frames) = mpsc::channel::<Vec<u8>>();
        let thread = Arc::clone(&shared);
        std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || {
                for frames in frames {
                    thread.write(&frames);
                    *lock(&thread.waiting) -= 1;
                    thread.moved.notify_all();
                }
            })?;
        Ok(Self { shared, queue })
    }

    /// Writes a message at once, and waits for the client to take it.
    pub(super) fn write(&self, body: &[u8]) {
        self.shared.write(&frame(body));
    }

    /// Queues a message.
    pub(super) fn queue(&self, body: &[u8]) {
        self.queue_frames(frame(body));
    }

    /// Queues a notification.
    pub(super) fn notify(&self, method: &str, params: &Value) {
        let message = json!({"jsonrpc": "2.0", "method": method, "params": params});
        self.queue(message.to_string().as_bytes());
    }

    /// Long answers that are text already.
    pub(super) fn prepared(&self) -> &Prepared {
        &self.shared.prepared
    }

    /// Whether nobody reads any more, so that work for the client is in vain.
    pub(super) fn is_broken(&self) -> bool {
        self.shared.broken.load(Ordering::Relaxed)
    }

    /// Waits until the first answer was queued; at most `patience`.
    pub(super) fn wait_for_first_answer(&self, patience: Duration) {
        if self.shared.answered.load(Ordering::Acquire) {
            return;
        }
        let waiting = lock(&self.shared.waiting);
        let _ = self
            .shared
            .moved
            .wait_timeout_while(waiting, patience, |_| {
                !self.shared.answered.load(Ordering::Acquire)
            });
    }

    /// Waits until all that was queued is written; at most `patience`.
    pub(super) fn drain(&self, patience: Duration) {
        let waiting = lock(&self.shared.waiting);
        let _ = self
            .shared
            .moved
            .wait_timeout_while(waiting, patience, |waiting| *waiting > 0);
    }

    fn queue_frames(&self, frames: Vec<u8>) {
        *lock(&self.shared.waiting) += 1;
        if self.queue.send(frames).is_err() {
            *lock(&self.shared.waiting) -= 1;
        }
    }
}

impl Shared {
    fn write(&self, frames: &[u8]) {
        let mut out = lock(&self.out);
        if let Err(error) = out.write_all(frames).and_then(|()| out.flush()) {
            tracing::warn!(%error, "the client reads no more");
            self.broken.store(true, Ordering::Relaxed);
        }
    }
}

fn frame(body: &[u8]) -> Vec<u8> {
    let mut frame = Vec::with_capacity(body.len() + 32);
    frame.extend_from_slice(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes());
    frame.extend_from_slice(body);
    frame
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The queue as tower-lsp writes to it: whole messages go on when it flushes.
pub(super) struct Queue {
    writer: Writer,
    frames: Vec<u8>,
}

impl Queue {
    pub(super) fn new(writer: Writer) -> Self {
        Self {
            writer,
            frames: Vec::new(),
        }
    }
}

impl AsyncWrite for Queue {
    fn poll_write(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.frames.extend_from_slice(bytes);
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        if !self.frames.is_empty() {
            let frames = mem::take(&mut self.frames);
            let frames = self.writer.shared.prepared.filled(frames);
            self.writer.queue_frames(frames);
            let shared = &self.writer.shared;
            if !shared.answered.swap(true, Ordering::AcqRel) {
                let _waiting = lock(&shared.waiting);
                shared.moved.notify_all();
            }
        }
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.poll_flush(context)
    }
}
