//! The people of a draft by the words of their names, and the names that stand alone and are nobody's.

use rustc_hash::{FxHashMap, FxHashSet};

use super::near;
use crate::{
    language::{Lexeme, lexicon, name::plain},
    reading::{Facts, NameClass, NameMention, Speaker},
    rules::{Evidence, here::Here},
    text::Span,
};

/// The names of a draft.
pub(super) struct Roll {
    /// People named in full, and names of two words that may be people's.
    pub(super) people: Vec<Named>,
    /// Names of one word that are nobody's of these.
    pub(super) singles: Vec<Single>,
    /// Words of names that are no people's.
    others: FxHashSet<String>,
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
    /// Where the full name stands.
    pub(super) full: Vec<Place>,
    /// How often the draft names them, in full or not.
    pub(super) mentions: usize,
}

/// A word that stands alone as a name.
pub(super) struct Single {
    /// Folded.
    pub(super) word: String,
    pub(super) places: Vec<Place>,
    /// Whether the words around say that it is a person.
    sure: bool,
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

/// Whether the two are named together, as relatives are.
pub(super) fn together(evidence: &Evidence<'_>, one: &Named, other: &Named) -> bool {
    one.full.iter().any(|place| {
        other.full.iter().any(|there| {
            place.passage == there.passage
                && place.here(evidence).is_some_and(|here| {
                    let at = |place: &Place| {
                        let token = place.mention(evidence).name.start;
                        here.facts.sentence_at(token as usize)
                    };
                    at(place) == at(there)
                })
        })
    })
}

impl Roll {
    pub(super) fn of(evidence: &Evidence<'_>) -> Self {
        let reading = evidence.reading;
        let mut by_person: Vec<Option<usize>> = vec![None; reading.people.len()];
        let mut people: Vec<Named> = Vec::new();
        for (person, read) in reading.people.iter().enumerate() {
            let Some((given, family)) = words_of(&read.name) else {
                continue;
            };
            by_person[person] = Some(people.len());
            people.push(Named {
                number: people.len(),
                person: Some(person),
                is_person: true,
                given,
                family,
                full: Vec::new(),
                mentions: 0,
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
        for passage in 0..reading.facts.len() {
            reader.read(evidence, passage);
        }
        reader.finish()
    }
}

/// Goes through the names of a draft.
struct Reader {
    people: Vec<Named>,
    /// Where somebody of the reading stands in `people`.
    by_person: Vec<Option<usize>>,
    strangers: FxHashMap<(String, String), usize>,
    singles: Vec<Single>,
    by_word: FxHashMap<String, usize>,
    others: FxHashSet<String>,
}

impl Reader {
    fn read(&mut self, evidence: &Evidence<'_>, passage: usize) {
        let facts = &evidence.reading.facts[passage];
        let prose = evidence.draft.passages()[passage].prose().text();
        for (name, mention) in facts.names.iter().enumerate() {
            let place = Place { passage, name };
            if is_sic(prose, facts, mention) {
                continue;
            }
            if let Speaker::Person(person) = evidence.reading.who(passage, name)
                && let Some(known) = self.by_person[person]
            {
                let known = &mut self.people[known];
                known.mentions += 1;
                if mention.parts.words > 1 && !mention.parts.initialled {
                    known.full.push(place);
                }
                continue;
            }
            let may_be_person = mention.parts.words == 2
                && mention.class == NameClass::Unknown
                && !mention.doubtful
                && !mention.parts.place;
            if may_be_person {
                self.stranger(evidence, place);
            }
            if mention.parts.words > 1 || mention.class == NameClass::Body {
                let tokens = mention.name.start as usize..mention.name.end as usize;
                let words = facts.tokens[tokens].iter().filter(|token| token.is_word());
                self.others
                    .extend(words.map(|token| plain(token.text(prose)).into_owned()));
            } else if may_be_family_name(prose, facts, mention) {
                let token = &facts.tokens[mention.name.start as usize];
                self.single(plain(token.text(prose)).into_owned(), mention, place);
            }
        }
    }

    /// Takes note of a name of two words that may be anything.
    fn stranger(&mut self, evidence: &Evidence<'_>, place: Place) {
        let Some((given, family)) = words_of(&place.text(evidence)) else {
            return;
        };
        let people = &mut self.people;
        let key = (given.clone(), family.clone());
        let at = *self.strangers.entry(key).or_insert_with(|| {
            people.push(Named {
                number: people.len(),
                person: None,
                is_person: false,
                given,
                family,
                full: Vec::new(),
                mentions: 0,
            });
            people.len() - 1
        });
        people[at].mentions += 1;
        people[at].full.push(place);
    }

    fn single(&mut self, word: String, mention: &NameMention, place: Place) {
        let singles = &mut self.singles;
        let at = *self.by_word.entry(word.clone()).or_insert_with(|| {
            singles.push(Single {
                word,
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

    fn finish(self) -> Roll {
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
            full: single.places.clone(),
            mentions: single.places.len(),
        }));
        Roll {
            people,
            singles,
            others,
        }
    }
}

/// The given and the family name of a full name, folded; `None` for one word and for initials.
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
    (!first.contains('.')).then(|| (fold(first), fold(last)))
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
        && !lexicon::is_common(&plain(text))
}

/// People by their family names with one letter left out.
pub(super) struct Slips<'a> {
    people: &'a [Named],
    by_gap: FxHashMap<String, Vec<usize>>,
    families: FxHashSet<&'a str>,
    given: FxHashSet<&'a str>,
}

/// A word with one letter left out, in each way, and the word itself.
fn gaps(word: &str) -> impl Iterator<Item = String> {
    let ends = word
        .char_indices()
        .map(|(at, char)| (at, at + char.len_utf8()));
    let without = ends.map(|(start, end)| format!("{}{}", &word[..start], &word[end..]));
    without.chain([word.to_owned()])
}

impl<'a> Slips<'a> {
    pub(super) fn of(people: &'a [Named]) -> Self {
        const LONGEST: usize = 40;
        let mut by_gap: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        let mut families: FxHashSet<&str> = FxHashSet::default();
        for (index, named) in people.iter().enumerate() {
            if named.is_person && families.insert(&named.family) && named.family.len() <= LONGEST {
                for gap in gaps(&named.family) {
                    by_gap.entry(gap).or_default().push(index);
                }
            }
        }
        Self {
            people,
            by_gap,
            families,
            given: people.iter().map(|named| named.given.as_str()).collect(),
        }
    }

    /// The one person whose family name is a slip away from `single`.
    pub(super) fn only(&self, single: &Single, roll: &Roll) -> Option<&'a Named> {
        let word = single.word.as_str();
        if self.families.contains(word) || self.given.contains(word) || roll.others.contains(word) {
            return None;
        }
        let mut meant: Option<&Named> = None;
        for gap in gaps(word) {
            for &index in self.by_gap.get(&gap).into_iter().flatten() {
                let named = &self.people[index];
                if near::slip(word, &named.family).is_none() {
                    continue;
                }
                if meant.is_some_and(|meant| meant.family != named.family) {
                    return None;
                }
                meant = Some(named);
            }
        }
        let meant = meant?;
        // Without a sign that it is a person, only what stands out: once, beside a name that is all over the draft.
        let often = meant.mentions > 2 || meant.mentions == 2 && word.chars().count() > 6;
        let rare = single.places.len() == 1 && often;
        (single.sure || rare).then_some(meant)
    }
}
