//! The words without the markup, and the way back to the bytes.

use crate::text::Span;

/// The words of one passage: its text without markup, entities decoded, invisible characters gone.
///
/// Spans "of the prose" are bytes of [`Prose::text`]; spans "of the passage" are bytes of the
/// passage as it is written. Line breaks inside a block stay as they are written; blocks are kept
/// apart by one line feed that stands for nothing in the passage. What stands in the line and is no
/// words (inline code, an address in angle brackets) is one U+FFFC.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Prose {
    text: String,
    runs: Vec<Run>,
}

/// A stretch of prose and the stretch of the passage it stands for. Of equal length means letter for
/// letter; otherwise the prose was written another way (`&amp;` for `&`) and the whole is one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Run {
    prose: Span,
    passage: Span,
    verbatim: bool,
}

impl Prose {
    /// The words.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words at `span` of the prose.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// Where `span` of the prose stands in the passage: from the first byte of its first character
    /// to the last byte of its last. Markup inside is covered, markup around it is not.
    pub fn to_passage(&self, span: Span) -> Span {
        let Some(first) = self.run_from(span.start) else {
            let end = self.runs.last().map_or(0, |run| run.passage.end);
            return Span::at(end);
        };
        let start = first.forward(span.start.max(first.prose.start));
        if span.is_empty() {
            return Span::at(start);
        }
        let last = self
            .runs
            .partition_point(|run| run.prose.start < span.end)
            .saturating_sub(1);
        let end = self.runs[last].backward(span.end.min(self.runs[last].prose.end));
        Span::new(start, end.max(start))
    }

    /// The offset into the prose of byte `offset` of the passage; the nearest following prose where
    /// the byte is markup.
    pub fn of_passage(&self, offset: u32) -> u32 {
        let index = self.runs.partition_point(|run| run.passage.end <= offset);
        match self.runs.get(index) {
            Some(run) if run.passage.start <= offset && run.verbatim => {
                run.prose.start + (offset - run.passage.start)
            }
            Some(run) => run.prose.start,
            None => self.text.len() as u32,
        }
    }

    /// Whether the words of `span` stand in the passage letter for letter, with no markup between,
    /// so that a fix may replace them.
    pub fn is_verbatim(&self, span: Span) -> bool {
        self.run_from(span.start)
            .is_some_and(|run| run.verbatim && run.prose.covers(span))
    }

    /// The run that holds the character at `offset`, or the next one after a gap.
    fn run_from(&self, offset: u32) -> Option<&Run> {
        let index = self.runs.partition_point(|run| run.prose.end <= offset);
        self.runs.get(index)
    }
}

impl Run {
    fn forward(&self, offset: u32) -> u32 {
        if self.verbatim {
            self.passage.start + (offset - self.prose.start)
        } else {
            self.passage.start
        }
    }

    fn backward(&self, end: u32) -> u32 {
        if self.verbatim {
            self.passage.start + (end - self.prose.start)
        } else {
            self.passage.end
        }
    }
}

/// Characters that are in the text and not in the words: soft hyphen, zero width space, word joiner,
/// byte order mark, NUL, and the marks that only steer writing direction. The zero width joiner stays:
/// emoji are made with it.
fn is_invisible(char: char) -> bool {
    matches!(char, '\0' | '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The first invisible character of `text`: its offset and its length in bytes.
fn find_invisible(text: &str) -> Option<(usize, usize)> {
    // By their first bytes; 0xe2 also begins the curly marks, so each hit is looked at.
    text.bytes()
        .enumerate()
        .filter(|(_, byte)| matches!(byte, 0 | 0xc2 | 0xe2 | 0xef))
        .find_map(|(at, _)| {
            let char = text[at..].chars().next()?;
            is_invisible(char).then_some((at, char.len_utf8()))
        })
}

/// Puts a passage's prose together, front to back.
#[derive(Debug, Default)]
pub struct ProseBuilder {
    prose: Prose,
}

impl ProseBuilder {
    /// An empty prose.
    pub fn new() -> Self {
        Self::default()
    }

    /// Length of the prose so far, in bytes: where the next piece will start.
    pub fn len(&self) -> u32 {
        self.prose.text.len() as u32
    }

    /// Whether nothing was added yet.
    pub fn is_empty(&self) -> bool {
        self.prose.text.is_empty()
    }

    /// Adds `text`, which stands in the passage letter for letter at byte `at`; invisible characters are left out.
    pub fn verbatim(&mut self, text: &str, at: u32) {
        let mut rest = text;
        let mut at = at;
        while let Some((index, width)) = find_invisible(rest) {
            self.run(&rest[..index], Span::new(at, at + index as u32), true);
            at += (index + width) as u32;
            rest = &rest[index + width..];
        }
        self.run(rest, Span::new(at, at + rest.len() as u32), true);
    }

    /// Adds `text`, which stands for `passage` without being its letters (an entity, an escape).
    pub fn instead(&mut self, text: &str, passage: Span) {
        if !text.chars().all(is_invisible) {
            self.run(text, passage, false);
        }
    }

    /// The prose so far.
    pub fn text(&self) -> &str {
        &self.prose.text
    }

    /// Ends a block: what follows is no longer the same line of thought.
    pub fn end_block(&mut self) {
        if !self.prose.text.is_empty() && !self.prose.text.ends_with('\n') {
            self.prose.text.push('\n');
        }
    }

    /// The whole.
    pub fn finish(self) -> Prose {
        self.prose
    }

    fn run(&mut self, text: &str, passage: Span, verbatim: bool) {
        if text.is_empty() {
            return;
        }
        let start = self.len();
        self.prose.text.push_str(text);
        let prose = Span::new(start, self.len());
        match self.prose.runs.last_mut() {
            Some(last)
                if verbatim
                    && last.verbatim
                    && last.prose.end == prose.start
                    && last.passage.end == passage.start =>
            {
                last.prose.end = prose.end;
                last.passage.end = passage.end;
            }
            _ => self.prose.runs.push(Run {
                prose,
                passage,
                verbatim,
            }),
        }
    }
}
