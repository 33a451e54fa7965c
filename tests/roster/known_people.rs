//! What the built-in roster says of people a draft is likely to name, each a fact that can be checked.

use factdesk::roster::{Held, Judgement, Roster};

use super::{day, held, one};

/// Asserts of each name, title and day whether the title was held.
fn all_held(facts: &[(&str, &str, &str, Held)]) {
    let roster = Roster::built_in();
    for &(name, title, on, expected) in facts {
        assert_eq!(
            held(roster, name, title, on),
            expected,
            "{name}, {title}, on {on}"
        );
    }
}

#[test]
fn who_was_known_to_be_needed_is_there() {
    all_held(&[
        (
            "Jens Stoltenberg",
            "NATO Secretary General",
            "2022-01-12",
            Held::Held,
        ),
        (
            "Jens Stoltenberg",
            "NATO Secretary General",
            "2014-09-01",
            Held::NotHeld,
        ),
        (
            "Jens Stoltenberg",
            "secretary-general of NATO",
            "2024-10-20",
            Held::NotHeld,
        ),
        (
            "Jens Stoltenberg",
            "NATO Secretary General",
            "2024-10-04",
            Held::Unknown,
        ),
        (
            "Wendy Sherman",
            "U.S. Deputy Secretary of State",
            "2022-01-12",
            Held::Held,
        ),
        (
            "Wendy R. Sherman",
            "US deputy secretary of state",
            "2018-01-12",
            Held::NotHeld,
        ),
        (
            "Alexander Grushko",
            "Russian Deputy Foreign Minister",
            "2022-01-12",
            Held::Held,
        ),
        (
            "Aleksandr Grushko",
            "Russia’s deputy foreign minister",
            "2026-02-20",
            Held::Held,
        ),
        (
            "Alexander Fomin",
            "Russian Deputy Defense Minister",
            "2022-01-12",
            Held::Held,
        ),
        (
            "Alexander Fomin",
            "Russian deputy defence minister",
            "2026-01-12",
            Held::Unknown,
        ),
        (
            "Alexander Fomin",
            "Russian foreign minister",
            "2022-01-12",
            Held::NotHeld,
        ),
    ]);
    let roster = Roster::built_in();
    let sherman = roster.person(one(roster, "Wendy Sherman"));
    assert!(
        sherman
            .tenures
            .iter()
            .any(|tenure| tenure.acting && tenure.from.latest < day("2015-01-01"))
    );
}

#[test]
fn who_sits_in_congress_and_who_was_in_office_before_is_there() {
    all_held(&[
        (
            "Marco Rubio",
            "US senator from Florida",
            "2016-03-01",
            Held::Held,
        ),
        (
            "Rick Scott",
            "US senator from Florida",
            "2016-03-01",
            Held::NotHeld,
        ),
        (
            "Hillary Clinton",
            "US Secretary of State",
            "2016-03-01",
            Held::NotHeld,
        ),
        (
            "Vladimir Putin",
            "Russian president",
            "2016-03-01",
            Held::Held,
        ),
        (
            "Mitch McConnell",
            "US Senate Majority Leader",
            "2016-03-01",
            Held::Held,
        ),
        (
            "Mitch McConnell",
            "US Senate Majority Leader",
            "2022-03-01",
            Held::NotHeld,
        ),
    ]);
}

#[test]
fn who_came_to_congress_later_is_there_and_who_leads_it() {
    all_held(&[
        (
            "Kelly Loeffler",
            "US senator from Georgia",
            "2020-06-01",
            Held::Held,
        ),
        (
            "Jon Kyl",
            "US senator from Arizona",
            "2016-03-01",
            Held::NotHeld,
        ),
        (
            "Jon Kyl",
            "US senator from Arizona",
            "2018-10-01",
            Held::Held,
        ),
        (
            "Barack Obama",
            "US senator from Illinois",
            "2008-03-01",
            Held::Held,
        ),
        (
            "Darline Graham",
            "US senator from South Carolina",
            "2026-06-01",
            Held::NotHeld,
        ),
        (
            "Raphael Warnock",
            "US senator from Georgia",
            "2020-06-01",
            Held::NotHeld,
        ),
        (
            "Laphonza Butler",
            "US senator from California",
            "2023-12-01",
            Held::Held,
        ),
        (
            "Adam Schiff",
            "US senator from California",
            "2024-10-08",
            Held::NotHeld,
        ),
        (
            "J.D. Vance",
            "US senator from Ohio",
            "2024-03-01",
            Held::Held,
        ),
        (
            "J.D. Vance",
            "US senator from Ohio",
            "2025-03-01",
            Held::NotHeld,
        ),
        (
            "Ben Ray Lujan",
            "US senator from New Mexico",
            "2026-03-01",
            Held::Held,
        ),
        (
            "Steve Scalise",
            "US House Majority Whip",
            "2016-03-01",
            Held::Held,
        ),
        (
            "James E. Clyburn",
            "US House Majority Whip",
            "2022-03-01",
            Held::Held,
        ),
        (
            "Richard J. Durbin",
            "US Senate Minority Whip",
            "2016-03-01",
            Held::Held,
        ),
        (
            "Chuck Grassley",
            "US President Pro Tempore of the Senate",
            "2020-03-01",
            Held::Held,
        ),
    ]);
}

#[test]
fn father_and_son_of_one_name_are_two() {
    let roster = Roster::built_in();
    // Copy calls both “Bob Casey”, and which of them is meant is not ours to say.
    assert_eq!(roster.meant("Bob Casey", ["Gov."]).len(), 2);
    assert_eq!(roster.meant("Bob Casey", ["Sen."]).len(), 2);
    let of_the_country = roster.meant("Bob Casey", ["US senator from Pennsylvania"]);
    let names: Vec<&str> = of_the_country
        .iter()
        .map(|&person| &*roster.person(person).name)
        .collect();
    assert_eq!(names, ["Bob Casey"]);
}

#[test]
fn a_leader_is_told_of_as_a_leader_and_a_senator_by_the_state() {
    let roster = Roster::built_in();
    let told = |name: &str, title: &str, on: &str| {
        let person = one(roster, name);
        let parts = roster.title_parts(title);
        match roster.judge(person, &parts, day(on)) {
            Judgement::Wrong(wrong) => roster.title_before_name(wrong.tenure().office, None),
            other => panic!("{name}, {title}, on {on}: {other:?}"),
        }
    };
    let schumer = told("Chuck Schumer", "Senate Majority Leader", "2019-06-01");
    assert_eq!(schumer.as_deref(), Some("U.S. Senate Minority Leader"));
    let cruz = told("Ted Cruz", "Texas Gov.", "2016-03-01");
    assert_eq!(cruz.as_deref(), Some("Texas Senator"));
}
