//! What the front matter says of the story: date, profile, sources.

use jiff::civil::Date;
use serde::Deserialize;

use super::plain::lines;
use crate::text::Span;

/// The front matter's facts; spans are of the passage, which begins the draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrontMatter {
    /// The day the story speaks from, and where it is written.
    pub date: Option<(Date, Span)>,
    /// Name of a house profile.
    pub profile: Option<(String, Span)>,
    /// Paths or addresses of the reporter's material, as written.
    pub sources: Vec<(String, Span)>,
    /// Why the front matter could not be read, in a sentence.
    pub fault: Option<(String, Span)>,
}

/// Front matter longer than this many bytes is none: a rule across the page was not meant to hide the story.
const LONGEST: usize = 16 * 1024;

/// A line longer than this many bytes is not looked at further.
const LONGEST_LINE: usize = 1024;

/// How front matter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Syntax {
    /// Between lines of `---`.
    Yaml,
    /// Between lines of `+++`.
    Toml,
}

impl Syntax {
    /// What stands between a key and its value.
    pub const fn separator(self) -> char {
        match self {
            Self::Yaml => ':',
            Self::Toml => '=',
        }
    }
}

/// How many bytes at the start of `text` were looked at to decide whether it begins with front matter,
/// and whether it does; then they are the front matter with the blank lines after it.
pub(super) fn extent(text: &str) -> (usize, bool) {
    let mut lines = lines(text);
    let Some((syntax, opening)) = lines.next().and_then(|line| {
        let syntax = match line.trim_end() {
            "---" => Syntax::Yaml,
            "+++" => Syntax::Toml,
            _ => return None,
        };
        Some((syntax, line))
    }) else {
        return (0, false);
    };
    let mut end = opening.len();
    let mut complete = false;
    for line in lines {
        if complete {
            if line.trim().is_empty() {
                end += line.len();
                continue;
            }
            break;
        }
        end += line.len().min(LONGEST_LINE);
        if closes(line, syntax) {
            complete = true;
        } else if line.len() >= LONGEST_LINE || end > LONGEST || !belongs(line, syntax) {
            break;
        }
    }
    (end, complete)
}

/// The syntax of the front matter that begins `text` and goes on past its end, whether or not it is
/// closed further on.
pub(super) fn left_open(text: &str) -> Option<Syntax> {
    let mut lines = lines(text);
    let syntax = match lines.next()?.trim_end() {
        "---" => Syntax::Yaml,
        "+++" => Syntax::Toml,
        _ => return None,
    };
    let goes_on = text.len() <= LONGEST
        && text.ends_with(['\n', '\r'])
        && lines.all(|line| !closes(line, syntax) && belongs(line, syntax));
    goes_on.then_some(syntax)
}

fn closes(line: &str, syntax: Syntax) -> bool {
    match line.trim_end() {
        "---" | "..." => syntax == Syntax::Yaml,
        "+++" => syntax == Syntax::Toml,
        _ => false,
    }
}

/// Whether `line` may stand in front matter: prose may not.
fn belongs(line: &str, syntax: Syntax) -> bool {
    let line = line.trim_end();
    let Some(first) = line.chars().next() else {
        return true;
    };
    if matches!(first, ' ' | '\t' | '#' | ']' | '}' | '[' | '{')
        || line.starts_with("- ")
        || line == "-"
    {
        return true;
    }
    let Some((key, value)) = line.split_once(syntax.separator()) else {
        return false;
    };
    let separated = syntax == Syntax::Toml || value.is_empty() || value.starts_with([' ', '\t']);
    let key = key.trim_matches(['"', '\'']);
    separated
        && key.split_whitespace().count() <= 3
        && key
            .chars()
            .all(|char| char.is_alphanumeric() || matches!(char, '_' | '-' | '.' | ' ' | '"'))
}

/// The front matter that is the whole of `passage`, if that is front matter.
pub(super) fn read(passage: &str) -> Option<FrontMatter> {
    if !extent(passage).1 {
        return None;
    }
    let mut all = lines(passage);
    let opening = all.next()?;
    let syntax = if opening.starts_with('-') {
        Syntax::Yaml
    } else {
        Syntax::Toml
    };
    let length: usize = all
        .take_while(|line| !closes(line, syntax))
        .map(str::len)
        .sum();
    let body = &passage[opening.len()..opening.len() + length];
    Some(match syntax {
        Syntax::Yaml => yaml(body, opening.len()),
        Syntax::Toml => toml(body, opening.len()),
    })
}

/// The values of the keys we know, as either syntax gives them.
struct Found {
    date: Option<(String, Span)>,
    profile: Option<(String, Span)>,
    sources: Vec<(String, Span)>,
}

impl Found {
    fn into_front_matter(self) -> FrontMatter {
        let mut matter = FrontMatter {
            profile: self.profile,
            sources: self.sources,
            ..FrontMatter::default()
        };
        if let Some((written, span)) = self.date {
            match date(&written) {
                Some(date) => matter.date = Some((date, span)),
                None => {
                    matter.fault = Some((
                        format!("“{written}” is not a date; write it as 2026-01-31"),
                        span,
                    ));
                }
            }
        }
        matter
    }
}

/// The day that `written` names: `2026-01-12`, alone or with a time after it. A time zone does not move the day.
pub(super) fn date(written: &str) -> Option<Date> {
    let written = written.trim();
    let day = written.get(..10)?;
    let rest = &written[10..];
    let plain = day.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    if !plain || !(rest.is_empty() || rest.starts_with(['T', 't', ' '])) {
        return None;
    }
    day.parse().ok()
}

/// The keys we know; `sources` is one text or a list of them. Not an untagged enum: that forgets where
/// its values stand.
#[derive(Deserialize)]
struct Keys<D, P, S> {
    date: Option<D>,
    profile: Option<P>,
    sources: Option<S>,
}

