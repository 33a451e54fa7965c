//! Drafts made to hurt: big, deep, never closed. Everything must be linear in their length.

use std::time::{Duration, Instant};

use factdesk::{
    draft::{Draft, Format},
    text::Span,
};

const FORMATS: [Format; 3] = [Format::Markdown, Format::Plain, Format::Html];

/// Drafts with `n` of something.
#[expect(clippy::too_many_lines, reason = "a table")]
fn drafts(n: usize) -> Vec<(&'static str, String)> {
    let of = |piece: &str| piece.repeat(n);
    vec![
        (
            "one line",
            of("The council met on Tuesday at the harbour of Halden. "),
        ),
        (
            "lines without blank ones",
            of("The council met on Tuesday at the harbour.\n"),
        ),
        ("lines without stops", of("the council met on Tuesday\n")),
        ("paragraphs", of("“We start,” Lind said.\n\n")),
        (
            "paragraphs of HTML on one line",
            of("<p>“We start,” <b>Lind</b> said.</p>"),
        ),
        ("text between line breaks", of("We start<br><br>")),
        ("double quotation marks", of("\"")),
        ("single quotation marks", of("'")),
        ("opening quotation marks", of("“")),
        ("carriage returns", of("\r")),
        ("white space", of(" \n")),
        ("invisible characters", of("\u{ad}\u{200b}")),
        ("nul", of("\0")),
        ("emoji", of("👩‍🚀")),
        ("divs in divs", of("<div>") + "x" + &of("</div>")),
        ("divs in divs with words", of("<div>x") + &of("</div>")),
        ("block quotes in block quotes", of("<blockquote>") + "x"),
        ("lists in lists", of("<ul><li>x")),
        ("end tags", of("</p>")),
        ("inline tags", of("<b>x<i>")),
        ("angle brackets", of("<")),
        ("tags never closed", of("<p ")),
        ("a comment never closed", "<!-- ".to_owned() + &of("x\n\n")),
        ("comments never closed", of("<!--")),
        ("comments", of("<!-- stet a/b: c -->")),
        (
            "comments in a paragraph",
            "a ".to_owned() + &of("<!-- a -->"),
        ),
        (
            "a script never closed",
            "<script>".to_owned() + &of("x\n\n</p>"),
        ),
        ("scripts never closed", of("<script>")),
        (
            "an attribute never closed",
            "<a title=\"".to_owned() + &of("x>\n\n"),
        ),
        ("entities", of("&amp;&shy;")),
        ("ampersands", of("&")),
        ("a fence never closed", "```\n".to_owned() + &of("x\n\n")),
        ("fences", of("```\n\n")),
        (
            "front matter never closed",
            "---\n".to_owned() + &of("date: 2026-01-12\n"),
        ),
        (
            "front matter of one line",
            "---\na: ".to_owned() + &of("x "),
        ),
        ("quote marks of Markdown", of(">") + "x"),
        ("quote marks of Markdown on lines", of("> x\n>\n")),
        ("quoted deep, then lazy", ">".repeat(50) + &of("x\n")),
        ("items in items", of("- ") + "x"),
        (
            "items deep over blank lines",
            "- ".repeat(90) + &of("x\n\n  "),
        ),
        ("items", of("- x\n")),
        ("items apart", of("- x\n\n  y\n\n")),
        (
            "an item that goes on",
            "- x\n\n".to_owned() + &of("  y\n\n"),
        ),
        ("numbers", of("1. x\n")),
        ("headings", of("# x\n")),
        (
            "table",
            "| a | b |\n|---|---|\n".to_owned() + &of("| c | d |\n"),
        ),
        (
            "wide table",
            of("|a") + "\n" + &of("|-") + "\n" + &of("|b") + "\n",
        ),
        (
            "wide table with short rows",
            "|a".repeat(n / 100) + "\n" + &"|-".repeat(n / 100) + "\n" + &of("|b\n"),
        ),
        ("emphasis", of("**a*")),
        ("marks of emphasis", of("*")),
        ("underscores", of("_a __b")),
        ("brackets", of("[")),
        ("brackets closed", of("[a") + &of("]")),
        ("links", of("[a](b)")),
        ("links never closed", of("[a](")),
        ("references", of("[a][b]")),
        ("images in images", of("![") + &of("](x)")),
        ("definitions", of("[a]: b\n")),
        ("footnotes", of("[^1]: x\n")),
        ("backticks", of("`")),
        (
            "backticks in runs",
            (1..n.isqrt()).map(|run| "`".repeat(run) + " ").collect(),
        ),
        ("backslashes", of("\\")),
        ("tildes", of("~~a")),
        ("notes", of("[stet a: b] ")),
        ("notes never closed", of("[stet ")),
        ("rules across the page", of("---\n")),
        ("underlines", of("x\n===\n")),
        ("autolinks never closed", of("<https://")),
        ("processing instructions", of("<?")),
        ("declarations", of("<!A")),
        ("character data", of("<![CDATA[")),
    ]
}

