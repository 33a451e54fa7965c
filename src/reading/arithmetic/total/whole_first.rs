//! The whole, then the parts: `a total of 30: 12 from Halden, 10 from Esk and 8 from Port Merrow`,
//! `30 people – 12 men and 18 women – came`, `The 30 seats are held by 12 Liberals and 18 Greens.`

use super::{Bound, ITEM, NOT_ALL, Total, item_between, total};
use crate::{
    language::{Lexeme, number::Amount},
    reading::arithmetic::line::{Figure, Line},
};

/// Words that say that what follows is all of it.
const MAKES_UP: &[&[&str]] = &[
    &["comprises"],
    &["comprise"],
    &["comprised"],
    &["comprising"],
    &["consists", "of"],
    &["consist", "of"],
    &["consisted", "of"],
    &["consisting", "of"],
    &["made", "up", "of"],
    &["held", "by"],
    &["divided", "into"],
    &["split", "into"],
];

/// Words that say where all of a total goes, or comes from.
const GOES: &[&[&str]] = &[
    &["went", "to"],
    &["go", "to"],
    &["goes", "to"],
    &["came", "from"],
    &["given", "to"],
    &["paid", "to"],
    &["awarded", "to"],
    &["made", "to"],
    &["shared", "by"],
    &["shared", "among"],
];

/// The total whose whole is figure `at`.
pub(super) fn find(line: &Line<'_>, at: usize) -> Option<Total> {
    let whole = line.figures[at];
    let rest = line.figures.get(at + 1..)?;
    let first = *rest.first()?;
    let lead = line.before_articles(first.start).checked_sub(1)?;
    if lead < whole.end || lead - whole.end > ITEM || line.quote_between(whole.start, lead) {
        return None;
    }
    let last_mark = line.len().checked_sub(1)?;
    let plain = |end: usize| {
        (whole.end..end).all(|place| !line.is_mark(place) || line.is_hyphen(place))
            && !line.any_between(whole.end, end, NOT_ALL)
    };
    let exactly = |parts| total(line, whole, parts, Bound::Exactly);
    if line.is_any(lead, &[":", "—", "–", "--"]) && lead + 1 == first.start && plain(lead) {
        let dash = !line.is_any(lead, &[":"]);
        let closing =
            (first.start..last_mark).find(|&place| dash && line.is_any(place, &[line.word(lead)]));
        return exactly(list(line, rest, closing.unwrap_or(last_mark))?);
    }
    if let Some(verb) = verb_before(line, whole, lead + 1)
        && plain(verb)
    {
        return exactly(list(line, rest, last_mark)?);
    }
    if line.ends(whole.start, &["total", "of"])
        && let Some(verb) = GOES.iter().find(|words| line.ends(lead + 1, words))
        && let Some(verb) = (lead + 1).checked_sub(verb.len())
        && verb >= whole.end
        && plain(verb)
    {
        let parts = list(line, rest, last_mark)?;
        return is_near(line, whole, parts)
            .then(|| exactly(parts))
            .flatten();
    }
    if line.is_any(lead, &[","]) && lead + 1 == first.start && plain(lead) {
        let parts = list(line, rest, last_mark)?;
        let places = parts.iter().all(|part| is_at_place(line, *part));
        return (parts.len() >= 3 && places)
            .then(|| exactly(parts))
            .flatten();
    }
    None
}

/// Whether `parts` can have been meant to make `whole`: `A total of 487 people went to three plays and an opera` is of
/// two things.
fn is_near(line: &Line<'_>, whole: Figure, parts: &[Figure]) -> bool {
    let sum = parts.iter().try_fold(Amount::ZERO, |sum, part| {
        sum.plus(line.quantity(*part).number.value)
    });
    let ratio = sum.and_then(|sum| sum.over(line.quantity(whole).number.value));
    ratio.is_some_and(|ratio| ratio > Amount::parts(2, 3) && ratio < Amount::parts(3, 2))
}

/// Where the words before `end` begin that make what follows all of `whole`.
fn verb_before(line: &Line<'_>, whole: Figure, end: usize) -> Option<usize> {
    let made = MAKES_UP
        .iter()
        .find(|words| line.ends(end, words))
        .map(|words| end - words.len());
    let be = |at: usize| line.is_any(at, &["is", "are", "was", "were"]);
    if let Some(start) = made {
        let start = if start > 0 && be(start - 1) {
            start - 1
        } else {
            start
        };
        return (start >= whole.end).then_some(start);
    }
    // “The 14 victims were nine men and five women.”
    let known = whole.start > 0 && line.is_any(whole.start - 1, &["the"]);
    let verb = end.checked_sub(1)?;
    (known && verb > whole.end && line.is_any(verb, &["are", "were"])).then_some(verb)
}

/// The parts that `figures` begins with: a list that ends with `and` and one more before `end`.
fn list<'l>(line: &Line<'_>, figures: &'l [Figure], end: usize) -> Option<&'l [Figure]> {
    let count = figures
        .iter()
        .take_while(|figure| figure.end <= end)
        .count();
    let parts = &figures[..count];
    let joined = parts
        .windows(2)
        .all(|pair| item_between(line, pair[0].end, pair[1].start, false));
    let before_last = parts.len().checked_sub(2).map(|last| parts[last])?;
    let last = parts[parts.len() - 1];
    let closes = line.any_between(before_last.end, last.start, &["and"])
        && (last.end..end).all(|place| {
            let others = place == last.end && line.is_any(place, &["others"]);
            others || !line.is_any(place, NOT_ALL) || line.is_any(place, &["from"])
        })
        && (last.end..end).all(|place| !line.is_mark(place))
        && end.saturating_sub(last.end) < ITEM;
    (joined && closes && !line.quote_between(parts[0].start, end)).then_some(parts)
}

/// `eight in Halden`, `eight jobs in Halden`
fn is_at_place(line: &Line<'_>, part: Figure) -> bool {
    (part.end..part.end + 3).any(|place| {
        line.is_any(place, &["in", "at", "from", "near"])
            && line.token(place + 1).is_some_and(|token| {
                token.is_capitalised() && !token.is_any(Lexeme::MONTH | Lexeme::WEEKDAY)
            })
    })
}
