//! Where the words of a draft lead: sources, addresses, the pages of people whom the roster knows.

use std::fs;

use serde_json::{Value, json};

use super::client::{Client, URI, capable_but, folder, offset};

fn links(client: &mut Client, uri: &str) -> Vec<Value> {
    let links = client.result(
        "textDocument/documentLink",
        json!({"textDocument": {"uri": uri}}),
    );
    links.as_array().unwrap().clone()
}

/// Links as `words -> target`.
fn told(links: &[Value], text: &str, encoding: &str) -> Vec<String> {
    let words = |link: &Value| {
        let place = |end: &str| offset(text, &link["range"][end], encoding);
        text[place("start")..place("end")].to_owned()
    };
    let told = links
        .iter()
        .map(|link| format!("{} -> {}", words(link), link["target"].as_str().unwrap()));
    told.collect()
}

#[test]
fn sources_lead_to_files_beside_the_draft_and_to_addresses_but_to_nothing_that_an_editor_runs() {
    let (_guard, folder) = folder();
    let text = "---\nsources:\n  - notes/interview.txt\n  - ../minutes.txt\n  - \"https://example.org/é\"\n  - command:workbench.action.quit\n---\n\nIt rained at https://example.org/rain.\n";
    let uri = format!("file://{}/draft.md", folder.display());
    let mut client = Client::greeted(capable_but(&[(
        "/textDocument/documentLink",
        json!({"tooltipSupport": true}),
    )]));
    client.open(&uri, "markdown", text);
    let found = links(&mut client, &uri);
    let at = format!("file://{}", folder.display());
    let above = format!("file://{}", folder.parent().unwrap().display());
    let told = told(&found, text, "utf-16");
    assert_eq!(
        told[0],
        format!("notes/interview.txt -> {at}/notes/interview.txt")
    );
    assert_eq!(told[1], format!("../minutes.txt -> {above}/minutes.txt"));
    assert!(
        told[2].ends_with("-> https://example.org/%C3%A9"),
        "{told:?}"
    );
    // A colon does not make an address: the fourth can only be a file of that name.
    assert!(
        told[3].ends_with(&format!("-> {at}/command%3Aworkbench.action.quit")),
        "{told:?}"
    );
    assert_eq!(
        told.len(),
        4,
        "editors find addresses in Markdown by themselves: {told:?}"
    );
    assert_eq!(found[0]["tooltip"], "A source of this story");
    client.leave();
}

#[test]
fn addresses_in_plain_text_are_links_in_any_encoding() {
    let text = "🏊 See www.example.org/pool, or write to desk@example.org.\r\n\r\n\
        🏊 “It is at https://example.org/a?b=1,” said Mara Lind. #pool @portmerrow example.org\r\n";
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = Client::greeted(capable_but(&[(
            "/general/positionEncodings",
            json!([encoding]),
        )]));
        client.open("file:///nowhere/draft.txt", "plaintext", text);
        let found = links(&mut client, "file:///nowhere/draft.txt");
        assert_eq!(
            told(&found, text, encoding),
            [
                "www.example.org/pool -> https://www.example.org/pool",
                "desk@example.org -> mailto:desk@example.org",
                "https://example.org/a?b=1 -> https://example.org/a?b=1",
            ]
        );
        assert!(
            found[0]["tooltip"].is_null(),
            "this client shows no tooltips"
        );
        client.leave();
    }
}

#[test]
fn who_is_in_the_roster_has_a_page_at_the_first_mention() {
    let (_guard, folder) = folder();
    let roster = "name,wikidata,office,of,from,to\n\
        Mara Lind,Q1234567,Mayor,Port Merrow,2020,2026\nOsei Darko,,Mayor,Halden,2020,2026\n";
    fs::write(folder.join("council.csv"), roster).unwrap();
    fs::write(folder.join("factdesk.toml"), "roster = [\"council.csv\"]\n").unwrap();
    let text = "Mara Lind met Osei Darko and Ines Ortiz. Lind spoke.\n";
    let uri = format!("file://{}/draft.md", folder.display());
    let mut client = Client::capable();
    client.open(&uri, "markdown", text);
    let found = links(&mut client, &uri);
    assert_eq!(
        told(&found, text, "utf-16"),
        ["Mara Lind -> https://www.wikidata.org/wiki/Q1234567"]
    );
    client.leave();
}

#[test]
fn a_draft_that_is_not_saved_has_links_to_addresses_only() {
    let text = "---\nsources: [notes.txt, \"https://example.org/\"]\n---\n\nIt rained.\n";
    let mut client = Client::capable();
    client.open("untitled:Untitled-1", "markdown", text);
    let found = links(&mut client, "untitled:Untitled-1");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["target"], "https://example.org/");
    client.open(URI, "markdown", "It rained.\n");
    assert_eq!(links(&mut client, URI), [Value::Null; 0]);
    client.leave();
}
