//! Code actions: the ways out of a finding, letting it stand, and all safe fixes at once.
//!
//! A client that resolves edits gets actions without them and asks for the one that is chosen
//! ([`deferred`]); any other gets them complete.

mod deferred;

use std::{collections::HashMap, str::FromStr};

use similar::{DiffTag, TextDiff};
use tower_lsp::ls_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, CodeActionResponse,
    Diagnostic, DocumentChanges, NumberOrString, OneOf, OptionalVersionedTextDocumentIdentifier,
    TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};

use deferred::Way;
pub(super) use deferred::{Deferred, resolve};

use super::{
    answer::NoAnswer, capabilities::FIX_ALL, convert::Converter, snapshot::Snapshot, stet_note,
};
use crate::{
    desk::{Checked, fixes},
    rules::{Finding, Safety},
    text::{Edit, Span},
};

/// How many findings may be let stand from one list: with more of them selected nobody picks from a list.
const MOST_STETS: usize = 8;

/// What can be done about the findings in a range.
pub(super) fn code_actions(
    snapshot: &Snapshot,
    params: CodeActionParams,
) -> Result<Option<CodeActionResponse>, NoAnswer> {
    if !snapshot.client.code_actions {
        return Ok(None);
    }
    let wanted = Wanted(params.context.only);
    let checked = snapshot.checked();
    snapshot.go_on()?;
    let Some(scribe) = Scribe::new(snapshot, params.context.diagnostics) else {
        return Ok(None);
    };
    let mut actions = Vec::new();
    if wanted.has(&CodeActionKind::QUICKFIX) {
        let range = scribe.converter.span(params.range);
        let mut here: Vec<&Finding> = findings_in(&checked.findings, range).collect();
        if here.is_empty() {
            here = scribe.asked_about(&checked.findings);
        }
        for finding in &here {
            scribe.fixes(finding, &mut actions);
        }
        for finding in here.iter().take(MOST_STETS) {
            snapshot.go_on()?;
            scribe.stets(finding, &mut actions);
        }
    }
    if wanted.has(&FIX_ALL) {
        actions.extend(scribe.fix_all(&checked, wanted.is_filter()));
    }
    snapshot.go_on()?;
    if !snapshot.is_current() {
        return Err(NoAnswer::Moved);
    }
    Ok(Some(
        actions
            .into_iter()
            .map(CodeActionOrCommand::CodeAction)
            .collect(),
    ))
}

/// The kinds that were asked for; all if none was named.
struct Wanted(Option<Vec<CodeActionKind>>);

impl Wanted {
    /// Whether certain kinds were asked for, and not just anything that there is.
    fn is_filter(&self) -> bool {
        self.0
            .as_ref()
            .is_some_and(|only| only.iter().all(|kind| !kind.as_str().is_empty()))
    }

    fn has(&self, kind: &CodeActionKind) -> bool {
        self.0.as_ref().is_none_or(|only| {
            only.iter().any(|wanted| {
                let rest = kind.as_str().strip_prefix(wanted.as_str());
                wanted.as_str().is_empty()
                    || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            })
        })
    }
}

fn findings_in(findings: &[Finding], range: Span) -> impl Iterator<Item = &Finding> {
    let after = findings.partition_point(|finding| finding.span.start <= range.end);
    findings[..after]
        .iter()
        .filter(move |finding| finding.span.end >= range.start)
}

/// Writes actions for one request.
struct Scribe<'a> {
    snapshot: &'a Snapshot,
    converter: Converter<'a>,
    uri: Uri,
    /// The diagnostics that the client asks about.
    sent: Vec<Diagnostic>,
}

impl<'a> Scribe<'a> {
    fn new(snapshot: &'a Snapshot, sent: Vec<Diagnostic>) -> Option<Self> {
        Some(Self {
            uri: Uri::from_str(&snapshot.uri).ok()?,
            converter: snapshot.converter(),
            snapshot,
            sent,
        })
    }

