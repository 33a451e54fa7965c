//! Sentences.

use std::ops::Range;

use super::{
    abbreviation::{self, Stop},
    lexicon::Lexeme,
    token::{Case, Token, TokenKind},
};
use crate::text::Span;

/// A sentence: where it stands in the prose and which tokens it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to its last, closing marks included.
    pub span: Span,
    /// Index of its first token.
    pub first: u32,
    /// One past the index of its last token.
    pub end: u32,
}

impl Sentence {
    /// The indexes of its tokens.
    pub fn tokens(&self) -> Range<usize> {
        self.first as usize..self.end as usize
    }
}

/// Appends the sentences of `tokens[range]`, a block of `prose` or what stands between two marks.
///
/// `unit` says where quotes stand: for the index of a quote's first token, one past its last. A quote
/// is one step: its stops end no sentence around it, except that of a quote which ends with a stop and
/// is followed by what can only be a new sentence.
///
/// A stop, question or exclamation mark ends a sentence when what follows can begin one. Stops of
/// abbreviations, initials and decimals do not; the stop of `U.S.` does before a word that is
/// capitalised only because it begins a sentence.
pub fn sentences(
    prose: &str,
    tokens: &[Token],
    range: Range<usize>,
    unit: impl Fn(usize) -> Option<usize>,
    sentences: &mut Vec<Sentence>,
) {
    let splitter = Splitter {
        prose,
        tokens,
        end: range.end,
        unit,
    };
    let mut first = range.start;
    let mut index = range.start;
    while index < range.end {
        let (next, boundary) = splitter.step(first, index);
        if boundary {
            push(tokens, first..next, sentences);
            first = next;
        }
        index = next;
    }
    push(tokens, first..range.end, sentences);
}

fn push(tokens: &[Token], range: Range<usize>, sentences: &mut Vec<Sentence>) {
    if let [head, .., tail] | [head @ tail] = &tokens[range.clone()] {
        sentences.push(Sentence {
            span: head.span.join(tail.span),
            first: range.start as u32,
            end: range.end as u32,
        });
    }
}

struct Splitter<'a, U> {
    prose: &'a str,
    tokens: &'a [Token],
    end: usize,
    unit: U,
}