fn read_bytes(before: &Draft, after: &Draft) -> usize {
    let old: std::collections::HashSet<_> = before
        .passages()
        .iter()
        .map(std::sync::Arc::as_ptr)
        .collect();
    let fresh = after
        .passages()
        .iter()
        .filter(|passage| !old.contains(&std::sync::Arc::as_ptr(passage)));
    fresh.map(|passage| passage.text().len()).sum()
}

#[test]
fn drafts_made_to_hurt_are_cut_and_edited() {
    for (name, text) in drafts(2000) {
        for format in FORMATS {
            let mut draft = Draft::new(name, format, &text);
            let mut expected = text.clone();
            for piece in ["x", "\n\n", "-->", "<p>"] {
                let mut at = expected.len() / 2;
                while !expected.is_char_boundary(at) {
                    at -= 1;
                }
                expected.insert_str(at, piece);
                draft.edit(Span::at(at as u32), piece);
            }
            let scratch = Draft::new(name, format, &expected);
            assert!(
                draft.passages() == scratch.passages(),
                "{name} as {format:?}"
            );
        }
    }
}

#[test]
fn an_edit_reads_again_only_what_it_touches() {
    for (name, formats) in [
        ("lines without blank ones", &FORMATS[..2]),
        ("paragraphs", &FORMATS[..2]),
        ("paragraphs of HTML on one line", &FORMATS[2..]),
        ("text between line breaks", &FORMATS[2..]),
        ("divs in divs with words", &FORMATS[2..]),
        ("divs in divs", &FORMATS[2..]),
        ("items", &FORMATS[..1]),
        ("items apart", &FORMATS[..1]),
        ("headings", &FORMATS[..1]),
    ] {
        let (_, text) = drafts(20_000)
            .into_iter()
            .find(|(found, _)| *found == name)
            .expect(name);
        for &format in formats {
            let before = Draft::new(name, format, &text);
            let mut after = before.clone();
            after.edit(Span::at(text.len() as u32 / 2), "x");
            let read = read_bytes(&before, &after);
            assert!(
                read < 64 * 1024,
                "{name} as {format:?}: {read} of {} bytes",
                text.len()
            );
        }
    }
}

/// The times beside each other, for the eye: `cargo test --release times -- --ignored --nocapture`.
#[test]
#[ignore = "measures, and says nothing in a debug build"]
#[expect(clippy::print_stdout, reason = "the times are what it is for")]
fn times() {
    let time = |format: Format, text: &str| {
        let start = Instant::now();
        let draft = Draft::new("a", format, text);
        (start.elapsed(), draft)
    };
    let n = 100_000;
    for ((name, once), (_, twice)) in drafts(n).into_iter().zip(drafts(2 * n)) {
        for format in FORMATS {
            let (half, _) = time(format, &once);
            let (whole, mut draft) = time(format, &twice);
            let mut middle = twice.len() / 2;
            while !twice.is_char_boundary(middle) {
                middle -= 1;
            }
            let start = Instant::now();
            draft.edit(Span::at(middle as u32), "x");
            let edit = start.elapsed();
            let ratio = whole.as_secs_f64() / half.max(Duration::from_micros(1)).as_secs_f64();
            let mark = if whole > Duration::from_millis(500)
                || ratio > 3.0 && whole > Duration::from_millis(100)
            {
                " !"
            } else {
                ""
            };
            println!(
                "{name:40} {format:10?} {:6} KB {half:10.1?} x2 {whole:10.1?} ratio {ratio:4.1} edit {edit:10.1?} passages {}{mark}",
                once.len() / 1024,
                draft.passages().len(),
            );
        }
    }
}
