//! Offices and people as copy writes them: the title before a name, the name at later references.

use super::{Office, OfficeId, OfficeKind, Person, PersonId, Roster, Tenure};
use crate::language::{
    house::{House, Spelling},
    name::family,
};
use jiff::civil::Date;

/// A title of more words does not stand before a name.
const LONGEST: usize = 5;

/// A body of more words is left out before a title.
const LONGEST_BODY: usize = 3;

/// Nouns that stand after what they are for: Foreign Minister, CIA Director.
const AFTER: [&str; 10] = [
    "Minister",
    "Secretary",
    "Director",
    "Administrator",
    "Commissioner",
    "Governor",
    "Chair",
    "President",
    "Speaker",
    "Prosecutor",
];

/// Words of rank before such a noun.
const RANKS: [&str; 5] = ["Deputy", "First", "Vice", "Assistant", "Second"];

impl Person {
    /// What copy calls them once the full name is said.
    pub fn second_name(&self) -> &str {
        match &self.second_reference {
            Some(second) => second,
            None => family(&self.name),
        }
    }
}

impl Roster {
    /// The office that copy names first on a day on which somebody held several; `None` if none is known.
    pub fn foremost_office(&self, person: PersonId, day: Date) -> Option<&Tenure> {
        self.offices_on(person, day)
            .min_by_key(|tenure| self.office(tenure.office).kind as u8)
    }

    /// The title of an office as copy writes it before a name: `Ukrainian Foreign Minister`. `None`
    /// where it is too long for that or no word to call somebody by.
    pub fn title_before_name(&self, office: OfficeId, house: Option<&House>) -> Option<String> {
        // The state says whose senator it is.
        let is_of_a_state = self.is_seat_in_congress(office);
        let office = self.office(office);
        let title = short_title(office, |form| self.title_parts(form).is_description)?;
        let title = spelt(&title, house);
        if is_of_a_state {
            return Some(title);
        }
        Some(match self.whose(office, &title, house) {
            Some(whose) => format!("{whose} {title}"),
            None => title,
        })
    }

    /// What stands before the title to say whose it is, where that has to be said.
    fn whose<'a>(&'a self, office: &Office, title: &str, house: Option<&House>) -> Option<&'a str> {
        let body = self.body(office.of);
        let names = std::iter::once(&body.name)
            .chain(&body.forms)
            .chain(&body.adjectives);
        let says_so = title.starts_with("White House") || has_words(title, names);
        let is_of_a_place =
            office.kind == OfficeKind::Governor || title.ends_with("Mayor") || title == "Mayor";
        let names_its_own = !body.is_country && office.title.contains(" of ");
        if says_so || is_of_a_place || names_its_own {
            return None;
        }
        let spelling = house.and_then(|house| house.spelling);
        let home = match spelling {
            Some(Spelling::American) => "US",
            Some(Spelling::British) => "GB",
            Some(Spelling::Oxford) | None => "",
        };
        if body.code.as_deref().is_some_and(|code| code == home) {
            return None;
        }
        // The initials that copy writes with stops, unless the house writes none.
        let stops = spelling.is_none_or(|spelling| spelling == Spelling::American);
        let form = |wanted: &str| body.forms.iter().find(|form| *form == wanted);
        let initials = if stops {
            form("U.S.").or_else(|| form("U.N."))
        } else {
            form("US").or_else(|| form("UN"))
        };
        if let Some(initials) = initials {
            return Some(initials);
        }
        if body.is_country {
            let adjective = body.adjectives.first().filter(|word| !word.contains(','));
            return Some(adjective.unwrap_or(&body.name));
        }
        let is_acronym =
            |form: &&super::Text| form.len() <= 6 && form.chars().all(char::is_uppercase);
        let short = body.forms.iter().find(is_acronym).unwrap_or(&body.name);
        (short.split(' ').count() <= LONGEST_BODY).then_some(short)
    }
}

