//! Quotes and sentences of any text, most of all of text made of marks.

use std::sync::Arc;

use factdesk::{
    draft::{Draft, Format},
    language::TokenKind,
    reading::{Facts, Step, quotes},
};
use proptest::prelude::*;

/// Marks, and what makes them one thing or the other.
const PIECES: &[&str] = &[
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "''",
    "'''",
    "``",
    "«",
    "»",
    "„",
    "‘‘",
    "a",
    "A",
    "s",
    " ",
    " ",
    " ",
    ".",
    ",",
    "!",
    "…",
    ". . .",
    "—",
    "(",
    ")",
    "12",
    "6'2\"",
    "’90s",
    "’n’",
    "Lind",
    "said",
    "U.S.",
    "boys’",
    "don’t",
    "e\u{301}",
    "👩‍🚀",
    "\u{2028}",
    "\r\n",
    "\n\n",
    "\n\n“",
    "<a href=”",
    ">",
    "=",
    "he ",
    "We start, ",
    "Lind said. ",
    "http://a.example/",
    "@",
    "\u{202a}",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..80).prop_map(|pieces| pieces.concat())
}

/// What must hold of the facts of a passage.
fn check(prose: &str, facts: &Facts) {
    assert_eq!(facts.innermost.len(), facts.tokens.len());
    for pair in facts.tokens.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start);
    }
    for token in &facts.tokens {
        assert!(!token.span.is_empty());
        assert!(prose.get(token.span.range()).is_some(), "{token:?}");
    }
    let mut marks = Vec::new();
    for (index, quote) in facts.quotes.iter().enumerate() {
        let own = quote.tokens();
        assert!(prose.get(quote.span.range()).is_some());
        assert!(prose.get(quote.inner.range()).is_some());
        assert!(quote.span.covers(quote.inner));
        assert_eq!(facts.tokens[own.start].kind, TokenKind::QuotationMark);
        marks.push(own.start);
        if !quote.open {
            assert_eq!(facts.tokens[own.end - 1].kind, TokenKind::QuotationMark);
            marks.push(own.end - 1);
        }
        let block = facts.block_at(own.start as u32 as usize).expect("a block");
        assert!(
            own.end <= facts.blocks[block].tokens.end,
            "a quote crosses its block"
        );
        match quote.parent {
            Some(parent) => {
                let around = &facts.quotes[parent as usize];
                assert!((parent as usize) < index);
                assert_eq!(around.depth + 1, quote.depth);
                assert!(around.first as usize <= own.start && own.end <= around.end as usize);
            }
            None => assert_eq!(quote.depth, 0),
        }
        for other in &facts.quotes[..index] {
            let other = other.tokens();
            let apart = other.end <= own.start;
            let around = other.start < own.start && own.end <= other.end;
            assert!(apart || around, "{other:?} and {own:?} cross");
        }
        for token in own.clone() {
            let mut at = facts.quote_at(token as u32);
            while at.is_some_and(|at| at != index) {
                at = at.and_then(|at| facts.quotes[at].parent.map(|parent| parent as usize));
            }
            assert_eq!(at, Some(index), "token {token} knows the quotes it is in");
        }
        tile(facts, facts.sentences_in(index), quote.inner_tokens());
    }
    marks.sort_unstable();
    assert!(
        marks.windows(2).all(|pair| pair[0] < pair[1]),
        "a mark is in two pairs"
    );
    for block in &facts.blocks {
        let sentences = &facts.sentences[block.sentences.clone()];
        tile(facts, sentences, block.tokens.clone());
        for sentence in sentences {
            for step in facts.steps(sentence.tokens(), None) {
                match step {
                    Step::Token(token) => assert!(!facts.is_quoted(token as u32)),
                    Step::Quote(quote) => {
                        let own = facts.quotes[quote].tokens();
                        let all = sentence.tokens();
                        assert!(
                            all.start <= own.start && own.end <= all.end,
                            "a sentence cuts a quote"
                        );
                    }
                }
            }
        }
    }
}

/// The sentences follow each other and leave no token out.
fn tile(facts: &Facts, sentences: &[factdesk::language::Sentence], range: std::ops::Range<usize>) {
    let mut at = range.start;
    for sentence in sentences {
        let own = sentence.tokens();
        assert_eq!(own.start, at);
        assert!(own.start < own.end);
        assert_eq!(
            sentence.span,
            facts.tokens[own.start]
                .span
                .join(facts.tokens[own.end - 1].span)
        );
        at = own.end;
    }
    assert_eq!(at, range.end);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn quotes_nest_and_sentences_tile(text in text(), plain in any::<bool>()) {
        let format = if plain { Format::Plain } else { Format::Markdown };
        let draft = Draft::new("a", format, &text);
        for passage in draft.passages() {
            check(passage.prose().text(), &Facts::of(passage));
        }
    }

    #[test]
    fn faults_stand_on_marks(text in text()) {
        let draft = Draft::new("a", Format::Plain, &text);
        let facts: Vec<Arc<Facts>> =
            draft.passages().iter().map(|passage| Arc::new(Facts::of(passage))).collect();
        for found in quotes::faults(&draft, &facts) {
            let prose = draft.passages()[found.passage].prose().text();
            prop_assert!(prose.get(found.fault.span.range()).is_some());
            let token = facts[found.passage].tokens[found.fault.token as usize];
            prop_assert_eq!(token.kind, TokenKind::QuotationMark);
            if let Some(missing) = found.fault.missing {
                prop_assert!(prose.is_char_boundary(missing as usize));
            }
        }
    }
}

/// It would take minutes if any step looked back over what lies behind it.
#[test]
fn a_hundred_thousand_marks_of_each_kind_are_read() {
    const MARKS: usize = 100_000;
    for piece in [
        "\"",
        "“",
        "”",
        "“a ",
        "a” ",
        "\"a ",
        " \" ",
        "‘a ",
        "a’ ",
        "'a ",
        "s' ",
        "'",
        "''",
        "'''",
        "«a ",
        "“a” ",
        "“‘a’ ",
        "\"a, Lind said. ",
        "a.b.",
        "a@",
        "aa.aa",
        "a-",
        "http://",
        "6'2\" ",
        "<a \"",
        ". . .",
        "“a, ",
        "A.”",
        "U.S. ",
        "No. ",
        "(",
        "1, ",
        "12 a and 12 b, ",
        "from 1 to 2 ",
        "1 January ",
    ] {
        let text = piece.repeat(MARKS);
        let draft = Draft::new("a", Format::Plain, &text);
        let facts: Vec<Arc<Facts>> = draft
            .passages()
            .iter()
            .map(|passage| Arc::new(Facts::of(passage)))
            .collect();
        for found in quotes::faults(&draft, &facts) {
            assert!(
                (found.fault.token as usize) < facts[found.passage].tokens.len(),
                "{piece:?}"
            );
        }
        for facts in &facts {
            assert!(!facts.tokens.is_empty(), "{piece:?}");
            tile(facts, &facts.sentences, 0..facts.tokens.len());
        }
    }
}
