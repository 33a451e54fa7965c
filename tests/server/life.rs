//! From the first message to the exit status.

use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::client::{Client, URI, capable, framed};

#[test]
fn a_server_says_what_it_is_and_what_it_can() {
    let client = Client::capable();
    assert_eq!(client.welcome["serverInfo"]["name"], "factdesk");
    let capabilities = &client.welcome["capabilities"];
    assert_eq!(capabilities["positionEncoding"], "utf-16");
    assert_eq!(capabilities["textDocumentSync"]["change"], 2);
    assert_eq!(capabilities["hoverProvider"], true);
    assert_eq!(
        capabilities["codeActionProvider"]["codeActionKinds"],
        json!(["quickfix", "source.fixAll.factdesk"])
    );
    client.leave();
}

#[test]
fn requests_before_initialize_and_after_shutdown_are_refused() {
    let mut client = Client::start(&[]);
    let place = json!({"textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}});
    assert_eq!(
        client.request("textDocument/hover", place.clone())["error"]["code"],
        -32002
    );
    client.greet(json!({"processId": null, "rootUri": null, "capabilities": {}}));
    client.request("shutdown", Value::Null);
    assert_eq!(
        client.request("textDocument/hover", place)["error"]["code"],
        -32600
    );
}

#[test]
fn exit_after_shutdown_is_success_and_any_other_end_is_not() {
    Client::capable().leave();

    let mut client = Client::capable();
    client.send(&json!({"jsonrpc": "2.0", "method": "exit"}));
    assert_eq!(client.ended().code(), Some(1));

    let mut client = Client::start(&[]);
    client.send(&json!({"jsonrpc": "2.0", "method": "exit"}));
    assert_eq!(client.ended().code(), Some(1));

    // A shutdown that was refused is none.
    let mut client = Client::start(&[]);
    client.request("shutdown", Value::Null);
    client.send(&json!({"jsonrpc": "2.0", "method": "exit"}));
    assert_eq!(client.ended().code(), Some(1));
}

#[test]
fn a_server_ends_when_its_input_is_closed() {
    let mut client = Client::capable();
    client.hang_up();
    assert_eq!(client.ended().code(), Some(1));

    let mut client = Client::capable();
    client.request("shutdown", Value::Null);
    client.hang_up();
    assert!(client.ended().success());
}

#[test]
fn a_server_whose_client_reads_nothing_still_ends() {
    let mut client = Client::start(&[]);
    client.ask(
        "initialize",
        json!({"processId": null, "rootUri": null, "capabilities": {}}),
    );
    let long = "The the council met. ".repeat(40_000);
    let item = json!({"uri": URI, "languageId": "markdown", "version": 1, "text": long});
    client.notify("textDocument/didOpen", json!({"textDocument": item}));
    client.hang_up();
    assert_eq!(client.ended().code(), Some(1));
}

#[cfg(unix)]
#[test]
fn a_server_ends_with_the_process_that_started_it() {
    let mut parent = Command::new("sleep")
        .arg("600")
        .stdin(Stdio::null())
        .spawn()
        .unwrap();
    let mut client = Client::start(&[]);
    client.greet(json!({"processId": parent.id(), "rootUri": null, "capabilities": capable()}));
    assert_eq!(client.hover(0, 0), "");
    parent.kill().unwrap();
    parent.wait().unwrap();
    assert_eq!(client.ended().code(), Some(1));
}

#[cfg(unix)]
#[test]
fn a_client_whose_process_cannot_be_seen_is_not_taken_for_dead() {
    let mut gone = Command::new("true").spawn().unwrap();
    gone.wait().unwrap();
    let mut client = Client::start(&[]);
    client.greet(json!({"processId": gone.id(), "rootUri": null, "capabilities": {}}));
    std::thread::sleep(std::time::Duration::from_secs(3));
    assert_eq!(client.hover(0, 0), "");
    client.leave();
}

#[test]
fn messages_that_do_not_wait_for_initialize_to_be_answered_are_heard() {
    let mut client = Client::start(&[]);
    let item =
        json!({"uri": URI, "languageId": "markdown", "version": 1, "text": "The the council met."});
    let messages = [
        json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}),
        json!({"jsonrpc": "2.0", "method": "initialized", "params": {}}),
        json!({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": item}}),
    ];
    let bytes: Vec<u8> = messages.iter().flat_map(framed).collect();
    client.send_raw(&bytes);
    assert_eq!(client.diagnostics(URI, 1).len(), 1);
}
