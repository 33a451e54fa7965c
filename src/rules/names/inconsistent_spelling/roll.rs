//! The people of a draft by the words of their names, and the names that stand alone and are nobody's.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    language::{Case, Lexeme, lexicon, name::plain},
    reading::{Facts, NameClass, NameMention, Speaker},
    rules::{
        Called, Evidence,
        here::{Alone, Here},
        names::folded::Folded,
    },
    text::Span,
};

/// The names of a draft.
pub(super) struct Roll<'a> {
    /// People named in full, and names of two words that may be people's.
    pub(super) people: Vec<Named>,
    /// Names of one word that are nobody's of these.
    pub(super) singles: Vec<Single>,
    /// Words of names that are no people's.
    pub(super) others: FxHashSet<&'a str>,
}

/// Who is named so often, and more often, is known by that name.
const USUAL: usize = 3;

/// Somebody named in full.
pub(super) struct Named {
    /// Its place in the roll.
    pub(super) number: usize,
    /// Index in the reading's people; `None` for a name that only looks like somebody's.
    pub(super) person: Option<usize>,
    /// Whether it is surely a person's.
    pub(super) is_person: bool,
    /// The first word of the name, folded; empty for one who is never named in full.
    pub(super) given: String,
    /// The family name without particles, folded.
    pub(super) family: String,
    /// Other words by which the draft calls them alone: `Ortiz` of Ines Ortiz Vega. Folded.
    pub(super) called: Vec<String>,
    /// Where the full name stands.
    pub(super) full: Vec<Place>,
    /// Where the draft names them, in full or not.
    pub(super) places: Vec<Place>,
}

/// A word that stands alone as a name.
pub(super) struct Single {
    /// Folded.
    pub(super) word: String,
    pub(super) places: Vec<Place>,
    /// Whether the words around say that it is a person.
    pub(super) sure: bool,
}

/// A name of the draft.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) passage: usize,
    /// Its index among the names of the passage.
    pub(super) name: usize,
}

impl Place {
    pub(super) fn mention<'a>(&self, evidence: &Evidence<'a>) -> &'a NameMention {
        &evidence.reading.facts[self.passage].names[self.name]
    }

    pub(super) fn here<'a>(&self, evidence: &Evidence<'a>) -> Option<Here<'a>> {
        Here::at(evidence, self.passage)
    }

    pub(super) fn span(&self, evidence: &Evidence<'_>) -> Span {
        self.here(evidence).map_or(Span::new(0, 0), |here| {
            here.span(&self.mention(evidence).name)
        })
    }

    pub(super) fn text(&self, evidence: &Evidence<'_>) -> String {
        self.here(evidence)
            .map_or_else(String::new, |here| here.text(&self.mention(evidence).name))
    }

    /// The token of the name that is `word`, folded, and how it is written here.
    pub(super) fn word(&self, evidence: &Evidence<'_>, word: &str) -> Option<(u32, String)> {
        let here = self.here(evidence)?;
        let prose = here.written.prose().text();
        self.mention(evidence).name.clone().find_map(|token| {
            let text = here.facts.tokens[token as usize].text(prose);
            (plain(text) == word).then(|| (token, text.to_owned()))
        })
    }
}

impl Named {
    /// Takes note that `word` alone means them.
    fn call(&mut self, word: &str) {
        const MOST: usize = 4;
        let known = word == self.family || word == self.given;
        if !known && self.called.len() < MOST && !self.called.iter().any(|called| called == word) {
            self.called.push(word.to_owned());
        }
    }

    /// What says which of two people is spelt on purpose: how often they are named in full, then at all.
    pub(super) fn weight(&self) -> (usize, usize) {
        (self.full.len(), self.places.len())
    }

    /// The words that mean them alone, folded.
    pub(super) fn families(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.family.as_str()).chain(self.called.iter().map(String::as_str))
    }

    /// Whether titles or courtesies tell the two apart.
    pub(super) fn is_other_than(&self, other: &Self, evidence: &Evidence<'_>) -> bool {
        let people = &evidence.reading.people;
        let (Some(one), Some(other)) = (self.person, other.person) else {
            return false;
        };
        let (one, other) = (&people[one], &people[other]);
        let courtesies =
            one.courtesy.is_some() && other.courtesy.is_some() && one.courtesy != other.courtesy;
        let word = |text: &str| {
            let text = plain(text).into_owned();
            text.split_whitespace()
                .map(str::to_owned)
                .collect::<FxHashSet<String>>()
        };
        let words = |titles: &[crate::reading::GivenTitle]| -> FxHashSet<String> {
            titles.iter().flat_map(|title| word(&title.text)).collect()
        };
        let (mine, theirs) = (words(&one.titles), words(&other.titles));
        courtesies || !mine.is_empty() && !theirs.is_empty() && mine.is_disjoint(&theirs)
    }
}

