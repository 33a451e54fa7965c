//! Diagnostics: what they carry, where they stand, and that they follow the text.

use serde_json::{Value, json};

use super::client::{Client, URI, at, capable, capable_but, codes, offset, range};

const TEXT: &str = "🙂 é “quoted.”\r\nThe the council met.\r\n\r\nA 🙂 the the end: TK.\r\n";

/// The words that diagnostics stand on.
fn words<'a>(text: &'a str, diagnostics: &[Value], encoding: &str) -> Vec<&'a str> {
    diagnostics
        .iter()
        .map(|diagnostic| {
            let start = offset(text, &diagnostic["range"]["start"], encoding);
            let end = offset(text, &diagnostic["range"]["end"], encoding);
            &text[start..end]
        })
        .collect()
}

#[test]
fn diagnostics_say_what_the_contract_says() {
    let mut client = Client::capable();
    let diagnostics = client.open(URI, "markdown", "The council met.\n\nThe the end.\n");
    let [diagnostic] = diagnostics.as_slice() else {
        panic!("{diagnostics:?}")
    };
    assert_eq!(diagnostic["source"], "factdesk");
    assert_eq!(diagnostic["code"], "draft/repeated-word");
    assert_eq!(diagnostic["severity"], 2);
    let page = diagnostic["codeDescription"]["href"].as_str().unwrap();
    assert!(
        page.starts_with("https://") && page.ends_with("/src/rules/draft/repeated_word.md"),
        "{page}"
    );
    assert!(diagnostic["message"].as_str().unwrap().contains("twice"));
    let related = &diagnostic["relatedInformation"][0];
    assert_eq!(
        related["location"],
        json!({"uri": URI, "range": range((2, 0), (2, 3))})
    );
    client.leave();
}

#[test]
fn a_client_is_sent_nothing_that_it_did_not_say_it_knows() {
    let mut client = Client::greeted(json!({}));
    assert!(
        client.welcome["capabilities"]
            .get("codeActionProvider")
            .is_none()
    );
    let diagnostics = client.open(URI, "markdown", "The the end.\n");
    let [diagnostic] = diagnostics.as_slice() else {
        panic!("{diagnostics:?}")
    };
    for name in ["relatedInformation", "codeDescription", "data", "tags"] {
        assert!(diagnostic.get(name).is_none(), "{name}: {diagnostic}");
    }
    assert!(client.asked.is_empty());
    client.leave();
}

#[test]
fn columns_are_counted_as_the_client_counts() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let offered = json!([encoding, "utf-16"]);
        let mut client = Client::greeted(capable_but(&[("/general/positionEncodings", offered)]));
        let diagnostics = client.open(URI, "plaintext", TEXT);
        let found = words(TEXT, &diagnostics, encoding);
        assert_eq!(found, ["the", "the", "TK"], "{encoding}: {diagnostics:?}");
        client.leave();
    }
}

#[test]
fn diagnostics_follow_the_text_as_if_it_were_opened_anew() {
    let story = |number: i32| {
        format!("Line {number} of the the story, TK 🙂 check.\nAnd the the rest.\n\n")
    };
    let text = format!(
        "The the start.\n\n{}",
        (0..40).map(story).collect::<String>()
    );
    let edits = [
        (range((30, 0), (30, 0)), "New line, the the first.\n\n"),
        (range((0, 3), (0, 7)), ""),
        (range((32, 4), (35, 2)), "the the"),
        (range((5, 0), (6, 0)), ""),
        (range((9, 0), (9, 0)), "\r\n"),
        (range((60, 0), (61, 0)), "TK the the "),
        (range((2, 0), (2, 0)), "“"),
        (range((2, 4), (2, 5)), ""),
        (range((0, 0), (1, 0)), ""),
        (range((100, 0), (100, 0)), "the the last TK"),
    ];
    for encoding in ["utf-8", "utf-16"] {
        let offered = capable_but(&[("/general/positionEncodings", json!([encoding]))]);
        let mut client = Client::greeted(offered.clone());
        client.open(URI, "markdown", &text);
        let mut expected = text.clone();
        for (version, (range, words)) in (2_i64..).zip(&edits) {
            let start = offset(&expected, &range["start"], encoding);
            let end = offset(&expected, &range["end"], encoding);
            expected.replace_range(start..end, words);
            client.change(version, Some(range.clone()), words);
            let mut other = Client::greeted(offered.clone());
            let afresh = other.open(URI, "markdown", &expected);
            assert!(!afresh.is_empty());
            // Of a small edit perhaps once the writing rests.
            client.wait_for(&format!("version {version} as {afresh:?}"), |message| {
                message["params"]["version"] == version
                    && message["params"]["diagnostics"].as_array() == Some(&afresh)
            });
            #[cfg(debug_assertions)]
            assert_eq!(
                client.text(),
                (version, expected.clone()),
                "version {version}"
            );
            other.leave();
        }
        client.leave();
    }
}

#[test]
fn closing_clears_and_opening_again_shows_again() {
    let mut client = Client::capable();
    assert_eq!(client.open(URI, "markdown", "The the end.").len(), 1);
    client.notify(
        "textDocument/didClose",
        json!({"textDocument": {"uri": URI}}),
    );
    let cleared = client.wait_for("the clearing", |message| {
        message["method"] == "textDocument/publishDiagnostics"
            && message["params"].get("version").is_none()
    });
    assert_eq!(cleared["params"], json!({"uri": URI, "diagnostics": []}));
    assert_eq!(client.open(URI, "markdown", "The the end.").len(), 1);
    client.leave();
}

