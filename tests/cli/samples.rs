//! The sample stories: one with the mistakes the tool is for, and some without.

use std::{collections::BTreeSet, path::Path};

use super::{Ran, command_in};

/// The rules that the sample story shows; a rule that has nothing to say of a harbour need not be here.
const SHOWN: &[&str] = &[
    "attribution/ambiguous-speaker",
    "attribution/anonymous-source",
    "attribution/loaded-language",
    "attribution/unattributed-quote",
    "desk/unused-stet",
    "draft/placeholder",
    "draft/repeated-word",
    "headline/not-in-body",
    "names/inconsistent-case",
    "names/organisation-variant",
    "quotes/unbalanced",
    "quotes/unmarked-insertion",
    "titles/duplicated-title",
];

fn check(name: &str, more: &[&str]) -> Ran {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = format!("tests/drafts/{name}");
    let mut args = vec!["check", &path, "--isolated", "--output-format", "json"];
    args.extend(more);
    Ran::of(command_in(root, &args).output().unwrap())
}

#[test]
fn the_sample_shows_what_the_tool_is_for() {
    let ran = check("harbour.md", &[]);
    assert_eq!(ran.code, 1);
    let report = ran.json();
    let found: BTreeSet<&str> = super::findings(&report)
        .iter()
        .map(|finding| finding["rule"].as_str().unwrap())
        .collect();
    for rule in SHOWN {
        assert!(found.contains(rule), "{rule} is not shown: {found:#?}");
    }
}

#[test]
fn clean_stories_draw_no_finding() {
    for name in ["ferry.md", "wire.txt", "clinic.html"] {
        let ran = check(name, &["--date", "2026-02-03"]);
        assert_eq!(ran.code, 0, "{}", ran.out);
        assert!(super::findings(&ran.json()).is_empty(), "{}", ran.out);
    }
}
