//! Which words are verbs, given the phrases before them.

use super::{NounSort, PhraseKind, Reader, Speech};
use crate::language::{Case, Lexeme};

/// Past forms without -ed that are in the lists of verbs.
const PAST: &[&str] = &[
    "said",
    "told",
    "wrote",
    "began",
    "went",
    "spoke",
    "swore",
    "sang",
    "shot",
    "held",
    "found",
    "felt",
    "heard",
    "took",
    "made",
    "came",
    "became",
    "got",
    "gave",
    "saw",
    "knew",
    "kept",
    "left",
    "met",
    "ran",
    "brought",
    "sat",
    "stood",
    "lost",
    "paid",
    "sent",
    "built",
    "fell",
    "rose",
    "drove",
    "bought",
    "wore",
    "chose",
    "sought",
    "threw",
    "caught",
    "dealt",
    "won",
    "forgot",
    "laid",
    "grew",
    "drew",
    "broke",
    "spent",
    "led",
    "understood",
    "woke",
    "struck",
    "fought",
    "taught",
    "sold",
    "flew",
    "rode",
    "shook",
    "showed",
    "tore",
    "bore",
    "blew",
    "ate",
    "flung",
    "hid",
    "meant",
    "slept",
    "stole",
    "stuck",
    "swept",
    "withdrew",
    "arose",
    "underwent",
    "overcame",
    "swung",
    "wept",
    "sank",
    "dug",
    "wound",
    "bent",
    "lent",
    "hung",
    "thought",
    "foretold",
    "bet",
    "hit",
    "put",
    "set",
    "cut",
    "let",
    "read",
    "quit",
    "cast",
    "cost",
    "hurt",
    "split",
    "spread",
    "shut",
    "beat",
    "agreed",
    "disagreed",
    "decreed",
    "guaranteed",
    "freed",
];

/// Whether `word` is a past form.
pub(in crate::reading) fn is_past(word: &str) -> bool {
    word.ends_with("ed") && !word.ends_with("eed") || PAST.contains(&word)
}

/// Present forms that are no nouns: after a noun they are its verb.
const NEVER_NOUNS: &[&str] = &[
    "say",
    "says",
    "tell",
    "tells",
    "write",
    "writes",
    "add",
    "adds",
    "argue",
    "argues",
    "insist",
    "insists",
    "explain",
    "explains",
    "ask",
    "asks",
    "believe",
    "believes",
    "think",
    "thinks",
    "wonder",
    "suggest",
    "suggests",
    "concede",
    "concedes",
    "acknowledge",
    "acknowledges",
    "describe",
    "describes",
    "recall",
    "recalls",
    "predict",
    "predicts",
    "admit",
    "admits",
    "agree",
    "agrees",
    "conclude",
    "concludes",
    "continue",
    "continues",
    "contend",
    "contends",
    "declare",
    "declares",
    "announce",
    "announces",
    "accuse",
    "accuses",
    "become",
    "becomes",
    "know",
    "knows",
    "seem",
    "seems",
    "go",
    "goes",
    "get",
    "gets",
    "give",
    "gives",
    "take",
    "takes",
    "make",
    "makes",
    "come",
    "comes",
    "see",
    "sees",
    "keep",
    "keeps",
    "tries",
    "allege",
    "alleges",
    "assert",
    "asserts",
    "maintain",
    "maintains",
    "criticize",
    "criticizes",
    "criticise",
    "criticises",
    "respond",
    "responds",
    "remain",
    "remains",
    "appear",
    "appears",
    "confess",
    "confesses",
    "complain",
    "complains",
    "testify",
    "testifies",
    "quip",
    "quips",
    "advise",
    "advises",
    "observe",
    "observes",
    "confirm",
    "confirms",
    "deny",
    "denies",
    "include",
    "includes",
    "mean",
    "means",
    "read",
    "reads",
];

/// Whether `word` is a present form that is no noun.
pub(super) fn is_never_noun(word: &str) -> bool {
    NEVER_NOUNS.contains(&word)
}

