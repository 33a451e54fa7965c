//! From titles to offices, by parts: whose, of what rank, which noun, for what. So that “Russian Deputy
//! Foreign Minister” and “deputy minister of foreign affairs of the Russian Federation” are one.

mod words;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Body, BodyId, OfficeId, OfficeKind, Roster};
use crate::language::name::plain;
use words::{is_regional, several, single};

/// What a title says of the time at which it is somebody’s.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Tense {
    /// Theirs.
    #[default]
    Now,
    /// former, then, ex-: not theirs any more.
    Past,
    /// -elect, designate, incoming: not theirs yet.
    Coming,
}

/// A title cut into its parts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TitleParts {
    /// The countries and bodies it can belong to; empty where the title names none.
    pub of: Vec<BodyId>,
    /// What the title itself says of the time.
    pub tense: Tense,
    /// acting, interim, caretaker.
    pub is_acting: bool,
    /// deputy, first …, sorted.
    pub rank: Vec<&'static str>,
    /// minister, president …, sorted; mostly one.
    pub nouns: Vec<&'static str>,
    /// leader, chief, envoy: a description, which any office can answer to.
    pub is_description: bool,
    /// What it is for: foreign, defence …, sorted.
    pub portfolio: Vec<String>,
}

/// How a title goes with an office, countries aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// It is that office.
    Same,
    /// It leaves parts of the office out: foreign minister for Minister of Foreign Affairs and Trade.
    Part,
    /// The same but for the rank: deputy.
    OtherRank,
    /// Another office.
    Other,
}

/// The offices a title can mean.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OfficeMatch {
    /// The title, cut.
    pub parts: TitleParts,
    /// The offices, all by the best fit there is: [`Fit::Same`] or [`Fit::Part`].
    pub offices: Vec<OfficeId>,
}

/// Names of countries and bodies, and the offices of each, cut.
#[derive(Debug)]
pub(super) struct TitleIndex {
    /// Folded names and adjectives, and whose they are.
    names: FxHashMap<String, Vec<BodyId>>,
    /// Words of the longest of them.
    longest: usize,
    /// Folded names of what governors govern and senators sit for: a state may be called as a country is, or after one.
    regions: FxHashSet<String>,
    /// The title and the other forms of each office, cut.
    offices: Vec<Vec<TitleParts>>,
    by_body: FxHashMap<BodyId, Vec<OfficeId>>,
    /// By the first of its nouns, and each word that says what it is for; an empty one where none does.
    by_noun: FxHashMap<(&'static str, String), Vec<OfficeId>>,
}

impl TitleIndex {
    fn of(roster: &Roster) -> Self {
        let mut index = Self {
            names: FxHashMap::default(),
            longest: 1,
            regions: FxHashSet::default(),
            offices: Vec::with_capacity(roster.offices.len()),
            by_body: FxHashMap::default(),
            by_noun: FxHashMap::default(),
        };
        for (number, body) in roster.bodies.iter().enumerate() {
            for name in names_of(body) {
                let words = words(name);
                index.longest = index.longest.max(words.len());
                let key = words.join(" ");
                let bodies = index.names.entry(key).or_default();
                let id = BodyId(number as u32);
                if !bodies.contains(&id) {
                    bodies.push(id);
                }
            }
        }
        let governed = roster.offices.iter().filter_map(|office| {
            let governed = office.title.split_once(" of ");
            governed
                .filter(|_| office.kind == OfficeKind::Governor)
                .or_else(|| office.title.split_once("Senator from "))
        });
        index
            .regions
            .extend(governed.map(|(_, region)| words(region).join(" ")));
        for (number, office) in roster.offices.iter().enumerate() {
            let forms = std::iter::once(&office.title).chain(&office.forms);
            let parts: Vec<TitleParts> = forms.map(|form| index.cut(form)).collect();
            let id = OfficeId(number as u32);
            for key in parts.iter().flat_map(noun_keys) {
                let offices = index.by_noun.entry(key).or_default();
                if offices.last() != Some(&id) {
                    offices.push(id);
                }
            }
            index.offices.push(parts);
            index
                .by_body
                .entry(office.of)
                .or_default()
                .push(OfficeId(number as u32));
        }
        index
    }

