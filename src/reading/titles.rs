//! Offices and ministries said twice in one breath: `Transport Ministry of Transport`, `President President`.

use std::ops::Range;

use super::Facts;
use crate::language::{Case, Lexeme, Token, lexicon, name::plain};

/// A chain of words that names one office or body twice. Ranges are indexes into [`Facts::tokens`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubled {
    /// The whole chain.
    pub tokens: Range<usize>,
    /// The tokens that stay when one half goes, in the usual order.
    pub kept: Range<usize>,
    /// The tokens that stay when the other half goes, where that is another wording.
    pub otherwise: Option<Range<usize>>,
    /// The word that is said twice.
    pub twice: usize,
}

/// Nouns of bodies that are named by what they are for, in either order.
const BODIES: [&str; 4] = ["ministry", "department", "secretariat", "bureau"];

/// Nouns of offices that are named so.
const OFFICES: [&str; 3] = ["minister", "secretary", "undersecretary"];

/// Offices that nobody writes twice on purpose. Not in it: ranks (`Sergeant Major`, `General`), `Dr. Dr.`, `Sister`.
const DOUBLED: [&str; 29] = [
    "president",
    "minister",
    "secretary",
    "senator",
    "governor",
    "mayor",
    "chancellor",
    "ambassador",
    "commissioner",
    "chairman",
    "chairwoman",
    "director",
    "premier",
    "representative",
    "congressman",
    "congresswoman",
    "councillor",
    "councilman",
    "councilwoman",
    "judge",
    "professor",
    "ministry",
    "department",
    "commission",
    "committee",
    "council",
    "spokesman",
    "spokeswoman",
    "vice-president",
];

/// The chains in all of the passage, in order.
pub fn doubled(prose: &str, facts: &Facts) -> Vec<Doubled> {
    let mut found: Vec<Doubled> = Vec::new();
    for block in &facts.blocks {
        let words = Words {
            prose,
            tokens: &facts.tokens[..block.tokens.end],
            from: block.tokens.start,
        };
        for index in block.tokens.clone() {
            if facts.is_quoted(index as u32) {
                continue;
            }
            let token = &facts.tokens[index];
            if !token.is_any(Lexeme::TITLE | Lexeme::BODY) || !token.is_word() {
                continue;
            }
            let chain = words
                .portfolio_twice(index)
                .or_else(|| words.noun_again_after_portfolio(index))
                .or_else(|| words.noun_again(index));
            if let Some(chain) = chain
                && found
                    .last()
                    .is_none_or(|last| last.tokens.end <= chain.tokens.start)
            {
                found.push(chain);
            }
        }
    }
    found
}

struct Words<'a> {
    prose: &'a str,
    tokens: &'a [Token],
    from: usize,
}

