//! What is doubtful in a file of the newsroom, beyond lines that cannot be read.

use rustc_hash::FxHashMap;

use super::{Entries, Problem, Roster, TenureEntry, Text};

/// What is doubtful in a file: entries that contradict each other or the roster, or of which nobody can
/// tell until when they hold. In the order of the lines.
pub fn check(entries: &Entries, roster: &Roster) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut say = |line: u32, message: String| found.push(Problem { line, message });
    let mut ids: FxHashMap<&str, (&str, u32)> = FxHashMap::default();
    let mut tenures: FxHashMap<(Text, Text, Text), usize> = FxHashMap::default();
    for (index, entry) in entries.people.iter().enumerate() {
        if let Some(id) = &entry.wikidata {
            let first = ids.entry(id).or_insert((&entry.name, entry.line));
            if first.0 != entry.name {
                say(
                    entry.line,
                    format!(
                        "{id} is {} on line {}: one of the two has the wrong id, or a form of the name \
                         belongs under aliases",
                        first.0, first.1
                    ),
                );
            }
            let known = roster.person_by_id(id);
            let named = || roster.people_named(&entry.name);
            if let Some(known) = known
                && named().iter().all(|found| found.person != known)
            {
                let name = &roster.person(known).name;
                let message = format!("{id} is {name} in the roster: mend the id or the name");
                say(entry.line, message);
            }
        }
        if let Some(near) = roster.people_nearly_named(&entry.name).first() {
            say(
                entry.line,
                format!(
                    "{} is nearly {}, who is in the roster: mend the name, or leave it if this is somebody else",
                    entry.name, near.form
                ),
            );
        }
        let Some(tenure) = &entry.tenure else {
            continue;
        };
        if tenure.to.is_none() && tenure.verified.is_none() {
            say(
                entry.line,
                format!(
                    "{} as {}: there is no end and no day on which anybody looked, so nobody can tell how \
                     long this holds: fill in verified",
                    entry.name, tenure.office
                ),
            );
        }
        let key = (
            entry.name.to_lowercase(),
            tenure.office.to_lowercase(),
            tenure.of.to_lowercase(),
        );
        let before = tenures.insert(key, index).map(|at| &entries.people[at]);
        let overlapping = before.filter(|before| {
            before.tenure.as_ref().is_some_and(|other| {
                let ends = |one: &TenureEntry, next: &TenureEntry| {
                    one.to
                        .zip(next.from)
                        .is_some_and(|(to, from)| to.earliest <= from.latest)
                };
                !ends(other, tenure) && !ends(tenure, other)
            })
        });
        if let Some(before) = overlapping {
            say(
                entry.line,
                format!(
                    "{} is {} at the same time on line {}: make one line of the two, or mend the dates",
                    entry.name, tenure.office, before.line
                ),
            );
        }
    }
    found.sort();
    found.dedup();
    found
}
