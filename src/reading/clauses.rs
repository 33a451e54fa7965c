//! First pass: which noun phrase is the subject of which verb.

mod neighbours;

use super::phrases::{Noun, NounSort, Phrase, PhraseKind, Speech, VerbForm};
pub(super) use neighbours::name_in_apposition;
use neighbours::{around_quote, behind, chain, climb_appositions, inverted};

/// How many phrases a search for a subject goes back at most; no sentence a reader follows has more.
pub(super) const REACH: usize = 120;

/// For each phrase of a block: the sentence it stands in, and its subject if it is a verb.
#[derive(Debug, Clone, Default)]
pub(super) struct Clauses {
    /// Index of the first phrase of the sentence, for each phrase.
    first: Vec<u32>,
    /// Index of the [`PhraseKind::Stop`] that ends the sentence (or one past the last phrase).
    end: Vec<u32>,
    verbs: Vec<Option<Clause>>,
}

/// A verb and its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clause {
    /// Index of the subject among the phrases.
    pub(super) subject: usize,
    /// Whether the clause hangs on another: when he left, who said.
    pub(super) hangs: bool,
    /// Whether it hangs on a noun by who or which.
    pub(super) relative: bool,
    /// Whether the subject stands after the verb: said Lind.
    pub(super) inverted: bool,
}

/// A step in the search for a subject.
enum Step {
    /// It ends here.
    Found(Option<Clause>),
    /// It goes on before the phrase at this index.
    Back(usize),
}

impl Clause {
    /// A main clause whose subject is at `subject`, before its verb.
    fn of(subject: usize) -> Self {
        Self {
            subject,
            hangs: false,
            relative: false,
            inverted: false,
        }
    }
}

impl Clauses {
    pub(super) fn of(phrases: &[Phrase]) -> Self {
        let mut clauses = Self {
            first: vec![0; phrases.len()],
            end: vec![0; phrases.len()],
            verbs: vec![None; phrases.len()],
        };
        let mut first = 0;
        for (index, phrase) in phrases.iter().enumerate() {
            clauses.first[index] = first as u32;
            if phrase.is(&PhraseKind::Stop) || index + 1 == phrases.len() {
                let end = if phrase.is(&PhraseKind::Stop) {
                    index
                } else {
                    index + 1
                };
                clauses.end[first..=index].fill(end as u32);
                first = index + 1;
            }
        }
        for (index, phrase) in phrases.iter().enumerate() {
            if let Some(verb) = phrase.verb() {
                let clause = clauses.clause(phrases, index, verb.form);
                clauses.verbs[index] = clause;
            }
        }
        clauses
    }

    /// The phrases of the sentence that phrase `index` stands in, without the stop.
    pub(super) fn sentence(&self, index: usize) -> std::ops::Range<usize> {
        match (self.first.get(index), self.end.get(index)) {
            (Some(&first), Some(&end)) => first as usize..end as usize,
            _ => 0..0,
        }
    }

    /// The clause of the verb at `index`.
    pub(super) fn of_verb(&self, index: usize) -> Option<Clause> {
        self.verbs.get(index).copied().flatten()
    }

    /// The clause of the verb at `verb`, all verbs before it being known.
    fn clause(&self, phrases: &[Phrase], verb: usize, form: VerbForm) -> Option<Clause> {
        let start = self.sentence(verb).start.max(verb.saturating_sub(REACH));
        let finite = form == VerbForm::Finite;
        let mut at = verb;
        while at > start {
            let before = at - 1;
            match &phrases[before].kind {
                PhraseKind::Adverb | PhraseKind::Open | PhraseKind::Other => at = before,
                PhraseKind::Noun(noun) => {
                    match self.after_noun(phrases, start, before, noun, verb, form) {
                        Step::Found(clause) => return clause,
                        Step::Back(further) => at = further,
                    }
                }
                PhraseKind::Relative => return after_relative(phrases, start, before),
                PhraseKind::And => return self.shared(phrases, start, before, form),
                PhraseKind::Comma | PhraseKind::Dash | PhraseKind::Close
                    if finite || form == VerbForm::Passive =>
                {
                    return behind(phrases, verb)
                        .or_else(|| self.over_insertion(phrases, start, before));
                }
                PhraseKind::Verb(_) => {
                    return self
                        .of_verb(before)
                        .or_else(|| self.main(phrases, start, before));
                }
                PhraseKind::Quote(_) if finite => {
                    return around_quote(phrases, start, before)
                        .or_else(|| inverted(phrases, verb));
                }
                PhraseKind::Stop | PhraseKind::Colon | PhraseKind::Semicolon => break,
                // “by saying”, “before saying”; “…, saying”.
                _ => return self.main(phrases, start, before),
            }
        }
        finite.then(|| inverted(phrases, verb)).flatten()
    }

