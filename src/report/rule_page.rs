//! A rule's page for a terminal: headings, wrapped paragraphs, examples with their marks as an editor sees them.

use std::fmt::Write as _;

use super::{
    excerpt::wrap_words,
    style::{self, ADDED, FAINT, REMOVED, STRONG},
};
use crate::{
    rules::Rule,
    text::critic::{self, MarkKind},
};

/// The page of `rule`, `columns` wide, with escape codes.
pub fn rule_page(rule: &Rule, columns: usize) -> String {
    let mut page = String::new();
    let mut lines = rule.page.lines().peekable();
    let mut paragraph = String::new();
    while let Some(line) = lines.next() {
        if let Some(info) = line.strip_prefix("```") {
            flush(&mut page, &mut paragraph, columns);
            let mut fence = String::new();
            for line in lines.by_ref().take_while(|line| !line.starts_with("```")) {
                fence.push_str(line);
                fence.push('\n');
            }
            example(&mut page, rule, info, &fence);
        } else if let Some(heading) = line.strip_prefix('#') {
            flush(&mut page, &mut paragraph, columns);
            let is_title = !heading.starts_with('#');
            let heading = heading.trim_start_matches('#').trim();
            if is_title {
                let paint = style::severity(rule.severity);
                let _ = writeln!(
                    page,
                    "{STRONG}{heading}{STRONG:#} {paint}{}{paint:#}\n",
                    rule.severity
                );
            } else {
                let _ = writeln!(page, "{STRONG}{heading}{STRONG:#}\n");
            }
        } else if line.trim().is_empty() {
            flush(&mut page, &mut paragraph, columns);
        } else {
            if line.starts_with("- ") {
                flush_line(&mut page, &mut paragraph, columns);
            }
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(line.trim());
        }
    }
    flush(&mut page, &mut paragraph, columns);
    page.truncate(page.trim_end().len());
    page.push('\n');
    page
}

fn flush(page: &mut String, paragraph: &mut String, columns: usize) {
    if !paragraph.is_empty() {
        flush_line(page, paragraph, columns);
        page.push('\n');
    }
}

fn flush_line(page: &mut String, paragraph: &mut String, columns: usize) {
    for row in wrap_words(paragraph, columns) {
        page.push_str(&inline(&row));
        page.push('\n');
    }
    paragraph.clear();
}

/// Code in a line of the page stands out; nothing else of Markdown is used there.
fn inline(line: &str) -> String {
    let mut shown = String::with_capacity(line.len());
    for (index, part) in line.split('`').enumerate() {
        if index % 2 == 1 {
            let _ = write!(shown, "{}{part}{:#}", style::RELATED, style::RELATED);
        } else {
            shown.push_str(part);
        }
    }
    shown
}

/// An example, its marks painted and their notes under the line that they end on.
fn example(page: &mut String, rule: &Rule, info: &str, fence: &str) {
    let literal = info.split_whitespace().any(|word| word == "literally");
    let marked = match critic::read(fence) {
        Ok(marked) if !literal => marked,
        _ => critic::Marked {
            text: fence.to_owned(),
            marks: Vec::new(),
        },
    };
    let paint = style::severity(rule.severity).underline();
    let mut painted = String::new();
    let mut at = 0;
    let mut notes: Vec<&str> = Vec::new();
    for mark in &marked.marks {
        let span = mark.span.range();
        copy(&mut painted, &marked.text[at..span.start], &mut notes);
        let words = &marked.text[span.clone()];
        match &mark.kind {
            MarkKind::Highlight => {
                let _ = write!(painted, "{paint}{words}{paint:#}");
            }
            MarkKind::Replace(new) => {
                if !words.is_empty() {
                    let _ = write!(painted, "{REMOVED}{words}{REMOVED:#}");
                }
                if !words.is_empty() && !new.is_empty() {
                    painted.push(' ');
                }
                if !new.is_empty() {
                    let _ = write!(painted, "{ADDED}{new}{ADDED:#}");
                }
            }
        }
        notes.extend(mark.notes.iter().map(String::as_str));
        at = span.end;
    }
    copy(&mut painted, &marked.text[at..], &mut notes);
    for line in painted.lines() {
        let _ = writeln!(page, "{FAINT}  │{FAINT:#} {line}");
    }
    page.push('\n');
}

/// Copies text; where its line ends, what was noted on it follows.
fn copy(painted: &mut String, text: &str, notes: &mut Vec<&str>) {
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            painted.push('\n');
            for note in notes.drain(..) {
                let _ = writeln!(painted, "{FAINT}  ╰ {note}{FAINT:#}");
            }
        }
        painted.push_str(line);
    }
}
