//! People by the words of their names.

use rustc_hash::FxHashMap;

use super::{
    Courtesy, GivenTitle, Mention, MentionKind, NameClass, NameKey, NameMention, Person, Place,
    Speaker, TitlePlace,
};
use crate::{language::Lexeme, reading::mentions::NameParts};

/// Which word of a name another mention uses, the most telling first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// The family name, or the only word.
    Family,
    /// The first of two family names.
    Middle,
    /// The given name or the nickname.
    Given,
}

/// Everybody who may be a person of the draft, and the words that can mean them.
#[derive(Debug, Default)]
pub(super) struct Index {
    people: Vec<Candidate>,
    /// By given and family name together.
    full: FxHashMap<NameKey, u32>,
    /// By one word: the first of a chain in `uses`.
    words: FxHashMap<NameKey, Chain>,
    uses: Vec<Use>,
}

/// The uses of one word, newest first.
#[derive(Debug, Clone, Copy)]
struct Chain {
    head: u32,
    length: u32,
}

#[derive(Debug)]
struct Candidate {
    parts: NameParts,
    /// Whether anything says that the name is a person's.
    confirmed: bool,
    courtesy: Option<Courtesy>,
    /// Keys of the nouns of titles given before the name.
    titles: Vec<NameKey>,
    /// Keys of the wordings already listed.
    wordings: Vec<NameKey>,
    /// Number of the passage of the last mention so far.
    seen: Option<u32>,
    /// How often a bare surname meant them so far.
    bare: u32,
    /// Number of words of the fullest form so far.
    fullest: u8,
    /// Index into the cast's people, once mentioned.
    person: Option<usize>,
}

/// Nobody has more titles; a draft that gives more is no draft, and is not searched in full each time.
const MOST_WORDINGS: usize = 40;

/// One word by which a candidate may be meant.
#[derive(Debug, Clone, Copy)]
struct Use {
    candidate: u32,
    part: Part,
    next: u32,
}

const END: u32 = u32::MAX;

/// A word that so many people share tells nobody apart; more are not listed, so that each look-up is short.
const MOST_USES: u32 = 16;

impl Index {
    /// Takes note of a name of two words or more.
    pub(super) fn introduce(&mut self, mention: &NameMention) {
        let parts = &mention.parts;
        let candidate = self
            .same_full_name(parts)
            .unwrap_or_else(|| self.add(parts));
        let known = &mut self.people[candidate as usize];
        known.confirmed |= mention.class == NameClass::Person;
        known.courtesy = known.courtesy.or(mention.courtesy);
        if known.parts.suffix.is_none() {
            known.parts.suffix = parts.suffix;
        }
        let new_nickname = parts.nickname.filter(|_| known.parts.nickname.is_none());
        if let Some(nickname) = new_nickname {
            known.parts.nickname = Some(nickname);
            self.full
                .entry(nickname.then(parts.family))
                .or_insert(candidate);
            self.add_use(nickname, candidate, Part::Given);
        }
    }

    /// Takes note of `Van Esk`, which is Piet van Esk if the draft has one, and Van by his given name if not.
    pub(super) fn introduce_with_particle(&mut self, mention: &NameMention) {
        let known = self.same_full_name(&mention.parts).is_some()
            || self.words.contains_key(&mention.parts.family);
        if !known || self.same_full_name(&mention.parts).is_some() {
            self.introduce(mention);
        }
    }

    /// Takes note of a name of one word that is surely a person's.
    pub(super) fn introduce_alone(&mut self, mention: &NameMention) {
        let key = mention.parts.family;
        if let Some(&chain) = self.words.get(&key) {
            if chain.length == 1 {
                let only = self.uses[chain.head as usize].candidate;
                let known = &mut self.people[only as usize];
                known.confirmed = true;
                known.courtesy = known.courtesy.or(mention.courtesy);
            }
            return;
        }
        let candidate = self.add_candidate(&mention.parts);
        self.people[candidate as usize].confirmed = true;
        self.people[candidate as usize].courtesy = mention.courtesy;
        self.add_use(key, candidate, Part::Family);
    }

