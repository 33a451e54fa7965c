//! What an editor offers while a name, a key or a note is typed.

use std::fs;

use serde_json::{Value, json};

use super::client::{Client, URI, capable_but, folder, offset};

const STORY: &str = "# Pool closes\n\n\
    Mara Lind, the mayor of Port Merrow, closed the pool. Deputy Mayor Tomas Varga and the Coastal Safety \
    Board (CSB) agreed. Ines Ortiz did not.\n\n";

/// A client that can show all there is.
fn able() -> Value {
    capable_but(&[(
        "/textDocument/completion",
        json!({"completionItem": {"insertReplaceSupport": true, "labelDetailsSupport": true,
            "documentationFormat": ["markdown"]}}),
    )])
}

/// What is offered at the `|` of `text`, which is opened anew.
fn offered_as(client: &mut Client, language: &str, text: &str, context: &Value) -> Value {
    let (before, after) = text.split_once('|').expect("a cursor");
    client.open(URI, language, &format!("{before}{after}"));
    let found = at(client, before, context);
    client.notify(
        "textDocument/didClose",
        json!({"textDocument": {"uri": URI}}),
    );
    found
}

/// What is offered behind `before`, the text of the open draft up to the cursor.
fn at(client: &mut Client, before: &str, context: &Value) -> Value {
    let line = before.matches('\n').count();
    let column = before.rsplit('\n').next().unwrap().encode_utf16().count();
    let params = json!({"textDocument": {"uri": URI},
        "position": {"line": line, "character": column}, "context": context});
    client.result("textDocument/completion", params)
}

fn asked() -> Value {
    json!({"triggerKind": 1})
}

fn typed_a(character: &str) -> Value {
    json!({"triggerKind": 2, "triggerCharacter": character})
}

fn labels(list: &Value) -> Vec<&str> {
    let items = list["items"].as_array().map_or(&[][..], Vec::as_slice);
    items
        .iter()
        .map(|item| item["label"].as_str().unwrap())
        .collect()
}

fn offered(client: &mut Client, text: &str) -> Vec<String> {
    let list = offered_as(client, "markdown", text, &asked());
    labels(&list).into_iter().map(str::to_owned).collect()
}

#[test]
fn a_name_is_full_before_its_first_reference_and_short_after_it() {
    let mut client = Client::greeted(able());
    let after = format!("{STORY}She was sorry, Lin|\n");
    assert_eq!(offered(&mut client, &after)[..2], ["Lind", "Mara Lind"]);
    let given = format!("{STORY}She was sorry, Mar|\n");
    assert_eq!(offered(&mut client, &given)[..2], ["Mara Lind", "Lind"]);
    let more = format!("{STORY}She was sorry, Mara Li|\n");
    assert_eq!(offered(&mut client, &more), ["Mara Lind", "Lind"]);
    let before = STORY.replace(
        "# Pool closes\n\n",
        "# Pool closes\n\nThe pool is shut, Lin|\n\n",
    );
    let first = offered(&mut client, &before);
    assert_eq!(first[0], "Mara Lind");
    assert!(!first.contains(&"Lind".to_owned()), "{first:?}");
    // A title that the draft gives before the name is written with it.
    let titled = STORY.replace(
        "# Pool closes\n\n",
        "# Pool closes\n\nThe pool is shut, Var|\n\n",
    );
    assert_eq!(
        offered(&mut client, &titled)[..2],
        ["Deputy Mayor Tomas Varga", "Tomas Varga"]
    );
    // A headline calls people by their family names, and is no first reference.
    let head = STORY.replace("# Pool closes", "# Pool closes, says Lin|");
    assert_eq!(offered(&mut client, &head)[..2], ["Lind", "Mara Lind"]);
    client.leave();
}

#[test]
fn two_people_of_one_family_name_are_told_apart() {
    let mut client = Client::greeted(able());
    let two = format!("{STORY}Her brother, Osei Lind, was there. The room was full, Lin|\n");
    assert_eq!(offered(&mut client, &two)[..2], ["Osei Lind", "Lind"]);
    client.leave();
}

