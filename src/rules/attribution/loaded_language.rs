//! Verbs and adverbs that pass judgement on what was said.

use crate::{
    language::{Case, Lexeme, Token, TokenKind},
    rules::{Check, Findings, PassageEvidence, Rule, Severity},
    text::Span,
};

pub(crate) static RULE: Rule = Rule {
    id: "attribution/loaded-language",
    severity: Severity::Hint,
    needs: &[],
    page: include_str!("loaded_language.md"),
    check: Check::Passage(check),
};

/// A verb that says more than that something was said.
struct Loaded {
    forms: [&'static str; 4],
    implies: &'static str,
    /// Whether it takes a clause without “that”: “claimed the audit was late”.
    clause: bool,
}

const VERBS: &[Loaded] = &[
    Loaded {
        forms: ["claim", "claims", "claimed", "claiming"],
        implies: "implies doubt",
        clause: true,
    },
    Loaded {
        forms: ["admit", "admits", "admitted", "admitting"],
        implies: "implies guilt",
        clause: true,
    },
    Loaded {
        forms: ["concede", "concedes", "conceded", "conceding"],
        implies: "implies a point lost",
        clause: true,
    },
    Loaded {
        forms: ["refute", "refutes", "refuted", "refuting"],
        implies: "says that it was proved wrong",
        clause: false,
    },
    Loaded {
        forms: ["boast", "boasts", "boasted", "boasting"],
        implies: "implies vanity",
        clause: false,
    },
    Loaded {
        forms: ["quip", "quips", "quipped", "quipping"],
        implies: "says that it was funny",
        clause: false,
    },
];

/// “say” in the form of the verb at the same place in [`Loaded::forms`].
const SAY: [&str; 4] = ["say", "says", "said", "saying"];

/// The writer's verdicts when they stand by themselves.
const VERDICTS: &[&str] = &[
    "clearly",
    "obviously",
    "predictably",
    "rightly",
    "unsurprisingly",
    "wrongly",
];

/// A clause's verb is looked for within this many tokens.
const CLAUSE: usize = 8;

fn check(evidence: &PassageEvidence<'_>, findings: &mut Findings) {
    let prose = evidence.prose();
    for block in &evidence.facts.blocks {
        let tokens = &evidence.facts.tokens[block.tokens.clone()];
        let scene = Scene {
            evidence,
            prose,
            tokens,
            first: block.tokens.start,
        };
        let mut candidates = (0..tokens.len())
            .filter(|&at| scene.is_candidate(at))
            .peekable();
        // A writer who says “I” outside of quotes writes opinion, where judging is the trade.
        if candidates.peek().is_none() || scene.is_personal() {
            continue;
        }
        for at in candidates {
            scene.report(at, findings);
        }
    }
}

struct Scene<'a> {
    evidence: &'a PassageEvidence<'a>,
    prose: &'a str,
    tokens: &'a [Token],
    /// Index of the block's first token in the facts.
    first: usize,
}

