//! One person whose name is written from another script in two ways.

use rustc_hash::FxHashMap;

use crate::{
    language::{name::plain, romanisation},
    reading::Speaker,
    roster,
    rules::{Called, Evidence, Findings, Safety, here::Here},
};

/// Where somebody is named in full: passage, and index among its names.
type Place = (usize, usize);

pub(super) fn check(evidence: &Evidence<'_>, findings: &mut Findings) {
    let reading = evidence.reading;
    let mut by_sound: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for index in 0..reading.people.len() {
        let Sound(sound) = evidence.noted_of(index, Sound::of);
        if let &Some(sound) = sound {
            by_sound.entry(sound).or_default().push(index);
        }
    }
    by_sound.retain(|_, people| people.len() > 1);
    if by_sound.is_empty() {
        return;
    }
    let mut places: FxHashMap<usize, Vec<Place>> = FxHashMap::default();
    for (passage, facts) in reading.facts.iter().enumerate() {
        for (index, name) in facts.names.iter().enumerate() {
            if let Speaker::Person(person) = reading.who(passage, index)
                && name.parts.words > 1
            {
                places.entry(person).or_default().push((passage, index));
            }
        }
    }
    let mut groups: Vec<Vec<usize>> = by_sound.into_values().collect();
    groups.sort_unstable();
    for group in groups {
        let weight = |person: &usize| places.get(person).map_or(0, Vec::len);
        // The first of those that are named most.
        let Some(&usual) = group.iter().rev().max_by_key(|person| weight(person)) else {
            continue;
        };
        for &rare in group.iter().filter(|&&person| person != usual) {
            let empty = Vec::new();
            let (there, here) = (places.get(&usual), places.get(&rare).unwrap_or(&empty));
            if let Some(first) = there.and_then(|there| there.first())
                && !are_two(evidence, usual, rare)
            {
                for &place in here {
                    report(evidence, place, *first, findings);
                }
            }
        }
    }
}

/// How a name sounds.
struct Sound(Option<u64>);

impl Sound {
    fn of(called: &Called<'_>) -> Self {
        Self(roster::sound_of_name(called.name()))
    }
}

/// Whether titles tell the two apart.
fn are_two(evidence: &Evidence<'_>, one: usize, other: usize) -> bool {
    let people = &evidence.reading.people;
    let (one, other) = (&people[one], &people[other]);
    let shared = one.titles.iter().any(|title| {
        other.titles.iter().any(|there| {
            title.text.split_whitespace().any(|word| {
                there
                    .text
                    .split_whitespace()
                    .any(|other| plain(word) == plain(other))
            })
        })
    });
    !roster::is_one_name(&one.name, &other.name)
        || !one.titles.is_empty() && !other.titles.is_empty() && !shared
        || one.courtesy.is_some() && other.courtesy.is_some() && one.courtesy != other.courtesy
}

/// Reports the words of a full name that are otherwise elsewhere. Words that are data are reported as such.
fn report(evidence: &Evidence<'_>, place: Place, first: Place, findings: &mut Findings) {
    let (Some(here), Some(there)) = (Here::at(evidence, place.0), Here::at(evidence, first.0))
    else {
        return;
    };
    let (mine, theirs) = (
        &here.facts.names[place.1].name,
        &there.facts.names[first.1].name,
    );
    if mine.len() != theirs.len() {
        return;
    }
    for (token, other) in mine.clone().zip(theirs.clone()) {
        let (written, usual) = (
            here.text(&(token..token + 1)),
            there.text(&(other..other + 1)),
        );
        let (word, right) = (plain(&written), plain(&usual));
        if word == right
            || romanisation::are_one(&word, &right)
            || !roster::is_one_name(&word, &right)
        {
            continue;
        }
        let before = (first.0, other) < (place.0, token);
        let message = format!(
            "“{written}” is “{usual}” {}",
            if before { "before" } else { "elsewhere" }
        );
        let finding = findings.report(here.span(&(token..token + 1)), message);
        finding.related(there.span(theirs), "so written here");
        if let Some(edit) = here.change(token, usual.clone()) {
            finding.fix(
                format!("Change “{written}” to “{usual}”"),
                Safety::Unsafe,
                vec![edit],
            );
        }
    }
}
