//! Figures with the thing they are told of: `the £1.2bn scheme`, `the 14 protesters`.

use std::ops::Range;

use crate::{
    draft::Zone,
    language::{
        Lexeme, TokenKind,
        date::cardinal_like,
        number::{Amount, NumberForm},
    },
    reading::quantities::{Hedge, Quantity, Role, Unit},
    rules::{Evidence, Finding, here::Here},
};

/// A figure and what it is told of.
pub(super) struct Told<'a> {
    pub(super) here: Here<'a>,
    pub(super) quantity: &'a Quantity,
    /// What it is told of, so that two can be compared: `scheme`, `protesters`.
    pub(super) thing: String,
    /// The words for it.
    noun: Range<u32>,
    /// Whether it is one that was told of before: `the 14 protesters`.
    pub(super) definite: bool,
    /// Whether its sentence is about another time, another part or what somebody says.
    turns: bool,
}

/// Words of a sentence with which a figure changes, or is one of several.
const TURNS: &[&str] = &[
    "now",
    "rose",
    "risen",
    "rise",
    "fell",
    "fallen",
    "revised",
    "later",
    "earlier",
    "previously",
    "initially",
    "originally",
    "original",
    "initial",
    "first",
    "then",
    "since",
    "increased",
    "grew",
    "grown",
    "up",
    "down",
    "updated",
    "update",
    "added",
    "more",
    "another",
    "additional",
    "further",
    "other",
    "others",
    "separate",
    "different",
    "last",
    "next",
    "ago",
    "previous",
    "per",
    "each",
    "every",
    "average",
    "second",
    "third",
    "remaining",
    "rest",
    "new",
    "old",
    "former",
    "instead",
    "total",
    "including",
    "among",
    "whom",
    "according",
    "cut",
    "reduced",
    "expanded",
    "extra",
    "proposed",
    "estimate",
    "estimated",
    "estimates",
    "would",
    "could",
    "may",
    "might",
    "if",
    "twice",
    "again",
    "similar",
    "both",
    "either",
];

/// Nouns of which a story tells many, so that two are seldom one.
const COMMON: &[&str] = &[
    "people",
    "men",
    "women",
    "children",
    "years",
    "months",
    "weeks",
    "days",
    "hours",
    "minutes",
    "points",
    "games",
    "yards",
    "votes",
    "times",
    "goals",
    "runs",
    "percent",
    "members",
    "others",
    "shares",
    "seats",
    "cases",
    "states",
    "countries",
    "things",
    "questions",
    "fine",
    "loss",
    "profit",
    "increase",
    "gain",
    "prize",
    "bid",
    "offer",
    "deal",
    "donation",
    "grant",
    "loan",
    "bond",
    "tax",
    "fee",
    "range",
    "mark",
    "level",
    "limit",
    "bill",
    "note",
    "game",
    "point",
    "drop",
    "rise",
    "margin",
    "lead",
    "contract",
    "payment",
    "investment",
    "budget",
    "difference",
    "share",
    "a",
    "worth",
    "gift",
    "salary",
    "bonus",
    "radius",
    "stretch",
    "drive",
    "walk",
    "home",
    "house",
    "line",
    "run",
    "pass",
    "touchdown",
    "goal",
    "shot",
    "race",
    "period",
    "term",
    "sentence",
];

/// All figures of the draft’s body that are told of something.
pub(super) fn all<'a>(evidence: &Evidence<'a>) -> impl Iterator<Item = Told<'a>> {
    Here::all(evidence).flat_map(|here| {
        here.facts
            .quantities
            .iter()
            .filter_map(move |quantity| of(here, quantity))
    })
}

fn of<'a>(here: Here<'a>, quantity: &'a Quantity) -> Option<Told<'a>> {
    let amount = quantity.role == Role::Amount
        && quantity.number.form == NumberForm::Amount
        && matches!(quantity.hedge, Hedge::None | Hedge::About)
        && quantity.number.value > Amount::ONE
        && matches!(quantity.unit, Unit::None | Unit::Money(_));
    let zone = here.zone(quantity.tokens.start as usize);
    if !amount
        || !matches!(
            zone,
            Zone::Body | Zone::Headline | Zone::Standfirst | Zone::List
        )
    {
        return None;
    }
    let prose = here.words().prose;
    let noun = if quantity.unit == Unit::None {
        Some(here.facts.counted(prose, quantity)).filter(|noun| !noun.is_empty())
    } else {
        described(here, quantity)
    }?;
    let words = here.words();
    let before = (quantity.reach.start as usize).checked_sub(1);
    let definite = before.is_some_and(|before| {
        words.is_one_of(
            before,
            &["the", "these", "those", "its", "their", "this", "that"],
        ) || words
            .get(before)
            .is_some_and(|token| token.kind == TokenKind::Possessive)
    });
    let sentence = here.sentence(quantity.tokens.start);
    let speaks = (sentence.start..sentence.end).take(120).any(|at| {
        words
            .get(at as usize)
            .is_some_and(|token| token.is_any(Lexeme::SPEECH))
    });
    let years = here
        .facts
        .dates_in(sentence.clone())
        .any(|date| here.facts.dates[date].years().next().is_some());
    // “12 protesters at the mill” introduces them; “the 12 protesters at the mill” are not all.
    let turns = speaks
        || years
        || here.has_any(&sentence, TURNS)
        || definite && narrowed(here, noun.end as usize);
    Some(Told {
        here,
        quantity,
        thing: here.text(&noun).to_lowercase(),
        noun,
        definite,
        turns,
    })
}

