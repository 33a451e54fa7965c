//! Selection ranges: what an editor selects when the selection is widened step by step. Word, name,
//! sentence of a quote, quote without and with its marks, sentence, paragraph, section, draft.

use tower_lsp::ls_types::{Position, Range, SelectionRange};

use super::{
    answer::NoAnswer,
    convert::Converter,
    pointed::{Pointed, parts},
    sections::{nested, sections},
    snapshot::Snapshot,
};
use crate::{
    desk::Checked,
    draft::{Draft, Passage, Prose},
    reading::Facts,
    text::Span,
};

/// For each of `positions` the chain of ranges around it, the smallest first.
pub(super) fn selection_ranges(
    snapshot: &Snapshot,
    positions: Vec<Position>,
) -> Result<Option<Vec<SelectionRange>>, NoAnswer> {
    snapshot.go_on()?;
    let checked = snapshot.read();
    let sections = sections(&snapshot.draft);
    let sections = nested(&sections);
    let converter = snapshot.converter();
    positions
        .into_iter()
        .map(|position| {
            snapshot.go_on()?;
            let offset = converter.offset(position);
            let sections = sections.iter().map(|(_, span)| *span);
            let around = Around::of(&snapshot.draft, &checked, sections, offset);
            Ok(around.chain(&converter, offset))
        })
        .collect::<Result<_, _>>()
        .map(Some)
}

/// The stretches around a place, in any order.
struct Around {
    /// The word or mark there, if any: what holds it is around the place.
    token: Option<Span>,
    spans: Vec<Span>,
}

impl Around {
    fn of(
        draft: &Draft,
        checked: &Checked,
        sections: impl Iterator<Item = Span>,
        offset: u32,
    ) -> Self {
        let pointed = Pointed::new(draft, checked);
        let mut around = Self {
            token: None,
            spans: vec![Span::new(0, draft.len())],
        };
        let spans = &mut around.spans;
        spans.extend(sections);
        spans.extend(pointed.named_at(offset).map(|place| place.span));
        let quotes = &checked.reading.quotes;
        if let Some(quote) = pointed.quote_at(offset).map(|index| &quotes[index]) {
            spans.push(quote.span);
            spans.extend(parts(quote));
        }
        let index = draft.passage_at(offset);
        let passages = draft.passages();
        if let (Some(passage), Some(facts)) =
            (passages.get(index), checked.reading.facts.get(index))
        {
            let start = draft.passage_start(index);
            around.add_prose(passage, facts, start, offset - start);
        }
        around
    }

    /// Adds what the prose of a passage has around byte `offset` of it.
    fn add_prose(&mut self, passage: &Passage, facts: &Facts, start: u32, offset: u32) {
        let prose = passage.prose();
        let place = |span: Span| prose.to_passage(span).shifted(start);
        let blocks = passage.blocks().iter().map(|block| place(block.span));
        self.spans.extend(blocks);
        let Some(token) = token_at(facts, prose, offset) else {
            return;
        };
        self.token = Some(place(facts.tokens[token].span));
        if let Some(sentence) = facts.sentence_at(token) {
            self.spans.push(place(facts.sentences[sentence].span));
        }
        let mut quote = facts.quote_at(token as u32);
        while let Some(index) = quote {
            let marked = &facts.quotes[index];
            self.spans.extend([place(marked.span), place(marked.inner)]);
            let mut sentences = facts.sentences_in(index).iter();
            let sentence = sentences.find(|sentence| sentence.tokens().contains(&token));
            self.spans
                .extend(sentence.map(|sentence| place(sentence.span)));
            quote = marked.parent.map(|parent| parent as usize);
        }
    }

    /// The stretches as ranges in each other: each holds the one before, and is larger.
    fn chain(mut self, converter: &Converter<'_>, offset: u32) -> SelectionRange {
        match self.token {
            Some(token) => self.spans.push(token),
            // Between two stretches that touch, the cursor stands in the second.
            None => self.spans.retain(|span| span.contains(offset)),
        }
        if let Some(token) = self.token {
            self.spans.retain(|span| span.covers(token));
        }
        self.spans.sort_by_key(|span| span.len());
        let mut kept: Vec<(Span, Range)> = Vec::new();
        for span in self.spans {
            let range = converter.range(span);
            let is_wider = kept
                .last()
                .is_none_or(|(last, known)| span.covers(*last) && range != *known);
            if is_wider && !span.is_empty() {
                kept.push((span, range));
            }
        }
        let chain = kept.into_iter().rev().fold(None, |parent, (_, range)| {
            Some(SelectionRange {
                range,
                parent: parent.map(Box::new),
            })
        });
        // Behind the last line, or in a draft without a word.
        chain.unwrap_or_else(|| SelectionRange {
            range: converter.range(Span::at(offset)),
            parent: None,
        })
    }
}

/// The token at byte `offset` of a passage: the word that it stands in or right behind, or else a mark.
fn token_at(facts: &Facts, prose: &Prose, offset: u32) -> Option<usize> {
    let place = |token: usize| prose.to_passage(facts.tokens[token].span);
    let at = prose.of_passage(offset);
    let after = facts.tokens.partition_point(|token| token.span.start <= at);
    (after.saturating_sub(2)..after)
        .filter(|&token| place(token).touches(offset))
        .max_by_key(|&token| {
            let word = facts.tokens[token].is_word();
            (word, place(token).contains(offset))
        })
}