#[test]
fn nothing_is_offered_for_small_letters_or_where_no_name_can_stand() {
    let mut client = Client::greeted(able());
    for words in [
        "She was sorry, lin|",
        "She was sorry. T|he pool",
        "See https://example.com/Lin|",
        "Write to mara@Lin|",
        "Run `Lin|` now",
        "```\nLin|\n```",
        "    Lin|",
        "See <a href=\"Lin|\">this</a>",
        "Seen by #Lin|",
        "The year 19Lin|",
        "The Mayor|",
        "It was the Depu|",
    ] {
        let text = format!("{STORY}{words}\n");
        let list = offered_as(&mut client, "markdown", &text, &asked());
        let draft = ["Lind", "Mara Lind", "Tomas Varga", "Ines Ortiz"];
        let named: Vec<&str> = labels(&list)
            .into_iter()
            .filter(|label| draft.contains(label))
            .collect();
        let wanted: &[&str] = if words.contains("T|he") {
            &["Tomas Varga"]
        } else {
            &[]
        };
        assert_eq!(named, wanted, "{words}");
    }
    client.leave();
}

#[test]
fn a_space_brings_names_only_after_a_title() {
    let mut client = Client::greeted(able());
    let after = |client: &mut Client, words: &str| {
        let text = format!("{STORY}{words}");
        let list = offered_as(client, "markdown", &text, &typed_a(" "));
        labels(&list)
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let deputy = after(&mut client, "It was late when Deputy Mayor |");
    assert_eq!(deputy[0], "Varga");
    let courtesy = after(&mut client, "It was late when Ms. |");
    assert!(courtesy.contains(&"Lind".to_owned()), "{courtesy:?}");
    for words in [
        "It was late when |",
        "It was late when the mayor |",
        "Mayors |",
        "She was |",
        "Lind |",
        "The Ministry of Ports |",
        "It was late when Deputy |",
    ] {
        assert_eq!(after(&mut client, words), [""; 0], "{words}");
    }
    let slash = offered_as(
        &mut client,
        "markdown",
        &format!("{STORY}He and/|"),
        &typed_a("/"),
    );
    assert!(labels(&slash).is_empty(), "{slash}");
    // Whoever asks gets the people of the draft.
    let asked = offered(&mut client, &format!("{STORY}It was late when |he came."));
    assert_eq!(asked[..3], ["Ortiz", "Varga", "Lind"]);
    client.leave();
}

#[test]
fn inside_a_quote_nobody_is_given_a_title() {
    let mut client = Client::greeted(able());
    let quoted = STORY.replace(
        "# Pool closes\n\n",
        "# Pool closes\n\n“I never met Var|\n\n",
    );
    let names = offered(&mut client, &quoted);
    assert_eq!(names[0], "Tomas Varga");
    assert!(
        names.iter().all(|name| !name.contains("Mayor")),
        "{names:?}"
    );
    let closed = STORY.replace(
        "# Pool closes\n\n",
        "# Pool closes\n\n“I never” met Var|\n\n",
    );
    assert_eq!(offered(&mut client, &closed)[0], "Deputy Mayor Tomas Varga");
    client.leave();
}

#[test]
fn bodies_of_the_draft_are_offered_in_full_and_by_initials() {
    let mut client = Client::greeted(able());
    assert_eq!(
        offered(&mut client, &format!("{STORY}It met the CS|"))[0],
        "CSB"
    );
    assert_eq!(
        offered(&mut client, &format!("{STORY}It met the Coas|"))[0],
        "Coastal Safety Board"
    );
    client.leave();
}

#[test]
fn officials_come_with_the_title_they_held_on_the_day_of_the_story() {
    let mut client = Client::greeted(able());
    let dated = |date: &str, words: &str| format!("---\ndate: {date}\n---\n\n# Talks\n\n{words}");
    let in_office = offered(&mut client, &dated("2022-01-12", "The envoys met Stolt|"));
    assert_eq!(
        in_office[..2],
        [
            "NATO Secretary General Jens Stoltenberg",
            "Jens Stoltenberg"
        ]
    );
    let later = offered(&mut client, &dated("2025-06-01", "The envoys met Stolt|"));
    assert!(
        !later.contains(&"NATO Secretary General Jens Stoltenberg".to_owned()),
        "{later:?}"
    );
    // Never today's office where the draft gives no day.
    let undated = offered(&mut client, "# Talks\n\nThe envoys met Stolt|");
    assert_eq!(undated, ["Jens Stoltenberg"]);
    // After a title nothing but the name.
    let text = dated("2022-01-12", "The envoys met NATO Secretary General |");
    let list = offered_as(&mut client, "markdown", &text, &typed_a(" "));
    assert_eq!(labels(&list), ["Jens Stoltenberg"]);
    let text = dated(
        "2022-01-12",
        "The envoys met Deputy Secretary of State She|",
    );
    assert_eq!(offered(&mut client, &text)[0], "Wendy Sherman");
    let text = dated("2022-01-12", "The envoys met NATO Secretary General J|");
    assert_eq!(offered(&mut client, &text), ["Jens Stoltenberg"]);
    // Every state has senators, Georgia no more than others.
    assert!(offered(&mut client, &dated("2016-01-12", "The envoys met Sen. |")).is_empty());
    // Fewer letters than three could be anybody.
    assert!(offered(&mut client, &dated("2022-01-12", "The envoys met St|")).is_empty());
    client.leave();
}

#[test]
fn the_newsrooms_own_people_come_first_with_their_titles() {
    let (_kept, root) = folder();
    fs::write(root.join("factdesk.toml"), "roster = [\"desk.csv\"]\n").unwrap();
    fs::write(
        root.join("desk.csv"),
        "name,office,of,from,to,verified\nMara Lind,Mayor,Port Merrow,2020-05-01,,2026-01-01\n\
         Jens Stoltz,Harbour Master,Port Merrow,2020,,2026-01-01\n",
    )
    .unwrap();
    let uri = format!("file://{}", root.join("story.md").display());
    let mut client = Client::greeted(able());
    let mut offered = |words: &str| {
        let text = format!("---\ndate: 2024-01-12\n---\n\n{words}");
        client.open(&uri, "markdown", &text);
        let column = words.len();
        let params =
            json!({"textDocument": {"uri": uri}, "position": {"line": 4, "character": column}});
        let list = client.result("textDocument/completion", params);
        client.notify(
            "textDocument/didClose",
            json!({"textDocument": {"uri": uri}}),
        );
        labels(&list)
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        offered("The pool was shut by Mara Li")[..2],
        ["Mayor Mara Lind", "Mara Lind"]
    );
    assert_eq!(offered("The pool was shut by Mayor Lin")[0], "Mara Lind");
    let both = offered("The pool was shut by Stolt");
    assert!(both[0].ends_with("Jens Stoltz"), "{both:?}");
    assert!(
        both.iter().any(|label| label.ends_with("Jens Stoltenberg")),
        "{both:?}"
    );
}

#[test]
fn namesakes_show_their_offices() {
    let mut client = Client::greeted(able());
    let text = "---\ndate: 2016-03-15\n---\n\nThe envoys met Karaman|";
    let list = offered_as(&mut client, "markdown", text, &asked());
    for item in list["items"].as_array().unwrap() {
        let told = item["detail"].as_str().unwrap();
        assert!(!told.is_empty(), "{item}");
        assert_eq!(item["labelDetails"]["description"], told);
    }
    client.leave();
}

#[test]
fn accents_need_not_be_typed_and_may_be() {
    let mut client = Client::greeted(able());
    let story = "Mara Løvås closed the pool.\n\nIt was late, ";
    for typed in ["Lov", "Løv", "LØV"] {
        let list = offered_as(
            &mut client,
            "markdown",
            &format!("{story}{typed}|"),
            &asked(),
        );
        assert_eq!(labels(&list)[..2], ["Løvås", "Mara Løvås"], "{typed}");
        let filter = list["items"][0]["filterText"].as_str().unwrap();
        assert!(
            filter.to_lowercase().starts_with(&typed.to_lowercase()),
            "{filter}"
        );
        assert!(
            filter.contains("Løvås") && filter.contains("Lovas"),
            "{filter}"
        );
    }
    client.leave();
}

#[test]
fn what_was_typed_is_replaced_and_the_order_is_kept() {
    let mut client = Client::greeted(able());
    let text = format!("{STORY}She met Mara Li|ndholm’s friend\n");
    let (before, _) = text.split_once('|').unwrap();
    let list = offered_as(&mut client, "markdown", &text, &asked());
    let items = list["items"].as_array().unwrap();
    let edit = &items[0]["textEdit"];
    assert_eq!(edit["newText"], "Mara Lind");
    let whole = text.replace('|', "");
    let place = |position: &Value| offset(&whole, position, "utf-16");
    assert_eq!(
        &whole[place(&edit["insert"]["start"])..place(&edit["insert"]["end"])],
        "Mara Li"
    );
    assert_eq!(
        &whole[place(&edit["replace"]["start"])..place(&edit["replace"]["end"])],
        "Mara Lindholm"
    );
    assert_eq!(place(&edit["insert"]["end"]), before.len());
    let sorted: Vec<&str> = items
        .iter()
        .map(|item| item["sortText"].as_str().unwrap())
        .collect();
    assert!(sorted.is_sorted(), "{sorted:?}");
    client.leave();
}

#[test]
fn places_are_right_in_every_encoding_with_crlf_and_emoji() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let offer = [("/general/positionEncodings", json!([encoding]))];
        let mut client = Client::greeted(capable_but(&offer));
        let text = "Mara Løvås 🏊 closed the pool.\r\n\r\n🏊🏊 It was “ä” late, Lov and\r\n";
        client.open(URI, "markdown", text);
        let end = text.find("Lov and").unwrap() + 3;
        let line = text.lines().nth(2).unwrap();
        let column = &line[..line.find("Lov and").unwrap() + 3];
        let character = match encoding {
            "utf-8" => column.len(),
            "utf-16" => column.encode_utf16().count(),
            _ => column.chars().count(),
        };
        let params =
            json!({"textDocument": {"uri": URI}, "position": {"line": 2, "character": character}});
        let list = client.result("textDocument/completion", params);
        assert_eq!(labels(&list)[..2], ["Løvås", "Mara Løvås"], "{encoding}");
        let range = &list["items"][0]["textEdit"]["range"];
        assert_eq!(offset(text, &range["start"], encoding), end - 3);
        assert_eq!(offset(text, &range["end"], encoding), end);
        client.leave();
    }
}

