//! What findings look like to scripts and to people.

use serde_json::{Value, json};

use super::{CLEAN, Desk, HELD, TWICE, findings};

#[test]
fn json_has_every_field() {
    let desk = Desk::with(&[("drafts/a.md", TWICE), ("drafts/b.md", CLEAN)]);
    assert_eq!(
        desk.check(&["drafts"]),
        json!({
            "version": 1,
            "files": [
                {"path": "drafts/a.md", "findings": [{
                    "rule": "draft/repeated-word",
                    "severity": "warning",
                    "message": "“the” stands twice",
                    "span": {"start": 19, "end": 22},
                    "start": {"line": 1, "column": 20},
                    "end": {"line": 1, "column": 23},
                    "related": [{"message": "first here", "span": {"start": 15, "end": 18}}],
                    "fixes": [{
                        "title": "Cut the second “the”",
                        "safety": "safe",
                        "edits": [{"span": {"start": 18, "end": 22}, "replacement": ""}],
                    }],
                }]},
                {"path": "drafts/b.md", "findings": []},
            ],
            "errors": [],
        })
    );
}

#[test]
fn spans_are_bytes_of_the_file_and_columns_code_points() {
    let desk = Desk::new();
    let text = "👩‍🚀 Émile\r\nleft the the harbour.\r\n";
    desk.write("a.md", format!("\u{feff}{text}"));
    let file = desk.read("a.md");
    let report = desk.check(&["a.md"]);
    let finding = &findings(&report)[0];
    let at = file.find("the harbour").unwrap();
    assert_eq!(finding["span"], json!({"start": at, "end": at + 3}));
    assert_eq!(finding["start"], json!({"line": 2, "column": 10}));
    let first = &finding["related"][0]["span"];
    assert_eq!(first, &json!({"start": at - 4, "end": at - 1}));
    let edit = &finding["fixes"][0]["edits"][0]["span"];
    assert_eq!(edit, &json!({"start": at - 1, "end": at + 3}));
    // On the first line the mark at the file's start is no character.
    desk.write("b.md", "\u{feff}É the the harbour.");
    let report = desk.check(&["b.md"]);
    assert_eq!(
        findings(&report)[0]["start"],
        json!({"line": 1, "column": 7})
    );
    assert_eq!(
        findings(&report)[0]["span"],
        json!({"start": 10, "end": 13})
    );
}

#[test]
fn jsonl_has_a_line_for_each_draft_in_order() {
    let desk = Desk::with(&[("b.md", TWICE), ("a.md", CLEAN)]);
    let ran = desk.run(&[
        "check",
        "b.md",
        "gone.md",
        "a.md",
        "--output-format",
        "jsonl",
    ]);
    let lines: Vec<Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["path"], "b.md");
    assert_eq!(lines[0]["findings"][0]["rule"], "draft/repeated-word");
    assert_eq!(
        lines[1],
        json!({"path": "gone.md", "findings": [], "error": "no such file or folder"})
    );
    assert_eq!(lines[2], json!({"path": "a.md", "findings": []}));
    assert_eq!(ran.code, 2);
}

#[test]
fn concise_is_a_line_each() {
    let desk = Desk::with(&[("a.md", &format!("{TWICE}\n{HELD}"))]);
    let ran = desk.run(&["check", "a.md", "--output-format", "concise", "--quiet"]);
    let lines: Vec<_> = ran.out.lines().collect();
    assert_eq!(lines.len(), 2, "{}", ran.out);
    assert_eq!(
        lines[0],
        "a.md:1:20: warning draft/repeated-word “the” stands twice"
    );
    assert!(
        lines[1].starts_with("a.md:3:19: error draft/placeholder "),
        "{}",
        lines[1]
    );
}

#[test]
fn github_commands_are_escaped() {
    let desk = Desk::with(&[("a,b:c%.md", TWICE), ("p.md", "The cost was 5% [TK].\n")]);
    let ran = desk.run(&["check", ".", "--output-format", "github"]);
    assert_eq!(
        ran.out.lines().next().unwrap(),
        "::warning title=factdesk (draft/repeated-word),file=a%2Cb%3Ac%25.md,line=1,col=20,endLine=1,endColumn=23::“the” stands twice"
    );
    assert!(
        ran.out
            .contains("::error title=factdesk (draft/placeholder),file=p.md,"),
        "{}",
        ran.out
    );
}

