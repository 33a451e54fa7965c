use super::{
    super::{Draft, Format},
    blocks,
};

fn dateline(format: Format, text: &str) -> Option<String> {
    let draft = Draft::new("a", format, text);
    let (place, span) = draft.head().dateline()?;
    Some(
        draft.passages()[place.passage]
            .prose()
            .slice(span)
            .to_owned(),
    )
}

#[test]
fn markdown() {
    let text = "---\ndate: 2026-03-03\n---\n# Wall falls\n\n*The council votes after a year of delay*\n\nBy **Mara Lind**\n\n\
                HALDEN, March 3 (Newswire) — The wall fell.\n\nBy Osei Darko\n\n# More\n";
    assert_eq!(
        blocks(Format::Markdown, text),
        [
            "Headline: Wall falls",
            "Standfirst: The council votes after a year of delay",
            "Byline: By Mara Lind",
            "Body: HALDEN, March 3 (Newswire) — The wall fell.",
            "Body: By Osei Darko",
            "Crosshead: More"
        ]
    );
    assert_eq!(
        dateline(Format::Markdown, text).as_deref(),
        Some("HALDEN, March 3 (Newswire)")
    );
    assert_eq!(
        blocks(Format::Markdown, "The wall fell.\n\n# Why\n\nIt was old."),
        [
            "Body: The wall fell.",
            "Crosshead: Why",
            "Body: It was old."
        ]
    );
    assert_eq!(
        blocks(
            Format::Markdown,
            "## Wall falls\n\n## Why\n\n**It was old.**"
        ),
        [
            "Headline: Wall falls",
            "Crosshead: Why",
            "Body: It was old."
        ]
    );
    assert_eq!(
        blocks(Format::Markdown, "**Wall falls**\n\n*It* was *old*\n\nx"),
        ["Headline: Wall falls", "Body: It was old", "Body: x"]
    );
}

#[test]
fn plain() {
    let text = "Wall falls at Halden\nBy Mara Lind\nHALDEN, March 3\n\nThe wall fell.";
    assert_eq!(
        blocks(Format::Plain, &text.replace('\n', "\n\n")),
        [
            "Headline: Wall falls at Halden",
            "Byline: By Mara Lind",
            "Dateline: HALDEN, March 3",
            "Body: The wall fell."
        ]
    );
    assert_eq!(
        dateline(Format::Plain, "HALDEN — The wall fell.").as_deref(),
        Some("HALDEN")
    );
    assert_eq!(
        blocks(Format::Plain, "The wall fell."),
        ["Body: The wall fell."]
    );
    let body = "The council met on Tuesday to vote on the harbour wall, which had been closed.";
    assert_eq!(
        blocks(Format::Plain, &format!("Wall falls at Halden\n{body}\n")),
        [
            "Headline: Wall falls at Halden".to_owned(),
            format!("Body: {body}")
        ]
    );
}

#[test]
fn html() {
    let text = "<title>x</title><p>Home</p><p>12 March 2026</p><h1>Wall <i>falls</i></h1><p class='c-deck'>A deck</p>\
                <span>By Mara Lind</span><figure><figcaption>The wall</figcaption></figure><p>HALDEN — The wall fell.<h2>Why</h2>";
    assert_eq!(
        blocks(Format::Html, text),
        [
            "Body: Home",
            "Body: 12 March 2026",
            "Headline: Wall falls",
            "Standfirst: A deck",
            "Byline: By Mara Lind",
            "Caption: The wall",
            "Body: HALDEN — The wall fell.",
            "Crosshead: Why"
        ]
    );
    assert_eq!(dateline(Format::Html, text).as_deref(), Some("HALDEN"));
}
