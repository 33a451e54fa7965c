//! First pass: which noun phrase is the subject of which verb.

use super::phrases::{NounSort, Phrase, PhraseKind, Speech, VerbForm};

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
        let mut at = verb;
        loop {
            let before = at.checked_sub(1).filter(|&before| before >= start);
            let Some(before) = before else {
                return if form == VerbForm::Finite {
                    inverted(phrases, verb)
                } else {
                    None
                };
            };
            match &phrases[before].kind {
                PhraseKind::Adverb => at = before,
                PhraseKind::Noun(noun) => {
                    if noun.sort == NounSort::Figure
                        && before > start
                        && phrases[before - 1].is(&PhraseKind::Comma)
                    {
                        // “Lind, 45 said”: as good as an apposition.
                        at = before;
                        continue;
                    }
                    if form == VerbForm::Infinitive {
                        // “urged Lind to say”, “took to the stage to say”.
                        return self.main(phrases, start, verb);
                    }
                    if form == VerbForm::Gerund {
                        // “with Lind saying”; but “told a crowd saying”, “the leaflet saying”.
                        let after_preposition = before > start
                            && matches!(phrases[before - 1].kind, PhraseKind::Preposition);
                        if after_preposition {
                            return Some(Clause {
                                subject: before,
                                hangs: false,
                                relative: false,
                                inverted: false,
                            });
                        }
                        if !after_preposition {
                            if let Some(clause) = self.main(phrases, start, verb) {
                                return Some(clause);
                            }
                        }
                    }
                    let Some(head) = chain(phrases, start, before) else {
                        // A prepositional phrase between subject and verb: “Lind on the steps said”.
                        at = before - 1;
                        continue;
                    };
                    let subject = head;
                    if let Some(antecedent) = self.after_relative_object(phrases, start, head) {
                        return Some(antecedent);
                    }
                    if let Some(governor) = self.reduced(phrases, start, head, verb) {
                        return governor;
                    }
                    if matches!(noun.sort, NounSort::Object)
                        && phrases[before].tokens.len() == 1
                        && head == before
                    {
                        return self.main(phrases, start, verb);
                    }
                    return Some(Clause {
                        subject,
                        hangs: self.hangs(phrases, start, subject),
                        relative: false,
                        inverted: false,
                    });
                }
                PhraseKind::Relative => {
                    let mut antecedent = before;
                    while antecedent > start
                        && matches!(
                            phrases[antecedent - 1].kind,
                            PhraseKind::Comma
                                | PhraseKind::Preposition
                                | PhraseKind::And
                                | PhraseKind::Dash
                        )
                    {
                        antecedent -= 1;
                    }
                    let noun = antecedent
                        .checked_sub(1)
                        .filter(|&noun| noun >= start && phrases[noun].noun().is_some())?;
                    let subject = chain(phrases, start, noun).unwrap_or(noun);
                    let subject = if phrases[noun]
                        .noun()
                        .is_some_and(|noun| noun.sort == NounSort::Name)
                        && subject != noun
                    {
                        // “a rally for Lind, who said”: who is the nearest person.
                        noun
                    } else {
                        subject
                    };
                    return Some(Clause {
                        subject,
                        hangs: true,
                        relative: true,
                        inverted: false,
                    });
                }
                PhraseKind::And => return self.shared(phrases, start, before, form),
                PhraseKind::Comma | PhraseKind::Dash | PhraseKind::Close => {
                    if form == VerbForm::Gerund || form == VerbForm::Infinitive {
                        return self.main(phrases, start, before);
                    }
                    return behind(phrases, verb)
                        .or_else(|| self.over_insertion(phrases, start, before));
                }
                PhraseKind::Verb(_) => {
                    return self
                        .of_verb(before)
                        .or_else(|| self.main(phrases, start, before));
                }
                PhraseKind::Preposition | PhraseKind::Subordinator => {
                    // “by saying”, “before saying”.
                    return self.main(phrases, start, before);
                }
                PhraseKind::Quote(_) => {
                    return if form == VerbForm::Finite {
                        inverted(phrases, verb)
                    } else {
                        self.main(phrases, start, before)
                    };
                }
                PhraseKind::Stop | PhraseKind::Colon | PhraseKind::Semicolon => {
                    return if form == VerbForm::Finite {
                        inverted(phrases, verb)
                    } else {
                        None
                    };
                }
                PhraseKind::Open | PhraseKind::Other => at = before,
            }
        }
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
                continue;
            }
            if phrases[before].is(&PhraseKind::Adverb) {
                continue;
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
    fn reduced(
        &self,
        phrases: &[Phrase],
        start: usize,
        noun: usize,
        verb: usize,
    ) -> Option<Option<Clause>> {
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
        (bare && governed).then_some(None)
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
                    return (start..at)
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

/// The subject after a verb: said Lind.
fn inverted(phrases: &[Phrase], verb: usize) -> Option<Clause> {
    let mut at = verb + 1;
    while phrases
        .get(at)
        .is_some_and(|phrase| phrase.is(&PhraseKind::Adverb))
    {
        at += 1;
    }
    let noun = phrases.get(at)?.noun()?;
    if !verb_is_told(phrases, verb)
        || matches!(
            noun.sort,
            NounSort::Object | NounSort::Figure | NounSort::Possessive
        )
    {
        return None;
    }
    Some(Clause {
        subject: at,
        hangs: false,
        relative: false,
        inverted: true,
    })
}

/// The first noun phrase of “a spokesman for the mayor of Halden” from its last; `None` where the
/// chain hangs on a preposition with nothing before it.
pub(super) fn chain(phrases: &[Phrase], start: usize, last: usize) -> Option<usize> {
    let mut at = last;
    loop {
        if at <= start || !matches!(phrases[at - 1].kind, PhraseKind::Preposition) {
            return Some(at);
        }
        let mut preposition = at - 1;
        while preposition > start
            && matches!(phrases[preposition - 1].kind, PhraseKind::Preposition)
        {
            preposition -= 1;
        }
        if preposition > start
            && phrases[preposition - 1]
                .noun()
                .is_some_and(|noun| noun.sort != NounSort::Possessive)
        {
            at = preposition - 1;
        } else {
            return None;
        }
    }
}

/// From “a port city” in “Lind, the mayor of Halden, a port city,” back to Lind.
fn climb_appositions(phrases: &[Phrase], start: usize, head: usize) -> usize {
    let mut at = head;
    while at > start + 1 && phrases[at - 1].is(&PhraseKind::Comma) {
        let describes = phrases[at].noun().is_some_and(|noun| {
            matches!(
                noun.sort,
                NounSort::Definite | NounSort::Indefinite | NounSort::Bare | NounSort::Figure
            )
        });
        let Some(before) = phrases[at - 2].noun() else {
            break;
        };
        if !describes
            || !matches!(
                before.sort,
                NounSort::Name | NounSort::Definite | NounSort::Figure
            )
        {
            break;
        }
        match chain(phrases, start, at - 2) {
            Some(earlier) => at = earlier,
            None => break,
        }
    }
    at
}

/// The subject after a verb of speech that follows a comma: “… by five votes to four, said Lind.”
fn behind(phrases: &[Phrase], verb: usize) -> Option<Clause> {
    let speaks = phrases[verb]
        .verb()
        .is_some_and(|verb| verb.speech == Speech::Strong && verb.inflected && !verb.takes_person)
        && phrases[verb].tokens.len() == 1;
    let clause = inverted(phrases, verb).filter(|_| speaks)?;
    let named = phrases[clause.subject]
        .noun()
        .is_some_and(|noun| noun.sort == NounSort::Name && clause.subject == verb + 1);
    let mut next = clause.subject + 1;
    while phrases
        .get(next)
        .is_some_and(|phrase| phrase.is(&PhraseKind::Preposition))
        && phrases
            .get(next + 1)
            .is_some_and(|phrase| phrase.noun().is_some())
    {
        next += 2;
    }
    let ends = phrases.get(next).is_none_or(|phrase| {
        matches!(
            phrase.kind,
            PhraseKind::Stop | PhraseKind::Comma | PhraseKind::Relative | PhraseKind::Open
        )
    });
    (named && ends).then_some(clause)
}

/// Whether the verb at `verb` can stand before its subject: said, says; not say.
fn verb_is_told(phrases: &[Phrase], verb: usize) -> bool {
    phrases[verb].verb().is_some_and(|verb| verb.inflected)
}

/// The name in “a spokesman, Osei Darko, said” and “the head of the union, Osei Darko, said”.
pub(super) fn name_in_apposition(phrases: &[Phrase], subject: usize) -> Option<usize> {
    let is = |at: usize, kind: &PhraseKind| phrases.get(at).is_some_and(|phrase| phrase.is(kind));
    let noun = |at: usize| phrases.get(at).and_then(Phrase::noun);
    if !matches!(
        noun(subject)?.sort,
        NounSort::Definite | NounSort::Indefinite | NounSort::Bare
    ) {
        return None;
    }
    let mut at = subject + 1;
    while phrases.get(at).is_some_and(|phrase| {
        phrase.is(&PhraseKind::Preposition)
            || phrase
                .verb()
                .is_some_and(|verb| verb.form == VerbForm::Gerund)
    }) && noun(at + 1).is_some()
    {
        at += 2;
    }
    if !is(at, &PhraseKind::Comma) {
        return None;
    }
    let name = noun(at + 1)?;
    let several = name.head.len() > 1;
    let mut end = at + 2;
    while is(end, &PhraseKind::Preposition) && noun(end + 1).is_some() {
        end += 2;
    }
    let set_off = phrases
        .get(end)
        .is_none_or(|phrase| matches!(phrase.kind, PhraseKind::Comma | PhraseKind::Stop));
    (name.sort == NounSort::Name && set_off && (several || at == subject + 1)).then_some(at + 1)
}
