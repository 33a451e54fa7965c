//! A name that is a slip away from somebody's of the roster.

mod words;

use std::cell::OnceCell;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{folded::Folded, near};
use crate::{
    language::{Case, Lexeme, lexicon, name::plain},
    reading::{GivenTitle, NameMention, Person, Speaker},
    roster::{Fit, Near, NearHolder, OfficeId, OfficeKind, PersonId, Roster, Tense},
    rules::{Called, Check, Evidence, Findings, Rule, Severity, here::Here},
    text::Span,
};
use words::Slip;

pub(crate) static RULE: Rule = Rule {
    id: "names/roster-spelling",
    severity: Severity::Error,
    needs: &[],
    page: include_str!("roster_spelling.md"),
    check: Check::Draft(check),
};

/// Nobody is written in more ways in one draft.
const MOST_FORMS: usize = 4;

/// Titles beyond these tell no more.
const MOST_TITLES: usize = 6;

/// A name of the draft: passage, and index among its names.
type Place = (usize, usize);

fn check(evidence: &Evidence<'_>, findings: &mut Findings) {
    let reading = evidence.reading;
    let families = OnceCell::new();
    let mut places: Vec<Vec<Place>> = vec![Vec::new(); reading.people.len()];
    for (passage, facts) in reading.facts.iter().enumerate() {
        for name in 0..facts.names.len() {
            if let Speaker::Person(person) = reading.who(passage, name) {
                places[person].push((passage, name));
            }
        }
    }
    for (index, (person, places)) in reading.people.iter().zip(&places).enumerate() {
        for (text, place) in forms(evidence, places) {
            if text == person.name && !evidence.noted_of(index, IsNear::of).0 {
                continue;
            }
            if let Some(meant) = meant(evidence, &families, person, (&text, place)) {
                report(evidence, places, place, &text, &meant, findings);
            }
        }
    }
}

/// Whether anybody of the roster may be meant whose name is another.
struct IsNear(bool);

impl IsNear {
    fn of(called: &Called<'_>) -> Self {
        let (roster, name) = (called.roster(), called.name());
        let has_their_title = |title: &str| {
            let parts = roster.title_parts(office_words(title));
            !parts.nouns.is_empty() && !roster.holders_nearly_named(name, &parts).is_empty()
        };
        let is_named = !roster.people_named(name).is_empty();
        Self(
            !is_named
                && (called.titles().take(MOST_TITLES).any(has_their_title)
                    || !roster.people_nearly_named(name).is_empty()),
        )
    }
}

fn mention<'a>(
    evidence: &Evidence<'a>,
    (passage, name): Place,
) -> Option<(Here<'a>, &'a NameMention)> {
    let here = Here::at(evidence, passage)?;
    Some((here, here.facts.names.get(name)?))
}

/// The ways in which somebody is named: in full, or with a title where they never are. Each with its first place.
fn forms(evidence: &Evidence<'_>, places: &[Place]) -> Vec<(String, Place)> {
    let mut forms: Vec<(String, Place)> = Vec::new();
    for full in [true, false] {
        for &place in places {
            let Some((here, mention)) = mention(evidence, place) else {
                continue;
            };
            let useful = if full {
                mention.parts.words > 1
            } else {
                mention.title.is_some()
            };
            let written = here.facts.span_of(&mention.name);
            let written = here.written.prose().slice(written);
            if !useful
                || forms.len() == MOST_FORMS
                || forms.iter().any(|(known, _)| known == written)
            {
                continue;
            }
            let text = here.text(&mention.name);
            if forms.iter().all(|(known, _)| *known != text) {
                forms.push((text, place));
            }
        }
        if !forms.is_empty() {
            break;
        }
    }
    forms
}

/// Whom of the roster a misspelt name means, and why.
struct Meant {
    person: PersonId,
    /// The form of their name that is nearest.
    form: String,
    sign: Sign,
}

/// What besides the name says whom it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// A title of an office they held.
    Title(Span, OfficeId, Fit),
    /// The country or body that a title names.
    Body(Span),
    /// The draft calls them by their right family name elsewhere.
    Family,
    /// The rest of the name, which hardly anybody else can have.
    Rest,
}

fn meant<'a>(
    evidence: &Evidence<'a>,
    families: &OnceCell<Families<'a>>,
    person: &Person,
    (text, place): (&str, Place),
) -> Option<Meant> {
    let roster = evidence.roster();
    if !roster.people_named(text).is_empty() {
        return None;
    }
    by_title(evidence, roster, person, text)
        .or_else(|| by_name(evidence, families, person, (text, place)))
}

