//! Marks that the house sets otherwise, told once per draft for each kind.

use crate::{
    draft::Format,
    language::{TokenKind, house::Stops},
    reading::QuoteKind,
    rules::{Check, Evidence, Findings, Need, Rule, Safety, Severity, here::Here},
    text::{Edit, Span},
};

pub(crate) static RULE: Rule = Rule {
    id: "style/marks",
    severity: Severity::Hint,
    needs: &[Need::Profile],
    page: include_str!("marks.md"),
    check: Check::Draft(check),
};

fn check(evidence: &Evidence<'_>, findings: &mut Findings) {
    let Some(house) = evidence.house else {
        return;
    };
    let marks = Marks::of(evidence);
    marks.report_mixed(findings);
    let carries = evidence.draft.format() != Format::Plain || marks.curly > 0;
    if let Some(dash) = house.dash.filter(|_| carries) {
        report_all(
            findings,
            dashes(evidence, dash),
            "a hyphen does a dash’s work",
            "Change hyphens to dashes",
        );
    }
    report_all(
        findings,
        double_spaces(evidence),
        "two spaces between words",
        "Close up double spaces",
    );
    if let Some(stops) = house.stops {
        fragment_stops(evidence, stops, findings);
    }
}

/// One finding at the first of `edits`, with a fix that makes all of them.
fn report_all(findings: &mut Findings, edits: Vec<Edit>, message: &str, title: &str) {
    let Some(first) = edits.first() else {
        return;
    };
    let more = match edits.len() {
        1 => String::new(),
        count => format!(", {count} times in the draft"),
    };
    findings
        .report(first.span, format!("{message}{more}"))
        .fix(title, Safety::Safe, edits);
}

/// The quotation marks and apostrophes of the draft.
#[derive(Default)]
struct Marks {
    straight: Vec<Edit>,
    curly: usize,
    curly_edits: Vec<Edit>,
}

impl Marks {
    fn of(evidence: &Evidence<'_>) -> Self {
        let mut marks = Self::default();
        for here in Here::all(evidence) {
            for token in &here.facts.tokens {
                let of_words = matches!(
                    token.kind,
                    TokenKind::Word | TokenKind::Possessive | TokenKind::QuotationMark
                );
                if of_words {
                    marks.add(here, token.span);
                }
            }
        }
        marks
    }

    fn add(&mut self, here: Here<'_>, span: Span) {
        let prose = here.written.prose();
        let text = prose.text();
        for (offset, mark) in prose.slice(span).char_indices() {
            let at = span.start as usize + offset;
            let place = Span::of(at..at + mark.len_utf8());
            let before = text[..at].chars().next_back();
            let after = text[at + mark.len_utf8()..].chars().next();
            // 6'2" and 5' are feet and inches.
            if before.is_some_and(|char| char.is_ascii_digit()) && matches!(mark, '\'' | '"') {
                continue;
            }
            let opens = before.is_none_or(|char| {
                char.is_whitespace() || matches!(char, '(' | '[' | '—' | '–' | '“' | '"')
            }) && !after.is_some_and(|char| char.is_ascii_digit());
            let (other, list) = match (mark, opens) {
                ('"', true) => ("“", &mut self.straight),
                ('"', false) => ("”", &mut self.straight),
                ('\'', true) => ("‘", &mut self.straight),
                ('\'', false) => ("’", &mut self.straight),
                ('“' | '”', _) => ("\"", &mut self.curly_edits),
                ('‘' | '’', _) => ("'", &mut self.curly_edits),
                _ => continue,
            };
            if mark.is_ascii() || prose.is_verbatim(place) {
                if !prose.is_verbatim(place) {
                    continue;
                }
                let start = here.draft.passage_start(here.passage);
                let span = prose.to_passage(place).shifted(start);
                list.push(Edit::new(span, other));
            }
        }
        self.curly = self.curly_edits.len();
    }

