//! Everywhere a draft speaks of somebody: references and highlights.

use serde_json::{Value, json};

use super::client::{Client, URI, capable, in_each_encoding, position, words};

const STORY: &str = "# 🙂 Lind shuts pool\r\n\r\n\
    Mara Lind, the mayor, closed the pool. 🙂 “We were never warned,” Lind said.\r\n\r\n\
    “It leaks,” she said. “Lind is wrong,” said Osei Darko, the engineer. “Who pays?” the engineer asked.\r\n";

/// The words at the ranges under `pointer` of each of a list.
fn all<'a>(text: &'a str, found: &Value, pointer: &str, encoding: &str) -> Vec<&'a str> {
    let found = found.as_array().expect("a list");
    found
        .iter()
        .map(|one| words(text, one.pointer(pointer).unwrap(), encoding))
        .collect()
}

fn references(client: &mut Client, words: &str, nth: usize, own: bool, encoding: &str) -> Value {
    let params = json!({
        "textDocument": {"uri": URI}, "position": position(STORY, words, nth, encoding),
        "context": {"includeDeclaration": own},
    });
    client.result("textDocument/references", params)
}

#[test]
fn references_are_all_mentions_with_pronouns_and_roles() {
    in_each_encoding(&capable(), ("markdown", STORY), |client, encoding| {
        for (at, nth) in [("Mara", 0), ("she", 0), ("Lind", 2), ("the mayor", 0)] {
            let found = references(client, at, nth, true, encoding);
            assert_eq!(
                all(STORY, &found, "/range", encoding),
                ["Lind", "Mara Lind", "Lind", "she", "Lind"],
                "{at}"
            );
            assert!(
                found
                    .as_array()
                    .unwrap()
                    .iter()
                    .all(|one| one["uri"] == URI)
            );
        }
        let others = references(client, "Mara", 0, false, encoding);
        assert_eq!(
            all(STORY, &others, "/range", encoding),
            ["Lind", "Lind", "she", "Lind"]
        );
        let darko = references(client, "Osei", 0, true, encoding);
        assert_eq!(
            all(STORY, &darko, "/range", encoding),
            ["Osei Darko", "the engineer"]
        );
        assert_eq!(references(client, "closed", 0, true, encoding), Value::Null);
    });
}

#[test]
fn highlights_tell_the_introduction_from_the_others() {
    in_each_encoding(&capable(), ("markdown", STORY), |client, encoding| {
        let found = client.result_at(
            "textDocument/documentHighlight",
            (STORY, "Lind", 2),
            encoding,
        );
        assert_eq!(
            all(STORY, &found, "/range", encoding),
            ["Lind", "Mara Lind", "Lind", "she", "Lind"]
        );
        let kinds: Vec<&Value> = found
            .as_array()
            .unwrap()
            .iter()
            .map(|one| &one["kind"])
            .collect();
        assert_eq!(kinds, [2, 3, 2, 2, 2], "3 is written, 2 is read");
    });
}

#[test]
fn in_a_quote_the_words_that_say_who_speaks_are_lit() {
    in_each_encoding(&capable(), ("markdown", STORY), |client, encoding| {
        let lit = |client: &mut Client, at| {
            let found =
                client.result_at("textDocument/documentHighlight", (STORY, at, 0), encoding);
            all(STORY, &found, "/range", encoding)
        };
        assert_eq!(lit(client, "never"), ["Lind", "said"]);
        assert_eq!(lit(client, "is wrong"), ["said", "Osei Darko"]);
        let nothing = client.result_at(
            "textDocument/documentHighlight",
            (STORY, "closed", 0),
            encoding,
        );
        assert_eq!(nothing, Value::Null);
    });
}

#[test]
fn nothing_is_said_of_a_document_that_is_not_open() {
    let mut client = Client::capable();
    let place = json!({
        "textDocument": {"uri": "file:///nowhere/else.md"}, "position": {"line": 0, "character": 0},
        "context": {"includeDeclaration": true},
    });
    for method in ["textDocument/references", "textDocument/documentHighlight"] {
        assert_eq!(client.result(method, place.clone()), Value::Null);
    }
    client.leave();
}
