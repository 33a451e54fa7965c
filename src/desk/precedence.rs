//! Two rules on the same words: one fault, one finding.

use crate::rules::{Finding, RULES};

/// Puts `findings` in the order they stand in the draft, and where two rules report mostly the same
/// words keeps the one that comes first in [`RULES`].
pub(super) fn sort_and_settle(findings: &mut Vec<Finding>) {
    let rank = |finding: &Finding| {
        RULES
            .iter()
            .position(|rule| rule.id == finding.rule)
            .unwrap_or(RULES.len())
    };
    findings.sort_by_cached_key(|finding| (finding.span, rank(finding), finding.message.clone()));
    let mut kept: Vec<Finding> = Vec::with_capacity(findings.len());
    for finding in findings.drain(..) {
        // Those that may overlap it are among the last few: a finding is a few words long.
        let first = kept.len().saturating_sub(NEAR);
        let rival = kept[first..]
            .iter()
            .rposition(|other| other.span.end > finding.span.start)
            .map(|at| first + at);
        match rival {
            Some(at) if same_words(&kept[at], &finding) => {
                if rank(&finding) < rank(&kept[at]) {
                    kept[at] = finding;
                }
            }
            _ => kept.push(finding),
        }
    }
    *findings = kept;
}

/// How far back a rival is looked for.
const NEAR: usize = 8;

/// Whether two rules speak of mostly the same words: more than half of the longer span.
fn same_words(one: &Finding, other: &Finding) -> bool {
    let shared = one
        .span
        .end
        .min(other.span.end)
        .saturating_sub(one.span.start.max(other.span.start));
    one.rule != other.rule && shared * 2 > one.span.len().max(other.span.len())
}
