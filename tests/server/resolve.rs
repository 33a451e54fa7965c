//! Code actions whose edit is asked for when one is chosen.

use serde_json::{Value, json};

use super::client::{Client, URI, at, capable_but, edited, range};

fn resolving(encoding: &str) -> Client {
    let client = Client::greeted(capable_but(&[
        ("/general/positionEncodings", json!([encoding])),
        ("/textDocument/codeAction/dataSupport", json!(true)),
        (
            "/textDocument/codeAction/resolveSupport",
            json!({"properties": ["edit"]}),
        ),
    ]));
    let provider = &client.welcome["capabilities"]["codeActionProvider"];
    assert_eq!(provider["resolveProvider"], true);
    client
}

fn everything() -> Value {
    range((0, 0), (99, 0))
}

#[test]
fn every_action_comes_without_its_edit_and_gets_it_when_chosen() {
    let text = "🙂 é\r\nA 🙂 the the end of of it, he said.\r\n";
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut lazy = resolving(encoding);
        let mut eager = Client::greeted(capable_but(&[(
            "/general/positionEncodings",
            json!([encoding]),
        )]));
        assert!(eager.welcome["capabilities"]["codeActionProvider"]["resolveProvider"].is_null());
        let found = lazy.open(URI, "markdown", text);
        eager.open(URI, "markdown", text);
        let context = json!({"diagnostics": found});
        let offered = lazy.actions(URI, &everything(), context.clone());
        let complete = eager.actions(URI, &everything(), context);
        assert_eq!(offered.len(), complete.len());
        assert!(offered.len() >= 6, "{offered:?}");
        for (action, complete) in offered.iter().zip(&complete) {
            assert!(action["edit"].is_null(), "{action}");
            assert!(complete["data"].is_null(), "{complete}");
            let resolved = lazy.result("codeAction/resolve", action.clone());
            for part in ["title", "kind", "isPreferred", "diagnostics", "edit"] {
                assert_eq!(resolved[part], complete[part], "{part} of {action}");
            }
        }
        let all = offered.last().unwrap();
        assert_eq!(all["kind"], "source.fixAll.factdesk");
        let resolved = lazy.result("codeAction/resolve", all.clone());
        assert_eq!(
            edited(text, &resolved["edit"], URI, encoding),
            text.replace("the the", "the").replace("of of", "of")
        );
        lazy.leave();
        eager.leave();
    }
}

#[test]
fn an_action_on_a_document_that_moved_is_refused() {
    let mut client = resolving("utf-16");
    client.open(URI, "markdown", "The the end.");
    let offered = client.actions(URI, &everything(), json!({"diagnostics": []}));
    client.change(2, Some(at(0, 0)), "Oh. ");
    for action in &offered {
        let answer = client.request("codeAction/resolve", action.clone());
        assert_eq!(answer["error"]["code"], -32801, "{answer}");
    }
    // Opened again the version is the same as before, and the text another.
    client.notify(
        "textDocument/didClose",
        json!({"textDocument": {"uri": URI}}),
    );
    let answer = client.request("codeAction/resolve", offered[0].clone());
    assert_eq!(answer["error"]["code"], -32801, "{answer}");
    client.open(URI, "markdown", "Not the the end.");
    let answer = client.request("codeAction/resolve", offered[0].clone());
    assert_eq!(answer["error"]["code"], -32801, "{answer}");
    client.leave();
}

#[test]
fn an_action_on_what_is_no_longer_found_is_refused() {
    let mut client = resolving("utf-16");
    client.open(URI, "markdown", "The the end.");
    let offered = client.actions(URI, &everything(), json!({"diagnostics": []}));
    client.notify(
        "workspace/didChangeConfiguration",
        json!({"settings": {"factdesk": {"ignore": ["draft"]}}}),
    );
    assert!(client.diagnostics(URI, 1).is_empty());
    let answer = client.request("codeAction/resolve", offered[0].clone());
    assert_eq!(answer["error"]["code"], -32801, "{answer}");
    client.leave();
}

#[test]
fn an_action_that_is_none_of_ours_is_refused() {
    let mut client = resolving("utf-16");
    client.open(URI, "markdown", "The the end.");
    for data in [
        Value::Null,
        json!(7),
        json!({"uri": URI}),
        json!({"revision": -1}),
    ] {
        let answer = client.request("codeAction/resolve", json!({"title": "Sing", "data": data}));
        assert_eq!(answer["error"]["code"], -32602, "{answer}");
    }
    client.leave();
}
