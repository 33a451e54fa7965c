use super::{Format::Plain, blocks, passages, stets, written};

#[test]
fn paragraphs() {
    let wrapped = "The council met on Tuesday to vote on the harbour wall, which\nhad been closed for a year. Nobody came to the\nmeeting to speak for it.\n";
    assert_eq!(blocks(Plain, &format!("x.\n\n{wrapped}")).len(), 2);
    let long = "The council met on Tuesday to vote. ".repeat(4);
    assert_eq!(blocks(Plain, &format!("{long}\n{long}\n{long}")).len(), 3);
    let short = "One went home.\n“Two came,” she said.\nThree of them stayed at the harbour.\n";
    assert_eq!(blocks(Plain, &format!("x.\n\n{short}")).len(), 4);
    let ragged = "The council met on Tuesday to vote on the harbour\nwall. It was late.\nThe vote was postponed until the spring of the\nnext year, she said.\n";
    assert_eq!(blocks(Plain, &format!("x.\n\n{ragged}")).len(), 3);
    let verse = "The sea came in\nthe sea went out\nand nobody spoke\nof the sea\n";
    assert_eq!(blocks(Plain, &format!("x.\n\n{verse}")).len(), 2);
    assert_eq!(blocks(Plain, verse).len(), 1);
}

#[test]
fn items() {
    assert_eq!(
        blocks(
            Plain,
            "It said.\n\nThe plan:\n- one\n  more of it\n* two\n• three\n1. four\n2) five\n\nOn March\n7. It was late"
        ),
        [
            "Body: It said.",
            "Body: The plan:",
            "List: one\n  more of it",
            "List: two",
            "List: three",
            "List: four",
            "List: five",
            "Body: On March\n7. It was late"
        ]
    );
}

#[test]
fn notes_are_no_words() {
    let text = "One met. [stet]\n[stet names/x: so]\nTwo [sic] met [stet-file] here.\n";
    assert_eq!(
        stets(Plain, text),
        ["[stet]", "[stet names/x: so]", "[stet-file]"]
    );
    assert_eq!(
        blocks(Plain, text),
        ["Body: One met.", "Body: Two [sic] met  here."]
    );
    assert_eq!(written(Plain, text, "met  here"), "met [stet-file] here");
}

#[test]
fn breaks_of_every_sort() {
    for text in ["a\r\n\r\nb", "a\r\rb", "a\n\nb", "a\n \t\nb"] {
        assert_eq!(passages(Plain, text).len(), 2, "{text:?}");
    }
    for text in ["a\r\nb.", "a\rb.", "a\nb.", "a\u{2028}b."] {
        assert_eq!(blocks(Plain, text), [format!("Body: {text}")]);
        assert_eq!(written(Plain, text, text), text);
    }
}