#[test]
fn what_there_is_to_say_of_somebody_is_told_when_asked() {
    let mut client = Client::greeted(able());
    let text = "---\ndate: 2022-01-12\n---\n\nThe envoys met Stolt|";
    let (before, _) = text.split_once('|').unwrap();
    client.open(URI, "markdown", before);
    let list = at(&mut client, before, &asked());
    let item = list["items"][0].clone();
    assert!(item["documentation"].is_null(), "{item}");
    let told = client.result("completionItem/resolve", item.clone());
    assert_eq!(told["documentation"]["kind"], "markdown");
    let words = told["documentation"]["value"]
        .as_str()
        .unwrap()
        .replace('\\', "");
    assert!(words.starts_with("**Jens Stoltenberg**"), "{words}");
    assert!(
        words.contains("On 2022-01-12: Secretary General, NATO"),
        "{words}"
    );
    assert!(words.contains("verified on"), "{words}");
    assert_eq!(told["label"], item["label"]);
    // What another server gave, or nobody knows, comes back as it was.
    for data in [
        Value::Null,
        json!(7),
        json!({"uri": "file:///gone.md", "person": "x"}),
    ] {
        let odd = json!({"label": "Lind", "data": data});
        let back = client.result("completionItem/resolve", odd);
        assert_eq!(back["label"], "Lind");
        assert!(back["documentation"].is_null());
    }
    client.leave();
}

