//! What the roster knows of a person: their office on the story's day, before it and after it, and how
//! sure that is.

use jiff::civil::Date;

use crate::{
    reading::Person,
    roster::{PersonId, Roster, Tenure, evidence, span},
};

/// How many namesakes are listed.
const NAMESAKES: usize = 4;

/// How many offices of each.
const OFFICES: usize = 3;

/// What there is to say of somebody on the day the draft speaks from.
pub(in crate::server) fn lines(
    roster: &Roster,
    person: &Person,
    story: Option<Date>,
) -> Vec<String> {
    let titles = person.titles.iter().map(|title| title.text.as_str());
    match roster.meant(&person.name, titles).as_slice() {
        [] => Vec::new(),
        [only] => of_one(roster, *only, story),
        several => {
            let mut lines = vec![format!(
                "The roster has {} people of that name:",
                several.len()
            )];
            let told = several.iter().take(NAMESAKES);
            lines.extend(told.map(|&id| namesake(roster, id, story)));
            if several.len() > NAMESAKES {
                lines.push(format!("And {} more.", several.len() - NAMESAKES));
            }
            lines
        }
    }
}

/// The page of somebody of whom the roster knows who it is.
pub(super) fn link(roster: &Roster, person: &Person) -> Option<(String, String)> {
    let titles = person.titles.iter().map(|title| title.text.as_str());
    let [only] = roster.meant(&person.name, titles)[..] else {
        return None;
    };
    let id = roster.person(only).wikidata.as_deref()?;
    Some((
        format!("Wikidata {id}"),
        format!("https://www.wikidata.org/wiki/{id}"),
    ))
}

/// One of several people whom a name can mean: by the office of that day, or else by all there were.
fn namesake(roster: &Roster, id: PersonId, story: Option<Date>) -> String {
    let person = roster.person(id);
    let on_the_day = story.and_then(|day| Some((day, roster.foremost_office(id, day)?)));
    if let Some((day, tenure)) = on_the_day {
        return format!("{}: {}", person.name, held(roster, tenure, day));
    }
    let offices: Vec<String> = person
        .tenures
        .iter()
        .rev()
        .take(OFFICES)
        .map(|tenure| told(roster, tenure))
        .collect();
    format!("{}: {}", person.name, offices.join("; "))
}

/// That an office was held on a day, from when to when, and where that is from.
pub(super) fn held(roster: &Roster, tenure: &Tenure, day: Date) -> String {
    let title = roster.office_name(tenure.office);
    let acting = if tenure.acting { "acting " } else { "" };
    let which = if tenure.layer == 0 { ", built in" } else { "" };
    format!(
        "On {day}: {acting}{title}, {} ({}{which}).",
        span(tenure),
        evidence(roster, tenure)
    )
}

/// What there is to say of somebody of the roster on the day the draft speaks from.
pub(in crate::server) fn of_one(roster: &Roster, id: PersonId, story: Option<Date>) -> Vec<String> {
    let person = roster.person(id);
    let Some(day) = story else {
        // Today is never taken for the day of the story.
        let mut lines = vec![format!(
            "In the roster as {}. The draft gives no day that it speaks from:",
            person.name
        )];
        let offices = person.tenures.iter().rev();
        lines.extend(offices.map(|tenure| told(roster, tenure)));
        return lines;
    };
    let mut lines = Vec::new();
    let now: Vec<&Tenure> = roster.offices_on(id, day).collect();
    lines.extend(now.iter().map(|tenure| held(roster, tenure, day)));
    let unsure = unknown(person.tenures.iter(), day).filter(|_| now.is_empty());
    if now.is_empty() {
        lines.push(match unsure {
            Some(tenure) => format!(
                "On {day}: not known. Last known as {}; not verified after {}.",
                told(roster, tenure),
                tenure.last_known()
            ),
            None => format!("On {day}: no office that the roster knows of."),
        });
    }
    let others = |which: fn(&Tenure, Date) -> bool| -> Vec<String> {
        person
            .tenures
            .iter()
            .filter(|tenure| !now.contains(tenure) && unsure != Some(*tenure))
            .filter(|tenure| which(tenure, day))
            .map(|tenure| told(roster, tenure))
            .collect()
    };
    let before = others(|tenure, day| tenure.from.latest <= day);
    let after = others(|tenure, day| tenure.from.latest > day);
    for (word, others) in [("Before", before), ("After", after)] {
        if !others.is_empty() {
            lines.push(format!("{word}: {}.", others.join("; ")));
        }
    }
    lines
}

/// The tenure that may or may not include the day: its end is not known, or not to the day.
fn unknown<'a>(
    mut tenures: impl DoubleEndedIterator<Item = &'a Tenure>,
    day: Date,
) -> Option<&'a Tenure> {
    tenures
        .rfind(|tenure| tenure.from.earliest <= day && tenure.to.is_none_or(|to| to.latest >= day))
}

fn told(roster: &Roster, tenure: &Tenure) -> String {
    format!("{}, {}", roster.office_name(tenure.office), span(tenure))
}
