//! Where a mark that is missing most likely belongs.

use std::ops::Range;

use crate::language::{Case, Lexeme, Token, TokenKind};

/// A place between two tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Boundary {
    /// The token after it.
    pub(super) token: usize,
    /// Whether nothing else is likely.
    pub(super) certain: bool,
}

/// Verbs that frame a quote and little else.
const FRAMING: &[&str] = &[
    "said",
    "says",
    "added",
    "adds",
    "asked",
    "asks",
    "told",
    "tells",
    "replied",
    "replies",
    "wrote",
    "writes",
    "explained",
    "explains",
    "recalled",
    "continued",
    "insisted",
    "warned",
    "announced",
    "noted",
    "argued",
];

/// How many words the subject of a frame may have.
const SUBJECT: usize = 6;

/// Where a quote of `range` that nothing closes ends: before its frame if there is one (`“We start on
/// Monday, Lind said.`), otherwise after its first sentence.
pub(super) fn closing(prose: &str, tokens: &[Token], range: Range<usize>) -> Option<Boundary> {
    let mut frames = (range.start + 1..range.end).filter(|&index| {
        let before = &tokens[index - 1];
        before.is_mark(',') || before.is_mark('?') || before.is_mark('!') || before.is_mark('—')
    });
    if let Some(token) = frames.find(|&index| is_frame(prose, tokens, index..range.end)) {
        let single = !frames.any(|index| is_frame(prose, tokens, index..range.end));
        return Some(Boundary {
            token,
            certain: single,
        });
    }
    let mut index = range.start;
    while index < range.end {
        index += 1;
        let stop = matches!(
            tokens[index - 1].kind,
            TokenKind::Punctuation('.' | '!' | '?')
        );
        if stop
            && tokens
                .get(index)
                .is_none_or(|next| next.spaced || index == range.end)
        {
            return Some(Boundary {
                token: index,
                certain: false,
            });
        }
    }
    (range.start < range.end).then_some(Boundary {
        token: range.end,
        certain: false,
    })
}

/// Whether a whole frame stands at the start of `range`: `Lind said.`, `said the mayor, who`.
fn is_frame(prose: &str, tokens: &[Token], range: Range<usize>) -> bool {
    let frames = |index: usize| {
        let token = &tokens[index];
        token.case == Case::Lower && FRAMING.contains(&token.text(prose))
    };
    let subject = |token: &Token| {
        token.is_capitalised() && token.is_word()
            || token.is_any(Lexeme::DETERMINER | Lexeme::TITLE)
            || matches!(token.text(prose), "he" | "she")
    };
    if range.is_empty() {
        return false;
    }
    if frames(range.start) {
        return range.len() > 1 && subject(&tokens[range.start + 1]);
    }
    if !subject(&tokens[range.start]) || matches!(tokens[range.start].text(prose), "I") {
        return false;
    }
    let reach = range.end.min(range.start + SUBJECT + 1);
    let Some(verb) = (range.start + 1..reach).find(|&index| frames(index)) else {
        return false;
    };
    if !tokens[range.start..verb].iter().all(Token::is_word) {
        return false;
    }
    // A clause that goes on after the verb is a statement of its own: `Lind said the boat was late`.
    tokens[..range.end].get(verb + 1).is_none_or(|next| {
        matches!(next.kind, TokenKind::Punctuation('.' | ','))
            || next.is_any(Lexeme::WEEKDAY | Lexeme::PREPOSITION)
    })
}

/// Where a quote that ends at `range`'s end and was never opened begins: after its frame's comma or
/// colon (`Lind said, We start on Monday.”`), otherwise with its sentence.
pub(super) fn opening(prose: &str, tokens: &[Token], range: Range<usize>) -> Option<usize> {
    let mut start = None;
    for index in range.clone().rev() {
        let token = &tokens[index];
        let last = index + 1 == range.end;
        if last {
            start = Some(index);
            continue;
        }
        let after_verb = index > range.start
            && matches!(token.kind, TokenKind::Punctuation(',' | ':'))
            && (token.is_mark(':') || FRAMING.contains(&tokens[index - 1].text(prose)));
        let stop = matches!(token.kind, TokenKind::Punctuation('.' | '!' | '?'))
            && start.is_some_and(|start: usize| tokens[start].spaced)
            && index + 2 < range.end;
        if after_verb || stop {
            return start;
        }
        start = Some(index);
    }
    start
}
