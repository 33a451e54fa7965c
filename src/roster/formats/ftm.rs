//! `FollowTheMoney`, as `OpenSanctions` publishes it: an entity a line; an occupancy ties a person to a
//! position.

use rustc_hash::FxHashMap;
use serde_json::Value;

use crate::roster::{AliasKind, Entries, Entry, Roster, TenureEntry, entry::date};

pub(super) fn read(text: &str, entries: &mut Entries) {
    let mut known: FxHashMap<String, Value> = FxHashMap::default();
    let mut occupancies: Vec<(u32, Value)> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let number = index as u32 + 1;
        if line.trim().is_empty() {
            continue;
        }
        match serde_json::from_str::<Value>(line) {
            Err(error) => entries.problem(number, format!("this is no JSON: {error}")),
            Ok(entity) => match entity["schema"].as_str() {
                Some("Occupancy") => occupancies.push((number, entity)),
                Some(_) => {
                    if let Some(id) = entity["id"].as_str() {
                        known.insert(id.to_owned(), entity);
                    }
                }
                None => entries.problem(number, "no schema: this is no FollowTheMoney entity"),
            },
        }
    }
    if occupancies.is_empty() && entries.problems.is_empty() {
        entries.problem(0, "no Occupancy: nobody is tied to a position in this file");
    }
    if !occupancies.is_empty() {
        entries.notes.push(
            "data of OpenSanctions are CC BY-NC 4.0: commercial use wants a licence of theirs"
                .to_owned(),
        );
    }
    for (line, occupancy) in occupancies {
        match entry(&occupancy, &known, line) {
            Ok(entry) => entries.add(entry),
            Err(message) => entries.problem(line, message),
        }
    }
}

/// The values of a property; all values are lists.
fn values<'a>(entity: &'a Value, property: &str) -> impl Iterator<Item = &'a str> {
    let list = entity["properties"][property].as_array();
    list.into_iter().flatten().filter_map(Value::as_str)
}

fn entry(occupancy: &Value, known: &FxHashMap<String, Value>, line: u32) -> Result<Entry, String> {
    let find = |property: &str| {
        let id = values(occupancy, property).next().unwrap_or("");
        known
            .get(id)
            .ok_or_else(|| format!("the {property} “{id}” is not in this file: left out"))
    };
    let (holder, post) = (find("holder")?, find("post")?);
    let name = values(holder, "name").next().unwrap_or("");
    let country = values(post, "organization")
        .chain(values(post, "country"))
        .next()
        .unwrap_or("");
    let roster = Roster::built_in();
    let of = roster
        .bodies()
        .iter()
        .find(|body| {
            let code = body.code.as_deref();
            code.is_some_and(|code| code.eq_ignore_ascii_case(country))
        })
        .map_or(country, |body| &*body.name);
    let title = values(post, "name").next().unwrap_or("");
    // “Minister of Defence of Ukraine” of Ukraine is its Minister of Defence.
    let office = match title.rsplit_once(" of ") {
        Some((office, whose))
            if roster
                .bodies_named(whose)
                .iter()
                .any(|&body| *roster.body(body).name == *of) =>
        {
            office
        }
        _ => title,
    };
    let day = |property: &str| date(values(occupancy, property).next().unwrap_or(""));
    // The end of a term is not the end of the holder’s time: only an end date is one.
    let to = day("endDate")?;
    if to.is_none() && values(occupancy, "status").any(|status| status == "ended") {
        return Err(format!(
            "{name} left {office} on a day that is not known: left out"
        ));
    }
    let aliases = values(holder, "name")
        .skip(1)
        .chain(values(holder, "alias"))
        .map(|alias| (alias.into(), AliasKind::Full))
        .chain(values(holder, "weakAlias").map(|alias| (alias.into(), AliasKind::Nickname)))
        .collect();
    let seen = occupancy["last_seen"]
        .as_str()
        .or_else(|| values(occupancy, "retrievedAt").next());
    Ok(Entry {
        line,
        name: name.into(),
        aliases,
        wikidata: values(holder, "wikidataId").next().map(str::to_owned),
        born: date(values(holder, "birthDate").next().unwrap_or(""))?,
        died: date(values(holder, "deathDate").next().unwrap_or(""))?,
        tenure: Some(TenureEntry {
            office: office.into(),
            of: of.into(),
            from: day("startDate")?,
            to,
            verified: seen
                .and_then(|seen| date(seen).ok().flatten())
                .filter(|seen| seen.is_exact())
                .map(|seen| seen.earliest),
            acting: false,
            source: "opensanctions".into(),
        }),
        ..Entry::default()
    })
}
