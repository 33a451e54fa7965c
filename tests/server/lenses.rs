//! What stands over a draft and its sections: how much is said, by how many, and what is to be looked at.

use serde_json::{Value, json};

use super::client::{Client, URI, capable_but, offset};

const STORY: &str = "---\r\ndate: 2025-06-02\r\n---\r\n\r\n# 🏊 Pool shut\r\n\r\n\
    Mara Lind closed the pool. “It leaks,” she said. “Badly,” Lind said.\r\n\r\n\
    ## The roof\r\n\r\n“It fell,” said Osei Darko. About XX people came.\r\n\r\n\
    ## 🔥 The fire\r\n\r\nNobody came.\r\n";

/// Lenses as `words they stand over: title`.
fn lenses(client: &mut Client, uri: &str, text: &str, encoding: &str) -> Vec<String> {
    let lenses = client.result(
        "textDocument/codeLens",
        json!({"textDocument": {"uri": uri}}),
    );
    let told = lenses.as_array().unwrap().iter().map(|lens| {
        assert_eq!(lens["command"]["command"], "factdesk.showReading");
        assert_eq!(lens["command"]["arguments"][0], uri);
        assert_eq!(lens["range"]["start"]["line"], lens["range"]["end"]["line"]);
        let place = |end: &str| offset(text, &lens["range"][end], encoding);
        let words = &text[place("start")..place("end")];
        format!("{words}: {}", lens["command"]["title"].as_str().unwrap())
    });
    told.collect()
}

#[test]
fn a_draft_and_its_sections_are_counted_in_any_encoding() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = Client::greeted(capable_but(&[(
            "/general/positionEncodings",
            json!([encoding]),
        )]));
        client.open(URI, "markdown", STORY);
        assert_eq!(
            lenses(&mut client, URI, STORY, encoding),
            [
                "🏊 Pool shut: 3 quotes · 2 speakers · 1 to look at",
                "The roof: 1 quote · 1 speaker · 1 to look at",
            ]
        );
        client.leave();
    }
}

#[test]
fn a_draft_without_a_headline_is_counted_over_its_first_words_and_one_with_nothing_not_at_all() {
    let mut client = Client::capable();
    let text = "\n\nMara Lind closed the pool,\nand “it leaks”, she said.\n";
    client.open(URI, "markdown", text);
    assert_eq!(
        lenses(&mut client, URI, text, "utf-16"),
        ["Mara Lind closed the pool,: 1 quote · 1 speaker"]
    );
    for (version, text) in [(2, ""), (3, "\n\n"), (4, "# Pool shut\n\nIt was closed.\n")] {
        client.change(version, None, text);
        assert_eq!(
            lenses(&mut client, URI, text, "utf-16"),
            [""; 0],
            "{text:?}"
        );
    }
    client.leave();
}

#[test]
fn lenses_and_all_else_are_asked_for_anew_when_the_settings_change() {
    let refresh = json!({"refreshSupport": true});
    let mut client = Client::greeted(capable_but(&[
        ("/workspace/codeLens", refresh.clone()),
        ("/workspace/semanticTokens", refresh.clone()),
        ("/workspace/inlayHint", refresh),
    ]));
    client.open(URI, "markdown", STORY);
    client.notify(
        "workspace/didChangeConfiguration",
        json!({"settings": {"factdesk": {"ignore": ["draft"]}}}),
    );
    for what in ["codeLens", "semanticTokens", "inlayHint"] {
        let method = format!("workspace/{what}/refresh");
        let is_asked = |message: &Value| message["method"] == method.as_str();
        if !client.asked.iter().any(is_asked) {
            client.wait_for(&method, is_asked);
        }
    }
    let told = lenses(&mut client, URI, STORY, "utf-16");
    assert_eq!(told[0], "🏊 Pool shut: 3 quotes · 2 speakers");
    client.leave();
}
