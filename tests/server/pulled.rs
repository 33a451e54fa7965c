//! Diagnostics that the client asks for: of one document, and of all drafts of the workspace.

use std::{fs, path::Path};

use serde_json::{Value, json};

use super::client::{Client, URI, at, capable_but, codes, folder, offset, range};

/// What a client that asks for diagnostics says it can do.
fn pulling(changes: &[(&str, Value)]) -> Value {
    let mut capabilities = capable_but(&[
        (
            "/textDocument/diagnostic",
            json!({"relatedDocumentSupport": true}),
        ),
        ("/workspace/diagnostics", json!({"refreshSupport": true})),
        ("/window", json!({"workDoneProgress": true})),
    ]);
    for (pointer, value) in changes {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        capabilities.pointer_mut(parent).unwrap()[name] = value.clone();
    }
    capabilities
}

fn address(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// A client that works in these folders.
fn in_folders(folders: &[&Path], capabilities: Value) -> Client {
    let folders: Vec<_> = folders
        .iter()
        .map(|folder| json!({"uri": address(folder), "name": "desk"}))
        .collect();
    let mut client = Client::start(&[]);
    client.greet(
        json!({"processId": null, "capabilities": capabilities, "workspaceFolders": folders}),
    );
    client
}

fn open(client: &mut Client, uri: &str, text: &str) {
    let item = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": text});
    client.notify("textDocument/didOpen", json!({"textDocument": item}));
}

fn pull(client: &mut Client, uri: &str, previous: &Value) -> Value {
    let mut params = json!({"textDocument": {"uri": uri}});
    if !previous.is_null() {
        params["previousResultId"] = previous.clone();
    }
    client.result("textDocument/diagnostic", params)
}

fn is_pushed(message: &Value) -> bool {
    message["method"] == "textDocument/publishDiagnostics"
}

#[test]
fn a_client_that_asks_is_answered_and_sent_nothing() {
    let text = "🏊 About XX people came.\r\n\r\n🏊 The the end.\r\n";
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = Client::greeted(pulling(&[(
            "/general/positionEncodings",
            json!([encoding]),
        )]));
        let provider = &client.welcome["capabilities"]["diagnosticProvider"];
        assert_eq!(provider["interFileDependencies"], false);
        assert_eq!(provider["workspaceDiagnostics"], true);
        open(&mut client, URI, text);
        let report = pull(&mut client, URI, &Value::Null);
        assert_eq!(report["kind"], "full");
        let found = report["items"].as_array().unwrap();
        assert_eq!(codes(found), ["draft/placeholder", "draft/repeated-word"]);
        let words = |found: &Value| {
            let place = |end: &str| offset(text, &found["range"][end], encoding);
            text[place("start")..place("end")].to_owned()
        };
        assert_eq!(words(&found[0]), "XX");
        let again = pull(&mut client, URI, &report["resultId"]);
        assert_eq!(
            again,
            json!({"kind": "unchanged", "resultId": report["resultId"]})
        );
        // What is found is the same, and stands where it stood.
        client.change(2, Some(at(2, 0)), "");
        let again = pull(&mut client, URI, &report["resultId"]);
        assert_eq!(again["kind"], "unchanged");
        client.change(3, Some(at(0, 0)), "\n");
        let moved = pull(&mut client, URI, &report["resultId"]);
        assert_eq!(moved["kind"], "full");
        assert_eq!(moved["items"][0]["range"]["start"]["line"], 1);
        let strange = pull(&mut client, URI, &json!("no-such-result"));
        assert_eq!(strange["kind"], "full");
        client.notify(
            "textDocument/didClose",
            json!({"textDocument": {"uri": URI}}),
        );
        assert_eq!(
            pull(&mut client, URI, &Value::Null),
            json!({"kind": "full", "items": []})
        );
        assert!(client.hears_nothing(is_pushed) && !client.heard.iter().any(is_pushed));
        client.leave();
    }
}

#[test]
fn a_client_that_does_not_ask_is_offered_nothing_of_the_kind() {
    let mut client = Client::capable();
    assert!(client.welcome["capabilities"]["diagnosticProvider"].is_null());
    assert_eq!(
        codes(&client.open(URI, "markdown", "The the end.")),
        ["draft/repeated-word"]
    );
    client.leave();
}

#[test]
fn a_client_that_would_not_learn_of_changed_settings_is_sent_its_diagnostics() {
    let pulls = json!({});
    let mut client = Client::greeted(capable_but(&[("/textDocument/diagnostic", pulls)]));
    assert!(client.welcome["capabilities"]["diagnosticProvider"].is_null());
    assert_eq!(
        codes(&client.open(URI, "markdown", "The the end.")),
        ["draft/repeated-word"]
    );
    client.leave();

    let mut client = Client::start(&[]);
    let info = json!({"name": "Neovim", "version": "0.12.4"});
    client.greet(json!({"processId": null, "capabilities": pulling(&[]), "clientInfo": info}));
    assert!(client.welcome["capabilities"]["diagnosticProvider"].is_null());
    assert_eq!(
        codes(&client.open(URI, "markdown", "The the end.")),
        ["draft/repeated-word"]
    );
    client.leave();
}

