//! Where a draft uses capital letters for a name, and where it says what they stand for.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{initials::Initials, letters};
use crate::{
    draft::Zone,
    language::{Case, Lexeme, Token, TokenKind},
    reading::NameClass,
    rules::{
        Evidence,
        here::{Alone, Here},
    },
};

/// The acronyms of a draft, in the order of their first use.
pub(super) struct Uses<'a> {
    list: Vec<Acronym<'a>>,
    by_letters: FxHashMap<&'a str, usize>,
    /// The initials of names, in brackets or not; none where no letters stand for a body.
    spelled_out: FxHashSet<Initials>,
}

/// Letters that the draft uses.
pub(super) struct Acronym<'a> {
    /// Without the plural’s s.
    pub(super) letters: &'a str,
    /// Each use, in brackets or not.
    pub(super) uses: Vec<Place>,
    /// The first use for a body in running text.
    pub(super) body: Option<Place>,
    /// Whether words beside them say what they are: `or`, `known as`.
    pub(super) explained: bool,
    /// Where they stand in brackets behind a name that yields them.
    pub(super) given: Vec<Given>,
    /// Where they stand in brackets behind a name of which they look like a slip.
    pub(super) slips: Vec<Given>,
}

/// A token of the draft.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) passage: usize,
    pub(super) token: u32,
}

/// A name with its letters in brackets. Ranges are of the passage’s tokens.
#[derive(Debug, Clone)]
pub(super) struct Given {
    pub(super) passage: usize,
    /// `Harbour Workers Federation`
    pub(super) name: Range<u32>,
    /// `HWF`
    pub(super) letters: Range<u32>,
    /// `(HWF)`
    pub(super) bracketed: Range<u32>,
    /// The letters that the name would have.
    pub(super) initials: String,
    /// Whether it stands in somebody’s quote.
    pub(super) quoted: bool,
}

/// A name with its letters has no more words.
pub(super) const LONGEST_NAME: usize = 12;

impl<'a> Uses<'a> {
    pub(super) fn of(evidence: &Evidence<'a>) -> Self {
        let mut uses = Self {
            list: Vec::new(),
            by_letters: FxHashMap::default(),
            spelled_out: FxHashSet::default(),
        };
        for here in Here::all(evidence) {
            uses.read(here);
        }
        // A second walk, and only over drafts that have something to look for.
        if uses.list.iter().any(|acronym| acronym.body.is_some()) {
            for here in Here::all(evidence) {
                uses.spelled_out.extend(&here.noted(Noted::of).initials);
            }
        }
        uses
    }

    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = &Acronym<'a>> {
        self.list.iter()
    }

    /// Whether some words of the draft begin with these letters, in their order.
    pub(super) fn are_spelled_out(&self, letters: &str) -> bool {
        Initials::of(letters).is_some_and(|letters| self.spelled_out.contains(&letters))
    }

    /// Takes note of the letters of one passage.
    fn read(&mut self, here: Here<'a>) {
        for seen in &here.noted(Noted::of).letters {
            let at = seen.token as usize;
            let Some(letters) = letters_of(&here.facts.tokens[at], here.prose()) else {
                continue;
            };
            let zone = here.zone(at);
            if matches!(zone, Zone::Byline | Zone::Dateline) {
                continue;
            }
            let place = Place {
                passage: here.passage,
                token: seen.token,
            };
            let index = *self.by_letters.entry(letters).or_insert_with(|| {
                self.list.push(Acronym {
                    letters,
                    uses: Vec::new(),
                    body: None,
                    explained: false,
                    given: Vec::new(),
                    slips: Vec::new(),
                });
                self.list.len() - 1
            });
            let acronym = &mut self.list[index];
            acronym.uses.push(place);
            acronym.explained |= seen.explained;
            if seen.is_body && zone == Zone::Body && acronym.body.is_none() {
                acronym.body = Some(place);
            }
            let Some((given, yields)) = seen.given.as_deref() else {
                continue;
            };
            let given = Given {
                passage: here.passage,
                ..given.clone()
            };
            if *yields {
                acronym.given.push(given);
            } else {
                acronym.slips.push(given);
            }
        }
    }
}

/// What one passage shows by itself.
struct Noted {
    letters: Box<[Letters]>,
    initials: Box<[Initials]>,
}

/// Letters that one passage uses.
struct Letters {
    token: u32,
    explained: bool,
    /// Whether they stand for a body.
    is_body: bool,
    /// The name before them that they stand in brackets behind, and whether it yields them; its passage is
    /// yet to be told.
    given: Option<Box<(Given, bool)>>,
}

impl Noted {
    fn of(passage: &Alone<'_>) -> Self {
        Self {
            letters: letters(passage),
            initials: Initials::all(passage),
        }
    }
}

fn letters(here: &Alone<'_>) -> Box<[Letters]> {
    let prose = here.prose();
    let mut names = here.facts.names.iter().peekable();
    let tokens = here.facts.tokens.iter().enumerate();
    let letters = tokens.filter_map(|(at, token)| {
        let letters = letters_of(token, prose)?;
        let token = at as u32;
        while names.next_if(|name| name.name.end <= token).is_some() {}
        let mention = names.peek().filter(|name| name.name == (token..token + 1));
        let is_body = !is_shouted(here, at)
            && mention.is_some_and(|name| {
                name.class == NameClass::Body
                    && name.parts.acronym
                    && !name.quoted
                    && name.title.is_none()
                    && (name.speaks || name.possessive || follows_the(here, token))
            });
        Some(Letters {
            token,
            explained: is_explained(here, at),
            is_body,
            given: given(here, at, letters).map(Box::new),
        })
    });
    letters.collect()
}

