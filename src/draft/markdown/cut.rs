//! Where passages of Markdown end, line by line.
//!
//! Blank lines end a passage, except where they stand inside something: a fence, a comment, an item.
//! What is never closed runs to the end of the text, as the parser has it, so that no decision is
//! taken far from the lines it is about.

use super::is_rule;
use crate::draft::{
    front_matter,
    passage::{Entry, LONGEST},
    plain::{ends_sentence, lines},
};

/// What the line stands in.
#[derive(Clone, Copy)]
enum Inside {
    /// Paragraphs, headings, lists, block quotes.
    Blocks,
    /// Code between fences of at least this many of this mark.
    Fence(u8, usize),
    /// HTML that ends with one of these.
    Html(&'static [&'static str]),
    /// HTML that ends with a blank line.
    HtmlLines,
}

pub(in crate::draft) fn first_passage(text: &str, entry: Entry) -> (usize, Entry) {
    let mut minimum = 0;
    if !entry.begun {
        let (length, complete) = front_matter::extent(text);
        if complete {
            return (length, Entry::later());
        }
        minimum = length;
    }
    let mut cutter = Cutter {
        inside: Inside::Blocks,
        item: None,
        before: Before::Start,
        length: 0,
    };
    for line in lines(text) {
        if cutter.ends_before(line) && cutter.length >= minimum {
            break;
        }
        cutter.take(line);
        cutter.length += line.len();
    }
    (cutter.length, Entry::later())
}

/// What the line before is, as far as the next one is read differently after it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// There is none that is not blank.
    Start,
    /// It ends what went before: a blank line or a heading.
    End,
    /// A line of a paragraph.
    Paragraph { sentence_ended: bool },
    /// Any other.
    Other,
}

struct Cutter {
    inside: Inside,
    /// In a list: the column at which the words of its items start.
    item: Option<usize>,
    before: Before,
    length: usize,
}

impl Cutter {
    /// Whether the passage ends before `line`.
    fn ends_before(&self, line: &str) -> bool {
        if self.before == Before::Start || !matches!(self.inside, Inside::Blocks) || is_blank(line)
        {
            return false;
        }
        let (indent, content) = indent(line);
        if self.item.is_some_and(|item| indent >= item) {
            return false;
        }
        if self.before == Before::End {
            return true;
        }
        if indent > 3 {
            return false;
        }
        heading(content)
            || content.starts_with("[^")
            || self.length > LONGEST
                && if self.item.is_some() {
                    item_width(content).is_some()
                } else {
                    // Only between two lines that are words and nothing else.
                    self.before
                        == (Before::Paragraph {
                            sentence_ended: true,
                        })
                        && content
                            .starts_with(|char: char| char.is_alphabetic() || "“\"‘".contains(char))
                }
    }

    /// Takes `line` into the passage.
    fn take(&mut self, line: &str) {
        if is_blank(line) {
            if matches!(self.inside, Inside::HtmlLines | Inside::Blocks) {
                self.inside = Inside::Blocks;
                if self.before != Before::Start {
                    self.before = Before::End;
                }
            }
            return;
        }
        let before = std::mem::replace(&mut self.before, Before::Other);
        match self.inside {
            Inside::Fence(mark, length) => {
                if closes_fence(line, mark, length) {
                    self.inside = Inside::Blocks;
                }
                return;
            }
            Inside::Html(ends) => {
                if contains_any(line, ends) {
                    self.inside = Inside::Blocks;
                }
                return;
            }
            Inside::HtmlLines => return,
            Inside::Blocks => {}
        }
        let (indent, content) = indent(line);
        let in_item = self.item.is_some_and(|item| indent >= item);
        if in_item || indent > 3 {
            // Whatever begins in an item ends with it; outside it is code or the next line of a paragraph.
            return;
        }
        self.begin(indent, content, before);
    }

    /// Takes a line that stands in no item and may begin something.
    fn begin(&mut self, indent: usize, content: &str, before: Before) {
        let in_paragraph = matches!(before, Before::Paragraph { .. });
        if heading(content) {
            self.item = None;
            self.before = Before::End;
        } else if let Some((mark, length)) = fence(content) {
            self.item = None;
            self.inside = Inside::Fence(mark, length);
        } else if let Some(html) = html_block(content, !in_paragraph) {
            self.item = None;
            self.inside = match html {
                Inside::Html(ends) if contains_any(&content[2..], ends) => Inside::Blocks,
                html => html,
            };
        } else if content.starts_with('>') || is_rule(content) {
            self.item = None;
        } else if let Some(width) = item_width(content)
            && (!in_paragraph || self.item.is_some() || interrupts(content))
        {
            self.item = Some(indent + width);
        } else {
            // Also the lazy next line of an item, which must not end it: an item goes on after it.
            if in_paragraph
                || matches!(before, Before::Start | Before::End) && !content.contains('|')
            {
                self.before = Before::Paragraph {
                    sentence_ended: ends_sentence(content),
                };
            }
        }
    }
}

