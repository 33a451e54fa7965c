//! A run of capitals: which words belong together, and where its title ends.

use std::ops::Range;

use super::{Look, Reader, class::PLACE_OPENERS};
use crate::language::{Case, Lexeme, Token, TokenKind, lexicon, title, us_state};

/// Tokens that stand together as one name, with the title before it.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub(super) tokens: Range<usize>,
    /// Whether its first word may be capitalised for its place only.
    pub(super) initial: bool,
    /// Whether it may be no name at all.
    pub(super) doubtful: bool,
}

/// Particles that stand in English copy only inside a name, so that they may begin one: `von der Leyen said`.
const LEADING: [&str; 13] = [
    "von", "van", "de", "der", "del", "della", "di", "da", "bin", "ibn", "al", "el", "zu",
];

impl Run {
    /// The run that starts at token `index`, if one does.
    pub(super) fn at(
        reader: &Reader<'_>,
        index: usize,
        limit: usize,
        initial: bool,
    ) -> Option<Self> {
        let token = &reader.tokens[index];
        if token.case == Case::Lower && token.is_any(Lexeme::PARTICLE) {
            let first = particles_end(reader, index, limit)?;
            if !LEADING.contains(&reader.text(index)) || !can_continue(reader, first) {
                return None;
            }
            return Some(Self {
                tokens: index..end_of(reader, first, limit),
                initial: false,
                doubtful: false,
            });
        }
        can_start(reader, index, initial).then(|| Self {
            tokens: index..end_of(reader, index, limit),
            initial,
            doubtful: false,
        })
    }

    /// The run without a first word that is capitalised only because it begins a sentence; `None` if nothing is left.
    pub(super) fn trimmed(mut self, reader: &Reader<'_>) -> Option<Self> {
        if !self.initial {
            return Some(self);
        }
        let first = &reader.tokens[self.tokens.start];
        let alone = self.tokens.len() == 1;
        let name_too = first.is_any(Lexeme::GIVEN_NAME | Lexeme::WORD_NAME);
        if PLACE_OPENERS.contains(&reader.text(self.tokens.start)) && !alone {
            return Some(self);
        }
        if first.is_any(Lexeme::AUXILIARY) && !alone {
            // `Will Lind stay?`
            self.tokens.start += 1;
            return Some(self);
        }
        let common = first.case != Case::Upper
            && lexicon::is_common(&reader.text(self.tokens.start).to_lowercase());
        if !common {
            return Some(self);
        }
        if alone {
            // `Tan said`, `Tan’s lawyer`: many surnames are words.
            let stands_as_name = reader.tokens.get(self.tokens.end).is_some_and(|next| {
                next.kind == TokenKind::Possessive
                    || next.case == Case::Lower && next.is_any(Lexeme::SPEECH)
            });
            self.doubtful = true;
            return (name_too || stands_as_name).then_some(self);
        }
        let of_a_name = name_too
            || title::is_office(first)
            || title::is_modifier(first)
            || reader.tokens[self.tokens.clone()]
                .iter()
                .any(|token| token.is_any(Lexeme::BODY));
        if of_a_name && !first.is_any(Lexeme::OPENER) {
            return Some(self);
        }
        self.tokens.start += 1;
        Some(self)
    }

    /// Where the title ends and the name begins: the run's start where there is no title, its end where there is no name.
    pub(super) fn title_end(&self, reader: &Reader<'_>) -> usize {
        let Range { start, end } = self.tokens;
        let mut title_end = start;
        // `secretary of State Mara Lind`; not `mayor of Port Merrow`
        let of_office = start >= reader.from + 2
            && reader.tokens[start].is_any(Lexeme::PORTFOLIO)
            && !PLACE_OPENERS.contains(&reader.text(start))
            && !title::is_office(&reader.tokens[start])
            && reader.text(start - 1) == "of"
            && reader.tokens[start - 2].is_any(Lexeme::TITLE);
        if of_office && end - start >= 2 {
            return start + 1;
        }
        let mut index = start;
        while index < end {
            if is_office_here(reader, index, title_end, end) {
                title_end = after_office(reader, index, end);
                index = title_end;
            } else {
                index += 1;
            }
        }
        if title_end == end {
            let words = &reader.tokens[start..end];
            // `Alveda King`: what looks like a title without a name is a name if its first word is no part of one.
            if let [first, last] = words
                && last.is_any(Lexeme::WORD_NAME | Lexeme::GIVEN_NAME)
                && !title::is_modifier(first)
                && !title::is_office(first)
                && !lexicon::is_common(&reader.text(start).to_lowercase())
            {
                return start;
            }
            return end;
        }
        if title_end == start {
            return self.after_party(reader);
        }
        title_end
    }

