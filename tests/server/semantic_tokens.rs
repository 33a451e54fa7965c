//! Colours for what a draft says, and how few numbers an edit sends.

use serde_json::{Value, json};

use super::client::{Client, URI, at, capable_but, offset, range};

const OWN: [&str; 8] = [
    "quote",
    "speaker",
    "cue",
    "person",
    "organization",
    "title",
    "date",
    "quantity",
];

fn client(encoding: &str, types: Value, modifiers: Value) -> Client {
    Client::greeted(capable_but(&[
        ("/general/positionEncodings", json!([encoding])),
        (
            "/textDocument/semanticTokens",
            json!({"requests": {"range": true, "full": {"delta": true}}, "tokenTypes": types,
                   "tokenModifiers": modifiers, "formats": ["relative"]}),
        ),
    ]))
}

fn own(encoding: &str) -> Client {
    client(
        encoding,
        json!(OWN),
        json!(["quoted", "unresolved", "firstReference"]),
    )
}

fn ask(client: &mut Client, what: &str, mut params: Value) -> Value {
    params["textDocument"] = json!({"uri": URI});
    client.result(&format!("textDocument/semanticTokens/{what}"), params)
}

/// Tokens as `words‹type modifiers›`, in order; they neither overlap nor leave their line.
fn told(client: &Client, text: &str, encoding: &str, data: &Value) -> Vec<String> {
    let legend = &client.welcome["capabilities"]["semanticTokensProvider"]["legend"];
    let data: Vec<u64> = data
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it.as_u64().unwrap())
        .collect();
    let (mut line, mut column, mut behind) = (0, 0, 0);
    let mut all = Vec::new();
    for token in data.chunks_exact(5) {
        column = if token[0] == 0 {
            column + token[1]
        } else {
            token[1]
        };
        line += token[0];
        let place = |column| offset(text, &json!({"line": line, "character": column}), encoding);
        let (start, end) = (place(column), place(column + token[2]));
        assert!(behind <= start && start < end, "{all:?}");
        behind = end;
        let mut told = format!(
            "{}‹{}",
            &text[start..end],
            legend["tokenTypes"][token[3] as usize].as_str().unwrap()
        );
        for (bit, name) in legend["tokenModifiers"]
            .as_array()
            .unwrap()
            .iter()
            .enumerate()
        {
            if token[4] & (1 << bit) != 0 {
                told = format!("{told} {}", name.as_str().unwrap());
            }
        }
        all.push(told + "›");
    }
    all
}

const STORY: &str = "🏊 Mara Lind, the mayor of Port Merrow, shut 12 pools on 4 March 2025.\r\n\r\n\
    “It léaks, and\r\nTomas Varga of the Halden Council\r\nknew,” she said.\r\n\r\n\
    “No,” said a spokesman for the Halden Council.\r\n";

#[test]
fn every_kind_is_told_apart_in_any_encoding_and_no_token_crosses_a_line() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = own(encoding);
        client.open(URI, "markdown", STORY);
        let full = ask(&mut client, "full", json!({}));
        let tokens = told(&client, STORY, encoding, &full["data"]);
        assert_eq!(
            tokens,
            [
                "Mara Lind‹person firstReference›",
                "mayor of Port Merrow‹title›",
                "12‹quantity›",
                "4 March 2025‹date›",
                "“It léaks, and‹quote›",
                "Tomas Varga‹person quoted firstReference›",
                "of the‹quote›",
                "Halden Council‹organization quoted firstReference›",
                "knew,”‹quote›",
                "she‹speaker›",
                "said‹cue›",
                "“No,”‹quote›",
                "said‹cue›",
                "a spokesman‹speaker unresolved›",
                "Halden Council‹organization›",
            ],
            "{encoding}"
        );
        let whole = range((0, 0), (99, 0));
        let part = ask(&mut client, "range", json!({"range": whole}));
        assert_eq!(part["data"], full["data"]);
        let part = ask(
            &mut client,
            "range",
            json!({"range": range((3, 0), (3, 5))}),
        );
        let part = told(&client, STORY, encoding, &part["data"]);
        assert!(
            part.contains(&"Tomas Varga‹person quoted firstReference›".to_owned()),
            "{part:?}"
        );
        assert!(part.len() < 5, "{part:?}");
        client.leave();
    }
}

