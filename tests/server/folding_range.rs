//! What can be folded away.

use serde_json::{Value, json};

use super::client::{Client, URI, capable_but, in_each_encoding};

const STORY: &str = "---\r\ndate: 2026-03-11\r\n---\r\n\r\n# 🙂 Pool closes\r\n\r\n\
    Mara Lind said: “We were never warned.\r\n\r\n“It leaks.”\r\n\r\n\
    ## The roof\r\n\r\n- tiles\r\n- nails\r\n- tar\r\n\r\n\
    ## The pier\r\n\r\n> It is shut.\r\n> It was new.\r\n\r\nThe end.\r\n\r\n";

fn folds_all() -> Value {
    let all = json!({"foldingRangeKind": {"valueSet": ["comment", "imports", "region"]}});
    capable_but(&[("/textDocument/foldingRange", all)])
}

/// First and last line of each fold, and its kind.
fn folds(client: &mut Client) -> Vec<(u64, u64, String)> {
    let found = client.result(
        "textDocument/foldingRange",
        json!({"textDocument": {"uri": URI}}),
    );
    found
        .as_array()
        .unwrap()
        .iter()
        .map(|fold| {
            let line = |name: &str| fold[name].as_u64().unwrap();
            let kind = fold["kind"].as_str().unwrap_or("").to_owned();
            (line("startLine"), line("endLine"), kind)
        })
        .collect()
}

fn of(list: &[(u64, u64, &str)]) -> Vec<(u64, u64, String)> {
    list.iter()
        .map(|&(first, last, kind)| (first, last, kind.to_owned()))
        .collect()
}

#[test]
fn front_matter_sections_long_quotes_lists_and_block_quotes_fold() {
    in_each_encoding(&folds_all(), ("markdown", STORY), |client, _| {
        assert_eq!(
            folds(client),
            of(&[
                (0, 2, "comment"),
                (4, 21, "region"),
                (6, 8, "region"),
                (10, 14, "region"),
                (12, 14, "region"),
                (16, 21, "region"),
                (18, 19, "region"),
            ])
        );
    });
}

#[test]
fn a_page_folds_by_its_heads_and_tables() {
    const PAGE: &str = "<h1>🙂 Pool</h1>\r\n<p>It leaks.</p>\r\n<h2>Roof</h2>\r\n<table>\r\n\
        <tr><td>Tiles</td></tr>\r\n<tr><td>Nails</td></tr>\r\n</table>\r\n<h2>Pier</h2>\r\n<p>Shut.</p>\r\n";
    in_each_encoding(&folds_all(), ("html", PAGE), |client, _| {
        assert_eq!(
            folds(client),
            of(&[
                (0, 8, "region"),
                (2, 6, "region"),
                (4, 5, "region"),
                (7, 8, "region"),
            ])
        );
    });
}

#[test]
fn a_client_gets_as_many_folds_and_such_kinds_as_it_takes() {
    let few = capable_but(&[(
        "/textDocument/foldingRange",
        json!({"rangeLimit": 2, "lineFoldingOnly": true, "foldingRangeKind": {"valueSet": ["imports"]}}),
    )]);
    let mut client = Client::greeted(few);
    client.open(URI, "markdown", STORY);
    assert_eq!(folds(&mut client), of(&[(0, 2, ""), (4, 21, "")]));
    client.leave();
}

#[test]
fn a_draft_of_one_line_has_nothing_to_fold() {
    let mut client = Client::capable();
    client.open(URI, "markdown", "# Pool closes");
    assert_eq!(folds(&mut client), []);
    client.change(2, None, "");
    assert_eq!(folds(&mut client), []);
    let unknown = json!({"textDocument": {"uri": "file:///nowhere/else.md"}});
    assert_eq!(
        client.result("textDocument/foldingRange", unknown),
        Value::Null
    );
    client.leave();
}
