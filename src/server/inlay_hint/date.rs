//! The day of the week after a date.

use tower_lsp::ls_types::{InlayHint, InlayHintLabel, InlayHintTooltip};

use super::begins_with_word;
use crate::{reading::Reading, server::snapshot::Snapshot, text::Span};

/// The days of the week of the dates that end in `range`.
pub(super) fn hints(snapshot: &Snapshot, reading: &Reading, range: Span) -> Vec<InlayHint> {
    let story = reading.story_date.map(|date| date.value);
    let dates = &reading.dates;
    let first = dates.partition_point(|date| date.span.end < range.start);
    let shown = dates[first..]
        .iter()
        .take_while(|date| date.span.end <= range.end);
    shown
        .filter_map(|date| {
            let written = &reading.facts[date.passage as usize].dates[date.index as usize];
            let weekday_written = written.parts().any(|part| part.weekday.is_some());
            let value = date.value?;
            let weekday = value.hint(weekday_written, story)?;
            let distance = story.map_or(String::new(), |story| {
                format!("\n{}.", value.distance(story))
            });
            let tooltip = format!("{}.{distance}", value.in_words());
            Some(InlayHint {
                position: snapshot.converter().position(date.span.end),
                label: InlayHintLabel::String(weekday.to_owned()),
                kind: None,
                text_edits: None,
                tooltip: Some(InlayHintTooltip::String(tooltip)),
                padding_left: Some(true),
                padding_right: Some(begins_with_word(&snapshot.draft, date.span.end)),
                data: None,
            })
        })
        .collect()
}
