//! Hover: who said it and how we know; who somebody is in this draft; what a finding means.

mod date;
pub(super) mod evidence;
pub(super) mod office;
mod quantity;
mod role;

use tower_lsp::ls_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position};

use super::{
    answer::NoAnswer,
    convert,
    pointed::{Pointed, mentions},
    snapshot::Snapshot,
};
use crate::{
    desk::Checked,
    reading::{
        MentionKind, Organization, Person, Place, PlaceKind, Quote, QuoteKind, Reading, Speaker,
    },
    rules::{self, Finding},
    text::Span,
};

/// What is known about the words under the cursor.
pub(super) fn hover(snapshot: &Snapshot, position: Position) -> Result<Option<Hover>, NoAnswer> {
    snapshot.go_on()?;
    let converter = snapshot.converter();
    if position.line as usize >= snapshot.draft.text().len_lines() {
        return Ok(None);
    }
    let offset = converter.offset(position);
    let checked = snapshot.checked();
    snapshot.go_on()?;
    let Some((span, sections)) = sections(snapshot, &checked, offset) else {
        return Ok(None);
    };
    let markdown = snapshot.client.markdown;
    let texts: Vec<String> = sections
        .iter()
        .map(|section| section.text(markdown))
        .collect();
    let (kind, between) = if markdown {
        (MarkupKind::Markdown, "\n\n---\n\n")
    } else {
        (MarkupKind::PlainText, "\n\n")
    };
    Ok(Some(Hover {
        contents: HoverContents::Markup(MarkupContent {
            kind,
            value: texts.join(between),
        }),
        range: Some(converter.range(span)),
    }))
}

/// One thing to tell: a heading, and what is to be said under it.
pub(super) struct Section {
    pub(super) heading: String,
    /// Paragraphs, plain.
    pub(super) lines: Vec<String>,
    /// A place to read more: its name and address.
    pub(super) link: Option<(String, String)>,
}

impl Section {
    pub(super) fn text(&self, markdown: bool) -> String {
        let mut paragraphs = Vec::new();
        if markdown {
            paragraphs.push(format!("**{}**", escaped(&self.heading)));
            paragraphs.extend(self.lines.iter().map(|line| escaped(line)));
            paragraphs.extend(
                self.link
                    .iter()
                    .map(|(name, address)| format!("[{}]({address})", escaped(name))),
            );
        } else {
            paragraphs.push(self.heading.clone());
            paragraphs.extend(self.lines.iter().cloned());
            paragraphs.extend(
                self.link
                    .iter()
                    .map(|(name, address)| format!("{name}: {address}")),
            );
        }
        paragraphs.join("\n\n")
    }
}

/// `text` so that Markdown shows it letter for letter.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '!' | '&' => {
                escaped.push('\\');
                escaped.push(char);
            }
            '\n' | '\r' => escaped.push(' '),
            _ => escaped.push(char),
        }
    }
    escaped
}

/// What there is to tell about `offset`, and the words it is about: the smallest of them.
fn sections(snapshot: &Snapshot, checked: &Checked, offset: u32) -> Option<(Span, Vec<Section>)> {
    let mut about: Vec<(Span, Section)> = Vec::new();
    for finding in findings_at(&checked.findings, offset) {
        about.push((finding.span, finding_section(finding)));
    }
    let reading = &checked.reading;
    let pointed = Pointed::new(&snapshot.draft, checked);
    if let Some(place) = pointed.named_at(offset) {
        let section = named_section(snapshot, reading, place);
        about.extend(section.map(|section| (place.span, section)));
    } else {
        let desk = snapshot.desk();
        about.extend(role::section_at(&snapshot.draft, reading, &desk, offset));
    }
    let date = pointed.date_at(offset);
    about.extend(date.map(|date| (date.span, date::section(reading, date))));
    about.extend(quantity::section_at(&snapshot.draft, reading, offset));
    // A finding that nobody is named says all that the quote could say of itself.
    let told = |quote: &Quote| {
        quote.attribution.is_none() && about.iter().any(|(span, _)| *span == quote.span)
    };
    let quote = pointed.quote_at(offset).map(|index| &reading.quotes[index]);
    if let Some(quote) = quote.filter(|quote| !told(quote)) {
        about.push((quote.span, quote_section(snapshot, reading, quote)));
    }
    let smallest = about
        .iter()
        .map(|(span, _)| *span)
        .min_by_key(|span| span.len())?;
    Some((
        smallest,
        about.into_iter().map(|(_, section)| section).collect(),
    ))
}

