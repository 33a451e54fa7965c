//! What a journalist reads when the cursor rests on a word.

use serde_json::{Value, json};

use super::client::{Client, URI, capable_but, offset};

const STORY: &str = "# Pool closes\n\n\
    Mara Lind, the mayor of Port Merrow, closed the pool. “We were never warned,” Lind said.\n\n\
    The Coastal Safety Board (CSB) met on Monday. The the room was full. The CSB left.\n\n\
    “It is what it is.” The room fell silent.\n";

/// The hover on the last letter but one of the first `words`.
fn hover_on(client: &mut Client, words: &str) -> (String, String) {
    let before = &STORY[..STORY.find(words).unwrap() + words.len() - 1];
    let line = before.matches('\n').count();
    let column = before.rsplit('\n').next().unwrap().encode_utf16().count();
    let params =
        json!({"textDocument": {"uri": URI}, "position": {"line": line, "character": column}});
    let hover = client.result("textDocument/hover", params);
    let range = &hover["range"];
    let about = if range.is_null() {
        String::new()
    } else {
        STORY[offset(STORY, &range["start"], "utf-16")..offset(STORY, &range["end"], "utf-16")]
            .to_owned()
    };
    (
        hover["contents"]["value"].as_str().unwrap_or("").to_owned(),
        about,
    )
}

#[test]
fn a_quote_says_who_said_it_and_how_we_know() {
    let mut client = Client::capable();
    client.open(URI, "markdown", STORY);
    let (text, about) = hover_on(&mut client, "never warned");
    assert!(text.starts_with("**Said by Mara Lind**"), "{text}");
    assert!(text.contains("“Lind” and “said”"), "{text}");
    assert_eq!(about, "“We were never warned,”");
    client.leave();
}

#[test]
fn a_quote_without_a_speaker_says_so() {
    let mut client = Client::capable();
    client.open(URI, "markdown", STORY);
    let (text, _) = hover_on(&mut client, "It is what");
    assert!(
        text.starts_with("**Nobody") || text.starts_with("**nobody"),
        "{text}"
    );
    assert_eq!(
        text.to_lowercase().matches("nobody is").count(),
        2,
        "once in the words, once in the rule: {text}"
    );
    client.leave();
}

#[test]
fn a_person_is_told_by_name_title_and_how_often() {
    let mut client = Client::capable();
    client.open(URI, "markdown", STORY);
    let (text, about) = hover_on(&mut client, "Mara Lind");
    assert!(text.starts_with("**Mara Lind**"), "{text}");
    assert!(text.contains("mayor"), "{text}");
    assert!(text.contains("Mentioned twice; one quote."), "{text}");
    assert_eq!(about, "Mara Lind");
    client.leave();
}

#[test]
fn a_body_is_told_by_its_full_name() {
    let mut client = Client::capable();
    client.open(URI, "markdown", STORY);
    let (text, about) = hover_on(&mut client, "CSB");
    // What is found about the letters stands above it.
    assert!(text.contains("Coastal Safety Board**"), "{text}");
    assert_eq!(about, "CSB");
    client.leave();
}

#[test]
fn a_finding_is_told_with_its_rule_and_where_to_read_more() {
    let mut client = Client::capable();
    client.open(URI, "markdown", STORY);
    let (text, about) = hover_on(&mut client, "The the");
    assert!(text.contains("twice"), "{text}");
    assert!(text.contains("[draft/repeated-word](https://"), "{text}");
    assert_eq!(about, "the");
    client.leave();
}

#[test]
fn a_client_without_markdown_gets_plain_text() {
    let formats = capable_but(&[("/textDocument/hover/contentFormat", json!(["plaintext"]))]);
    let mut client = Client::greeted(formats);
    client.open(URI, "markdown", STORY);
    let (text, _) = hover_on(&mut client, "never warned");
    assert!(text.starts_with("Said by Mara Lind\n"), "{text}");
    client.leave();
}

#[test]
fn words_of_the_draft_are_shown_letter_for_letter() {
    let mut client = Client::capable();
    client.open(
        URI,
        "markdown",
        "“We *never* [agreed](x),” said <b>Tomas</b> Varga_Smith.\n",
    );
    for column in 0..40 {
        let text = client.hover(0, column);
        assert!(!text.contains("<b>"), "{text}");
    }
    client.leave();
}

