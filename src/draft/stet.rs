//! *Stet*, the copy editor's "let it stand".

use crate::text::Span;

/// A note that lets findings stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stet {
    /// The whole note, with its brackets.
    pub span: Span,
    /// The rules it names, each with its place; empty means every rule.
    pub rules: Vec<(String, Span)>,
    /// Why, as the editor wrote it.
    pub reason: String,
    /// What it excuses.
    pub reach: StetReach,
}

/// What a stet excuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StetReach {
    /// The line it ends, or the next line where it stands alone.
    Line,
    /// The whole file.
    File,
}

impl Stet {
    /// The note that the comment `<!-- … -->` is, if it is one. It stands at byte `at`.
    pub(super) fn in_comment(comment: &str, at: u32) -> Option<Self> {
        let inner = comment.strip_prefix("<!--")?.strip_suffix("-->")?;
        let span = Span::new(at, at + comment.len() as u32);
        Self::of(inner, at + "<!--".len() as u32, span)
    }

    /// The notes `[stet …]` in `line`, which stands at byte `at`.
    pub(super) fn in_brackets(line: &str, at: u32) -> impl Iterator<Item = Self> {
        memchr::memchr_iter(b'[', line.as_bytes()).filter_map(move |open| {
            let rest = &line[open + 1..];
            // Up to the next bracket only: a line of opening ones is not searched to its end for each.
            let length = memchr::memchr2(b'[', b']', rest.as_bytes())?;
            if !rest[length..].starts_with(']') {
                return None;
            }
            let start = at + open as u32;
            let span = Span::new(start, start + length as u32 + 2);
            Self::of(&rest[..length], start + 1, span)
        })
    }

    /// The note that says `inner`, which stands at byte `at` within the whole note's `span`.
    fn of(inner: &str, at: u32, span: Span) -> Option<Self> {
        let trimmed = inner.trim_start();
        let (reach, rest) = if starts_with_word(trimmed, "stet-file") {
            (StetReach::File, &trimmed["stet-file".len()..])
        } else if starts_with_word(trimmed, "stet") {
            (StetReach::Line, &trimmed["stet".len()..])
        } else {
            return None;
        };
        let at = at + (inner.len() - rest.len()) as u32;
        let (names, reason) = rest.split_once(':').unwrap_or((rest, ""));
        let mut rules = Vec::new();
        let mut from = 0;
        for name in names.split_inclusive(|char: char| char == ',' || char.is_whitespace()) {
            let word = name.trim_end_matches(|char: char| char == ',' || char.is_whitespace());
            if !word.is_empty() {
                let start = at + from;
                rules.push((word.to_owned(), Span::new(start, start + word.len() as u32)));
            }
            from += name.len() as u32;
        }
        Some(Self {
            span,
            rules,
            reason: reason.trim().to_owned(),
            reach,
        })
    }

    /// The same note `by` bytes further on.
    #[must_use]
    pub(crate) fn shifted(&self, by: u32) -> Self {
        Self {
            span: self.span.shifted(by),
            rules: self
                .rules
                .iter()
                .map(|(rule, span)| (rule.clone(), span.shifted(by)))
                .collect(),
            reason: self.reason.clone(),
            reach: self.reach,
        }
    }
}

/// Whether `text` starts with `word`, in any case, and no longer word.
fn starts_with_word(text: &str, word: &str) -> bool {
    text.get(..word.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(word))
        && !text[word.len()..].starts_with(|char: char| char.is_alphanumeric() || char == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(stet: &Stet) -> (Vec<&str>, &str, StetReach) {
        let rules = stet.rules.iter().map(|(rule, _)| rule.as_str()).collect();
        (rules, &stet.reason, stet.reach)
    }

    #[test]
    fn comments() {
        use StetReach::{File, Line};
        for (comment, rules, reason, reach) in [
            ("<!-- stet -->", &[][..], "", Line),
            ("<!--stet-->", &[], "", Line),
            ("<!-- stet-file -->", &[], "", File),
            ("<!-- stet: her own word -->", &[], "her own word", Line),
            (
                "<!-- stet titles/duplicated-title: the ministry's own: wording -->",
                &["titles/duplicated-title"],
                "the ministry's own: wording",
                Line,
            ),
            (
                "<!-- stet-file duplicated-title,quotes  names/x -->",
                &["duplicated-title", "quotes", "names/x"],
                "",
                File,
            ),
        ] {
            let stet = Stet::in_comment(comment, 7).expect(comment);
            assert_eq!(said(&stet), (rules.to_vec(), reason, reach), "{comment}");
            assert_eq!(stet.span, Span::new(7, 7 + comment.len() as u32));
            for (rule, span) in &stet.rules {
                assert_eq!(
                    &&comment[span.start as usize - 7..span.end as usize - 7],
                    rule
                );
            }
        }
        for comment in [
            "<!-- stets -->",
            "<!-- stet-line -->",
            "<!-- a stet -->",
            "<!---->",
            "<!--",
        ] {
            assert_eq!(Stet::in_comment(comment, 0), None, "{comment}");
        }
    }

    #[test]
    fn brackets() {
        let line = "One [sic] two [stet] three [stet names/x: so] [stet";
        let spans: Vec<_> = Stet::in_brackets(line, 0)
            .map(|stet| &line[stet.span.range()])
            .collect();
        assert_eq!(spans, ["[stet]", "[stet names/x: so]"]);
    }
}
