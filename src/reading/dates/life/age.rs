//! Ages as newsrooms write them: `Lind, 52,`, `the 52-year-old`, `aged 52`, `turned 52 in March`.

use super::{Age, AgeTime, Holder, holder::Look};
use crate::language::{Lexeme, TokenKind, date::cardinal};

/// Words that put an age at another time than the story's: `then 19`, `who was 19 when`.
const OTHER_TIME: &[&str] = &["then", "when", "while", "time"];

/// A number that may be an age, and how it is written.
#[derive(Clone, Copy)]
struct Written {
    years: u16,
    /// The index after it: after `years old`, if that is said.
    after: usize,
    /// `52-year-old`.
    compound: bool,
    /// Nothing but the number.
    bare: bool,
}

/// The age that token `at` says.
pub(super) fn age(look: Look<'_>, at: usize) -> Option<Age> {
    let written = written(look, at)?;
    let words = look.words;
    let after = written.after;
    let years = written.years;
    let found = |(holder, time)| Age {
        token: at as u32,
        years,
        holder,
        time,
    };
    if let Some(found_here) = told_by_death(look, at, written) {
        return Some(found(found_here));
    }
    if words.is_one_of(after, OTHER_TIME) || words.is(after, "at") && words.is(after + 2, "time") {
        return None;
    }
    if written.compound {
        return compound(look, at, after).map(found);
    }
    let lead = words
        .before(at, |before| {
            words.is_one_of(before, &["aged", "age", "of", "at"])
        })
        .then(|| at - 1);
    if let Some(lead) = lead {
        return led(look, at, lead, after).map(found);
    }
    if written.bare && words.get(at)?.kind != TokenKind::Number {
        return None;
    }
    let before = at.checked_sub(1)?;
    let now = usize::from(words.is(before, "now"));
    if now == 1 && before == look.sentence(at).start {
        return fronted(look, after).map(found);
    }
    let mark = before.checked_sub(now)?;
    if words.mark(mark, ',') && closes(look, after) {
        let holder = look.name_ending(mark)?;
        return Some(found((holder, AgeTime::Story)));
    }
    if words.mark(before, '(') && words.mark(after, ')') {
        let holder = look.name_ending(before)?;
        return Some(found((holder, AgeTime::StoryPerhaps)));
    }
    by_verb(look, mark, written)
        .or_else(|| made(look, before, written))
        .map(found)
}

/// The number at `at`, with what says that it is years.
fn written(look: Look<'_>, at: usize) -> Option<Written> {
    let words = look.words;
    let text = words.text(at);
    let (years, after, compound) = if let Some(count) = text.strip_suffix("-year-old") {
        let years = count.parse().ok().or_else(|| cardinal(count))?;
        (years, at + 1, true)
    } else {
        let years = match words.get(at)?.kind {
            TokenKind::Number if text.len() <= 3 => text.parse().ok()?,
            TokenKind::Number => return None,
            _ => cardinal(text)?,
        };
        let tight = |at: usize| words.get(at).is_some_and(|token| !token.spaced);
        if words.dash(at + 1) && tight(at + 1) && words.is(at + 2, "year-old") {
            (years, at + 3, true)
        } else if words.is_one_of(at + 1, &["years", "year"]) && words.is(at + 2, "old") {
            (years, at + 3, false)
        } else if words.is(at + 1, "years") && words.is(at + 2, "of") && words.is(at + 3, "age") {
            (years, at + 4, false)
        } else {
            (years, at + 1, false)
        }
    };
    (1..=119).contains(&years).then_some(Written {
        years,
        after,
        compound,
        bare: after == at + 1 && !compound,
    })
}

/// Whether an age between commas may end at `after`.
fn closes(look: Look<'_>, after: usize) -> bool {
    const GOES_ON: &[&str] = &[
        "of", "from", "who", "and", "said", "says", "told", "was", "is", "has", "had",
    ];
    look.words.stops(after) || look.words.mark(after, '(') || look.words.is_one_of(after, GOES_ON)
}

/// `was 52 when she died`, `died aged 52`, `died at 52`.
fn told_by_death(look: Look<'_>, at: usize, written: Written) -> Option<(Holder, AgeTime)> {
    let words = look.words;
    let after = written.after;
    let before = at.checked_sub(1)?;
    if words.is(before, "was")
        && words.is_one_of(after, &["when", "as"])
        && words.is_one_of(after + 1, &["he", "she"])
        && words.is(after + 2, "died")
    {
        return Some((look.before(before), AgeTime::Death));
    }
    let aged = words.is_one_of(before, &["aged", "age", "at"])
        || words.is(before, "of") && words.before(before, |before| words.is(before, "age"));
    let ended = words.stops(after) || words.counts_nothing(after);
    if written.compound || !aged || !ended || words.is_one_of(after, OTHER_TIME) {
        return None;
    }
    let died = look.died_before(at)?;
    Some((look.before(died), AgeTime::Death))
}

