//! Where a draft uses names that are written in several ways, and means what they mean.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    draft::Zone,
    language::{
        Case, Lexeme, TokenKind, lexicon,
        name::plain,
        romanisation::{self, RomanisedId},
    },
    reading::{QuoteKind, Speaker},
    rules::{
        Evidence, Finding, Safety,
        here::{Alone, Here},
    },
    text::{Edit, Span},
};

/// The uses of such names, of each in the order they stand.
#[derive(Default)]
pub(super) struct Uses {
    pub(super) by_name: FxHashMap<RomanisedId, Vec<Use>>,
    /// The names in the order of their first use.
    pub(super) order: Vec<RomanisedId>,
}

/// One use of a form.
#[derive(Debug, Clone, Copy)]
pub(super) struct Use {
    passage: usize,
    token: u32,
    /// Where the form stands in the token, in bytes: after `al-`, before `-based`.
    from: u32,
    to: u32,
    /// Which of its name's forms.
    pub(super) form: usize,
}

impl Uses {
    pub(super) fn of(evidence: &Evidence<'_>) -> Self {
        let mut uses = Self::default();
        let mut explained: FxHashSet<RomanisedId> = FxHashSet::default();
        for here in Here::all(evidence) {
            let mut last: Option<(RomanisedId, usize, usize)> = None;
            for &(name, one) in &here.noted(Forms::of).0 {
                let one = Use {
                    passage: here.passage,
                    ..one
                };
                let at = one.token as usize;
                if let Some((before, form, there)) = last
                    && before == name
                    && form != one.form
                    && is_explained(here, there, at)
                {
                    explained.insert(name);
                }
                if is_introduced(here, at) {
                    explained.insert(name);
                }
                last = Some((name, one.form, at));
                if !is_written_by_the_writer(here, at)
                    || is_kept(evidence, here, at, name, one.form)
                {
                    continue;
                }
                let all = uses.by_name.entry(name).or_default();
                if all.is_empty() {
                    uses.order.push(name);
                }
                all.push(one);
            }
        }
        // Kyiv, also written Kiev: whoever says so may use either.
        uses.by_name.retain(|name, _| !explained.contains(name));
        uses.by_name
            .retain(|name, uses| name.name().since.is_some() || is_one_person(evidence, uses));
        uses
    }
}

/// The forms of such names in one passage.
struct Forms(Box<[(RomanisedId, Use)]>);

impl Forms {
    fn of(passage: &Alone<'_>) -> Self {
        let tokens = 0..passage.facts.tokens.len();
        Self(tokens.filter_map(|at| form_at(passage, at)).collect())
    }
}

/// The form of a name in the token at `at`; its passage is yet to be told.
fn form_at(here: &Alone<'_>, at: usize) -> Option<(RomanisedId, Use)> {
    let token = &here.facts.tokens[at];
    if token.kind != TokenKind::Word
        || token.case == Case::Lower && !token.text(here.prose()).contains('-')
    {
        return None;
    }
    let text = token.text(here.prose());
    let make = |from: usize, to: usize| {
        let part = &text[from..to];
        if !part.starts_with(char::is_uppercase) {
            return None;
        }
        let word: String = plain(part).chars().filter(|&char| char != '\'').collect();
        let (name, form) = RomanisedId::of_word(&word)?;
        let one = Use {
            passage: 0,
            token: at as u32,
            from: from as u32,
            to: to as u32,
            form,
        };
        Some((name, one))
    };
    make(0, text.len()).or_else(|| {
        let mut from = 0;
        text.split(['-', '‑', '–']).find_map(|part| {
            let start = from;
            let to = start + part.len();
            from = to + text[to..].chars().next().map_or(0, char::len_utf8);
            (part.len() < text.len()).then(|| make(start, to)).flatten()
        })
    })
}

/// Whether the spelling is the writer's: not a byline's, and not that of what somebody else wrote.
fn is_written_by_the_writer(here: Here<'_>, at: usize) -> bool {
    const WRITTEN: [&str; 14] = [
        "wrote",
        "writes",
        "written",
        "write",
        "tweeted",
        "tweets",
        "posted",
        "posts",
        "read",
        "reads",
        "read:",
        "stated",
        "headlined",
        "entitled",
    ];
    if matches!(here.zone(at), Zone::Byline | Zone::BlockQuote) {
        return false;
    }
    if !here.is_quoted(at as u32) {
        return true;
    }
    let span = here.span(&(at as u32..at as u32 + 1));
    let quote = here
        .reading
        .quotes
        .iter()
        .find(|quote| quote.span.covers(span));
    quote.is_some_and(|quote| {
        matches!(quote.kind, QuoteKind::Direct | QuoteKind::Mixed)
            && quote.attribution.as_ref().is_some_and(|attribution| {
                let cue = attribution
                    .cue
                    .map(|cue| here.draft.slice(cue).to_lowercase());
                matches!(attribution.speaker, Speaker::Person(_))
                    && cue.is_none_or(|cue| {
                        !cue.split_whitespace().any(|word| WRITTEN.contains(&word))
                    })
            })
    })
}

