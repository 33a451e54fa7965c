//! Inlay hints: the speaker's name after a quote whose own words do not give it, and the day of the week
//! after a date that is written without one.
//!
//! A quote with a pronoun, a role or nothing beside it sends the reader's eye back up the page. The hint
//! saves the way. Where the name stands in the same sentence there is none, and none where it is not
//! known whom the words mean.

mod date;

use tower_lsp::ls_types::{InlayHint, InlayHintLabel, InlayHintTooltip, Range};

use super::{
    answer::NoAnswer,
    hover::evidence,
    pointed::{depth, first_that_may_end_after},
    snapshot::Snapshot,
};
use crate::{
    draft::Draft,
    reading::{Attribution, Confidence, Mention, MentionKind, Quote, QuoteKind, Reading, Speaker},
    text::Span,
};

/// How far back it is looked for a quote of the same paragraph with the same words of attribution.
const NEAR: usize = 8;

/// The hints of a range.
pub(super) fn inlay_hints(
    snapshot: &Snapshot,
    range: Range,
) -> Result<Option<Vec<InlayHint>>, NoAnswer> {
    snapshot.go_on()?;
    if !snapshot.desk().settings().inlay_hints().value {
        return Ok(Some(Vec::new()));
    }
    let converter = snapshot.converter();
    let range = converter.span(range);
    let reading = &*snapshot.reading();
    snapshot.go_on()?;
    let quotes = &reading.quotes;
    let behind = quotes.partition_point(|quote| quote.span.start <= range.end);
    let mut hints = date::hints(snapshot, reading, range);
    for index in first_that_may_end_after(reading, range.start)..behind {
        let quote = &quotes[index];
        let end = quote.span.end;
        if end < range.start || end > range.end || !is_statement(reading, quote) {
            continue;
        }
        // A quote that is being written has no end yet for a name to stand after: it would run along with
        // the cursor.
        if !ends_with_mark(&snapshot.draft, end) {
            continue;
        }
        let Some(attribution) = &quote.attribution else {
            continue;
        };
        let Some(name) = reading.speaker_name(attribution) else {
            continue;
        };
        let near = &quotes[index.saturating_sub(NEAR)..index];
        if !is_wanted(&snapshot.draft, reading, quote, attribution)
            || near.iter().any(|other| is_said(reading, other, quote))
        {
            continue;
        }
        let query = match attribution.confidence {
            Confidence::High | Confidence::Medium => "",
            Confidence::Low => "?",
        };
        hints.push(InlayHint {
            position: converter.position(end),
            label: InlayHintLabel::String(format!("{name}{query}")),
            kind: None,
            text_edits: None,
            tooltip: Some(InlayHintTooltip::String(tooltip(
                snapshot,
                name,
                attribution,
            ))),
            padding_left: Some(true),
            padding_right: Some(begins_with_word(&snapshot.draft, end)),
            data: None,
        });
    }
    Ok(Some(hints))
}

fn tooltip(snapshot: &Snapshot, name: &str, attribution: &Attribution) -> String {
    let words = |span: Span| {
        let text = snapshot.draft.slice(span);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let cue = attribution.cue.map(words);
    let mut lines = vec![format!("Said by {name}.")];
    lines.extend(evidence::in_words(
        attribution,
        &words(attribution.mention),
        cue.as_deref(),
    ));
    lines.join("\n")
}

/// Whether a word follows at `offset` without a space between.
fn begins_with_word(draft: &Draft, offset: u32) -> bool {
    let text = draft.text();
    let next = text.byte_slice(offset as usize..).chars().next();
    next.is_some_and(char::is_alphanumeric)
}

/// Whether a quotation mark stands right before `offset`.
fn ends_with_mark(draft: &Draft, offset: u32) -> bool {
    let text = draft.text();
    let last = text.chars_at(text.byte_to_char(offset as usize)).prev();
    last.is_some_and(|last| matches!(last, '"' | '\'' | '”' | '’' | '“' | '‘' | '»' | '«' | '`'))
}

/// Whether the quote is somebody's statement, and not one inside another quote.
fn is_statement(reading: &Reading, quote: &Quote) -> bool {
    depth(reading, quote) == 0 && matches!(quote.kind, QuoteKind::Direct | QuoteKind::Mixed)
}

/// Whether another quote of the paragraph has the same words of attribution, and so the hint already.
fn is_said(reading: &Reading, other: &Quote, quote: &Quote) -> bool {
    let mention = |quote: &Quote| quote.attribution.as_ref().map(|by| by.mention);
    let passage = |quote: &Quote| quote.places.last().map(|place| place.passage);
    mention(other) == mention(quote)
        && passage(other) == passage(quote)
        && is_statement(reading, other)
}

/// Whether the reader has to look elsewhere for the name.
fn is_wanted(draft: &Draft, reading: &Reading, quote: &Quote, attribution: &Attribution) -> bool {
    let mentions = match attribution.speaker {
        Speaker::Person(index) => &reading.people[index].mentions,
        Speaker::Organization(index) => &reading.organizations[index].mentions,
        Speaker::Unresolved => return false,
    };
    let passage = draft.passage_at(attribution.mention.start);
    if is_named(mentions, attribution.mention) {
        // What stands right above or below and leads to the quote is read with it.
        let leads = matches!(attribution.method, "colon-before" | "signature-line");
        return !leads
            && quote
                .places
                .iter()
                .all(|place| place.passage as usize != passage);
    }
    !sentence(draft, reading, passage, attribution.mention)
        .is_some_and(|sentence| is_named(mentions, sentence))
}

/// Whether one of `mentions`, which are in order, gives a name in `span`.
fn is_named(mentions: &[Mention], span: Span) -> bool {
    let first = mentions.partition_point(|mention| mention.span.end <= span.start);
    mentions[first..]
        .iter()
        .take_while(|mention| mention.span.start < span.end)
        .any(|mention| !matches!(mention.kind, MentionKind::Pronoun | MentionKind::Role))
}

/// The writer's sentence in which `span` begins.
fn sentence(draft: &Draft, reading: &Reading, passage: usize, span: Span) -> Option<Span> {
    let start = draft.passage_start(passage);
    let prose = draft.passages().get(passage)?.prose();
    let facts = reading.facts.get(passage)?;
    let at = prose.of_passage(span.start - start);
    let token = facts.tokens.partition_point(|token| token.span.end <= at);
    let sentence = facts.sentences.get(facts.sentence_at(token)?)?;
    let own = prose.to_passage(sentence.span);
    Some(Span::new(own.start + start, own.end + start))
}
