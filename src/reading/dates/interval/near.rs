//! Which dates a length of time stands with.

use std::ops::Range;

use super::{End, Interval, IntervalKind, Length, Rounding, is_stretch};
use crate::{
    language::{
        Lexeme,
        date::{CalendarDate, Words, ordinal},
    },
    reading::{
        Facts,
        dates::{DateForm, Unit},
    },
};

/// How many tokens a clause may run from `after` to its date: “after the board of the bank met in March 2011”.
const CLAUSE: usize = 12;

/// The intervals that `length` is stated of; at most two.
pub(super) fn dated(
    words: Words<'_>,
    facts: &Facts,
    from: usize,
    length: &Length,
) -> Option<Interval> {
    let next = length.tokens.end as usize;
    let look = Look { words, facts, from };
    let start = look.past_rounding_before(length);
    let found = |from: End, to: End, kind| {
        Some(Interval {
            length: length.clone(),
            from,
            to,
            kind,
        })
    };
    let next = past_rounding_after(words, next);
    if length.compound
        || words.is_one_of(next, &["from", "between", "to", "of"])
        || words.stops(next)
        || words.mark(next, '(')
    {
        if let Some(span) = look
            .stretch_after(length)
            .or_else(|| look.stretch_before(start, length))
            .or_else(|| look.stretch_lasting(start, length))
        {
            return found(End::Date(span), End::Date(span), IntervalKind::Whole);
        }
        if length.compound {
            return None;
        }
    }
    if words.is(next, "ago") {
        let date = look
            .date_beside(next + 1)
            .or_else(|| look.date_before(start))?;
        return found(End::Date(date), End::Story, IntervalKind::Apart);
    }
    if words.is(next, "since") || words.mark(next, ',') && words.is(next + 1, "since") {
        let at = next + 1 + usize::from(words.mark(next, ','));
        let date = look.date_at(at).or_else(|| look.date_of_clause(at))?;
        return found(End::Date(date), End::Story, IntervalKind::Apart);
    }
    if words.is_one_of(next, &["before", "after"])
        || words.is(next, "prior") && words.is(next + 1, "to")
    {
        let clause = next + 1 + usize::from(words.is(next, "prior"));
        let (anchor, end) = look.clause(clause)?;
        let after = words.is(next, "after");
        let other = look
            .date_before(start)
            .or_else(|| look.date_beside_comma(end))?;
        let (from, to) = if after {
            (anchor, other)
        } else {
            (other, anchor)
        };
        return (from != to)
            .then(|| found(End::Date(from), End::Date(to), IntervalKind::Apart))
            .flatten();
    }
    // “Three days later than planned” is counted from another day.
    if words.is_one_of(next, &["later", "earlier", "afterwards"]) && !words.is(next + 1, "than") {
        let (other, anchor) = if let Some(other) = look.date_beside(next + 1) {
            (other, look.date_told_before(start)?)
        } else {
            // “It reopened on 9 July 2013, three years later”: later than the one date of the sentence before.
            let other = look.date_before(start)?;
            let sentence = look.sentence(start).start;
            if look.facts.dates_in(sentence as u32..start as u32).count() != 1 {
                return None;
            }
            (other, look.date_told_before(sentence)?)
        };
        let later = !words.is(next, "earlier");
        let (from, to) = if later {
            (anchor, other)
        } else {
            (other, anchor)
        };
        return found(End::Date(from), End::Date(to), IntervalKind::Apart);
    }
    // “Since 2019, six years”, “since 2019, for six years”
    let closed = words.stops(next);
    let since = closed.then(|| look.date_before(start)).flatten()?;
    let date = &facts.dates[since as usize];
    words
        .before(date.tokens.start as usize, |before| {
            words.is(before, "since")
        })
        .then(|| found(End::Date(since), End::Story, IntervalKind::Apart))
        .flatten()
}

