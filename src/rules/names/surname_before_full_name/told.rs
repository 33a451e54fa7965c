//! What the body says of each person, in its order.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{bearer, head::Heads};
use crate::{
    draft::Zone,
    language::name::NameKey,
    reading::{MentionKind, NameMention, Speaker},
    rules::{Evidence, here::Here},
};

/// A name of the draft.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) passage: usize,
    /// Its index among the names of the passage.
    pub(super) name: usize,
}

/// What the body says of one person, in its order.
#[derive(Debug, Clone, Copy, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent signs, not a state"
)]
pub(super) struct Told {
    /// The first mention, if it is by the surname.
    pub(super) surname: Option<Place>,
    /// The full name that comes after it.
    pub(super) full: Option<Place>,
    /// Whether the full name, or something like it, comes first.
    pub(super) introduced: bool,
    /// Whether what looks like the headline names them in full.
    pub(super) headed: bool,
    /// How often they are named.
    pub(super) uses: u32,
    /// Whether a verb of speech ever governs the surname.
    pub(super) speaks: bool,
    /// Whether a title or a description ever says what they are.
    pub(super) described: bool,
}

/// Names seen so far, whoever they mean.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Last words of names of several words.
    pub(super) families: FxHashSet<NameKey>,
    /// For the last word of a full name of a person its first word; `None` where several share it.
    pub(super) bearers: FxHashMap<NameKey, Option<NameKey>>,
}

/// Goes through the names of a draft: what it tells of each of the reading’s people.
pub(super) fn all(evidence: &Evidence<'_>) -> (Vec<Told>, Seen) {
    let mut people = vec![Told::default(); evidence.reading.people.len()];
    let mut seen = Seen::default();
    let mut heads = Heads::of(evidence);
    for here in Here::all(evidence) {
        for name in 0..here.facts.names.len() {
            look(here, name, &mut people, &mut seen, &mut heads);
        }
    }
    (people, seen)
}

/// Takes note of one name.
fn look(here: Here<'_>, name: usize, people: &mut [Told], seen: &mut Seen, heads: &mut Heads) {
    let mention = &here.facts.names[name];
    let full = mention.parts.words >= 2;
    let zone = here.zone(mention.name.start as usize);
    if !matches!(zone, Zone::Body | Zone::List | Zone::BlockQuote) {
        return;
    }
    // Whom somebody else names is neither introduced nor left without it.
    let quoted = mention.quoted || zone == Zone::BlockQuote;
    if heads.is_above(here, mention.name.start) {
        return;
    }
    let head = heads.is_head(here, mention.name.start);
    let headline = full && head && heads.is_first();
    let place = Place {
        passage: here.passage,
        name,
    };
    let who = here.reading.who(here.passage, name);
    if let Speaker::Person(person) = who
        && let Some(told) = people.get_mut(person)
    {
        told.uses += 1;
        if headline {
            told.headed = true;
        } else if full {
            told.introduced |= told.surname.is_none();
            if !quoted {
                told.full.get_or_insert(place);
            }
        } else if !head && mention.span(here.facts).len() > 1 && !quoted && !is_label(here, mention)
        {
            if !bearer::stands_for_person(here, name) {
                return;
            }
            told.speaks |= mention.speaks;
            told.described |= mention.title.is_some()
                || mention.apposition.is_some()
                || mention.introduction.is_some();
            if told.surname.is_none() && !told.introduced {
                told.introduced = kind(here, person, mention) != Some(MentionKind::Surname)
                    && mention.title.is_none()
                    || seen.families.contains(&mention.parts.family);
                told.surname = Some(place);
            }
        }
    }
    if full {
        if !headline {
            seen.families.insert(mention.parts.family);
        }
        if matches!(who, Speaker::Person(_)) {
            let given = mention.parts.given;
            seen.bearers
                .entry(mention.parts.family)
                .and_modify(|known| {
                    if *known != Some(given) {
                        *known = None;
                    }
                })
                .or_insert(Some(given));
        }
    }
}

/// What sort of mention the reading takes a name for.
fn kind(here: Here<'_>, person: usize, mention: &NameMention) -> Option<MentionKind> {
    let mentions = &here.reading.people.get(person)?.mentions;
    let span = here.span(&mention.name);
    let at = mentions
        .binary_search_by_key(&span, |mention| mention.span)
        .ok()?;
    Some(mentions[at].kind)
}

/// `LIND:`
fn is_label(here: Here<'_>, mention: &NameMention) -> bool {
    here.facts
        .tokens
        .get(mention.name.end as usize)
        .is_some_and(|next| next.is_mark(':'))
        && here.block(mention.name.start).start + 3 > mention.name.start
}
