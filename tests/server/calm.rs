//! The paragraph that is being written stays calm: what is newly found there waits until the writing rests.
//!
//! That nothing is shown too early is tested with a writing that never rests, however slow the machine: a
//! drill of debug builds, so in release builds these tests are left out.

use serde_json::{Value, json};

use super::client::{
    Client, URI, at, capable, capable_but, codes, edited, folder, position_at, range,
};

const OPEN_QUOTE: &str = "quotes/unbalanced";
const ORPHAN: &str = "attribution/unattributed-quote";
const TWICE: &str = "draft/repeated-word";

/// Two paragraphs without a fault.
const TEXT: &str = "The council met in Halden.\n\nThe ferry left the pier at noon.\n";

/// What was last published of the document at [`URI`] in this version, after `wanted` was true of it.
fn shown(client: &mut Client, version: i64, what: &str, wanted: impl Fn(&[&str]) -> bool) -> Value {
    let published = client.wait_for(what, |message| {
        message["method"] == "textDocument/publishDiagnostics"
            && message["params"]["version"] == version
            && wanted(&codes(message["params"]["diagnostics"].as_array().unwrap()))
    });
    published["params"]["diagnostics"].clone()
}

/// A client whose user never rests.
#[cfg(debug_assertions)]
fn restless() -> Client {
    let mut client = Client::capable();
    rest_after(&mut client, 3_600_000);
    client
}

#[cfg(debug_assertions)]
fn rest_after(client: &mut Client, milliseconds: u64) {
    client.result("factdesk/drill/rest", json!({"milliseconds": milliseconds}));
}

/// Types `words` key by key from a place on; the codes shown after each key, and the next version.
#[cfg(debug_assertions)]
fn typed(
    client: &mut Client,
    (line, column): (u32, u32),
    words: &str,
    version: i64,
) -> (Vec<Vec<String>>, i64) {
    let mut all = Vec::new();
    let mut next = version;
    for (column, key) in (column..).zip(words.chars()) {
        client.change(next, Some(at(line, column)), &key.to_string());
        let diagnostics = client.diagnostics(URI, next);
        all.push(
            codes(&diagnostics)
                .iter()
                .map(|&code| code.to_owned())
                .collect(),
        );
        next += 1;
    }
    (all, next)
}

#[test]
#[cfg(debug_assertions)]
fn a_quote_is_not_called_open_while_it_is_being_written() {
    let mut client = restless();
    client.open(URI, "markdown", TEXT);
    let (all, next) = typed(&mut client, (0, 26), " “We wait for the the ", 2);
    assert!(all.iter().all(Vec::is_empty), "{all:?}");
    // A pause says that this is meant so; it is told of the same version.
    rest_after(&mut client, 0);
    let told = shown(&mut client, next - 1, "what was held back", |codes| {
        !codes.is_empty()
    });
    let told = codes(told.as_array().unwrap());
    assert_eq!(told, [OPEN_QUOTE, ORPHAN, TWICE]);
    rest_after(&mut client, 3_600_000);
    // It was shown: it stays while the writing goes on, and goes with the key that mends it.
    let words = "tide,” she said.";
    let (all, _) = typed(&mut client, (0, 48), words, next);
    let closed = words.chars().position(|key| key == '”').unwrap();
    for codes in &all[..closed] {
        assert_eq!(codes, &told);
    }
    assert_eq!(all[closed], [ORPHAN, TWICE]);
    assert_eq!(all.last().unwrap(), &[TWICE]);
    client.leave();
}

#[test]
#[cfg(debug_assertions)]
fn what_was_held_back_is_shown_when_another_paragraph_is_edited_or_the_draft_is_saved() {
    let mut client = restless();
    client.open(URI, "markdown", TEXT);
    let (all, next) = typed(&mut client, (0, 26), " “We", 2);
    assert!(all.iter().all(Vec::is_empty), "{all:?}");
    client.change(next, Some(at(2, 0)), "N");
    assert_eq!(codes(&client.diagnostics(URI, next)), [OPEN_QUOTE]);
    // Seen there before, it stays when the writer comes back.
    client.change(next + 1, Some(at(0, 30)), " ");
    assert_eq!(codes(&client.diagnostics(URI, next + 1)), [OPEN_QUOTE]);
    client.leave();

    let mut client = restless();
    client.open(URI, "markdown", TEXT);
    let (_, next) = typed(&mut client, (2, 32), " “We", 2);
    client.notify(
        "textDocument/didSave",
        json!({"textDocument": {"uri": URI}}),
    );
    shown(&mut client, next - 1, "the open quote", |codes| {
        codes == [OPEN_QUOTE]
    });
    client.leave();
}

