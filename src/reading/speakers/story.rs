//! Second pass: the quotes of the whole draft, and the sieves that look past a block.

use std::{ops::Range, sync::Arc};

use super::{BlockSpeech, Decide, Found, SIEVES, Sieve, who::Who};
use crate::{
    draft::Draft,
    reading::{
        Attribution, Facts, Mention, MentionKind, Quote, Speaker, people::Cast, phrases::NounSort,
        quotes,
    },
    text::Span,
};

/// The draft as the sieves of the second pass see it.
pub(super) struct Story<'a> {
    draft: &'a Draft,
    facts: &'a [Arc<Facts>],
    /// Passage and block of each block that has words, in order.
    blocks: Vec<(u32, u32)>,
    quotes: &'a [Quote],
    decided: Vec<Option<Decided>>,
}

/// What was found in another block.
#[derive(Clone)]
pub(super) struct Elsewhere {
    /// Index of the passage whose tokens the ranges are of.
    passage: u32,
    found: Found,
}

#[derive(Clone)]
struct Decided {
    elsewhere: Elsewhere,
    sieve: &'static Sieve,
}

impl Story<'_> {
    /// The block with the first part of `quote`, as an index for the other questions.
    pub(super) fn first_block(&self, quote: usize) -> Option<usize> {
        let place = self.quotes[quote].places.first()?;
        self.blocks
            .binary_search(&(place.passage, place.block))
            .ok()
    }

    /// The block with the last part of `quote`.
    pub(super) fn last_block(&self, quote: usize) -> Option<usize> {
        let place = self.quotes[quote].places.last()?;
        self.blocks
            .binary_search(&(place.passage, place.block))
            .ok()
    }

    /// The block before the one that `quote` begins, if it begins one.
    pub(super) fn block_before(&self, quote: usize) -> Option<usize> {
        let place = self.quotes[quote].places.first()?;
        let facts = &self.facts[place.passage as usize];
        let block = facts.blocks.get(place.block as usize)?;
        (block.quotes.start == place.quote as usize
            && facts.quotes[place.quote as usize].first as usize <= block.tokens.start + 1)
            .then(|| self.first_block(quote)?.checked_sub(1))
            .flatten()
    }

    /// What block `block` offers.
    pub(super) fn speech(&self, block: usize) -> Option<&BlockSpeech> {
        let &(passage, block) = self.blocks.get(block)?;
        self.facts[passage as usize].speech.get(block as usize)
    }

    /// Whether block `block` holds nothing but quotes.
    pub(super) fn is_alone(&self, block: usize) -> bool {
        self.speech(block).is_some_and(|speech| speech.alone)
    }

    /// `found`, which stands in block `block`.
    pub(super) fn elsewhere(&self, block: usize, found: Found) -> Elsewhere {
        Elsewhere {
            passage: self.blocks[block].0,
            found,
        }
    }

    /// Whom `quote` was given to so far.
    pub(super) fn said(&self, quote: usize) -> Option<Elsewhere> {
        self.decided[quote]
            .as_ref()
            .map(|decided| decided.elsewhere.clone())
    }

    /// Whether two quotes were given to names that differ in their last word.
    pub(super) fn have_two_speakers(&self, one: usize, other: usize) -> bool {
        let last_name = |quote: usize| {
            let Elsewhere { passage, found } = &self.decided[quote].as_ref()?.elsewhere;
            let last = found.mention.end.checked_sub(1)?;
            let named = found.sort == NounSort::Name;
            let prose = self.draft.passages()[*passage as usize].prose().text();
            named.then(|| self.facts[*passage as usize].tokens[last as usize].text(prose))
        };
        last_name(one)
            .zip(last_name(other))
            .is_some_and(|(one, other)| one != other)
    }

    /// Whether `quote` ends in a question mark.
    pub(super) fn asks(&self, quote: usize) -> bool {
        self.quotes[quote].places.last().is_some_and(|place| {
            let facts = &self.facts[place.passage as usize];
            let inner = facts.quotes[place.quote as usize].inner_tokens();
            facts.tokens[inner]
                .last()
                .is_some_and(|token| token.is_mark('?'))
        })
    }

    /// The attribution of the quote before `quote` in the same block.
    pub(super) fn earlier_in_block(&self, quote: usize) -> Option<Elsewhere> {
        let before = quote.checked_sub(1)?;
        let (last, first) = (
            self.quotes[before].places.last()?,
            self.quotes[quote].places.first()?,
        );
        ((last.passage, last.block) == (first.passage, first.block))
            .then(|| self.said(before))
            .flatten()
    }
}

