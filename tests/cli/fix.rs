//! `--fix` and `--diff`: what is written, and what never is.

use super::{CLEAN, Desk, HELD, TWICE};

#[test]
fn fixes_are_made_and_the_rest_is_reported() {
    let desk = Desk::with(&[("a.md", &format!("{TWICE}\n{HELD}")), ("b.md", TWICE)]);
    let ran = desk.run(&["check", ".", "--fix"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("draft/placeholder"), "{}", ran.out);
    assert!(!ran.out.contains("draft/repeated-word]"), "{}", ran.out);
    assert!(
        ran.out
            .contains("made 2 fixes in 2 drafts; 1 finding in 1 draft"),
        "{}",
        ran.out
    );
    assert_eq!(desk.read("a.md"), format!("{CLEAN}\n{HELD}"));
    assert_eq!(desk.read("b.md"), CLEAN);
    let again = desk.run(&["check", "b.md", "--fix"]);
    assert_eq!((again.code, desk.read("b.md").as_str()), (0, CLEAN));
}

#[test]
fn line_ends_byte_order_mark_and_final_newline_stay() {
    for (before, after) in [
        (
            "Left the the pier.\r\nNext.\r\n",
            "Left the pier.\r\nNext.\r\n",
        ),
        ("\u{feff}Left the the pier.", "\u{feff}Left the pier."),
        ("Left the the pier.\rNext.\r", "Left the pier.\rNext.\r"),
        ("Left the the pier.\n\n\n", "Left the pier.\n\n\n"),
        (
            "Left the the pier.\u{2028}Next.\r\nEnd",
            "Left the pier.\u{2028}Next.\r\nEnd",
        ),
    ] {
        let desk = Desk::with(&[("a.txt", before)]);
        assert_eq!(desk.run(&["check", "a.txt", "--fix"]).code, 0, "{before:?}");
        assert_eq!(desk.read("a.txt"), after);
    }
}

#[test]
fn unsafe_fixes_are_made_only_when_asked_for() {
    let text = "Mara Lind admitted that the pool would close.\n";
    let desk = Desk::with(&[("a.md", text)]);
    desk.run(&["check", "a.md", "--fix"]);
    assert_eq!(desk.read("a.md"), text);
    desk.run(&["check", "a.md", "--fix", "--unsafe-fixes"]);
    assert_eq!(
        desk.read("a.md"),
        "Mara Lind said that the pool would close.\n"
    );
}

#[test]
fn nothing_is_left_beside_a_fixed_draft() {
    let desk = Desk::with(&[("a.md", TWICE)]);
    desk.run(&["check", "a.md", "--fix"]);
    let names: Vec<_> = std::fs::read_dir(desk.path(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names, ["a.md"]);
}

#[cfg(unix)]
#[test]
fn permissions_stay_and_links_are_followed() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let desk = Desk::with(&[("real/a.md", TWICE)]);
    let mode = |name: &str| {
        std::fs::metadata(desk.path(name))
            .unwrap()
            .permissions()
            .mode()
            & 0o777
    };
    std::fs::set_permissions(
        desk.path("real/a.md"),
        std::fs::Permissions::from_mode(0o640),
    )
    .unwrap();
    symlink("real/a.md", desk.path("link.md")).unwrap();
    desk.run(&["check", "link.md", "--fix"]);
    assert_eq!(desk.read("real/a.md"), CLEAN);
    assert!(desk.path("link.md").is_symlink());
    assert_eq!(mode("real/a.md"), 0o640);
}

#[cfg(unix)]
#[test]
fn a_draft_that_may_not_be_written_is_named_and_left() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::with(&[("a.md", TWICE), ("b.md", TWICE)]);
    std::fs::set_permissions(desk.path("a.md"), std::fs::Permissions::from_mode(0o444)).unwrap();
    desk.run(&["check", "a.md", "b.md", "--fix"])
        .says(2, &["a.md", "cannot be written", "permission"]);
    assert_eq!(desk.read("a.md"), TWICE);
    assert_eq!(desk.read("b.md"), CLEAN);
}

#[test]
fn diff_prints_and_does_not_write() {
    let desk = Desk::with(&[("a.md", &format!("Head.\n\n{TWICE}"))]);
    for arguments in [
        &["check", "a.md", "--diff"][..],
        &["check", "a.md", "--diff", "--fix"],
    ] {
        let ran = desk.run(arguments);
        assert_eq!(
            ran.out,
            "\
--- a.md
+++ a.md
@@ -1,3 +1,3 @@
 Head.
\x20
-The ferry left the the harbour at noon.
+The ferry left the harbour at noon.
"
        );
        assert_eq!(ran.code, 1);
        assert_eq!(ran.err, "factdesk: would make 1 fix in 1 draft\n");
        assert_eq!(desk.read("a.md"), format!("Head.\n\n{TWICE}"));
    }
    let clean = Desk::with(&[("a.md", CLEAN)]).run(&["check", "a.md", "--diff"]);
    assert_eq!((clean.code, clean.out.as_str()), (0, ""));
}

#[test]
fn a_diff_applies() {
    if std::process::Command::new("patch")
        .arg("--version")
        .output()
        .is_err()
    {
        return;
    }
    for text in [
        format!("{TWICE}\n{HELD}\nLeft the the pier."),
        format!("\u{feff}{TWICE}"),
        TWICE.replace('\n', "\r\n"),
    ] {
        let desk = Desk::with(&[("a.md", &text), ("b.md", &text)]);
        desk.run(&["check", "b.md", "--fix"]);
        desk.write("a.diff", desk.run(&["check", "a.md", "--diff"]).out);
        let patch = std::process::Command::new("patch")
            .args(["-p0", "--binary", "-i", "a.diff"])
            .current_dir(desk.path(""))
            .output()
            .unwrap();
        assert!(patch.status.success(), "{patch:?}");
        assert_eq!(desk.read("a.md"), desk.read("b.md"));
    }
}

#[test]
fn standard_input_is_fixed_on_standard_output() {
    let desk = Desk::new();
    let ran = desk.pipe(&["check", "-", "--fix"], format!("\u{feff}{TWICE}{HELD}"));
    assert_eq!(ran.out, format!("\u{feff}{CLEAN}{HELD}"));
    assert!(ran.err.contains("draft/placeholder"), "{}", ran.err);
    assert_eq!(ran.code, 1);
    let clean = desk.pipe(&["check", "-", "--fix", "--quiet"], CLEAN);
    assert_eq!(
        (clean.code, clean.out.as_str(), clean.err.as_str()),
        (0, CLEAN, "")
    );
}

#[test]
fn fixing_is_idempotent_on_the_sample() {
    let text = include_str!("../drafts/harbour.md");
    let desk = Desk::with(&[("a.md", text)]);
    desk.run(&["check", "a.md", "--fix", "--unsafe-fixes"]);
    let once = desk.read("a.md");
    assert_ne!(once, text);
    let ran = desk.run(&["check", "a.md", "--fix", "--unsafe-fixes"]);
    assert_eq!(desk.read("a.md"), once);
    assert!(!ran.out.contains("made "), "{}", ran.out);
}