    /// What the noun phrase at `before`, which stands before the verb at `verb`, is to it.
    fn after_noun(
        &self,
        phrases: &[Phrase],
        start: usize,
        before: usize,
        noun: &Noun,
        verb: usize,
        form: VerbForm,
    ) -> Step {
        let previous = before
            .checked_sub(1)
            .filter(|&previous| previous >= start)
            .map(|previous| &phrases[previous].kind);
        if noun.sort == NounSort::Figure && previous == Some(&PhraseKind::Comma) {
            // “Lind, 45 said”: as good as an apposition.
            return Step::Back(before);
        }
        match form {
            // “urged Lind to say”, “took to the stage to say”.
            VerbForm::Infinitive => return Step::Found(self.main(phrases, start, verb)),
            // “with Lind saying”; but “told a crowd saying”, “the leaflet saying”.
            VerbForm::Gerund if previous == Some(&PhraseKind::Preposition) => {
                return Step::Found(Some(Clause::of(before)));
            }
            VerbForm::Gerund => {
                if let Some(clause) = self.main(phrases, start, verb) {
                    return Step::Found(Some(clause));
                }
            }
            VerbForm::Finite | VerbForm::Passive => {}
        }
        let Some(subject) = chain(phrases, start, before) else {
            // A prepositional phrase between subject and verb: “Lind on the steps said”.
            return Step::Back(before - 1);
        };
        if let Some(antecedent) = self.after_relative_object(phrases, start, subject) {
            return Step::Found(Some(antecedent));
        }
        if self.is_reduced(phrases, start, subject, verb) {
            return Step::Found(None);
        }
        let object =
            noun.sort == NounSort::Object && phrases[before].tokens.len() == 1 && subject == before;
        if object {
            return Step::Found(self.main(phrases, start, verb));
        }
        Step::Found(Some(Clause {
            hangs: self.hangs(phrases, start, subject),
            ..Clause::of(subject)
        }))
    }

    /// The subject of a verb that stands right after what is set off between commas, dashes or
    /// brackets, the last of which is at `close`: “Lind, the mayor of Halden, said”.
    fn over_insertion(&self, phrases: &[Phrase], start: usize, close: usize) -> Option<Clause> {
        let opening = match phrases[close].kind {
            PhraseKind::Close => PhraseKind::Open,
            PhraseKind::Dash => PhraseKind::Dash,
            _ => PhraseKind::Comma,
        };
        let mut at = close;
        while at > start {
            at -= 1;
            if phrases[at].kind != opening {
                continue;
            }
            if at == start {
                break;
            }
            let mut before = at - 1;
            // “Lind (Ind., Halden), who …, said”
            if phrases[before].is(&PhraseKind::Close) {
                while before > start && !phrases[before].is(&PhraseKind::Open) {
                    before -= 1;
                }
                before = before.saturating_sub(1).max(start);
            }
            // What is set off must be able to be: a description, a clause with who, a participle, a place.
            if let Some(noun) = phrases[before].noun() {
                if noun.sort == NounSort::Figure && before > start {
                    continue;
                }
                if let Some(head) = chain(phrases, start, before) {
                    let subject = climb_appositions(phrases, start, head);
                    // “smiled at Lind, the mayor, and”: an object is no subject.
                    if !self.is_object(phrases, start, subject) {
                        return Some(Clause {
                            subject,
                            hangs: self.hangs(phrases, start, subject),
                            relative: false,
                            inverted: false,
                        });
                    }
                }
            }
        }
        self.main(phrases, start, close)
    }

    /// The antecedent in “Lind, who runs the union said” and “One official who heard it said”: the noun
    /// at `noun` is the object of the verb after *who*, so the next verb has the antecedent for its subject.
    fn after_relative_object(
        &self,
        phrases: &[Phrase],
        start: usize,
        noun: usize,
    ) -> Option<Clause> {
        let mut at = noun;
        let limit = start.max(noun.saturating_sub(12));
        while at > limit {
            at -= 1;
            match phrases[at].kind {
                PhraseKind::Relative => {
                    let verb = phrases.get(at + 1)?.verb()?;
                    if verb.speech == Speech::Strong {
                        // “who said the plan failed”.
                        return None;
                    }
                    let clause = self.of_verb(at + 1)?;
                    return (noun > at + 1).then_some(Clause {
                        hangs: self.hangs(phrases, start, clause.subject),
                        relative: false,
                        ..clause
                    });
                }
                PhraseKind::Verb(_)
                | PhraseKind::Noun(_)
                | PhraseKind::Preposition
                | PhraseKind::Adverb => {}
                _ => return None,
            }
        }
        None
    }

    /// “introduced a bill aimed at”: a participle that describes an object has no subject of its own.
    fn is_reduced(&self, phrases: &[Phrase], start: usize, noun: usize, verb: usize) -> bool {
        let bare = phrases[verb].verb().is_some_and(|verb| {
            verb.form == VerbForm::Finite && verb.speech < Speech::Strong && verb.inflected
        }) && phrases[verb].tokens.len() == 1;
        let governed = noun > start
            && phrases[noun - 1]
                .verb()
                .is_some_and(|verb| verb.speech == Speech::None)
            && self
                .of_verb(noun - 1)
                .is_some_and(|clause| clause.subject < noun);
        bare && governed
    }