#[test]
fn sarif_says_where_in_bytes_and_code_points() {
    let desk = Desk::new();
    desk.write("a b.md", "\u{feff}É the the harbour. The pool costs TK.\n");
    let ran = desk.run(&["check", "a b.md", "gone.md", "--output-format", "sarif"]);
    let log = ran.json();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["tool"]["driver"]["name"], "factdesk");
    assert_eq!(
        run["artifacts"],
        json!([{"location": {"uri": "a%20b.md"}, "encoding": "utf-8"}])
    );
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for rule in rules {
        assert!(!rule["help"]["text"].as_str().unwrap().is_empty());
        assert!(
            !rule["shortDescription"]["text"]
                .as_str()
                .unwrap()
                .is_empty()
        );
    }
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 2);
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(result["partialFingerprints"]["factdesk/v1"].is_string());
    }
    assert_eq!(
        results[0]["locations"][0]["physicalLocation"],
        json!({
            "artifactLocation": {"uri": "a%20b.md"},
            "region": {
                "startLine": 1, "startColumn": 7, "endLine": 1, "endColumn": 10,
                "byteOffset": 10, "byteLength": 3, "snippet": {"text": "the"},
            },
        })
    );
    assert_eq!(results[0]["level"], "warning");
    assert_eq!(results[1]["level"], "error");
    assert_eq!(
        results[0]["relatedLocations"][0]["message"]["text"],
        "first here"
    );
    let replacement = &results[0]["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["deletedRegion"]["byteOffset"], 9);
    assert_eq!(replacement["insertedContent"]["text"], "");
}

#[test]
fn fingerprints_tell_like_findings_apart_and_survive_other_edits() {
    let desk = Desk::with(&[
        ("a.md", &format!("{TWICE}\n{TWICE}")),
        ("b.md", &format!("{CLEAN}\n{TWICE}\n{TWICE}")),
    ]);
    let prints = |name: &str| -> Vec<String> {
        let log = desk
            .run(&["check", name, "--output-format", "sarif"])
            .json();
        log["runs"][0]["results"]
            .as_array()
            .unwrap()
            .iter()
            .map(|result| {
                result["partialFingerprints"]["factdesk/v1"]
                    .as_str()
                    .unwrap()
                    .to_owned()
            })
            .collect()
    };
    let before = prints("a.md");
    assert_eq!(before.len(), 2);
    assert_ne!(before[0], before[1]);
    assert_eq!(before, prints("b.md"));
}

#[test]
fn full_shows_the_words_marked() {
    let desk = Desk::with(&[("a.md", TWICE)]);
    let ran = desk.run(&["check", "a.md"]);
    assert_eq!(
        ran.out,
        "\
warning[draft/repeated-word]: “the” stands twice
    ╭─ a.md:1:20
  1 │ The ferry left the the harbour at noon.
    │                ─── ━━━
    │                ╰ first here
    ╰─ help: Cut the second “the”: the the harbour → the harbour (--fix)

1 finding in 1 draft: 1 warning; 1 can be fixed with --fix
Why: factdesk rule draft/repeated-word
To let it stand: <!-- stet draft/repeated-word: reason --> at the end of its line
"
    );
}

#[test]
fn marks_stand_under_wide_characters_and_tabs() {
    let desk = Desk::with(&[("a.txt", "日本\tthe the harbour.\n")]);
    let out = desk.run(&["check", "a.txt"]).out;
    let lines: Vec<_> = out.lines().collect();
    assert_eq!(lines[2], "  1 │ 日本    the the harbour.");
    // Two characters of two columns, a tab of four, a word and a space.
    assert_eq!(lines[3], format!("    │ {}─── ━━━", " ".repeat(8)));
}

#[test]
fn long_lines_are_cut_around_the_words_and_wrapped() {
    let before = "The harbour board met again and heard the crews of Esk. ".repeat(30);
    let after = " Nothing was decided on the landing stage.".repeat(30);
    let long = format!("{before}The ferry left the the harbour at noon.{after}\n");
    let desk = Desk::with(&[
        ("a.md", &long),
        ("b.txt", &"x".repeat(5_000)),
        (
            "c.txt",
            &format!("{}the the{}", "é".repeat(5_000), "é".repeat(5_000)),
        ),
    ]);
    let out = desk.run(&["check", "a.md", "--quiet"]).out;
    assert!(
        out.contains("… The ferry left the the harbour at noon. …"),
        "{out}"
    );
    let words = "The ferry was late again because the crews had walked out over pay ".repeat(5);
    desk.write("d.md", format!("“{words}[TK] {words}.”\n"));
    let out = desk.run(&["check", ".", "--quiet"]).out;
    for line in out.lines().filter(|line| line.contains('│')) {
        assert!(line.chars().count() <= 100, "{line}");
    }
}

#[test]
fn threads_do_not_change_a_byte() {
    let desk = Desk::new();
    for number in 0..120 {
        let text = [TWICE, HELD, CLEAN][number % 3].repeat(1 + number % 7);
        desk.write(&format!("d{}/{number:03}.md", number % 4), text);
    }
    desk.write("bad.md", b"\xff");
    for format in ["full", "concise", "json", "jsonl", "sarif", "github"] {
        let run = |threads: &str| {
            let ran = desk.run(&[
                "check",
                ".",
                "--output-format",
                format,
                "--threads",
                threads,
            ]);
            (ran.code, ran.out, ran.err)
        };
        let one = run("1");
        assert_eq!(one, run("8"), "{format}");
        assert_eq!(one, run("0"), "{format}");
    }
}
