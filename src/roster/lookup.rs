//! From names to people. Exact forms first; then ways of writing; what is merely near comes last and
//! only when asked for.

use std::{
    hash::{Hash as _, Hasher as _},
    thread,
};

use rustc_hash::FxHasher;

use super::{
    OfficeId, Person, PersonId, Roster,
    spelling::{Form, How},
};
use crate::language::{Lexeme, lexicon};

/// Somebody a name can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// Who.
    pub person: PersonId,
    /// How the name agrees with theirs.
    pub how: How,
}

/// Somebody whose name is a slip away from a written one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near<'a> {
    /// Who.
    pub person: PersonId,
    /// The form of their name that is near.
    pub form: &'a str,
    /// How many letters apart: 1 or 2.
    pub letters: usize,
}

/// People by keys of their names.
#[derive(Debug, Default)]
pub(super) struct Index {
    exact: Keys,
    loose: Keys,
    surname: Keys,
    /// By the roster’s own ids and by those of Wikidata.
    ids: Keys,
    /// Offices and who ever held them.
    holders: Vec<(OfficeId, PersonId)>,
}

/// People by keys of their names with one of the outer parts left open.
#[derive(Debug)]
pub(super) struct NearIndex(Keys);

/// Sorted pairs: small, and quick to make of many.
#[derive(Debug, Default)]
struct Keys(Vec<(u64, PersonId)>);

impl Keys {
    fn sort(&mut self) {
        self.0.sort_unstable();
        self.0.dedup();
        self.0.shrink_to_fit();
    }

    fn merge(&mut self, after: Self) {
        self.0.extend(after.0);
        // Two sorted runs: a stable sort only merges them.
        self.0.sort();
        self.0.shrink_to_fit();
    }

    fn of(&self, key: u64) -> impl Iterator<Item = PersonId> + '_ {
        let start = self.0.partition_point(|(known, _)| *known < key);
        self.0[start..]
            .iter()
            .take_while(move |(known, _)| *known == key)
            .map(|(_, person)| *person)
    }
}

/// So many people are worth a thread of their own.
const MANY: usize = 10_000;

impl Index {
    pub(super) fn of(people: &[Person]) -> Self {
        if people.len() < MANY {
            return Self::of_part(people, 0);
        }
        let (front, back) = people.split_at(people.len() / 2);
        thread::scope(|scope| {
            let front_index = scope.spawn(|| Self::of_part(front, 0));
            let back = Self::of_part(back, front.len());
            match front_index.join() {
                Ok(front) => front.with(back),
                Err(_) => Self::of_part(people, 0),
            }
        })
    }

    /// The index of people whose places begin at `start`.
    fn of_part(people: &[Person], start: usize) -> Self {
        let mut index = Self::default();
        for keys in [
            &mut index.exact,
            &mut index.loose,
            &mut index.surname,
            &mut index.ids,
        ] {
            keys.0.reserve(people.len() * 2);
        }
        let mut form = Form::default();
        for (number, person) in people.iter().enumerate() {
            let id = PersonId((start + number) as u32);
            for text in person.forms() {
                form.read(text);
                index.exact.0.push((form.exact_key(), id));
                index.loose.0.extend(form.loose_keys().map(|key| (key, id)));
                let surnames = form.surname_keys();
                index.surname.0.extend(surnames.map(|key| (key, id)));
            }
            let ids = [Some(&person.id), person.wikidata.as_ref()];
            index
                .ids
                .0
                .extend(ids.into_iter().flatten().map(|text| (id_key(text), id)));
            let held = person.tenures.iter().map(|tenure| (tenure.office, id));
            index.holders.extend(held);
        }
        index.exact.sort();
        index.loose.sort();
        index.surname.sort();
        index.ids.sort();
        index.holders.sort_unstable();
        index.holders.dedup();
        index
    }

    /// This and the index of the people after them.
    fn with(mut self, after: Self) -> Self {
        self.exact.merge(after.exact);
        self.loose.merge(after.loose);
        self.surname.merge(after.surname);
        self.ids.merge(after.ids);
        self.holders.extend(after.holders);
        self.holders.sort();
        self
    }
}

fn id_key(id: &str) -> u64 {
    let mut hasher = FxHasher::default();
    id.hash(&mut hasher);
    hasher.finish()
}

impl Roster {
    /// Who has this id, be it the roster’s own or Wikidata’s.
    pub fn person_by_id(&self, id: &str) -> Option<PersonId> {
        self.index.ids.of(id_key(id)).find(|&found| {
            let person = self.person(found);
            person.id == id || person.wikidata.as_deref() == Some(id)
        })
    }

