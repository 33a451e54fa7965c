//! The outline of a draft.

use serde_json::{Value, json};

use super::client::{Client, URI, capable_but, in_each_encoding, offset, words};

const STORY: &str = "---\r\ndate: 2026-03-11\r\n---\r\n\r\n# 🙂 Pool closes\r\n\r\n\
    Mara Lind, the mayor of Port Merrow, closed the pool. 🙂 “We were never warned,” Lind said.\r\n\r\n\
    ## The roof\r\n\r\n“It leaks,” said Osei Darko of the Coastal Safety Board.\r\n\r\n\
    ### The bill\r\n\r\n“Nobody knows.” The room fell silent.\r\n\r\n\
    ## The pier\r\n\r\nIt is *shut*. The so-called “pier” was new.\r\n";

const PAGE: &str = "<h1>🙂 Pool &amp; pier</h1>\r\n<p>“It <i>leaks</i>,” said Mara Lind.</p>\r\n\
    <h2>The roof</h2>\r\n<p>“It fell,” she said.</p>\r\n";

const TREE: (&str, bool) = ("/textDocument/documentSymbol", true);

fn tree() -> Value {
    capable_but(&[(TREE.0, json!({"hierarchicalDocumentSymbolSupport": TREE.1}))])
}

fn symbols(client: &mut Client) -> Value {
    client.result(
        "textDocument/documentSymbol",
        json!({"textDocument": {"uri": URI}}),
    )
}

/// The outline as lines, two spaces a level.
fn lines(found: &Value, level: usize) -> Vec<String> {
    let mut all = Vec::new();
    for symbol in found.as_array().map_or(&[][..], Vec::as_slice) {
        let detail = symbol["detail"].as_str();
        let detail = detail.map_or(String::new(), |detail| format!(" ({detail})"));
        let name = symbol["name"].as_str().unwrap();
        all.push(format!("{}{name}{detail}", "  ".repeat(level)));
        all.extend(lines(&symbol["children"], level + 1));
    }
    all
}

/// Each range holds its selection and its children.
fn keeps_the_rules(text: &str, found: &Value, encoding: &str, around: (usize, usize)) {
    for symbol in found.as_array().map_or(&[][..], Vec::as_slice) {
        let span = |name: &str| {
            let at = |end: &str| offset(text, &symbol[name][end], encoding);
            (at("start"), at("end"))
        };
        let (all, chosen) = (span("range"), span("selectionRange"));
        assert!(around.0 <= all.0 && all.1 <= around.1, "{symbol}");
        assert!(all.0 <= chosen.0 && chosen.1 <= all.1, "{symbol}");
        assert!(!symbol["name"].as_str().unwrap().trim().is_empty());
        keeps_the_rules(text, &symbol["children"], encoding, all);
    }
}

#[test]
fn the_outline_has_sections_with_their_quotes_and_people() {
    in_each_encoding(&tree(), ("markdown", STORY), |client, encoding| {
        let found = symbols(client);
        assert_eq!(
            lines(&found, 0),
            [
                "🙂 Pool closes",
                "  Mara Lind: “We were never warned,”",
                "  The roof",
                "    Osei Darko: “It leaks,”",
                "    The bill",
                "      “Nobody knows.” (nobody named)",
                "  The pier",
                "People (2)",
                "  Mara Lind (mayor of Port Merrow · 2 mentions · 1 quote)",
                "  Osei Darko (1 mention · 1 quote)",
                "Organisations (1)",
                "  Coastal Safety Board (1 mention)",
            ]
        );
        keeps_the_rules(STORY, &found, encoding, (0, STORY.len()));
        let chosen = |pointer: &str| words(STORY, found.pointer(pointer).unwrap(), encoding);
        assert_eq!(chosen("/0/selectionRange"), "🙂 Pool closes");
        assert_eq!(chosen("/0/children/1/selectionRange"), "The roof");
        assert!(chosen("/0/children/1/range").starts_with("## The roof"));
        assert_eq!(chosen("/1/children/0/selectionRange"), "Mara Lind");
        assert_eq!(
            chosen("/1/children/0/range"),
            "Mara Lind, the mayor of Port Merrow"
        );
    });
}

