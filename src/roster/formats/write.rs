//! Our own table, written.

use ::csv::WriterBuilder;

use crate::roster::Entry;

/// The columns of our own table.
const COLUMNS: [&str; 11] = [
    "id", "name", "aliases", "wikidata", "office", "of", "from", "to", "verified", "acting",
    "source",
];

/// Entries as our own table; with a header if asked for.
pub fn csv(entries: &[Entry], with_header: bool) -> String {
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    // Writing to memory does not fail, and every record has all columns.
    let mut write = |record: &[&str]| writer.write_record(record).is_ok();
    if with_header {
        write(&COLUMNS);
    }
    for entry in entries {
        let aliases: Vec<&str> = entry.aliases.iter().map(|(alias, _)| &**alias).collect();
        let tenure = entry.tenure.as_ref();
        let text = |text: Option<String>| text.unwrap_or_default();
        write(&[
            entry.id.as_deref().unwrap_or(""),
            &entry.name,
            &aliases.join("; "),
            entry.wikidata.as_deref().unwrap_or(""),
            tenure.map_or("", |tenure| &tenure.office),
            tenure.map_or("", |tenure| &tenure.of),
            &text(
                tenure
                    .and_then(|tenure| tenure.from)
                    .map(|when| when.to_string()),
            ),
            &text(
                tenure
                    .and_then(|tenure| tenure.to)
                    .map(|when| when.to_string()),
            ),
            &text(
                tenure
                    .and_then(|tenure| tenure.verified)
                    .map(|day| day.to_string()),
            ),
            if tenure.is_some_and(|tenure| tenure.acting) {
                "yes"
            } else {
                ""
            },
            tenure.map_or("", |tenure| &tenure.source),
        ]);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}
