//! What stands between the words without being one: the speaker's name where the copy has none.

use serde_json::{Value, json};

use super::client::{Client, URI, capable_but, offset, range};

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

fn everywhere() -> Value {
    range((0, 0), (9_999, 0))
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
    client.change(2, Some(range((0, 5), (0, 9))), "Holm");
    let hints = client.result("textDocument/inlayHint", params);
    assert_eq!(hints[0]["label"], "Mara Holm");
    client.leave();
}
