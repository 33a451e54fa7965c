//! Parts with what remains: `60 per cent said yes, 30 per cent no and the remaining 10 per cent nothing`,
//! `Of the 30 pupils, 12 walk, 10 cycle and the other eight take the ferry.`

use super::{Bound, Total, Whole, counts};
use crate::{
    language::number::NumberForm,
    reading::{
        arithmetic::line::{Figure, Line},
        quantities::{Quantity, Role},
    },
};

/// More steps than this between two parts, and they belong to different statements.
const FAR: usize = 14;

/// Words that make a part a part of another part, or the list no list of parts.
const OTHERWISE: &[&str] = &[
    "those",
    "these",
    "whom",
    "which",
    "them",
    "including",
    "among",
    "rose",
    "fell",
    "from",
    "up",
    "down",
    "increase",
    "another",
    "than",
    "compared",
    "per",
    "least",
    "more",
];

/// The total whose last part is figure `at`.
pub(super) fn find(line: &Line<'_>, at: usize) -> Option<Total> {
    let last = line.figures[at];
    if !is_remainder(line, last) {
        return None;
    }
    let quantity = line.quantity(last);
    if is_share(quantity) {
        return shares(line, at);
    }
    // `Of the 30 pupils,` opens the sentence.
    let whole = *line.figures.first()?;
    let opens = line.before_articles(whole.start) == 1 && line.is_any(0, &["of"])
        || line.has(0, &["out", "of"]) && line.before_articles(whole.start) == 2;
    let parts = line.figures.get(1..=at)?;
    let fits = opens
        && parts.len() >= 2
        && counts(line.quantity(whole))
        && parts
            .iter()
            .all(|part| counts(line.quantity(*part)) && line.alike(*part, whole))
        && near(line, parts)
        && !line.any_between(whole.start, last.end, OTHERWISE);
    fits.then(|| Total {
        whole: Whole::Figure(whole.index),
        parts: parts.iter().map(|part| part.index).collect(),
        bound: Bound::Exactly,
    })
}

/// Shares of one whole, the last of which is what remains.
fn shares(line: &Line<'_>, at: usize) -> Option<Total> {
    let parts = &line.figures[..=at];
    let fits = parts.len() >= 2
        && parts.iter().all(|part| is_share(line.quantity(*part)))
        && near(line, parts)
        && !line.any_between(parts[0].start, parts[at].end, OTHERWISE)
        && !line.is_any(parts[at].end, &["of"]);
    fits.then(|| Total {
        whole: Whole::Hundred,
        parts: parts.iter().map(|part| part.index).collect(),
        bound: Bound::Exactly,
    })
}

fn is_share(quantity: &Quantity) -> bool {
    quantity.is_percent()
        && quantity.role == Role::Amount
        && quantity.number.form == NumberForm::Amount
}

fn near(line: &Line<'_>, parts: &[Figure]) -> bool {
    parts.windows(2).all(|pair| {
        pair[1].start - pair[0].end <= FAR && !line.quote_between(pair[0].end, pair[1].start)
    })
}

/// `the remaining eight`, `the other eight`, `the rest, eight per cent,`
fn is_remainder(line: &Line<'_>, figure: Figure) -> bool {
    let start = figure.start;
    line.ends(start, &["the", "remaining"])
        || line.ends(start, &["the", "other"])
        || line.ends(start, &["the", "rest", ","])
        || line.ends(start, &["the", "rest", "("])
}
