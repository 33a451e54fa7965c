//! Long answers as text, past the tree of values.
//!
//! tower-lsp makes each answer a tree of values and that a text, on the task that reads the next key: for
//! the outline of a long draft that takes longer than the outline. So such an answer is written on the
//! thread that works it out. tower-lsp is given a short one that stands for it, and where its messages are
//! queued the long one takes its place.

use std::{
    io::Write as _,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use memchr::memmem;
use serde::Serialize;

/// The answers that are ready, until the messages they belong to are queued.
#[derive(Default)]
pub(super) struct Prepared {
    waiting: Mutex<Vec<Answer>>,
    count: AtomicUsize,
    made: AtomicUsize,
}

struct Answer {
    /// The result as tower-lsp writes it.
    stand_in: Vec<u8>,
    json: Vec<u8>,
}

impl Prepared {
    /// Keeps the result `json` until tower-lsp writes the one that `stand_in` makes of a name that
    /// nothing else has. Call it where nothing is awaited before that is answered.
    pub(super) fn keep<T: Serialize>(
        &self,
        json: Vec<u8>,
        stand_in: impl FnOnce(String) -> T,
    ) -> T {
        let number = self.made.fetch_add(1, Ordering::Relaxed);
        let stand_in = stand_in(format!("factdesk/prepared/{number}"));
        // The same way that tower-lsp goes, so that it is the same text. Strings and numbers are always JSON.
        let written = serde_json::to_value(&stand_in).unwrap_or_default();
        lock(&self.waiting).push(Answer {
            stand_in: written.to_string().into_bytes(),
            json,
        });
        self.count.fetch_add(1, Ordering::Release);
        stand_in
    }

    /// The messages in `frames`, each with its answer.
    pub(super) fn filled(&self, frames: Vec<u8>) -> Vec<u8> {
        if self.count.load(Ordering::Acquire) == 0 {
            return frames;
        }
        let mut filled = Vec::with_capacity(frames.len());
        let mut rest = &frames[..];
        while let Some((head, body, behind)) = first(rest) {
            if let Some((at, answer)) = self.take(body) {
                let after = &body[at + answer.stand_in.len()..];
                let length = at + answer.json.len() + after.len();
                let _ = write!(filled, "Content-Length: {length}\r\n\r\n");
                filled.extend_from_slice(&body[..at]);
                filled.extend_from_slice(&answer.json);
                filled.extend_from_slice(after);
            } else {
                filled.extend_from_slice(head);
                filled.extend_from_slice(body);
            }
            rest = behind;
        }
        filled.extend_from_slice(rest);
        filled
    }

    /// The answer for which something stands in `body`, and where that is.
    fn take(&self, body: &[u8]) -> Option<(usize, Answer)> {
        let mut waiting = lock(&self.waiting);
        let (index, at) = waiting
            .iter()
            .enumerate()
            .find_map(|(index, answer)| Some((index, memmem::find(body, &answer.stand_in)?)))?;
        self.count.fetch_sub(1, Ordering::Release);
        Some((at, waiting.swap_remove(index)))
    }
}

/// The head and body of the first message, and what stands behind it.
fn first(frames: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    const END: &[u8] = b"\r\n\r\n";
    let head = memmem::find(frames, END)? + END.len();
    let length = std::str::from_utf8(&frames[..head]).ok()?;
    let length: usize = length
        .lines()
        .find_map(|line| line.strip_prefix("Content-Length:"))?
        .trim()
        .parse()
        .ok()?;
    let (message, behind) = frames.split_at_checked(head.checked_add(length)?)?;
    let (head, body) = message.split_at(head);
    Some((head, body, behind))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Prepared, first};

    fn framed(message: &Value) -> Vec<u8> {
        let body = message.to_string();
        format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
    }

    #[test]
    fn each_answer_takes_the_place_of_what_stands_for_it() {
        let prepared = Prepared::default();
        let stand_in = |name: String| json!([{"name": name, "kind": 1}]);
        let one = prepared.keep(b"[1,2]".to_vec(), stand_in);
        let two = prepared.keep("[\"é“\"]".as_bytes().to_vec(), stand_in);
        let message =
            |id: i64, result: &Value| json!({"jsonrpc": "2.0", "id": id, "result": result});
        let mut frames = framed(&message(7, &two));
        frames.extend(framed(&message(8, &json!("other"))));
        frames.extend(framed(&message(9, &one)));
        let filled = prepared.filled(frames);
        let mut bodies = Vec::new();
        let mut rest = &filled[..];
        while let Some((_, body, behind)) = first(rest) {
            bodies.push(serde_json::from_slice::<Value>(body).unwrap());
            rest = behind;
        }
        assert!(rest.is_empty());
        let expected = [
            message(7, &json!(["é“"])),
            message(8, &json!("other")),
            message(9, &json!([1, 2])),
        ];
        assert_eq!(bodies, expected);
        // Nothing waits any more: what passes is not looked at.
        let frames = framed(&message(10, &one));
        assert_eq!(prepared.filled(frames.clone()), frames);
    }
}
