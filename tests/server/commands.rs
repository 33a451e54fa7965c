//! Commands that an editor has the server run.

use std::fs;

use serde_json::{Value, json};

use super::client::{Client, URI, capable, capable_but, codes, folder};

const STORY: &str = "Mara Lind closed the pool. “It leaks,” she said. “No,” said Osei Darko. “Yes,” said Lind. “Hm,” said a spokesman. About XX people came.\n";

fn execute(client: &mut Client, command: &str, arguments: Value) -> Value {
    let params = json!({"command": command, "arguments": arguments});
    client.request("workspace/executeCommand", params)
}

#[test]
fn the_reading_is_shown_as_inspect_prints_it_and_told_where_the_client_does_not_show_it() {
    let mut client = Client::capable();
    client.open(URI, "markdown", STORY);
    let shown = execute(&mut client, "factdesk.showReading", json!([URI]))["result"].clone();
    assert_eq!(shown["version"], 1);
    assert_eq!(shown["quotes"].as_array().unwrap().len(), 4);
    assert_eq!(shown["quotes"][0]["speaker"]["name"], "Mara Lind");
    assert!(shown["quotes"][0]["span"]["start"].is_u64());
    let is_told = |message: &Value| message["method"] == "window/showMessage";
    if !client.heard.iter().any(is_told) {
        client.wait_for("the gist", is_told);
    }
    let told = client
        .heard
        .iter()
        .find(|message| is_told(message))
        .unwrap();
    assert_eq!(
        told["params"]["message"],
        "4 quotes: Mara Lind 2, Osei Darko 1, nobody named 1. To look at: 1."
    );
    client.leave();

    let own = json!({"commands": {"commands": ["factdesk.showReading", "factdesk.restart"]}});
    let mut client = Client::greeted(capable_but(&[("/experimental", own)]));
    let offered = &client.welcome["capabilities"]["executeCommandProvider"]["commands"];
    assert_eq!(
        *offered,
        json!(["factdesk.explainRule"]),
        "the names of the others are taken"
    );
    client.open(URI, "markdown", STORY);
    execute(&mut client, "factdesk.showReading", json!([URI]));
    assert!(client.hears_nothing(is_told));
    client.leave();
}

#[test]
fn a_rule_is_explained_by_its_page() {
    let mut client = Client::capable();
    let page = execute(
        &mut client,
        "factdesk.explainRule",
        json!(["draft/placeholder"]),
    );
    let page = page["result"].as_str().unwrap();
    assert!(page.starts_with("# draft/placeholder\n"), "{page}");
    assert!(page.contains("## Examples"), "{page}");
    client.leave();
}

#[test]
fn what_cannot_be_run_is_refused_with_the_reason() {
    let mut client = Client::greeted(capable());
    let cases = [
        (
            "factdesk.explainRule",
            json!(["draft/placehodler"]),
            "did you mean “draft/placeholder”?",
        ),
        ("factdesk.explainRule", json!([]), "no rule"),
        ("factdesk.showReading", json!([]), "wants the address"),
        (
            "factdesk.showReading",
            json!([{"no": "address"}]),
            "wants the address",
        ),
        (
            "factdesk.showReading",
            json!(["file:///nowhere/else.md"]),
            "not open",
        ),
        ("factdesk.sing", json!([]), "no command factdesk.sing"),
    ];
    for (command, arguments, reason) in cases {
        let answer = execute(&mut client, command, arguments);
        assert_eq!(answer["error"]["code"], -32602, "{answer}");
        let message = answer["error"]["message"].as_str().unwrap();
        assert!(message.contains(reason), "{message}");
    }
    client.leave();
}

#[test]
fn a_restart_reads_the_files_again_and_checks_anew() {
    let (_guard, folder) = folder();
    let settings = folder.join("factdesk.toml");
    fs::write(&settings, "ignore = [\"draft\"]\n").unwrap();
    let uri = format!("file://{}/draft.md", folder.display());
    // This client watches files for the server, and says nothing of any change.
    let mut client = Client::start(&[]);
    let watches = capable_but(&[(
        "/workspace/didChangeWatchedFiles",
        json!({"dynamicRegistration": true}),
    )]);
    client.greet(json!({
        "processId": null, "capabilities": watches,
        "workspaceFolders": [{"uri": format!("file://{}", folder.display()), "name": "desk"}],
    }));
    assert_eq!(
        client.open(&uri, "markdown", "About XX people came.\n"),
        [Value::Null; 0]
    );
    fs::write(&settings, "").unwrap();
    let params = json!({"command": "factdesk.restart", "arguments": []});
    client.ask("workspace/executeCommand", params);
    let found = client.diagnostics(&uri, 1);
    assert_eq!(codes(&found), ["draft/placeholder"]);
    client.leave();
}
