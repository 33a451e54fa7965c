//! Pairing the marks of one block.
//!
//! Double marks first, alone: they are not apostrophes. Then single marks, each among those that
//! stand in the same double quote, so that no pair crosses another. Work is linear in the tokens.

use super::{MarkFault, MarkFaultKind, MarkedQuote, QuoteShape};
use crate::{
    language::{
        Token, TokenKind,
        quotation_mark::{Mark, MarkStyle, Role, Slip},
    },
    reading::Facts,
    text::Span,
};

/// Quotes inside quotes deeper than this are not told apart.
const DEEPEST: usize = 4;

/// A pair of marks by their tokens.
#[derive(Debug, Clone, Copy)]
struct Pair {
    open: usize,
    /// The closing mark, or one past the last token where there is none.
    close: usize,
    closed: bool,
    style: MarkStyle,
}

/// A mark and its token.
#[derive(Debug, Clone, Copy)]
struct Seen {
    token: usize,
    mark: Mark,
}

/// Pairs the marks among `facts.tokens[from..]`, the tokens of one block; tells quotes, faults and for
/// each token the quote it stands in.
pub(in crate::reading) fn pair(prose: &str, facts: &mut Facts, from: usize) {
    facts.innermost.resize(facts.tokens.len(), Facts::UNQUOTED);
    let marks: Vec<Seen> = (from..facts.tokens.len())
        .filter_map(|token| {
            Mark::read(prose, &facts.tokens, token).map(|mark| Seen { token, mark })
        })
        .collect();
    if marks.is_empty() {
        return;
    }
    let end = facts.tokens.len();
    let mut pairs = pair_doubles(&marks, end, &mut facts.mark_faults, &facts.tokens);
    let base = facts.quotes.len();
    enter(facts, base, &pairs);
    if pair_singles(prose, facts, &marks, end, &mut pairs) {
        enter(facts, base, &pairs);
    }
    for seen in &marks {
        apostrophe(facts, seen);
    }
}

/// Pairs double marks and guillemets.
fn pair_doubles(
    marks: &[Seen],
    end: usize,
    faults: &mut Vec<MarkFault>,
    tokens: &[Token],
) -> Vec<Pair> {
    let nested = Stack::run(marks, end, true);
    let opens = marks
        .iter()
        .filter(|seen| seen.mark.style != MarkStyle::Single && seen.mark.role == Role::Opens)
        .count();
    // Left open with several opening marks: one was forgotten in between, not nested.
    let found = if !nested.left_open || opens < 2 {
        nested
    } else {
        Stack::run(marks, end, false)
    };
    for &(token, kind) in &found.faults {
        faults.push(MarkFault {
            span: tokens[token].span,
            kind,
            missing: None,
        });
    }
    found.pairs
}

/// The double marks that are open while a block is walked.
struct Stack {
    open: Vec<Seen>,
    pairs: Vec<Pair>,
    faults: Vec<(usize, MarkFaultKind)>,
    left_open: bool,
}

impl Stack {
    fn run(marks: &[Seen], end: usize, nest: bool) -> Self {
        let mut stack = Self {
            open: Vec::new(),
            pairs: Vec::new(),
            faults: Vec::new(),
            left_open: false,
        };
        let doubles: Vec<&Seen> = marks
            .iter()
            .filter(|seen| seen.mark.style != MarkStyle::Single)
            .collect();
        for (index, seen) in doubles.iter().enumerate() {
            let is_open = stack
                .open
                .last()
                .is_some_and(|open| open.mark.style == seen.mark.style);
            let closes = match seen.mark.role {
                Role::Opens => false,
                Role::Closes => true,
                Role::Either => is_open,
                Role::ClosesOrMeasure => {
                    // `the 12" record,"`: inches where the next mark closes as well.
                    let following = doubles.get(index + 1).map(|other| other.mark.role);
                    if !is_open || following == Some(Role::Closes) {
                        continue;
                    }
                    true
                }
                _ => continue,
            };
            if closes {
                stack.close(seen, is_open);
            } else {
                stack.open(seen, nest);
            }
        }
        stack.left_open = !stack.open.is_empty();
        while let Some(open) = stack.open.pop() {
            stack.pairs.push(Pair {
                open: open.token,
                close: end,
                closed: false,
                style: open.mark.style,
            });
            stack.faults.push((open.token, MarkFaultKind::NeverClosed));
        }
        stack
    }

    fn close(&mut self, seen: &Seen, is_open: bool) {
        if !is_open {
            self.faults.push((seen.token, MarkFaultKind::NeverOpened));
            return;
        }
        if let Some(open) = self.open.pop() {
            if seen.mark.slip == Some(Slip::Facing) {
                self.faults.push((seen.token, MarkFaultKind::WrongWay));
            }
            self.pairs.push(Pair {
                open: open.token,
                close: seen.token,
                closed: true,
                style: open.mark.style,
            });
        }
    }

    fn open(&mut self, seen: &Seen, nest: bool) {
        if (!nest || self.open.len() >= DEEPEST)
            && let Some(forgotten) = self.open.pop()
        {
            self.faults
                .push((forgotten.token, MarkFaultKind::NeverClosed));
            self.pairs.push(Pair {
                open: forgotten.token,
                close: seen.token,
                closed: false,
                style: forgotten.mark.style,
            });
        }
        self.open.push(*seen);
    }
}

