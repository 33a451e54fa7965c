//! What of a name is typed before the cursor: in which words of the draft, after which title, inside of
//! quotation marks or not.

use crate::{
    draft::{Draft, Zone},
    language::{
        Case, Lexeme, Token, TokenKind,
        quotation_mark::{Facing, Mark, MarkStyle, Role},
        title, tokenize,
    },
    text::Span,
};

/// A name is typed in so many words at most.
const MOST_WORDS: usize = 5;

/// A title is looked for in so many words.
const LONGEST_TITLE: usize = 10;

/// What of a name is typed before the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typed {
    /// Its words up to the cursor, with all that may be the words before it, the longest first. Spans are
    /// of the draft and end at the cursor. Empty where nothing is typed yet.
    pub(super) beginnings: Vec<Beginning>,
    /// What stands right before the cursor where nothing is typed yet.
    pub(super) title: Option<Title>,
    /// Where the word ends that the cursor stands in.
    pub(super) word_end: u32,
    /// Whether the words stand inside quotation marks.
    pub(super) is_quoted: bool,
    /// Whether the last word begins its sentence, or is all there is.
    pub(super) opens: bool,
    /// The part of the story.
    pub(super) zone: Zone,
}

/// Words before the cursor that may be the beginning of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Beginning {
    pub(super) span: Span,
    pub(super) words: String,
    /// The title before it.
    pub(super) title: Option<Title>,
}

/// A title that stands before a name, or before the place of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Title {
    /// Its words, with whose it is.
    pub(super) words: String,
    /// Whether it is written as titles before names are: with a capital, or as an abbreviation.
    pub(super) is_formal: bool,
    /// Mr., Ms. …
    pub(super) is_courtesy: bool,
}

/// What is typed at byte `offset`; `None` where no name can stand: in code, in an address, in markup.
pub(super) fn at(draft: &Draft, offset: u32) -> Option<Typed> {
    let number = draft.passage_at(offset.checked_sub(1)?);
    let passage = draft.passages().get(number)?;
    let start = draft.passage_start(number);
    let before = passage.text().get(..(offset - start) as usize)?;
    let trimmed = before.trim_end_matches([' ', '\t']);
    let gap = before.len() - trimmed.len();
    let last = trimmed.chars().next_back()?;
    if matches!(last, '\n' | '\r') {
        return None;
    }
    // The last letter before the cursor, in the words of the passage.
    let prose = passage.prose();
    let at = prose.of_passage((trimmed.len() - last.len_utf8()) as u32);
    let letter = Span::new(at, at + last.len_utf8() as u32);
    if !prose.is_verbatim(letter) || !prose.slice(letter).starts_with(last) {
        return None;
    }
    let end = letter.end;
    let block = passage
        .blocks()
        .iter()
        .position(|block| block.span.start <= at && at < block.span.end)?;
    let from = passage.blocks()[block].span.start;
    let mut tokens = Vec::new();
    tokenize(prose.text(), Span::new(from, end), &mut tokens);
    let reader = Reader {
        prose: prose.text(),
        tokens: &tokens,
    };
    let in_draft = |token: usize| {
        let span = Span::new(tokens[token].span.start, end);
        let place = prose.to_passage(span).shifted(start);
        // One line, letter for letter: what an editor can replace.
        let is_whole = prose.is_verbatim(span) && !prose.slice(span).contains(['\n', '\r']);
        is_whole.then_some(place)
    };
    let mut typed = Typed {
        beginnings: Vec::new(),
        title: None,
        word_end: offset,
        is_quoted: reader.is_quoted(),
        opens: true,
        zone: draft.zone(number, block),
    };
    if gap > 0 || tokens.last().is_some_and(|token| !token.is_word()) {
        if gap == 0 && !may_precede(last) {
            return None;
        }
        typed.title = reader
            .title_before(tokens.len())
            .filter(|_| gap > 0 && in_draft(tokens.len() - 1).is_some());
        return Some(typed);
    }
    let word = tokens.len().checked_sub(1)?;
    if !reader.may_begin(word) {
        return None;
    }
    typed.opens = reader.opens(word);
    typed.word_end = offset + rest_of_word(&passage.text()[before.len()..]);
    let mut first = word;
    while let Some(span) = in_draft(first) {
        typed.beginnings.push(Beginning {
            words: prose
                .slice(Span::new(tokens[first].span.start, end))
                .to_owned(),
            span,
            title: reader.title_before(first),
        });
        let more = first > 0
            && word - first + 1 < MOST_WORDS
            && tokens[first].spaced
            && reader.belongs(first - 1);
        if !more {
            break;
        }
        first -= 1;
    }
    typed.beginnings.reverse();
    // A small particle alone begins nothing.
    typed.beginnings.retain(|beginning| {
        !beginning.words.starts_with(char::is_lowercase) || beginning.words.contains(' ')
    });
    (!typed.beginnings.is_empty()).then_some(typed)
}

