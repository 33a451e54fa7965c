//! A reading as one JSON object.

use serde::Serialize;

use super::ReadSheet;
use crate::{
    draft::Passage,
    language::number::Amount,
    reading::{
        Attribution, Confidence, DateSource, Facts, GivenTitle, Mention, MentionKind, Quote,
        QuoteKind, Speaker,
        dates::resolve::{How, Precision},
        quantities::Quantity,
    },
    report::{json, place::in_file},
    text::Span,
};

#[derive(Serialize)]
struct Object<'a> {
    version: u32,
    path: &'a str,
    date: Option<StoryDate>,
    quotes: Vec<QuoteObject<'a>>,
    people: Vec<PersonObject<'a>>,
    organizations: Vec<OrganizationObject<'a>>,
    dates: Vec<DateObject>,
    quantities: Vec<QuantityObject>,
}

#[derive(Serialize)]
struct StoryDate {
    value: String,
    source: DateSource,
}

#[derive(Serialize)]
struct QuoteObject<'a> {
    span: Span,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<Span>,
    text: String,
    kind: QuoteKind,
    speaker: Option<SpeakerObject<'a>>,
    cue: Option<Words>,
    method: Option<&'static str>,
    confidence: Option<Confidence>,
}

#[derive(Serialize)]
struct SpeakerObject<'a> {
    name: Option<&'a str>,
    mention: Span,
    mention_text: String,
    resolved: bool,
    person: Option<usize>,
    organization: Option<usize>,
}

#[derive(Serialize)]
struct Words {
    start: u32,
    end: u32,
    text: String,
}

#[derive(Serialize)]
struct PersonObject<'a> {
    name: &'a str,
    roster: Option<&'a str>,
    titles: Vec<TitleObject<'a>>,
    mentions: Vec<MentionObject>,
}

#[derive(Serialize)]
struct OrganizationObject<'a> {
    name: &'a str,
    mentions: Vec<MentionObject>,
}

#[derive(Serialize)]
struct TitleObject<'a> {
    text: &'a str,
    span: Span,
}

#[derive(Serialize)]
struct MentionObject {
    span: Span,
    text: String,
    kind: MentionKind,
}

#[derive(Serialize)]
struct DateObject {
    span: Span,
    text: String,
    /// As much of the date as is meant: `2025-03-04`, `2025-03`, `2025`, or first and last day.
    value: Option<String>,
    /// The first and the last day of it.
    from: Option<String>,
    to: Option<String>,
    precision: Option<Precision>,
    /// How the words became these days.
    method: Option<How>,
}

#[derive(Serialize)]
struct QuantityObject {
    span: Span,
    text: String,
    value: f64,
    /// `percent`, a currency's sign, a measure, or nothing.
    unit: Option<&'static str>,
    /// The least it may stand for.
    low: f64,
    /// The most; nothing where it is open above.
    high: Option<f64>,
    /// What is counted: `new homes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    counts: Option<String>,
    /// Whether it stands in a quote.
    quoted: bool,
    /// Who says it, where it stands in a quote of somebody who is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    said_by: Option<String>,
}

/// A passage of the draft, and where it starts.
struct Place<'a> {
    passage: &'a Passage,
    facts: &'a Facts,
    start: u32,
}

/// The reading as one JSON object on one line, without a line's end.
pub fn json(sheet: &ReadSheet<'_>) -> String {
    let reading = sheet.reading;
    json::write(&Object {
        version: json::VERSION,
        path: sheet.path,
        date: reading.story_date.map(|date| StoryDate {
            value: date.value.to_string(),
            source: date.source,
        }),
        quotes: reading
            .quotes
            .iter()
            .map(|quote| sheet.quote(quote))
            .collect(),
        people: reading
            .people
            .iter()
            .map(|person| PersonObject {
                name: &person.name,
                roster: None,
                titles: person
                    .titles
                    .iter()
                    .map(|title| sheet.title(title))
                    .collect(),
                mentions: sheet.mentions(&person.mentions),
            })
            .collect(),
        organizations: reading
            .organizations
            .iter()
            .map(|organization| OrganizationObject {
                name: &organization.name,
                mentions: sheet.mentions(&organization.mentions),
            })
            .collect(),
        dates: sheet.dates(),
        quantities: sheet.quantities(),
    })
}