    /// The findings whose diagnostics the client sent. Some editors send those of the cursor's whole
    /// line, and what they show on that line should have its way out there.
    fn asked_about<'f>(&self, findings: &'f [Finding]) -> Vec<&'f Finding> {
        let mut found = Vec::new();
        for sent in &self.sent {
            let Some(NumberOrString::String(code)) = &sent.code else {
                continue;
            };
            let span = self.converter.span(sent.range);
            found.extend(
                findings_in(findings, span)
                    .filter(|finding| finding.span == span && finding.rule == code),
            );
        }
        found
    }

    fn fixes(&self, finding: &Finding, actions: &mut Vec<CodeAction>) {
        let preferred = finding
            .fixes
            .iter()
            .position(|fix| fix.safety == Safety::Safe);
        for (index, fix) in finding.fixes.iter().enumerate() {
            let action = self.action(fix.title.clone(), finding, Way::Fix(index));
            actions.extend(action.map(|action| CodeAction {
                is_preferred: self.preferred(preferred == Some(index)),
                ..action
            }));
        }
    }

    fn stets(&self, finding: &Finding, actions: &mut Vec<CodeAction>) {
        let title = format!("Let it stand (stet {})", finding.rule);
        actions.extend(self.action(title, finding, Way::Stet));
        let title = format!("Let it stand in this file (stet-file {})", finding.rule);
        if actions.iter().all(|action| action.title != title) {
            actions.extend(self.action(title, finding, Way::StetFile));
        }
    }

    /// The edits of one way out of a finding; `None` where there is no such way.
    fn edits(&self, finding: &Finding, way: Way) -> Option<Vec<Edit>> {
        let draft = &self.snapshot.draft;
        match way {
            Way::Fix(index) => finding.fixes.get(index).map(|fix| fix.edits.clone()),
            Way::Stet => {
                stet_note::on_line(draft, finding.rule, finding.span.start).map(|edit| vec![edit])
            }
            Way::StetFile => stet_note::in_file(draft, finding.rule).map(|edit| vec![edit]),
        }
    }

    /// All safe fixes; nothing if there is none.
    ///
    /// Asked for by its kind, and where the client resolves edits, the draft is fixed until no safe fix is
    /// left. Editors also ask for anything there is at every move of the cursor: those that do not resolve
    /// get the fixes of one round, which need no new reading and are nearly always all.
    fn fix_all(&self, checked: &Checked, to_the_end: bool) -> Option<CodeAction> {
        let chosen = fixes::choose(&checked.findings, Safety::Safe);
        if chosen.is_empty() {
            return None;
        }
        let action = CodeAction {
            title: "Make all safe fixes".to_owned(),
            kind: Some(FIX_ALL),
            ..CodeAction::default()
        };
        if self.snapshot.client.resolves_edits {
            return Some(CodeAction {
                data: Some(self.deferred(None)),
                ..action
            });
        }
        Some(CodeAction {
            edit: Some(self.workspace_edit(&self.safe_edits(checked, to_the_end))),
            ..action
        })
    }

    /// The edits of all safe fixes: of one round, or until none is left.
    fn safe_edits(&self, checked: &Checked, to_the_end: bool) -> Vec<Edit> {
        let chosen = fixes::choose(&checked.findings, Safety::Safe);
        let mut edits: Vec<Edit> = chosen.iter().flat_map(|fix| fix.edits.clone()).collect();
        edits.sort_unstable();
        if to_the_end {
            let draft = &self.snapshot.draft;
            let mut once = draft.clone();
            for edit in edits.iter().rev() {
                once.edit(edit.span, &edit.replacement);
            }
            let memo = self.snapshot.publisher.memo();
            let fixed = fixes::fix_all_from(&self.snapshot.desk(), draft, memo, Safety::Safe).draft;
            if once.text() != fixed.text() {
                edits = differences(&draft.text().to_string(), &fixed.text().to_string());
            }
        }
        edits
    }

    /// One way out of a finding, if there is that way.
    fn action(&self, title: String, finding: &Finding, way: Way) -> Option<CodeAction> {
        let edits = self.edits(finding, way)?;
        let action = CodeAction {
            title,
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![self.diagnostic(finding)]),
            ..CodeAction::default()
        };
        Some(if self.snapshot.client.resolves_edits {
            CodeAction {
                data: Some(self.deferred(Some((finding, way)))),
                ..action
            }
        } else {
            CodeAction {
                edit: Some(self.workspace_edit(&edits)),
                ..action
            }
        })
    }

    fn preferred(&self, is: bool) -> Option<bool> {
        (is && self.snapshot.client.preferred_actions).then_some(true)
    }

    /// The diagnostic as the client sent it, so that it knows it again; as we would send it otherwise.
    fn diagnostic(&self, finding: &Finding) -> Diagnostic {
        let ours = self
            .converter
            .diagnostic(finding, &self.uri, &self.snapshot.client);
        let is_ours = |sent: &&Diagnostic| {
            sent.range == ours.range
                && sent.message == ours.message
                && matches!(&sent.code, Some(NumberOrString::String(code)) if code == finding.rule)
        };
        self.sent.iter().find(is_ours).cloned().unwrap_or(ours)
    }

    fn workspace_edit(&self, edits: &[Edit]) -> WorkspaceEdit {
        let edits: Vec<TextEdit> = edits
            .iter()
            .map(|edit| self.converter.text_edit(edit))
            .collect();
        if self.snapshot.client.versioned_edits {
            return WorkspaceEdit {
                document_changes: Some(DocumentChanges::Edits(vec![TextDocumentEdit {
                    text_document: OptionalVersionedTextDocumentIdentifier {
                        uri: self.uri.clone(),
                        version: Some(self.snapshot.version),
                    },
                    edits: edits.into_iter().map(OneOf::Left).collect(),
                }])),
                ..WorkspaceEdit::default()
            };
        }
        WorkspaceEdit {
            changes: Some(HashMap::from([(self.uri.clone(), edits)])),
            ..WorkspaceEdit::default()
        }
    }
}

