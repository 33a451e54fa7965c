//! What sort of quote it is: first by its looks alone, then with what the sieves found.

use std::ops::Range;

use super::{MarkedQuote, QuoteKind};
use crate::language::{Case, Lexeme, Token, TokenKind};

/// What a quote looks like by itself, from its own words and those right around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum QuoteShape {
    /// Stands as speech: a sentence, or so many words that nobody coins them.
    #[default]
    Statement,
    /// A few words that are part of the writer's sentence.
    Fragment,
    /// The name of a work, programme, ship.
    Name,
    /// Words in title case that nothing before them says to be a name: a slogan, a nickname, a title
    /// somebody gives.
    Slogan,
    /// A word under discussion, a sign, a slogan, or nothing but marks.
    Token,
}

/// The kind of a quote of this shape; `framed` says that a frame of speech holds it, by whatever
/// sieve. A fragment is the speaker's only where somebody is said to have said it.
pub fn kind(shape: QuoteShape, framed: bool) -> QuoteKind {
    match (shape, framed) {
        (QuoteShape::Statement, _) => QuoteKind::Direct,
        (QuoteShape::Fragment | QuoteShape::Slogan, true) => QuoteKind::Mixed,
        (QuoteShape::Fragment, false) => QuoteKind::Scare,
        (QuoteShape::Slogan, false) | (QuoteShape::Name, _) => QuoteKind::Title,
        (QuoteShape::Token, _) => QuoteKind::Other,
    }
}

/// From this many words on a quote is speech, whatever its looks.
const LONG: u32 = 5;

/// The shape of a quote, by its words and those around it in the facts.
pub(in crate::reading) fn shape(prose: &str, tokens: &[Token], quote: &MarkedQuote) -> QuoteShape {
    let inner = &tokens[quote.inner_tokens()];
    let words = || inner.iter().filter(|token| token.is_word());
    let Some(first) = words().next() else {
        return QuoteShape::Token;
    };
    let last = inner.last().map(|token| token.kind);
    let weighty = words()
        .filter(|word| word.span.len() > 3 || word.is_capitalised())
        .count();
    let titled = weighty > 1
        && words()
            .filter(|word| word.span.len() > 3 || word.is_capitalised())
            .all(Token::is_capitalised);
    let ends_as_speech = matches!(
        last,
        Some(TokenKind::Punctuation('.' | '!' | '?' | ',' | '…' | '—'))
    );
    if titled && is_work(prose, tokens, quote) {
        return QuoteShape::Name;
    }
    if titled && (!ends_as_speech || is_named(prose, tokens, quote)) {
        return QuoteShape::Slogan;
    }
    if quote.words >= LONG
        || first.case != Case::Lower && ends_as_speech && quote.words >= 2
        || ends_as_speech && inner.iter().any(|token| token.is_any(Lexeme::PRONOUN))
    {
        return QuoteShape::Statement;
    }
    QuoteShape::Fragment
}

/// Words before the name of a work.
const WORKS: &[&str] = &[
    "album",
    "anthem",
    "article",
    "ballad",
    "biography",
    "blog",
    "book",
    "bestseller",
    "called",
    "cartoon",
    "classic",
    "classics",
    "clip",
    "column",
    "comedy",
    "documentary",
    "drama",
    "entitled",
    "episode",
    "essay",
    "film",
    "hit",
    "hymn",
    "magazine",
    "memoir",
    "movie",
    "musical",
    "newsletter",
    "novel",
    "opera",
    "painting",
    "play",
    "podcast",
    "poem",
    "program",
    "programme",
    "pseudonym",
    "publish",
    "published",
    "radio",
    "revival",
    "sequel",
    "series",
    "serial",
    "show",
    "single",
    "sitcom",
    "song",
    "thriller",
    "titled",
    "titles",
    "trilogy",
    "tune",
    "video",
    "watch",
    "watched",
];

/// Whether what stands right before a quote in title case says that it names a work or a programme:
/// the film “…”, her book, “…”, on NBC’s “…”, on “…”, author of “…”.
fn is_work(prose: &str, tokens: &[Token], quote: &MarkedQuote) -> bool {
    let text = |back: usize| {
        (quote.first as usize)
            .checked_sub(1 + back)
            .map_or("", |index| tokens[index].text(prose))
    };
    let (last, before) = if text(1) == "," {
        (text(2), text(3))
    } else {
        (text(1), text(2))
    };
    let possessive = (quote.first as usize).checked_sub(3).is_some_and(|owner| {
        tokens[owner + 1].kind == TokenKind::Possessive
            && (tokens[owner].case == Case::Upper || tokens[owner].is_any(Lexeme::KNOWN_BODY))
    });
    let is = |word: &str| WORKS.iter().any(|work| word.eq_ignore_ascii_case(work));
    possessive
        || is(last)
        || last.eq_ignore_ascii_case("on")
        || last == "of"
            && matches!(
                before,
                "author"
                    | "star"
                    | "host"
                    | "co-host"
                    | "editor"
                    | "creator"
                    | "director"
                    | "writer"
            )
        || last == "in" && matches!(before, "starred" | "appeared" | "roles" | "role")
}

/// Whether the word right before a quote in title case leads up to a name rather than to speech: on
/// “Morning in Halden,”; her film “The Crane.”; not: said “Good Morning Halden.”
fn is_named(prose: &str, tokens: &[Token], quote: &MarkedQuote) -> bool {
    let Some(before) = (quote.first as usize)
        .checked_sub(2)
        .map(|before| &tokens[before])
    else {
        return false;
    };
    let leads = match before.kind {
        TokenKind::Word => !before.is_any(Lexeme::SPEECH | Lexeme::OBJECT_PRONOUN),
        TokenKind::Possessive => true,
        _ => false,
    };
    leads && before.text(prose) != "that"
}

/// Whether the writer's sentence `range` says that somebody said something: a verb of speech, or
/// `according to`, outside its quotes. `unit` tells for a quote's first token one past its last.
pub(in crate::reading) fn has_frame(
    prose: &str,
    tokens: &[Token],
    range: Range<usize>,
    unit: impl Fn(usize) -> Option<usize>,
) -> bool {
    let mut index = range.start;
    while index < range.end {
        if let Some(after) = unit(index) {
            index = after.max(index + 1);
            continue;
        }
        let token = &tokens[index];
        if token.case == Case::Lower
            && (token.is_any(Lexeme::SPEECH | Lexeme::WEAK_SPEECH)
                || token.text(prose) == "according")
        {
            return true;
        }
        index += 1;
    }
    false
}
