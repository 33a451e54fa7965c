//! Commands that a client can have run, by `workspace/executeCommand`.
//!
//! | command | arguments | what it does | answer |
//! | --- | --- | --- | --- |
//! | `factdesk.showReading` | address of an open document | tells what the draft says | the JSON of `factdesk inspect` |
//! | `factdesk.explainRule` | id of a rule | explains the rule | its page, in Markdown |
//! | `factdesk.restart` | none | forgets all that was read from files, asks for the settings, checks anew | `null` |
//!
//! An editor's extension that has commands of these names itself says so among the client's capabilities,
//! `{"experimental": {"commands": {"commands": ["factdesk.restart"]}}}`; they are left out of the list
//! then, since some clients register every listed command and fail on a name that is taken. They are run
//! all the same when asked for. A client that does not show the reading itself is also told the gist of it
//! in a message, so that a click on a code lens says something everywhere.

use std::{fmt::Write as _, str::FromStr, sync::Arc};

use serde_json::Value;
use tower_lsp::{
    jsonrpc::{Error, Result},
    ls_types::{ExecuteCommandParams, Uri},
};

use super::{
    answer::{NoAnswer, answer},
    sections::is_to_be_looked_at,
    session::Session,
    snapshot::Snapshot,
};
use crate::{
    desk::Checked,
    reading::Speaker,
    report::reading::{ReadSheet, json},
    rules,
};

pub(super) const SHOW_READING: &str = "factdesk.showReading";
const EXPLAIN_RULE: &str = "factdesk.explainRule";
const RESTART: &str = "factdesk.restart";

/// All commands.
pub(super) const ALL: [&str; 3] = [SHOW_READING, EXPLAIN_RULE, RESTART];

/// Runs a command.
pub(super) async fn execute(
    session: &Arc<Session>,
    params: ExecuteCommandParams,
) -> Result<Option<Value>> {
    let first = params.arguments.first().and_then(Value::as_str);
    match params.command.as_str() {
        SHOW_READING => {
            let uri = first.and_then(|uri| Uri::from_str(uri).ok());
            let uri = uri.ok_or_else(|| {
                Error::invalid_params(format!("{SHOW_READING} wants the address of a document"))
            })?;
            let snapshot = session.snapshot(&uri);
            if snapshot.is_none() {
                return Err(Error::invalid_params(format!(
                    "{} is not open",
                    uri.as_str()
                )));
            }
            let told = answer(snapshot, (), reading).await?;
            let Some((object, gist)) = told else {
                return Ok(None);
            };
            if !session.traits().runs(SHOW_READING) {
                session.writer().notify(
                    "window/showMessage",
                    &serde_json::json!({"type": 3, "message": gist}),
                );
            }
            Ok(Some(object))
        }
        EXPLAIN_RULE => {
            let id = first.unwrap_or_default();
            let rule = rules::find(id).ok_or_else(|| {
                Error::invalid_params(match rules::nearest(id) {
                    Some(near) => format!("There is no rule “{id}”: did you mean “{near}”?"),
                    None => format!("There is no rule “{id}”"),
                })
            })?;
            Ok(Some(rule.page.into()))
        }
        RESTART => {
            session.restart();
            Ok(None)
        }
        other => Err(Error::invalid_params(format!(
            "There is no command {other}"
        ))),
    }
}

/// The reading as `factdesk inspect` prints it, and the gist of it.
fn reading(snapshot: &Snapshot, (): ()) -> std::result::Result<Option<(Value, String)>, NoAnswer> {
    snapshot.go_on()?;
    let checked = snapshot.checked();
    snapshot.go_on()?;
    let text = json(&ReadSheet {
        path: snapshot.draft.name(),
        draft: &snapshot.draft,
        reading: &checked.reading,
    });
    let object = serde_json::from_str(&text).unwrap_or_default();
    Ok(Some((object, gist(&checked))))
}

/// Who is quoted how often, and how much is to be looked at.
fn gist(checked: &Checked) -> String {
    let reading = &checked.reading;
    let mut speakers: Vec<(Option<&str>, usize)> = Vec::new();
    for quote in &reading.quotes {
        let speaker = quote.attribution.as_ref();
        let name = speaker
            .filter(|by| by.speaker != Speaker::Unresolved)
            .and_then(|by| reading.speaker_name(by));
        match speakers.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => speakers.push((name, 1)),
        }
    }
    // Most quoted first, whom nobody names last.
    speakers.sort_by_key(|(name, count)| (name.is_none(), std::cmp::Reverse(*count)));
    let mut gist = match reading.quotes.len() {
        0 => "No quotes".to_owned(),
        1 => "1 quote".to_owned(),
        more => format!("{more} quotes"),
    };
    for (index, (name, count)) in speakers.iter().enumerate() {
        let lead = if index == 0 { ": " } else { ", " };
        let _ = write!(gist, "{lead}{} {count}", name.unwrap_or("nobody named"));
    }
    let findings = checked.findings.iter();
    let to_look_at = findings
        .filter(|finding| is_to_be_looked_at(finding))
        .count();
    match to_look_at {
        0 => gist.push_str(". Nothing to look at."),
        some => {
            let _ = write!(gist, ". To look at: {some}.");
        }
    }
    gist
}
