//! Code actions: fixes, stets, all safe fixes; each is made as an editor makes it and looked at.

use serde_json::{Value, json};

use super::client::{Client, URI, at, capable, capable_but, codes, edited, range};

/// The action whose title begins so.
fn titled<'a>(actions: &'a [Value], title: &str) -> &'a Value {
    actions
        .iter()
        .find(|action| {
            action["title"]
                .as_str()
                .is_some_and(|found| found.starts_with(title))
        })
        .unwrap_or_else(|| panic!("no “{title}” among {actions:?}"))
}

/// Opens `text`, makes the action on its first diagnostic, and says what the text is then and what is still found.
fn made(language: &str, text: &str, title: &str) -> (String, Vec<String>) {
    let mut client = Client::capable();
    let uri = "file:///nowhere/text";
    let diagnostics = client.open(uri, language, text);
    let first = diagnostics
        .first()
        .unwrap_or_else(|| panic!("nothing is found in {text:?}"));
    let actions = client.actions(uri, &first["range"], json!({"diagnostics": [first]}));
    let after = edited(text, &titled(&actions, title)["edit"], uri, "utf-16");
    client.notify(
        "textDocument/didClose",
        json!({"textDocument": {"uri": uri}}),
    );
    let left = client.open(uri, language, &after);
    let left = codes(&left).into_iter().map(str::to_owned).collect();
    client.leave();
    (after, left)
}

#[test]
fn a_fix_changes_the_words_and_nothing_else_in_any_encoding() {
    let text = "🙂 é\r\nA 🙂 the the end, he said.\r\n";
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let offered = json!([encoding]);
        let mut client = Client::greeted(capable_but(&[("/general/positionEncodings", offered)]));
        let diagnostics = client.open(URI, "markdown", text);
        let actions = client.actions(
            URI,
            &diagnostics[0]["range"],
            json!({"diagnostics": diagnostics}),
        );
        let fix = &actions[0];
        assert_eq!(
            edited(text, &fix["edit"], URI, encoding),
            text.replace("the the", "the"),
            "{encoding}"
        );
        assert_eq!(fix["kind"], "quickfix");
        assert_eq!(fix["isPreferred"], true);
        assert_eq!(fix["diagnostics"], json!([diagnostics[0]]));
        assert_eq!(
            fix["edit"]["documentChanges"][0]["textDocument"],
            json!({"uri": URI, "version": 1})
        );
        client.leave();
    }
}

#[test]
fn a_client_without_versioned_edits_gets_plain_ones() {
    let plain = json!({"documentChanges": false});
    let mut client = Client::greeted(capable_but(&[("/workspace/workspaceEdit", plain)]));
    let text = "The the end.";
    let diagnostics = client.open(URI, "markdown", text);
    let actions = client.actions(URI, &diagnostics[0]["range"], json!({"diagnostics": []}));
    assert!(actions[0]["edit"].get("documentChanges").is_none());
    assert_eq!(edited(text, &actions[0]["edit"], URI, "utf-16"), "The end.");
    client.leave();
}