    /// The candidate that these given and family names mean already.
    fn same_full_name(&self, parts: &NameParts) -> Option<u32> {
        let pair = parts.given.then(parts.family);
        if let Some(&candidate) = self.full.get(&pair) {
            let known = &self.people[candidate as usize].parts;
            let apart =
                known.suffix.is_some() && parts.suffix.is_some() && known.suffix != parts.suffix;
            return if apart {
                let with_suffix = parts.suffix.map(|suffix| pair.then(suffix))?;
                self.full.get(&with_suffix).copied()
            } else {
                Some(candidate)
            };
        }
        // `J.K. Varga` and `Jana Varga`: the same letter, and only one of that family name.
        let mut at = self
            .words
            .get(&parts.family)
            .map_or(END, |chain| chain.head);
        let mut found = None;
        while let Some(link) = self.uses.get(at as usize) {
            at = link.next;
            if link.part != Part::Family {
                continue;
            }
            let known = &self.people[link.candidate as usize].parts;
            let same = known.words >= 2
                && (known.initialled || parts.initialled)
                && known.letter == parts.letter;
            if same && found.replace(link.candidate).is_some() {
                return None;
            }
        }
        found
    }

    fn add_candidate(&mut self, parts: &NameParts) -> u32 {
        self.people.push(Candidate {
            parts: NameParts {
                // Listed as a use by whoever introduces it.
                nickname: None,
                ..*parts
            },
            confirmed: false,
            courtesy: None,
            titles: Vec::new(),
            wordings: Vec::new(),
            seen: None,
            bare: 0,
            fullest: 0,
            person: None,
        });
        self.people.len() as u32 - 1
    }

    fn add(&mut self, parts: &NameParts) -> u32 {
        let candidate = self.add_candidate(parts);
        let pair = parts.given.then(parts.family);
        self.full.entry(pair).or_insert(candidate);
        if let Some(suffix) = parts.suffix {
            self.full.entry(pair.then(suffix)).or_insert(candidate);
        }
        if parts.family_first {
            self.add_use(parts.given, candidate, Part::Family);
            self.add_use(parts.family, candidate, Part::Given);
        } else {
            self.add_use(parts.family, candidate, Part::Family);
            self.add_use(parts.given, candidate, Part::Given);
        }
        if let Some(middle) = parts.middle {
            self.full
                .entry(middle.then(parts.family))
                .or_insert(candidate);
            self.add_use(middle, candidate, Part::Middle);
        }
        candidate
    }

    /// New uses stand at the head of their chain.
    fn add_use(&mut self, word: NameKey, candidate: u32, part: Part) {
        let chain = self.words.entry(word).or_insert(Chain {
            head: END,
            length: 0,
        });
        if chain.length >= MOST_USES {
            return;
        }
        let next = chain.head;
        *chain = Chain {
            head: self.uses.len() as u32,
            length: chain.length + 1,
        };
        self.uses.push(Use {
            candidate,
            part,
            next,
        });
    }

    /// Whether a single word is somebody's family name.
    pub(super) fn knows(&self, mention: &NameMention) -> bool {
        self.words.get(&mention.parts.family).is_some_and(|chain| {
            let found = self.uses[chain.head as usize];
            found.part == Part::Family && self.people[found.candidate as usize].confirmed
        })
    }

    /// Decides whom a mention means and adds it to them.
    pub(super) fn mention(
        &mut self,
        people: &mut Vec<Person>,
        mention: &NameMention,
        place: &Place<'_>,
    ) -> Speaker {
        let Some((candidate, part)) = self.meant(mention, place) else {
            return Speaker::Unresolved;
        };
        let known = &mut self.people[candidate as usize];
        if !known.confirmed {
            return Speaker::Unresolved;
        }
        known.seen = Some(place.number);
        let full = mention.parts.words >= 2;
        known.bare += u32::from(!full && part != Part::Given);
        let index = *known.person.get_or_insert_with(|| {
            people.push(Person {
                name: String::new(),
                titles: Vec::new(),
                mentions: Vec::new(),
                courtesy: known.courtesy,
            });
            people.len() - 1
        });
        let person = &mut people[index];
        if mention.parts.words > known.fullest || known.fullest == 1 && person.name.is_empty() {
            known.fullest = mention.parts.words;
            person.name = name_of(mention, place);
        }
        let kind = match (full, part) {
            (true, _) => MentionKind::Full,
            (false, Part::Given) => MentionKind::Given,
            (false, _) if mention.title.is_some() => MentionKind::Title,
            (false, _) => MentionKind::Surname,
        };
        person.mentions.push(Mention {
            span: place.span(&mention.name),
            kind,
        });
        if let Some(title) = &mention.title {
            known.give_title(person, place, title.clone(), TitlePlace::Before);
        }
        let described = [
            (&mention.introduction, TitlePlace::Apart),
            (&mention.apposition, TitlePlace::After),
        ];
        for (words, at) in described {
            let Some(words) = words else { continue };
            let article = place.facts.tokens[words.start as usize]
                .is_any(Lexeme::DETERMINER | Lexeme::PRONOUN);
            let words = words.start + u32::from(article && words.len() > 1)..words.end;
            known.give_title(person, place, words, at);
        }
        Speaker::Person(index)
    }

