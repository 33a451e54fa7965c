use crate::{
    draft::front_matter::{extent, read},
    text::Span,
};

/// What is read, each value with what stands at its span.
fn said(text: &str) -> Vec<String> {
    let matter = read(text).expect("front matter");
    let at = |span: Span| &text[span.range()];
    let date = matter
        .date
        .map(|(date, span)| format!("date {date} {}", at(span)));
    let profile = matter
        .profile
        .map(|(name, span)| format!("profile {name} {}", at(span)));
    let sources = matter
        .sources
        .into_iter()
        .map(|(name, span)| format!("source {name} {}", at(span)));
    let fault = matter.fault.map(|(_, span)| format!("fault {}", at(span)));
    date.into_iter()
        .chain(profile)
        .chain(sources)
        .chain(fault)
        .collect()
}

#[test]
fn yaml_and_toml() {
    assert_eq!(
        said(
            "---\ntitle: é\ndate: 2026-01-12T23:30:00-05:00\nprofile: ap\nsources:\n  - a.txt\n  - \"b c.txt\"\n---\n\n"
        ),
        [
            "date 2026-01-12 2026-01-12T23:30:00-05:00",
            "profile ap ap",
            "source a.txt a.txt",
            "source b c.txt \"b c.txt\""
        ]
    );
    assert_eq!(
        said("---\r\ndate: '2026-01-12'\r\nsources: a.txt\r\n...\r\n"),
        ["date 2026-01-12 '2026-01-12'", "source a.txt a.txt"]
    );
    assert_eq!(
        said("+++\ndate = 2026-01-12\nprofile = \"ap\"\nsources = [\"a\", \"b\"]\n+++\n"),
        [
            "date 2026-01-12 2026-01-12",
            "profile ap \"ap\"",
            "source a \"a\"",
            "source b \"b\""
        ]
    );
    assert_eq!(
        said("+++\ndate = 2026-01-12T10:00:00Z\nsources = \"a\"\n[params]\nx = 1\n+++\n"),
        ["date 2026-01-12 2026-01-12T10:00:00Z", "source a \"a\""]
    );
    assert_eq!(said("---\n---\n"), [""; 0]);
    assert_eq!(said("---\n# nothing\ndate:\n---\n"), [""; 0]);
}

#[test]
fn faults_name_their_line() {
    assert_eq!(
        said("---\ndate: yesterday\nprofile: ap\n---\n"),
        ["profile ap ap", "fault yesterday"]
    );
    assert_eq!(said("---\ndate: 2026-02-30\n---\n"), ["fault 2026-02-30"]);
    assert_eq!(
        said("---\ntitle: a\nhead: \"x\" and y\n---\n"),
        ["fault head: \"x\" and y"]
    );
    assert_eq!(
        said("---\ntitle: Council: the vote\n---\n"),
        ["fault title: Council: the vote"]
    );
    assert_eq!(said("+++\na = 1\nb = c\n+++\n"), ["fault b = c"]);
    assert_eq!(
        said("+++\na = 1\ndate = 2026-13-01\n+++\n"),
        ["fault date = 2026-13-01"]
    );
}

#[test]
fn extents() {
    for (text, expected) in [
        ("---\na: b\n---\n\n\nText", (15, true)),
        ("---\na: b\n\nText is this.\nMore", (24, false)),
        ("---\na: b\n", (9, false)),
        ("--- \na: b\n--- ", (14, true)),
        ("----\n", (0, false)),
        ("Text", (0, false)),
        ("---\nThe mayor of the town said: no\n---\n", (35, false)),
    ] {
        assert_eq!(extent(text), expected, "{text:?}");
    }
    let long = format!("---\n{}", "a: b\n".repeat(100_000));
    let (length, complete) = extent(&long);
    assert!(!complete && length < 40_000);
}