/// Pairs single marks, each among those in the same double quote. Whether there were any.
fn pair_singles(
    prose: &str,
    facts: &Facts,
    marks: &[Seen],
    end: usize,
    pairs: &mut Vec<Pair>,
) -> bool {
    // (quote around it, mark), so that marks of one quote come together, in order.
    let mut singles: Vec<(u32, Seen)> = marks
        .iter()
        .filter(|seen| seen.mark.style == MarkStyle::Single)
        .map(|&seen| (facts.innermost[seen.token], seen))
        .collect();
    if singles.is_empty() {
        return false;
    }
    singles.sort_by_key(|&(quote, seen)| (quote, seen.token));
    let known = pairs.len();
    for group in singles.chunk_by(|one, two| one.0 == two.0) {
        let outside = group[0].0 == Facts::UNQUOTED;
        let mut index = 0;
        while index < group.len() {
            let opener = group[index].1;
            if !matches!(opener.mark.role, Role::Opens | Role::OpensOrApostrophe) {
                index += 1;
                continue;
            }
            let until = (index + 1..group.len())
                .find(|&next| {
                    matches!(
                        group[next].1.mark.role,
                        Role::Opens | Role::OpensOrApostrophe
                    )
                })
                .unwrap_or(group.len());
            let close = closing_single(prose, facts, &group[index + 1..until]);
            if let Some(close) = close {
                pairs.push(Pair {
                    open: opener.token,
                    close: group[index + 1 + close].1.token,
                    closed: true,
                    style: MarkStyle::Single,
                });
                index += close + 2;
                continue;
            }
            let begins = outside
                && until == group.len()
                && (opener.token == 0 || facts.tokens[opener.token].spaced)
                && continues(facts, opener.token);
            if begins {
                pairs.push(Pair {
                    open: opener.token,
                    close: end,
                    closed: false,
                    style: MarkStyle::Single,
                });
            }
            index = until;
        }
    }
    pairs.len() > known
}

/// Whether a single mark that nothing closes begins speech that may go on in the next block: it begins
/// its block or follows a colon or comma, and a capital follows.
fn continues(facts: &Facts, opener: usize) -> bool {
    let Some(next) = facts.tokens.get(opener + 1) else {
        return false;
    };
    let begins_block = facts.blocks.last().map_or(0, |block| block.tokens.end) == opener;
    let led = opener
        .checked_sub(1)
        .and_then(|before| facts.tokens.get(before))
        .is_some_and(|before| before.is_mark(':') || before.is_mark(','));
    next.is_capitalised() && (begins_block || led)
}

/// Which of `candidates` closes a quote of single marks; plurals’ possessives and clippin’s are passed over
/// where a better one follows.
fn closing_single(prose: &str, facts: &Facts, candidates: &[(u32, Seen)]) -> Option<usize> {
    let mut fallback = None;
    for (index, (_, seen)) in candidates.iter().enumerate() {
        if !matches!(
            seen.mark.role,
            Role::ClosesOrApostrophe | Role::ClosesOrMeasure | Role::Closes
        ) {
            continue;
        }
        let before = &facts.tokens[seen.token - 1];
        let text = before.text(prose);
        let doubtful = before.is_word() && (text.ends_with(['s', 'S']) || text.ends_with("in"));
        if !doubtful {
            return Some(index);
        }
        fallback = fallback.or(Some(index));
    }
    fallback
}

/// Puts `pairs` into the facts as quotes, sorted and nested, in place of those of this block.
fn enter(facts: &mut Facts, base: usize, pairs: &[Pair]) {
    facts.quotes.truncate(base);
    let mut pairs = pairs.to_vec();
    pairs.sort_by_key(|pair| pair.open);
    let mut around: Vec<(usize, u32)> = Vec::new();
    for pair in pairs {
        while around.last().is_some_and(|&(until, _)| until <= pair.open) {
            around.pop();
        }
        let index = facts.quotes.len() as u32;
        let inner = &facts.tokens[pair.open + 1..pair.close];
        let open = facts.tokens[pair.open].span;
        let (inner_span, last) = match (inner.first(), inner.last()) {
            (Some(first), Some(last)) if !pair.closed => (first.span.join(last.span), last.span),
            (None, None) if !pair.closed => (Span::at(open.end), open),
            _ => {
                let close = facts.tokens[pair.close].span;
                (Span::new(open.end, close.start), close)
            }
        };
        facts.quotes.push(MarkedQuote {
            span: open.join(last),
            inner: inner_span,
            first: pair.open as u32 + 1,
            end: pair.close as u32,
            open: !pair.closed,
            depth: around.len() as u8,
            parent: around.last().map(|&(_, quote)| quote),
            style: pair.style,
            shape: QuoteShape::default(),
            words: inner.iter().filter(|token| token.is_word()).count() as u32,
            sentences: (0, 0),
        });
        let after = pair.close + usize::from(pair.closed);
        facts.innermost[pair.open..after].fill(index);
        around.push((after, index));
    }
}

/// Turns a single mark that belongs to no pair and stands after a word into the word’s ending.
fn apostrophe(facts: &mut Facts, seen: &Seen) {
    let token = seen.token;
    let paired = facts.quote_at(token as u32).is_some_and(|quote| {
        let quote = &facts.quotes[quote];
        quote.first as usize == token + 1 || !quote.open && quote.end as usize == token
    });
    if seen.mark.role == Role::ClosesOrApostrophe
        && !paired
        && token > 0
        && !facts.tokens[token].spaced
        && facts.tokens[token - 1].is_word()
    {
        facts.tokens[token].kind = TokenKind::Possessive;
    }
}
