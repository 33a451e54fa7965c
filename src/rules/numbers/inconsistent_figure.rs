//! One quantity with two values.

mod told;

use std::collections::BTreeMap;

use crate::{
    language::number::Amount,
    reading::quantities::Unit,
    rules::{Check, Evidence, Findings, Rule, Severity},
};
use told::Told;

pub(crate) static RULE: Rule = Rule {
    id: "numbers/inconsistent-figure",
    severity: Severity::Warning,
    needs: &[],
    page: include_str!("inconsistent_figure.md"),
    check: Check::Draft(check),
};

fn check(evidence: &Evidence<'_>, findings: &mut Findings) {
    let mut by_thing: BTreeMap<String, Vec<Told<'_>>> = BTreeMap::new();
    for told in told::all(evidence) {
        by_thing.entry(told.thing.clone()).or_default().push(told);
    }
    for told in by_thing.values() {
        compare(told, findings);
    }
}

/// Compares what is told of one thing with what was told of it first.
fn compare(told: &[Told<'_>], findings: &mut Findings) {
    let Some((first, others)) = told.split_first() else {
        return;
    };
    let alike = |one: &Told<'_>, other: &Told<'_>| one.quantity.unit == other.quantity.unit;
    let differs = |other: &&Told<'_>| {
        alike(first, other) && !first.quantity.meant().meets(other.quantity.meant())
    };
    let mut different = others.iter().filter(differs);
    let (Some(other), None) = (different.next(), different.next()) else {
        return;
    };
    let slip = is_slip_of_scale(first, other);
    let same = first.is_the_thing() && other.is_the_thing() && other.definite;
    // Three values of one thing are three things.
    if !slip && !same {
        return;
    }
    // The one that stands alone is marked; of two, the later.
    let agree = |figure: &Told<'_>| {
        told.iter()
            .filter(|told| told.quantity.number.value == figure.quantity.number.value)
            .count()
    };
    let (odd, known) = if agree(first) < agree(other) {
        (first, other)
    } else {
        (other, first)
    };
    report(odd, known, slip, findings);
}

fn report(odd: &Told<'_>, known: &Told<'_>, slip: bool, findings: &mut Findings) {
    let both = format!("{} here and {} elsewhere", odd.words(), known.words());
    let message = if slip {
        format!("{both}: the same figures in another scale")
    } else {
        both
    };
    let finding = findings.report(odd.here.span(&odd.quantity.tokens), message);
    if odd.is_said() {
        finding.severity(Severity::Info);
    }
    finding.related(
        known.here.span(&known.quantity.tokens),
        format!("{} here", known.figure()),
    );
    odd.change_to(finding, known, "Change");
    known.change_to(finding, odd, "Change the other");
}

/// Whether both have the same figures, one in millions and one in thousands or billions.
fn is_slip_of_scale(one: &Told<'_>, other: &Told<'_>) -> bool {
    let (one, other) = (one.quantity, other.quantity);
    let (low, high) = if one.number.value < other.number.value {
        (one.number, other.number)
    } else {
        (other.number, one.number)
    };
    let ratio = high.value.over(low.value);
    let scales = low.writing.scale != high.writing.scale;
    let counted = one.unit != Unit::None || low.value >= Amount::whole(1000);
    scales
        && counted
        && [1_000, 1_000_000]
            .iter()
            .any(|&scale| ratio == Some(Amount::whole(scale)))
}
