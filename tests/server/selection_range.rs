//! Selections that widen step by step.

use serde_json::{Value, json};

use super::client::{Client, URI, capable, in_each_encoding, position, position_at, words};

const STORY: &str = "# 🙂 Pool closes\r\n\r\n\
    It is shut. 🙂 “We were never warned. It *leaks*,” Mara Lind said. The room fell silent.\r\n\r\n\
    ## The roof\r\n\r\nShe said: “It fell.\r\n\r\n“It rose.”\r\n";

fn selections(client: &mut Client, positions: &[Value]) -> Value {
    let params = json!({"textDocument": {"uri": URI}, "positions": positions});
    client.result("textDocument/selectionRange", params)
}

/// The words of each range of a chain, the smallest first.
fn steps<'a>(text: &'a str, chain: &Value, encoding: &str) -> Vec<&'a str> {
    let mut steps = Vec::new();
    let mut range = chain;
    while !range.is_null() {
        steps.push(words(text, &range["range"], encoding));
        range = &range["parent"];
    }
    steps
}

#[test]
fn a_word_in_a_quote_widens_to_the_quote_the_sentence_the_paragraph_the_section() {
    in_each_encoding(&capable(), ("markdown", STORY), |client, encoding| {
        let places = [("leaks", 0), ("Lind", 0), ("rose", 0), ("roof", 0)]
            .map(|(words, nth)| position(STORY, words, nth, encoding));
        let found = selections(client, &places);
        let chain = |index: usize| steps(STORY, &found[index], encoding);
        let sentence = "“We were never warned. It *leaks*,” Mara Lind said.";
        let leaks = chain(0);
        assert_eq!(
            leaks[..6],
            [
                "leaks",
                "It *leaks*,",
                "We were never warned. It *leaks*,",
                "“We were never warned. It *leaks*,”",
                leaks[4],
                leaks[5],
            ]
        );
        assert!(leaks[4].ends_with(sentence), "{leaks:?}");
        assert!(leaks[5].starts_with("It is shut.") && leaks[5].ends_with("silent."));
        assert_eq!(leaks[6], STORY, "{leaks:?}");
        assert_eq!(leaks.len(), 7);
        let lind = chain(1);
        assert_eq!(lind[..2], ["Lind", "Mara Lind"]);
        let rose = chain(2);
        assert_eq!(rose[..2], ["rose", "It rose."]);
        assert!(rose.contains(&"“It rose.”"), "{rose:?}");
        assert!(rose.contains(&"“It fell.\r\n\r\n“It rose.”"), "{rose:?}");
        assert!(rose[rose.len() - 2].starts_with("## The roof"), "{rose:?}");
        assert_eq!(chain(3)[..2], ["roof", "The roof"]);
    });
}

#[test]
fn every_place_has_a_chain_that_holds_it_and_widens() {
    let page =
        "<p>🙂 Mara <b>L&oslash;v&aring;s</b> said: “It &amp; leaks.”</p>\r\n<ul><li>One</li></ul>";
    for (language, text) in [
        ("markdown", STORY),
        ("html", page),
        ("plaintext", ""),
        ("markdown", "\n\n a"),
    ] {
        in_each_encoding(&capable(), (language, text), |client, encoding| {
            let places: Vec<usize> = (0..=text.len())
                .filter(|&at| {
                    text.is_char_boundary(at) && !text[at..].starts_with('\n') || at == text.len()
                })
                .collect();
            let positions: Vec<Value> = places
                .iter()
                .map(|&at| position_at(text, at, encoding))
                .collect();
            let found = selections(client, &positions);
            let found = found.as_array().unwrap();
            assert_eq!(found.len(), places.len());
            for (&at, chain) in places.iter().zip(found) {
                let mut inner: Option<(usize, usize)> = None;
                let mut range = chain;
                while !range.is_null() {
                    let end =
                        |name: &str| super::client::offset(text, &range["range"][name], encoding);
                    let span = (end("start"), end("end"));
                    assert!(span.0 <= at && at <= span.1, "{at}: {chain}");
                    if let Some(inner) = inner {
                        assert!(
                            span.0 <= inner.0 && inner.1 <= span.1 && span != inner,
                            "{chain}"
                        );
                    }
                    inner = Some(span);
                    range = &range["parent"];
                }
            }
        });
    }
}

#[test]
fn no_places_and_no_document_are_answered() {
    let mut client = Client::capable();
    client.open(URI, "markdown", STORY);
    assert_eq!(selections(&mut client, &[]), json!([]));
    let far = json!({"line": 4000, "character": 7});
    assert_eq!(selections(&mut client, &[far]).as_array().unwrap().len(), 1);
    let unknown = json!({"textDocument": {"uri": "file:///nowhere/else.md"}, "positions": []});
    assert_eq!(
        client.result("textDocument/selectionRange", unknown),
        Value::Null
    );
    client.leave();
}
