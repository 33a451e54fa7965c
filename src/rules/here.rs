//! One passage seen from a rule that looks at the whole draft.

use std::{
    any::Any,
    ops::{Deref, Range},
    sync::Arc,
};

use crate::{
    draft::{Draft, Passage, Zone},
    language::date::Words,
    reading::{Facts, QuoteKind, Reading},
    roster::Roster,
    rules::{Evidence, Finding, Notes},
    text::{Edit, Span},
};

/// One passage of the draft, and the way from its tokens to the draft.
#[derive(Debug, Clone, Copy)]
pub(super) struct Here<'a> {
    pub(super) draft: &'a Draft,
    pub(super) reading: &'a Reading,
    pub(super) passage: usize,
    alone: Alone<'a>,
    notes: &'a [Arc<Notes>],
}

/// One passage by itself: what is taken from it stands as long as the passage.
#[derive(Debug, Clone, Copy)]
pub(super) struct Alone<'a> {
    pub(super) written: &'a Passage,
    pub(super) facts: &'a Facts,
    newsroom: Option<&'a Roster>,
}

impl<'a> Deref for Here<'a> {
    type Target = Alone<'a>;

    fn deref(&self) -> &Alone<'a> {
        &self.alone
    }
}

impl<'a> Alone<'a> {
    /// Who held which office. The built-in roster is read when it is first asked for.
    pub(super) fn roster(&self) -> &'a Roster {
        self.newsroom.unwrap_or_else(|| Roster::built_in())
    }

    pub(super) fn words(&self) -> Words<'a> {
        Words {
            prose: self.written.prose().text(),
            tokens: &self.facts.tokens,
        }
    }

    /// The words of the passage.
    pub(super) fn prose(&self) -> &'a str {
        self.written.prose().text()
    }

    /// The words of these tokens, on one line.
    pub(super) fn text(&self, tokens: &Range<u32>) -> String {
        let words = self.written.prose().slice(self.facts.span_of(tokens));
        let mut text = String::with_capacity(words.len());
        for word in words.split_whitespace() {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        text
    }

    /// Whether these words are somebody's, not the writer's.
    pub(super) fn is_quoted(&self, token: u32) -> bool {
        self.facts.is_quoted(token)
    }

    /// The tokens of the sentence around `token`.
    pub(super) fn sentence(&self, token: u32) -> Range<u32> {
        let range = self
            .facts
            .sentence_at(token as usize)
            .map_or(token as usize..token as usize + 1, |sentence| {
                self.facts.sentences[sentence].tokens()
            });
        range.start as u32..range.end as u32
    }

    /// The tokens of the block around `token`.
    pub(super) fn block(&self, token: u32) -> Range<u32> {
        let block = self.facts.block_at(token as usize);
        block.map_or(token..token + 1, |block| {
            let tokens = &self.facts.blocks[block].tokens;
            tokens.start as u32..tokens.end as u32
        })
    }

    /// Whether any of `words` stands in these tokens; at most so many are looked at.
    pub(super) fn has_any(&self, tokens: &Range<u32>, words: &[&str]) -> bool {
        const MOST: usize = 120;
        tokens
            .clone()
            .take(MOST)
            .any(|at| self.words().is_one_of(at as usize, words))
    }
}

impl<'a> Here<'a> {
    pub(super) fn at(evidence: &Evidence<'a>, passage: usize) -> Option<Self> {
        Some(Self {
            draft: evidence.draft,
            reading: evidence.reading,
            passage,
            alone: Alone {
                written: evidence.draft.passages().get(passage)?,
                facts: evidence.reading.facts.get(passage)?,
                newsroom: evidence.newsroom,
            },
            notes: evidence.notes,
        })
    }

    /// Each passage of the draft.
    pub(super) fn all(evidence: &Evidence<'a>) -> impl Iterator<Item = Self> + use<'a> {
        let evidence = *evidence;
        (0..evidence.reading.facts.len()).filter_map(move |passage| Self::at(&evidence, passage))
    }

    /// What a rule notes of this passage: whatever of its work depends on nothing but the passage and the
    /// roster. Remembered as long as the passage stands; rules that need the same share a type.
    pub(super) fn noted<T: Any + Send + Sync>(&self, take: fn(&Alone<'_>) -> T) -> &'a T {
        self.notes[self.passage].get(|| take(&self.alone))
    }

    /// Where these tokens stand in the draft.
    pub(super) fn span(&self, tokens: &Range<u32>) -> Span {
        let span = self.facts.span_of(tokens);
        let start = self.draft.passage_start(self.passage);
        self.written.prose().to_passage(span).shifted(start)
    }

    /// Whether these words are the name of a work or a nickname.
    pub(super) fn is_title(&self, tokens: &Range<u32>) -> bool {
        let span = self.span(tokens);
        let quotes = &self.reading.quotes;
        self.is_quoted(tokens.start)
            && quotes.iter().any(|quote| {
                quote.span.covers(span) && matches!(quote.kind, QuoteKind::Title | QuoteKind::Scare)
            })
    }

    /// The part of the story that token `at` stands in.
    pub(super) fn zone(&self, at: usize) -> Zone {
        self.facts
            .block_at(at)
            .map_or(Zone::Body, |block| self.draft.zone(self.passage, block))
    }

    /// The block before the one around `token`, in this passage or the one before.
    pub(super) fn block_before(&self, token: u32) -> Option<(Self, Range<u32>)> {
        let block = self.facts.block_at(token as usize)?;
        let (passage, block) = if block > 0 {
            (self.passage, block - 1)
        } else {
            let passage = self.passage.checked_sub(1)?;
            let blocks = &self.reading.facts.get(passage)?.blocks;
            (passage, blocks.len().checked_sub(1)?)
        };
        let here = Self {
            passage,
            alone: Alone {
                written: self.draft.passages().get(passage)?,
                facts: self.reading.facts.get(passage)?,
                ..self.alone
            },
            ..*self
        };
        let tokens = &here.facts.blocks[block].tokens;
        Some((here, tokens.start as u32..tokens.end as u32))
    }

    /// The change of a single token, where it stands unbroken by markup and in nobody's quote.
    pub(super) fn change(&self, token: u32, to: String) -> Option<Edit> {
        let tokens = token..token + 1;
        let whole = self
            .written
            .prose()
            .is_verbatim(self.facts.span_of(&tokens));
        (whole && !self.is_quoted(token)).then(|| Edit::new(self.span(&tokens), to))
    }

    /// Offers a change of single tokens, where all of them stand unbroken by markup and in nobody's quote.
    pub(super) fn offer(&self, finding: &mut Finding, title: String, changes: &[(u32, String)]) {
        let edits: Option<Vec<Edit>> = changes
            .iter()
            .map(|(token, text)| self.change(*token, text.clone()))
            .collect();
        if let Some(edits) = edits.filter(|edits| !edits.is_empty()) {
            finding.fix(title, crate::rules::Safety::Unsafe, edits);
        }
    }
}