#[test]
fn other_settings_are_a_reason_to_ask_anew() {
    let mut client = Client::greeted(pulling(&[]));
    open(&mut client, URI, "The the end.");
    let before = pull(&mut client, URI, &Value::Null);
    assert_eq!(before["items"].as_array().unwrap().len(), 1);
    client.notify(
        "workspace/didChangeConfiguration",
        json!({"settings": {"factdesk": {"ignore": ["draft"]}}}),
    );
    client.wait_for("the wish to be asked anew", |message| {
        message["method"] == "workspace/diagnostic/refresh"
    });
    let after = pull(&mut client, URI, &before["resultId"]);
    assert_eq!(after["items"], json!([]));
    client.leave();
}

#[test]
fn a_long_draft_is_answered_at_once_and_has_its_last_word() {
    // Longer than what is checked at one go, and the two spellings are far apart.
    let filler = "It rained on the pier again, and nobody minded much.\n\n".repeat(700);
    let text = format!(
        "Elliott Grainger resigned. The council met.\n\n{filler}Elliot Grainger declined to comment.\n"
    );
    let last = text.matches('\n').count() as u32 - 1;
    let mut client = Client::greeted(pulling(&[]));
    open(&mut client, URI, &text);
    let first = pull(&mut client, URI, &Value::Null);
    let found = first["items"].as_array().unwrap();
    assert_eq!(codes(found), ["names/inconsistent-spelling"]);
    assert_eq!(found[0]["range"]["start"]["line"], last);
    // What makes it a finding goes away far above it: only the last word can know.
    let opening = range((0, 0), (1, 0));
    for (version, words) in [
        (2, "Ines Ortiz resigned. The council met.\n"),
        (3, "Elliot Grainger resigned.\n"),
    ] {
        client.change(version, Some(opening.clone()), words);
        let answer = pull(&mut client, URI, &Value::Null);
        if answer["items"] != json!([]) {
            client.wait_for("the wish to be asked anew", |message| {
                message["method"] == "workspace/diagnostic/refresh"
            });
        }
        assert_eq!(pull(&mut client, URI, &Value::Null)["items"], json!([]));
    }
    client.leave();
}

/// The reports of the workspace, by the names of the files.
fn workspace(client: &mut Client, previous: &[Value]) -> Vec<(String, Value)> {
    let params = json!({"previousResultIds": previous});
    let report = client.result("workspace/diagnostic", params);
    named(report["items"].as_array().unwrap())
}

fn named(items: &[Value]) -> Vec<(String, Value)> {
    let name = |item: &Value| {
        item["uri"]
            .as_str()
            .unwrap()
            .rsplit('/')
            .next()
            .unwrap()
            .to_owned()
    };
    items
        .iter()
        .map(|item| (name(item), item.clone()))
        .collect()
}

/// What the client says it has of these reports.
fn had(reports: &[(String, Value)]) -> Vec<Value> {
    let with_id = reports
        .iter()
        .filter(|(_, report)| !report["resultId"].is_null());
    with_id
        .map(|(_, report)| json!({"uri": report["uri"], "value": report["resultId"]}))
        .collect()
}

