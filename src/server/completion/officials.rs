//! People of the rosters: who can be named where the cursor is, and the office they held on the day of the story.

use jiff::civil::Date;
use rustc_hash::FxHashSet;

use super::{
    listed::Candidate,
    names::{FEW, LETTERS, MOST, Scene, is_apart},
    typed::{Beginning, Title},
};
use crate::{
    language::name::Letters,
    roster::{Fit, OfficeId, PersonId, Tenure, TitleParts, span},
};

/// So many people of the roster are looked at for the best among them.
const MOST_WEIGHED: usize = 1000;

impl Scene<'_> {
    /// The office of somebody on the day of the story, if it is known; and whether it goes with a title.
    pub(super) fn office_of(
        &self,
        person: PersonId,
        parts: Option<&TitleParts>,
    ) -> Option<(bool, &Tenure)> {
        let day = self.day()?;
        let fits = |tenure: &Tenure| {
            parts.is_some_and(|parts| {
                let whose =
                    parts.of.is_empty() || parts.of.contains(&self.roster.office(tenure.office).of);
                whose
                    && matches!(
                        self.roster.title_fits(parts, tenure.office),
                        Fit::Same | Fit::Part
                    )
            })
        };
        if let Some(tenure) = self
            .roster
            .offices_on(person, day)
            .find(|tenure| fits(tenure))
        {
            return Some((true, tenure));
        }
        Some((false, self.roster.foremost_office(person, day)?))
    }

    pub(super) fn day(&self) -> Option<Date> {
        self.reading.story_date.map(|story| story.value)
    }

    pub(super) fn roster_title(&self, person: PersonId) -> Option<String> {
        let (_, tenure) = self.office_of(person, None)?;
        if tenure.acting {
            return None;
        }
        self.roster.title_before_name(tenure.office, self.house)
    }

    pub(super) fn office(&self, tenure: &Tenure) -> String {
        let acting = if tenure.acting { "acting " } else { "" };
        format!("{acting}{}", self.roster.office_name(tenure.office))
    }

    /// People of the rosters whose names go on so; whether there are more.
    pub(super) fn officials(
        &self,
        beginning: &Beginning,
        letters: &Letters,
        parts: Option<&TitleParts>,
        taken: &FxHashSet<PersonId>,
    ) -> (Vec<Candidate>, bool) {
        let begun = self.roster.people_beginning(&beginning.words, MOST_WEIGHED);
        let has_title = beginning.title.is_some();
        let mut found: Vec<(Rank, PersonId, &str)> = Vec::new();
        for begun in &begun.people {
            if taken.contains(&begun.person) {
                continue;
            }
            let person = self.roster.person(begun.person);
            let is_ours = person.layer > 0 || person.tenures.iter().any(|tenure| tenure.layer > 0);
            if !has_title && letters.text().len() < LETTERS[usize::from(!is_ours)] {
                continue;
            }
            let form = person.forms().nth(begun.form).unwrap_or(&person.name);
            let office = self.office_of(begun.person, parts);
            let last = person.tenures.iter().map(Tenure::last_known).max();
            let rank = Rank {
                is_theirs: !is_ours,
                office: match office {
                    Some((true, _)) => 0,
                    Some((false, _)) => 1,
                    None => 2,
                },
                last: std::cmp::Reverse(last),
            };
            found.push((rank, begun.person, form.get(begun.at..).unwrap_or(form)));
        }
        found.sort_by(|one, other| {
            let name = |id: PersonId| &self.roster.person(id).name;
            one.0
                .cmp(&other.0)
                .then_with(|| name(one.1).cmp(name(other.1)))
        });
        // Whom the title names nobody else bears: “NATO Secretary General J” is no governor.
        let names_whose =
            parts.is_some_and(|parts| !parts.of.is_empty() && !parts.nouns.is_empty());
        if names_whose && found.iter().any(|(rank, ..)| rank.office == 0) {
            found.retain(|(rank, ..)| rank.office == 0);
        }
        let is_capped = begun.is_capped || found.len() > MOST;
        let few = found.len() <= FEW;
        let with_title = !has_title && !self.typed.is_quoted && !is_apart(self.typed.zone);
        let items = found
            .into_iter()
            .take(MOST)
            .flat_map(|(_, id, rest)| {
                let full = self.official(id, rest, parts);
                let title = with_title.then(|| self.roster_title(id)).flatten();
                let titled = title.map(|title| Candidate {
                    text: format!("{title} {}", full.text),
                    ..full.clone()
                });
                let alone = (few || titled.is_none()).then_some(full);
                titled.into_iter().chain(alone)
            })
            .collect();
        (items, is_capped)
    }

    /// Somebody of the rosters by the full name.
    fn official(&self, id: PersonId, begun: &str, parts: Option<&TitleParts>) -> Candidate {
        let person = self.roster.person(id);
        let office = self.office_of(id, parts).map(|(_, tenure)| tenure);
        let told = match office.or_else(|| person.tenures.last()) {
            Some(tenure) if office.is_some() => self.office(tenure),
            // Not their office on that day, as far as anybody knows: then the years have to be said.
            Some(tenure) => {
                format!("{}, {}", self.office(tenure), span(tenure))
            }
            None => String::new(),
        };
        Candidate {
            begun: begun.to_owned(),
            told,
            person: Some(person.id.to_string()),
            ..Candidate::person(&person.name)
        }
    }

    /// Who held the office of a title on the day of the story, as far as the title says whose it is.
    pub(super) fn holders(
        &self,
        title: &Title,
        parts: &TitleParts,
        taken: &FxHashSet<PersonId>,
    ) -> Vec<Candidate> {
        let Some(day) = self.day().filter(|_| !parts.nouns.is_empty()) else {
            return Vec::new();
        };
        let offices: Vec<OfficeId> = if parts.of.is_empty() {
            self.roster.offices_called(parts, FEW)
        } else {
            self.roster.office_from_title(&title.words, None).offices
        };
        let mut holders: Vec<PersonId> = offices
            .into_iter()
            .flat_map(|office| self.roster.holders(office, day))
            .filter(|person| !taken.contains(person))
            .collect();
        holders.dedup();
        holders
            .into_iter()
            .take(FEW)
            .map(|id| self.official(id, &self.roster.person(id).name, Some(parts)))
            .collect()
    }
}

/// What stands first: the newsroom’s people, then who holds the office, then who was last in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    is_theirs: bool,
    office: u8,
    last: std::cmp::Reverse<Option<Date>>,
}
