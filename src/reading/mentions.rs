//! First pass: names in a passage, each with the title before it and the description after it.
//!
//! A passage is read alone, so a name is classed by what stands around it; the second pass,
//! [`super::people`], knows the other names of the draft and decides.

mod apposition;
mod class;
mod run;

use std::ops::Range;

use super::Facts;
use crate::{
    language::{Case, Lexeme, Token, TokenKind, lexicon, name::NameKey, title},
    text::Span,
};
use run::Run;

/// A name as it stands in a passage. Ranges are indexes into [`Facts::tokens`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent signs, not a state"
)]
pub struct NameMention {
    /// The name itself, without title and possessive; with nickname and `Jr.`
    pub name: Range<u32>,
    /// The title right before it: `Deputy Foreign Minister`, `Sen.`, `Mr.`
    pub title: Option<Range<u32>>,
    /// The description right after it, between commas: `the mayor of Halden`.
    pub apposition: Option<Range<u32>>,
    /// The description right before it, with a comma between: `The mayor of Halden, Mara Lind,`.
    pub introduction: Option<Range<u32>>,
    /// What it looks like by itself.
    pub class: NameClass,
    /// Whether it stands inside quotation marks.
    pub quoted: bool,
    /// Whether it ends in a possessive: `Lind’s`.
    pub possessive: bool,
    /// Whether it may be no name at all: a word that a sentence or a headline capitalises. It counts
    /// only if the draft names somebody so elsewhere.
    pub doubtful: bool,
    /// Whether a verb of speech stands right beside it.
    pub speaks: bool,
    /// What a courtesy title says: Mr., Ms., Mx.
    pub courtesy: Option<Courtesy>,
    /// What names are joined by.
    pub parts: NameParts,
}

/// What a name looks like by itself; the second pass may know better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NameClass {
    /// A person: a title, a given name, initials, or what the words around it do.
    Person,
    /// A body: Ministry of Fisheries, NATO.
    Body,
    /// A place, a day, a work, or anything else that neither speaks nor holds office.
    Other,
    /// Any of these.
    Unknown,
}

/// Which pronoun a courtesy title goes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Courtesy {
    /// Mr., Sir, Lord.
    He,
    /// Mrs., Ms., Miss, Lady, Dame.
    She,
    /// Mx.
    They,
}

/// The words of a name as keys, made once, so that joining names compares numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent signs, not a state"
)]
pub struct NameParts {
    /// All words, without suffix and nickname.
    pub whole: NameKey,
    /// The first word.
    pub given: NameKey,
    /// The last word, without particles: `Leyen` of `von der Leyen`.
    pub family: NameKey,
    /// The word before the last, where there are three or more: `Ortiz` of `Ines Ortiz Vega`.
    pub middle: Option<NameKey>,
    /// Words between marks or brackets: Ines “Nena” Ortiz.
    pub nickname: Option<NameKey>,
    /// `Jr.`, `III`.
    pub suffix: Option<NameKey>,
    /// Of a body: its initials, as an acronym of it would be keyed.
    pub initials: Option<NameKey>,
    /// How many words it has, without suffix, nickname and particles.
    pub words: u8,
    /// Whether its first word is initials: `J.K.`
    pub initialled: bool,
    /// Whether its first word is a family name that mostly stands first: `Kim`.
    pub family_first: bool,
    /// Of a body: the noun that says what it is: `Ministry`.
    pub head: Option<NameKey>,
    /// Whether it is written in capitals only: `NATO`.
    pub acronym: bool,
    /// Whether its only word is a place's, a people's or a thing's as well.
    pub place: bool,
    /// Whether its first word may be a particle in capitals: `Van Esk`.
    pub particle_first: bool,
    /// The first letter of the first word, in small.
    pub letter: char,
}

impl NameMention {
    /// Where the name itself stands in the prose.
    pub fn span(&self, facts: &Facts) -> Span {
        facts.span_of(&self.name)
    }

    /// Where it stands with its title.
    pub fn full_span(&self, facts: &Facts) -> Span {
        let name = self.span(facts);
        self.title
            .as_ref()
            .map_or(name, |title| facts.span_of(title).join(name))
    }
}

/// The names among the tokens of the facts' last block, which starts at token `from`.
pub(super) fn find(prose: &str, facts: &mut Facts, from: usize) {
    let mut names = std::mem::take(&mut facts.names);
    let reader = Reader {
        prose,
        tokens: &facts.tokens,
        from,
        look: Look::of(prose, &facts.tokens[from..]),
    };
    let before = names.len();
    let first = facts
        .sentences
        .partition_point(|sentence| (sentence.first as usize) < from);
    for sentence in &facts.sentences[first..] {
        reader.sentence(sentence.tokens(), &mut names);
    }
    for mention in &mut names[before..] {
        mention.quoted = facts.is_quoted(mention.name.start);
    }
    facts.names = names;
}

/// How a block is capitalised, and so what a capital says in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Names are capitalised, other words are not.
    Copy,
    /// Most words are: a headline in title case, a list of names.
    Title,
    /// ALL OF IT IS.
    Shout,
}

