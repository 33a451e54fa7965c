//! Our own TOML: `[[person]]` with `[[person.tenure]]`, and `[[office]]`.

use ::toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use jiff::civil::Date;

use crate::{
    roster::{
        AliasKind, Entries, Entry, OfficeEntry, OfficeKind, TenureEntry, Text,
        entry::{date, exact_date, yes},
    },
    text::nearest,
};

type Item<'a> = Spanned<DeValue<'a>>;

const PERSON: [&str; 11] = [
    "id",
    "name",
    "aliases",
    "wikidata",
    "second-reference",
    "pronoun",
    "born",
    "died",
    "drop",
    "tenure",
    "note",
];
const TENURE: [&str; 8] = [
    "office", "of", "from", "to", "verified", "acting", "source", "note",
];
const OFFICE: [&str; 7] = ["title", "of", "forms", "kind", "seats", "covered", "note"];

pub(super) fn read(text: &str, entries: &mut Entries) {
    let lines = Lines::of(text);
    let table = match DeTable::parse(text) {
        Ok(table) => table,
        Err(error) => {
            let line = error.span().map_or(0, |span| lines.at(span.start));
            return entries.problem(line, error.message().replace('\n', ", "));
        }
    };
    for (key, value) in table.get_ref() {
        match key.get_ref().as_ref() {
            "person" => each(value, "person", &lines, entries, |item, entries| {
                person(item, &lines, entries);
            }),
            "office" => each(value, "office", &lines, entries, |item, entries| {
                let line = lines.of_item(item);
                match office(item, &lines) {
                    Ok(office) => entries.offices.push(office),
                    Err(message) => entries.problem(line, message),
                }
            }),
            other => {
                let line = lines.at(key.span().start);
                entries.problem(line, unknown(other, &["person", "office"]));
            }
        }
    }
}

fn each<'a>(
    value: &'a Item<'a>,
    name: &str,
    lines: &Lines,
    entries: &mut Entries,
    mut read: impl FnMut(&'a Item<'a>, &mut Entries),
) {
    match value.get_ref() {
        DeValue::Array(items) => {
            for item in items {
                read(item, entries);
            }
        }
        _ => entries.problem(lines.of_item(value), format!("write [[{name}]]")),
    }
}

fn person(item: &Item<'_>, lines: &Lines, entries: &mut Entries) {
    let line = lines.of_item(item);
    let mut person = Entry {
        line,
        ..Entry::default()
    };
    let mut tenures = Vec::new();
    let mut read = || -> Result<(), String> {
        for (key, value) in fields(item, &PERSON)? {
            match key {
                "id" => person.id = Some(text(key, value)?),
                "name" => person.name = text(key, value)?.into(),
                "aliases" => person.aliases = aliases(value)?,
                "wikidata" => person.wikidata = Some(text(key, value)?),
                "second-reference" => person.second_reference = Some(text(key, value)?),
                "pronoun" => person.pronoun = Some(text(key, value)?),
                "born" => person.born = date(&text(key, value)?)?,
                "died" => person.died = date(&text(key, value)?)?,
                "drop" => person.drop = yes(&text(key, value)?)?,
                "tenure" => match value.get_ref() {
                    DeValue::Array(items) => tenures.extend(items),
                    _ => return Err("write [[person.tenure]]".to_owned()),
                },
                _ => {}
            }
        }
        Ok(())
    };
    if let Err(message) = read() {
        return entries.problem(line, message);
    }
    if tenures.is_empty() {
        return entries.add(person);
    }
    for item in tenures {
        let line = lines.of_item(item);
        match tenure(item) {
            Ok(tenure) => entries.add(Entry {
                line,
                tenure: Some(tenure),
                ..person.clone()
            }),
            Err(message) => entries.problem(line, message),
        }
    }
}

fn tenure(item: &Item<'_>) -> Result<TenureEntry, String> {
    let mut tenure = TenureEntry::default();
    for (key, value) in fields(item, &TENURE)? {
        match key {
            "office" => tenure.office = text(key, value)?.into(),
            "of" => tenure.of = text(key, value)?.into(),
            "from" => tenure.from = date(&text(key, value)?)?,
            "to" => tenure.to = date(&text(key, value)?)?,
            "verified" => tenure.verified = exact_date(&text(key, value)?)?,
            "acting" => tenure.acting = yes(&text(key, value)?)?,
            "source" => tenure.source = text(key, value)?.into(),
            _ => {}
        }
    }
    Ok(tenure)
}

