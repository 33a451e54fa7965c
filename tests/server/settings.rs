//! Settings: from the client in each way it may tell them, and from `factdesk.toml`, anew when it changes.

use std::{cell::Cell, fs, path::Path};

use serde_json::{Value, json};

use super::client::{Client, URI, capable, capable_but, codes, folder};

const TEXT: &str = "The the end: TK.\n";
const BOTH: [&str; 2] = ["draft/repeated-word", "draft/placeholder"];

fn address(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// The codes of the next diagnostics of a document that are these.
fn wait_for_codes(client: &mut Client, uri: &str, expected: &[&str]) {
    client.wait_for(&format!("{expected:?}"), |message| {
        message["method"] == "textDocument/publishDiagnostics"
            && message["params"]["uri"] == uri
            && codes(message["params"]["diagnostics"].as_array().unwrap()) == expected
    });
}

#[test]
fn settings_come_with_initialize() {
    for options in [
        json!({"ignore": ["draft/placeholder"]}),
        json!({"factdesk": {"ignore": ["draft/placeholder"]}}),
    ] {
        let mut client = Client::start(&[]);
        client.greet(
            json!({"processId": null, "capabilities": capable(), "initializationOptions": options}),
        );
        assert_eq!(codes(&client.open(URI, "markdown", TEXT)), BOTH[..1]);
        client.leave();
    }
}

#[test]
fn settings_are_asked_for_and_asked_for_again() {
    let capabilities = capable_but(&[
        ("/workspace/configuration", json!(true)),
        (
            "/workspace/didChangeConfiguration",
            json!({"dynamicRegistration": true}),
        ),
    ]);
    let mut client = Client::start(&[]);
    client.settings = json!({"ignore": ["draft/placeholder"]});
    client.greet(json!({"processId": null, "capabilities": capabilities}));
    let item = json!({"uri": URI, "languageId": "markdown", "version": 1, "text": TEXT});
    client.notify("textDocument/didOpen", json!({"textDocument": item}));
    wait_for_codes(&mut client, URI, &BOTH[..1]);
    client.settings =
        json!({"ignore": ["draft/repeated-word"], "severity": {"draft/placeholder": "hint"}});
    client.notify(
        "workspace/didChangeConfiguration",
        json!({"settings": null}),
    );
    wait_for_codes(&mut client, URI, &BOTH[1..]);
    let registered: Vec<&Value> = client
        .asked
        .iter()
        .filter(|request| request["method"] == "client/registerCapability")
        .collect();
    assert_eq!(registered.len(), 1);
    assert_eq!(
        registered[0]["params"]["registrations"][0]["method"],
        "workspace/didChangeConfiguration"
    );
    client.leave();
}

#[test]
fn settings_are_pushed_by_clients_that_cannot_be_asked() {
    let mut client = Client::capable();
    assert_eq!(codes(&client.open(URI, "markdown", TEXT)), BOTH);
    let settings = json!({"settings": {"factdesk": {"ignore": ["draft"]}}});
    client.notify("workspace/didChangeConfiguration", settings.clone());
    assert!(client.diagnostics(URI, 1).is_empty());
    // The same again is no reason to publish.
    client.notify("workspace/didChangeConfiguration", settings);
    assert!(client.hears_nothing(|_| true));
    client.leave();
}

#[test]
fn wrong_settings_are_told_once_and_change_nothing() {
    let mut client = Client::capable();
    client.open(URI, "markdown", TEXT);
    client.notify(
        "workspace/didChangeConfiguration",
        json!({"settings": {"factdesk": {"ignore": ["draft/placehodler"]}}}),
    );
    let message = client.wait_for("a message", |message| {
        message["method"] == "window/showMessage"
    });
    let message = message["params"]["message"].as_str().unwrap();
    assert!(
        message.contains("draft/placeholder"),
        "the nearest right word is named: {message}"
    );
    client.change(2, None, TEXT);
    assert_eq!(codes(&client.diagnostics(URI, 2)), BOTH);
    client.leave();
}

#[test]
fn the_file_is_found_upwards_and_read_again_when_it_changes() {
    let (_kept, root) = folder();
    let file = root.join("factdesk.toml");
    fs::create_dir(root.join("drafts")).unwrap();
    fs::write(&file, "ignore = [\"draft/placeholder\"]\n").unwrap();
    let watch = json!({"dynamicRegistration": true});
    let mut client = Client::greeted(capable_but(&[("/workspace/didChangeWatchedFiles", watch)]));
    let uri = address(&root.join("drafts/draft.md"));
    assert_eq!(codes(&client.open(&uri, "markdown", TEXT)), BOTH[..1]);
    let registration = client
        .asked
        .iter()
        .find(|request| request["method"] == "client/registerCapability");
    let watchers =
        &registration.unwrap()["params"]["registrations"][0]["registerOptions"]["watchers"];
    assert_eq!(watchers[0]["globPattern"], "**/factdesk.toml");

    let changed = json!({"changes": [{"uri": address(&file), "type": 2}]});
    fs::write(&file, "ignore = [\"draft/repeated-word\"]\n").unwrap();
    client.notify("workspace/didChangeWatchedFiles", changed.clone());
    assert_eq!(codes(&client.diagnostics(&uri, 1)), BOTH[1..]);

    // Broken: the old settings stay, the fault is told once and shown where it is.
    fs::write(&file, "\nignroe = []\n").unwrap();
    client.notify("workspace/didChangeWatchedFiles", changed.clone());
    client.wait_for("diagnostics of the settings file", |message| {
        message["params"]["uri"] == address(&file).as_str()
    });
    client.notify(
        "textDocument/didClose",
        json!({"textDocument": {"uri": uri}}),
    );
    assert_eq!(codes(&client.open(&uri, "markdown", TEXT)), BOTH[1..]);
    let shown = client
        .heard
        .iter()
        .find(|message| message["params"]["uri"] == address(&file).as_str());
    let fault = &shown.expect("diagnostics of the settings file")["params"]["diagnostics"][0];
    assert_eq!(fault["range"]["start"]["line"], 1, "{fault}");
    assert!(
        fault["message"].as_str().unwrap().contains("ignore"),
        "{fault}"
    );
    let told = client
        .heard
        .iter()
        .filter(|message| message["method"] == "window/showMessage")
        .count();
    assert_eq!(told, 1);

    // Mended: the fault is taken back. Gone: the defaults.
    fs::write(&file, "ignore = [\"draft\"]\n").unwrap();
    client.notify("workspace/didChangeWatchedFiles", changed.clone());
    assert!(client.diagnostics(&uri, 1).is_empty());
    assert!(client.hears_nothing(|message| message["method"] == "window/showMessage"));
    let last = client
        .heard
        .iter()
        .rfind(|message| message["params"]["uri"] == address(&file).as_str());
    assert_eq!(last.unwrap()["params"]["diagnostics"], json!([]));
    fs::remove_file(&file).unwrap();
    client.notify("workspace/didChangeWatchedFiles", changed);
    assert_eq!(codes(&client.diagnostics(&uri, 1)), BOTH);
    client.leave();
}

#[test]
fn a_client_that_watches_no_files_still_sees_the_file_change() {
    let (_kept, root) = folder();
    let file = root.join("factdesk.toml");
    let mut client = Client::capable();
    let uri = address(&root.join("draft.md"));
    assert_eq!(codes(&client.open(&uri, "markdown", TEXT)), BOTH);
    fs::write(&file, "ignore = [\"draft/placeholder\"]\n").unwrap();
    assert_eq!(codes(&client.diagnostics(&uri, 1)), BOTH[..1]);
    client.leave();
}

#[test]
fn the_command_line_names_the_file_or_none() {
    let (_kept, root) = folder();
    fs::write(
        root.join("factdesk.toml"),
        "ignore = [\"draft/placeholder\"]\n",
    )
    .unwrap();
    fs::write(
        root.join("other.toml"),
        "ignore = [\"draft/repeated-word\"]\n",
    )
    .unwrap();
    let uri = address(&root.join("draft.md"));
    let other = root.join("other.toml");
    for (arguments, expected) in [
        (&["--isolated"][..], &BOTH[..]),
        (&["--config", other.to_str().unwrap()], &BOTH[1..]),
        (&["--stdio"], &BOTH[..1]),
    ] {
        let mut client = Client::start(arguments);
        client.greet(json!({"processId": null, "capabilities": capable()}));
        assert_eq!(
            codes(&client.open(&uri, "markdown", TEXT)),
            expected,
            "{arguments:?}"
        );
        client.leave();
    }
}

#[test]
fn what_the_settings_leave_out_is_not_read() {
    let (_kept, root) = folder();
    let file = root.join("factdesk.toml");
    fs::create_dir_all(root.join("archive/2025")).unwrap();
    fs::write(&file, "exclude = [\"archive/\", \"*.raw.md\"]\n").unwrap();
    // A file further down does not bring back what a walk never comes to.
    fs::write(root.join("archive/2025/factdesk.toml"), "").unwrap();
    let mut client = Client::capable();
    let text = "The the mayor, Mara Lind, spoke. “We were never warned.”\n";
    for (name, found) in [
        ("archive/2025/draft.md", false),
        ("talks.raw.md", false),
        ("archive.md", true),
    ] {
        let uri = address(&root.join(name));
        assert_eq!(
            !client.open(&uri, "markdown", text).is_empty(),
            found,
            "{name}"
        );
        let position = json!({"line": 0, "character": 17});
        let params = json!({"textDocument": {"uri": uri}, "position": position});
        assert_eq!(
            !client.result("textDocument/hover", params).is_null(),
            found,
            "{name}"
        );
        let everything = json!({"diagnostics": []});
        let whole = super::client::range((0, 0), (1, 0));
        assert_eq!(
            !client.actions(&uri, &whole, everything).is_empty(),
            found,
            "{name}"
        );
    }
    // Taken back in as soon as the file says so.
    fs::write(&file, "").unwrap();
    let uri = address(&root.join("archive/2025/draft.md"));
    assert!(!client.diagnostics(&uri, 1).is_empty());
    client.leave();
}

#[test]
fn the_clients_own_patterns_count_from_the_folder_it_works_in() {
    let (_kept, root) = folder();
    let (city, sport) = (root.join("city"), root.join("sport"));
    fs::create_dir_all(city.join("notes")).unwrap();
    fs::create_dir_all(sport.join("notes")).unwrap();
    let as_folder = |path: &Path| json!({"uri": address(path), "name": "drafts"});
    let mut client = Client::start(&[]);
    client.greet(json!({
        "processId": null,
        "capabilities": capable(),
        "workspaceFolders": [as_folder(&city)],
        "initializationOptions": {"exclude": ["/notes/"]},
    }));
    let (in_city, in_sport) = (
        address(&city.join("notes/a.md")),
        address(&sport.join("notes/a.md")),
    );
    assert!(client.open(&in_city, "markdown", TEXT).is_empty());
    assert!(!client.open(&in_sport, "markdown", TEXT).is_empty());
    client.notify(
        "workspace/didChangeWorkspaceFolders",
        json!({"event": {"added": [as_folder(&sport)], "removed": [as_folder(&city)]}}),
    );
    // Which of the two is looked at first is nobody's business.
    let (cleared, shown) = (Cell::new(false), Cell::new(false));
    client.wait_for("both drafts anew", |message| {
        let params = &message["params"];
        let empty = params["diagnostics"].as_array().is_some_and(Vec::is_empty);
        cleared.set(cleared.get() || params["uri"] == in_sport.as_str() && empty);
        let found = params["diagnostics"].is_array() && !empty;
        shown.set(shown.get() || params["uri"] == in_city.as_str() && found);
        cleared.get() && shown.get()
    });
    client.leave();
}
