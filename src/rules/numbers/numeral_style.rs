//! Figures and words, percentages and millions as the house writes them.

use crate::{
    draft::Zone,
    language::{
        Lexeme, Token, TokenKind,
        date::cardinal_like,
        house::{House, Percent, Sums},
        number::{Amount, NumberForm},
    },
    reading::quantities::{Quantity, Unit},
    rules::{Check, Evidence, Findings, Need, Rule, Safety, Severity, here::Here},
    text::Edit,
};

pub(crate) static RULE: Rule = Rule {
    id: "numbers/numeral-style",
    severity: Severity::Hint,
    needs: &[Need::Profile],
    page: include_str!("numeral_style.md"),
    check: Check::Draft(check),
};

fn check(evidence: &Evidence<'_>, findings: &mut Findings) {
    let Some(house) = evidence.house else {
        return;
    };
    for here in Here::all(evidence) {
        for quantity in &here.facts.quantities {
            let at = quantity.tokens.start;
            let zone = here.zone(at as usize);
            let told = matches!(zone, Zone::Body | Zone::Standfirst | Zone::List);
            if !told || here.is_quoted(at) || here.facts.date_at(at).is_some() {
                continue;
            }
            look(here, house, quantity, findings);
        }
    }
}

fn look(here: Here<'_>, house: &House, quantity: &Quantity, findings: &mut Findings) {
    let (start, end) = (quantity.tokens.start as usize, quantity.tokens.end as usize);
    if let Some(percent) = house.percent.filter(|_| quantity.unit == Unit::Percent) {
        look_at_percent(here, percent, end, findings);
    }
    if let Some(sums) = house
        .sums
        .filter(|_| matches!(quantity.unit, Unit::Money(_)))
    {
        look_at_sum(here, sums, quantity, findings);
    }
    let plain = quantity.unit == Unit::None && quantity.number.form == NumberForm::Amount;
    if !house.words_to_nine || !plain || end != start + 1 {
        return;
    }
    let words = here.words();
    let text = words.text(start);
    let figures = text.bytes().all(|byte| byte.is_ascii_digit());
    let sentence = here.sentence(quantity.tokens.start);
    let begins = sentence.start as usize == start;
    if !counts_things(here, start) {
        return;
    }
    let count = quantity.number.value.as_count().unwrap_or(0);
    if figures && begins {
        if here.zone(start) == Zone::Body {
            sentence_start(here, start, text, findings);
        }
    } else if figures && (1..10).contains(&count) && !in_series(here, quantity) {
        let Ok(value) = text.parse() else { return };
        let word = cardinal_like("one", value);
        change(
            here,
            start,
            &format!("the house writes one to nine in words: {word}"),
            &word,
            findings,
        );
    } else if !figures && !begins && words.small(start) && (10..100).contains(&count) {
        let unit = matches!(text, "dozen" | "half");
        if !unit {
            let figures = count.to_string();
            change(
                here,
                start,
                &format!("the house writes figures from 10 on: {figures}"),
                &figures,
                findings,
            );
        }
    }
}

/// Whether the number at `at` counts what the noun after it names, and is no age, measure, score or name.
fn counts_things(here: Here<'_>, at: usize) -> bool {
    const MEASURES: &[&str] = &[
        "points",
        "votes",
        "goals",
        "runs",
        "miles",
        "km",
        "kilometres",
        "kilometers",
        "metres",
        "meters",
        "feet",
        "inches",
        "yards",
        "acres",
        "hectares",
        "tons",
        "tonnes",
        "pounds",
        "ounces",
        "kilos",
        "kilograms",
        "grams",
        "litres",
        "liters",
        "gallons",
        "degrees",
        "hours",
        "minutes",
        "seconds",
        "cents",
        "dollars",
        "euros",
        "pence",
        "knots",
        "wickets",
        "years",
        "months",
        "centimetres",
        "centimeters",
        "millimetres",
        "watts",
        "megawatts",
        "times",
    ];
    const NAMERS: &[&str] = &[
        "no.", "number", "section", "chapter", "page", "line", "room", "grade", "level", "phase",
        "article", "class", "route", "version", "stage", "tier", "category", "step", "part",
        "aged", "age", "by", "least", "to", "and", "or", "against", "of", "at",
    ];
    let words = here.words();
    let noun = at + 1;
    let is_noun = words.small(noun)
        && words.is_plural(noun)
        && !words.counts_nothing(noun)
        && words
            .get(noun)
            .is_some_and(|token| token.spaced && !token.is_any(Lexeme::VERB));
    let mark = |at: usize| {
        words
            .get(at)
            .is_some_and(|token| matches!(token.kind, TokenKind::Punctuation(char) if char != '(' && char != '—'))
    };
    let first = here.sentence(at as u32).start as usize == at;
    let named = !first
        && at > 0
        && (words.is_one_of(at - 1, NAMERS)
            || words.get(at - 1).is_some_and(Token::is_capitalised)
                && here.sentence(at as u32).start as usize != at - 1
            || mark(at - 1));
    is_noun && !named && !words.is_one_of(noun, MEASURES)
}

