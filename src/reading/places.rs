//! Which words mean whom, by place: the people and bodies of a reading from the other side.

use super::{MentionKind, Reading, Speaker};
use crate::{draft::Draft, text::Span};

/// Words that mean a person or a body, or say what a person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Where they stand.
    pub span: Span,
    /// Whom they are about; never [`Speaker::Unresolved`].
    pub whom: Speaker,
    /// What sort of words they are.
    pub kind: PlaceKind,
}

/// The sorts of words about somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceKind {
    /// They mean a person or a body.
    Mention(MentionKind),
    /// They are a person's title or description: `the mayor of Port Merrow` beside the name.
    Title,
}

/// All such words of a draft, found by where they stand.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Places {
    /// By where they begin; a title may cover the name of a body.
    list: Vec<Place>,
    /// For each of them, where the furthest of those up to it ends.
    reach: Vec<u32>,
}

impl Places {
    /// Where `reading`, which is of `draft`, speaks of its people and bodies.
    pub fn of(draft: &Draft, reading: &Reading) -> Self {
        let people = (reading.people.iter().enumerate())
            .map(|(index, person)| (Speaker::Person(index), &person.mentions));
        let bodies = (reading.organizations.iter().enumerate())
            .map(|(index, body)| (Speaker::Organization(index), &body.mentions));
        let mut list: Vec<Place> = people
            .chain(bodies)
            .flat_map(|(whom, mentions)| {
                mentions.iter().map(move |mention| Place {
                    span: mention.span,
                    whom,
                    kind: PlaceKind::Mention(mention.kind),
                })
            })
            .collect();
        add_titles(draft, reading, &mut list);
        list.sort_by_key(|place| place.span);
        let mut furthest = 0;
        let reach = list
            .iter()
            .map(|place| {
                furthest = furthest.max(place.span.end);
                furthest
            })
            .collect();
        Self { list, reach }
    }

    /// The words that a cursor at `offset` touches: those it stands in before those it stands behind, the
    /// fewest words first.
    pub fn at(&self, offset: u32) -> Option<Place> {
        let after = self
            .list
            .partition_point(|place| place.span.start <= offset);
        (0..after)
            .rev()
            .take_while(|&index| self.reach[index] >= offset)
            .map(|index| self.list[index])
            .filter(|place| place.span.touches(offset))
            .min_by_key(|place| {
                let title = place.kind == PlaceKind::Title;
                (!place.span.contains(offset), place.span.len(), title)
            })
    }

    /// The words that begin in `span`, in order.
    pub fn starting_in(&self, span: Span) -> &[Place] {
        let start = self
            .list
            .partition_point(|place| place.span.start < span.start);
        let end = self
            .list
            .partition_point(|place| place.span.start < span.end);
        &self.list[start..end.max(start)]
    }
}

/// Adds the titles and descriptions that stand with names: [`super::Person::titles`] has each wording once.
fn add_titles(draft: &Draft, reading: &Reading, list: &mut Vec<Place>) {
    for (index, (passage, facts)) in draft.passages().iter().zip(&reading.facts).enumerate() {
        let start = draft.passage_start(index);
        for (number, name) in facts.names.iter().enumerate() {
            let whom = reading.who(index, number);
            if !matches!(whom, Speaker::Person(_)) {
                continue;
            }
            for words in [&name.title, &name.introduction, &name.apposition] {
                let Some(words) = words else { continue };
                let span = passage.prose().to_passage(facts.span_of(words));
                list.push(Place {
                    span: span.shifted(start),
                    whom,
                    kind: PlaceKind::Title,
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, PlaceKind, Places};
    use crate::{
        draft::{Draft, Format},
        reading::{Memo, Reading},
    };

    const STORY: &str = "# Pool closes\n\n\
        Mara Lind, the president of the Coastal Safety Board, and Mayor Osei Darko closed the pool. \
        “We were never warned,” Mayor Darko said. Lind’s **board** left. “It leaks,” she said.\n\n\
        The Coastal Safety Board (CSB) met on Monday. It heard Tomas Varga/Ines Ortiz.\n";

    fn read() -> (Draft, Places) {
        let draft = Draft::new("draft.md", Format::Markdown, STORY);
        let reading = Reading::of(&draft, &mut Memo::default(), None);
        let places = Places::of(&draft, &reading);
        (draft, places)
    }

    #[test]
    fn a_look_up_finds_what_a_walk_finds() {
        let (_, places) = read();
        for offset in 0..=STORY.len() as u32 + 2 {
            let walked: Option<Place> = places
                .list
                .iter()
                .rev()
                .copied()
                .filter(|place| place.span.touches(offset))
                .min_by_key(|place| {
                    let title = place.kind == PlaceKind::Title;
                    (!place.span.contains(offset), place.span.len(), title)
                });
            assert_eq!(places.at(offset), walked, "{offset}");
        }
    }

    #[test]
    fn names_titles_and_the_bodies_in_titles_are_found() {
        let (draft, places) = read();
        let at = |words: &str, nth: usize| {
            let (at, _) = STORY.match_indices(words).nth(nth).unwrap();
            let place = places.at(at as u32 + 1)?;
            Some((
                draft.slice(place.span).into_owned(),
                place.kind == PlaceKind::Title,
            ))
        };
        let found = |words: &str, title| Some((words.to_owned(), title));
        assert_eq!(
            at("president", 0),
            found("the president of the Coastal Safety Board", true)
        );
        assert_eq!(at("Safety", 0), found("Coastal Safety Board", false));
        assert_eq!(at("Mayor", 0), found("Mayor", true));
        assert_eq!(
            at("Mayor", 1),
            found("Mayor", true),
            "each time, not each wording once"
        );
        assert_eq!(at("Darko", 1), found("Darko", false));
        assert_eq!(at("CSB", 0), found("CSB", false));
        assert_eq!(at("Ines", 0), found("Ines Ortiz", false));
        assert_eq!(at("leaks", 0), None);
    }
}
