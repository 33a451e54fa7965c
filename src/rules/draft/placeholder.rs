//! Newsroom markers left in the text.

use crate::{
    draft::Zone,
    language::{Case, Lexeme, Token, TokenKind},
    rules::{Check, Findings, PassageEvidence, Rule, Severity},
};

pub(crate) static RULE: Rule = Rule {
    id: "draft/placeholder",
    severity: Severity::Error,
    needs: &[],
    page: include_str!("placeholder.md"),
    check: Check::Passage(check),
};

/// Words that mark a gap when they stand in square brackets in capitals.
const BRACKETED: &[&str] = &[
    "ADD",
    "AGE",
    "CAPTION",
    "CHECK",
    "CITY",
    "CONFIRM",
    "CQ",
    "DATE",
    "FIGURE",
    "FIX",
    "FIXME",
    "HEADLINE",
    "LINK",
    "NAME",
    "NAMES",
    "NUMBER",
    "PHOTO",
    "PLACEHOLDER",
    "QUERY",
    "QUOTE",
    "SOURCE",
    "SPELLING",
    "TBC",
    "TITLE",
    "TK",
    "TKTK",
    "TODO",
    "VERIFY",
    "XX",
    "XXX",
];

/// What is counted or measured: before one of these, `XX` stands for a figure.
const COUNTED: &[&str] = &[
    "acres",
    "billion",
    "cent",
    "children",
    "days",
    "dollars",
    "euros",
    "feet",
    "homes",
    "hours",
    "jobs",
    "kilometers",
    "kilometres",
    "km",
    "men",
    "metres",
    "miles",
    "million",
    "minutes",
    "months",
    "per",
    "percent",
    "people",
    "points",
    "pounds",
    "residents",
    "seats",
    "thousand",
    "times",
    "tons",
    "tonnes",
    "trillion",
    "votes",
    "voters",
    "weeks",
    "women",
    "workers",
    "years",
];

fn check(evidence: &PassageEvidence<'_>, findings: &mut Findings) {
    let prose = evidence.prose();
    for (index, block) in evidence.facts.blocks.iter().enumerate() {
        let tokens = &evidence.facts.tokens[block.tokens.clone()];
        let in_table = evidence
            .passage
            .blocks()
            .get(index)
            .is_some_and(|block| block.zone == Zone::Table);
        let mut at = 0;
        while at < tokens.len() {
            let scene = Scene {
                prose,
                tokens,
                at,
                in_table,
            };
            match scene.marker() {
                Some((length, why)) => {
                    let span = tokens[at].span.join(tokens[at + length - 1].span);
                    let words = evidence.passage.prose().slice(span);
                    findings.report(span, format!("“{words}” is {why}: fill it in or cut it"));
                    at += length;
                }
                None => at += 1,
            }
        }
    }
}

/// A token and what stands around it in its block.
struct Scene<'a> {
    prose: &'a str,
    tokens: &'a [Token],
    at: usize,
    in_table: bool,
}

