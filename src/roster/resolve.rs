//! Whom a draft means: a name alone is not enough, a second sign has to go with it.

use super::{Fit, How, PersonId, Roster, TitleParts};

impl Roster {
    /// Whom of the roster a draft means that calls somebody `name` and gives them `titles`.
    ///
    /// A full name is a sign of its own; a family name alone counts only beside a title that names the
    /// country or body of an office they held. Several are namesakes that nothing in the draft tells apart.
    pub fn meant<'a>(
        &self,
        name: &str,
        titles: impl IntoIterator<Item = &'a str>,
    ) -> Vec<PersonId> {
        let found = self.people_named(name);
        if found.is_empty() {
            return Vec::new();
        }
        let titles: Vec<TitleParts> = titles
            .into_iter()
            .map(|title| self.title_parts(title))
            .collect();
        let by_title: Vec<PersonId> = found
            .iter()
            .map(|found| found.person)
            .filter(|&person| titles.iter().any(|title| self.speaks_for(title, person)))
            .collect();
        if !by_title.is_empty() {
            return by_title;
        }
        found
            .iter()
            .filter(|found| found.how != How::Surname)
            .map(|found| found.person)
            .collect()
    }

    /// Whether a title names the country or body of an office that somebody held, and goes with it but
    /// perhaps for the rank.
    fn speaks_for(&self, title: &TitleParts, person: PersonId) -> bool {
        self.person(person).tenures.iter().any(|tenure| {
            let office = self.office(tenure.office);
            title.of.contains(&office.of)
                && (title.is_description || self.title_fits(title, tenure.office) != Fit::Other)
        })
    }
}