#[test]
#[cfg(debug_assertions)]
fn enter_does_not_part_a_paragraph_from_what_is_written_of_it_but_a_new_paragraph_does() {
    let mut client = restless();
    client.open(URI, "markdown", "The council met.\n");
    let (_, next) = typed(&mut client, (0, 16), " “We", 2);
    client.change(next, Some(at(0, 20)), "\n");
    assert!(client.diagnostics(URI, next).is_empty());
    client.change(next + 1, Some(at(1, 0)), "a");
    assert!(client.diagnostics(URI, next + 1).is_empty());
    client.change(next + 2, Some(at(1, 1)), "\n");
    assert!(client.diagnostics(URI, next + 2).is_empty());
    client.change(next + 3, Some(at(2, 0)), "\n");
    assert_eq!(codes(&client.diagnostics(URI, next + 3)), [OPEN_QUOTE]);
    client.leave();
}

#[test]
#[cfg(debug_assertions)]
fn what_was_shown_before_stays_and_typing_and_deleting_shows_it_at_every_moment() {
    let text = "The the council met, “they said.\n\nThe ferry left.\n";
    let mut client = restless();
    let before = client.open(URI, "markdown", text);
    assert_eq!(codes(&before), [TWICE, OPEN_QUOTE]);
    // Into the words of one finding, between the two, and on either side of an open quote.
    for column in [5, 12, 21, 22, 32] {
        let mut version = 1000 * i64::from(column);
        let words = " “We” and and “";
        let mut forth = vec![before.clone()];
        for (key, column) in words.chars().zip(column..) {
            client.change(version, Some(at(0, column)), &key.to_string());
            forth.push(client.diagnostics(URI, version));
            assert!(forth.last().unwrap().len() <= 2, "at {column}: {forth:?}");
            version += 1;
        }
        for column in (column..)
            .take(words.chars().count())
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
        {
            forth.pop();
            client.change(version, Some(range((0, column), (0, column + 1))), "");
            let back = client.diagnostics(URI, version);
            assert_eq!(Some(&back), forth.last(), "back to {column}");
            version += 1;
        }
    }
    client.leave();
}

#[test]
fn what_is_pasted_undone_or_sent_as_another_text_is_shown_at_once() {
    let long = " “We wait for the the tide and for the crews of both of the boats, whoever they are, she said.";
    let cases = [
        (
            Some(at(0, 26)),
            " “We wait for the the tide.",
            vec![OPEN_QUOTE, ORPHAN, TWICE],
        ),
        (Some(at(0, 26)), long, vec![OPEN_QUOTE, TWICE]),
        (
            Some(range((0, 0), (1, 0))),
            "The the council met.\n",
            vec![TWICE],
        ),
        (None, "Quite another text, and the the end.\n", vec![TWICE]),
    ];
    for (place, words, expected) in cases {
        let mut client = Client::capable();
        client.open(URI, "markdown", TEXT);
        client.change(2, place, words);
        assert_eq!(codes(&client.diagnostics(URI, 2)), expected, "{words}");
        client.leave();
    }
}

#[test]
#[cfg(debug_assertions)]
fn a_client_that_sends_the_whole_text_with_every_key_is_understood() {
    let mut client = restless();
    client.open(URI, "markdown", TEXT);
    let mut text = TEXT.to_owned();
    for (version, key) in (2..).zip(" “We".chars()) {
        text.insert(text.find("\n\n").unwrap(), key);
        client.change(version, None, &text);
        assert!(client.diagnostics(URI, version).is_empty(), "{text}");
    }
    rest_after(&mut client, 0);
    shown(&mut client, 5, "the open quote", |codes| {
        codes == [OPEN_QUOTE]
    });
    client.leave();
}

#[test]
#[cfg(debug_assertions)]
fn a_fault_in_another_paragraph_is_shown_with_the_key_that_makes_it() {
    let mut client = restless();
    let text = "The council met.\n\n“We wait,” she said. <!-- stet: draft/repeated-word -->The the tide.\n";
    let before = client.open(URI, "markdown", text);
    assert!(before.is_empty(), "{before:?}");
    let (all, next) = typed(&mut client, (0, 16), " “", 2);
    assert!(all.iter().all(Vec::is_empty), "{all:?}");
    // The note goes: what it let stand is found far from the open quote.
    client.change(next, Some(range((2, 22), (2, 60))), "");
    let now = client.diagnostics(URI, next);
    assert!(codes(&now).contains(&OPEN_QUOTE), "{now:?}");
    client.leave();
}