    /// Behind `Republican`, `Democrat` or a nationality before a name of its own.
    fn after_party(&self, reader: &Reader<'_>) -> usize {
        let Range { start, end } = self.tokens;
        let led = reader.tokens[start].is_any(Lexeme::NATIONAL)
            && !reader.tokens[start].is_any(Lexeme::GIVEN_NAME);
        let person = end - start >= 2
            && reader.tokens[start + 1].is_any(Lexeme::GIVEN_NAME | Lexeme::FAMILY_FIRST)
            && (end - start >= 3 || reader.tokens[start + 1].is_any(Lexeme::GIVEN_NAME));
        if led && person { start + 1 } else { start }
    }
}

/// Whether a name, with or without title, can start at this token.
fn can_start(reader: &Reader<'_>, index: usize, initial: bool) -> bool {
    let token = &reader.tokens[index];
    if !token.is_word() {
        return false;
    }
    let arabic = token.case == Case::Mixed && has_small_article(reader.text(index));
    if !token.is_capitalised() && !arabic {
        return false;
    }
    if token.is_any(Lexeme::WEEKDAY | Lexeme::PRONOUN | Lexeme::DETERMINER)
        && token.case != Case::Upper
    {
        return false;
    }
    if token.is_any(Lexeme::MONTH) && !is_name_month(reader, index)
        || is_contraction(reader.text(index))
        || is_party_state(reader.text(index))
    {
        return false;
    }
    if has_small_part(reader.text(index)) && !arabic {
        return false;
    }
    // A function word in capitals is one for its place; a particle may begin a name: `De la Cruz`.
    let function = token.is_any(Lexeme::OPENER | Lexeme::PREPOSITION | Lexeme::CONJUNCTION);
    !function
        || token.is_any(Lexeme::PARTICLE) && can_continue(reader, index + 1) && !initial
        || token.is_any(Lexeme::PARTICLE)
            && LEADING.contains(&reader.text(index).to_lowercase().as_str())
}

/// `I’m`, `You’ve`.
fn is_contraction(text: &str) -> bool {
    text.rsplit_once(['\'', '’'])
        .is_some_and(|(_, ending)| matches!(ending, "m" | "ve" | "re" | "ll" | "d" | "t" | "s"))
}

/// `R-Ohio`, `D-Vt.`
fn is_party_state(text: &str) -> bool {
    us_state::party_label(text)
        .is_some_and(|(_, state)| state.chars().next().is_some_and(char::is_uppercase))
}

/// `al-Sisi`, `el-Sisi`.
fn has_small_article(text: &str) -> bool {
    text.split_once(['-', '‐', '‑'])
        .is_some_and(|(article, rest)| {
            article.len() == 2
                && article.chars().all(char::is_lowercase)
                && rest.chars().next().is_some_and(char::is_uppercase)
        })
}

/// `Trump-style`, `Halden-based`: a name inside an adjective. Not `Kim Jong-un`, `Ban Ki-moon`.
fn has_small_part(text: &str) -> bool {
    text.split_once(['-', '‐', '‑']).is_some_and(|(_, rest)| {
        rest.len() > 5 && rest.chars().all(|char| char.is_lowercase() || char == '-')
    })
}

/// `April Reis`, `Theresa May`: a month that a given name stands before or a capital behind.
fn is_name_month(reader: &Reader<'_>, index: usize) -> bool {
    let given = |index: usize| {
        reader
            .tokens
            .get(index)
            .is_some_and(|token| token.is_any(Lexeme::GIVEN_NAME))
    };
    let titled = |index: usize| {
        reader.tokens.get(index).is_some_and(|token| {
            token.is_any(Lexeme::TITLE | Lexeme::HONORIFIC) && token.is_capitalised()
        })
    };
    let full = reader.text(index).len() > 2 && !reader.text(index).ends_with('.');
    let before = index > reader.from
        && reader.tokens[index].spaced
        && (given(index - 1) || titled(index - 1));
    let behind = given(index)
        && reader.tokens.get(index + 1).is_some_and(|next| {
            next.is_word()
                && next.is_capitalised()
                && next.spaced
                && !next.is_any(Lexeme::OPENER | Lexeme::WEEKDAY)
        });
    full && (before || behind)
}

