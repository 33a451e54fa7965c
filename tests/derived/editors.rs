//! Editors offer the settings there are. The settings page of VS Code is the program's own: `package.json` of
//! the extension has its keys, its words for them, and the rules, groups and profiles there are to choose from.

use std::{collections::BTreeMap, fmt::Write as _, fs};

use factdesk::{
    rules::RULES,
    settings::{KEYS, Key, Layer, Level, Profile, groups},
};
use serde_json::{Value, json};

use super::path;

const PACKAGE: &str = "editors/vscode/package.json";

/// The settings that the extension has no use for: one is the command line's, and what is being written
/// it keeps calm itself, since it knows the cursor.
const NOT_IN_EDITORS: [&str; 2] = ["fail-on", "hold-while-typing"];

/// The settings of VS Code that its extension keeps for itself.
const OF_THE_EXTENSION: [&str; 4] = ["enable", "server.path", "server.args", "trace.server"];

/// Between these lines stand the settings of the program.
const BEFORE: &str = "        \"factdesk.date\": {\n";
const AFTER: &str = "        \"factdesk.server.path\": {\n";

fn keys() -> impl Iterator<Item = &'static Key> {
    KEYS.iter()
        .filter(|key| !NOT_IN_EDITORS.contains(&key.name))
}

/// What VS Code needs to know of a key besides the program's sentence, and what its users do.
fn particulars(key: &str) -> (Value, &'static str) {
    match key {
        "date" => (
            json!({"type": "string", "default": "", "pattern": r"^$|^\d{4}-\d{2}-\d{2}$",
                "patternErrorMessage": "Write the day as year-month-day, for instance 2026-03-14, or leave this empty."}),
            "Write it as year-month-day (`2026-03-14`); leave it empty unless all the drafts here are for one day.",
        ),
        "profile" => {
            let names: Vec<&str> = std::iter::once("")
                .chain(Profile::ALL.map(Profile::name))
                .collect();
            let explained: Vec<&str> = std::iter::once("What factdesk.toml says, if there is one.")
                .chain(Profile::ALL.map(|profile| heading(profile.text())))
                .collect();
            let schema = json!({"type": "string", "default": "", "enum": names, "enumItemLabels": ["not chosen"],
                "enumDescriptions": explained});
            (schema, "A draft’s front matter may choose another.")
        }
        "select" => (selectors(true), "Empty means the usual set."),
        "ignore" => (selectors(false), ""),
        "severity" => {
            let (names, summaries) = rules_and_groups();
            let properties: BTreeMap<&str, Value> = names
                .into_iter()
                .zip(summaries)
                .map(|(name, summary)| {
                    (
                        name,
                        json!({"type": "string", "enum": Level::NAMES, "description": summary}),
                    )
                })
                .collect();
            (
                json!({"type": "object", "default": {}, "properties": properties, "additionalProperties": false}),
                "The more exact name wins.",
            )
        }
        "exclude" => (
            json!({"type": "array", "default": [], "items": {"type": "string"}}),
            "For instance `archive/**` or `*.notes.md`.",
        ),
        "roster" => (
            json!({"type": "array", "default": [], "items": {"type": "string"}}),
            "A relative path counts from the folder that is open.",
        ),
        "inlay-hints" => (
            json!({"type": "boolean", "default": true}),
            "They are shown, not written into the draft. *Editor › Inlay Hints* must be on as well.",
        ),
        other => panic!("say here what VS Code needs to know of the setting `{other}`"),
    }
}

/// A list of rules, groups and perhaps `all`, each with what it finds.
fn selectors(all: bool) -> Value {
    let (mut names, mut summaries) = rules_and_groups();
    if all {
        names.insert(0, "all");
        summaries.insert(0, "All rules.".to_owned());
    }
    let items = json!({"type": "string", "enum": names, "enumDescriptions": summaries});
    json!({"type": "array", "default": [], "uniqueItems": true, "items": items})
}

/// The groups, then the rules, in alphabetical order.
fn rules_and_groups() -> (Vec<&'static str>, Vec<String>) {
    let mut groups = groups();
    groups.sort_unstable();
    let mut rules: Vec<_> = RULES.iter().collect();
    rules.sort_unstable_by_key(|rule| rule.id);
    let of_groups = groups
        .iter()
        .map(|group| (*group, format!("All rules of the group {group}.")));
    let of_rules = rules
        .iter()
        .map(|rule| (rule.id, rule.summary().to_owned()));
    of_groups.chain(of_rules).unzip()
}

