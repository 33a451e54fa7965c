//! Names and titles in any draft: who is introduced in order is let alone; a surname that comes first is found, its
//! fix is silent, and mending twice is mending once.

use std::sync::Arc;

use factdesk::{
    desk::{Desk, DeskMemo, fixes},
    draft::{Draft, Format},
    rules::{self, Finding, Safety},
    settings::Settings,
    text::edit,
};
use proptest::{prelude::*, sample::select};

/// Given name, family name, courtesy.
const PEOPLE: &[(&str, &str, &str)] = &[
    ("Mara", "Lind", "Ms. "),
    ("Osei", "Darko", "Mr. "),
    ("Tomas", "Varga", "Mr. "),
    ("Ines", "Ortiz", "Mrs. "),
    ("Ngozi", "Okafor", "Mx. "),
    ("Piet", "van Esk", "Mr. "),
    ("Ana", "Reis-Moura", "Ms. "),
    ("Sean", "O’Dara", "Mr. "),
];

const TITLES: &[&str] = &[
    "",
    "Mayor ",
    "Sen. ",
    "Dr. ",
    "deputy mayor ",
    "COURTESY",
    "former Gov. ",
];

/// Long enough for a paragraph: a short line over the full name is a heading.
const BEFORE: &[&str] = &[
    "The plan for the old harbour was dropped on Monday. In the end it was ",
    "The town hall was full to the last seat, and it heard from ",
    "On Monday the bill for the winter and for the roof of the pool went to ",
    "A letter came to the harbour at last, and the clerk gave it to ",
];

const AFTER: &[&str] = &[
    ", and the crowd went home at ten.",
    " before the vote. It was late.",
    "’s office, and nobody answered there.",
    ".",
];

fn desk(rule: &str, house: Option<&str>) -> Desk {
    let rule = rules::find(rule).unwrap();
    Desk::new(Arc::new(Settings::for_page(&[rule], house)))
}

fn check(desk: &Desk, text: &str) -> Vec<Finding> {
    let draft = Draft::new("law.md", Format::Markdown, text);
    desk.check(&draft, &mut DeskMemo::default()).findings
}

/// Mending twice is mending once, whatever may be mended.
fn mends_once(desk: &Desk, text: &str) -> Result<(), TestCaseError> {
    let draft = Draft::new("law.md", Format::Markdown, text);
    let once = fixes::fix_all(desk, &draft, Safety::Unsafe);
    let twice = fixes::fix_all(desk, &once.draft, Safety::Unsafe);
    prop_assert_eq!(twice.count, 0, "{}", once.draft.text());
    Ok(())
}

