//! Words, figures and marks of a stretch of prose.

use super::lexicon::{self, Lexeme};
use crate::text::Span;

/// The smallest thing a rule looks at. Its span is of the prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes of the prose.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// How a word is capitalised; [`Case::None`] for anything else.
    pub case: Case,
    /// What a word may be, by the word lists.
    pub lexeme: Lexeme,
    /// Whether white space (or the block's start) stands before it.
    pub spaced: bool,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, hyphens and stops of abbreviations: `don’t`, `Jean-Luc`, `U.S.`, `Dr.`
    Word,
    /// The ending `’s`, `'s` or a bare apostrophe after a plural, apart from its word.
    Possessive,
    /// Figures with their inner points and commas: `1,234.5`, `9`.
    Number,
    /// A mark that may open or close a quote: `"`, `“`, `”`, `''`, `‘`, `’`, `'`, «».
    QuotationMark,
    /// Any other single mark.
    Punctuation(char),
    /// An address, e-mail, handle or hashtag: no rule of language applies inside.
    Address,
}

/// How a word is capitalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Case {
    /// Not a word, or one without case.
    None,
    /// `word`
    Lower,
    /// `Word`, and single capital letters
    Capital,
    /// `WORD`
    Upper,
    /// `McDonald`, `iPhone`, `FBi`
    Mixed,
}

impl Token {
    /// Its letters in `prose`.
    pub fn text<'a>(&self, prose: &'a str) -> &'a str {
        prose.get(self.span.range()).unwrap_or("")
    }

    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Whether it begins with a capital letter.
    pub fn is_capitalised(&self) -> bool {
        matches!(self.case, Case::Capital | Case::Upper)
            || self.case == Case::Mixed && self.lexeme.contains(Lexeme::INITIAL_CAPITAL)
    }

    /// Whether it is this mark.
    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == TokenKind::Punctuation(mark)
    }

    /// Whether the word lists give it any of `classes`.
    pub fn is_any(&self, classes: Lexeme) -> bool {
        self.lexeme.intersects(classes)
    }
}

/// Appends the tokens of `prose[span]`, one block, to `tokens`.
pub fn tokenize(prose: &str, span: Span, tokens: &mut Vec<Token>) {
    let Some(block) = prose.get(span.range()) else {
        return;
    };
    let mut scanner = Scanner {
        block,
        at: 0,
        base: span.start,
        spaced: true,
    };
    while let Some(token) = scanner.next() {
        tokens.push(token);
    }
}

struct Scanner<'a> {
    block: &'a str,
    at: usize,
    base: u32,
    spaced: bool,
}

impl Scanner<'_> {
    fn next(&mut self) -> Option<Token> {
        let first = loop {
            let char = self.block[self.at..].chars().next()?;
            if !char.is_whitespace() {
                break char;
            }
            self.spaced = true;
            self.at += char.len_utf8();
        };
        let rest = &self.block[self.at..];
        let (length, kind) = match first {
            '@' | '#' => match handle_length(rest) {
                Some(length) => (length, TokenKind::Address),
                None => (1, TokenKind::Punctuation(first)),
            },
            '0'..='9' => number(rest),
            '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '‚' | '‛' => {
                (first.len_utf8(), TokenKind::QuotationMark)
            }
            '\'' | '’' | '`' => self.apostrophe(rest, first),
            _ if is_letter(first) => match address_length(rest) {
                Some(length) => (length, TokenKind::Address),
                None => (word_length(rest), TokenKind::Word),
            },
            _ if first.is_numeric() => (first.len_utf8(), TokenKind::Number),
            _ => (first.len_utf8(), TokenKind::Punctuation(first)),
        };
        let start = self.at;
        self.at += length;
        let text = &self.block[start..self.at];
        let case = if kind == TokenKind::Word {
            case_of(text)
        } else {
            Case::None
        };
        let mut lexeme = if kind == TokenKind::Word {
            lexicon::lookup(text)
        } else {
            Lexeme::empty()
        };
        if case == Case::Mixed && first.is_uppercase() {
            lexeme = lexeme | Lexeme::INITIAL_CAPITAL;
        }
        let token = Token {
            span: Span::of(start..self.at).shifted(self.base),
            kind,
            case,
            lexeme,
            spaced: self.spaced,
        };
        self.spaced = false;
        Some(token)
    }

    /// A possessive ending, a clipped word (`’em`, `’90s`) or a mark; two apostrophes are one mark.
    fn apostrophe(&self, rest: &str, first: char) -> (usize, TokenKind) {
        let width = first.len_utf8();
        let after = &rest[width..];
        if after.starts_with(first) && first != '’' {
            // Two, or by a slip three, apostrophes are one double mark.
            let more = if after[width..].starts_with(first) {
                3
            } else {
                2
            };
            return (more * width, TokenKind::QuotationMark);
        }
        if !self.spaced && first != '`' {
            let mut following = after.chars();
            let letter_before = self.block[..self.at]
                .chars()
                .next_back()
                .is_some_and(char::is_alphanumeric);
            if letter_before
                && matches!(following.next(), Some('s' | 'S'))
                && !following.next().is_some_and(char::is_alphanumeric)
            {
                return (width + 1, TokenKind::Possessive);
            }
        }
        (width, TokenKind::QuotationMark)
    }
}

fn is_letter(char: char) -> bool {
    char.is_alphabetic() || is_joining(char)
}