/// Whether the two are named in one sentence and no more than so many tokens apart, as relatives are: a long
/// quote is one sentence and may name one person twice.
pub(super) fn together(evidence: &Evidence<'_>, one: &Named, other: &Named, most: u32) -> bool {
    one.full.iter().any(|place| {
        other.full.iter().any(|there| {
            let (one, other) = (
                place.mention(evidence).name.start,
                there.mention(evidence).name.start,
            );
            place.passage == there.passage
                && one.abs_diff(other) <= most
                && place.here(evidence).is_some_and(|here| {
                    let sentence = |token: u32| here.facts.sentence_at(token as usize);
                    sentence(one) == sentence(other)
                })
        })
    })
}

impl<'a> Roll<'a> {
    pub(super) fn of(evidence: &Evidence<'a>) -> Self {
        let reading = evidence.reading;
        let mut by_person: Vec<Option<usize>> = vec![None; reading.people.len()];
        let mut people: Vec<Named> = Vec::new();
        for (person, by_person) in by_person.iter_mut().enumerate() {
            let Words(words) = evidence.noted_of(person, Words::of);
            let Some((given, family)) = words.clone() else {
                continue;
            };
            *by_person = Some(people.len());
            people.push(Named {
                number: people.len(),
                person: Some(person),
                is_person: true,
                given,
                family,
                called: Vec::new(),
                full: Vec::new(),
                places: Vec::new(),
            });
        }
        let mut reader = Reader {
            people,
            by_person,
            strangers: FxHashMap::default(),
            singles: Vec::new(),
            by_word: FxHashMap::default(),
            others: FxHashSet::default(),
        };
        for here in Here::all(evidence) {
            reader.read(here);
        }
        reader.finish()
    }
}

/// Goes through the names of a draft.
struct Reader<'a> {
    people: Vec<Named>,
    /// Where somebody of the reading stands in `people`.
    by_person: Vec<Option<usize>>,
    strangers: FxHashMap<&'a (String, String), usize>,
    singles: Vec<Single>,
    by_word: FxHashMap<&'a str, usize>,
    others: FxHashSet<&'a str>,
}

impl<'a> Reader<'a> {
    fn read(&mut self, here: Here<'a>) {
        let passage = here.passage;
        let folded = here.noted(Folded::of);
        let names = here.noted(Names::of).0.iter().enumerate();
        for ((name, alone), mention) in names.zip(&here.facts.names) {
            let place = Place { passage, name };
            if alone.is_sic {
                continue;
            }
            if let Speaker::Person(person) = here.reading.who(passage, name)
                && let Some(known) = self.by_person[person]
            {
                let known = &mut self.people[known];
                known.places.push(place);
                if mention.parts.words > 1 {
                    known.full.push(place);
                } else {
                    known.call(folded.first(name));
                }
                continue;
            }
            if let Some(words) = alone.person.as_deref() {
                self.stranger(words, place);
            }
            if mention.parts.words > 1 || mention.class == NameClass::Body {
                let tokens = mention.name.start as usize..mention.name.end as usize;
                let words = here.facts.tokens[tokens].iter().zip(folded.words(name));
                let words = words.filter(|(token, _)| token.is_word());
                self.others.extend(words.map(|(_, word)| word));
            } else if alone.may_be_family {
                self.single(folded.first(name), mention, place);
            }
        }
    }

    /// Takes note of a name of two words that may be anything.
    fn stranger(&mut self, words: &'a (String, String), place: Place) {
        let people = &mut self.people;
        let at = *self.strangers.entry(words).or_insert_with(|| {
            let (given, family) = words.clone();
            people.push(Named {
                number: people.len(),
                person: None,
                is_person: false,
                given,
                family,
                called: Vec::new(),
                full: Vec::new(),
                places: Vec::new(),
            });
            people.len() - 1
        });
        people[at].places.push(place);
        people[at].full.push(place);
    }

