//! What is doubtful in a file of the newsroom, beyond lines that cannot be read.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Entries, Entry, Problem, Roster, TenureEntry, Text, spelling::Form};

/// An open tenure was not verified for long if that was so many days before the newest look in the file.
const LONG: i32 = 365;

/// So many names that are alike in one part are held against another: in long files many share a given name.
const MOST_HELD_AGAINST: usize = 64;

/// What may well be as it is and still deserves a look, in the order of the lines: forms of a name that
/// several people bear, names a slip apart, open tenures that nobody looked at for long. How long is
/// counted from the last day in the file itself.
pub fn doubts(entries: &Entries) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut say = |line: u32, message: String| found.push(Problem { line, message });
    let newest = entries
        .people
        .iter()
        .filter_map(|entry| entry.tenure.as_ref()?.verified)
        .max();
    // One line for each person and form is enough.
    let mut first: FxHashMap<u64, &Entry> = FxHashMap::default();
    let mut near: FxHashMap<u64, Vec<(&Entry, Form)>> = FxHashMap::default();
    let mut named = FxHashSet::default();
    for entry in &entries.people {
        let aliases = entry.aliases.iter().map(|(alias, _)| alias);
        for text in std::iter::once(&entry.name).chain(aliases) {
            let form = Form::of(text);
            let before = first.entry(form.exact_key()).or_insert(entry);
            if !is_same(before, entry) && named.insert((form.exact_key(), &*entry.name)) {
                say(
                    entry.line,
                    format!(
                        "“{text}” can also be {} on line {}: a draft that says no more means neither",
                        before.name, before.line
                    ),
                );
            }
        }
        let form = Form::of(&entry.name);
        let is_new = named.insert((0, &*entry.name));
        for key in form.near_keys().filter(|_| is_new) {
            let others = near.entry(key).or_default();
            let slip = others
                .iter()
                .rev()
                .take(MOST_HELD_AGAINST)
                .find(|(_, other)| form.letters_apart(other).is_some());
            if let Some((other, _)) = slip {
                say(
                    entry.line,
                    format!(
                        "{} is nearly {} on line {}: mend the name, or leave it if they are two people",
                        entry.name, other.name, other.line
                    ),
                );
            }
            others.push((entry, form.clone()));
        }
        if let (Some(tenure), Some(newest)) = (&entry.tenure, newest)
            && let (None, Some(verified)) = (tenure.to, tenure.verified)
            && (newest - verified).get_days() > LONG
        {
            say(
                entry.line,
                format!(
                    "{} as {}: not verified since {verified}: look whether that still holds, and fill in the day",
                    entry.name, tenure.office
                ),
            );
        }
    }
    found.sort();
    found.dedup();
    found
}

/// Whether two lines speak of one person: by their ids if both have one, else by the name.
fn is_same(one: &Entry, other: &Entry) -> bool {
    let ids = [(&one.id, &other.id), (&one.wikidata, &other.wikidata)];
    for (mine, theirs) in ids {
        if let (Some(mine), Some(theirs)) = (mine, theirs) {
            return mine == theirs;
        }
    }
    one.name == other.name
}

/// What is doubtful in a file: entries that contradict each other or the roster, or of which nobody can
/// tell until when they hold. In the order of the lines.
pub fn check(entries: &Entries, roster: &Roster) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut say = |line: u32, message: String| found.push(Problem { line, message });
    let mut ids: FxHashMap<&str, (&str, u32)> = FxHashMap::default();
    let mut own: FxHashMap<&str, (&str, u32)> = FxHashMap::default();
    let mut tenures: FxHashMap<(Text, Text, Text), usize> = FxHashMap::default();
    for (index, entry) in entries.people.iter().enumerate() {
        if let Some(id) = &entry.id {
            let first = own.entry(id).or_insert((&entry.name, entry.line));
            if first.0 != entry.name {
                say(
                    entry.line,
                    format!(
                        "the id {id} is {} on line {}: give one of the two another id, or write the name alike",
                        first.0, first.1
                    ),
                );
            }
        }
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
