//! Second pass: who “she” is.
//!
//! Candidates are the people named shortly before; how recently, as what, and whether the draft's own
//! words for them go with the pronoun makes their score. Where two are close the answer is: not known.

use std::sync::Arc;

use super::{Facts, Speaker, people::Cast};
use crate::language::{Lexeme, pronoun::Gender};

/// What the draft's words say of each person: positive is he, negative she.
pub(super) struct Leanings {
    /// Titles, descriptions, pronouns.
    said: Vec<i32>,
    /// Given names.
    suggested: Vec<i32>,
    /// How often each is named outside quotes.
    named: Vec<u32>,
}

/// Where a pronoun stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Whose {
    pub(super) gender: Gender,
    pub(super) passage: usize,
    /// Index of its first token.
    pub(super) token: u32,
    /// Who spoke the quote before, and in how many blocks before this one.
    pub(super) last_speaker: Option<(usize, usize)>,
}

/// How many passages back a pronoun looks.
const BACK: usize = 3;
/// How many names a pronoun looks at: a passage that is one long list is not read to its start.
const MOST: usize = 60;
/// What being named so many passages back is worth.
const NAMED: [f32; BACK + 1] = [3.0, 1.5, 0.5, -0.5];
/// What having spoken last, so many passages back, is worth.
const SPOKE: [f32; BACK + 1] = [5.0, 2.5, 1.5, 0.5];
/// By how much the best must lead.
const MARGIN: f32 = 0.75;

impl Leanings {
    pub(super) fn of(facts: &[Arc<Facts>], cast: &Cast) -> Self {
        let people = cast.people.len();
        let mut leanings = Self {
            said: vec![0; people],
            suggested: vec![0; people],
            named: vec![0; people],
        };
        for (passage, facts) in facts.iter().enumerate() {
            for (index, standing) in facts.standings.iter().enumerate() {
                if let Speaker::Person(person) = cast.who(passage, index) {
                    leanings.said[person] += i32::from(standing.leaning);
                    // A full name shows the given name first.
                    if facts.names[index].parts.words >= 2 {
                        leanings.suggested[person] += i32::from(standing.suggestion);
                    }
                    leanings.named[person] += u32::from(!facts.names[index].quoted);
                }
            }
        }
        leanings
    }

    /// How well `person` goes with `gender`; `None` where the draft's own words speak against it.
    pub(super) fn fit(&self, person: usize, gender: Gender) -> Option<f32> {
        let sign = match gender {
            Gender::He => 1,
            Gender::She => -1,
            Gender::They => return Some(0.0),
        };
        let (said, suggested) = (self.said[person] * sign, self.suggested[person] * sign);
        if said <= -2 || said < 0 && suggested <= 0 {
            None
        } else if said > 0 {
            Some(if suggested < 0 && said < 3 { 0.0 } else { 1.5 })
        } else if suggested > 0 {
            Some(1.0)
        } else if suggested < 0 {
            Some(-2.5)
        } else {
            Some(0.0)
        }
    }
}

/// Whom the pronoun means.
pub(super) fn resolve(
    facts: &[Arc<Facts>],
    cast: &Cast,
    leanings: &Leanings,
    pronoun: Whose,
) -> Speaker {
    if pronoun.gender == Gender::They {
        return Speaker::Unresolved;
    }
    let mut scores: Vec<(usize, f32)> = Vec::new();
    let mut add =
        |person: usize, score: f32| match scores.iter_mut().find(|(known, _)| *known == person) {
            Some((_, known)) => *known = known.max(score + 0.25),
            None => scores.push((person, score)),
        };
    let mut latest = true;
    let mut looked = 0;
    for (back, near) in NAMED.into_iter().enumerate() {
        let Some(passage) = pronoun.passage.checked_sub(back) else {
            break;
        };
        let facts = &facts[passage];
        let limit = if back == 0 {
            facts
                .names
                .partition_point(|name| name.name.start < pronoun.token)
        } else {
            facts.names.len()
        };
        // What the name after this one is worth beside its fit.
        let mut next = None;
        for index in (0..limit).rev() {
            let behind = next.take();
            looked += 1;
            if looked > MOST {
                break;
            }
            let Speaker::Person(person) = cast.who(passage, index) else {
                continue;
            };
            let name = &facts.names[index];
            let Some(fit) = leanings.fit(person, pronoun.gender) else {
                continue;
            };
            if name.quoted {
                continue;
            }
            let standing = &facts.standings[index];

            let mut score = near;
            if standing.subject {
                score += 1.5;
            }
            if standing.speaks {
                score += 1.5;
            }
            if standing.asked {
                score += 2.5;
            }
            if standing.subject && latest {
                // The last subject before the pronoun, all the more in the same paragraph.
                score += if back == 0 { 1.0 } else { 0.5 };
                latest = false;
            }
            if standing.opens {
                score += 0.5;
            }
            if standing.aside {
                score -= 1.0;
            }
            // “Lind and Reis met”: what stands for one of them stands for the other.
            if let Some((after, worth)) = behind
                && are_joined(facts, index, after)
            {
                score = score.max(worth);
            }
            next = Some((index, score));
            add(person, fit + score);
        }
    }
    if let Some((person, back)) = pronoun.last_speaker
        && let Some(fit) = leanings.fit(person, pronoun.gender)
    {
        add(person, fit + SPOKE[back.min(BACK)]);
    }
    for (person, score) in &mut scores {
        let named = u16::try_from(leanings.named[*person]).unwrap_or(u16::MAX);
        *score += f32::from(named).ln_1p() * 0.25;
    }
    let best = scores
        .iter()
        .copied()
        .max_by(|one, other| one.1.total_cmp(&other.1));
    let Some((person, score)) = best else {
        return Speaker::Unresolved;
    };
    let close = scores
        .iter()
        .any(|&(other, next)| other != person && score - next < MARGIN);
    if close {
        Speaker::Unresolved
    } else {
        Speaker::Person(person)
    }
}

/// Whether `and` alone stands between two names, `after` being the later one.
fn are_joined(facts: &Facts, index: usize, after: usize) -> bool {
    let (name, after) = (&facts.names[index], &facts.names[after]);
    let start = after.title.as_ref().unwrap_or(&after.name).start;
    name.name.end + 1 == start && facts.tokens[name.name.end as usize].is_any(Lexeme::CONJUNCTION)
}
