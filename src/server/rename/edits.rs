//! The edits that spell a name anew, mention by mention.

use std::ops::Range;

use super::respelling::{Respelling, is_name_word};
use crate::{
    draft::{Draft, Format, Passage, Zone},
    language::{Token, TokenKind, name::plain},
    reading::{Facts, Mention, MentionKind, Place, PlaceKind, Reading, Speaker},
    server::pointed::mentions,
    text::{Edit, Span},
};

/// A name in a draft that is to be spelt anew.
pub(super) struct Renaming<'a> {
    draft: &'a Draft,
    reading: &'a Reading,
    whom: Speaker,
    respelling: Respelling,
}

/// One place spelt anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Respelt {
    pub(super) edit: Edit,
    /// Why somebody should look at it first, if there is a reason.
    pub(super) doubt: Option<Doubt>,
}

/// Why a place should be looked at before it changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// It stands in words that are somebody else's.
    Quoted,
    /// It is a family name alone, and somebody else in the draft has it, too.
    Shared,
}

/// A passage of the draft as read.
#[derive(Clone, Copy)]
struct Read<'a> {
    passage: &'a Passage,
    facts: &'a Facts,
    start: u32,
    index: usize,
}

/// Parts of names that stand behind the family name.
const SUFFIXES: [&str; 7] = ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"];

impl<'a> Renaming<'a> {
    /// Gives whom `place` names the name `new` for the name that stands there.
    pub(super) fn new(draft: &'a Draft, reading: &'a Reading, place: Place, new: &str) -> Self {
        let old = draft.slice(place.span);
        let old = read(draft, reading, place.span.start).map_or_else(
            || old.clone().into_owned(),
            |read| read.words_of(place.span).to_owned(),
        );
        let given_first = matches!(place.whom, Speaker::Person(_))
            && matches!(
                place.kind,
                PlaceKind::Mention(MentionKind::Full | MentionKind::Given)
            );
        Self {
            draft,
            reading,
            whom: place.whom,
            respelling: Respelling::new(&old, new, given_first),
        }
    }

    /// What changes, in order; `in_quotes` says whether anything inside of quotes does.
    ///
    /// # Errors
    /// Names the first place where markup cuts through what would change.
    pub(super) fn edits(&self, in_quotes: bool) -> Result<Vec<Respelt>, Span> {
        let mut edits = Vec::new();
        let shared = self.own_family_name().is_none();
        for mention in self.named() {
            let Some(read) = read(self.draft, self.reading, mention.span.start) else {
                continue;
            };
            if in_quotes || !read.is_quoted(self.draft, mention.span) {
                let first = edits.len();
                self.respell(read, mention.span, &mut edits)?;
                let is_shared = shared && mention.kind == MentionKind::Surname;
                for respelt in edits[first..].iter_mut().filter(|_| is_shared) {
                    respelt.doubt = respelt.doubt.or(Some(Doubt::Shared));
                }
            }
        }
        self.plurals(in_quotes, &mut edits)?;
        edits.sort_by_key(|it| it.edit.span);
        Ok(edits)
    }

    /// Whether the name stands nowhere else but in quotes.
    pub(super) fn is_in_quotes_only(&self) -> bool {
        self.named().all(|mention| {
            read(self.draft, self.reading, mention.span.start)
                .is_some_and(|read| read.is_quoted(self.draft, mention.span))
        })
    }