/// Whether the sentence counts other things as well, some above nine: then all of them are alike.
fn in_series(here: Here<'_>, quantity: &Quantity) -> bool {
    let sentence = here.sentence(quantity.tokens.start);
    here.facts
        .quantities
        .iter()
        .skip_while(|other| other.tokens.start < sentence.start)
        .take_while(|other| other.tokens.start < sentence.end)
        .any(|other| {
            other.number.form == NumberForm::Amount
                && other.number.value >= Amount::whole(10)
                && here.facts.date_at(other.tokens.start).is_none()
        })
}

fn sentence_start(here: Here<'_>, at: usize, text: &str, findings: &mut Findings) {
    let tokens = at as u32..at as u32 + 1;
    let span = here.span(&tokens);
    let finding = findings.report(span, format!("a sentence begins with the figures {text}"));
    let Ok(value @ 1..=20) = text.parse::<u16>() else {
        return;
    };
    let word = cardinal_like("One", value);
    if here
        .written
        .prose()
        .is_verbatim(here.facts.span_of(&tokens))
    {
        finding.unsafe_fix(format!("Change to “{word}”"), span, word);
    }
}

/// `5%`, `5 percent`, `5 per cent`; the sign or words begin at `at`.
fn look_at_percent(here: Here<'_>, percent: Percent, at: usize, findings: &mut Findings) {
    let words = here.words();
    let (is, last) = match words.text(at) {
        "%" => (Percent::Sign, at),
        "percent" => (Percent::Word, at),
        "per" => (Percent::Words, at + 1),
        _ => return,
    };
    let figure = at > 0
        && words
            .get(at - 1)
            .is_some_and(|token| token.kind == TokenKind::Number);
    if is == percent || !figure {
        return;
    }
    let wanted = match percent {
        Percent::Sign => "%",
        Percent::Word => " percent",
        Percent::Words => " per cent",
    };
    let tokens = at as u32..last as u32 + 1;
    // The space before the words goes with them.
    let whole = here.facts.span_of(&(at as u32 - 1..last as u32 + 1));
    let figures = words.text(at - 1).to_owned();
    let text = format!("{figures}{wanted}");
    let finding = findings.report(here.span(&tokens), format!("the house writes {text}"));
    if here.written.prose().is_verbatim(whole) {
        let span = here.span(&(at as u32 - 1..last as u32 + 1));
        let edit = Edit::new(span, text);
        finding.fix("Change to the house’s form", Safety::Unsafe, vec![edit]);
    }
}

/// `$5 million`, `£5m`.
fn look_at_sum(here: Here<'_>, sums: Sums, quantity: &Quantity, findings: &mut Findings) {
    const SCALES: [(&str, &str); 4] = [
        ("m", "million"),
        ("mn", "million"),
        ("bn", "billion"),
        ("tn", "trillion"),
    ];
    let words = here.words();
    let (start, end) = (quantity.tokens.start as usize, quantity.tokens.end as usize);
    let text = words.text(start);
    let digits = text
        .find(|char: char| char.is_ascii_alphabetic())
        .unwrap_or(text.len());
    let (figures, letter) = text.split_at(digits);
    if figures.is_empty() {
        return;
    }
    let scale = |known: &str, word: bool| {
        SCALES
            .iter()
            .find(|(letter, name)| known == if word { *name } else { *letter })
    };
    let wanted = match sums {
        Sums::Word if end == start + 1 => {
            scale(letter, false).map(|(_, name)| format!("{figures} {name}"))
        }
        Sums::Letter if end == start + 2 && letter.is_empty() => {
            scale(words.text(start + 1), true).map(|(letter, _)| format!("{figures}{letter}"))
        }
        _ => None,
    };
    let Some(wanted) = wanted else { return };
    let sign = start > 0 && !words.get(start).is_some_and(|token| token.spaced);
    if sign {
        let span = here.span(&quantity.tokens);
        let sign = words.text(start - 1);
        let finding = findings.report(span, format!("the house writes {sign}{wanted}"));
        if here
            .written
            .prose()
            .is_verbatim(here.facts.span_of(&quantity.tokens))
        {
            finding.unsafe_fix(format!("Change to {sign}{wanted}"), span, wanted);
        }
    }
}

fn change(here: Here<'_>, at: usize, message: &str, text: &str, findings: &mut Findings) {
    let tokens = at as u32..at as u32 + 1;
    let span = here.span(&tokens);
    let finding = findings.report(span, message);
    if here
        .written
        .prose()
        .is_verbatim(here.facts.span_of(&tokens))
    {
        finding.unsafe_fix(format!("Change to “{text}”"), span, text);
    }
}
