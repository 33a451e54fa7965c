//! The parts, then the whole: `312 farmers, 127 fishers and 38 mills, 477 awards in all`.

use super::{Bound, ITEM, Total, item_between, total};
use crate::reading::arithmetic::line::Line;

/// `312 farmers, 127 fishers and 38 mills, 477 awards in all`, `five women and six men, a total of 11`.
pub(super) fn find(line: &Line<'_>, at: usize) -> Option<Total> {
    // `12 points and nine rebounds, 40 minutes in all`: how long is no sum of what is counted.
    const TIMES: &[&str] = &[
        "second", "seconds", "minutes", "hours", "days", "weeks", "months", "years",
    ];
    let whole = *line.figures.get(at)?;
    if line.any_between(whole.end, whole.end + 3, TIMES) {
        return None;
    }
    let tail = |words: &[&str]| {
        (whole.end..(whole.end + 4).min(line.len())).any(|place| {
            line.has(place, words)
                && line.is_mark(place + words.len())
                && (whole.end..place).all(|between| !line.is_mark(between))
        })
    };
    let said_after = tail(&["in", "all"])
        || tail(&["in", "total"])
        || tail(&["altogether"])
        || tail(&["all", "told"]);
    let mut place = whole.start;
    let mut bound = Bound::Exactly;
    let said_before = line.ends(place, &["a", "total", "of"]);
    if let Some(verb) = brought(line, place) {
        // What was there before counts as well.
        bound = Bound::AtMost;
        place = verb;
    } else if said_before {
        place -= 3;
        while place > 0 && line.is_any(place - 1, &["for", "making", "or", "giving"]) {
            place -= 1;
        }
    } else if line.ends(place, &["totalling"]) || line.ends(place, &["totaling"]) {
        place -= 1;
    } else if !said_after {
        return None;
    } else {
        while place > 0 && line.is_any(place - 1, &["or", "making", "for"]) {
            place -= 1;
        }
    }
    // The whole is said of the list before it, right after a comma or a dash.
    if place == 0 || !line.is_any(place - 1, &[",", "—", "–", "--", ";", "("]) {
        return None;
    }
    let mut first = at;
    let mut end = place - 1;
    while let Some(before) = first.checked_sub(1).map(|before| line.figures[before]) {
        let near = first == at;
        let fits = if near {
            end > before.end
                && end - before.end <= ITEM
                && !line.quote_between(before.end, end)
                && (before.end..end).all(|place| {
                    !line.is_mark(place) && !line.is_any(place, &["and", "or", "than"])
                })
        } else {
            item_between(line, before.end, end, true)
        };
        if !fits {
            break;
        }
        first -= 1;
        end = before.start;
    }
    let parts = &line.figures[first..at];
    let last = parts.len().checked_sub(2).map(|last| parts[last])?;
    // The last two are joined by `and`, and nothing stands before the first that the list may go on from.
    let closes = line.any_between(last.end, parts[parts.len() - 1].start, &["and"]);
    let opens = parts[0].start == 0
        || !line.is_any(
            parts[0].start - 1,
            &[
                ",", "and", "another", "than", "to", "from", "other", "or", "plus", ";", "least",
            ],
        );
    let plain = !line.any_between(
        parts[0].start,
        place,
        &[
            "including",
            "among",
            "each",
            "whom",
            "another",
            "respectively",
        ],
    );
    (closes && opens && plain)
        .then(|| total(line, whole, parts, bound))
        .flatten()
}

/// Where `bringing the death toll to` before `place` begins.
fn brought(line: &Line<'_>, place: usize) -> Option<usize> {
    const VERBS: &[&str] = &["bringing", "taking", "pushing", "raising", "lifting"];
    const SUMS: &[&str] = &["total", "toll", "tally", "count", "number", "figure"];
    let to = place
        .checked_sub(1)
        .filter(|&at| line.is_any(at, &["to"]))?;
    line.any_between(to.saturating_sub(5), to, SUMS)
        .then_some(())?;
    (to.saturating_sub(7)..to)
        .rev()
        .take_while(|&at| !line.is_mark(at))
        .find(|&at| line.is_any(at, VERBS))
}
