//! A great many drafts: on the disk with progress and a way to stop, and open at the same time.

use std::{fs, path::Path};

use serde_json::{Value, json};

use super::client::{Client, capable_but, codes, folder};

/// Drafts in folders of a hundred, every tenth with something to find.
fn newsroom(folder: &Path, count: usize) {
    for number in 0..count {
        let section = folder.join(format!("section-{:03}", number / 100));
        if number % 100 == 0 {
            fs::create_dir(&section).unwrap();
        }
        let text = if number % 10 == 0 {
            "The the pool is shut.\n"
        } else {
            "The pool is shut, Mara Lind said.\n"
        };
        fs::write(section.join(format!("draft-{number:05}.md")), text).unwrap();
    }
}

fn client_in(folder: &Path) -> Client {
    let capabilities = capable_but(&[
        ("/textDocument/diagnostic", json!({})),
        ("/workspace/diagnostics", json!({"refreshSupport": true})),
        ("/window", json!({"workDoneProgress": true})),
    ]);
    let mut client = Client::start(&[]);
    client.greet(json!({
        "processId": null, "capabilities": capabilities,
        "workspaceFolders": [{"uri": format!("file://{}", folder.display()), "name": "desk"}],
    }));
    client
}

/// The values of all progress under a token, in order.
fn progress<'a>(client: &'a Client, token: &Value) -> Vec<&'a Value> {
    let heard = client.heard.iter();
    heard
        .filter(|message| message["method"] == "$/progress" && message["params"]["token"] == *token)
        .map(|message| &message["params"]["value"])
        .collect()
}

fn is_report(message: &Value) -> bool {
    message["method"] == "$/progress" && message["params"]["value"]["kind"] == "report"
}

fn is_end(message: &Value) -> bool {
    message["method"] == "$/progress" && message["params"]["value"]["kind"] == "end"
}

#[test]
fn ten_thousand_drafts_are_checked_with_progress_in_parts_and_other_requests_need_not_wait() {
    const COUNT: usize = 10_000;
    let (_guard, folder) = folder();
    newsroom(&folder, COUNT);
    let mut client = client_in(&folder);
    let uri = format!("file://{}/open.md", folder.display());
    let item = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": "About XX people came.\n"});
    client.notify("textDocument/didOpen", json!({"textDocument": item}));

    let params = json!({"previousResultIds": [], "workDoneToken": "work", "partialResultToken": 7});
    let id = client.ask("workspace/diagnostic", params);
    client.wait_for("signs of progress", is_report);
    // While that goes on the writer types, and is answered.
    let change = json!({"text": "About XX people came, and Mara Lind.\n"});
    client.notify(
        "textDocument/didChange",
        json!({"textDocument": {"uri": uri, "version": 2}, "contentChanges": [change]}),
    );
    let asked = client.result(
        "textDocument/diagnostic",
        json!({"textDocument": {"uri": uri}}),
    );
    assert_eq!(
        codes(asked["items"].as_array().unwrap()),
        ["draft/placeholder"]
    );
    assert!(
        !client.heard.iter().any(is_end),
        "the answer came while drafts were checked"
    );

    let answer = client.answer_to(id);
    assert_eq!(
        answer["result"],
        json!({"items": []}),
        "all was sent in parts"
    );
    let parts = progress(&client, &json!(7));
    let items: Vec<&Value> = parts
        .iter()
        .flat_map(|part| part["items"].as_array().unwrap())
        .collect();
    assert_eq!(items.len(), COUNT + 1);
    let with_findings = items
        .iter()
        .filter(|item| item["items"] != json!([]))
        .count();
    assert_eq!(with_findings, COUNT / 10 + 1);
    let work = progress(&client, &json!("work"));
    assert_eq!(work[0]["kind"], "begin");
    assert_eq!(work[0]["cancellable"], true);
    let last = work.len() - 1;
    assert_eq!(work[last]["kind"], "end");
    let percentages: Vec<u64> = work[1..last]
        .iter()
        .map(|it| it["percentage"].as_u64().unwrap())
        .collect();
    assert!(
        percentages.is_sorted() && percentages.len() > 10,
        "{percentages:?}"
    );
    assert!(work.len() <= 103, "{} messages for one bar", work.len());

    // The second time nothing is read again.
    let had: Vec<Value> = items
        .iter()
        .map(|item| json!({"uri": item["uri"], "value": item["resultId"]}))
        .collect();
    let again = client.result("workspace/diagnostic", json!({"previousResultIds": had}));
    let again = again["items"].as_array().unwrap();
    assert_eq!(again.len(), COUNT + 1);
    assert!(
        again
            .iter()
            .all(|item| item["kind"] == "unchanged" || item["version"] == 2)
    );
    client.leave();
}

