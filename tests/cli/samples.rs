//! The sample stories: one with the mistakes the tool is for, and some without.

use std::{collections::BTreeSet, path::Path};

use super::{Ran, command_in};

fn check(name: &str) -> Ran {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = format!("tests/drafts/{name}");
    Ran::of(
        command_in(
            root,
            &["check", &path, "--isolated", "--output-format", "json"],
        )
        .output()
        .unwrap(),
    )
}

#[test]
fn the_sample_shows_what_the_tool_is_for() {
    let ran = check("harbour.md");
    assert_eq!(ran.code, 1);
    let report = ran.json();
    let found: BTreeSet<&str> = super::findings(&report)
        .iter()
        .map(|finding| finding["rule"].as_str().unwrap())
        .collect();
    let known: BTreeSet<&str> = factdesk::rules::RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(found, known, "a rule is not shown in the sample story");
}

#[test]
fn clean_stories_draw_no_finding() {
    for name in ["ferry.md", "wire.txt", "clinic.html"] {
        let ran = check(name);
        assert_eq!(ran.code, 0, "{}", ran.out);
        assert!(super::findings(&ran.json()).is_empty(), "{}", ran.out);
    }
}
