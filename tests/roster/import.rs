//! The forms that rosters come in. The people are invented.

use factdesk::roster::{Entries, Entry, Format};

fn told(entries: &Entries) -> Vec<String> {
    let one = |entry: &Entry| {
        let tenure = entry.tenure.clone().unwrap();
        let day = |when: Option<factdesk::roster::When>| {
            when.map_or("-".to_owned(), |when| when.to_string())
        };
        format!(
            "{} ({}) {}, {}: {} to {}{}",
            entry.name,
            entry.wikidata.as_deref().unwrap_or(""),
            tenure.office,
            tenure.of,
            day(tenure.from),
            day(tenure.to),
            if tenure.acting { ", acting" } else { "" }
        )
    };
    entries.people.iter().map(one).collect()
}

fn faults(entries: &Entries) -> String {
    let lines: Vec<String> = entries
        .problems
        .iter()
        .map(|problem| format!("{}: {}", problem.line, problem.message))
        .collect();
    lines.join("\n")
}

#[test]
fn answers_of_the_query_service() {
    let text = r#"{"head": {"vars": ["person", "personLabel"]}, "results": {"bindings": [
        {"person": {"type": "uri", "value": "http://www.wikidata.org/entity/Q900000001"},
         "personLabel": {"type": "literal", "xml:lang": "en", "value": "Mara Lind"},
         "positionLabel": {"type": "literal", "value": "Mayor"},
         "jurisdictionLabel": {"type": "literal", "value": "Port Merrow"},
         "start": {"type": "literal", "value": "2018-01-01T00:00:00Z"},
         "end": {"type": "literal", "value": "2020-06-01T00:00:00Z"},
         "endPrecision": {"type": "literal", "value": "10"}},
        {"personLabel": {"type": "literal", "value": "Osei Darko"},
         "positionLabel": {"type": "literal", "value": "Minister of Defence of Ukraine"},
         "start": {"type": "literal", "value": "2018-01-01T00:00:00Z"},
         "startPrecision": {"type": "literal", "value": "11"},
         "end": {"type": "bnode", "value": "t1"}},
        {"person": {"type": "uri", "value": "http://www.wikidata.org/entity/Q900000002"},
         "personLabel": {"type": "literal", "value": "Q900000002"},
         "positionLabel": {"type": "literal", "value": "Mayor"}},
        {"personLabel": {"type": "literal", "value": "Ana Reis"},
         "positionLabel": {"type": "literal", "value": "Mayor of Esk"},
         "rank": {"type": "uri", "value": "http://wikiba.se/ontology#DeprecatedRank"}}
    ]}}"#;
    let entries = Format::Wikidata.read(text);
    assert_eq!(
        told(&entries),
        [
            "Mara Lind (Q900000001) Mayor, Port Merrow: 2018 to 2020-06",
            "Osei Darko () Minister of Defence, Ukraine: 2018-01-01 to -",
        ]
    );
    assert!(
        faults(&entries).contains("3: Q900000002 has no English name"),
        "{}",
        faults(&entries)
    );
    assert!(faults(&entries).contains("4: a statement of deprecated rank"));
}

#[test]
fn entities() {
    let text = r#"{"entities": {
      "Q900000001": {"id": "Q900000001", "labels": {"en": {"value": "Mara Lind"}},
        "aliases": {"en": [{"value": "Mara Ruth Lind"}]},
        "claims": {"P569": [{"mainsnak": {"datavalue": {"value": {"time": "+1970-00-00T00:00:00Z", "precision": 9}}}}],
        "P39": [
          {"rank": "normal", "mainsnak": {"datavalue": {"value": {"id": "Q900000009"}}},
           "qualifiers": {"P580": [{"datavalue": {"value": {"time": "+2018-06-14T00:00:00Z", "precision": 11}}}],
                          "P582": [{"datavalue": {"value": {"time": "+2019-00-00T00:00:00Z", "precision": 9}}}],
                          "P5102": [{"datavalue": {"value": {"id": "Q900000008"}}}]}},
          {"rank": "deprecated", "mainsnak": {"datavalue": {"value": {"id": "Q900000009"}}}},
          {"rank": "preferred", "mainsnak": {"snaktype": "somevalue"}},
          {"rank": "preferred", "mainsnak": {"datavalue": {"value": {"id": "Q900000007"}}}}]}},
      "Q900000008": {"id": "Q900000008", "labels": {"en": {"value": "acting"}}},
      "Q900000009": {"id": "Q900000009", "labels": {"en": {"value": "Minister of Tides of Norway"}}}}}"#;
    let entries = Format::Wikidata.read(text);
    assert_eq!(
        told(&entries),
        ["Mara Lind (Q900000001) Minister of Tides, Norway: 2018-06-14 to 2019, acting"]
    );
    assert_eq!(entries.people[0].born.unwrap().to_string(), "1970");
    assert_eq!(entries.problems.len(), 3, "{}", faults(&entries));
}