/// Whether a form stays as it is where it stands.
fn is_kept(
    evidence: &Evidence<'_>,
    here: Here<'_>,
    at: usize,
    name: RomanisedId,
    form: usize,
) -> bool {
    let known = name.name();
    let text = known.forms[form];
    is_in_phrase(here, at, text)
        || here.is_title(&(at as u32..at as u32 + 1))
        || is_elsewhere(evidence, here, at, text)
        || is_part_of_name(here, at)
        || form > 0 && known.since.is_some_and(|since| is_past(here, at, since))
}

fn is_in_phrase(here: Here<'_>, at: usize, form: &str) -> bool {
    let words = here.words();
    romanisation::phrases(form).iter().any(|(phrase, place)| {
        let Some(start) = at.checked_sub(*place) else {
            return false;
        };
        phrase
            .iter()
            .enumerate()
            .all(|(ahead, word)| start + ahead == at || words.is_one_of(start + ahead, &[word]))
    })
}

/// Whether the form is another place here: Odessa, Texas; or in all of the draft, which speaks of Texas.
fn is_elsewhere(evidence: &Evidence<'_>, here: Here<'_>, at: usize, form: &str) -> bool {
    let states = romanisation::elsewhere(form);
    let state = |text: &str| {
        let text = plain(text.trim_end_matches('.'));
        states.contains(&text.as_ref())
    };
    !states.is_empty()
        && ((at + 1..at + 3).any(|at| state(here.words().text(at)))
            || Here::all(evidence).any(|there| {
                let prose = there.prose();
                there
                    .facts
                    .tokens
                    .iter()
                    .any(|token| token.is_capitalised() && state(token.text(prose)))
            }))
}

/// Whether the form is one word of a longer name: a club, a ship, a body, a work.
fn is_part_of_name(here: Here<'_>, at: usize) -> bool {
    let tokens = &here.facts.tokens;
    let sentence = here.sentence(at as u32);
    let (first, end) = (sentence.start as usize, sentence.end as usize);
    let name = |at: usize| {
        let token = &tokens[at];
        token.is_word()
            && token.is_capitalised()
            && !token.is_any(
                Lexeme::TITLE
                    | Lexeme::HONORIFIC
                    | Lexeme::RANK
                    | Lexeme::ROLE
                    | Lexeme::NATIONAL
                    | Lexeme::DETERMINER
                    | Lexeme::PREPOSITION
                    | Lexeme::CONJUNCTION
                    | Lexeme::PRONOUN
                    | Lexeme::GIVEN_NAME
                    | Lexeme::WEEKDAY
                    | Lexeme::MONTH,
            )
    };
    let head = here.zone(at) == Zone::Headline || here.zone(at) == Zone::Crosshead;
    let body = |at: usize| tokens[at].is_any(Lexeme::BODY);
    let after = at + 1 < end && name(at + 1) && (!head || body(at + 1));
    // Whatever begins a sentence has a capital: `In Kiev`, but `HMS Kiev`.
    let opens = |at: usize| {
        let word = tokens[at].text(here.prose());
        at == first && tokens[at].case != Case::Upper && lexicon::is_common(&word.to_lowercase())
    };
    let before = at > first && name(at - 1) && !opens(at - 1) && (!head || body(at - 1));
    // A family name follows a given one that no list has.
    after || before && !is_persons(here, at)
}

/// Whether the token is a word of somebody's name.
fn is_persons(here: Here<'_>, at: usize) -> bool {
    let names = &here.facts.names;
    let next = names.partition_point(|name| name.name.end as usize <= at);
    names.get(next).is_some_and(|name| {
        name.name.contains(&(at as u32))
            && matches!(here.reading.who(here.passage, next), Speaker::Person(_))
    })
}

/// Whether the sentence tells of times when the form was the official one.
fn is_past(here: Here<'_>, at: usize, since: i16) -> bool {
    const PAST: [&str; 10] = [
        "formerly",
        "previously",
        "renamed",
        "colonial",
        "soviet",
        "imperial",
        "tsarist",
        "wartime",
        "raj",
        "dynasty",
    ];
    let sentence = here.sentence(at as u32);
    let words = here.words();
    here.has_any(&sentence, &PAST)
        || sentence.clone().take(120).any(|at| {
            let text = words.text(at as usize);
            let year = text.trim_end_matches('s').parse::<i16>().ok();
            year.is_some_and(|year| (1000..since).contains(&year)) && text.len() >= 4
        })
}