#[test]
fn a_page_has_an_outline_too() {
    in_each_encoding(&tree(), ("html", PAGE), |client, encoding| {
        let found = symbols(client);
        assert_eq!(
            lines(&found, 0),
            [
                "🙂 Pool & pier",
                "  Mara Lind: “It leaks,”",
                "  The roof",
                "    Mara Lind: “It fell,”",
                "People (1)",
                "  Mara Lind (2 mentions · 2 quotes)",
            ]
        );
        keeps_the_rules(PAGE, &found, encoding, (0, PAGE.len()));
    });
}

#[test]
fn a_client_without_trees_gets_a_list_that_says_what_is_in_what() {
    in_each_encoding(
        &capable_but(&[]),
        ("markdown", STORY),
        |client, encoding| {
            let found = symbols(client);
            let list: Vec<(&str, &str, &str)> = found
                .as_array()
                .unwrap()
                .iter()
                .map(|one| {
                    assert_eq!(one["location"]["uri"], URI);
                    (
                        one["containerName"].as_str().unwrap_or(""),
                        one["name"].as_str().unwrap(),
                        words(STORY, &one["location"]["range"], encoding),
                    )
                })
                .collect();
            assert!(list.contains(&("", "🙂 Pool closes", "🙂 Pool closes")));
            assert!(list.contains(&("The roof", "Osei Darko: “It leaks,”", "“It leaks,”")));
            assert!(list.contains(&("People", "Mara Lind", "Mara Lind")));
            assert!(list.iter().all(|one| one.1 != "People"), "{list:?}");
        },
    );
}

#[test]
fn drafts_without_heads_and_quotes_over_a_head_keep_the_rules() {
    let drafts = [
        "",
        "\n\n",
        "Mara Lind spoke.\n",
        "“It leaks,” said Mara Lind.\n\n## Roof\n\n“It fell.\n\n## Pier\n\n“It rose,” she said.\n",
        "## Roof\n\n# Top\n\n#### Deep\n\n## Pier\n\n“It fell,” said Mara Lind.\n",
        "“One.\n\n“Two.\n\n## Pier\n\n“Three,” said Mara Lind.\n",
    ];
    let mut client = Client::greeted(tree());
    for (number, draft) in drafts.iter().enumerate() {
        let uri = format!("file:///nowhere/{number}.md");
        client.open(&uri, "markdown", draft);
        let found = client.result(
            "textDocument/documentSymbol",
            json!({"textDocument": {"uri": uri}}),
        );
        keeps_the_rules(draft, &found, "utf-16", (0, draft.len()));
    }
    let unknown = json!({"textDocument": {"uri": "file:///nowhere/else.md"}});
    assert_eq!(
        client.result("textDocument/documentSymbol", unknown),
        Value::Null
    );
    client.leave();
}

#[test]
fn many_outlines_asked_for_at_once_are_each_of_their_draft() {
    let mut client = Client::greeted(capable_but(&[(
        "/textDocument/documentSymbol",
        json!({"hierarchicalDocumentSymbolSupport": true}),
    )]));
    let uri = |number: usize| format!("file:///nowhere/{number}.md");
    for number in 0..4 {
        let text = format!(
            "# Story {number}\n\n{}",
            "“We wait 🙂,” she said.\n\n".repeat(50)
        );
        client.open(&uri(number), "markdown", &text);
    }
    let asked: Vec<(usize, i64)> = (0..24)
        .map(|turn| {
            let document = json!({"textDocument": {"uri": uri(turn % 4)}});
            let id = client.ask("textDocument/documentSymbol", document);
            if turn % 3 == 0 {
                client.notify("$/cancelRequest", json!({"id": id}));
            }
            (turn, id)
        })
        .collect();
    // In whatever order they come.
    for _ in 0..asked.len() {
        let answer = client.wait_for("an answer", |message| message["method"].is_null());
        let (turn, _) = asked.iter().find(|(_, id)| answer["id"] == *id).unwrap();
        if answer["error"]["code"] == -32800 {
            assert_eq!(turn % 3, 0);
            continue;
        }
        let top = &answer["result"][0];
        assert_eq!(top["name"], format!("Story {}", turn % 4));
        assert_eq!(top["children"].as_array().unwrap().len(), 50);
    }
    client.leave();
}