fn is_blank(line: &str) -> bool {
    line.bytes()
        .all(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
}

/// The column at which the words of `line` start, and the words.
fn indent(line: &str) -> (usize, &str) {
    let mut column = 0;
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            b' ' => column += 1,
            b'\t' => column += 4 - column % 4,
            _ => return (column, &line[at..]),
        }
    }
    (column, "")
}

fn heading(content: &str) -> bool {
    let marks = content.bytes().take_while(|byte| *byte == b'#').count();
    (1..=6).contains(&marks)
        && content[marks..]
            .bytes()
            .next()
            .is_none_or(|byte| byte.is_ascii_whitespace())
}

fn fence(content: &str) -> Option<(u8, usize)> {
    let mark = *content.as_bytes().first()?;
    if !matches!(mark, b'`' | b'~') {
        return None;
    }
    let length = content.bytes().take_while(|byte| *byte == mark).count();
    (length >= 3 && (mark == b'~' || !content[length..].contains('`'))).then_some((mark, length))
}

fn closes_fence(line: &str, mark: u8, length: usize) -> bool {
    let (indent, content) = indent(line);
    let marks = content.bytes().take_while(|byte| *byte == mark).count();
    indent <= 3 && marks >= length && is_blank(&content[marks..])
}

/// Width of the marker of an item, with the spaces after it.
fn item_width(content: &str) -> Option<usize> {
    let bytes = content.as_bytes();
    let marker = match bytes.first()? {
        b'-' | b'+' | b'*' => 1,
        b'0'..=b'9' => {
            let digits = bytes
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            if digits > 9 || !matches!(bytes.get(digits), Some(b'.' | b')')) {
                return None;
            }
            digits + 1
        }
        _ => return None,
    };
    let rest = &content[marker..];
    if !rest.starts_with([' ', '\t', '\n', '\r']) && !rest.is_empty() {
        return None;
    }
    let (spaces, words) = indent(rest);
    let blank = is_blank(words);
    Some(marker + if blank || spaces > 4 { 1 } else { spaces })
}

/// Whether an item may begin in the middle of a paragraph: not `7. ` by chance at the start of a line.
fn interrupts(content: &str) -> bool {
    !content.starts_with(|char: char| char.is_ascii_digit())
        || content.starts_with("1.")
        || content.starts_with("1)")
}

fn contains_any(line: &str, ends: &[&str]) -> bool {
    ends.iter().any(|end| {
        line.as_bytes()
            .windows(end.len())
            .any(|window| window.eq_ignore_ascii_case(end.as_bytes()))
    })
}

/// The block of HTML that begins with `content`, by the ways in which it ends.
fn html_block(content: &str, may_begin: bool) -> Option<Inside> {
    let rest = content.strip_prefix('<')?;
    if rest.starts_with("!--") {
        return Some(Inside::Html(&["-->"]));
    }
    if rest.starts_with('?') {
        return Some(Inside::Html(&["?>"]));
    }
    if rest.starts_with("![CDATA[") {
        return Some(Inside::Html(&["]]>"]));
    }
    if rest.starts_with('!') && rest[1..].starts_with(|char: char| char.is_ascii_alphabetic()) {
        return Some(Inside::Html(&[">"]));
    }
    let closing = rest.starts_with('/');
    let name_and_rest = if closing { &rest[1..] } else { rest };
    let length = name_and_rest
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
        .count();
    let (name, after) = name_and_rest.split_at(length);
    if !name.starts_with(|char: char| char.is_ascii_alphabetic()) {
        return None;
    }
    let name = name.to_ascii_lowercase();
    let name_ends = after.is_empty() || after.starts_with(['>', ' ', '\t', '\n', '\r']);
    if !closing && name_ends && matches!(name.as_str(), "script" | "pre" | "style" | "textarea") {
        return Some(Inside::Html(&[
            "</script>",
            "</pre>",
            "</style>",
            "</textarea>",
        ]));
    }
    if (name_ends || after.starts_with("/>")) && BLOCK_NAMES.contains(&name.as_str()) {
        return Some(Inside::HtmlLines);
    }
    // Any other tag, if it is alone on its line and no paragraph is going on.
    let alone = content.trim_end().strip_suffix('>').is_some_and(|tag| {
        !tag[1..].contains(['<', '>']) && (name_ends || after.starts_with("/>"))
    });
    (may_begin && alone).then_some(Inside::HtmlLines)
}

/// The elements whose tags begin a block of HTML even within a paragraph.
const BLOCK_NAMES: &[&str] = &[
    "address",
    "article",
    "aside",
    "base",
    "basefont",
    "blockquote",
    "body",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "link",
    "main",
    "menu",
    "menuitem",
    "nav",
    "noframes",
    "ol",
    "optgroup",
    "option",
    "p",
    "param",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "track",
    "ul",
];
