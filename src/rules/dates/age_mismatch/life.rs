//! Which ages, births and deaths of a draft are the same person's.

use std::ops::Range;

use jiff::civil::Date;

use super::Here;
use crate::{
    reading::{
        Speaker,
        dates::{
            DateForm,
            life::{Age, AgeTime, Event, Holder, LifeDay},
            resolve::{self, How, Precision, Resolved},
        },
    },
    rules::Evidence,
    text::Span,
};

/// All ages of the draft and the days they can be held against.
pub(super) struct Lives<'a> {
    pub(super) ages: Vec<ToldAge<'a>>,
    births: Vec<Day>,
    deaths: Vec<Day>,
}

/// An age and whose it is.
pub(super) struct ToldAge<'a> {
    pub(super) here: Here<'a>,
    pub(super) age: &'a Age,
    /// Index into the reading's people.
    pub(super) person: Option<usize>,
    /// Whether nobody else can be meant: the name is whole, or nobody shares the surname.
    pub(super) surely: bool,
}

/// A birth or a death.
pub(super) struct Day {
    pub(super) passage: usize,
    /// The sentence it stands in, by its first token.
    pub(super) sentence: u32,
    person: Option<usize>,
    holder: Holder,
    /// The words of the date.
    pub(super) tokens: Range<u32>,
    /// Where they stand in the draft.
    pub(super) span: Span,
    pub(super) value: Resolved,
}

impl<'a> Lives<'a> {
    pub(super) fn of(evidence: &Evidence<'a>) -> Self {
        let mut lives = Self {
            ages: Vec::new(),
            births: Vec::new(),
            deaths: Vec::new(),
        };
        let story = evidence.reading.story_date.map(|date| date.value);
        for here in Here::all(evidence) {
            for age in &here.facts.ages {
                let person = person(here, age.holder);
                lives.ages.push(ToldAge {
                    here,
                    age,
                    person,
                    surely: person.is_some_and(|person| is_sure(here, age.holder, person)),
                });
            }
            for day in &here.facts.life_days {
                lives.add(here, day, story);
            }
        }
        lives
    }

    fn add(&mut self, here: Here<'a>, day: &LifeDay, story: Option<Date>) {
        let date = &here.facts.dates[day.date as usize];
        let told = |value| Day {
            passage: here.passage,
            sentence: here.sentence(day.token).start,
            person: person(here, day.holder),
            holder: day.holder,
            tokens: date.tokens.clone(),
            span: here.span(&date.tokens),
            value,
        };
        match day.event {
            Event::Birth => {
                self.births.extend(resolve::resolve(date, None).map(told));
            }
            Event::Death => self.deaths.extend(resolve::resolve(date, story).map(told)),
            Event::Span => {
                let DateForm::Span(span) = &date.form else {
                    return;
                };
                let end = |calendar| {
                    let mut end = date.clone();
                    end.form = DateForm::Calendar(calendar);
                    resolve::resolve(&end, None)
                };
                let days = span.from.has_day_and_month() && span.to.has_day_and_month();
                let sentence = here.sentence(day.token);
                let dead = here.has_any(&sentence, &["died", "dies", "dead", "death", "obituary"]);
                if (days || dead)
                    && let (Some(from), Some(to)) = (end(span.from), end(span.to))
                {
                    self.births.push(told(from));
                    self.deaths.push(told(to));
                }
            }
        }
    }

    /// The birth that an age can be held against: the same person's, or the only one its sentence can mean.
    pub(super) fn birth_of(&self, told: &ToldAge<'_>) -> Option<&Day> {
        one_of(&self.births, told)
    }

    /// The days on which an age is somebody's.
    pub(super) fn days_of(&self, told: &ToldAge<'_>, story: Option<Date>) -> Option<Resolved> {
        let today = || {
            story.map(|day| Resolved {
                first: day,
                last: day,
                precision: Precision::Day,
                how: How::Written,
            })
        };
        match told.age.time {
            AgeTime::Story | AgeTime::StoryPerhaps => today(),
            AgeTime::Turned(Some(date)) => {
                let mut days = resolve::resolve(&told.here.facts.dates[date as usize], story)?;
                // Of a date without a year, the year beside it may be meant.
                let by = jiff::Span::new().years(1);
                match story {
                    Some(story) if days.how == How::NearestYear && days.first > story => {
                        days.first = days.first.checked_sub(by).ok()?;
                    }
                    Some(story)
                        if days.how == How::NearestYear
                            && days.last < story
                            && !told.here.words().is(told.age.token as usize - 1, "turned") =>
                    {
                        days.last = days.last.checked_add(by).ok()?;
                    }
                    _ => {}
                }
                Some(days)
            }
            AgeTime::Turned(None) => {
                let mut days = today()?;
                // “Who turned 50” may have been last year, “who turns 50” will be within one.
                days.first = days.first.checked_sub(jiff::Span::new().years(1)).ok()?;
                days.last = days.last.checked_add(jiff::Span::new().years(1)).ok()?;
                days.precision = Precision::Range;
                Some(days)
            }
            AgeTime::Past => one_of(&self.deaths, told).map(|death| death.value),
            AgeTime::Death => one_of(&self.deaths, told)
                .map(|death| death.value)
                .or_else(|| {
                    // A story tells of a death within days.
                    let mut days = today()?;
                    days.first = days.first.checked_sub(jiff::Span::new().days(30)).ok()?;
                    days.precision = Precision::Range;
                    Some(days)
                }),
        }
    }
}

