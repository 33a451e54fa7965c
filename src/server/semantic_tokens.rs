//! Semantic tokens: quotes, speakers, people, bodies, titles, dates and quantities, for colours.
//!
//! [`legend`] says which kinds there are, what they are called and by which standard names clients that
//! do not know them hear of them. Tokens never overlap and never have a line break in them, whatever the
//! client could take. A delta is the one stretch of numbers in which two results differ: tokens count
//! from one another, so an edit changes few of them.

mod encode;
mod legend;
mod pieces;

use std::sync::{Mutex, PoisonError};

use tower_lsp::ls_types::{
    Range, SemanticToken, SemanticTokens, SemanticTokensDelta, SemanticTokensFullDeltaResult,
    SemanticTokensRangeResult, SemanticTokensResult,
};

use super::{answer::NoAnswer, snapshot::Snapshot};

pub(super) use legend::legend;

/// The tokens that were last sent for a document, which deltas count from.
#[derive(Debug, Default)]
pub(super) struct Sent(Mutex<Option<Tokens>>);

#[derive(Debug)]
struct Tokens {
    /// The revision of the document, and how many other results it had before.
    id: (u64, u32),
    tokens: Vec<SemanticToken>,
}

impl Tokens {
    fn id(&self) -> String {
        let (revision, round) = self.id;
        format!("{revision}.{round}")
    }
}

/// All tokens of the document.
pub(super) fn full(snapshot: &Snapshot, (): ()) -> Result<Option<SemanticTokensResult>, NoAnswer> {
    Ok(Some(keep(snapshot, tokens(snapshot, None)?).into()))
}

/// What changed of the tokens since the result `previous`; all of them if that is not known any more.
#[expect(clippy::needless_pass_by_value, reason = "the shape of a handler")]
pub(super) fn delta(
    snapshot: &Snapshot,
    previous: String,
) -> Result<Option<SemanticTokensFullDeltaResult>, NoAnswer> {
    let tokens = tokens(snapshot, None)?;
    let edits = {
        let sent = lock(&snapshot.tokens);
        let old = sent.as_ref().filter(|old| old.id() == previous);
        old.map(|old| encode::edits(&old.tokens, &tokens))
    };
    let Some(edits) = edits else {
        let SemanticTokens { result_id, data } = keep(snapshot, tokens);
        return Ok(Some(SemanticTokens { result_id, data }.into()));
    };
    Ok(Some(
        SemanticTokensDelta {
            result_id: Some(remember(snapshot, tokens)),
            edits,
        }
        .into(),
    ))
}

/// The tokens in a range.
pub(super) fn range(
    snapshot: &Snapshot,
    range: Range,
) -> Result<Option<SemanticTokensRangeResult>, NoAnswer> {
    let data = tokens(snapshot, Some(range))?;
    Ok(Some(
        SemanticTokens {
            result_id: None,
            data,
        }
        .into(),
    ))
}

fn tokens(snapshot: &Snapshot, range: Option<Range>) -> Result<Vec<SemanticToken>, NoAnswer> {
    snapshot.go_on()?;
    let reading = snapshot.reading();
    snapshot.go_on()?;
    let pieces = pieces::pieces(&snapshot.draft, &reading);
    snapshot.go_on()?;
    let wanted = match range {
        None => &pieces[..],
        Some(range) => {
            let span = snapshot.converter().span(range);
            let first = pieces.partition_point(|piece| piece.span.end <= span.start);
            let behind = pieces.partition_point(|piece| piece.span.start < span.end);
            &pieces[first..behind.max(first)]
        }
    };
    let text = snapshot.draft.text();
    Ok(encode::tokens(text, wanted, snapshot.client.encoding))
}

/// The result to send; it is remembered.
fn keep(snapshot: &Snapshot, tokens: Vec<SemanticToken>) -> SemanticTokens {
    SemanticTokens {
        data: tokens.clone(),
        result_id: Some(remember(snapshot, tokens)),
    }
}

/// Remembers what is sent; the id of the result.
fn remember(snapshot: &Snapshot, tokens: Vec<SemanticToken>) -> String {
    let mut sent = lock(&snapshot.tokens);
    let round = match &*sent {
        Some(old) if old.tokens == tokens && old.id.0 == snapshot.revision => return old.id(),
        Some(old) if old.id.0 == snapshot.revision => old.id.1 + 1,
        _ => 0,
    };
    let id = (snapshot.revision, round);
    sent.insert(Tokens { id, tokens }).id()
}

fn lock(sent: &Sent) -> std::sync::MutexGuard<'_, Option<Tokens>> {
    sent.0.lock().unwrap_or_else(PoisonError::into_inner)
}
