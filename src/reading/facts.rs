//! First pass: what one passage says by itself.

use crate::{
    draft::Passage,
    language::{Sentence, Token, sentences, tokenize},
};

use super::{
    mentions::{self, NameMention},
    quotes::{self, MarkedQuote},
};

/// What one passage says by itself. Spans are of the passage's prose.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Facts {
    /// All tokens of the prose, block after block.
    pub tokens: Vec<Token>,
    /// All sentences, block after block.
    pub sentences: Vec<Sentence>,
    /// For each block of the passage the tokens and sentences it has.
    pub blocks: Vec<BlockFacts>,
    /// Quotes as the marks show them, block after block.
    pub quotes: Vec<MarkedQuote>,
    /// Names, block after block.
    pub names: Vec<NameMention>,
    /// Marks that do not pair.
    pub mark_faults: Vec<quotes::MarkFault>,
}

/// What a block has: ranges of indexes into the lists of [`Facts`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BlockFacts {
    /// Its tokens.
    pub tokens: std::ops::Range<usize>,
    /// Its sentences.
    pub sentences: std::ops::Range<usize>,
    /// Its quotes.
    pub quotes: std::ops::Range<usize>,
    /// Its names.
    pub names: std::ops::Range<usize>,
}

impl Facts {
    /// Reads one passage.
    pub fn of(passage: &Passage) -> Self {
        let prose = passage.prose().text();
        let mut facts = Self {
            tokens: Vec::with_capacity(prose.len() / 5),
            ..Self::default()
        };
        for block in passage.blocks() {
            let (token, sentence, quote) = (
                facts.tokens.len(),
                facts.sentences.len(),
                facts.quotes.len(),
            );
            tokenize(prose, block.span, &mut facts.tokens);
            sentences(prose, &facts.tokens, token, &mut facts.sentences);
            quotes::pair(
                prose,
                &facts.tokens,
                token,
                &mut facts.quotes,
                &mut facts.mark_faults,
            );
            let name = facts.names.len();
            mentions::find(prose, &mut facts, token);
            facts.blocks.push(BlockFacts {
                tokens: token..facts.tokens.len(),
                sentences: sentence..facts.sentences.len(),
                quotes: quote..facts.quotes.len(),
                names: name..facts.names.len(),
            });
        }
        facts
    }

    /// Where the tokens of `range` stand in the prose; an empty range is an empty span.
    pub fn span_of(&self, range: &std::ops::Range<u32>) -> crate::text::Span {
        match self.tokens.get(range.start as usize..range.end as usize) {
            Some([first, .., last] | [first @ last]) => first.span.join(last.span),
            _ => crate::text::Span::default(),
        }
    }

    /// Whether token `index` stands inside quotation marks.
    pub fn is_quoted(&self, index: u32) -> bool {
        let after = self.quotes.partition_point(|quote| quote.first <= index);
        self.quotes[..after]
            .iter()
            .rev()
            .take(4)
            .any(|quote| index < quote.end)
    }
}