    /// Reports the kind of mark that is used less, at its first place; straight ones where it is a draw.
    fn report_mixed(&self, findings: &mut Findings) {
        if self.straight.is_empty() || self.curly_edits.is_empty() {
            return;
        }
        let (fewer, message) = if self.straight.len() <= self.curly {
            (
                &self.straight,
                "straight and curly marks are mixed; most are curly",
            )
        } else {
            (
                &self.curly_edits,
                "straight and curly marks are mixed; most are straight",
            )
        };
        let message = if self.straight.len() == self.curly {
            "straight and curly marks are mixed"
        } else {
            message
        };
        let finding = findings.report(fewer[0].span, message);
        finding.fix("Make all marks alike", Safety::Safe, fewer.clone());
    }
}

/// Hyphens with a space on both sides between words.
fn dashes(evidence: &Evidence<'_>, dash: char) -> Vec<Edit> {
    let mut edits = Vec::new();
    for here in Here::all(evidence) {
        let words = here.words();
        for (at, token) in here.facts.tokens.iter().enumerate() {
            let apart = at > 0 && token.spaced && words.get(at + 1).is_some_and(|next| next.spaced);
            if !token.is_mark('-') || !apart || here.is_quoted(at as u32) {
                continue;
            }
            // Sums, scores and ranges; the first word of a list.
            let figure = |at: usize| {
                words
                    .get(at)
                    .is_none_or(|token| token.kind == TokenKind::Number)
            };
            let begins = here.block(at as u32).start as usize == at;
            let place = here.facts.span_of(&(at as u32..at as u32 + 1));
            let verbatim = here.written.prose().is_verbatim(place);
            if !begins && verbatim && !figure(at + 1) && !figure(at - 1) {
                edits.push(Edit::new(here.span(&(at as u32..at as u32 + 1)), dash));
            }
        }
    }
    edits
}

/// Runs of two spaces and more between words of one line.
fn double_spaces(evidence: &Evidence<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for here in Here::all(evidence) {
        let prose = here.written.prose();
        for pair in here.facts.tokens.windows(2) {
            let (from, to) = (pair[0].span.end, pair[1].span.start);
            if to < from + 2 {
                continue;
            }
            let place = Span::new(from, to);
            let plain = prose.slice(place).bytes().all(|byte| byte == b' ');
            if plain && prose.is_verbatim(place) {
                let start = here.draft.passage_start(here.passage);
                edits.push(Edit::new(prose.to_passage(place).shifted(start), " "));
            }
        }
    }
    edits
}

/// A comma or stop on the wrong side of the mark that closes a fragment. Statements keep theirs inside in every house.
fn fragment_stops(evidence: &Evidence<'_>, stops: Stops, findings: &mut Findings) {
    let mut edits = Vec::new();
    for quote in &evidence.reading.quotes {
        if !matches!(quote.kind, QuoteKind::Mixed | QuoteKind::Scare) || quote.places.len() != 1 {
            continue;
        }
        let place = quote.places[0];
        let Some(here) = Here::at(evidence, place.passage as usize) else {
            continue;
        };
        let marked = &here.facts.quotes[place.quote as usize];
        if marked.open || marked.depth > 0 {
            continue;
        }
        let words = here.words();
        let closing = marked.end as usize;
        let tight = |at: usize| words.get(at).is_some_and(|token| !token.spaced);
        let is_stop = |at: usize| words.mark(at, ',') || words.mark(at, '.');
        let (first, last) = match stops {
            Stops::Inside if tight(closing + 1) && is_stop(closing + 1) => (closing, closing + 1),
            Stops::Outside if closing > 0 && tight(closing) && is_stop(closing - 1) => {
                (closing - 1, closing)
            }
            _ => continue,
        };
        let tokens = first as u32..last as u32 + 1;
        let span = here.facts.span_of(&tokens);
        let turned = format!("{}{}", words.text(last), words.text(first));
        if here.written.prose().is_verbatim(span) && span.len() as usize == turned.len() {
            edits.push(Edit::new(here.span(&tokens), turned));
        }
    }
    let message = match stops {
        Stops::Inside => "the house puts the stop or comma after a fragment inside the marks",
        Stops::Outside => "the house puts the stop or comma after a fragment outside the marks",
    };
    report_all(findings, edits, message, "Put it on the other side");
}
