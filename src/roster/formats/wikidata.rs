//! What Wikidata gives: answers of its query service, and entities.
//!
//! Statements want `p:P39` with its qualifiers. `wdt:P39` has only the best-ranked statements, so
//! former holders are missing from it.

use serde_json::Value;

use crate::roster::{AliasKind, Entries, Entry, Roster, TenureEntry, Text, When, entry::date};

pub(super) fn read(text: &str, entries: &mut Entries) {
    let json: Value = match serde_json::from_str(text) {
        Ok(json) => json,
        Err(error) => {
            return entries.problem(error.line() as u32, format!("this is no JSON: {error}"));
        }
    };
    if let Some(bindings) = json["results"]["bindings"].as_array() {
        for (index, row) in bindings.iter().enumerate() {
            answer(row, index as u32 + 1, entries);
        }
        return;
    }
    let found: Vec<(&str, &Value)> = match &json["entities"] {
        Value::Object(map) => map.iter().map(|(id, entity)| (&**id, entity)).collect(),
        _ => match &json {
            Value::Array(list) => list
                .iter()
                .filter_map(|entity| Some((entity["id"].as_str()?, entity)))
                .collect(),
            one => one["id"].as_str().map(|id| (id, one)).into_iter().collect(),
        },
    };
    if found.is_empty() {
        let message = "neither an answer of the query service nor an entity: give the query’s JSON, \
                       or the JSON of Special:EntityData";
        return entries.problem(0, message);
    }
    let label_of = |id: &str| {
        let entity = found.iter().find(|(known, _)| *known == id)?.1;
        label(entity)
    };
    let mut line = 0;
    for (id, entity) in &found {
        if entity["claims"]["P39"].is_array() {
            statements(id, entity, &label_of, &mut line, entries);
        }
    }
    if line == 0 {
        let message = "no entity has a position held (P39): export people, not positions";
        entries.problem(0, message);
    }
}

/// A row of an answer.
fn answer(row: &Value, line: u32, entries: &mut Entries) {
    let cell = |names: &[&str]| {
        names.iter().find_map(|name| {
            let cell = &row[*name];
            // A blank node stands for a value that nobody knows.
            let is_known = cell["type"] != "bnode"
                && !cell["value"].as_str().unwrap_or("").contains("/genid/");
            is_known.then(|| cell["value"].as_str()).flatten()
        })
    };
    if cell(&["rank"]).is_some_and(|rank| rank.ends_with("DeprecatedRank")) {
        return entries.problem(line, "a statement of deprecated rank: left out");
    }
    let id = cell(&["person", "item", "human", "holder"]).map(short_id);
    let name = cell(&[
        "personLabel",
        "itemLabel",
        "humanLabel",
        "holderLabel",
        "name",
    ]);
    let office = cell(&["positionLabel", "officeLabel", "postLabel"]);
    let office_id = cell(&["position", "office", "post"]).map(short_id);
    let of = cell(&[
        "jurisdictionLabel",
        "ofLabel",
        "countryLabel",
        "organizationLabel",
    ]);
    let time = |name: &str, precision: &str| -> Result<Option<When>, String> {
        let Some(stamp) = cell(&[name]) else {
            return Ok(None);
        };
        let precision = cell(&[precision]).and_then(|precision| precision.parse().ok());
        when(stamp, precision)
    };
    let read = || -> Result<Entry, String> {
        let name = name.ok_or("nobody is named: ask for ?personLabel")?;
        if Some(name) == id {
            return Err(format!("{name} has no English name: add it by hand"));
        }
        let (office, of) = office_and_of(office_id, office, of)?;
        let start = cell(&["start"]).map_or("startTime", |_| "start");
        let end = cell(&["end"]).map_or("endTime", |_| "end");
        Ok(Entry {
            line,
            name: name.into(),
            wikidata: id.map(str::to_owned),
            aliases: cell(&["personAltLabel", "itemAltLabel"])
                .into_iter()
                .flat_map(|aliases| aliases.split(", "))
                .map(|alias| (alias.into(), AliasKind::Full))
                .collect(),
            tenure: Some(TenureEntry {
                office: office.into(),
                of: of.into(),
                from: time(start, "startPrecision")?,
                to: time(end, "endPrecision")?,
                acting: cell(&["natureLabel"]).is_some_and(|nature| nature.contains("acting")),
                source: "wikidata".into(),
                verified: None,
            }),
            ..Entry::default()
        })
    };
    match read() {
        Ok(entry) => entries.add(entry),
        Err(message) => entries.problem(line, message),
    }
}