/// The edits that lead from `before` to `after`, in whole lines.
fn differences(before: &str, after: &str) -> Vec<Edit> {
    let diff = TextDiff::from_lines(before, after);
    let old = ends(diff.iter_old_slices());
    let new = ends(diff.iter_new_slices());
    diff.ops()
        .iter()
        .filter(|op| op.tag() != DiffTag::Equal)
        .map(|op| {
            let (was, is) = (op.old_range(), op.new_range());
            let words = &after[new[is.start] as usize..new[is.end] as usize];
            Edit::new(Span::new(old[was.start], old[was.end]), words)
        })
        .collect()
}

/// 0, and the byte offset at which each line ends.
fn ends<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<u32> {
    let ends = lines.scan(0, |at, line| {
        *at += line.len() as u32;
        Some(*at)
    });
    std::iter::once(0).chain(ends).collect()
}

#[cfg(test)]
mod tests {
    use super::differences;
    use crate::text::edit::apply;

    #[test]
    fn differences_lead_from_one_text_to_the_other_and_leave_other_lines_alone() {
        let cases = [
            ("one\r\ntwo\r\nthree", "one\r\n2\r\nthree", 1),
            ("one\ntwo\nthree\n", "two\nthree\nfour\n", 2),
            ("", "one\n", 1),
            ("one\n", "", 1),
            ("a\rb\rc", "a\rß🙂\rc", 1),
            ("same\n", "same\n", 0),
        ];
        for (before, after, count) in cases {
            let edits = differences(before, after);
            assert_eq!(apply(before, &edits).as_deref(), Some(after), "{edits:?}");
            assert_eq!(edits.len(), count, "{edits:?}");
        }
    }
}
