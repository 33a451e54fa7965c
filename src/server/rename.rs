//! Rename: a person's or a body's name, wherever the draft spells it.
//!
//! Each form changes its own part: whoever makes Mara Lind into Mara Lund makes Lind’s into Lund’s.
//! Pronouns, roles and titles are no names and stay. What stands inside a quote is somebody's words: it
//! changes only if the client can ask first, place by place. It also asks about a family name alone that
//! several people of the draft have. A name that markup cuts through cannot be
//! replaced whole; then nothing is changed, and the place is named.

mod edits;
mod respelling;

use std::{collections::HashMap, str::FromStr};

use tower_lsp::ls_types::{
    AnnotatedTextEdit, ChangeAnnotation, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, Position, PrepareRenameResponse, TextDocumentEdit,
    TextEdit, Uri, WorkspaceEdit,
};

use super::{
    answer::NoAnswer,
    pointed::{Pointed, words_at},
    snapshot::Snapshot,
};
use crate::{
    desk::Checked,
    draft::Draft,
    reading::{MentionKind, Place, PlaceKind, Reading, Speaker},
    text::Edit,
};
use edits::{Doubt, Renaming, Respelt};

/// What is renamed at a position, and its name as it stands there.
pub(super) fn prepare_rename(
    snapshot: &Snapshot,
    position: Position,
) -> Result<Option<PrepareRenameResponse>, NoAnswer> {
    snapshot.go_on()?;
    let converter = snapshot.converter();
    let checked = snapshot.read();
    let offset = converter.offset_in(position);
    let place = named(&snapshot.draft, &checked, offset)?;
    Ok(Some(PrepareRenameResponse::RangeWithPlaceholder {
        range: converter.range(place.span),
        placeholder: words_at(&snapshot.draft, place.span),
    }))
}

/// The edits that give what is named at a position the name `new`.
pub(super) fn rename(
    snapshot: &Snapshot,
    (position, new): (Position, String),
) -> Result<Option<WorkspaceEdit>, NoAnswer> {
    snapshot.go_on()?;
    let checked = snapshot.read();
    snapshot.go_on()?;
    let offset = snapshot.converter().offset_in(position);
    let place = named(&snapshot.draft, &checked, offset)?;
    let new = valid(&new)?;
    let asks = snapshot.client.change_annotations;
    let renaming = Renaming::new(&snapshot.draft, &checked.reading, place, new);
    let edits = renaming.edits(asks).map_err(|broken| {
        let line = snapshot.draft.text().byte_to_line(broken.start as usize) + 1;
        let words = words_at(&snapshot.draft, broken);
        refused(format!(
            "“{words}” on line {line} has markup inside the name: change that place by hand, and then rename"
        ))
    })?;
    if !snapshot.is_current() {
        return Err(NoAnswer::Moved);
    }
    if edits.is_empty() {
        if !asks && renaming.is_in_quotes_only() {
            return Err(refused(
                "The name stands inside quotes only, and those are somebody’s words: change them by hand",
            ));
        }
        return Ok(None);
    }
    Ok(workspace_edit(snapshot, edits))
}

/// The words at `offset` that name somebody.
///
/// # Errors
/// Says why there is nothing to rename.
fn named(draft: &Draft, checked: &Checked, offset: Option<u32>) -> Result<Place, NoAnswer> {
    let place = offset
        .and_then(|offset| Pointed::new(draft, checked).named_at(offset))
        .ok_or_else(|| refused("There is no name here"))?;
    let words = words_at(draft, place.span);
    match place.kind {
        PlaceKind::Title => Err(refused(format!(
            "“{words}” is a title: only names can be renamed"
        ))),
        PlaceKind::Mention(MentionKind::Pronoun | MentionKind::Role) => {
            let name = name_of(&checked.reading, place.whom);
            Err(refused(format!(
                "“{words}” means {name}: rename where the name stands"
            )))
        }
        PlaceKind::Mention(_) => Ok(place),
    }
}

fn name_of(reading: &Reading, whom: Speaker) -> &str {
    match whom {
        Speaker::Person(index) => reading.people.get(index).map(|person| &*person.name),
        Speaker::Organization(index) => reading.organizations.get(index).map(|body| &*body.name),
        Speaker::Unresolved => None,
    }
    .unwrap_or("somebody")
}

/// `new` without white space around it.
///
/// # Errors
/// Says why it cannot be a name.
fn valid(new: &str) -> Result<&str, NoAnswer> {
    let new = new.trim();
    if new.is_empty() {
        return Err(refused("A name cannot be empty"));
    }
    if new.chars().any(char::is_control) {
        return Err(refused("A name stands on one line"));
    }
    if !new.chars().any(char::is_alphabetic) {
        return Err(refused("A name has letters"));
    }
    Ok(new)
}

fn refused(reason: impl Into<String>) -> NoAnswer {
    NoAnswer::Refused(reason.into())
}

fn workspace_edit(snapshot: &Snapshot, edits: Vec<Respelt>) -> Option<WorkspaceEdit> {
    let uri = Uri::from_str(&snapshot.uri).ok()?;
    let converter = snapshot.converter();
    let text_edit = |edit: Edit| converter.text_edit(&edit);
    if !snapshot.client.versioned_edits {
        let edits: Vec<TextEdit> = edits.into_iter().map(|it| text_edit(it.edit)).collect();
        return Some(WorkspaceEdit {
            changes: Some(HashMap::from([(uri, edits)])),
            ..WorkspaceEdit::default()
        });
    }
    let mut annotations = HashMap::new();
    let asks = snapshot.client.change_annotations;
    let edits = edits.into_iter().map(|it| {
        let text_edit = text_edit(it.edit);
        let Some((id, annotation)) = it.doubt.filter(|_| asks).map(annotation) else {
            return OneOf::Left(text_edit);
        };
        annotations.insert(id.to_owned(), annotation);
        OneOf::Right(AnnotatedTextEdit {
            text_edit,
            annotation_id: id.to_owned(),
        })
    });
    let edits = edits.collect();
    Some(WorkspaceEdit {
        document_changes: Some(DocumentChanges::Edits(vec![TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier {
                uri,
                version: Some(snapshot.version),
            },
            edits,
        }])),
        change_annotations: (!annotations.is_empty()).then_some(annotations),
        ..WorkspaceEdit::default()
    })
}

/// What the client asks before an edit that is in doubt, under a name of its own.
fn annotation(doubt: Doubt) -> (&'static str, ChangeAnnotation) {
    let (id, label, description) = match doubt {
        Doubt::Quoted => (
            "in-quote",
            "Inside a quote",
            "A quote is somebody’s words: change it only if they said it so.",
        ),
        Doubt::Shared => (
            "shared-name",
            "A family name that several people have",
            "Change it only where it means the person you rename.",
        ),
    };
    let annotation = ChangeAnnotation {
        label: label.to_owned(),
        needs_confirmation: Some(true),
        description: Some(description.to_owned()),
    };
    (id, annotation)
}
