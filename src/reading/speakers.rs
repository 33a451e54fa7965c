//! Who said it: the sieves, most precise first.
//!
//! A sieve looks at one quote in its scene and either names the words that say who spoke, or passes.
//! The first that answers decides; its name is the reading's `method`. Sieves that need no more than
//! the quote's own block run in the first pass and are remembered with it; the others run over the
//! draft, on the quotes that are left.

mod according_to;
mod carried;
mod colon;
mod first_noun;
mod followed;
mod said_x;
mod signature;
mod verb_after;
mod verb_before;
mod verb_later;
mod words_of;

use std::{ops::Range, sync::Arc};

use super::{
    Attribution, Confidence, Facts, Quote, Speaker,
    clauses::Clauses,
    facts::BlockFacts,
    people::Cast,
    phrases::{self, Noun, NounSort, Phrase, PhraseKind, Speech, VerbForm},
};
use crate::draft::Draft;

/// A way to tell who said a quote.
pub(super) struct Sieve {
    /// What the reading's `method` says.
    pub(super) name: &'static str,
    pub(super) confidence: Confidence,
    decide: fn(&Scene<'_>, &Here<'_>) -> Option<Found>,
}

/// The sieves of the first pass, in the order they are asked. What stands in the quote's own sentence comes
/// before what is carried over from another.
static IN_THE_BLOCK: &[&Sieve] = &[
    &signature::SIEVE,
    &said_x::SIEVE,
    &verb_after::SIEVE,
    &according_to::SIEVE,
    &words_of::SIEVE,
    &colon::SIEVE,
    &verb_before::SIEVE,
    &verb_later::SIEVE,
    &carried::SIEVE,
    &followed::SIEVE,
    &first_noun::SIEVE,
];

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

/// First pass: who said the quotes of the last block of `facts`, as far as the block says it.
pub(super) fn read_block(
    prose: &str,
    facts: &Facts,
    block: &BlockFacts,
    found: &mut Vec<Option<Local>>,
) {
    if block.quotes.is_empty() {
        return;
    }
    let phrases = phrases::phrases(prose, facts, block);
    let clauses = Clauses::of(&phrases);
    let mut places = vec![None; block.quotes.len()];
    for (index, phrase) in phrases.iter().enumerate() {
        if let PhraseKind::Quote(quote) = phrase.kind {
            places[quote - block.quotes.start] = Some(index);
        }
    }
    let mut scene = Scene {
        prose,
        facts,
        block,
        phrases,
        clauses,
        decided: vec![None; block.quotes.len()],
        places,
    };
    for &sieve in IN_THE_BLOCK {
        for index in 0..scene.decided.len() {
            if scene.decided[index].is_some() {
                continue;
            }
            let Some(place) = scene.places[index] else {
                continue;
            };
            let here = Here {
                place,
                sentence: scene.clauses.sentence(place),
                words: scene.inner(index),
            };
            if let Some(found) = (sieve.decide)(&scene, &here) {
                scene.decided[index] = Some(Local { found, sieve });
            }
        }
    }
    found.extend(scene.decided);
}

impl<'a> Scene<'a> {
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
        if let Some(name) = self.name_in_apposition(subject) {
            return Some(Found {
                mention: name.head.clone(),
                sort: NounSort::Name,
                cue,
            });
        }
        Some(Found {
            mention: noun.head.clone(),
            sort: noun.sort,
            cue,
        })
    }

    /// The name in “a spokesman, Osei Darko, said” and “the head of the union, Osei Darko, said”.
    fn name_in_apposition(&self, subject: usize) -> Option<&Noun> {
        let noun = self.noun(subject)?;
        if !matches!(
            noun.sort,
            NounSort::Definite | NounSort::Indefinite | NounSort::Bare
        ) {
            return None;
        }
        let mut at = subject + 1;
        while self.is(at, &PhraseKind::Preposition) && self.noun(at + 1).is_some() {
            at += 2;
        }
        if !self.is(at, &PhraseKind::Comma) {
            return None;
        }
        let name = self.noun(at + 1)?;
        let several = name.head.len() > 1;
        let set_off = matches!(
            self.phrase(at + 2),
            Some(PhraseKind::Comma | PhraseKind::Stop) | None
        );
        (name.sort == NounSort::Name && set_off && (several || at == subject + 1)).then_some(name)
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

/// Second pass: gives each quote its attribution.
pub(super) fn attribute(draft: &Draft, facts: &[Arc<Facts>], cast: &Cast, quotes: &mut [Quote]) {
    let mut next = 0;
    for (index, (passage, facts)) in draft.passages().iter().zip(facts).enumerate() {
        let start = draft.passage_start(index);
        for (marked, local) in facts.quotes.iter().zip(&facts.speakers) {
            let span = passage.prose().to_passage(marked.span).shifted(start);
            while quotes
                .get(next)
                .is_some_and(|quote| quote.span.end <= span.start)
            {
                next += 1;
            }
            let Some(quote) = quotes
                .get_mut(next)
                .filter(|quote| quote.span.start <= span.start)
            else {
                continue;
            };
            let Some(local) = local else { continue };
            if quote.attribution.is_some() {
                continue;
            }
            let to_draft = |tokens: &Range<u32>| {
                passage
                    .prose()
                    .to_passage(facts.span_of(tokens))
                    .shifted(start)
            };
            let _ = cast;
            quote.attribution = Some(Attribution {
                mention: to_draft(&local.found.mention),
                speaker: Speaker::Unresolved,
                cue: local.found.cue.as_ref().map(to_draft),
                method: local.sieve.name,
                confidence: local.sieve.confidence,
            });
        }
    }
}
