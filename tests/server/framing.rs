//! What comes before tower-lsp: broken messages are answered and passed over, odd ones mended.

use serde_json::{Value, json};

use super::client::{Client, URI, capable_but, framed};

fn raw(header: &str, body: &[u8]) -> Vec<u8> {
    let mut bytes = format!("{header}: {}\r\n\r\n", body.len()).into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

fn is_alive(client: &mut Client) -> bool {
    let answer = client.request("factdesk/no-such-method", json!({}));
    answer["error"]["code"] == -32601
}

#[test]
fn bodies_that_are_no_message_are_answered_and_passed_over() {
    let mut client = Client::capable();
    let cases: [(&[u8], i64); 9] = [
        (br#"{"jsonrpc": "2.0", "id": 1, "method": "#, -32700),
        (b"\xff\xfe\x00garbage", -32700),
        (b"", -32700),
        (b"[]", -32600),
        (b"null", -32600),
        (b"42", -32600),
        (br#"{"jsonrpc":"2.0"}"#, -32600),
        (br#"{"jsonrpc":"1.0","method":"x"}"#, -32600),
        (br#"{"jsonrpc":"2.0","id":{},"method":"x"}"#, -32600),
    ];
    for (body, code) in cases {
        client.send_raw(&raw("Content-Length", body));
        let shown = String::from_utf8_lossy(body).into_owned();
        let answer = client.wait_for(&shown, |message| {
            message["id"].is_null() && !message["error"].is_null()
        });
        assert_eq!(answer["error"]["code"], code, "{shown}");
        assert!(is_alive(&mut client), "{shown}");
    }
    // An answer to nothing that was asked gets no answer itself.
    client.send_raw(&raw(
        "Content-Length",
        br#"{"jsonrpc":"2.0","id":99,"error":"odd"}"#,
    ));
    client.send_raw(&raw(
        "Content-Length",
        br#"{"jsonrpc":"2.0","id":99,"result":null}"#,
    ));
    assert!(client.hears_nothing(|_| true));
    assert!(is_alive(&mut client));
    client.leave();
}

#[test]
fn headers_are_read_in_any_case_and_company() {
    let mut client = Client::capable();
    let ping =
        |id: i64| framed_body(&json!({"jsonrpc": "2.0", "id": id, "method": "factdesk/ping"}));
    let kind = "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n";
    let (body, length) = ping(1001);
    let mut cases = vec![(1001, format!("content-length: {length}\r\n\r\n{body}"))];
    let (body, length) = ping(1002);
    cases.push((1002, format!("CONTENT-LENGTH:{length}\r\n{kind}\r\n{body}")));
    let (body, length) = ping(1003);
    cases.push((
        1003,
        format!("{kind}Content-Length: {length}\r\n\r\n{body}"),
    ));
    let (body, length) = ping(1004);
    cases.push((
        1004,
        format!("stray words\r\n\r\nContent-Length: {length}\r\n\r\n{body}"),
    ));
    let (body, length) = ping(1005);
    cases.push((
        1005,
        format!("Content-Length: many\r\nContent-Length: {length}\r\n\r\n{body}"),
    ));
    for (id, bytes) in cases {
        client.send_raw(bytes.as_bytes());
        assert_eq!(client.answer_to(id)["error"]["code"], -32601, "{bytes}");
    }
    client.leave();
}

fn framed_body(message: &Value) -> (String, usize) {
    let body = message.to_string();
    let length = body.len();
    (body, length)
}

#[test]
fn a_message_may_come_byte_by_byte() {
    let mut client = Client::capable();
    for byte in framed(&json!({"jsonrpc": "2.0", "id": "ü", "method": "factdesk/ping"})) {
        client.send_raw(&[byte]);
    }
    let answer = client.wait_for("the answer", |message| message["id"] == "ü");
    assert_eq!(answer["error"]["code"], -32601);
    client.leave();
}

#[test]
fn unknown_requests_are_refused_and_unknown_notifications_are_not_answered() {
    let mut client = Client::capable();
    assert_eq!(
        client.request("$/unknown", json!({}))["error"]["code"],
        -32601
    );
    assert_eq!(
        client.request("factdesk/unknown", json!({}))["error"]["code"],
        -32601
    );
    client.notify("$/unknown", json!({}));
    client.notify("factdesk/unknown", json!({}));
    client.notify("$/setTrace", json!({"value": "verbose"}));
    assert!(client.hears_nothing(|_| true));
    client.leave();
}

#[test]
fn malformed_parameters_are_refused_and_do_no_harm() {
    let mut client = Client::capable();
    client.open(URI, "markdown", "The council met.");
    for params in [
        json!({}),
        json!([1, 2]),
        json!({"textDocument": {"uri": URI}, "position": {"line": -1, "character": 0}}),
    ] {
        let answer = client.request("textDocument/hover", params);
        assert_eq!(answer["error"]["code"], -32602, "{answer}");
    }
    client.notify(
        "textDocument/didChange",
        json!({"textDocument": {"uri": URI, "version": 2}}),
    );
    client.notify(
        "textDocument/didOpen",
        json!({"textDocument": {"uri": URI}}),
    );
    client.notify("textDocument/didClose", Value::Null);
    assert!(is_alive(&mut client));
    client.leave();
}

#[test]
fn one_odd_capability_does_not_cost_the_others() {
    let odd = capable_but(&[
        ("/textDocument/callHierarchy", json!([])),
        ("/textDocument/completion", json!("yes")),
        ("/window", json!(7)),
    ]);
    let mut client = Client::start(&[]);
    client.greet(json!({"processId": "none", "rootUri": null, "capabilities": odd}));
    let kinds = &client.welcome["capabilities"]["codeActionProvider"]["codeActionKinds"];
    assert_eq!(
        kinds[0], "quickfix",
        "what was well said still counts: {}",
        client.welcome
    );
    client.open(URI, "markdown", "The the council met.");
    assert!(
        client.hover(0, 5).starts_with("**"),
        "Markdown, as this client can show it"
    );
    client.leave();
}
