//! A small client: it starts the server, talks to it, and never waits for ever.

use std::{
    io::{BufRead, BufReader, Read, Write},
    path::PathBuf,
    process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio},
    sync::mpsc::{Receiver, Sender, channel},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

/// How long anything may take before a test fails.
const PATIENCE: Duration = Duration::from_secs(30);

/// The address that tests open unless they say otherwise.
pub(crate) const URI: &str = "file:///nowhere/draft.md";

pub(crate) struct Client {
    process: Child,
    input: Option<ChildStdin>,
    output: Option<ChildStdout>,
    incoming: Receiver<Value>,
    reader: Sender<Value>,
    next_id: i64,
    /// Notifications from the server, as they came.
    pub(crate) heard: Vec<Value>,
    /// Requests from the server, as they came.
    pub(crate) asked: Vec<Value>,
    /// What `workspace/configuration` is answered with.
    pub(crate) settings: Value,
    /// What `initialize` was answered with.
    pub(crate) welcome: Value,
    /// Whether it answers nothing that the server asks.
    pub(crate) is_silent: bool,
}

/// What a capable editor says it can do.
pub(crate) fn capable() -> Value {
    json!({
        "general": {"positionEncodings": ["utf-16"]},
        "textDocument": {
            "hover": {"contentFormat": ["markdown", "plaintext"]},
            "codeAction": {
                "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "source", "source.fixAll"]}},
                "isPreferredSupport": true
            },
            "publishDiagnostics": {"relatedInformation": true, "versionSupport": true, "codeDescriptionSupport": true}
        },
        "workspace": {"workspaceEdit": {"documentChanges": true}}
    })
}

/// `capable`, with the value at a JSON pointer set to another.
pub(crate) fn capable_but(changes: &[(&str, Value)]) -> Value {
    let mut capabilities = capable();
    for (pointer, value) in changes {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        let parent = capabilities.pointer_mut(parent).unwrap();
        parent[name] = value.clone();
    }
    capabilities
}

