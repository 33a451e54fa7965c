//! Tables: a total row or column that does not add up, shares that make more than a hundred.

mod grid;

use crate::{
    language::number::{Amount, Interval},
    rules::{Evidence, Findings, Severity},
};
use grid::{Figure, Grid, Kind};

/// More columns or rows than this are no table for readers.
const MOST: usize = 400;

/// Words of a label that make a row or a column something else than a part.
const NO_PART: &[&str] = &[
    "average",
    "avg",
    "avg.",
    "mean",
    "median",
    "change",
    "difference",
    "of which",
    "including",
    "subtotal",
    "sub-total",
    "rate",
    "rank",
    "ranking",
    "year",
    "age",
    "price",
    "per",
    "ratio",
    "index",
    "position",
    "pos",
    "pos.",
    "no.",
    "place",
    "growth",
    "margin",
    "balance",
    "net",
    "gap",
    "swing",
    "seed",
    "target",
    "date",
    "week",
    "day",
    "month",
    "time",
    "season",
];

/// Words that say that figures are rounded.
const ROUNDED: &[&str] = &[
    "000", "million", "billion", "thousand", "(m)", "bn", "£m", "$m", "€m", "rounded",
];

pub(super) fn check(evidence: &Evidence<'_>, findings: &mut Findings) {
    for table in evidence.draft.tables() {
        if table.rows.len() < 3 || table.rows.len() > MOST {
            continue;
        }
        let Some(grid) = Grid::of(evidence, &table) else {
            continue;
        };
        columns(&grid, findings);
        rows(&grid, findings);
        shares(&grid, findings);
    }
}

/// A total and the figures it is the total of.
struct Sum<'g> {
    total: &'g Figure,
    parts: Vec<&'g Figure>,
    value: Amount,
    fits: bool,
}

fn sum<'g>(parts: Vec<&'g Figure>, total: &'g Figure, rounded: bool) -> Option<Sum<'g>> {
    if parts.len() < 2 || parts.iter().any(|part| part.unit != total.unit) {
        return None;
    }
    let mut value = Amount::ZERO;
    let mut meant = Interval::between(value, value);
    for part in &parts {
        value = value.plus(part.value)?;
        meant = meant.plus(part.meant(rounded)?)?;
    }
    Some(Sum {
        total,
        value,
        fits: meant.meets(total.meant(rounded)?),
        parts,
    })
}

impl Sum<'_> {
    /// Whether the total can have been meant as one: not less than its largest part, and not far from the sum.
    fn is_meant(&self) -> bool {
        let two = Amount::whole(2);
        let largest = self.parts.iter().map(|part| part.value).max();
        let near = self
            .total
            .value
            .times(two)
            .is_some_and(|twice| twice >= self.value)
            && self
                .value
                .times(two)
                .is_some_and(|twice| twice >= self.total.value);
        near && self.value > Amount::ZERO
            && largest.is_some_and(|largest| self.total.value >= largest)
    }

    /// A figure as the table writes it: in millions where all are.
    fn shown(&self, value: Amount) -> String {
        let scale = self.total.scale();
        let same = self.parts.iter().all(|part| part.scale() == scale);
        let divided = same.then(|| value.over(Amount::whole(scale))).flatten();
        divided.unwrap_or(value).plainly()
    }

    fn report(&self, what: &str, findings: &mut Findings) {
        const SHOWN: usize = 8;
        let sum = self.shown(self.value);
        let message = if self.parts.len() <= SHOWN {
            let parts: Vec<String> = self
                .parts
                .iter()
                .map(|part| self.shown(part.value))
                .collect();
            format!("{} = {sum}", parts.join(" + "))
        } else {
            format!("the {} figures make {sum}", self.parts.len())
        };
        let message = format!(
            "{message}; the {what} says {}",
            self.shown(self.total.value)
        );
        let finding = findings.report(self.total.span, message);
        for part in self.parts.iter().take(SHOWN) {
            finding.related(part.span, "a part");
        }
    }
}

