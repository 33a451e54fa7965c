//! Files of the newsroom laid over a roster, entry by entry: what a file says of somebody in an office
//! takes the place of what was known of them in it, and the rest stays.

use std::hash::{Hash as _, Hasher as _};

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use super::{
    Alias, AliasKind, Body, BodyId, Entries, Entry, Fit, Office, OfficeId, OfficeKind, Person,
    PersonId, Problem, Roster, Tenure, TenureEntry, Text, build::Builder, spelling::Form,
};

/// How many people of one name are looked at for whom a line without an id means.
const NAMESAKES: usize = 64;

/// What a roster and an entry say differently of one tenure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Who.
    pub person: PersonId,
    /// What the roster has.
    pub known: Tenure,
}

/// A roster while files are laid over it.
pub(super) struct Layering<'a> {
    base: &'a Roster,
    builder: Builder,
    /// People that files brought, by the exact keys of their names.
    added: FxHashMap<u64, PersonId>,
    /// More people of one name, by the same keys.
    namesakes: FxHashMap<u64, Vec<PersonId>>,
    /// The same by their Wikidata ids.
    by_wikidata: FxHashMap<Text, PersonId>,
    /// Offices by a hash of their titles and whose they are, as written.
    offices: FxHashMap<u64, OfficeId>,
    dropped: FxHashSet<PersonId>,
    /// Whose tenures in which office a layer has taken the place of.
    laid: FxHashSet<(PersonId, OfficeId, u16)>,
    layer: u16,
    /// The place of the first person whom this layer brings.
    first_new: usize,
    /// Of the name last looked at.
    form: Form,
}

impl Roster {
    /// This roster with files laid over it, the later over the earlier. Also says which entries could not
    /// be used: the number of the file, and the problem.
    #[must_use]
    pub fn with_layers(&self, files: Vec<(String, Entries)>) -> (Self, Vec<(usize, Problem)>) {
        let mut layering = Layering::over(self);
        let mut problems = Vec::new();
        for (number, (name, entries)) in files.into_iter().enumerate() {
            layering.begin(name);
            let refused = layering.lay(entries).into_iter();
            problems.extend(refused.map(|problem| (number, problem)));
        }
        (layering.finish(), problems)
    }

    /// Whom of this roster an entry means, if anybody.
    pub fn person_of(&self, entry: &Entry) -> Option<PersonId> {
        let of = entry
            .tenure
            .as_ref()
            .and_then(|tenure| self.bodies_named(&tenure.of).first().copied());
        self.known_person(entry, of)
    }

    /// What this roster says differently of an entry’s tenure: the same person in the same office for
    /// about the same time, with dates further apart than sources differ; or no end where it has one.
    pub fn conflict_with(&self, entry: &Entry) -> Option<Conflict> {
        let person = self.person_of(entry)?;
        let tenure = entry.tenure.as_ref()?;
        let [of] = self.bodies_named(&tenure.of) else {
            return None;
        };
        let office = self.same_office(&tenure.office, *of)?;
        let slack = self.office(office).kind.slack();
        let from = tenure.from?;
        let apart = |one: super::When, other: super::When| {
            let days =
                |one: jiff::civil::Date, other: jiff::civil::Date| (other - one).get_days() > slack;
            days(one.latest, other.earliest) || days(other.latest, one.earliest)
        };
        let known = self.person(person).tenures.iter().find(|known| {
            let ends_before = known.to.is_some_and(|to| to.latest < from.earliest);
            let begins_after = tenure.to.is_some_and(|to| to.latest < known.from.earliest);
            known.office == office && !ends_before && !begins_after
        })?;
        let differs = apart(known.from, from)
            || match (known.to, tenure.to) {
                (Some(one), Some(other)) => apart(one, other),
                // An end that is new is no conflict; an end that is gone is one.
                (Some(_), None) => true,
                (None, Some(to)) => known.verified.is_some_and(|verified| to.latest < verified),
                (None, None) => false,
            };
        differs.then(|| Conflict {
            person,
            known: known.clone(),
        })
    }