/// The letters of a token in capitals, without the plural’s s: `HWF`, `PACs`.
fn letters_of<'a>(token: &Token, prose: &'a str) -> Option<&'a str> {
    if !token.is_word() || !matches!(token.case, Case::Upper | Case::Mixed) {
        return None;
    }
    let text = token.text(prose);
    let letters = if token.case == Case::Mixed {
        text.strip_suffix('s')?
    } else {
        text
    };
    let capitals = letters
        .chars()
        .all(|char| char.is_uppercase() || matches!(char, '-' | '‑'));
    (capitals && (2..=8).contains(&letters.len())).then_some(letters)
}

/// Whether a word beside it is in capitals too.
fn is_shouted(here: &Alone<'_>, at: usize) -> bool {
    let words = here.words();
    let block = here.block(at as u32);
    let loud = |at: Option<usize>| {
        at.filter(|at| block.contains(&(*at as u32)))
            .and_then(|at| here.facts.tokens.get(at))
            .is_some_and(|token| token.is_word() && token.case == Case::Upper)
    };
    let loud_ending = words
        .get(at + 1)
        .is_some_and(|next| next.kind == TokenKind::Possessive)
        && words.text(at + 1).ends_with('S');
    loud(at.checked_sub(1)) || loud(Some(at + 1)) || loud_ending
}

/// `the Harbour Workers Federation, or HWF`, `the federation, known as HWF`: whatever the letters, it is said.
fn is_explained(here: &Alone<'_>, at: usize) -> bool {
    let words = here.words();
    let before = if at > 0 && follows_the(here, at as u32) {
        at - 1
    } else {
        at
    };
    before > 0
        && words.is_one_of(
            before - 1,
            &["or", "as", "called", "acronym", "abbreviated"],
        )
}

fn follows_the(here: &Alone<'_>, token: u32) -> bool {
    token
        .checked_sub(1)
        .filter(|at| here.block(token).contains(at))
        .is_some_and(|at| here.words().is_one_of(at as usize, &["the"]))
}

/// The name before the letters at `at`, if they stand in brackets, and whether it yields them; if not, they look like
/// a slip in its own.
fn given(here: &Alone<'_>, at: usize, letters: &str) -> Option<(Given, bool)> {
    let words = here.words();
    let open = at.checked_sub(1)?;
    let bracketed =
        words.get(open)?.is_mark('(') && words.get(open)?.spaced && words.get(at + 1)?.is_mark(')');
    let block = here.block(at as u32);
    if !bracketed || block.start as usize >= open {
        return None;
    }
    let (tokens, texts) = words_before(here, block.start as usize, open);
    // `the` begins a name, but for `of the` within one.
    let goes_on = |index: usize| {
        let linked =
            index > 0 && matches!(texts[index - 1], "of" | "for" | "in" | "and" | "on" | "to");
        let article = matches!(texts[index], "the" | "a" | "an");
        let token = &here.facts.tokens[tokens[index]];
        token.is_capitalised() && !token.is_any(Lexeme::WEEKDAY | Lexeme::DETERMINER)
            || letters::is_small(texts[index]) && (!article || linked)
    };
    let run = (0..texts.len())
        .rev()
        .take_while(|&index| goes_on(index))
        .filter(|&index| !letters::is_small(texts[index]))
        .last();
    let given = |first: usize| Given {
        passage: 0,
        name: tokens[first] as u32..open as u32,
        letters: at as u32..at as u32 + 1,
        bracketed: open as u32..at as u32 + 2,
        initials: String::new(),
        quoted: here.is_quoted(at as u32),
    };
    if let Some(run) = run
        && let Some(first) = letters::yields(&texts[run..], letters)
    {
        return Some((given(run + first), true));
    }
    let spelled = letters::yields(&texts, letters).filter(|&first| {
        let is = |parts| letters::initials(&texts[first..], parts) == letters;
        is(true) || is(false)
    });
    if let Some(first) = spelled {
        return Some((given(first), true));
    }
    // The ending of the run that has as many initials as there are letters.
    let run = run?;
    (run..texts.len())
        .filter(|&first| !letters::is_small(texts[first]))
        .find_map(|first| {
            let initials = letters::initials(&texts[first..], true);
            let slip = letters::is_slip(letters, &initials) && is_body(here, &tokens[first..]);
            slip.then(|| {
                (
                    Given {
                        initials,
                        ..given(first)
                    },
                    false,
                )
            })
        })
}

/// Whether one of the words heads the name of a body: only of such are wrong letters told.
fn is_body(here: &Alone<'_>, tokens: &[usize]) -> bool {
    tokens
        .iter()
        .any(|&token| here.facts.tokens[token].is_any(Lexeme::BODY))
}

/// The last words before token `open` that may be a name: their tokens and texts.
fn words_before<'a>(here: &Alone<'a>, start: usize, open: usize) -> (Vec<usize>, Vec<&'a str>) {
    let words = here.words();
    let mut tokens = Vec::new();
    for at in (start..open).rev() {
        let Some(token) = words.get(at) else { break };
        match token.kind {
            TokenKind::Word => tokens.push(at),
            TokenKind::Possessive | TokenKind::Punctuation(',' | '&') => {}
            _ => break,
        }
        if tokens.len() == LONGEST_NAME {
            break;
        }
    }
    tokens.reverse();
    let texts = tokens.iter().map(|&at| words.text(at)).collect();
    (tokens, texts)
}
