//! People of the rosters: their titles on the day of the story, and what there is to say of them.

use std::fs;

use serde_json::{Value, json};

use super::{able, asked, at, labels, offered, offered_as, typed_a};
use crate::server::client::{Client, URI, folder};

#[test]
fn officials_come_with_the_title_they_held_on_the_day_of_the_story() {
    let mut client = Client::greeted(able());
    let dated = |date: &str, words: &str| format!("---\ndate: {date}\n---\n\n# Talks\n\n{words}");
    let in_office = offered(&mut client, &dated("2022-01-12", "The envoys met Stolt|"));
    assert_eq!(
        in_office[..2],
        [
            "NATO Secretary General Jens Stoltenberg",
            "Jens Stoltenberg"
        ]
    );
    let later = offered(&mut client, &dated("2025-06-01", "The envoys met Stolt|"));
    assert!(
        !later.contains(&"NATO Secretary General Jens Stoltenberg".to_owned()),
        "{later:?}"
    );
    // Never today's office where the draft gives no day.
    let undated = offered(&mut client, "# Talks\n\nThe envoys met Stolt|");
    assert_eq!(undated, ["Jens Stoltenberg"]);
    // After a title nothing but the name.
    let text = dated("2022-01-12", "The envoys met NATO Secretary General |");
    let list = offered_as(&mut client, "markdown", &text, &typed_a(" "));
    assert_eq!(labels(&list), ["Jens Stoltenberg"]);
    let text = dated(
        "2022-01-12",
        "The envoys met Deputy Secretary of State She|",
    );
    assert_eq!(offered(&mut client, &text)[0], "Wendy Sherman");
    let text = dated("2022-01-12", "The envoys met NATO Secretary General J|");
    assert_eq!(offered(&mut client, &text), ["Jens Stoltenberg"]);
    // Every state has senators, Georgia no more than others.
    assert!(offered(&mut client, &dated("2016-01-12", "The envoys met Sen. |")).is_empty());
    // Fewer letters than three could be anybody.
    assert!(offered(&mut client, &dated("2022-01-12", "The envoys met St|")).is_empty());
    client.leave();
}

#[test]
fn the_newsrooms_own_people_come_first_with_their_titles() {
    let (_kept, root) = folder();
    fs::write(root.join("factdesk.toml"), "roster = [\"desk.csv\"]\n").unwrap();
    fs::write(
        root.join("desk.csv"),
        "name,office,of,from,to,verified\nMara Lind,Mayor,Port Merrow,2020-05-01,,2026-01-01\n\
         Jens Stoltz,Harbour Master,Port Merrow,2020,,2026-01-01\n",
    )
    .unwrap();
    let uri = format!("file://{}", root.join("story.md").display());
    let mut client = Client::greeted(able());
    let mut offered = |words: &str| {
        let text = format!("---\ndate: 2024-01-12\n---\n\n{words}");
        client.open(&uri, "markdown", &text);
        let column = words.len();
        let params =
            json!({"textDocument": {"uri": uri}, "position": {"line": 4, "character": column}});
        let list = client.result("textDocument/completion", params);
        client.notify(
            "textDocument/didClose",
            json!({"textDocument": {"uri": uri}}),
        );
        labels(&list)
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        offered("The pool was shut by Mara Li")[..2],
        ["Mayor Mara Lind", "Mara Lind"]
    );
    assert_eq!(offered("The pool was shut by Mayor Lin")[0], "Mara Lind");
    let both = offered("The pool was shut by Stolt");
    assert!(both[0].ends_with("Jens Stoltz"), "{both:?}");
    assert!(
        both.iter().any(|label| label.ends_with("Jens Stoltenberg")),
        "{both:?}"
    );
}

#[test]
fn namesakes_show_their_offices() {
    let mut client = Client::greeted(able());
    let text = "---\ndate: 2016-03-15\n---\n\nThe envoys met Karaman|";
    let list = offered_as(&mut client, "markdown", text, &asked());
    for item in list["items"].as_array().unwrap() {
        let told = item["detail"].as_str().unwrap();
        assert!(!told.is_empty(), "{item}");
        assert_eq!(item["labelDetails"]["description"], told);
    }
    client.leave();
}

#[test]
fn what_there_is_to_say_of_somebody_is_told_when_asked() {
    let mut client = Client::greeted(able());
    let text = "---\ndate: 2022-01-12\n---\n\nThe envoys met Stolt|";
    let (before, _) = text.split_once('|').unwrap();
    client.open(URI, "markdown", before);
    let list = at(&mut client, before, &asked());
    let item = list["items"][0].clone();
    assert!(item["documentation"].is_null(), "{item}");
    let told = client.result("completionItem/resolve", item.clone());
    assert_eq!(told["documentation"]["kind"], "markdown");
    let words = told["documentation"]["value"]
        .as_str()
        .unwrap()
        .replace('\\', "");
    assert!(words.starts_with("**Jens Stoltenberg**"), "{words}");
    assert!(
        words.contains("On 2022-01-12: Secretary General, NATO"),
        "{words}"
    );
    assert!(words.contains("verified on"), "{words}");
    assert_eq!(told["label"], item["label"]);
    // What another server gave, or nobody knows, comes back as it was.
    for data in [
        Value::Null,
        json!(7),
        json!({"uri": "file:///gone.md", "person": "x"}),
    ] {
        let odd = json!({"label": "Lind", "data": data});
        let back = client.result("completionItem/resolve", odd);
        assert_eq!(back["label"], "Lind");
        assert!(back["documentation"].is_null());
    }
    client.leave();
}
