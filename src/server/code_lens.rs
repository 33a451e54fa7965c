//! Code lenses: `7 quotes · 4 speakers · 2 to look at`, over the draft and over each crosshead.
//!
//! A lens runs [`command::SHOW_READING`] with the document's address and the index of its section, which
//! is that of `factdesk/reading`; the lens of the whole draft gives no section. What there is none of is
//! left out, and where there is nothing at all there is no lens. Lenses come complete: counting them out
//! later would need the same reading once more.

use tower_lsp::ls_types::{CodeLens, Command};

use super::{
    answer::NoAnswer,
    command,
    sections::{Section, is_to_be_looked_at, section_at, sections},
    snapshot::Snapshot,
};
use crate::{reading::Speaker, text::Span};

/// What is counted of a stretch of the draft.
#[derive(Default)]
struct Count {
    quotes: usize,
    /// Everybody who is quoted and named, once for each quote.
    speakers: Vec<Speaker>,
    to_look_at: usize,
}

/// The lenses of the document.
pub(super) fn code_lenses(snapshot: &Snapshot, (): ()) -> Result<Option<Vec<CodeLens>>, NoAnswer> {
    snapshot.go_on()?;
    let checked = snapshot.checked();
    snapshot.go_on()?;
    let sections = sections(&snapshot.draft);
    let mut all = Count::default();
    let mut counts: Vec<Count> = sections.iter().map(|_| Count::default()).collect();
    for quote in &checked.reading.quotes {
        let speaker = quote.attribution.as_ref().map(|by| by.speaker);
        let speaker = speaker.filter(|&speaker| speaker != Speaker::Unresolved);
        for count in [
            &mut all,
            &mut counts[section_at(&sections, quote.span.start)],
        ] {
            count.quotes += 1;
            count.speakers.extend(speaker);
        }
    }
    for finding in checked
        .findings
        .iter()
        .filter(|finding| is_to_be_looked_at(finding))
    {
        all.to_look_at += 1;
        counts[section_at(&sections, finding.span.start)].to_look_at += 1;
    }
    let lens = |place: Span, count: Count, section: Option<usize>| {
        let mut arguments = vec![snapshot.uri.as_ref().into()];
        arguments.extend(section.map(Into::into));
        Some(CodeLens {
            range: snapshot.converter().range(place),
            command: Some(Command {
                title: count.title()?,
                command: command::SHOW_READING.to_owned(),
                arguments: Some(arguments),
            }),
            data: None,
        })
    };
    let mut lenses = Vec::new();
    lenses.extend(lens(first_line(snapshot, &sections[0]), all, None));
    for (index, (section, count)) in sections.iter().zip(counts).enumerate().skip(1) {
        let place = section.heading.unwrap_or(Span::at(section.span.start));
        lenses.extend(lens(on_one_line(snapshot, place), count, Some(index)));
    }
    Ok(Some(lenses))
}

/// Where the lens of the whole draft stands: over the headline, or else over the first words.
fn first_line(snapshot: &Snapshot, opening: &Section) -> Span {
    if let Some(headline) = opening.heading {
        return on_one_line(snapshot, headline);
    }
    let draft = &snapshot.draft;
    let first = draft
        .passages()
        .iter()
        .enumerate()
        .find_map(|(index, passage)| {
            let block = passage.blocks().first()?;
            let words = passage.prose().to_passage(block.span);
            Some(words.shifted(draft.passage_start(index)))
        });
    on_one_line(snapshot, first.unwrap_or_default())
}

/// The part of `span` on its first line.
fn on_one_line(snapshot: &Snapshot, span: Span) -> Span {
    let words = snapshot.draft.slice(span);
    let length = words.find(['\n', '\r']).unwrap_or(words.len());
    Span::new(span.start, span.start + length as u32)
}

impl Count {
    fn title(mut self) -> Option<String> {
        self.speakers.sort_unstable_by_key(|speaker| match speaker {
            Speaker::Person(index) => (0, *index),
            Speaker::Organization(index) => (1, *index),
            Speaker::Unresolved => (2, 0),
        });
        self.speakers.dedup();
        let parts = [
            (self.quotes, "quote", "quotes"),
            (self.speakers.len(), "speaker", "speakers"),
            (self.to_look_at, "to look at", "to look at"),
        ];
        let told: Vec<String> = parts
            .into_iter()
            .filter(|(count, ..)| *count > 0)
            .map(|(count, one, more)| format!("{count} {}", if count == 1 { one } else { more }))
            .collect();
        (!told.is_empty()).then(|| told.join(" · "))
    }
}