    fn single(&mut self, word: &'a str, mention: &NameMention, place: Place) {
        let singles = &mut self.singles;
        let at = *self.by_word.entry(word).or_insert_with(|| {
            singles.push(Single {
                word: word.to_owned(),
                places: Vec::new(),
                sure: false,
            });
            singles.len() - 1
        });
        singles[at].places.push(place);
        singles[at].sure |= mention.speaks
            || mention.title.is_some()
            || mention.courtesy.is_some()
            || mention.class == NameClass::Person;
    }

    fn finish(self) -> Roll<'a> {
        let Self {
            mut people,
            singles,
            others,
            ..
        } = self;
        let first = people.len();
        people.retain(|named| !named.full.is_empty());
        // Somebody who is never named in full, as the president may be.
        let known = singles
            .iter()
            .filter(|single| single.sure && single.places.len() > USUAL);
        people.extend(known.enumerate().map(|(number, single)| Named {
            number: first + number,
            person: None,
            is_person: true,
            given: String::new(),
            family: single.word.clone(),
            called: Vec::new(),
            full: single.places.clone(),
            places: single.places.clone(),
        }));
        Roll {
            people,
            singles,
            others,
        }
    }
}

/// What one passage shows of each of its names by itself.
struct Names(Box<[Name]>);

struct Name {
    is_sic: bool,
    may_be_family: bool,
    /// The given and the family name of what may be a person, or anything.
    person: Option<Box<(String, String)>>,
}

impl Names {
    fn of(passage: &Alone<'_>) -> Self {
        let names = passage.facts.names.iter().map(|mention| {
            let may_be_person = mention.parts.words == 2
                && mention.class == NameClass::Unknown
                && !mention.doubtful
                && !mention.parts.place;
            let words = may_be_person.then(|| words_of(&passage.text(&mention.name)));
            Name {
                is_sic: is_sic(passage.prose(), passage.facts, mention),
                may_be_family: may_be_family_name(passage.prose(), passage.facts, mention),
                person: words.flatten().map(Box::new),
            }
        });
        Self(names.collect())
    }
}

/// The given and the family name of somebody.
struct Words(Option<(String, String)>);

impl Words {
    fn of(called: &Called<'_>) -> Self {
        Self(words_of(called.name()))
    }
}

/// The given and the family name of a full name, folded; `None` for one word.
fn words_of(name: &str) -> Option<(String, String)> {
    let words: Vec<&str> = name
        .split_whitespace()
        .filter(|word| {
            let lexeme = lexicon::lookup(word);
            !lexeme.contains(Lexeme::SUFFIX) && !word.starts_with(['“', '"', '(', '‘'])
        })
        .collect();
    let [first, .., last] = words.as_slice() else {
        return None;
    };
    let fold = |word: &str| plain(word.trim_end_matches([',', '.'])).into_owned();
    Some((fold(first), fold(last)))
}

/// Whether the writer says that somebody else spelt it so: `Mara Lindholn [sic]`.
fn is_sic(prose: &str, facts: &Facts, mention: &NameMention) -> bool {
    let after = mention.name.end as usize..(mention.name.end as usize + 4).min(facts.tokens.len());
    facts.tokens[after]
        .iter()
        .any(|token| token.text(prose) == "sic")
}

/// Whether a name of one word can be a family name, as far as it shows.
fn may_be_family_name(prose: &str, facts: &Facts, mention: &NameMention) -> bool {
    let token = &facts.tokens[mention.name.start as usize];
    let text = token.text(prose);
    matches!(mention.class, NameClass::Person | NameClass::Unknown)
        && mention.name.len() == 1
        && !mention.parts.acronym
        && !mention.parts.place
        && token.is_word()
        && !token.is_any(
            Lexeme::GIVEN_NAME
                | Lexeme::PLACE
                | Lexeme::NATIONAL
                | Lexeme::KNOWN_BODY
                | Lexeme::MONTH
                | Lexeme::WEEKDAY
                | Lexeme::TITLE,
        )
        && text.chars().count() >= 4
        && (!lexicon::is_common(&plain(text)) || stands_as_name(facts, mention))
}

/// Whether nothing but a name can have its capital here, even if it is a common word: `if Note had known`.
fn stands_as_name(facts: &Facts, mention: &NameMention) -> bool {
    let before = (mention.name.start as usize)
        .checked_sub(1)
        .map(|before| &facts.tokens[before]);
    mention.speaks
        || mention.courtesy.is_some()
        || !mention.doubtful
            && mention.title.is_none()
            && before.is_some_and(|token| token.is_word() && token.case == Case::Lower)
}
