//! Whose name a written one may be a slip of, by the office that stands beside it.

use super::{
    Fit, Near, OfficeId, PersonId, Roster, TitleParts,
    romanised::{Script, is_other_romanisation, script_of},
    spelling::{Form, letters},
};

/// Somebody who held an office that a title can mean, and whose name is a slip away from a written one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearHolder<'a> {
    /// Who, and which form of their name.
    pub near: Near<'a>,
    /// The office.
    pub office: OfficeId,
    /// How the title goes with it.
    pub fit: Fit,
}

impl Roster {
    /// Who ever held an office that a title can mean, of its own rank or another, and has a name of which
    /// `name` is a slip: a full name or a family name. Nearest first. Empty where `name` is anybody’s name.
    pub fn holders_nearly_named(&self, name: &str, title: &TitleParts) -> Vec<NearHolder<'_>> {
        let form = Form::of(name);
        if !self.people_named(name).is_empty() {
            return Vec::new();
        }
        let mut found: Vec<NearHolder<'_>> = Vec::new();
        for office in self.offices_titled(title) {
            let fit = self.title_fits(title, office);
            for person in self.holders_of(office) {
                let forms = self.person(person).forms();
                let nearest = forms
                    .filter_map(|text| {
                        let letters = form.letters_apart_in_office(&Form::of(text))?;
                        Some((letters, text))
                    })
                    .min();
                if let Some((letters, text)) = nearest {
                    let near = Near {
                        person,
                        form: text,
                        letters,
                    };
                    found.push(NearHolder { near, office, fit });
                }
            }
        }
        found.sort_by_key(|found| {
            (
                found.near.letters,
                found.fit,
                found.near.person,
                found.office,
            )
        });
        found.dedup_by_key(|found| found.near.person);
        found
    }

    /// The offices that a title can mean, but for the rank; of the countries and bodies that it names, or of
    /// any where it names none.
    fn offices_titled<'a>(&'a self, title: &'a TitleParts) -> impl Iterator<Item = OfficeId> + 'a {
        self.offices_with_nouns(title).filter(|&office| {
            (title.of.is_empty() || title.of.contains(&self.office(office).of))
                && self.title_fits(title, office) != Fit::Other
        })
    }

    /// Whether the words in which two names differ are one name in another writing: written from another script
    /// in another way, with `ue` for `ü`, with Mac for Mc.
    pub fn is_one_name_written_otherwise(
        &self,
        person: PersonId,
        written: &str,
        known: &str,
    ) -> bool {
        let (one, other) = (letters(written), letters(known));
        without_umlauts(&one) == without_umlauts(&other)
            || is_mac(&one, &other)
            || is_mac(&other, &one)
            || self
                .script_of(person)
                .is_some_and(|script| is_other_romanisation(script, &one, &other))
    }

    /// The script that somebody’s name comes from, if it is not ours.
    fn script_of(&self, person: PersonId) -> Option<Script> {
        let person = self.person(person);
        person.tenures.iter().find_map(|tenure| {
            let body = self.body(self.office(tenure.office).of);
            script_of(body.code.as_deref()?)
        })
    }
}

fn without_umlauts(word: &str) -> String {
    word.replace("oe", "o")
        .replace("ue", "u")
        .replace("ae", "a")
}

fn is_mac(one: &str, other: &str) -> bool {
    one.strip_prefix("mac")
        .is_some_and(|rest| other.strip_prefix("mc") == Some(rest))
}