impl Scene<'_> {
    /// The marker that begins here: how many tokens it has, and what it is.
    fn marker(&self) -> Option<(usize, &'static str)> {
        match self.tokens[self.at].kind {
            TokenKind::Word => self.word(),
            TokenKind::Punctuation('[') => {
                self.square().map(|length| (length, "a note to the desk"))
            }
            TokenKind::Punctuation('(') => self.round(),
            TokenKind::Punctuation('?') => self.queries(),
            _ => None,
        }
    }

    fn get(&self, offset: usize) -> Option<&Token> {
        self.tokens.get(self.at + offset)
    }

    fn before(&self) -> Option<&Token> {
        self.tokens.get(self.at.checked_sub(1)?)
    }

    fn text(&self, offset: usize) -> &str {
        self.get(offset).map_or("", |token| token.text(self.prose))
    }

    fn word(&self) -> Option<(usize, &'static str)> {
        let token = &self.tokens[self.at];
        let text = token.text(self.prose);
        if token.case == Case::Lower || token.case == Case::Capital {
            let is_filler = text.eq_ignore_ascii_case("lorem")
                && self.text(1).eq_ignore_ascii_case("ipsum")
                && self.text(2).eq_ignore_ascii_case("dolor");
            return is_filler.then_some((3, "filler text"));
        }
        if token.case != Case::Upper {
            return None;
        }
        // Capitals before or after make it part of a name: TK Maxx, Super Bowl XXX.
        let before_name = self
            .get(1)
            .is_some_and(|next| next.is_word() && next.is_capitalised());
        let after_name = self.before().is_some_and(|before| {
            before.is_word() && before.case == Case::Capital && !before.is_any(Lexeme::OPENER)
        });
        if text == "TK" {
            return (!before_name).then_some((1, "a mark for what is to come"));
        }
        if text.split('-').all(|part| {
            part.len() >= 2
                && part.len() % 2 == 0
                && part.as_bytes().chunks(2).all(|pair| pair == b"TK")
        }) {
            return Some((1, "a mark for what is to come"));
        }
        if matches!(text, "XX" | "XXX" | "XXXX") && !after_name {
            let currency = self.before().is_some_and(|before| {
                !token.spaced && matches!(before.kind, TokenKind::Punctuation('$' | '£' | '€'))
            });
            let counts = COUNTED.contains(&self.text(1)) || self.text(1) == "%";
            return (currency || counts).then_some((1, "a figure that is missing"));
        }
        if text == "TBC" && !self.in_table && !before_name && !after_name {
            let named = self
                .before()
                .is_some_and(|before| before.is_any(Lexeme::DETERMINER));
            let introduced = self.before().is_some_and(|before| before.is_mark('('))
                && Scene {
                    at: self.at - 1,
                    ..*self
                }
                .expanded("TBC");
            let in_sentence = self.tokens.iter().any(|token| token.case == Case::Lower);
            return (in_sentence && !named && !introduced)
                .then_some((1, "a mark for what is to be confirmed"));
        }
        None
    }

    /// `[CHECK]`, `[NAME TK]`, `[[who?]]`, and brackets with nothing in them.
    fn square(&self) -> Option<usize> {
        let doubled = self
            .get(1)
            .is_some_and(|next| next.is_mark('[') && !next.spaced);
        let close = (1..MARKER_TOKENS)
            .find(|&offset| self.get(offset).is_some_and(|token| token.is_mark(']')))?;
        let inside = &self.tokens[self.at + 1..self.at + close];
        if doubled {
            let closed_twice = self
                .get(close + 1)
                .is_some_and(|token| token.is_mark(']') && !token.spaced);
            let urgent = inside
                .iter()
                .any(|token| token.case == Case::Upper || token.is_mark('?'));
            return (closed_twice && urgent).then_some(close + 2);
        }
        if inside.is_empty() {
            // “[ ]” at the start of a list item is a box to tick.
            return (self.at > 0 && self.tokens[self.at].spaced).then_some(close + 1);
        }
        let marked = BRACKETED.contains(&inside[0].text(self.prose));
        let capitals = inside.iter().all(|token| {
            !token.is_word() || token.case != Case::Lower && token.case != Case::Mixed
        });
        (marked && capitals).then_some(close + 1)
    }

    /// `(sp?)`, `(??)`, `(TBC)`, `(CQ)`, `()`.
    fn round(&self) -> Option<(usize, &'static str)> {
        let spaced = self.tokens[self.at].spaced && self.at > 0;
        let closes = |offset: usize| self.get(offset).is_some_and(|token| token.is_mark(')'));
        if closes(1) {
            return spaced.then_some((2, "an empty bracket"));
        }
        if matches!(self.text(1), "sp" | "SP" | "ck" | "CK") && self.text(2) == "?" && closes(3) {
            return Some((4, "a query on the spelling"));
        }
        if self.text(1) == "?" && (closes(2) || self.text(2) == "?" && closes(3)) {
            return spaced.then_some((if closes(2) { 3 } else { 4 }, "a query"));
        }
        if matches!(self.text(1), "CQ" | "TBC") && closes(2) && !self.expanded(self.text(1)) {
            return Some((3, "a note to the desk"));
        }
        None
    }

    /// Whether the words before yield `initials`: Congressional Quarterly (CQ).
    fn expanded(&self, initials: &str) -> bool {
        self.at >= initials.len()
            && initials.chars().rev().enumerate().all(|(back, initial)| {
                self.tokens[self.at - 1 - back]
                    .text(self.prose)
                    .starts_with(initial)
            })
    }

    /// `?? people`, `$??`: a gap, not an astonished question.
    fn queries(&self) -> Option<(usize, &'static str)> {
        let token = &self.tokens[self.at];
        let doubled = self
            .get(1)
            .is_some_and(|next| next.is_mark('?') && !next.spaced);
        let gap = token.spaced
            || self.before().is_some_and(|before| {
                matches!(before.kind, TokenKind::Punctuation('$' | '£' | '€'))
            });
        let followed = self
            .get(2)
            .is_some_and(|next| next.is_word() && next.case == Case::Lower && next.spaced);
        (doubled && gap && followed && self.text(2) != "?").then_some((2, "a gap"))
    }
}

/// No marker has more tokens than this between its brackets.
const MARKER_TOKENS: usize = 24;
