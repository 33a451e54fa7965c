//! First pass: the phrases of a block outside its quotes, from left to right.
//!
//! No tagger and no parser: word lists, endings and what stands before decide whether a word is a
//! verb, and a noun phrase runs until something that cannot be part of it.

mod noun;
mod verb;
mod verb_group;
mod walk;

use std::ops::Range;

use crate::language::{Lexeme, Token, TokenKind};

pub(super) use verb::is_past;
pub(super) use walk::{phrases, phrases_in};

/// A phrase, a mark or a quote. Its range is of [`Facts::tokens`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) tokens: Range<u32>,
    pub(super) kind: PhraseKind,
}

/// What a phrase is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PhraseKind {
    Noun(Noun),
    Verb(Verb),
    /// of, with; also after, before, since, which may begin a clause.
    Preposition,
    /// when, because, that.
    Subordinator,
    /// who, which, and that after a noun.
    Relative,
    /// and, or, but.
    And,
    /// Adverbs and adverbials of time.
    Adverb,
    Comma,
    Colon,
    Semicolon,
    Dash,
    Open,
    Close,
    /// Index of the quote in [`Facts::quotes`].
    Quote(usize),
    /// The end of a sentence.
    Stop,
    Other,
}

/// A noun phrase without the prepositional phrases after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Noun {
    /// The words that name whom it is about: the name alone, or the whole phrase of a role.
    pub(super) head: Range<u32>,
    pub(super) sort: NounSort,
    /// The words before `’s`, if that is in it.
    pub(super) possessor: Option<Range<u32>>,
    /// A lower-case role or description before the name: `campaign manager`.
    pub(super) described: bool,
}

/// The sorts of noun phrases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum NounSort {
    /// he, she, they, it, we, I, you.
    Pronoun,
    /// him, this, others: never the subject of a frame.
    Object,
    /// Ends in a capitalised word.
    Name,
    /// the, his, Lind’s: `the deputy mayor`.
    Definite,
    /// a, one, several: `a spokesman`.
    Indefinite,
    /// No article: `officials`, `campaign aides`.
    Bare,
    /// Nothing but figures.
    Figure,
    /// Ends in `’s`.
    Possessive,
}

/// A group of verbs: `would later say`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verb {
    /// Index of the word that carries the meaning.
    pub(super) word: u32,
    pub(super) form: VerbForm,
    pub(super) speech: Speech,
    /// tell, ask: what follows may be the person spoken to.
    pub(super) takes_person: bool,
    /// said or says, not say.
    pub(super) inflected: bool,
    /// can, would, might, or not: something that may never have been said.
    pub(super) modal: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum VerbForm {
    /// Has a subject of its own.
    Finite,
    /// was asked, were told.
    Passive,
    /// saying.
    Gerund,
    /// to say.
    Infinitive,
}

/// Whether a verb reports speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Speech {
    None,
    Weak,
    Strong,
}

impl Phrase {
    pub(super) fn noun(&self) -> Option<&Noun> {
        match &self.kind {
            PhraseKind::Noun(noun) => Some(noun),
            _ => None,
        }
    }

    pub(super) fn verb(&self) -> Option<Verb> {
        match self.kind {
            PhraseKind::Verb(verb) => Some(verb),
            _ => None,
        }
    }

    pub(super) fn is(&self, kind: &PhraseKind) -> bool {
        self.kind == *kind
    }
}

/// Reads phrases from tokens, none of which is in a quote.
struct Reader<'a> {
    prose: &'a str,
    tokens: &'a [Token],
    at: usize,
    /// Where the quote, sentence or block ends that bounds the next phrase.
    end: usize,
    block_end: usize,
    found: Vec<Phrase>,
}

