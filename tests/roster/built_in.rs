//! The built-in roster as its files have it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

use factdesk::roster::{Held, OfficeId, PersonId, Roster, When};
use jiff::civil::Date;
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

fn data(file: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("src/roster/data")
        .join(file)
}

/// The lines of all files that say something, each with the file's name.
fn lines() -> Vec<(String, String)> {
    let mut files: Vec<_> = fs::read_dir(data(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    files
        .into_iter()
        .flat_map(|file| {
            let text = fs::read_to_string(data(&file)).unwrap();
            text.lines()
                .filter(|line| !line.is_empty() && !line.starts_with('#'))
                .map(|line| (file.clone(), line.to_owned()))
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn every_line_is_understood() {
    let faults = Roster::faults_of_built_in();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_file_is_read_and_says_where_it_is_from() {
    let roster = Roster::built_in();
    let count = |kind: &str| {
        let start = format!("{kind} | ");
        lines()
            .iter()
            .filter(|(_, line)| line.starts_with(&start))
            .count()
    };
    assert_eq!(roster.people().len(), count("person"));
    assert_eq!(roster.offices().len(), count("office"));
    assert_eq!(roster.bodies().len(), count("country") + count("body"));
    let tenures: usize = roster
        .people()
        .iter()
        .map(|person| person.tenures.len())
        .sum();
    assert_eq!(tenures, count("tenure"));
    for file in fs::read_dir(data("")).unwrap() {
        let path = file.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("# "), "{}", path.display());
    }
}

#[test]
fn dates_are_in_order_and_everything_has_a_source() {
    let roster = Roster::built_in();
    for person in roster.people() {
        assert!(!person.tenures.is_empty(), "{} held nothing", person.id);
        for tenure in &person.tenures {
            let what = format!("{} as {}", person.id, roster.office(tenure.office).id);
            let verified = tenure
                .verified
                .unwrap_or_else(|| panic!("{what}: not verified"));
            assert!(!tenure.source.is_empty(), "{what}: no source");
            assert!(
                tenure.from.earliest <= verified,
                "{what}: verified before it began"
            );
            if let Some(to) = tenure.to {
                assert!(
                    tenure.from.earliest <= to.earliest,
                    "{what}: ends before it begins"
                );
                assert!(
                    tenure.from.latest <= to.latest,
                    "{what}: may end before it begins"
                );
                // Copy calls a former president so for decades.
                assert!(
                    to.latest.year() >= 1981,
                    "{what}: over long before the roster begins"
                );
            }
        }
    }
}

#[test]
fn an_office_of_one_seat_has_one_holder() {
    let roster = Roster::built_in();
    let mut faults = Vec::new();
    for (number, office) in roster.offices().iter().enumerate() {
        let id = OfficeId(number as u32);
        if !office.is_single {
            assert!(
                office.covered.is_empty() || roster.is_seat_in_congress(id),
                "{}: who holds it is never all known",
                office.id
            );
            continue;
        }
        let mut spans: Vec<_> = roster
            .holders_of(id)
            .flat_map(|holder| {
                roster
                    .person(holder)
                    .tenures
                    .iter()
                    .filter(|tenure| tenure.office == id)
                    .filter_map(move |tenure| Some((tenure.sure()?, holder)))
            })
            .collect();
        spans.sort();
        for pair in spans.windows(2) {
            let (((_, end), one), ((start, _), other)) = (pair[0], pair[1]);
            if (start.until(end).unwrap().get_days()) > office.kind.slack() {
                faults.push(format!(
                    "{}: {} and {} until {end}",
                    office.id,
                    roster.person(one).id,
                    roster.person(other).id
                ));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn what_is_covered_has_holders() {
    let roster = Roster::built_in();
    for (number, office) in roster.offices().iter().enumerate() {
        let id = OfficeId(number as u32);
        let mut before = Date::MIN;
        for &(from, to) in &office.covered {
            assert!(before <= from && from < to, "{}: {from} to {to}", office.id);
            before = to;
            // Somebody can have held it at any time in the span.
            let mut at = from;
            while at < to {
                let someone = roster
                    .holders_of(id)
                    .any(|holder| roster.held(holder, id, at) != Held::NotHeld);
                assert!(someone, "{}: nobody on {at}", office.id);
                at = at.saturating_add(jiff::Span::new().days(11));
            }
        }
    }
}

#[test]
fn a_state_has_two_senators() {
    let roster = Roster::built_in();
    let mut states = 0;
    for (number, office) in roster.offices().iter().enumerate() {
        let id = OfficeId(number as u32);
        if !roster.is_seat_in_congress(id) {
            continue;
        }
        states += 1;
        for &(from, to) in &office.covered {
            let mut at = from;
            while at < to {
                let sure = roster
                    .holders_of(id)
                    .filter(|&holder| roster.held(holder, id, at) == Held::Held)
                    .count();
                let perhaps = roster.holders(id, at).len();
                // One leaves on the day on which the next comes; or the seat is empty for some days.
                let come = roster
                    .holders_of(id)
                    .flat_map(|holder| &roster.person(holder).tenures)
                    .any(|tenure| tenure.office == id && tenure.from == When::day(at));
                let most = if come { 3 } else { 2 };
                let fits = (1..=most).contains(&sure) && (1..=3).contains(&perhaps);
                assert!(fits, "{}: {sure} to {perhaps} on {at}", office.id);
                at = at.saturating_add(jiff::Span::new().days(5));
            }
        }
    }
    assert_eq!(states, 50);
}

#[test]
fn ids_are_well_formed_and_used_once() {
    let roster = Roster::built_in();
    let mut wikidata = BTreeSet::new();
    for person in roster.people() {
        assert!(
            person
                .id
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'),
            "{}",
            person.id
        );
        if let Some(id) = &person.wikidata {
            let number = id.strip_prefix('Q').unwrap_or_else(|| panic!("{id}"));
            assert!(
                number.parse::<u64>().is_ok() && !number.starts_with('0'),
                "{id}"
            );
            assert!(wikidata.insert(id), "{id} is used twice");
        }
    }
}

/// Which script a letter is of, as far as names mix them up.
fn is_latin(char: char) -> bool {
    matches!(u32::from(char), 0x41..=0x24F | 0x1E00..=0x1EFF | 0x2BB | 0x2BC)
}

#[test]
fn names_are_latin_all_through() {
    for person in Roster::built_in().people() {
        for form in person.forms() {
            let odd = form
                .nfd()
                .find(|&char| char.is_alphabetic() && !is_combining_mark(char) && !is_latin(char));
            assert_eq!(odd, None, "{form}");
            let tidy = form.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(tidy, form);
        }
    }
}

#[test]
fn a_form_means_one_person_or_is_marked_as_shared() {
    let roster = Roster::built_in();
    let shared: Vec<String> = lines()
        .iter()
        .filter_map(|(_, line)| {
            Some(
                line.strip_prefix("shared | ")?
                    .split(" | ")
                    .next()?
                    .to_owned(),
            )
        })
        .collect();
    let mut faults = BTreeSet::new();
    for (number, person) in roster.people().iter().enumerate() {
        for form in person.forms() {
            let found = roster.people_named(form);
            assert!(
                found
                    .iter()
                    .any(|found| found.person == PersonId(number as u32)),
                "{form} does not find its own bearer"
            );
            let several = found.len() > 1 && form.contains(' ');
            if several && !shared.iter().any(|shared| shared == form) {
                faults.insert(format!("{form}: {found:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn files_are_sorted() {
    let mut people: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut order: Vec<(String, String)> = Vec::new();
    let mut office = (String::new(), String::new());
    let mut last = String::new();
    for (file, line) in lines() {
        let fields: Vec<&str> = line.split(" | ").collect();
        match fields[0] {
            "person" | "country" | "body" => {
                people.entry(file).or_default().push(fields[1].to_owned());
            }
            "alias" => assert_eq!(people["people.txt"].last().unwrap(), fields[1], "{line}"),
            "office" => {
                order.push((file.clone(), fields[2].to_owned()));
                office = (fields[1].to_owned(), file);
                last.clear();
            }
            "covers" | "tenure" => {
                assert_eq!(office.0, fields[1], "{line}");
                let key = format!(
                    "{} {}",
                    fields[0],
                    if fields[0] == "covers" {
                        fields[2]
                    } else {
                        fields[3]
                    }
                );
                assert!(last <= key, "{line} stands after {last}");
                last = key;
            }
            _ => {}
        }
    }
    for (file, ids) in people {
        assert!(ids.is_sorted(), "{file} is not sorted by id");
    }
    assert!(
        order.is_sorted(),
        "offices are not sorted by what they belong to"
    );
}

#[test]
fn the_roster_is_as_large_as_it_says() {
    let roster = Roster::built_in();
    let (people, offices) = (roster.people().len(), roster.offices().len());
    assert!((1_000..=4_000).contains(&people), "{people} people");
    let covered = roster
        .offices()
        .iter()
        .filter(|office| !office.covered.is_empty())
        .count();
    assert!(
        covered * 3 > offices * 2,
        "{covered} of {offices} offices are covered at all"
    );
}
