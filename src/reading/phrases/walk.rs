//! The walk over a block, or over the words of a quote, in which each quote is one phrase.

use std::ops::Range;

use super::{Phrase, PhraseKind, Reader};
use crate::{
    language::Sentence,
    reading::{Facts, facts::BlockFacts},
};

/// The phrases of one block of `facts`, outside its quotes.
pub(in crate::reading) fn phrases(prose: &str, facts: &Facts, block: &BlockFacts) -> Vec<Phrase> {
    let quotes = (block.quotes.clone()).filter(|&quote| facts.quotes[quote].depth == 0);
    let sentences = &facts.sentences[block.sentences.clone()];
    read(prose, facts, block.tokens.clone(), sentences, quotes)
}

/// The phrases of the words of `quote`, outside the quotes in it, which are among `inner`.
pub(in crate::reading) fn phrases_in(
    prose: &str,
    facts: &Facts,
    quote: usize,
    inner: Range<usize>,
) -> Vec<Phrase> {
    let marked = &facts.quotes[quote];
    let quotes = inner.filter(|&inner| facts.quotes[inner].parent == Some(quote as u32));
    let sentences =
        &facts.quoted_sentences[marked.sentences.0 as usize..marked.sentences.1 as usize];
    read(prose, facts, marked.inner_tokens(), sentences, quotes)
}

/// The phrases of `tokens`, which `sentences` cut; each of `quotes` is one.
fn read(
    prose: &str,
    facts: &Facts,
    tokens: Range<usize>,
    sentences: &[Sentence],
    quotes: impl Iterator<Item = usize>,
) -> Vec<Phrase> {
    let mut reader = Reader {
        prose,
        tokens: &facts.tokens,
        end: tokens.end,
        block_end: tokens.end,
        at: tokens.start,
        found: Vec::with_capacity(tokens.len() / 2),
    };
    let mut quotes = quotes.peekable();
    let mut sentences = sentences.iter().peekable();
    while reader.at < reader.end {
        while sentences
            .peek()
            .is_some_and(|sentence| sentence.end as usize <= reader.at)
        {
            let end = sentences.next().map_or(0, |sentence| sentence.end as usize);
            // A sentence that ends inside a quote does not end the one around it.
            if end == reader.at {
                reader.push(end..end, PhraseKind::Stop);
            }
        }
        // The quote's first token is its opening mark.
        let quote = quotes
            .peek()
            .copied()
            .filter(|&quote| facts.quotes[quote].first as usize <= reader.at + 1);
        if let Some(quote) = quote {
            quotes.next();
            let marked = &facts.quotes[quote];
            let past = if marked.open {
                marked.end as usize
            } else {
                marked.end as usize + 1
            };
            if past > reader.at {
                reader.push(reader.at..past, PhraseKind::Quote(quote));
                reader.at = past;
            }
            continue;
        }
        let limit = quotes
            .peek()
            .map_or(tokens.end, |&quote| {
                (facts.quotes[quote].first as usize).saturating_sub(1)
            })
            .min(
                sentences
                    .peek()
                    .map_or(tokens.end, |sentence| sentence.end as usize),
            )
            .max(reader.at + 1);
        reader.end = limit;
        reader.read();
        reader.end = tokens.end;
    }
    reader.found
}