/// Past `or so`, `or more`.
fn past_rounding_after(words: Words<'_>, at: usize) -> usize {
    if words.is(at, "or") && words.is_one_of(at + 1, &["so", "more"]) {
        at + 2
    } else {
        at
    }
}

/// The anniversary whose word stands at `at`.
pub(super) fn anniversary(
    words: Words<'_>,
    facts: &Facts,
    from: usize,
    at: usize,
) -> Option<Interval> {
    let count_at = at.checked_sub(1)?;
    // “10th wedding anniversary” is somebody's own.
    let count = ordinal(words.text(count_at)).filter(|count| (1..=999).contains(count))?;
    let look = Look { words, facts, from };
    let date = if words.is(at + 1, "of") {
        look.date_of_clause(at + 2)?
    } else {
        look.founded_before(at)?
    };
    let other = look.other_year(at, date);
    let length = Length {
        tokens: count_at as u32..at as u32 + 1,
        count_tokens: count_at as u32..count_at as u32 + 1,
        count,
        unit: Unit::Year,
        rounding: Rounding::Exact,
        compound: false,
    };
    Some(Interval {
        length,
        from: End::Date(date),
        to: other.map_or(End::Story, End::Date),
        kind: IntervalKind::Anniversary,
    })
}

#[derive(Clone, Copy)]
struct Look<'a> {
    words: Words<'a>,
    facts: &'a Facts,
    /// The first token of the block.
    from: usize,
}

