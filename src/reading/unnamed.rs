//! First pass: sources that the writer does not name, found by the words that stand for them.

use std::borrow::Cow;

use super::Facts;
use crate::language::{Case, Lexeme, Token};

/// A source without a name, with a verb of speech right beside it. Indexes are of [`Facts::tokens`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unnamed {
    /// The words: `a source`, `sources`, `it is understood`, `on condition of anonymity`.
    pub words: std::ops::Range<u32>,
    /// What sort of words they are.
    pub sort: UnnamedSort,
}

/// The sorts of unnamed sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnnamedSort {
    /// `sources said`, with nothing to describe them.
    Sources,
    /// `a source said`, with nothing to describe it.
    Source,
    /// `officials said`.
    Officials,
    /// `critics say`, `experts warn`, `some say`: a group that nobody could ask.
    Group,
    /// `it is understood that`.
    Understood,
    /// Anonymity was asked for and no reason stands in its sentence.
    NoReason,
}

const GROUPS: &[&str] = &[
    "critics",
    "experts",
    "insiders",
    "observers",
    "opponents",
    "some",
    "supporters",
];

/// What may stand before a bare head: the start of a clause.
const CLAUSE_STARTS: &[&str] = &[
    "and", "as", "but", "that", "though", "while", "although", "because", "where", "when",
];

/// Ways to say that somebody is not to be named, in lower case.
const ANONYMITY: &[&[&str]] = &[
    &["condition", "of", "anonymity"],
    &["condition", "they", "not", "be", "named"],
    &["condition", "of", "not", "being", "named"],
    &["not", "to", "be", "named"],
    &["not", "to", "be", "identified"],
    &["declined", "to", "be", "named"],
    &["declined", "to", "be", "identified"],
    &["requested", "anonymity"],
    &["asked", "for", "anonymity"],
    &["spoke", "anonymously"],
];

/// Words that begin a reason.
const REASONS: &[&str] = &[
    "as",
    "because",
    "citing",
    "could",
    "due",
    "fear",
    "feared",
    "fearing",
    "fears",
    "given",
    "since",
    "so",
    "discuss",
    "discussing",
    "describe",
    "speak",
    "authorized",
    "authorised",
    "allowed",
    "permitted",
    "order",
];

/// Appends the unnamed sources among the tokens from `from` on, one block.
pub(super) fn find(prose: &str, facts: &Facts, from: usize, unnamed: &mut Vec<Unnamed>) {
    for at in from..facts.tokens.len() {
        let token = &facts.tokens[at];
        if !token.is_word() || token.is_capitalised() && !opens(facts, at, from) {
            continue;
        }
        let words = Words { prose, facts, from };
        let found = match_head(&words, at);
        if let Some(found) = found
            && !facts.is_quoted(at as u32)
        {
            unnamed.push(found);
        }
    }
}

/// Whether token `at` begins a sentence or the block.
fn opens(facts: &Facts, at: usize, from: usize) -> bool {
    at == from
        || !facts.tokens[at - 1].is_word()
        || facts
            .sentence_at(at)
            .is_some_and(|sentence| facts.sentences[sentence].first as usize == at)
}

fn match_head(words: &Words<'_>, at: usize) -> Option<Unnamed> {
    let sort = match &*words.lower(at) {
        "sources" => UnnamedSort::Sources,
        "source" => UnnamedSort::Source,
        "officials" => UnnamedSort::Officials,
        "understood" => return words.understood(at),
        "condition" | "not" | "declined" | "requested" | "asked" | "spoke" => {
            return words.anonymity(at);
        }
        group if GROUPS.contains(&group) => UnnamedSort::Group,
        _ => return None,
    };
    let single = sort == UnnamedSort::Source;
    let first = if single {
        words.article_before(at)?
    } else {
        at
    };
    let speaks = words.clause_begins(first) && words.verb_follows(at);
    let said = words.verb_precedes(first) && words.ends_after(at);
    (speaks || said).then_some(Unnamed {
        words: first as u32..at as u32 + 1,
        sort,
    })
}

