//! A roster while it is put together, file by file.

use std::hash::{Hash as _, Hasher as _};

use rustc_hash::{FxHashMap, FxHasher};

use super::{Body, BodyId, Office, OfficeId, Person, PersonId, Roster, Text, lookup::Index};

/// A roster while it is put together.
#[derive(Debug, Default)]
pub(super) struct Builder {
    pub(super) people: Vec<Person>,
    pub(super) offices: Vec<Office>,
    pub(super) bodies: Vec<Body>,
    pub(super) layers: Vec<Text>,
    /// By hashes of their ids; where that is taken, by the next number that is free.
    people_by_id: FxHashMap<u64, PersonId>,
    offices_by_id: FxHashMap<Text, OfficeId>,
    bodies_by_id: FxHashMap<Text, BodyId>,
}

impl Builder {
    /// Begins with what `roster` has.
    pub(super) fn from_roster(roster: &Roster) -> Self {
        let mut builder = Self {
            layers: roster.layers.clone(),
            ..Self::default()
        };
        for body in &roster.bodies {
            builder.add_body(body.clone());
        }
        for office in &roster.offices {
            builder.add_office(office.clone());
        }
        for person in &roster.people {
            builder.add_person(person.clone());
        }
        builder
    }

    /// Makes room for as many people more.
    pub(super) fn reserve(&mut self, people: usize) {
        self.people.reserve_exact(people);
        self.people_by_id.reserve(people);
    }

    pub(super) fn person_by_id(&self, id: &str) -> Option<PersonId> {
        self.place_of(id).ok()
    }

    /// Who has this id, or the key under which somebody with it would be kept.
    fn place_of(&self, id: &str) -> Result<PersonId, u64> {
        let mut hasher = FxHasher::default();
        id.hash(&mut hasher);
        let mut key = hasher.finish();
        while let Some(person) = self.people_by_id.get(&key) {
            if self.people[person.0 as usize].id == id {
                return Ok(*person);
            }
            key = key.wrapping_add(1);
        }
        Err(key)
    }

    pub(super) fn office_by_id(&self, id: &str) -> Option<OfficeId> {
        self.offices_by_id.get(id).copied()
    }

    pub(super) fn body_by_id(&self, id: &str) -> Option<BodyId> {
        self.bodies_by_id.get(id).copied()
    }

    /// Adds somebody; `None` if the id is taken.
    pub(super) fn add_person(&mut self, person: Person) -> Option<PersonId> {
        let id = PersonId(self.people.len() as u32);
        let key = self.place_of(&person.id).err()?;
        self.people_by_id.insert(key, id);
        self.people.push(person);
        Some(id)
    }

    /// Adds an office; `None` if the id is taken.
    pub(super) fn add_office(&mut self, office: Office) -> Option<OfficeId> {
        let id = OfficeId(self.offices.len() as u32);
        if self.offices_by_id.contains_key(&office.id) {
            return None;
        }
        self.offices_by_id.insert(office.id.clone(), id);
        self.offices.push(office);
        Some(id)
    }

    /// Adds a country or body; `None` if the id is taken.
    pub(super) fn add_body(&mut self, body: Body) -> Option<BodyId> {
        let id = BodyId(self.bodies.len() as u32);
        if self.bodies_by_id.contains_key(&body.id) {
            return None;
        }
        self.bodies_by_id.insert(body.id.clone(), id);
        self.bodies.push(body);
        Some(id)
    }

    /// The roster, ready to be asked.
    pub(super) fn finish(mut self) -> Roster {
        for person in &mut self.people {
            person
                .tenures
                .sort_by_key(|tenure| (tenure.from, tenure.office));
        }
        self.people.shrink_to_fit();
        let index = Index::of(&self.people);
        Roster {
            people: self.people,
            offices: self.offices,
            bodies: self.bodies,
            layers: self.layers,
            index,
            near: std::sync::OnceLock::new(),
            titles: std::sync::OnceLock::new(),
            prefixes: std::sync::OnceLock::new(),
        }
    }
}
