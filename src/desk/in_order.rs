//! Work on several threads, answers in the order of the questions.

use std::{
    num::NonZero,
    sync::{
        Mutex, PoisonError,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread,
};

/// Questions that may be under way for each thread: enough to keep all busy while one takes long, few
/// enough that memory does not grow with the number of questions.
const UNDER_WAY: usize = 16;

/// The number of threads meant by `asked`; 0 is one for each processor.
pub fn threads(asked: usize) -> usize {
    match asked {
        0 => thread::available_parallelism().map_or(1, NonZero::get),
        asked => asked.min(256),
    }
}

/// Works on each question and hands the answers to `take` in the order of the questions, each as soon
/// as it and those before it are there. With one thread nothing is started and nothing waits.
pub fn in_order<Q: Send, A: Send, E>(
    questions: impl Iterator<Item = Q> + Send,
    threads: usize,
    work: impl Fn(Q) -> A + Sync,
    mut take: impl FnMut(A) -> Result<(), E>,
) -> Result<(), E> {
    if threads <= 1 {
        for question in questions {
            take(work(question))?;
        }
        return Ok(());
    }
    let (ask, asked) = sync_channel::<(Q, SyncSender<A>)>(threads);
    let (line_up, queue) = sync_channel::<Receiver<A>>(threads * UNDER_WAY);
    let asked = Mutex::new(asked);
    let (asked, work) = (&asked, &work);
    thread::scope(|scope| {
        scope.spawn(move || {
            for question in questions {
                let (answer, answered) = sync_channel(1);
                // Nobody listens any more when the output is closed.
                if line_up.send(answered).is_err() || ask.send((question, answer)).is_err() {
                    break;
                }
            }
        });
        for _ in 0..threads {
            scope.spawn(move || {
                loop {
                    let next = asked.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok((question, answer)) = next else { break };
                    // As above.
                    let _ = answer.send(work(question));
                }
            });
        }
        for answered in queue {
            let Ok(answer) = answered.recv() else { break };
            take(answer)?;
        }
        Ok(())
    })
}