/// Whether the writer says that the two forms at these tokens are one name.
fn is_explained(here: Here<'_>, first: usize, second: usize) -> bool {
    const NEAR: usize = 8;
    const SAYS: [&str; 16] = [
        "formerly",
        "previously",
        "known",
        "called",
        "or",
        "once",
        "aka",
        "also",
        "renamed",
        "spelled",
        "spelt",
        "written",
        "old",
        "name",
        "russian",
        "then",
    ];
    let words = here.words();
    second - first <= NEAR
        && (first + 1..second)
            .any(|at| words.mark(at, '(') || words.mark(at, '/') || words.is_one_of(at, &SAYS))
}

/// Whether the writer gives the form at this token as another name: also known as Burma.
fn is_introduced(here: Here<'_>, at: usize) -> bool {
    let words = here.words();
    at >= 2
        && (words.is_one_of(at - 1, &["formerly", "called", "aka"])
            || words.is_one_of(at - 1, &["as"])
                && words.is_one_of(at - 2, &["known", "spelled", "spelt", "written"]))
}

/// Whether all uses of a family name can mean one person, or none: no two full names with other given names.
fn is_one_person(evidence: &Evidence<'_>, uses: &[Use]) -> bool {
    let mut people: Vec<usize> = Vec::new();
    for one in uses {
        let Some(here) = Here::at(evidence, one.passage) else {
            continue;
        };
        let names = &here.facts.names;
        let at = names.partition_point(|name| name.name.end <= one.token);
        let found = names
            .get(at)
            .filter(|name| name.name.contains(&one.token) && name.name.len() > 1);
        if found.is_some()
            && let Speaker::Person(person) = here.reading.who(one.passage, at)
            && !people.contains(&person)
        {
            people.push(person);
        }
    }
    let given = |person: usize| {
        let name = &evidence.reading.people[person].name;
        plain(name.split_whitespace().next().unwrap_or_default()).into_owned()
    };
    people.windows(2).all(|pair| {
        let (one, other) = (given(pair[0]), given(pair[1]));
        one == other || crate::roster::is_one_name(&one, &other)
    })
}

impl Use {
    fn here<'a>(&self, evidence: &Evidence<'a>) -> Option<Here<'a>> {
        Here::at(evidence, self.passage)
    }

    pub(super) fn place(&self) -> (usize, u32) {
        (self.passage, self.token)
    }

    /// The form as it is written here.
    pub(super) fn written(&self, evidence: &Evidence<'_>) -> String {
        self.here(evidence).map_or_else(String::new, |here| {
            let text = here.facts.tokens[self.token as usize].text(here.prose());
            text[self.from as usize..self.to as usize].to_owned()
        })
    }

    /// The form folded.
    pub(super) fn word(&self, evidence: &Evidence<'_>) -> String {
        plain(&self.written(evidence)).into_owned()
    }

    /// `form` in capitals where this is.
    pub(super) fn in_its_case(&self, evidence: &Evidence<'_>, form: &str) -> String {
        if self.written(evidence).chars().any(char::is_lowercase) {
            form.to_owned()
        } else {
            form.to_uppercase()
        }
    }

    pub(super) fn span(&self, evidence: &Evidence<'_>) -> Span {
        self.here(evidence).map_or(Span::new(0, 0), |here| {
            let whole = here.span(&(self.token..self.token + 1));
            if whole.len() == here.facts.tokens[self.token as usize].span.len() {
                Span::new(whole.start + self.from, whole.start + self.to)
            } else {
                whole
            }
        })
    }

    /// The change of the form to `right`; nothing in a quote, or where markup runs through the word.
    pub(super) fn edit(&self, evidence: &Evidence<'_>, right: &str) -> Option<Edit> {
        let here = self.here(evidence)?;
        here.change(self.token, String::new())?;
        Some(Edit::new(
            self.span(evidence),
            self.in_its_case(evidence, right),
        ))
    }

    pub(super) fn offer(
        &self,
        evidence: &Evidence<'_>,
        finding: &mut Finding,
        right: &str,
        of_house: bool,
    ) {
        if let Some(edit) = self.edit(evidence, right) {
            let safety = if of_house {
                Safety::Safe
            } else {
                Safety::Unsafe
            };
            finding.fix(format!("Change to “{right}”"), safety, vec![edit]);
        }
    }
}
