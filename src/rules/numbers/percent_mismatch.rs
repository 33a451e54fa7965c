//! A percentage that its own two figures do not give.

use super::wording::{digits, places_for, written_like};
use crate::{
    language::number::{Amount, Interval, NumberForm},
    reading::{
        arithmetic::{self, Change, Direction, Rate, Share, change::ground::Ground},
        quantities::{Hedge, Quantity},
    },
    rules::{Check, Findings, PassageEvidence, Rule, Severity},
};

pub(crate) static RULE: Rule = Rule {
    id: "numbers/percent-mismatch",
    severity: Severity::Error,
    needs: &[],
    page: include_str!("percent_mismatch.md"),
    check: Check::Passage(check),
};

fn check(evidence: &PassageEvidence<'_>, findings: &mut Findings) {
    let arithmetic = &evidence.facts.arithmetic;
    let quantities = &evidence.facts.quantities;
    for change in &arithmetic.changes {
        if change.is_of_rates(quantities) {
            continue;
        }
        match &change.by {
            Rate::Figure(rate) => {
                if let Some(rate) = quantities.get(*rate as usize) {
                    check_change(evidence, change, rate, findings);
                }
            }
            Rate::Times {
                factor,
                hedge,
                tokens,
            } => check_times(evidence, change, (*factor, *hedge), tokens, findings),
        }
    }
    for share in &arithmetic.shares {
        check_share(evidence, share, findings);
    }
}

/// What a finding says it goes by.
fn sense(value: Amount) -> &'static str {
    if value < Amount::ZERO {
        "a fall"
    } else {
        "a rise"
    }
}

fn check_change(
    evidence: &PassageEvidence<'_>,
    change: &Change,
    rate: &Quantity,
    findings: &mut Findings,
) {
    let quantities = &evidence.facts.quantities;
    let Some(claimed) = arithmetic::rate_in_percent(rate) else {
        return;
    };
    let grounds = change.grounds(quantities);
    let fits = |ground: &Ground| {
        let way = match change.direction {
            Direction::Up => ground.from <= ground.to,
            Direction::Down => ground.to <= ground.from,
            Direction::Either => true,
        };
        ground
            .percent_meant()
            .is_none_or(|meant| way && meant.meets(claimed))
    };
    if grounds.iter().any(fits) {
        return;
    }
    let Some((ground, percent, times)) = grounds
        .first()
        .and_then(|ground| Some((ground, ground.percent()?, ground.times()?)))
    else {
        return;
    };
    let (from, to) = (
        &quantities[change.from as usize],
        &quantities[change.to as usize],
    );
    let places = places_for(percent, u32::from(rate.number.writing.places));
    let working = format!(
        "{} ÷ {} = {}",
        evidence.figure(to),
        evidence.figure(from),
        times.plainly()
    );
    let way = match change.direction {
        Direction::Up if ground.to < ground.from => "a rise of ",
        Direction::Down if ground.from < ground.to => "a fall of ",
        _ => "",
    };
    let message = format!(
        "{working}, {} of {}%; the draft says {way}{}",
        sense(percent),
        percent.size().shown(places),
        evidence.figure(rate)
    );
    let finding = findings.report(evidence.facts.span_of(&rate.tokens), message);
    finding
        .severity(evidence.gravity(rate, Severity::Error))
        .related(evidence.facts.span_of(&from.tokens), "from this")
        .related(evidence.facts.span_of(&to.tokens), "to this");
    if way.is_empty() && !evidence.is_said(rate) {
        mend(evidence, finding, rate, percent.size());
    }
}

/// Offers `value` in the place of the rate's figures.
fn mend(
    evidence: &PassageEvidence<'_>,
    finding: &mut crate::rules::Finding,
    rate: &Quantity,
    value: Amount,
) {
    let figures = if rate.number.form == NumberForm::Fraction {
        format!("{}%", value.shown(places_for(value, 0)))
    } else {
        written_like(value, rate)
    };
    finding.unsafe_fix(
        format!("Change to {figures}"),
        digits(evidence.facts, rate),
        figures,
    );
}