struct Words<'a> {
    prose: &'a str,
    facts: &'a Facts,
    /// Index of the block's first token.
    from: usize,
}

impl Words<'_> {
    fn get(&self, at: usize) -> Option<&Token> {
        self.facts.tokens.get(at)
    }

    /// The word at `at` in lower case.
    fn lower(&self, at: usize) -> Cow<'_, str> {
        self.get(at).map_or(Cow::Borrowed(""), |token| {
            let text = token.text(self.prose);
            if token.case == Case::Lower {
                Cow::Borrowed(text)
            } else {
                Cow::Owned(text.to_ascii_lowercase())
            }
        })
    }

    fn article_before(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1).filter(|&before| before >= self.from)?;
        matches!(&*self.lower(before), "a" | "one" | "another").then_some(before)
    }

    /// Whether nothing before `first` in its clause describes it.
    fn clause_begins(&self, first: usize) -> bool {
        opens(self.facts, first, self.from) || CLAUSE_STARTS.contains(&&*self.lower(first - 1))
    }

    /// Whether the head at `at` is the subject of a verb of speech, and not of one that tells another outlet.
    fn verb_follows(&self, at: usize) -> bool {
        let Some(verb) = self.get(at + 1) else {
            return false;
        };
        let tells_a_name = verb.is_any(Lexeme::SPEECH)
            && self.get(at + 2).is_some_and(|next| {
                next.is_word()
                    && next.is_capitalised()
                    && !next.is_any(Lexeme::WEEKDAY | Lexeme::MONTH | Lexeme::OPENER)
            });
        let to_the_paper = self.lower(at + 1) == "told" && self.lower(at + 2) == "the";
        let some_say = self.lower(at) != "some"
            || matches!(
                &*self.lower(at + 1),
                "say" | "argue" | "believe" | "think" | "claim" | "fear" | "warn"
            );
        some_say
            && verb.is_any(Lexeme::SPEECH)
            && !self.lower(at + 1).ends_with("ing")
            && !tells_a_name
            && !to_the_paper
    }

    /// `…,” said a source`.
    fn verb_precedes(&self, first: usize) -> bool {
        first > self.from
            && matches!(&*self.lower(first - 1), "said" | "says" | "added")
            && first - 1 > self.from
            && !self.facts.tokens[first - 2].is_word()
    }

    fn ends_after(&self, at: usize) -> bool {
        self.get(at + 1).is_none_or(|next| !next.is_word())
    }

    /// `it is understood`, `it was understood`.
    fn understood(&self, at: usize) -> Option<Unnamed> {
        let first = at.checked_sub(2).filter(|&first| first >= self.from)?;
        let passive = self.lower(first) == "it" && matches!(&*self.lower(first + 1), "is" | "was");
        let followed = self.get(at + 1).is_some_and(|next| {
            next.is_word() && !matches!(next.text(self.prose), "by" | "as" | "in")
        });
        (passive && followed).then_some(Unnamed {
            words: first as u32..at as u32 + 1,
            sort: UnnamedSort::Understood,
        })
    }

    fn anonymity(&self, at: usize) -> Option<Unnamed> {
        let phrase = ANONYMITY.iter().find(|phrase| {
            phrase
                .iter()
                .enumerate()
                .all(|(ahead, word)| self.lower(at + ahead) == *word)
        })?;
        let sentence = &self.facts.sentences[self.facts.sentence_at(at)?];
        let next = self.facts.sentences.get(self.facts.sentence_at(at)? + 1);
        let until = next.map_or(sentence.end, |next| next.end) as usize;
        let reasoned = sentence.tokens().start..until;
        let purpose = matches!(&*self.lower(at + phrase.len()), "to" | "for" | "because");
        let has_reason = purpose
            || reasoned
                .clone()
                .any(|at| REASONS.contains(&&*self.lower(at)));
        (!has_reason).then_some(Unnamed {
            words: at as u32..(at + phrase.len()) as u32,
            sort: UnnamedSort::NoReason,
        })
    }
}