/// What a name may stand right after.
fn may_precede(char: char) -> bool {
    matches!(
        char,
        '“' | '‘' | '«' | '„' | '"' | '\'' | '(' | '[' | '—' | '–'
    )
}

/// How many bytes of the word are still to come.
fn rest_of_word(after: &str) -> u32 {
    let end = after
        .char_indices()
        .find(|&(at, char)| {
            let joins = matches!(char, '\'' | '’' | '-')
                && after[at + char.len_utf8()..].starts_with(char::is_alphabetic)
                && !matches!(after.get(at + char.len_utf8()..), Some(rest) if is_possessive(rest));
            !char.is_alphanumeric() && !joins
        })
        .map_or(after.len(), |(at, _)| at);
    end as u32
}

/// Whether a possessive ending begins here, behind its apostrophe.
fn is_possessive(rest: &str) -> bool {
    rest.starts_with('s') && !rest[1..].starts_with(char::is_alphanumeric)
}

struct Reader<'a> {
    prose: &'a str,
    tokens: &'a [Token],
}

impl Reader<'_> {
    fn text(&self, index: usize) -> &str {
        self.tokens[index].text(self.prose)
    }

    /// Whether the word can be one of a name, or is a capital letter that begins one.
    fn may_begin(&self, index: usize) -> bool {
        let token = &self.tokens[index];
        let alone = token.spaced
            || index == 0
            || self
                .text(index - 1)
                .chars()
                .next_back()
                .is_some_and(may_precede);
        let has_capital = matches!(token.case, Case::Capital | Case::Upper | Case::Mixed);
        alone && has_capital
    }

    /// Whether the word may belong to the name that goes on behind it.
    fn belongs(&self, index: usize) -> bool {
        let token = &self.tokens[index];
        let is_part = token.is_capitalised() || token.is_any(Lexeme::PARTICLE);
        token.is_word()
            && is_part
            && !(token.stopped && token.is_any(Lexeme::TITLE | Lexeme::HONORIFIC))
    }

    /// Whether nothing of the sentence stands before the word.
    fn opens(&self, index: usize) -> bool {
        let mut before = self.tokens[..index].iter().rev();
        before
            .find(|token| token.kind != TokenKind::QuotationMark)
            .is_none_or(|token| {
                matches!(
                    token.kind,
                    TokenKind::Punctuation(
                        '.' | '!' | '?' | '…' | ':' | '•' | '-' | '–' | '—' | '*'
                    )
                )
            })
    }

    /// The title that ends right before token `end`.
    fn title_before(&self, end: usize) -> Option<Title> {
        let last = end.checked_sub(1)?;
        if !self.tokens[last].is_word() || !self.ends_title(last) {
            return None;
        }
        let mut first = end;
        while first > 0 && end - first < LONGEST_TITLE && self.is_in_title(first - 1, end) {
            first -= 1;
        }
        // What only leads up to a title is not of it.
        while first < last && self.leads_up(first) {
            first += 1;
        }
        let office = (first..end).rev().find(|&index| self.is_office(index))?;
        let token = &self.tokens[office];
        let span = Span::new(self.tokens[first].span.start, self.tokens[last].span.end);
        Some(Title {
            words: self.prose.get(span.range())?.to_owned(),
            is_formal: token.is_capitalised(),
            is_courtesy: token.is_any(Lexeme::HONORIFIC) && !token.is_any(Lexeme::TITLE),
        })
    }

    fn is_office(&self, index: usize) -> bool {
        let token = &self.tokens[index];
        let text = self.text(index);
        let is_plural = text.ends_with('s') && !text.ends_with("ss");
        token.is_word()
            && title::is_office(token)
            && !is_plural
            && !token.is_any(Lexeme::PRONOUN | Lexeme::DETERMINER)
    }

    /// Whether a title can end with this word: an office, or what one is for behind its “of”.
    fn ends_title(&self, index: usize) -> bool {
        if self.is_office(index) {
            // A rank alone still waits for its office.
            return !self.tokens[index].is_any(Lexeme::RANK);
        }
        let is_purpose =
            self.tokens[index].is_capitalised() || self.tokens[index].is_any(Lexeme::PORTFOLIO);
        if !is_purpose {
            return false;
        }
        (index.saturating_sub(LONGEST_TITLE)..index)
            .rev()
            .take_while(|&before| self.is_in_title(before, index + 1))
            .any(|before| {
                let is_of = matches!(self.text(before), "of" | "for" | "to");
                is_of && before > 0 && self.is_office(before - 1)
            })
    }

    /// Whether the word can stand in a title that ends before token `end`.
    fn is_in_title(&self, index: usize, end: usize) -> bool {
        let token = &self.tokens[index];
        let next = self.tokens.get(index + 1).filter(|_| index + 1 < end);
        if token.kind == TokenKind::Possessive {
            return next.is_some();
        }
        let is_joined = next.is_none_or(|next| next.spaced || next.kind == TokenKind::Possessive);
        let links = matches!(self.text(index), "of" | "for" | "the" | "and" | "to");
        token.is_word()
            && is_joined
            && !token.is_any(Lexeme::WEEKDAY | Lexeme::MONTH)
            && (links
                || token.is_capitalised()
                || title::is_modifier(token)
                || title::is_office(token))
            && !(token.is_any(Lexeme::SPEECH)
                && !token.is_capitalised()
                && !title::is_office(token))
    }

    /// Whether the word opens a sentence or leads up to a title and is not of it.
    fn leads_up(&self, index: usize) -> bool {
        let token = &self.tokens[index];
        token.kind == TokenKind::Possessive
            || matches!(self.text(index), "of" | "for" | "the" | "and" | "to")
            || token.is_any(
                Lexeme::OPENER | Lexeme::DETERMINER | Lexeme::PREPOSITION | Lexeme::CONJUNCTION,
            ) && !title::is_office(token)
                && !title::is_modifier(token)
    }

    /// Whether what follows the last token stands inside quotation marks.
    fn is_quoted(&self) -> bool {
        let all = 0..self.tokens.len();
        let mut open: Vec<MarkStyle> = Vec::new();
        for index in all.clone() {
            let Some(mark) = Mark::read(self.prose, self.tokens, &all, index) else {
                continue;
            };
            let is_open = open.last() == Some(&mark.style);
            let opens = match mark.role {
                Role::Opens => true,
                Role::Either => !is_open,
                Role::OpensOrApostrophe => mark.facing == Facing::Opening,
                Role::Closes | Role::ClosesOrApostrophe | Role::ClosesOrMeasure | Role::Neither => {
                    false
                }
            };
            if opens {
                open.push(mark.style);
            } else if is_open && mark.role != Role::Neither {
                open.pop();
            }
        }
        !open.is_empty()
    }
}
