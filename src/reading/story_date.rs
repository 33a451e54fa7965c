//! The day a story speaks from: command line, front matter, dateline, settings, in this order; never today.

use std::sync::Arc;

use jiff::civil::Date;

use super::{DateSource, Facts, StoryDate};
use crate::{
    draft::{Draft, Zone},
    language::{Lexeme, Token, TokenKind, date},
};

/// A dateline stands within this many passages, or there is none.
const HEAD: usize = 12;

/// Longest dateline in tokens: `HALDEN, Esk, Jan. 12, 2026 (Reuters) —`.
const LONGEST: usize = 24;

/// The day the story speaks from. `in_force` is what the command line or the settings say.
pub(super) fn of(
    draft: &Draft,
    facts: &[Arc<Facts>],
    in_force: Option<StoryDate>,
) -> Option<StoryDate> {
    if let Some(asked) = in_force.filter(|date| date.source == DateSource::CommandLine) {
        return Some(asked);
    }
    if let Some((value, _)) = draft.date() {
        return Some(StoryDate {
            value,
            source: DateSource::FrontMatter,
        });
    }
    let year = in_force.map(|date| date.value.year());
    let dateline = dateline(draft, facts, year).map(|value| StoryDate {
        value,
        source: DateSource::Dateline,
    });
    dateline.or(in_force)
}

/// The date of the dateline: a line of its own, or the start of the first paragraph up to its dash.
fn dateline(draft: &Draft, facts: &[Arc<Facts>], year: Option<i16>) -> Option<Date> {
    for (passage, (written, facts)) in draft.passages().iter().zip(facts).take(HEAD).enumerate() {
        let prose = written.prose().text();
        for (block, found) in facts.blocks.iter().enumerate() {
            let tokens = &facts.tokens[found.tokens.clone()];
            match draft.zone(passage, block) {
                Zone::Dateline => {
                    if let Some(date) = date_in(prose, tokens, year) {
                        return Some(date);
                    }
                }
                Zone::Body => {
                    if let Some(end) = dateline_end(prose, tokens) {
                        return date_in(prose, &tokens[..end], year);
                    }
                    // The story has begun: what follows is no dateline. A short first line may be a headline still.
                    if tokens.len() > LONGEST {
                        return None;
                    }
                }
                _ => {}
            }
        }
    }
    None
}

/// The dash that ends the dateline at the start of a paragraph, if there is one.
pub(super) fn dateline_end(prose: &str, tokens: &[Token]) -> Option<usize> {
    let end = tokens
        .iter()
        .take(LONGEST)
        .position(|token| is_dash(token, prose));
    end.filter(|_| begins_with_place(prose, tokens))
}

fn is_dash(token: &Token, prose: &str) -> bool {
    token.spaced
        && (token.is_mark('—')
            || token.is_mark('–')
            || token.is_mark('―')
            || token.text(prose) == "-")
}

/// `HALDEN`, `PORT MERROW`: the place in capitals.
fn begins_with_place(prose: &str, tokens: &[Token]) -> bool {
    tokens.first().is_some_and(|token| {
        let text = token.text(prose);
        token.is_word() && text.chars().count() > 1 && text.chars().all(|char| !char.is_lowercase())
    })
}

/// `12 January 2026`, `Jan. 12`: with a year, or with the year in force.
fn date_in(prose: &str, tokens: &[Token], year: Option<i16>) -> Option<Date> {
    let at = tokens.iter().position(|token| {
        token.is_any(Lexeme::MONTH) && token.is_capitalised() && token.is_word()
    })?;
    let month = date::month(tokens[at].text(prose))?;
    let number = |index: usize| {
        let token = tokens
            .get(index)
            .filter(|token| token.kind == TokenKind::Number)?;
        let digits = token.text(prose);
        let digits = digits.trim_end_matches(|char: char| char.is_ascii_lowercase());
        digits.parse::<i16>().ok()
    };
    let before = at
        .checked_sub(1)
        .and_then(number)
        .filter(|day| (1..=31).contains(day));
    let (day, mut next) = match before {
        Some(day) => (day, at + 1),
        None => (number(at + 1)?, at + 2),
    };
    if tokens.get(next).is_some_and(|token| token.is_mark(',')) {
        next += 1;
    }
    let written = number(next).filter(|year| (1000..=9999).contains(year));
    Date::new(written.or(year)?, month, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{
        draft::Format,
        reading::{Memo, Reading},
    };

    fn story_date(text: &str, in_force: Option<StoryDate>) -> Option<(Date, DateSource)> {
        let draft = Draft::new("story.md", Format::Markdown, text);
        let reading = Reading::of(&draft, &mut Memo::default(), in_force);
        reading.story_date.map(|found| (found.value, found.source))
    }

    #[expect(clippy::unnecessary_wraps, reason = "as the settings give it")]
    fn given(source: DateSource) -> Option<StoryDate> {
        Some(StoryDate {
            value: date(2024, 2, 3),
            source,
        })
    }

    #[test]
    fn the_strongest_source_wins() {
        let both = "---\ndate: 2026-01-12\n---\n\nHALDEN, Jan. 10, 2026 — The pool is shut.\n";
        let line = "HALDEN, Jan. 10, 2026 (Wire) — The pool is shut.\n";
        let settings = given(DateSource::Settings);
        assert_eq!(
            story_date(both, given(DateSource::CommandLine)),
            Some((date(2024, 2, 3), DateSource::CommandLine))
        );
        assert_eq!(
            story_date(both, settings),
            Some((date(2026, 1, 12), DateSource::FrontMatter))
        );
        assert_eq!(
            story_date(line, settings),
            Some((date(2026, 1, 10), DateSource::Dateline))
        );
        assert_eq!(
            story_date("The pool is shut.\n", settings),
            Some((date(2024, 2, 3), DateSource::Settings))
        );
        assert_eq!(story_date("The pool is shut.\n", None), None);
    }

    #[test]
    fn a_dateline_without_a_year_needs_one_in_force() {
        let line = "# Pool shut\n\nPORT MERROW, Esk, 10 March — The pool is shut.\n";
        assert_eq!(story_date(line, None), None);
        assert_eq!(
            story_date(line, given(DateSource::Settings)),
            Some((date(2024, 3, 10), DateSource::Dateline))
        );
    }

    #[test]
    fn a_date_in_the_story_is_not_the_story_s_date() {
        let story = "The pool shut on March 10, 2025 — and nobody minded.\n";
        assert_eq!(story_date(story, None), None);
    }
}
