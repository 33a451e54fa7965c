//! What the client shows of a document, and how little of it changes with an edit.
//!
//! A long draft has hundreds of findings, and a keystroke changes a few. So each diagnostic is kept
//! as it was sent, and sent again as it is while its words and its line are the same; one that an
//! edit above moved down by some lines is only numbered anew.

use std::{io::Write as _, str::FromStr, sync::Arc};

use tower_lsp::ls_types::{Diagnostic, Range, Uri};

use super::{
    calm::{Calm, Change},
    convert::Converter,
    snapshot::Snapshot,
};
use crate::{desk::Checked, draft::Draft, rules::Finding, text::Span};

/// What the client shows of one document.
pub(super) struct Screen {
    uri: Uri,
    /// The address in JSON, with its marks.
    address: String,
    shown: Option<Shown>,
    calm: Calm,
}

struct Shown {
    revision: u64,
    checked: Arc<Checked>,
    draft: Draft,
    entries: Vec<Entry>,
    /// The indexes of the findings that are not shown yet.
    held: Vec<usize>,
}

/// A finding as it was sent.
struct Entry {
    finding: Finding,
    diagnostic: Diagnostic,
    json: Arc<[u8]>,
}

impl Screen {
    pub(super) fn new(uri: &str) -> Self {
        Self {
            // Every address here came from the client as one.
            uri: Uri::from_str(uri).unwrap_or_else(|_| unknown_address()),
            address: serde_json::Value::from(uri).to_string(),
            shown: None,
            calm: Calm::default(),
        }
    }

    /// The message that shows nothing any more.
    pub(super) fn clear(&mut self) -> Vec<u8> {
        self.shown = None;
        let mut message = self.head(None);
        message.extend_from_slice(b"]}}");
        message
    }

    /// Forgets what was shown: the next message is made from nothing.
    pub(super) fn forget(&mut self) {
        self.shown = None;
    }

    /// Whether what was found in this version is known here, shown or held back.
    pub(super) fn knows(&self, snapshot: &Snapshot, checked: &Arc<Checked>) -> bool {
        self.shown.as_ref().is_some_and(|shown| {
            shown.revision == snapshot.revision && Arc::ptr_eq(&shown.checked, checked)
        })
    }

    /// The message that shows what was found, without what is held back where somebody writes; `None` if
    /// that is what is shown.
    pub(super) fn show(&mut self, snapshot: &Snapshot, checked: &Arc<Checked>) -> Option<Vec<u8>> {
        let held = self.held(snapshot, checked);
        if let Some(shown) = &mut self.shown
            && shown.revision == snapshot.revision
            && shown.held == held
            && (Arc::ptr_eq(&shown.checked, checked) || shown.checked.findings == checked.findings)
        {
            shown.checked = Arc::clone(checked);
            return None;
        }
        let findings = &checked.findings;
        let converter = snapshot.converter();
        let before = self.shown.take();
        let (shift, old) = match before {
            Some(Shown { draft, entries, .. }) => {
                (Some(Shift::between(&draft, &snapshot.draft)), entries)
            }
            None => (None, Vec::new()),
        };
        let mut old = old.into_iter().peekable();
        let mut entries = Vec::with_capacity(findings.len());
        let mut held_back = held.iter().copied().peekable();
        for (index, finding) in findings.iter().enumerate() {
            if held_back.next_if_eq(&index).is_some() {
                continue;
            }
            let kept = shift.as_ref().and_then(|shift| {
                // Both lists are in the order of the text, and an edit keeps that order.
                while old
                    .peek()
                    .is_some_and(|entry| shift.start(entry.finding.span) < finding.span.start)
                {
                    old.next();
                }
                let entry = old.next_if(|entry| shift.is_same(&entry.finding, finding))?;
                Some(entry.moved(finding, shift, &converter))
            });
            entries.push(kept.unwrap_or_else(|| {
                let diagnostic = converter.diagnostic(finding, &self.uri, &snapshot.client);
                Entry {
                    finding: finding.clone(),
                    json: to_json(&diagnostic),
                    diagnostic,
                }
            }));
        }
        let mut message = self.head(Some(snapshot.version));
        message.reserve(
            entries
                .iter()
                .map(|entry| entry.json.len() + 1)
                .sum::<usize>()
                + 3,
        );
        for (index, entry) in entries.iter().enumerate() {
            if index > 0 {
                message.push(b',');
            }
            message.extend_from_slice(&entry.json);
        }
        message.extend_from_slice(b"]}}");
        self.shown = Some(Shown {
            revision: snapshot.revision,
            checked: Arc::clone(checked),
            draft: snapshot.draft.clone(),
            entries,
            held,
        });
        Some(message)
    }

