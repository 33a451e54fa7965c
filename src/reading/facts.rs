//! First pass: what one passage says by itself.

use crate::{
    draft::{Passage, Zone},
    language::{Sentence, Token, sentences, tokenize},
};

use super::{
    announced::{self, Announced},
    arithmetic::{self, Arithmetic},
    clauses::Clauses,
    dates::{
        self, DateExpression,
        clock::ImpossibleTime,
        interval::Interval,
        life::{Age, LifeDay},
    },
    mentions::{self, NameMention},
    organizations::{self, BodyWord},
    phrases,
    quantities::{self, Quantity},
    quotes::{self, MarkedQuote},
    speakers::{self, BlockSpeech, Local},
    standing::{self, Standing, TitleWord},
    unnamed::{self, Unnamed},
};

/// What one passage says by itself. Spans are of the passage's prose.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Facts {
    /// All tokens of the prose, block after block.
    pub tokens: Vec<Token>,
    /// For each token the index in [`Self::quotes`] of the innermost quote it stands in (marks are part
    /// of their quote), or [`Self::UNQUOTED`]; see [`Self::quote_at`].
    pub innermost: Vec<u32>,
    /// The writer's sentences, block after block. A quote is one step in the sentence it stands in,
    /// whatever stops it has inside: `“Stop! Go!” she said.` is one sentence. See [`Self::steps`].
    pub sentences: Vec<Sentence>,
    /// The sentences between the marks of each quote, quote after quote; see [`Self::sentences_in`].
    pub quoted_sentences: Vec<Sentence>,
    /// For each block of the passage the tokens and sentences it has.
    pub blocks: Vec<BlockFacts>,
    /// Quotes as the marks show them, block after block.
    pub quotes: Vec<MarkedQuote>,
    /// Names, block after block.
    pub names: Vec<NameMention>,
    /// Other words for bodies, in order: `the ministry`, `FBi`.
    pub body_words: Vec<BodyWord>,
    /// For each of the quotes, who said it, as far as its block says.
    pub(super) speakers: Vec<Option<Local>>,
    /// Numbers, block after block.
    pub quantities: Vec<Quantity>,
    /// Dates, block after block.
    pub dates: Vec<DateExpression>,
    /// Times of day that no clock shows, block after block.
    pub impossible_times: Vec<ImpossibleTime>,
    /// Lengths of time that stand with their dates, block after block.
    pub intervals: Vec<Interval>,
    /// Ages, block after block.
    pub ages: Vec<Age>,
    /// Births and deaths with their dates, block after block.
    pub life_days: Vec<LifeDay>,
    /// What the passage calculates with them.
    pub arithmetic: Arithmetic,
    /// Lists whose length the draft says, block after block.
    pub announced: Vec<Announced>,
    /// Sources without a name, block after block.
    pub unnamed: Vec<Unnamed>,
    /// For each of the names, how it stands in its sentence.
    pub(super) standings: Vec<Standing>,
    /// The words of the titles and descriptions of the names, name after name.
    pub(super) titles: Vec<TitleWord>,
    /// For each of the blocks, what it offers to the quotes of others.
    pub(super) speech: Vec<BlockSpeech>,
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

/// A step through a sentence as its writer frames it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A token, by its index.
    Token(usize),
    /// A whole quote, by its index in [`Facts::quotes`].
    Quote(usize),
}

impl Facts {
    /// No quote, in [`Self::innermost`].
    pub const UNQUOTED: u32 = u32::MAX;

