//! What stands under the cursor: whose name, which quote, which date.
//!
//! Every answer takes a look-up, not a walk over the draft.

use std::ops::Range;

use crate::{
    desk::Checked,
    draft::Draft,
    reading::{DateMention, Mention, MentionKind, Place, Quote, Reading, Speaker},
    text::Span,
};

/// A document as read, and what a cursor in it points at.
pub(super) struct Pointed<'a> {
    draft: &'a Draft,
    checked: &'a Checked,
}

impl<'a> Pointed<'a> {
    /// `checked` is `draft` as read.
    pub(super) fn new(draft: &'a Draft, checked: &'a Checked) -> Self {
        Self { draft, checked }
    }

    /// What was read.
    pub(super) fn reading(&self) -> &'a Reading {
        &self.checked.reading
    }

    /// The words at `offset` that mean a person or a body, or are a person's title.
    pub(super) fn named_at(&self, offset: u32) -> Option<Place> {
        self.checked.places(self.draft).at(offset)
    }

    /// The innermost quote at `offset`, marks included, as an index into [`Reading::quotes`].
    pub(super) fn quote_at(&self, offset: u32) -> Option<usize> {
        let reading = self.reading();
        let after = reading
            .quotes
            .partition_point(|quote| quote.span.start <= offset);
        (first_that_may_end_after(reading, offset)..after)
            .filter(|&index| {
                parts(&reading.quotes[index])
                    .iter()
                    .any(|part| part.touches(offset))
            })
            .min_by_key(|&index| reading.quotes[index].span.len())
    }

    /// The date at `offset`.
    pub(super) fn date_at(&self, offset: u32) -> Option<&'a DateMention> {
        let dates = &self.checked.reading.dates;
        let after = dates.partition_point(|date| date.span.start <= offset);
        dates[..after]
            .last()
            .filter(|date| date.span.touches(offset))
    }
}

/// Where the draft speaks of `whom`, in order; nowhere of somebody it does not name.
pub(super) fn mentions(reading: &Reading, whom: Speaker) -> &[Mention] {
    match whom {
        Speaker::Person(index) => reading
            .people
            .get(index)
            .map_or(&[], |person| &person.mentions),
        Speaker::Organization(index) => reading
            .organizations
            .get(index)
            .map_or(&[], |body| &body.mentions),
        Speaker::Unresolved => &[],
    }
}

/// The words that introduce somebody: the first that name them in full, else the first that name them, else
/// the first that mean them.
pub(super) fn introduction(reading: &Reading, whom: Speaker) -> Option<Span> {
    let mentions = mentions(reading, whom);
    let first = |wanted: fn(MentionKind) -> bool| {
        let mut mentions = mentions.iter();
        mentions.find(|mention| wanted(mention.kind))
    };
    first(|kind| kind == MentionKind::Full)
        .or_else(|| first(|kind| !matches!(kind, MentionKind::Pronoun | MentionKind::Role)))
        .or(mentions.first())
        .map(|mention| mention.span)
}

/// The words at `span`, a mention, together with the titles and descriptions right beside them.
pub(super) fn with_titles(draft: &Draft, reading: &Reading, span: Span) -> Span {
    let index = draft.passage_at(span.start);
    let (Some(passage), Some(facts)) = (draft.passages().get(index), reading.facts.get(index))
    else {
        return span;
    };
    let start = draft.passage_start(index);
    let prose = passage.prose();
    let place = |words: &Range<u32>| prose.to_passage(facts.span_of(words)).shifted(start);
    let at = prose.of_passage(span.start - start);
    let first = facts
        .names
        .partition_point(|name| name.span(facts).end <= at);
    facts.names[first..]
        .iter()
        .take_while(|name| name.span(facts).start <= at)
        .filter(|name| place(&name.name) == span)
        .flat_map(|name| [&name.title, &name.introduction, &name.apposition])
        .flatten()
        .fold(span, |all, words| all.join(place(words)))
}

/// The words at `span` of the draft on one line, without markup; of words in several passages those in the
/// first.
pub(super) fn words_at(draft: &Draft, span: Span) -> String {
    let index = draft.passage_at(span.start);
    let Some(passage) = draft.passages().get(index) else {
        return String::new();
    };
    let start = draft.passage_start(index);
    let prose = passage.prose();
    let place = |offset: u32| prose.of_passage(offset.min(start + passage.len()) - start);
    let words = prose.slice(Span::new(place(span.start), place(span.end)));
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The quote piece by piece: one in each paragraph it runs over.
pub(super) fn parts(quote: &Quote) -> &[Span] {
    if quote.parts.is_empty() {
        std::slice::from_ref(&quote.span)
    } else {
        &quote.parts
    }
}

/// In how many other quotes `quote` stands.
pub(super) fn depth(reading: &Reading, quote: &Quote) -> u8 {
    let place = quote.places[0];
    reading.facts[place.passage as usize].quotes[place.quote as usize].depth
}

/// The index of the first quote that may end after `offset`: the last that begins before it and stands
/// in no other. What stands before that one ends before it.
pub(super) fn first_that_may_end_after(reading: &Reading, offset: u32) -> usize {
    let quotes = &reading.quotes;
    let before = quotes.partition_point(|quote| quote.span.start <= offset);
    quotes[..before]
        .iter()
        .rposition(|quote| depth(reading, quote) == 0)
        .unwrap_or(0)
}