    /// Whether an entry says nothing that this roster does not say.
    pub fn has_entry(&self, entry: &Entry) -> bool {
        let Some(person) = self.person_of(entry) else {
            return false;
        };
        let person = self.person(person);
        let Some(tenure) = &entry.tenure else {
            return entry
                .aliases
                .iter()
                .all(|(alias, _)| person.forms().any(|form| form == alias));
        };
        let [of] = self.bodies_named(&tenure.of) else {
            return false;
        };
        let Some(office) = self.same_office(&tenure.office, *of) else {
            return false;
        };
        person.tenures.iter().any(|known| {
            known.office == office
                && Some(known.from) == tenure.from
                && known.to == tenure.to
                && known.verified >= tenure.verified
        })
    }

    /// The office of a country or body that is called so.
    fn same_office(&self, title: &str, of: BodyId) -> Option<OfficeId> {
        let called_so = self.offices_of(of).iter().copied().find(|&office| {
            let office = self.office(office);
            let mut forms = std::iter::once(&office.title).chain(&office.forms);
            forms.any(|form| form.eq_ignore_ascii_case(title))
        });
        if called_so.is_some() {
            return called_so;
        }
        let found = self.office_from_title(title, Some(of));
        match found.offices.as_slice() {
            [office]
                if self.office(*office).of == of
                    && self.title_fits(&found.parts, *office) == Fit::Same =>
            {
                Some(*office)
            }
            _ => None,
        }
    }

    fn known_person(&self, entry: &Entry, of: Option<BodyId>) -> Option<PersonId> {
        if let Some(id) = &entry.id {
            return self.person_by_id(id);
        }
        if let Some(person) = entry.wikidata.as_ref().and_then(|id| self.person_by_id(id)) {
            return Some(person);
        }
        let form = Form::of(&entry.name);
        self.bearers(&form, entry, of)
    }

    /// Who of this roster bears exactly the name of an entry, and cannot be anybody else.
    fn bearers(&self, form: &Form, entry: &Entry, of: Option<BodyId>) -> Option<PersonId> {
        let mut bearers = self.exactly_named(form).filter(|&person| {
            let person = self.person(person);
            let other_id = person.wikidata.is_some()
                && entry.wikidata.is_some()
                && person.wikidata.as_deref() != entry.wikidata.as_deref();
            // A name alone is not enough where an office says that it may be somebody else.
            let fits = of.is_none_or(|of| {
                let mut tenures = person.tenures.iter();
                tenures.any(|tenure| self.office(tenure.office).of == of)
            });
            !other_id && fits
        });
        let only = bearers.next()?;
        bearers.next().is_none().then_some(only)
    }
}

impl<'a> Layering<'a> {
    /// Begins with what `base` has.
    pub(super) fn over(base: &'a Roster) -> Self {
        Self {
            base,
            builder: Builder::from_roster(base),
            added: FxHashMap::default(),
            namesakes: FxHashMap::default(),
            by_wikidata: FxHashMap::default(),
            offices: FxHashMap::default(),
            dropped: FxHashSet::default(),
            laid: FxHashSet::default(),
            layer: 0,
            first_new: 0,
            form: Form::default(),
        }
    }

    /// Makes room for as many people more.
    pub(super) fn expect(&mut self, people: usize) {
        self.builder.reserve(people);
        self.added.reserve(people);
    }

    /// What follows is from the file of this name.
    pub(super) fn begin(&mut self, name: String) {
        self.layer = self.builder.layers.len() as u16;
        self.builder.layers.push(name.into());
        self.first_new = self.builder.people.len();
    }

    /// Lays what the file says, or a part of it, over the roster; says what of it cannot be used.
    pub(super) fn lay(&mut self, entries: Entries) -> Vec<Problem> {
        let mut refused = Vec::new();
        let mut refuse = |line, message| refused.push(Problem { line, message });
        for office in entries.offices {
            match self.office(&office.title, &office.of) {
                Ok(id) => {
                    let known = &mut self.builder.offices[id.0 as usize];
                    known.is_single = office.is_single;
                    known.kind = office.kind.unwrap_or(known.kind);
                    known.forms.extend(office.forms.into_iter().map(Text::from));
                    known.covered.extend(office.covered);
                    known.covered.sort_unstable();
                }
                Err(message) => refuse(office.line, message),
            }
        }
        for entry in entries.people {
            let line = entry.line;
            if let Err(message) = self.lay_one(entry) {
                refuse(line, message);
            }
        }
        refused
    }

