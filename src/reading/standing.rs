//! First pass: how the names of a block stand in its sentences, for the pronouns and roles that may mean them.

use super::{
    Courtesy, Facts,
    clauses::{self, Clauses},
    facts::BlockFacts,
    phrases::{NounSort, Phrase, PhraseKind, Speech, VerbForm},
};
use crate::language::{Lexeme, Token, TokenKind, name::NameKey, pronoun::Gender, title};

/// How a name stands in its sentence. One for each of [`Facts::names`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent signs, not a state"
)]
pub(super) struct Standing {
    /// Subject of a verb.
    pub(super) subject: bool,
    /// Subject of a verb of speech.
    pub(super) speaks: bool,
    /// Asked by somebody: will answer.
    pub(super) asked: bool,
    /// Heads its phrase, and does not qualify the noun after it: not in `the Lind plan`.
    pub(super) heads: bool,
    /// Begins its sentence.
    pub(super) opens: bool,
    /// After a preposition, or before `’s`.
    pub(super) aside: bool,
    /// What its title, its description and the pronouns in its sentence say; positive is he, negative she.
    pub(super) leaning: i8,
    /// What the given name suggests: 1 is he, -1 she.
    pub(super) suggestion: i8,
}

/// A word that a person's titles have. Ranges of these belong to names; see [`Facts::names`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TitleWord {
    /// Index in [`Facts::names`].
    pub(super) name: u32,
    pub(super) key: NameKey,
    /// Whether the word can be the noun of an office.
    pub(super) office: bool,
    /// Whether it makes the office another one: deputy, acting, former.
    pub(super) rank: bool,
}

/// How much a courtesy title or a role noun outweighs a single pronoun in the same sentence.
const SURE: i8 = 4;

/// Takes note of how the names of one block stand.
pub(super) fn read(
    prose: &str,
    facts: &Facts,
    block: &BlockFacts,
    phrases: &[Phrase],
    clauses: &Clauses,
    standings: &mut Vec<Standing>,
    titles: &mut Vec<TitleWord>,
) {
    let roles = roles(prose, facts, phrases, clauses);
    let mut at = 0;
    for index in block.names.clone() {
        let name = &facts.names[index];
        let mut standing = Standing::default();
        let first = name.name.start;
        while phrases
            .get(at)
            .is_some_and(|phrase| phrase.tokens.end <= first)
        {
            at += 1;
        }
        if let Some(phrase) = phrases
            .get(at)
            .filter(|phrase| phrase.tokens.start <= first)
            && let Some(noun) = phrase.noun()
        {
            let heads = noun.sort == NounSort::Name && noun.head.end >= name.name.end;
            standing.heads = heads;
            standing.subject = heads && roles[at].subject;
            standing.speaks = heads && roles[at].speaks;
            standing.asked = heads && roles[at].asked;
            standing.opens = heads && clauses.sentence(at).start == at;
            standing.aside =
                !heads || at > 0 && matches!(phrases[at - 1].kind, PhraseKind::Preposition);
        }
        standing.aside |= name.possessive;
        standing.leaning = leaning(facts, index);
        standing.suggestion = facts
            .tokens
            .get(first as usize)
            .and_then(Gender::of_given_name)
            .map_or(0, sign);
        standings.push(standing);
        let described = [&name.title, &name.apposition, &name.introduction];
        for range in described.into_iter().flatten() {
            for token in &facts.tokens[range.start as usize..range.end as usize] {
                if token.is_word() {
                    titles.push(TitleWord {
                        name: index as u32,
                        key: key(token.text(prose)),
                        office: title::is_office(token),
                        rank: token.is_any(Lexeme::RANK),
                    });
                }
            }
        }
    }
    vote(prose, facts, block, standings);
}

/// What the phrases of a block are to its verbs.
#[derive(Debug, Clone, Copy, Default)]
struct Part {
    subject: bool,
    speaks: bool,
    asked: bool,
}

