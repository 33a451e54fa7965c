//! Words, figures and marks of a stretch of prose.

use super::{
    address,
    lexicon::{self, Lexeme},
};
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
    /// Whether it is a word that is written with the stop of an abbreviation: `Dr.`, `U.S.`, `J.`
    pub stopped: bool,
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
    /// Single ones that belong to no quote stay what they are; after a plural they become [`Self::Possessive`].
    QuotationMark,
    /// Any other single mark; `...` is `…`, an emoji of several characters its first.
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

/// Length and kind of a token, and whether it ends with a stop of its own.
type Found = (usize, TokenKind, bool);

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
        let width = first.len_utf8();
        let (length, kind, stopped) = match first {
            'a'..='z' | 'A'..='Z' => word(rest),
            '0'..='9' => (number_length(rest), TokenKind::Number, false),
            '.' => dots(rest),
            '@' | '#' => match address::handle_length(rest) {
                Some(length) => (length, TokenKind::Address, false),
                None => (width, TokenKind::Punctuation(first), false),
            },
            '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‚' | '‛' => {
                (width, TokenKind::QuotationMark, false)
            }
            '\'' | '’' | '‘' | '`' => self.apostrophe(rest, first),
            _ if first.is_alphabetic() => word(rest),
            _ if first.is_numeric() => (width, TokenKind::Number, false),
            _ if first.is_ascii() => (width, TokenKind::Punctuation(first), false),
            _ => (symbol_length(rest), TokenKind::Punctuation(first), false),
        };
        let start = self.at;
        self.at += length;
        let text = &self.block[start..self.at];
        let (case, lexeme) = if kind == TokenKind::Word {
            let case = case_of(text);
            let lexeme = lexicon::lookup(text);
            if case == Case::Mixed && first.is_uppercase() {
                (case, lexeme | Lexeme::INITIAL_CAPITAL)
            } else {
                (case, lexeme)
            }
        } else {
            (Case::None, Lexeme::empty())
        };
        let token = Token {
            span: Span::of(start..self.at).shifted(self.base),
            kind,
            case,
            lexeme,
            spaced: self.spaced,
            stopped,
        };
        self.spaced = false;
        Some(token)
    }

    /// A possessive ending, a clipped word (`’em`, `’90s`) or a mark; two apostrophes are one mark.
    fn apostrophe(&self, rest: &str, first: char) -> Found {
        let width = first.len_utf8();
        let run = rest
            .chars()
            .take_while(|&char| char == first)
            .take(4)
            .count();
        if run > 1 {
            // Of three, two are the double mark: the outer two.
            let mark = if run == 3 && !self.leads() { 1 } else { 2 };
            return (mark * width, TokenKind::QuotationMark, false);
        }
        let after = &rest[width..];
        let before = self.block[..self.at].chars().next_back();
        let tied = before
            .is_some_and(|char| char.is_alphanumeric() || matches!(char, '.' | '”' | '"' | '»'));
        if tied && !self.spaced && first != '`' && ends_possessively(after) {
            return (width + 1, TokenKind::Possessive, false);
        }
        if !before.is_some_and(char::is_alphanumeric)
            && let Some(length) = clipped_length(after, first)
        {
            let kind = if after.starts_with(|char: char| char.is_ascii_digit()) {
                TokenKind::Number
            } else {
                TokenKind::Word
            };
            return (width + length, kind, false);
        }
        (width, TokenKind::QuotationMark, false)
    }

    /// Whether what stands before is no word, so that a mark here opens.
    fn leads(&self) -> bool {
        self.spaced
            || self.block[..self.at]
                .chars()
                .next_back()
                .is_some_and(|char| matches!(char, '(' | '[' | '—' | '–' | '-'))
    }
}

/// Words that are written with an apostrophe for what was cut from their start.
const CLIPPED: [&str; 8] = ["tis", "twas", "twere", "twill", "em", "til", "n", "cause"];

