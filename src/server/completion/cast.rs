//! People and bodies of the draft, and the forms in which each can be named where the cursor is.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use super::{
    listed::Candidate,
    names::{Ranked, Scene, is_apart},
    typed::Title,
};
use crate::{
    desk::Between,
    draft::Zone,
    language::name::{Letters, family},
    reading::{MentionKind, Person, Reading, TitlePlace},
    roster::{PersonId, TitleParts},
    text::Span,
};

/// Somebody of the draft, as it stands without what is being typed.
pub(super) struct Known {
    pub(super) index: usize,
    /// The first time the story names them in full.
    first_full: Option<u32>,
    /// The words that last named them by their family name.
    second: Option<Span>,
    /// How far their last mention before the cursor lies back.
    pub(super) distance: u32,
}

/// How many people of the draft have each family name; counted when first asked for.
#[derive(Default)]
pub(super) struct Seconds<'a>(OnceCell<FxHashMap<&'a str, u32>>);

impl<'a> Seconds<'a> {
    fn is_shared(&self, name: &str, reading: &'a Reading) -> bool {
        let count = self.0.get_or_init(|| {
            let mut seconds = FxHashMap::default();
            for person in &reading.people {
                *seconds.entry(family(&person.name)).or_insert(0) += 1;
            }
            seconds
        });
        count.get(family(name)).is_some_and(|&count| count > 1)
    }
}

impl<'a> Scene<'a> {
    /// The people of the draft, without what is being typed.
    pub(super) fn known(&self) -> Vec<Known> {
        let edit = Between::of(self.read, self.draft);
        let typing = Span::new(
            self.typed
                .beginnings
                .first()
                .map_or(self.cursor(), |first| first.span.start),
            self.typed.word_end,
        );
        let place = |span: Span| {
            let there = edit.leaves(span).then(|| edit.moved(span))?;
            (there.end <= typing.start || there.start >= typing.end).then_some(there)
        };
        let mut all = Vec::new();
        for (index, person) in self.reading.people.iter().enumerate() {
            let mut known = Known {
                index,
                first_full: None,
                second: None,
                distance: u32::MAX,
            };
            let mut is_named = false;
            for mention in &person.mentions {
                let Some(span) = place(mention.span) else {
                    continue;
                };
                match mention.kind {
                    MentionKind::Full => {
                        is_named = true;
                        if known.first_full.is_none() && !self.is_head(span) {
                            known.first_full = Some(span.start);
                        }
                    }
                    MentionKind::Surname => {
                        is_named = true;
                        known.second = Some(span);
                    }
                    MentionKind::Given => is_named = true,
                    _ => {}
                }
                if span.end <= typing.start {
                    known.distance = typing.start - span.end;
                }
            }
            if is_named {
                all.push(known);
            }
        }
        all
    }

    /// Whether words stand over the story: what a headline says is said again below.
    fn is_head(&self, span: Span) -> bool {
        let number = self.draft.passage_at(span.start);
        let Some(passage) = self.draft.passages().get(number) else {
            return false;
        };
        let at = passage
            .prose()
            .of_passage(span.start - self.draft.passage_start(number));
        let block = passage
            .blocks()
            .partition_point(|block| block.span.start <= at)
            .saturating_sub(1);
        is_apart(self.draft.zone(number, block))
    }

