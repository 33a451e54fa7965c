//! Pairing single marks, most of which are apostrophes.

use std::ops::Range;

use super::{
    MarkFault, MarkFaultKind, boundary,
    pair::{Pair, Seen},
};
use crate::{
    language::quotation_mark::{Facing, MarkStyle, Role},
    reading::Facts,
};

/// Pairs single marks, each among those in the same double quote. Whether there were any.
pub(super) fn pair(
    prose: &str,
    facts: &mut Facts,
    marks: &[Seen],
    block: &Range<usize>,
    pairs: &mut Vec<Pair>,
) -> bool {
    // (quote around it, mark), so that marks of one quote come together, in order.
    let mut singles: Vec<(u32, Seen)> = marks
        .iter()
        .filter(|seen| seen.mark.style == MarkStyle::Single && seen.mark.role != Role::Neither)
        .map(|&seen| (facts.innermost[seen.token], seen))
        .collect();
    singles.sort_by_key(|&(quote, seen)| (quote, seen.token));
    let known = pairs.len();
    let opens = |seen: &Seen| matches!(seen.mark.role, Role::Opens | Role::OpensOrApostrophe);
    for group in singles.chunk_by(|one, two| one.0 == two.0) {
        let outside = group[0].0 == Facts::UNQUOTED;
        let mut index = 0;
        while index < group.len() {
            let opener = group[index].1;
            index += 1;
            if !opens(&opener) {
                continue;
            }
            let until = (index..group.len())
                .find(|&next| opens(&group[next].1))
                .unwrap_or(group.len());
            if let Some(close) = closing_single(prose, facts, &opener, &group[index..until]) {
                pairs.push(Pair {
                    open: opener.token,
                    close: group[index + close].1.token,
                    closed: true,
                    style: MarkStyle::Single,
                });
                index += close + 1;
                continue;
            }
            if outside && until == group.len() && continues(facts, block, &opener) {
                left_open(prose, facts, block, &opener, pairs);
            }
            index = until;
        }
    }
    pairs.len() > known
}

/// Whether a single mark that nothing closes begins speech that may go on in the next block: it begins
/// its block or follows a colon or comma, and a capital follows.
fn continues(facts: &Facts, block: &Range<usize>, opener: &Seen) -> bool {
    let token = opener.token;
    let led = token == block.start
        || opener.mark.facing == Facing::Opening
            && (facts.tokens[token - 1].is_mark(':') || facts.tokens[token - 1].is_mark(','));
    led && block.end > token + 4 && facts.tokens[token + 1].is_capitalised()
}

fn left_open(
    prose: &str,
    facts: &mut Facts,
    block: &Range<usize>,
    opener: &Seen,
    pairs: &mut Vec<Pair>,
) {
    let found = boundary::closing(prose, &facts.tokens, opener.token + 1..block.end)
        .filter(|found| found.certain);
    let close = found.map_or(block.end, |found| found.token);
    // Never across a double quote that goes on past it.
    let crossed = facts.innermost[close - 1] != Facts::UNQUOTED
        && close < block.end
        && facts.innermost[close] == facts.innermost[close - 1];
    if crossed {
        return;
    }
    pairs.push(Pair {
        open: opener.token,
        close,
        closed: false,
        style: MarkStyle::Single,
    });
    // A single mark alone may be an apostrophe; with a frame behind it, it is a quote.
    if let Some(found) = found
        && opener.mark.facing == Facing::Opening
    {
        facts.mark_faults.push(MarkFault {
            span: facts.tokens[opener.token].span,
            kind: MarkFaultKind::NeverClosed,
            token: opener.token as u32,
            missing: Some(facts.tokens[found.token - 1].span.end),
            certain: true,
            to_end: false,
        });
    }
}

/// Which of `candidates` closes a quote of single marks; plurals’ possessives and clippin’s are passed
/// over where a better one follows.
fn closing_single(
    prose: &str,
    facts: &Facts,
    opener: &Seen,
    candidates: &[(u32, Seen)],
) -> Option<usize> {
    /// A straight mark may be an apostrophe at both ends: this far, in tokens, it is believed to pair.
    const NEAR: usize = 10;
    let clear = opener.mark.facing == Facing::Opening;
    let mut fallback = None;
    for (index, (_, seen)) in candidates.iter().enumerate() {
        if seen.token <= opener.token + 1 {
            continue;
        }
        let before = &facts.tokens[seen.token - 1];
        let text = before.text(prose);
        let doubtful = before.is_word() && (text.ends_with(['s', 'S']) || text.ends_with("in"));
        if !doubtful {
            return Some(index);
        }
        if clear || seen.token - opener.token <= NEAR {
            fallback = fallback.or(Some(index));
        }
    }
    fallback
}