/// Whether the token can be a further word of a name.
fn can_continue(reader: &Reader<'_>, index: usize) -> bool {
    let Some(token) = reader.tokens.get(index) else {
        return false;
    };
    let text = reader.text(index);
    token.is_word()
        && token.spaced
        && (token.is_capitalised() || token.case == Case::Mixed && has_small_article(text))
        && !token.is_any(Lexeme::WEEKDAY)
        && (!token.is_any(Lexeme::MONTH) || is_name_month(reader, index))
        && (!has_small_part(text) || has_small_article(text))
        && !is_contraction(text)
        && !is_party_state(text)
        && (!token.is_any(Lexeme::PRONOUN | Lexeme::OPENER | Lexeme::DETERMINER)
            || token.is_any(Lexeme::PARTICLE)
            || token.case == Case::Upper && reader.look != Look::Shout && text.len() > 1)
}

/// One past the last of the particles that start at `index`, if a capital may follow them.
fn particles_end(reader: &Reader<'_>, index: usize, limit: usize) -> Option<usize> {
    let mut end = index;
    while end < limit
        && reader.tokens[end].is_word()
        && reader.tokens[end].case == Case::Lower
        && reader.tokens[end].is_any(Lexeme::PARTICLE)
        && reader.tokens[end].spaced
    {
        end += 1;
    }
    (end > index && end < limit && end - index <= 3).then_some(end)
}

/// One past the last token of the run that starts at `start`.
fn end_of(reader: &Reader<'_>, start: usize, limit: usize) -> usize {
    let mut end = start + 1;
    while end < limit {
        if can_continue(reader, end) {
            end += 1;
        } else if let Some(next) =
            particles_end(reader, end, limit).filter(|&next| can_continue(reader, next))
        {
            end = next + 1;
        } else if let Some(next) = link_end(reader, start, end, limit) {
            end = next;
        } else if let Some(next) = nickname_end(reader, end, limit) {
            end = next;
        } else {
            break;
        }
    }
    // `Darko, Jr.`
    if end + 1 < limit
        && reader.tokens[end].is_mark(',')
        && reader.tokens[end + 1].is_any(Lexeme::SUFFIX)
        && reader.tokens[end + 1].is_capitalised()
    {
        end += 2;
    }
    end
}

/// Behind `of State`, `of the Interior`, `& Partners`, `and Human Services`, where these belong to the run.
fn link_end(reader: &Reader<'_>, start: usize, end: usize, limit: usize) -> Option<usize> {
    let last = &reader.tokens[end - 1];
    let link = reader.text(end);
    let mut next = end + 1;
    if reader.text(next) == "the" && link != "&" {
        next += 1;
    }
    if next >= limit
        || !(can_continue(reader, next) || link == "&" && reader.tokens[next].is_capitalised())
    {
        return None;
    }
    let follower = &reader.tokens[next];
    let named =
        follower.is_any(Lexeme::GIVEN_NAME) && !follower.is_any(Lexeme::PLACE | Lexeme::COMMON);
    let heads = last.is_any(Lexeme::BODY | Lexeme::TITLE | Lexeme::ROLE)
        || last.is_any(Lexeme::COMMON) && !last.is_any(Lexeme::GIVEN_NAME | Lexeme::WORD_NAME);
    let belongs = match link {
        "&" => true,
        "of" => heads && !named,
        "for" | "on" | "to" => {
            last.is_any(Lexeme::BODY | Lexeme::TITLE) && !named && !title::is_office(follower)
        }
        "and" => {
            let linked = reader.tokens[start..end]
                .iter()
                .any(|token| token.case == Case::Lower);
            let noun = follower.is_any(Lexeme::PORTFOLIO)
                || lexicon::is_common(&reader.text(next).to_lowercase())
                    && !follower.is_any(Lexeme::GIVEN_NAME);
            let office = title::is_office(follower) && !follower.is_any(Lexeme::PORTFOLIO);
            noun && !office
                && (linked && !last.is_any(Lexeme::PLACE)
                    || !linked
                        && !reader.tokens[start..end]
                            .iter()
                            .any(|token| token.is_any(Lexeme::BODY | Lexeme::GIVEN_NAME))
                        && reader.tokens[next..limit.min(next + 4)]
                            .iter()
                            .take_while(|token| token.is_capitalised())
                            .any(|token| token.is_any(Lexeme::BODY)))
        }
        _ => false,
    };
    belongs.then_some(next + 1)
}

