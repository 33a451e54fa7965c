//! A name spelt anew wherever the draft has it.

use serde_json::{Value, json};

use super::client::{Client, URI, capable, capable_but, edited, in_each_encoding, position, words};

const STORY: &str = "# 🙂 Lind shuts pool\r\n\r\n\
    Mara Lind, the mayor of Port Merrow, closed the pool. 🙂 “We were never warned,” Lind said.\r\n\r\n\
    Lind’s office called M. Lind a friend. “Lind is wrong,” she said. The Linds met the mayor, and LIND won.\r\n";

/// `capable`, and asks before it changes what is marked so.
fn asking() -> Value {
    capable_but(&[
        (
            "/textDocument/rename",
            json!({"prepareSupport": true, "honorsChangeAnnotations": true}),
        ),
        (
            "/workspace/workspaceEdit",
            json!({"documentChanges": true, "changeAnnotationSupport": {"groupsOnLabel": true}}),
        ),
    ])
}

fn rename(client: &mut Client, at: (&str, &str, usize), new: &str, encoding: &str) -> Value {
    let params = json!({
        "textDocument": {"uri": URI}, "position": position(at.0, at.1, at.2, encoding), "newName": new,
    });
    client.request("textDocument/rename", params)
}

/// The draft after a renaming that must succeed.
fn renamed(client: &mut Client, at: (&str, &str, usize), new: &str, encoding: &str) -> String {
    let answer = rename(client, at, new, encoding);
    assert!(answer["result"].is_object(), "{answer}");
    edited(at.0, &answer["result"], URI, encoding)
}

fn refusal(answer: &Value) -> &str {
    assert_eq!(answer["error"]["code"], -32803, "{answer}");
    answer["error"]["message"].as_str().unwrap()
}

#[test]
fn each_form_of_a_name_changes_its_own_part_and_quotes_stay() {
    let expected = STORY
        .replace("Lind", "Lund")
        .replace("LIND", "LUND")
        .replace("“Lund is wrong,”", "“Lind is wrong,”");
    in_each_encoding(&capable(), ("markdown", STORY), |client, encoding| {
        let whole = renamed(client, (STORY, "Mara", 0), "Mara Lund", encoding);
        assert_eq!(whole, expected);
        for nth in [0, 2, 3] {
            let part = renamed(client, (STORY, "Lind", nth), "Lund", encoding);
            assert_eq!(part, expected, "at {nth}");
        }
        let given = renamed(client, (STORY, "Mara", 0), "Tara Lind", encoding);
        assert_eq!(
            given,
            STORY.replace("Mara", "Tara").replace("M. Lind", "T. Lind")
        );
    });
}

#[test]
fn inside_quotes_the_client_asks_first_if_it_can() {
    in_each_encoding(&asking(), ("markdown", STORY), |client, encoding| {
        let answer = rename(client, (STORY, "Mara", 0), "Mara Lund", encoding);
        let edit = &answer["result"];
        let document = &edit["documentChanges"][0];
        assert_eq!(document["textDocument"], json!({"uri": URI, "version": 1}));
        let edits = document["edits"].as_array().unwrap();
        let marked: Vec<&Value> = edits
            .iter()
            .filter(|edit| !edit["annotationId"].is_null())
            .collect();
        assert_eq!(marked.len(), 1, "{answer}");
        assert_eq!(words(STORY, &marked[0]["range"], encoding), "Lind");
        let annotation = &edit["changeAnnotations"][marked[0]["annotationId"].as_str().unwrap()];
        assert_eq!(annotation["needsConfirmation"], true, "{answer}");
        assert_eq!(
            edited(STORY, edit, URI, encoding),
            STORY.replace("Lind", "Lund").replace("LIND", "LUND")
        );
    });
}

#[test]
fn what_will_be_renamed_is_shown_first() {
    in_each_encoding(&asking(), ("markdown", STORY), |client, encoding| {
        let provider = &client.welcome["capabilities"]["renameProvider"];
        assert_eq!(provider["prepareProvider"], true);
        for (at, nth, name) in [
            ("Mara", 0, "Mara Lind"),
            ("Lind", 2, "Lind"),
            ("Lind", 3, "Lind"),
        ] {
            let found = client.result_at("textDocument/prepareRename", (STORY, at, nth), encoding);
            assert_eq!(found["placeholder"], name);
            assert_eq!(words(STORY, &found["range"], encoding), name);
        }
    });
}