#[test]
fn a_check_of_the_workspace_ends_when_nobody_wants_it_any_more() {
    let (_guard, folder) = folder();
    newsroom(&folder, 3_000);
    let mut client = client_in(&folder);
    // Taken back by the client.
    let id = client.ask("workspace/diagnostic", json!({"previousResultIds": []}));
    let created = client.wait_for("the wish to show progress", |message| {
        message["method"] == "window/workDoneProgress/create"
    });
    client.wait_for("signs of progress", is_report);
    client.notify("$/cancelRequest", json!({"id": id}));
    let answer = client.answer_to(id);
    assert_eq!(answer["error"]["code"], -32800, "{answer}");
    if !client.heard.iter().any(is_end) {
        client.wait_for("the end of the work", is_end);
    }
    let told = progress(&client, &created["params"]["token"]);
    assert!(
        told.iter().all(|it| it["percentage"] != 100),
        "it did not go on to its end"
    );

    // Stopped by the user.
    client.heard.clear();
    let id = client.ask("workspace/diagnostic", json!({"previousResultIds": []}));
    let report = client.wait_for("signs of progress", is_report);
    let token = report["params"]["token"].clone();
    assert_ne!(token, created["params"]["token"]);
    client.notify("window/workDoneProgress/cancel", json!({"token": token}));
    let answer = client.answer_to(id);
    assert_eq!(answer["error"]["code"], -32802, "{answer}");
    assert_eq!(answer["error"]["data"], json!({"retriggerRequest": false}));
    assert!(
        client.heard.iter().any(is_end),
        "the bar is taken away before the answer"
    );
    client.notify(
        "window/workDoneProgress/cancel",
        json!({"token": "nobody's"}),
    );

    // And once more to the end.
    let report = client.result("workspace/diagnostic", json!({"previousResultIds": []}));
    assert_eq!(report["items"].as_array().unwrap().len(), 3_000);
    client.leave();
}

#[test]
fn a_client_that_never_agrees_to_show_progress_gets_its_answer() {
    let (_guard, folder) = folder();
    newsroom(&folder, 300);
    let mut client = client_in(&folder);
    client.is_silent = true;
    let report = client.result("workspace/diagnostic", json!({"previousResultIds": []}));
    assert_eq!(report["items"].as_array().unwrap().len(), 300);
    let is_asked = |message: &Value| message["method"] == "window/workDoneProgress/create";
    assert!(client.asked.iter().any(is_asked));
    assert!(
        !client
            .heard
            .iter()
            .any(|message| message["method"] == "$/progress")
    );
    client.leave();
}

#[test]
fn a_thousand_drafts_are_open_and_each_has_its_own_findings() {
    const COUNT: usize = 1_000;
    let mut client = Client::capable();
    let uri = |number: usize| format!("untitled:draft-{number}");
    for number in 0..COUNT {
        let text = format!("{}About XX people came.\n", "\n".repeat(number % 7));
        let item =
            json!({"uri": uri(number), "languageId": "markdown", "version": 1, "text": text});
        client.notify("textDocument/didOpen", json!({"textDocument": item}));
    }
    for number in 0..COUNT {
        let change = json!({"range": super::client::at(0, 0), "text": "\n"});
        client.notify(
            "textDocument/didChange",
            json!({"textDocument": {"uri": uri(number), "version": 2}, "contentChanges": [change]}),
        );
    }
    // The answer to a request about the last comes after all changes were taken.
    let params = json!({"textDocument": {"uri": uri(COUNT - 1)}});
    let reading = client.result("factdesk/reading", params);
    assert_eq!(reading["version"], 2);
    let newest = |client: &Client| {
        let mut lines = vec![None; COUNT];
        for message in &client.heard {
            let params = &message["params"];
            if message["method"] == "textDocument/publishDiagnostics" && params["version"] == 2 {
                let uri = params["uri"].as_str().unwrap();
                let number: usize = uri.rsplit('-').next().unwrap().parse().unwrap();
                lines[number] = params["diagnostics"][0]["range"]["start"]["line"].as_u64();
            }
        }
        lines
    };
    while newest(&client).iter().any(Option::is_none) {
        client.wait_for("the findings of the others", |message| {
            message["method"] == "textDocument/publishDiagnostics"
        });
    }
    for (number, line) in newest(&client).into_iter().enumerate() {
        assert_eq!(line, Some(number as u64 % 7 + 1));
    }
    client.leave();
}

#[test]
#[cfg(target_os = "linux")]
fn many_drafts_that_are_written_at_once_are_checked_by_a_few_threads() {
    let mut client = Client::capable();
    let uri = |number: usize| format!("file:///nowhere/{number}.md");
    for number in 0..40 {
        let item = json!({"uri": uri(number), "languageId": "markdown", "version": 1, "text": "The the end.\n"});
        client.notify("textDocument/didOpen", json!({"textDocument": item}));
    }
    // In whatever order they come.
    for _ in 0..40 {
        let published = client.wait_for("diagnostics of each", |message| {
            message["method"] == "textDocument/publishDiagnostics"
        });
        let found = published["params"]["diagnostics"].as_array().unwrap();
        assert_eq!(codes(found), ["draft/repeated-word"]);
    }
    let threads = client.threads();
    let checkers = threads.iter().filter(|name| name.starts_with("checker"));
    assert!((1..=4).contains(&checkers.count()), "{threads:?}");
    // Publishing takes no others: each would have its own share of the allocator's memory.
    assert!(threads.len() < 20, "{threads:?}");
    client.leave();
}