fn one_of<'d>(days: &'d [Day], told: &ToldAge<'_>) -> Option<&'d Day> {
    let same_sentence = |day: &Day| {
        day.passage == told.here.passage && day.sentence == told.here.sentence(told.age.token).start
    };
    // “Lind was born on 3 May 1980. The 45-year-old …”
    let follows = |day: &Day| {
        let own = told.here.sentence(told.age.token).start;
        let near = if own > told.here.block(told.age.token).start {
            day.passage == told.here.passage && day.sentence == told.here.sentence(own - 1).start
        } else {
            told.here
                .block_before(told.age.token)
                .is_some_and(|(there, tokens)| {
                    there.passage == day.passage && tokens.contains(&day.sentence)
                })
        };
        near && matches!(told.age.holder, Holder::Described(_))
    };
    let nameless = |holder| !matches!(holder, Holder::Name(_));
    let unnamed = matches!(told.age.holder, Holder::Open | Holder::Described(_));
    days.iter()
        .find(|day| {
            let known = day.person.is_some() && day.person == told.person;
            known && (told.surely || same_sentence(day) || follows(day))
                || same_sentence(day) && day.holder == told.age.holder
        })
        .or_else(|| {
            // “Ortiz, who was born in 1975, … She is 52”: with nobody else in the sentence.
            days.iter().find(|day| {
                same_sentence(day)
                    && (nameless(day.holder) || nameless(told.age.holder))
                    && (day.person.is_none() || told.person.is_none())
                    && people_in(told.here, told.age.token) <= 1
                    && (day.holder != Holder::Open || unnamed)
            })
        })
}

/// How many people the sentence around `token` names.
fn people_in(here: Here<'_>, token: u32) -> usize {
    let sentence = here.sentence(token);
    let first = here
        .facts
        .names
        .partition_point(|name| name.name.start < sentence.start);
    let mut people: Vec<usize> = here.facts.names[first..]
        .iter()
        .take_while(|name| name.name.start < sentence.end)
        .enumerate()
        .filter_map(
            |(index, _)| match here.reading.who(here.passage, first + index) {
                Speaker::Person(person) => Some(person),
                Speaker::Organization(_) | Speaker::Unresolved => None,
            },
        )
        .collect();
    people.sort_unstable();
    people.dedup();
    people.len()
}

/// Who the holder of an age or a day is.
fn person(here: Here<'_>, holder: Holder) -> Option<usize> {
    match holder {
        Holder::Name(index) => match here.reading.who(here.passage, index as usize) {
            Speaker::Person(person) => Some(person),
            Speaker::Organization(_) | Speaker::Unresolved => None,
        },
        Holder::Pronoun(token) | Holder::Described(token) => only_person_before(here, token),
        Holder::Open => None,
    }
}

/// The person a pronoun means where its own sentence and the one before it, or the paragraph before, name
/// nobody else and tell of nobody’s daughter. A sentence that goes on with the pronoun is looked past.
fn only_person_before(here: Here<'_>, token: u32) -> Option<usize> {
    const SENTENCES: usize = 3;
    let block = here.block(token);
    let mut found = None;
    if !only_person_in(here, &here.sentence(token), &mut found) {
        return None;
    }
    let mut start = here.sentence(token).start;
    for _ in 0..SENTENCES {
        let (there, tokens) = if start > block.start {
            (here, here.sentence(start - 1))
        } else {
            here.block_before(token)?
        };
        if tells_of_another(there, &tokens) || !only_person_in(there, &tokens, &mut found) {
            return None;
        }
        let goes_on = start > block.start
            && here
                .words()
                .is_one_of(tokens.start as usize, &["he", "she"]);
        if found.is_some() || !goes_on {
            break;
        }
        start = tokens.start;
    }
    found
}

/// Whether these tokens name nobody besides `found`, who becomes the person they name.
fn only_person_in(here: Here<'_>, tokens: &Range<u32>, found: &mut Option<usize>) -> bool {
    let names = &here.facts.names;
    let first = names.partition_point(|name| name.name.start < tokens.start);
    let count = names[first..]
        .iter()
        .take_while(|name| name.name.start < tokens.end)
        .count();
    (first..first + count).all(|index| match here.reading.who(here.passage, index) {
        Speaker::Person(person) => *found.get_or_insert(person) == person,
        Speaker::Organization(_) | Speaker::Unresolved => true,
    })
}

/// Whether these words tell of somebody they do not name: `a daughter`, `the boy`.
fn tells_of_another(here: Here<'_>, tokens: &Range<u32>) -> bool {
    const OTHERS: &[&str] = &[
        "daughter",
        "son",
        "wife",
        "husband",
        "mother",
        "father",
        "brother",
        "sister",
        "girl",
        "boy",
        "baby",
        "child",
        "woman",
        "man",
        "victim",
        "partner",
        "girlfriend",
        "boyfriend",
        "teenager",
        "pupil",
        "student",
        "grandson",
        "granddaughter",
        "patient",
        "suspect",
    ];
    here.has_any(tokens, OTHERS)
}

/// Whether nobody else of the draft can be meant by the words.
fn is_sure(here: Here<'_>, holder: Holder, person: usize) -> bool {
    let Holder::Name(index) = holder else {
        return matches!(holder, Holder::Pronoun(_));
    };
    let name = &here.facts.names[index as usize];
    if name.parts.words >= 2 {
        return true;
    }
    let people = &here.reading.people;
    let family = |name: &str| name.rsplit(' ').next().map(str::to_lowercase);
    let own = family(&people[person].name);
    people
        .iter()
        .filter(|other| family(&other.name) == own)
        .count()
        == 1
}