fn office(item: &Item<'_>, lines: &Lines) -> Result<OfficeEntry, String> {
    let mut office = OfficeEntry {
        line: lines.of_item(item),
        title: String::new(),
        of: String::new(),
        forms: Vec::new(),
        kind: None,
        is_single: true,
        covered: Vec::new(),
    };
    for (key, value) in fields(item, &OFFICE)? {
        match key {
            "title" => office.title = text(key, value)?,
            "of" => office.of = text(key, value)?,
            "forms" => office.forms = list(key, value)?,
            "kind" => {
                let name = text(key, value)?;
                let kinds = OfficeKind::NAMES.map(|(name, _)| name);
                let kind = OfficeKind::of_name(&name).ok_or_else(|| unknown(&name, &kinds))?;
                office.kind = Some(kind);
            }
            "seats" => office.is_single = text(key, value)? == "1",
            "covered" => {
                let DeValue::Array(items) = value.get_ref() else {
                    return Err(COVERED.to_owned());
                };
                let is_list = |item: &Item<'_>| matches!(item.get_ref(), DeValue::Array(_));
                if items.iter().all(is_list) {
                    for item in items {
                        office.covered.push(days(item)?);
                    }
                } else {
                    office.covered.push(days(value)?);
                }
            }
            _ => {}
        }
    }
    if office.title.is_empty() || office.of.is_empty() {
        return Err("an office has a title and an of".to_owned());
    }
    Ok(office)
}

const COVERED: &str = "`covered` is a first and a last day, or a list of such pairs";

/// A first and a last day.
fn days(value: &Item<'_>) -> Result<(Date, Date), String> {
    let days = list("covered", value)?;
    let [from, to] = days.as_slice() else {
        return Err(COVERED.to_owned());
    };
    let pair = exact_date(from)?.zip(exact_date(to)?);
    pair.filter(|(from, to)| from <= to)
        .ok_or_else(|| COVERED.to_owned())
}

/// The keys of a table with their values; an error if one is not among `known`.
fn fields<'a>(item: &'a Item<'a>, known: &[&str]) -> Result<Vec<(&'a str, &'a Item<'a>)>, String> {
    let DeValue::Table(table) = item.get_ref() else {
        return Err("this is no table".to_owned());
    };
    table
        .iter()
        .map(|(key, value)| {
            let key = key.get_ref().as_ref();
            if known.contains(&key) {
                Ok((key, value))
            } else {
                Err(unknown(key, known))
            }
        })
        .collect()
}

fn unknown(key: &str, known: &[&str]) -> String {
    match nearest(&key.replace('_', "-"), known.iter().copied()) {
        Some(near) => format!("unknown word `{key}`: did you mean `{near}`?"),
        None => format!("unknown word `{key}`: the words are {}", known.join(", ")),
    }
}

/// A string; dates, numbers, true and false may be bare.
fn text(key: &str, value: &Item<'_>) -> Result<String, String> {
    match value.get_ref() {
        DeValue::String(text) => Ok(text.to_string()),
        DeValue::Datetime(date) => Ok(date.to_string()),
        DeValue::Integer(number) => Ok(number.to_string()),
        DeValue::Boolean(flag) => Ok(flag.to_string()),
        _ => Err(format!("`{key}` is a string")),
    }
}

fn list(key: &str, value: &Item<'_>) -> Result<Vec<String>, String> {
    match value.get_ref() {
        DeValue::Array(items) => items.iter().map(|item| text(key, item)).collect(),
        _ => Ok(vec![text(key, value)?]),
    }
}

/// A list of names, or of tables with a text and a kind.
fn aliases(value: &Item<'_>) -> Result<Vec<(Text, AliasKind)>, String> {
    let DeValue::Array(items) = value.get_ref() else {
        return Ok(vec![(text("aliases", value)?.into(), AliasKind::Full)]);
    };
    items
        .iter()
        .map(|item| {
            let DeValue::Table(_) = item.get_ref() else {
                return Ok((text("aliases", item)?.into(), AliasKind::Full));
            };
            let (mut alias, mut kind) = (String::new(), AliasKind::Full);
            for (key, value) in fields(item, &["text", "kind"])? {
                let value = text(key, value)?;
                if key == "text" {
                    alias = value;
                } else {
                    let kinds = AliasKind::NAMES.map(|(name, _)| name);
                    kind = AliasKind::of_name(&value).ok_or_else(|| unknown(&value, &kinds))?;
                }
            }
            Ok((alias.into(), kind))
        })
        .collect()
}

/// Where lines begin, in bytes.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(
            memchr::memchr_iter(b'\n', text.as_bytes())
                .map(|at| at + 1)
                .collect(),
        )
    }

    fn at(&self, byte: usize) -> u32 {
        1 + self.0.partition_point(|&start| start <= byte) as u32
    }

    fn of_item(&self, item: &Item<'_>) -> u32 {
        self.at(item.span().start)
    }
}
