//! Whatever is asked, the roster answers.

use factdesk::roster::{Format, How, Judgement, Roster, When};
use proptest::prelude::*;

/// Strings that look like names more often than chance would have it.
fn name() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[A-Z][a-z]{0,9}",
        "[A-Z]\\.",
        "(von|van der|de la|al-|bin|Jr\\.|III|Sir|Gen\\.|’|-)",
        "\\PC{0,6}",
        "(Xi|Kim|Nguyen|Stoltenberg|Sherman|Zelenskyy)",
    ];
    prop::collection::vec(word, 0..20).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_name_breaks_it(name in name(), title in name()) {
        let roster = Roster::built_in();
        for found in roster.people_named(&name) {
            prop_assert!((found.person.0 as usize) < roster.people().len());
        }
        let near = roster.people_nearly_named(&name);
        if !near.is_empty() {
            prop_assert!(roster.people_named(&name).iter().all(|found| found.how == How::Surname));
        }
        let _ = roster.meant(&name, [title.as_str()]);
        let _ = roster.office_from_title(&title, None);
    }

    #[test]
    fn how_a_name_is_set_makes_no_difference(at in 0..1_900_usize) {
        let roster = Roster::built_in();
        let person = &roster.people()[at % roster.people().len()];
        let set_otherwise = person.name.to_uppercase().replace('-', "‑").replace('\'', "’");
        let found = roster.people_named(&set_otherwise);
        prop_assert!(
            found.iter().any(|found| roster.person(found.person).id == person.id),
            "{set_otherwise}"
        );
    }

    #[test]
    fn no_file_breaks_it(text in "\\PC{0,200}", lines in prop::collection::vec("[\\PC,;\"\n]{0,40}", 0..6)) {
        let table = format!("name,office,of,from,to,verified,wikidata\n{}", lines.join("\n"));
        for form in [Format::Csv, Format::Toml, Format::Wikidata, Format::Popolo, Format::FollowTheMoney] {
            let _ = form.read(&text);
            let entries = form.read(&table);
            let _ = factdesk::roster::check(&entries, Roster::built_in());
        }
    }

    #[test]
    fn a_date_is_what_it_is_written_as(text in "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?") {
        if let Some(when) = When::read(&text) {
            prop_assert_eq!(when.to_string(), text);
            prop_assert!(when.earliest <= when.latest);
        }
    }
}

/// Whoever held an office is never told that it was not theirs, however the draft says its title.
#[test]
fn an_own_title_is_never_wrong_while_the_office_is_held() {
    let roster = Roster::built_in();
    let mut judged = 0;
    for (number, person) in roster.people().iter().enumerate() {
        let id = factdesk::roster::PersonId(number as u32);
        for tenure in &person.tenures {
            let Some((first, last)) = tenure.sure() else {
                continue;
            };
            let office = roster.office(tenure.office);
            let of = &roster.body(office.of).name;
            let before_name = roster.title_before_name(tenure.office, None);
            let titles = [
                office.title.to_string(),
                format!("{} of {of}", office.title),
                format!("{of} {}", office.title),
            ];
            for title in titles.into_iter().chain(before_name) {
                let parts = roster.title_parts(&title);
                for day in [first, last] {
                    let judgement = roster.judge(id, &parts, day);
                    assert!(
                        !matches!(judgement, Judgement::Wrong(_)),
                        "{}, {title}, {day}: {judgement:?}",
                        person.name
                    );
                    judged += usize::from(judgement == Judgement::Right);
                }
            }
        }
    }
    assert!(judged > 5_000, "{judged}");
}