fn by_title(
    evidence: &Evidence<'_>,
    roster: &Roster,
    person: &Person,
    text: &str,
) -> Option<Meant> {
    let alone = !text.contains(char::is_whitespace);
    for title in person.titles.iter().take(MOST_TITLES) {
        let parts = roster.title_parts(office_words(&title.text));
        if parts.nouns.is_empty() || parts.tense == Tense::Coming {
            continue;
        }
        // A representative is an ambassador, or a member of a parliament: who says neither whose nor for what
        // speaks of those whom everybody knows by their title.
        let vague = parts.of.is_empty() && parts.portfolio.is_empty();
        let mut holders = roster.holders_nearly_named(text, &parts);
        holders.retain(|holder| {
            (!vague || is_known_by_title(roster.office(holder.office).kind))
                && was_in_office(evidence, roster, holder)
                && words::differing(evidence, text, holder.near.person, holder.near.form)
        });
        let Some(nearest) = holders.first() else {
            continue;
        };
        let rivals = holders[1..].iter().any(|other| {
            other.near.letters == nearest.near.letters && other.near.person != nearest.near.person
        });
        // A family name by itself can be anybody's; nor does a title of another rank say more.
        let doubtful = alone && (is_name(text) || nearest.fit == Fit::OtherRank);
        if rivals || doubtful {
            continue;
        }
        return Some(Meant {
            person: nearest.near.person,
            form: nearest.near.form.to_owned(),
            sign: Sign::Title(title.span, nearest.office, nearest.fit),
        });
    }
    None
}

/// The words of a description that name the office: not those that say from when to when.
fn office_words(title: &str) -> &str {
    let mut at = 0;
    for word in title.split_inclusive(char::is_whitespace) {
        let small = word.trim();
        let ends = matches!(
            small,
            "from" | "since" | "until" | "between" | "who" | "which" | "during" | "under" | "when"
        ) || small.bytes().any(|byte| byte.is_ascii_digit());
        if ends && at > 0 {
            return title[..at].trim_end();
        }
        at += word.len();
    }
    title
}

fn is_known_by_title(kind: OfficeKind) -> bool {
    matches!(
        kind,
        OfficeKind::HeadOfState
            | OfficeKind::HeadOfGovernment
            | OfficeKind::Deputy
            | OfficeKind::BodyHead
    )
}

/// Whether somebody had taken the office by the story's day.
fn was_in_office(evidence: &Evidence<'_>, roster: &Roster, holder: &NearHolder<'_>) -> bool {
    const EARLY: i32 = 60;
    let Some(story) = evidence.reading.story_date else {
        return true;
    };
    roster
        .person(holder.near.person)
        .tenures
        .iter()
        .any(|tenure| {
            tenure.office == holder.office
                && (tenure.from.earliest - story.value).get_days() <= EARLY
        })
}

/// Whether a word is a name that many bear, or a word of the language.
fn is_name(word: &str) -> bool {
    let word = plain(word);
    lexicon::lookup(&word).intersects(Lexeme::GIVEN_NAME | Lexeme::WORD_NAME)
        || lexicon::is_common(&word)
}

fn by_name<'a>(
    evidence: &Evidence<'a>,
    families: &OnceCell<Families<'a>>,
    person: &Person,
    (text, place): (&str, Place),
) -> Option<Meant> {
    let roster = evidence.roster();
    let mut near = roster.people_nearly_named(text);
    near.retain(|near| {
        words::differing(evidence, text, near.person, near.form) && !is_other_name(text, near.form)
    });
    let [nearest] = near.as_slice() else {
        return None;
    };
    let sign = body_sign(roster, person, nearest.person)
        .or_else(|| {
            families
                .get_or_init(|| Families::of(evidence))
                .are_called_as(nearest.form)
                .then_some(Sign::Family)
        })
        .or_else(|| {
            let described = is_described(evidence, place);
            is_hardly_another(roster, person, text, nearest, described).then_some(Sign::Rest)
        })?;
    Some(Meant {
        person: nearest.person,
        form: nearest.form.to_owned(),
        sign,
    })
}

/// Whether the words in which two names differ make names of two people.
fn is_other_name(text: &str, form: &str) -> bool {
    text.split_whitespace()
        .zip(form.split_whitespace())
        .any(|(mine, theirs)| {
            let (mine, theirs) = (plain(mine), plain(theirs));
            mine != theirs
                && (near::of_two_sexes(&mine, &theirs) || near::is_other_form(&mine, &theirs))
        })
}

/// Whether a name by itself says whom it means: a rare name beside one that is none, or the family name of
/// somebody at the head of a state, or a long one, after the right given name, and no title of anybody else.
fn is_hardly_another(
    roster: &Roster,
    person: &Person,
    text: &str,
    near: &Near<'_>,
    described: bool,
) -> bool {
    const LONG: usize = 8;
    let ends = |name: &str| {
        let mut words = name.split_whitespace().map(|word| plain(word).into_owned());
        let first = words.next().unwrap_or_default();
        let last = words.next_back().unwrap_or_default();
        (first, last)
    };
    let ((given, family), (known_given, known_family)) = (ends(text), ends(near.form));
    if family == known_family {
        return !is_name(&family) && !lexicon::lookup(&given).contains(Lexeme::GIVEN_NAME);
    }
    let heads = roster.person(near.person).tenures.iter().any(|tenure| {
        matches!(
            roster.office(tenure.office).kind,
            OfficeKind::HeadOfState | OfficeKind::HeadOfGovernment
        )
    });
    let runs = |title: &GivenTitle| {
        let last = title.text.split([' ', '-']).next_back().map(plain);
        last.is_some_and(|last| RUNS.contains(&last.as_ref()))
    };
    let rare = !lexicon::lookup(&given).contains(Lexeme::GIVEN_NAME);
    given == known_given
        && !described
        && !is_name(&family)
        && (heads || rare || family.chars().count() >= LONG && !is_sons(&family))
        && person.titles.iter().all(runs)
}

