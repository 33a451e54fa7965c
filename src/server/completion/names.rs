//! Names that can stand where the cursor is: people and bodies of the draft, then people of the rosters.

use rustc_hash::FxHashSet;

use super::{
    cast::{Known, Seconds},
    listed::{Candidate, Listed},
    typed::{Beginning, Typed},
};
use crate::{
    draft::{Draft, Zone},
    language::{Lexeme, house::House, lexicon, name::Letters},
    reading::Reading,
    roster::{PersonId, Roster, TitleParts},
};

/// More than this nobody reads in a list.
pub(super) const MOST: usize = 30;

/// Beside this many names each stands in one form only.
pub(super) const FEW: usize = 8;

/// So many people of the draft are held against a title, those named last.
const MOST_WEIGHED: usize = 200;

/// With fewer letters the newsroom’s rosters and the built-in one are not asked, unless a title stands before.
pub(super) const LETTERS: [usize; 2] = [2, 3];

/// Words that rather begin a title, a date or a body than a name nobody has said yet.
const NO_NAMES: Lexeme = Lexeme::TITLE
    .or(Lexeme::RANK)
    .or(Lexeme::PORTFOLIO)
    .or(Lexeme::BODY)
    .or(Lexeme::KNOWN_BODY)
    .or(Lexeme::NATIONAL)
    .or(Lexeme::WEEKDAY)
    .or(Lexeme::MONTH);

/// What is known where the cursor is.
pub(super) struct Scene<'a> {
    pub(super) typed: &'a Typed,
    pub(super) draft: &'a Draft,
    /// The draft as it was read, perhaps some keystrokes ago.
    pub(super) read: &'a Draft,
    pub(super) reading: &'a Reading,
    pub(super) roster: &'a Roster,
    pub(super) house: Option<&'a House>,
    /// Whether somebody asked, by a key or a letter; otherwise a space was typed.
    pub(super) is_asked: bool,
}

impl Scene<'_> {
    /// The names, best first, and whether there are more or will be others with the next letter.
    pub(super) fn names(&self) -> Listed {
        if self.typed.beginnings.is_empty() {
            return self.after_title();
        }
        let known = self.known();
        let listed = self
            .typed
            .beginnings
            .iter()
            .map(|beginning| self.begun(beginning, &known))
            .find(|listed| !listed.items.is_empty());
        listed.unwrap_or(Listed::none(self.cursor()))
    }

    fn begun(&self, beginning: &Beginning, known: &[Known]) -> Listed {
        let letters = Letters::of(&beginning.words);
        let title = beginning.title.as_ref();
        let parts = title.map(|title| self.roster.title_parts(&title.words));
        let people = known.iter().filter_map(|known| {
            let person = &self.reading.people[known.index];
            let at = Letters::of(&person.name).begun(&letters)?;
            Some((known, Some(at)))
        });
        let people = self.ranked(people.collect(), parts.as_ref());
        let taken: FxHashSet<PersonId> = people.iter().filter_map(|one| one.meant).collect();
        let seconds = Seconds::default();
        let mut items: Vec<Candidate> = people
            .iter()
            .take(MOST)
            .flat_map(|one| self.forms(one, &seconds, title))
            .collect();
        items.extend(self.bodies(&letters, title));
        let mut is_incomplete = letters.text().len() < LETTERS[1];
        if self.may_ask_rosters(beginning, &letters) {
            let (more, is_capped) = self.officials(beginning, &letters, parts.as_ref(), &taken);
            items.extend(more);
            is_incomplete |= is_capped;
        }
        is_incomplete |= items.len() > MOST;
        items.truncate(MOST);
        Listed {
            items,
            is_incomplete,
            from: beginning.span.start,
        }
    }

    /// Whether the words may begin a name that the draft does not know yet: not `The`.
    fn may_ask_rosters(&self, beginning: &Beginning, letters: &Letters) -> bool {
        let is_one_word = !beginning.words.contains(char::is_whitespace);
        let class = lexicon::lookup(&beginning.words);
        let is_a_word = self.typed.opens
            && (lexicon::is_common(&beginning.words.to_lowercase())
                || class.intersects(Lexeme::OPENER));
        let is_common = is_one_word && (is_a_word || class.intersects(NO_NAMES));
        beginning.title.is_some() || !is_common && letters.text().len() >= LETTERS[0]
    }

    /// Names where nothing of one is typed.
    fn after_title(&self) -> Listed {
        let title = self.typed.title.as_ref();
        let mut listed = Listed::none(self.cursor());
        if !self.is_asked && !title.is_some_and(|title| title.is_formal) {
            return listed;
        }
        let parts = title.map(|title| self.roster.title_parts(&title.words));
        let known = self.known();
        let people = known.iter().map(|known| (known, None)).collect();
        let people = self.ranked(people, parts.as_ref());
        let taken: FxHashSet<PersonId> = people.iter().filter_map(|one| one.meant).collect();
        let seconds = Seconds::default();
        let of_title = people.partition_point(|one| one.has_title);
        let (of_title, others) = people.split_at(of_title.min(MOST));
        let best = |one| self.forms(one, &seconds, title).into_iter().next();
        listed.items.extend(of_title.iter().filter_map(best));
        if let (Some(title), Some(parts)) = (title, &parts) {
            listed.items.extend(self.holders(title, parts, &taken));
        }
        listed
            .items
            .extend(others.iter().take(FEW).filter_map(best));
        listed.items.truncate(MOST);
        listed
    }

    /// People of the draft as they are best listed: those of the title, then those named last.
    fn ranked<'k>(
        &self,
        mut people: Vec<(&'k Known, Option<usize>)>,
        parts: Option<&TitleParts>,
    ) -> Vec<Ranked<'k>> {
        people.sort_by_key(|(known, _)| known.distance);
        people.truncate(MOST_WEIGHED);
        let mut ranked: Vec<Ranked<'k>> = people
            .into_iter()
            .map(|(known, at)| {
                let person = &self.reading.people[known.index];
                let meant = self.meant(person);
                Ranked {
                    known,
                    at,
                    meant,
                    has_title: self.has_title(person, meant, parts),
                }
            })
            .collect();
        ranked.sort_by_key(|one| !one.has_title);
        ranked
    }

    /// Byte offset of the cursor.
    pub(super) fn cursor(&self) -> u32 {
        let first = self.typed.beginnings.first();
        first.map_or(self.typed.word_end, |first| first.span.end)
    }
}

/// Somebody of the draft whose name may be meant.
pub(super) struct Ranked<'k> {
    pub(super) known: &'k Known,
    /// Where in the name the word starts that is begun; `None` where nothing is typed.
    pub(super) at: Option<usize>,
    /// Who it is in the roster, if that is sure.
    pub(super) meant: Option<PersonId>,
    /// Whether the title that stands before is one of theirs.
    pub(super) has_title: bool,
}

/// Whether a part of the page says things again that the story says, or first.
pub(super) fn is_apart(zone: Zone) -> bool {
    matches!(
        zone,
        Zone::Headline | Zone::Standfirst | Zone::Byline | Zone::Caption
    )
}