    /// Whom of the roster somebody of the draft is, if that is sure.
    pub(super) fn meant(&self, person: &Person) -> Option<PersonId> {
        let titles = person.titles.iter().map(|title| title.text.as_str());
        match self.roster.meant(&person.name, titles).as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// Whether the title that stands there is one that somebody is given in the draft or held.
    pub(super) fn has_title(
        &self,
        person: &Person,
        meant: Option<PersonId>,
        parts: Option<&TitleParts>,
    ) -> bool {
        let Some(parts) = parts else {
            return false;
        };
        let nouns = |title: &str| self.roster.title_parts(title).nouns == parts.nouns;
        !parts.nouns.is_empty() && person.titles.iter().any(|title| nouns(&title.text))
            || meant.is_some_and(|person| {
                self.office_of(person, Some(parts))
                    .is_some_and(|(fits, _)| fits)
            })
    }

    /// The forms in which somebody of the draft can be named here, the likeliest first.
    pub(super) fn forms(
        &self,
        one: &Ranked<'_>,
        seconds: &Seconds<'a>,
        title: Option<&Title>,
    ) -> Vec<Candidate> {
        let Ranked { known, meant, .. } = *one;
        let person = &self.reading.people[known.index];
        let full = Candidate {
            begun: person.name[one.at.unwrap_or(0)..].to_owned(),
            told: self.told(person, meant),
            person: meant.map(|id| self.roster.person(id).id.to_string()),
            name: Some(person.name.clone()),
            ..Candidate::person(&person.name)
        };
        let second = self.second(known, meant);
        let family = person.name.rfind(&*second);
        let is_family = one
            .at
            .is_none_or(|at| family.is_none_or(|start| start <= at));
        let short = Candidate {
            text: second,
            ..full.clone()
        };
        let is_said = known.first_full.is_some_and(|first| first < self.cursor());
        let is_clear = !seconds.is_shared(&person.name, self.reading);
        let is_short = self.typed.zone == Zone::Headline
            || title.is_some_and(|title| title.is_courtesy)
            || is_said && is_clear && (is_family || title.is_some());
        let mut forms = if is_short {
            vec![short, full]
        } else if is_said {
            vec![full, short]
        } else {
            let titled = (title.is_none() && !self.typed.is_quoted)
                .then(|| self.given_title(person, meant))
                .flatten()
                .map(|title| Candidate {
                    text: format!("{title} {}", person.name),
                    ..full.clone()
                });
            titled.into_iter().chain([full]).collect()
        };
        forms.dedup_by(|one, other| one.text == other.text);
        forms
    }

    /// What the draft calls somebody once the full name is said.
    fn second(&self, known: &Known, meant: Option<PersonId>) -> String {
        if let Some(span) = known.second {
            let word = self.draft.slice(span);
            if !word.is_empty() && !word.chars().all(char::is_uppercase) {
                return word.into_owned();
            }
        }
        let name = &self.reading.people[known.index].name;
        let recorded = meant.and_then(|id| self.roster.person(id).second_reference.as_deref());
        recorded.unwrap_or_else(|| family(name)).to_owned()
    }

    /// The title to write before the full name: the roster’s, else the one the draft gives before the name.
    fn given_title(&self, person: &Person, meant: Option<PersonId>) -> Option<String> {
        if let Some(id) = meant {
            return self.roster_title(id);
        }
        let before = |place| person.titles.iter().find(|title| title.place == place);
        before(TitlePlace::Before).map(|title| title.text.clone())
    }

    /// What to say of somebody of the draft in a few words.
    fn told(&self, person: &Person, meant: Option<PersonId>) -> String {
        let office = meant.and_then(|id| self.office_of(id, None));
        match (office, person.titles.first()) {
            (Some((_, tenure)), _) => self.office(tenure),
            (None, Some(title)) => title.text.clone(),
            (None, None) => "in this draft".to_owned(),
        }
    }

    /// Bodies of the draft.
    pub(super) fn bodies(&self, letters: &Letters, title: Option<&Title>) -> Vec<Candidate> {
        // After a title stands somebody.
        if title.is_some() {
            return Vec::new();
        }
        let edit = Between::of(self.read, self.draft);
        let cursor = self.cursor();
        let mut found = Vec::new();
        for body in &self.reading.organizations {
            let mut acronym = None;
            let mut is_elsewhere = false;
            for mention in &body.mentions {
                let there = edit.leaves(mention.span).then(|| edit.moved(mention.span));
                let Some(span) = there.filter(|span| !span.touches(cursor)) else {
                    continue;
                };
                is_elsewhere = true;
                if mention.kind == MentionKind::Acronym && span.end < cursor {
                    acronym = Some(self.draft.slice(span).into_owned());
                }
            }
            if !is_elsewhere {
                continue;
            }
            let name = body.name.strip_prefix("The ").unwrap_or(&body.name);
            if let Some(acronym) = acronym
                && Letters::of(&acronym).begun(letters).is_some()
            {
                found.push(Candidate::body(&acronym, &acronym, name));
            }
            if let Some(at) = Letters::of(name).begun(letters) {
                found.push(Candidate::body(name, &name[at..], "in this draft"));
            }
        }
        found
    }
}