    fn cut(&self, title: &str) -> TitleParts {
        let words = words(title);
        let mut parts = TitleParts::default();
        let mut at = 0;
        let regional = words.iter().any(|word| is_regional(word));
        while at < words.len() {
            at += self
                .region(&words[at..], regional, &mut parts)
                .or_else(|| self.body(&words[at..], &mut parts))
                .or_else(|| several(&words[at..], &mut parts))
                .unwrap_or_else(|| {
                    single(&words[at], &mut parts);
                    1
                });
        }
        // The home secretary's home is the interior; a home alone is none.
        parts.rank.sort_unstable();
        parts.rank.dedup();
        parts.nouns.sort_unstable();
        parts.nouns.dedup();
        parts.portfolio.sort_unstable();
        parts.portfolio.dedup();
        parts
    }

    /// How many words at the start name a state, in the title of somebody who is one’s governor or senator.
    fn region(&self, words: &[String], regional: bool, parts: &mut TitleParts) -> Option<usize> {
        const LONGEST: usize = 3;
        if !regional {
            return None;
        }
        (1..=LONGEST.min(words.len())).rev().find_map(|count| {
            let name = words[..count].join(" ");
            self.regions.contains(&name).then(|| {
                parts.portfolio.push(name);
                count
            })
        })
    }