#[test]
fn what_is_no_name_is_refused_with_the_reason() {
    let mut client = Client::greeted(asking());
    client.open(URI, "markdown", STORY);
    for (at, nth, reason) in [
        ("she", 0, "“she” means Mara Lind"),
        ("the mayor of", 0, "is a title"),
        ("closed", 0, "no name here"),
        ("never", 0, "no name here"),
    ] {
        let place = position(STORY, at, nth, "utf-16");
        let params = json!({"textDocument": {"uri": URI}, "position": place});
        let prepared = client.request("textDocument/prepareRename", params);
        assert!(refusal(&prepared).contains(reason), "{prepared}");
        let answer = rename(&mut client, (STORY, at, nth), "Mara Lund", "utf-16");
        assert!(refusal(&answer).contains(reason), "{answer}");
    }
    for (new, reason) in [
        ("", "empty"),
        (" \t ", "empty"),
        ("Mara\nLund", "one line"),
        ("Mara\u{7}", "one line"),
        ("12", "letters"),
    ] {
        let answer = rename(&mut client, (STORY, "Mara", 0), new, "utf-16");
        assert!(refusal(&answer).contains(reason), "{answer}");
    }
    let same = rename(&mut client, (STORY, "Mara", 0), " Mara Lind ", "utf-16");
    assert_eq!(same["result"], Value::Null, "{same}");
    assert!(same["error"].is_null(), "{same}");
    client.leave();
}

#[test]
fn a_name_that_stands_in_quotes_only_is_left_to_hand_where_nobody_can_be_asked() {
    const QUOTED: &str = "“I met Osei Darko,” said Mara Lind. “We like Darko.”\n";
    let mut client = Client::capable();
    client.open(URI, "markdown", QUOTED);
    let answer = rename(&mut client, (QUOTED, "Osei", 0), "Osei Durko", "utf-16");
    assert!(refusal(&answer).contains("inside quotes only"), "{answer}");
    client.leave();
}

#[test]
fn the_name_of_a_body_changes_and_its_initials_stay() {
    const BODY: &str = "The Coastal Safety Board (CSB) met. The CSB left, and the Coastal Safety Board’s boat sank.\n";
    let mut client = Client::capable();
    client.open(URI, "markdown", BODY);
    let new = renamed(
        &mut client,
        (BODY, "Coastal", 0),
        "Harbour Safety Board",
        "utf-16",
    );
    assert_eq!(new, BODY.replace("Coastal", "Harbour"));
    client.leave();
}

#[test]
fn markup_around_words_stays_and_markup_in_a_word_refuses() {
    let mut client = Client::greeted(asking());
    for (text, at, new, expected) in [
        (
            "Mara **Lind** spoke. *Lind’s* boat sank.\n",
            "Mara",
            "Mara Lund",
            Some("Mara **Lund** spoke. *Lund’s* boat sank.\n"),
        ),
        (
            "**Mara Lind** spoke. [Lind](x) left.\n",
            "Mara",
            "Mara Lund Berg",
            Some("**Mara Lund Berg** spoke. [Lund Berg](x) left.\n"),
        ),
        (
            "Mara Lind spoke. Mara L**in**d left.\n",
            "Mara",
            "Mara Lund",
            None,
        ),
        ("Mara **Lind** spoke.\n", "Mara", "Mara Jane Lund", None),
    ] {
        client.open(URI, "markdown", text);
        let answer = rename(&mut client, (text, at, 0), new, "utf-16");
        match expected {
            Some(expected) => assert_eq!(edited(text, &answer["result"], URI, "utf-16"), expected),
            None => assert!(
                refusal(&answer).contains("on line 1 has markup inside the name"),
                "{answer}"
            ),
        }
        client.notify(
            "textDocument/didClose",
            json!({"textDocument": {"uri": URI}}),
        );
    }
    client.leave();
}

#[test]
fn the_name_that_is_shown_first_has_no_markup() {
    let mut client = Client::greeted(asking());
    for (language, text) in [
        ("markdown", "Mara\n**Lind** spoke.\n"),
        ("html", "<p>Mara <b>L&iacute;nd</b> spoke.</p>"),
    ] {
        client.open(URI, language, text);
        let found = client.result_at("textDocument/prepareRename", (text, "Mara", 0), "utf-16");
        let name = found["placeholder"].as_str().unwrap();
        assert!(name == "Mara Lind" || name == "Mara Línd", "{found}");
        client.notify(
            "textDocument/didClose",
            json!({"textDocument": {"uri": URI}}),
        );
    }
    client.leave();
}