/// How far from its factor a word may be: nobody says “doubled” to two places.
fn about(factor: Amount, hedge: Hedge) -> Option<Interval> {
    let (low, high) = match hedge {
        Hedge::None | Hedge::About => (Amount::parts(88, 100), Some(Amount::parts(115, 100))),
        Hedge::Nearly => (Amount::parts(80, 100), Some(Amount::parts(101, 100))),
        Hedge::JustOver => (Amount::parts(99, 100), Some(Amount::parts(120, 100))),
        Hedge::Over => (Amount::parts(99, 100), None),
        Hedge::Under => (Amount::ZERO, Some(Amount::parts(101, 100))),
    };
    let (low, high) = if factor < Amount::ONE {
        // More than halved is less than half.
        match hedge {
            Hedge::Over | Hedge::JustOver => (Amount::ZERO, Some(Amount::parts(101, 100))),
            Hedge::Nearly => (Amount::parts(99, 100), Some(Amount::parts(120, 100))),
            _ => (low, high),
        }
    } else {
        (low, high)
    };
    Some(Interval {
        low: low.times(factor)?,
        high: match high {
            Some(high) => Some(high.times(factor)?),
            None => None,
        },
    })
}

fn check_times(
    evidence: &PassageEvidence<'_>,
    change: &Change,
    (factor, hedge): (Amount, Hedge),
    tokens: &std::ops::Range<u32>,
    findings: &mut Findings,
) {
    let quantities = &evidence.facts.quantities;
    let grounds = change.grounds(quantities);
    let fits = |ground: &Ground| {
        about(factor, hedge)
            .zip(ground.times_meant())
            .is_none_or(|(claimed, meant)| claimed.meets(meant))
    };
    if grounds.iter().any(fits) {
        return;
    }
    let Some(times) = grounds.first().and_then(Ground::times) else {
        return;
    };
    let (from, to) = (
        &quantities[change.from as usize],
        &quantities[change.to as usize],
    );
    let span = evidence.facts.span_of(tokens);
    let word = evidence.prose().get(span.range()).unwrap_or("");
    let message = format!(
        "{} ÷ {} = {}; the draft says “{word}”",
        evidence.figure(to),
        evidence.figure(from),
        times.plainly()
    );
    findings
        .report(span, message)
        .severity(evidence.gravity(from, Severity::Error))
        .related(evidence.facts.span_of(&from.tokens), "from this")
        .related(evidence.facts.span_of(&to.tokens), "to this");
}

fn check_share(evidence: &PassageEvidence<'_>, share: &Share, findings: &mut Findings) {
    let quantities = &evidence.facts.quantities;
    let (Some(part), Some(rate)) = (
        quantities.get(share.part as usize),
        quantities.get(share.rate as usize),
    ) else {
        return;
    };
    let Some((claimed, meant)) = arithmetic::rate_in_percent(rate).zip(share.percent(quantities))
    else {
        return;
    };
    if claimed.meets(meant) {
        return;
    }
    let whole = share.whole.and_then(|whole| quantities.get(whole as usize));
    let percent = match whole {
        Some(whole) => part.number.value.over(whole.number.value),
        None => Some(part.number.value),
    };
    let Some(percent) = percent.and_then(|percent| percent.times(Amount::HUNDRED)) else {
        return;
    };
    let shown = percent.shown(places_for(percent, u32::from(rate.number.writing.places)));
    let message = match whole {
        Some(whole) => format!(
            "{} ÷ {} = {shown}%; the draft says {}",
            evidence.figure(part),
            evidence.figure(whole),
            evidence.figure(rate)
        ),
        None => format!(
            "{} is {shown}%; the draft says {}",
            evidence.figure(part),
            evidence.figure(rate)
        ),
    };
    let finding = findings.report(evidence.facts.span_of(&rate.tokens), message);
    finding
        .severity(evidence.gravity(rate, Severity::Error))
        .related(evidence.facts.span_of(&part.tokens), "this part");
    if let Some(whole) = whole {
        finding.related(evidence.facts.span_of(&whole.tokens), "of this whole");
    }
    if !evidence.is_said(rate) {
        mend(evidence, finding, rate, percent);
    }
}