fn has_words<'a>(title: &str, mut names: impl Iterator<Item = &'a super::Text>) -> bool {
    let padded = format!(" {title} ");
    names.any(|name| padded.contains(&format!(" {name} ")))
}

/// The title in as few words as copy uses.
fn short_title(office: &Office, is_description: impl Fn(&str) -> bool) -> Option<String> {
    if &*office.title == "Monarch" {
        return None;
    }
    let is_short = |title: &str| title.split(' ').count() <= LONGEST;
    let form = office
        .forms
        .iter()
        .find(|form| is_short(form) && !is_description(form));
    if let Some(form) = form {
        return Some(form.to_string());
    }
    let turned = turned(&office.title).filter(|title| is_short(title));
    turned.or_else(|| is_short(&office.title).then(|| office.title.to_string()))
}

/// `Foreign Minister` of `Minister of Foreign Affairs`.
fn turned(title: &str) -> Option<String> {
    let mut rest = title;
    let mut ranks = "";
    while let Some((word, after)) = rest.split_once(' ')
        && RANKS.contains(&word)
    {
        rest = after;
        ranks = &title[..title.len() - rest.len()];
    }
    let (noun, of) = rest
        .split_once(" of ")
        .or_else(|| rest.split_once(" for "))?;
    let of = of.strip_prefix("the ").unwrap_or(of);
    if !AFTER.contains(&noun) || of == "State" || of.starts_with("State for") {
        return None;
    }
    if noun == "Speaker" && of.contains(' ') {
        return Some(match of.strip_prefix("House of Representatives") {
            Some("") => "House Speaker".to_owned(),
            _ => "Speaker".to_owned(),
        });
    }
    if of.contains(" of ") {
        return None;
    }
    let of = of.split([',']).next().unwrap_or(of);
    let of = of.split(" and ").next().unwrap_or(of);
    let of = match of {
        _ if of == "Foreign" || of.starts_with("Foreign ") => "Foreign",
        "National Defence" => "Defence",
        "National Defense" => "Defense",
        _ => of,
    };
    Some(format!("{ranks}{of} {noun}"))
}

/// The words of a title as the house spells them.
fn spelt(title: &str, house: Option<&House>) -> String {
    let Some(spelling) = house.and_then(|house| house.spelling) else {
        return title.to_owned();
    };
    let words: Vec<String> = title
        .split(' ')
        .map(|word| {
            let Some(other) = spelling.instead_of(&word.to_lowercase()) else {
                return word.to_owned();
            };
            if !word.starts_with(char::is_uppercase) {
                return other.to_owned();
            }
            let mut letters = other.chars();
            letters.next().map_or(String::new(), |first| {
                first.to_uppercase().chain(letters).collect()
            })
        })
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_turned_as_copy_turns_them() {
        for (title, copy) in [
            ("Minister of Foreign Affairs", Some("Foreign Minister")),
            (
                "Minister for Foreign Affairs and Trade",
                Some("Foreign Minister"),
            ),
            (
                "Deputy Minister of Foreign Affairs",
                Some("Deputy Foreign Minister"),
            ),
            ("Minister of the Interior", Some("Interior Minister")),
            ("Minister of National Defence", Some("Defence Minister")),
            (
                "Secretary of Homeland Security",
                Some("Homeland Security Secretary"),
            ),
            ("Director of the CIA", Some("CIA Director")),
            ("Governor of Texas", Some("Texas Governor")),
            (
                "Speaker of the House of Representatives",
                Some("House Speaker"),
            ),
            ("Speaker of the Knesset", Some("Knesset Speaker")),
            ("Secretary of State", None),
            ("Secretary of State for Wales", None),
            ("Deputy Secretary of State", None),
            ("Chairman of the Joint Chiefs of Staff", None),
            ("Ambassador to China", None),
            ("President", None),
        ] {
            assert_eq!(turned(title).as_deref(), copy, "{title}");
        }
    }
}
