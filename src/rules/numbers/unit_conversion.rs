//! A measure in two units that are not the same.

use super::wording::{digits, written_like};
use crate::{
    language::number::Amount,
    reading::arithmetic::{Conversion, conversion},
    rules::{Check, Findings, PassageEvidence, Rule, Severity},
};

pub(crate) static RULE: Rule = Rule {
    id: "numbers/unit-conversion",
    severity: Severity::Error,
    needs: &[],
    page: include_str!("unit_conversion.md"),
    check: Check::Passage(check),
};

fn check(evidence: &PassageEvidence<'_>, findings: &mut Findings) {
    for conversion in &evidence.facts.arithmetic.conversions {
        check_one(evidence, conversion, findings);
    }
}

fn check_one(
    evidence: &PassageEvidence<'_>,
    conversion: &Conversion,
    findings: &mut Findings,
) -> Option<()> {
    let quantities = &evidence.facts.quantities;
    let from = quantities.get(conversion.from as usize)?;
    let rest = conversion
        .rest
        .and_then(|rest| quantities.get(rest as usize));
    let to = &conversion.second(quantities)?;
    let claimed = conversion::converted(to)?;
    let grounds = conversion.grounds(from, rest);
    if grounds.iter().any(|ground| ground.meant.meets(claimed)) {
        return None;
    }
    let ground = grounds.first()?;
    let scale = Amount::whole(to.number.writing.scale);
    let value = written_like(ground.value.over(scale)?, to);
    let last = rest.unwrap_or(from);
    let reach = evidence.facts.span_of(&(from.reach.start..last.reach.end));
    let first = match rest {
        Some(_) => evidence
            .prose()
            .get(reach.start as usize..reach.end as usize)?
            .to_owned(),
        None => evidence.figure(from),
    };
    let shown = ground.value.plainly();
    let sense = if conversion.unit.nought_in(conversion.other) != Amount::ZERO
        && conversion.sense == conversion::Sense::Difference
    {
        "as a difference "
    } else {
        ""
    };
    let message = format!(
        "{first} is {sense}{shown} {}; the draft says {}",
        conversion.other.name,
        evidence.figure(to)
    );
    let off = to.number.value.minus(ground.value)?.size();
    let grave = off.times(Amount::whole(10))? > ground.value.size();
    let own = if grave {
        Severity::Error
    } else {
        Severity::Warning
    };
    let figures = digits(evidence.facts, to);
    let finding = findings.report(figures, message);
    finding
        .severity(evidence.gravity(to, own))
        .related(reach, "the same measure");
    if !evidence.is_said(to) {
        finding.unsafe_fix(format!("Change to {value}"), figures, value);
    }
    None
}
