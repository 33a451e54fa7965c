//! Files of the newsroom over the built-in roster, and what is doubtful in them. The people are invented
//! but for those whom a file writes otherwise than the roster does.

use factdesk::roster::{Entries, Format, Held, Roster, check};

use super::{day, one};

fn over(files: &[(&str, &str)]) -> Roster {
    let (roster, problems) = layered(files);
    assert!(problems.is_empty(), "{problems:?}");
    roster
}

fn layered(files: &[(&str, &str)]) -> (Roster, Vec<String>) {
    let files: Vec<(String, Entries)> = files
        .iter()
        .map(|(name, text)| {
            let entries = Format::of_file(name).unwrap().read(text);
            assert!(entries.problems.is_empty(), "{:?}", entries.problems);
            ((*name).to_owned(), entries)
        })
        .collect();
    let (roster, problems) = Roster::built_in().with_layers(files);
    let problems = problems
        .into_iter()
        .map(|(_, problem)| format!("{}: {}", problem.line, problem.message))
        .collect();
    (roster, problems)
}

fn problems(name: &str, text: &str) -> Vec<String> {
    let entries = Format::of_file(name).unwrap().read(text);
    let mut problems = entries.problems.clone();
    problems.extend(check(&entries, Roster::built_in()));
    problems
        .iter()
        .map(|problem| format!("{}: {}", problem.line, problem.message))
        .collect()
}

const TOML: &str = r#"
[[person]]
name = "Ana Reis"
aliases = ["A. M. Reis", { text = "Nana Reis", kind = "nickname" }]
pronoun = "she"
born = 1971

[[person.tenure]]
office = "finance minister"
of = "Halden"
from = 2019-05-02
to = "2021-03"
verified = 2026-01-01
source = "the ministry"

[[person.tenure]]
office = "Prime Minister"
of = "Halden"
from = 2021-03-10
verified = 2026-01-01

[[office]]
title = "Prime Minister"
of = "Halden"
forms = ["head of government"]
seats = 1
covered = [["2021-03-10", "2026-01-01"]]
"#;

#[test]
fn a_file_adds_people_offices_and_bodies() {
    let roster = over(&[("people.toml", TOML)]);
    let reis = one(&roster, "Nana Reis");
    assert_eq!(roster.person(reis).id, "ana-reis");
    let found = roster
        .office_from_title("prime minister of Halden", None)
        .offices;
    assert_eq!(roster.office(found[0]).id, "halden/prime-minister");
    assert_eq!(roster.held(reis, found[0], day("2025-06-01")), Held::Held);
    assert_eq!(
        roster.held(reis, found[0], day("2026-06-01")),
        Held::Unknown
    );
    // What is covered says who did not hold it.
    let sherman = one(&roster, "Wendy Sherman");
    assert_eq!(
        roster.held(sherman, found[0], day("2025-06-01")),
        Held::NotHeld
    );
    assert_eq!(
        roster.held(sherman, found[0], day("2020-06-01")),
        Held::Unknown
    );
    // The roster of the program is still there.
    assert_eq!(roster.people().len(), Roster::built_in().people().len() + 1);
}

#[test]
fn a_file_overrides_entry_by_entry() {
    let before = Roster::built_in();
    let roster = over(&[(
        "desk.csv",
        "name,office,of,from,to,verified\n\
         Jens Stoltenberg,Secretary General,NATO,2014-10-02,2024-09-30,2026-02-01\n",
    )]);
    let who = one(&roster, "Jens Stoltenberg");
    assert_eq!(roster.people().len(), before.people().len());
    let tenures = &roster.person(who).tenures;
    let told: Vec<String> = tenures
        .iter()
        .map(|tenure| {
            format!(
                "{} {} {}",
                tenure.from,
                tenure.to.unwrap(),
                roster.layer(tenure.layer)
            )
        })
        .collect();
    assert_eq!(told, ["2014-10-02 2024-09-30 desk.csv"]);
}

#[test]
fn a_file_may_write_a_name_otherwise_and_drop_somebody() {
    let roster = over(&[(
        "names.csv",
        "id;name;drop\njens-stoltenberg;Jens Stoltenborg;\nwendy-sherman;Wendy Sherman;yes\n",
    )]);
    let who = roster.person(one(&roster, "Jens Stoltenberg"));
    assert_eq!(who.name, "Jens Stoltenborg");
    assert!(roster.people_named("Wendy Sherman").is_empty());
}

#[test]
fn the_same_name_elsewhere_is_somebody_else() {
    let roster = over(&[(
        "desk.csv",
        "name,office,of,from,to\nJens Stoltenberg,Mayor,Port Merrow,2020,2022\n",
    )]);
    assert_eq!(roster.people_named("Jens Stoltenberg").len(), 2);
    let meant = |title: &str| -> Vec<&str> {
        roster
            .meant("Jens Stoltenberg", [title])
            .into_iter()
            .map(|id| &*roster.person(id).id)
            .collect()
    };
    assert_eq!(meant("NATO Secretary General"), ["jens-stoltenberg"]);
    assert_eq!(meant("mayor of Port Merrow"), ["jens-stoltenberg-2"]);
    assert_eq!(meant("veteran diplomat").len(), 2);
    assert!(roster.meant("Stoltenberg", ["veteran diplomat"]).is_empty());
    assert_eq!(roster.meant("Stoltenberg", ["NATO chief"]).len(), 1);
}

