//! Where somebody is writing, as the edits of a document tell.
//!
//! A key, a completion or a deletion within a line is writing; what is pasted, moved or undone over lines
//! is not. The paragraph of the last key is the one that is being written, until a key lands in another,
//! the draft is saved, or nothing was typed for a while.

use std::time::{Duration, Instant};

use ropey::RopeSlice;

use crate::{draft::Draft, text::Span};

/// The writing rests when nothing was typed for so long.
pub(super) const REST: Duration = Duration::from_secs(1);

/// More bytes than this in one go are not typed: they begin no writing. Some clients tell of several keys at once.
const FEW: usize = 8;

/// More bytes than this in one go are no part of writing at all. A long name from a completion is less.
const MOST: usize = 80;

/// The paragraph that somebody writes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Writing {
    /// Tells it from the writing of other paragraphs, and from that before a rest.
    pub(super) id: u64,
    /// Bytes of the draft; empty where the last key was between paragraphs.
    pub(super) paragraph: Span,
    /// Behind the last key, in bytes of the draft.
    pub(super) cursor: u32,
    /// When the last key was typed.
    last: Instant,
}

/// An edit, as small as it can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stroke<'a> {
    /// What it replaces, in the text before.
    pub(super) span: Span,
    /// What it puts there.
    pub(super) words: &'a str,
    /// How much it may be to count as typed.
    size: Size,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Size {
    Key,
    Word,
    Paste,
}

impl<'a> Stroke<'a> {
    /// The edit that puts `words` in the place of `span`, without what stands there already; `None` where
    /// it changes nothing. Clients that send whole lines or the whole text with every key are common.
    pub(super) fn new(draft: &Draft, span: Span, words: &'a str) -> Option<Self> {
        let old = draft.text().get_byte_slice(span.range())?;
        let mut before = common_start(old, words.as_bytes());
        while !words.is_char_boundary(before) {
            before -= 1;
        }
        let mut after = common_end(
            old.byte_slice(before..old.len_bytes()),
            &words.as_bytes()[before..],
        );
        while !words.is_char_boundary(words.len() - after) {
            after -= 1;
        }
        let words = &words[before..words.len() - after];
        let span = Span::new(span.start + before as u32, span.end - after as u32);
        let size = if span.len() as usize > MOST {
            Size::Paste
        } else {
            size(&draft.slice(span), words)
        };
        (!span.is_empty() || !words.is_empty()).then_some(Self { span, words, size })
    }
}

/// How many bytes at the start of both are the same.
fn common_start(text: RopeSlice<'_>, words: &[u8]) -> usize {
    let mut same = 0;
    for chunk in text.chunks() {
        let rest = &words[same..];
        let equal = chunk.bytes().zip(rest).take_while(|(a, b)| a == *b).count();
        same += equal;
        if equal < chunk.len() {
            break;
        }
    }
    same
}

/// How many bytes at the end of both are the same.
fn common_end(text: RopeSlice<'_>, words: &[u8]) -> usize {
    let mut same = 0;
    let (mut chunks, ..) = text.chunks_at_byte(text.len_bytes());
    while let Some(chunk) = chunks.prev() {
        let rest = &words[..words.len() - same];
        let pairs = chunk.bytes().rev().zip(rest.iter().rev());
        let equal = pairs.take_while(|(a, b)| a == *b).count();
        same += equal;
        if equal < chunk.len() {
            break;
        }
    }
    same
}

fn size(removed: &str, words: &str) -> Size {
    // Enter may indent the new line, and Backspace takes that back; any other line break is moved or pasted.
    let breaks = |text: &str| text.contains(['\n', '\r']) && !text.trim().is_empty();
    if removed.len() > MOST || words.len() > MOST || breaks(removed) || breaks(words) {
        Size::Paste
    } else if words.len() > FEW {
        Size::Word
    } else {
        Size::Key
    }
}