impl<'a> ReadSheet<'a> {
    fn span(&self, span: Span) -> Span {
        in_file(self.draft, span)
    }

    fn words(&self, span: Span) -> String {
        self.draft.slice(span).into_owned()
    }

    fn quote(&self, quote: &'a Quote) -> QuoteObject<'a> {
        let attribution = quote.attribution.as_ref();
        QuoteObject {
            span: self.span(quote.span),
            parts: quote.parts.iter().map(|&part| self.span(part)).collect(),
            text: self.words(quote.span),
            kind: quote.kind,
            speaker: attribution.map(|attribution| self.speaker(attribution)),
            cue: attribution
                .and_then(|attribution| attribution.cue)
                .map(|cue| {
                    let Span { start, end } = self.span(cue);
                    Words {
                        start,
                        end,
                        text: self.words(cue),
                    }
                }),
            method: attribution.map(|attribution| attribution.method),
            confidence: attribution.map(|attribution| attribution.confidence),
        }
    }

    fn speaker(&self, attribution: &'a Attribution) -> SpeakerObject<'a> {
        let (person, organization) = match attribution.speaker {
            Speaker::Person(index) => (Some(index), None),
            Speaker::Organization(index) => (None, Some(index)),
            Speaker::Unresolved => (None, None),
        };
        SpeakerObject {
            name: self.reading.speaker_name(attribution),
            mention: self.span(attribution.mention),
            mention_text: self.words(attribution.mention),
            resolved: attribution.speaker != Speaker::Unresolved,
            person,
            organization,
        }
    }

    fn title(&self, title: &'a GivenTitle) -> TitleObject<'a> {
        TitleObject {
            text: &title.text,
            span: self.span(title.span),
        }
    }

    /// The amounts; ordinals, years, times of day, ages and the numbers of names are none.
    fn quantities(&self) -> Vec<QuantityObject> {
        let passages = self.draft.passages().iter().zip(&self.reading.facts);
        passages
            .enumerate()
            .flat_map(|(index, (passage, facts))| {
                let place = Place {
                    passage,
                    facts,
                    start: self.draft.passage_start(index),
                };
                facts
                    .quantities
                    .iter()
                    .filter(|quantity| quantity.is_shown())
                    .map(move |quantity| self.quantity(&place, quantity))
            })
            .collect()
    }

    fn dates(&self) -> Vec<DateObject> {
        let dates = self.reading.dates.iter();
        dates
            .map(|date| DateObject {
                span: self.span(date.span),
                text: self.words(date.span),
                value: date.value.map(|value| value.figures()),
                from: date.value.map(|value| value.first.to_string()),
                to: date.value.map(|value| value.last.to_string()),
                precision: date.value.map(|value| value.precision),
                method: date.value.map(|value| value.how),
            })
            .collect()
    }

    fn quantity(&self, place: &Place<'_>, quantity: &Quantity) -> QuantityObject {
        let prose = place.passage.prose();
        let span = |tokens| {
            prose
                .to_passage(place.facts.span_of(&tokens))
                .shifted(place.start)
        };
        let counted = place.facts.counted(prose.text(), quantity);
        let figures = span(quantity.tokens.clone());
        let meant = quantity.meant();
        let voice = self
            .reading
            .quotes
            .partition_point(|quote| quote.span.start <= figures.start);
        let voice = self.reading.quotes[..voice]
            .iter()
            .rev()
            .take(3)
            .find(|quote| quote.span.covers(figures))
            .and_then(|quote| quote.attribution.as_ref())
            .and_then(|attribution| self.reading.speaker_name(attribution));
        QuantityObject {
            span: self.span(figures),
            text: self.words(figures),
            value: quantity.number.value.approximately(),
            unit: quantity.unit.name(),
            low: meant.low.approximately(),
            high: meant.high.map(Amount::approximately),
            counts: (!counted.is_empty()).then(|| self.words(span(counted))),
            quoted: place.facts.is_quoted(quantity.tokens.start),
            said_by: voice.map(str::to_owned),
        }
    }

    fn mentions(&self, mentions: &[Mention]) -> Vec<MentionObject> {
        mentions
            .iter()
            .map(|mention| MentionObject {
                span: self.span(mention.span),
                text: self.words(mention.span),
                kind: mention.kind,
            })
            .collect()
    }
}
