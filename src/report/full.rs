//! Findings for people: the line, the words marked, the reason, the way out.

use std::fmt::Write as _;

use anstream::adapter::strip_str;

use super::{
    Report, Sheet, Tally,
    excerpt::{Frame, Mark, last_line, on_one_line, visible, width, wrap_words},
    place::place,
    style::{self, FAINT, HELP, RELATED, STRONG},
    summary,
};
use crate::{
    draft::{Draft, Format},
    rules::{Finding, Fix, Safety},
    text::{Span, edit},
};

/// Fixes that are shown for one finding; more would hide the next finding.
const MOST_FIXES: usize = 3;
/// A change is shown in its words if it is no longer than this many bytes.
const LONGEST_CHANGE: u32 = 48;

/// Findings with their words, framed.
#[derive(Debug, Clone, Copy)]
pub struct Full {
    /// Columns of the page.
    pub width: usize,
    /// Whether a summary ends the page.
    pub summary: bool,
}

impl Report for Full {
    fn draft(&self, sheet: &Sheet<'_>) -> String {
        let mut page = String::new();
        for finding in sheet.findings {
            self.finding(&mut page, sheet, finding);
            page.push('\n');
        }
        page
    }

    fn end(&self, tally: &Tally) -> String {
        if !self.summary {
            return String::new();
        }
        let line = summary(tally);
        if line.is_empty() {
            return line;
        }
        let line = if width(&strip_str(&line).to_string()) > self.width {
            line.replace("; ", "\n")
        } else {
            line
        };
        let mut end = format!("{line}\n");
        if let Some((rule, format)) = tally.example {
            let stet = stet(format, rule);
            let _ = writeln!(
                end,
                "{FAINT}Why: factdesk rule {rule}\nTo let it stand: {stet} at the end of its line{FAINT:#}"
            );
        }
        end
    }
}

impl Full {
    fn finding(&self, page: &mut String, sheet: &Sheet<'_>, finding: &Finding) {
        let draft = sheet.draft;
        let paint = style::severity(finding.severity);
        let head = format!("{}[{}]: ", finding.severity, finding.rule);
        let message = format!("{head}{}", on_one_line(&finding.message));
        for (index, line) in wrap_words(&message, self.width - 2).iter().enumerate() {
            match line.strip_prefix(head.trim_end()) {
                Some(rest) if index == 0 => {
                    let head = head.trim_end().trim_end_matches(':');
                    let _ = writeln!(page, "{paint}{head}{paint:#}{STRONG}:{rest}{STRONG:#}");
                }
                _ => {
                    let _ = writeln!(page, "  {STRONG}{line}{STRONG:#}");
                }
            }
        }
        let mut marks = vec![Mark {
            span: finding.span,
            style: paint,
            glyph: '━',
            label: None,
        }];
        marks.extend(finding.related.iter().map(|related| Mark {
            span: related.span,
            style: RELATED,
            glyph: '─',
            label: Some(&related.message),
        }));
        let gutter = last_line(draft, &marks).to_string().len().max(3);
        let frame = Frame {
            gutter,
            room: self.width.saturating_sub(gutter + 3).max(20),
        };
        let place = place(draft, finding.span.start);
        let path = visible(sheet.path);
        let _ = writeln!(
            page,
            "{FAINT}{:>gutter$} ╭─{FAINT:#} {path}:{}:{}",
            "", place.line, place.column
        );
        page.push_str(&frame.excerpt(draft, &marks));
        let mut fixes = finding.fixes.iter().take(MOST_FIXES).peekable();
        let mut is_first = true;
        while let Some(fix) = fixes.next() {
            let rail = if fixes.peek().is_none() {
                "╰─"
            } else {
                "├─"
            };
            let (help, change) = fix_line(draft, fix, is_first);
            let indent = gutter + 4;
            let plain = |text: &str| width(&strip_str(text).to_string());
            let _ = write!(page, "{FAINT}{:>gutter$} {rail}{FAINT:#} {help}", "");
            match change {
                Some(change) if indent + plain(&help) + plain(&change) + 2 > self.width => {
                    let rail = if fixes.peek().is_none() { " " } else { "│" };
                    let _ = write!(
                        page,
                        "\n{FAINT}{:>gutter$} {rail}{FAINT:#}        {change}",
                        ""
                    );
                }
                Some(change) => {
                    let _ = write!(page, ": {change}");
                }
                None => {}
            }
            let option = match fix.safety {
                Safety::Safe => "--fix",
                Safety::Unsafe => "--unsafe-fixes",
            };
            if is_first {
                let _ = write!(page, " {FAINT}({option}){FAINT:#}");
            }
            page.push('\n');
            is_first = false;
        }
    }
}

