//! From words that mean somebody to those that introduce them.

use serde_json::{Value, json};

use super::client::{Client, URI, capable_but, in_each_encoding, words};

const STORY: &str = "# 🙂 Lind shuts pool\r\n\r\n\
    Mara **Lind**, the mayor of Port Merrow, closed the pool. 🙂 “We were never warned,” Lind said.\r\n\r\n\
    “It leaks,” she told the Coastal Safety Board (CSB). The CSB met. “Who pays?” a spokesman asked.\r\n";

const PAGE: &str = "<h1>🙂 Pool &amp; pier</h1>\r\n\
    <p>Mara <b>L&oslash;v&aring;s</b>, the mayor, closed the pool. “It leaks,” Løvås said.</p>\r\n";

/// Where the words lead: the words there, and how often they stand before that.
fn leads_to(
    client: &mut Client,
    from: (&str, &str, usize),
    encoding: &str,
) -> Option<(String, usize)> {
    let found = client.result_at("textDocument/definition", from, encoding);
    if found.is_null() {
        return None;
    }
    assert_eq!(found["uri"], URI, "{found}");
    let there = words(from.0, &found["range"], encoding);
    let start = super::client::offset(from.0, &found["range"]["start"], encoding);
    Some((there.to_owned(), from.0[..start].matches(there).count()))
}

#[test]
fn every_mention_leads_to_the_first_full_reference() {
    in_each_encoding(
        &capable_but(&[]),
        ("markdown", STORY),
        |client, encoding| {
            let mut lead = |words, nth| leads_to(client, (STORY, words, nth), encoding);
            let lind = Some(("Mara **Lind".to_owned(), 0));
            for (words, nth) in [
                ("Lind", 0),
                ("Lind", 1),
                ("Lind", 2),
                ("the mayor", 0),
                ("she", 0),
            ] {
                assert_eq!(lead(words, nth), lind, "{words} {nth}");
            }
            let board = Some(("Coastal Safety Board".to_owned(), 0));
            assert_eq!(lead("CSB", 0), board);
            assert_eq!(lead("CSB", 1), board);
            assert_eq!(lead("pool. ", 0), None);
        },
    );
}

#[test]
fn a_quote_leads_to_the_words_that_say_who_speaks() {
    in_each_encoding(
        &capable_but(&[]),
        ("markdown", STORY),
        |client, encoding| {
            let mut lead = |words| leads_to(client, (STORY, words, 0), encoding);
            assert_eq!(lead("never warned"), Some(("Lind".to_owned(), 2)));
            assert_eq!(lead("leaks"), Some(("she".to_owned(), 0)));
            let unnamed = lead("Who pays").expect("a source without a name is one");
            assert!(unnamed.0.ends_with("spokesman"), "{unnamed:?}");
        },
    );
}

#[test]
fn names_of_a_page_are_found_through_tags_and_entities() {
    in_each_encoding(&capable_but(&[]), ("html", PAGE), |client, encoding| {
        let found = leads_to(client, (PAGE, "Løvås", 0), encoding);
        assert_eq!(found, Some(("Mara <b>L&oslash;v&aring;s".to_owned(), 0)));
    });
}

#[test]
fn a_client_that_takes_links_is_told_where_they_begin_and_all_that_they_lead_to() {
    let links = capable_but(&[("/textDocument/definition", json!({"linkSupport": true}))]);
    in_each_encoding(&links, ("markdown", STORY), |client, encoding| {
        let found = client.result_at("textDocument/definition", (STORY, "Lind", 2), encoding);
        let link = &found[0];
        let told = |name: &str| words(STORY, &link[name], encoding);
        assert_eq!(link["targetUri"], URI);
        assert_eq!(told("originSelectionRange"), "Lind");
        assert_eq!(told("targetSelectionRange"), "Mara **Lind");
        assert!(told("targetRange").starts_with("Mara **Lind**, the mayor of Port Merrow"));
        let found = client.result_at("textDocument/definition", (STORY, "never", 0), encoding);
        let origin = words(STORY, &found[0]["originSelectionRange"], encoding);
        assert_eq!(origin, "“We were never warned,”");
    });
}

#[test]
fn a_document_that_is_not_open_has_no_definitions() {
    let mut client = Client::capable();
    for uri in ["file:///nowhere/else.md", "untitled:x"] {
        let place = json!({"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}});
        assert_eq!(client.result("textDocument/definition", place), Value::Null);
    }
    client.open(URI, "markdown", STORY);
    let far = json!({"textDocument": {"uri": URI}, "position": {"line": 4000, "character": 0}});
    assert_eq!(client.result("textDocument/definition", far), Value::Null);
    client.leave();
}