#[test]
fn a_stet_stands_where_it_excuses_and_readers_do_not_see_it() {
    let note = "<!-- stet draft/repeated-word -->";
    let cases = [
        // A paragraph of one line, in a file that ends its lines as the file does.
        (
            "markdown",
            "One.\r\n\r\nThe the end.\r\n",
            format!("One.\r\n\r\n{note}\r\nThe the end.\r\n"),
        ),
        // The first line of the file.
        (
            "markdown",
            "The the end.\n",
            format!("{note}\nThe the end.\n"),
        ),
        // Inside a paragraph a line of its own would cut it in two.
        (
            "markdown",
            "One line\nand the the next\nand a third.\n",
            format!("One line\nand the the next {note}\nand a third.\n"),
        ),
        // A comment before a list's later items would end the list.
        (
            "markdown",
            "- One.\n- The the end.\n",
            format!("- One.\n- The the end. {note}\n"),
        ),
        (
            "markdown",
            "> One.\n> The the end.\n",
            format!("> One.\n> The the end. {note}\n"),
        ),
        (
            "markdown",
            "# The the end\n\nText.\n",
            format!("{note}\n# The the end\n\nText.\n"),
        ),
        // The last line has no break.
        (
            "markdown",
            "One.\n\nThe the end.",
            format!("One.\n\n{note}\nThe the end."),
        ),
        (
            "html",
            "<p>One.</p>\n<p>The the end.</p>\n",
            format!("<p>One.</p>\n<p>The the end.</p> {note}\n"),
        ),
        (
            "plaintext",
            "One.\n\nThe the end.\n",
            "One.\n\n[stet draft/repeated-word]\nThe the end.\n".to_owned(),
        ),
    ];
    for (language, text, expected) in cases {
        let (after, left) = made(language, text, "Let it stand (");
        assert_eq!(after, expected, "{language}: {text:?}");
        assert!(left.is_empty(), "{after:?}: {left:?}");
    }
}

#[test]
fn a_second_stet_on_a_line_joins_the_first() {
    let text = "One.\n\n<!-- stet draft/repeated-word: his own words -->\nThe the end: TK.\n";
    let (after, left) = made("markdown", text, "Let it stand (");
    assert!(left.is_empty(), "{after:?}: {left:?}");
    assert_eq!(after.lines().count(), text.lines().count());
    let text = "One.\n\nThe the end: TK. <!-- stet draft/placeholder -->\n";
    let (after, left) = made("markdown", text, "Let it stand (");
    assert!(left.is_empty(), "{after:?}: {left:?}");
}

#[test]
fn a_stet_for_the_file_excuses_all_of_a_rule() {
    for (language, text) in [
        ("markdown", "# Head\n\nThe the one.\n\nThe the other.\n"),
        (
            "markdown",
            "---\ntitle: x\n---\n\nThe the one.\n\nThe the other.\n",
        ),
        ("markdown", "The the one.\r\n\r\nThe the other.\r\n"),
        (
            "html",
            "<h1>Head</h1>\n<p>The the one.</p>\n<p>The the other.</p>\n",
        ),
        ("plaintext", "The the one.\n\nThe the other."),
    ] {
        let (after, left) = made(language, text, "Let it stand in this file");
        assert!(left.is_empty(), "{after:?}: {left:?}");
        assert!(
            text.starts_with("---\n") == after.starts_with("---\n"),
            "{after:?}"
        );
        let bare = after.replace("\r\n", "");
        assert!(!text.contains('\r') || !bare.contains('\n'), "{after:?}");
    }
}

#[test]
fn all_safe_fixes_are_made_at_once() {
    let text =
        "# Head\r\n\r\nThe the one 🙂 and the the other.\r\n\r\nOne of the the three: TK.\r\n";
    let mut client = Client::capable();
    client.open(URI, "markdown", text);
    let actions = client.actions(
        URI,
        &at(0, 0),
        json!({"diagnostics": [], "only": ["source.fixAll"]}),
    );
    let [action] = actions.as_slice() else {
        panic!("{actions:?}")
    };
    assert_eq!(action["kind"], "source.fixAll.factdesk");
    let after = edited(text, &action["edit"], URI, "utf-16");
    let expected = "# Head\r\n\r\nThe one 🙂 and the other.\r\n\r\nOne of the three: TK.\r\n";
    assert_eq!(after, expected);
    client.change(2, None, &after);
    let left = client.diagnostics(URI, 2);
    assert_eq!(codes(&left), ["draft/placeholder"]);
    let again = client.actions(
        URI,
        &at(0, 0),
        json!({"diagnostics": [], "only": ["source.fixAll.factdesk"]}),
    );
    assert!(again.is_empty(), "{again:?}");
    client.leave();
}

