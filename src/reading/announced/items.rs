//! The items of a list, where it is plain what they are.

use std::ops::Range;

use crate::{
    language::{Lexeme, TokenKind, date::Words},
    reading::{
        Facts, NameClass,
        quantities::{Role, is_plural},
    },
};

/// An item has at most so many words.
const LONGEST: usize = 6;

/// Words with which a list says more, or less, than its items.
const OTHERWISE: &[&str] = &[
    "including",
    "include",
    "etc",
    "etc.",
    "others",
    "other",
    "more",
    "plus",
    "or",
    "nor",
    "well",
    "who",
    "which",
    "that",
    "whose",
    "both",
    "either",
    "each",
    "but",
    "not",
    "then",
    "also",
    "among",
    "with",
    "because",
    "when",
    "while",
    "as",
    "his",
    "her",
    "their",
    "its",
    "my",
    "our",
    "family",
    "families",
    "respectively",
    "than",
    "if",
    "between",
];

/// The items of `list`, a comma, a semicolon or `and` between them; `None` where that is not plain. `said` is
/// how many there should be.
pub(super) fn of(
    words: Words<'_>,
    facts: &Facts,
    list: Range<usize>,
    said: usize,
) -> Option<Vec<Range<u32>>> {
    let semicolons = list.clone().any(|at| words.mark(at, ';'));
    let mut items: Vec<Range<u32>> = Vec::new();
    let mut start = list.start;
    let mut ands = Vec::new();
    for at in list.clone() {
        let token = words.get(at)?;
        if facts.is_quoted(at as u32) {
            return None;
        }
        let cuts = match token.kind {
            TokenKind::Punctuation(';') => true,
            TokenKind::Punctuation(',') => !semicolons,
            TokenKind::Punctuation('-' | '‑' | '’' | '\'')
            | TokenKind::Possessive
            | TokenKind::Number => false,
            TokenKind::Word => {
                // “Halden, Conn., and Esk” has a place and where that is.
                if !semicolons && (token.stopped || words.is_one_of(at, OTHERWISE)) {
                    return None;
                }
                let and = words.is(at, "and") || words.is(at, "&");
                if and && !semicolons {
                    ands.push(at);
                }
                and && !semicolons
            }
            _ => return None,
        };
        if cuts {
            if start < at {
                items.push(start as u32..at as u32);
            } else if !words.is(at, "and") {
                return None;
            }
            start = at + 1;
        }
    }
    if start >= list.end {
        return None;
    }
    items.push(start as u32..list.end as u32);
    if semicolons {
        return (items.len() >= 2).then_some(items);
    }
    let [and] = ands[..] else { return None };
    let end = items.last()?;
    let plain = end.start as usize == and + 1
        && items.len() >= 2
        && (is_names(words, &items, and, said) || is_things(words, &items));
    // Ages between commas are no items.
    plain.then_some(items)
}

/// Whether each item is a name, and none says of another where or who it is.
fn is_names(words: Words<'_>, items: &[Range<u32>], and: usize, said: usize) -> bool {
    const JOINS: &[&str] = &[
        "of", "the", "de", "la", "le", "du", "da", "di", "van", "von", "der", "al", "el", "on",
        "upon",
    ];
    let named = items.iter().all(|item| {
        let first = item.start as usize + usize::from(words.is(item.start as usize, "the"));
        item.len() <= LONGEST
            && words.get(first).is_some_and(|token| {
                token.is_capitalised() && !token.is_any(Lexeme::TITLE | Lexeme::HONORIFIC)
            })
            && (first..item.end as usize).all(|at| {
                words.get(at).is_some_and(|token| {
                    !token.is_word() || token.is_capitalised() || words.is_one_of(at, JOINS)
                })
            })
    });
    if !named {
        return false;
    }
    let is_any = |item: &Range<u32>, lexemes: Lexeme| {
        words
            .get(item.start as usize)
            .is_some_and(|token| token.is_any(lexemes))
    };
    // “Halden, Westshire, and Boston, Massachusetts”; “Paris, France”
    let regions = items
        .iter()
        .filter(|item| item.len() == 1 && is_any(item, Lexeme::PLACE | Lexeme::NATIONAL))
        .count();
    if regions > 0 && regions < items.len() {
        return false;
    }
    let comma = and > 0 && words.mark(and - 1, ',');
    if comma && items.len() > said {
        return false;
    }
    // “Ana and Tomas Varga” are two under one surname, and “Marks and Spencer” are one.
    let before = &items[items.len() - 2];
    let couple = before.len() == 1
        && (is_any(before, Lexeme::GIVEN_NAME)
            || items[items.len() - 1].len() > 1 && items.len() <= 2);
    !couple
}

