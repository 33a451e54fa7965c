//! `factdesk roster`, as a desk and its scripts use it.

use serde_json::Value;

use super::Desk;

const DESK: &str = "name,office,of,from,to,verified,source\n\
    Mara Lind,Mayor,Port Merrow,2020-01-02,,2026-01-01,town hall\n";

#[test]
fn who_says_what_was_held_on_a_day() {
    let desk = Desk::new();
    let ran = desk.run(&[
        "roster",
        "who",
        "Wendy Sherman",
        "--on",
        "2022-01-12",
        "--output-format",
        "json",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let answer: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(answer["version"], 1);
    assert_eq!(answer["query"], "Wendy Sherman");
    assert_eq!(answer["on"], "2022-01-12");
    let tenures = answer["matches"][0]["tenures"].as_array().unwrap();
    let held: Vec<&Value> = tenures
        .iter()
        .filter(|tenure| tenure["held"] == "held")
        .collect();
    assert_eq!(held.len(), 1);
    assert_eq!(held[0]["office"], "Deputy Secretary of State");
    assert_eq!(held[0]["of"], "United States");
    assert_eq!(held[0]["to"], "2023-07-28");
    assert_eq!(held[0]["acting"], false);
    assert!(tenures.iter().all(|tenure| tenure["verified"].is_string()));

    let page = desk.run(&["roster", "who", "wendy", "sherman", "--on", "2022-01-12"]);
    assert!(
        page.out.contains(
            "held      Deputy Secretary of State, United States, 2021-04-14 to 2023-07-28"
        ),
        "{}",
        page.out
    );
    // Without a day nothing is said to be held: today’s is never taken.
    let undated = desk
        .run(&["roster", "who", "Wendy Sherman", "--format", "json"])
        .json();
    assert!(undated["matches"][0]["tenures"][0]["held"].is_null());
}

#[test]
fn who_finds_nobody_and_says_who_is_near() {
    let desk = Desk::new();
    let ran = desk.run(&["roster", "who", "Jens Stoltenburg"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains("Nearly so: Jens Stoltenberg."),
        "{}",
        ran.out
    );
    let none = desk.run(&["roster", "who", "Mara Lind", "--format", "json"]);
    assert_eq!(
        (none.code, none.json()["matches"].as_array().unwrap().len()),
        (1, 0)
    );
    let bad = desk.run(&["roster", "who", "Mara Lind", "--on", "12 January"]);
    assert_eq!(bad.code, 2);
}

#[test]
fn the_newsrooms_own_stands_above_the_programs() {
    let desk = Desk::with(&[
        ("factdesk.toml", "roster = [\"lists/desk.csv\"]\n"),
        ("lists/desk.csv", DESK),
        ("drafts/a.md", "Nothing here.\n"),
    ]);
    let who = |arguments: &[&str]| {
        let all = [
            &["roster", "who", "Mara Lind", "--on", "2025-01-01"],
            arguments,
        ]
        .concat();
        desk.run(&all)
    };
    assert!(
        who(&[]).out.contains("held      Mayor, Port Merrow"),
        "{}",
        who(&[]).out
    );
    assert_eq!(who(&["--isolated"]).code, 1);
    let stats = desk.run(&["roster", "stats", "--format", "json"]).json();
    assert_eq!(stats["rosters"][1]["tenures"], 1);
    assert!(stats["people"].as_u64().unwrap() > 1_000);
    assert!(
        desk.run(&["config", "drafts"])
            .out
            .contains("lists/desk.csv")
    );
    assert_eq!(desk.run(&["check", "."]).err, "");
}

#[test]
fn a_line_that_says_nothing_is_told_and_a_file_that_is_not_there_stops() {
    let bad = format!("{DESK},Mayor,Esk,2020,,,\n");
    let desk = Desk::with(&[
        (
            "factdesk.toml",
            "fail-on = \"never\"\nroster = \"desk.csv\"\n",
        ),
        ("desk.csv", &bad),
        ("a.md", "Nothing here.\n"),
    ]);
    let ran = desk.run(&["check", "a.md"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.err.contains("desk.csv:3: nobody is named"),
        "{}",
        ran.err
    );
    desk.write("factdesk.toml", "\nroster = [\"desk.csv\", \"gone.csv\"]\n");
    let ran = desk.run(&["check", "a.md"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("factdesk.toml:2"), "{}", ran.err);
    assert!(ran.err.contains("gone.csv is not there"), "{}", ran.err);
    desk.write("factdesk.toml", "roster = [\"people.doc\"]\n");
    assert!(
        desk.run(&["check", "a.md"])
            .err
            .contains("people.doc is no roster")
    );
}

#[test]
fn check_names_each_bad_line() {
    let desk = Desk::with(&[
        ("good.csv", DESK),
        ("bad.csv", "name,office,of,from\nMara Lind,Mayor,Esk,soon\n"),
    ]);
    let good = desk.run(&["roster", "check", "good.csv"]);
    assert_eq!(
        (good.code, good.out.as_str()),
        (0, "good.csv: 1 line is in order, 1 with an office\n")
    );
    let bad = desk.run(&["roster", "check", "bad.csv", "good.csv"]);
    assert_eq!(bad.code, 1);
    assert!(
        bad.out.contains("bad.csv:2: “soon” is no date"),
        "{}",
        bad.out
    );
    assert_eq!(desk.run(&["roster", "check", "gone.csv"]).code, 2);
}

#[test]
fn check_warns_of_what_deserves_a_look_and_does_not_fail_for_it() {
    let desk = Desk::with(&[
        (
            "doubts.csv",
            "name,aliases,office,of,from,to,verified\n\
             Mara Lind,,Mayor,Port Merrow,2020,,2024-01-01\n\
             Maria Lund,Mara Lind,Chair,Halden,2020,,2026-01-01\n\
             Tomas Vargason,,Clerk,Esk,2021,,2026-01-01\n\
             Tomas Vargasen,,Chair,Esk,2021,,2026-01-01\n",
        ),
        (
            "twice.csv",
            "id,name,office,of,from,to,verified\n\
             lind,Mara Lind,Mayor,Esk,2020,2021,\nlind,Osei Darko,Mayor,Halden,2020,2021,\n",
        ),
    ]);
    let ran = desk.run(&["roster", "check", "doubts.csv"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for told in [
        "doubts.csv:2: Mara Lind as Mayor: not verified since 2024-01-01",
        "doubts.csv:3: “Mara Lind” can also be Mara Lind on line 2",
        "doubts.csv:5: Tomas Vargasen is nearly Tomas Vargason on line 4",
    ] {
        assert!(ran.err.contains(told), "{told}: {}", ran.err);
    }
    let ran = desk.run(&["roster", "check", "twice.csv"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains("the id lind is Mara Lind on line 2"),
        "{}",
        ran.out
    );
}

#[test]
fn export_prints_every_tenure_with_its_person() {
    let desk = Desk::new();
    let ran = desk.run(&["roster", "export", "--output-format", "jsonl"]);
    let lines: Vec<Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert!(lines.len() > 2_000);
    let keys = [
        "id", "name", "aliases", "wikidata", "office", "of", "from", "to", "verified", "acting",
    ];
    for line in &lines {
        assert!(keys.iter().all(|key| line.get(key).is_some()), "{line}");
    }
    // What is exported as a table is a roster that says nothing new.
    let table = desk.run(&["roster", "export", "--format", "csv"]);
    desk.write("all.csv", &table.out);
    let again = desk.run(&["roster", "import", "csv", "all.csv"]);
    assert_eq!(again.out.lines().count(), 1, "{}", again.err);
    assert_eq!(again.code, 0, "{}", again.err);
}

#[test]
fn import_adds_what_is_new_and_leaves_out_what_differs() {
    let desk = Desk::with(&[(
        "in.csv",
        "name,office,of,from,to\n\
         Mara Lind,Mayor,Port Merrow,2020-01-02,\n\
         Jens Stoltenberg,Secretary General,NATO,2013-10-01,2024-10-01\n\
         Jens Stoltenberg,Secretary General,NATO,2014-10-01,2024-10-01\n\
         ,Mayor,Esk,2020,\n",
    )]);
    let import = |arguments: &[&str]| {
        let all = [
            &[
                "roster",
                "import",
                "csv",
                "in.csv",
                "--into",
                "desk.csv",
                "--verified",
                "2026-01-01",
            ],
            arguments,
        ]
        .concat();
        desk.run(&all)
    };
    let ran = import(&[]);
    assert_eq!(ran.code, 1, "a conflict and a refusal");
    assert!(ran.err.contains("5 rows read; 1 taken, 1 of them of people who are new; 1 are known already, 1 in conflict, 1 refused") || ran.err.contains("4 rows read; 1 taken, 1 of them of people who are new; 1 are known already, 1 in conflict, 1 refused"), "{}", ran.err);
    assert!(
        ran.err
            .contains("2013-10-01 to 2024-10-01 here, 2014-10-01 to 2024-10-01 in the roster"),
        "{}",
        ran.err
    );
    let table = desk.read("desk.csv");
    assert_eq!(
        table,
        "id,name,aliases,wikidata,office,of,from,to,verified,acting,source\n,Mara Lind,,,Mayor,Port Merrow,2020-01-02,,2026-01-01,,\n"
    );
    // Once more: nothing is new, nothing is written.
    assert!(import(&[]).err.contains("0 taken"));
    assert_eq!(desk.read("desk.csv"), table);
    let forced = import(&["--overwrite"]);
    assert!(
        forced.err.contains("1 in conflict") && forced.err.contains(": taken"),
        "{}",
        forced.err
    );
    assert!(desk.read("desk.csv").contains("2013-10-01"));
    // A table that is somebody else’s is left alone.
    desk.write("desk.csv", "who;what\n");
    assert_eq!(import(&[]).code, 2);
}

#[test]
fn import_reads_from_a_pipe() {
    let desk = Desk::new();
    let ran = desk.pipe(
        &["roster", "import", "wikidata", "-"],
        r#"{"results": {"bindings": [{"personLabel": {"value": "Mara Lind"}, "positionLabel": {"value": "Mayor"}, "ofLabel": {"value": "Esk"}, "start": {"value": "2020-02-03T00:00:00Z"}}]}}"#,
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out
            .contains(",Mara Lind,,,Mayor,Esk,2020-02-03,,,,wikidata"),
        "{}",
        ran.out
    );
    assert!(ran.err.contains("say --verified"), "{}", ran.err);
    assert_eq!(desk.pipe(&["roster", "import", "popolo", "-"], "x").code, 1);
    assert_eq!(desk.run(&["roster", "import", "ftm", "gone.json"]).code, 2);
}