/// `52-year-old Lind`, `Lind, a 52-year-old nurse`, `the 52-year-old said`.
fn compound(look: Look<'_>, at: usize, after: usize) -> Option<(Holder, AgeTime)> {
    let words = look.words;
    if let Some(holder) = look.name_ahead(after) {
        return Some((holder, AgeTime::Story));
    }
    let holder = look.described(at)?;
    let begins = holder == Holder::Open && at == look.sentence(at).start + 1;
    let acts = words.get(after).is_some_and(|next| {
        next.is_any(Lexeme::AUXILIARY | Lexeme::SPEECH | Lexeme::VERB | Lexeme::ROLE)
    });
    if begins && (acts || words.mark(after, ',')) {
        return Some((Holder::Described(at as u32), AgeTime::StoryPerhaps));
    }
    Some((holder, AgeTime::Story))
}

/// `Lind, aged 52,`, `Lind, an engineer aged 52,`, `Aged 52, Lind is`. `lead` is `aged`, `age`, `of` or `at`.
fn led(look: Look<'_>, at: usize, lead: usize, after: usize) -> Option<(Holder, AgeTime)> {
    let words = look.words;
    let start = look.sentence(at).start;
    let of_age = words.is(lead, "of")
        && lead == start + 3
        && words.is(start, "at")
        && words.is(lead - 1, "age");
    let first = lead == start && words.is_one_of(lead, &["aged", "at"])
        || words.is(start, "now") && lead == start + 1 && words.is(lead, "aged");
    if of_age || first {
        return fronted(look, after);
    }
    let ended = words.stops(after) || words.counts_nothing(after);
    if !words.is_one_of(lead, &["aged", "age"]) || !ended {
        return None;
    }
    let holder = match lead.checked_sub(1) {
        Some(before) if words.mark(before, ',') => look.name_ending(before),
        _ => look
            .name_ending(lead)
            .or_else(|| look.name_before_description(lead)),
    }?;
    Some((holder, AgeTime::Story))
}

/// The one an age at the head of a sentence is of, if the sentence tells what they now are:
/// `Now 52, she runs`, `At 52, Lind is`. `after` is past the age.
fn fronted(look: Look<'_>, after: usize) -> Option<(Holder, AgeTime)> {
    let words = look.words;
    if !words.mark(after, ',') {
        return None;
    }
    let now = look.sentence(after).start;
    let name = after + 1;
    if words.is_one_of(name, &["he", "she"]) {
        let present = words.is_one_of(name + 1, PRESENT) || words.is(now, "now");
        return present.then_some((Holder::Pronoun(name as u32), AgeTime::Story));
    }
    let (holder, end) = look.name_at(name)?;
    let born = end + usize::from(words.mark(end, ','));
    let verb = if words.is(born, "born") || words.is(born, "who") && words.is(born + 2, "born") {
        look.past_comma(born)?
    } else {
        end
    };
    let told = words.is_one_of(verb, PRESENT) || words.is(now, "now") || words.is(verb + 1, "born");
    told.then_some((holder, AgeTime::Story))
}

/// Verbs that tell what somebody now is.
const PRESENT: &[&str] = &["is", "has", "remains", "lives", "runs", "works"];

/// `is 52`, `was 52`, `turned 52 in March`; the verb is at `verb`.
fn by_verb(look: Look<'_>, verb: usize, written: Written) -> Option<(Holder, AgeTime)> {
    let words = look.words;
    let after = written.after;
    let ends = words.stops(after) || words.is(after, "and") || !written.bare;
    if words.is_one_of(verb, &["turned", "turns"])
        || words.is(verb, "turn") && words.before(verb, |before| words.is(before, "will"))
    {
        let date = look.date_led(after);
        let holder = look.before(verb - usize::from(words.is(verb, "turn")));
        let told = holder != Holder::Open || look.born_between(verb);
        return (told && (ends || date.is_some())).then_some((holder, AgeTime::Turned(date)));
    }
    if !ends || !words.is_one_of(verb, &["is", "was"]) {
        return None;
    }
    let holder = look.before(verb);
    let time = if words.is(verb, "was") {
        AgeTime::Past
    } else {
        AgeTime::Story
    };
    // “It is 52.” and “The score is 52.” are no ages.
    let told = !written.bare || holder != Holder::Open || look.born_between(verb);
    told.then_some((holder, time))
}

/// `making her 52`, `which makes him 52 today`; `him` is at `whom`.
fn made(look: Look<'_>, whom: usize, written: Written) -> Option<(Holder, AgeTime)> {
    let words = look.words;
    let verb = whom.checked_sub(1)?;
    let now = words.stops(written.after) || words.is_one_of(written.after, &["today", "now"]);
    let told = words.is_one_of(whom, &["him", "her", "them"])
        && words.is_one_of(verb, &["making", "makes"]);
    if !told || !now {
        return None;
    }
    let clause = verb - usize::from(words.before(verb, |before| words.is(before, "which")));
    Some((look.before(clause), AgeTime::Story))
}
