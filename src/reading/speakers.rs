//! Who said it: the sieves, most precise first.
//!
//! A sieve looks at one quote in its scene and either names the words that say who spoke, or passes.
//! The first that answers decides; its name is the reading's `method`. Sieves that need no more than
//! the quote's own block run in the first pass and are remembered with it; the others run over the
//! draft, on the quotes that are left.

mod according_to;
mod any_verb_after;
mod carried;
mod carried_over;
mod carried_within;
mod colon;
mod colon_before;
mod first_noun;
mod followed;
mod in_turn;
mod previous_subject;
mod said_x;
mod short_frame;
mod signature;
mod signature_line;
mod speech_noun;
mod story;
mod verb_after;
mod verb_before;
mod verb_later;
mod who;
mod words_of;

use std::ops::Range;

use super::{
    Confidence, Facts,
    clauses::{self, Clauses},
    facts::BlockFacts,
    mentions::NameClass,
    phrases::{self, Noun, NounSort, Phrase, PhraseKind, Speech, VerbForm},
};
use crate::{draft::Zone, language::Lexeme};

pub(super) use story::attribute;
use story::{Elsewhere, Story};

/// A way to tell who said a quote.
pub(super) struct Sieve {
    /// What the reading's `method` says.
    pub(super) name: &'static str,
    pub(super) confidence: Confidence,
    decide: Decide,
}

/// How far a sieve looks.
enum Decide {
    /// At the quote's own block, in the first pass.
    Block(fn(&Scene<'_>, &Here<'_>) -> Option<Found>),
    /// Over the draft, in the second pass, at a quote that no block could tell.
    Draft(fn(&Story<'_>, usize) -> Option<Elsewhere>),
}

/// The sieves in the order they are asked: first what the quote's own sentence says, then what is carried over
/// from another sentence of its paragraph, then what other paragraphs say.
static SIEVES: &[&Sieve] = &[
    // In the quote's sentence.
    &signature::SIEVE,
    &said_x::SIEVE,
    &verb_after::SIEVE,
    &according_to::SIEVE,
    &words_of::SIEVE,
    &colon::SIEVE,
    &verb_before::SIEVE,
    &any_verb_after::SIEVE,
    &speech_noun::SIEVE,
    &verb_later::SIEVE,
    // In its paragraph.
    &short_frame::SIEVE,
    &carried::SIEVE,
    &followed::SIEVE,
    // A guess within the sentence; after what is carried, which is seldom wrong.
    &previous_subject::SIEVE,
    &first_noun::SIEVE,
    &carried_within::SIEVE,
    // In other paragraphs.
    &signature_line::SIEVE,
    &colon_before::SIEVE,
    &in_turn::SIEVE,
    &carried_over::SIEVE,
];

/// The names of the sieves, in the order they are asked.
pub fn sieves() -> impl Iterator<Item = &'static str> {
    SIEVES.iter().map(|sieve| sieve.name)
}

impl Sieve {
    /// Whether it answers from the quote's own sentence.
    fn is_in_sentence(&self) -> bool {
        ![
            previous_subject::SIEVE.name,
            carried::SIEVE.name,
            carried_within::SIEVE.name,
            followed::SIEVE.name,
            first_noun::SIEVE.name,
        ]
        .contains(&self.name)
    }
}

/// What a sieve found. Ranges are of [`Facts::tokens`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// The words that name the source.
    pub(super) mention: Range<u32>,
    pub(super) sort: NounSort,
    /// The words that say that something was said.
    pub(super) cue: Option<Range<u32>>,
}

/// A found attribution and the sieve that found it.
#[derive(Clone)]
pub(super) struct Local {
    pub(super) found: Found,
    pub(super) sieve: &'static Sieve,
}

impl PartialEq for Local {
    fn eq(&self, other: &Self) -> bool {
        self.found == other.found && self.sieve.name == other.sieve.name
    }
}

impl std::fmt::Debug for Local {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} by {}", self.found, self.sieve.name)
    }
}

/// A block and what is known of it.
pub(super) struct Scene<'a> {
    prose: &'a str,
    facts: &'a Facts,
    block: &'a BlockFacts,
    zone: Zone,
    phrases: Vec<Phrase>,
    clauses: Clauses,
    /// For each quote of the block, what was decided so far.
    decided: Vec<Option<Local>>,
    /// For each quote of the block, where it stands among the phrases; `None` inside another quote.
    places: Vec<Option<usize>>,
}

/// The quote in question.
pub(super) struct Here<'a> {
    /// Index among the phrases.
    place: usize,
    /// The phrases of its sentence.
    sentence: Range<usize>,
    words: &'a str,
}

/// What a block offers to the quotes of others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct BlockSpeech {
    /// It ends in a colon: whom that makes the source of what follows.
    colon: Option<Found>,
    /// Who speaks last in it, in quotation marks or reported.
    last: Option<Found>,
    /// It is a name under a quote: `— Mara Lind`.
    signature: Option<Found>,
    /// There is nothing in it but quotes.
    alone: bool,
}