#[test]
fn a_simple_client_gets_plain_text_and_simple_edits() {
    let mut client = Client::capable();
    let before = format!("{STORY}She was sorry, Lin");
    client.open(URI, "markdown", &before);
    let list = at(&mut client, &before, &asked());
    let item = list["items"][0].clone();
    assert!(item["textEdit"]["range"].is_object(), "{item}");
    assert!(item["labelDetails"].is_null(), "{item}");
    assert_eq!(
        item["detail"],
        "the mayor of Port Merrow".strip_prefix("the ").unwrap()
    );
    let told = client.result("completionItem/resolve", item);
    let words = told["documentation"].as_str().unwrap();
    assert!(words.starts_with("Mara Lind\n"), "{words}");
    assert!(words.contains("In this draft: "), "{words}");
    client.leave();
}

#[test]
fn keys_of_the_front_matter_are_offered_as_they_are_typed() {
    let mut client = Client::greeted(able());
    assert_eq!(
        offered(&mut client, "---\n|\n---\n\nText.\n"),
        ["date: ", "profile: ", "sources: "]
    );
    assert_eq!(offered(&mut client, "---\nda|"), ["date: "]);
    assert_eq!(
        offered(&mut client, "---\ndate: 2022-01-12\np|\n---\n"),
        ["profile: "]
    );
    assert_eq!(
        offered(&mut client, "---\ndate: 2022-01-12\nd|\n---\n"),
        [""; 0]
    );
    assert_eq!(offered(&mut client, "---\npro|: ap\n---\n"), ["profile"]);
    assert_eq!(
        offered(&mut client, "---\nprofile: g|\n---\n"),
        ["guardian"]
    );
    assert_eq!(offered(&mut client, "+++\nda|\n+++\n"), ["date = "]);
    assert_eq!(
        offered(&mut client, "+++\nprofile = g|\n+++\n"),
        ["\"guardian\""]
    );
    assert_eq!(
        offered(&mut client, "+++\nprofile = \"g|\"\n+++\n"),
        ["guardian"]
    );
    // Names in front matter are nobody's to complete, nor is a rule across the page front matter.
    let named = "---\ntitle: Lin|\n---\n\nMara Lind closed the pool.\n";
    assert_eq!(offered(&mut client, named), [""; 0]);
    assert_eq!(
        offered(&mut client, "---\n\nThe pool is shut.\n\nd|"),
        [""; 0]
    );
    client.leave();
}

