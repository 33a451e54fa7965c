//! Names of the draft: when they are offered, how full, and where not.

use super::{STORY, able, asked, labels, offered, offered_as, typed_a};
use crate::server::client::Client;

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