    fn lay_one(&mut self, mut entry: Entry) -> Result<(), String> {
        let tenure = entry.tenure.take();
        let office = match &tenure {
            Some(tenure) => Some(self.office(&tenure.office, &tenure.of)?),
            None => None,
        };
        let of = office.map(|office| self.builder.offices[office.0 as usize].of);
        let id = self.person(&entry, of);
        if entry.drop {
            self.dropped.insert(id);
        }
        let layer = self.layer;
        let person = &mut self.builder.people[id.0 as usize];
        if person.name != entry.name {
            // The file has the last word on how the name is written.
            let before = std::mem::replace(&mut person.name, entry.name);
            person.aliases.retain(|alias| alias.text != person.name);
            person.aliases.push(Alias {
                text: before,
                kind: AliasKind::Full,
            });
            person.layer = layer;
        }
        person.aliases.reserve_exact(entry.aliases.len());
        for (text, kind) in entry.aliases {
            if !person.forms().any(|form| form == text) {
                person.aliases.push(Alias { text, kind });
            }
        }
        let take = |field: &mut Option<Text>, value: Option<String>| {
            if let Some(value) = value {
                *field = Some(value.into());
            }
        };
        take(&mut person.second_reference, entry.second_reference);
        take(&mut person.pronoun, entry.pronoun);
        take(&mut person.wikidata, entry.wikidata);
        person.born = entry.born.or(person.born);
        person.died = entry.died.or(person.died);
        if let Some((office, tenure)) = office.zip(tenure) {
            let was_there = (id.0 as usize) < self.first_new;
            if was_there && self.laid.insert((id, office, layer)) {
                person.tenures.retain(|known| known.office != office);
            }
            if person.tenures.is_empty() {
                person.tenures.reserve_exact(1);
            }
            person.tenures.extend(tenure_of(tenure, office, layer));
        }
        Ok(())
    }

    /// Whom the entry means; somebody new if nobody yet.
    fn person(&mut self, entry: &Entry, of: Option<BodyId>) -> PersonId {
        if let Some(id) = &entry.id
            && let Some(person) = self.builder.person_by_id(id)
        {
            return person;
        }
        if let Some(id) = &entry.wikidata {
            let added = self.by_wikidata.get(id.as_str()).copied();
            if let Some(person) = added.or_else(|| self.base.person_by_id(id)) {
                return person;
            }
        }
        let mut form = std::mem::take(&mut self.form);
        form.read(&entry.name);
        let key = form.exact_key();
        let known = if entry.id.is_none() {
            self.namesake(key, entry)
                .or_else(|| self.base.bearers(&form, entry, of))
        } else {
            None
        };
        self.form = form;
        if let Some(person) = known {
            return person;
        }
        let id = entry
            .id
            .clone()
            .unwrap_or_else(|| self.free_id(&entry.name));
        let mut person = Person::new(id.into(), entry.name.clone());
        person.layer = self.layer;
        let person = self
            .builder
            .add_person(person)
            .unwrap_or(PersonId(self.builder.people.len() as u32 - 1));
        if let Some(first) = self.added.insert(key, person) {
            self.namesakes.entry(key).or_default().push(first);
        }
        if let Some(id) = &entry.wikidata {
            self.by_wikidata.insert(id.clone().into(), person);
        }
        person
    }

    /// Who came with the same name before: within the files one name is one person, unless ids say
    /// otherwise.
    fn namesake(&self, key: u64, entry: &Entry) -> Option<PersonId> {
        let namesakes = self.namesakes.get(&key).into_iter().flatten();
        let namesakes = self
            .added
            .get(&key)
            .into_iter()
            .chain(namesakes)
            .take(NAMESAKES);
        namesakes.copied().find(|person| {
            let person = &self.builder.people[person.0 as usize];
            person.wikidata.is_none()
                || entry.wikidata.is_none()
                || person.wikidata.as_deref() == entry.wikidata.as_deref()
        })
    }

