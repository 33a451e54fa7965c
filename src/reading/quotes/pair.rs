//! Pairing the marks of one block.
//!
//! Double marks first, alone: they are not apostrophes. Then single marks, each among those that
//! stand in the same double quote, so that no pair crosses another. Work is linear in the tokens.

use std::ops::Range;

use super::{MarkFault, MarkFaultKind, MarkedQuote, QuoteShape, boundary, single};
use crate::{
    language::{
        TokenKind,
        quotation_mark::{Facing, Mark, MarkStyle, Role},
    },
    reading::Facts,
    text::Span,
};

/// Quotes inside quotes deeper than this are not told apart.
const DEEPEST: usize = 4;

/// A pair of marks by their tokens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub(super) open: usize,
    /// The closing mark, or one past the last token where there is none.
    pub(super) close: usize,
    pub(super) closed: bool,
    pub(super) style: MarkStyle,
}

impl Pair {
    /// One past its last token.
    fn after(&self) -> usize {
        self.close + usize::from(self.closed)
    }
}

/// A mark and its token.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    pub(super) token: usize,
    pub(super) mark: Mark,
}

/// Pairs the marks among `facts.tokens[from..]`, the tokens of one block; tells quotes, faults and for
/// each token the quote it stands in.
pub(in crate::reading) fn pair(prose: &str, facts: &mut Facts, from: usize) {
    let block = from..facts.tokens.len();
    facts.innermost.resize(block.end, Facts::UNQUOTED);
    let marks = marks(prose, facts, &block);
    if marks.is_empty() {
        return;
    }
    let (base, base_faults) = (facts.quotes.len(), facts.mark_faults.len());
    let mut pairs = pair_doubles(prose, facts, &marks, &block);
    enter(facts, base, &pairs);
    if single::pair(prose, facts, &marks, &block, &mut pairs) {
        enter(facts, base, &pairs);
    }
    nested_alike(prose, facts, base);
    facts.mark_faults[base_faults..].sort_by_key(|fault| fault.span);
    for seen in &marks {
        ending(facts, seen);
    }
}

/// The marks of a block. Those inside a tag that stands in the copy, `<a href="…">`, are none.
fn marks(prose: &str, facts: &Facts, block: &Range<usize>) -> Vec<Seen> {
    let mut marks = Vec::new();
    let mut tag = false;
    for token in block.clone() {
        let this = &facts.tokens[token];
        match this.kind {
            TokenKind::Punctuation('<') => {
                tag = facts.tokens[..block.end]
                    .get(token + 1)
                    .is_some_and(|next| !next.spaced && (next.is_word() || next.is_mark('/')));
            }
            TokenKind::Punctuation('>') => tag = false,
            TokenKind::QuotationMark if !tag => {
                let attribute = token > block.start && facts.tokens[token - 1].is_mark('=')
                    || facts.tokens[..block.end]
                        .get(token + 1)
                        .is_some_and(|next| next.is_mark('>') && !next.spaced);
                if !attribute && let Some(mark) = Mark::read(prose, &facts.tokens, block, token) {
                    marks.push(Seen { token, mark });
                }
            }
            _ => {}
        }
    }
    marks
}

/// Pairs double marks and guillemets.
fn pair_doubles(prose: &str, facts: &mut Facts, marks: &[Seen], block: &Range<usize>) -> Vec<Pair> {
    let doubles: Vec<Seen> = marks
        .iter()
        .filter(|seen| seen.mark.style != MarkStyle::Single && seen.mark.role != Role::Neither)
        .copied()
        .collect();
    let walk = |nest: bool| {
        let mut walk = Walk {
            prose,
            facts,
            block,
            open: Vec::new(),
            pairs: Vec::new(),
            faults: Vec::new(),
            settled: block.start,
            nest,
        };
        let left_open = walk.run(&doubles);
        (walk.pairs, walk.faults, left_open)
    };
    let opens = doubles
        .iter()
        .filter(|seen| seen.mark.role == Role::Opens)
        .count();
    let (mut pairs, mut faults, left_open) = walk(true);
    if left_open && opens > 1 {
        // One was forgotten in between, not nested.
        (pairs, faults, _) = walk(false);
    }
    facts.mark_faults.append(&mut faults);
    pairs
}