impl Scene<'_> {
    fn text(&self, at: usize) -> &str {
        self.tokens
            .get(at)
            .map_or("", |token| token.text(self.prose))
    }

    fn is_quoted(&self, at: usize) -> bool {
        self.evidence.facts.is_quoted((self.first + at) as u32)
    }

    fn is_candidate(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.is_word()
            && matches!(token.case, Case::Lower | Case::Capital)
            && token.span.len() >= 4
            && (verb(self.text(at)).is_some() || self.is_verdict(at))
            && !self.is_quoted(at)
    }

    fn is_personal(&self) -> bool {
        (0..self.tokens.len()).any(|at| {
            matches!(self.text(at), "I" | "I’m" | "I'm" | "my" | "My") && !self.is_quoted(at)
        })
    }

    fn is_verdict(&self, at: usize) -> bool {
        let word = self.text(at);
        VERDICTS
            .iter()
            .any(|verdict| word.eq_ignore_ascii_case(verdict))
            || word.eq_ignore_ascii_case("course")
                && self.text(at.wrapping_sub(1)).eq_ignore_ascii_case("of")
    }

    fn report(&self, at: usize, findings: &mut Findings) {
        let token = &self.tokens[at];
        if let Some((loaded, form)) = verb(self.text(at)) {
            if token.case == Case::Lower && self.reports_speech(at, loaded) {
                let word = self.text(at);
                findings
                    .report(
                        token.span,
                        format!(
                            "“{word}” {}; “{}” does not judge",
                            loaded.implies, SAY[form]
                        ),
                    )
                    .unsafe_fix(format!("Change to “{}”", SAY[form]), token.span, SAY[form]);
            }
        } else if let Some(span) = self.verdict(at) {
            let words = self.prose.get(span.range()).unwrap_or("");
            findings.report(
                span,
                format!("“{words}” is the writer’s verdict, not the source’s"),
            );
        }
    }

    /// Whether the verb at `at` has a quote beside it, or a clause after it.
    fn reports_speech(&self, at: usize, loaded: &Loaded) -> bool {
        if self.is_noun(at) || self.is_confession(at) {
            return false;
        }
        let Some(next) = self.tokens.get(at + 1) else {
            // “…,” Varga claimed: the quote stands before.
            return self.quote_before(at);
        };
        if next.is_word() && matches!(self.text(at + 1), "that") {
            // “the lives it claimed that year”
            return !self.tokens.get(at + 2).is_some_and(|word| {
                matches!(
                    word.text(self.prose),
                    "year" | "day" | "night" | "week" | "month"
                )
            });
        }
        let after_comma = usize::from(next.is_mark(',') || next.is_mark(':'));
        if self
            .tokens
            .get(at + 1 + after_comma)
            .is_some_and(|token| token.kind == TokenKind::QuotationMark)
            && self.is_quoted(at + 1 + after_comma)
        {
            return after_comma == 1 || self.fills_a_clause(at + 1);
        }
        if self.quote_before(at) && (next.is_mark('.') || next.is_mark(',')) {
            return true;
        }
        loaded.clause && self.clause_after(at)
    }

    /// “a claim”, “Varga’s claims”, “the earlier claim”: in the bare form only what can be its subject
    /// or helper may stand before the verb.
    fn is_noun(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|before| &self.tokens[before]) else {
            return true;
        };
        let after_noun = before.is_any(Lexeme::DETERMINER | Lexeme::PREPOSITION)
            && !before.is_any(Lexeme::PRONOUN)
            || before.kind == TokenKind::Possessive;
        let bare = verb(self.text(at)).is_some_and(|(_, form)| form == 0);
        let can_act = before.is_any(Lexeme::AUXILIARY | Lexeme::PRONOUN)
            || before.text(self.prose).ends_with('s')
            || matches!(
                before.text(self.prose),
                "to" | "people" | "police" | "and" | "only"
            );
        after_noun && !(bare && before.text(self.prose) == "to") || bare && !can_act
    }

    /// “pleaded guilty, admitting that …”: in court it is the exact word.
    fn is_confession(&self, at: usize) -> bool {
        self.text(at).starts_with("admi")
            && self.tokens[at.saturating_sub(24)..]
                .iter()
                .take(40)
                .any(|token| {
                    matches!(
                        token.text(self.prose),
                        "guilty" | "pleaded" | "pled" | "plea" | "court" | "trial" | "jury"
                    )
                })
    }

    /// Whether the quote that begins at `at` is a statement rather than a fragment.
    fn fills_a_clause(&self, at: usize) -> bool {
        let quote = self.evidence.facts.quote_at((self.first + at) as u32);
        quote.is_some_and(|quote| self.evidence.facts.quotes[quote].words >= 4)
    }

    /// Whether a quote that ends in a comma stands a few words before `at` in its sentence.
    fn quote_before(&self, at: usize) -> bool {
        let from = at.saturating_sub(6);
        (from..at)
            .rev()
            .take_while(|&back| !self.tokens[back].is_mark('.') && !self.tokens[back].is_mark(';'))
            .any(|back| {
                self.tokens[back].kind == TokenKind::QuotationMark
                    && self.is_quoted(back)
                    && back > 0
                    && matches!(self.text(back - 1), "," | "?" | "!")
            })
    }

    /// “claimed the audit was late”: a subject and a finite verb before the clause can end.
    fn clause_after(&self, at: usize) -> bool {
        let subject = &self.tokens[at + 1];
        let begins = subject.is_word()
            && (subject.is_any(Lexeme::DETERMINER | Lexeme::PRONOUN) || subject.is_capitalised());
        begins
            && !matches!(self.text(at + 1), "who" | "which")
            && self.tokens[at + 1..]
                .iter()
                .take(CLAUSE)
                .take_while(|token| {
                    token.is_word()
                        && !matches!(
                            token.text(self.prose),
                            "that"
                                | "who"
                                | "which"
                                | "and"
                                | "as"
                                | "when"
                                | "while"
                                | "after"
                                | "before"
                                | "because"
                                | "to"
                        )
                })
                .skip(1)
                .any(|token| token.is_any(Lexeme::AUXILIARY))
    }

    /// The words of a verdict, where it stands by itself: set off by commas, or before a verb of speech.
    fn verdict(&self, at: usize) -> Option<Span> {
        let word = self.text(at).to_ascii_lowercase();
        let first = if word == "course" { at - 1 } else { at };
        let before = first.checked_sub(1).map(|before| &self.tokens[before]);
        let opens = before.is_none_or(|before| {
            matches!(
                before.kind,
                TokenKind::Punctuation('.' | ',' | '?' | '!' | ';')
            )
        });
        let closes = self
            .tokens
            .get(at + 1)
            .is_some_and(|after| after.is_mark(','));
        let of_speech = self.tokens.get(at + 1).is_some_and(|after| {
            after.is_any(Lexeme::SPEECH) || verb(after.text(self.prose)).is_some()
        });
        // Within what somebody is reported to have said it is theirs.
        let reported = self.tokens[..first]
            .iter()
            .rev()
            .take_while(|token| !matches!(token.kind, TokenKind::Punctuation('.' | '?' | '!')))
            .any(|token| token.is_any(Lexeme::SPEECH | Lexeme::WEAK_SPEECH));
        let alone = opens && closes
            || word != "course" && word != "clearly" && of_speech
            || word == "unsurprisingly" && opens;
        (alone && !reported).then(|| self.tokens[first].span.join(self.tokens[at].span))
    }
}

/// The loaded verb of which `word` is a form, and which form.
fn verb(word: &str) -> Option<(&'static Loaded, usize)> {
    VERBS.iter().find_map(|loaded| {
        let form = loaded.forms.iter().position(|form| *form == word)?;
        Some((loaded, form))
    })
}
