//! Names, figures and quoted words of the headline that the story does not have.

use super::body::Body;
use crate::{
    draft::BlockPlace,
    language::{
        Token, TokenKind,
        number::{Amount, Number, NumberForm},
        quotation_mark::MarkStyle,
    },
    reading::{
        Facts,
        mentions::NameClass,
        quantities::{Quantity, Unit},
    },
    rules::{Check, Evidence, Findings, Rule, Severity},
    text::Span,
};

pub(crate) static RULE: Rule = Rule {
    id: "headline/not-in-body",
    severity: Severity::Warning,
    needs: &[],
    page: include_str!("not_in_body.md"),
    check: Check::Draft(check),
};

/// Smaller figures may be counted in the story without being written there: “Three towns cut off”.
const COUNTED_BY_EYE: Amount = Amount::whole(10);

fn check(evidence: &Evidence<'_>, findings: &mut Findings) {
    let Some(headline) = evidence.draft.head().headline() else {
        return;
    };
    let Some(facts) = evidence.reading.facts.get(headline.passage) else {
        return;
    };
    let Some(block) = facts.blocks.get(headline.block) else {
        return;
    };
    let Some(body) = Body::under(evidence, headline) else {
        return;
    };
    let head = Head {
        evidence,
        headline,
        facts,
        body,
    };
    for quote in block.quotes.clone() {
        head.check_quote(quote, findings);
    }
    for name in block.names.clone() {
        head.check_name(name, findings);
    }
    for quantity in facts
        .quantities
        .iter()
        .filter(|quantity| block.tokens.contains(&(quantity.tokens.start as usize)))
    {
        head.check_figure(quantity, findings);
    }
}

struct Head<'a> {
    evidence: &'a Evidence<'a>,
    headline: BlockPlace,
    facts: &'a Facts,
    body: Body<'a>,
}

