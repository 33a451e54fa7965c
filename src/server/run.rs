//! Transport and end of life: standard input to tower-lsp, and the moments at which a server must end.

use std::{
    io,
    path::PathBuf,
    pin::Pin,
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};

use jiff::civil::Date;
use tokio::{
    io::{AsyncRead, ReadBuf},
    sync::mpsc,
};
use tower_lsp::LspService;
use tracing_subscriber::EnvFilter;

use super::{
    Server,
    guard::{self, Landmark, Verdict},
    reading_view,
    session::Session,
    writer::{Queue, Writer},
};
use crate::text::Encoding;

/// What the command line says about how to serve.
#[derive(Debug, Clone, Default)]
pub struct ServerOptions {
    /// The configuration file to use instead of those found upwards from each draft.
    pub config: Option<PathBuf>,
    /// Whether to read no configuration file at all.
    pub isolated: bool,
    /// The day all drafts speak from.
    pub date: Option<Date>,
    /// What columns count, whatever the client says it counts.
    pub encoding: Option<Encoding>,
}

/// How many requests may wait for their answers at a time; with fewer, slow ones would keep
/// `$/cancelRequest` from being read.
const CONCURRENCY: usize = 32;

/// How many messages may be read ahead of those being handled.
const READ_AHEAD: usize = 1024;

/// How long an ending server waits for the client to take what is already written.
const FAREWELL: Duration = Duration::from_secs(2);

/// Serves one client on standard input and output until it says `exit`, closes the input or dies.
///
/// The status is success only if the client asked for a shutdown first.
pub fn run(options: ServerOptions) -> ExitCode {
    log_to_standard_error();
    match serve(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "the server ends");
            ExitCode::FAILURE
        }
    }
}

fn log_to_standard_error() {
    let filter = EnvFilter::try_from_env("FACTDESK_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    // Fails only if something else already logs in this process, and then that may go on.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .with_ansi(false)
        .try_init();
}

fn serve(options: ServerOptions) -> io::Result<()> {
    let writer = Writer::new(io::stdout())?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()?;
    let life = Arc::new(Life::default());
    let (messages, incoming) = mpsc::channel(READ_AHEAD);
    let reader = Reader {
        messages,
        writer: writer.clone(),
        life: Arc::clone(&life),
    };
    std::thread::Builder::new()
        .name("reader".to_owned())
        .spawn(move || reader.read())?;

    let service = LspService::build(|client| Server {
        session: Session::new(options, client, writer.clone()),
    })
    .custom_method(reading_view::METHOD, Server::reading)
    .custom_method("$/setTrace", Server::set_trace)
    .custom_method(
        "window/workDoneProgress/cancel",
        Server::work_done_progress_cancel,
    );
    #[cfg(debug_assertions)]
    let service = super::answer::drill::register(service);
    let (service, socket) = service.finish();
    runtime.block_on(async {
        let served =
            tower_lsp::Server::new(Incoming::new(incoming), Queue::new(writer.clone()), socket)
                .concurrency_level(CONCURRENCY)
                .serve(service);
        tokio::select! {
            () = served => {}
            () = life.client_is_gone() => {}
        }
    });
    writer.drain(FAREWELL);
    // Threads that still work or wait for the client end with the process.
    runtime.shutdown_background();
    if life.shutdown.load(Ordering::Acquire) {
        Ok(())
    } else {
        Err(io::Error::other("the client is gone without a shutdown"))
    }
}

/// What decides when and how the process ends.
#[derive(Default)]
struct Life {
    shutdown: AtomicBool,
    /// Process id of the client; 0 as long as none is to be watched.
    client: std::sync::atomic::AtomicU32,
}

impl Life {
    /// Waits until the process that started this one no longer runs.
    async fn client_is_gone(&self) {
        loop {
            tokio::time::sleep(Duration::from_secs(2)).await;
            let client = self.client.load(Ordering::Relaxed);
            if client != 0 && !is_running(client) {
                return;
            }
        }
    }
}

/// Whether a process of this id runs.
#[cfg(unix)]
fn is_running(id: u32) -> bool {
    let Some(id) = i32::try_from(id)
        .ok()
        .and_then(rustix::process::Pid::from_raw)
    else {
        return false;
    };
    rustix::process::test_kill_process(id) != Err(rustix::io::Errno::SRCH)
}

/// Elsewhere the end of a client closes our standard input, and that is enough.
#[cfg(not(unix))]
fn is_running(_: u32) -> bool {
    true
}

/// The thread that reads standard input.
struct Reader {
    messages: mpsc::Sender<Vec<u8>>,
    writer: Writer,
    life: Arc<Life>,
}

impl Reader {
    fn read(self) {
        let mut input = io::stdin().lock();
        let mut initialized = false;
        loop {
            let body = match guard::read_body(&mut input) {
                Ok(Some(body)) => body,
                Ok(None) => return,
                Err(error) => return tracing::error!(%error, "standard input cannot be read"),
            };
            let (body, landmark) = match guard::judge(body) {
                Verdict::Pass(body, landmark) => (body, landmark),
                Verdict::Answer(answer) => {
                    self.writer.queue(answer.to_string().as_bytes());
                    continue;
                }
                Verdict::Drop => continue,
            };
            match landmark {
                Landmark::Shutdown if initialized => {
                    self.life.shutdown.store(true, Ordering::Release);
                }
                // A client in another container gives an id that means nothing here: it is not watched.
                Landmark::Initialize(Some(client)) if is_running(client) => {
                    self.life.client.store(client, Ordering::Relaxed);
                }
                _ => {}
            }
            let mut message = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
            message.extend_from_slice(&body);
            if self.messages.blocking_send(message).is_err() || landmark == Landmark::Exit {
                return;
            }
            if let Landmark::Initialize(_) = landmark {
                // tower-lsp refuses what arrives before it has answered; clients should wait, and some do not.
                self.writer.wait_for_first_answer(Duration::from_secs(10));
                initialized = true;
            }
        }
    }
}

/// The messages that got past the guard, as a stream of bytes.
struct Incoming {
    messages: mpsc::Receiver<Vec<u8>>,
    current: Vec<u8>,
    at: usize,
}

impl Incoming {
    fn new(messages: mpsc::Receiver<Vec<u8>>) -> Self {
        Self {
            messages,
            current: Vec::new(),
            at: 0,
        }
    }
}

impl AsyncRead for Incoming {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.at == self.current.len() {
            match self.messages.poll_recv(context) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(None) => return Poll::Ready(Ok(())),
                Poll::Ready(Some(message)) => {
                    self.current = message;
                    self.at = 0;
                }
            }
        }
        let rest = &self.current[self.at..];
        let taken = rest.len().min(buffer.remaining());
        buffer.put_slice(&rest[..taken]);
        self.at += taken;
        Poll::Ready(Ok(()))
    }
}