/// Gives each quote its attribution; the pronouns and roles that were resolved become mentions of the
/// people they mean.
pub(in crate::reading) fn attribute(
    draft: &Draft,
    facts: &[Arc<Facts>],
    cast: &mut Cast,
    quotes: &mut [Quote],
) {
    let decided = decide(draft, facts, quotes);
    let mut who = Who::new(facts, cast);
    let mut meant = Vec::new();
    // Where the last quote stands that is in no other, and who speaks it.
    let mut outer = (Span::new(0, 0), Speaker::Unresolved);
    for (quote, decided) in quotes.iter_mut().zip(decided) {
        let within = outer.0.covers(quote.span);
        quote.attribution = decided.map(|Decided { elsewhere, sieve }| {
            let passage = elsewhere.passage as usize;
            let to_draft = |tokens: &Range<u32>| -> Span {
                draft.passages()[passage]
                    .prose()
                    .to_passage(facts[passage].span_of(tokens))
                    .shifted(draft.passage_start(passage))
            };
            let prose = draft.passages()[passage].prose().text();
            let speaker = if within {
                who.speaks_within(prose, passage, &elsewhere.found, outer.1)
            } else {
                who.speaks(prose, passage, &elsewhere.found)
            };
            let mention = to_draft(&elsewhere.found.mention);
            let kind = match elsewhere.found.sort {
                NounSort::Pronoun => Some(MentionKind::Pronoun),
                NounSort::Definite => Some(MentionKind::Role),
                _ => None,
            };
            if let Some(kind) = kind.filter(|_| speaker != Speaker::Unresolved && !within) {
                meant.push((
                    speaker,
                    Mention {
                        span: mention,
                        kind,
                    },
                ));
            }
            Attribution {
                mention,
                speaker,
                cue: elsewhere.found.cue.as_ref().map(to_draft),
                method: sieve.name,
                confidence: sieve.confidence,
            }
        });
        if !within {
            let speaker = quote.attribution.as_ref().map(|said| said.speaker);
            outer = (quote.span, speaker.unwrap_or(Speaker::Unresolved));
        }
    }
    // One pronoun may speak for several quotes.
    meant.sort_by_key(|(_, mention)| mention.span);
    meant.dedup();
    cast.add_mentions(meant);
}

fn decide(draft: &Draft, facts: &[Arc<Facts>], quotes: &[Quote]) -> Vec<Option<Decided>> {
    let blocks = facts
        .iter()
        .enumerate()
        .flat_map(|(passage, facts)| {
            facts
                .blocks
                .iter()
                .enumerate()
                .filter(|(_, block)| !block.tokens.is_empty())
                .map(move |(block, _)| (passage as u32, block as u32))
        })
        .collect();
    let decided = quotes
        .iter()
        .map(|quote| {
            // Of several parts the one whose own sentence says who speaks; else the first that knows.
            let known = |place: &quotes::QuotePlace| {
                facts[place.passage as usize].speakers[place.quote as usize]
                    .as_ref()
                    .map(|local| (*place, local))
            };
            let said = quote
                .places
                .iter()
                .filter_map(known)
                .find(|(_, local)| local.sieve.is_in_sentence())
                .or_else(|| quote.places.iter().find_map(known));
            said.map(|(place, local)| Decided {
                elsewhere: Elsewhere {
                    passage: place.passage,
                    found: local.found.clone(),
                },
                sieve: local.sieve,
            })
        })
        .collect();
    let mut story = Story {
        draft,
        facts,
        blocks,
        quotes,
        decided,
    };
    for quote in 0..quotes.len() {
        if story.decided[quote].is_some() || story.is_inner(quote) {
            continue;
        }
        story.decided[quote] = SIEVES.iter().find_map(|&sieve| {
            let Decide::Draft(decide) = sieve.decide else {
                return None;
            };
            decide(&story, quote).map(|elsewhere| Decided { elsewhere, sieve })
        });
    }
    story.decided
}

impl Story<'_> {
    /// Whether `quote` stands inside another.
    fn is_inner(&self, quote: usize) -> bool {
        self.quotes[quote].places.first().is_none_or(|place| {
            self.facts[place.passage as usize].quotes[place.quote as usize].depth > 0
        })
    }
}
