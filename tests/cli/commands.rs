//! `rule`, `init`, `completions`, `--version`, `--help`.

use super::{CLEAN, Desk};

#[test]
fn rule_explains_lists_and_suggests() {
    let desk = Desk::new();
    let one = desk.run(&["rule", "draft/repeated-word"]);
    assert_eq!(one.code, 0);
    assert!(
        one.out.starts_with("# draft/repeated-word\n"),
        "{}",
        one.out
    );
    assert_eq!(desk.run(&["rule", "repeated-word"]).out, one.out);
    desk.run(&["rule", "draft/repeted-word"])
        .says(2, &["`draft/repeted-word`", "`draft/repeated-word`"]);
    desk.run(&["rule", "zzz"])
        .says(2, &["`zzz`", "factdesk rule"]);
    let list = desk.run(&["rule"]).out;
    for rule in factdesk::rules::RULES {
        let line = list.lines().find(|line| line.starts_with(rule.id)).unwrap();
        assert!(
            line.contains(rule.severity.name()) && line.contains(rule.summary()),
            "{line}"
        );
    }
    let all = desk.run(&["rule", "--all"]).out;
    for rule in factdesk::rules::RULES {
        assert!(all.contains(rule.page), "{}", rule.id);
    }
}

#[test]
fn rule_speaks_json() {
    let desk = Desk::new();
    let one = desk
        .run(&["rule", "draft/placeholder", "--output-format", "json"])
        .json();
    assert_eq!(one["rule"], "draft/placeholder");
    assert_eq!(one["severity"], "error");
    assert!(one["page"].as_str().unwrap().contains("## Why it matters"));
    let all = desk.run(&["rule", "--output-format", "json"]).json();
    let ids: Vec<_> = all["rules"]
        .as_array()
        .unwrap()
        .iter()
        .map(|rule| rule["rule"].as_str().unwrap())
        .collect();
    let known: Vec<_> = factdesk::rules::RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(ids, known);
}

#[test]
fn on_a_terminal_the_marks_of_a_page_are_painted() {
    let desk = Desk::new();
    for rule in factdesk::rules::RULES {
        let ran = desk.run(&["rule", rule.id, "--color", "always"]);
        assert_eq!(ran.code, 0);
        for sign in ["{==", "{--", "{~~", "{++", "{>>", "```"] {
            assert!(!ran.out.contains(sign), "{sign} in {}", ran.out);
        }
    }
    let page = desk
        .run(&["rule", "draft/repeated-word", "--color", "always"])
        .out;
    assert!(
        page.contains("\u{1b}[9m") && page.contains("╰ “the” stands twice"),
        "{page}"
    );
}

#[test]
fn init_writes_a_file_that_works_and_never_overwrites() {
    let desk = Desk::with(&[("a.md", CLEAN)]);
    let ran = desk.run(&["init"]);
    assert_eq!(ran.code, 0, "{ran:#?}");
    assert!(ran.out.starts_with("Wrote factdesk.toml."), "{}", ran.out);
    assert_eq!(desk.run(&["check", "a.md"]).code, 0);
    let text = desk.read("factdesk.toml");
    // The examples hold once they are uncommented.
    let examples: String = text
        .lines()
        .filter_map(|line| line.strip_prefix("# "))
        .filter(|line| line.contains(" = "))
        .flat_map(|line| [line, "\n"])
        .collect();
    assert!(examples.lines().count() >= 7, "{examples}");
    desk.write("factdesk.toml", &examples);
    desk.write("desk.csv", "name\n");
    desk.write("people.toml", "");
    assert_eq!(
        desk.run(&["config"]).code,
        0,
        "{:#?}",
        desk.run(&["config"])
    );
    desk.run(&["init"])
        .says(2, &["factdesk.toml", "is there already"]);
    assert_eq!(desk.read("factdesk.toml"), examples);
    desk.run(&["init", "nowhere"])
        .says(2, &["nowhere/factdesk.toml", "folder"]);
}

#[test]
fn completions_for_every_shell() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ran = desk.run(&["completions", shell]);
        assert_eq!(ran.code, 0);
        assert!(ran.out.contains("output-format"), "{shell}");
    }
    desk.run(&["completions", "tcsh"])
        .says(2, &["tcsh", "bash"]);
}

#[test]
fn version_and_help() {
    let desk = Desk::new();
    let version = desk.run(&["--version"]);
    assert_eq!(
        version.out,
        format!("factdesk {}\n", env!("CARGO_PKG_VERSION"))
    );
    assert_eq!(version.code, 0);
    let help = desk.run(&["--help"]);
    assert_eq!(help.code, 0);
    for command in [
        "check",
        "inspect",
        "rule",
        "server",
        "init",
        "config",
        "completions",
    ] {
        assert!(help.out.contains(command), "{command}");
    }
    assert_eq!(desk.run(&[]).code, 2);
}