impl Look {
    fn of(prose: &str, tokens: &[Token]) -> Self {
        const LONGEST: usize = 40;
        if tokens.len() > LONGEST {
            return Self::Copy;
        }
        let (mut capital, mut upper, mut all) = (0, 0, 0);
        for token in tokens {
            if token.is_word() && token.text(prose).len() > 3 && token.case != Case::None {
                all += 1;
                capital += usize::from(token.is_capitalised());
                upper += usize::from(token.case == Case::Upper);
            }
        }
        let ends = tokens.last().is_some_and(|last| last.is_mark('.'));
        if all >= 2 && upper * 5 >= all * 4 {
            Self::Shout
        } else if !ends && (all >= 4 && capital * 5 >= all * 4 || all >= 3 && capital == all)
            || ends && all >= 5 && capital * 10 >= all * 9
        {
            Self::Title
        } else {
            Self::Copy
        }
    }
}

/// Whether the tokens of a block are capitalised as those of a headline are.
pub(super) fn is_head(prose: &str, tokens: &[Token]) -> bool {
    Look::of(prose, tokens) != Look::Copy
}

/// Reads the names of one block.
struct Reader<'a> {
    prose: &'a str,
    tokens: &'a [Token],
    from: usize,
    look: Look,
}

impl<'a> Reader<'a> {
    fn text(&self, index: usize) -> &'a str {
        self.tokens
            .get(index)
            .map_or("", |token| token.text(self.prose))
    }

    /// The names of one sentence.
    fn sentence(&self, sentence: Range<usize>, names: &mut Vec<NameMention>) {
        let mut index = sentence.start;
        while index < sentence.end {
            let initial = self.is_initial(index, sentence.start);
            let Some(run) = Run::at(self, index, sentence.end, initial) else {
                index += 1;
                continue;
            };
            index = run.tokens.end;
            if self.look == Look::Copy {
                self.name_in_copy(run, sentence.clone(), names);
            } else {
                self.names_in_head(&run, sentence.clone(), names);
            }
        }
    }

    /// Whether a word is capitalised here whatever it is: first in its sentence, in a quote, after a colon.
    fn is_initial(&self, index: usize, sentence: usize) -> bool {
        /// More marks than this open no sentence.
        const MARKS: usize = 8;
        let Some(before) = self.tokens.get(sentence..index).and_then(<[Token]>::last) else {
            return true;
        };
        match before.kind {
            TokenKind::QuotationMark => !self.tokens[index].spaced || before.spaced,
            TokenKind::Punctuation(mark) => {
                matches!(mark, ':' | '…' | '•' | '*' | '.' | '?' | '!')
                    || matches!(mark, '—' | '–' | '-' | '(' | '[')
                        && index - sentence <= MARKS
                        && self.tokens[sentence..index]
                            .iter()
                            .all(|token| !token.is_word())
            }
            _ => false,
        }
    }

    /// A run of capitals in running text is one name, with or without a title.
    fn name_in_copy(&self, run: Run, sentence: Range<usize>, names: &mut Vec<NameMention>) {
        let Some(run) = run.trimmed(self) else { return };
        let split = run.title_end(self);
        let name = split..run.tokens.end;
        if !self.has_word(name.clone()) {
            return;
        }
        let in_run = split > run.tokens.start;
        let mut start = run.tokens.start;
        if in_run && start >= sentence.start + 2 && self.text(start - 1) == "of" {
            // `secretary of State Mara Lind`: the office noun stands before the run.
            if self.tokens[start - 2].is_any(Lexeme::TITLE) {
                start -= 2;
            }
        }
        if self.may_have_small_title(&name) {
            start = title::before(self.prose, self.tokens, sentence.start, start, in_run);
        }
        let title = (start < split).then_some(start..split);
        self.push(name, title, run.doubtful, sentence, names);
    }

    /// Whether a role in small letters before the words can be the title of a name.
    fn may_have_small_title(&self, name: &Range<usize>) -> bool {
        !self.tokens[name.clone()].iter().any(|token| {
            token.is_any(Lexeme::BODY | Lexeme::NATIONAL | Lexeme::LABEL | Lexeme::KNOWN_BODY)
                && !token.is_any(Lexeme::GIVEN_NAME | Lexeme::WORD_NAME)
        })
    }

    /// Where everything is capitalised, only what else says "name" counts: a title, a given name. Any
    /// other word may be a name that the draft knows.
    fn names_in_head(&self, run: &Run, sentence: Range<usize>, names: &mut Vec<NameMention>) {
        let mut index = run.tokens.start;
        while index < run.tokens.end {
            let token = &self.tokens[index];
            let end = run.tokens.end;
            let office = token.is_any(Lexeme::TITLE | Lexeme::HONORIFIC);
            if office && index + 1 < end && self.is_name_like(index + 1) {
                let mut stop = index + 2;
                if self.tokens[index + 1].is_any(Lexeme::GIVEN_NAME)
                    && stop < end
                    && self.is_name_like(stop)
                {
                    stop += 1;
                }
                let first = self.title_words_before(index, run.tokens.start);
                self.push(
                    index + 1..stop,
                    Some(first..index + 1),
                    false,
                    sentence.clone(),
                    names,
                );
                index = stop;
            } else if token.is_any(Lexeme::GIVEN_NAME)
                && !token.is_any(Lexeme::AUXILIARY)
                && index + 1 < end
                && self.is_name_like(index + 1)
            {
                let mut stop = index + 2;
                let initial = self.text(index + 1).ends_with('.');
                if stop < end && (initial || self.is_name_like(stop)) {
                    stop += 1;
                }
                self.push(index..stop, None, false, sentence.clone(), names);
                index = stop;
            } else {
                let useful = token.is_word()
                    && token.case != Case::Lower
                    && (self.is_name_like(index) || token.is_any(Lexeme::WORD_NAME));
                if useful {
                    self.push(index..index + 1, None, true, sentence.clone(), names);
                }
                index += 1;
            }
        }
    }

    /// The first of the title's words that lead up to the office noun at `office`.
    fn title_words_before(&self, office: usize, start: usize) -> usize {
        let mut first = office;
        while first > start && title::is_modifier(&self.tokens[first - 1]) {
            first -= 1;
        }
        first
    }

    /// Whether the word is none that a headline capitalises for its look.
    fn is_name_like(&self, index: usize) -> bool {
        let token = &self.tokens[index];
        token.is_word()
            && token.case != Case::Lower
            && !token.is_any(
                Lexeme::OPENER
                    | Lexeme::DETERMINER
                    | Lexeme::PREPOSITION
                    | Lexeme::CONJUNCTION
                    | Lexeme::PRONOUN
                    | Lexeme::AUXILIARY
                    | Lexeme::WEEKDAY
                    | Lexeme::MONTH
                    | Lexeme::BODY
                    | Lexeme::SPEECH
                    | Lexeme::NATIONAL,
            )
            && (token.is_any(Lexeme::GIVEN_NAME | Lexeme::WORD_NAME)
                || !lexicon::is_common(&self.text(index).to_lowercase()))
    }

    fn has_word(&self, range: Range<usize>) -> bool {
        self.tokens[range].iter().any(Token::is_word)
    }

    /// Adds the name with all that can be seen of it here.
    fn push(
        &self,
        name: Range<usize>,
        title: Option<Range<usize>>,
        doubtful: bool,
        sentence: Range<usize>,
        names: &mut Vec<NameMention>,
    ) {
        let possessive = self
            .tokens
            .get(name.end)
            .is_some_and(|token| token.kind == TokenKind::Possessive);
        let courtesy = title.clone().and_then(|title| self.courtesy(title));
        let after = apposition::after(self, name.end, sentence.end);
        let first = title.as_ref().map_or(name.start, |title| title.start);
        let introduction = apposition::before(self, sentence.clone(), first..name.end);
        let mut parts = self.parts(name.clone());
        let seen = class::Seen {
            titled: title.is_some(),
            person: after.person || introduction.is_some(),
            speaks: self.speaks(&name, title.as_ref(), after.end, &sentence),
            possessive,
            doubtful,
        };
        let class = self.class(&name, &parts, seen, sentence.start);
        if class == NameClass::Body {
            parts.initials = self.initials(name.clone());
            parts.head = self.head(name.clone());
        }
        let range = |range: Range<usize>| range.start as u32..range.end as u32;
        names.push(NameMention {
            name: range(name),
            title: title.map(range),
            apposition: after.apposition.map(range),
            introduction: introduction.map(range),
            class,
            quoted: false,
            possessive,
            doubtful,
            speaks: seen.speaks,
            courtesy,
            parts,
        });
    }

    fn courtesy(&self, title: Range<usize>) -> Option<Courtesy> {
        title.rev().find_map(|index| {
            match self
                .text(index)
                .trim_end_matches('.')
                .to_ascii_lowercase()
                .as_str()
            {
                "mr" | "sir" | "lord" | "messrs" => Some(Courtesy::He),
                "mrs" | "ms" | "miss" | "mme" | "mlle" | "madame" | "madam" | "lady" | "dame" => {
                    Some(Courtesy::She)
                }
                "mx" => Some(Courtesy::They),
                _ => None,
            }
        })
    }

    /// Whether a verb of speech stands right beside the name: `Lind said`, `said Lind`, `according to Lind`,
    /// or after its apposition, which ends at `after`.
    fn speaks(
        &self,
        name: &Range<usize>,
        title: Option<&Range<usize>>,
        after: usize,
        sentence: &Range<usize>,
    ) -> bool {
        let verb = |index: usize| {
            self.tokens.get(index).is_some_and(|token| {
                token.case == Case::Lower
                    && token.is_any(Lexeme::SPEECH)
                    && !self.text(index).ends_with("ing")
            })
        };
        let start = title.map_or(name.start, |title| title.start);
        let follows = [name.end, after]
            .into_iter()
            .any(|index| index < sentence.end && verb(index));
        let precedes = start > sentence.start
            && (verb(start - 1)
                || self.text(start - 1) == "to"
                    && start > sentence.start + 1
                    && self.text(start - 2).eq_ignore_ascii_case("according"));
        follows || precedes
    }
}