/// Behind `“Nena”` or `(Bill)` between the words of a name.
fn nickname_end(reader: &Reader<'_>, end: usize, limit: usize) -> Option<usize> {
    let opens = |token: &Token| {
        token.spaced && (token.kind == TokenKind::QuotationMark || token.is_mark('('))
    };
    let closes = |token: &Token| {
        !token.spaced && (token.kind == TokenKind::QuotationMark || token.is_mark(')'))
    };
    let before = &reader.tokens[end - 1];
    if !opens(&reader.tokens[end])
        || lexicon::is_common(&reader.text(end - 1).to_lowercase())
            && !before.is_any(Lexeme::GIVEN_NAME)
    {
        return None;
    }
    let close = (end + 2..limit.min(end + 4)).find(|&index| closes(&reader.tokens[index]))?;
    let inside = reader.tokens[end + 1..close].iter().all(|token| {
        token.is_word() && token.case == Case::Capital && !token.is_any(Lexeme::OPENER)
    });
    let goes_on = close + 1 < limit
        && can_continue(reader, close + 1)
        && !reader.tokens[close + 1].is_any(Lexeme::BODY | Lexeme::PLACE);
    (inside && goes_on).then_some(close + 2)
}

/// Whether the word at `index` is the noun of a title here and not a word of a name.
fn is_office_here(reader: &Reader<'_>, index: usize, title_end: usize, end: usize) -> bool {
    let token = &reader.tokens[index];
    if !token.is_capitalised() || !title::is_office(token) {
        return false;
    }
    let next = reader.tokens.get(index + 1).filter(|_| index + 1 < end);
    // `Justice Department`
    if next.is_some_and(|next| {
        next.is_any(Lexeme::BODY) && !next.is_any(Lexeme::GIVEN_NAME | Lexeme::TITLE)
    }) {
        return false;
    }
    // A role that is no office (`Student`, `Conservative`) is a title only before a name that shows itself.
    let office = token.is_any(Lexeme::TITLE | Lexeme::HONORIFIC)
        || next.is_some_and(|next| next.is_any(Lexeme::GIVEN_NAME | Lexeme::FAMILY_FIRST));
    if !office {
        return false;
    }
    // `Dean Lind` is a name, `Dean Mara Lind` a title.
    let own_name = token.is_any(Lexeme::GIVEN_NAME)
        && !next.is_some_and(|next| next.is_any(Lexeme::GIVEN_NAME));
    // `Larry King`
    let family = index > title_end
        && reader.tokens[index - 1].is_any(Lexeme::GIVEN_NAME)
        && !reader.tokens[index - 1].is_any(Lexeme::PLACE | Lexeme::NATIONAL);
    let initials = index > title_end
        && reader.text(index - 1).ends_with('.')
        && reader.text(index - 1).len() < 6
        && !reader.tokens[index - 1].is_any(Lexeme::NATIONAL | Lexeme::PLACE | Lexeme::RANK)
        && !title::is_office(&reader.tokens[index - 1]);
    !own_name && !family && !initials
}

/// One past the office noun at `index` and what it is of: `Secretary of State`.
fn after_office(reader: &Reader<'_>, index: usize, end: usize) -> usize {
    let mut stop = index + 1;
    let links = |index: usize| {
        index < end
            && reader.tokens[index].case == Case::Lower
            && matches!(reader.text(index), "of" | "for" | "to" | "the" | "and")
    };
    if !links(stop) {
        return stop;
    }
    let mut next = stop;
    while next < end {
        let token = &reader.tokens[next];
        let belongs = links(next)
            || token.is_any(
                Lexeme::PORTFOLIO
                    | Lexeme::NATIONAL
                    | Lexeme::PLACE
                    | Lexeme::BODY
                    | Lexeme::COMMON,
            ) && (!token.is_any(Lexeme::GIVEN_NAME) || token.is_any(Lexeme::PLACE))
                && !(title::is_office(token) && next > stop + 2);
        if !belongs {
            break;
        }
        next += 1;
        if !links(next - 1) {
            stop = next;
        }
    }
    if stop == index + 1 {
        // An unknown place: `Mayor of Halden Mara Lind`.
        while links(next) {
            next += 1;
        }
        stop = (next + 1).min(end);
    }
    stop
}
