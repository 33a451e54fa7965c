//! What stands in front matter and stet notes: keys, house styles, rules.

use super::{able, asked, labels, offered, offered_as, typed_a};
use crate::server::client::Client;

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