#[test]
fn popolo() {
    let text = r#"{"persons": [{"id": "p1", "name": "Ana Reis", "other_names": [{"name": "A. Reis"}],
        "identifiers": [{"scheme": "wikidata", "identifier": "Q900000003"}]}],
      "organizations": [{"id": "o1", "name": "Halden"}],
      "posts": [{"id": "t1", "label": "Mayor", "organization_id": "o1"}],
      "memberships": [
        {"person_id": "p1", "post_id": "t1", "start_date": "2019-05", "end_date": "2021-01-02"},
        {"person_id": "p1", "organization_id": "o1", "role": "Harbour Master", "start_date": "2022"},
        {"person_id": "p2", "post_id": "t1"}]}"#;
    let entries = Format::Popolo.read(text);
    assert_eq!(
        told(&entries),
        [
            "Ana Reis (Q900000003) Mayor, Halden: 2019-05 to 2021-01-02",
            "Ana Reis (Q900000003) Harbour Master, Halden: 2022 to -",
        ]
    );
    assert!(faults(&entries).contains("“p2” is not in this file"));
}

#[test]
fn follow_the_money() {
    let text = concat!(
        r#"{"id": "p", "schema": "Person", "properties": {"name": ["Tomas Varga", "Tomasz Varga"], "weakAlias": ["Tomi"], "wikidataId": ["Q900000004"]}}"#,
        "\n",
        r#"{"id": "t", "schema": "Position", "properties": {"name": ["Minister of Tides of Norway"], "country": ["no"]}}"#,
        "\n",
        r#"{"id": "a", "schema": "Occupancy", "last_seen": "2026-02-03T10:00:00", "properties": {"holder": ["p"], "post": ["t"], "startDate": ["2020-05-01"], "periodEnd": ["2024"], "status": ["current"]}}"#,
        "\n",
        r#"{"id": "b", "schema": "Occupancy", "properties": {"holder": ["p"], "post": ["t"], "startDate": ["2012"], "status": ["ended"]}}"#,
        "\n\n",
        r#"{"id": "c", "schema": "Occupancy", "properties": {"holder": ["q"], "post": ["t"]}}"#,
        "\nno JSON\n",
    );
    let entries = Format::FollowTheMoney.read(text);
    assert_eq!(
        told(&entries),
        ["Tomas Varga (Q900000004) Minister of Tides, Norway: 2020-05-01 to -"]
    );
    let tenure = entries.people[0].tenure.as_ref().unwrap();
    assert_eq!(tenure.verified.unwrap().to_string(), "2026-02-03");
    assert_eq!(entries.people[0].aliases.len(), 2);
    assert!(entries.notes[0].contains("CC BY-NC"));
    let faults = faults(&entries);
    for expected in [
        "4: Tomas Varga left",
        "6: the holder “q”",
        "7: this is no JSON",
    ] {
        assert!(faults.contains(expected), "{faults}");
    }
}

#[test]
fn nothing_that_comes_in_breaks_anything() {
    let forms = [
        Format::Csv,
        Format::Toml,
        Format::Wikidata,
        Format::Popolo,
        Format::FollowTheMoney,
    ];
    for text in [
        "",
        "\u{feff}",
        "{}",
        "[]",
        "null",
        "{\"results\": {\"bindings\": [1, null, {}]}}",
        "\"x\"",
        "{\"entities\": 3}",
        "{\"memberships\": [1, {}]}",
        "{\"memberships\": 1}",
        "name\n\u{0}\n",
        "name,name\na\n\"b",
        "[[person]]\n",
        "{\"schema\": \"Occupancy\"}",
        "{\"entities\": {\"Q1\": {\"claims\": {\"P39\": [1, {}]}}}}",
        "\n\n\n",
        "name;x\n;;;\n",
    ] {
        for form in forms {
            let entries = form.read(text);
            assert!(
                entries.people.is_empty() || form == Format::Csv,
                "{form:?} {text}: {entries:?}"
            );
        }
    }
}