impl<U: Fn(usize) -> Option<usize>> Splitter<'_, U> {
    fn get(&self, index: usize) -> Option<&Token> {
        (index < self.end).then(|| &self.tokens[index])
    }

    /// The index after the token or quote at `index` and all that closes with it, and whether a
    /// sentence that began at `first` ends there.
    fn step(&self, first: usize, index: usize) -> (usize, bool) {
        if let Some(after) = (self.unit)(index) {
            let after = after.clamp(index + 1, self.end);
            let ends = self.quote_ends(index, after);
            let next = self.closing(after);
            // `“Stop.”).` has a stop of its own outside.
            if next > after
                && self.tokens[after..next]
                    .iter()
                    .any(|token| ends_sentence(token.kind))
            {
                return (next, self.can_begin(next));
            }
            return (
                next,
                ends && self.begins_after_quote(next, self.ends_hard(after)),
            );
        }
        let token = &self.tokens[index];
        match token.kind {
            TokenKind::Punctuation('…') => {
                let next = self.closing(index + 1);
                let ends = self
                    .get(next)
                    .is_none_or(|token| token.is_any(Lexeme::OPENER));
                (next, ends && self.can_begin(next))
            }
            kind if ends_sentence(kind) => {
                // `1.` or `a)` at the start of a line counts and ends nothing.
                let counts = index == first + 1
                    && token.is_mark('.')
                    && matches!(self.tokens[first].kind, TokenKind::Number)
                    && !token.spaced;
                let next = self.closing(index + 1);
                let foreign = matches!(kind, TokenKind::Punctuation('。' | '！' | '？' | '｡'));
                (next, !counts && (foreign || self.can_begin(next)))
            }
            TokenKind::Word if token.stopped => {
                let next = self.closing(index + 1);
                let text = token.text(self.prose);
                let ends = next > index + 1
                    && self
                        .get(index + 1)
                        .is_some_and(|after| after.kind != TokenKind::Possessive)
                    || self.stop_ends(index, text);
                (next, ends && self.can_begin(next))
            }
            _ => (index + 1, false),
        }
    }

    /// Past the closing marks, brackets and further stops that touch what ends at `index`.
    fn closing(&self, mut index: usize) -> usize {
        while self.get(index).is_some_and(|token| {
            !token.spaced && closes(token.kind) && (self.unit)(index).is_none()
        }) {
            index += 1;
        }
        index
    }

    /// Whether the abbreviation at `index`, written with its stop, can end its sentence before what follows.
    fn stop_ends(&self, index: usize, text: &str) -> bool {
        let Some(next) = self.get(index + 1) else {
            return true;
        };
        if !next.spaced {
            return false;
        }
        if (self.unit)(index + 1).is_some() || next.kind == TokenKind::QuotationMark {
            return abbreviation::stop_of(text) != Stop::BeforeName;
        }
        let opener = next.is_capitalised() && next.is_any(Lexeme::OPENER);
        match abbreviation::stop_of(text) {
            Stop::BeforeName => false,
            // An initial, unless what stands before it is no name: `plan B. The council`.
            Stop::Initial => {
                opener
                    && index
                        .checked_sub(1)
                        .is_some_and(|before| self.tokens[before].case == Case::Lower)
            }
            Stop::State => {
                opener
                    || next.case == Case::Capital && !next.is_any(Lexeme::TITLE | Lexeme::HONORIFIC)
            }
            Stop::Anywhere => opener,
        }
    }

    /// Whether the quote `first..after` ends with the stop of its last sentence.
    fn quote_ends(&self, first: usize, after: usize) -> bool {
        self.tokens[first..after]
            .iter()
            .rev()
            .find(|token| {
                !matches!(
                    token.kind,
                    TokenKind::QuotationMark | TokenKind::Punctuation(')' | ']')
                )
            })
            .is_some_and(|token| ends_sentence(token.kind) || token.is_mark('…') || token.stopped)
    }

    /// Whether the quote that ends before `after` ends with a full stop, after which a frame cannot go on.
    fn ends_hard(&self, after: usize) -> bool {
        self.tokens[..after]
            .iter()
            .rev()
            .take(4)
            .find(|token| token.kind != TokenKind::QuotationMark)
            .is_some_and(|token| token.is_mark('.'))
    }

    /// Whether what stands at `index`, after a quote that ends with a stop, begins a new sentence
    /// rather than the frame of that quote: `“Stop!” Lind said.`
    fn begins_after_quote(&self, index: usize, hard: bool) -> bool {
        if !self.can_begin(index) {
            return false;
        }
        let Some(token) = self.get(index) else {
            return true;
        };
        if hard || token.is_any(Lexeme::OPENER) || !token.is_word() || (self.unit)(index).is_some()
        {
            return true;
        }
        !self.frames(index)
    }

    /// Whether a name and a verb of speech stand at `index`, and then no more than closes the frame.
    fn frames(&self, index: usize) -> bool {
        const REACH: usize = 8;
        for at in index..(index + REACH).min(self.end) {
            let token = &self.tokens[at];
            if token.is_any(Lexeme::SPEECH | Lexeme::WEAK_SPEECH) && token.case == Case::Lower {
                let object = matches!(token.text(self.prose), "asked" | "asks" | "told" | "tells");
                return object
                    || !self.get(at + 1).is_some_and(|next| {
                        next.is_any(Lexeme::DETERMINER | Lexeme::PRONOUN)
                            && next.case == Case::Lower
                            || next.text(self.prose) == "that"
                    });
            }
            if !token.is_word() && !token.is_mark(',') {
                return false;
            }
        }
        false
    }

    /// Whether what stands at `index` can begin a sentence: spaced, and a capital, a figure, or a mark before one.
    fn can_begin(&self, index: usize) -> bool {
        let Some(token) = self.get(index) else {
            return true;
        };
        if !token.spaced {
            // “A.”“B.”: two quotes that touch.
            return (self.unit)(index).is_some();
        }
        match token.kind {
            TokenKind::Word => token.case != Case::Lower,
            TokenKind::Number | TokenKind::Address => true,
            TokenKind::QuotationMark => self.next_word_begins(index + 1),
            TokenKind::Punctuation(char) => {
                (matches!(
                    char,
                    '(' | '[' | '—' | '–' | '-' | '…' | '•' | '*' | '$' | '£' | '€' | '¿' | '¡'
                ) || !char.is_ascii_punctuation() && !char.is_alphanumeric() && char > '\u{2190}')
                    && self.next_word_begins(index + 1)
            }
            TokenKind::Possessive => false,
        }
    }

    /// Whether the first word from `index` on, looked for a few tokens far, is not in lower case.
    fn next_word_begins(&self, index: usize) -> bool {
        const REACH: usize = 6;
        self.tokens[index.min(self.end)..(index + REACH).min(self.end)]
            .iter()
            .find(|next| {
                !matches!(
                    next.kind,
                    TokenKind::QuotationMark | TokenKind::Punctuation(_)
                )
            })
            .is_none_or(|next| !next.is_word() || next.case != Case::Lower)
    }
}

