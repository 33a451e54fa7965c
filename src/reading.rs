//! What a draft says: its quotes and their speakers, its people and bodies, its dates.
//!
//! Two passes. The first reads each passage by itself ([`Facts`], remembered by [`Memo`]); the
//! second joins the facts over the whole draft. Reading never fails and never looks at the clock,
//! the locale or the disk.

pub mod announced;
pub mod arithmetic;
mod clauses;
pub mod dates;
pub mod facts;
pub mod memo;
pub mod mentions;
pub mod organizations;
pub mod people;
mod phrases;
pub mod places;
mod pronouns;
pub mod quantities;
pub mod quotes;
mod roles;
mod speakers;
mod standing;
mod story_date;
pub mod titles;
pub mod unnamed;

use std::sync::Arc;

use jiff::civil::Date;

use crate::{
    draft::{Draft, Zone},
    text::Span,
};

pub use dates::{DateExpression, resolve::DateMention};
pub use facts::{Facts, Step};
pub use memo::Memo;
pub use mentions::{Courtesy, NameClass, NameMention};
pub use organizations::{BodyForm, BodyWord};
pub use places::{Place, PlaceKind, Places};
pub use quotes::{MarkedQuote, QuotePlace};
pub use speakers::sieves;

/// What a draft says. All spans are bytes of the draft.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// The first pass, a passage each, in order; their spans are of each passage's prose.
    pub facts: Vec<Arc<Facts>>,
    /// Quotes in the order they stand.
    pub quotes: Vec<Quote>,
    /// People in the order of their first mention.
    pub people: Vec<Person>,
    /// Bodies in the order of their first mention.
    pub organizations: Vec<Organization>,
    /// Dates in the order they stand.
    pub dates: Vec<DateMention>,
    /// The day the story speaks from.
    pub story_date: Option<StoryDate>,
    words: people::Words,
}

/// Words in quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// From its first mark to its last, the marks included.
    pub span: Span,
    /// Where it runs over several paragraphs, the part in each; empty otherwise.
    pub parts: Vec<Span>,
    /// Where it, or each of its parts, is in [`Reading::facts`]; never empty.
    pub places: Vec<QuotePlace>,
    /// What sort of quote it is.
    pub kind: QuoteKind,
    /// Number of words between the marks.
    pub words: u32,
    /// The part of the story it stands in.
    pub zone: Zone,
    /// Who said it and how we know; `None` where nobody is named.
    pub attribution: Option<Attribution>,
}

/// The sorts of quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// A statement in somebody's words.
    Direct,
    /// A fragment inside a reported statement.
    Mixed,
    /// Words held at arm's length.
    Scare,
    /// The name of a work, programme or nickname.
    Title,
    /// Anything else in marks.
    Other,
}

/// Who said a quote, by which words, and which sieve decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// The words nearest the quote that name the source.
    pub mention: Span,
    /// Whom they mean.
    pub speaker: Speaker,
    /// The words that say that something was said.
    pub cue: Option<Span>,
    /// Name of the sieve that decided.
    pub method: &'static str,
    /// How sure that sieve is.
    pub confidence: Confidence,
}

/// Whom a mention means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Speaker {
    /// Index into [`Reading::people`].
    Person(usize),
    /// Index into [`Reading::organizations`].
    Organization(usize),
    /// Somebody the draft does not name, or a pronoun or role that could be several people.
    Unresolved,
}

/// How sure a sieve is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Plausible; shown as a hint at most.
    Low,
    /// Right most of the time.
    Medium,
    /// Written there in so many words.
    High,
}

/// A person the draft names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The fullest form of the name in the draft, without titles.
    pub name: String,
    /// Titles and descriptions the draft gives, in order, each wording once.
    pub titles: Vec<GivenTitle>,
    /// Where the draft speaks of them, in order.
    pub mentions: Vec<Mention>,
    /// Which pronoun their courtesy title goes with, if the draft gives one: Mr., Ms., Mx.
    pub courtesy: Option<Courtesy>,
}

/// A title as the draft gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenTitle {
    /// Its words, without an article before them.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// Whether it stands before the name (`Mayor Ana Lind`), after it (`Ana Lind, the mayor,`) or apart from it.
    pub place: TitlePlace,
}

/// Where a title stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TitlePlace {
    /// Right before the name.
    Before,
    /// After the name, between commas.
    After,
    /// Before the name, with a comma between: `The mayor, Ana Lind,`.
    Apart,
}

/// Words that mean a person or a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// Where they stand.
    pub span: Span,
    /// What sort of words they are.
    pub kind: MentionKind,
}

/// The sorts of mentions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MentionKind {
    /// Given name and surname, or the whole name of a body.
    Full,
    /// A surname.
    Surname,
    /// A given name.
    Given,
    /// A title with a name.
    Title,
    /// A role: `the deputy mayor`.
    Role,
    /// he, she, they.
    Pronoun,
    /// A body's initials.
    Acronym,
}

/// A body the draft names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organization {
    /// The fullest form of the name in the draft.
    pub name: String,
    /// Where the draft speaks of it, in order.
    pub mentions: Vec<Mention>,
}

/// The day a story speaks from, and how we know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoryDate {
    /// The day.
    pub value: Date,
    /// Where it comes from.
    pub source: DateSource,
}

/// Where a story date comes from, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateSource {
    /// `--date`.
    CommandLine,
    /// `date` in the front matter.
    FrontMatter,
    /// The dateline.
    Dateline,
    /// `date` in the settings.
    Settings,
}

impl Reading {
    /// Reads `draft`. What `memo` remembers of an earlier state of it is not read again.
    /// `settings_date` is the date in force where the draft itself gives none.
    pub fn of(draft: &Draft, memo: &mut Memo, settings_date: Option<StoryDate>) -> Self {
        memo.update(draft);
        let facts: Vec<Arc<Facts>> = memo.facts().cloned().collect();
        let mut cast = people::Cast::of(draft, &facts);
        let mut quotes = quotes::join(draft, &facts);
        speakers::attribute(draft, &facts, &mut cast, &mut quotes);
        quotes::settle_kinds(&facts, &mut quotes);
        let mut reading = Self {
            quotes,
            people: cast.people,
            organizations: cast.organizations,
            facts,
            dates: Vec::new(),
            story_date: None,
            words: cast.words,
        };
        reading.story_date = story_date::of(draft, &reading.facts, settings_date);
        let speaks_from = reading.story_date.map(|date| date.value);
        reading.dates = dates::resolve::join(draft, &reading.facts, speaks_from);
        reading
    }

    /// Whom name `index` of the [`Facts::names`] of passage `passage` means.
    pub fn who(&self, passage: usize, index: usize) -> Speaker {
        self.words.who(passage, index)
    }

    /// The name of the speaker, if the mention was tied to a named person or body.
    pub fn speaker_name(&self, attribution: &Attribution) -> Option<&str> {
        match attribution.speaker {
            Speaker::Person(index) => self.people.get(index).map(|person| person.name.as_str()),
            Speaker::Organization(index) => self
                .organizations
                .get(index)
                .map(|organization| organization.name.as_str()),
            Speaker::Unresolved => None,
        }
    }
}