proptest! {
    #[test]
    fn a_surname_before_the_full_name_is_found_and_mended(
        (given, family, courtesy) in select(PEOPLE),
        title in select(TITLES),
        before in select(BEFORE),
        after in select(AFTER),
        between in 0_usize..4,
    ) {
        let desk = desk("names/surname-before-full-name", None);
        let courteous = title == "COURTESY";
        let title = if courteous { courtesy } else { title };
        let story = |first: &str, later: &str| format!(
            "# The town votes\n\n{before}{first}{after}\n\n{}The news came late, as {later} wrote in a letter to the council.\n",
            "The boats stayed out until the harbour was free of ice.\n\n".repeat(between),
        );
        let full = format!("{given} {family}");
        let right = story(&format!("{title}{full}"), family);
        prop_assert!(check(&desk, &right).is_empty(), "{right}");
        let wrong = story(&format!("{title}{family}"), &full);
        let found = check(&desk, &wrong);
        prop_assert_eq!(found.len(), 1, "{}", wrong);
        let mended = edit::apply(&wrong, &found[0].fixes[0].edits).unwrap();
        let title = if courteous { "" } else { title };
        prop_assert_eq!(&mended, &story(&format!("{title}{full}"), &full));
        prop_assert!(check(&desk, &mended).is_empty(), "{mended}");
        mends_once(&desk, &wrong)?;
    }

    #[test]
    fn who_is_named_in_a_quote_is_neither_introduced_nor_left_without(
        (given, family, _) in select(PEOPLE),
    ) {
        let desk = desk("names/surname-before-full-name", None);
        let text = format!("“{family} is right,” said the clerk of the town hall. It was late.\n\nThe mayor is {given} {family}, and the crowd went home at ten.\n");
        prop_assert!(check(&desk, &text).is_empty(), "{text}");
    }

    #[test]
    fn letters_in_brackets_are_those_of_the_name(
        words in prop::sample::subsequence(vec!["Harbour", "Boat", "Quay", "Winter", "Esk", "Fish", "Mill"], 2..5),
        head in select(vec!["Federation", "Union", "Council", "Agency"]),
    ) {
        let desk = desk("names/acronym", None);
        let name = words.iter().chain(&[head]).copied().collect::<Vec<_>>().join(" ");
        let letters: String = name.split(' ').filter_map(|word| word.chars().next()).collect();
        let right = format!("On Monday the {name} ({letters}) met at noon. The {letters} said no, and went home.\n");
        prop_assert!(check(&desk, &right).is_empty(), "{right}");
        let unused = format!("On Monday the {name} ({letters}) met at noon.\n");
        let found = check(&desk, &unused);
        prop_assert_eq!(found.len(), 1, "{}", unused);
        let mended = edit::apply(&unused, &found[0].fixes[0].edits).unwrap();
        prop_assert_eq!(&mended, &format!("On Monday the {name} met at noon.\n"));
        mends_once(&desk, &unused)?;
    }

    #[test]
    fn letters_in_another_order_are_found_and_mended(
        (name, wrong, right) in select(vec![
            ("Harbour Workers Federation", "HFW", "HWF"),
            ("Winter Mill Union", "MWU", "WMU"),
            ("Esk Boat and Quay Council", "EQBC", "EBQC"),
            ("Tidal-Union Fish Board", "TUBF", "TUFB"),
        ]),
        before in select(vec!["On Monday the", "They came late:\n\n- the", "A man of the"]),
    ) {
        let desk = desk("names/acronym", None);
        let text = |letters: &str| format!("{before} {name} ({letters}) met at noon.\n\nThe {right} said no.\n");
        prop_assert!(check(&desk, &text(right)).is_empty(), "{}", text(right));
        let found = check(&desk, &text(wrong));
        prop_assert_eq!(found.len(), 1, "{}", text(wrong));
        prop_assert_eq!(edit::apply(&text(wrong), &found[0].fixes[0].edits).unwrap(), text(right));
    }

    #[test]
    fn titles_have_the_capitals_of_the_house(
        (small, capital) in select(vec![
            ("mayor", "Mayor"),
            ("foreign minister", "Foreign Minister"),
            ("deputy prime minister", "Deputy Prime Minister"),
            ("governor", "Governor"),
            ("secretary of state", "Secretary of State"),
        ]),
        (given, family, _) in select(PEOPLE),
        (before, after) in select(vec![
            ("On Monday they gave the bill for the winter to", "and went home."),
            ("A letter came to former", ", who was away."),
            ("They spoke of it with", "on Monday."),
        ]),
    ) {
        let name = |title: &str| format!("{before} {title} {given} {family} {after}\n");
        let alone = |title: &str| format!("The bill for the winter went to the {title}, who was away.\n");
        let apposed = |title: &str| format!("The bill went to {given} {family}, {title} of Halden, who was away.\n");
        let ap = desk("titles/capitalisation", Some("ap"));
        let guardian = desk("titles/capitalisation", Some("guardian"));
        for (desk, right, wrong) in [
            (&ap, name(capital), name(small)),
            (&guardian, name(small), name(capital)),
            (&ap, alone(small), alone(capital)),
            (&guardian, alone(small), alone(capital)),
            (&ap, apposed(small), apposed(capital)),
        ] {
            prop_assert!(check(desk, &right).is_empty(), "{right}");
            let found = check(desk, &wrong);
            prop_assert_eq!(found.len(), 1, "{}", wrong);
            prop_assert_eq!(edit::apply(&wrong, &found[0].fixes[0].edits).unwrap(), right);
            mends_once(desk, &wrong)?;
        }
    }
}