fn yaml(body: &str, base: usize) -> FrontMatter {
    use serde_saphyr::{Error, Location, Spanned};

    type Text = Spanned<String>;
    type One = Option<Keys<Text, Text, Text>>;
    type Many = Option<Keys<Text, Text, Vec<Text>>>;

    fn keys<S>(body: &str) -> Result<Option<Keys<Text, Text, S>>, Error>
    where
        S: serde::de::DeserializeOwned,
    {
        let mut options = serde_saphyr::Options::default();
        options.with_snippet = false;
        serde_saphyr::from_str_with_options(body, options)
    }

    let range = |location: Location| {
        let span = location.span();
        // Errors in the syntax know their line only.
        let start = span.byte_offset().map_or_else(
            || {
                lines(body)
                    .take((location.line() as usize).saturating_sub(1))
                    .map(str::len)
                    .sum()
            },
            |offset| offset as usize,
        );
        let length = span.byte_len().map_or(0, |length| length as usize);
        start..start + length
    };
    let spanned = |value: Text| (value.value, place(body, base, range(value.referenced)));
    if body.trim().is_empty() {
        return FrontMatter::default();
    }
    let many: Result<Many, _> = keys(body);
    let found = many
        .map(|keys| keys.map(|keys| found(keys, spanned)))
        .or_else(|error| {
            let one: Result<One, _> = keys(body);
            one.map(|keys| {
                keys.map(|keys| {
                    let Keys {
                        date,
                        profile,
                        sources,
                    } = keys;
                    let sources = sources.map(|source| vec![source]);
                    found(
                        Keys {
                            date,
                            profile,
                            sources,
                        },
                        spanned,
                    )
                })
            })
            .map_err(|other| {
                further(error, other, |error| {
                    error.location().map(|location| range(location).start)
                })
            })
        });
    match found {
        Ok(found) => found.map_or_else(FrontMatter::default, Found::into_front_matter),
        Err(error) => fault(
            body,
            base,
            error.location().map_or(0, |location| range(location).start),
            format!(
                "The front matter is not YAML ({}); put values with a colon or a quotation mark in them between quotes",
                reason(&error.to_string())
            ),
        ),
    }
}

fn toml(body: &str, base: usize) -> FrontMatter {
    use toml::Spanned;

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Day {
        Written(String),
        Date(toml::value::Datetime),
    }

    type Text = Spanned<String>;
    type One = Keys<Spanned<Day>, Text, Text>;
    type Many = Keys<Spanned<Day>, Text, Vec<Text>>;

    let text = |value: Text| {
        let span = place(body, base, value.span());
        (value.into_inner(), span)
    };
    let keys = |keys: Many| Found {
        date: keys.date.map(|date| {
            let span = place(body, base, date.span());
            match date.into_inner() {
                Day::Written(text) => (text, span),
                Day::Date(date) => (date.to_string(), span),
            }
        }),
        profile: keys.profile.map(text),
        sources: keys
            .sources
            .unwrap_or_default()
            .into_iter()
            .map(text)
            .collect(),
    };
    let found = toml::from_str::<Many>(body).map(keys).or_else(|error| {
        toml::from_str::<One>(body)
            .map(
                |Keys {
                     date,
                     profile,
                     sources,
                 }| {
                    let sources = sources.map(|source| vec![source]);
                    keys(Keys {
                        date,
                        profile,
                        sources,
                    })
                },
            )
            .map_err(|other| further(error, other, |error| error.span().map(|range| range.start)))
    });
    match found {
        Ok(found) => found.into_front_matter(),
        Err(error) => fault(
            body,
            base,
            error.span().map_or(0, |range| range.start),
            format!(
                "The front matter is not TOML ({}); put text between quotes",
                reason(error.message())
            ),
        ),
    }
}

/// `keys` with the place of each value.
fn found<T>(keys: Keys<T, T, Vec<T>>, text: impl Fn(T) -> (String, Span)) -> Found {
    Found {
        date: keys.date.map(&text),
        profile: keys.profile.map(&text),
        sources: keys
            .sources
            .unwrap_or_default()
            .into_iter()
            .map(&text)
            .collect(),
    }
}

/// Of two errors, from reading `sources` in two ways, the one further on: the other is about the wrong way.
fn further<E>(one: E, other: E, at: impl Fn(&E) -> Option<usize>) -> E {
    if at(&other) >= at(&one) { other } else { one }
}

/// Front matter that could not be read, for a reason on the line of byte `at` of `body`.
fn fault(body: &str, base: usize, at: usize, sentence: String) -> FrontMatter {
    let line = line_around(body, floor(body, at));
    FrontMatter {
        fault: Some((sentence, place(body, base, line))),
        ..FrontMatter::default()
    }
}

/// `range` of `body` as a span of the passage, in which it starts at byte `base`.
fn place(body: &str, base: usize, range: std::ops::Range<usize>) -> Span {
    Span::of(base + floor(body, range.start)..base + floor(body, range.end))
}

/// `at`, or the nearest place before it that is in `text` and on a character boundary.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The line of `text` that holds byte `at`, without its break and the white space around it.
fn line_around(text: &str, at: usize) -> std::ops::Range<usize> {
    let mut start = 0;
    for line in lines(text) {
        if at < start + line.len() || start + line.len() == text.len() {
            let lead = line.len() - line.trim_start().len();
            return start + lead.min(line.trim_end().len())..start + line.trim_end().len();
        }
        start += line.len();
    }
    0..0
}

/// A library's message without its own count of lines, which knows nothing of the line above.
fn reason(message: &str) -> &str {
    let first = message.lines().next().unwrap_or_default();
    first.split(" at line ").next().unwrap_or(first)
}
