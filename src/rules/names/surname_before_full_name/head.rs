//! What stands over the story, or is no story: headings that look like none, summaries, talks written down.

use std::ops::Range;

use crate::{
    draft::Format,
    language::{Case, Token},
    rules::{Evidence, here::Here},
};

/// So many of the first paragraphs may be head and standfirst.
const HEADS: u32 = 3;

/// A heading between paragraphs has no more tokens.
pub(super) const SHORT_LINE: usize = 14;

/// A head has no more tokens, or half as many again where its look leaves no doubt.
const LONGEST_HEAD: usize = 26;

/// Tells head from story while the draft is gone through.
pub(super) struct Heads {
    /// Where the story begins: the passage and the token.
    story: (usize, u32),
    /// Whether what opens the draft may be a headline that looks like none.
    may_open: bool,
    /// The block looked at last, and whether it is or may be a head.
    block: Option<(usize, u32, bool)>,
    /// How many blocks with names were looked at.
    blocks: u32,
}

impl Heads {
    pub(super) fn of(evidence: &Evidence<'_>) -> Self {
        Self {
            story: story(evidence),
            may_open: evidence.draft.format() == Format::Plain
                || evidence.draft.head().headline().is_none(),
            block: None,
            blocks: 0,
        }
    }

    /// Whether a token stands above the story.
    pub(super) fn is_above(&self, here: Here<'_>, token: u32) -> bool {
        (here.passage, token) < self.story
    }

    /// Whether the block looked at last opens the draft.
    pub(super) fn is_first(&self) -> bool {
        self.block
            .is_some_and(|(passage, start, _)| (passage, start) == (0, 0))
    }

    /// Whether the block around `token` is written as heads are, or opens the draft and may be one.
    pub(super) fn is_head(&mut self, here: Here<'_>, token: u32) -> bool {
        let block = here.block(token);
        if let Some((passage, start, head)) = self.block
            && (passage, start) == (here.passage, block.start)
        {
            return head;
        }
        let first = self.may_open && self.blocks < HEADS;
        let head = looks_like_head(here, &block, first);
        self.may_open &= head;
        self.blocks += 1;
        self.block = Some((here.passage, block.start, head));
        head
    }
}

fn looks_like_head(here: Here<'_>, block: &Range<u32>, first: bool) -> bool {
    let words = here.words();
    let tokens = &here.facts.tokens[block.start as usize..block.end as usize];
    if tokens.len() > LONGEST_HEAD + LONGEST_HEAD / 2 {
        return false;
    }
    let long = |token: &&Token| token.is_word() && token.span.len() > 3;
    let all = tokens.iter().filter(long).count();
    let capital = tokens
        .iter()
        .filter(long)
        .filter(|token| token.is_capitalised())
        .count();
    if all >= 3 && capital * 5 >= all * 4 {
        return true;
    }
    let sentences = here
        .facts
        .block_at(block.start as usize)
        .map_or(0, |block| here.facts.blocks[block].sentences.len());
    first
        && tokens.len() <= LONGEST_HEAD
        && (sentences == 1 || tokens.len() <= SHORT_LINE)
        && !block.clone().any(|at| words.text(at as usize) == "said")
}

/// Whether the draft is a talk written down: paragraphs that begin with `LIND:`, `Q:`.
pub(super) fn is_transcript(evidence: &Evidence<'_>) -> bool {
    const TURNS: usize = 3;
    let turns = Here::all(evidence).flat_map(|here| {
        here.facts
            .blocks
            .iter()
            .map(move |block| (here, block.tokens.clone()))
    });
    let turn = |here: Here<'_>, tokens: &Range<usize>| {
        let colon = tokens
            .clone()
            .take(4)
            .find(|&at| here.facts.tokens[at].is_mark(':'));
        colon.is_some_and(|colon| {
            let mut words = here.facts.tokens[tokens.start..colon]
                .iter()
                .filter(|token| token.is_word())
                .peekable();
            words.peek().is_some()
                && words.all(|word| {
                    word.case == Case::Upper || word.span.len() == 1 && word.is_capitalised()
                })
        })
    };
    turns
        .filter(|(here, tokens)| turn(*here, tokens))
        .take(TURNS)
        .count()
        == TURNS
}

/// Where the story begins behind a summary that stands between labels in capitals: `SUMMARY` … `FULL TEXT`.
fn story(evidence: &Evidence<'_>) -> (usize, u32) {
    const BLOCKS: usize = 8;
    let blocks = Here::all(evidence).flat_map(|here| {
        here.facts
            .blocks
            .iter()
            .map(move |block| (here, block.tokens.clone()))
    });
    let label = |here: Here<'_>, tokens: &Range<usize>| {
        let mut words = here.facts.tokens[tokens.clone()]
            .iter()
            .filter(|token| token.is_word())
            .peekable();
        tokens.len() <= 4
            && words.peek().is_some()
            && words.all(|word| word.case == Case::Upper && word.span.len() > 3)
    };
    let labels = blocks
        .filter(|(_, tokens)| !tokens.is_empty())
        .take(BLOCKS)
        .filter(|(here, tokens)| label(*here, tokens));
    labels
        .last()
        .map_or((0, 0), |(here, tokens)| (here.passage, tokens.end as u32))
}
