//! `check`: exit codes, options, errors.

use super::{CLEAN, Desk, HELD, TWICE, findings};

#[test]
fn exit_codes_say_what_was_found() {
    let desk = Desk::with(&[("clean.md", CLEAN), ("twice.md", TWICE), ("held.md", HELD)]);
    assert_eq!(desk.run(&["check", "clean.md"]).code, 0);
    assert_eq!(desk.run(&["check", "twice.md"]).code, 1);
    assert_eq!(desk.run(&["check", "held.md"]).code, 1);
    assert_eq!(desk.run(&["check", "none.md"]).code, 2);
    assert_eq!(desk.run(&["check", "clean.md", "--no-such"]).code, 2);
}

#[test]
fn fail_on_sets_the_least_severity() {
    let desk = Desk::with(&[("twice.md", TWICE), ("held.md", HELD)]);
    for (fail_on, warning, error) in [
        ("error", 0, 1),
        ("warning", 1, 1),
        ("info", 1, 1),
        ("hint", 1, 1),
        ("never", 0, 0),
    ] {
        assert_eq!(
            desk.run(&["check", "twice.md", "--fail-on", fail_on]).code,
            warning,
            "{fail_on}"
        );
        assert_eq!(
            desk.run(&["check", "held.md", "--fail-on", fail_on]).code,
            error,
            "{fail_on}"
        );
    }
}