fn findings_at(findings: &[Finding], offset: u32) -> impl Iterator<Item = &Finding> {
    let after = findings.partition_point(|finding| finding.span.start <= offset);
    findings[..after]
        .iter()
        .filter(move |finding| finding.span.touches(offset))
}

fn finding_section(finding: &Finding) -> Section {
    let summary = rules::find(finding.rule).map_or("", rules::Rule::summary);
    let mut lines = vec![summary.split_whitespace().collect::<Vec<_>>().join(" ")];
    lines.retain(|line| !line.is_empty());
    Section {
        heading: finding.message.clone(),
        lines,
        link: Some((finding.rule.to_owned(), convert::page_address(finding.rule))),
    }
}

fn quote_section(snapshot: &Snapshot, reading: &Reading, quote: &Quote) -> Section {
    let words = |span: Span| {
        let text = snapshot.draft.slice(span);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let mut lines = Vec::new();
    let heading = match &quote.attribution {
        None => match quote.kind {
            QuoteKind::Scare => "Words held at arm’s length, nobody’s statement".to_owned(),
            QuoteKind::Title => "The name of a work or a nickname, nobody’s statement".to_owned(),
            QuoteKind::Direct | QuoteKind::Mixed | QuoteKind::Other => {
                lines.push(
                    "The draft does not say here whose words these are, or not in a way that could be followed."
                        .to_owned(),
                );
                "Nobody is named as the speaker".to_owned()
            }
        },
        Some(attribution) => {
            let cue = attribution.cue.map(words);
            lines = evidence::in_words(attribution, &words(attribution.mention), cue.as_deref());
            match reading.speaker_name(attribution) {
                Some(name) => format!("Said by {name}"),
                None => format!(
                    "Said by “{}”, whom the draft does not name",
                    words(attribution.mention)
                ),
            }
        }
    };
    Section {
        heading,
        lines,
        link: None,
    }
}

/// The person or body that words mean.
fn named_section(snapshot: &Snapshot, reading: &Reading, place: Place) -> Option<Section> {
    match place.whom {
        Speaker::Person(index) => {
            let person = reading.people.get(index)?;
            Some(person_section(snapshot, reading, index, person, place))
        }
        Speaker::Organization(index) => {
            let body = reading.organizations.get(index)?;
            Some(body_section(reading, index, body))
        }
        Speaker::Unresolved => None,
    }
}

fn person_section(
    snapshot: &Snapshot,
    reading: &Reading,
    index: usize,
    person: &Person,
    place: Place,
) -> Section {
    let mut lines = person_lines(reading, index, person);
    let desk = snapshot.desk();
    let story = reading.story_date.map(|story| story.value);
    lines.extend(office::lines(desk.settings().roster(), person, story));
    let heading = match place.kind {
        PlaceKind::Mention(MentionKind::Pronoun | MentionKind::Role) => {
            format!(
                "“{}” means {}",
                snapshot.draft.slice(place.span),
                person.name
            )
        }
        _ => person.name.clone(),
    };
    Section {
        heading,
        lines,
        link: office::link(desk.settings().roster(), person),
    }
}

/// What the draft itself says of somebody.
pub(super) fn person_lines(reading: &Reading, index: usize, person: &Person) -> Vec<String> {
    let mut lines = Vec::new();
    match person.titles.as_slice() {
        [] => lines.push("The draft gives no title.".to_owned()),
        titles => {
            let mut names: Vec<&str> = Vec::new();
            for title in titles {
                if !names.contains(&title.text.as_str()) {
                    names.push(&title.text);
                }
            }
            lines.push(format!("In this draft: {}.", names.join("; ")));
        }
    }
    lines.push(counts(reading, Speaker::Person(index)));
    lines
}

fn body_section(reading: &Reading, index: usize, body: &Organization) -> Section {
    Section {
        heading: body.name.clone(),
        lines: vec![counts(reading, Speaker::Organization(index))],
        link: None,
    }
}

/// How often the draft speaks of somebody, and how often it quotes them.
fn counts(reading: &Reading, speaker: Speaker) -> String {
    let quotes = reading
        .quotes
        .iter()
        .filter(|quote| {
            quote
                .attribution
                .as_ref()
                .is_some_and(|by| by.speaker == speaker)
        })
        .count();
    let times = match mentions(reading, speaker).len() {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        more => format!("{more} times"),
    };
    match quotes {
        0 => format!("Mentioned {times}, never quoted."),
        1 => format!("Mentioned {times}; one quote."),
        more => format!("Mentioned {times}; {more} quotes."),
    }
}
