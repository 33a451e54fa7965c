//! Incremental edits, at the places where counting goes wrong. The text is read back from the server.
#![cfg(debug_assertions)]

use serde_json::{Value, json};

use super::client::{Client, URI, at, capable_but, range};

/// The text after one change, in a session that counts columns in `encoding`.
fn after(encoding: &str, text: &str, range: Value, words: &str) -> String {
    let offered = json!([encoding]);
    let mut client = Client::greeted(capable_but(&[("/general/positionEncodings", offered)]));
    assert_eq!(client.welcome["capabilities"]["positionEncoding"], encoding);
    client.open(URI, "markdown", text);
    client.change(2, Some(range), words);
    let (version, text) = client.text();
    assert_eq!(version, 2);
    client.leave();
    text
}

#[test]
fn places_that_are_not_there_are_moved_to_the_nearest_that_is() {
    let past_the_end = after("utf-16", "one\ntwo", at(7, 3), "!");
    assert_eq!(past_the_end, "one\ntwo!");
    let past_the_line = after("utf-16", "one\r\ntwo", at(0, 400), "!");
    assert_eq!(past_the_line, "one!\r\ntwo");
    let far_past = after(
        "utf-16",
        "one\ntwo",
        range((0, 1), (u32::MAX, u32::MAX)),
        "",
    );
    assert_eq!(far_past, "o");
    let backwards = after("utf-16", "one\ntwo", range((1, 1), (0, 1)), "");
    assert_eq!(backwards, "owo");
    let at_the_end = after("utf-16", "one\n", at(1, 0), "two");
    assert_eq!(at_the_end, "one\ntwo");
}

#[test]
fn a_place_inside_a_line_break_is_before_it() {
    assert_eq!(after("utf-16", "one\r\ntwo", at(0, 4), "!"), "one!\r\ntwo");
    assert_eq!(
        after("utf-8", "one\r\ntwo", range((0, 3), (0, 4)), "!"),
        "one!\r\ntwo"
    );
}

#[test]
fn a_place_inside_a_character_is_before_it() {
    assert_eq!(after("utf-16", "a🙂b", at(0, 2), "!"), "a!🙂b");
    assert_eq!(after("utf-8", "a🙂b", at(0, 3), "!"), "a!🙂b");
    assert_eq!(after("utf-8", "é", range((0, 1), (0, 2)), ""), "");
}

#[test]
fn each_encoding_counts_in_its_own_units() {
    for (encoding, column) in [("utf-8", 7), ("utf-16", 4), ("utf-32", 3)] {
        assert_eq!(
            after(encoding, "a🙂é.", at(0, column), "!"),
            "a🙂é!.",
            "{encoding}"
        );
    }
}

#[test]
fn lines_end_where_editors_end_them() {
    let text = "one\u{2028}still\u{b}still\u{85}still\rtwo\r\nthree\n";
    assert_eq!(
        after("utf-16", text, at(1, 0), "!"),
        text.replace("two", "!two")
    );
    assert_eq!(
        after("utf-16", text, at(2, 0), "!"),
        text.replace("three", "!three")
    );
}

#[test]
fn several_changes_in_one_message_count_from_one_another() {
    let mut client = Client::capable();
    client.open(URI, "markdown", "one\ntwo\n");
    client.notify(
        "textDocument/didChange",
        json!({"textDocument": {"uri": URI, "version": 7}, "contentChanges": [
            {"range": at(0, 0), "text": "zero\n"},
            {"range": range((1, 0), (2, 0)), "text": ""},
            {"range": at(1, 3), "text": " and more"},
        ]}),
    );
    assert_eq!(client.text(), (7, "zero\ntwo and more\n".to_owned()));
    client.notify(
        "textDocument/didChange",
        json!({"textDocument": {"uri": URI, "version": 8}, "contentChanges": [
            {"text": "afresh"},
            {"range": at(0, 6), "text": "!"},
        ]}),
    );
    assert_eq!(client.text(), (8, "afresh!".to_owned()));
    client.leave();
}

#[test]
fn documents_that_are_not_open_may_be_changed_and_closed() {
    let mut client = Client::capable();
    client.change(2, Some(at(0, 0)), "x");
    client.notify(
        "textDocument/didClose",
        json!({"textDocument": {"uri": URI}}),
    );
    client.open(URI, "markdown", "one");
    assert_eq!(client.text(), (1, "one".to_owned()));
    client.leave();
}