impl Client {
    /// Starts a server and says nothing yet.
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_factdesk"))
            .arg("server")
            .args(arguments)
            .env_remove("FACTDESK_LOG")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (reader, incoming) = channel();
        Self {
            input: process.stdin.take(),
            output: process.stdout.take(),
            process,
            incoming,
            reader,
            next_id: 0,
            heard: Vec::new(),
            asked: Vec::new(),
            settings: Value::Null,
            welcome: Value::Null,
            is_silent: false,
        }
    }

    /// A server that has been greeted by a client with these capabilities.
    pub(crate) fn greeted(capabilities: Value) -> Self {
        let mut client = Self::start(&[]);
        client.greet(json!({"processId": null, "rootUri": null, "capabilities": capabilities}));
        client
    }

    /// A server that has been greeted by a capable client.
    pub(crate) fn capable() -> Self {
        Self::greeted(capable())
    }

    /// The names of the server's threads.
    #[cfg(target_os = "linux")]
    pub(crate) fn threads(&self) -> Vec<String> {
        let tasks = format!("/proc/{}/task", self.process.id());
        std::fs::read_dir(tasks)
            .unwrap()
            .filter_map(|task| std::fs::read_to_string(task.ok()?.path().join("comm")).ok())
            .map(|name| name.trim().to_owned())
            .collect()
    }

    pub(crate) fn greet(&mut self, params: Value) {
        let answer = self.request("initialize", params);
        assert!(answer["error"].is_null(), "{answer}");
        self.welcome = answer["result"].clone();
        self.notify("initialized", json!({}));
    }

    /// Begins to read what the server writes; everything but [`Client::send`] does so by itself.
    fn listen(&mut self) {
        let Some(output) = self.output.take() else {
            return;
        };
        let heard = self.reader.clone();
        thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = read_message(&mut output) {
                if heard.send(message).is_err() {
                    return;
                }
            }
        });
    }

    pub(crate) fn send(&mut self, message: &Value) {
        self.send_raw(&framed(message));
    }

    pub(crate) fn send_raw(&mut self, bytes: &[u8]) {
        // A server that has ended does not read; what it answered tells the story.
        let input = self.input.as_mut().expect("the input is open");
        let _ = input.write_all(bytes).and_then(|()| input.flush());
    }

    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Sends a request; its id.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> i64 {
        self.next_id += 1;
        let id = self.next_id;
        let mut message = json!({"jsonrpc": "2.0", "id": id, "method": method});
        if !params.is_null() {
            message["params"] = params;
        }
        self.send(&message);
        id
    }

    /// Sends a request and waits for its answer.
    pub(crate) fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        self.answer_to(id)
    }

    /// The result of a request that must succeed.
    pub(crate) fn result(&mut self, method: &str, params: Value) -> Value {
        let answer = self.request(method, params);
        assert!(answer["error"].is_null(), "{method}: {answer}");
        answer["result"].clone()
    }

    pub(crate) fn answer_to(&mut self, id: i64) -> Value {
        self.wait_for(&format!("the answer to request {id}"), |message| {
            message["id"] == id && message["method"].is_null()
        })
    }

    /// The next message that is wanted; the others are kept, and what the server asks is answered.
    pub(crate) fn wait_for(&mut self, what: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        self.listen();
        let end = Instant::now() + PATIENCE;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let Ok(message) = self.incoming.recv_timeout(left) else {
                let status = self.process.try_wait();
                panic!(
                    "no sign of {what}; the server: {status:?}; heard: {:?}",
                    self.heard
                );
            };
            self.take(&message);
            if wanted(&message) {
                return message;
            }
        }
    }

    /// Whether no message that is unwanted comes within a moment.
    pub(crate) fn hears_nothing(&mut self, unwanted: impl Fn(&Value) -> bool) -> bool {
        self.listen();
        let end = Instant::now() + Duration::from_millis(400);
        while let Ok(message) = self
            .incoming
            .recv_timeout(end.saturating_duration_since(Instant::now()))
        {
            self.take(&message);
            if unwanted(&message) {
                return false;
            }
        }
        true
    }

    /// Keeps a message, and answers it if it asks.
    fn take(&mut self, message: &Value) {
        if message["method"].is_null() {
            return;
        }
        if message["id"].is_null() {
            return self.heard.push(message.clone());
        }
        self.asked.push(message.clone());
        if self.is_silent {
            return;
        }
        let result = match message["method"].as_str() {
            Some("workspace/configuration") => json!([self.settings]),
            _ => Value::Null,
        };
        self.send(&json!({"jsonrpc": "2.0", "id": message["id"], "result": result}));
    }

    /// Opens a document at version 1; its diagnostics.
    pub(crate) fn open(&mut self, uri: &str, language: &str, text: &str) -> Vec<Value> {
        let item = json!({"uri": uri, "languageId": language, "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": item}));
        self.diagnostics(uri, 1)
    }

    /// Makes one change to the document at [`URI`].
    pub(crate) fn change(&mut self, version: i64, range: Option<Value>, text: &str) {
        let mut change = json!({"text": text});
        if let Some(range) = range {
            change["range"] = range;
        }
        self.notify(
            "textDocument/didChange",
            json!({"textDocument": {"uri": URI, "version": version}, "contentChanges": [change]}),
        );
    }

    /// The diagnostics published for this version of a document.
    pub(crate) fn diagnostics(&mut self, uri: &str, version: i64) -> Vec<Value> {
        let published = self.wait_for(&format!("diagnostics of version {version}"), |message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
                && message["params"]["version"] == version
        });
        published["params"]["diagnostics"]
            .as_array()
            .unwrap()
            .clone()
    }

    /// The text that the server holds of the document at [`URI`], and its version.
    #[cfg(debug_assertions)]
    pub(crate) fn text(&mut self) -> (i64, String) {
        let held = self.result("factdesk/drill/text", json!({"textDocument": {"uri": URI}}));
        (
            held[0].as_i64().unwrap(),
            held[1].as_str().unwrap().to_owned(),
        )
    }

    /// The code actions for a range of the document at `uri`.
    pub(crate) fn actions(&mut self, uri: &str, range: &Value, context: Value) -> Vec<Value> {
        let params = json!({"textDocument": {"uri": uri}, "range": range, "context": context});
        let actions = self.result("textDocument/codeAction", params);
        actions.as_array().cloned().unwrap_or_default()
    }

    /// The text of the hover at a position of the document at [`URI`]; empty if there is none.
    pub(crate) fn hover(&mut self, line: u32, character: u32) -> String {
        let params = json!({"textDocument": {"uri": URI}, "position": {"line": line, "character": character}});
        let hover = self.result("textDocument/hover", params);
        hover["contents"]["value"].as_str().unwrap_or("").to_owned()
    }

    /// The result of a request at the start of the `nth` place, from 0, of `words` in `text`, which is open
    /// at [`URI`].
    pub(crate) fn result_at(
        &mut self,
        method: &str,
        (text, words, nth): (&str, &str, usize),
        encoding: &str,
    ) -> Value {
        let position = position(text, words, nth, encoding);
        let params = json!({"textDocument": {"uri": URI}, "position": position});
        self.result(method, params)
    }

    /// Closes the server's standard input.
    pub(crate) fn hang_up(&mut self) {
        self.input = None;
    }

    /// Waits until the server has ended.
    pub(crate) fn ended(&mut self) -> ExitStatus {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            if let Some(status) = self.process.try_wait().unwrap() {
                return status;
            }
            thread::sleep(Duration::from_millis(10));
        }
        panic!("the server still runs");
    }

    /// Says good-bye as it should be said; what the server wrote to standard error.
    pub(crate) fn leave(mut self) -> String {
        let answer = self.request("shutdown", Value::Null);
        assert!(answer["error"].is_null(), "{answer}");
        self.send(&json!({"jsonrpc": "2.0", "method": "exit"}));
        assert!(self.ended().success());
        let mut log = String::new();
        self.process
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut log)
            .unwrap();
        log
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

