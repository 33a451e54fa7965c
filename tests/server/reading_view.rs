//! What a view beside the draft asks for, and when it is told to ask again.

use serde_json::{Value, json};

use super::client::{Client, URI, at, capable, capable_but, offset};

const STORY: &str = "# 🏊 Pool shut\r\n\r\nMara Lind, the mayor of Port Merrow, closed the pool on Monday.\r\n\r\n\
    “It léaks,” she said. The council paid.\r\n\r\n\
    ## The roof\r\n\r\n“It fell,” said a spokesman. About XX people came.\r\n\r\n“Nobody asked,” Lind said.\r\n";

fn reading(client: &mut Client, uri: &str) -> Value {
    client.result("factdesk/reading", json!({"textDocument": {"uri": uri}}))
}

#[test]
fn the_reading_is_told_in_ranges_of_any_encoding() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = Client::greeted(capable_but(&[(
            "/general/positionEncodings",
            json!([encoding]),
        )]));
        client.open(URI, "markdown", STORY);
        let reading = reading(&mut client, URI);
        let words = |range: &Value| {
            let start = offset(STORY, &range["start"], encoding);
            &STORY[start..offset(STORY, &range["end"], encoding)]
        };
        assert_eq!(reading["version"], 1);
        let quotes = reading["quotes"].as_array().unwrap();
        let texts: Vec<_> = quotes.iter().map(|quote| words(&quote["range"])).collect();
        assert_eq!(texts, ["“It léaks,”", "“It fell,”", "“Nobody asked,”"]);
        assert_eq!(quotes[0]["text"], texts[0]);
        assert_eq!(quotes[0]["kind"], "direct");
        assert_eq!(quotes[0]["speaker"]["name"], "Mara Lind");
        assert_eq!(quotes[0]["speaker"]["resolved"], true);
        assert_eq!(words(&quotes[0]["speaker"]["mention"]), "she");
        assert!(quotes[0]["method"].is_string());
        assert_eq!(quotes[1]["speaker"]["name"], Value::Null);
        assert_eq!(quotes[1]["speaker"]["resolved"], false);
        let people = reading["people"].as_array().unwrap();
        assert_eq!(people.len(), 1);
        assert_eq!(people[0]["name"], "Mara Lind");
        assert_eq!(people[0]["titles"], json!(["mayor of Port Merrow"]));
        assert_eq!(people[0]["quotes"], 2);
        let mentions: Vec<_> = people[0]["mentions"]
            .as_array()
            .unwrap()
            .iter()
            .map(words)
            .collect();
        assert_eq!(mentions[0], "Mara Lind");
        assert!(mentions.contains(&"Lind"), "{mentions:?}");
        let sections = reading["sections"].as_array().unwrap();
        let heads: Vec<_> = sections
            .iter()
            .map(|section| words(&section["heading"]))
            .collect();
        assert_eq!(heads, ["🏊 Pool shut", "The roof"]);
        assert_eq!(sections[1]["title"], "The roof");
        assert_eq!(sections[1]["level"], 2);
        assert!(words(&sections[1]["range"]).starts_with("## The roof\r\n"));
        assert_eq!(
            words(&sections[0]["range"]).len() + words(&sections[1]["range"]).len(),
            STORY.len()
        );
        let counts: Vec<_> = sections.iter().map(|section| &section["quotes"]).collect();
        assert_eq!(counts, [1, 2]);
        let belong: Vec<_> = quotes.iter().map(|quote| &quote["section"]).collect();
        assert_eq!(belong, [0, 1, 1]);
        let findings: u64 = sections
            .iter()
            .map(|section| section["findings"].as_u64().unwrap())
            .sum();
        assert_eq!(reading["findings"], findings);
        assert!(
            sections[1]["findings"].as_u64().unwrap() >= 1,
            "the XX: {reading}"
        );
        client.leave();
    }
}

#[test]
fn a_document_that_is_not_open_has_no_reading_and_one_without_words_has_one_section() {
    let mut client = Client::capable();
    assert_eq!(reading(&mut client, URI), Value::Null);
    client.open("untitled:Untitled-1", "plaintext", "");
    let empty = reading(&mut client, "untitled:Untitled-1");
    assert_eq!(empty["quotes"], json!([]));
    assert_eq!(empty["sections"][0]["title"], Value::Null);
    assert_eq!(empty["sections"][0]["range"], at(0, 0));
    client.leave();
}

#[test]
fn a_view_is_told_when_there_is_a_new_reading_if_it_wants_to_know() {
    let changed = |message: &Value| message["method"] == "factdesk/readingChanged";
    let follows = capable_but(&[(
        "/experimental",
        json!({"factdesk": {"readingChanged": true}}),
    )]);
    let mut client = Client::greeted(follows);
    // Long enough to be shown before it is checked in full.
    let long = "Mara Lind, the mayor, said it rained on the pier again. ".repeat(700);
    for (text, version) in [
        (STORY, 1),
        (&long, 2),
        (&format!("{long}“No,” she said."), 3),
    ] {
        if version == 1 {
            client.open(URI, "markdown", text);
        } else {
            client.change(version, None, text);
        }
        let told = client.wait_for("the news of a reading", |message| {
            changed(message) && message["params"]["textDocument"]["version"] == version
        });
        assert_eq!(told["params"]["textDocument"]["uri"], URI);
        assert_eq!(reading(&mut client, URI)["version"], version);
    }
    client.leave();

    let mut client = Client::greeted(capable());
    client.open(URI, "markdown", STORY);
    assert!(client.hears_nothing(changed));
    client.leave();
}
