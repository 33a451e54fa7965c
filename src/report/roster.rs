//! Answers of the roster, as text and as JSON.

use std::fmt::Write as _;

use jiff::civil::Date;
use serde_json::{Value, json};

use super::style::{FAINT, STRONG};
use crate::roster::{
    Held, Match, OfficeKind, Person, PersonId, Roster, Tenure, When, evidence, span,
};

/// Who somebody is, as text with escape codes.
pub fn who_page(roster: &Roster, name: &str, on: Option<Date>, matches: &[Match]) -> String {
    let mut page = String::new();
    if matches.is_empty() {
        let _ = writeln!(page, "Nobody called {name} is in the roster.");
        for near in roster.people_nearly_named(name).iter().take(3) {
            let _ = writeln!(page, "Nearly so: {}.", near.form);
        }
        return page;
    }
    if matches.len() > 1 {
        let _ = writeln!(page, "{name} can be {} people.\n", matches.len());
    }
    for (index, found) in matches.iter().enumerate() {
        if index > 0 {
            page.push('\n');
        }
        person_page(&mut page, roster, roster.person(found.person), on);
    }
    page
}

fn person_page(page: &mut String, roster: &Roster, person: &Person, on: Option<Date>) {
    let id = person.wikidata.as_deref().unwrap_or("");
    let _ = writeln!(
        page,
        "{STRONG}{}{STRONG:#}  {FAINT}{id}{FAINT:#}",
        person.name
    );
    let forms: Vec<&str> = person.forms().skip(1).collect();
    if !forms.is_empty() {
        let _ = writeln!(page, "  {FAINT}also {}{FAINT:#}", forms.join("; "));
    }
    for tenure in &person.tenures {
        let held = match on.map(|day| held(roster, tenure, day)) {
            Some(Held::Held) => "held      ",
            Some(Held::NotHeld) => "not held  ",
            Some(Held::Unknown) => "unknown   ",
            None => "",
        };
        let acting = if tenure.acting { " (acting)" } else { "" };
        let _ = writeln!(
            page,
            "  {STRONG}{held}{STRONG:#}{}{acting}, {}  {FAINT}{}{FAINT:#}",
            roster.office_name(tenure.office),
            span(tenure),
            evidence(roster, tenure),
        );
    }
}

fn held(roster: &Roster, tenure: &Tenure, day: Date) -> Held {
    tenure.held(day, roster.office(tenure.office).kind.slack())
}

/// Who somebody is, as one JSON object.
pub fn who_json(roster: &Roster, name: &str, on: Option<Date>, matches: &[Match]) -> Value {
    let matches: Vec<Value> = matches
        .iter()
        .map(|found| {
            let person = roster.person(found.person);
            let tenures: Vec<Value> = person
                .tenures
                .iter()
                .map(|tenure| {
                    let mut object = tenure_json(roster, tenure);
                    let held = on.map(|day| held(roster, tenure, day).name());
                    object["held"] = json!(held);
                    object
                })
                .collect();
            json!({
                "id": person.id,
                "name": person.name,
                "aliases": person.forms().skip(1).collect::<Vec<_>>(),
                "wikidata": person.wikidata,
                "tenures": tenures,
            })
        })
        .collect();
    json!({
        "version": 1,
        "query": name,
        "on": on.map(|day| day.to_string()),
        "matches": matches,
    })
}

/// A tenure. A day that is known only as a span of days is the month or year that holds the span, null
/// where none does; the span itself stands beside it.
fn tenure_json(roster: &Roster, tenure: &Tenure) -> Value {
    let office = roster.office(tenure.office);
    let day = |when: When| when.partial();
    let mut object = json!({
        "office": office.title,
        "of": roster.body(office.of).name,
        "from": day(tenure.from),
        "to": tenure.to.and_then(day),
        "verified": tenure.verified.map(|day| day.to_string()),
        "acting": tenure.acting,
        "source": tenure.source,
        "roster": roster.layer(tenure.layer),
    });
    let mut beside = |key: &str, when: Option<When>| {
        let is_told = |when: &When| {
            let partial = when.partial();
            partial.is_some_and(|partial| When::read(&partial) == Some(*when))
        };
        if let Some(when) = when.filter(|when| !is_told(when)) {
            object[key] = json!([when.earliest.to_string(), when.latest.to_string()]);
        }
    };
    beside("from_between", Some(tenure.from));
    beside("to_between", tenure.to);
    object
}