    /// Whom `name` can mean, all by the best way in which it agrees with anybody’s name: several are
    /// namesakes, and nothing here decides between them. Titles and courtesies before the name do not
    /// count.
    pub fn people_named(&self, name: &str) -> Vec<Match> {
        let mut rest = name.trim();
        loop {
            let found = self.named_exactly_so(rest);
            if !found.is_empty() {
                return found;
            }
            match rest.split_once(char::is_whitespace) {
                Some((first, after))
                    if lexicon::lookup(first)
                        .intersects(Lexeme::TITLE.or(Lexeme::HONORIFIC).or(Lexeme::RANK)) =>
                {
                    rest = after.trim_start();
                }
                _ => return Vec::new(),
            }
        }
    }

    fn named_exactly_so(&self, name: &str) -> Vec<Match> {
        let form = Form::of(name);
        let mut found: Vec<Match> = self
            .verified(self.index.exact.of(form.exact_key()), &form)
            .filter(|found| found.how == How::Exact)
            .collect();
        if form.len() == 1 {
            // Lula is a name; Lind is a family name; both may be somebody’s.
            let surname = form.as_surname();
            let bearers = surname
                .into_iter()
                .flat_map(|key| self.index.surname.of(key));
            for person in bearers {
                if !found.iter().any(|found| found.person == person) {
                    let how = How::Surname;
                    found.push(Match { person, how });
                }
            }
            return found;
        }
        if !found.is_empty() {
            return found;
        }
        let loose = form.loose_keys().flat_map(|key| self.index.loose.of(key));
        found.extend(self.verified(loose, &form));
        if form.begins_with_initial() || found.is_empty() && form.may_begin_with_initials() {
            let bearers = form
                .as_surname()
                .into_iter()
                .flat_map(|key| self.index.surname.of(key));
            found.extend(self.verified(bearers, &form));
        }
        if form.len() == 2 && found.is_empty() && !form.begins_with_initial() {
            // “von der Esk” is a family name of one group only where it stands alone.
            let bearers = form.whole_as_surname();
            for person in self.index.surname.of(bearers) {
                let how = How::Surname;
                found.push(Match { person, how });
            }
        }
        let best = found.iter().map(|found| found.how).min();
        found.retain(|found| Some(found.how) == best);
        found.sort_by_key(|found| found.person);
        found.dedup();
        found
    }

    /// Who bears exactly this name, or has it as another form.
    pub(super) fn exactly_named(&self, form: &Form) -> impl Iterator<Item = PersonId> {
        let found = self.verified(self.index.exact.of(form.exact_key()), form);
        found
            .filter(|found| found.how == How::Exact)
            .map(|found| found.person)
    }

    /// Which of `candidates` the written form really agrees with.
    fn verified(
        &self,
        candidates: impl Iterator<Item = PersonId>,
        form: &Form,
    ) -> impl Iterator<Item = Match> {
        candidates.filter_map(|person| {
            let how = self
                .person(person)
                .forms()
                .filter_map(|known| form.agrees(&Form::of(known)))
                .min()?;
            Some(Match { person, how })
        })
    }

    /// Whose name is a slip away from `name`. Empty where `name` is anybody’s name, and for names of
    /// which one letter more or less makes another person. Wants a second sign before it is said.
    pub fn people_nearly_named(&self, name: &str) -> Vec<Near<'_>> {
        if self
            .people_named(name)
            .iter()
            .any(|found| found.how != How::Surname)
        {
            return Vec::new();
        }
        let form = Form::of(name);
        let index = self.near.get_or_init(|| NearIndex::of(&self.people));
        let mut found: Vec<Near<'_>> = form
            .near_keys()
            .flat_map(|key| index.0.of(key))
            .flat_map(|person| {
                let forms = self.person(person).forms();
                forms.map(move |text| (person, text, Form::of(text)))
            })
            .filter_map(|(person, text, known)| {
                let letters = form.letters_apart(&known)?;
                Some(Near {
                    person,
                    form: text,
                    letters,
                })
            })
            .collect();
        found.sort_by_key(|near| (near.letters, near.person, near.form));
        found.dedup_by_key(|near| near.person);
        found
    }

    /// Everybody who ever held an office.
    pub fn holders_of(&self, office: OfficeId) -> impl Iterator<Item = PersonId> + '_ {
        let start = self
            .index
            .holders
            .partition_point(|(known, _)| *known < office);
        self.index.holders[start..]
            .iter()
            .take_while(move |(known, _)| *known == office)
            .map(|(_, person)| *person)
    }
}

impl NearIndex {
    fn of(people: &[Person]) -> Self {
        let mut keys = Keys::default();
        for (number, person) in people.iter().enumerate() {
            for text in person.forms() {
                let form = Form::of(text);
                let id = PersonId(number as u32);
                keys.0.extend(form.near_keys().map(|key| (key, id)));
            }
        }
        keys.sort();
        Self(keys)
    }
}