/// A walk over the double marks of a block.
struct Walk<'a> {
    prose: &'a str,
    facts: &'a Facts,
    block: &'a Range<usize>,
    open: Vec<Seen>,
    pairs: Vec<Pair>,
    faults: Vec<MarkFault>,
    /// One past the last mark that was understood: a mark that is missing belongs after it.
    settled: usize,
    /// Whether every mark that opens while one is open begins a quote inside it; otherwise only those
    /// that cannot begin one after it.
    nest: bool,
}

impl Walk<'_> {
    /// Whether a quote was left open.
    fn run(&mut self, marks: &[Seen]) -> bool {
        for (index, seen) in marks.iter().enumerate() {
            let next = marks.get(index + 1);
            let is_open = self
                .open
                .last()
                .is_some_and(|open| open.mark.style == seen.mark.style);
            let closes = match seen.mark.role {
                Role::Opens => false,
                Role::Either => is_open,
                Role::ClosesOrMeasure => {
                    // `the 12" record,"`: inches where the next mark closes as well.
                    if !is_open || next.is_some_and(|next| next.mark.role == Role::Closes) {
                        continue;
                    }
                    true
                }
                _ => true,
            };
            if closes {
                self.close(
                    seen,
                    is_open,
                    index.checked_sub(1).map(|before| &marks[before]),
                    next,
                );
            } else {
                self.begin(seen);
            }
        }
        let left_open = !self.open.is_empty();
        while let Some(open) = self.open.pop() {
            let end = self.block.end;
            self.give_up(&open, end);
        }
        self.nest_given_up();
        left_open
    }

    fn begin(&mut self, seen: &Seen) {
        if let Some(&top) = self.open.last() {
            if self.is_doubled(&top, seen) {
                self.fault(seen, MarkFaultKind::Doubled);
                return;
            }
            if !self.nest && self.begins_anew(&top, seen) || self.open.len() >= DEEPEST {
                self.open.pop();
                self.give_up(&top, seen.token);
            }
        }
        if seen.mark.facing == Facing::Closing && seen.mark.style == MarkStyle::Double {
            self.fault(seen, MarkFaultKind::WrongWay);
        }
        self.open.push(*seen);
    }

    fn close(&mut self, seen: &Seen, is_open: bool, before: Option<&Seen>, next: Option<&Seen>) {
        if is_open && let Some(open) = self.open.pop() {
            // „So“ is right where „ opened.
            let low = self.facts.tokens[open.token].text(self.prose) == "„";
            if seen.mark.facing == Facing::Opening && seen.mark.style == MarkStyle::Double && !low {
                self.fault(seen, MarkFaultKind::WrongWay);
            }
            self.settled = seen.token + 1;
            self.pairs.push(Pair {
                open: open.token,
                close: seen.token,
                closed: true,
                style: open.mark.style,
            });
            return;
        }
        if before.is_some_and(|before| self.is_doubled(before, seen)) {
            self.fault(seen, MarkFaultKind::Doubled);
            return;
        }
        // `He said,” We start.”`: it faces the wrong way and the next one closes it.
        let led = seen.token > self.block.start
            && matches!(
                self.facts.tokens[seen.token - 1].kind,
                TokenKind::Punctuation(',' | ':')
            );
        if led && next.is_some_and(|next| next.mark.role == Role::Closes) {
            self.fault(seen, MarkFaultKind::WrongWay);
            self.open.push(*seen);
            return;
        }
        // Inches, seconds: `a 12” pipe`.
        let measure = seen.token > self.block.start
            && self.facts.tokens[seen.token - 1].kind == TokenKind::Number
            && !self.facts.tokens[seen.token].spaced;
        if !measure {
            self.fault(seen, MarkFaultKind::NeverOpened);
        }
    }

    /// Whether `seen` is the same mark as the one before it, typed twice.
    fn is_doubled(&self, before: &Seen, seen: &Seen) -> bool {
        let tokens = &self.facts.tokens;
        before.token + 1 == seen.token
            && !tokens[seen.token].spaced
            && tokens[before.token].text(self.prose) == tokens[seen.token].text(self.prose)
    }

    /// Whether `seen` begins a quote after the one that `top` opened, not inside it: the same mark at the
    /// start of a sentence. Other marks, and words in the middle of a sentence, are quoted inside.
    fn begins_anew(&self, top: &Seen, seen: &Seen) -> bool {
        let tokens = &self.facts.tokens[..self.block.end];
        let alike = tokens[top.token].text(self.prose) == tokens[seen.token].text(self.prose);
        let after_stop = matches!(
            tokens[seen.token - 1].kind,
            TokenKind::Punctuation('.' | '!' | '?' | '…' | ':' | ',')
        );
        let capital = tokens
            .get(seen.token + 1)
            .is_some_and(|next| next.is_capitalised() || !next.is_word());
        alike && after_stop && capital
    }

    /// Ends a quote that nothing closes: before its frame if that is plain to see, otherwise at `end`.
    fn give_up(&mut self, open: &Seen, end: usize) {
        let inner = open.token + 1..end;
        let found = boundary::closing(self.prose, &self.facts.tokens, inner);
        let close = found
            .filter(|found| found.certain)
            .map_or(end, |found| found.token);
        self.pairs.push(Pair {
            open: open.token,
            close,
            closed: false,
            style: open.mark.style,
        });
        self.faults.push(MarkFault {
            span: self.facts.tokens[open.token].span,
            kind: MarkFaultKind::NeverClosed,
            token: open.token as u32,
            missing: found.map(|found| self.facts.tokens[found.token - 1].span.end),
            certain: found.is_some_and(|found| found.certain),
            to_end: close == self.block.end,
        });
    }

    /// Ends each quote that nothing closes no later than the one it stands in, and lets it reach as far as
    /// those in it that are closed: where a frame ends it is a guess, the marks are not.
    fn nest_given_up(&mut self) {
        self.pairs.sort_by_key(|pair| pair.open);
        let mut around: Vec<usize> = Vec::new();
        for index in 0..self.pairs.len() {
            let pair = self.pairs[index];
            while around
                .last()
                .is_some_and(|&outer| self.pairs[outer].after() <= pair.open)
            {
                around.pop();
            }
            if pair.closed {
                for &outer in &around {
                    let outer = &mut self.pairs[outer];
                    outer.close = outer.close.max(pair.after());
                }
            } else if let Some(&outer) = around.last() {
                self.pairs[index].close = pair.close.min(self.pairs[outer].close);
            }
            around.push(index);
        }
    }

    fn fault(&mut self, seen: &Seen, kind: MarkFaultKind) {
        let missing = (kind == MarkFaultKind::NeverOpened)
            .then(|| boundary::opening(self.prose, &self.facts.tokens, self.settled..seen.token))
            .flatten();
        self.settled = seen.token + 1;
        self.faults.push(MarkFault {
            span: self.facts.tokens[seen.token].span,
            kind,
            token: seen.token as u32,
            missing: missing.map(|token| self.facts.tokens[token].span.start),
            certain: kind != MarkFaultKind::NeverOpened,
            to_end: false,
        });
    }
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
        let (between, last) = match inner {
            _ if pair.closed => {
                let close = facts.tokens[pair.close].span;
                (Span::new(open.end, close.start), close)
            }
            [first, .., last] | [first @ last] => (first.span.join(last.span), last.span),
            [] => (Span::at(open.end), open),
        };
        facts.quotes.push(MarkedQuote {
            span: open.join(last),
            inner: between,
            first: pair.open as u32 + 1,
            end: pair.close as u32,
            open: !pair.closed,
            depth: around.len() as u8,
            parent: around.last().map(|&(_, quote)| quote),
            style: pair.style,
            shape: QuoteShape::default(),
            led: false,
            framed: false,
            words: inner.iter().filter(|token| token.is_word()).count() as u32,
            sentences: (0, 0),
        });
        let after = pair.after();
        facts.innermost[pair.open..after].fill(index);
        around.push((after, index));
    }
}

/// Quotes right inside quotes of the very same marks.
fn nested_alike(prose: &str, facts: &mut Facts, base: usize) {
    let Facts {
        tokens,
        quotes,
        mark_faults,
        ..
    } = facts;
    for quote in &quotes[base..] {
        let Some(parent) = quote.parent.map(|parent| &quotes[parent as usize]) else {
            continue;
        };
        let (inner, outer) = (quote.tokens().start, parent.tokens().start);
        if quote.open
            || parent.open
            || tokens[inner].text(prose) != tokens[outer].text(prose)
            || quote.style == MarkStyle::Single
        {
            continue;
        }
        mark_faults.push(MarkFault {
            span: quote.span,
            kind: MarkFaultKind::NestedAlike,
            token: inner as u32,
            missing: None,
            certain: true,
            to_end: false,
        });
    }
}

/// Turns a single mark that belongs to no pair and stands after a word into the word’s ending.
fn ending(facts: &mut Facts, seen: &Seen) {
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
