//! Laws that hold for any draft and any edit.

mod dates;
mod desk;
mod names;
mod quotes;
mod romanised;
mod stress;
mod style;

use factdesk::{
    draft::{Draft, Format},
    text::Span,
};
use proptest::prelude::*;

/// Pieces that drafts are made of, chosen for the trouble they make when they meet.
const PIECES: &[&str] = &[
    "The council met. ",
    "“We start,” ",
    "Lind said.",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\r\n\r\n",
    "\u{2028}",
    "é",
    "e\u{301}",
    "👩‍🚀",
    "```",
    "\n```\n",
    "    ",
    "\t",
    "- ",
    "> ",
    "# ",
    "## ",
    "**",
    "_",
    "[",
    "](x)",
    "<!--",
    "-->",
    "<!-- stet -->",
    "---\n",
    "---",
    "date: 2026-01-12\n",
    "<p>",
    "</p>",
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "<th colspan=2>",
    "| Town | Boats |\n| --- | --- |\n",
    "| Total | 12 |\n",
    "<blockquote>",
    "</blockquote>",
    "<div>",
    "</div>",
    "<h1>",
    "</h1>",
    "<script>",
    "</script>",
    "<",
    ">",
    "&amp;",
    "&shy;",
    "&",
    "\u{ad}",
    "\"",
    "'",
    "’",
    "''",
    " ",
    "a ",
    "1. ",
    "| a | b |\n",
    "|---|---|\n",
    "\\",
    "`",
    "~~~",
    "+++\n",
    "<pre>",
    "</pre>",
    "<figcaption>",
    "[stet]",
    "=",
    "\n===\n",
    "\u{feff}",
    "\0",
    "...\n",
    "title: x\n",
    "a = 1\n",
    "<br>",
    "<code>",
    "</code>",
    "<q>",
    "<ul><li>",
    "</ul>",
    "<table><tr><td>",
    "</table>",
    "<p class=byline>",
    "<div class='x-caption'>",
    "<svg>",
    "</svg>",
    "<title>",
    "</title>",
    "<body>",
    "<meta name=date content=2026-01-12>",
    "<a title='",
    "[stet-file x: y]",
    "<!-- stet-file a: b -->",
    "[^1]: ",
    "![a](b)",
    "[a][b]",
    "<https://e.org>",
    "`code`",
    "    code\n",
    "\n- item\n",
    "\n\n  more\n",
    "• ",
    "\u{200b}",
    "&#8220;",
    "By Mara Lind\n\n",
    "HALDEN, March 3 (Newswire) — ",
    "*",
    "x.\n",
    "The council met on Tuesday to vote on the wall, which had been closed for a year, and then it went home.\n",
    "The council met on Tuesday to vote on the wall, which had been closed for a year, and then it went home to think of it again.\n",
];

/// How many cases a law is tried on: `few`, or what `FACTDESK_CASES` says.
fn cases(few: u32) -> u32 {
    let asked = std::env::var("FACTDESK_CASES").ok();
    asked.and_then(|cases| cases.parse().ok()).unwrap_or(few)
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

fn format() -> impl Strategy<Value = Format> {
    prop::sample::select(&[Format::Markdown, Format::Plain, Format::Html][..])
}

fn boundary(text: &str, at: usize) -> u32 {
    let mut at = at % (text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at as u32
}

fn assert_same(incremental: &Draft, scratch: &Draft) {
    assert_eq!(incremental.text(), scratch.text());
    let texts = |draft: &Draft| {
        draft
            .passages()
            .iter()
            .map(|passage| passage.text().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(texts(incremental), texts(scratch));
    assert_eq!(incremental.passages(), scratch.passages());
    assert_eq!(incremental.head(), scratch.head());
    for index in 0..=scratch.passages().len() {
        assert_eq!(
            incremental.passage_start(index),
            scratch.passage_start(index)
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(400), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_draft_edited_is_the_draft_cut_from_scratch(
        format in format(),
        start in text(),
        edits in prop::collection::vec((any::<usize>(), any::<usize>(), prop::collection::vec(prop::sample::select(PIECES), 0..4)), 1..12),
    ) {
        let mut expected = start.clone();
        let mut draft = Draft::new("a", format, &start);
        for (from, length, pieces) in edits {
            let from = boundary(&expected, from);
            let to = boundary(&expected, (from as usize + length % 12).min(expected.len()));
            let replacement = pieces.concat();
            let span = Span::new(from, to);
            expected.replace_range(span.range(), &replacement);
            draft.edit(span, &replacement);
            assert_same(&draft, &Draft::new("a", format, &expected));
        }
    }

    #[test]
    fn an_edit_anywhere_is_on_character_boundaries(
        format in format(),
        start in text(),
        from in any::<u32>(),
        length in 0_u32..9,
    ) {
        let length_of_text = start.len() as u32;
        let from = from % (length_of_text + 3);
        let mut draft = Draft::new("a", format, &start);
        draft.edit(Span::new(from, from + length), "é");
        let text = draft.text().to_string();
        assert_same(&draft, &Draft::new("a", format, &text));
    }

    #[test]
    fn blocks_and_notes_stand_in_their_passage(format in format(), text in text()) {
        let draft = Draft::new("a", format, &text);
        for passage in draft.passages() {
            let prose = passage.prose();
            let mut end = 0;
            for block in passage.blocks() {
                prop_assert!(block.span.start >= end && !block.span.is_empty());
                end = block.span.end;
                let words = &prose.text()[block.span.range()];
                prop_assert_eq!(words.trim(), words);
            }
            for stet in passage.stets() {
                prop_assert!(passage.text().get(stet.span.range()).is_some());
                for (rule, span) in &stet.rules {
                    prop_assert!(stet.span.covers(*span));
                    prop_assert_eq!(&passage.text()[span.range()], rule);
                }
            }
        }
        let head = draft.head();
        for place in head.headline().into_iter().chain(head.byline()) {
            prop_assert!(draft.passages()[place.passage].blocks().len() > place.block);
        }
        if let Some((place, span)) = head.dateline() {
            let passage = &draft.passages()[place.passage];
            prop_assert!(passage.blocks()[place.block].span.covers(span));
            prop_assert!(!passage.prose().slice(span).is_empty());
        }
    }

    #[test]
    fn passages_make_up_the_text(format in format(), text in text()) {
        let draft = Draft::new("a", format, &text);
        let joined: String = draft.passages().iter().map(|passage| passage.text()).collect();
        prop_assert_eq!(joined, text);
    }

    #[test]
    fn prose_leads_back_to_the_bytes(format in format(), text in text()) {
        let draft = Draft::new("a", format, &text);
        for passage in draft.passages() {
            let prose = passage.prose();
            let offsets: Vec<u32> = prose.text().char_indices().map(|(at, _)| at as u32).collect();
            let mut last = Span::at(0);
            for pair in offsets.windows(2) {
                let span = Span::new(pair[0], pair[1]);
                let back = prose.to_passage(span);
                prop_assert!(passage.text().get(back.range()).is_some(), "{span:?} leads to {back:?}");
                if prose.is_verbatim(span) {
                    prop_assert_eq!(&passage.text()[back.range()], prose.slice(span));
                    prop_assert_eq!(prose.of_passage(back.start), span.start);
                }
                prop_assert!(back.start >= last.start && back.end >= last.end);
                last = back;
            }
        }
    }
}
