//! Everybody whom the drafts of the workspace name, open or not.

use std::{fs, path::Path};

use serde_json::{Value, json};

use super::client::{Client, capable, folder, words};

const OPEN: &str = "🙂 Mara Lind, the mayor of Port Merrow, spoke.\r\n";
const SAVED: &str = "🙂 The pool closed.\r\n\r\n“It leaks,” Lind said.\r\n\r\n\
    Dr Ane Løvås, an engineer, agreed with Mara Lind. The Coastal Safety Board met.\r\n";

fn address(path: &Path) -> String {
    format!("file://{}", path.display())
}

fn in_folder(folder: &Path, encoding: &str) -> Client {
    let mut capabilities = capable();
    capabilities["general"]["positionEncodings"] = json!([encoding]);
    let mut client = Client::start(&[]);
    client.greet(json!({
        "processId": null, "rootUri": null, "capabilities": capabilities,
        "workspaceFolders": [{"uri": address(folder), "name": "desk"}],
    }));
    client
}

/// Names and files of what is found, in order.
fn found(client: &mut Client, query: &str) -> Vec<(String, String)> {
    symbols(client, query)
        .iter()
        .map(|symbol| {
            let uri = symbol["location"]["uri"].as_str().unwrap();
            let file = uri.rsplit('/').next().unwrap();
            (symbol["name"].as_str().unwrap().to_owned(), file.to_owned())
        })
        .collect()
}

fn symbols(client: &mut Client, query: &str) -> Vec<Value> {
    let answer = client.result("workspace/symbol", json!({"query": query}));
    answer.as_array().unwrap().clone()
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(name, file): &(&str, &str)| ((*name).to_owned(), (*file).to_owned());
    list.iter().map(owned).collect()
}

#[test]
fn people_of_all_drafts_are_found_by_letters_without_accents() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let (_kept, path) = folder();
        fs::write(path.join("saved.md"), SAVED).unwrap();
        fs::write(path.join("open.md"), "Tomas Varga spoke.\n").unwrap();
        let mut client = in_folder(&path, encoding);
        client.open(&address(&path.join("open.md")), "markdown", OPEN);
        assert_eq!(
            found(&mut client, "lind"),
            pairs(&[("Mara Lind", "open.md"), ("Mara Lind", "saved.md")])
        );
        assert_eq!(
            found(&mut client, "LOVAS"),
            pairs(&[("Ane Løvås", "saved.md")])
        );
        assert_eq!(found(&mut client, "cstl brd").len(), 1);
        assert_eq!(found(&mut client, "").len(), 4);
        assert_eq!(
            found(&mut client, "varga"),
            [],
            "an open draft is what the editor shows, not what the disk has"
        );
        for symbol in symbols(&mut client, "mara") {
            let location = &symbol["location"];
            let text = if location["uri"].as_str().unwrap().ends_with("open.md") {
                OPEN
            } else {
                SAVED
            };
            assert_eq!(words(text, &location["range"], encoding), "Mara Lind");
        }
        let open = &symbols(&mut client, "mara")[0];
        assert_eq!(open["containerName"], "mayor of Port Merrow");
        client.leave();
    }
}

#[test]
fn a_file_is_read_again_when_it_changed_and_forgotten_when_it_is_gone() {
    let (_kept, path) = folder();
    fs::write(path.join("a.md"), "Tomas Varga spoke.\n").unwrap();
    fs::write(path.join("b.md"), "Ines Ortiz spoke.\n").unwrap();
    let mut client = in_folder(&path, "utf-16");
    for _ in 0..2 {
        assert_eq!(
            found(&mut client, ""),
            pairs(&[("Ines Ortiz", "b.md"), ("Tomas Varga", "a.md")])
        );
    }
    fs::write(path.join("a.md"), "Tomas Varga met Osei Darko.\n").unwrap();
    fs::remove_file(path.join("b.md")).unwrap();
    fs::create_dir(path.join("new")).unwrap();
    fs::write(path.join("new/c.html"), "<p>Ama Reis &amp; the sea</p>").unwrap();
    assert_eq!(
        found(&mut client, ""),
        pairs(&[
            ("Ama Reis", "c.html"),
            ("Osei Darko", "a.md"),
            ("Tomas Varga", "a.md")
        ])
    );
    client.leave();
}

