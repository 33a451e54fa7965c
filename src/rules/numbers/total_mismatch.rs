//! Parts that do not make the whole they are said to make.

use crate::{
    language::number::Amount,
    reading::arithmetic::Total,
    rules::{Check, Findings, PassageEvidence, Rule, Severity},
};

pub(crate) static RULE: Rule = Rule {
    id: "numbers/total-mismatch",
    severity: Severity::Error,
    needs: &[],
    page: include_str!("total_mismatch.md"),
    check: Check::Passage(check),
};

fn check(evidence: &PassageEvidence<'_>, findings: &mut Findings) {
    for total in &evidence.facts.arithmetic.totals {
        check_one(evidence, total, findings);
    }
}

fn check_one(evidence: &PassageEvidence<'_>, total: &Total, findings: &mut Findings) -> Option<()> {
    let quantities = &evidence.facts.quantities;
    let whole = quantities.get(total.whole as usize)?;
    let (sum, meant) = total.sum(quantities)?;
    if meant.meets(whole.meant()) {
        return None;
    }
    let parts: Vec<_> = total
        .parts
        .iter()
        .filter_map(|&part| quantities.get(part as usize))
        .collect();
    let shown: Vec<_> = parts
        .iter()
        .map(|part| part.number.value.plainly())
        .collect();
    let off = whole.number.value.minus(sum).map(Amount::size)?;
    let message = format!(
        "{} = {}; the draft says {}: {} off, in a part or in the total",
        shown.join(" + "),
        sum.plainly(),
        evidence.figure(whole),
        off.plainly()
    );
    let finding = findings.report(evidence.facts.span_of(&whole.tokens), message);
    finding.severity(evidence.gravity(whole, Severity::Error));
    for part in parts {
        finding.related(evidence.facts.span_of(&part.tokens), "a part");
    }
    None
}