/// A tenure with its person, as a line of JSON.
pub fn export_line(roster: &Roster, person: PersonId, tenure: &Tenure) -> String {
    let person = roster.person(person);
    let mut object = tenure_json(roster, tenure);
    object["id"] = json!(person.id);
    object["name"] = json!(person.name);
    object["aliases"] = json!(person.forms().skip(1).collect::<Vec<_>>());
    object["wikidata"] = json!(person.wikidata);
    format!("{object}\n")
}

/// How much a roster knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterCounts {
    people: usize,
    forms: usize,
    tenures: usize,
    open: usize,
    bodies: usize,
    as_of: Option<Date>,
    /// By kind: offices, those covered at all, those covered in the year of `as_of` or the year before.
    kinds: Vec<(&'static str, usize, usize, usize)>,
    /// By file: its name, people whose name it settles, tenures.
    layers: Vec<(String, usize, usize)>,
}

impl RosterCounts {
    /// Counts.
    pub fn of(roster: &Roster) -> Self {
        let tenures = || roster.people().iter().flat_map(|person| &person.tenures);
        let as_of = roster.as_of();
        let kinds = OfficeKind::NAMES
            .into_iter()
            .map(|(name, kind)| {
                let of_kind = || {
                    roster
                        .offices()
                        .iter()
                        .filter(move |office| office.kind == kind)
                };
                let covered = of_kind().filter(|office| !office.covered.is_empty());
                let lately = of_kind().filter(|office| {
                    let last = office.covered.last().map(|(_, to)| to.year());
                    last.zip(as_of)
                        .is_some_and(|(last, as_of)| last >= as_of.year() - 1)
                });
                (name, of_kind().count(), covered.count(), lately.count())
            })
            .filter(|(_, offices, _, _)| *offices > 0)
            .collect();
        let mut layers: Vec<(String, usize, usize)> = Vec::new();
        for layer in 0.. {
            let name = roster.layer(layer);
            if name.is_empty() {
                break;
            }
            let people = roster
                .people()
                .iter()
                .filter(|person| person.layer == layer);
            let told = tenures().filter(|tenure| tenure.layer == layer);
            layers.push((name.to_owned(), people.count(), told.count()));
        }
        Self {
            people: roster.people().len(),
            forms: roster
                .people()
                .iter()
                .map(|person| person.aliases.len())
                .sum(),
            tenures: tenures().count(),
            open: tenures().filter(|tenure| tenure.to.is_none()).count(),
            bodies: roster.bodies().len(),
            as_of,
            kinds,
            layers,
        }
    }

    /// As text with escape codes.
    pub fn page(&self) -> String {
        let mut page = String::new();
        let as_of = self.as_of.map_or("never".to_owned(), |day| day.to_string());
        let _ = writeln!(
            page,
            "{STRONG}{} people{STRONG:#}, {} other forms of their names, {} tenures ({} without an end), {} countries and bodies",
            self.people, self.forms, self.tenures, self.open, self.bodies
        );
        let _ = writeln!(page, "last verified on {as_of}\n");
        let _ = writeln!(
            page,
            "{FAINT}{:20}{:>8}{:>10}{:>14}{FAINT:#}",
            "offices", "all", "covered", "… lately"
        );
        for (name, offices, covered, lately) in &self.kinds {
            let _ = writeln!(page, "{name:20}{offices:8}{covered:10}{lately:14}");
        }
        let _ = writeln!(
            page,
            "\n{FAINT}Covered: all who held the office in some span are listed, so that it is known who did not.{FAINT:#}"
        );
        if self.layers.len() > 1 {
            page.push('\n');
            for (name, people, tenures) in &self.layers {
                let _ = writeln!(page, "{name}: {people} people, {tenures} tenures");
            }
        }
        page
    }

    /// As one JSON object.
    pub fn json(&self) -> Value {
        let kinds: serde_json::Map<String, Value> = self
            .kinds
            .iter()
            .map(|(name, offices, covered, lately)| {
                let counts =
                    json!({"offices": offices, "covered": covered, "covered_lately": lately});
                ((*name).to_owned(), counts)
            })
            .collect();
        let layers: Vec<Value> = self
            .layers
            .iter()
            .map(|(name, people, tenures)| json!({"name": name, "people": people, "tenures": tenures}))
            .collect();
        json!({
            "version": 1,
            "people": self.people,
            "aliases": self.forms,
            "tenures": self.tenures,
            "open_tenures": self.open,
            "countries_and_bodies": self.bodies,
            "as_of": self.as_of.map(|day| day.to_string()),
            "kinds": kinds,
            "rosters": layers,
        })
    }
}