impl Reader<'_> {
    fn push(&mut self, tokens: Range<usize>, kind: PhraseKind) {
        self.found.push(Phrase {
            tokens: tokens.start as u32..tokens.end as u32,
            kind,
        });
    }

    fn token(&self, index: usize) -> Option<&Token> {
        (index < self.end).then(|| self.tokens.get(index)).flatten()
    }

    fn text(&self, index: usize) -> &str {
        self.tokens
            .get(index)
            .map_or("", |token| token.text(self.prose))
    }

    /// Whether the word at `index` is `word`, however it is capitalised.
    fn is_word(&self, index: usize, word: &str) -> bool {
        self.token(index).is_some() && self.text(index).eq_ignore_ascii_case(word)
    }

    fn last(&self) -> Option<&PhraseKind> {
        self.found.last().map(|phrase| &phrase.kind)
    }

    /// Reads the phrase at `self.at`; always moves on.
    fn read(&mut self) {
        let Some(token) = self.token(self.at) else {
            self.at += 1;
            return;
        };
        match token.kind {
            TokenKind::Word => self.word(),
            TokenKind::Number | TokenKind::Address => self.noun_phrase(),
            TokenKind::Punctuation(mark) => {
                let kind = match mark {
                    ',' => PhraseKind::Comma,
                    ':' => PhraseKind::Colon,
                    ';' => PhraseKind::Semicolon,
                    '—' | '–' | '―' | '-' | '…' => PhraseKind::Dash,
                    '(' | '[' => PhraseKind::Open,
                    ')' | ']' => PhraseKind::Close,
                    '$' | '£' | '€' => {
                        self.noun_phrase();
                        return;
                    }
                    _ => PhraseKind::Other,
                };
                self.push(self.at..self.at + 1, kind);
                self.at += 1;
            }
            TokenKind::Possessive if matches!(self.last(), Some(PhraseKind::Noun(noun)) if noun.sort == NounSort::Pronoun) =>
            {
                // he’s, who’s: a form of be or have.
                self.verb_group();
            }
            TokenKind::Possessive | TokenKind::QuotationMark => {
                self.push(self.at..self.at + 1, PhraseKind::Other);
                self.at += 1;
            }
        }
    }

    fn word(&mut self) {
        let at = self.at;
        let token = self.tokens[at];
        // “…,” From said: a word that is a name here.
        let named = token.is_capitalised()
            && matches!(self.last(), Some(PhraseKind::Quote(_) | PhraseKind::Comma))
            && !token.is_any(Lexeme::PRONOUN | Lexeme::DETERMINER)
            && self.token(at + 1).is_some_and(|next| {
                next.is_any(Lexeme::SPEECH) && next.case == crate::language::Case::Lower
            });
        if named {
            return self.noun_phrase();
        }
        if let Some(end) = self.adverbial(at) {
            self.push(at..end, PhraseKind::Adverb);
            self.at = end;
            return;
        }
        if self.is_verb(at) {
            self.verb_group();
            return;
        }
        let single = |reader: &mut Self, kind| {
            reader.push(at..at + 1, kind);
            reader.at = at + 1;
        };
        let small = token.case == crate::language::Case::Lower || self.begins_sentence();
        if small {
            let text = self.text(at).to_ascii_lowercase();
            match text.as_str() {
                "who" | "which" => return single(self, PhraseKind::Relative),
                "whose" | "whom" => return single(self, PhraseKind::Subordinator),
                "that" => {
                    let kind = match self.last() {
                        Some(PhraseKind::Noun(_)) if self.is_verb(at + 1) => PhraseKind::Relative,
                        Some(PhraseKind::Stop) | None if self.is_verb(at + 1) => {
                            PhraseKind::Noun(Noun {
                                head: at as u32..at as u32 + 1,
                                sort: NounSort::Object,
                                possessor: None,
                                described: false,
                            })
                        }
                        _ => PhraseKind::Subordinator,
                    };
                    return single(self, kind);
                }
                _ => {}
            }
            if token.is_any(Lexeme::PRONOUN) || text == "everyone" {
                let sort = NounSort::Pronoun;
                let head = at as u32..at as u32 + 1;
                return single(
                    self,
                    PhraseKind::Noun(Noun {
                        head,
                        sort,
                        possessor: None,
                        described: false,
                    }),
                );
            }
            let determiner = token.is_any(Lexeme::DETERMINER)
                && (text != "her" || self.begins_noun(at + 1))
                && text != "both";
            if determiner {
                return self.noun_phrase();
            }
            if token.is_any(Lexeme::OBJECT_PRONOUN) {
                return single(
                    self,
                    PhraseKind::Noun(Noun {
                        head: at as u32..at as u32 + 1,
                        sort: NounSort::Object,
                        possessor: None,
                        described: false,
                    }),
                );
            }
            if token.is_any(Lexeme::SUBORDINATOR) {
                return single(
                    self,
                    if token.is_any(Lexeme::PREPOSITION) {
                        PhraseKind::Preposition
                    } else {
                        PhraseKind::Subordinator
                    },
                );
            }
            if token.is_any(Lexeme::CONJUNCTION) {
                return single(self, PhraseKind::And);
            }
            if token.is_any(Lexeme::PREPOSITION) || matches!(text.as_str(), "to" | "according") {
                return single(self, PhraseKind::Preposition);
            }
        }
        self.noun_phrase();
    }

    /// Whether the next phrase begins a sentence, where capitals mean nothing.
    fn begins_sentence(&self) -> bool {
        matches!(
            self.last(),
            None | Some(
                PhraseKind::Stop | PhraseKind::Quote(_) | PhraseKind::Colon | PhraseKind::Dash
            )
        )
    }

    /// Whether a noun phrase could begin at `index`: after `her` this makes it `her plan`.
    fn begins_noun(&self, index: usize) -> bool {
        self.token(index).is_some_and(|token| match token.kind {
            TokenKind::Word => !token.is_any(
                Lexeme::PREPOSITION
                    | Lexeme::CONJUNCTION
                    | Lexeme::AUXILIARY
                    | Lexeme::DETERMINER
                    | Lexeme::ADVERB
                    | Lexeme::PRONOUN
                    | Lexeme::SUBORDINATOR,
            ),
            TokenKind::Number => true,
            _ => false,
        })
    }

    /// The end of the adverb or adverbial of time that begins at `at`.
    fn adverbial(&self, at: usize) -> Option<usize> {
        let token = self.token(at)?;
        let text = self.text(at);
        let next = self.token(at + 1);
        if token.is_any(Lexeme::WEEKDAY | Lexeme::MONTH) && token.is_capitalised()
            || token.is_any(Lexeme::WEEKDAY) && text.len() > 4
        {
            let mut end = at + 1;
            while self.token(end).is_some_and(|next| {
                next.is_any(Lexeme::TIME)
                    || next.kind == TokenKind::Number
                    || next.is_any(Lexeme::MONTH) && next.is_capitalised()
                    || next.is_mark(',')
                        && self.token(end + 1).is_some_and(|year| {
                            year.kind == TokenKind::Number && year.span.len() == 4
                        })
            }) {
                end += 1;
            }
            return Some(end);
        }
        let pointing = [
            "last", "next", "this", "that", "every", "each", "later", "earlier", "one", "early",
            "late", "previous",
        ]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word));
        if pointing {
            let mut end = at + 1;
            while self.token(end).is_some_and(|next| {
                ["this", "that", "the", "in", "last", "same"]
                    .iter()
                    .any(|word| self.text(end).eq_ignore_ascii_case(word))
                    && !next.is_any(Lexeme::VERB)
            }) {
                end += 1;
            }
            let heads = self.token(end).is_some_and(|next| {
                next.is_any(Lexeme::TIME | Lexeme::WEEKDAY) && !self.is_word(end, "hours")
            });
            if heads {
                end += 1;
                while self
                    .token(end)
                    .is_some_and(|next| next.is_any(Lexeme::TIME))
                {
                    end += 1;
                }
                return Some(end);
            }
        }
        // “sent out a letter”: part of the verb.
        if matches!(self.last(), Some(PhraseKind::Verb(_)))
            && ["out", "up", "off", "down", "back", "away", "forward"].contains(&text)
        {
            return Some(at + 1);
        }
        if token.case == crate::language::Case::Lower || self.begins_sentence() {
            let listed = token.is_any(Lexeme::ADVERB)
                && (!token
                    .is_any(Lexeme::SUBORDINATOR | Lexeme::PREPOSITION | Lexeme::CONJUNCTION)
                    || next.is_some_and(|next| next.is_mark(',')));
            let ending = text.len() > 4
                && token.case == crate::language::Case::Lower
                && text.ends_with("ly")
                && !token.is_any(Lexeme::ROLE | Lexeme::VERB)
                && ![
                    "family", "ally", "assembly", "monthly", "weekly", "daily", "reply", "july",
                    "italy", "rally", "bully", "anomaly", "supply",
                ]
                .iter()
                .any(|noun| text.eq_ignore_ascii_case(noun));
            if listed || ending {
                return Some(at + 1);
            }
        }
        None
    }
}