#[test]
fn nothing_is_held_back_where_the_settings_or_the_client_say_so() {
    let (_folder, root) = folder();
    std::fs::write(root.join("factdesk.toml"), "hold-while-typing = false\n").unwrap();
    let of_file = format!("file://{}/draft.md", root.display());
    let itself = json!({"factdesk": {"holdsWhileTyping": true}});
    let mut calm_itself = capable();
    calm_itself["experimental"] = itself;
    let cases = [
        (of_file.as_str(), capable(), json!({})),
        (URI, capable(), json!({"hold-while-typing": false})),
        (URI, calm_itself, json!({})),
    ];
    for (uri, capabilities, options) in cases {
        let mut client = Client::start(&[]);
        client.greet(
            json!({"processId": null, "rootUri": null, "capabilities": capabilities,
            "initializationOptions": options}),
        );
        client.open(uri, "markdown", TEXT);
        client.notify(
            "textDocument/didChange",
            json!({"textDocument": {"uri": uri, "version": 2},
                "contentChanges": [{"range": at(0, 26), "text": "“"}]}),
        );
        assert_eq!(
            codes(&client.diagnostics(uri, 2)),
            [OPEN_QUOTE],
            "{options}"
        );
        client.leave();
    }
}

#[test]
fn a_client_that_asks_is_answered_in_full() {
    let mut client = Client::greeted(capable_but(&[
        ("/textDocument/diagnostic", json!({})),
        ("/workspace/diagnostics", json!({"refreshSupport": true})),
    ]));
    let item = json!({"uri": URI, "languageId": "markdown", "version": 1, "text": TEXT});
    client.notify("textDocument/didOpen", json!({"textDocument": item}));
    client.change(2, Some(at(0, 26)), "“");
    let report = client.result(
        "textDocument/diagnostic",
        json!({"textDocument": {"uri": URI}}),
    );
    assert_eq!(codes(report["items"].as_array().unwrap()), [OPEN_QUOTE]);
    client.leave();
}

/// Numbers that look like chance and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) as usize % sides
    }
}

#[test]
fn after_a_rest_whatever_was_edited_is_shown_as_if_it_were_opened_anew() {
    const WORDS: [&str; 12] = [
        "“",
        "”",
        "the ",
        "the the ",
        "\n",
        "\n\n",
        "TK",
        " said Mara Lind",
        "12 per cent",
        "é🙂",
        ",",
        "Osei Darko of Halden, ",
    ];
    let story = "“We waited,” said Mara Lind, the mayor of Halden. “It was TK.\n\nThe the ferry left at noon.\n\n";
    for (seed, format) in (1..).zip(["markdown", "plaintext", "html"]) {
        let mut dice = Dice(seed);
        let mut client = Client::capable();
        let mut text = story.repeat(4);
        client.open(URI, format, &text);
        let mut version = 1;
        for _ in 0..4 {
            let spot = dice.roll(text.len());
            for _ in 0..12 {
                let places: Vec<usize> = (0..=text.len())
                    .filter(|&it| text.is_char_boundary(it))
                    .collect();
                // Mostly near the same place.
                let from = match dice.roll(4) {
                    0 => dice.roll(places.len()),
                    _ => (places.partition_point(|&it| it < spot) + dice.roll(12))
                        .min(places.len() - 1),
                };
                let to = (from + dice.roll(3)).min(places.len() - 1);
                let words = if dice.roll(3) == 0 {
                    ""
                } else {
                    WORDS[dice.roll(WORDS.len())]
                };
                let place = json!({
                    "start": position_at(&text, places[from], "utf-16"),
                    "end": position_at(&text, places[to], "utf-16"),
                });
                version += 1;
                client.change(version, Some(place.clone()), words);
                let edit = json!({"changes": {URI: [{"range": place, "newText": words}]}});
                text = edited(&text, &edit, URI, "utf-16");
                if dice.roll(4) == 0 {
                    client.diagnostics(URI, version);
                }
            }
            let mut other = Client::capable();
            let mut afresh = other.open(URI, format, &text);
            other.leave();
            let order = |it: &Value| it.to_string();
            afresh.sort_by_key(order);
            client.wait_for("what a fresh client is shown", |message| {
                let params = &message["params"];
                message["method"] == "textDocument/publishDiagnostics"
                    && params["version"] == version
                    && {
                        let mut now = params["diagnostics"].as_array().unwrap().clone();
                        now.sort_by_key(order);
                        now == afresh
                    }
            });
        }
        client.leave();
    }
}