#[test]
fn later_files_stand_above_earlier_ones() {
    let roster = over(&[
        (
            "old.csv",
            "name,office,of,from,to\nMara Lind,Mayor,Westhaven,2019,2020\n",
        ),
        (
            "new.csv",
            "name,office,of,from,to\nMara Lind,Mayor,Westhaven,2019-02-01,2023-02-01\nMara Lind,Harbour Master,Westhaven,2024,2025\n",
        ),
    ]);
    let lind = roster.person(one(&roster, "Mara Lind"));
    let told: Vec<String> = lind
        .tenures
        .iter()
        .map(|tenure| format!("{} {}", roster.office(tenure.office).title, tenure.from))
        .collect();
    assert_eq!(told, ["Mayor 2019-02-01", "Harbour Master 2024"]);
}

#[test]
fn each_bad_line_is_named_with_its_mend() {
    let found = problems(
        "desk.csv",
        "name,office,of,from,to,verified,wikidata\n\
         Mara Lind,Mayor,Port Merrow,2020-01-02,,2026-01-01,\n\
         Ana Reis,Finance Minister,Westhaven,2020-13-01,,,\n\
         ,Mayor,Esk,2020,,,\n\
         Tomas Varga,Mayor,,2020,,,\n\
         Osei Darko,,Esk,2020,,,\n\
         Osei Darko,Mayor,Esk,,,,\n\
         Ines Ortiz,Mayor,Halden,2021,2019,,\n\
         Ines Ortiz,Mayor,Halden,2021,,2020-01-01,\n\
         Ines Ortiz,Mayor,Halden,2021,2022,,7\n\
         Ines Ortiz,Mayor,Halden,2021,2022,2020,\n\
         M\u{430}ra Lind,Mayor,Halden,2021,2022,,\n\
         Ina Varga,Mayor,Halden,2021,,,\n\
         Jens Stoltenburg,Envoy,Halden,2025,2026,,\n\
         Tomas Varga,Mayor,Esk,2020,2022,,\n\
         Tomas Varga,Mayor,Esk,2021,2023,,\n\
         Tomas Varga,Mayor,Esk,2024,2025,,,,\n",
    );
    let expected = [
        "2020-13-01",
        "nobody is named",
        "whose Mayor",
        "has dates and no office",
        "from when",
        "swap the dates",
        "before the beginning",
        "no Wikidata id",
        "on which day",
        "mixes Latin",
        "no day on which anybody looked",
        "nearly Jens Stoltenberg",
        "at the same time on line 15",
        "put quotes",
    ];
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (number, expected) in expected.iter().enumerate() {
        assert!(
            found.iter().any(|problem| problem.contains(expected)),
            "{number} {expected}: {found:#?}"
        );
    }
    assert!(found[0].starts_with("3: "), "{found:#?}");
}

#[test]
fn a_table_may_have_other_separators_and_headers() {
    for text in [
        "\u{feff}Person;Position;Country;Start;End;Retrieved\nMara Lind;Mayor;Esk;2019;2020-05;2026-01-01\n",
        "person\tposition\tcountry\tstart_date\tend_date\tretrieved\r\nMara Lind\tMayor\tEsk\t2019\t2020-05\t2026-01-01\r\n",
        "full name,title,jurisdiction,since,until,as of\n\"Mara  Lind\",Mayor,Esk,2019,2020-05,2026-01-01\n",
    ] {
        let roster = over(&[("desk.csv", text)]);
        let lind = roster.person(one(&roster, "Mara Lind"));
        assert_eq!(lind.tenures[0].to.unwrap().to_string(), "2020-05", "{text}");
    }
    for text in ["", "who,what\na,b\n"] {
        let entries = Format::Csv.read(text);
        assert!(entries.people.is_empty());
        assert!(
            entries.problems[0].message.contains("called name"),
            "{text}"
        );
    }
}

#[test]
fn a_wrong_word_in_toml_is_named() {
    for (text, expected) in [
        ("[[persn]]\nname = \"x\"", "did you mean `person`?"),
        ("\n[[person]]\nnam = \"x\"", "did you mean `name`?"),
        (
            "[[person]]\nname = \"Mara Lind\"\n[[person.tenure]]\nofice = \"Mayor\"",
            "did you mean `office`?",
        ),
        ("[person]\nname = \"x\"", "write [[person]]"),
        ("[[person]]\nname = ", "must be quoted"),
    ] {
        let found = problems("people.toml", text);
        assert!(
            found.iter().any(|problem| problem.contains(expected)),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn a_country_that_is_two_is_asked_about() {
    let (_, problems) = layered(&[(
        "desk.csv",
        "name,office,of,from,to\nMara Lind,Mayor,Congolese,2020,2021\n",
    )]);
    assert_eq!(problems.len(), 1);
    assert!(
        problems[0].contains("Democratic Republic of the Congo or Republic of the Congo"),
        "{problems:?}"
    );
}

#[test]
fn the_examples_of_the_readme_say_what_they_seem_to() {
    let readme = include_str!("../../README.md");
    let block = |name: &str| {
        let text = readme.split(&format!("```{name}\n")).nth(1).unwrap();
        text.split("```").next().unwrap()
    };
    for (name, text) in [("a.csv", block("csv")), ("a.toml", block("toml"))] {
        let roster = over(&[(name, text)]);
        let lind = one(&roster, "M. R. Lind");
        let office = roster.person(lind).tenures[0].office;
        assert_eq!(
            roster.held(lind, office, day("2026-11-20")),
            Held::Held,
            "{name}"
        );
        assert_eq!(roster.office_name(office), "Mayor, Port Merrow");
    }
}
