//! Who held which office, from when to when; and how sure that is.
//!
//! Comes in: the roster that is part of the program, and files of the newsroom. Goes out: the people a
//! name can mean, the offices a title can mean, and whether somebody held one on a day: *held*, *not
//! held* or *unknown*. What nobody looked at is unknown, so an old program grows quieter, not wronger.

mod build;
mod built_in;
mod check;
mod claim;
mod copy;
mod entry;
mod formats;
mod layer;
pub mod load;
mod lookup;
mod misspelt;
mod office;
mod person;
mod prefix;
mod resolve;
mod romanised;
mod sound;
mod spelling;
mod tenure;
mod title;
mod told;
mod when;

use std::sync::{LazyLock, OnceLock};

use jiff::civil::Date;

pub use built_in::{Fault, SINCE};
pub use check::{check, doubts};
pub use claim::{AMERICA, Judgement, Wrong};
pub use entry::{Entries, Entry, OfficeEntry, Problem, TenureEntry};
pub use formats::{Format, write_csv};
pub use layer::Conflict;
pub use lookup::{Match, Near};
pub use misspelt::NearHolder;
pub use office::{Body, BodyId, Office, OfficeId, OfficeKind};
pub use person::{Alias, AliasKind, Person, PersonId};
pub use prefix::{Beginnings, Begun};
pub use romanised::{is_one_name, sound_of_name};
pub use spelling::How;
pub use tenure::{Held, Tenure};
pub use title::{Fit, OfficeMatch, Tense, TitleParts};
pub use told::{evidence, span};
pub use when::When;

/// Text that is kept: what is short, as names are, stands in the value itself, and text of the built-in
/// roster stays where it is in the program.
pub type Text = compact_str::CompactString;

/// Who held which office.
#[derive(Debug)]
pub struct Roster {
    people: Vec<Person>,
    offices: Vec<Office>,
    bodies: Vec<Body>,
    /// What the files are called that it was made of; the first is the built-in roster.
    layers: Vec<Text>,
    index: lookup::Index,
    near: OnceLock<lookup::NearIndex>,
    titles: OnceLock<title::TitleIndex>,
    prefixes: OnceLock<prefix::PrefixIndex>,
}

impl Roster {
    /// The roster that is part of the program. It is read when it is first asked for.
    pub fn built_in() -> &'static Self {
        static ROSTER: LazyLock<Roster> = LazyLock::new(|| built_in::read().0.finish());
        &ROSTER
    }

    /// What is wrong in the lines of the built-in roster.
    pub fn faults_of_built_in() -> Vec<Fault> {
        built_in::read().1
    }

    /// Everybody, sorted by id as far as the files are.
    pub fn people(&self) -> &[Person] {
        &self.people
    }

    /// All offices.
    pub fn offices(&self) -> &[Office] {
        &self.offices
    }

    /// All countries and bodies.
    pub fn bodies(&self) -> &[Body] {
        &self.bodies
    }

    /// What the file is called that a layer came from.
    pub fn layer(&self, layer: u16) -> &str {
        self.layers
            .get(usize::from(layer))
            .map_or("", |name| &**name)
    }

    /// Somebody of this roster.
    pub fn person(&self, id: PersonId) -> &Person {
        &self.people[id.0 as usize]
    }

    /// An office of this roster.
    pub fn office(&self, id: OfficeId) -> &Office {
        &self.offices[id.0 as usize]
    }

    /// A country or body of this roster.
    pub fn body(&self, id: BodyId) -> &Body {
        &self.bodies[id.0 as usize]
    }

    /// Whether somebody held an office on a day.
    pub fn held(&self, person: PersonId, office: OfficeId, day: Date) -> Held {
        let person = self.person(person);
        let slack = self.office(office).kind.slack();
        let mut answers = person
            .tenures
            .iter()
            .filter(|tenure| tenure.office == office)
            .map(|tenure| (tenure.held(day, slack), tenure))
            .peekable();
        if answers.peek().is_none() {
            return self.held_by_others(office, day);
        }
        let mut looked_after = false;
        for (held, tenure) in answers {
            match held {
                Held::NotHeld => {
                    looked_after |= tenure.verified.is_some_and(|verified| day <= verified);
                }
                sure => return sure,
            }
        }
        // Out of office then; but were they in it again, or before? Only who looked can tell.
        if looked_after && day >= SINCE {
            Held::NotHeld
        } else {
            self.held_by_others(office, day)
        }
    }

    /// What it says of somebody that the list of an office does not have them.
    fn held_by_others(&self, office: OfficeId, day: Date) -> Held {
        if self.office(office).covers(day) {
            Held::NotHeld
        } else {
            Held::Unknown
        }
    }

    /// Who held an office on a day, as far as that is known.
    pub fn holders(&self, office: OfficeId, day: Date) -> Vec<PersonId> {
        let slack = self.office(office).kind.slack();
        self.holders_of(office)
            .filter(|&id| {
                self.person(id)
                    .tenures
                    .iter()
                    .any(|tenure| tenure.office == office && tenure.held(day, slack) == Held::Held)
            })
            .collect()
    }

    /// The tenures of somebody that include a day for sure.
    pub fn offices_on(&self, person: PersonId, day: Date) -> impl Iterator<Item = &Tenure> {
        self.person(person).tenures.iter().filter(move |tenure| {
            tenure.held(day, self.office(tenure.office).kind.slack()) == Held::Held
        })
    }

    /// The last day on which anybody looked at anything in the roster.
    pub fn as_of(&self) -> Option<Date> {
        self.people
            .iter()
            .flat_map(|person| &person.tenures)
            .filter_map(|tenure| tenure.verified)
            .max()
    }

    /// An office with its country or body: `Minister of Defence, Ukraine`.
    pub fn office_name(&self, id: OfficeId) -> String {
        let office = self.office(id);
        let of = &self.body(office.of).name;
        if office.title.contains(&**of) {
            office.title.to_string()
        } else {
            format!("{}, {of}", office.title)
        }
    }
}