#[test]
fn a_stet_is_offered_the_rules_first_those_found_there() {
    let mut client = Client::greeted(able());
    let text = "<!-- stet |-->\nThe the pool is shut.\n";
    let rules = offered(&mut client, text);
    assert_eq!(rules[0], "draft/repeated-word");
    assert!(rules.len() > 20, "{rules:?}");
    assert_eq!(
        offered(&mut client, "<!-- stet titles/dup|\nThe pool.\n"),
        ["titles/duplicated-title"]
    );
    assert_eq!(
        offered(&mut client, "The pool. <!-- st|"),
        ["stet", "stet-file"]
    );
    let second = offered(
        &mut client,
        "<!-- stet draft/repeated-word, dra| -->\nThe the pool.\n",
    );
    assert_eq!(second, ["draft/placeholder"]);
    assert_eq!(
        offered(&mut client, "<!-- stet: her own |word -->\n"),
        [""; 0]
    );
    assert_eq!(
        offered(&mut client, "<!-- Lin| -->\n\nMara Lind.\n"),
        [""; 0]
    );
    let plain = offered_as(
        &mut client,
        "plaintext",
        "The pool. [stet dra|]\n",
        &typed_a(" "),
    );
    assert!(labels(&plain).contains(&"draft/repeated-word"), "{plain}");
    let rule = offered_as(&mut client, "markdown", text, &asked())["items"][0].clone();
    let told = client.result("completionItem/resolve", rule);
    let words = told["documentation"]["value"].as_str().unwrap();
    assert!(words.starts_with("**draft/repeated-word**"), "{words}");
    client.leave();
}

#[test]
fn a_long_draft_is_answered_from_its_last_reading() {
    let mut client = Client::greeted(able());
    let long = format!(
        "{STORY}{}\n\nShe was sorry, ",
        "The room was full of people. ".repeat(2000)
    );
    client.open(URI, "markdown", &long);
    let line = long.matches('\n').count();
    let column = "She was sorry, ".len();
    for (version, (typed, letter)) in (2..).zip(["L", "i", "n"].into_iter().enumerate()) {
        let place = json!({"line": line, "character": column + typed});
        client.change(version, Some(json!({"start": place, "end": place})), letter);
    }
    let list = at(&mut client, &format!("{long}Lin"), &asked());
    assert_eq!(labels(&list)[..2], ["Lind", "Mara Lind"]);
    client.leave();
}

#[test]
fn odd_places_are_answered_with_nothing() {
    let mut client = Client::greeted(able());
    client.open(URI, "markdown", STORY);
    for (line, character) in [
        (0, 0),
        (1, 0),
        (3, 0),
        (400, 0),
        (0, 400),
        (u32::MAX >> 1, 7),
    ] {
        let params = json!({"textDocument": {"uri": URI}, "position": {"line": line, "character": character}});
        let answer = client.request("textDocument/completion", params);
        assert!(answer["error"].is_null(), "{answer}");
    }
    let unknown = json!({"textDocument": {"uri": "file:///nowhere/else.md"}, "position": {"line": 0, "character": 0}});
    assert_eq!(
        client.result("textDocument/completion", unknown),
        Value::Null
    );
    client.leave();
}
