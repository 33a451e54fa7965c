//! Which fixes go together, and applying them until nothing changes.

use std::collections::BTreeSet;

use super::{Desk, DeskMemo};
use crate::{
    draft::Draft,
    rules::{Finding, Fix, Safety},
    text::Edit,
};

/// After this many rounds fixing stops: each round only ever mends what the one before uncovered.
const ROUNDS: usize = 10;

/// The first fix of each finding that is as safe as asked, leaving out those that conflict with one
/// before them. The edits may be applied together.
pub fn choose(findings: &[Finding], least: Safety) -> Vec<&Fix> {
    let mut taken: BTreeSet<&Edit> = BTreeSet::new();
    let mut chosen = Vec::new();
    for finding in findings {
        let fix = finding
            .fixes
            .iter()
            .find(|fix| least == Safety::Unsafe || fix.safety == Safety::Safe);
        let Some(fix) = fix else { continue };
        // Those taken do not overlap, so a conflict can only be with a neighbour.
        let is_free = |edit: &Edit| {
            let before = taken.range::<&Edit, _>(..=edit).next_back();
            let after = taken.range::<&Edit, _>(edit..).next();
            before
                .into_iter()
                .chain(after)
                .all(|other| !other.conflicts(edit))
        };
        if fix.edits.iter().all(is_free) {
            taken.extend(&fix.edits);
            chosen.push(fix);
        }
    }
    chosen
}

/// A draft with its fixes made.
#[derive(Debug, Clone)]
pub struct Fixed {
    /// The draft after them.
    pub draft: Draft,
    /// How many were made.
    pub count: usize,
}

/// Makes all fixes that are as safe as asked, again and again until none is left. Where two undo each
/// other, neither is made.
pub fn fix_all(desk: &Desk, draft: &Draft, least: Safety) -> Fixed {
    fix_all_from(desk, draft, DeskMemo::default(), least)
}

/// The same for a draft that was checked before: what `memo` remembers of it is not done again.
pub fn fix_all_from(desk: &Desk, draft: &Draft, mut memo: DeskMemo, least: Safety) -> Fixed {
    let mut fixed = Fixed {
        draft: draft.clone(),
        count: 0,
    };
    // Each state on the way: one that comes back shows a circle, and is where it was entered.
    let mut passed: Vec<Fixed> = Vec::new();
    for _ in 0..ROUNDS {
        let findings = desk.check(&fixed.draft, &mut memo).findings;
        let chosen = choose(&findings, least);
        let mut edits: Vec<&Edit> = chosen.iter().flat_map(|fix| &fix.edits).collect();
        // From the end, so that the spans of those before stay true.
        edits.sort_unstable_by(|one, other| other.cmp(one));
        if edits.is_empty() {
            break;
        }
        passed.push(fixed.clone());
        for edit in edits {
            fixed.draft.edit(edit.span, &edit.replacement);
        }
        fixed.count += chosen.len();
        let text = fixed.draft.text();
        if let Some(entered) = passed.iter().position(|other| other.draft.text() == text) {
            return passed.swap_remove(entered);
        }
    }
    fixed
}