    /// The mentions that are names.
    fn named(&self) -> impl Iterator<Item = &'a Mention> {
        mentions(self.reading, self.whom)
            .iter()
            .filter(|mention| !matches!(mention.kind, MentionKind::Pronoun | MentionKind::Role))
    }

    fn respell(&self, read: Read<'_>, span: Span, edits: &mut Vec<Respelt>) -> Result<(), Span> {
        let tokens = read.tokens_of(span);
        let prose = read.passage.prose().text();
        let named: Vec<usize> = tokens
            .clone()
            .filter(|&token| is_name_word(&read.facts.tokens[token]))
            .collect();
        let words: Vec<&str> = named
            .iter()
            .map(|&token| read.facts.tokens[token].text(prose))
            .collect();
        for change in self.respelling.changes(&words) {
            let whole = change.words == (0..words.len());
            let (first, last) = (named[change.words.start], named[change.words.end - 1]);
            let range = if whole && change.words.len() > 1 {
                tokens.clone()
            } else {
                first..last + 1
            };
            edits.push(self.edit(read, range, &change.text)?);
            if last + 1 == tokens.end {
                edits.extend(self.possessive(read, last + 1, &change.text)?);
            }
        }
        Ok(())
    }

    /// Behind a name in `s` the possessive may be a bare apostrophe; behind another it is not.
    fn possessive(&self, read: Read<'_>, at: usize, name: &str) -> Result<Option<Respelt>, Span> {
        let Some(token) = read.facts.tokens.get(at) else {
            return Ok(None);
        };
        let text = token.text(read.passage.prose().text());
        let is_bare = token.kind == TokenKind::Possessive && text.chars().count() == 1;
        if !is_bare || name.ends_with(['s', 'S']) {
            return Ok(None);
        }
        self.edit(read, at..at + 1, &format!("{text}s")).map(Some)
    }

    /// A family by its plural: `the Linds`.
    fn plurals(&self, in_quotes: bool, edits: &mut Vec<Respelt>) -> Result<(), Span> {
        let Some(family) = self.own_family_name() else {
            return Ok(());
        };
        let Some(new) = self.respelling.changes(&[family]).pop() else {
            return Ok(());
        };
        let (old, new) = (plain(&plural(family)).into_owned(), plural(&new.text));
        for (index, (passage, facts)) in self
            .draft
            .passages()
            .iter()
            .zip(&self.reading.facts)
            .enumerate()
        {
            let read = Read {
                passage,
                facts,
                start: self.draft.passage_start(index),
                index,
            };
            let prose = passage.prose().text();
            let words = |token: &Token| plain(token.text(prose));
            for at in 1..facts.tokens.len() {
                let token = &facts.tokens[at];
                let is_plural = token.is_capitalised()
                    && token.span.len() as usize >= old.len()
                    && words(token) == old
                    && words(&facts.tokens[at - 1]) == "the";
                if is_plural && (in_quotes || !facts.is_quoted(at as u32)) {
                    edits.push(self.edit(read, at..at + 1, &new)?);
                }
            }
        }
        Ok(())
    }

    /// The family name of a person, if it is nobody else's in the draft.
    fn own_family_name(&self) -> Option<&'a str> {
        let Speaker::Person(index) = self.whom else {
            return None;
        };
        let family = |name: &'a str| {
            let mut words = name.split_whitespace().rev();
            words.find(|word| !SUFFIXES.contains(&&*word.to_lowercase()))
        };
        let own = family(&self.reading.people.get(index)?.name)?;
        let others = self.reading.people.iter().enumerate();
        let key = plain(own);
        let is_shared = others
            .filter(|&(other, _)| other != index)
            .filter_map(|(_, person)| family(&person.name))
            .any(|other| plain(other) == key);
        (!is_shared).then_some(own)
    }

    fn edit(&self, read: Read<'_>, tokens: Range<usize>, text: &str) -> Result<Respelt, Span> {
        let prose = read.passage.prose();
        let words = read
            .facts
            .span_of(&(tokens.start as u32..tokens.end as u32));
        let span = prose.to_passage(words).shifted(read.start);
        // An entity is no markup: `L&oslash;v&aring;s` is one word.
        let is_whole = prose.is_verbatim(words)
            || !self
                .draft
                .slice(span)
                .contains(['*', '_', '<', '>', '[', ']', '`', '~']);
        if !is_whole {
            return Err(span);
        }
        let text = match self.draft.format() {
            Format::Html => text.replace('&', "&amp;").replace('<', "&lt;"),
            Format::Markdown | Format::Plain => text.to_owned(),
        };
        Ok(Respelt {
            edit: Edit::new(span, text),
            doubt: read.is_quoted(self.draft, span).then_some(Doubt::Quoted),
        })
    }
}

fn read<'a>(draft: &'a Draft, reading: &'a Reading, offset: u32) -> Option<Read<'a>> {
    let index = draft.passage_at(offset);
    Some(Read {
        passage: draft.passages().get(index)?,
        facts: reading.facts.get(index)?,
        start: draft.passage_start(index),
        index,
    })
}

impl<'a> Read<'a> {
    /// The tokens that stand at `span` of the draft.
    fn tokens_of(self, span: Span) -> Range<usize> {
        let tokens = &self.facts.tokens;
        let place = |token: &Token| {
            self.passage
                .prose()
                .to_passage(token.span)
                .shifted(self.start)
        };
        let first = tokens.partition_point(|token| place(token).end <= span.start);
        let end = tokens.partition_point(|token| place(token).start < span.end);
        first..end.max(first)
    }