#[test]
fn a_document_is_read_by_its_language_or_else_by_its_name() {
    let text = "One.\n\n    The the code.\n\n<p>And the <b>the</b> end.</p>\n";
    let mut client = Client::capable();
    let cases = [
        ("file:///nowhere/a.txt", "html", 2),
        ("file:///nowhere/b.html", "markdown", 1),
        ("file:///nowhere/c.html", "", 2),
        ("untitled:Untitled-1", "plaintext", 1),
        (
            "file:///nowhere/with%20space%20and%20%C3%A9.md",
            "plaintext",
            1,
        ),
    ];
    for (uri, language, count) in cases {
        let diagnostics = client.open(uri, language, text);
        assert_eq!(
            diagnostics.len(),
            count,
            "{uri} as {language}: {diagnostics:?}"
        );
    }
    client.leave();
}

#[test]
fn an_empty_document_has_no_diagnostics_and_an_emptied_one_loses_them() {
    let mut client = Client::greeted(capable());
    assert!(client.open(URI, "markdown", "").is_empty());
    client.change(2, Some(at(0, 0)), "The the end.");
    assert_eq!(codes(&client.diagnostics(URI, 2)), ["draft/repeated-word"]);
    client.change(3, None, "");
    assert!(client.diagnostics(URI, 3).is_empty());
    client.leave();
}

/// A draft so long that its diagnostics are first foreseen, with one orphan quote at its end.
fn long_draft() -> String {
    let paragraph = "The council met in the hall and heard the harbour master, the engineers and the crews.\n\n";
    format!(
        "# Harbour\n\n{}The vote was put off.\n\n“We will lose half of our boats within two winters.”\n\nThe hall was silent.\n",
        paragraph.repeat(500)
    )
}

#[test]
fn a_long_draft_shows_a_keystroke_at_once_and_ends_with_the_last_word() {
    let text = long_draft();
    let mut client = Client::capable();
    let opened = client.open(URI, "markdown", &text);
    assert_eq!(codes(&opened), ["attribution/unattributed-quote"]);
    // A fault of one passage is shown with the first answer, and the orphan has moved down with its line.
    client.change(2, Some(range((2, 0), (2, 0))), "On the the pier.\n");
    let shown = client.diagnostics(URI, 2);
    assert_eq!(
        codes(&shown),
        ["draft/repeated-word", "attribution/unattributed-quote"]
    );
    let line = |diagnostics: &[Value]| {
        diagnostics.last().unwrap()["range"]["start"]["line"]
            .as_u64()
            .unwrap()
    };
    assert_eq!(line(&shown), line(&opened) + 1);
    // What only the whole draft can tell comes with the last word.
    let end = u32::try_from(line(&shown)).unwrap();
    let column = u32::try_from(
        "“We will lose half of our boats within two winters."
            .chars()
            .count(),
    )
    .unwrap();
    client.change(
        3,
        Some(range((end, column), (end, column + 1))),
        "” said Mara Lind.",
    );
    client.wait_for("the last word", |message| {
        message["params"]["version"] == 3
            && message["params"]["diagnostics"]
                .as_array()
                .is_some_and(|all| codes(all) == ["draft/repeated-word"])
    });
    client.leave();
}

#[test]
fn front_matter_without_effect_is_told_once_and_not_while_it_is_typed() {
    let is_told = |message: &Value| message["method"] == "window/logMessage";
    let mut client = Client::capable();
    client.open(
        URI,
        "markdown",
        "---\ndate: 12 Januar\n---\n\nThe ferry left.\n",
    );
    let told = client.wait_for("the fault", is_told);
    assert_eq!(told["params"]["type"], 2);
    let message = told["params"]["message"].as_str().unwrap();
    assert!(
        message.starts_with("/nowhere/draft.md:2: ") && message.contains("write it as 2026-01-31"),
        "{message}"
    );
    // Typed on, letter by letter; each is a fault of its own.
    for (version, (column, letter)) in (2..).zip([(15, "y"), (16, ","), (17, "2")]) {
        client.change(version, Some(at(1, column)), letter);
        client.diagnostics(URI, version);
    }
    assert!(client.hears_nothing(is_told));
    // Left behind: now it is meant so.
    client.change(5, Some(at(4, 0)), "And ");
    let told = client.wait_for("the other fault", is_told);
    assert!(
        told["params"]["message"]
            .as_str()
            .unwrap()
            .contains("12 January,2")
    );
    client.change(6, Some(at(4, 0)), "And ");
    assert!(client.hears_nothing(is_told));
    // Mended; and a house style that there is not.
    client.change(
        7,
        Some(range((1, 6), (1, 18))),
        "2026-01-12\nprofile: guardain",
    );
    client.diagnostics(URI, 7);
    client.change(8, Some(at(5, 0)), "And ");
    let told = client.wait_for("the house style", is_told);
    let message = told["params"]["message"].as_str().unwrap();
    assert!(
        message.starts_with("/nowhere/draft.md:3: ")
            && message.contains("did you mean “guardian”?"),
        "{message}"
    );
    client.leave();
}
