//! The manners that keep a server on tower-lsp in order and alive: each has its test here.

use std::{sync::mpsc, thread, time::Duration};

use serde_json::{Value, json};

use super::client::{Client, URI, at, capable_but};

/// Sends `count` edits that each need the one before, and says what the text is then: paragraphs of ten words.
fn burst(client: &mut Client, count: i64) -> String {
    let mut expected = String::new();
    let (mut line, mut column) = (0, 0);
    for index in 0..count {
        let last = index % 10 == 9;
        let word = format!("{index}{}", if last { ".\n\n" } else { " " });
        client.change(index + 2, Some(at(line, column)), &word);
        (line, column) = if last {
            (line + 2, 0)
        } else {
            (line, column + word.len() as u32)
        };
        expected.push_str(&word);
    }
    expected
}

#[cfg(debug_assertions)]
#[test]
fn a_burst_of_edits_is_made_in_order() {
    let mut client = Client::capable();
    client.open(URI, "markdown", "");
    let expected = burst(&mut client, 20_000);
    assert_eq!(client.text(), (20_001, expected));
    client.leave();
}

#[test]
fn published_versions_never_go_back_and_end_with_the_newest() {
    let mut client = Client::capable();
    client.open(URI, "markdown", "");
    burst(&mut client, 2_000);
    client.diagnostics(URI, 2_001);
    assert!(
        client.hears_nothing(|_| true),
        "something was published after the newest version"
    );
    let versions: Vec<i64> = client
        .heard
        .iter()
        .filter(|message| message["method"] == "textDocument/publishDiagnostics")
        .map(|message| message["params"]["version"].as_i64().unwrap())
        .collect();
    assert!(
        versions.is_sorted_by(|one, next| one < next),
        "{versions:?}"
    );
    client.leave();
}

#[cfg(debug_assertions)]
#[test]
fn slow_requests_hold_up_neither_quick_ones_nor_their_own_cancelling() {
    let mut client = Client::capable();
    client.open(URI, "markdown", "The council met.");
    let slow: Vec<i64> = (0..8)
        .map(|_| {
            let params = json!({"textDocument": {"uri": URI}, "milliseconds": 600_000});
            client.ask("factdesk/drill/sleep", params)
        })
        .collect();
    assert_eq!(client.hover(0, 0), "");
    for id in &slow {
        client.notify("$/cancelRequest", json!({"id": id}));
    }
    for id in slow {
        assert_eq!(client.answer_to(id)["error"]["code"], -32800);
    }
    // The workers are told as well, within their next millisecond.
    thread::sleep(Duration::from_millis(300));
    let log = client.leave();
    assert_eq!(log.matches("drill stopped early").count(), 8, "{log}");
}

#[cfg(debug_assertions)]
#[test]
fn a_panic_is_one_error_response() {
    let mut client = Client::capable();
    client.open(URI, "markdown", "The the council met.");
    let answer = client.request(
        "factdesk/drill/panic",
        json!({"textDocument": {"uri": URI}}),
    );
    assert_eq!(answer["error"]["code"], -32603, "{answer}");
    assert!(client.hover(0, 5).contains("repeated"));
    client.leave();
}

#[test]
fn a_client_that_writes_before_it_reads_is_not_waited_for() {
    let mut client = Client::capable();
    client.open(URI, "markdown", "The the council met.");
    let mut deaf = Client::start(&[]);
    let (done, written) = mpsc::channel();
    let writer = thread::spawn(move || {
        let greeting = json!({"processId": null, "rootUri": null, "capabilities": {}});
        deaf.ask("initialize", greeting);
        deaf.notify("initialized", json!({}));
        let item = json!({"uri": URI, "languageId": "markdown", "version": 1, "text": "The the council met."});
        deaf.notify("textDocument/didOpen", json!({"textDocument": item}));
        let place = json!({"textDocument": {"uri": URI}, "position": {"line": 0, "character": 5}});
        let asked: Vec<i64> = (0..3_000)
            .map(|_| deaf.ask("textDocument/hover", place.clone()))
            .collect();
        done.send(()).unwrap();
        (deaf, asked)
    });
    written
        .recv_timeout(Duration::from_secs(60))
        .expect("3000 requests were taken without an answer being read");
    let (mut reader, asked) = writer.join().unwrap();
    let mut open: std::collections::HashSet<i64> = asked.into_iter().collect();
    while !open.is_empty() {
        let answer = reader.wait_for("all answers", |message| message["method"].is_null());
        let id = answer["id"].as_i64().unwrap();
        assert!(open.remove(&id) || id == 1, "{answer}");
    }
    client.leave();
}

