//! `factdesk.toml`: found, layered, and its faults named.

use serde_json::json;

use super::{Desk, HELD, TWICE, findings};

#[test]
fn the_nearest_file_upwards_governs() {
    let desk = Desk::with(&[
        ("factdesk.toml", "ignore = [\"draft/repeated-word\"]\n"),
        ("a.md", TWICE),
        ("city/b.md", TWICE),
        ("city/deep/factdesk.toml", "fail-on = \"error\"\n"),
        ("city/deep/down/c.md", TWICE),
    ]);
    assert_eq!(desk.run(&["check", "a.md"]).code, 0);
    assert!(findings(&desk.check(&["city/b.md"])).is_empty());
    let below = desk.run(&["check", "city/deep/down/c.md", "--output-format", "json"]);
    assert_eq!(findings(&below.json()).len(), 1);
    assert_eq!(below.code, 0);
    assert_eq!(desk.run(&["check", "a.md", "--isolated"]).code, 1);
    let from_below = super::command_in(&desk.path("city"), &["check", "b.md"])
        .output()
        .unwrap();
    assert_eq!(from_below.status.code(), Some(0));
    let elsewhere = desk.run(&["check", "a.md", "--config", "city/deep/factdesk.toml"]);
    assert!(
        elsewhere.out.contains("draft/repeated-word"),
        "{}",
        elsewhere.out
    );
}

#[test]
fn the_command_line_wins() {
    let desk = Desk::with(&[
        (
            "factdesk.toml",
            "select = [\"draft/placeholder\"]\nfail-on = \"never\"\n",
        ),
        ("a.md", &format!("{TWICE}\n{HELD}")),
    ]);
    let rules = |arguments: &[&str]| findings(&desk.check(arguments)).len();
    assert_eq!(rules(&["a.md"]), 1);
    assert_eq!(rules(&["a.md", "--select", "draft"]), 2);
    assert_eq!(rules(&["a.md", "--ignore", "draft/placeholder"]), 0);
    assert_eq!(desk.run(&["check", "a.md"]).code, 0);
    assert_eq!(desk.run(&["check", "a.md", "--fail-on", "error"]).code, 1);
}

#[test]
fn severities_are_overridden_by_rule_before_group() {
    let desk = Desk::with(&[
        (
            "factdesk.toml",
            "[severity]\ndraft = \"hint\"\n\"draft/repeated-word\" = \"error\"\n",
        ),
        ("a.md", &format!("{TWICE}\n{HELD}")),
        ("off/factdesk.toml", "severity = { all = \"off\" }\n"),
        ("off/a.md", TWICE),
    ]);
    let report = desk.check(&["a.md"]);
    assert_eq!(findings(&report)[0]["severity"], "error");
    assert_eq!(findings(&report)[1]["severity"], "hint");
    assert!(findings(&desk.check(&["off/a.md"])).is_empty());
}

#[test]
fn faults_name_file_line_word_and_the_nearest_right_one() {
    for (text, words) in [
        (
            "\n\nslect = [\"draft\"]\n",
            &["factdesk.toml:3", "`slect`", "`select`"][..],
        ),
        (
            "fail_on = \"error\"\n",
            &["factdesk.toml:1", "`fail_on`", "`fail-on`"],
        ),
        (
            "ignore = [\n  \"draft\",\n  \"draft/repeated\",\n]\n",
            &[
                "factdesk.toml:3",
                "`draft/repeated`",
                "`draft/repeated-word`",
            ],
        ),
        (
            "[severity]\n\"draft/placeholder\" = \"eror\"\n",
            &["factdesk.toml:2", "`eror`", "`error`"],
        ),
        (
            "[severity]\n\"drafts\" = \"error\"\n",
            &["factdesk.toml:2", "`drafts`", "`draft`"],
        ),
        (
            "profile = \"gaurdian\"\n",
            &["factdesk.toml:1", "`gaurdian`", "`guardian`"],
        ),
        (
            "date = \"yesterday\"\n",
            &["factdesk.toml:1", "`yesterday`", "2026-01-12"],
        ),
        (
            "fail-on = 3\n",
            &["factdesk.toml:1", "`fail-on`", "a number"],
        ),
        ("select = [\"draft\"\n", &["factdesk.toml:"]),
        ("exclude = [\"a{b\"]\n", &["factdesk.toml:1", "exclude"]),
        (
            "quite_else = 1\n",
            &["factdesk.toml:1", "`quite_else`", "`severity`"],
        ),
    ] {
        let desk = Desk::with(&[("factdesk.toml", text), ("a.md", TWICE)]);
        desk.run(&["check", "a.md"]).says(2, words);
        desk.run(&["config"]).says(2, words);
    }
}

