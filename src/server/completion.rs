//! Completion: names as this place of the draft takes them, keys of the front matter, rules of a stet.
//!
//! Where something can be completed is read from the words before the cursor. Who can be named there
//! comes from the draft as it was read last, so that a keystroke in a long draft waits for nothing.

mod cast;
mod keys;
mod listed;
mod names;
mod officials;
mod resolve;
mod rules;
mod typed;

use serde_json::json;
use tower_lsp::ls_types::{
    CompletionContext, CompletionItem, CompletionItemKind, CompletionItemLabelDetails,
    CompletionList, CompletionParams, CompletionResponse, CompletionTextEdit,
    CompletionTriggerKind, InsertReplaceEdit, TextEdit,
};

use super::{answer::NoAnswer, snapshot::Snapshot};
use crate::{language::name::unaccented, text::Span};
use listed::{Candidate, Listed, Sort};
use names::Scene;

pub(super) use resolve::resolve;

/// The characters after which a client asks by itself: the space after a title, the slash of a rule.
pub(super) const TRIGGERS: [&str; 2] = [" ", "/"];

/// What can be written at a place of the draft.
pub(super) fn completion(
    snapshot: &Snapshot,
    params: CompletionParams,
) -> Result<Option<CompletionResponse>, NoAnswer> {
    snapshot.go_on()?;
    let CompletionParams {
        text_document_position,
        context,
        ..
    } = params;
    let position = text_document_position.position;
    if position.line as usize >= snapshot.draft.text().len_lines() {
        return Ok(None);
    }
    let converter = snapshot.converter();
    let offset = converter.offset(position);
    let Some((listed, end)) = listed(snapshot, offset, context)? else {
        return Ok(None);
    };
    let insert = converter.range(Span::new(listed.from.min(offset), offset));
    let replace = converter.range(Span::new(listed.from.min(offset), end.max(offset)));
    let typed = snapshot
        .draft
        .slice(Span::new(listed.from.min(offset), offset));
    let is_plain = typed.is_ascii();
    let items = listed
        .items
        .into_iter()
        .enumerate()
        .map(|(place, candidate)| {
            let new_text = candidate.text.clone();
            let edit = if snapshot.client.completion.insert_replace {
                CompletionTextEdit::InsertAndReplace(InsertReplaceEdit {
                    new_text,
                    insert,
                    replace,
                })
            } else {
                CompletionTextEdit::Edit(TextEdit {
                    range: insert,
                    new_text,
                })
            };
            item(snapshot, candidate, place, edit, is_plain)
        })
        .collect();
    Ok(Some(CompletionResponse::List(CompletionList {
        is_incomplete: listed.is_incomplete,
        items,
    })))
}

/// What can be written at byte `offset`, and where the word ends that it may take the place of.
fn listed(
    snapshot: &Snapshot,
    offset: u32,
    context: Option<CompletionContext>,
) -> Result<Option<(Listed, u32)>, NoAnswer> {
    if snapshot.is_left_out() {
        return Ok(None);
    }
    let draft = &snapshot.draft;
    if let Some(syntax) = draft.front_matter_around(offset) {
        return Ok(keys::listed(draft, offset, syntax));
    }
    if let Some(note) = rules::note_at(draft, offset) {
        return Ok(Some(note.listed(snapshot, offset)));
    }
    let trigger =
        context.filter(|context| context.trigger_kind == CompletionTriggerKind::TRIGGER_CHARACTER);
    let is_asked = trigger.is_none();
    if trigger.is_some_and(|trigger| trigger.trigger_character.as_deref() == Some("/")) {
        return Ok(None);
    }
    let Some(typed) = typed::at(draft, offset) else {
        return Ok(None);
    };
    let is_after_title = typed.title.as_ref().is_some_and(|title| title.is_formal);
    if typed.beginnings.is_empty() && !is_asked && !is_after_title {
        return Ok(None);
    }
    let (read, checked) = snapshot.lately_checked();
    snapshot.go_on()?;
    let desk = snapshot.desk();
    let scene = Scene {
        typed: &typed,
        draft,
        read: &read,
        reading: &checked.reading,
        roster: desk.settings().roster(),
        house: desk.house(draft),
        is_asked,
    };
    Ok(Some((scene.names(), typed.word_end)))
}

fn item(
    snapshot: &Snapshot,
    candidate: Candidate,
    place: usize,
    edit: CompletionTextEdit,
    is_plain: bool,
) -> CompletionItem {
    let Candidate {
        text,
        begun,
        told,
        sort,
        person,
        name,
    } = candidate;
    let traits = &snapshot.client.completion;
    let plain = unaccented(&begun);
    // What is typed comes first, with accents or without: some clients hold only beginnings against it.
    let filter = if plain == begun {
        begun.clone()
    } else if is_plain {
        format!("{plain} {begun}")
    } else {
        format!("{begun} {plain}")
    };
    let detail = Some(told).filter(|told| !told.is_empty());
    CompletionItem {
        label_details: detail
            .clone()
            .filter(|_| traits.label_details)
            .map(|description| CompletionItemLabelDetails {
                detail: None,
                description: Some(description),
            }),
        detail,
        kind: Some(kind(sort)),
        sort_text: Some(format!("{place:04}")),
        filter_text: Some(filter),
        text_edit: Some(edit),
        data: Some(json!({
            "uri": &*snapshot.uri,
            "person": person,
            "name": name,
            "rule": (sort == Sort::Rule).then_some(&text),
        })),
        label: text,
        ..CompletionItem::default()
    }
}

/// There is no kind for people. Not `TEXT`: clients leave that out beside words of their own.
fn kind(sort: Sort) -> CompletionItemKind {
    match sort {
        Sort::Person => CompletionItemKind::REFERENCE,
        Sort::Body => CompletionItemKind::MODULE,
        Sort::Key => CompletionItemKind::PROPERTY,
        Sort::Value => CompletionItemKind::ENUM_MEMBER,
        Sort::Rule => CompletionItemKind::VALUE,
    }
}
