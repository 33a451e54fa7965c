//! People whom the draft never names in full.

use std::ops::Range;

use super::told::Told;
use crate::{
    language::{Case, Lexeme, TokenKind, lexicon, name::plain},
    reading::{NameClass, NameMention},
    roster::{Fit, Held, Person},
    rules::{Evidence, here::Here},
};

/// Whether the roster has somebody of this surname in the office of the title, on the day of the story where it has one.
pub(super) fn is_known_by_title(
    evidence: &Evidence<'_>,
    here: Here<'_>,
    mention: &NameMention,
) -> bool {
    let Some(title) = &mention.title else {
        return false;
    };
    let roster = evidence.roster();
    let title = here.text(title).replace("Pres.", "President");
    let parts = roster.title_parts(&title);
    let date = evidence.reading.story_date.map(|date| date.value);
    roster
        .people_named(&here.text(&mention.name))
        .iter()
        .any(|found| {
            roster.person(found.person).tenures.iter().any(|tenure| {
                matches!(
                    roster.title_fits(&parts, tenure.office),
                    Fit::Same | Fit::Part
                ) && date.is_none_or(|date| {
                    roster.held(found.person, tenure.office, date) != Held::NotHeld
                })
            })
        })
}

/// Nouns before a name that nobody puts before a given name alone, besides those of offices.
const CALLINGS: &[&str] = &[
    "nominee",
    "candidate",
    "frontrunner",
    "front-runner",
    "contender",
    "hopeful",
    "strategist",
    "adviser",
    "advisor",
    "pollster",
    "biographer",
    "ex-president",
    "lawmaker",
];

/// Titles before a single name that is not always a surname: `midfielder Fred`, `Sister Ana`; and heads of state whom
/// history knows.
const OTHER_CALLINGS: &[&str] = &[
    "president",
    "pres.",
    "justice",
    "father",
    "sister",
    "brother",
    "mother",
    "actor",
    "actress",
    "singer",
    "rapper",
    "comedian",
    "striker",
    "midfielder",
    "defender",
    "goalkeeper",
    "elder",
    "lama",
    "chief",
    "private",
];

/// Whether one who is never named in full is surely a person, and one whom the draft introduces here: with an office,
/// or a trade, or because the roster knows an official of this surname, and as one who speaks or is named again.
pub(super) fn is_person(
    evidence: &Evidence<'_>,
    here: Here<'_>,
    mention: &NameMention,
    told: &Told,
) -> bool {
    let words = here.words();
    let last = mention.name.end.saturating_sub(1);
    let Some(token) = words.get(last as usize) else {
        return false;
    };
    if mention.class == NameClass::Body
        || mention.courtesy.is_some()
        || follows_a_part(here, mention)
    {
        return false;
    }
    let word = words.text(last as usize);
    let may_be_given = token.is_any(Lexeme::GIVEN_NAME);
    let only_a_name = !token.is_any(
        Lexeme::PLACE | Lexeme::NATIONAL | Lexeme::BODY | Lexeme::KNOWN_BODY | Lexeme::LABEL,
    ) && (may_be_given
        || token.is_any(Lexeme::WORD_NAME)
        || !lexicon::is_common(&word.to_lowercase()))
        && word
            .chars()
            .all(|char| char.is_alphabetic() || matches!(char, '\'' | '’' | '-'))
        && word.chars().count() > 2;
    let titled = mention.title.as_ref().is_some_and(|title| {
        !here.has_any(title, OTHER_CALLINGS)
            && title.clone().any(|at| {
                words.get(at as usize).is_some_and(|token| {
                    token.is_any(Lexeme::TITLE) && !token.is_any(Lexeme::GIVEN_NAME)
                        || token.is_any(Lexeme::ROLE) && !may_be_given
                }) || words.is_one_of(at as usize, CALLINGS)
            })
    });
    let described = !may_be_given
        && mention
            .apposition
            .as_ref()
            .or(mention.introduction.as_ref())
            .is_some_and(|description| is_of_person(here, description));
    // `Fox`, `Forbes`, `Maria`: a firm, an outlet or a given name as well.
    let also_other = token.is_any(Lexeme::WORD_NAME | Lexeme::HE_NAME | Lexeme::SHE_NAME)
        || matches!(word, "Forbes" | "Nielsen" | "Bloomberg");
    let known = !also_other
        && told.speaks
        && told.uses > 1
        && !evidence.roster().people_named(word).is_empty();
    only_a_name && (titled || described || known) && (told.speaks || told.uses > 1)
}

