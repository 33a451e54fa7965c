//! Words in round brackets inside a quote that look like the writer's.

use crate::{
    language::{Case, Lexeme, Token, TokenKind},
    reading::quotes::QuoteShape,
    rules::{Check, Findings, PassageEvidence, Rule, Severity},
    text::Span,
};

pub(crate) static RULE: Rule = Rule {
    id: "quotes/unmarked-insertion",
    severity: Severity::Info,
    needs: &[],
    page: include_str!("unmarked_insertion.md"),
    check: Check::Passage(check),
};

/// What is heard in a room or noted by a transcriber.
const HEARD: &[&str] = &[
    "applause",
    "booing",
    "boos",
    "cheering",
    "cheers",
    "chuckles",
    "chuckling",
    "coughs",
    "crosstalk",
    "crying",
    "expletive",
    "inaudible",
    "laughing",
    "laughs",
    "laughter",
    "music",
    "pause",
    "pauses",
    "ph",
    "phonetic",
    "shouting",
    "shouts",
    "sic",
    "sighs",
    "silence",
    "singing",
    "smiles",
    "smiling",
    "sobs",
    "unintelligible",
    "whistles",
];

/// Words that point without naming, after which a writer explains.
const POINTING: &[&str] = &[
    "he", "her", "here", "him", "his", "it", "its", "she", "that", "their", "them", "there",
    "these", "they", "this", "those", "us", "we",
];

/// Verbs of written sources, whose brackets are their own.
const WRITTEN: &[&str] = &[
    "email", "emailed", "letter", "post", "posted", "posts", "read", "reads", "states", "tweet",
    "tweeted", "tweets", "wrote", "writes", "writing", "written",
];

/// A gloss is shorter than this many tokens.
const GLOSS: usize = 9;

fn check(evidence: &PassageEvidence<'_>, findings: &mut Findings) {
    let prose = evidence.prose();
    let facts = evidence.facts;
    for (index, quote) in facts.quotes.iter().enumerate() {
        if !matches!(quote.shape, QuoteShape::Statement | QuoteShape::Fragment) {
            continue;
        }
        let tokens = &facts.tokens[quote.inner_tokens()];
        let brackets = tokens
            .iter()
            .enumerate()
            .filter(|(_, token)| token.is_mark('(') && token.spaced);
        let mut written = None;
        for (open, _) in brackets {
            // A bracket in a quote within this one is seen when that one's turn comes.
            if facts.quote_at(quote.first + open as u32) != Some(index) {
                continue;
            }
            let Some(length) = gloss(prose, tokens, open) else {
                continue;
            };
            if *written.get_or_insert_with(|| is_written(evidence, quote.first as usize)) {
                break;
            }
            let (first, last) = (tokens[open].span, tokens[open + length].span);
            let span = first.join(last);
            let words = evidence
                .passage
                .prose()
                .slice(Span::new(first.end, last.start));
            findings
                .report(span, format!("“({words})” reads as if it had been said; words added to a quote stand in square brackets"))
                .unsafe_fix("Change to square brackets", span, format!("[{words}]"));
        }
    }
}

/// How many tokens after the bracket at `open` it closes, if what it holds looks like the writer's.
fn gloss(prose: &str, tokens: &[Token], open: usize) -> Option<usize> {
    let length = (1..=GLOSS).find(|&ahead| {
        tokens
            .get(open + ahead)
            .is_some_and(|token| token.is_mark(')'))
    })?;
    let inside = &tokens[open + 1..open + length];
    let first = inside.first()?;
    let plain = inside.iter().all(|token| match token.kind {
        TokenKind::Word => !HEARD.contains(&token.text(prose).to_ascii_lowercase().as_str()),
        TokenKind::Possessive | TokenKind::Punctuation('-' | '–' | '.' | ',') => true,
        _ => false,
    });
    let before = &tokens[open.checked_sub(1)?];
    if !plain || !before.is_word() || first.span.len() < 2 && first.case != Case::Capital {
        return None;
    }
    let spelled_out = matches!(first.text(prose), "i.e." | "ie");
    let points = POINTING.contains(&before.text(prose).to_ascii_lowercase().as_str());
    let names = first.is_any(Lexeme::DETERMINER)
        || first.is_capitalised() && !first.is_any(Lexeme::PRONOUN);
    let expands = before.case == Case::Upper
        && before.span.len() > 1
        && yields(prose, inside, before.text(prose));
    (spelled_out || points && names || expands).then_some(length)
}

/// Whether the words' first letters are `initials`, small words left out.
fn yields(prose: &str, words: &[Token], initials: &str) -> bool {
    let letters = initials.chars().filter(|char| char.is_alphabetic());
    words
        .iter()
        .filter(|word| word.is_capitalised())
        .filter_map(|word| word.text(prose).chars().next())
        .eq(letters)
}

/// Whether the sentence around token `index` says that the quote was written, not spoken.
fn is_written(evidence: &PassageEvidence<'_>, index: usize) -> bool {
    let facts = evidence.facts;
    let Some(sentence) = facts.sentence_at(index) else {
        return false;
    };
    let tokens = facts.sentences[sentence].tokens();
    tokens.clone().any(|at| {
        !facts.is_quoted(at as u32) && WRITTEN.contains(&facts.tokens[at].text(evidence.prose()))
    })
}
