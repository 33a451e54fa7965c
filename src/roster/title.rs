//! From titles to offices, by parts: whose, of what rank, which noun, for what. So that “Russian Deputy
//! Foreign Minister” and “deputy minister of foreign affairs of the Russian Federation” are one.

use rustc_hash::FxHashMap;

use super::{Body, BodyId, OfficeId, Roster};
use crate::language::name::plain;

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
        while at < words.len() {
            at += self
                .body(&words[at..], &mut parts)
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

/// Words of more than one meaning or several words of one.
fn several(words: &[String], parts: &mut TitleParts) -> Option<usize> {
    let begins = |with: &[&str]| {
        words.len() >= with.len() && words.iter().zip(with).all(|(word, with)| word == with)
    };
    let patterns: [(&[&str], Part); 17] = [
        (&["secretary", "of", "state", "for"], Part::Noun("minister")),
        (
            &["minister", "of", "state", "security"],
            Part::Both("minister", "security"),
        ),
        (&["minister", "of", "state", "for"], Part::Junior),
        (&["minister", "of", "state"], Part::Junior),
        (
            &["secretary", "of", "state"],
            Part::Both("minister", "state"),
        ),
        (&["prime", "minister"], Part::Noun("prime minister")),
        (&["secretary", "general"], Part::Noun("secretary general")),
        (&["director", "general"], Part::Noun("director general")),
        (&["attorney", "general"], Part::Noun("attorney general")),
        (&["solicitor", "general"], Part::Noun("solicitor general")),
        (&["governor", "general"], Part::Noun("governor general")),
        (&["managing", "director"], Part::Noun("director")),
        (&["executive", "director"], Part::Noun("director")),
        (&["high", "representative"], Part::Noun("representative")),
        (&["permanent", "representative"], Part::Noun("ambassador")),
        (&["armed", "forces"], Part::Portfolio("defence")),
        (&["under", "secretary"], Part::Under),
    ];
    let (with, part) = patterns.into_iter().find(|(with, _)| begins(with))?;
    match part {
        Part::Noun(noun) => parts.nouns.push(noun),
        Part::Both(noun, portfolio) => {
            parts.nouns.push(noun);
            parts.portfolio.push(portfolio.to_owned());
        }
        Part::Portfolio(portfolio) => parts.portfolio.push(portfolio.to_owned()),
        Part::Junior => {
            parts.nouns.push("minister");
            parts.rank.push("junior");
        }
        Part::Under => {
            parts.nouns.push("minister");
            parts.rank.push("under");
        }
    }
    Some(with.len())
}

#[derive(Clone, Copy)]
enum Part {
    Noun(&'static str),
    Both(&'static str, &'static str),
    Portfolio(&'static str),
    Junior,
    Under,
}

fn single(word: &str, parts: &mut TitleParts) {
    let rank = match word {
        "deputy" | "vice" => Some("deputy"),
        "first" => Some("first"),
        "second" => Some("second"),
        "third" => Some("third"),
        "assistant" => Some("assistant"),
        "associate" => Some("associate"),
        "junior" => Some("junior"),
        "shadow" => Some("shadow"),
        "lieutenant" => Some("lieutenant"),
        _ => None,
    };
    if let Some(rank) = rank {
        parts.rank.push(rank);
        return;
    }
    match word {
        "former" | "then" | "ex" | "late" | "onetime" | "outgoing" => parts.tense = Tense::Past,
        "elect" | "designate" | "incoming" | "nominee" | "presumptive" => {
            parts.tense = Tense::Coming;
        }
        "acting" | "interim" | "caretaker" => parts.is_acting = true,
        "leader" | "boss" | "head" | "chief" | "strongman" | "envoy" | "negotiator" | "ruler"
        | "diplomat" | "veteran" | "official" => parts.is_description = true,
        "of" | "the" | "and" | "for" | "affairs" | "national" | "federal" | "republic" | "to"
        | "in" | "on" | "a" | "his" | "her" | "its" | "their" | "s" | "new" | "current"
        | "state" | "public" | "country" | "union" => {}
        _ => match noun(word) {
            Some(noun) => parts.nouns.push(noun),
            None => parts.portfolio.push(portfolio(word).to_owned()),
        },
    }
}

fn noun(word: &str) -> Option<&'static str> {
    Some(match word {
        "minister" | "secretary" => "minister",
        "undersecretary" => "undersecretary",
        "president" => "president",
        "premier" | "taoiseach" => "prime minister",
        "chancellor" => "chancellor",
        "king" | "queen" | "monarch" | "sultan" | "emir" | "prince" | "emperor" => "monarch",
        "pope" => "pope",
        "governor" => "governor",
        "ambassador" | "representative" => "ambassador",
        "chair" | "chairman" | "chairwoman" | "chairperson" => "chair",
        "speaker" => "speaker",
        "director" => "director",
        "commissioner" => "commissioner",
        "commander" => "commander",
        "administrator" => "administrator",
        "spokesman" | "spokeswoman" | "spokesperson" => "spokesperson",
        "adviser" | "advisor" => "adviser",
        "prosecutor" => "prosecutor",
        "treasurer" => "treasurer",
        "justice" | "judge" => "judge",
        "mayor" => "mayor",
        "senator" | "sen" => "senator",
        "congressman" | "congresswoman" | "rep" => "member of congress",
        "general" | "gen" => "general",
        _ => return None,
    })
}

/// One word for what an office is for, however it is called.
fn portfolio(word: &str) -> &str {
    match word {
        "defense" | "war" | "military" => "defence",
        "external" => "foreign",
        "internal" | "home" => "interior",
        "finances" | "financial" | "treasury" | "exchequer" => "finance",
        "economic" => "economy",
        "labor" => "labour",
        other => other,
    }
}

impl TitleParts {
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