/// Whether each item is a thing: a noun or two in small letters, all with an article or none.
fn is_things(words: Words<'_>, items: &[Range<u32>]) -> bool {
    const ARTICLES: &[&str] = &["a", "an", "the"];
    let leads = items
        .iter()
        .filter(|item| words.is_one_of(item.start as usize, ARTICLES))
        .count();
    (leads == 0 || leads == items.len())
        && items.iter().all(|item| {
            let article = usize::from(leads > 0);
            item.len() > article
                && item.len() <= 3 + article
                && (item.start as usize + article..item.end as usize).all(|at| {
                    words.small(at)
                        && words.get(at).is_some_and(|token| {
                            token.kind == TokenKind::Word
                                && !token.is_any(
                                    Lexeme::AUXILIARY
                                        | Lexeme::SUBORDINATOR
                                        | Lexeme::PRONOUN
                                        | Lexeme::PREPOSITION
                                        | Lexeme::DETERMINER,
                                )
                        })
                })
        })
}

/// `Halden, Esk and Port Merrow` from token `from` on: three names or more with no comma before `and`.
pub(super) fn names_from(
    words: Words<'_>,
    facts: &Facts,
    from: usize,
    end: usize,
) -> Option<Vec<Range<u32>>> {
    let name_at = |at: usize| {
        let at = at + usize::from(words.is(at, "the"));
        let first = facts
            .names
            .partition_point(|name| (name.name.start as usize) < at);
        let name = facts.names.get(first)?;
        let alone = name.name.start as usize == at
            && name.title.is_none()
            && name.apposition.is_none()
            && !name.possessive
            && !name.quoted
            && !words
                .get(at)?
                .is_any(Lexeme::GIVEN_NAME | Lexeme::TITLE | Lexeme::HONORIFIC | Lexeme::MONTH)
            || name.name.start as usize == at && name.parts.words > 1 && name.title.is_none();
        alone.then(|| (name.name.clone(), name.class))
    };
    let listed = words.before(from, |before| {
        words.mark(before, ',')
            || words.is_one_of(before, &["and", "of", "in", "from", "to", "with"])
    });
    if listed {
        return None;
    }
    let mut items: Vec<(Range<u32>, NameClass)> = vec![name_at(from)?];
    loop {
        let after = items.last()?.0.end as usize;
        if words.mark(after, ',') && after < end {
            items.push(name_at(after + 1)?);
        } else if words.is(after, "and") && after < end {
            items.push(name_at(after + 1)?);
            break;
        } else {
            return None;
        }
    }
    let last = items.last()?.0.end as usize;
    // A list that goes on, or whose last name goes on, is another list.
    let ends = !words.mark(last, ',') && !words.is_one_of(last, &["and", "or", "of"]);
    let regions = items
        .iter()
        .filter(|(item, _)| {
            item.len() == 1
                && words
                    .get(item.start as usize)
                    .is_some_and(|token| token.is_any(Lexeme::PLACE | Lexeme::NATIONAL))
        })
        .count();
    (ends && items.len() >= 2 && (regions == 0 || regions == items.len()))
        .then(|| items.into_iter().map(|(item, _)| item).collect())
}

/// `12, nine and six` before `respectively` at `at`, which nothing but their noun is between.
pub(super) fn figures_before(
    words: Words<'_>,
    facts: &Facts,
    at: usize,
    start: usize,
) -> Option<Vec<Range<u32>>> {
    const NOUN: usize = 3;
    let end = facts
        .quantities
        .partition_point(|quantity| (quantity.tokens.start as usize) < at);
    let first = facts
        .quantities
        .partition_point(|quantity| (quantity.tokens.start as usize) < start);
    let figures = facts.quantities.get(first..end)?;
    if figures.len() < 2 || figures.iter().any(|figure| figure.role != Role::Amount) {
        return None;
    }
    let joined = figures.windows(2).enumerate().all(|(at, pair)| {
        let gap = pair[0].reach.end as usize..pair[1].reach.start as usize;
        let last = at + 2 == figures.len();
        gap.len() == 1
            && (last && words.is(gap.start, "and") || !last && words.mark(gap.start, ','))
    });
    let tail = figures.last()?.reach.end as usize..at;
    let noun = tail.len() <= NOUN
        && tail
            .clone()
            .all(|at| words.mark(at, ',') || words.small(at))
        && tail.clone().filter(|&at| is_plural(words.text(at))).count() <= 1;
    (joined && noun).then(|| figures.iter().map(|figure| figure.tokens.clone()).collect())
}
