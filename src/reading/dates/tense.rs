//! Whether a date is past or to come, by the verb it belongs to: “the letter arrived on Wednesday and will be read”.

use super::Tense;
use crate::{
    language::{Lexeme, Token, date::Words},
    reading::{Facts, phrases::is_past},
};

/// How many tokens either way are looked at.
const REACH: usize = 40;

/// So many tokens before a past form may make it none: will be held, to cut.
const BEFORE_VERB: usize = 3;

const TO_COME: &[&str] = &[
    "will",
    "’ll",
    "'ll",
    "shall",
    "due",
    "scheduled",
    "expected",
    "plans",
    "planned",
    "upcoming",
    "tomorrow",
    "would",
    "set",
    "hopes",
    "intends",
];

/// Before a past form they make it an infinitive or a participle of what is to come.
const NO_PAST: &[&str] = &[
    "to", "be", "get", "can", "could", "may", "might", "must", "should",
];

/// Between a verb and a date they say that the date is aimed at: moved to Wednesday.
const AIMS: &[&str] = &["to", "for", "before"];

/// What the words around the date at the tokens from `at` to `end` say of the time.
pub(super) fn around(words: Words<'_>, facts: &Facts, at: usize, end: usize) -> Tense {
    let until = |before| words.is_one_of(before, &["until", "by", "till"]);
    if words.before(at, until) {
        return Tense::ToCome;
    }
    let range = facts
        .sentence_at(at)
        .map_or(at..end, |sentence| facts.sentences[sentence].tokens());
    let first = range.start.max(at.saturating_sub(REACH));
    let last = range.end.min(end + REACH);
    if let Some(tense) = of_verb_before(words, first, at).or_else(|| of_telling(words, end, last)) {
        return tense;
    }
    if (first..last).any(|index| tells_to_come(words, index)) {
        Tense::ToCome
    } else {
        Tense::Told
    }
}

/// What the nearest verb before the date says, in the same clause.
fn of_verb_before(words: Words<'_>, first: usize, at: usize) -> Option<Tense> {
    if words.before(at, |before| words.is_one_of(before, AIMS)) {
        return None;
    }
    for index in (first..at).rev() {
        if tells_to_come(words, index) {
            return Some(Tense::ToCome);
        }
        let token = words.get(index)?;
        if !token.is_word() || token.is_any(Lexeme::CONJUNCTION.or(Lexeme::SUBORDINATOR)) {
            return None;
        }
        if is_told(words, index) {
            let is_infinitive =
                index >= first + 2 && words.is(index - 2, "to") && words.is(index - 1, "be");
            if is_infinitive {
                return Some(Tense::ToCome);
            }
            let before = index.saturating_sub(BEFORE_VERB).max(first)..index;
            let is_none = before
                .into_iter()
                .any(|before| words.is_one_of(before, NO_PAST) || tells_to_come(words, before));
            return (!is_none).then_some(Tense::Told);
        }
    }
    None
}

/// What somebody is told to have said on the date is told: “On Wednesday she said she would go”.
fn of_telling(words: Words<'_>, end: usize, last: usize) -> Option<Tense> {
    let start = end + usize::from(words.mark(end, ','));
    let verb = (start..last)
        .take_while(|&index| words.get(index).is_some_and(Token::is_word))
        .find(|&index| tells_to_come(words, index) || is_told(words, index))?;
    let says = words.get(verb)?.is_any(Lexeme::SPEECH) && !tells_to_come(words, verb);
    says.then_some(Tense::Told)
}

fn tells_to_come(words: Words<'_>, index: usize) -> bool {
    words.small(index) && words.is_one_of(index, TO_COME)
}

fn is_told(words: Words<'_>, index: usize) -> bool {
    words.small(index) && is_past(words.text(index))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        draft::{Draft, Format},
        reading::{Memo, Reading},
    };

    fn tense_of_the_last_date(text: &str) -> Tense {
        let draft = Draft::new("story.txt", Format::Plain, text);
        let reading = Reading::of(&draft, &mut Memo::default(), None);
        let last = reading
            .facts
            .iter()
            .flat_map(|facts| &facts.dates)
            .next_back();
        last.expect("the text has a date").tense
    }

    #[test]
    fn the_verb_of_a_date_says_whether_it_is_past() {
        for (tense, text) in [
            (
                Tense::Told,
                "The letter had arrived on Wednesday and would be read.",
            ),
            (
                Tense::Told,
                "He said the team left on Wednesday and will return.",
            ),
            (
                Tense::Told,
                "The council said Wednesday that it would close the pool.",
            ),
            (
                Tense::Told,
                "On Wednesday, the council said it would close the pool.",
            ),
            (
                Tense::Told,
                "The council approved the plan on Wednesday but is expected to change it.",
            ),
            (Tense::Told, "“We will go,” she said on Wednesday."),
            (Tense::Told, "The pool is shut on Wednesday."),
            (
                Tense::ToCome,
                "The council approved the plan on Tuesday and will vote on Wednesday.",
            ),
            (
                Tense::ToCome,
                "The council, which met in May, will vote on Wednesday.",
            ),
            (Tense::ToCome, "It will be held on Wednesday."),
            (Tense::ToCome, "The council will cut the fee on Wednesday."),
            (Tense::ToCome, "The plan is to be published Wednesday."),
            (
                Tense::ToCome,
                "The vote was moved to Wednesday and will be short.",
            ),
            (Tense::ToCome, "On Wednesday the council will say who pays."),
            (
                Tense::ToCome,
                "She will, she said, open the bridge on Wednesday.",
            ),
            (Tense::ToCome, "The pool stays shut until Wednesday."),
        ] {
            assert_eq!(tense_of_the_last_date(text), tense, "{text}");
        }
    }
}
