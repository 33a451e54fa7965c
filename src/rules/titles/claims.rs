//! Titles as the draft gives them, each to one person: what the rules on offices look at.

use std::ops::{Deref, Range};

use super::context::Context;
use crate::{
    language::{Lexeme, TokenKind, us_state},
    reading::{NameClass, NameMention, Speaker, TitlePlace},
    roster::{AMERICA, Roster, TitleParts},
    rules::{
        Evidence,
        here::{Alone, Here},
    },
    text::Span,
};

/// A title in the writer’s own words, beside the name of its bearer.
pub(super) struct Claim<'a> {
    pub(super) here: Here<'a>,
    /// Index into the reading’s people.
    pub(super) person: usize,
    /// Where the title stands in the draft.
    pub(super) span: Span,
    title: &'a Title,
}

/// What one passage shows of a title by itself.
pub(super) struct Title {
    /// Index among the names of the passage.
    mention: usize,
    /// The title’s tokens, without an article before it.
    pub(super) tokens: Range<u32>,
    /// The tokens of the name.
    pub(super) name: Range<u32>,
    pub(super) text: String,
    pub(super) place: TitlePlace,
    pub(super) parts: TitleParts,
    /// Whether the name beside it is more than a family name.
    pub(super) has_full_name: bool,
    /// Whether its words stand unbroken by markup.
    pub(super) is_verbatim: bool,
    /// Whether it is the first of its sentence.
    pub(super) opens_sentence: bool,
    pub(super) context: Context,
}

impl Deref for Claim<'_> {
    type Target = Title;

    fn deref(&self) -> &Title {
        self.title
    }
}

/// Descriptions of more words are stories, not titles.
const LONGEST: usize = 10;

/// The claims of the draft in order.
pub(super) fn all<'a>(evidence: &Evidence<'a>) -> impl Iterator<Item = Claim<'a>> + use<'a> {
    Here::all(evidence).flat_map(|here| {
        let titles = here.noted(Titles::of);
        titles.0.iter().filter_map(move |title| {
            let Speaker::Person(person) = here.reading.who(here.passage, title.mention) else {
                return None;
            };
            Some(Claim {
                here,
                person,
                span: here.span(&title.tokens),
                title,
            })
        })
    })
}

/// The titles beside names in one passage.
struct Titles(Box<[Title]>);

impl Titles {
    fn of(passage: &Alone<'_>) -> Self {
        let mentions = passage.facts.names.iter().enumerate();
        let speaks = |mention: &NameMention| mention.class != NameClass::Body && !mention.quoted;
        let titles =
            mentions
                .filter(|(_, mention)| speaks(mention))
                .flat_map(|(index, mention)| {
                    let places = [
                        (&mention.title, TitlePlace::Before),
                        (&mention.apposition, TitlePlace::After),
                        (&mention.introduction, TitlePlace::Apart),
                    ];
                    places.into_iter().filter_map(move |(tokens, place)| {
                        title(passage, (index, mention), tokens.as_ref()?, place)
                    })
                });
        Self(titles.collect())
    }
}

fn title(
    here: &Alone<'_>,
    (index, mention): (usize, &NameMention),
    tokens: &Range<u32>,
    place: TitlePlace,
) -> Option<Title> {
    let first = here.facts.tokens.get(tokens.start as usize)?;
    let article = first.text(here.words().prose);
    let led = first.is_any(Lexeme::DETERMINER);
    // `a deputy minister` says that there are several; `his foreign minister` is somebody’s.
    if led && place != TitlePlace::Before && !article.eq_ignore_ascii_case("the") {
        return None;
    }
    let tokens = tokens.start + u32::from(led)..tokens.end;
    if tokens.is_empty() || tokens.len() > LONGEST {
        return None;
    }
    let text = here.text(&tokens);
    let mut parts = here.roster().title_parts(&text);
    if parts.nouns.len() != 1 {
        return None;
    }
    if parts.of.is_empty()
        && let Some(owner) = possessor(here, tokens.start)
    {
        // `Florida’s attorney general` is none of the country’s; whose an unknown owner’s is cannot be told.
        match here.roster().bodies_named(&owner) {
            [] => return None,
            bodies if us_state::of_abbreviation(&owner).is_none() => parts.of.extend(bodies),
            _ => return None,
        }
    }
    let sentence = here.sentence(tokens.start);
    Some(Title {
        mention: index,
        name: mention.name.clone(),
        has_full_name: mention.parts.words > 1,
        context: Context::of(here, &tokens, &mention.name),
        is_verbatim: here
            .written
            .prose()
            .is_verbatim(here.facts.span_of(&tokens)),
        opens_sentence: sentence.start == tokens.start,
        tokens,
        text,
        place,
        parts,
    })
}

/// Whose it is: `Esk’s interior minister`.
fn possessor(here: &Alone<'_>, title: u32) -> Option<String> {
    let before = here.facts.tokens.get(..title as usize)?;
    let [.., owner, ending] = before else {
        return None;
    };
    (ending.kind == TokenKind::Possessive && owner.is_capitalised())
        .then(|| owner.text(here.words().prose).to_owned())
}

impl Claim<'_> {
    /// The state that the party after the name tells: Florida for `Gov. Mara Lind (R-Fla.)`.
    pub(super) fn state_of_party(&self) -> Option<&'static str> {
        let words = self.here.words();
        (self.name.end..self.name.end + 4).find_map(|token| {
            let token = self.here.facts.tokens.get(token as usize)?;
            let (_, state) = us_state::party_label(token.text(words.prose))?;
            us_state::of_abbreviation(state)
        })
    }

    /// The title, with the state that the party after the name tells.
    pub(super) fn parts_in_state(&self, roster: &Roster) -> TitleParts {
        let mut parts = self.parts.clone();
        let seat = parts.is_american() && parts.portfolio.is_empty();
        if let Some(state) = self.state_of_party().filter(|_| seat) {
            parts.portfolio.push(state.to_owned());
            parts.of.extend(roster.bodies_named(AMERICA));
        }
        parts
    }
}
