use super::{Format::Markdown, blocks, passages, stets, written};

#[test]
fn markup_within_words_and_names() {
    for (text, words, expected) in [
        (
            "**Jens** Stoltenberg",
            "Jens Stoltenberg",
            "Jens** Stoltenberg",
        ),
        ("**Mara** Lind", "Mara", "Mara"),
        ("*Mara Lind* said", "Mara Lind", "Mara Lind"),
        ("Stolten&shy;berg", "Stoltenberg", "Stolten&shy;berg"),
        ("Stolten\u{ad}berg", "Stoltenberg", "Stolten\u{ad}berg"),
        ("Port&nbsp;Merrow", "Port\u{a0}Merrow", "Port&nbsp;Merrow"),
        (
            "A [fine *day*](x \"y\") out",
            "fine day out",
            "fine *day*](x \"y\") out",
        ),
        ("A [fine day][1] out", "fine day out", "fine day][1] out"),
        ("see [it][] now", "it now", "it][] now"),
        (r"5 \* 6", "5 * 6", r"5 \* 6"),
        ("Marks &amp; Sons", "Marks & Sons", "Marks &amp; Sons"),
        ("~~one~~ two", "one two", "one~~ two"),
        ("we<!-- x --> met", "we met", "we<!-- x --> met"),
        ("<b>Osei</b> Darko", "Osei Darko", "Osei</b> Darko"),
        ("one<br>two", "one\ntwo", "one<br>two"),
        ("one\\\ntwo", "one\ntwo", "one\\\ntwo"),
        ("one  \r\ntwo", "one\r\ntwo", "one  \r\ntwo"),
        ("one\rtwo", "one\rtwo", "one\rtwo"),
        ("one\u{2028}two", "one\u{2028}two", "one\u{2028}two"),
        ("> one\n> two", "one\ntwo", "one\n> two"),
        ("👩‍🚀 *flew* 👍🏽", "👩‍🚀 flew 👍🏽", "👩‍🚀 *flew* 👍🏽"),
        ("Rene\u{301} *M*", "Rene\u{301} M", "Rene\u{301} *M"),
        ("say `code` now", "say \u{fffc} now", "say `code` now"),
        (
            "at <https://e.org> now",
            "at \u{fffc} now",
            "at <https://e.org> now",
        ),
    ] {
        assert_eq!(written(Markdown, text, words), expected, "{text:?}");
    }
}

#[test]
fn brackets_of_editors_stay() {
    assert_eq!(
        blocks(
            Markdown,
            "“It was [sic] so,” [NAME] said[^1].\n\n[^1]: So.\n[^2]: Not *so*."
        ),
        [
            "Body: “It was [sic] so,” [NAME] said.",
            "Body: So.",
            "Body: Not so."
        ]
    );
    assert_eq!(
        blocks(Markdown, "The [Record] said.\n[Record]: https://e.org"),
        ["Body: The [Record] said.\n[Record]: https://e.org"]
    );
    assert_eq!(
        blocks(Markdown, "[Record]: https://e.org\n\nx"),
        ["Body: x"]
    );
}

#[test]
fn zones() {
    assert_eq!(
        blocks(
            Markdown,
            "Intro.\n\n## Cross\n\nSet\n---\n\n- one\n- two\n\n  more\n\n      code\n1. three\n\n> quoted\n> - listed\n>\n> # head\n\n\
             | a | b |\n|---|---|\n| c | d \\| e |\n\n![A *boat*](x.png)\n\n```\nfence\n\nfence\n```\n\n    code\n\nEnd."
        ),
        [
            "Body: Intro.",
            "Crosshead: Cross",
            "Crosshead: Set",
            "List: one",
            "List: two",
            "List: more",
            "List: three",
            "BlockQuote: quoted",
            "BlockQuote: listed",
            "BlockQuote: head",
            "Table: a",
            "Table: b",
            "Table: c",
            "Table: d | e",
            "Caption: A boat",
            "Body: End."
        ]
    );
}

#[test]
fn html_in_markdown() {
    assert_eq!(
        blocks(
            Markdown,
            "a <code>b</code> c <q>d</q>\n\n<p class=\"byline\">By <b>Mara</b> Lind</p>\n\n<script>\n\nx\n\n</script>\n\
             > <blockquote\n> id=x>said &amp; <!-- a\n> b --> done</blockquote>\n\n<div>\n\nText *here*\n\n</div>"
        ),
        [
            "Body: a \u{fffc} c “d”",
            "Byline: By Mara Lind",
            "BlockQuote: said &  done",
            "Body: Text here"
        ]
    );
}

#[test]
fn passages_end_at_blank_lines_unless_something_is_open() {
    for (text, count) in [
        ("a\n\nb\n\n\nc", 3),
        ("a\n# b\nc", 3),
        ("# a\n\nb", 2),
        ("```\na\n\nb\n```\n\nc", 2),
        ("```\na\n\nb", 1),
        ("~~~\na\n\n```\n\nb\n~~~\nc\n\nd", 2),
        ("<!-- a\n\nb -->\n\nc", 2),
        ("<!-- a\n\nb", 1),
        ("<script>\n\na\n\n</script>\n\nb", 2),
        ("- a\n\n  b\n\n- c\n\nd", 3),
        ("- a\n  ```\n  b\n\n  c\n  ```\n\nd", 2),
        ("- a\n```\nb\n\nc\n```\n\nd", 2),
        ("12. a\n\n    b\n\n   c", 2),
        ("text\n7. more\n\n    code", 2),
        ("> ```\n> a\n\nb", 2),
        ("a <!-- b\n\nc -->", 2),
        ("~~~\na\n\n~~~\nb", 1),
        ("<div>\n```\na\n\nb", 2),
        ("<span>a</span>\n```\nb\n\nc\n```", 1),
        ("a\r\n\r\nb", 2),
        ("a\r\rb", 2),
        ("* * *\n\n  a", 2),
    ] {
        let found = passages(Markdown, text);
        assert_eq!(found.len(), count, "{text:?} is {found:?}");
    }
}

#[test]
fn notes() {
    assert_eq!(
        stets(
            Markdown,
            "<!-- stet -->\nOne. <!-- stet names/x: so -->\n\n`<!-- stet -->`\n\n- a <!-- stet-file -->\n\n```\n<!-- stet -->\n```\n"
        ),
        [
            "<!-- stet -->",
            "<!-- stet names/x: so -->",
            "<!-- stet-file -->"
        ]
    );
}