/// `help: Cut the second “the”` and `the the harbour → the harbour`.
fn fix_line(draft: &Draft, fix: &Fix, is_first: bool) -> (String, Option<String>) {
    let word = if is_first { "help" } else { "or" };
    let help = format!("{HELP}{word}{HELP:#}: {}", visible(&fix.title));
    let change = change(draft, fix).map(|(old, new)| format!("{old} → {new}"));
    (help, change)
}

/// The words that a fix changes before and after, with a word on either side; painted.
fn change(draft: &Draft, fix: &Fix) -> Option<(String, String)> {
    let mut edits = fix.edits.clone();
    edits.sort_unstable();
    let hull = Span::new(edits.first()?.span.start, edits.last()?.span.end);
    if hull.len() > LONGEST_CHANGE {
        return None;
    }
    let around = widened(draft, hull);
    let words = draft.slice(around);
    let local: Vec<edit::Edit> = edits
        .iter()
        .map(|edit| {
            let start = edit.span.start - around.start;
            edit::Edit::new(
                Span::new(start, start + edit.span.len()),
                edit.replacement.clone(),
            )
        })
        .collect();
    edit::apply(&words, &local)?;
    let (mut old, mut new) = (String::new(), String::new());
    let mut at = 0;
    for edit in &local {
        let range = edit.span.range();
        let same = shown(&words[at..range.start]);
        old.push_str(&same);
        new.push_str(&same);
        paint(&mut old, style::REMOVED, &words[range.clone()]);
        paint(&mut new, style::ADDED, &edit.replacement);
        at = range.end;
    }
    let same = shown(&words[at..]);
    old.push_str(&same);
    new.push_str(&same);
    Some((old, new))
}

fn shown(words: &str) -> String {
    visible(&words.replace("\r\n", " ").replace(['\n', '\r'], " ")).into_owned()
}

fn paint(line: &mut String, style: anstyle::Style, words: &str) {
    if !words.is_empty() {
        let _ = write!(line, "{style}{}{style:#}", shown(words));
    }
}

/// `span` and the words right before and after it on their lines.
fn widened(draft: &Draft, span: Span) -> Span {
    const REACH: usize = 24;
    let text = draft.text();
    let (start, end) = (span.start as usize, span.end as usize);
    let start_char = text.byte_to_char(start);
    let end_char = text.byte_to_char(end);
    let is_break = |char: char| matches!(char, '\n' | '\r');
    let take = |chars: &mut dyn Iterator<Item = char>| -> usize {
        let mut bytes = 0;
        let mut in_word = false;
        for char in chars.take(REACH) {
            if is_break(char) || (in_word && char.is_whitespace()) {
                break;
            }
            in_word |= !char.is_whitespace();
            bytes += char.len_utf8();
        }
        bytes
    };
    let before = take(&mut text.chars_at(start_char).reversed());
    let after = take(&mut text.chars_at(end_char));
    Span::of(start - before..end + after)
}

/// How a stet is written in a draft of this format.
fn stet(format: Format, rule: &str) -> String {
    match format {
        Format::Plain => format!("[stet {rule}: reason]"),
        Format::Markdown | Format::Html => format!("<!-- stet {rule}: reason -->"),
    }
}