/// The noun that a sum stands before: `scheme` of `the £1.2bn scheme`.
fn described(here: Here<'_>, quantity: &Quantity) -> Option<Range<u32>> {
    const LONGEST: usize = 3;
    let words = here.words();
    let mut start = quantity.reach.end as usize;
    start += usize::from(words.dash(start));
    let mut end = start;
    while end < start + LONGEST
        && words.small(end)
        && (end == start
            || words
                .get(end)
                .is_none_or(|token| !token.is_any(Lexeme::VERB)))
        && words.get(end).is_some_and(|token| {
            token.kind == TokenKind::Word
                && !token.stopped
                && !token.is_any(
                    Lexeme::PREPOSITION
                        | Lexeme::CONJUNCTION
                        | Lexeme::AUXILIARY
                        | Lexeme::PRONOUN
                        | Lexeme::DETERMINER
                        | Lexeme::SUBORDINATOR
                        | Lexeme::ADVERB
                        | Lexeme::TIME,
                )
        })
    {
        end += 1;
    }
    let head = end.checked_sub(1).filter(|&head| head >= start)?;
    let article = (quantity.reach.start as usize)
        .checked_sub(1)
        .is_some_and(|before| {
            words.is_one_of(
                before,
                &[
                    "the", "a", "an", "this", "that", "its", "their", "his", "her",
                ],
            ) || words
                .get(before)
                .is_some_and(|token| token.kind == TokenKind::Possessive)
        });
    (article && !words.is_plural(head)).then_some(start as u32..end as u32)
}

/// Whether the words at `at` say which of several: `the 14 protesters who were hurt`, `of Halden`.
fn narrowed(here: Here<'_>, at: usize) -> bool {
    let words = here.words();
    let Some(token) = words.get(at) else {
        return false;
    };
    token.is_any(Lexeme::PREPOSITION | Lexeme::SUBORDINATOR)
        || words.is_one_of(at, &["who", "which", "that", "whose", "whom"])
        || words.small(at)
            && words.text(at).len() > 4
            && (words.text(at).ends_with("ed") || words.text(at).ends_with("ing"))
            && words
                .get(at + 1)
                .is_some_and(|next| next.is_any(Lexeme::PREPOSITION | Lexeme::AUXILIARY))
}

impl Told<'_> {
    /// Whether nothing says that it is another thing, or the thing at another time.
    pub(super) fn is_the_thing(&self) -> bool {
        let head = self.thing.rsplit(' ').next().unwrap_or_default();
        !self.turns && !self.is_said() && !COMMON.contains(&head)
    }

    /// Whether it stands in a quote.
    pub(super) fn is_said(&self) -> bool {
        self.here.is_quoted(self.quantity.tokens.start)
    }

    /// The figure with its sign and scale, without what is put before it.
    pub(super) fn figure(&self) -> String {
        let start = if self.quantity.hedge == Hedge::None {
            self.quantity.reach.start
        } else {
            self.quantity.tokens.start
        };
        self.here.text(&(start..self.quantity.reach.end))
    }

    /// The figure and what it is told of: `£1.2bn scheme`.
    pub(super) fn words(&self) -> String {
        format!("“{} {}”", self.figure(), self.here.text(&self.noun))
    }

    /// Offers the figure of `other` in the place of this one.
    pub(super) fn change_to(&self, finding: &mut Finding, other: &Told<'_>, title: &str) {
        let (own, its) = (&self.quantity.tokens, &other.quantity.tokens);
        let mut text = other.here.text(its);
        if self.quantity.number.writing.words
            && let Ok(value) = other.quantity.number.value.plainly().parse::<u16>()
        {
            text = cardinal_like(&self.here.text(own), value);
        }
        if own.len() == 1 {
            self.here.offer(
                finding,
                format!("{title} to “{text}”"),
                &[(own.start, text.clone())],
            );
        } else if own.len() == its.len() {
            // Token by token: nothing is written over a line's end or a mark between.
            let changes: Vec<(u32, String)> = own
                .clone()
                .zip(its.clone())
                .map(|(own, its)| (own, other.here.text(&(its..its + 1))))
                .collect();
            self.here
                .offer(finding, format!("{title} to “{text}”"), &changes);
        }
    }
}