#[test]
fn a_client_with_standard_names_gets_those_and_one_with_none_is_offered_nothing() {
    let mut client = client(
        "utf-16",
        json!(["string", "class", "quote"]),
        json!(["definition"]),
    );
    let legend = client.welcome["capabilities"]["semanticTokensProvider"]["legend"].clone();
    assert_eq!(
        legend["tokenTypes"],
        json!([
            "quote",
            "function",
            "keyword",
            "class",
            "namespace",
            "parameter",
            "enumMember",
            "number"
        ])
    );
    assert_eq!(
        legend["tokenModifiers"],
        json!(["readonly", "abstract", "definition"])
    );
    client.open(URI, "markdown", "“Yes,” Mara Lind said.\n");
    let full = ask(&mut client, "full", json!({}));
    let tokens = told(&client, "“Yes,” Mara Lind said.\n", "utf-16", &full["data"]);
    assert_eq!(
        tokens,
        [
            "“Yes,”‹quote›",
            "Mara Lind‹function definition›",
            "said‹keyword›"
        ]
    );
    client.leave();

    let client = Client::capable();
    assert!(client.welcome["capabilities"]["semanticTokensProvider"].is_null());
    client.leave();
}

/// The data after the edits of a delta.
fn applied(old: &Value, delta: &Value) -> Value {
    let mut data = old.as_array().unwrap().clone();
    for edit in delta["edits"].as_array().unwrap().iter().rev() {
        let start = edit["start"].as_u64().unwrap() as usize;
        let end = start + edit["deleteCount"].as_u64().unwrap() as usize;
        data.splice(
            start..end,
            edit["data"].as_array().cloned().unwrap_or_default(),
        );
    }
    Value::Array(data)
}

#[test]
fn a_delta_leads_from_the_last_result_to_the_newest_and_is_small() {
    let text = STORY.repeat(50);
    let mut client = own("utf-16");
    client.open(URI, "markdown", &text);
    let mut last = ask(&mut client, "full", json!({}));
    let again = ask(
        &mut client,
        "full/delta",
        json!({"previousResultId": last["resultId"]}),
    );
    assert_eq!(again["edits"], json!([]));
    assert_eq!(again["resultId"], last["resultId"]);

    let edits = [
        (at(0, 0), "\n\n\n"),
        (at(60, 0), "Ines Ortiz said so. "),
        (range((60, 0), (60, 20)), ""),
        (range((10, 0), (11, 0)), "“Oh,” said Osei Darko.\r\n"),
        (at(0, 0), "🙂 "),
    ];
    for (version, (place, words)) in (2..).zip(edits) {
        client.change(version, Some(place), words);
        let delta = ask(
            &mut client,
            "full/delta",
            json!({"previousResultId": last["resultId"]}),
        );
        let data = applied(&last["data"], &delta);
        let size: usize = delta["edits"]
            .as_array()
            .unwrap()
            .iter()
            .map(|edit| edit["data"].as_array().map_or(0, Vec::len))
            .sum();
        assert!(size <= 10 * 5, "{delta}");
        let full = ask(&mut client, "full", json!({}));
        assert_eq!(data, full["data"], "after edit {version}");
        assert_eq!(
            delta["resultId"], full["resultId"],
            "the same result has the same name"
        );
        last = full;
    }
    client.leave();
}

#[test]
fn a_result_that_is_not_known_any_more_is_answered_in_full() {
    let mut client = own("utf-16");
    client.open(URI, "markdown", STORY);
    let first = ask(&mut client, "full", json!({}));
    let strange = ask(
        &mut client,
        "full/delta",
        json!({"previousResultId": "no-such-result"}),
    );
    assert_eq!(strange["data"], first["data"]);
    // Opened again with another text: the name of the old result means nothing.
    client.notify(
        "textDocument/didClose",
        json!({"textDocument": {"uri": URI}}),
    );
    client.open(URI, "markdown", "“Yes,” Mara Lind said.\n");
    let delta = ask(
        &mut client,
        "full/delta",
        json!({"previousResultId": first["resultId"]}),
    );
    assert!(delta["edits"].is_null(), "{delta}");
    assert_eq!(delta["data"].as_array().unwrap().len(), 15);
    assert_ne!(delta["resultId"], first["resultId"]);
    client.leave();
}
