//! What stands between the words without being one: the speaker's name where the copy has none.

use std::fs;

use serde_json::{Value, json};

use super::client::{Client, URI, capable, capable_but, folder, offset, range};

const SHE: &str = "Mara Lind closed the pool. She had waited.\n\n“It leaks,” she said.\n";
const SHE_SHOWN: &str =
    "Mara Lind closed the pool. She had waited.\n\n“It leaks,”‹Mara Lind› she said.\n";

/// The story with the hints of a range in it, as an editor shows them.
fn shown(client: &mut Client, text: &str, encoding: &str, wanted: Value) -> String {
    let params = json!({"textDocument": {"uri": URI}, "range": wanted});
    let hints = client.result("textDocument/inlayHint", params);
    let mut shown = text.to_owned();
    for hint in hints.as_array().unwrap().iter().rev() {
        let at = offset(text, &hint["position"], encoding);
        shown.insert_str(at, &format!("‹{}›", hint["label"].as_str().unwrap()));
    }
    shown
}

fn all_shown(client: &mut Client, text: &str) -> String {
    shown(client, text, "utf-16", everywhere())
}

fn everywhere() -> Value {
    range((0, 0), (9_999, 0))
}

#[test]
fn a_quote_that_is_being_written_has_no_name_running_along_with_the_cursor() {
    let mut client = Client::capable();
    let told = "Mara Lind closed the pool. “It leaks,” Lind said.\n\n";
    client.open(URI, "markdown", told);
    for (version, marks) in [(2, ('“', '”')), (3, ('"', '"'))] {
        let open = format!("{told}{}The roof is next, and", marks.0);
        client.change(version * 2, None, &open);
        client.diagnostics(URI, version * 2);
        assert_eq!(all_shown(&mut client, &open), open);
        let closed = format!("{open} the walls.{}\n", marks.1);
        client.change(version * 2 + 1, None, &closed);
        client.diagnostics(URI, version * 2 + 1);
        let named = closed.replace(
            &format!("walls.{}", marks.1),
            &format!("walls.{}‹Mara Lind›", marks.1),
        );
        assert_eq!(all_shown(&mut client, &closed), named);
    }
    client.leave();
}

#[test]
fn a_quote_with_a_pronoun_a_role_or_nothing_gets_its_speakers_name() {
    let story = "Mara Lind, the mayor of Port Merrow, closed the pool on Monday. She had waited for a year.\n\n\
        “We were never warned,”‹Mara Lind› she said. “Nobody asked.”\n\n\
        “It leaks,”‹Mara Lind› the mayor said.\n\n\
        “The roof is next,” Lind said. “Then the walls.”\n\n\
        “And then the floor.”‹Mara Lind›\n\n\
        Lind called the pool “a sieve”, and she said it was “beyond repair”.\n";
    let text = story.replace("‹Mara Lind›", "");
    let mut client = Client::capable();
    client.open(URI, "markdown", &text);
    assert_eq!(shown(&mut client, &text, "utf-16", everywhere()), story);
    client.leave();
}

#[test]
fn a_date_without_its_day_of_the_week_gets_it() {
    let story = "---\ndate: 2025-06-02\n---\n\n\
        The road shuts on 4 March‹Tuesday› and on March 9, 2025‹Sunday›, as of Tuesday, 10 June, said Lind.\n\n\
        It opened on 9 July 1940, in 1950 or in May, and on Friday it did not. It is dated 2025-06-13‹Friday›.\n";
    let mut text = story.to_owned();
    for day in ["‹Tuesday›", "‹Sunday›", "‹Friday›"] {
        text = text.replace(day, "");
    }
    let mut client = Client::capable();
    client.open(URI, "markdown", &text);
    assert_eq!(all_shown(&mut client, &text), story);
    client.change(2, None, "The road shuts on 4 March and on 9 March 2025.\n");
    let params = json!({"textDocument": {"uri": URI}, "range": everywhere()});
    let hints = client.result("textDocument/inlayHint", params);
    assert_eq!(hints.as_array().unwrap().len(), 1, "{hints}");
    assert_eq!(hints[0]["tooltip"], "Sunday, 9 March 2025.");
    client.leave();
}

#[test]
fn nothing_is_hinted_where_it_is_open_who_speaks() {
    let text = "Mara Lind and Ana Reis met on Friday.\n\n\
        “We have a deal,” she said.\n\n\
        “The books are open,” said a spokesman.\n\n\
        The roof fell. “It is what it is and will be.” The room was silent.\n\n\
        The co-operative calls it “the long pier”.\n";
    let mut client = Client::capable();
    client.open(URI, "markdown", text);
    assert_eq!(shown(&mut client, text, "utf-16", everywhere()), text);
    client.leave();
}

#[test]
fn only_the_range_asked_for_is_hinted_in_any_encoding() {
    let text = "👩‍🚀 Mara Lind spoke on Monday. The hall was full.\r\n\r\n\
        👩‍🚀 “Wé start,” she said.\r\n\r\n👩‍🚀 “Wé stop in May,” she said.\r\n";
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = Client::greeted(capable_but(&[(
            "/general/positionEncodings",
            json!([encoding]),
        )]));
        client.open(URI, "markdown", text);
        assert_eq!(
            shown(&mut client, text, encoding, range((3, 0), (9, 0))),
            text.replace("May,”", "May,”‹Mara Lind›")
        );
        client.leave();
    }
}

