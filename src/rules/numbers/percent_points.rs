//! A change between two percentages that is called a percentage where it is points.

use super::wording::{digits, written_like};
use crate::{
    language::number::{Amount, NumberForm},
    reading::{
        arithmetic::{self, Change, Rate},
        quantities::{Quantity, Unit},
    },
    rules::{Check, Findings, PassageEvidence, Rule, Severity},
    text::Span,
};

pub(crate) static RULE: Rule = Rule {
    id: "numbers/percent-points",
    severity: Severity::Warning,
    needs: &[],
    page: include_str!("percent_points.md"),
    check: Check::Passage(check),
};

fn check(evidence: &PassageEvidence<'_>, findings: &mut Findings) {
    let quantities = &evidence.facts.quantities;
    for change in &evidence.facts.arithmetic.changes {
        let Rate::Figure(rate) = change.by else {
            continue;
        };
        if change.is_of_rates(quantities)
            && let Some(rate) = quantities.get(rate as usize)
            && rate.number.form == NumberForm::Amount
        {
            check_change(evidence, change, rate, findings);
        }
    }
}

fn check_change(
    evidence: &PassageEvidence<'_>,
    change: &Change,
    rate: &Quantity,
    findings: &mut Findings,
) {
    let quantities = &evidence.facts.quantities;
    let grounds = change.grounds(quantities);
    let Some(ground) = grounds.first() else {
        return;
    };
    let (Some(points), Some(percent), Some(claimed)) = (
        ground.difference().map(Amount::size),
        ground.percent().map(Amount::size),
        arithmetic::rate_in_percent(rate),
    ) else {
        return;
    };
    let fits_points = ground
        .difference_meant()
        .is_none_or(|meant| meant.meets(claimed));
    let fits_percent = ground
        .percent_meant()
        .is_none_or(|meant| meant.meets(claimed));
    let (from, to) = (
        &quantities[change.from as usize],
        &quantities[change.to as usize],
    );
    let figures = format!("from {} to {}", evidence.figure(from), evidence.figure(to));
    let points_shown = points.plainly();
    let unit = if points == Amount::ONE {
        "percentage point"
    } else {
        "percentage points"
    };
    // `3.8 points` from one percentage to another.
    let is_points = rate.unit != Unit::Percent;
    let message = match (is_points, fits_points, fits_percent) {
        (true, true, _) | (false, _, true) => return,
        _ => format!(
            "{figures} is {points_shown} {unit}, a change of {}%; the draft says {}",
            percent.shown(super::wording::places_for(percent, 0)),
            evidence.figure(rate)
        ),
    };
    let finding = findings.report(evidence.facts.span_of(&rate.reach), message);
    finding
        .severity(evidence.gravity(rate, Severity::Warning))
        .related(evidence.facts.span_of(&from.tokens), "from this rate")
        .related(evidence.facts.span_of(&to.tokens), "to this rate");
    if evidence.is_said(rate) {
        return;
    }
    let figures = digits(evidence.facts, rate);
    let value = written_like(points, rate);
    if is_points {
        finding.unsafe_fix(format!("Change to {value}"), figures, value);
        return;
    }
    let whole = Span::new(figures.start, evidence.facts.span_of(&rate.reach).end);
    let mended = mended_points(evidence, rate, &value, points);
    finding.unsafe_fix(format!("Change to {mended}"), whole, mended);
    let value = written_like(percent, rate);
    finding.unsafe_fix(format!("Change to {value}"), figures, value);
}

/// `two percentage points`; before a noun `two-percentage-point`.
fn mended_points(
    evidence: &PassageEvidence<'_>,
    rate: &Quantity,
    value: &str,
    points: Amount,
) -> String {
    let next = evidence.facts.tokens.get(rate.reach.end as usize);
    let before_noun = next.is_some_and(|next| {
        next.is_word()
            && matches!(
                next.text(evidence.prose()),
                "rise"
                    | "increase"
                    | "drop"
                    | "fall"
                    | "decline"
                    | "jump"
                    | "gain"
                    | "decrease"
                    | "cut"
                    | "hike"
                    | "dip"
                    | "surge"
                    | "slide"
                    | "reduction"
                    | "change"
            )
    });
    if before_noun {
        format!("{value}-percentage-point")
    } else if points == Amount::ONE {
        format!("{value} percentage point")
    } else {
        format!("{value} percentage points")
    }
}
