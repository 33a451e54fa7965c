//! From the beginning of a name, as somebody types it, to the people whose name it can become.

use rustc_hash::FxHashSet;

use super::{Person, PersonId, Roster};
use crate::language::name::Letters;

/// Somebody whose name goes on as it was begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Begun {
    /// Who.
    pub person: PersonId,
    /// Which of [`Person::forms`] it is that was begun.
    pub form: usize,
    /// Where in that form the word starts with which it was begun, in bytes.
    pub at: usize,
}

/// The people whose names go on as one was begun.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Beginnings {
    /// Each once, in the order of the letters.
    pub people: Vec<Begun>,
    /// Whether there are more.
    pub is_capped: bool,
}

/// The words of all names in the order of their letters: 16 bytes a word.
#[derive(Debug)]
pub(super) struct PrefixIndex(Vec<Entry>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    /// The first letters from this word on.
    key: u64,
    person: PersonId,
    /// Forms and places beyond 255 are left out.
    form: u8,
    at: u8,
}

/// How many bytes of letters a key has.
const KEY: usize = size_of::<u64>();

/// So many entries are looked at for one question: more than anybody reads in a list.
const MOST_LOOKED_AT: usize = 4096;

impl PrefixIndex {
    fn of(people: &[Person]) -> Self {
        let mut entries = Vec::with_capacity(people.len() * 3);
        let mut letters = Letters::default();
        for (number, person) in people.iter().enumerate() {
            for (form, text) in person.forms().enumerate() {
                letters.read(text);
                let Ok(form) = u8::try_from(form) else {
                    break;
                };
                for (at, rest) in letters.beginnings() {
                    if let Ok(at) = u8::try_from(at) {
                        entries.push(Entry {
                            key: key(rest, 0),
                            person: PersonId(number as u32),
                            form,
                            at,
                        });
                    }
                }
            }
        }
        entries.sort_unstable();
        entries.shrink_to_fit();
        Self(entries)
    }
}

/// The first letters as a number that is in order as they are.
fn key(letters: &str, fill: u8) -> u64 {
    let mut bytes = [fill; KEY];
    let count = letters.len().min(KEY);
    bytes[..count].copy_from_slice(&letters.as_bytes()[..count]);
    u64::from_be_bytes(bytes)
}

impl Roster {
    /// Whose name has a word that begins as `typed` does, and goes on so if `typed` is several words.
    /// Accents, capitals, hyphens and apostrophes do not count. Not more than `most` people.
    pub fn people_beginning(&self, typed: &str, most: usize) -> Beginnings {
        let typed = Letters::of(typed);
        let mut found = Beginnings::default();
        if typed.text().is_empty() {
            return found;
        }
        let entries = &self.prefixes().0;
        let (low, high) = (key(typed.text(), 0), key(typed.text(), u8::MAX));
        let start = entries.partition_point(|entry| entry.key < low);
        let mut seen = FxHashSet::default();
        let mut known = Letters::default();
        let among = entries[start..]
            .iter()
            .take_while(|entry| entry.key <= high);
        for (number, entry) in among.enumerate() {
            if number >= MOST_LOOKED_AT || found.people.len() >= most {
                found.is_capped = true;
                break;
            }
            let Entry {
                person, form, at, ..
            } = *entry;
            let (form, at) = (usize::from(form), usize::from(at));
            // A key knows nothing of where words end.
            known.read(self.person(person).forms().nth(form).unwrap_or(""));
            if !known.is_begun_at(at, &typed) {
                continue;
            }
            if seen.insert(person) {
                found.people.push(Begun { person, form, at });
            }
        }
        found
    }

    /// Makes ready for [`Roster::people_beginning`], which otherwise does so when first asked.
    pub fn prepare_beginnings(&self) {
        self.prefixes();
    }

    fn prefixes(&self) -> &PrefixIndex {
        self.prefixes.get_or_init(|| PrefixIndex::of(&self.people))
    }
}
