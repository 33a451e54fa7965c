//! Popolo: people, organisations, posts, and memberships that tie them together.

use rustc_hash::FxHashMap;
use serde_json::Value;

use crate::roster::{AliasKind, Entries, Entry, TenureEntry, entry::date};

pub(super) fn read(text: &str, entries: &mut Entries) {
    let json: Value = match serde_json::from_str(text) {
        Ok(json) => json,
        Err(error) => {
            return entries.problem(error.line() as u32, format!("this is no JSON: {error}"));
        }
    };
    let Some(memberships) = json["memberships"].as_array() else {
        let message = "no memberships: Popolo ties people to posts in a list of that name";
        return entries.problem(0, message);
    };
    let by_id = |list: &str| -> FxHashMap<&str, &Value> {
        json[list]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|item| Some((item["id"].as_str()?, item)))
            .collect()
    };
    let people = by_id("persons");
    let (organizations, posts, areas) = (by_id("organizations"), by_id("posts"), by_id("areas"));
    for (index, membership) in memberships.iter().enumerate() {
        let line = index as u32 + 1;
        let read = || -> Result<Entry, String> {
            let id = membership["person_id"].as_str().unwrap_or("");
            let person = people.get(id).ok_or_else(|| {
                format!(
                    "the person “{id}” is not in this file: give the file that has the persons too"
                )
            })?;
            let post = membership["post_id"].as_str().and_then(|id| posts.get(id));
            let office = [&membership["role"], &membership["label"]]
                .into_iter()
                .chain(post.map(|post| &post["label"]))
                .find_map(Value::as_str)
                .unwrap_or("");
            let organization = membership["organization_id"]
                .as_str()
                .or_else(|| post?["organization_id"].as_str())
                .and_then(|id| organizations.get(id));
            let area = membership["area_id"].as_str().and_then(|id| areas.get(id));
            let of = organization
                .or(area)
                .and_then(|of| of["name"].as_str())
                .unwrap_or("");

            let day = |value: &Value| date(value.as_str().unwrap_or(""));
            Ok(Entry {
                line,
                name: person["name"].as_str().unwrap_or("").into(),
                aliases: person["other_names"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(|other| other["name"].as_str())
                    .map(|name| (name.into(), AliasKind::Full))
                    .collect(),
                wikidata: person["identifiers"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .find(|identifier| identifier["scheme"] == "wikidata")
                    .and_then(|identifier| identifier["identifier"].as_str())
                    .map(str::to_owned),
                born: day(&person["birth_date"])?,
                died: day(&person["death_date"])?,
                tenure: Some(TenureEntry {
                    office: office.into(),
                    of: of.into(),
                    from: day(&membership["start_date"])?,
                    to: day(&membership["end_date"])?,
                    acting: false,
                    source: membership["sources"][0]["url"]
                        .as_str()
                        .unwrap_or("popolo")
                        .into(),
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
}
