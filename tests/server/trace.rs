//! What a client hears that traces the server, and what saving does.

use std::fs;

use serde_json::{Value, json};

use super::client::{Client, URI, capable, codes, folder};

fn is_trace(message: &Value) -> bool {
    message["method"] == "$/logTrace"
}

#[test]
fn what_is_done_is_told_as_much_as_the_client_wants_and_never_the_words() {
    let mut client = Client::start(&[]);
    client.greet(
        json!({"processId": null, "rootUri": null, "capabilities": capable(), "trace": "verbose"}),
    );
    client.open(URI, "markdown", "“We wait,” said Mara Lind. The the end.\n");
    if !client.heard.iter().any(is_trace) {
        client.wait_for("a trace", is_trace);
    }
    let told = client
        .heard
        .iter()
        .find(|message| is_trace(message))
        .unwrap();
    let message = told["params"]["message"].as_str().unwrap();
    assert!(
        message.contains("draft.md, version 1") && message.contains("findings 1"),
        "{message}"
    );
    let verbose = told["params"]["verbose"].as_str().unwrap();
    assert!(
        verbose.contains("quotes 1,") && verbose.contains("draft/repeated-word"),
        "{verbose}"
    );
    assert!(!told.to_string().contains("Lind"), "{told}");

    client.notify("$/setTrace", json!({"value": "messages"}));
    client.change(2, None, "The the end.\n");
    let told = client.wait_for("a trace", |message| {
        is_trace(message) && message.to_string().contains("version 2")
    });
    assert!(told["params"]["verbose"].is_null());

    client.notify("$/setTrace", json!({"value": "off"}));
    client.notify("$/setTrace", json!({"value": "shout"}));
    client.notify("$/setTrace", json!({}));
    client.change(3, None, "The end.\n");
    client.diagnostics(URI, 3);
    assert!(client.hears_nothing(is_trace));
    client.leave();
}

#[test]
fn saving_brings_settings_that_were_saved_with_it() {
    let (_guard, folder) = folder();
    let uri = format!("file://{}/draft.md", folder.display());
    let mut client = Client::capable();
    assert_eq!(
        client.welcome["capabilities"]["textDocumentSync"]["save"],
        true
    );
    let found = client.open(&uri, "markdown", "The the end.\n");
    assert_eq!(codes(&found), ["draft/repeated-word"]);
    fs::write(folder.join("factdesk.toml"), "ignore = [\"draft\"]\n").unwrap();
    client.notify(
        "textDocument/didSave",
        json!({"textDocument": {"uri": uri}}),
    );
    assert_eq!(client.diagnostics(&uri, 1), [Value::Null; 0]);
    client.leave();
}
