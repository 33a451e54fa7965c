//! The frame around an excerpt: line numbers, the rail, rows, gaps.

use std::fmt::Write as _;

use super::{
    Line, Mark, line, lines_of,
    row::{self, Marked, visible, width},
    window::{self, Window},
};
use crate::{draft::Draft, report::style::FAINT, text::Span};

/// Lines of a mark that are shown at its start and at its end, where it runs over more.
const FIRST_LINES: usize = 3;
const LAST_LINES: usize = 1;
/// Rows of a window that are shown at its start and at its end, where it has more.
const FIRST_ROWS: usize = 5;
const LAST_ROWS: usize = 2;

/// The page an excerpt is printed on.
#[derive(Debug, Clone, Copy)]
pub(in crate::report) struct Frame {
    /// Columns for line numbers.
    pub(in crate::report) gutter: usize,
    /// Columns for text.
    pub(in crate::report) room: usize,
}

/// A window with the parts of marks that lie in it.
struct View<'a, 'm> {
    line: Line,
    window: Window,
    /// Index of the mark, its part on this line, whether it begins here.
    parts: Vec<(usize, Span, bool)>,
    marks: &'m [Mark<'a>],
}

impl Frame {
    /// The marked words in their lines. The first mark is the most important.
    pub(in crate::report) fn excerpt(self, draft: &Draft, marks: &[Mark<'_>]) -> String {
        let mut page = String::new();
        let mut before: Option<usize> = None;
        for view in self.views(draft, marks) {
            let number = view.line.number;
            match before {
                // The same line, further on.
                Some(last) if last == number => self.rail(&mut page, "", "⋮", ""),
                Some(last) if last + 1 < number => self.rail(&mut page, "", "⋮", ""),
                _ => {}
            }
            let is_new = before != Some(number);
            before = Some(number);
            self.view(&mut page, draft, &view, is_new);
        }
        page
    }

    /// A row of the page: number, rail, text.
    pub(in crate::report) fn rail(self, page: &mut String, number: &str, rail: &str, text: &str) {
        let gutter = self.gutter;
        let _ = write!(page, "{FAINT}{number:>gutter$} {rail}{FAINT:#}");
        if !text.is_empty() {
            page.push(' ');
            page.push_str(text);
        }
        page.push('\n');
    }

    fn views<'a, 'm>(self, draft: &Draft, marks: &'m [Mark<'a>]) -> Vec<View<'a, 'm>> {
        let mut views: Vec<View<'a, 'm>> = Vec::new();
        let mut parts: Vec<(Line, usize, Span, bool)> = Vec::new();
        for (index, mark) in marks.iter().enumerate() {
            let lines = lines_of(draft, mark.span);
            let (first, last) = (lines.start, lines.end);
            for number in lines {
                if number >= first + FIRST_LINES && number + LAST_LINES < last {
                    continue;
                }
                let line = line(draft, number);
                let start = mark.span.start.clamp(line.span.start, line.span.end);
                let end = mark.span.end.clamp(start, line.span.end);
                parts.push((line, index, Span::new(start, end), number == first));
            }
        }
        parts.sort_by_key(|(line, index, span, _)| (line.number, span.start, *index));
        for (line, index, span, is_first) in parts {
            let window = window::around(draft, line, span, self.room);
            match views.last_mut() {
                Some(view) if view.line == line && view.window.span.end >= window.span.start => {
                    view.window = Window {
                        span: view.window.span.join(window.span),
                        cut_before: view.window.cut_before && window.cut_before,
                        cut_after: view.window.cut_after && window.cut_after,
                    };
                    view.parts.push((index, span, is_first));
                }
                _ => views.push(View {
                    line,
                    window,
                    parts: vec![(index, span, is_first)],
                    marks,
                }),
            }
        }
        views
    }

    fn view(self, page: &mut String, draft: &Draft, view: &View<'_, '_>, is_new: bool) {
        let text = draft.slice(view.window.span);
        let rows = window::rows(&text, self.room - 2);
        let count = rows.len();
        for (index, range) in rows.into_iter().enumerate() {
            if index >= FIRST_ROWS && index + LAST_ROWS < count {
                if index == FIRST_ROWS {
                    self.rail(page, "", "⋮", "");
                }
                continue;
            }
            let number = if index == 0 && is_new {
                (view.line.number + 1).to_string()
            } else {
                String::new()
            };
            let row_text = text[range.clone()].trim_end();
            let row =
                Span::of(range.start..range.start + row_text.len()).shifted(view.window.span.start);
            let before = if index == 0 && view.window.cut_before {
                "… "
            } else {
                ""
            };
            let after = if index + 1 == count && view.window.cut_after {
                " …"
            } else {
                ""
            };
            let marks = marks_on(view, row, index + 1 == count);
            let (painted, under) = row::paint(row_text, &marks, self.room);
            let faint = |text: &str| {
                if text.is_empty() {
                    String::new()
                } else {
                    format!("{FAINT}{text}{FAINT:#}")
                }
            };
            let painted = format!("{}{painted}{}", faint(before), faint(after));
            self.rail(page, &number, "│", &painted);
            if !marks.is_empty() {
                let indent = width(before);
                for row in under {
                    self.rail(page, "", "│", &format!("{:indent$}{row}", ""));
                }
            }
        }
    }
}

/// The marks on one row, the most important first, in bytes of the row.
fn marks_on<'a>(view: &View<'a, '_>, row: Span, is_last: bool) -> Vec<Marked<'a>> {
    let mut marks: Vec<(usize, Marked<'a>)> = view
        .parts
        .iter()
        .filter_map(|&(index, span, is_first)| {
            let here = span.overlaps(row)
                || (span.is_empty()
                    && row.touches(span.start)
                    && (is_last || span.start < row.end || span.start == row.start));
            if !here {
                return None;
            }
            let mark = &view.marks[index];
            let start = span.start.max(row.start) - row.start;
            let end = span
                .end
                .clamp(row.start + start, row.end.max(row.start + start))
                - row.start;
            let begins = is_first && span.start >= row.start;
            Some((
                index,
                Marked {
                    range: start as usize..end as usize,
                    style: mark.style,
                    glyph: mark.glyph,
                    label: mark.label.filter(|_| begins),
                },
            ))
        })
        .collect();
    marks.sort_by_key(|(index, _)| *index);
    marks.into_iter().map(|(_, mark)| mark).collect()
}

/// `text` in lines no wider than `room`, broken between words.
pub(in crate::report) fn wrap_words(text: &str, room: usize) -> Vec<String> {
    let text = visible(text);
    window::rows(&text, room)
        .into_iter()
        .map(|range| text[range].trim_end().to_owned())
        .collect()
}