#[test]
fn in_a_page_entities_are_letters_and_new_ones_are_written_where_needed() {
    const PAGE: &str =
        "<p>🙂 Mara L&oslash;v&aring;s met the <b>Bell Trust</b>. Løvås left.</p>\r\n";
    in_each_encoding(&capable(), ("html", PAGE), |client, encoding| {
        let lind = renamed(client, (PAGE, "Mara", 0), "Mara Lind", encoding);
        assert_eq!(
            lind,
            PAGE.replace("L&oslash;v&aring;s", "Lind")
                .replace("Løvås", "Lind")
        );
        let trust = renamed(client, (PAGE, "Bell", 0), "Bell & Reis Trust", encoding);
        assert_eq!(trust, PAGE.replace("Bell Trust", "Bell &amp; Reis Trust"));
    });
}

#[test]
fn namesakes_keep_their_names_and_a_shared_family_is_left_alone() {
    const FAMILY: &str = "Mara Lind met Tomas Lind. Mara Lind left. The Linds were late.\n";
    let mut client = Client::capable();
    client.open(URI, "markdown", FAMILY);
    let new = renamed(&mut client, (FAMILY, "Mara", 0), "Mara Lund", "utf-16");
    assert_eq!(new, FAMILY.replace("Mara Lind", "Mara Lund"));
    client.leave();
}

#[test]
fn a_family_name_alone_that_several_people_have_is_asked_about() {
    const FAMILY: &str =
        "Mara Lind, the mayor, spoke.\n\nLind left. Mayor Lind ate.\n\nTomas Lind came.\n";
    let mut client = Client::greeted(asking());
    client.open(URI, "markdown", FAMILY);
    let answer = rename(&mut client, (FAMILY, "Mara", 0), "Mara Lund", "utf-16");
    let edits = &answer["result"]["documentChanges"][0]["edits"];
    let asked: Vec<(&Value, &str)> = edits
        .as_array()
        .unwrap()
        .iter()
        .map(|edit| {
            (
                &edit["annotationId"],
                words(FAMILY, &edit["range"], "utf-16"),
            )
        })
        .collect();
    let shared = json!("shared-name");
    assert_eq!(
        asked,
        [
            (&Value::Null, "Lind"),
            (&shared, "Lind"),
            (&Value::Null, "Lind")
        ]
    );
    let annotation = &answer["result"]["changeAnnotations"]["shared-name"];
    assert_eq!(annotation["needsConfirmation"], true);
    client.leave();
}

#[test]
fn a_possessive_fits_the_new_name() {
    const TEXT: &str = "Mara Jones spoke. Jones’ boat sank. Jones’s boat rose.\n";
    let mut client = Client::capable();
    client.open(URI, "markdown", TEXT);
    let new = renamed(&mut client, (TEXT, "Mara", 0), "Mara Lind", "utf-16");
    assert_eq!(
        new,
        "Mara Lind spoke. Lind’s boat sank. Lind’s boat rose.\n"
    );
    client.leave();
}

#[test]
fn a_client_that_knows_no_versions_gets_plain_changes() {
    let plain = capable_but(&[(
        "/workspace/workspaceEdit",
        json!({"documentChanges": false}),
    )]);
    let mut client = Client::greeted(plain);
    assert_eq!(client.welcome["capabilities"]["renameProvider"], true);
    client.open(URI, "markdown", STORY);
    let answer = rename(&mut client, (STORY, "Mara", 0), "Mara Lund", "utf-16");
    assert!(answer["result"]["documentChanges"].is_null(), "{answer}");
    assert!(answer["result"]["changes"][URI].is_array(), "{answer}");
    let unknown = json!({
        "textDocument": {"uri": "file:///nowhere/else.md"}, "position": {"line": 0, "character": 0}, "newName": "x",
    });
    assert_eq!(
        client.result("textDocument/rename", unknown.clone()),
        Value::Null
    );
    assert_eq!(
        client.result("textDocument/prepareRename", unknown),
        Value::Null
    );
    client.leave();
}
