//! The calculations of the draft that a figure takes part in, worked out.

use crate::{
    language::number::Amount,
    reading::{
        Facts,
        arithmetic::{Change, Conversion, Rate, Share, Total},
        quantities::Quantity,
    },
};

/// A line for each calculation in which the quantity with the index `at` is.
pub(super) fn lines(prose: &str, facts: &Facts, at: u32) -> Vec<String> {
    let sheet = Sheet { prose, facts };
    let arithmetic = &facts.arithmetic;
    let changes = arithmetic
        .changes
        .iter()
        .filter(|change| change.from == at || change.to == at || change.by == Rate::Figure(at))
        .filter_map(|change| sheet.change(change));
    let shares = arithmetic
        .shares
        .iter()
        .filter(|share| share.part == at || share.whole == Some(at) || share.rate == at)
        .filter_map(|share| sheet.share(share));
    let totals = arithmetic
        .totals
        .iter()
        .filter(|total| total.takes_in(at))
        .filter_map(|total| sheet.total(total));
    let conversions = arithmetic
        .conversions
        .iter()
        .filter(|conversion| {
            conversion.from == at || conversion.rest == Some(at) || conversion.to == at
        })
        .filter_map(|conversion| sheet.conversion(conversion));
    let mut lines: Vec<String> = Vec::new();
    for line in changes.chain(shares).chain(totals).chain(conversions) {
        // A sentence and the same with the next may both have been read.
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

struct Sheet<'a> {
    prose: &'a str,
    facts: &'a Facts,
}

impl Sheet<'_> {
    fn quantity(&self, index: u32) -> Option<&Quantity> {
        self.facts.quantities.get(index as usize)
    }

    fn figure(&self, index: u32) -> Option<String> {
        Some(self.facts.figure(self.prose, self.quantity(index)?))
    }

    fn change(&self, change: &Change) -> Option<String> {
        let quantities = &self.facts.quantities;
        let ground = *change.grounds(quantities).first()?;
        let (from, to) = (self.figure(change.from)?, self.figure(change.to)?);
        if change.is_of_rates(quantities) {
            let points = ground.difference()?;
            return Some(format!(
                "From {from} to {to}: {} percentage points {}.",
                points.size().plainly(),
                way(points)
            ));
        }
        let percent = ground.percent()?;
        Some(format!(
            "From {from} to {to}: {}% {}, {} times as much.",
            percent.size().shown(percent.places(1)),
            way(percent),
            shown(ground.times()?)
        ))
    }

    fn share(&self, share: &Share) -> Option<String> {
        let part = self.quantity(share.part)?.number.value;
        let percent = match share.whole {
            None => part.times(Amount::HUNDRED)?,
            Some(whole) => part
                .over(self.quantity(whole)?.number.value)?
                .times(Amount::HUNDRED)?,
        };
        let percent = percent.shown(percent.places(1));
        let part = self.figure(share.part)?;
        Some(match share.whole {
            None => format!("{part} = {percent}%."),
            Some(whole) => format!("{part} of {} = {percent}%.", self.figure(whole)?),
        })
    }

    fn total(&self, total: &Total) -> Option<String> {
        let (sum, _) = total.sum(&self.facts.quantities)?;
        let parts: Option<Vec<String>> = total
            .parts
            .iter()
            .map(|&part| Some(self.quantity(part)?.number.value.plainly()))
            .collect();
        Some(format!("{} = {}.", parts?.join(" + "), sum.plainly()))
    }

    fn conversion(&self, conversion: &Conversion) -> Option<String> {
        let from = self.quantity(conversion.from)?;
        let rest = conversion.rest.and_then(|rest| self.quantity(rest));
        let value = conversion.grounds(from, rest).first()?.value;
        let mut figure = self.figure(conversion.from)?;
        if let Some(rest) = conversion.rest {
            figure = format!("{figure} {}", self.figure(rest)?);
        }
        Some(format!(
            "{figure} = {} {}.",
            shown(value),
            conversion.other.name
        ))
    }
}

fn way(change: Amount) -> &'static str {
    if change < Amount::ZERO { "down" } else { "up" }
}

fn shown(value: Amount) -> String {
    value.shown(value.places(2))
}