/// The positions an entity held.
fn statements(
    id: &str,
    entity: &Value,
    label_of: &dyn Fn(&str) -> Option<String>,
    line: &mut u32,
    entries: &mut Entries,
) {
    let name = label(entity);
    let aliases: Vec<(Text, AliasKind)> = entity["aliases"]["en"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|alias| Some((alias["value"].as_str()?.into(), AliasKind::Full)))
        .collect();
    let time_of = |property: &str| {
        let snak = &entity["claims"][property][0]["mainsnak"];
        snak_time(snak).ok().flatten()
    };
    for statement in entity["claims"]["P39"].as_array().into_iter().flatten() {
        *line += 1;
        if statement["rank"] == "deprecated" {
            entries.problem(*line, "a statement of deprecated rank: left out");
            continue;
        }
        let read = || -> Result<Entry, String> {
            let name = name
                .clone()
                .ok_or_else(|| format!("{id} has no English name: add it by hand"))?;
            let position = statement["mainsnak"]["datavalue"]["value"]["id"]
                .as_str()
                .ok_or_else(|| format!("{name} held a position that is not known: left out"))?;
            let label = label_of(position);
            let (office, of) = office_and_of(Some(position), label.as_deref(), None)?;
            let qualifier = |property: &str| -> Result<Option<When>, String> {
                snak_time(&statement["qualifiers"][property][0])
            };
            let nature = statement["qualifiers"]["P5102"].as_array();
            Ok(Entry {
                line: *line,
                name: name.into(),
                wikidata: Some(id.to_owned()),
                aliases: aliases.clone(),
                born: time_of("P569"),
                died: time_of("P570"),
                tenure: Some(TenureEntry {
                    office: office.into(),
                    of: of.into(),
                    from: qualifier("P580")?,
                    to: qualifier("P582")?,
                    // “acting”, as the nature of a statement.
                    acting: nature.into_iter().flatten().any(|snak| {
                        snak["datavalue"]["value"]["id"]
                            .as_str()
                            .and_then(label_of)
                            .is_some_and(|label| label.contains("acting"))
                    }),
                    source: "wikidata".into(),
                    verified: None,
                }),
                ..Entry::default()
            })
        };
        match read() {
            Ok(entry) => entries.add(entry),
            Err(message) => entries.problem(*line, message),
        }
    }
}

fn label(entity: &Value) -> Option<String> {
    entity["labels"]["en"]["value"].as_str().map(str::to_owned)
}

fn snak_time(snak: &Value) -> Result<Option<When>, String> {
    let value = &snak["datavalue"]["value"];
    match value["time"].as_str() {
        Some(time) => when(time, value["precision"].as_i64()),
        None => Ok(None),
    }
}

/// A time stamp with its precision: 9 a year, 10 a month, 11 a day. Without it the first of January is
/// taken for a year: the service writes years so.
fn when(stamp: &str, precision: Option<i64>) -> Result<Option<When>, String> {
    let day = stamp.strip_prefix('+').unwrap_or(stamp);
    let day = day.split_once('T').map_or(day, |(day, _)| day);
    let cut = match precision {
        Some(..=8) => return Ok(None),
        Some(9) => day.get(..4),
        Some(10) => day.get(..7),
        None if day.ends_with("-01-01") => day.get(..4),
        _ => Some(day),
    };
    date(cut.unwrap_or(day))
}

fn short_id(address: &str) -> &str {
    address.rsplit('/').next().unwrap_or(address)
}

/// The office and whose it is: as the built-in roster has the id; else as said; else `Minister of X of
/// Ukraine` is cut where what follows is a country.
fn office_and_of(
    id: Option<&str>,
    label: Option<&str>,
    of: Option<&str>,
) -> Result<(String, String), String> {
    let roster = Roster::built_in();
    let known = roster
        .offices()
        .iter()
        .find(|office| id.is_some() && office.wikidata.as_deref() == id);
    if let Some(office) = known {
        let of = roster.body(office.of).name.to_string();
        return Ok((office.title.to_string(), of));
    }
    let Some(label) = label.filter(|label| Some(*label) != id) else {
        return Err(format!(
            "the office {} has no English name here: ask for its label, or put its entity beside",
            id.unwrap_or("")
        ));
    };
    if let Some(of) = of {
        return Ok((label.to_owned(), of.to_owned()));
    }
    match label.rsplit_once(" of ") {
        Some((office, of)) if !roster.bodies_named(of).is_empty() => {
            Ok((office.to_owned(), of.to_owned()))
        }
        _ => Ok((label.to_owned(), String::new())),
    }
}
