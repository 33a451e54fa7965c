//! Folders: which files are read, and in which order.

use super::{CLEAN, Desk, TWICE};

fn paths(desk: &Desk, arguments: &[&str]) -> Vec<String> {
    desk.check(arguments)["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["path"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn drafts_are_found_by_extension_and_sorted() {
    let desk = Desk::with(&[
        ("b.md", CLEAN),
        ("a/z.markdown", CLEAN),
        ("a/c.TXT", CLEAN),
        ("a/b/d.html", CLEAN),
        ("e.htm", CLEAN),
        ("notes.doc", CLEAN),
        ("md", CLEAN),
        (".hidden/x.md", CLEAN),
    ]);
    let all = ["a/b/d.html", "a/c.TXT", "a/z.markdown", "b.md", "e.htm"];
    assert_eq!(paths(&desk, &["."]), all);
    assert_eq!(paths(&desk, &[]), all);
    assert_eq!(paths(&desk, &["a"]), &all[..3]);
    // Inputs keep their order, and none comes twice.
    assert_eq!(
        paths(&desk, &["e.htm", "a", "a/c.TXT", "e.htm"]),
        ["e.htm", all[0], all[1], all[2]]
    );
}

#[test]
fn ignored_files_are_not_walked_but_may_be_named() {
    let desk = Desk::with(&[
        (".gitignore", "old/\n*.tmp.md\n"),
        (".ignore", "private.md\n"),
        ("old/a.md", TWICE),
        ("b.tmp.md", TWICE),
        ("private.md", TWICE),
        ("c.md", CLEAN),
    ]);
    assert_eq!(paths(&desk, &["."]), ["c.md"]);
    assert_eq!(
        paths(&desk, &["old/a.md", "private.md"]),
        ["old/a.md", "private.md"]
    );
}

#[test]
fn excluded_files_are_not_walked() {
    let desk = Desk::with(&[
        (
            "factdesk.toml",
            "exclude = [\"archive/\", \"*.raw.txt\", \"/top.md\"]\n",
        ),
        ("archive/a.md", TWICE),
        ("desk/archive/a.md", TWICE),
        ("desk/b.raw.txt", TWICE),
        ("desk/top.md", CLEAN),
        ("top.md", TWICE),
    ]);
    assert_eq!(paths(&desk, &["."]), ["desk/top.md"]);
    assert_eq!(paths(&desk, &["desk"]), ["desk/top.md"]);
    assert_eq!(paths(&desk, &["top.md"]), ["top.md"]);
    assert_eq!(paths(&desk, &[".", "--isolated"]).len(), 5);
}

#[test]
fn a_folder_without_drafts_is_said_to_be_one() {
    let desk = Desk::with(&[("a.doc", TWICE)]);
    desk.run(&["check", "."]).says(0, &["no drafts", ".md"]);
    assert_eq!(desk.check(&["."])["files"], serde_json::json!([]));
}
