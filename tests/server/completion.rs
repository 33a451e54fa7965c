//! What an editor offers while a name, a key or a note is typed.

mod keys;
mod names;
mod officials;

use serde_json::{Value, json};

use super::client::{Client, URI, capable_but, offset};

const STORY: &str = "# Pool closes\n\n\
    Mara Lind, the mayor of Port Merrow, closed the pool. Deputy Mayor Tomas Varga and the Coastal Safety \
    Board (CSB) agreed. Ines Ortiz did not.\n\n";

/// A client that can show all there is.
fn able() -> Value {
    capable_but(&[(
        "/textDocument/completion",
        json!({"completionItem": {"insertReplaceSupport": true, "labelDetailsSupport": true,
            "documentationFormat": ["markdown"]}}),
    )])
}

/// What is offered at the `|` of `text`, which is opened anew.
fn offered_as(client: &mut Client, language: &str, text: &str, context: &Value) -> Value {
    let (before, after) = text.split_once('|').expect("a cursor");
    client.open(URI, language, &format!("{before}{after}"));
    let found = at(client, before, context);
    client.notify(
        "textDocument/didClose",
        json!({"textDocument": {"uri": URI}}),
    );
    found
}

/// What is offered behind `before`, the text of the open draft up to the cursor.
fn at(client: &mut Client, before: &str, context: &Value) -> Value {
    let line = before.matches('\n').count();
    let column = before.rsplit('\n').next().unwrap().encode_utf16().count();
    let params = json!({"textDocument": {"uri": URI},
        "position": {"line": line, "character": column}, "context": context});
    client.result("textDocument/completion", params)
}

fn asked() -> Value {
    json!({"triggerKind": 1})
}

fn typed_a(character: &str) -> Value {
    json!({"triggerKind": 2, "triggerCharacter": character})
}

fn labels(list: &Value) -> Vec<&str> {
    let items = list["items"].as_array().map_or(&[][..], Vec::as_slice);
    items
        .iter()
        .map(|item| item["label"].as_str().unwrap())
        .collect()
}

fn offered(client: &mut Client, text: &str) -> Vec<String> {
    let list = offered_as(client, "markdown", text, &asked());
    labels(&list).into_iter().map(str::to_owned).collect()
}

#[test]
fn accents_need_not_be_typed_and_may_be() {
    let mut client = Client::greeted(able());
    let story = "Mara Løvås closed the pool.\n\nIt was late, ";
    for typed in ["Lov", "Løv", "LØV"] {
        let list = offered_as(
            &mut client,
            "markdown",
            &format!("{story}{typed}|"),
            &asked(),
        );
        assert_eq!(labels(&list)[..2], ["Løvås", "Mara Løvås"], "{typed}");
        let filter = list["items"][0]["filterText"].as_str().unwrap();
        assert!(
            filter.to_lowercase().starts_with(&typed.to_lowercase()),
            "{filter}"
        );
        assert!(
            filter.contains("Løvås") && filter.contains("Lovas"),
            "{filter}"
        );
    }
    client.leave();
}

#[test]
fn what_was_typed_is_replaced_and_the_order_is_kept() {
    let mut client = Client::greeted(able());
    let text = format!("{STORY}She met Mara Li|ndholm’s friend\n");
    let (before, _) = text.split_once('|').unwrap();
    let list = offered_as(&mut client, "markdown", &text, &asked());
    let items = list["items"].as_array().unwrap();
    let edit = &items[0]["textEdit"];
    assert_eq!(edit["newText"], "Mara Lind");
    let whole = text.replace('|', "");
    let place = |position: &Value| offset(&whole, position, "utf-16");
    assert_eq!(
        &whole[place(&edit["insert"]["start"])..place(&edit["insert"]["end"])],
        "Mara Li"
    );
    assert_eq!(
        &whole[place(&edit["replace"]["start"])..place(&edit["replace"]["end"])],
        "Mara Lindholm"
    );
    assert_eq!(place(&edit["insert"]["end"]), before.len());
    let sorted: Vec<&str> = items
        .iter()
        .map(|item| item["sortText"].as_str().unwrap())
        .collect();
    assert!(sorted.is_sorted(), "{sorted:?}");
    client.leave();
}