    /// The candidate a mention means, and by which part of their name.
    fn meant(&self, mention: &NameMention, place: &Place<'_>) -> Option<(u32, Part)> {
        let parts = &mention.parts;
        let full = parts.words >= 2;
        if full && (!parts.particle_first || self.same_full_name(parts).is_some()) {
            return (mention.class != NameClass::Other || !parts.place).then(|| {
                self.same_full_name(parts)
                    .map(|candidate| (candidate, Part::Family))
            })?;
        }
        if parts.place && !mention.speaks && mention.title.is_none() && !mention.possessive {
            return None;
        }
        let first = self.words.get(&parts.family)?.head;
        self.choose(first, mention, place)
    }

    /// Of all whom a single word can mean, the one it means here; none if nothing decides.
    fn choose(&self, first: u32, mention: &NameMention, place: &Place<'_>) -> Option<(u32, Part)> {
        let only = self.uses[first as usize];
        if only.next == END {
            return Some((only.candidate, only.part));
        }
        let title = mention.title.as_ref().map(|title| place.title_key(title));
        let mut best: Option<(Rank, Use)> = None;
        let mut tie = false;
        let mut at = first;
        while let Some(&found) = self.uses.get(at as usize) {
            at = found.next;
            let rank = self.rank(found, mention, title);
            if !self.people[found.candidate as usize].confirmed {
                continue;
            }
            match &best {
                Some((highest, kept)) if *highest > rank || kept.candidate == found.candidate => {}
                Some((highest, _)) if *highest == rank => tie = true,
                _ => {
                    best = Some((rank, found));
                    tie = false;
                }
            }
        }
        best.filter(|_| !tie)
            .map(|(_, found)| (found.candidate, found.part))
    }

    fn rank(&self, found: Use, mention: &NameMention, title: Option<NameKey>) -> Rank {
        let known = &self.people[found.candidate as usize];
        let contradicted =
            matches!((mention.courtesy, known.courtesy), (Some(one), Some(other)) if one != other);
        Rank {
            fits: !contradicted,
            part: std::cmp::Reverse(found.part),
            titled: title.is_some_and(|title| known.titles.contains(&title)),
            seen: known.seen,
            bare: known.bare,
        }
    }
}

/// What speaks for one of several people of a name, the strongest first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    fits: bool,
    part: std::cmp::Reverse<Part>,
    titled: bool,
    seen: Option<u32>,
    bare: u32,
}

impl Candidate {
    /// Lists a title, each wording once.
    fn give_title(
        &mut self,
        person: &mut Person,
        place: &Place<'_>,
        words: std::ops::Range<u32>,
        at: TitlePlace,
    ) {
        let wording = place.wording(&words);
        if self.wordings.contains(&wording) {
            return;
        }
        if self.wordings.len() >= MOST_WORDINGS {
            return;
        }
        self.wordings.push(wording);
        self.titles.push(place.title_key(&words));
        person.titles.push(GivenTitle {
            text: place.text(&words),
            span: place.span(&words),
            place: at,
        });
    }
}

/// Titles without which a single name is not what the person is called: `Pope Francis`.
fn goes_with_title(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "pope"
            | "king"
            | "queen"
            | "prince"
            | "princess"
            | "emperor"
            | "empress"
            | "sultan"
            | "emir"
            | "patriarch"
    )
}

fn name_of(mention: &NameMention, place: &Place<'_>) -> String {
    if mention.parts.words == 1
        && let Some(title) = &mention.title
        && title.len() == 1
        && goes_with_title(&place.text(title))
    {
        return place.text(&(title.start..mention.name.end));
    }
    place.text(&mention.name)
}
