//! References: everywhere the draft speaks of the person or body under the cursor, pronouns and roles
//! included.
//!
//! Of this draft only: whether a name in another draft means the same person is not for the server to
//! say. Workspace symbols find the drafts that have the name.

use std::str::FromStr;

use tower_lsp::ls_types::{Location, Position, Uri};

use super::{
    answer::NoAnswer,
    pointed::{Pointed, introduction, mentions},
    snapshot::Snapshot,
};

/// Where the draft speaks of whom the words at `position` mean; without the words that introduce them
/// unless `declaration` says so.
pub(super) fn references(
    snapshot: &Snapshot,
    (position, declaration): (Position, bool),
) -> Result<Option<Vec<Location>>, NoAnswer> {
    snapshot.go_on()?;
    let converter = snapshot.converter();
    let (Some(offset), Ok(uri)) = (converter.offset_in(position), Uri::from_str(&snapshot.uri))
    else {
        return Ok(None);
    };
    let checked = snapshot.read();
    snapshot.go_on()?;
    let reading = &checked.reading;
    let Some(place) = Pointed::new(&snapshot.draft, &checked).named_at(offset) else {
        return Ok(None);
    };
    let introduction = introduction(reading, place.whom);
    Ok(Some(
        mentions(reading, place.whom)
            .iter()
            .filter(|mention| declaration || Some(mention.span) != introduction)
            .map(|mention| Location {
                uri: uri.clone(),
                range: converter.range(mention.span),
            })
            .collect(),
    ))
}