/// Length of a clipped word or year after its apostrophe: `tis`, `n’`, `90s`.
fn clipped_length(after: &str, apostrophe: char) -> Option<usize> {
    let letters = after
        .bytes()
        .take_while(u8::is_ascii_alphanumeric)
        .take(6)
        .count();
    let text = &after[..letters];
    let following = after[letters..].chars().next();
    if following.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let bytes = text.as_bytes();
    if letters >= 2 && bytes[..2].iter().all(u8::is_ascii_digit) {
        let decade = letters == 3 && bytes[2] == b's';
        return (decade || letters == 2 && apostrophe == '’').then_some(letters);
    }
    let known = CLIPPED
        .iter()
        .find(|known| known.eq_ignore_ascii_case(text))?;
    match (*known, following) {
        ("n", Some(end @ ('\'' | '’'))) => Some(1 + end.len_utf8()),
        ("n", _) => None,
        // `'Cause` may open a quote as well; only the curly apostrophe says it does not.
        ("cause" | "til", _) if apostrophe != '’' => None,
        _ => Some(letters),
    }
}

/// A stop, or `...` and `. . .` as one mark. Of four stops the first is a full stop.
fn dots(rest: &str) -> Found {
    let bytes = rest.as_bytes();
    let run = bytes.iter().take_while(|&&byte| byte == b'.').count();
    match run {
        1 if rest.starts_with(". . .") => (5, TokenKind::Punctuation('…'), false),
        0..=2 | 4 => (1, TokenKind::Punctuation('.'), false),
        _ => (run, TokenKind::Punctuation('…'), false),
    }
}

/// A symbol with what joins it: an emoji with its variations and joined parts is one.
fn symbol_length(rest: &str) -> usize {
    let mut joined = true;
    rest.char_indices()
        .find(|&(_, char)| {
            let part = joined || is_joining(char) || matches!(char, '\u{1f3fb}'..='\u{1f3ff}');
            joined = char == '\u{200d}';
            !part
        })
        .map_or(rest.len(), |(index, _)| index)
}

fn is_letter(char: char) -> bool {
    char.is_alphabetic() || is_joining(char)
}

/// Combining marks and joiners, which belong to the character before.
fn is_joining(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

/// A word, or the address that begins with one: letters, then further letters after single inner
/// hyphens and apostrophes; the stop of an abbreviation included.
fn word(rest: &str) -> Found {
    let mut at = 0;
    // Letters since the last stop, and whether all parts before were single letters: `U.S.`
    let (mut part, mut initials, mut capitals) = (0, true, true);
    while let Some(char) = rest[at..].chars().next() {
        let width = char.len_utf8();
        if char.is_ascii_alphanumeric() || is_letter(char) {
            initials &= !char.is_ascii_digit() && (part == 0 || is_joining(char));
            capitals &= char.is_uppercase();
            part += 1;
            at += width;
            continue;
        }
        let after = &rest[at + width..];
        let next = || after.chars().next();
        let joins = match char {
            '\'' | '’' => next().is_some_and(is_letter) && !ends_possessively(after),
            '-' | '‐' | '‑' => next().is_some_and(char::is_alphanumeric),
            '.' => initials && next().is_some_and(is_letter) && single_letter(after),
            '&' => capitals && next().is_some_and(char::is_uppercase),
            _ => false,
        };
        if joins {
            initials &= char == '.';
            part = 0;
            at += width;
            continue;
        }
        if matches!(char, '.' | '@' | ':' | '_' | '+')
            && next().is_some_and(|next| !next.is_whitespace())
            && let Some(length) = address::length(rest)
        {
            return (length, TokenKind::Address, false);
        }
        if char == '.' && super::abbreviation::takes_stop(&rest[..at], after) {
            return (at + 1, TokenKind::Word, true);
        }
        break;
    }
    (at, TokenKind::Word, false)
}

/// Whether `after` begins with one letter and no second.
fn single_letter(after: &str) -> bool {
    !after.chars().nth(1).is_some_and(char::is_alphanumeric)
}

/// Whether what follows an apostrophe is the ending `s` and nothing more.
fn ends_possessively(after: &str) -> bool {
    let mut chars = after.chars();
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric)
}