impl Head<'_> {
    fn prose(&self) -> &str {
        self.evidence.draft.passages()[self.headline.passage]
            .prose()
            .text()
    }

    fn place(&self, span: Span) -> Span {
        let passage = &self.evidence.draft.passages()[self.headline.passage];
        passage
            .prose()
            .to_passage(span)
            .shifted(self.evidence.draft.passage_start(self.headline.passage))
    }

    /// Words in double marks must stand in the story; words in single marks, which British heads use for
    /// claims in short, must share more than half of their words with it.
    fn check_quote(&self, index: usize, findings: &mut Findings) {
        let quote = &self.facts.quotes[index];
        let tokens = &self.facts.tokens[quote.inner_tokens()];
        let words: Vec<&str> = tokens
            .iter()
            .flat_map(|token| {
                token
                    .text(self.prose())
                    .split(|char: char| !char.is_alphanumeric())
            })
            .filter(|word| !word.is_empty())
            .collect();
        if words.len() < 2 || quote.depth > 0 || quote.open || self.body.has_words(&words) {
            return;
        }
        let text = self.prose().get(quote.inner.range()).unwrap_or("");
        if quote.style == MarkStyle::Single {
            let weighty: Vec<&&str> = words.iter().filter(|word| word.len() > 3).collect();
            let shared = weighty
                .iter()
                .filter(|word| self.body.has_word(word) || self.body.has_word(&word.to_lowercase()))
                .count();
            if weighty.len() >= 3 && shared * 2 < weighty.len() {
                findings.report(
                    self.place(quote.span),
                    format!("the story has nothing like “{text}”"),
                );
            }
        } else if words.len() >= 3 && !ends_cut_short(tokens) {
            findings
                .report(
                    self.place(quote.span),
                    format!("“{text}” is quoted in the headline and nowhere in the story"),
                )
                .severity(Severity::Error);
        }
    }

    fn check_name(&self, index: usize, findings: &mut Findings) {
        let name = &self.facts.names[index];
        if name.class != NameClass::Person || name.doubtful || name.quoted {
            return;
        }
        let tokens = &self.facts.tokens[name.name.start as usize..name.name.end as usize];
        let words: Vec<&str> = tokens
            .iter()
            .filter(|token| token.is_word() && token.span.len() > 2)
            .map(|token| token.text(self.prose()))
            .collect();
        // A columnist's label, and a single word that only a headline's capitals make a name.
        let label = self
            .facts
            .tokens
            .get(name.name.end as usize)
            .is_some_and(|after| after.is_mark(':'))
            && !self
                .facts
                .quotes
                .iter()
                .any(|quote| quote.first == name.name.end + 2);
        if label || words.len() < 2 && self.is_title_case() {
            return;
        }
        let Some(family) = words.last().filter(|family| family.chars().count() > 3) else {
            return;
        };
        if self.body.has_word(family) {
            return;
        }
        let span = name.span(self.facts);
        let text = self.prose().get(span.range()).unwrap_or("");
        if words.iter().any(|word| self.body.has_word(word)) {
            // A given name may be all that the story uses; a surname that is nearly the same is a slip.
            let Some(person) = self.evidence.reading.people.iter().find(|person| {
                let (given, last) = (
                    person.name.split(' ').next(),
                    person.name.rsplit(' ').next(),
                );
                given == words.first().copied()
                    && last.is_some_and(|last| {
                        strsim::levenshtein(last, family) <= 2 && !is_demonym(last, family)
                    })
            }) else {
                return;
            };
            let finding = findings.report(
                self.place(span),
                format!(
                    "“{text}” is in the headline; the story has “{}”",
                    person.name
                ),
            );
            finding.unsafe_fix(
                format!("Change to “{}”", person.name),
                self.place(span),
                person.name.clone(),
            );
        } else {
            findings.report(
                self.place(span),
                format!("“{text}” is in the headline and nowhere in the story"),
            );
        }
    }

    /// Whether the headline capitalises its words whatever they are.
    fn is_title_case(&self) -> bool {
        let block = &self.facts.blocks[self.headline.block];
        let weighty = || {
            self.facts.tokens[block.tokens.clone()]
                .iter()
                .filter(|token| token.is_word() && token.span.len() > 3)
        };
        weighty().filter(|token| token.is_capitalised()).count() * 4 > weighty().count() * 3
    }

    fn check_figure(&self, quantity: &Quantity, findings: &mut Findings) {
        let token = &self.facts.tokens[quantity.tokens.start as usize];
        let is_amount =
            quantity.number.form == NumberForm::Amount && quantity.number.value >= COUNTED_BY_EYE;
        if token.kind != TokenKind::Number
            || !is_amount
            || self.facts.is_quoted(quantity.tokens.start)
            || self.is_part_of_a_name(quantity)
        {
            return;
        }
        let head = quantity.number.rounded();
        let supports = |other: &Quantity| {
            head.meets(other.number)
                || quantity.unit == Unit::Percent && head.meets(as_percent(other))
        };
        if self.body.quantities().any(|(_, _, other)| supports(other)) {
            return;
        }
        let text = self
            .prose()
            .get(self.facts.span_of(&quantity.tokens).range())
            .unwrap_or("");
        let nearest = self
            .body
            .quantities()
            .filter(|(_, _, other)| {
                other.number.form == NumberForm::Amount && other.unit == quantity.unit
            })
            .map(|(passage, facts, other)| {
                (
                    (other.number.value.approximately() / quantity.number.value.approximately())
                        .ln()
                        .abs(),
                    passage,
                    facts,
                    other,
                )
            })
            .filter(|(distance, ..)| *distance < NEAR)
            .min_by(|one, other| one.0.total_cmp(&other.0));
        // Without a rival in the story the figure may be a sum of what stands there.
        let Some((_, passage, facts, rival)) = nearest else {
            return;
        };
        let place = self.body.place(passage, facts, rival);
        let rival_text = self.evidence.draft.slice(place).into_owned();
        let span = self.place(self.facts.span_of(&quantity.tokens));
        findings
            .report(span, format!("{text} is in the headline and nowhere in the story; the nearest figure there is {rival_text}"))
            .related(place, format!("{rival_text} stands here"))
            .unsafe_fix(format!("Change to {rival_text}"), span, rival_text.clone());
    }

    /// `G20`, `Covid-19`, `9/11`, `2-1`, `Channel 14`.
    fn is_part_of_a_name(&self, quantity: &Quantity) -> bool {
        let before = (quantity.tokens.start as usize)
            .checked_sub(1)
            .and_then(|at| self.facts.tokens.get(at));
        let after = self.facts.tokens.get(quantity.tokens.end as usize);
        let joins = |token: &Token| {
            matches!(
                token.kind,
                TokenKind::Punctuation('-' | '–' | '/' | '#' | ':')
            )
        };
        before.is_some_and(|before| joins(before) || before.is_word() && before.is_capitalised())
            || after.is_some_and(|after| joins(after) && !after.spaced)
    }
}

/// `Rico` and `Rican`: a place and its people.
fn is_demonym(one: &str, other: &str) -> bool {
    one == other
        || [one, other].iter().any(|word| {
            ["an", "ish", "ese", "i"]
                .iter()
                .any(|ending| word.ends_with(ending))
        })
}

/// The natural logarithm of how far apart a figure and its rival may be: 12 and 11, not 12 and 400.
const NEAR: f64 = 0.26;

/// 0.5 as 50: what a fraction is in per cent.
fn as_percent(quantity: &Quantity) -> Number {
    quantity.number.times(Amount::HUNDRED)
}

/// Whether the quote trails off.
fn ends_cut_short(tokens: &[Token]) -> bool {
    tokens
        .iter()
        .any(|token| token.is_mark('…') || token.is_mark('['))
        || tokens
            .windows(2)
            .any(|pair| pair[0].is_mark('.') && pair[1].is_mark('.'))
}