/// The first sentence of a profile's file.
fn heading(text: &'static str) -> &'static str {
    let line = text.lines().next().unwrap().trim_start_matches("# ");
    line.split_once(". ")
        .map_or(line, |(sentence, _)| &line[..=sentence.len()])
}

/// The settings of the program as `package.json` writes them.
fn derived() -> String {
    let mut text = String::new();
    for (order, key) in (1..).zip(keys()) {
        let (mut schema, remark) = particulars(key.name);
        let description = format!("{} {remark}", key.summary);
        let scope = if key.name == "inlay-hints" {
            "window"
        } else {
            "resource"
        };
        let about = schema.as_object_mut().unwrap();
        about.insert("order".to_owned(), order.into());
        about.insert("scope".to_owned(), scope.into());
        about.insert("markdownDescription".to_owned(), description.trim().into());
        let pretty = serde_json::to_string_pretty(&schema).unwrap();
        writeln!(
            text,
            "        \"factdesk.{}\": {},",
            key.name,
            pretty.replace('\n', "\n        ")
        )
        .unwrap();
    }
    text
}

#[test]
fn the_settings_are_those_of_the_program() {
    let text = fs::read_to_string(path(PACKAGE)).unwrap();
    let start = text.find(BEFORE).expect("the first setting");
    let end = text.find(AFTER).expect("the first of the extension’s own");
    let derived = derived();
    if text[start..end] != *derived {
        assert!(
            std::env::var_os("FACTDESK_BLESS").is_some(),
            "{PACKAGE}: the settings are out of date; run FACTDESK_BLESS=1 cargo test derived"
        );
        fs::write(
            path(PACKAGE),
            format!("{}{derived}{}", &text[..start], &text[end..]),
        )
        .unwrap();
    }
}

/// None is missing, none is left over, and the program takes each of the kind that is offered.
#[test]
fn the_program_takes_what_is_offered() {
    let package: Value = serde_json::from_str(&fs::read_to_string(path(PACKAGE)).unwrap()).unwrap();
    let offered = package["contributes"]["configuration"]["properties"]
        .as_object()
        .unwrap();
    let mut wanted: Vec<String> = keys()
        .map(|key| key.name)
        .chain(OF_THE_EXTENSION)
        .map(|key| format!("factdesk.{key}"))
        .collect();
    wanted.sort();
    let mut names: Vec<&String> = offered.keys().collect();
    names.sort();
    assert_eq!(names, wanted.iter().collect::<Vec<_>>());

    for key in keys() {
        let schema = &offered[&format!("factdesk.{}", key.name)];
        let values = match schema["type"].as_str().unwrap() {
            "boolean" => vec![json!(true), json!(false)],
            "array" => match schema["items"]["enum"].as_array() {
                Some(names) => vec![json!(names)],
                None => vec![json!(["archive/**"])],
            },
            "object" => schema["properties"]
                .as_object()
                .unwrap()
                .iter()
                .flat_map(|(name, value)| {
                    let levels = value["enum"].as_array().unwrap();
                    levels.iter().map(move |level| json!({name: level}))
                })
                .collect(),
            "string" if key.name == "date" => vec![json!(""), json!("2026-01-12")],
            "string" => schema["enum"].as_array().unwrap().clone(),
            other => panic!("factdesk.{} is of type {other}", key.name),
        };
        for value in values {
            let settings = json!({key.name: value});
            assert!(Layer::from_editor(&settings).is_ok(), "{settings}");
        }
    }
}

/// The help file of Neovim explains each in a paragraph of its own.
#[test]
fn the_help_of_neovim_explains_each_setting() {
    let help = fs::read_to_string(path("editors/nvim/doc/factdesk.txt")).unwrap();
    let explained = help
        .split_once("*factdesk-settings*")
        .expect("a chapter on settings")
        .1
        .split("\n=====")
        .next()
        .unwrap();
    for key in keys() {
        assert!(
            explained
                .lines()
                .any(|line| line.split_whitespace().next() == Some(key.name)
                    && !line.starts_with(' ')),
            "factdesk.txt does not explain `{}`",
            key.name
        );
    }
}
