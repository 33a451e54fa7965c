//! Figures in messages and in the place of others.

use crate::{
    language::number::{self, Amount},
    reading::{Facts, quantities::Quantity},
    rules::{PassageEvidence, Severity},
    text::Span,
};

impl PassageEvidence<'_> {
    /// `quantity` as the draft writes it, with its sign and unit and without its hedge.
    pub(super) fn figure(&self, quantity: &Quantity) -> String {
        self.facts.figure(self.prose(), quantity)
    }

    /// Whether `quantity` stands in a quote, where the figure is the speaker's.
    pub(super) fn is_said(&self, quantity: &Quantity) -> bool {
        self.facts.is_quoted(quantity.tokens.start)
    }

    /// How grave a finding on `quantity` is: what a speaker says is a query.
    pub(super) fn gravity(&self, quantity: &Quantity, own: Severity) -> Severity {
        if self.is_said(quantity) {
            Severity::Info
        } else {
            own
        }
    }
}

/// Where the figures of `quantity` stand, without what is written on to them: `16` of `16km`.
pub(super) fn digits(facts: &Facts, quantity: &Quantity) -> Span {
    let span = facts.span_of(&quantity.tokens);
    if quantity.tokens.len() == 1 && quantity.number.writing.scale == 1 {
        let letters = u32::from(quantity.number.writing.letters);
        Span::new(span.start, span.end - letters.min(span.len()))
    } else {
        span
    }
}

/// `value` to as many places as `like` has, more where it would be nothing; in words where `like` is.
pub(super) fn written_like(value: Amount, like: &Quantity) -> String {
    let writing = like.number.writing;
    let places = places_for(value, u32::from(writing.places));
    if writing.words
        && let Some(words) = value.to_places(0).and_then(number::in_words)
        && places == 0
    {
        return words;
    }
    value.shown(places)
}

/// So many places that `value` is not shown as nothing, `least` at least.
pub(super) fn places_for(value: Amount, least: u32) -> u32 {
    (least..=least + 3)
        .find(|&places| {
            value == Amount::ZERO
                || value
                    .to_places(places)
                    .is_some_and(|shown| shown != Amount::ZERO)
        })
        .unwrap_or(least)
}