impl Writing {
    /// The writing after `stroke` was made, which gave `draft`; `None` if that was none. `id` is what it is
    /// called if it begins.
    pub(super) fn after(
        before: Option<Self>,
        stroke: Stroke<'_>,
        draft: &Draft,
        id: u64,
    ) -> Option<Self> {
        let Span { start, end } = stroke.span;
        let goes_on = before.filter(|before| {
            before.paragraph.touches(start) && before.paragraph.touches(end.max(start))
        });
        let most = if goes_on.is_some() {
            Size::Word
        } else {
            Size::Key
        };
        let cursor = start + stroke.words.len() as u32;
        (stroke.size <= most).then(|| Self {
            id: goes_on.map_or(id, |before| before.id),
            paragraph: paragraph(draft, cursor),
            cursor,
            last: Instant::now(),
        })
    }

    /// How long it has to rest yet, of `rest` in all.
    pub(super) fn left(&self, rest: Duration) -> Duration {
        rest.saturating_sub(self.last.elapsed())
    }
}

/// The paragraph around a cursor at byte `offset`: its lines and the blank line right under them, since who
/// breaks lines by hand goes on there; empty further down.
fn paragraph(draft: &Draft, offset: u32) -> Span {
    let index = draft.passage_at(offset);
    let Some(passage) = draft.passages().get(index) else {
        return Span::at(offset);
    };
    let start = draft.passage_start(index);
    let text = passage.text();
    let words = text.trim_end().len();
    let blank = &text[words..];
    let under = blank
        .find('\n')
        .map_or(blank.len(), |at| at + 1 + line(&blank[at + 1..]));
    let span = Span::new(start, start + (words + under) as u32);
    if span.touches(offset) && words > 0 {
        span
    } else {
        Span::at(offset)
    }
}

/// Length of the first line without its break.
fn line(text: &str) -> usize {
    text.find(['\n', '\r']).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::{Size, Stroke, paragraph};
    use crate::{
        draft::{Draft, Format},
        text::Span,
    };

    #[test]
    fn a_whole_text_is_as_small_an_edit_as_it_makes() {
        let text = "Café 🙂 hut.\r\n\r\nThe é end.\n";
        let draft = Draft::new("draft", Format::Markdown, text);
        let all = Span::new(0, draft.len());
        assert_eq!(Stroke::new(&draft, all, text), None);
        for (new, span, words, size) in [
            (text.replace("🙂", "🙃"), Span::new(6, 10), "🙃", Size::Key),
            (
                text.replace("é e", "è e"),
                Span::new(23, 25),
                "è",
                Size::Key,
            ),
            (text.replace("hut", "hutt"), Span::at(14), "t", Size::Key),
            (
                text.replace("hut", "hut of the Lind family"),
                Span::at(14),
                " of the Lind family",
                Size::Word,
            ),
            (text.replace(" hut", ""), Span::new(10, 14), "", Size::Key),
            (
                text.replace("hut.\r\n", "hut."),
                Span::new(15, 17),
                "",
                Size::Key,
            ),
            (String::new(), all, "", Size::Paste),
        ] {
            let stroke = Stroke::new(&draft, all, &new).unwrap();
            let mut edited = draft.clone();
            edited.edit(stroke.span, stroke.words);
            assert_eq!(edited.text().to_string(), new);
            assert_eq!((stroke.words, stroke.size), (words, size), "{new}");
            assert_eq!(stroke.span.len(), span.len(), "{new}: {:?}", stroke.span);
        }
    }

    #[test]
    fn a_paragraph_has_the_blank_line_under_it_and_no_more() {
        let text = "One.\nTwo.\n\n\nThree.\n";
        let draft = Draft::new("draft", Format::Markdown, text);
        let first = Span::new(0, 10);
        for offset in [0, 4, 5, 9, 10] {
            assert_eq!(paragraph(&draft, offset), first, "{offset}");
        }
        assert_eq!(paragraph(&draft, 11), Span::at(11));
        assert_eq!(paragraph(&draft, 12), Span::new(12, 19));
        assert_eq!(paragraph(&draft, 19), Span::new(12, 19));
        let empty = Draft::new("draft", Format::Markdown, "");
        assert_eq!(paragraph(&empty, 0), Span::at(0));
    }
}