/// Whether a family name is somebody's son's, as many are that differ by a letter: Peterson, Pedersen.
fn is_sons(family: &str) -> bool {
    family.ends_with("son") || family.ends_with("sen")
}

/// Whether a noun stands right before the name that may say who it is: the potter Angela Lind.
fn is_described(evidence: &Evidence<'_>, place: Place) -> bool {
    let Some((here, mention)) = mention(evidence, place) else {
        return false;
    };
    let first = mention.name.start as usize;
    let before = first.checked_sub(1).map(|at| &here.facts.tokens[at]);
    before.is_some_and(|token| {
        token.is_word()
            && token.case == Case::Lower
            && !token.is_any(
                Lexeme::PREPOSITION
                    | Lexeme::CONJUNCTION
                    | Lexeme::SUBORDINATOR
                    | Lexeme::DETERMINER
                    | Lexeme::PRONOUN
                    | Lexeme::AUXILIARY
                    | Lexeme::ADVERB
                    | Lexeme::SPEECH
                    | Lexeme::VERB,
            )
    })
}

/// What somebody is called who may yet, or did once, stand at the head of a state.
const RUNS: [&str; 9] = [
    "nominee",
    "candidate",
    "hopeful",
    "runner",
    "front-runner",
    "frontrunner",
    "leader",
    "contender",
    "challenger",
];

/// The title that names the country or body of an office they held.
fn body_sign(roster: &Roster, person: &Person, candidate: PersonId) -> Option<Sign> {
    let held = &roster.person(candidate).tenures;
    let names = |title: &&GivenTitle| {
        let parts = roster.title_parts(office_words(&title.text));
        // An office of that country which they did not hold is somebody else's.
        parts.nouns.is_empty()
            && held
                .iter()
                .any(|tenure| parts.of.contains(&roster.office(tenure.office).of))
    };
    let title = person.titles.iter().take(MOST_TITLES).find(names)?;
    Some(Sign::Body(title.span))
}

/// The last words of the names in the draft, folded.
#[derive(Default)]
struct Families<'a> {
    /// Whether one of the names that end so has more words, and whether one has not and is surely a name.
    by_word: FxHashMap<&'a str, (bool, bool)>,
}

impl<'a> Families<'a> {
    fn of(evidence: &Evidence<'a>) -> Self {
        let mut families = Self::default();
        for here in Here::all(evidence) {
            let folded = here.noted(Folded::of);
            for (index, mention) in here.facts.names.iter().enumerate() {
                let (full, alone) = families.by_word.entry(folded.last(index)).or_default();
                *full |= mention.name.len() > 1;
                *alone |= mention.name.len() == 1 && !mention.doubtful;
            }
        }
        families
    }

    /// Whether the draft calls somebody by the family name of `form`, and names nobody else so.
    fn are_called_as(&self, form: &str) -> bool {
        let family = form.split_whitespace().next_back().map(plain);
        family.is_some_and(|family| self.by_word.get(&*family) == Some(&(false, true)))
    }
}

fn report(
    evidence: &Evidence<'_>,
    places: &[Place],
    first: Place,
    text: &str,
    meant: &Meant,
    findings: &mut Findings,
) {
    let roster = evidence.roster();
    let mut seen: FxHashSet<Place> = FxHashSet::default();
    for &place in places {
        let Some((here, mention)) = mention(evidence, place) else {
            continue;
        };
        if here.text(&mention.name) != text || !seen.insert(place) {
            continue;
        }
        let Some(slip) = Slip::of(evidence, here, mention, meant.person, &meant.form) else {
            continue;
        };
        let office = office(roster, meant);
        let finding = findings.report(
            slip.span(here),
            format!("“{text}” is “{}” in the roster{office}", slip.right_name()),
        );
        if let Sign::Body(_) | Sign::Rest = meant.sign {
            finding.severity(Severity::Warning);
        }
        if let Sign::Title(span, ..) | Sign::Body(span) = meant.sign
            && place == first
        {
            finding.related(span, "the title here");
        }
        slip.offer(evidence, here, places, finding);
    }
}

/// The office by which somebody is known, in brackets.
fn office(roster: &Roster, meant: &Meant) -> String {
    let office = match meant.sign {
        Sign::Title(_, office, _) => Some(office),
        _ => roster
            .person(meant.person)
            .tenures
            .last()
            .map(|tenure| tenure.office),
    };
    office.map_or_else(String::new, |office| {
        format!(": {}", roster.office_name(office))
    })
}
