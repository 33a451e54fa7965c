//! Any bytes, any edits: incremental equals from scratch, and every word leads back to its bytes.

#![no_main]

use arbitrary::Arbitrary;
use factdesk::{
    draft::{Draft, Format},
    text::{Span, decode},
};
use libfuzzer_sys::fuzz_target;

#[derive(Arbitrary, Debug)]
struct Input<'a> {
    edits: Vec<(u16, u8, &'a str)>,
    bytes: &'a [u8],
}

fuzz_target!(|input: Input<'_>| {
    let file = match decode(input.bytes.to_vec()) {
        Ok(file) => file,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            return;
        }
    };
    for format in [Format::Markdown, Format::Plain, Format::Html] {
        let mut draft = Draft::of_file("draft", Some(format), &file);
        lead_back(&draft);
        for &(start, length, replacement) in &input.edits {
            let start = u32::from(start);
            draft.edit(Span::new(start, start + u32::from(length)), replacement);
            let scratch = Draft::new("draft", format, &draft.text().to_string());
            assert_eq!(draft.passages(), scratch.passages());
            assert_eq!(draft.head(), scratch.head());
        }
        lead_back(&draft);
    }
});

fn lead_back(draft: &Draft) {
    for passage in draft.passages() {
        let prose = passage.prose();
        for (at, char) in prose.text().char_indices() {
            let span = Span::of(at..at + char.len_utf8());
            let written = &passage.text()[prose.to_passage(span).range()];
            assert!(!prose.is_verbatim(span) || written == prose.slice(span));
        }
        for stet in passage.stets() {
            assert!(passage.text().is_char_boundary(stet.span.end as usize));
        }
    }
}