    /// Reads one passage.
    pub fn of(passage: &Passage) -> Self {
        let prose = passage.prose().text();
        let mut facts = Self {
            tokens: Vec::with_capacity(prose.len() / 5),
            ..Self::default()
        };
        for block in passage.blocks() {
            let zone = block.zone;
            let (token, sentence, quote) = (
                facts.tokens.len(),
                facts.sentences.len(),
                facts.quotes.len(),
            );
            tokenize(prose, block.span, &mut facts.tokens);
            quotes::pair(prose, &mut facts, token);
            facts.find_sentences(prose, token, quote);
            let name = facts.names.len();
            mentions::find(prose, &mut facts, token);
            let mut quantities = std::mem::take(&mut facts.quantities);
            quantities::find(prose, &facts, token, &mut quantities);
            facts.quantities = quantities;
            dates::find(prose, &mut facts, token);
            organizations::find(prose, &mut facts, token);
            let mut unnamed = std::mem::take(&mut facts.unnamed);
            unnamed::find(prose, &facts, token, &mut unnamed);
            facts.unnamed = unnamed;
            let block = BlockFacts {
                tokens: token..facts.tokens.len(),
                sentences: sentence..facts.sentences.len(),
                quotes: quote..facts.quotes.len(),
                names: name..facts.names.len(),
            };
            let mut arithmetic = std::mem::take(&mut facts.arithmetic);
            arithmetic::read(prose, &facts, &block, &mut arithmetic);
            facts.arithmetic = arithmetic;
            facts.read_sentences(prose, &block, zone);
            facts.blocks.push(block.clone());
            let mut lists = std::mem::take(&mut facts.announced);
            announced::find(prose, &facts, &block, &mut lists);
            facts.announced = lists;
        }
        facts
    }

    /// Reads the phrases of the last block, and from them who speaks and how its names stand.
    fn read_sentences(&mut self, prose: &str, block: &BlockFacts, zone: Zone) {
        if block.quotes.is_empty() && block.names.is_empty() && !speakers::offers(self, block) {
            self.speech.push(BlockSpeech::default());
            return;
        }
        let phrases = phrases::phrases(prose, self, block);
        let clauses = Clauses::of(&phrases);
        let (mut standings, mut titles) = (
            std::mem::take(&mut self.standings),
            std::mem::take(&mut self.titles),
        );
        standing::read(
            prose,
            self,
            block,
            &phrases,
            &clauses,
            &mut standings,
            &mut titles,
        );
        (self.standings, self.titles) = (standings, titles);
        let mut said = std::mem::take(&mut self.speakers);
        let speech = speakers::read_block(prose, self, block, zone, (phrases, clauses), &mut said);
        self.speakers = said;
        self.speech.push(speech);
    }

    /// Cuts the sentences of the last block and of its quotes, and looks at the quotes' shapes.
    fn find_sentences(&mut self, prose: &str, token: usize, quote: usize) {
        let Self {
            tokens,
            innermost,
            quotes: marked_quotes,
            sentences: framed,
            quoted_sentences: inner,
            ..
        } = self;
        let (tokens, innermost, quotes) = (&*tokens, &*innermost, &**marked_quotes);
        let unit = |parent: Option<u32>| {
            move |index: usize| {
                unit_at(innermost, quotes, parent, index).map(|quote| quotes[quote].after())
            }
        };
        sentences(prose, tokens, token..tokens.len(), unit(None), framed);
        let mut looked_at: Vec<(quotes::QuoteShape, bool, bool, (u32, u32))> =
            Vec::with_capacity(quotes.len() - quote);
        // By depth, the last sentence that was looked at for a frame, and whether it has one.
        let mut by_depth: Vec<(std::ops::Range<usize>, bool)> = Vec::new();
        for (index, marked) in quotes.iter().enumerate().skip(quote) {
            let begin = inner.len();
            sentences(
                prose,
                tokens,
                marked.inner_tokens(),
                unit(Some(index as u32)),
                inner,
            );
            let around = match marked.parent {
                None => &framed[..],
                Some(parent) => {
                    let (first, end) = looked_at[parent as usize - quote].3;
                    &inner[first as usize..end as usize]
                }
            };
            let mark = marked.first - 1;
            let holder = around.partition_point(|sentence| sentence.end <= mark);
            let range = around.get(holder).map_or(0..0, Sentence::tokens);
            let depth = usize::from(marked.depth);
            if by_depth.len() <= depth {
                by_depth.resize(depth + 1, (0..0, false));
            }
            let frame = &mut by_depth[depth];
            if frame.0 != range {
                let speech = quotes::has_frame(prose, tokens, range.clone(), unit(marked.parent));
                *frame = (range, speech);
            }
            let previous = looked_at
                .last()
                .map(|looked| (&quotes[index - 1], looked.0));
            let shape = quotes::shape(prose, tokens, token, marked, previous);
            let led = quotes::is_led(prose, tokens, token, (marked, shape));
            looked_at.push((shape, frame.1, led, (begin as u32, inner.len() as u32)));
        }
        for (marked, (shape, speech, led, cut)) in marked_quotes[quote..].iter_mut().zip(looked_at)
        {
            marked.shape = shape;
            marked.framed = speech;
            marked.led = led;
            marked.sentences = cut;
        }
    }

