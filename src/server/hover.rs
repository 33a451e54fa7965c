//! Hover: who said it and how we know; who somebody is in this draft; what a finding means.

mod date;
pub(super) mod evidence;
mod office;
mod quantity;

use tower_lsp::ls_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position};

use super::{answer::NoAnswer, convert, snapshot::Snapshot};
use crate::{
    desk::Checked,
    reading::{Mention, MentionKind, Organization, Person, Quote, QuoteKind, Reading, Speaker},
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
struct Section {
    heading: String,
    /// Paragraphs, plain.
    lines: Vec<String>,
    /// A place to read more: its name and address.
    link: Option<(String, String)>,
}

impl Section {
    fn text(&self, markdown: bool) -> String {
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
    if let Some((span, section)) = named_at(snapshot, reading, offset) {
        about.push((span, section));
    }
    about.extend(date::section_at(reading, offset));
    about.extend(quantity::section_at(&snapshot.draft, reading, offset));
    // A finding that nobody is named says all that the quote could say of itself.
    let told = |quote: &Quote| {
        quote.attribution.is_none() && about.iter().any(|(span, _)| *span == quote.span)
    };
    if let Some(quote) = quote_at(&reading.quotes, offset).filter(|quote| !told(quote)) {
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

/// The innermost quote at `offset`.
fn quote_at(quotes: &[Quote], offset: u32) -> Option<&Quote> {
    let after = quotes.partition_point(|quote| quote.span.start <= offset);
    quotes[..after]
        .iter()
        .filter(|quote| {
            if quote.parts.is_empty() {
                quote.span.touches(offset)
            } else {
                quote.parts.iter().any(|part| part.touches(offset))
            }
        })
        .min_by_key(|quote| quote.span.len())
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

/// The person or body that the words at `offset` mean.
fn named_at(snapshot: &Snapshot, reading: &Reading, offset: u32) -> Option<(Span, Section)> {
    let at = |mentions: &[Mention]| {
        let after = mentions.partition_point(|mention| mention.span.start <= offset);
        mentions[..after]
            .iter()
            .rev()
            .find(|mention| mention.span.touches(offset))
            .copied()
    };
    for (index, person) in reading.people.iter().enumerate() {
        if let Some(mention) = at(&person.mentions) {
            return Some((
                mention.span,
                person_section(snapshot, reading, index, person, mention),
            ));
        }
        if let Some(title) = person
            .titles
            .iter()
            .find(|title| title.span.touches(offset))
        {
            let mention = Mention {
                span: title.span,
                kind: MentionKind::Title,
            };
            return Some((
                title.span,
                person_section(snapshot, reading, index, person, mention),
            ));
        }
    }
    for (index, body) in reading.organizations.iter().enumerate() {
        if let Some(mention) = at(&body.mentions) {
            return Some((mention.span, body_section(reading, index, body)));
        }
    }
    None
}

fn person_section(
    snapshot: &Snapshot,
    reading: &Reading,
    index: usize,
    person: &Person,
    mention: Mention,
) -> Section {
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
    lines.push(counts(
        reading,
        Speaker::Person(index),
        person.mentions.len(),
    ));
    let desk = snapshot.desk();
    let story = reading.story_date.map(|story| story.value);
    lines.extend(office::lines(desk.settings().roster(), person, story));
    let heading = match mention.kind {
        MentionKind::Pronoun | MentionKind::Role => {
            format!(
                "“{}” means {}",
                snapshot.draft.slice(mention.span),
                person.name
            )
        }
        _ => person.name.clone(),
    };
    Section {
        heading,
        lines,
        link: None,
    }
}

fn body_section(reading: &Reading, index: usize, body: &Organization) -> Section {
    Section {
        heading: body.name.clone(),
        lines: vec![counts(
            reading,
            Speaker::Organization(index),
            body.mentions.len(),
        )],
        link: None,
    }
}

/// How often the draft speaks of somebody, and how often it quotes them.
fn counts(reading: &Reading, speaker: Speaker, mentions: usize) -> String {
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
    let times = match mentions {
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