/// Whether a block without quotes and names may offer something to the quotes of others.
pub(super) fn offers(facts: &Facts, block: &BlockFacts) -> bool {
    block.tokens.len() <= SIGNATURE
        || facts.tokens[block.tokens.clone()]
            .iter()
            .any(|token| token.is_any(Lexeme::SPEECH) || token.is_mark(':'))
}

/// First pass: who said the quotes of one block, as far as the block says it, and what it offers to others.
pub(super) fn read_block(
    prose: &str,
    facts: &Facts,
    block: &BlockFacts,
    zone: Zone,
    (phrases, clauses): (Vec<Phrase>, Clauses),
    found: &mut Vec<Option<Local>>,
) -> BlockSpeech {
    let mut scene = Scene::new(prose, facts, block, zone, (phrases, clauses));
    scene.decide(|_| true);
    let quotes = block.quotes.clone();
    let mut inner = quotes.clone();
    while let Some(quote) = inner.next() {
        let end = (quote + 1..quotes.end)
            .find(|&next| facts.quotes[next].depth == 0)
            .unwrap_or(quotes.end);
        if facts.quotes[quote].depth == 0 && end > quote + 1 {
            scene.decide_in(quote, quote + 1..end);
            inner = end..quotes.end;
        }
    }
    let speech = scene.speech();
    found.extend(scene.decided);
    speech
}

/// The longest signature, in tokens.
const SIGNATURE: usize = 14;

impl<'a> Scene<'a> {
    fn new(
        prose: &'a str,
        facts: &'a Facts,
        block: &'a BlockFacts,
        zone: Zone,
        (phrases, clauses): (Vec<Phrase>, Clauses),
    ) -> Self {
        let mut places = vec![None; block.quotes.len()];
        for (index, phrase) in phrases.iter().enumerate() {
            if let PhraseKind::Quote(quote) = phrase.kind {
                places[quote - block.quotes.start] = Some(index);
            }
        }
        Self {
            prose,
            facts,
            block,
            zone,
            phrases,
            clauses,
            decided: vec![None; block.quotes.len()],
            places,
        }
    }

    /// Asks the sieves that look at a block and are `wanted`, one after the other.
    fn decide(&mut self, wanted: impl Fn(&Sieve) -> bool) {
        for &sieve in SIEVES.iter().filter(|sieve| wanted(sieve)) {
            let Decide::Block(decide) = sieve.decide else {
                continue;
            };
            for index in 0..self.decided.len() {
                if self.decided[index].is_some() {
                    continue;
                }
                let Some(place) = self.places[index] else {
                    continue;
                };
                let here = Here {
                    place,
                    sentence: self.clauses.sentence(place),
                    words: self.inner(index),
                };
                if let Some(found) = decide(self, &here) {
                    self.decided[index] = Some(Local { found, sieve });
                }
            }
        }
    }

    /// Asks for the quotes `inner`, which stand in `quote`, what its words say: “She told me, ‘Never.’”
    fn decide_in(&mut self, quote: usize, inner: Range<usize>) {
        let phrases = phrases::phrases_in(self.prose, self.facts, quote, inner.clone());
        let clauses = Clauses::of(&phrases);
        let block = BlockFacts {
            tokens: self.facts.quotes[quote].inner_tokens(),
            sentences: 0..0,
            quotes: inner.clone(),
            names: self.block.names.clone(),
        };
        let mut scene = Scene::new(
            self.prose,
            self.facts,
            &block,
            self.zone,
            (phrases, clauses),
        );
        scene.decide(Sieve::is_in_sentence);
        let from = inner.start - self.block.quotes.start;
        for (decided, inner) in self.decided[from..].iter_mut().zip(scene.decided) {
            *decided = inner;
        }
    }

    fn phrase(&self, index: usize) -> Option<&PhraseKind> {
        self.phrases.get(index).map(|phrase| &phrase.kind)
    }

    fn is(&self, index: usize, kind: &PhraseKind) -> bool {
        self.phrase(index) == Some(kind)
    }

    fn noun(&self, index: usize) -> Option<&Noun> {
        self.phrases.get(index)?.noun()
    }