    /// The quote right around token `index`, as an index into [`Self::quotes`]; the marks are part of their quote.
    pub fn quote_at(&self, index: u32) -> Option<usize> {
        self.innermost
            .get(index as usize)
            .filter(|&&quote| quote != Self::UNQUOTED)
            .map(|&quote| quote as usize)
    }

    /// What stands with name `index` that goes with a pronoun: positive is he, negative she, 0 is nothing.
    /// Titles, descriptions and pronouns of its sentence count; a given name is the least of it.
    pub fn leaning(&self, index: usize) -> i32 {
        self.standings.get(index).map_or(0, |standing| {
            i32::from(standing.leaning) * 2 + i32::from(standing.suggestion)
        })
    }

    /// Whether name `index` heads its phrase: not `Lind` of `the Lind plan` or of `Lind’s plan`.
    pub fn heads_phrase(&self, index: usize) -> bool {
        self.standings
            .get(index)
            .is_some_and(|standing| standing.heads)
    }

    /// Whether token `index` stands inside a quote or is one of its marks.
    pub fn is_quoted(&self, index: u32) -> bool {
        self.quote_at(index).is_some()
    }

    /// The sentences between the marks of quote `index`.
    pub fn sentences_in(&self, index: usize) -> &[Sentence] {
        self.quotes.get(index).map_or(&[], |quote| {
            &self.quoted_sentences[quote.sentences.0 as usize..quote.sentences.1 as usize]
        })
    }

    /// Walks the tokens of `range` as the writer frames them: each quote that begins in it is one step.
    /// `within` is the quote whose words are walked, `None` outside of quotes. A range that begins
    /// inside a deeper quote walks that quote's tokens one by one.
    pub fn steps(
        &self,
        range: std::ops::Range<usize>,
        within: Option<usize>,
    ) -> impl Iterator<Item = Step> + '_ {
        let parent = within.map(|quote| quote as u32);
        let mut index = range.start;
        std::iter::from_fn(move || {
            if index >= range.end {
                return None;
            }
            if let Some(quote) = unit_at(&self.innermost, &self.quotes, parent, index) {
                index = self.quotes[quote].after();
                return Some(Step::Quote(quote));
            }
            index += 1;
            Some(Step::Token(index - 1))
        })
    }

    /// The index in [`Self::sentences`] of the writer's sentence that token `index` stands in.
    pub fn sentence_at(&self, index: usize) -> Option<usize> {
        let found = self
            .sentences
            .partition_point(|sentence| sentence.end as usize <= index);
        (self.sentences.get(found)?.first as usize <= index).then_some(found)
    }

    /// The index in [`Self::blocks`] of the block that token `index` stands in.
    pub fn block_at(&self, index: usize) -> Option<usize> {
        let found = self
            .blocks
            .partition_point(|block| block.tokens.end <= index);
        (self.blocks.get(found)?.tokens.start <= index).then_some(found)
    }

    /// Where the tokens of `range` stand in the prose; an empty range is an empty span.
    pub fn span_of(&self, range: &std::ops::Range<u32>) -> crate::text::Span {
        match self.tokens.get(range.start as usize..range.end as usize) {
            Some([first, .., last] | [first @ last]) => first.span.join(last.span),
            _ => crate::text::Span::default(),
        }
    }
}

/// The quote that begins with token `index` and stands right inside `parent`.
fn unit_at(
    innermost: &[u32],
    quotes: &[MarkedQuote],
    parent: Option<u32>,
    index: usize,
) -> Option<usize> {
    let quote = innermost[index];
    if quote == Facts::UNQUOTED || Some(quote) == parent {
        return None;
    }
    let quote = quote as usize;
    let marked = &quotes[quote];
    (marked.first as usize == index + 1 && marked.parent == parent).then_some(quote)
}
