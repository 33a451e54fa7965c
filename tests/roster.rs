//! The roster: its files are whole, it knows what it does not know, and it finds people by their names.

mod built_in;
mod import;
mod known_people;
mod laws;
mod lookup;
mod newsroom;
mod spelling;

use factdesk::roster::{Held, PersonId, Roster};
use jiff::civil::Date;

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// The only person of the built-in roster with this name.
fn one(roster: &Roster, name: &str) -> PersonId {
    match roster.people_named(name).as_slice() {
        [only] => only.person,
        several => panic!("{name}: {several:?}"),
    }
}

/// Whether somebody held the office that `title` means on a day.
fn held(roster: &Roster, name: &str, title: &str, on: &str) -> Held {
    let offices = roster.office_from_title(title, None).offices;
    let [office] = offices.as_slice() else {
        panic!("{title}: {offices:?}");
    };
    roster.held(one(roster, name), *office, day(on))
}
