//! What sort of quote it is: first by its looks alone, then with what the sieves found.

use std::ops::Range;

use super::{MarkedQuote, QuoteKind, names};
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
    /// A word that the writer keeps at a distance: a so-called “…”.
    Term,
    /// A letter under discussion, or nothing but marks.
    Token,
}

/// The kind of a quote of this shape; `framed` says that a frame of speech holds it, by whatever
/// sieve. A fragment is the speaker's only where somebody is said to have said it.
pub fn kind(shape: QuoteShape, framed: bool) -> QuoteKind {
    match (shape, framed) {
        (QuoteShape::Statement, _) => QuoteKind::Direct,
        (QuoteShape::Fragment | QuoteShape::Slogan, true) => QuoteKind::Mixed,
        (QuoteShape::Fragment, false) | (QuoteShape::Term, _) => QuoteKind::Scare,
        (QuoteShape::Slogan, false) | (QuoteShape::Name, _) => QuoteKind::Title,
        (QuoteShape::Token, _) => QuoteKind::Other,
    }
}

/// From this many words on a quote is speech, whatever its looks.
const LONG: u32 = 5;

/// The shape of a quote, by its words and those around it in its block, which begins at token `start`.
pub(in crate::reading) fn shape(
    prose: &str,
    tokens: &[Token],
    start: usize,
    quote: &MarkedQuote,
    previous: Option<(&MarkedQuote, QuoteShape)>,
) -> QuoteShape {
    let inner = &tokens[quote.inner_tokens()];
    let words = || inner.iter().filter(|token| token.is_word());
    let Some(first) = words().next() else {
        return QuoteShape::Token;
    };
    let letter = first.span.len() == 1 && !matches!(first.text(prose), "I" | "a" | "A");
    if quote.words == 1 && letter {
        return QuoteShape::Token;
    }
    let last = inner.last().map(|token| token.kind);
    let ends_as_speech = matches!(
        last,
        Some(TokenKind::Punctuation('.' | '!' | '?' | ',' | '…' | '—'))
    );
    let around = names::Around::of(prose, tokens, start, quote);
    if around.is_name() || previous.is_some_and(|previous| around.is_listed_with(previous)) {
        return QuoteShape::Name;
    }
    if quote.words < LONG && around.is_so_called() {
        return QuoteShape::Term;
    }
    if around.titled && (!ends_as_speech || around.leads_up()) {
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

/// Verbs that give somebody's word for a thing.
const NAMING: &[&str] = &[
    "call",
    "calls",
    "called",
    "calling",
    "dub",
    "dubs",
    "dubbed",
    "dubbing",
    "label",
    "labels",
    "labeled",
    "labelled",
    "labeling",
    "labelling",
    "brand",
    "brands",
    "branded",
    "branding",
    "term",
    "terms",
    "termed",
    "terming",
    "deem",
    "deems",
    "deemed",
    "describe",
    "describes",
    "described",
    "describing",
];

/// What somebody says, as a noun that words in marks follow.
const SAYINGS: &[&str] = &[
    "accusation",
    "accusations",
    "admission",
    "allegation",
    "allegations",
    "answer",
    "appeal",
    "appeals",
    "argument",
    "assertion",
    "assertions",
    "assurance",
    "assurances",
    "boast",
    "boasts",
    "call",
    "calls",
    "chant",
    "chants",
    "charge",
    "charges",
    "claim",
    "claims",
    "comment",
    "comments",
    "complaint",
    "complaints",
    "contention",
    "cries",
    "criticism",
    "cry",
    "declaration",
    "demand",
    "demands",
    "denial",
    "denials",
    "description",
    "descriptions",
    "expression",
    "lament",
    "laments",
    "mantra",
    "moniker",
    "motto",
    "nickname",
    "observation",
    "phrase",
    "plea",
    "pleas",
    "pledge",
    "pledges",
    "prediction",
    "predictions",
    "promise",
    "promises",
    "reference",
    "references",
    "refrain",
    "rejection",
    "remark",
    "remarks",
    "reply",
    "request",
    "requests",
    "shout",
    "shouts",
    "slogan",
    "slogans",
    "statement",
    "statements",
    "suggestion",
    "suggestions",
    "term",
    "terms",
    "threat",
    "threats",
    "vow",
    "vows",
    "warning",
    "warnings",
    "word",
    "words",
];

/// What somebody says, as a noun that words in marks go with: the “never again” pledge.
const REMARKS: &[&str] = &[
    "claim", "comment", "comments", "line", "mantra", "pledge", "promise", "quip", "remark",
    "remarks", "slogan", "vow",
];

/// Whether what stands right before a quote says that its words are somebody's: dubbed “…”, called it a
/// “…”, chants of “…”, the slogan “…”, the claim that “…”. Its block begins at token `start`.
pub(in crate::reading) fn is_led(
    prose: &str,
    tokens: &[Token],
    start: usize,
    (quote, shape): (&MarkedQuote, QuoteShape),
) -> bool {
    let said_of = tokens
        .get(quote.after())
        .is_some_and(|next| REMARKS.contains(&next.text(prose)));
    let ends_in_word = tokens[quote.inner_tokens()]
        .last()
        .is_some_and(Token::is_word);
    if said_of && ends_in_word {
        // “her “over my dead body” remark”
        return true;
    }
    let mut before = tokens[start..quote.tokens().start]
        .iter()
        .rev()
        .map(|token| token.text(prose));
    let mut next = || before.next().unwrap_or("");
    let mut word = next();
    let article = matches!(word, "a" | "an" | "the");
    if article {
        word = next();
    }
    if NAMING.contains(&word) {
        // “a scheme called “Safe Harbours””: a name; and so is “, called “…””.
        let named = next();
        return named != ","
            && (article || shape != QuoteShape::Slogan)
            && !names::is_work(named)
            && named != "so";
    }
    if word == "as" {
        let named = next();
        // “presents herself as a “fighter””, “described as “rude””
        return matches!(named, "himself" | "herself" | "itself" | "themselves")
            || NAMING.contains(&named) && shape != QuoteShape::Slogan;
    }
    if word == "be" && next() == "to" {
        // “said to be “furious””
        return matches!(next(), "said" | "considered" | "alleged");
    }
    if article && matches!(word, "it" | "him" | "her" | "them" | "himself" | "herself") {
        return NAMING.contains(&next());
    }
    if matches!(word, "of" | "about" | "that" | "for" | "to") {
        word = next();
        return is_saying(word) && !matches!(word, "word" | "words" | "term" | "terms");
    }
    !article && is_saying(word)
}

fn is_saying(word: &str) -> bool {
    SAYINGS
        .iter()
        .any(|saying| word.eq_ignore_ascii_case(saying))
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
