//! What a name looks like by itself, and the keys of its words.

use std::ops::Range;

use super::{Look, NameClass, NameParts, Reader};
use crate::{
    language::{
        Case, Lexeme, Token, TokenKind, lexicon,
        name::{NameKey, plain},
    },
    reading::story_date::dateline_end,
};

/// What stands around a name.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent signs, not a state"
)]
pub(super) struct Seen {
    pub(super) titled: bool,
    pub(super) person: bool,
    pub(super) speaks: bool,
    pub(super) possessive: bool,
    pub(super) doubtful: bool,
}

/// First words of places' names of several words.
pub(super) const PLACE_OPENERS: [&str; 22] = [
    "New", "North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western",
    "Central", "San", "Santa", "Los", "Las", "Saint", "Fort", "Port", "Lake", "Mount", "Cape",
    "Hong", "Sri",
];

/// Particles that are no given names: in capitals too they begin a family name.
const LEADING: [&str; 9] = ["Von", "De", "Del", "Della", "Di", "Da", "Bin", "Ibn", "Zu"];

/// Places that speak for the body that sits there.
const HOUSES: [(&str, &str); 6] = [
    ("White", "House"),
    ("Wall", "Street"),
    ("Capitol", "Hill"),
    ("Downing", "Street"),
    ("Scotland", "Yard"),
    ("Red", "Cross"),
];

/// Last words of names that are neither a person's nor a body's.
const THINGS: [&str; 41] = [
    "Act",
    "Bill",
    "Treaty",
    "Prize",
    "Award",
    "Awards",
    "War",
    "Day",
    "Cup",
    "Agreement",
    "Accord",
    "Amendment",
    "Plan",
    "Deal",
    "Law",
    "Code",
    "Constitution",
    "Games",
    "Olympics",
    "Festival",
    "Week",
    "Month",
    "Year",
    "Revolution",
    "Election",
    "Primary",
    "Debate",
    "Show",
    "Report",
    "Caucuses",
    "Scandal",
    "Doctrine",
    "Protocol",
    "Weekend",
    "Era",
    "Age",
    "Medal",
    "Live",
    "Today",
    "Tonight",
    "Eve",
];