#[test]
fn an_unreadable_file_hides_nothing() {
    let desk = Desk::with(&[("a.md", TWICE), ("z.md", HELD)]);
    let ran = desk.run(&[
        "check",
        "a.md",
        "gone.md",
        "z.md",
        "--output-format",
        "json",
    ]);
    ran.says(2, &["gone.md", "no such file"]);
    let report = ran.json();
    let paths: Vec<_> = report["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["path"].as_str().unwrap())
        .collect();
    assert_eq!(paths, ["a.md", "z.md"]);
    assert_eq!(report["errors"][0]["path"], "gone.md");
    assert_eq!(report["errors"][0]["message"], "no such file or folder");
}

#[test]
fn bytes_that_are_not_utf_8_are_named_with_their_place() {
    let desk = Desk::new();
    desk.write("latin.md", b"A caf\xe9 in Halden.\n");
    desk.write("wide.md", b"\xff\xfeA\0");
    desk.run(&["check", "latin.md"])
        .says(2, &["latin.md", "0xe9", "offset 5", "UTF-8"]);
    desk.run(&["check", "wide.md"])
        .says(2, &["wide.md", "UTF-16"]);
}

#[test]
fn an_unknown_rule_suggests_the_nearest() {
    let desk = Desk::with(&[("a.md", TWICE)]);
    desk.run(&["check", "a.md", "--select", "draft/repeated-wrod"])
        .says(2, &["draft/repeated-wrod", "`draft/repeated-word`"]);
    desk.run(&["check", "a.md", "--ignore", "drafts"])
        .says(2, &["drafts", "`draft`"]);
}

#[test]
fn a_wrong_option_is_one_line_that_names_the_mend() {
    let desk = Desk::with(&[("a.md", CLEAN)]);
    desk.run(&["check", "a.md", "--fixx"])
        .says(2, &["--fixx", "--fix"]);
    desk.run(&["check", "a.md", "--output-format", "xml"])
        .says(2, &["xml", "sarif", "concise"]);
    desk.run(&["check", "a.md", "--date", "12.1.2026"])
        .says(2, &["12.1.2026", "2026-01-12"]);
    desk.run(&["check", "a.md", "--threads", "many"])
        .says(2, &["many"]);
    desk.run(&["chekc"]).says(2, &["chekc", "check"]);
    desk.run(&["check", "--config", "x.toml", "--isolated"])
        .says(2, &["--config", "--isolated"]);
}

#[test]
fn select_and_ignore_choose_rules_and_groups() {
    let desk = Desk::with(&[("a.md", &format!("{TWICE}\n{HELD}"))]);
    let rules = |arguments: &[&str]| -> Vec<String> {
        let report = desk.check(&[&["a.md"], arguments].concat());
        findings(&report)
            .iter()
            .map(|finding| finding["rule"].as_str().unwrap().to_owned())
            .collect()
    };
    let (twice, held) = ("draft/repeated-word", "draft/placeholder");
    assert_eq!(rules(&[]), [twice, held]);
    assert_eq!(rules(&["--select", twice]), [twice]);
    assert_eq!(rules(&["--select", "quotes"]), [""; 0]);
    assert_eq!(rules(&["--select", "draft"]), [twice, held]);
    assert_eq!(rules(&["--select", "all"]), [twice, held]);
    assert_eq!(rules(&["--ignore", held]), [twice]);
    assert_eq!(rules(&["--ignore", "draft"]), [""; 0]);
    assert_eq!(rules(&["--ignore", "draft", "--select", twice]), [twice]);
    assert_eq!(rules(&["--select", "draft", "--ignore", twice]), [held]);
    assert_eq!(
        rules(&["--select", &format!("{twice},{held}")]),
        [twice, held]
    );
    assert_eq!(rules(&["--select", twice, "--select", held]), [twice, held]);
}

#[test]
fn standard_input_takes_its_format_from_its_name() {
    let desk = Desk::new();
    let code = format!("\n    {TWICE}");
    let plain = desk.pipe(&["check", "-"], &code);
    assert_eq!(plain.code, 1, "{plain:#?}");
    assert!(plain.out.contains("<stdin>:2:"), "{}", plain.out);
    let markdown = desk.pipe(&["check", "-", "--stdin-filename", "drafts/a.md"], &code);
    assert_eq!(markdown.code, 0, "{markdown:#?}");
    let named = desk.pipe(&["check", "-", "--stdin-filename", "drafts/a.md"], TWICE);
    assert!(named.out.contains("drafts/a.md:1:"), "{}", named.out);
}

#[test]
fn named_files_are_read_whatever_their_extension() {
    let desk = Desk::with(&[("a.copy", TWICE)]);
    assert_eq!(desk.run(&["check", "a.copy"]).code, 1);
    assert_eq!(desk.run(&["check", "."]).code, 0);
}

#[test]
fn quiet_leaves_findings_alone() {
    let desk = Desk::with(&[("a.md", TWICE), ("b.md", CLEAN)]);
    let loud = desk.run(&["check", "a.md"]);
    let quiet = desk.run(&["check", "a.md", "--quiet"]);
    assert!(
        loud.out.contains("1 finding in 1 draft: 1 warning"),
        "{}",
        loud.out
    );
    assert!(quiet.out.contains("draft/repeated-word"), "{}", quiet.out);
    assert!(!quiet.out.contains("1 finding"), "{}", quiet.out);
    let clean = desk.run(&["check", "b.md", "-q"]);
    assert_eq!((clean.out.as_str(), clean.err.as_str()), ("", ""));
    assert_eq!(desk.run(&["check", "b.md"]).out, "no findings in 1 draft\n");
}

#[test]
fn statistics_count_each_rule() {
    let desk = Desk::with(&[("a.md", &format!("{TWICE}\n{TWICE}\n{HELD}"))]);
    let ran = desk.run(&["check", "a.md", "--statistics"]);
    let lines: Vec<_> = ran.out.lines().collect();
    assert_eq!(
        lines,
        [
            "2  draft/repeated-word  warning  2 can be fixed with --fix",
            "1  draft/placeholder    error  "
        ]
    );
    assert_eq!(ran.code, 1);
    let report = desk.check(&["a.md", "--statistics"]);
    assert_eq!(
        report["statistics"][0],
        serde_json::json!({"rule": "draft/repeated-word", "severity": "warning", "count": 2, "fixable": 2})
    );
    assert_eq!(findings(&report).len(), 3);
}

#[test]
fn colours_come_when_they_are_asked_for() {
    let desk = Desk::with(&[("a.md", TWICE)]);
    let colored = |arguments: &[&str]| desk.run(arguments).out.contains('\u{1b}');
    assert!(!colored(&["check", "a.md"]));
    assert!(!colored(&["check", "a.md", "--color", "never"]));
    assert!(colored(&["check", "a.md", "--color", "always"]));
    assert!(colored(&["--color", "always", "check", "a.md", "--diff"]));
    assert!(!colored(&[
        "check",
        "a.md",
        "--color",
        "always",
        "--output-format",
        "json"
    ]));
}

#[test]
fn what_a_terminal_would_obey_is_shown_and_not_obeyed() {
    let desk = Desk::with(&[("a.md", "\u{1b}[2J left the the \u{202e}harbour.\n")]);
    let ran = desk.run(&["check", "a.md", "--color", "never"]);
    assert!(
        ran.out.contains("␛[2J left the the �harbour."),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains(['\u{1b}', '\u{202e}']), "{}", ran.out);
}

#[test]
fn drafts_made_to_hurt_are_read() {
    let desk = Desk::new();
    desk.write("empty.md", "");
    desk.write("mark.md", "\u{feff}");
    desk.write("marks.txt", "“".repeat(20_000));
    desk.write("line.txt", "the the ".repeat(20_000));
    desk.write("matter.md", "---\ndate: [\n");
    let ran = desk.run(&["check", ".", "--output-format", "json"]);
    assert_ne!(ran.code, 2, "{}", ran.err);
    assert_eq!(ran.json()["files"].as_array().unwrap().len(), 5);
    assert_ne!(desk.run(&["check", "."]).code, 2);
}

#[test]
fn front_matter_without_effect_is_named_with_its_mend() {
    let desk = Desk::with(&[
        ("date.md", "---\ndate: 12 January\n---\n\nThe ferry left.\n"),
        (
            "broken.md",
            "---\ntitle: a: b\ndate: 2026-01-12\n---\n\nThe ferry left.\n",
        ),
        (
            "style.md",
            "---\nprofile: guardain\n---\n\nThe ferry left.\n",
        ),
        (
            "well.md",
            "---\ndate: 2026-01-12\nprofile: ap\n---\n\nThe ferry left.\n",
        ),
    ]);
    for (name, parts) in [
        ("date.md", &["date.md:2: ", "write it as 2026-01-31"][..]),
        (
            "broken.md",
            &["broken.md:2: ", "not YAML", "between quotes"],
        ),
        ("style.md", &["style.md:2: ", "did you mean “guardian”?"]),
    ] {
        for command in [
            &["check", name][..],
            &["inspect", name],
            &["check", "--output-format", "json", name],
        ] {
            let ran = desk.run(command);
            assert_eq!(ran.code, 0, "it is no finding: {ran:?}");
            assert_eq!(ran.err.matches("factdesk: warning: ").count(), 1, "{ran:?}");
            for part in parts {
                assert!(ran.err.contains(part), "{part}: {ran:?}");
            }
        }
        assert_eq!(desk.run(&["check", "--quiet", name]).err, "");
    }
    assert!(!desk.run(&["check", "well.md"]).err.contains("warning"));
}
