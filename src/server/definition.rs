//! Definition: from any words that mean somebody to those that introduce them, and from a quote to the
//! words that say who speaks.

use std::str::FromStr;

use tower_lsp::ls_types::{GotoDefinitionResponse, Location, LocationLink, Position, Uri};

use super::{
    answer::NoAnswer,
    pointed::{Pointed, introduction, parts, with_titles},
    snapshot::Snapshot,
};
use crate::text::Span;

/// Where what stands at a position comes from.
pub(super) fn definition(
    snapshot: &Snapshot,
    position: Position,
) -> Result<Option<GotoDefinitionResponse>, NoAnswer> {
    snapshot.go_on()?;
    let converter = snapshot.converter();
    let (Some(offset), Ok(uri)) = (converter.offset_in(position), Uri::from_str(&snapshot.uri))
    else {
        return Ok(None);
    };
    let checked = snapshot.read();
    snapshot.go_on()?;
    let pointed = Pointed::new(&snapshot.draft, &checked);
    let Some(way) = way(&pointed, offset) else {
        return Ok(None);
    };
    if snapshot.client.definition_links {
        let all = with_titles(&snapshot.draft, &checked.reading, way.to);
        let link = LocationLink {
            origin_selection_range: Some(converter.range(way.from)),
            target_uri: uri,
            target_range: converter.range(all),
            target_selection_range: converter.range(way.to),
        };
        return Ok(Some(GotoDefinitionResponse::Link(vec![link])));
    }
    let range = converter.range(way.to);
    Ok(Some(GotoDefinitionResponse::Scalar(Location {
        uri,
        range,
    })))
}

struct Way {
    from: Span,
    to: Span,
}

fn way(pointed: &Pointed<'_>, offset: u32) -> Option<Way> {
    let reading = pointed.reading();
    if let Some(place) = pointed.named_at(offset) {
        return Some(Way {
            from: place.span,
            to: introduction(reading, place.whom)?,
        });
    }
    let quote = &reading.quotes[pointed.quote_at(offset)?];
    let from = parts(quote).iter().find(|part| part.touches(offset))?;
    Some(Way {
        from: *from,
        to: quote.attribution.as_ref()?.mention,
    })
}