#[test]
fn a_hint_says_how_it_is_known_and_follows_the_text() {
    let mut client = Client::capable();
    let text = "Mara Lind closed the pool. She had waited.\n\n“It leaks,” she said.\n";
    client.open(URI, "markdown", text);
    let params = json!({"textDocument": {"uri": URI}, "range": everywhere()});
    let hints = client.result("textDocument/inlayHint", params.clone());
    let told = hints[0]["tooltip"].as_str().unwrap();
    assert!(told.starts_with("Said by Mara Lind."), "{told}");
    assert!(told.contains("“she” and “said”"), "{told}");
    // A space stands behind it already.
    assert_eq!(hints[0]["paddingLeft"], true);
    assert_eq!(hints[0]["paddingRight"], false);
    client.change(2, Some(range((0, 5), (0, 9))), "Holm");
    let hints = client.result("textDocument/inlayHint", params);
    assert_eq!(hints[0]["label"], "Mara Holm");
    client.leave();
}

#[test]
fn a_guess_is_shown_as_one() {
    let mut client = Client::capable();
    let text = "Mara Lind shook her head. “We were never warned.”\n\n\
        Ana Reis closed the pool. She shook her head. “It leaks and nobody pays.”\n";
    client.open(URI, "markdown", text);
    let shown = all_shown(&mut client, text);
    for part in shown.split('‹').skip(1) {
        let label = part.split('›').next().unwrap();
        assert!(label.ends_with('?'), "{shown}");
    }
    assert!(shown.contains("pays.”‹Ana Reis?›"), "{shown}");
    client.leave();
}

#[test]
fn code_and_front_matter_get_no_hints() {
    let inside = "---\ntitle: Mara Lind spoke. She said “it leaks”.\n---\n\n\
        Mara Lind spoke. She had waited.\n\n```\n“It leaks,” she said.\n```\n\n`“It leaks,” she said.`\n";
    let text = format!("{inside}\n“It leaks,” she said.\n");
    let mut client = Client::capable();
    client.open(URI, "markdown", &text);
    assert_eq!(
        all_shown(&mut client, &text),
        format!("{inside}\n“It leaks,”‹Mara Lind› she said.\n")
    );
    client.leave();
}

#[test]
fn a_part_of_a_long_story_is_hinted_as_the_whole_is() {
    let mut text = String::from("Mara Lind spoke on Monday. She had waited.\n\n");
    for day in 0..40 {
        let paragraph = format!(
            "“It leaks, and he said ‘it has {day} holes’, twice,” she said. “It always did.”\n\n\
             “It runs.\n\n“It runs still, on day {day}.”\n\n"
        );
        text.push_str(&paragraph);
    }
    let mut client = Client::capable();
    client.open(URI, "markdown", &text);
    let ask = |client: &mut Client, range: Value| {
        let params = json!({"textDocument": {"uri": URI}, "range": range});
        let hints = client.result("textDocument/inlayHint", params);
        hints.as_array().unwrap().clone()
    };
    let whole = ask(&mut client, everywhere());
    assert!(whole.len() >= 40, "{}", whole.len());
    let lines = text.lines().count() as u32;
    for (from, to) in [(0, 3), (17, 18), (60, 91), (lines - 3, lines + 9)] {
        let wanted: Vec<Value> = whole
            .iter()
            .filter(|hint| {
                let line = hint["position"]["line"].as_u64().unwrap() as u32;
                (from..to).contains(&line)
            })
            .cloned()
            .collect();
        assert_eq!(
            ask(&mut client, range((from, 0), (to, 0))),
            wanted,
            "{from}"
        );
    }
    client.leave();
}

#[test]
fn hints_are_switched_off_and_the_client_is_told() {
    let refresh = json!({"refreshSupport": true});
    let mut client = Client::greeted(capable_but(&[("/workspace/inlayHint", refresh)]));
    client.open(URI, "markdown", SHE);
    assert_eq!(all_shown(&mut client, SHE), SHE_SHOWN);
    for (on, expected) in [(false, SHE), (true, SHE_SHOWN)] {
        client.asked.clear();
        client.notify(
            "workspace/didChangeConfiguration",
            json!({"settings": {"factdesk": {"inlay-hints": on}}}),
        );
        client.wait_for("the request to ask anew", |message| {
            message["method"] == "workspace/inlayHint/refresh"
        });
        assert_eq!(all_shown(&mut client, SHE), expected);
    }
    client.leave();
}

#[test]
fn a_client_that_cannot_be_told_is_not() {
    let mut client = Client::capable();
    client.open(URI, "markdown", SHE);
    client.notify(
        "workspace/didChangeConfiguration",
        json!({"settings": {"factdesk": {"inlay-hints": false}}}),
    );
    assert!(client.hears_nothing(|message| message["method"] == "workspace/inlayHint/refresh"));
    assert_eq!(all_shown(&mut client, SHE), SHE);
    client.leave();
}

#[test]
fn a_desk_switches_hints_off_for_all_its_drafts() {
    let (_kept, root) = folder();
    fs::write(root.join("factdesk.toml"), "inlay-hints = false\n").unwrap();
    let uri = format!("file://{}", root.join("draft.md").display());
    for (options, expected) in [(json!({}), 0), (json!({"inlay-hints": true}), 1)] {
        let mut client = Client::start(&[]);
        client.greet(
            json!({"processId": null, "capabilities": capable(), "initializationOptions": options}),
        );
        client.open(&uri, "markdown", SHE);
        let params = json!({"textDocument": {"uri": uri}, "range": everywhere()});
        let hints = client.result("textDocument/inlayHint", params);
        assert_eq!(hints.as_array().unwrap().len(), expected);
        client.leave();
    }
}
