//! First pass: times of day that no clock shows.

use std::ops::Range;

use crate::{
    language::{TokenKind, date::Words},
    reading::Facts,
};

/// A time of day that cannot be. The range is of [`Facts::tokens`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImpossibleTime {
    /// Its figures, `p.m.` included.
    pub tokens: Range<u32>,
    /// The hour as written.
    pub hour: u16,
    /// The minutes as written.
    pub minute: Option<u16>,
    /// The half of the day that is written after it.
    pub half: Option<Half>,
    /// Whether what stands around it leaves no doubt that it is a time of day.
    pub certain: bool,
}

/// Half of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Half {
    /// `a.m.`
    Morning,
    /// `p.m.`
    Afternoon,
}

/// The impossible times among the tokens of the facts' last block, which starts at token `from`.
pub(super) fn find(prose: &str, facts: &Facts, from: usize, times: &mut Vec<ImpossibleTime>) {
    let words = Words {
        prose,
        tokens: &facts.tokens,
    };
    for at in from..facts.tokens.len() {
        if facts.tokens[at].kind == TokenKind::Number {
            times.extend(read(words, at));
        }
    }
}

fn read(words: Words<'_>, at: usize) -> Option<ImpossibleTime> {
    let text = words.text(at);
    let end = text
        .find(|char: char| !char.is_ascii_digit() && !matches!(char, ':' | '.'))
        .unwrap_or(text.len());
    let (figures, suffix) = text.split_at(end);
    let (half, last) = match half_of(suffix) {
        Some(half) => (Some(half), at),
        None if !suffix.is_empty() => return None,
        None => match half_of(words.text(at + 1)) {
            Some(half) => (Some(half), at + 1),
            None => (None, at),
        },
    };
    let colon = figures.contains(':');
    let (hour, minute) = match figures.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 && hour.len() <= 2 => {
            (hour.parse().ok()?, Some(minute.parse().ok()?))
        }
        None if figures.len() <= 2 => (figures.parse::<u16>().ok()?, None),
        _ => return None,
    };
    if half.is_none() && !colon || possible(hour, minute, half) {
        return None;
    }
    // “Matthew 25:10”, “won 31:28”, “finished in 25:10”: only a preposition of time makes it one.
    let rounded = words.before(at, |before| {
        words.is_one_of(
            before,
            &["around", "about", "exactly", "roughly", "approximately"],
        )
    });
    let start = at - usize::from(rounded);
    let led = words.before(start, |before| {
        words.is_one_of(
            before,
            &["at", "until", "till", "by", "before", "after", "from"],
        )
    });
    let zone = &[
        "GMT", "UTC", "BST", "CET", "EST", "EDT", "hours", "local", "on",
    ];
    let certain = half.is_some() && minute.is_some()
        || led && (half.is_some() || words.is_one_of(last + 1, zone));
    // Minutes into a match or a film, a split time, an early bird's timetable.
    let counted = words.is_one_of(last + 1, &["of", "in", "into", "mark", "minutes", "per"]);
    let part_of = words.dash(last + 1) || words.mark(last + 1, '/');
    if !certain && (!led || counted || part_of) {
        return None;
    }
    Some(ImpossibleTime {
        tokens: at as u32..last as u32 + 1,
        hour,
        minute,
        half,
        certain,
    })
}

/// The half of the day that `word` says.
fn half_of(word: &str) -> Option<Half> {
    const WORDS: [(&str, Half); 4] = [
        ("a.m.", Half::Morning),
        ("am", Half::Morning),
        ("p.m.", Half::Afternoon),
        ("pm", Half::Afternoon),
    ];
    WORDS
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(word))
        .map(|(_, half)| *half)
}

/// Whether a clock shows it. 24:00 is the end of a day.
fn possible(hour: u16, minute: Option<u16>, half: Option<Half>) -> bool {
    let minute = minute.unwrap_or(0);
    match half {
        // “00:30 a.m.” is written, if seldom.
        Some(Half::Morning) => hour <= 12 && minute < 60,
        Some(Half::Afternoon) => (1..=12).contains(&hour) && minute < 60,
        None => hour < 24 && minute < 60 || hour == 24 && minute == 0,
    }
}
