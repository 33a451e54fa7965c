//! `factdesk/reading`: what a draft says, for a view beside it.
//!
//! The view's own request, with ranges instead of bytes so that a click can go there. Ranges count as
//! agreed in `initialize`. Asked with `{"textDocument": {"uri"}}`; answered with `null` for a document
//! that is not open, otherwise with
//!
//! ```json
//! {"version": 3,
//!  "quotes": [{"range", "text", "kind",
//!              "speaker": {"name": "Mara Lind", "mention": range, "resolved": true},
//!              "method": "verb-after", "section": 0}],
//!  "people": [{"name", "titles": ["mayor of Port Merrow"], "mentions": [range], "quotes": 2}],
//!  "organizations": [{"name", "mentions": [range], "quotes": 0}],
//!  "sections": [{"title": "The roof", "range", "heading": range, "level": 2, "quotes": 2, "findings": 1}],
//!  "findings": 1}
//! ```
//!
//! `version` is the document's. Quotes, people and bodies are in the order of the draft; `kind`, `name`,
//! `resolved` and `method` mean what they mean in `factdesk inspect`. `speaker` is `null` where nobody is
//! named as the source, its `name` where the source stays unnamed, `method` where no sieve decided. A
//! quote's `section` is an index into `sections`: what stands above the first crosshead (its `title` is the
//! headline's), then one for each crosshead; `title` and `heading` are `null` where there are no words.
//! `findings` counts what is to be looked at: all findings but hints.
//!
//! A client that says `{"experimental": {"factdesk": {"readingChanged": true}}}` among its capabilities is
//! sent `factdesk/readingChanged` with `{"textDocument": {"uri", "version"}}` whenever a new reading is
//! ready: after edits, once per burst of keys, and after settings or rosters changed.

use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{Range, TextDocumentIdentifier};

use super::{
    answer::NoAnswer,
    convert::Converter,
    sections::{is_to_be_looked_at, section_at, sections},
    snapshot::Snapshot,
};
use crate::reading::{Attribution, Mention, QuoteKind, Reading, Speaker};

/// The request's name.
pub(super) const METHOD: &str = "factdesk/reading";
/// The notification's name.
pub(super) const CHANGED: &str = "factdesk/readingChanged";

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ReadingParams {
    pub(super) text_document: TextDocumentIdentifier,
}

#[derive(Debug, Serialize)]
pub(super) struct ReadingView {
    version: i32,
    quotes: Vec<QuoteView>,
    people: Vec<PersonView>,
    organizations: Vec<OrganizationView>,
    sections: Vec<SectionView>,
    findings: usize,
}

#[derive(Debug, Serialize)]
struct QuoteView {
    range: Range,
    text: String,
    kind: QuoteKind,
    speaker: Option<SpeakerView>,
    method: Option<&'static str>,
    section: usize,
}

#[derive(Debug, Serialize)]
struct SpeakerView {
    name: Option<String>,
    mention: Range,
    resolved: bool,
}

#[derive(Debug, Serialize)]
struct PersonView {
    name: String,
    titles: Vec<String>,
    mentions: Vec<Range>,
    quotes: usize,
}

#[derive(Debug, Serialize)]
struct OrganizationView {
    name: String,
    mentions: Vec<Range>,
    quotes: usize,
}

#[derive(Debug, Serialize)]
struct SectionView {
    title: Option<String>,
    range: Range,
    heading: Option<Range>,
    level: u8,
    quotes: usize,
    findings: usize,
}

/// What the document says.
pub(super) fn reading_view(snapshot: &Snapshot, (): ()) -> Result<Option<ReadingView>, NoAnswer> {
    snapshot.go_on()?;
    let checked = snapshot.checked();
    snapshot.go_on()?;
    let (reading, findings) = (&checked.reading, &checked.findings);
    let converter = snapshot.converter();
    let sections = sections(&snapshot.draft);
    let tally = Tally::of(reading);
    let mut counts = vec![(0, 0); sections.len()];
    for quote in &reading.quotes {
        counts[section_at(&sections, quote.span.start)].0 += 1;
    }
    let mut total = 0;
    for finding in findings
        .iter()
        .filter(|finding| is_to_be_looked_at(finding))
    {
        counts[section_at(&sections, finding.span.start)].1 += 1;
        total += 1;
    }
    let quotes: Vec<QuoteView> = reading
        .quotes
        .iter()
        .map(|quote| QuoteView {
            range: converter.range(quote.span),
            text: snapshot.draft.slice(quote.span).into_owned(),
            kind: quote.kind,
            speaker: quote
                .attribution
                .as_ref()
                .map(|attribution| speaker(reading, attribution, &converter)),
            method: quote.attribution.as_ref().map(|by| by.method),
            section: section_at(&sections, quote.span.start),
        })
        .collect();
    let people = reading.people.iter().zip(&tally.people);
    let organizations = reading.organizations.iter().zip(&tally.organizations);
    Ok(Some(ReadingView {
        version: snapshot.version,
        people: people
            .map(|(person, &quotes)| PersonView {
                name: person.name.clone(),
                titles: person
                    .titles
                    .iter()
                    .map(|title| title.text.clone())
                    .collect(),
                mentions: ranges(&person.mentions, &converter),
                quotes,
            })
            .collect(),
        organizations: organizations
            .map(|(organization, &quotes)| OrganizationView {
                name: organization.name.clone(),
                mentions: ranges(&organization.mentions, &converter),
                quotes,
            })
            .collect(),
        sections: sections
            .iter()
            .zip(counts)
            .map(|(section, (quotes, findings))| SectionView {
                title: section.title.clone(),
                range: converter.range(section.span),
                heading: section.heading.map(|span| converter.range(span)),
                level: section.level,
                quotes,
                findings,
            })
            .collect(),
        findings: total,
        quotes,
    }))
}

fn ranges(mentions: &[Mention], converter: &Converter<'_>) -> Vec<Range> {
    mentions
        .iter()
        .map(|mention| converter.range(mention.span))
        .collect()
}

fn speaker(reading: &Reading, attribution: &Attribution, converter: &Converter<'_>) -> SpeakerView {
    SpeakerView {
        name: reading.speaker_name(attribution).map(str::to_owned),
        mention: converter.range(attribution.mention),
        resolved: attribution.speaker != Speaker::Unresolved,
    }
}

/// How many quotes each person and each body has.
struct Tally {
    people: Vec<usize>,
    organizations: Vec<usize>,
}

impl Tally {
    fn of(reading: &Reading) -> Self {
        let mut tally = Self {
            people: vec![0; reading.people.len()],
            organizations: vec![0; reading.organizations.len()],
        };
        for quote in &reading.quotes {
            match quote.attribution.as_ref().map(|by| by.speaker) {
                Some(Speaker::Person(index)) => tally.people[index] += 1,
                Some(Speaker::Organization(index)) => tally.organizations[index] += 1,
                Some(Speaker::Unresolved) | None => {}
            }
        }
        tally
    }
}
