//! From names to people and from titles to offices.

use factdesk::roster::{How, Roster, Tense};

use super::{day, one};

fn names(roster: &Roster, name: &str) -> Vec<String> {
    roster
        .people_named(name)
        .iter()
        .map(|found| format!("{} {:?}", roster.person(found.person).id, found.how))
        .collect()
}

#[test]
fn names_come_in_many_forms() {
    let roster = Roster::built_in();
    for (written, expected) in [
        ("Jens Stoltenberg", "jens-stoltenberg Exact"),
        ("NATO Jens Stoltenberg", ""),
        ("Secretary Wendy Sherman", "wendy-sherman Exact"),
        ("Sen. Wendy Ruth Sherman", "wendy-sherman Parts"),
        ("J. Stoltenberg", "jens-stoltenberg Initials"),
        ("STOLTENBERG", "jens-stoltenberg Surname"),
        ("Ban Ki Moon", "ban-ki-moon Exact"),
        ("ban kimoon", "ban-ki-moon Exact"),
        ("Von der Leyen", "ursula-von-der-leyen Surname"),
        ("Ursula Von Der Leyen", "ursula-von-der-leyen Exact"),
        ("Thorbjorn Jagland", "thorbjorn-jagland Exact"),
        ("Aleksandr Grushko", "alexander-grushko Transliteration"),
        ("Jinping Xi", "xi-jinping Order"),
        ("Li Qing", ""),
        ("", ""),
        ("   ", ""),
        ("Jr.", ""),
        ("’", ""),
    ] {
        assert_eq!(names(roster, written).join(", "), expected, "{written}");
    }
}

#[test]
fn what_is_near_is_told_only_when_it_is_nobody() {
    let roster = Roster::built_in();
    let near = |name: &str| -> Vec<String> {
        roster
            .people_nearly_named(name)
            .iter()
            .map(|near| format!("{} {}", near.form, near.letters))
            .collect()
    };
    assert_eq!(near("Jens Stoltenburg"), ["Jens Stoltenberg 1"]);
    assert_eq!(near("Jens Stotlenberg"), ["Jens Stoltenberg 1"]);
    for name in [
        "Jens Stoltenberg",
        "Li Qian",
        "Jens Holtenberg",
        "Stoltenburg",
        "Mara Lind",
    ] {
        assert_eq!(near(name), <[&str; 0]>::default(), "{name}");
    }
}

#[test]
fn no_two_people_of_the_roster_are_taken_for_a_slip_of_each_other() {
    let roster = Roster::built_in();
    for person in roster.people() {
        for form in person.forms() {
            assert!(roster.people_nearly_named(form).is_empty(), "{form}");
        }
    }
}

#[test]
fn titles_find_offices_by_their_parts() {
    let roster = Roster::built_in();
    for (title, expected) in [
        (
            "Russian Deputy Foreign Minister",
            "russia/deputy-minister-foreign-affairs",
        ),
        (
            "deputy minister of foreign affairs of the Russian Federation",
            "russia/deputy-minister-foreign-affairs",
        ),
        (
            "Russia’s deputy foreign minister",
            "russia/deputy-minister-foreign-affairs",
        ),
        (
            "Moscow’s foreign minister",
            "russia/minister-foreign-affairs",
        ),
        ("NATO Secretary General", "nato/secretary-general"),
        (
            "Secretary-General of the North Atlantic Treaty Organization",
            "nato/secretary-general",
        ),
        ("U.S. Secretary of State", "united-states/secretary-state"),
        (
            "British Foreign Secretary",
            "united-kingdom/secretary-state-foreign-commonwealth-affairs",
        ),
        ("UK prime minister", "united-kingdom/prime-minister"),
        ("US president", "united-states/president"),
        ("Pentagon chief", ""),
        ("foreign minister", ""),
        ("Westhaven mayor", ""),
    ] {
        let found: Vec<&str> = roster
            .office_from_title(title, None)
            .offices
            .into_iter()
            .map(|office| &*roster.office(office).id)
            .collect();
        assert_eq!(found.join(", "), expected, "{title}");
    }
    let parts = roster.title_parts("former acting Ukrainian deputy defence minister");
    assert!(parts.is_acting);
    assert_eq!(parts.tense, Tense::Past);
    assert_eq!(parts.rank, ["deputy"]);
    assert_eq!(
        roster.title_parts("prime minister-designate").tense,
        Tense::Coming
    );
}

#[test]
fn the_office_on_a_day_is_the_one_held_then() {
    let roster = Roster::built_in();
    let who = one(roster, "Wendy Sherman");
    let on = |date: &str| -> Vec<String> {
        roster
            .offices_on(who, day(date))
            .map(|tenure| roster.office_name(tenure.office))
            .collect()
    };
    assert_eq!(
        on("2022-01-12"),
        ["Deputy Secretary of State, United States"]
    );
    assert_eq!(on("2019-01-12"), <[&str; 0]>::default());
    assert_eq!(roster.people_named("Wendy Sherman")[0].how, How::Exact);
}
