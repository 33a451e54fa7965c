//! Keeps the paragraph that somebody writes calm.
//!
//! Half a sentence looks wrong in many ways, and every quote is open until it is closed. So what is newly
//! found in the paragraph that is being written, or rests on it, is held back until the writing rests.
//! What was shown there before stays as long as it holds, what is mended goes at once, and other paragraphs
//! are as ever.

use std::collections::VecDeque;

use ropey::RopeSlice;
use rustc_hash::FxHashMap;

use super::writing::Writing;
use crate::{draft::Draft, rules::Finding, text::Span};

/// What is known of the findings of the paragraph that is being written.
#[derive(Default)]
pub(super) struct Calm {
    /// The writing that this is about.
    id: u64,
    /// What was shown since the writing began and does not hold at the moment; it may come back.
    gone: Vec<Shown>,
}

/// A finding that is or was shown.
struct Shown {
    rule: &'static str,
    message: String,
    /// Where it stands if it stands where it stood.
    place: Span,
    /// Where it may stand.
    span: Span,
    /// Whether the edit was at its words.
    touched: bool,
}

impl Calm {
    /// Nobody is writing: nothing is held back.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// The indexes of those of `findings` that are held back. `shown` is what is shown of the draft as it
    /// was before `change`, in the order of the text.
    pub(super) fn held<'a>(
        &mut self,
        writing: &Writing,
        shown: impl Iterator<Item = &'a Finding>,
        change: &Change,
        findings: &[Finding],
    ) -> Vec<usize> {
        if self.id != writing.id {
            self.gone.clear();
            self.id = writing.id;
        }
        let place = writing.paragraph;
        let mut known: Vec<Shown> = self
            .gone
            .drain(..)
            .map(|shown| Shown {
                touched: change.touches(shown.span),
                place: change.place(shown.place),
                span: change.moved(shown.span),
                ..shown
            })
            .collect();
        let near = shown.filter(|finding| {
            let is_near = |span: Span| change.touches(span) || lies_in(change.moved(span), place);
            is_near(finding.span) || finding.related.iter().any(|it| is_near(it.span))
        });
        known.extend(near.map(|finding| Shown {
            rule: finding.rule,
            message: finding.message.clone(),
            place: change.place(finding.span),
            span: change.moved(finding.span),
            touched: change.touches(finding.span),
        }));
        known.sort_by_key(|known| known.span.start);
        let mut known: Vec<Option<Shown>> = known.into_iter().map(Some).collect();

        // First those that stand where they stood, whatever they say now.
        let mut places: FxHashMap<(&str, Span), Vec<usize>> = FxHashMap::default();
        for (index, shown) in known.iter().enumerate().rev() {
            if let Some(shown) = shown {
                places
                    .entry((shown.rule, shown.place))
                    .or_default()
                    .push(index);
            }
        }
        let mut others = Vec::new();
        for (index, finding) in findings.iter().enumerate() {
            let is_near = lies_in(finding.span, place)
                || finding.related.iter().any(|it| lies_in(it.span, place));
            let same = places.get_mut(&(finding.rule, finding.span));
            if let Some(same) = same.and_then(Vec::pop) {
                known[same] = None;
            } else if is_near {
                others.push(index);
            }
        }
        drop(places);

        // Then those that still say the same of much the same words.
        let mut queues: FxHashMap<(&str, String), VecDeque<usize>> = FxHashMap::default();
        for (index, shown) in known.iter().enumerate() {
            if let Some(shown) = shown {
                let key = (shown.rule, shown.message.clone());
                queues.entry(key).or_default().push_back(index);
            }
        }
        others.retain(|&index| {
            let finding = &findings[index];
            let Some(queue) = queues.get_mut(&(finding.rule, finding.message.clone())) else {
                return true;
            };
            let span_of = |at: usize| known[at].as_ref().map_or(Span::at(0), |shown| shown.span);
            while queue
                .front()
                .is_some_and(|&at| span_of(at).end < finding.span.start)
            {
                queue.pop_front();
            }
            match queue.front() {
                Some(&at) if span_of(at).start <= finding.span.end => {
                    queue.pop_front();
                    known[at] = None;
                    false
                }
                _ => true,
            }
        });
        self.gone = known
            .into_iter()
            .flatten()
            .filter(|shown| shown.touched || lies_in(shown.span, place))
            .collect();
        others
    }
}

/// Whether `span` lies in the paragraph at `place`, at least in part.
fn lies_in(span: Span, place: Span) -> bool {
    span.overlaps(place) || span.is_empty() && !place.is_empty() && place.touches(span.start)
}

