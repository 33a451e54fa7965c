//! Parts that do not make the whole they are said to make.

mod table;

use crate::{
    language::number::{Amount, Interval},
    reading::arithmetic::{Bound, Total, Whole},
    rules::{Check, Findings, PassageEvidence, Rule, Severity},
};

pub(crate) static RULE: Rule = Rule {
    id: "numbers/total-mismatch",
    severity: Severity::Error,
    needs: &[],
    page: include_str!("total_mismatch.md"),
    check: Check::Both(check, table::check),
};

fn check(evidence: &PassageEvidence<'_>, findings: &mut Findings) {
    for total in &evidence.facts.arithmetic.totals {
        check_one(evidence, total, findings);
    }
}

fn check_one(evidence: &PassageEvidence<'_>, total: &Total, findings: &mut Findings) -> Option<()> {
    let quantities = &evidence.facts.quantities;
    let parts: Vec<_> = total
        .parts
        .iter()
        .filter_map(|&part| quantities.get(part as usize))
        .collect();
    let (sum, meant) = total.sum(quantities)?;
    let (marked, whole) = match total.whole {
        Whole::Figure(whole) => {
            let whole = quantities.get(whole as usize)?;
            (whole, whole.meant())
        }
        Whole::Hundred => {
            // Each share is rounded.
            let hundred = Interval::between(Amount::HUNDRED, Amount::HUNDRED);
            (*parts.last()?, hundred.widened(Amount::ONE)?)
        }
    };
    let fits = match total.bound {
        Bound::Exactly => meant.meets(whole),
        Bound::AtMost => whole.high.is_none_or(|most| meant.low <= most),
    };
    if fits {
        return None;
    }
    let shown: Vec<_> = parts
        .iter()
        .map(|part| part.number.value.plainly())
        .collect();
    let working = format!("{} = {}", shown.join(" + "), sum.plainly());
    let message = match (total.whole, total.bound) {
        (Whole::Hundred, _) => format!("{working}; shares of one whole make 100"),
        (_, Bound::AtMost) => format!(
            "{working}, more than {}; the slip may be in a part or in the total",
            evidence.figure(marked)
        ),
        (_, Bound::Exactly) => format!(
            "{working}; the draft says {}: {} off, in a part or in the total",
            evidence.figure(marked),
            marked.number.value.minus(sum).map(Amount::size)?.plainly()
        ),
    };
    let finding = findings.report(evidence.facts.span_of(&marked.tokens), message);
    finding.severity(evidence.gravity(marked, Severity::Error));
    for part in parts {
        if part.tokens != marked.tokens {
            finding.related(evidence.facts.span_of(&part.tokens), "a part");
        }
    }
    None
}