#[test]
fn the_workspace_is_all_drafts_of_all_folders_open_or_not() {
    let ((_one, one), (_two, two)) = (folder(), folder());
    fs::create_dir(one.join("archive")).unwrap();
    fs::write(one.join("factdesk.toml"), "exclude = [\"archive/**\"]\n").unwrap();
    fs::write(one.join("archive/old.md"), "The the end.\n").unwrap();
    fs::write(one.join("a.md"), "The the end.\n").unwrap();
    fs::write(one.join("open.md"), "It was right on the disk.\n").unwrap();
    fs::write(one.join("notes.csv"), "the the,end\n").unwrap();
    fs::write(one.join("broken.txt"), b"caf\xe9 the the").unwrap();
    fs::write(two.join("b.html"), "<p>The the end.</p>\n").unwrap();
    let mut client = in_folders(&[&one, &two], pulling(&[]));
    let open_one = address(&one.join("open.md"));
    open(&mut client, &open_one, "About XX people came.\n");
    open(&mut client, "untitled:Untitled-1", "The the end.\n");

    let reports = workspace(&mut client, &[]);
    let mut told: Vec<_> = reports
        .iter()
        .map(|(name, report)| {
            let found = report["items"].as_array().unwrap();
            (
                name.as_str(),
                codes(found).join(" "),
                report["version"].clone(),
            )
        })
        .collect();
    told.sort_by_key(|(name, ..)| (*name).to_owned());
    assert_eq!(
        told,
        [
            ("a.md", "draft/repeated-word".to_owned(), Value::Null),
            ("b.html", "draft/repeated-word".to_owned(), Value::Null),
            ("broken.txt", String::new(), Value::Null),
            ("open.md", "draft/placeholder".to_owned(), json!(1)),
            (
                "untitled:Untitled-1",
                "draft/repeated-word".to_owned(),
                json!(1)
            ),
        ]
    );
    let is_log = |message: &Value| message["method"] == "window/logMessage";
    let logged: Vec<_> = client
        .heard
        .iter()
        .filter(|message| is_log(message))
        .collect();
    assert_eq!(logged.len(), 1, "{logged:?}");
    let message = logged[0]["params"]["message"].as_str().unwrap();
    assert!(message.contains("broken.txt is not checked"), "{message}");

    // Nothing changed; then one did, one is gone and one came.
    let again = workspace(&mut client, &had(&reports));
    assert!(
        again
            .iter()
            .all(|(name, report)| report["kind"] == "unchanged" || name == "broken.txt"),
        "{again:?}"
    );
    fs::write(one.join("a.md"), "The end, at last.\n").unwrap();
    fs::remove_file(two.join("b.html")).unwrap();
    fs::write(two.join("c.md"), "About XX people came.\n").unwrap();
    let after = workspace(&mut client, &had(&reports));
    let of = |name: &str| &after.iter().find(|(found, _)| found == name).unwrap().1;
    assert_eq!(of("a.md")["items"], json!([]));
    assert_eq!(
        of("b.html")["items"],
        json!([]),
        "what is gone shows nothing any more"
    );
    assert_eq!(of("open.md")["kind"], "unchanged");
    assert_eq!(
        codes(of("c.md")["items"].as_array().unwrap()),
        ["draft/placeholder"]
    );

    // One folder is left.
    client.notify(
        "workspace/didChangeWorkspaceFolders",
        json!({"event": {"added": [], "removed": [{"uri": address(&two), "name": "desk"}]}}),
    );
    let after = workspace(&mut client, &had(&after));
    let of = |name: &str| &after.iter().find(|(found, _)| found == name).unwrap().1;
    assert_eq!(of("c.md")["items"], json!([]));
    client.leave();
}

#[test]
fn settings_for_a_folder_hold_for_its_drafts_and_other_settings_are_other_results() {
    let (_guard, desk) = folder();
    fs::write(desk.join("a.md"), "The the end.\n").unwrap();
    let mut client = in_folders(&[&desk], pulling(&[]));
    let before = workspace(&mut client, &[]);
    fs::write(desk.join("factdesk.toml"), "ignore = [\"draft\"]\n").unwrap();
    client.notify(
        "workspace/didChangeWatchedFiles",
        json!({"changes": [{"uri": address(&desk.join("factdesk.toml")), "type": 1}]}),
    );
    let after = workspace(&mut client, &had(&before));
    assert_eq!(after[0].1["kind"], "full");
    assert_eq!(after[0].1["items"], json!([]));
    client.leave();
}

#[test]
fn a_draft_that_changes_on_the_disk_is_a_reason_to_ask_anew_once_the_workspace_was_asked_about() {
    let (_guard, desk) = folder();
    fs::write(desk.join("a.md"), "The the end.\n").unwrap();
    let watches = json!({"dynamicRegistration": true});
    let mut client = in_folders(
        &[&desk],
        pulling(&[("/workspace/didChangeWatchedFiles", watches)]),
    );
    let registered = client.wait_for("the wish for news of files", |message| {
        message["method"] == "client/registerCapability"
    });
    assert!(
        registered
            .to_string()
            .contains("**/*.{md,markdown,txt,html,htm}"),
        "{registered}"
    );
    let changed = json!({"changes": [{"uri": address(&desk.join("a.md")), "type": 2}]});
    let is_refresh = |message: &Value| message["method"] == "workspace/diagnostic/refresh";
    client.notify("workspace/didChangeWatchedFiles", changed.clone());
    workspace(&mut client, &[]);
    assert!(!client.asked.iter().any(is_refresh));
    client.notify("workspace/didChangeWatchedFiles", changed.clone());
    client.wait_for("the wish to be asked anew", is_refresh);
    // An open draft is as the client has it.
    open(&mut client, &address(&desk.join("a.md")), "The end.\n");
    client.notify("workspace/didChangeWatchedFiles", changed);
    assert!(client.hears_nothing(is_refresh));
    client.leave();
}
