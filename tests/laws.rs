//! Laws that hold for any draft and any edit.

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
];

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
    #![proptest_config(ProptestConfig { cases: std::env::var("FACTDESK_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(400), failure_persistence: None, ..ProptestConfig::default() })]

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
            for pair in offsets.windows(2) {
                let span = Span::new(pair[0], pair[1]);
                let back = prose.to_passage(span);
                prop_assert!(passage.text().get(back.range()).is_some(), "{span:?} leads to {back:?}");
                if prose.is_verbatim(span) {
                    prop_assert_eq!(&passage.text()[back.range()], prose.slice(span));
                }
            }
        }
    }
}
