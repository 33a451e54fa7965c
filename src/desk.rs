//! One draft in, its findings out: the only path, for the command line and the server alike.

use std::sync::Arc;

use crate::{
    draft::{Draft, Passage},
    reading::{Memo, Reading},
    rules::{Check, Evidence, Finding, Findings, PassageEvidence, Rule, Severity},
    settings::Settings,
    text::{Edit, Span},
};

/// The rules in force.
#[derive(Debug, Clone)]
pub struct Desk {
    settings: Arc<Settings>,
    rules: Vec<(&'static Rule, Option<Severity>)>,
}

/// What the desk remembers of one draft from one state of it to the next.
#[derive(Debug, Clone, Default)]
pub struct DeskMemo {
    reading: Memo,
}

/// A draft, read and checked.
#[derive(Debug, Clone)]
pub struct Checked {
    /// What the draft says.
    pub reading: Arc<Reading>,
    /// What was found, in the order it stands in the draft; spans are of the draft.
    pub findings: Vec<Finding>,
}

impl Desk {
    /// The desk under these settings.
    pub fn new(settings: Arc<Settings>) -> Self {
        let rules = settings.rules().collect();
        Self { settings, rules }
    }

    /// The settings in force.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Reads and checks `draft`. What `memo` remembers of an earlier state of it is not done again.
    pub fn check(&self, draft: &Draft, memo: &mut DeskMemo) -> Checked {
        let reading = Reading::of(draft, &mut memo.reading, self.settings.story_date());
        let evidence = Evidence {
            draft,
            reading: &reading,
        };
        let mut findings = Vec::new();
        for &(rule, severity) in &self.rules {
            let mut found = Findings::new(rule);
            match rule.check {
                Check::Draft(check) => check(&evidence, &mut found),
                Check::Passage(check) => {
                    for (index, (passage, facts)) in
                        draft.passages().iter().zip(&reading.facts).enumerate()
                    {
                        let mut local = Findings::new(rule);
                        check(&PassageEvidence { passage, facts }, &mut local);
                        let start = draft.passage_start(index);
                        findings.extend(
                            local
                                .into_list()
                                .into_iter()
                                .map(|finding| place(finding, passage, start)),
                        );
                    }
                }
            }
            findings.extend(found.into_list());
            let _ = severity;
        }
        findings.sort_by_key(|finding| finding.span);
        Checked {
            reading: Arc::new(reading),
            findings,
        }
    }
}

/// A finding in a passage's prose as a finding in the draft.
fn place(mut finding: Finding, passage: &Passage, start: u32) -> Finding {
    let prose = passage.prose();
    let to_draft = |span: Span| prose.to_passage(span).shifted(start);
    // A fix must not cut through markup: it is offered only where the words stand unbroken.
    finding
        .fixes
        .retain(|fix| fix.edits.iter().all(|edit| prose.is_verbatim(edit.span)));
    for Edit { span, .. } in finding.fixes.iter_mut().flat_map(|fix| &mut fix.edits) {
        *span = to_draft(*span);
    }
    finding.span = to_draft(finding.span);
    for related in &mut finding.related {
        related.span = to_draft(related.span);
    }
    finding
}