    fn free_id(&self, name: &str) -> String {
        let id = slug(name);
        if self.builder.person_by_id(&id).is_none() {
            return id;
        }
        // Namesakes are few; the number of people so far ends the search for any number of them.
        (2..=9)
            .map(|number| format!("{id}-{number}"))
            .find(|id| self.builder.person_by_id(id).is_none())
            .unwrap_or_else(|| format!("{id}-{}", self.builder.people.len()))
    }

    fn office(&mut self, title: &str, of: &str) -> Result<OfficeId, String> {
        let mut hasher = FxHasher::default();
        (title, of).hash(&mut hasher);
        let key = hasher.finish();
        if let Some(office) = self.offices.get(&key) {
            return Ok(*office);
        }
        let body = self.body(of)?;
        let known = self.base.same_office(title, body);
        let office = known.unwrap_or_else(|| {
            let id = format!(
                "{}/{}",
                self.builder.bodies[body.0 as usize].id,
                slug(title)
            );
            let new = Office {
                id: id.clone().into(),
                of: body,
                title: title.to_owned().into(),
                forms: Vec::new(),
                kind: kind(title, self.base),
                is_single: false,
                wikidata: None,
                covered: Vec::new(),
            };
            let there = self.builder.office_by_id(&id);
            there
                .or_else(|| self.builder.add_office(new))
                .unwrap_or(OfficeId(0))
        });
        self.offices.insert(key, office);
        Ok(office)
    }

    fn body(&mut self, of: &str) -> Result<BodyId, String> {
        let named = self.base.bodies_named(of);
        let by_name = named
            .iter()
            .find(|&&body| self.base.body(body).name.eq_ignore_ascii_case(of));
        match (by_name, named) {
            (Some(body), _) | (None, [body]) => return Ok(*body),
            (None, []) => {}
            (None, several) => {
                let choices: Vec<&str> = several
                    .iter()
                    .map(|&body| &*self.base.body(body).name)
                    .collect();
                return Err(format!(
                    "“{of}” can be {}: write one of them",
                    choices.join(" or ")
                ));
            }
        }
        let id = slug(of);
        if let Some(body) = self.builder.body_by_id(&id) {
            return Ok(body);
        }
        let body = Body {
            id: id.into(),
            name: of.to_owned().into(),
            forms: Vec::new(),
            adjectives: Vec::new(),
            capital: None,
            code: None,
            is_country: false,
        };
        Ok(self.builder.add_body(body).unwrap_or(BodyId(0)))
    }

    /// The roster with all that was laid over it.
    pub(super) fn finish(mut self) -> Roster {
        if !self.dropped.is_empty() {
            let mut number = 0;
            self.builder.people.retain(|_| {
                number += 1;
                !self.dropped.contains(&PersonId(number - 1))
            });
        }
        self.builder.finish()
    }
}

fn tenure_of(entry: TenureEntry, office: OfficeId, layer: u16) -> Option<Tenure> {
    Some(Tenure {
        office,
        from: entry.from?,
        to: entry.to,
        verified: entry.verified,
        source: entry.source,
        acting: entry.acting,
        layer,
    })
}

/// What kind of office a title of a newsroom’s file is.
fn kind(title: &str, roster: &Roster) -> OfficeKind {
    let parts = roster.title_parts(title);
    let noun = parts.nouns.first().copied().unwrap_or("");
    match noun {
        _ if !parts.rank.is_empty() => OfficeKind::Deputy,
        "ambassador" => OfficeKind::Ambassador,
        "minister" => OfficeKind::Minister,
        "prime minister" => OfficeKind::HeadOfGovernment,
        "governor" => OfficeKind::Governor,
        "speaker" => OfficeKind::Speaker,
        _ => OfficeKind::Other,
    }
}

/// A name as an id: small letters and hyphens.
fn slug(name: &str) -> String {
    let words: Vec<String> = name
        .split([' ', '-', '\u{a0}'])
        .map(super::spelling::letters)
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() {
        "unnamed".to_owned()
    } else {
        words.join("-")
    }
}
