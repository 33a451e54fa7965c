//! Noun phrases and their heads.

use super::{Noun, NounSort, PhraseKind, Reader};
use crate::language::{Case, Lexeme, TokenKind};

/// Words in -ing that are nouns as often as not.
const NOUNS_IN_ING: &[&str] = &[
    "meeting",
    "building",
    "hearing",
    "briefing",
    "filing",
    "ruling",
    "rating",
    "housing",
    "banking",
    "training",
    "spending",
    "funding",
    "feeling",
    "something",
    "anything",
    "nothing",
    "everything",
    "thing",
    "king",
    "ring",
    "spring",
    "wedding",
    "opening",
    "gathering",
    "fundraising",
    "polling",
    "voting",
    "shooting",
    "reading",
    "painting",
    "being",
    "wing",
    "sibling",
    "darling",
    "evening",
    "morning",
    "killing",
    "bombing",
    "planning",
    "proceeding",
    "posting",
    "warning",
    "writing",
    "recording",
    "crossing",
    "landing",
    "parking",
    "fishing",
];

impl Reader<'_> {
    /// Reads the noun phrase at `self.at`; at least one token.
    pub(super) fn noun_phrase(&mut self) {
        let first = self.at;
        let mut at = first;
        let mut determiner = None;
        while self.token(at).is_some_and(|token| {
            token.is_word()
                && token.is_any(Lexeme::DETERMINER)
                && (token.case == Case::Lower || at == first)
        }) {
            determiner.get_or_insert(at);
            at += 1;
        }
        if at == first + 1 && self.points_alone(at) {
            let noun = Noun {
                head: first as u32..at as u32,
                sort: self.lone_determiner(first),
                possessor: None,
                described: false,
            };
            self.push(first..at, PhraseKind::Noun(noun));
            self.at = at;
            return;
        }
        let mut possessor = None;
        // Where the words after the last possessive begin, and how many words stand there.
        let mut region = at;
        let mut ends_possessive = false;
        while let Some(token) = self.token(at) {
            let words = at - region;
            match token.kind {
                TokenKind::Possessive => {
                    if words == 0 && at > first && possessor.is_some() {
                        break;
                    }
                    possessor = Some(first as u32..at as u32);
                    at += 1;
                    region = at;
                    ends_possessive = true;
                    continue;
                }
                TokenKind::Number
                | TokenKind::Address
                | TokenKind::Punctuation('$' | '£' | '€' | '%' | '&') => {}
                TokenKind::Word
                    if self.goes_on(
                        at,
                        words,
                        first,
                        determiner.is_some() || possessor.is_some(),
                    ) => {}
                _ => break,
            }
            ends_possessive = false;
            at += 1;
        }
        at = at.max(first + 1);
        let noun = self.head(
            first,
            region.min(at),
            at,
            determiner,
            possessor,
            ends_possessive,
        );
        self.push(first..at, PhraseKind::Noun(noun));
        self.at = at;
    }

    /// What a determiner without a noun is: “another said”, “this prompted”.
    fn lone_determiner(&self, at: usize) -> NounSort {
        let points = [
            "this", "that", "these", "those", "no", "every", "its", "her", "his",
        ]
        .iter()
        .any(|word| self.is_word(at, word));
        if points {
            NounSort::Object
        } else {
            NounSort::Indefinite
        }
    }

    /// Whether the determiner before `at` stands for a noun: “This prompted”, “Some say”.
    fn points_alone(&self, at: usize) -> bool {
        let pointing = [
            "this", "that", "these", "those", "some", "many", "several", "all", "both", "one",
            "another",
        ]
        .iter()
        .any(|word| self.is_word(at - 1, word));
        let Some(next) = self.token(at).filter(|_| pointing) else {
            return false;
        };
        let text = self.text(at);
        next.case == Case::Lower
            && (next.is_any(Lexeme::AUXILIARY)
                || next.is_any(Lexeme::VERB)
                    && (super::verb::is_never_noun(text)
                        || super::verb::is_past(text)
                            && self.token(at + 1).is_none_or(|after| {
                                after.is_any(
                                    Lexeme::DETERMINER
                                        | Lexeme::PRONOUN
                                        | Lexeme::OBJECT_PRONOUN
                                        | Lexeme::PREPOSITION,
                                ) || after.is_capitalised()
                            })))
    }

    /// Whether the word at `at` belongs to a noun phrase that has `words` words since its article or possessive.
    fn goes_on(&self, at: usize, words: usize, first: usize, determined: bool) -> bool {
        let token = &self.tokens[at];
        if at == first {
            return true;
        }
        if token.is_capitalised() {
            return !self.is_temporal(at);
        }
        let text = self.text(at);
        let next_is_name = || {
            self.token(at + 1)
                .is_some_and(|next| next.is_word() && next.is_capitalised())
        };
        let after_name = self.tokens[at - 1].is_capitalised();
        if token.is_any(Lexeme::PARTICLE) && after_name && words > 0 {
            return next_is_name()
                || self
                    .token(at + 1)
                    .is_some_and(|next| next.is_any(Lexeme::PARTICLE));
        }
        if token.is_any(
            Lexeme::PREPOSITION
                | Lexeme::CONJUNCTION
                | Lexeme::AUXILIARY
                | Lexeme::PRONOUN
                | Lexeme::SUBORDINATOR
                | Lexeme::OBJECT_PRONOUN,
        ) || matches!(text, "to" | "which" | "whose" | "according" | "not")
            || text.ends_with("n't")
            || text.ends_with("n’t")
        {
            return words == 0
                && determined
                && matches!(text, "then" | "past" | "outside" | "inside" | "near");
        }
        if words == 0 && determined {
            return true;
        }
        if self.adverbial(at).is_some() {
            return false;
        }
        if token.is_any(Lexeme::DETERMINER) {
            return false;
        }
        !self.is_verb_after_noun(at, words)
    }

    /// Whether the word at `at` is a day or month.
    fn is_temporal(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.is_any(Lexeme::WEEKDAY)
            || token.is_any(Lexeme::MONTH) && !self.is_word(at, "may") && !self.is_word(at, "march")
    }

    /// Whether a lower-case word after `words` words of a noun phrase is the verb that follows it.
    fn is_verb_after_noun(&self, at: usize, words: usize) -> bool {
        let token = &self.tokens[at];
        let text = self.text(at);
        let listed = token.is_any(Lexeme::VERB);
        if text.ends_with("ing") && text.len() > 4 {
            let ranks = [
                "ranking", "leading", "acting", "outgoing", "incoming", "sitting", "managing",
                "founding",
            ];
            return !NOUNS_IN_ING.contains(&text) && !ranks.contains(&text);
        }
        if text.ends_with("ed") && text.len() > 3 {
            return super::verb::is_past(text) && (listed || words > 0);
        }
        if !listed {
            return false;
        }
        if super::verb::is_past(text) {
            return true;
        }
        let before = &self.tokens[at - 1];
        if super::verb::is_never_noun(text) {
            return true;
        }
        // calls, claims, note: a verb only after a name, in the frame of a quote, or where what follows asks for one.
        let plural_before = {
            let word = self.text(at - 1);
            word.ends_with('s') && !word.ends_with("ss")
        };
        let third = text.ends_with('s') && !text.ends_with("ss");
        let next = self.tokens.get(at + 1).filter(|_| at + 1 < self.block_end);
        let object_follows = next.is_none_or(|next| match next.kind {
            TokenKind::QuotationMark | TokenKind::Punctuation(':' | ',' | '.' | ';') => true,
            TokenKind::Word => {
                next.is_any(
                    Lexeme::DETERMINER
                        | Lexeme::PRONOUN
                        | Lexeme::OBJECT_PRONOUN
                        | Lexeme::SUBORDINATOR,
                ) || next.is_capitalised()
                    || matches!(self.text(at + 1), "to" | "that")
            }
            _ => false,
        });
        let frame = token.is_any(Lexeme::SPEECH)
            && self
                .found
                .iter()
                .rev()
                .find(|phrase| !matches!(phrase.kind, PhraseKind::Comma | PhraseKind::Dash))
                .is_some_and(|phrase| matches!(phrase.kind, PhraseKind::Quote(_)))
            && next.is_none_or(|next| {
                matches!(next.kind, TokenKind::Punctuation(_)) || next.is_any(Lexeme::PREPOSITION)
            });
        if third {
            (before.is_capitalised() || !plural_before) && (object_follows || frame)
        } else {
            plural_before && (!before.is_capitalised() && object_follows || frame)
        }
    }

    fn head(
        &self,
        first: usize,
        region: usize,
        end: usize,
        determiner: Option<usize>,
        possessor: Option<std::ops::Range<u32>>,
        ends_possessive: bool,
    ) -> Noun {
        let whole = first as u32..end as u32;
        let plain = |sort| Noun {
            head: whole.clone(),
            sort,
            possessor: possessor.clone(),
            described: false,
        };
        if ends_possessive {
            return plain(NounSort::Possessive);
        }
        let is_name = |at: usize| {
            let token = &self.tokens[at];
            token.kind == TokenKind::Address || token.is_word() && token.is_capitalised()
        };
        let words = region..end;
        if words
            .clone()
            .all(|at| !self.tokens[at].is_word() && self.tokens[at].kind != TokenKind::Address)
            && !words.is_empty()
        {
            // “the 46-year-old”
            return plain(if determiner.is_some() {
                NounSort::Definite
            } else {
                NounSort::Figure
            });
        }
        if words.is_empty() {
            return plain(determiner.map_or(NounSort::Object, |at| self.lone_determiner(at)));
        }
        // A name may be followed by a figure: Lind, 45, is another phrase; Apollo 11 is one.
        let last = end - 1;
        if is_name(last) && !(last == first && self.is_common_opener(last)) {
            let mut start = last;
            while start > region
                && (is_name(start - 1)
                    || self.tokens[start - 1].is_any(Lexeme::PARTICLE)
                        && start - 1 > region
                        && (is_name(start - 2) || self.tokens[start - 2].is_any(Lexeme::PARTICLE))
                    || self.tokens[start - 1].is_mark('&'))
            {
                start -= 1;
            }
            let office = self.tokens[last].is_any(Lexeme::ROLE | Lexeme::TITLE)
                && (determiner.is_some() || possessor.is_some())
                && last > first;
            if office {
                return plain(NounSort::Definite);
            }
            return Noun {
                head: start as u32..end as u32,
                sort: NounSort::Name,
                possessor,
                described: start > region,
            };
        }
        let sort = match determiner.map(|at| self.text(at).to_ascii_lowercase()) {
            _ if possessor.is_some() => NounSort::Definite,
            Some(word) => match word.as_str() {
                "the" | "this" | "that" | "these" | "those" | "his" | "her" | "their" | "its"
                | "our" | "my" | "your" | "both" => NounSort::Definite,
                _ => NounSort::Indefinite,
            },
            None if self.tokens[first].kind == TokenKind::Number => NounSort::Indefinite,
            None => NounSort::Bare,
        };
        plain(sort)
    }

    /// Whether a single capitalised word is only the first of its sentence.
    fn is_common_opener(&self, at: usize) -> bool {
        self.begins_sentence() && self.tokens[at].is_any(Lexeme::OPENER | Lexeme::ROLE)
    }
}