/// What lies between two states of a draft, to the byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Change {
    /// In the state before.
    span: Span,
    inserted: u32,
}

impl Change {
    /// What changed from `before` to `after`, where the cursor came to stand at byte `cursor`: of two marks
    /// alike beside each other it tells which is new. The work is in proportion to the passages that are others.
    pub(super) fn between(before: &Draft, after: &Draft, cursor: u32) -> Self {
        let (first, last) = after.kept_since(before);
        let start = before.passage_start(first);
        let end = |draft: &Draft| draft.passage_start(draft.passages().len() - last);
        let slice = |draft: &Draft| Span::new(start, end(draft).max(start));
        let (old, new) = (slice(before), slice(after));
        let (Some(before), Some(after)) = (
            before.text().get_byte_slice(old.range()),
            after.text().get_byte_slice(new.range()),
        ) else {
            return Self {
                span: old,
                inserted: new.len(),
            };
        };
        let behind = new.end.saturating_sub(cursor.max(new.start));
        let most = old.len().min(new.len());
        let tail = same(reversed(before), reversed(after))
            .min(behind)
            .min(most);
        let head = same(before.bytes(), after.bytes()).min(most - tail);
        Self {
            span: Span::new(old.start + head, old.end - tail),
            inserted: new.len() - head - tail,
        }
    }

    /// Whether the edit was in `span` or at its edge.
    fn touches(&self, span: Span) -> bool {
        span.start <= self.span.end && self.span.start <= span.end
    }

    /// Where `span` is after the edit, if that was not within it.
    fn place(&self, span: Span) -> Span {
        let shifted = |offset: u32| offset - self.span.len() + self.inserted;
        if span.end <= self.span.start {
            span
        } else if span.start >= self.span.end {
            Span::new(shifted(span.start), shifted(span.end))
        } else {
            self.moved(span)
        }
    }

    /// Where `span` is after the edit. One that was touched covers what its words may have become.
    fn moved(&self, span: Span) -> Span {
        let shifted = |offset: u32| offset - self.span.len() + self.inserted;
        if span.end < self.span.start {
            span
        } else if span.start > self.span.end {
            Span::new(shifted(span.start), shifted(span.end))
        } else {
            Span::new(
                span.start.min(self.span.start),
                shifted(span.end.max(self.span.end)),
            )
        }
    }
}

fn same(one: impl Iterator<Item = u8>, other: impl Iterator<Item = u8>) -> u32 {
    one.zip(other)
        .take_while(|(one, other)| one == other)
        .count() as u32
}

fn reversed(text: RopeSlice<'_>) -> impl Iterator<Item = u8> + '_ {
    let mut bytes = text.bytes_at(text.len_bytes());
    std::iter::from_fn(move || bytes.prev())
}

#[cfg(test)]
mod tests {
    use super::Change;
    use crate::{
        draft::{Draft, Format},
        text::Span,
    };

    #[test]
    fn of_marks_that_are_alike_the_one_before_the_cursor_is_new() {
        let draft = |text: &str| Draft::new("draft", Format::Markdown, text);
        let before = draft("Pool.\n\nShe said \"no.\n\nIt leaks.\n");
        let after = draft("Pool.\n\nShe said \"\"no.\n\nIt leaks.\n");
        let mark = Span::new(16, 17);
        for (cursor, place) in [(17, Span::new(17, 18)), (18, Span::new(16, 17))] {
            let change = Change::between(&before, &after, cursor);
            assert_eq!(change.place(mark), place, "cursor at {cursor}");
            assert!(change.moved(mark).covers(place));
            // And back.
            let change = Change::between(&after, &before, cursor - 1);
            assert_eq!(change.place(place), mark, "cursor at {cursor}");
        }
        let same = Change::between(&before, &before, 17);
        assert_eq!(same.moved(mark), mark);
    }

    #[test]
    fn words_that_are_edited_are_found_in_what_they_became() {
        let draft = |text: &str| Draft::new("draft", Format::Markdown, text);
        let words = Span::new(4, 11);
        let before = draft("All the the end.\n");
        for (text, cursor, back_at) in [
            ("All thxe the end.\n", 7, 6),
            ("All end.\n", 4, 12),
            ("the the end.\n", 0, 4),
            ("All the the very end.\n", 16, 11),
        ] {
            let after = draft(text);
            let there = Change::between(&before, &after, cursor).moved(words);
            assert!(there.end <= after.len(), "{text}");
            let back = Change::between(&after, &before, back_at).moved(there);
            assert!(back.covers(words), "{text}: {back:?}");
        }
    }
}