fn closes(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::QuotationMark | TokenKind::Punctuation(')' | ']' | '.' | '!' | '?' | '…')
    )
}

fn ends_sentence(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Punctuation('.' | '!' | '?' | '‽' | '。' | '！' | '？' | '｡' | '؟' | '।')
    )
}

#[cfg(test)]
mod tests {
    use crate::{
        draft::{Draft, Format},
        reading::Facts,
    };

    /// The writer's sentences of `text`, cut with its quotes, a bar between.
    fn cut(text: &str) -> String {
        let draft = Draft::new("a", Format::Plain, text);
        let mut found = Vec::new();
        for passage in draft.passages() {
            let facts = Facts::of(passage);
            for sentence in &facts.sentences {
                found.push(passage.prose().slice(sentence.span).to_owned());
            }
        }
        found.join(" | ")
    }

    /// `marked` has a bar where a sentence ends and a space follows.
    #[track_caller]
    fn check(marked: &str) {
        assert_eq!(cut(&marked.replace(" | ", " ")), marked);
    }

    #[test]
    fn stops_of_abbreviations_end_nothing() {
        check("Mr. Lind met Gov. Reis of Halden Inc. on Jan. 5 at 5 p.m. Tuesday. | She left.");
        check("The road to St. Esk is No. 7 of ten. | It is closed.");
        check("J.K. Lind and T. Varga spoke. | We listened.");
        check("She lives in Port Merrow, Calif., with Lt. Col. Darko. | He sails.");
    }

    #[test]
    fn stops_of_abbreviations_end_a_sentence_that_really_ends() {
        check("He works in the U.S. | The court sits in Halden.");
        check("It starts at 5 p.m. | They will be late.");
        check("The council chose plan B. | The mayor did not.");
        check("She said no. | No. 5 is free.");
        check("It was I. | We left.");
    }

    #[test]
    fn decimals_ellipses_and_counters_end_nothing() {
        check("It cost 3.5 million... more than planned. | We paid.");
        assert_eq!(cut("“1. The ferry is late.”"), "“1. The ferry is late.”");
        check("He waited … and waited. | The boat came.");
        check("It rose .38 points. | Then it fell.");
    }

    #[test]
    fn a_stop_inside_a_quote_ends_no_open_frame() {
        check("“Stop!” she said. | She left.");
        check("“We won. We lost,” she said. | It rained.");
        check("“Why?” Lind asked. | Nobody knew.");
        check("“Is it over?” Mara Lind, the mayor, asked the council. | It was.");
        check("Lind said “We won. We lost.” | The council rose.");
        check("“A boat.” | “A ship.” | They argued.");
        check("“It is over,” Lind said. | “We go. We stay.” | Darko left.");
        check("“No!” | The hall fell silent.");
        check("The sign said “Stop.” | Lind did not.");
        check("She called it a “Stop!” moment. | It was.");
    }

    #[test]
    fn sentences_of_other_scripts_and_marks() {
        check("We won! | 🎉 Then we left.");
        check("Really?! | Yes.");
        check("(It rained.) | We left.");
    }

    #[test]
    fn a_wrapped_line_is_a_space() {
        assert_eq!(
            cut("The ferry was\r\nlate. We\r\nwaited."),
            "The ferry was\r\nlate. | We\r\nwaited."
        );
        assert_eq!(cut("It ended.\u{2028}We left."), "It ended. | We left.");
    }
}
