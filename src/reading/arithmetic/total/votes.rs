//! A vote and who could vote: `The 14-member council voted 9-6`, `Of the 14 members, nine voted for, six
//! against`.

use super::{Bound, Total, Whole};
use crate::{
    language::number::{Amount, NumberForm},
    reading::{
        arithmetic::line::{Figure, Line},
        quantities::Hedge,
    },
};

const MEMBERS: &[&str] = &[
    "member",
    "members",
    "seat",
    "seats",
    "person",
    "councillors",
    "councilors",
    "senators",
    "judges",
    "justices",
    "deputies",
    "lawmakers",
    "delegates",
    "votes",
    "ballots",
];

/// The total whose whole, the members of a body, is figure `at`.
pub(super) fn find(line: &Line<'_>, at: usize) -> Option<Total> {
    let whole = line.figures[at];
    let noun = whole.end + usize::from(line.is_hyphen(whole.end));
    if !line.is_any(noun, MEMBERS) || !is_plain(line, whole) {
        return None;
    }
    let parts = tally(line, at).or_else(|| sides(line, at))?;
    let all = parts.iter().all(|part| is_plain(line, *part));
    all.then(|| Total {
        whole: Whole::Figure(whole.index),
        parts: parts.iter().map(|part| part.index).collect(),
        bound: Bound::AtMost,
    })
}

fn is_plain(line: &Line<'_>, figure: Figure) -> bool {
    let quantity = line.quantity(figure);
    quantity.number.form == NumberForm::Amount
        && quantity.hedge == Hedge::None
        && quantity.number.value > Amount::ZERO
        && quantity.unit.name().is_none()
}

/// `voted 9-6`, `voted nine to six, with two abstentions`; the only such figures of the line.
fn tally(line: &Line<'_>, whole: usize) -> Option<Vec<Figure>> {
    const VERBS: &[&str] = &["voted", "votes", "vote", "decided", "ruled"];
    let votes: Vec<Figure> = (0..line.figures.len())
        .filter(|&at| at != whole)
        .map(|at| line.figures[at])
        .collect();
    let at = votes.windows(2).position(|pair| {
        let (one, two) = (pair[0], pair[1]);
        let joined = two.start == one.end + 1
            && (line.is_hyphen(one.end) || line.is_any(one.end, &["–", "to"]));
        let verb = line.any_between(one.start.saturating_sub(3), one.start, VERBS);
        joined && verb
    })?;
    // Nothing else is counted that might be of another body.
    let mut parts = votes[at..at + 2].to_vec();
    match &votes[at + 2..] {
        [] if at == 0 => {}
        [third]
            if at == 0
                && line.any_between(
                    third.end,
                    third.end + 2,
                    &["abstentions", "abstaining", "abstained", "abstention"],
                ) =>
        {
            parts.push(*third);
        }
        _ => return None,
    }
    Some(parts)
}

/// `Of the 14 members, nine voted for, six against and two abstained`; `nine votes for, six against and two
/// abstentions out of 14 votes`.
fn sides(line: &Line<'_>, whole: usize) -> Option<Vec<Figure>> {
    let own = line.figures[whole];
    let of = line.before_articles(own.start).checked_sub(1)?;
    let parts: Vec<Figure> = line
        .figures
        .iter()
        .copied()
        .filter(|figure| figure.index != own.index)
        .collect();
    let side = |part: &Figure, words: &[&str]| line.any_between(part.end, part.end + 4, words);
    let told = line.is_any(of, &["of"])
        && (2..=3).contains(&parts.len())
        && side(&parts[0], &["for", "favour", "favor", "yes", "aye"])
        && side(&parts[1], &["against", "opposed", "no"])
        && parts.get(2).is_none_or(|third| {
            side(
                third,
                &["abstained", "abstentions", "abstaining", "abstention"],
            )
        })
        && !line.quote_between(0, line.len());
    told.then_some(parts)
}