#[test]
fn there_is_no_hover_where_there_is_nothing_to_tell() {
    let mut client = Client::capable();
    client.open(URI, "markdown", STORY);
    let (text, _) = hover_on(&mut client, "closed the pool");
    assert_eq!(text, "");
    for place in [(0, 400), (1, 0), (400, 0), (u32::MAX >> 1, u32::MAX >> 1)] {
        assert_eq!(client.hover(place.0, place.1), "", "{place:?}");
    }
    let unknown = json!({"textDocument": {"uri": "file:///nowhere/else.md"}, "position": {"line": 0, "character": 0}});
    assert_eq!(client.result("textDocument/hover", unknown), Value::Null);
    client.leave();
}

#[test]
fn a_date_says_its_day_of_the_week_and_how_it_was_read() {
    let mut client = Client::capable();
    let story = STORY.replace("on Monday", "on 4 March");
    let story = format!("---\ndate: 2026-03-11\n---\n\n{story}");
    client.open(URI, "markdown", &story);
    let before = &story[..story.find("4 March").unwrap() + 3];
    let line = before.matches('\n').count();
    let column = before.rsplit('\n').next().unwrap().encode_utf16().count();
    let params =
        json!({"textDocument": {"uri": URI}, "position": {"line": line, "character": column}});
    let hover = client.result("textDocument/hover", params);
    let text = hover["contents"]["value"].as_str().unwrap();
    assert!(text.starts_with("**Wednesday, 4 March 2026**"), "{text}");
    assert!(text.contains("7 days before the story date"), "{text}");
    assert!(text.contains("nearest to the story date"), "{text}");
    client.leave();
}

#[test]
fn a_date_that_is_none_or_cannot_be_placed_says_so() {
    let mut client = Client::capable();
    client.open(
        URI,
        "markdown",
        "It shuts on 31 June 2025 and opens on 4 March, two years after 2 June 2025.\n",
    );
    let mut told = |column: u32| {
        let params =
            json!({"textDocument": {"uri": URI}, "position": {"line": 0, "character": column}});
        let hover = client.result("textDocument/hover", params);
        hover["contents"]["value"].as_str().unwrap().to_owned()
    };
    let none = told(14);
    assert!(
        none.contains("No such day") || none.contains("June has 30 days"),
        "{none}"
    );
    let open = told(40);
    assert!(open.contains("needs the story date"), "{open}");
    let whole = told(70);
    assert!(whole.contains("Monday, 2 June 2025"), "{whole}");
    assert!(!whole.contains("story date"), "{whole}");
    client.leave();
}

#[test]
fn a_figure_is_told_with_what_it_counts_and_the_working() {
    const SUMS: &str = "About 300 new homes stand empty. Sales rose 25% from 400 to 500. The fund paid 12 farmers, \
        nine fishers and eight mills, 29 awards in all. The pier is 10 miles (16km) away. It is 3.2 miles long.\n";
    let mut client = Client::capable();
    client.open(URI, "markdown", SUMS);
    let mut told = |words: &str| {
        let column = SUMS.find(words).unwrap() + 1;
        let params =
            json!({"textDocument": {"uri": URI}, "position": {"line": 0, "character": column}});
        let hover = client.result("textDocument/hover", params);
        hover["contents"]["value"].as_str().unwrap_or("").to_owned()
    };
    let homes = told("300 new");
    assert!(homes.starts_with("**About 300**"), "{homes}");
    assert!(homes.contains("Of: new homes."), "{homes}");
    assert!(homes.contains("May stand for "), "{homes}");
    for figure in ["25%", "400", "500"] {
        let change = told(figure);
        assert!(change.contains("25% up"), "{figure}: {change}");
    }
    assert!(
        told("nine").contains("12 + 9 + 8 = 29."),
        "{}",
        told("nine")
    );
    assert!(told("29").contains("12 + 9 + 8 = 29."), "{}", told("29"));
    assert!(
        told("16km").contains("10 miles = 16.09 kilometres."),
        "{}",
        told("16km")
    );
    assert!(told("3.2").contains("5.15 kilometres."), "{}", told("3.2"));
    client.leave();
}