#[test]
fn only_the_kinds_asked_for_are_given() {
    let mut client = Client::capable();
    let text = "The the end.";
    let diagnostics = client.open(URI, "markdown", text);
    let here = diagnostics[0]["range"].clone();
    let mut kinds = |only: Value| {
        let mut context = json!({"diagnostics": []});
        if !only.is_null() {
            context["only"] = only;
        }
        let mut kinds: Vec<String> = client
            .actions(URI, &here, context)
            .iter()
            .map(|action| action["kind"].as_str().unwrap().to_owned())
            .collect();
        kinds.dedup();
        kinds
    };
    assert_eq!(kinds(json!(["quickfix"])), ["quickfix"]);
    assert_eq!(kinds(json!(["source"])), ["source.fixAll.factdesk"]);
    assert_eq!(
        kinds(json!(["source.fixAll.factdesk"])),
        ["source.fixAll.factdesk"]
    );
    assert_eq!(kinds(json!(["source.fixAll.other"])), [""; 0]);
    assert_eq!(kinds(json!(["source.fix"])), [""; 0]);
    assert_eq!(kinds(json!(["refactor"])), [""; 0]);
    assert_eq!(kinds(json!([""])), ["quickfix", "source.fixAll.factdesk"]);
    assert_eq!(kinds(Value::Null), ["quickfix", "source.fixAll.factdesk"]);
    client.leave();
}

#[test]
fn actions_are_about_the_range_and_only_where_something_is_found() {
    let mut client = Client::capable();
    client.open(
        URI,
        "markdown",
        "The the one.\n\nA quiet line.\n\nThe the other.\n",
    );
    let quick = json!({"diagnostics": [], "only": ["quickfix"]});
    assert!(
        client
            .actions(URI, &range((2, 0), (2, 7)), quick.clone())
            .is_empty()
    );
    let all = client.actions(URI, &range((0, 0), (400, 0)), quick.clone());
    let fixes = all
        .iter()
        .filter(|action| action["isPreferred"] == true)
        .count();
    assert_eq!(fixes, 2, "{all:#?}");
    assert!(
        client
            .actions("file:///nowhere/else.md", &at(0, 0), quick)
            .is_empty()
    );
    client.leave();
}

/// Neovim sends the diagnostics of the cursor's line, wherever on it the cursor is.
#[test]
fn a_finding_that_the_client_asks_about_has_its_way_out_anywhere() {
    let mut client = Client::capable();
    let diagnostics = client.open(URI, "markdown", "The the one.\n\nThe the other.\n");
    let sent = json!({"diagnostics": [diagnostics[0].clone()], "only": ["quickfix"]});
    let end = at(0, 12);
    let actions = client.actions(URI, &end, sent);
    assert_eq!(actions[0]["diagnostics"][0], diagnostics[0], "{actions:#?}");
    assert_eq!(actions[0]["isPreferred"], true);
    // One of other making, at the same place, is not ours to mend.
    let mut other = diagnostics[0].clone();
    other["code"] = json!("spelling");
    let sent = json!({"diagnostics": [other], "only": ["quickfix"]});
    assert!(client.actions(URI, &end, sent).is_empty());
    client.leave();
}

#[test]
fn no_edit_is_offered_for_text_that_has_moved_on() {
    let mut client = Client::greeted(capable());
    let diagnostics = client.open(URI, "markdown", "The the end.");
    let here = diagnostics[0]["range"].clone();
    for version in 2..60 {
        let params =
            json!({"textDocument": {"uri": URI}, "range": here, "context": {"diagnostics": []}});
        let id = client.ask("textDocument/codeAction", params);
        client.change(version, Some(at(0, 12)), " More.");
        let answer = client.answer_to(id);
        if answer["error"].is_null() {
            let edit = &answer["result"][0]["edit"]["documentChanges"][0];
            assert_eq!(edit["textDocument"]["version"], version - 1, "{answer}");
        } else {
            assert_eq!(answer["error"]["code"], -32801, "{answer}");
        }
    }
    client.leave();
}
