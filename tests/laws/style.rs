//! House style in any wording: what a house writes is silent in its own copy, what it does not write is
//! found, and the fix is silent again.

use std::sync::Arc;

use factdesk::{
    desk::{Desk, DeskMemo},
    draft::{Draft, Format},
    rules::{self, Finding},
    settings::Settings,
    text::edit,
};
use proptest::{prelude::*, sample::select};

/// American and British.
const SPELLINGS: &[(&str, &str)] = &[
    ("color", "colour"),
    ("harbor", "harbour"),
    ("theater", "theatre"),
    ("neighbor", "neighbour"),
    ("gray", "grey"),
    ("traveler", "traveller"),
    ("fulfill", "fulfil"),
    ("aluminum", "aluminium"),
    ("paralyzed", "paralysed"),
    ("jewelry", "jewellery"),
    ("plow", "plough"),
    ("skeptical", "sceptical"),
];

/// What each of these houses does not write, and what it writes.
const TERMS: &[(&str, &str, &str)] = &[
    ("ap", "press conference", "news conference"),
    ("ap", "towards", "toward"),
    ("ap", "whilst", "while"),
    ("guardian", "amongst", "among"),
    ("guardian", "advisor", "adviser"),
];

/// Figures and words below ten.
const SMALL: &[(i32, &str)] = &[
    (2, "two"),
    (3, "three"),
    (4, "four"),
    (5, "five"),
    (6, "six"),
    (7, "seven"),
    (8, "eight"),
    (9, "nine"),
];

fn check(rule: &str, house: &str, text: &str) -> Vec<Finding> {
    let rule = rules::find(rule).unwrap();
    let desk = Desk::new(Arc::new(Settings::for_page(&[rule], Some(house))));
    let draft = Draft::new("law.md", Format::Markdown, text);
    desk.check(&draft, &mut DeskMemo::default()).findings
}

/// `right` is silent, `wrong` is found, and its fixes make it `right`.
fn holds(rule: &str, house: &str, right: &str, wrong: &str) -> Result<(), TestCaseError> {
    let found = check(rule, house, right);
    prop_assert!(found.is_empty(), "{house}: {right}\n{found:#?}");
    let found = check(rule, house, wrong);
    prop_assert!(!found.is_empty(), "{house}: nothing found in: {wrong}");
    let edits: Vec<_> = found
        .iter()
        .filter_map(|finding| finding.fixes.first())
        .flat_map(|fix| fix.edits.iter().cloned())
        .collect();
    prop_assert_eq!(edit::apply(wrong, &edits).unwrap(), right);
    Ok(())
}

fn around() -> impl Strategy<Value = (&'static str, &'static str)> {
    select(vec![
        ("The council heard of the ", " on Monday."),
        ("# Notes\n\nIt was the ", ", and no other, that they saw."),
        ("Two of them — the ", " and the mill — were gone."),
        ("It began with a **", "** beside the Esk."),
        ("- first a mill\n- then the ", " of the town"),
    ])
}

proptest! {
    #[test]
    fn spelling_is_the_houses(
        (american, british) in select(SPELLINGS),
        house in select(vec![("ap", false), ("guardian", true), ("bbc", true)]),
        (before, after) in around(),
    ) {
        let (house, is_british) = house;
        let (right, wrong) = if is_british { (british, american) } else { (american, british) };
        let line = |word| format!("{before}{word}{after}\n");
        holds("style/house-term", house, &line(right), &line(wrong))?;
    }

    #[test]
    fn terms_are_the_houses((house, wrong, right) in select(TERMS), (before, after) in around()) {
        let line = |word| format!("{before}{word}{after}\n");
        holds("style/house-term", house, &line(right), &line(wrong))?;
    }

    #[test]
    fn small_numbers_are_words_and_large_ones_figures(
        (small, word) in select(SMALL),
        large in 10_i32..99,
        noun in select(vec!["boats", "insecticides", "teachers", "ferries"]),
        house in select(vec!["ap", "reuters", "guardian"]),
    ) {
        let line = |few: &str, many: &str| {
            format!("The council passed a ban on {few} {noun}.\n\nThe mill sold {many} {noun} in spring.\n")
        };
        let many = large.to_string();
        let right = line(word, &many);
        holds("numbers/numeral-style", house, &right, &line(&small.to_string(), &many))?;
    }

    #[test]
    fn scales_and_percentages_are_the_houses(value in 2_i32..900, of in 2_i32..60) {
        let ap = format!("The pier cost ${value} million.\n\nPrices rose by {of}%.\n");
        let guardian = format!("The pier cost ${value}m.\n\nPrices rose by {of}%.\n");
        holds("numbers/numeral-style", "ap", &ap, &ap.replace('%', " percent").replace(" million", "m"))?;
        holds("numbers/numeral-style", "guardian", &guardian, &guardian.replace("m.", " million."))?;
    }

    #[test]
    fn spelling_in_a_quote_is_the_speakers(
        (american, british) in select(SPELLINGS),
        house in select(vec!["ap", "guardian", "bbc"]),
    ) {
        for word in [american, british] {
            let text = format!("“We saw the {word} on Monday,” said Mara Lind.\n");
            prop_assert!(check("style/house-term", house, &text).is_empty());
        }
    }

    #[test]
    fn marks_are_of_one_kind(
        owners in prop::collection::vec(select(vec!["mill", "ferry", "town", "Lind"]), 1..6),
        wrong in any::<prop::sample::Index>(),
    ) {
        let line = |straight: Option<usize>| {
            let mut text = String::from("It was the council’s plan.");
            for (index, owner) in owners.iter().enumerate() {
                let mark = if straight == Some(index) { "'" } else { "’" };
                for part in [" That is the ", owner, mark, "s bell."] {
 text.push_str(part);
}
            }
            text + "\n"
        };
        let wrong = wrong.index(owners.len());
        holds("style/marks", "guardian", &line(None), &line(Some(wrong)))?;
    }

    #[test]
    fn words_stand_one_space_apart(words in prop::collection::vec("[a-z]{2,9}", 3..20), wide in any::<prop::sample::Index>()) {
        let wide = wide.index(words.len() - 1);
        let line = |wide: Option<usize>| {
            let mut text = String::from("The town");
            for (index, word) in words.iter().enumerate() {
                text.push_str(if wide == Some(index) && index > 0 { "  " } else { " " });
                text.push_str(word);
            }
            text + ".\n"
        };
        holds("style/marks", "ap", &line(None), &line(Some(wide.max(1))))?;
    }
}