fn roles(prose: &str, facts: &Facts, phrases: &[Phrase], clauses: &Clauses) -> Vec<Part> {
    let mut parts = vec![Part::default(); phrases.len()];
    for at in 0..phrases.len() {
        let (Some(verb), Some(clause)) = (phrases[at].verb(), clauses.of_verb(at)) else {
            continue;
        };
        let word = facts.tokens[verb.word as usize].text(prose);
        let asks = ["asked", "asks", "pressed", "questioned"].contains(&word);
        // “a spokesman, Osei Darko, said”: the name speaks.
        let subject =
            clauses::name_in_apposition(phrases, clause.subject).unwrap_or(clause.subject);
        if asks && verb.form == VerbForm::Passive {
            parts[subject].asked = true;
        } else if asks && !clause.inverted {
            if let Some(object) = parts.get_mut(at + 1) {
                object.asked = true;
            }
        } else {
            parts[subject].subject = true;
            parts[subject].speaks |=
                verb.speech == Speech::Strong && verb.form != VerbForm::Passive;
        }
    }
    parts
}

/// What a title word and a word of a role are compared by: `Sen.` is a senator.
pub(super) fn key(word: &str) -> NameKey {
    let full = [
        ("sen", "senator"),
        ("rep", "representative"),
        ("gov", "governor"),
        ("gen", "general"),
        ("prof", "professor"),
        ("sgt", "sergeant"),
        ("lt", "lieutenant"),
        ("col", "colonel"),
        ("capt", "captain"),
        ("congressman", "representative"),
        ("congresswoman", "representative"),
    ];
    let bare = word.trim_end_matches('.');
    full.iter()
        .find(|(short, _)| bare.eq_ignore_ascii_case(short))
        .map_or_else(|| NameKey::of(bare), |(_, full)| NameKey::of(full))
}

fn sign(gender: Gender) -> i8 {
    match gender {
        Gender::He => 1,
        Gender::She => -1,
        Gender::They => 0,
    }
}

/// What the title before a name and the description after it say.
fn leaning(facts: &Facts, index: usize) -> i8 {
    let name = &facts.names[index];
    match name.courtesy {
        Some(Courtesy::He) => return SURE,
        Some(Courtesy::She) => return -SURE,
        Some(Courtesy::They) | None => {}
    }
    let head = |range: &std::ops::Range<u32>| {
        facts.tokens[range.start as usize..range.end as usize]
            .iter()
            .take_while(|token| !token.is_mark(',') && token.kind != TokenKind::Possessive)
            .find_map(Gender::of_noun)
    };
    let said = name.title.as_ref().and_then(head).or_else(|| {
        // “Lind, the wife of a fisher”: the noun of the description, not one further on.
        name.apposition
            .as_ref()
            .or(name.introduction.as_ref())
            .and_then(head)
    });
    said.map_or(0, |gender| sign(gender) * (SURE - 1))
}

/// Lets pronouns vote where a sentence, or the start of the next, has one person only that they can mean.
fn vote(prose: &str, facts: &Facts, block: &BlockFacts, standings: &mut [Standing]) {
    let base = standings.len() - block.names.len();
    let mut names = block.names.clone().peekable();
    let mut before: Option<usize> = None;
    for sentence in &facts.sentences[block.sentences.clone()] {
        let mut here: Vec<usize> = Vec::new();
        while let Some(&name) = names.peek() {
            if facts.names[name].name.start >= sentence.end {
                break;
            }
            names.next();
            let mention = &facts.names[name];
            let person = matches!(
                mention.class,
                super::NameClass::Person | super::NameClass::Unknown
            ) && !mention.quoted;
            if person {
                here.push(name);
            }
        }
        let first = |gender: Option<Gender>| gender.filter(|gender| *gender != Gender::They);
        let mut voted = false;
        for index in sentence.tokens() {
            if voted || facts.is_quoted(index as u32) {
                continue;
            }
            let Some(gender) = first(pronoun(prose, &facts.tokens[index])) else {
                continue;
            };
            let meant = match here.as_slice() {
                [only] if facts.names[*only].name.end as usize <= index => Some(*only),
                [] => before.filter(|_| index == sentence.first as usize),
                _ => None,
            };
            if let Some(name) = meant {
                let standing = &mut standings[base + name - block.names.start];
                standing.leaning = standing.leaning.saturating_add(sign(gender));
            }
            voted = true;
        }
        before = match here.as_slice() {
            [only] => Some(*only),
            _ => None,
        };
    }
}

fn pronoun(prose: &str, token: &Token) -> Option<Gender> {
    token
        .is_word()
        .then(|| Gender::of_pronoun(token.text(prose)))
        .flatten()
}
