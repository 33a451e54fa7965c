//! Bodies by their names and acronyms.

use rustc_hash::FxHashMap;

use super::{
    BodyWord, Facts, Mention, MentionKind, NameKey, NameMention, Organization, Place, Speaker,
};

/// Every body of the draft, and the names that can mean it.
#[derive(Debug, Default)]
pub(super) struct Bodies {
    by_name: FxHashMap<NameKey, u32>,
    /// By acronym, as given in brackets or made of a name's initials.
    by_acronym: FxHashMap<NameKey, u32>,
    list: Vec<Body>,
    /// For the noun of a body the one last named with it.
    last: FxHashMap<NameKey, u32>,
}

#[derive(Debug, Default, Clone, Copy)]
struct Body {
    /// Number of words of the fullest form so far.
    fullest: u8,
    /// Index into the cast's organizations, once mentioned.
    organization: Option<usize>,
}

impl Bodies {
    /// Takes note of the body that name `position` of a passage names in full.
    pub(super) fn introduce(&mut self, facts: &Facts, position: usize) {
        let mention = &facts.names[position];
        if mention.parts.words < 2 {
            return;
        }
        let next = self.list.len() as u32;
        let body = *self.by_name.entry(mention.parts.whole).or_insert(next);
        if body == next {
            self.list.push(Body::default());
            if let Some(initials) = mention.parts.initials {
                self.by_acronym.entry(initials).or_insert(body);
            }
        }
        // `Harbour Workers Federation (HWF)`
        let bracketed = facts.names.get(position + 1).filter(|next| {
            next.parts.acronym
                && next.name.start == mention.name.end + 1
                && facts.tokens[mention.name.end as usize].is_mark('(')
                && facts
                    .tokens
                    .get(next.name.end as usize)
                    .is_some_and(|token| token.is_mark(')'))
        });
        if let Some(acronym) = bracketed {
            self.by_acronym.insert(acronym.parts.family, body);
        }
    }

    /// Whether an acronym stands for a body that the draft names in full.
    pub(super) fn knows(&self, mention: &NameMention) -> bool {
        self.by_acronym.contains_key(&mention.parts.family)
    }

    /// Decides which body a mention means and adds it to that.
    pub(super) fn mention(
        &mut self,
        organizations: &mut Vec<Organization>,
        mention: &NameMention,
        place: &Place<'_>,
    ) -> Speaker {
        let parts = &mention.parts;
        let alias = if parts.words == 1 {
            // `HWF`, or `the Ministry` for the one named last.
            let by_head = || parts.head.and_then(|head| self.last.get(&head));
            self.by_acronym.get(&parts.family).or_else(by_head).copied()
        } else {
            None
        };
        let body = alias.unwrap_or_else(|| {
            let next = self.list.len() as u32;
            let body = *self.by_name.entry(parts.whole).or_insert(next);
            if body == next {
                self.list.push(Body::default());
            }
            body
        });
        if let Some(head) = parts.head.filter(|_| parts.words > 1) {
            self.last.insert(head, body);
        }
        let known = &mut self.list[body as usize];
        let index = *known.organization.get_or_insert_with(|| {
            organizations.push(Organization {
                name: String::new(),
                mentions: Vec::new(),
            });
            organizations.len() - 1
        });
        let organization = &mut organizations[index];
        if parts.words > known.fullest {
            known.fullest = parts.words;
            organization.name = place.text(&mention.name);
        }
        organization.mentions.push(Mention {
            span: place.span(&mention.name),
            kind: if parts.acronym {
                MentionKind::Acronym
            } else {
                MentionKind::Full
            },
        });
        Speaker::Organization(index)
    }

    /// Adds `the ministry` to the body last named with that noun, if there is one.
    pub(super) fn short_form(
        &mut self,
        organizations: &mut [Organization],
        word: &BodyWord,
        place: &Place<'_>,
    ) -> Option<usize> {
        let body = *self.last.get(&word.key)?;
        let index = self.list[body as usize].organization?;
        organizations[index].mentions.push(Mention {
            span: place.span(&(word.token..word.token + 1)),
            kind: MentionKind::Role,
        });
        Some(index)
    }
}