impl Reader<'_> {
    /// Whether the word at `at` begins a group of verbs, given the phrases before it.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else {
            return false;
        };
        if !token.is_word() {
            return false;
        }
        let text = self.text(at);
        let opens = self.begins_sentence();
        if token.case != Case::Lower && !opens {
            return false;
        }
        let lower;
        let text = if token.case == Case::Lower {
            text
        } else {
            lower = text.to_ascii_lowercase();
            &lower
        };
        let said_next = token.is_capitalised()
            && self
                .token(at + 1)
                .is_some_and(|next| next.is_any(Lexeme::SPEECH) && is_past(self.text(at + 1)));
        if token.is_any(Lexeme::AUXILIARY) || text.ends_with("n't") || text.ends_with("n’t") {
            if said_next && opens {
                // “…,” Will wrote.
                return false;
            }
            // Capitalised mid-sentence it is a month or a name: May, Will.
            return token.case == Case::Lower || opens && !self.names_follow(at);
        }
        if text == "to" {
            let next = self.skip_adverbs(at + 1);
            return self.token(next).is_some_and(|verb| {
                verb.is_word()
                    && verb.case == Case::Lower
                    && (verb.is_any(Lexeme::VERB)
                        || matches!(self.text(next), "be" | "have" | "do"))
                    && !self.text(next).ends_with("ing")
                    && !verb.is_any(Lexeme::DETERMINER)
            });
        }
        if text.ends_with("ing") && text.len() > 4 {
            // “said acting Mayor Lind”
            let rank = ["acting", "leading", "ranking", "outgoing", "incoming"].contains(&text)
                && self
                    .token(at + 1)
                    .is_some_and(|next| next.is_word() && next.is_capitalised());
            return token.is_any(Lexeme::VERB)
                && !rank
                && match self.last() {
                    Some(PhraseKind::Noun(noun)) => noun.sort != NounSort::Possessive,
                    _ => true,
                };
        }
        if !token.is_any(Lexeme::VERB) {
            return text.len() > 4
                && is_past(text)
                && (!opens || matches!(self.last(), Some(PhraseKind::Quote(_))))
                && matches!(
                    self.last(),
                    Some(
                        PhraseKind::Noun(_)
                            | PhraseKind::Adverb
                            | PhraseKind::Relative
                            | PhraseKind::And
                            | PhraseKind::Comma
                            | PhraseKind::Quote(_)
                    )
                )
                && !token.is_any(Lexeme::ROLE);
        }
        if is_past(text) {
            // “of disputed claims”; “said retired Gen. Ana Reis”: an adjective.
            return match self.last() {
                Some(PhraseKind::Preposition) => false,
                Some(PhraseKind::Verb(verb)) => {
                    verb.speech == Speech::None || !text.ends_with("ed")
                }
                _ => true,
            };
        }
        self.is_present(at, text, opens)
    }

    /// Whether the present form `text` at `at` is a verb rather than a noun.
    fn is_present(&self, at: usize, text: &str, opens: bool) -> bool {
        // “the harbour states have”: a noun with its own verb after it.
        let carries = matches!(
            self.text(at + 1),
            "have" | "are" | "were" | "has" | "is" | "was"
        );
        if carries && !is_never_noun(text) {
            return false;
        }
        // “Reis, star of the show”: a noun.
        if self.last() == Some(&PhraseKind::Comma) && self.is_word(at + 1, "of") {
            return false;
        }
        // Present forms need a subject before them.
        match self.last() {
            Some(PhraseKind::Noun(noun)) => {
                !matches!(noun.sort, NounSort::Possessive | NounSort::Figure)
            }
            Some(PhraseKind::Quote(_)) => text.ends_with('s'),
            // “Lind — the mayor of Halden — says”
            Some(PhraseKind::Dash | PhraseKind::Close) => {
                self.token(at)
                    .is_some_and(|token| token.case == Case::Lower)
                    && text.ends_with('s')
                    && is_never_noun(text)
            }
            Some(PhraseKind::Relative | PhraseKind::And | PhraseKind::Comma) => !opens,
            Some(PhraseKind::Adverb) => self
                .found
                .iter()
                .rev()
                .find(|phrase| phrase.kind != PhraseKind::Adverb)
                .is_some_and(|phrase| {
                    matches!(
                        phrase.kind,
                        PhraseKind::Noun(_)
                            | PhraseKind::Relative
                            | PhraseKind::And
                            | PhraseKind::Quote(_)
                    )
                }),
            _ => false,
        }
    }

    fn names_follow(&self, at: usize) -> bool {
        self.token(at + 1)
            .is_some_and(|next| next.is_word() && next.is_capitalised())
    }

    fn skip_adverbs(&self, mut at: usize) -> usize {
        while self.token(at).is_some_and(|token| {
            token.is_word()
                && token.case == Case::Lower
                && !token.is_any(Lexeme::VERB)
                && (token.is_any(Lexeme::ADVERB) || self.text(at).ends_with("ly"))
        }) {
            at += 1;
        }
        at
    }
}