#[test]
fn a_broken_file_is_said_once_and_the_other_drafts_are_checked() {
    let desk = Desk::with(&[
        ("bad/factdesk.toml", "slect = []\n"),
        ("bad/a.md", TWICE),
        ("bad/b.md", TWICE),
        ("good/c.md", TWICE),
    ]);
    let ran = desk.run(&["check", ".", "--output-format", "json"]);
    ran.says(2, &["bad/factdesk.toml:1"]);
    let report = ran.json();
    assert_eq!(report["files"][0]["path"], "good/c.md");
    assert_eq!(report["errors"].as_array().unwrap().len(), 1);
    desk.run(&["check", "good", "--config", "none.toml"])
        .says(2, &["none.toml", "no such file"]);
}

#[test]
fn dates_come_from_the_strongest_source() {
    let desk = Desk::with(&[
        ("factdesk.toml", "date = 2026-01-01\n"),
        ("a.md", CLEAN_WITH_DATE),
        ("b.md", "The ferry left.\n"),
    ]);
    let date = |arguments: &[&str]| {
        let all = [&["inspect", "--output-format", "json"], arguments].concat();
        desk.run(&all).json()["date"].clone()
    };
    assert_eq!(
        date(&["a.md"]),
        json!({"value": "2026-01-12", "source": "front-matter"})
    );
    assert_eq!(
        date(&["b.md"]),
        json!({"value": "2026-01-01", "source": "settings"})
    );
    assert_eq!(date(&["b.md", "--isolated"]), json!(null));
    assert_eq!(
        date(&["a.md", "--date", "2026-02-02"]),
        json!({"value": "2026-02-02", "source": "command-line"})
    );
}

const CLEAN_WITH_DATE: &str = "---\ndate: 2026-01-12\n---\n\nThe ferry left.\n";

#[test]
fn config_says_what_is_in_force_and_why() {
    let desk = Desk::with(&[
        (
            "factdesk.toml",
            "date = 2026-01-12\nprofile = \"guardian\"\nignore = [\"draft/placeholder\"]\n\n[severity]\n\"draft/repeated-word\" = \"error\"\n",
        ),
        ("drafts/a.md", TWICE),
    ]);
    let ran = desk.run(&["config", "drafts/a.md", "--output-format", "json"]);
    let config = ran.json();
    let file = |line: u32| json!({"layer": "file", "path": "factdesk.toml", "line": line});
    assert_eq!(config["version"], 1);
    assert_eq!(config["path"], "drafts/a.md");
    assert_eq!(config["file"], "factdesk.toml");
    let settings = &config["settings"];
    assert_eq!(
        settings["date"],
        json!({"value": "2026-01-12", "origin": file(1)})
    );
    assert_eq!(
        settings["profile"],
        json!({"value": "guardian", "origin": file(2)})
    );
    assert_eq!(
        settings["fail-on"],
        json!({"value": "warning", "origin": {"layer": "default"}})
    );
    let rule = |id: &str| {
        config["rules"]
            .as_array()
            .unwrap()
            .iter()
            .find(|rule| rule["rule"] == id)
            .unwrap()
            .clone()
    };
    assert_eq!(
        rule("draft/placeholder")["on"],
        json!({"value": false, "origin": file(3)})
    );
    assert_eq!(
        rule("draft/repeated-word")["severity"],
        json!({"value": "error", "origin": file(6)})
    );
    let text = desk.run(&["config", "drafts", "--date", "2026-03-03"]).out;
    assert!(text.contains("governed by factdesk.toml"), "{text}");
    assert!(
        text.lines().any(|line| line.starts_with("date")
            && line.contains("2026-03-03")
            && line.contains("command line")),
        "{text}"
    );
    assert!(
        text.lines().any(|line| line.contains("draft/placeholder")
            && line.contains("off")
            && line.contains("factdesk.toml:3")),
        "{text}"
    );
    let alone = desk.run(&["config", "--isolated"]).out;
    assert!(alone.contains("no settings file"), "{alone}");
}