impl Words<'_> {
    fn is(&self, index: usize, list: &[&str]) -> bool {
        let word = self.plain(index);
        list.contains(&word.as_str())
    }

    /// The word in small letters, without a stop, `defence` as `defense`; empty past the end.
    fn plain(&self, index: usize) -> String {
        let Some(token) = self.tokens.get(index).filter(|token| token.is_word()) else {
            return String::new();
        };
        let word = plain(token.text(self.prose).trim_end_matches('.')).into_owned();
        match word.as_str() {
            "defence" => "defense".to_owned(),
            "labour" => "labor".to_owned(),
            "gov" => "governor".to_owned(),
            "prof" => "professor".to_owned(),
            "rep" => "representative".to_owned(),
            "sen" => "senator".to_owned(),
            _ => word,
        }
    }

    fn follows(&self, index: usize) -> bool {
        self.tokens
            .get(index)
            .is_some_and(|token| token.is_word() && token.spaced)
    }

    fn before(&self, index: usize) -> Option<usize> {
        (index > self.from && self.tokens[index].spaced && self.tokens[index - 1].is_word())
            .then(|| index - 1)
    }

    /// Whether both are written in the same way, so that one is no common noun beside a name.
    fn alike(&self, one: usize, other: usize) -> bool {
        let capital = |index: usize| self.tokens[index].case != Case::Lower;
        capital(one) == capital(other)
    }

    /// `Transport Ministry of Transport`, `Interior Minister of the Interior`.
    fn portfolio_twice(&self, noun: usize) -> Option<Doubled> {
        if !self.is(noun, &BODIES) && !self.is(noun, &OFFICES) {
            return None;
        }
        let portfolio = self.before(noun)?;
        let after = self.after_of(noun)?;
        let same = self.plain(portfolio) == self.plain(after);
        // `state Secretary of State`: of one of the United States.
        if !same || self.plain(after) == "state" || self.is(after, &["the", "of"]) {
            return None;
        }
        let mut end = after + 1;
        if self.plain(after) == "foreign" && self.is(end, &["affairs"]) && self.follows(end) {
            end += 1;
        }
        // More of it (`of Health and Human Services`) is not said twice: which half is right is not ours to say.
        let more = self.is(end, &["and"])
            && self
                .tokens
                .get(end + 1)
                .is_some_and(|next| next.is_any(Lexeme::PORTFOLIO) && next.is_capitalised())
            || self.follows(end)
                && self.tokens[end].is_any(Lexeme::PORTFOLIO)
                && self.tokens[end].is_capitalised()
                && !self.tokens[end].is_any(Lexeme::TITLE | Lexeme::BODY);
        (!more).then(|| Doubled {
            tokens: portfolio..end,
            kept: portfolio..noun + 1,
            otherwise: Some(noun..end),
            twice: portfolio,
        })
    }

    /// The first word after `of` or `of the` behind `noun`.
    fn after_of(&self, noun: usize) -> Option<usize> {
        if !self.follows(noun + 1) || self.tokens[noun + 1].text(self.prose) != "of" {
            return None;
        }
        let the = self.plain(noun + 2) == "the";
        let after = noun + 2 + usize::from(the);
        self.follows(after).then_some(after)
    }

    /// `Minister of Interior Minister`, `Ministry of Transport Ministry`.
    fn noun_again_after_portfolio(&self, noun: usize) -> Option<Doubled> {
        if !self.is(noun, &BODIES) && !self.is(noun, &OFFICES) {
            return None;
        }
        let after = self.after_of(noun)?;
        let again = (after + 1..after + 4).find(|&index| self.plain(index) == self.plain(noun))?;
        let portfolio = (after..again).all(|index| {
            self.follows(index)
                && (self.tokens[index].is_any(Lexeme::PORTFOLIO) || self.is(index, &["and"]))
        });
        let goes_on = self.follows(again + 1)
            && (self.plain(again + 1) == "of" || self.plain(again + 1) == "general");
        (portfolio && self.follows(again) && self.alike(noun, again) && !goes_on).then(|| Doubled {
            tokens: noun..again + 1,
            kept: after..again + 1,
            otherwise: Some(noun..again),
            twice: noun,
        })
    }

    /// `President President`, `Foreign Minister Foreign Minister`, `Minister Foreign Minister`.
    fn noun_again(&self, noun: usize) -> Option<Doubled> {
        if !self.is(noun, &DOUBLED) {
            return None;
        }
        for length in 1..=4 {
            let again = noun + length;
            if !self.follows(again) {
                return None;
            }
            let same = self.plain(again) == self.plain(noun) && self.alike(noun, again);
            if same {
                return self.whole_again(noun, again, length);
            }
            let modifier = self.tokens[again]
                .is_any(Lexeme::PORTFOLIO | Lexeme::RANK | Lexeme::NATIONAL)
                && self.tokens[again].is_capitalised()
                && !self.tokens[again].is_any(Lexeme::CONJUNCTION);
            if !modifier {
                return None;
            }
        }
        None
    }

    fn whole_again(&self, noun: usize, again: usize, length: usize) -> Option<Doubled> {
        let first = (noun + 1)
            .checked_sub(length)
            .filter(|&first| first >= self.from)?;
        let repeated = (first..=noun).all(|index| {
            self.plain(index) == self.plain(index + length)
                && (index == first || self.tokens[index].spaced)
        });
        let articled = |first: usize| {
            first > self.from
                && self.tokens[first - 1].is_any(Lexeme::DETERMINER)
                && self.named_after(again)
        };
        if repeated {
            // `told the President President Lind …`: a comma is missing, perhaps.
            if articled(first) {
                return None;
            }
            return Some(Doubled {
                tokens: first..again + 1,
                kept: first..noun + 1,
                otherwise: None,
                twice: first,
            });
        }
        // `Minister Foreign Minister`: the first stands bare.
        let bare = self.before(noun).is_none_or(|before| {
            !self.tokens[before].is_capitalised()
                && !self.tokens[before]
                    .is_any(Lexeme::DETERMINER | Lexeme::PORTFOLIO | Lexeme::RANK)
        });
        (bare && length > 1 && self.tokens[noun].is_capitalised() && self.is(noun, &OFFICES)).then(
            || Doubled {
                tokens: noun..again + 1,
                kept: noun + 1..again + 1,
                otherwise: None,
                twice: noun,
            },
        )
    }

    /// Whether a name follows.
    fn named_after(&self, index: usize) -> bool {
        self.follows(index + 1)
            && self.tokens[index + 1].is_capitalised()
            && !lexicon::is_common(&self.plain(index + 1))
    }
}