    /// The indexes of the findings that are held back.
    fn held(&mut self, snapshot: &Snapshot, checked: &Checked) -> Vec<usize> {
        let (Some(writing), Some(shown)) = (snapshot.held_back(), &self.shown) else {
            self.calm.forget();
            return Vec::new();
        };
        let change = Change::between(&shown.draft, &snapshot.draft, writing.cursor);
        let before = shown.entries.iter().map(|entry| &entry.finding);
        self.calm.held(&writing, before, &change, &checked.findings)
    }

    /// The message up to its diagnostics.
    fn head(&self, version: Option<i32>) -> Vec<u8> {
        let mut head = Vec::with_capacity(256);
        head.extend_from_slice(
            br#"{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{"uri":"#,
        );
        head.extend_from_slice(self.address.as_bytes());
        if let Some(version) = version {
            let _ = write!(head, r#","version":{version}"#);
        }
        head.extend_from_slice(br#","diagnostics":["#);
        head
    }
}

fn unknown_address() -> Uri {
    Uri::from_str("about:blank").expect("a fixed address is one")
}

fn to_json(diagnostic: &Diagnostic) -> Arc<[u8]> {
    serde_json::to_vec(diagnostic)
        .expect("strings and numbers are always JSON")
        .into()
}

/// What lies between two states of a draft: all before `start` and all from `end` on is as it was.
struct Shift {
    start: u32,
    /// In the state before.
    end: u32,
    /// Where the first line starts that is wholly as it was, in the state before.
    line_start: u32,
    bytes: i64,
    lines: i64,
}

impl Shift {
    fn between(before: &Draft, after: &Draft) -> Self {
        let (first, last) = after.kept_since(before);
        let end = before.passage_start(before.passages().len() - last);
        let text = before.text();
        let line = text.byte_to_line(end as usize);
        let line_start = if text.line_to_byte(line) == end as usize {
            line
        } else {
            line + 1
        };
        Self {
            start: before.passage_start(first),
            end,
            line_start: text.line_to_byte(line_start.min(text.len_lines())) as u32,
            bytes: i64::from(after.len()) - i64::from(before.len()),
            lines: i64::from(last_line(after)) - i64::from(last_line(before)),
        }
    }

    /// Where a place before the edit is after it; `None` if it was touched.
    fn moved(&self, span: Span) -> Option<Span> {
        if span.end < self.start {
            Some(span)
        } else if span.start >= self.end {
            let moved = |offset: u32| u32::try_from(i64::from(offset) + self.bytes).ok();
            Some(Span::new(moved(span.start)?, moved(span.end)?))
        } else {
            None
        }
    }

    /// Where the span starts after the edit, as far as that is known; for keeping two lists in step.
    fn start(&self, span: Span) -> u32 {
        match self.moved(span) {
            Some(span) => span.start,
            None => self.start.min(span.start),
        }
    }

    fn is_same(&self, before: &Finding, after: &Finding) -> bool {
        before.rule == after.rule
            && before.severity == after.severity
            && self.moved(before.span) == Some(after.span)
            && before.message == after.message
            && before.related.len() == after.related.len()
            && before
                .related
                .iter()
                .zip(&after.related)
                .all(|(before, after)| {
                    self.moved(before.span) == Some(after.span) && before.message == after.message
                })
    }
}

impl Entry {
    /// The same entry after the edit, if its lines are as they were.
    fn moved(mut self, finding: &Finding, shift: &Shift, converter: &Converter<'_>) -> Self {
        let mut changed = false;
        changed |= move_range(
            &mut self.diagnostic.range,
            self.finding.span,
            finding.span,
            shift,
            converter,
        );
        if let Some(related) = &mut self.diagnostic.related_information {
            for (information, (before, after)) in related
                .iter_mut()
                .zip(self.finding.related.iter().zip(&finding.related))
            {
                changed |= move_range(
                    &mut information.location.range,
                    before.span,
                    after.span,
                    shift,
                    converter,
                );
            }
        }
        if changed {
            self.json = to_json(&self.diagnostic);
        }
        // The fixes are not part of what is shown.
        self.finding.span = finding.span;
        for (mine, theirs) in self.finding.related.iter_mut().zip(&finding.related) {
            mine.span = theirs.span;
        }
        self
    }
}

fn last_line(draft: &Draft) -> u32 {
    draft.text().len_lines() as u32
}

/// Brings a range from the state before to the one after; whether it changed.
fn move_range(
    range: &mut Range,
    before: Span,
    after: Span,
    shift: &Shift,
    converter: &Converter<'_>,
) -> bool {
    if before.end < shift.start {
        return false;
    }
    let mut moved = *range;
    if before.start >= shift.line_start {
        let line = |line: u32| u32::try_from(i64::from(line) + shift.lines).unwrap_or(line);
        moved.start.line = line(moved.start.line);
        moved.end.line = line(moved.end.line);
    } else {
        moved = converter.range(after);
    }
    let changed = moved != *range;
    *range = moved;
    changed
}
