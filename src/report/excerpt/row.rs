//! One row of an excerpt: what can be seen of it, how wide it is, what runs under it.

use std::{borrow::Cow, fmt::Write as _, ops::Range};

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use super::window::rows;

const TAB: &str = "    ";

/// `text` with what a terminal would obey, or hide, made visible.
pub(in crate::report) fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut seen = String::with_capacity(text.len() + 8);
    for char in text.chars() {
        match char {
            '\t' => seen.push_str(TAB),
            '\u{7f}' => seen.push('␡'),
            '\0'..='\u{1f}' => seen.push(char::from_u32(0x2400 + u32::from(char)).unwrap_or('�')),
            '\u{2028}' | '\u{2029}' => seen.push('↵'),
            '\u{ad}' => seen.push('-'),
            char if is_hidden(char) => seen.push('�'),
            char => seen.push(char),
        }
    }
    Cow::Owned(seen)
}

/// Controls, marks that turn the direction of writing, and breaks that are none to us.
fn is_hidden(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{ad}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Columns that `text` takes on a terminal, once visible.
pub(in crate::report) fn width(text: &str) -> usize {
    visible(text).width()
}

/// A stretch of a row that is marked; bytes of the row.
#[derive(Debug, Clone)]
pub(super) struct Marked<'a> {
    pub(super) range: Range<usize>,
    pub(super) style: Style,
    pub(super) glyph: char,
    /// Said under the row in which the mark begins.
    pub(super) label: Option<&'a str>,
}

/// The row painted, and the rows under it. `marks` are in order of importance: the first wins where two meet.
pub(super) fn paint(text: &str, marks: &[Marked<'_>], room: usize) -> (String, Vec<String>) {
    let mut cuts: Vec<usize> = marks
        .iter()
        .flat_map(|mark| [mark.range.start, mark.range.end])
        .chain([0, text.len()])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut painted = String::with_capacity(text.len() + 32);
    // A glyph and its style for each column, and the first column of each mark.
    let mut under: Vec<Option<(char, Style)>> = Vec::new();
    let mut first_columns = vec![0; marks.len()];
    for pair in cuts.windows(2) {
        let piece = &text[pair[0]..pair[1]];
        let seen = visible(piece);
        let mark = marks
            .iter()
            .find(|mark| mark.range.start <= pair[0] && pair[1] <= mark.range.end);
        note_columns(marks, pair[0], under.len(), &mut first_columns);
        match mark {
            Some(mark) => {
                let style = mark.style;
                let _ = write!(painted, "{style}{seen}{style:#}");
            }
            None => painted.push_str(&seen),
        }
        let glyph = mark.map(|mark| (mark.glyph, mark.style));
        under.resize(under.len() + seen.width(), glyph);
    }
    note_columns(marks, text.len(), under.len(), &mut first_columns);
    for (mark, &column) in marks.iter().zip(&first_columns) {
        // Where nothing stands, or something too thin to be seen, a mark shows the place.
        if mark.range.is_empty() || under.get(column).is_none_or(Option::is_none) {
            if under.len() <= column {
                under.resize(column + 1, None);
            }
            under[column].get_or_insert(('↑', mark.style));
        }
    }
    while under.last().is_some_and(Option::is_none) {
        under.pop();
    }
    let mut below = vec![glyphs(&under)];
    let mut labels: Vec<(usize, &str, Style)> = marks
        .iter()
        .zip(&first_columns)
        .filter_map(|(mark, &column)| Some((column, mark.label?, mark.style)))
        .collect();
    labels.sort_by_key(|(column, ..)| *column);
    if let Some((column, label, style)) = labels.last().copied() {
        let is_last = under[column.min(under.len() - 1)..]
            .iter()
            .all(|glyph| glyph.is_none_or(|(_, other)| other == style));
        if is_last && under.len() + 1 + width(label) <= room {
            labels.pop();
            let _ = write!(below[0], " {style}{}{style:#}", visible(label));
        }
    }
    for (column, label, style) in labels.into_iter().rev() {
        below.extend(label_rows(column, label, style, room));
    }
    (painted, below)
}

fn note_columns(marks: &[Marked<'_>], at: usize, column: usize, columns: &mut [usize]) {
    for (mark, first) in marks.iter().zip(columns) {
        if mark.range.start == at {
            *first = column;
        }
    }
}

fn glyphs(under: &[Option<(char, Style)>]) -> String {
    let mut row = String::new();
    let mut at = 0;
    while at < under.len() {
        let run = under[at..]
            .iter()
            .take_while(|glyph| **glyph == under[at])
            .count();
        match under[at] {
            None => row.extend(std::iter::repeat_n(' ', run)),
            Some((glyph, style)) => {
                let _ = write!(row, "{style}");
                row.extend(std::iter::repeat_n(glyph, run));
                let _ = write!(row, "{style:#}");
            }
        }
        at += run;
    }
    row
}

/// A label under its mark: to the right of it where there is room, otherwise to the left, or in several rows.
fn label_rows(column: usize, label: &str, style: Style, room: usize) -> Vec<String> {
    let label = visible(label);
    let taken = label.width() + 2;
    if column + taken <= room {
        return vec![format!("{:column$}{style}╰ {label}{style:#}", "")];
    }
    if taken <= column + 1 {
        let indent = column + 1 - taken;
        return vec![format!("{:indent$}{style}{label} ╯{style:#}", "")];
    }
    let column = column.min(room / 4);
    rows(&label, room.saturating_sub(column + 2))
        .into_iter()
        .enumerate()
        .map(|(index, range)| {
            let rail = if index == 0 { "╰" } else { " " };
            format!("{:column$}{style}{rail} {}{style:#}", "", &label[range])
        })
        .collect()
}
