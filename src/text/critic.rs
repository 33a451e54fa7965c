//! CriticMarkup: how editors mark copy, and how pages and marked readings say what they expect.
//!
//! `{==words==}` marks, `{~~old~>new~~}` replaces, `{--old--}` cuts, `{++new++}` adds; any number of
//! notes `{>>why<<}` may follow a mark at once.

use std::fmt;

use super::Span;

/// A text and the marks that stood in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marked {
    /// The text as it was before anybody marked it.
    pub text: String,
    /// The marks in the order they stand; they do not overlap.
    pub marks: Vec<Mark>,
}

/// One mark and the notes at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands, in bytes of [`Marked::text`].
    pub span: Span,
    /// What it does there.
    pub kind: MarkKind,
    /// The notes right after it.
    pub notes: Vec<String>,
}

/// What a mark does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkKind {
    /// `{==words==}`
    Highlight,
    /// `{~~old~>new~~}`, `{--old--}` (empty) and `{++new++}` (at an empty span): what the words become.
    Replace(String),
}

/// A mark that was opened and does not end as it must.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriticError {
    /// The line it opens on, from 1.
    pub line: usize,
    /// Its opening sign.
    pub sign: &'static str,
}

impl fmt::Display for CriticError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "line {}: the mark opened by “{}” does not end",
            self.line, self.sign
        )
    }
}

impl std::error::Error for CriticError {}

const SIGNS: [(&str, &str); 5] = [
    ("{==", "==}"),
    ("{~~", "~~}"),
    ("{--", "--}"),
    ("{++", "++}"),
    ("{>>", "<<}"),
];

/// Takes the marks out of `copy`.
///
/// # Errors
/// Names the line of a mark that does not end. A note with no mark before it marks the empty span there.
pub fn read(copy: &str) -> Result<Marked, CriticError> {
    let mut marked = Marked::default();
    let mut rest = copy;
    // Whether a note here belongs to the last mark.
    let mut after_mark = false;
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        marked.text.push_str(before);
        after_mark &= before.is_empty();
        let Some((opening, closing)) = SIGNS
            .into_iter()
            .find(|(opening, _)| from.starts_with(opening))
        else {
            marked.text.push('{');
            after_mark = false;
            rest = &from[1..];
            continue;
        };
        let body = &from[opening.len()..];
        let error = || CriticError {
            line: copy[..copy.len() - from.len()].matches('\n').count() + 1,
            sign: opening,
        };
        let end = body.find(closing).ok_or_else(error)?;
        let inner = &body[..end];
        rest = &body[end + closing.len()..];
        let start = marked.text.len();
        let (words, kind) = match opening {
            "{==" => (inner, MarkKind::Highlight),
            "{--" => (inner, MarkKind::Replace(String::new())),
            "{++" => ("", MarkKind::Replace(inner.to_owned())),
            "{~~" => {
                let (old, new) = inner.split_once("~>").ok_or_else(error)?;
                (old, MarkKind::Replace(new.to_owned()))
            }
            _ => {
                match marked.marks.last_mut() {
                    Some(mark) if after_mark => mark.notes.push(inner.to_owned()),
                    _ => marked.marks.push(Mark {
                        span: Span::at(start as u32),
                        kind: MarkKind::Highlight,
                        notes: vec![inner.to_owned()],
                    }),
                }
                after_mark = true;
                continue;
            }
        };
        marked.text.push_str(words);
        marked.marks.push(Mark {
            span: Span::of(start..marked.text.len()),
            kind,
            notes: Vec::new(),
        });
        after_mark = true;
    }
    marked.text.push_str(rest);
    Ok(marked)
}

/// `text` with `marks` written into it. A mark that overlaps the one before it is left out.
pub fn write(text: &str, marks: &[Mark]) -> String {
    let mut ordered: Vec<&Mark> = marks.iter().collect();
    ordered.sort_by_key(|mark| mark.span);
    let mut copy = String::with_capacity(text.len() * 2);
    let mut at = 0;
    for mark in ordered {
        let span = mark.span.range();
        let (Some(before), Some(words)) = (text.get(at..span.start), text.get(span.clone())) else {
            continue;
        };
        copy.push_str(before);
        match &mark.kind {
            MarkKind::Highlight if words.is_empty() => {}
            MarkKind::Highlight => copy.extend(["{==", words, "==}"]),
            MarkKind::Replace(new) if words.is_empty() => copy.extend(["{++", new, "++}"]),
            MarkKind::Replace(new) if new.is_empty() => copy.extend(["{--", words, "--}"]),
            MarkKind::Replace(new) => copy.extend(["{~~", words, "~>", new, "~~}"]),
        }
        for note in &mark.notes {
            copy.extend(["{>>", note, "<<}"]);
        }
        at = span.end;
    }
    copy.push_str(text.get(at..).unwrap_or(""));
    copy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_and_written_back() {
        let copy = "A {==b==}{>>c<<}{>>d<<} e{--f--}{++g++}{~~h~>i~~} {j} k{>>l<<}";
        let marked = read(copy).unwrap();
        assert_eq!(marked.text, "A b efh {j} k");
        assert_eq!(marked.marks.len(), 5);
        assert_eq!(marked.marks[0].notes, ["c", "d"]);
        assert_eq!(write(&marked.text, &marked.marks), copy);
    }

    #[test]
    fn a_mark_without_end_is_named_by_line() {
        let error = read("one\ntwo {==three").unwrap_err();
        assert_eq!((error.line, error.sign), (2, "{=="));
    }
}