/// Combining marks and joiners, which belong to the letter before.
fn is_joining(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

/// Letters, then further letters after single inner hyphens and apostrophes; the stop of an abbreviation included.
fn word_length(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((index, char)) = chars.next() {
        if is_letter(char) || char.is_ascii_digit() {
            end = index + char.len_utf8();
            continue;
        }
        let next = chars.peek().map(|&(_, next)| next);
        let joins = match char {
            '\'' | '’' => {
                next.is_some_and(is_letter) && !ends_possessively(&rest[index + char.len_utf8()..])
            }
            '-' | '‐' | '‑' => next.is_some_and(char::is_alphanumeric),
            '.' => next.is_some_and(is_letter) && is_initials(&rest[..index]),
            '&' => {
                next.is_some_and(char::is_uppercase)
                    && rest[..index].chars().all(char::is_uppercase)
            }
            _ => false,
        };
        if !joins {
            if char == '.' && super::abbreviation::takes_stop(&rest[..index]) {
                end = index + 1;
            }
            break;
        }
    }
    end.max(rest.chars().next().map_or(1, char::len_utf8))
}

/// Whether what follows an apostrophe is the ending `s` and nothing more.
fn ends_possessively(after: &str) -> bool {
    let mut chars = after.chars();
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric)
}

/// `U`, `U.S`, `a`, `p.m`: single letters with stops between.
fn is_initials(text: &str) -> bool {
    let mut letters = text.split('.');
    letters.all(|part| {
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    })
}

/// Figures with inner commas, points, colons and slashes, and what is written on to them: `1,234.5`, `9-4` is three tokens, `4m`, `1990s`, `3rd`.
fn number(rest: &str) -> (usize, TokenKind) {
    let bytes = rest.as_bytes();
    let mut end = 0;
    while end < bytes.len() {
        let joins = bytes[end].is_ascii_digit()
            || matches!(bytes[end], b',' | b'.' | b':')
                && end > 0
                && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !joins {
            break;
        }
        end += 1;
    }
    let suffix: usize = rest[end..]
        .chars()
        .take_while(|&char| is_letter(char))
        .map(char::len_utf8)
        .sum();
    (end + suffix, TokenKind::Number)
}

/// Length of `@name` or `#tag`.
fn handle_length(rest: &str) -> Option<usize> {
    let name: usize = rest[1..]
        .chars()
        .take_while(|&char| char.is_alphanumeric() || char == '_')
        .map(char::len_utf8)
        .sum();
    (name > 0).then_some(name + 1)
}

/// Length of a web or e-mail address at the start of `rest`.
fn address_length(rest: &str) -> Option<usize> {
    let chunk = &rest[..rest.find(char::is_whitespace).unwrap_or(rest.len())];
    let lead = chunk.as_bytes();
    let is_web =
        lead.starts_with(b"http://") || lead.starts_with(b"https://") || lead.starts_with(b"www.");
    let is_mail = || {
        memchr::memchr(b'@', lead).is_some_and(|at| {
            at > 0
                && chunk[..at]
                    .chars()
                    .all(|char| char.is_alphanumeric() || "._+-".contains(char))
                && chunk[at + 1..].contains('.')
        })
    };
    let is_domain = || {
        let host = chunk
            .split(['/', ',', ';', ')', '’', '”', '"'])
            .next()
            .unwrap_or("");
        let host = host.trim_end_matches(['.', '?', '!', ':']);
        host.rsplit_once('.').is_some_and(|(name, end)| {
            name.len() > 1
                && !is_initials(host)
                && DOMAINS.contains(&end)
                && name
                    .chars()
                    .all(|char| char.is_alphanumeric() || char == '.' || char == '-')
        })
    };
    if !(is_web || is_mail() || is_domain()) {
        return None;
    }
    let end = chunk
        .find(['"', '“', '”', '<', '>', ')'])
        .unwrap_or(chunk.len());
    Some(
        chunk[..end]
            .trim_end_matches(['.', ',', ';', ':', '?', '!', '\'', '’'])
            .len(),
    )
}

/// Ends of addresses that are written without `www` in copy.
const DOMAINS: [&str; 14] = [
    "com", "org", "net", "gov", "edu", "info", "tv", "eu", "uk", "tk", "io", "news", "int", "de",
];

fn case_of(word: &str) -> Case {
    let (mut upper, mut lower, mut first_upper, mut letters) = (0, 0, false, 0);
    for char in word.chars() {
        if char.is_uppercase() {
            upper += 1;
            first_upper |= letters == 0;
        } else if char.is_lowercase() {
            lower += 1;
        } else {
            continue;
        }
        letters += 1;
    }
    match (upper, lower) {
        (0, 0) => Case::None,
        (0, _) => Case::Lower,
        (1, 0) => Case::Capital,
        (_, 0) => Case::Upper,
        (1, _) if first_upper => Case::Capital,
        _ if first_upper && compound_capital(word) => Case::Capital,
        _ => Case::Mixed,
    }
}

/// `Jean-Luc`, `O’Neill`, `Anglo-American`: each part begins with its only capital.
fn compound_capital(word: &str) -> bool {
    word.split(['-', '‐', '‑', '\'', '’']).all(|part| {
        let mut chars = part.chars();
        chars
            .next()
            .is_none_or(|first| !first.is_lowercase() || part.len() < 4)
            && chars.all(|char| !char.is_uppercase())
    })
}
