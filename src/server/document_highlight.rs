//! Document highlight: every mention of the person or body under the cursor; in a quote, the words that
//! say who speaks.
//!
//! The words that introduce somebody count as written, the others as read: that is how editors tell a
//! definition from its uses.

use tower_lsp::ls_types::{DocumentHighlight, DocumentHighlightKind, Position};

use super::{
    answer::NoAnswer,
    pointed::{Pointed, introduction, mentions},
    snapshot::Snapshot,
};
use crate::text::Span;

/// What belongs with the words at `position`.
pub(super) fn document_highlight(
    snapshot: &Snapshot,
    position: Position,
) -> Result<Option<Vec<DocumentHighlight>>, NoAnswer> {
    snapshot.go_on()?;
    let converter = snapshot.converter();
    let Some(offset) = converter.offset_in(position) else {
        return Ok(None);
    };
    let checked = snapshot.read();
    snapshot.go_on()?;
    let Some(lit) = lit(&Pointed::new(&snapshot.draft, &checked), offset) else {
        return Ok(None);
    };
    let highlight = |(span, kind)| DocumentHighlight {
        range: converter.range(span),
        kind: Some(kind),
    };
    Ok(Some(lit.into_iter().map(highlight).collect()))
}

fn lit(pointed: &Pointed<'_>, offset: u32) -> Option<Vec<(Span, DocumentHighlightKind)>> {
    let reading = pointed.reading();
    if let Some(place) = pointed.named_at(offset) {
        let introduction = introduction(reading, place.whom);
        let kind = |span| {
            if Some(span) == introduction {
                DocumentHighlightKind::WRITE
            } else {
                DocumentHighlightKind::READ
            }
        };
        let mentions = mentions(reading, place.whom).iter();
        return Some(mentions.map(|it| (it.span, kind(it.span))).collect());
    }
    let quote = &reading.quotes[pointed.quote_at(offset)?];
    let by = quote.attribution.as_ref()?;
    let cue = by.cue.filter(|cue| !cue.overlaps(by.mention));
    let mut lit = vec![(by.mention, DocumentHighlightKind::READ)];
    lit.extend(cue.map(|cue| (cue, DocumentHighlightKind::TEXT)));
    lit.sort_by_key(|(span, _)| *span);
    Some(lit)
}