/// Figures with inner commas, points and colons, and what is written on to them: `1,234.5`, `10:30`,
/// `4m`, `1990s`, `3rd`; `9-4` is three tokens.
fn number_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut end = 0;
    while end < bytes.len() {
        let joins = bytes[end].is_ascii_digit()
            || matches!(bytes[end], b',' | b'.' | b':')
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
    end + suffix
}

fn case_of(word: &str) -> Case {
    let bytes = word.as_bytes();
    if let Some((first, others)) = bytes.split_first()
        && others.iter().all(u8::is_ascii_lowercase)
    {
        // Nearly all words of copy.
        if first.is_ascii_lowercase() {
            return Case::Lower;
        }
        if first.is_ascii_uppercase() {
            return Case::Capital;
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        tokenize(text, Span::of(0..text.len()), &mut tokens);
        tokens
    }

    /// The tokens of `text`, one space between.
    fn cut(text: &str) -> String {
        let words: Vec<&str> = tokens(text).iter().map(|token| token.text(text)).collect();
        words.join(" ")
    }

    #[test]
    fn words_keep_what_is_theirs() {
        assert_eq!(cut("O’Neill doesn't know."), "O’Neill doesn't know .");
        assert_eq!(cut("Jean-Luc’s boat"), "Jean-Luc ’s boat");
        assert_eq!(cut("the U.S. and J.K. Lind"), "the U.S. and J.K. Lind");
        assert_eq!(cut("at 5 p.m. on"), "at 5 p.m. on");
        assert_eq!(
            cut("rock ’n’ roll, 'tis the ’90s"),
            "rock ’n’ roll , 'tis the ’90s"
        );
        assert_eq!(cut("rock'n'roll"), "rock'n'roll");
        assert_eq!(cut("Cafe\u{301}s"), "Cafe\u{301}s");
        assert_eq!(cut("AT&T and Lind"), "AT&T and Lind");
    }

    #[test]
    fn a_stop_belongs_to_an_abbreviation_only() {
        assert_eq!(cut("No. 5 and No. We"), "No. 5 and No . We");
        assert_eq!(cut("It was I. We"), "It was I . We");
        assert_eq!(cut("The end."), "The end .");
        assert_eq!(cut("Mr. Lind Jr."), "Mr. Lind Jr.");
    }

    #[test]
    fn dots_in_a_row_are_one_mark() {
        assert_eq!(cut("well... no"), "well ... no");
        assert_eq!(cut("well . . . no"), "well . . . no");
        assert_eq!(tokens("well . . . no").len(), 3);
        assert_eq!(cut("done.... We"), "done . ... We");
    }

    #[test]
    fn figures_keep_their_points() {
        assert_eq!(cut("1,234.5 at 10:30, 4.2m"), "1,234.5 at 10:30 , 4.2m");
        assert_eq!(cut("6'2\""), "6 ' 2 \"");
    }

    #[test]
    fn addresses_are_one_token() {
        assert_eq!(
            cut("see https://halden.example/a_b?c=d. Then"),
            "see https://halden.example/a_b?c=d . Then"
        );
        assert_eq!(cut("(mara.lind@halden.org)"), "( mara.lind@halden.org )");
        assert_eq!(cut("Halden.com’s owner"), "Halden.com ’s owner");
        assert_eq!(cut("@maralind and #ferry"), "@maralind and #ferry");
        assert_eq!(cut("the end.org"), "the end.org");
        assert_eq!(cut("the end.But"), "the end . But");
    }

    #[test]
    fn two_apostrophes_are_a_mark_and_three_are_two() {
        assert_eq!(cut("''No,'' she said"), "'' No , '' she said");
        assert_eq!(cut("''she said 'no.'''"), "'' she said ' no . ' ''");
        assert_eq!(cut("'''No' was"), "'' ' No ' was");
    }

    #[test]
    fn an_emoji_is_one_token() {
        assert_eq!(cut("We won 👩‍🚀👍🏽!"), "We won 👩‍🚀 👍🏽 !");
    }
}