    fn text(&self, tokens: Range<u32>) -> &'a str {
        self.prose
            .get(self.facts.span_of(&tokens).range())
            .unwrap_or("")
    }

    /// The words of quote `index` of the block.
    fn inner(&self, index: usize) -> &'a str {
        let quote = &self.facts.quotes[self.block.quotes.start + index];
        self.prose.get(quote.inner.range()).unwrap_or("").trim()
    }

    /// The word of the verb at `index`, as it is written.
    fn verb_text(&self, index: usize) -> &'a str {
        self.phrases[index]
            .verb()
            .map_or("", |verb| self.text(verb.word..verb.word + 1))
    }

    /// The attribution to the noun phrase at `subject` by the verb at `cue`.
    fn found(&self, subject: usize, cue: Option<usize>) -> Option<Found> {
        let noun = self.noun(subject)?;
        let cue = cue.map(|cue| match self.phrases[cue].verb() {
            Some(verb) => verb.word..verb.word + 1,
            None => self.phrases[cue].tokens.clone(),
        });
        if let Some(name) =
            clauses::name_in_apposition(&self.phrases, subject).and_then(|name| self.noun(name))
        {
            return Some(Found {
                mention: name.head.clone(),
                sort: NounSort::Name,
                cue,
            });
        }
        if let Some(mention) = self.name_after_title(subject) {
            return Some(Found {
                mention,
                sort: NounSort::Name,
                cue,
            });
        }
        let mut mention = noun.head.clone();
        let part = noun.sort == NounSort::Indefinite
            && mention.len() == 1
            && self.is(subject + 1, &PhraseKind::Preposition);
        if part {
            // “one of Lind’s deputies”
            if let Some(whole) = self.noun(subject + 2) {
                mention.end = whole.head.end;
            }
        }
        Some(Found {
            mention,
            sort: noun.sort,
            cue,
        })
    }

    /// The name at the end of a long title: “First Deputy Head of the Harbour Administration Osei Darko”.
    fn name_after_title(&self, subject: usize) -> Option<Range<u32>> {
        let title = &self.phrases[subject];
        let first = &self.facts.tokens[title.tokens.start as usize];
        let last = &self.facts.tokens[title.tokens.end as usize - 1];
        let office = last.is_capitalised()
            && last.is_any(Lexeme::ROLE | Lexeme::TITLE)
            && !first.is_any(Lexeme::DETERMINER);
        let mut at = subject;
        while self.is(at + 1, &PhraseKind::Preposition) && self.noun(at + 2).is_some() {
            at += 2;
        }
        if !office || at == subject {
            return None;
        }
        let body = &self.phrases[at].tokens;
        let names = &self.facts.names[self.block.names.clone()];
        let from = names.partition_point(|name| name.name.end < body.end);
        names[from..]
            .iter()
            .take_while(|name| name.name.start < body.end)
            .find(|name| {
                name.name.end == body.end
                    && name.name.start > body.start
                    && name.parts.words >= 2
                    && matches!(name.class, NameClass::Person | NameClass::Unknown)
            })
            .map(|name| name.name.clone())
    }

    /// What the block offers to the quotes of others.
    fn speech(&self) -> BlockSpeech {
        let words = |phrase: &Phrase| {
            !matches!(
                phrase.kind,
                PhraseKind::Quote(_) | PhraseKind::Stop | PhraseKind::Other | PhraseKind::Dash
            )
        };
        let last = self
            .phrases
            .iter()
            .rposition(|phrase| !phrase.is(&PhraseKind::Stop));
        let colon = last
            .filter(|&last| self.is(last, &PhraseKind::Colon))
            .and_then(|last| colon::introduces(self, self.clauses.sentence(last).start, last));
        BlockSpeech {
            colon,
            last: carried::last_speaker(self),
            signature: signature_line::signature(self),
            alone: !self.places.is_empty() && !self.phrases.iter().any(words),
        }
    }

    /// What the quote ends in, for the frame that may follow it.
    fn tail(&self, here: &Here<'_>) -> Tail {
        let last = here
            .words
            .trim_end_matches(['’', '\'', ' ', '”', '"'])
            .chars()
            .next_back();
        match last {
            Some(',' | '—' | '–' | '-' | '…') => Tail::Open,
            Some('?' | '!') => Tail::Either,
            Some('.') if here.words.ends_with("..") => Tail::Either,
            Some('.') => Tail::Closed,
            _ if self.is(here.place + 1, &PhraseKind::Comma) => Tail::Open,
            _ => Tail::None,
        }
    }

    /// Whether a verb may govern a quote right after it.
    fn speech_at(&self, index: usize) -> Speech {
        self.phrases
            .get(index)
            .and_then(Phrase::verb)
            .filter(|verb| verb.form != VerbForm::Passive)
            .map_or(Speech::None, |verb| verb.speech)
    }

    /// The first phrase after the quote that is not a comma or dash, and where its sentence ends.
    /// A question or exclamation mark inside the quote does not part it from its frame.
    fn after(&self, here: &Here<'_>, tail: Tail) -> Option<Range<usize>> {
        let mut at = here.place + 1;
        if self.is(at, &PhraseKind::Stop) {
            if tail != Tail::Either && tail != Tail::Open {
                return None;
            }
            at += 1;
        }
        while matches!(self.phrase(at), Some(PhraseKind::Comma | PhraseKind::Dash)) {
            at += 1;
        }
        let sentence = self.clauses.sentence(at);
        (at < sentence.end).then_some(at..sentence.end)
    }
}

/// What a quote ends in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tail {
    /// A comma or a dash: something must follow.
    Open,
    /// A question or exclamation mark.
    Either,
    /// A stop.
    Closed,
    /// Nothing: a fragment in the writer's sentence.
    None,
}
