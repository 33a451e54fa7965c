//! Officials on hover, from the roster of the program and from the newsroom’s own, which may change
//! while the server runs.

use std::{fs, path::Path};

use serde_json::{Value, json};

use super::client::{Client, capable_but, folder};

const STORY: &str = "---\ndate: 2022-01-12\n---\n\
    # Talks\n\n\
    NATO Secretary General Jens Stoltenberg met Deputy Secretary of State Wendy Sherman. \
    Mara Lind, the mayor of Port Merrow, was there. Jane Doe was not.\n";

fn address(path: &Path) -> String {
    format!("file://{}", path.display())
}

fn hover(client: &mut Client, uri: &str, name: &str) -> String {
    let line = STORY.lines().position(|line| line.contains(name)).unwrap();
    let column = STORY.lines().nth(line).unwrap().find(name).unwrap() + 1;
    let params =
        json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": column}});
    let hover: Value = client.result("textDocument/hover", params);
    hover["contents"]["value"]
        .as_str()
        .unwrap_or("")
        .replace('\\', "")
}

#[test]
fn an_official_has_an_office_on_the_day_of_the_story() {
    let (_kept, root) = folder();
    let uri = address(&root.join("story.md"));
    let mut client = Client::capable();
    client.open(&uri, "markdown", STORY);
    let sherman = hover(&mut client, &uri, "Wendy Sherman");
    assert!(
        sherman.contains("On 2022-01-12: Deputy Secretary of State, United States, 2021-04-14 to 2023-07-28 (verified on"),
        "{sherman}"
    );
    assert!(
        sherman.contains("Before: Under Secretary of State for Political Affairs"),
        "{sherman}"
    );
    assert!(
        hover(&mut client, &uri, "Stoltenberg").contains("On 2022-01-12: Secretary General, NATO")
    );
    assert!(!hover(&mut client, &uri, "Jane Doe").contains("On 2022"));
    client.leave();
}

#[test]
fn a_story_later_than_anybody_looked_says_so() {
    let (_kept, root) = folder();
    let uri = address(&root.join("story.md"));
    let mut client = Client::capable();
    let text = STORY.replace("2022-01-12", "2031-01-12");
    client.open(&uri, "markdown", &text);
    let told = hover(&mut client, &uri, "Wendy Sherman");
    assert!(
        told.contains("On 2031-01-12: no office that the roster knows of."),
        "{told}"
    );
    client.leave();
    let mut client = Client::capable();
    let undated = STORY.replace("date: 2022-01-12", "title: Talks");
    client.open(&uri, "markdown", &undated);
    let told = hover(&mut client, &uri, "Wendy Sherman");
    assert!(
        told.contains("The draft gives no day that it speaks from"),
        "{told}"
    );
    client.leave();
}

#[test]
fn the_newsrooms_own_roster_is_read_again_when_it_changes() {
    let (_kept, root) = folder();
    let file = root.join("desk.csv");
    fs::write(root.join("factdesk.toml"), "roster = [\"desk.csv\"]\n").unwrap();
    fs::write(
        &file,
        "name,office,of,from,to,verified\nOsei Darko,Mayor,Halden,2020,,2026-01-01\n",
    )
    .unwrap();
    let uri = address(&root.join("story.md"));
    let watch = json!({"dynamicRegistration": true});
    let mut client = Client::greeted(capable_but(&[("/workspace/didChangeWatchedFiles", watch)]));
    client.open(&uri, "markdown", STORY);
    assert!(!hover(&mut client, &uri, "Mara Lind").contains("On 2022"));

    fs::write(
        &file,
        "name,office,of,from,to,verified\nMara Lind,Mayor,Port Merrow,2020-05-01,,2026-01-01\n,Mayor,Esk,2020,,\n",
    )
    .unwrap();
    let changed = json!({"changes": [{"uri": address(&file), "type": 2}]});
    client.notify("workspace/didChangeWatchedFiles", changed);
    client.wait_for("the bad line is shown", |message| {
        message["params"]["uri"] == address(&file).as_str()
            && message["params"]["diagnostics"][0]["range"]["start"]["line"] == 2
    });
    let lind = hover(&mut client, &uri, "Mara Lind");
    assert!(
        lind.contains(
            "On 2022-01-12: Mayor, Port Merrow, since 2020-05-01 (verified on 2026-01-01"
        ),
        "{lind}"
    );

    // A file that is nobody’s settings changes nothing.
    let other = json!({"changes": [{"uri": address(&root.join("other.csv")), "type": 1}]});
    client.notify("workspace/didChangeWatchedFiles", other);
    assert!(client.hears_nothing(|message| message["method"] == "textDocument/publishDiagnostics"));
    client.leave();
}

#[test]
fn a_roster_out_of_the_clients_sight_is_watched_too() {
    let (_kept, root) = folder();
    let (_far, elsewhere) = folder();
    let file = elsewhere.join("desk.csv");
    let setting = format!("roster = [\"{}\"]\n", file.display());
    fs::write(root.join("factdesk.toml"), setting).unwrap();
    let uri = address(&root.join("story.md"));
    let watch = json!({"dynamicRegistration": true});
    let mut client = Client::greeted(capable_but(&[("/workspace/didChangeWatchedFiles", watch)]));
    // It is not there yet.
    client.open(&uri, "markdown", STORY);
    fs::write(
        &file,
        "name,office,of,from,to,verified\nMara Lind,Mayor,Port Merrow,2020,,2026-01-01\n",
    )
    .unwrap();
    let settings = address(&root.join("factdesk.toml"));
    client.wait_for("the fault is taken back", |message| {
        message["params"]["uri"] == settings.as_str()
            && message["params"]["diagnostics"] == json!([])
    });
    assert!(hover(&mut client, &uri, "Mara Lind").contains("Mayor, Port Merrow"));
    client.leave();
}