#[cfg(debug_assertions)]
#[test]
fn settings_asked_for_in_a_burst_hold_nothing_up() {
    let mut client = Client::greeted(capable_but(&[("/workspace/configuration", json!(true))]));
    client.open(URI, "markdown", "");
    let mut expected = String::new();
    for index in 0..400_u32 {
        client.notify(
            "workspace/didChangeConfiguration",
            json!({"settings": null}),
        );
        client.change(i64::from(index) + 2, Some(at(0, index)), "x");
        expected.push('x');
    }
    assert_eq!(client.text(), (401, expected));
    assert!(client.hears_nothing(|message| message["method"] == "window/showMessage"));
    let asked = client
        .asked
        .iter()
        .filter(|request| request["method"] == "workspace/configuration")
        .count();
    assert!((1..=401).contains(&asked), "{asked}");
    client.leave();
}

#[test]
fn a_second_opening_is_not_overtaken_by_the_first() {
    let mut client = Client::capable();
    for _ in 0..20 {
        client.open(URI, "markdown", "The the council met.");
        for version in 2..20 {
            client.change(version, Some(at(0, 0)), "x ");
        }
        client.notify(
            "textDocument/didClose",
            json!({"textDocument": {"uri": URI}}),
        );
    }
    client.open(URI, "markdown", "The council met.");
    assert!(client.hears_nothing(|_| true));
    let last = client.heard.last().cloned().unwrap_or(Value::Null);
    assert_eq!(
        (&last["params"]["version"], &last["params"]["diagnostics"]),
        (&json!(1), &json!([]))
    );
    client.leave();
}

/// Every request that a client may send about a document at any moment.
fn flood(client: &mut Client) -> Vec<i64> {
    let document = json!({"uri": URI});
    let place = json!({"line": 0, "character": 3});
    let everything =
        json!({"start": {"line": 0, "character": 0}, "end": {"line": 999, "character": 0}});
    let at_place = json!({"textDocument": document, "position": place});
    let whole = json!({"textDocument": document});
    let part =
        json!({"textDocument": document, "range": everything, "context": {"diagnostics": []}});
    let delta = json!({"textDocument": document, "previousResultId": "1.0"});
    [
        ("textDocument/hover", &at_place),
        ("textDocument/completion", &at_place),
        ("textDocument/definition", &at_place),
        ("textDocument/documentHighlight", &at_place),
        ("textDocument/documentSymbol", &whole),
        ("textDocument/codeLens", &whole),
        ("textDocument/documentLink", &whole),
        ("textDocument/diagnostic", &whole),
        ("textDocument/semanticTokens/full", &whole),
        ("textDocument/semanticTokens/full/delta", &delta),
        ("textDocument/codeAction", &part),
        ("textDocument/inlayHint", &part),
        ("factdesk/reading", &whole),
    ]
    .into_iter()
    .map(|(method, params)| client.ask(method, params.clone()))
    .collect()
}

#[test]
fn under_a_flood_every_request_has_one_answer_cancelled_or_not() {
    let text = "Mara Lind, the mayor, said: “We wait.” About XX people came.\n\n".repeat(100);
    let mut client = Client::greeted(capable_but(&[
        ("/textDocument/diagnostic", json!({})),
        ("/workspace/diagnostics", json!({"refreshSupport": true})),
        (
            "/textDocument/semanticTokens",
            json!({"requests": {}, "tokenTypes": [], "tokenModifiers": [], "formats": []}),
        ),
    ]));
    let item = json!({"uri": URI, "languageId": "markdown", "version": 1, "text": text});
    client.notify("textDocument/didOpen", json!({"textDocument": item}));
    let mut open = Vec::new();
    for round in 0..40 {
        client.change(round + 2, Some(at(0, 0)), "On. ");
        let asked = flood(&mut client);
        for id in asked.iter().step_by(2) {
            client.notify("$/cancelRequest", json!({"id": id}));
        }
        open.extend(asked);
    }
    let count = open.len();
    let mut answers = std::collections::HashSet::new();
    while answers.len() < count {
        let answer = client.wait_for("all answers", |message| message["method"].is_null());
        let id = answer["id"].as_i64().unwrap();
        let code = &answer["error"]["code"];
        // An answer, or: taken back, or: the document moved on.
        assert!(
            code.is_null() || *code == -32800 || *code == -32801,
            "{answer}"
        );
        assert!(answers.insert(id), "two answers to {id}");
    }
    assert!(open.iter().all(|id| answers.contains(id)));
    let reading = client.result("factdesk/reading", json!({"textDocument": {"uri": URI}}));
    assert_eq!(reading["version"], 41);
    client.leave();
}
