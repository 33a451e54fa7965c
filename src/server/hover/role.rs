//! A role with nobody’s name beside it: who held the office on the day the draft speaks from.

use std::ops::Range;

use super::{Section, office};
use crate::{
    desk::Desk,
    draft::Draft,
    language::{Lexeme, Token, TokenKind, title},
    reading::Reading,
    roster::{OfficeId, Roster, Tenure, TitleParts},
    text::Span,
};

/// So many words are looked at on either side.
const REACH: usize = 8;

/// How many holders are listed.
const HOLDERS: usize = 4;

/// What there is to say of the role at `offset`, and its words; nothing where they name no one office of
/// the roster, or nobody is known to have held it.
pub(super) fn section_at(
    draft: &Draft,
    reading: &Reading,
    desk: &Desk,
    offset: u32,
) -> Option<(Span, Section)> {
    let number = draft.passage_at(offset);
    let start = draft.passage_start(number);
    let prose = draft.passages().get(number)?.prose();
    let facts = reading.facts.get(number)?;
    let at = prose.of_passage(offset.checked_sub(start)?);
    let token = facts
        .tokens
        .partition_point(|token| token.span.end < at)
        .min(facts.tokens.len().checked_sub(1)?);
    let words = Words {
        prose: prose.text(),
        tokens: &facts.tokens,
        block: facts.blocks[facts.block_at(token)?].tokens.clone(),
    };
    if !words.tokens[token].span.touches(at) {
        return None;
    }
    let role = words.role_around(token)?;
    let roster = desk.settings().roster();
    let (role, office, parts) = words.office(role, token, roster)?;
    let place = facts.span_of(&(role.start as u32..role.end as u32));
    let section = Section {
        heading: prose
            .slice(place)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
        lines: lines(roster, office, &parts, reading)?,
        link: None,
    };
    Some((prose.to_passage(place).shifted(start), section))
}

/// Who held the office, and how sure that is.
fn lines(
    roster: &Roster,
    office: OfficeId,
    parts: &TitleParts,
    reading: &Reading,
) -> Option<Vec<String>> {
    let name = roster.office_name(office);
    let Some(story) = reading.story_date else {
        // Today is never taken for the day of the story.
        return Some(vec![format!(
            "In the roster: {name}. The draft gives no day that it speaks from."
        )]);
    };
    let day = story.value;
    let holders = roster.holders(office, day);
    let mut lines: Vec<String> = holders
        .iter()
        .take(HOLDERS)
        .filter_map(|&id| {
            let person = roster.person(id);
            let held = |tenure: &&Tenure| tenure.office == office;
            let tenure = roster.offices_on(id, day).find(held)?;
            let told = office::held(roster, tenure, day);
            Some(format!("{}: {told}", person.name))
        })
        .collect();
    if lines.is_empty() {
        return None;
    }
    if !roster.office(office).covers(day) {
        lines.push(
            "There may be others: the roster does not list everybody who held it then.".to_owned(),
        );
    }
    if parts.tense != crate::roster::Tense::Now {
        lines.push(format!("The words speak of another time than {day}."));
    }
    Some(lines)
}

struct Words<'a> {
    prose: &'a str,
    tokens: &'a [Token],
    block: Range<usize>,
}

impl Words<'_> {
    /// The words around a token that can be those of a title.
    fn role_around(&self, token: usize) -> Option<Range<usize>> {
        if !self.is_in_role(token) {
            return None;
        }
        let mut first = token;
        while first > self.block.start
            && token - first < REACH
            && self.is_joined(first)
            && self.is_in_role(first - 1)
        {
            first -= 1;
        }
        let mut end = token + 1;
        while end < self.block.end
            && end - token <= REACH
            && self.is_joined(end)
            && self.is_in_role(end)
        {
            end += 1;
        }
        let has_office = (first..end).any(|index| title::is_office(&self.tokens[index]));
        has_office.then_some(first..end)
    }

    /// The one office that the most of these words name, `token` among them, with whose it is.
    fn office(
        &self,
        role: Range<usize>,
        token: usize,
        roster: &Roster,
    ) -> Option<(Range<usize>, OfficeId, TitleParts)> {
        let length = role.len();
        for words in (2..=length).rev() {
            for first in role.start..=role.end - words {
                let part = first..first + words;
                if !part.contains(&token) || !self.stands_alone(&part) || self.is_two(&part) {
                    continue;
                }
                let span = self.tokens[first].span.join(self.tokens[part.end - 1].span);
                let found = roster.office_from_title(&self.prose[span.range()], None);
                if let [office] = found.offices[..]
                    && !found.parts.nouns.is_empty()
                    && !found.parts.is_description
                {
                    return Some((part, office, found.parts));
                }
            }
        }
        None
    }

    /// Whether they are the words of two titles: “the US secretary of state and Russia’s deputy”.
    fn is_two(&self, part: &Range<usize>) -> bool {
        let is_and = |index: &usize| self.tokens[*index].text(self.prose) == "and";
        let Some(and) = part.clone().find(is_and) else {
            return false;
        };
        let whose = |token: &Token| {
            token.kind == TokenKind::Possessive
                || token.is_any(Lexeme::NATIONAL | Lexeme::PLACE | Lexeme::KNOWN_BODY)
        };
        let offices = part
            .clone()
            .filter(|&index| title::is_office(&self.tokens[index]));
        self.tokens[and..part.end].iter().any(whose) || offices.count() > 1
    }

    /// Whether the words begin and end as a title does.
    fn stands_alone(&self, part: &Range<usize>) -> bool {
        let link = |index: usize| {
            let token = &self.tokens[index];
            self.is_link(index)
                || token.kind == TokenKind::Possessive
                || token.is_any(Lexeme::DETERMINER)
        };
        !link(part.start) && !link(part.end - 1)
    }

    fn is_joined(&self, index: usize) -> bool {
        let token = &self.tokens[index];
        token.spaced || token.kind == TokenKind::Possessive
    }

    fn is_link(&self, index: usize) -> bool {
        matches!(
            self.tokens[index].text(self.prose),
            "of" | "for" | "the" | "and" | "to"
        )
    }

    fn is_in_role(&self, index: usize) -> bool {
        let token = &self.tokens[index];
        if token.kind == TokenKind::Possessive {
            return true;
        }
        // “State” is a verb of speech too.
        let is_of_titles = title::is_modifier(token) || title::is_office(token);
        token.is_word() && (self.is_link(index) || token.is_capitalised() || is_of_titles)
    }
}
