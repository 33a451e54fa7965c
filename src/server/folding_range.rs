//! Folding: front matter, sections, quotes over several paragraphs, lists, tables and block quotes.
//!
//! Ranges are of whole lines, which every client can fold.

use tower_lsp::ls_types::{FoldingRange, FoldingRangeKind};

use super::{
    answer::NoAnswer,
    sections::{nested, sections},
    snapshot::Snapshot,
};
use crate::{
    draft::{Draft, Zone},
    reading::Reading,
    text::Span,
};

/// What can be folded away.
pub(super) fn folding_ranges(
    snapshot: &Snapshot,
    (): (),
) -> Result<Option<Vec<FoldingRange>>, NoAnswer> {
    snapshot.go_on()?;
    let checked = snapshot.read();
    snapshot.go_on()?;
    let draft = &snapshot.draft;
    let mut folds = Vec::new();
    folds.extend(front_matter(draft));
    for (section, span) in nested(&sections(draft)) {
        if let Some(heading) = section.heading {
            let whole = Span::new(heading.start, span.end);
            folds.extend(fold(draft, whole, FoldingRangeKind::Region));
        }
    }
    folds.extend(quotes(draft, &checked.reading));
    folds.extend(groups(draft));
    // The most useful first, where the client takes only so many.
    folds.truncate(snapshot.client.most_folds.unwrap_or(usize::MAX));
    folds.sort_by_key(|fold| (fold.start_line, std::cmp::Reverse(fold.end_line)));
    folds.dedup_by_key(|fold| (fold.start_line, fold.end_line));
    if !snapshot.client.fold_kinds {
        for fold in &mut folds {
            fold.kind = None;
        }
    }
    Ok(Some(folds))
}

fn front_matter(draft: &Draft) -> Option<FoldingRange> {
    draft.front_matter()?;
    let span = Span::new(0, draft.passages().first()?.len());
    fold(draft, span, FoldingRangeKind::Comment)
}

fn quotes(draft: &Draft, reading: &Reading) -> Vec<FoldingRange> {
    reading
        .quotes
        .iter()
        .filter(|quote| !quote.parts.is_empty())
        .filter_map(|quote| fold(draft, quote.span, FoldingRangeKind::Region))
        .collect()
}

/// Neighbouring blocks of a list, of a table, of somebody else's words.
fn groups(draft: &Draft) -> Vec<FoldingRange> {
    let mut folds = Vec::new();
    let mut open: Option<(Zone, Span)> = None;
    for (index, passage) in draft.passages().iter().enumerate() {
        let start = draft.passage_start(index);
        for (number, block) in passage.blocks().iter().enumerate() {
            let zone = draft.zone(index, number);
            let span = passage.prose().to_passage(block.span).shifted(start);
            match &mut open {
                Some((same, all)) if *same == zone => *all = all.join(span),
                _ => {
                    let closed = open.replace((zone, span));
                    folds.extend(closed.and_then(|group| fold_group(draft, group)));
                }
            }
        }
    }
    folds.extend(open.and_then(|group| fold_group(draft, group)));
    folds
}

fn fold_group(draft: &Draft, (zone, span): (Zone, Span)) -> Option<FoldingRange> {
    matches!(zone, Zone::List | Zone::Table | Zone::BlockQuote)
        .then(|| fold(draft, span, FoldingRangeKind::Region))
        .flatten()
}

/// The lines of `span`, without empty ones at its end; nothing where it is but one line.
fn fold(draft: &Draft, span: Span, kind: FoldingRangeKind) -> Option<FoldingRange> {
    let text = draft.text();
    let first = text.byte_to_line(span.start as usize);
    let slice = text.byte_slice(span.range());
    let blank = |char: &char| char.is_whitespace();
    let after: usize = slice
        .chars_at(slice.len_chars())
        .reversed()
        .take_while(blank)
        .map(char::len_utf8)
        .sum();
    let last = text.byte_to_line((span.end as usize).saturating_sub(after));
    (first < last).then(|| FoldingRange {
        start_line: first as u32,
        end_line: last as u32,
        kind: Some(kind),
        ..FoldingRange::default()
    })
}
