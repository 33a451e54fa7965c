//! A title right before a name: `mayor Ana Lind`, `Striker Ana Lind`.

use std::ops::Range;

use super::{
    MOST_WORDS, after_opening, lower, offices,
    recase::{Recase, report},
};
use crate::{
    language::{
        Case, Lexeme, TokenKind,
        house::{House, TitleCase},
    },
    reading::NameMention,
    rules::{Findings, here::Here},
};

/// `mayor Ana Lind`, `Striker Ana Lind`.
pub(super) fn check(here: Here<'_>, house: &House, mention: &NameMention, findings: &mut Findings) {
    let words = here.words();
    let (Some(title), Some(wanted)) = (&mention.title, house.titles_before_names) else {
        return;
    };
    let first = title.start as usize;
    let last = title.end as usize - 1;
    let sentence = here.sentence(title.start);
    if offices::is_calling(words.text(last)) {
        calling(here, title, findings);
        return;
    }
    // `secretary of state`: the noun is not the last word.
    let Some(noun) = title
        .clone()
        .rev()
        .map(|at| at as usize)
        .find(|&at| offices::is_office(words.text(at)))
        .filter(|&noun| noun == last || is_of_portfolio(here, noun))
    else {
        return;
    };
    let led = is_led(here, title.start);
    let office = |at: u32| offices::is_office(words.text(at as usize));
    match wanted {
        TitleCase::Capitals | TitleCase::Political => {
            let political = wanted == TitleCase::Capitals
                || title
                    .clone()
                    .any(|at| offices::is_political(words.text(at as usize)));
            // `the mayor Ana Lind` is two phrases to some; only what stands right before the name is its title.
            let small = words
                .get(noun)
                .is_some_and(|token| token.case == Case::Lower);
            let formal = noun < last
                || offices::is_formal(words.text(noun))
                || noun > 0 && is_of_a_body(here, noun - 1);
            let joined = words.text(first).contains(['-', '‑']);
            if led || joined || !formal || !political || !small || title.len() > MOST_WORDS {
                return;
            }
            let grows = |at: u32| {
                let token = words.get(at as usize)?;
                let of_office = at as usize > noun + 1;
                let word =
                    token.is_any(Lexeme::TITLE | Lexeme::PORTFOLIO | Lexeme::RANK) || office(at);
                let small = of_office || !offices::stays_small(words.text(at as usize));
                (token.case == Case::Lower && small && word).then_some(true)
            };
            let mut begin = noun as u32;
            while begin > title.start && grows(begin - 1).is_some() {
                begin -= 1;
            }
            let change = Recase::of(here, begin..title.end, grows);
            report(
                change,
                "the house writes a title before a name with capitals",
                findings,
            );
        }
        TitleCase::Lower => {
            let kept = title.clone().any(|at| {
                house.keeps_capital(words.text(at as usize))
                    || offices::is_always_capital(words.text(at as usize))
            });
            let capital = words
                .get(noun)
                .is_some_and(|token| token.case == Case::Capital && !token.stopped);
            let abbreviated = title.clone().any(|at| {
                words
                    .get(at as usize)
                    .is_some_and(|token| token.stopped || token.case == Case::Upper)
            });
            if kept
                || !capital
                || abbreviated
                || sentence.contains(&title.start) && sentence.start == title.start
                || after_opening(here, first)
            {
                return;
            }
            let change = lower(here, title);
            report(
                change,
                "the house writes a title before a name in small letters",
                findings,
            );
        }
    }
}

/// `secretary of state`; not `director of Halden United`, which was read as a title for want of a better name.
fn is_of_portfolio(here: Here<'_>, noun: usize) -> bool {
    let words = here.words();
    words.is(noun + 1, "of")
        && words.get(noun + 2).is_some_and(|token| {
            token.is_any(Lexeme::PORTFOLIO)
                && !matches!(words.text(noun + 2), "National" | "national")
        })
}

/// A calling that is no office: a capital only where the sentence begins.
fn calling(here: Here<'_>, title: &Range<u32>, findings: &mut Findings) {
    let last = title.end as usize - 1;
    let capital = here
        .words()
        .get(last)
        .is_some_and(|token| token.case == Case::Capital);
    let begins = here.sentence(title.start).start as usize == last || after_opening(here, last);
    if title.len() == 1 && capital && !begins {
        let small = Recase::of(here, title.clone(), |_| Some(false));
        report(
            small,
            "a calling is no title, and has no capital before a name",
            findings,
        );
    }
}

/// Whether a title stands in a phrase with an article or a possessive: `the mayor Ana Lind`, `Halden’s newly elected mayor`.
fn is_led(here: Here<'_>, first: u32) -> bool {
    const ADJECTIVES: u32 = 4;
    let words = here.words();
    let sentence = here.sentence(first);
    for at in (sentence.start.max(first.saturating_sub(ADJECTIVES))..first).rev() {
        let Some(before) = words.get(at as usize) else {
            return false;
        };
        if before.is_any(Lexeme::DETERMINER)
            || matches!(before.kind, TokenKind::Possessive | TokenKind::Number)
        {
            return true;
        }
        let text = words.text(at as usize);
        let capital = before.is_word() && before.case != Case::Lower && at != sentence.start;
        if capital || matches!(text, "and" | "or") {
            return true;
        }
        let adjective = before.is_word()
            && !before.is_any(
                Lexeme::PREPOSITION
                    | Lexeme::SPEECH
                    | Lexeme::AUXILIARY
                    | Lexeme::CONJUNCTION
                    | Lexeme::SUBORDINATOR
                    | Lexeme::PRONOUN,
            )
            && (!before.is_any(Lexeme::VERB) || text.ends_with("ed"));
        if !adjective {
            return false;
        }
    }
    false
}

/// Whether the word before an office is a body’s name: `FBI director`, `Halden Council chairman`; not `campaign chairman`.
fn is_of_a_body(here: Here<'_>, at: usize) -> bool {
    // `Campaign chairman Mara Lind`: a capital of the sentence.
    let begins = here.sentence(at as u32).start as usize == at;
    here.words().get(at).is_some_and(|before| {
        before.is_word()
            && before.spaced
            && (before.case == Case::Upper
                || !begins
                    && before.is_capitalised()
                    && before.is_any(Lexeme::BODY | Lexeme::KNOWN_BODY))
    })
}