/// Reports sums that do not fit, where another of them does, or there is only one: a total that fits nowhere is of more
/// than the table shows.
fn report(sums: &[Sum<'_>], what: &str, findings: &mut Findings) {
    let wrong: Vec<&Sum<'_>> = sums.iter().filter(|sum| !sum.fits).collect();
    let some_fit = wrong.len() < sums.len();
    if wrong.len() > 1 && wrong.len() * 2 > sums.len() || !some_fit && sums.len() > 1 {
        return;
    }
    for sum in wrong {
        if sum.is_meant() {
            sum.report(what, findings);
        }
    }
}

/// Checks the one total row.
fn columns(grid: &Grid, findings: &mut Findings) {
    let mut totals = (0..grid.rows.len()).filter(|&row| is_total(&grid.label(row)));
    let (Some(total), None) = (totals.next(), totals.next()) else {
        return;
    };
    let body = grid.body();
    if total + 1 != grid.rows.len() && total != body {
        return;
    }
    let parts: Vec<usize> = (body..grid.rows.len())
        .filter(|&row| row != total)
        .collect();
    if parts.iter().any(|&row| is_other(&grid.label(row))) {
        return;
    }
    let sums: Vec<Sum<'_>> = (1..grid.width)
        .filter(|&column| !is_other(&grid.head(column)))
        .filter_map(|column| {
            let of = |row: usize| match grid.at(row, column) {
                Kind::Figure(figure) => Some(figure),
                _ => None,
            };
            let figures: Option<Vec<&Figure>> = parts.iter().map(|&row| of(row)).collect();
            let total = of(total).filter(|figure| !figure.is_percent())?;
            let figures = figures?;
            if total.may_be_year() && figures.iter().all(|figure| figure.may_be_year()) {
                return None;
            }
            sum(
                figures,
                total,
                is_rounded(&grid.head(column)) || grid.is_rounded,
            )
        })
        .collect();
    report(&sums, "total row", findings);
}

/// Checks a last column that is headed as the total of the others.
fn rows(grid: &Grid, findings: &mut Findings) {
    let Some(total) = grid.width.checked_sub(1).filter(|&last| last > 2) else {
        return;
    };
    if grid.body() == 0
        || !is_total(&grid.head(total))
        || (1..total).any(|column| is_other(&grid.head(column)))
    {
        return;
    }
    let sums: Vec<Sum<'_>> = (grid.body()..grid.rows.len())
        .filter(|&row| !is_other(&grid.label(row)))
        .filter_map(|row| {
            let of = |column: usize| match grid.at(row, column) {
                Kind::Figure(figure) if !figure.is_percent() => Some(figure),
                _ => None,
            };
            let figures: Option<Vec<&Figure>> = (1..total).map(of).collect();
            sum(figures?, of(total)?, grid.is_rounded)
        })
        .collect();
    // One row by itself does not show what its last column is of.
    if sums.len() > 1 {
        report(&sums, "total column", findings);
    }
}

/// Shares of one whole that make more than a hundred, and a total of 100 that they do not make.
fn shares(grid: &Grid, findings: &mut Findings) {
    let body = grid.body();
    for column in 1..grid.width {
        let head = grid.head(column);
        let of_whole = [
            "share",
            "% of",
            "per cent of",
            "percent of",
            "percentage of",
        ]
        .iter()
        .any(|word| head.contains(word));
        let total = (body..grid.rows.len()).find(|&row| is_total(&grid.label(row)));
        let percent =
            head.contains('%') || head.contains("per cent") || head.contains("percent") || of_whole;
        let shares: Option<Vec<&Figure>> = (body..grid.rows.len())
            .filter(|&row| Some(row) != total)
            .map(|row| match grid.at(row, column) {
                Kind::Figure(figure) if figure.is_percent() || percent && figure.unit.is_none() => {
                    Some(figure)
                }
                _ => None,
            })
            .collect();
        let Some(shares) = shares.filter(|shares| shares.len() > 2) else {
            continue;
        };
        let hundred = total.is_some_and(|row| {
            matches!(grid.at(row, column), Kind::Figure(figure) if figure.value == Amount::HUNDRED)
        });
        let Some((value, meant)) = make(&shares) else {
            continue;
        };
        let slack = Interval::between(Amount::whole(99), Amount::whole(101));
        let over = meant.low > Amount::whole(101);
        let near = value <= Amount::whole(120);
        if meant.meets(slack) || !(hundred || of_whole && over && near) {
            continue;
        }
        let parts: Vec<String> = shares.iter().map(|share| share.value.plainly()).collect();
        let message = format!(
            "{} = {}; shares of one whole make 100",
            parts.join(" + "),
            value.plainly()
        );
        let Some(last) = shares.last() else { continue };
        let finding = findings.report(last.span, message);
        if !hundred {
            finding.severity(Severity::Warning);
        }
        for share in &shares[..shares.len() - 1] {
            finding.related(share.span, "a part");
        }
    }
}

fn make(shares: &[&Figure]) -> Option<(Amount, Interval)> {
    let mut value = Amount::ZERO;
    let mut meant = Interval::between(value, value);
    for share in shares {
        value = value.plus(share.value)?;
        meant = meant.plus(share.meant(true)?)?;
    }
    Some((value, meant))
}

/// Whether a label says that its row or column is the sum of the others.
fn is_total(label: &str) -> bool {
    let label = label.trim_end_matches([':', '*', '†']).trim();
    [
        "total",
        "totals",
        "grand total",
        "sum",
        "in all",
        "all told",
        "total votes",
        "overall total",
    ]
    .contains(&label)
}

/// Whether a label says that its row or column is no part: of another kind, or, set off by a dash, a part of a part.
fn is_other(label: &str) -> bool {
    const SET_OFF: [char; 8] = ['-', '–', '—', '•', '·', '‣', '…', '>'];
    label.starts_with(SET_OFF)
        || NO_PART.iter().any(|word| {
            label == *word
                || label.split(' ').any(|part| part == *word)
                || word.contains(' ') && label.contains(word)
        })
}

pub(super) fn is_rounded(label: &str) -> bool {
    ROUNDED.iter().any(|word| label.contains(word))
}
