//! The whole and two parts that leave nobody out: `14 people, nine of them children and six adults`.

use super::{Bound, NOT_ALL, Total, total};
use crate::reading::arithmetic::line::{Figure, Line};

/// Two kinds that leave nobody out.
const PAIRS: &[(&str, &str)] = &[
    ("men", "women"),
    ("women", "men"),
    ("boys", "girls"),
    ("girls", "boys"),
    ("adults", "children"),
    ("children", "adults"),
    ("first", "second"),
];

/// `14 people, nine of them children and six adults`, `three goals, two in the first half and two in
/// the second`.
pub(super) fn find(line: &Line<'_>, at: usize) -> Option<Total> {
    let whole = line.figures[at];
    // `the first half` is no part.
    let is_half = |figure: &&Figure| line.is_any(figure.start, &["half"]);
    let mut after = line
        .figures
        .get(at + 1..)?
        .iter()
        .filter(|figure| !is_half(figure));
    let (one, two) = (*after.next()?, *after.next()?);
    let next = after.next();
    let comma = one.start.checked_sub(1)?;
    let plain = line.is_any(comma, &[",", "("])
        && comma > whole.end
        && comma - whole.end <= 4
        && (whole.end..comma).all(|place| {
            !line.is_mark(place) && !line.is_any(place, NOT_ALL) && !line.is_any(place, &["and"])
        });
    let before_noun =
        whole.start == 0 || !line.is_any(whole.start - 1, &["and", ",", "another", "other"]);
    let gap = two.start.checked_sub(1)?;
    let joined = line.is_any(gap, &["and"])
        && gap > one.end
        && gap - one.end <= 6
        && (one.end..gap).all(|place| !line.is_any(place, NOT_ALL) && !line.is_mark(place));
    let closes = (two.end..(two.end + 5).min(line.len()))
        .find(|&place| line.is_mark(place))
        .unwrap_or(two.end + 4);
    let alone = next.is_none_or(|next| next.start > closes + 3);
    let pair = PAIRS.iter().any(|(first, second)| {
        line.any_between(one.end, gap, &[first]) && line.any_between(two.end, closes, &[second])
    });
    let whole_list = !line.any_between(two.end, closes, NOT_ALL);
    (plain && before_noun && joined && alone && pair && whole_list)
        .then(|| total(line, whole, &[one, two], Bound::Exactly))
        .flatten()
}