    /// Whether the noun phrase at `noun` follows a verb whose subject stands before it.
    fn is_object(&self, phrases: &[Phrase], start: usize, noun: usize) -> bool {
        noun > start
            && phrases[noun - 1].verb().is_some()
            && self
                .of_verb(noun - 1)
                .is_some_and(|clause| clause.subject < noun)
    }

    /// The subject that a verb after `and` shares with an earlier one: “arrived and said”.
    fn shared(
        &self,
        phrases: &[Phrase],
        start: usize,
        and: usize,
        form: VerbForm,
    ) -> Option<Clause> {
        if form == VerbForm::Gerund {
            let earlier = (start..and)
                .rev()
                .find(|&at| phrases[at].verb().is_some_and(|verb| verb.form == form));
            if let Some(clause) = earlier.and_then(|verb| self.of_verb(verb)) {
                return Some(clause);
            }
        }
        let comma = and > start && phrases[and - 1].is(&PhraseKind::Comma);
        let nearest = (start..and)
            .rev()
            .find(|&at| matches!(phrases[at].verb(), Some(verb) if matches!(verb.form, VerbForm::Finite | VerbForm::Passive)));
        let clause = nearest.and_then(|verb| self.of_verb(verb));
        match clause {
            Some(clause) if !clause.hangs || clause.relative && !comma => Some(clause),
            _ => self.main(phrases, start, and).or(clause),
        }
    }

    /// The last main clause before `limit`, or the last clause of any kind, or the first noun phrase
    /// that follows no preposition.
    pub(super) fn main(&self, phrases: &[Phrase], start: usize, limit: usize) -> Option<Clause> {
        let start = start.max(limit.saturating_sub(REACH));
        let mut any = None;
        for at in (start..limit).rev() {
            let Some(verb) = phrases[at].verb() else {
                continue;
            };
            if !matches!(verb.form, VerbForm::Finite | VerbForm::Passive) {
                continue;
            }
            if let Some(clause) = self.of_verb(at) {
                if !clause.hangs {
                    return Some(clause);
                }
                any.get_or_insert(clause);
            }
        }
        any.or_else(|| {
            (start..limit)
                .find(|&at| {
                    phrases[at].noun().is_some_and(|noun| {
                        !matches!(
                            noun.sort,
                            NounSort::Object | NounSort::Figure | NounSort::Possessive
                        )
                    }) && (at == start || !matches!(phrases[at - 1].kind, PhraseKind::Preposition))
                })
                .map(|subject| Clause {
                    subject,
                    hangs: false,
                    relative: false,
                    inverted: false,
                })
        })
    }

    /// Whether the clause whose subject is at `subject` hangs on another.
    fn hangs(&self, phrases: &[Phrase], start: usize, subject: usize) -> bool {
        let mut at = subject;
        while at > start {
            at -= 1;
            match &phrases[at].kind {
                PhraseKind::Adverb => {}
                // “the plan she pushed”.
                PhraseKind::Noun(_) => return true,
                // “said the plan failed”: what was said.
                PhraseKind::Verb(verb) => return verb.speech != Speech::None,
                PhraseKind::Subordinator | PhraseKind::Relative | PhraseKind::Preposition => {
                    return true;
                }
                PhraseKind::And => {
                    // “that Darko left and Reis stayed”: as the clause before it.
                    return (start.max(at.saturating_sub(REACH))..at)
                        .rev()
                        .find_map(|verb| self.of_verb(verb))
                        .is_some_and(|clause| clause.hangs)
                        && !(at > start && phrases[at - 1].is(&PhraseKind::Comma));
                }
                _ => return false,
            }
        }
        false
    }
}

/// The antecedent of the *who* at `relative`.
fn after_relative(phrases: &[Phrase], start: usize, relative: usize) -> Option<Clause> {
    let mut antecedent = relative;
    while antecedent > start
        && matches!(
            phrases[antecedent - 1].kind,
            PhraseKind::Comma | PhraseKind::Preposition | PhraseKind::And | PhraseKind::Dash
        )
    {
        antecedent -= 1;
    }
    let noun = antecedent
        .checked_sub(1)
        .filter(|&noun| noun >= start && phrases[noun].noun().is_some())?;
    // “a rally for Lind, who said”: a name is nearer than the head of its chain.
    let named = phrases[noun]
        .noun()
        .is_some_and(|noun| noun.sort == NounSort::Name);
    let subject = if named {
        noun
    } else {
        chain(phrases, start, noun).unwrap_or(noun)
    };
    Some(Clause {
        hangs: true,
        relative: true,
        ..Clause::of(subject)
    })
}