#[test]
fn what_git_ignores_and_what_the_settings_leave_out_is_not_there() {
    let (_kept, path) = folder();
    fs::write(path.join(".gitignore"), "old/\n").unwrap();
    fs::write(path.join("factdesk.toml"), "exclude = [\"wire/\"]\n").unwrap();
    for place in ["old", "wire", "copy"] {
        fs::create_dir(path.join(place)).unwrap();
        fs::write(path.join(place).join("a.md"), "Tomas Varga spoke.\n").unwrap();
    }
    fs::write(path.join("copy/broken.md"), b"Tomas Varga \xff spoke.\n").unwrap();
    fs::write(path.join("copy/notes.docx"), "Tomas Varga spoke.\n").unwrap();
    let mut client = in_folder(&path, "utf-16");
    let found = symbols(&mut client, "varga");
    assert_eq!(found.len(), 1, "{found:?}");
    let uri = found[0]["location"]["uri"].as_str().unwrap();
    assert!(uri.ends_with("/copy/a.md"), "{uri}");
    // A document that is left out is left out while it is open, too.
    client.open(
        &address(&path.join("wire/a.md")),
        "markdown",
        "Tomas Varga spoke.\n",
    );
    assert_eq!(symbols(&mut client, "varga").len(), 1);
    client.leave();
}

#[test]
fn without_a_folder_there_are_the_open_drafts() {
    let mut client = Client::capable();
    assert_eq!(found(&mut client, ""), []);
    client.open("untitled:Untitled-1", "markdown", OPEN);
    assert_eq!(found(&mut client, "lind").len(), 1);
    client.leave();
}

#[test]
fn the_first_query_shows_how_far_it_is_and_who_stops_it_gets_what_was_found() {
    let (_kept, path) = folder();
    for number in 0..300 {
        fs::write(path.join(format!("{number:03}.md")), SAVED.repeat(4)).unwrap();
    }
    let of_token = |message: &Value| {
        (message["method"] == "$/progress" && message["params"]["token"] == "bar")
            .then(|| message["params"]["value"].clone())
    };
    let mut client = in_folder(&path, "utf-16");
    let options = &client.welcome["capabilities"]["workspaceSymbolProvider"];
    assert_eq!(options["workDoneProgress"], true);
    let query = json!({"query": "lovas", "workDoneToken": "bar"});
    let answer = client.result("workspace/symbol", query.clone());
    assert_eq!(answer.as_array().unwrap().len(), 300);
    let told: Vec<Value> = client.heard.iter().filter_map(of_token).collect();
    assert_eq!(told[0]["kind"], "begin");
    assert_eq!(told[0]["cancellable"], true);
    let (end, reports) = told[1..].split_last().unwrap();
    assert!(reports.iter().all(|value| value["kind"] == "report"));
    assert!(reports.len() > 50, "{told:?}");
    assert_eq!(end, &json!({"kind": "end"}));
    // What was read is remembered: there is nothing to show.
    client.heard.clear();
    client.result("workspace/symbol", query.clone());
    let shown = client.heard.iter().filter_map(of_token).count();
    assert_eq!(shown, 0);
    client.leave();

    let mut client = in_folder(&path, "utf-16");
    let asked = client.ask("workspace/symbol", query);
    client.wait_for("the bar", |message| of_token(message).is_some());
    client.notify("window/workDoneProgress/cancel", json!({"token": "bar"}));
    let answer = client.answer_to(asked);
    assert!(answer["result"].is_array(), "{answer}");
    let told: Vec<Value> = client.heard.iter().filter_map(of_token).collect();
    assert_eq!(told.last().unwrap()["kind"], "end");
    // The next query reads the others.
    assert_eq!(found(&mut client, "lovas").len(), 300);
    client.leave();
}

#[test]
fn a_query_that_is_not_waited_for_is_given_up() {
    let (_kept, path) = folder();
    for number in 0..300 {
        fs::write(path.join(format!("{number}.md")), SAVED.repeat(4)).unwrap();
    }
    let mut client = in_folder(&path, "utf-16");
    let asked = client.ask("workspace/symbol", json!({"query": "lind"}));
    client.notify("$/cancelRequest", json!({"id": asked}));
    let answer = client.answer_to(asked);
    assert!(
        answer["error"]["code"] == -32800 || answer["result"].is_array(),
        "{answer}"
    );
    assert_eq!(found(&mut client, "lind").len(), 300);
    client.leave();
}