impl Reader<'_> {
    /// Whether the token is the place at the head of a dateline: `HALDEN, March 12 —`.
    fn is_dateline_place(&self, at: usize) -> bool {
        let block = &self.tokens[self.from..];
        at == self.from
            && dateline_end(self.prose, block).is_some_and(|dash| {
                let small = |token: &Token| token.is_word() && token.case == Case::Lower;
                !block[..dash].iter().any(small)
            })
    }

    /// What the name looks like.
    pub(super) fn class(
        &self,
        name: &Range<usize>,
        parts: &NameParts,
        seen: Seen,
        sentence: usize,
    ) -> NameClass {
        let tokens = &self.tokens[name.clone()];
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
            return NameClass::Other;
        };
        let text = |index: usize| self.text(name.start + index);
        let any = |classes: Lexeme| tokens.iter().any(|token| token.is_any(classes));
        let linked = tokens
            .iter()
            .any(|token| token.case == Case::Lower && !token.is_any(Lexeme::PARTICLE));
        let before = (name.start > sentence).then(|| self.text(name.start - 1));
        if parts.words <= 1 && !linked {
            return self.class_of_one(name, parts, seen, before);
        }
        let house = HOUSES.contains(&(text(0), text(1)));
        if house || linked && any(Lexeme::BODY) || last.is_any(Lexeme::BODY) && !seen.titled {
            return NameClass::Body;
        }
        if linked {
            return NameClass::Other;
        }
        let showing = (name.clone()).any(|index| {
            self.tokens[index].is_any(Lexeme::GIVEN_NAME | Lexeme::WORD_NAME)
                || !lexicon::is_common(&self.text(index).to_lowercase())
        });
        let place = PLACE_OPENERS.contains(&text(0)) && !first.is_any(Lexeme::GIVEN_NAME)
            || tokens
                .iter()
                .all(|token| token.is_any(Lexeme::PLACE | Lexeme::NATIONAL));
        if place && !seen.titled || seen.titled && !showing || last.span.len() == 1 {
            return NameClass::Other;
        }
        if seen.titled || seen.person || parts.suffix.is_some() || parts.nickname.is_some() {
            return NameClass::Person;
        }
        if THINGS.contains(&text(tokens.len() - 1)) || any(Lexeme::LABEL) {
            return NameClass::Other;
        }
        let word_name = |token: &Token| token.is_any(Lexeme::GIVEN_NAME | Lexeme::WORD_NAME);
        let commons = (name.clone())
            .filter(|&index| {
                let token = &self.tokens[index];
                token.is_word()
                    && !word_name(token)
                    && !token.is_any(Lexeme::PARTICLE)
                    && lexicon::is_common(&self.text(index).to_lowercase())
            })
            .count();
        let given = first.is_any(Lexeme::GIVEN_NAME) || parts.initialled;
        if given
            && commons == 0
            && !(last.is_any(Lexeme::PLACE) && !word_name(last) && first.is_any(Lexeme::PLACE))
        {
            return NameClass::Person;
        }
        if last.is_any(Lexeme::PLACE) {
            return NameClass::Other;
        }
        let last_common =
            !word_name(last) && lexicon::is_common(&text(tokens.len() - 1).to_lowercase());
        if given && !last_common && !first.is_any(Lexeme::PLACE | Lexeme::COMMON) {
            return NameClass::Person;
        }
        if commons > 0 || any(Lexeme::NATIONAL | Lexeme::KNOWN_BODY | Lexeme::PLACE) {
            return NameClass::Unknown;
        }
        let article = before.is_some_and(|before| {
            matches!(
                before,
                "the" | "The" | "a" | "an" | "in" | "at" | "near" | "from" | "of"
            )
        });
        if article && !seen.speaks || parts.words > 4 {
            NameClass::Unknown
        } else {
            NameClass::Person
        }
    }

    /// The same for a name of one word.
    fn class_of_one(
        &self,
        name: &Range<usize>,
        parts: &NameParts,
        seen: Seen,
        before: Option<&str>,
    ) -> NameClass {
        let Some(token) = self.tokens[name.clone()]
            .iter()
            .rev()
            .find(|token| token.is_word() && !token.is_any(Lexeme::SUFFIX))
        else {
            return NameClass::Other;
        };
        let named = token.is_any(Lexeme::GIVEN_NAME | Lexeme::WORD_NAME);
        if token.is_any(Lexeme::KNOWN_BODY)
            && !token.is_any(Lexeme::GIVEN_NAME)
            && (token.case != Case::Capital || token.span.len() > 3)
        {
            return NameClass::Body;
        }
        if token.is_any(Lexeme::LABEL | Lexeme::NATIONAL) {
            return NameClass::Other;
        }
        if seen.titled && !token.is_any(Lexeme::BODY) {
            return NameClass::Person;
        }
        if token.is_any(Lexeme::BODY) && !named {
            return NameClass::Body;
        }
        if token.is_any(Lexeme::PLACE) {
            return if named {
                NameClass::Unknown
            } else {
                NameClass::Other
            };
        }
        if parts.acronym {
            // A word in capitals for its loudness, a speaker's label or a dateline's place is no acronym.
            let word = token.span.len() > 6
                || named
                || lexicon::is_common(&self.text(name.start).to_lowercase())
                || self.text(name.end) == ":"
                || self.is_dateline_place(name.start);
            return if seen.doubtful || word {
                NameClass::Unknown
            } else {
                NameClass::Body
            };
        }
        if before
            .is_some_and(|before| matches!(before, "in" | "at" | "near" | "In" | "At" | "Near"))
        {
            return NameClass::Other;
        }
        if seen.speaks
            && !seen.titled
            && before.is_some_and(|before| matches!(before, "the" | "The"))
        {
            // `The Advocate said`
            return NameClass::Body;
        }
        let kin = seen.possessive
            && self
                .tokens
                .get(name.end + 1)
                .is_some_and(|next| next.case == Case::Lower && next.is_any(Lexeme::KIN));
        if seen.person || kin {
            return NameClass::Person;
        }
        if !named
            && !seen.speaks
            && before.is_some_and(|before| matches!(before, "the" | "The" | "a" | "an" | "A"))
            && lexicon::is_common(&self.text(name.start).to_lowercase())
        {
            return NameClass::Other;
        }
        NameClass::Unknown
    }

    /// The keys of a name's words.
    pub(super) fn parts(&self, name: Range<usize>) -> NameParts {
        let mut parts = NameParts::default();
        let mut whole = NameKey::default();
        let mut last: Option<usize> = None;
        let mut previous: Option<usize> = None;
        let mut inside = false;
        for index in name.clone() {
            let token = &self.tokens[index];
            match token.kind {
                TokenKind::QuotationMark | TokenKind::Punctuation('(' | ')') => {
                    inside = !inside;
                    continue;
                }
                TokenKind::Word => {}
                _ => continue,
            }
            let key = NameKey::of(self.text(index));
            if inside {
                parts.nickname = Some(key);
                continue;
            }
            if index > name.start
                && index + 1 == name.end
                && token.is_any(Lexeme::SUFFIX)
                && !token.is_any(Lexeme::GIVEN_NAME)
            {
                parts.suffix = Some(key);
                continue;
            }
            whole = whole.then(key);
            let particle = token.is_any(Lexeme::PARTICLE)
                && index + 1 < name.end
                && (token.case == Case::Lower || index > name.start);
            // `Von der Halde said`
            let leading = index == name.start
                && index + 1 < name.end
                && token.is_any(Lexeme::PARTICLE)
                && (LEADING.contains(&self.text(index))
                    || self.tokens[index + 1].case == Case::Lower
                        && self.tokens[index + 1].is_any(Lexeme::PARTICLE));
            if particle || leading {
                continue;
            }
            if last.is_none() {
                parts.given = key;
                let text = self.text(index);
                parts.initialled =
                    text.ends_with('.') && text.len() <= 8 || text.chars().count() == 1;
                parts.particle_first = token.is_any(Lexeme::PARTICLE) && index + 1 < name.end;
                parts.place = token.is_any(Lexeme::PLACE | Lexeme::NATIONAL | Lexeme::LABEL);
                parts.letter = plain(text).chars().next().unwrap_or_default();
                parts.family_first = token.is_any(Lexeme::FAMILY_FIRST);
                parts.acronym = token.case == Case::Upper
                    && text.chars().count() > 1
                    && !text.ends_with('.')
                    && self.look != Look::Shout;
            } else {
                parts.acronym = false;
            }
            previous = last;
            last = Some(index);
            parts.family = key;
            parts.words = parts.words.saturating_add(1);
        }
        parts.whole = whole;
        if parts.words >= 3 {
            parts.middle = previous.map(|index| NameKey::of(self.text(index)));
        }
        parts
    }

    /// The key of the noun that says what sort of body it is.
    pub(super) fn head(&self, name: Range<usize>) -> Option<NameKey> {
        name.rev()
            .find(|&index| self.tokens[index].is_any(Lexeme::BODY))
            .map(|index| NameKey::of(self.text(index)))
    }

    /// The key an acronym of the name would have: `HWF` for `Harbour Workers Federation`.
    pub(super) fn initials(&self, name: Range<usize>) -> Option<NameKey> {
        let letters: String = self.tokens[name]
            .iter()
            .filter(|token| token.is_word() && token.is_capitalised())
            .filter_map(|token| token.text(self.prose).chars().next())
            .collect();
        (letters.chars().count() > 1).then(|| NameKey::of(&letters))
    }
}