    /// How many words at the start name a country or body.
    fn body(&self, words: &[String], parts: &mut TitleParts) -> Option<usize> {
        (1..=self.longest.min(words.len())).rev().find_map(|count| {
            let bodies = self.names.get(&words[..count].join(" "))?;
            // A second name narrows nothing down: Ambassador of X to Y keeps both.
            parts.of.extend(bodies.iter().copied());
            Some(count)
        })
    }
}

/// By what an office is found from a title that names no country.
fn noun_keys(parts: &TitleParts) -> impl Iterator<Item = (&'static str, String)> + '_ {
    let noun = parts.nouns.first().copied();
    let none = parts.portfolio.is_empty().then(String::new);
    noun.into_iter().flat_map(move |noun| {
        parts
            .portfolio
            .iter()
            .cloned()
            .chain(none.clone())
            .map(move |word| (noun, word))
    })
}

impl TitleParts {
    /// Whether the noun is of an American office that a state has: governor, senator.
    pub fn is_american(&self) -> bool {
        matches!(
            self.nouns.as_slice(),
            ["governor" | "senator" | "member of congress"]
        )
    }

    /// How this title goes with an office, whatever the countries.
    fn fit(&self, office: &Self) -> Fit {
        if self.nouns.is_empty() || office.nouns.is_empty() {
            return Fit::Other;
        }
        if self.nouns != office.nouns {
            return Fit::Other;
        }
        let same = self.portfolio == office.portfolio;
        let is_part = !self.portfolio.is_empty()
            && self
                .portfolio
                .iter()
                .all(|word| office.portfolio.contains(word));
        match (same, is_part, self.rank == office.rank) {
            (true, _, true) => Fit::Same,
            (_, true, true) => Fit::Part,
            (true, _, false) | (_, true, false) => Fit::OtherRank,
            _ => Fit::Other,
        }
    }
}

impl Roster {
    /// The parts of a title, as `Deputy Foreign Minister` or `Ukraine’s acting defence minister`.
    pub fn title_parts(&self, title: &str) -> TitleParts {
        self.title_index().cut(title)
    }

    /// The offices that `title` can mean. `of` says whose it is where the title does not; without either
    /// nothing is found.
    pub fn office_from_title(&self, title: &str, of: Option<BodyId>) -> OfficeMatch {
        let index = self.title_index();
        let parts = index.cut(title);
        let mut bodies = parts.of.clone();
        if bodies.is_empty() {
            bodies.extend(of);
        }
        let mut found: Vec<(Fit, OfficeId)> = bodies
            .iter()
            .filter_map(|body| index.by_body.get(body))
            .flatten()
            .map(|&office| (self.title_fits(&parts, office), office))
            .filter(|(fit, _)| matches!(fit, Fit::Same | Fit::Part))
            .collect();
        found.sort_unstable();
        let best = found.first().map(|(fit, _)| *fit);
        found.retain(|(fit, _)| Some(*fit) == best);
        found.dedup();
        OfficeMatch {
            parts,
            offices: found.into_iter().map(|(_, office)| office).collect(),
        }
    }

    /// How a title goes with an office, whatever the countries: which part of it is another.
    pub fn title_fits(&self, parts: &TitleParts, office: OfficeId) -> Fit {
        let forms = self.title_index().offices.get(office.0 as usize);
        forms
            .into_iter()
            .flatten()
            .map(|form| parts.fit(form))
            .min()
            .unwrap_or(Fit::Other)
    }

    /// The offices, whoever's, that are called exactly so; none where there are more than `most`, since
    /// then the title alone says nothing.
    pub fn offices_called(&self, parts: &TitleParts, most: usize) -> Vec<OfficeId> {
        let mut found = Vec::new();
        for (number, forms) in self.title_index().offices.iter().enumerate() {
            if forms.iter().any(|form| parts.fit(form) == Fit::Same) {
                if found.len() == most {
                    return Vec::new();
                }
                found.push(OfficeId(number as u32));
            }
        }
        found
    }

    /// Whether an office is nobody’s second: minister, not deputy minister.
    pub(super) fn is_of_no_rank(&self, office: OfficeId) -> bool {
        let forms = self.title_index().offices.get(office.0 as usize);
        forms.is_some_and(|forms| forms.iter().all(|form| form.rank.is_empty()))
    }

    /// Whether an office has the nouns and the rank of a title, whatever either is for.
    pub(super) fn has_noun_of(&self, parts: &TitleParts, office: OfficeId) -> bool {
        let forms = self.title_index().offices.get(office.0 as usize);
        forms
            .into_iter()
            .flatten()
            .any(|form| form.nouns == parts.nouns && form.rank == parts.rank)
    }

    /// Whether any form of an office has this noun.
    pub(super) fn has_noun(&self, office: OfficeId, noun: &str) -> bool {
        let forms = self.title_index().offices.get(office.0 as usize);
        forms
            .into_iter()
            .flatten()
            .any(|form| form.nouns.contains(&noun))
    }

    /// The countries and bodies that `name` means: a name, an adjective or a capital.
    pub fn bodies_named(&self, name: &str) -> &[BodyId] {
        let key = words(name).join(" ");
        self.title_index()
            .names
            .get(&key)
            .map_or(&[], Vec::as_slice)
    }

    /// The offices of a country or body.
    pub fn offices_of(&self, body: BodyId) -> &[OfficeId] {
        let offices = self.title_index().by_body.get(&body);
        offices.map_or(&[], Vec::as_slice)
    }

    /// The offices that have the nouns of a title and one of the words for what it is for.
    pub(super) fn offices_with_nouns(
        &self,
        parts: &TitleParts,
    ) -> impl Iterator<Item = OfficeId> + '_ {
        let key = noun_keys(parts).next();
        key.and_then(|key| self.title_index().by_noun.get(&key))
            .into_iter()
            .flatten()
            .copied()
    }

    fn title_index(&self) -> &TitleIndex {
        self.titles.get_or_init(|| TitleIndex::of(self))
    }
}

fn names_of(body: &Body) -> impl Iterator<Item = &str> {
    std::iter::once(&body.name)
        .chain(&body.forms)
        .chain(&body.adjectives)
        .chain(&body.capital)
        .map(|text| &**text)
}

/// The words of a title, folded, without marks, articles at the start and the possessive.
fn words(text: &str) -> Vec<String> {
    let folded: Vec<String> = text
        .split(|char: char| char.is_whitespace() || matches!(char, '-' | '‑' | '/' | ','))
        .map(|word| {
            let word = plain(word);
            let word = word.strip_suffix("'s").unwrap_or(&word);
            word.chars()
                .filter(|char| char.is_alphanumeric())
                .collect::<String>()
        })
        .filter(|word| !word.is_empty())
        .collect();
    match folded.split_first() {
        Some((first, rest)) if first == "the" && !rest.is_empty() => rest.to_vec(),
        _ => folded,
    }
}