impl Look<'_> {
    fn sentence(&self, at: usize) -> Range<usize> {
        self.facts.sentence_at(at).map_or(at..at + 1, |sentence| {
            self.facts.sentences[sentence].tokens()
        })
    }

    /// Where the words begin that say how exact a length is, or the length itself.
    fn past_rounding_before(&self, length: &Length) -> usize {
        const LEAD: &[&str] = &[
            "nearly",
            "almost",
            "under",
            "barely",
            "less",
            "than",
            "up",
            "to",
            "over",
            "more",
            "at",
            "least",
            "about",
            "around",
            "roughly",
            "some",
            "approximately",
            "just",
            "only",
            "exactly",
            "a",
            "for",
            "well",
            "fully",
            "maybe",
            "perhaps",
            "or",
            "period",
            "of",
        ];
        let mut start = length.tokens.start as usize;
        for _ in 0..4 {
            if start > 0
                && self.words.is_one_of(start - 1, LEAD)
                && self.facts.date_at(start as u32 - 1).is_none()
            {
                start -= 1;
            } else {
                break;
            }
        }
        start
    }

    /// Whether this date says at least a year, or a day and its month.
    fn is_told(&self, index: u32) -> bool {
        self.facts.dates[index as usize]
            .calendar()
            .is_some_and(|date| date.year.is_some() || date.has_day_and_month())
    }

    /// The date that begins at `at`, behind `on`, `in` and the like.
    fn date_at(&self, at: usize) -> Option<u32> {
        const LEAD: &[&str] = &["on", "in", "back", "the", "early", "late", "since", "from"];
        let mut at = at;
        for _ in 0..3 {
            if self.words.is_one_of(at, LEAD) {
                at += 1;
            }
        }
        let index = self.facts.date_at(at as u32)?;
        let begins = self.facts.dates[index].tokens.start as usize == at;
        (begins && self.is_told(index as u32)).then_some(index as u32)
    }

    /// The date beside `at`, with or without a comma before it, and with a preposition.
    fn date_beside(&self, at: usize) -> Option<u32> {
        let at = at
            + usize::from(
                self.words.mark(at, ',') || self.words.dash(at) || self.words.mark(at, '('),
            );
        let led = self.words.is_one_of(at, &["on", "in", "back"]);
        led.then(|| self.date_at(at)).flatten()
    }

    fn date_beside_comma(&self, at: usize) -> Option<u32> {
        self.words
            .mark(at, ',')
            .then(|| self.date_beside(at))
            .flatten()
    }

    /// The date that ends right before `at`, a comma or bracket between; or a few words before, if they tell nothing else.
    fn date_before(&self, at: usize) -> Option<u32> {
        let mut end = at;
        let mark =
            |at: usize| self.words.mark(at, ',') || self.words.mark(at, '(') || self.words.dash(at);
        let marked = end > 0 && mark(end - 1);
        end -= usize::from(marked);
        for back in 0..=6 {
            let last = end.checked_sub(back + 1)?;
            if let Some(index) = self.facts.date_at(last as u32) {
                let told = self.is_told(index as u32) && !self.is_described(index);
                return (told && self.sentence(at).contains(&last)).then_some(index as u32);
            }
            let token = self.words.get(last)?;
            let tells = token.is_any(
                Lexeme::VERB
                    | Lexeme::AUXILIARY
                    | Lexeme::CONJUNCTION
                    | Lexeme::SUBORDINATOR
                    | Lexeme::PRONOUN,
            ) && !token.is_capitalised();
            if !marked || tells || !token.is_word() {
                return None;
            }
        }
        None
    }

    /// Whether a date only says which of several things is meant: `the March 2025 report`.
    fn is_described(&self, index: usize) -> bool {
        let tokens = &self.facts.dates[index].tokens;
        let article = self.words.before(tokens.start as usize, |before| {
            self.words
                .is_one_of(before, &["the", "a", "its", "his", "her", "their"])
        });
        article && !self.words.counts_nothing(tokens.end as usize)
    }

    /// The only date of the clause that begins at `at`.
    fn date_of_clause(&self, at: usize) -> Option<u32> {
        self.clause(at).map(|(date, _)| date)
    }

    /// The only date of the clause that begins at `at`, and the index where the clause ends.
    fn clause(&self, at: usize) -> Option<(u32, usize)> {
        let end = self.sentence(at).end.min(at + CLAUSE);
        let mut found = None;
        let mut verbs = 0;
        let mut index = at;
        while index < end {
            if let Some(date) = self.facts.date_at(index as u32) {
                let relative = matches!(self.facts.dates[date].form, DateForm::Relative(_));
                if found.is_some() || relative || !self.is_told(date as u32) {
                    return None;
                }
                found = Some(date as u32);
                index = self.facts.dates[date].tokens.end as usize;
                continue;
            }
            let token = self.words.get(index)?;
            let stops = self.words.stops(index)
                || self.words.mark(index, '(')
                || self.words.is_one_of(
                    index,
                    &["who", "which", "that", "when", "where", "and", "but"],
                );
            let marked = token.kind == crate::language::TokenKind::QuotationMark;
            if stops || marked {
                break;
            }
            if self.words.is_one_of(
                index,
                &["before", "after", "since", "ago", "later", "until"],
            ) {
                return None;
            }
            // What follows the date is another thought, or the noun that it describes.
            let tells = token.is_any(Lexeme::VERB | Lexeme::AUXILIARY) && self.words.small(index);
            if found.is_some() && tells && !self.words.mark(index + 1, ',') {
                break;
            }
            verbs += usize::from(
                token.is_any(Lexeme::VERB) && self.words.small(index) && found.is_none(),
            );
            if verbs > 1 {
                return None;
            }
            index += 1;
        }
        found.map(|found| (found, index))
    }

    /// The date told last before `at`, if it is the only one in its sentence and that is this one or the one before.
    fn date_told_before(&self, at: usize) -> Option<u32> {
        let this = self.sentence(at);
        let in_range = |range: Range<usize>| {
            let dates = self.facts.dates_in(range.start as u32..range.end as u32);
            let mut told = dates.filter(|index| self.is_told(*index as u32));
            let found = told.next()?;
            told.next().is_none().then_some(found as u32)
        };
        if self
            .facts
            .dates_in(this.start as u32..at as u32)
            .next()
            .is_some()
        {
            return in_range(this.start..at);
        }
        if this.start <= self.from {
            return None;
        }
        in_range(self.sentence(this.start - 1))
    }

    /// The stretch that a length before it is all of.
    fn stretch_after(&self, length: &Length) -> Option<u32> {
        let next = length.tokens.end as usize;
        let sentence = self.sentence(next.saturating_sub(1));
        // Days are told with more words between than years: “a three-day fair in the old port, 4 to 6 May”.
        let reach = match (length.unit, length.compound) {
            (Unit::Day | Unit::Week, true) => 12,
            (_, true) => 6,
            _ => 3,
        };
        let end = sentence.end.min(next + reach);
        for at in next..end {
            if let Some(index) = self.facts.date_at(at as u32) {
                return self.fits_stretch(index, length);
            }
            if self.words.mark(at, ';') || self.words.mark(at, ':') {
                return None;
            }
        }
        None
    }

    /// The stretch told last in the sentence, before `lasts` and the length at `at`.
    fn stretch_lasting(&self, at: usize, length: &Length) -> Option<u32> {
        let lasts = self.words.before(at, |before| {
            self.words.is_one_of(
                before,
                &["last", "lasts", "lasted", "lasting", "takes", "took"],
            )
        });
        let sentence = self.sentence(at);
        let mut dates = self.facts.dates_in(sentence.start as u32..at as u32);
        let index = lasts.then(|| dates.next()).flatten()?;
        dates
            .next()
            .is_none()
            .then(|| self.fits_stretch(index, length))
            .flatten()
    }

    /// The stretch that ends before `at`, a mark between.
    fn stretch_before(&self, at: usize, length: &Length) -> Option<u32> {
        let mark = at.checked_sub(1)?;
        let before = mark.checked_sub(1)?;
        let marked =
            self.words.mark(mark, ',') || self.words.mark(mark, '(') || self.words.dash(mark);
        let index = marked
            .then(|| self.facts.date_at(before as u32))
            .flatten()?;
        self.words
            .stops(length.tokens.end as usize)
            .then(|| self.fits_stretch(index, length))
            .flatten()
    }

    /// Date `index`, if it is a stretch that `length` can be the length of.
    fn fits_stretch(&self, index: usize, length: &Length) -> Option<u32> {
        let date = &self.facts.dates[index];
        if !is_stretch(&date.form) {
            return None;
        }
        let days = date.parts().all(CalendarDate::has_day_and_month);
        let led = self.words.before(date.tokens.start as usize, |before| {
            self.words.is_one_of(before, &["from", "between"])
                || self.words.mark(before, ',')
                || self.words.mark(before, '(')
        });
        match length.unit {
            Unit::Day | Unit::Week | Unit::Month => days,
            Unit::Year => led && date.parts().all(|part| part.year.is_some()),
            Unit::Decade => false,
        }
        .then_some(index as u32)
    }

    /// The year in which what has an anniversary began, told before it: “founded in 1965, … its 60th anniversary”.
    fn founded_before(&self, at: usize) -> Option<u32> {
        const BEGUN: &[&str] = &[
            "founded",
            "opened",
            "established",
            "launched",
            "formed",
            "created",
            "built",
            "began",
            "started",
            "incorporated",
            "inaugurated",
            "married",
        ];
        let sentence = self.sentence(at);
        let mut dates = self.facts.dates_in(sentence.start as u32..at as u32);
        let index = dates.next()?;
        if dates.next().is_some() || !self.is_told(index as u32) {
            return None;
        }
        let start = self.facts.dates[index].tokens.start as usize;
        let begun = start >= 2
            && self.words.is_one_of(start - 2, BEGUN)
            && self.words.is_one_of(start - 1, &["in", "on"]);
        begun.then_some(index as u32)
    }

    /// Another date with a year in the sentence: when the anniversary is.
    fn other_year(&self, at: usize, begun: u32) -> Option<u32> {
        let sentence = self.sentence(at);
        self.facts
            .dates_in(sentence.start as u32..sentence.end as u32)
            .map(|index| index as u32)
            .find(|index| {
                *index != begun && self.facts.dates[*index as usize].years().next().is_some()
            })
    }
}
