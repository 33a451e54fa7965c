//! Tables: a header that names the columns, a tenure a line.

use ::csv::{ReaderBuilder, StringRecord, Trim};

use crate::roster::{
    AliasKind, Entries, Entry, TenureEntry,
    entry::{date, exact_date, yes},
};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Id,
    Name,
    Aliases,
    Wikidata,
    Office,
    Of,
    From,
    To,
    Verified,
    Acting,
    Source,
    SecondReference,
    Pronoun,
    Born,
    Died,
    Drop,
    Unused,
}

impl Column {
    fn of_header(header: &str) -> Self {
        let plain: String = header
            .chars()
            .filter(|char| char.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect();
        match plain.as_str() {
            "id" | "personid" => Self::Id,
            "name" | "person" | "fullname" | "label" | "personlabel" => Self::Name,
            "aliases" | "alias" | "othernames" | "alsoknownas" => Self::Aliases,
            "wikidata" | "wikidataid" | "personqid" | "qid" => Self::Wikidata,
            "office" | "title" | "position" | "post" | "role" | "positionlabel" => Self::Office,
            "of" | "country" | "countryororg" | "organisation" | "organization" | "body"
            | "jurisdiction" => Self::Of,
            "from" | "start" | "startdate" | "since" => Self::From,
            "to" | "end" | "enddate" | "until" => Self::To,
            "verified" | "verifiedon" | "retrieved" | "checked" | "asof" => Self::Verified,
            "acting" => Self::Acting,
            "source" | "sources" | "sourcerepo" | "url" => Self::Source,
            "secondreference" | "shortname" => Self::SecondReference,
            "pronoun" | "pronouns" => Self::Pronoun,
            "born" | "birthdate" => Self::Born,
            "died" | "deathdate" => Self::Died,
            "drop" | "forget" => Self::Drop,
            _ => Self::Unused,
        }
    }
}

/// So many entries are given away at once.
const PART: usize = 1024;

pub(super) fn read(text: &str, entries: &mut Entries, take: &mut dyn FnMut(&mut Entries)) {
    let header = text.lines().next().unwrap_or("");
    let delimiter = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|delimiter| header.bytes().filter(|byte| byte == delimiter).count())
        .unwrap_or(b',');
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let columns: Vec<Column> = match reader.headers() {
        Ok(headers) => {
            let columns: Vec<Column> = headers.iter().map(Column::of_header).collect();
            let unused: Vec<&str> = headers
                .iter()
                .zip(&columns)
                .filter(|(_, column)| **column == Column::Unused)
                .map(|(header, _)| header)
                .collect();
            if !unused.is_empty() {
                entries
                    .notes
                    .push(format!("columns not used: {}", unused.join(", ")));
            }
            columns
        }
        Err(error) => return entries.problem(1, format!("the header cannot be read: {error}")),
    };
    if !columns.contains(&Column::Name) {
        let message = "no column is called name: the first line names the columns, as \
                       name,office,of,from,to,verified";
        return entries.problem(1, message);
    }
    let mut record = StringRecord::new();
    loop {
        let line = reader.position().line() as u32;
        match reader.read_record(&mut record) {
            Ok(false) => return,
            Ok(true) => {
                let line = record.position().map_or(line, |at| at.line() as u32);
                if record.iter().all(str::is_empty) {
                    continue;
                }
                if record.len() > columns.len() {
                    let message = format!(
                        "{} fields under {} columns: put quotes around what has the separator in it",
                        record.len(),
                        columns.len()
                    );
                    entries.problem(line, message);
                    continue;
                }
                match entry(&columns, &record, line) {
                    Ok(entry) => {
                        entries.add(entry);
                        if entries.people.len().is_multiple_of(PART) {
                            take(entries);
                        }
                    }
                    Err(message) => entries.problem(line, message),
                }
            }
            Err(error) => entries.problem(line, format!("cannot be read: {error}")),
        }
    }
}

fn entry(columns: &[Column], record: &StringRecord, line: u32) -> Result<Entry, String> {
    let mut entry = Entry {
        line,
        ..Entry::default()
    };
    let mut tenure = TenureEntry::default();
    let text = |field: &str| (!field.is_empty()).then(|| field.to_owned());
    for (column, field) in columns.iter().zip(record) {
        match column {
            Column::Id => entry.id = text(field),
            Column::Name => entry.name = field.into(),
            Column::Aliases => entry.aliases.extend(
                field
                    .split([';', '|'])
                    .map(|alias| (alias.trim().into(), AliasKind::Full)),
            ),
            Column::Wikidata => entry.wikidata = text(field),
            Column::Office => tenure.office = field.into(),
            Column::Of => tenure.of = field.into(),
            Column::From => tenure.from = date(field)?,
            Column::To => tenure.to = date(field)?,
            Column::Verified => tenure.verified = exact_date(field)?,
            Column::Acting => tenure.acting = yes(field)?,
            Column::Source => tenure.source = field.into(),
            Column::SecondReference => entry.second_reference = text(field),
            Column::Pronoun => entry.pronoun = text(field),
            Column::Born => entry.born = date(field)?,
            Column::Died => entry.died = date(field)?,
            Column::Drop => entry.drop = yes(field)?,
            Column::Unused => {}
        }
    }
    let has_office = !tenure.office.is_empty() || tenure.from.is_some() || tenure.to.is_some();
    entry.tenure = has_office.then_some(tenure);
    Ok(entry)
}
