//! Groups of verbs: `would later say`, `was not asked`.

use super::{NounSort, PhraseKind, Reader, Speech, Verb, VerbForm, verb::is_past};
use crate::language::{Case, Lexeme, Token, TokenKind};

/// Forms of be; what follows them is passive, or goes on. Longer ones are negated.
const BE: &[&str] = &[
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "being",
    "am",
    "got",
    "gets",
    "wasn't",
    "wasn’t",
    "isn't",
    "isn’t",
    "aren't",
    "aren’t",
    "weren't",
    "weren’t",
];

/// Verbs that say what may be.
const MODALS: &[&str] = &[
    "can", "could", "would", "should", "may", "might", "must", "will", "shall",
];

/// Participles without -ed that are no past forms.
const PARTICIPLES: &[&str] = &[
    "given", "taken", "known", "seen", "shown", "written", "driven", "beaten", "shaken",
];

/// Verbs that take the person spoken to.
const TAKE_PERSON: &[&str] = &[
    "told", "tells", "asked", "asks", "reminded", "assured", "urged", "warned", "informed",
    "advised",
];

/// What was read of a group so far.
#[derive(Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent signs, not a state"
)]
struct Group {
    passive: bool,
    auxiliary: bool,
    infinitive: bool,
    modal: bool,
    /// Index of the word that carries the meaning; it ends the group.
    word: Option<usize>,
}

impl Reader<'_> {
    /// Reads a group of verbs: auxiliaries, adverbs, `to`, and the verb.
    pub(super) fn verb_group(&mut self) {
        let first = self.at;
        let mut group = Group::default();
        let mut at = first;
        while group.word.is_none() && self.take_verb(&mut group, first, at) {
            at += 1;
        }
        let end = at.max(first + 1);
        let word_at = group.word.unwrap_or(end - 1);
        let token = &self.tokens[word_at];
        let text = self.text(word_at).to_ascii_lowercase();
        let form = if group.word.is_some() && group.passive {
            VerbForm::Passive
        } else if group.infinitive {
            VerbForm::Infinitive
        } else if !group.auxiliary && text.ends_with("ing") && text.len() > 4 {
            VerbForm::Gerund
        } else {
            VerbForm::Finite
        };
        let speech = match group.word {
            Some(_) if token.is_any(Lexeme::SPEECH) => Speech::Strong,
            Some(_) if token.is_any(Lexeme::WEAK_SPEECH) || self.makes_clear(word_at) => {
                Speech::Weak
            }
            _ => Speech::None,
        };
        let verb = Verb {
            word: word_at as u32,
            form,
            speech,
            takes_person: TAKE_PERSON.contains(&text.as_str()),
            inflected: is_past(&text) || text.ends_with('s'),
            modal: group.modal,
        };
        if form == VerbForm::Finite {
            self.open_clause();
        }
        self.push(first..end, PhraseKind::Verb(verb));
        self.at = end;
    }

    /// made clear, makes it plain
    fn makes_clear(&self, word: usize) -> bool {
        let next = word + 1 + usize::from(self.is_word(word + 1, "it"));
        ["make", "makes", "made", "making"].contains(&self.text(word))
            && ["clear", "plain"]
                .iter()
                .any(|clear| self.is_word(next, clear))
    }

    /// Now that a verb follows somebody, what stands before them begins a clause: “after Lind called”.
    fn open_clause(&mut self) {
        if let [.., before, subject] = self.found.as_mut_slice()
            && before.is(&PhraseKind::Preposition)
            && subject
                .noun()
                .is_some_and(|noun| matches!(noun.sort, NounSort::Name | NounSort::Pronoun))
            && self.tokens[before.tokens.start as usize].is_any(Lexeme::SUBORDINATOR)
        {
            before.kind = PhraseKind::Subordinator;
        }
    }

    /// Takes the token at `at` into the group that began at `first`, if it belongs to it.
    fn take_verb(&self, group: &mut Group, first: usize, at: usize) -> bool {
        let Some(token) = self.token(at) else {
            return false;
        };
        if token.kind == TokenKind::Possessive && at == first {
            group.auxiliary = true;
            return true;
        }
        if !token.is_word() {
            return false;
        }
        let text = self.text(at).to_ascii_lowercase();
        let negated = text.ends_with("n't") || text.ends_with("n’t");
        if token.is_any(Lexeme::AUXILIARY) || negated {
            group.passive = BE.contains(&text.as_str());
            group.modal |= negated || MODALS.contains(&text.as_str());
            group.auxiliary = true;
            return true;
        }
        if text == "to" && at == first {
            group.infinitive = true;
            return true;
        }
        let goes_on =
            text == "to" || text == "not" || text == "going" && self.is_word(at + 1, "to");
        if group.auxiliary && goes_on {
            // “had to say”, “is going to say”, “was not asked”.
            group.passive = false;
            group.modal |= text == "not";
            return true;
        }
        let adverb = !token.is_any(Lexeme::VERB)
            && (token.is_any(Lexeme::ADVERB) || text.len() > 4 && text.ends_with("ly"));
        if adverb && (group.auxiliary || group.infinitive) {
            return true;
        }
        if !is_verbal(token, &text) || token.case != Case::Lower && at > first {
            return false;
        }
        let gerund = text.ends_with("ing");
        if group.auxiliary && gerund {
            group.passive = false;
        }
        if group.passive && !is_past(&text) && !PARTICIPLES.contains(&text.as_str()) {
            return false;
        }
        group.word = Some(at);
        true
    }
}

fn is_verbal(token: &Token, text: &str) -> bool {
    token.is_any(Lexeme::VERB) || text.len() > 4 && (is_past(text) || text.ends_with("ing"))
}