/// Whether the noun of a description is what a person is: `director of the Esk Institute`; not `the official news agency`.
fn is_of_person(here: Here<'_>, description: &Range<u32>) -> bool {
    let words = here.words();
    let is = |at: u32, classes: Lexeme| {
        description.contains(&at)
            && words
                .get(at as usize)
                .is_some_and(|token| token.is_any(classes))
    };
    // `deputy mayor`: the last of a row of them.
    let person = Lexeme::TITLE | Lexeme::ROLE;
    let noun = person | Lexeme::BODY | Lexeme::KIN;
    let role = description
        .clone()
        .find(|&at| is(at, noun) && !is(at + 1, person));
    role.and_then(|at| Some((at, words.get(at as usize)?)))
        .is_some_and(|(at, token)| {
            let heads = at + 1 == description.end
                || words.get(at as usize + 1).is_some_and(|next| {
                    !next.is_word() || next.is_any(Lexeme::PREPOSITION | Lexeme::CONJUNCTION)
                });
            heads && !token.is_any(Lexeme::BODY | Lexeme::KIN)
        })
}

/// Whether the name goes on from words that are not read as its part: `Prime Minister (Ana) Lind`.
fn follows_a_part(here: Here<'_>, mention: &NameMention) -> bool {
    let words = here.words();
    let block = here.block(mention.name.start);
    let before = |at: u32| {
        at.checked_sub(1)
            .filter(|at| block.contains(at))
            .and_then(|at| words.get(at as usize))
    };
    let first = mention.title.as_ref().unwrap_or(&mention.name).start;
    let capital = before(first).is_some_and(|before| {
        before.is_word()
            && before.case != Case::Lower
            && !before.is_any(Lexeme::OPENER)
            && before.case != Case::None
            && !before.is_any(
                Lexeme::PREPOSITION
                    | Lexeme::CONJUNCTION
                    | Lexeme::SUBORDINATOR
                    | Lexeme::WEEKDAY
                    | Lexeme::ADVERB,
            )
    });
    // `Defence Minister Gen Nakatani`: a given name that is a rank as well.
    let rank = mention
        .title
        .as_ref()
        .filter(|title| title.len() > 1)
        .and_then(|title| words.get(title.end as usize - 1))
        .is_some_and(|last| last.span.len() <= 3 && !last.stopped);
    // `François` that came over the wire in pieces.
    let broken = before(mention.name.start)
        .is_some_and(|before| before.is_word() && !before.spaced)
        && mention
            .name
            .start
            .checked_sub(2)
            .and_then(|at| words.get(at as usize))
            .is_some_and(|piece| !piece.is_word() && !piece.spaced);
    // `Sophie in ’t Veld`: a particle that is not read as one.
    let particle = mention.name.start > 0
        && words.is_one_of(mention.name.start as usize - 1, &["'t", "’t", "t"]);
    capital
        || particle
        || broken
        || rank
        || before(mention.name.start)
            .is_some_and(|before| before.is_mark(')') || before.kind == TokenKind::QuotationMark)
}

/// The one official whom the roster has under this surname, in office on the day of the story where it has one.
pub(super) fn official<'a>(evidence: &Evidence<'a>, surname: &str) -> Option<&'a Person> {
    let roster = evidence.roster();
    let matches = roster.people_named(surname);
    let [only] = matches.as_slice() else {
        return None;
    };
    let official = roster.person(only.person);
    let date = evidence.reading.story_date.map(|date| date.value);
    let in_office = date.is_none_or(|date| {
        let mut offices = official.tenures.iter().map(|tenure| tenure.office);
        offices.any(|office| roster.held(only.person, office, date) != Held::NotHeld)
    });
    let last = official.name.rsplit(' ').next().unwrap_or("");
    (in_office && plain(last) == plain(surname)).then_some(official)
}
