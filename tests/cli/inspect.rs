//! `inspect`: the reading as JSON and as a page.

use serde_json::{Value, json};

use super::{CLEAN, Desk};

const STORY: &str = "---\ndate: 2026-01-12\n---\n\nMayor Mara Lind spoke in Halden. “We start on Monday,” Lind said.\n";

#[test]
fn json_has_every_field() {
    let desk = Desk::new();
    desk.write("a.md", format!("\u{feff}{STORY}"));
    let file = desk.read("a.md");
    let reading = desk
        .run(&["inspect", "a.md", "--output-format", "json"])
        .json();
    let span = |words: &str| {
        let at = file.rfind(words).unwrap();
        json!({"start": at, "end": at + words.len()})
    };
    assert_eq!(reading["version"], 1);
    assert_eq!(reading["path"], "a.md");
    assert_eq!(
        reading["date"],
        json!({"value": "2026-01-12", "source": "front-matter"})
    );
    let quote = &reading["quotes"][0];
    assert_eq!(quote["span"], span("“We start on Monday,”"));
    assert_eq!(quote["text"], "“We start on Monday,”");
    assert_eq!(quote["kind"], "direct");
    assert_eq!(quote["cue"]["text"], "said");
    assert_eq!(quote["cue"]["start"], span("said")["start"]);
    assert!(quote["method"].is_string());
    let speaker = &quote["speaker"];
    assert_eq!(speaker["name"], "Mara Lind");
    assert_eq!(speaker["mention"], span("Lind"));
    assert_eq!(speaker["mention_text"], "Lind");
    assert_eq!(speaker["resolved"], true);
    let index = usize::try_from(speaker["person"].as_u64().unwrap()).unwrap();
    let person = &reading["people"][index];
    assert_eq!(person["name"], "Mara Lind");
    assert_eq!(person["roster"], Value::Null);
    assert_eq!(
        person["titles"][0],
        json!({"text": "Mayor", "span": span("Mayor")})
    );
    assert_eq!(
        person["mentions"][0],
        json!({"span": span("Mara Lind"), "text": "Mara Lind", "kind": "full"})
    );
    for list in ["organizations", "dates", "quantities"] {
        assert!(reading[list].is_array(), "{list}");
    }
}

#[test]
fn quantities_have_values_and_units() {
    let desk = Desk::with(&[(
        "a.txt",
        "The pier cost £4.2 million, 30% more than in 2019. Nine boats sank.\n",
    )]);
    let reading = desk
        .run(&["inspect", "a.txt", "--output-format", "json"])
        .json();
    assert_eq!(
        reading["quantities"],
        json!([
            {"span": {"start": 16, "end": 27}, "text": "4.2 million", "value": 4_200_000.0, "unit": "£",
                "low": 4_150_000.0, "high": 4_250_000.0, "quoted": false},
            {"span": {"start": 29, "end": 31}, "text": "30", "value": 30.0, "unit": "percent",
                "low": 30.0, "high": 30.0, "quoted": false},
            {"span": {"start": 52, "end": 56}, "text": "Nine", "value": 9.0, "unit": null,
                "low": 9.0, "high": 9.0, "counts": "boats", "quoted": false},
        ])
    );
}

#[test]
fn one_draft_is_an_object_and_several_are_a_list() {
    let desk = Desk::with(&[("a.md", STORY), ("b.md", CLEAN)]);
    let read = |arguments: &[&str]| desk.run(&[&["inspect"], arguments].concat());
    assert!(
        read(&["a.md", "--output-format", "json"])
            .json()
            .is_object()
    );
    let list = read(&["a.md", "b.md", "--output-format", "json"]).json();
    assert_eq!(list[0]["path"], "a.md");
    assert_eq!(list[1]["path"], "b.md");
    assert_eq!(
        read(&[".", "--output-format", "json"])
            .json()
            .as_array()
            .unwrap()
            .len(),
        2
    );
    let lines = read(&["a.md", "b.md", "--output-format", "jsonl"]).out;
    assert_eq!(lines.lines().count(), 2);
    let missing = read(&["gone.md", "a.md", "--output-format", "json"]);
    missing.says(2, &["gone.md"]);
    assert_eq!(missing.json()[0]["path"], "a.md");
}

#[test]
fn the_page_says_who_said_what_and_how_we_know() {
    let desk = Desk::with(&[("a.md", STORY)]);
    let page = desk.run(&["inspect", "a.md"]).out;
    for words in [
        "speaks from 2026-01-12 (front matter)",
        "5  “We start on Monday,”",
        "— Mara Lind · “Lind said” · ",
        "1 quote, 2 mentions  Mayor",
    ] {
        assert!(page.contains(words), "no {words:?} in\n{page}");
    }
}

#[test]
fn standard_input_can_be_inspected() {
    let desk = Desk::new();
    let ran = desk.pipe(
        &[
            "inspect",
            "-",
            "--stdin-filename",
            "a.md",
            "--output-format",
            "json",
        ],
        STORY,
    );
    assert_eq!(ran.json()["path"], "a.md");
    desk.run(&["inspect"]).says(2, &["PATH"]);
}

#[test]
fn dates_are_resolved_against_the_story_date_only() {
    let desk = Desk::with(&[
        (
            "a.md",
            "---\ndate: 2026-01-12\n---\n\nThe ferry sank yesterday, on Sunday. It will sail on Friday, not on 3 March or in May 2027, nor from 4 to 6 May 2026, as in the 1990s.\n",
        ),
        (
            "b.md",
            "The ferry sank on Sunday, 4 January 2026. It sailed on Friday.\n",
        ),
    ]);
    let dates = |path: &str| {
        let reading = desk
            .run(&["inspect", path, "--output-format", "json"])
            .json();
        let list = reading["dates"].as_array().unwrap().clone();
        let shown: Vec<String> = list
            .iter()
            .map(|date| {
                format!("{} {} {}", date["text"], date["value"], date["method"]).replace('"', "")
            })
            .collect();
        shown.join("\n")
    };
    assert_eq!(
        dates("a.md"),
        "yesterday 2026-01-11 counted\n\
         Sunday 2026-01-11 day-before\n\
         Friday 2026-01-16 day-after\n\
         3 March 2026-03-03 nearest-year\n\
         May 2027 2027-05 written\n\
         4 to 6 May 2026 2026-05-04/2026-05-06 written\n\
         1990s 1990-01-01/1999-12-31 written"
    );
    assert_eq!(
        dates("b.md"),
        "Sunday, 4 January 2026 2026-01-04 written\nFriday null null"
    );
    let page = desk.run(&["inspect", "a.md"]).out;
    assert!(
        page.contains("yesterday        Sunday, 11 January 2026  1 day before the story date"),
        "{page}"
    );
}