    /// The words at `span` of the draft, without markup.
    fn words_of(self, span: Span) -> &'a str {
        let tokens = self.tokens_of(span);
        let words = tokens.start as u32..tokens.end as u32;
        self.passage.prose().slice(self.facts.span_of(&words))
    }

    /// Whether the words at `span` of the draft are somebody else's: in marks, or set off.
    fn is_quoted(self, draft: &Draft, span: Span) -> bool {
        let first = self.tokens_of(span).start;
        let zone = self
            .facts
            .block_at(first)
            .map(|block| draft.zone(self.index, block));
        self.facts.is_quoted(first as u32) || zone == Some(Zone::BlockQuote)
    }
}

/// Several of a family.
fn plural(name: &str) -> String {
    let end = name.to_lowercase();
    let hisses = ["s", "x", "z", "ch", "sh"];
    let ending = if hisses.iter().any(|hiss| end.ends_with(hiss)) {
        "es"
    } else {
        "s"
    };
    format!("{name}{ending}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Renaming;
    use crate::{
        draft::{Draft, Format},
        reading::{Memo, MentionKind, Place, PlaceKind, Places, Reading},
        text::edit::apply,
    };

    const GIVEN: [&str; 4] = ["Mara", "Ines", "Tomas", "Osei"];
    const FAMILY: [&str; 6] = ["Lind", "Varga", "Darko", "Løvås", "Ortiz", "Reis"];

    /// A draft about two people and a body, with names in all their forms.
    fn story(pieces: &[usize], names: [&str; 4]) -> String {
        let [given, family, other, its_family] = names;
        let mut text =
            format!("{given} {family}, the mayor of Port Merrow, met {other} {its_family}.\n\n");
        for piece in pieces {
            let sentence = match piece {
                0 => format!("{family}’s boat sank. "),
                1 => format!("“We were never warned,” {family} said. "),
                2 => format!("“{family} is wrong,” {its_family} said.\n\n"),
                3 => format!("Mayor **{family}** left with {other} {its_family}. "),
                4 => format!("The {} were late. 🙂 ", super::plural(family)),
                5 => format!("{given} *{family}* spoke; she left.\n\n"),
                _ => "The Coastal Safety Board met.\r\n\r\n".to_owned(),
            };
            text.push_str(&sentence);
        }
        text
    }

    fn read(text: &str) -> (Draft, Reading) {
        let draft = Draft::new("draft.md", Format::Markdown, text);
        let reading = Reading::of(&draft, &mut Memo::default(), None);
        (draft, reading)
    }

    /// The text after the name at `offset` became `new`.
    fn renamed(text: &str, offset: u32, new: &str) -> Option<String> {
        let (draft, reading) = read(text);
        let place = Places::of(&draft, &reading).at(offset)?;
        let edits = Renaming::new(&draft, &reading, place, new)
            .edits(true)
            .ok()?;
        let edits: Vec<_> = edits.into_iter().map(|it| it.edit).collect();
        apply(text, &edits)
    }

    fn is_name(place: &Place) -> bool {
        !matches!(
            place.kind,
            PlaceKind::Title | PlaceKind::Mention(MentionKind::Pronoun | MentionKind::Role)
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn renaming_gives_the_person_the_name_and_renaming_back_gives_the_draft(
            pieces in prop::collection::vec(0_usize..7, 0..8),
            given in prop::sample::subsequence(GIVEN.to_vec(), 3),
            family in prop::sample::subsequence(FAMILY.to_vec(), 3),
        ) {
            let text = story(&pieces, [given[0], family[0], given[1], family[1]]);
            let old = format!("{} {}", given[0], family[0]);
            let new = format!("{} {}", given[2], family[2]);
            let there = renamed(&text, 0, &new).expect("nothing refuses");
            let (_, reading) = read(&there);
            prop_assert!(reading.people.iter().any(|person| person.name == new), "{}", there);
            prop_assert!(!there.contains(family[0]), "{}", there);
            prop_assert_eq!(renamed(&there, 0, &old), Some(text));
        }

        #[test]
        fn renaming_at_any_name_to_anything_never_panics(
            pieces in prop::collection::vec(0_usize..7, 0..8),
            new in "[A-Z“”'. -]{1,12}",
        ) {
            let text = story(&pieces, ["Mara", "Lind", "Tomas", "Varga"]);
            let (draft, reading) = read(&text);
            let places = Places::of(&draft, &reading);
            for offset in 0..text.len() as u32 {
                if let Some(place) = places.at(offset).filter(is_name) {
                    let renaming = Renaming::new(&draft, &reading, place, &new);
                    if let Ok(edits) = renaming.edits(true) {
                        let edits: Vec<_> = edits.into_iter().map(|it| it.edit).collect();
                        prop_assert!(apply(&text, &edits).is_some(), "edits that overlap: {:?}", edits);
                    }
                }
            }
        }
    }
}
