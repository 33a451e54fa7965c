//! What stands beside a name: an age, a party, a description between commas.

use std::ops::Range;

use super::Reader;
use crate::language::{Case, Lexeme, TokenKind, title, us_state};

/// What follows a name.
#[derive(Debug, Default)]
pub(super) struct After {
    /// The description between commas.
    pub(super) apposition: Option<Range<usize>>,
    /// Whether it says that the name is a person's.
    pub(super) person: bool,
    /// Where the sentence goes on behind it.
    pub(super) end: usize,
}

/// Longest description in tokens.
const LONGEST: usize = 24;

/// What follows the name that ends at `end`.
pub(super) fn after(reader: &Reader<'_>, end: usize, limit: usize) -> After {
    let mut after = After {
        end,
        ..After::default()
    };
    let mut index = end;
    if let Some(next) = party(reader, index, limit) {
        after.person = true;
        index = next;
        after.end = index;
    }
    if reader.text(index).eq_ignore_ascii_case("who") && index < limit {
        after.person = true;
        return after;
    }
    let is_comma = |index: usize| index < limit && reader.tokens[index].is_mark(',');
    if !is_comma(index) {
        return after;
    }
    index += 1;
    // `Ortiz, 49,`
    if index < limit && reader.tokens[index].kind == TokenKind::Number && is_age(reader.text(index))
    {
        let closes = index + 1 >= limit
            || reader.tokens[index + 1].is_mark(',')
            || reader.tokens[index + 1].is_mark('.');
        if closes {
            after.person = true;
            index += 1;
            after.end = index;
            if !is_comma(index) {
                return after;
            }
            index += 1;
            after.end = index;
        }
    }
    if index < limit && matches!(reader.text(index), "who" | "whose") {
        after.person = true;
        return after;
    }
    if let Some(found) = description(reader, index, false, limit) {
        after.person |= found.person;
        after.end = if is_comma(found.words.end) {
            found.words.end + 1
        } else {
            found.words.end
        };
        after.apposition = Some(found.words);
    }
    after
}

/// The description that a comma parts from the name, `name`, which it introduces: `Her deputy, Osei Darko,`,
/// `Halden’s mayor, Mara Lind, said`. In a list a role and the name after it are two people, so the name
/// must end the sentence, or be set off by a comma behind which the sentence goes on.
pub(super) fn before(
    reader: &Reader<'_>,
    sentence: Range<usize>,
    name: Range<usize>,
) -> Option<Range<usize>> {
    let comma = name
        .start
        .checked_sub(1)
        .filter(|&index| index > sentence.start && reader.tokens[index].is_mark(','))?;
    let next = reader.tokens[..sentence.end].get(name.end);
    let set_off = match next.map(|next| next.kind) {
        None | Some(TokenKind::Punctuation('.' | ';')) => true,
        Some(TokenKind::Punctuation(',')) => reader.tokens[..sentence.end]
            .get(name.end + 1)
            .is_some_and(|next| {
                !next.is_any(Lexeme::CONJUNCTION) && (next.case == Case::Lower || !next.is_word())
            }),
        Some(_) => false,
    };
    if !set_off {
        return None;
    }
    let mut start = comma;
    while start > sentence.start && comma - start < LONGEST {
        let token = &reader.tokens[start - 1];
        let led = token.is_any(Lexeme::DETERMINER) && {
            // `the daughter of the mayor, Mara Lind,`: the daughter.
            let of = start
                .checked_sub(2)
                .filter(|&index| index >= sentence.start);
            of.is_none_or(|index| reader.text(index) != "of")
        };
        if token.kind == TokenKind::Possessive || led {
            let first = if led { start - 1 } else { start };
            return description(reader, first, true, comma)
                .map(|found| found.words)
                .filter(|words| words.end == comma);
        }
        if !token.is_word() {
            return None;
        }
        start -= 1;
    }
    None
}

fn is_plural(text: &str) -> bool {
    text.ends_with('s') && !text.ends_with("ss") || matches!(text, "men" | "women" | "people")
}

fn is_age(text: &str) -> bool {
    text.parse::<u32>().is_ok_and(|age| age < 120)
}

/// Behind `(R-Ohio)`, `, D-Vt.,`: the mark before it is taken, the comma after it is left.
fn party(reader: &Reader<'_>, index: usize, limit: usize) -> Option<usize> {
    let is_party = |index: usize| {
        let text = reader.text(index);
        index < limit && (us_state::is_party(text) || us_state::party_label(text).is_some())
    };
    if index < limit && reader.tokens[index].is_mark('(') && is_party(index + 1) {
        return (index + 2..limit.min(index + 7))
            .find(|&index| reader.tokens[index].is_mark(')'))
            .map(|close| close + 1);
    }
    if index < limit
        && reader.tokens[index].is_mark(',')
        && is_party(index + 1)
        && reader.text(index + 1).len() > 2
    {
        return Some(index + 2);
    }
    None
}

struct Description {
    words: Range<usize>,
    person: bool,
}

/// The description that starts at `start`, with an article or such if it is `led`: a noun phrase with a role in it, up to the comma or stop that ends it.
fn description(reader: &Reader<'_>, start: usize, led: bool, limit: usize) -> Option<Description> {
    let first = reader.tokens.get(start).filter(|_| start < limit)?;
    let led = led || first.is_any(Lexeme::DETERMINER) && first.case == Case::Lower;
    let noun = first.is_word() && (title::is_office(first) || title::is_modifier(first));
    if !led && !noun {
        return None;
    }
    let mut role = None;
    let mut end = start;
    while end < limit.min(start + LONGEST) {
        let token = &reader.tokens[end];
        let closes = match token.kind {
            TokenKind::Punctuation(mark) => {
                !matches!(mark, '&' | '/' | '%' | '$' | '£' | '€' | '’' | '-')
            }
            TokenKind::QuotationMark => true,
            TokenKind::Word => {
                token.case == Case::Lower
                    && matches!(
                        reader.text(end),
                        "who" | "whose" | "which" | "that" | "where" | "when"
                    )
            }
            _ => false,
        };
        if closes {
            break;
        }
        // `secretary of state` says nothing.
        let noun = end > start && reader.text(end - 1) == "of" && token.is_any(Lexeme::SPEECH);
        if token.case == Case::Lower
            && !noun
            && token.is_any(Lexeme::SPEECH | Lexeme::AUXILIARY | Lexeme::PRONOUN)
        {
            // A clause, not a description: `Lind, the mayor said`.
            return None;
        }
        if role.is_none() && title::is_office(token) && !is_plural(reader.text(end)) {
            role = Some(end);
        }
        end += 1;
    }
    let role = role?;
    if end == limit.min(start + LONGEST) && end < limit || end - start == 0 {
        return None;
    }
    // `Lind, Mayor Varga and others`, `Lind, chief reporter Osei Darko`: the next of a list.
    let listed = reader.tokens[role..end].windows(2).any(|pair| {
        title::is_office(&pair[0])
            && pair[1].is_word()
            && pair[1].is_capitalised()
            && !title::is_modifier(&pair[1])
    });
    if !led && listed {
        return None;
    }
    // A role deep inside tells of somebody else: `the daughter of a nurse` does not, `the town whose mayor` was cut above.
    let person = role - start <= 7
        && !reader.tokens[start..role].iter().any(|token| {
            token.case == Case::Lower
                && matches!(
                    token.text(reader.prose),
                    "of" | "in" | "for" | "with" | "to" | "on" | "by" | "from" | "at"
                )
        });
    Some(Description {
        words: start..end,
        person,
    })
    .filter(|found| found.person)
}