#[test]
fn places_are_right_in_every_encoding_with_crlf_and_emoji() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let offer = [("/general/positionEncodings", json!([encoding]))];
        let mut client = Client::greeted(capable_but(&offer));
        let text = "Mara Løvås 🏊 closed the pool.\r\n\r\n🏊🏊 It was “ä” late, Lov and\r\n";
        client.open(URI, "markdown", text);
        let end = text.find("Lov and").unwrap() + 3;
        let line = text.lines().nth(2).unwrap();
        let column = &line[..line.find("Lov and").unwrap() + 3];
        let character = match encoding {
            "utf-8" => column.len(),
            "utf-16" => column.encode_utf16().count(),
            _ => column.chars().count(),
        };
        let params =
            json!({"textDocument": {"uri": URI}, "position": {"line": 2, "character": character}});
        let list = client.result("textDocument/completion", params);
        assert_eq!(labels(&list)[..2], ["Løvås", "Mara Løvås"], "{encoding}");
        let range = &list["items"][0]["textEdit"]["range"];
        assert_eq!(offset(text, &range["start"], encoding), end - 3);
        assert_eq!(offset(text, &range["end"], encoding), end);
        client.leave();
    }
}

#[test]
fn a_simple_client_gets_plain_text_and_simple_edits() {
    let mut client = Client::capable();
    let before = format!("{STORY}She was sorry, Lin");
    client.open(URI, "markdown", &before);
    let list = at(&mut client, &before, &asked());
    let item = list["items"][0].clone();
    assert!(item["textEdit"]["range"].is_object(), "{item}");
    assert!(item["labelDetails"].is_null(), "{item}");
    assert_eq!(
        item["detail"],
        "the mayor of Port Merrow".strip_prefix("the ").unwrap()
    );
    let told = client.result("completionItem/resolve", item);
    let words = told["documentation"].as_str().unwrap();
    assert!(words.starts_with("Mara Lind\n"), "{words}");
    assert!(words.contains("In this draft: "), "{words}");
    client.leave();
}

#[test]
fn a_long_draft_is_answered_from_its_last_reading() {
    let mut client = Client::greeted(able());
    let long = format!(
        "{STORY}{}\n\nShe was sorry, ",
        "The room was full of people. ".repeat(2000)
    );
    client.open(URI, "markdown", &long);
    let line = long.matches('\n').count();
    let column = "She was sorry, ".len();
    for (version, (typed, letter)) in (2..).zip(["L", "i", "n"].into_iter().enumerate()) {
        let place = json!({"line": line, "character": column + typed});
        client.change(version, Some(json!({"start": place, "end": place})), letter);
    }
    let list = at(&mut client, &format!("{long}Lin"), &asked());
    assert_eq!(labels(&list)[..2], ["Lind", "Mara Lind"]);
    client.leave();
}

#[test]
fn odd_places_are_answered_with_nothing() {
    let mut client = Client::greeted(able());
    client.open(URI, "markdown", STORY);
    for (line, character) in [
        (0, 0),
        (1, 0),
        (3, 0),
        (400, 0),
        (0, 400),
        (u32::MAX >> 1, 7),
    ] {
        let params = json!({"textDocument": {"uri": URI}, "position": {"line": line, "character": character}});
        let answer = client.request("textDocument/completion", params);
        assert!(answer["error"].is_null(), "{answer}");
    }
    let unknown = json!({"textDocument": {"uri": "file:///nowhere/else.md"}, "position": {"line": 0, "character": 0}});
    assert_eq!(
        client.result("textDocument/completion", unknown),
        Value::Null
    );
    client.leave();
}
