//! The SARIF log is valid against the schema of SARIF 2.1.0.
//!
//! `sarif/schema-2.1.0.json` is the OASIS schema without its descriptions and defaults, which do not
//! bear on validity. What of JSON Schema it uses is few words; a word not known here fails the test.

use regex::Regex;
use serde_json::Value;

use super::{Desk, command_in};

const SCHEMA: &str = include_str!("sarif/schema-2.1.0.json");

struct Schema {
    root: Value,
}

impl Schema {
    fn new() -> Self {
        Self {
            root: serde_json::from_str(SCHEMA).unwrap(),
        }
    }

    fn faults(&self, value: &Value) -> Vec<String> {
        let mut faults = Vec::new();
        self.check(&self.root, value, "$", &mut faults);
        faults
    }

    fn holds(&self, schema: &Value, value: &Value) -> bool {
        let mut faults = Vec::new();
        self.check(schema, value, "", &mut faults);
        faults.is_empty()
    }

    fn check(&self, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
        let number = |word: &Value| word.as_f64().unwrap();
        for (word, wanted) in schema.as_object().unwrap() {
            let holds = match word.as_str() {
                "$schema" | "$id" | "title" | "definitions" | "properties" | "format" => true,
                "$ref" => {
                    let name = wanted
                        .as_str()
                        .unwrap()
                        .strip_prefix("#/definitions/")
                        .unwrap();
                    self.check(&self.root["definitions"][name], value, at, faults);
                    true
                }
                "type" => match wanted.as_str().unwrap() {
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "string" => value.is_string(),
                    "boolean" => value.is_boolean(),
                    "integer" => value.is_i64() || value.is_u64(),
                    "number" => value.is_number(),
                    other => panic!("unknown type {other}"),
                },
                "enum" => wanted.as_array().unwrap().contains(value),
                "required" => wanted
                    .as_array()
                    .unwrap()
                    .iter()
                    .all(|name| value.get(name.as_str().unwrap()).is_some()),
                "minimum" => value.as_f64().is_none_or(|value| value >= number(wanted)),
                "maximum" => value.as_f64().is_none_or(|value| value <= number(wanted)),
                "pattern" => value.as_str().is_none_or(|text| {
                    Regex::new(wanted.as_str().unwrap()).unwrap().is_match(text)
                }),
                "minItems" => value
                    .as_array()
                    .is_none_or(|list| list.len() as u64 >= wanted.as_u64().unwrap()),
                "uniqueItems" => value.as_array().is_none_or(|list| {
                    list.iter()
                        .enumerate()
                        .all(|(at, item)| !list[..at].contains(item))
                }),
                "items" => {
                    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.check(wanted, item, &format!("{at}[{index}]"), faults);
                    }
                    true
                }
                "additionalProperties" => {
                    for (name, field) in value.as_object().into_iter().flatten() {
                        let known = schema["properties"].get(name);
                        let path = format!("{at}.{name}");
                        match (known, wanted) {
                            (Some(known), _) => self.check(known, field, &path, faults),
                            (None, Value::Bool(true)) => {}
                            (None, Value::Bool(false)) => faults.push(format!("{path} is unknown")),
                            (None, wanted) => self.check(wanted, field, &path, faults),
                        }
                    }
                    true
                }
                "anyOf" | "oneOf" => wanted
                    .as_array()
                    .unwrap()
                    .iter()
                    .any(|one| self.holds(one, value)),
                other => panic!("unknown word {other}"),
            };
            if !holds {
                faults.push(format!("{at}: {word} {wanted}, but is {value}"));
            }
        }
    }
}

#[test]
fn the_log_is_valid() {
    let schema = Schema::new();
    let desk = Desk::with(&[(
        "harbour story.md",
        &format!("\u{feff}{}", include_str!("../drafts/harbour.md")),
    )]);
    let run = |arguments: &[&str]| {
        let all = [&["check", "--output-format", "sarif"], arguments].concat();
        desk.run(&all).json()
    };
    let log = run(&["harbour story.md", "gone.md"]);
    assert!(log["runs"][0]["results"].as_array().unwrap().len() > 5);
    assert_eq!(schema.faults(&log), [""; 0]);
    let empty = run(&["."]);
    assert_eq!(schema.faults(&empty), [""; 0]);
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let clean = command_in(
        root,
        &["check", "tests/drafts/ferry.md", "--output-format", "sarif"],
    );
    let clean = super::Ran::of({ clean }.output().unwrap()).json();
    assert_eq!(schema.faults(&clean), [""; 0]);
    // The schema does tell a wrong log from a right one.
    for (path, wrong) in [
        ("/runs/0/columnKind", serde_json::json!("bytes")),
        ("/runs/0/results/0/level", serde_json::json!("hint")),
        (
            "/runs/0/results/0/locations/0/physicalLocation/region/startLine",
            serde_json::json!(0),
        ),
        ("/runs/0/tool/driver", serde_json::json!({"rules": []})),
        ("/version", serde_json::json!("2.2")),
    ] {
        let mut broken = log.clone();
        *broken.pointer_mut(path).unwrap() = wrong;
        assert!(!schema.faults(&broken).is_empty(), "{path}");
    }
}
