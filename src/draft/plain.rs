//! Plain text, as wires carry it.

use super::{
    composer::Composer,
    front_matter,
    passage::{Contents, Entry, LONGEST},
    stet::Stet,
    zone::Zone,
};

/// A line longer than this many bytes is a paragraph by itself: nobody wraps lines so late.
const LONG_LINE: usize = 120;

/// Cuts after blank lines, and around long lines.
pub(super) fn first_passage(text: &str, entry: Entry) -> (usize, Entry) {
    let mut minimum = 0;
    if !entry.begun {
        let (length, complete) = front_matter::extent(text);
        if complete {
            return (length, Entry::later());
        }
        minimum = length;
    }
    let mut end = 0;
    let mut words = false;
    let mut ended = false;
    for line in lines(text) {
        let content = without_break(line);
        let blank = content.trim().is_empty();
        let long = content.len() > LONG_LINE;
        if !blank && words && (ended || long) && end >= minimum {
            break;
        }
        end += line.len();
        words |= !blank;
        ended = words && (blank || long || end > LONGEST && ends_sentence(content));
    }
    (end, Entry::later())
}

/// One block per paragraph and item.
pub(super) fn parse(text: &str, entry: Entry) -> Contents {
    if !entry.begun
        && let Some(matter) = front_matter::read(text)
    {
        return Contents {
            front_matter: Some(matter),
            ..Contents::default()
        };
    }
    let lines = lines_of(text);
    let shape = Shape::of(&lines, !entry.begun);
    let mut composer = Composer::new();
    composer.begin(Zone::Body, 0);
    let mut item = false;
    for (index, line) in lines.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| &lines[before]);
        let marker = marker_length(line.content)
            .filter(|_| before.is_none_or(|before| item || before.ends_block()));
        if marker.is_some() {
            item = true;
            composer.begin(Zone::List, 0);
        } else if before.is_some_and(|before| shape.breaks(before, line)) {
            item = false;
            composer.begin(Zone::Body, 0);
        }
        write(line, marker.unwrap_or(0), &mut composer);
    }
    composer.finish()
}

/// A line of a passage.
struct Line<'a> {
    /// With its break.
    text: &'a str,
    /// Without its break, the white space around it and a note at its end.
    content: &'a str,
    /// Where it starts in the passage, in bytes.
    start: usize,
    /// Length of its content in code points.
    width: usize,
    stets: Vec<Stet>,
}

impl Line<'_> {
    /// Whether an item may begin after it.
    fn ends_block(&self) -> bool {
        self.is_blank() || self.content.ends_with(':') || ends_sentence(self.content)
    }

    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether it is a note and nothing else.
    fn is_note(&self) -> bool {
        self.content.is_empty() && !self.stets.is_empty()
    }
}

fn lines_of(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    lines(text)
        .map(|line| {
            let stets: Vec<_> = Stet::in_brackets(line, start as u32).collect();
            let mut content = line.trim();
            for stet in stets.iter().rev() {
                let note = &line[stet.span.start as usize - start..stet.span.end as usize - start];
                content = content.strip_suffix(note).unwrap_or(content).trim_end();
            }
            let parsed = Line {
                text: line,
                content,
                start,
                width: content.chars().count(),
                stets,
            };
            start += line.len();
            parsed
        })
        .collect()
}

/// How the lines of a passage were broken.
struct Shape {
    /// The longest line, in code points.
    width: usize,
    /// Every line ends a sentence: nobody wraps lines so.
    line_by_line: bool,
    /// The passage begins the draft, and may begin with a headline.
    first: bool,
}

impl Shape {
    fn of(lines: &[Line<'_>], first: bool) -> Self {
        let mut words = lines
            .iter()
            .filter(|line| !line.content.is_empty() && !line.is_note())
            .peekable();
        Self {
            width: lines.iter().map(|line| line.width).max().unwrap_or(0),
            line_by_line: words.peek().is_some() && words.all(|line| ends_sentence(line.content)),
            first,
        }
    }

    /// Whether a paragraph ends between two lines.
    fn breaks(&self, before: &Line<'_>, line: &Line<'_>) -> bool {
        if before.is_blank() || before.text.len() > LONG_LINE || self.line_by_line {
            return true;
        }
        // A wrapped line is full: the next word had no room on it.
        let word = line.content.split_whitespace().next().unwrap_or("");
        let had_room = before.width + 1 + word.chars().count() <= self.width;
        let headline = self.first && before.start == 0 && before.width * 2 < self.width * 3;
        had_room && (ends_sentence(before.content) || headline && self.width > HEADLINE_OVER)
    }
}

/// A short first line is a headline only over lines longer than this many code points: over shorter ones it may be verse.
const HEADLINE_OVER: usize = 60;

fn write(line: &Line<'_>, marker: usize, composer: &mut Composer) {
    if line.is_note() {
        for stet in &line.stets {
            composer.stet(stet.clone());
        }
        return;
    }
    let lead = line.text.len() - line.text.trim_start().len();
    let mut from = if marker > 0 { lead + marker } else { 0 };
    for stet in &line.stets {
        let span = stet.span.range();
        let (start, end) = (span.start - line.start, span.end - line.start);
        if start >= from {
            composer.verbatim(&line.text[from..start], (line.start + from) as u32);
            from = end;
        }
        composer.stet(stet.clone());
    }
    composer.verbatim(&line.text[from..], (line.start + from) as u32);
}

/// Length in bytes of the mark that makes `content` an item, with the space after it.
fn marker_length(content: &str) -> Option<usize> {
    let digits = content.bytes().take_while(u8::is_ascii_digit).count();
    let marker = if digits == 0 {
        let first = content.chars().next()?;
        if !matches!(first, '-' | '*' | '•' | '‣' | '▪' | '●') {
            return None;
        }
        first.len_utf8()
    } else if digits <= 2 && content[digits..].starts_with(['.', ')']) {
        digits + 1
    } else {
        return None;
    };
    let rest = &content[marker..];
    let words = rest.trim_start();
    (words.len() < rest.len() && !words.is_empty()).then_some(content.len() - words.len())
}

/// Whether `line` ends with a stop, closing marks and white space aside.
pub(super) fn ends_sentence(line: &str) -> bool {
    line.trim_end()
        .trim_end_matches(['”', '’', '"', '\'', ')', ']', '»', '*', '_'])
        .ends_with(['.', '!', '?', '…'])
}

fn without_break(line: &str) -> &str {
    line.trim_end_matches(['\n', '\r'])
}

/// The lines of `text`, each with its break: LF, CRLF or a lone CR.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = match memchr::memchr2(b'\n', b'\r', rest.as_bytes()) {
            Some(at)
                if rest.as_bytes()[at] == b'\r' && rest.as_bytes().get(at + 1) == Some(&b'\n') =>
            {
                at + 2
            }
            Some(at) => at + 1,
            None => rest.len(),
        };
        let (line, after) = rest.split_at(end);
        rest = after;
        Some(line)
    })
}