pub(crate) fn framed(message: &Value) -> Vec<u8> {
    let body = message.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

fn read_message(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end() {
            "" => break,
            header => {
                let (name, value) = header
                    .split_once(": ")
                    .expect("standard output carries nothing but messages");
                assert_eq!(name, "Content-Length");
                length = value.parse().unwrap();
            }
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).expect("a body is JSON"))
}

pub(crate) fn range(start: (u32, u32), end: (u32, u32)) -> Value {
    json!({
        "start": {"line": start.0, "character": start.1},
        "end": {"line": end.0, "character": end.1},
    })
}

/// An empty range.
pub(crate) fn at(line: u32, character: u32) -> Value {
    range((line, character), (line, character))
}

/// The message codes of diagnostics, in order.
pub(crate) fn codes(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics
        .iter()
        .map(|diagnostic| diagnostic["code"].as_str().unwrap_or(""))
        .collect()
}

/// The text after a workspace edit of the document at `uri`, as a client that counts in `encoding` makes it.
pub(crate) fn edited(text: &str, edit: &Value, uri: &str, encoding: &str) -> String {
    let edits = match edit.get("documentChanges") {
        Some(changes) => {
            assert_eq!(changes[0]["textDocument"]["uri"], uri);
            &changes[0]["edits"]
        }
        None => &edit["changes"][uri],
    };
    let mut spans: Vec<(usize, usize, &str)> = edits
        .as_array()
        .expect("an edit of this document")
        .iter()
        .map(|edit| {
            let start = offset(text, &edit["range"]["start"], encoding);
            let end = offset(text, &edit["range"]["end"], encoding);
            (start, end, edit["newText"].as_str().unwrap())
        })
        .collect();
    spans.sort_unstable();
    let mut result = text.to_owned();
    for (start, end, words) in spans.into_iter().rev() {
        result.replace_range(start..end, words);
    }
    result
}

/// The byte offset of a position, counted the slow way.
pub(crate) fn offset(text: &str, position: &Value, encoding: &str) -> usize {
    let (line, column) = (
        position["line"].as_u64().unwrap(),
        position["character"].as_u64().unwrap(),
    );
    let mut at = 0;
    for _ in 0..line {
        let rest = &text[at..];
        let end = rest.find(['\n', '\r']).expect("the line is there");
        at += end
            + if rest[end..].starts_with("\r\n") {
                2
            } else {
                1
            };
    }
    let mut units = 0;
    for char in text[at..].chars() {
        if units >= column || matches!(char, '\n' | '\r') {
            break;
        }
        units += match encoding {
            "utf-8" => char.len_utf8() as u64,
            "utf-16" => char.len_utf16() as u64,
            _ => 1,
        };
        at += char.len_utf8();
    }
    assert_eq!(
        units, column,
        "{position} is inside a character or past its line"
    );
    at
}

/// The position of the start of the `nth` place, from 0, at which `words` stand in `text`.
pub(crate) fn position(text: &str, words: &str, nth: usize, encoding: &str) -> Value {
    let found = text.match_indices(words).nth(nth);
    let (at, _) = found.unwrap_or_else(|| panic!("“{words}” stands {nth} times at most"));
    position_at(text, at, encoding)
}

/// The position of byte `at`, counted the slow way.
pub(crate) fn position_at(text: &str, at: usize, encoding: &str) -> Value {
    let lines: Vec<&str> = text[..at].split('\n').collect();
    let before = lines[lines.len() - 1];
    let character = match encoding {
        "utf-8" => before.len(),
        "utf-16" => before.encode_utf16().count(),
        _ => before.chars().count(),
    };
    json!({"line": lines.len() - 1, "character": character})
}

/// Plays `scene` to a client of each encoding, which has `text` open at [`URI`].
pub(crate) fn in_each_encoding(
    capabilities: &Value,
    (language, text): (&str, &str),
    scene: impl Fn(&mut Client, &str),
) {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut capabilities = capabilities.clone();
        capabilities["general"]["positionEncodings"] = json!([encoding]);
        let mut client = Client::greeted(capabilities);
        assert_eq!(client.welcome["capabilities"]["positionEncoding"], encoding);
        client.open(URI, language, text);
        scene(&mut client, encoding);
        client.leave();
    }
}

/// The words of `text` in a range.
pub(crate) fn words<'a>(text: &'a str, range: &Value, encoding: &str) -> &'a str {
    &text[offset(text, &range["start"], encoding)..offset(text, &range["end"], encoding)]
}

/// A folder for one test, gone when it is dropped.
pub(crate) fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().canonicalize().unwrap();
    (folder, path)
}
