//! Quotation marks that do not pair.

use crate::{
    draft::Passage,
    language::quotation_mark::partner,
    reading::{
        Facts,
        quotes::{MarkFault, MarkFaultKind, PlacedFault, faults},
    },
    rules::{Check, Evidence, Finding, Findings, Rule, Safety, Severity},
    text::{Edit, Span},
};

pub(crate) static RULE: Rule = Rule {
    id: "quotes/unbalanced",
    severity: Severity::Error,
    needs: &[],
    page: include_str!("unbalanced.md"),
    check: Check::Draft(check),
};

fn check(evidence: &Evidence<'_>, findings: &mut Findings) {
    let facts = &evidence.reading.facts;
    for PlacedFault { passage, fault } in faults(evidence.draft, facts) {
        let scene = Scene {
            passage: &evidence.draft.passages()[passage],
            facts: &facts[passage],
            start: evidence.draft.passage_start(passage),
        };
        scene.report(&fault, findings);
    }
}

/// A passage and where it stands in the draft.
struct Scene<'a> {
    passage: &'a Passage,
    facts: &'a Facts,
    start: u32,
}

impl Scene<'_> {
    fn report(&self, fault: &MarkFault, findings: &mut Findings) {
        let prose = self.passage.prose();
        let token = self.facts.tokens[fault.token as usize];
        let mark = prose.slice(token.span);
        let other = partner(mark);
        let span = self.in_draft(token.span);
        match fault.kind {
            MarkFaultKind::NeverClosed => {
                let finding = findings.report(span, "This quote is never closed");
                let edit = fault.missing.and_then(|at| self.insert_after(at, other));
                let safety = if fault.certain {
                    Safety::Safe
                } else {
                    Safety::Unsafe
                };
                offer(finding, "Close the quote", safety, edit);
            }
            MarkFaultKind::NeverOpened => {
                let finding = findings.report(span, "This mark closes a quote that nothing opens");
                let edit = fault.missing.and_then(|at| self.insert_before(at, other));
                offer(finding, "Open the quote", Safety::Unsafe, edit);
            }
            MarkFaultKind::NotReopened => {
                let finding = findings.report(
                    span,
                    "This paragraph goes on with a quote and does not open it again",
                );
                let edit = fault.missing.and_then(|at| self.insert_before(at, other));
                // A paragraph that begins in the middle of a sentence may belong to the one before.
                let whole = fault
                    .missing
                    .is_some_and(|at| prose.text()[at as usize..].starts_with(char::is_uppercase));
                let safety = if whole { Safety::Safe } else { Safety::Unsafe };
                offer(finding, "Open the quote again", safety, edit);
            }
            MarkFaultKind::WrongWay => {
                let finding = findings.report(span, "This mark faces the wrong way");
                let edit = self.turn(token.span, other);
                offer(finding, "Turn the mark round", Safety::Safe, edit);
            }
            MarkFaultKind::Doubled => {
                let finding = findings.report(span, "This mark stands twice");
                let edit = self.replace(token.span, "");
                offer(finding, "Cut the second mark", Safety::Safe, edit);
            }
            MarkFaultKind::NestedAlike => {
                findings.report(
                    span,
                    "A quote inside a quote has the same marks as the one around it",
                );
            }
        }
    }

    fn in_draft(&self, span: Span) -> Span {
        self.passage.prose().to_passage(span).shifted(self.start)
    }

    /// `mark` before the character at `offset` of the prose.
    fn insert_before(&self, offset: u32, mark: &str) -> Option<Edit> {
        let after = self.passage.prose().text()[offset as usize..]
            .chars()
            .next()?;
        let span = Span::new(offset, offset + after.len_utf8() as u32);
        self.passage
            .prose()
            .is_verbatim(span)
            .then(|| Edit::new(Span::at(self.in_draft(span).start), mark))
    }

    /// `mark` after the character that ends at `offset` of the prose.
    fn insert_after(&self, offset: u32, mark: &str) -> Option<Edit> {
        let before = self.passage.prose().text()[..offset as usize]
            .chars()
            .next_back()?;
        let span = Span::new(offset - before.len_utf8() as u32, offset);
        self.passage
            .prose()
            .is_verbatim(span)
            .then(|| Edit::new(Span::at(self.in_draft(span).end), mark))
    }

    /// `mark` in place of the one at `span`; one that opens and stands on the wrong side of a space moves
    /// over it.
    fn turn(&self, span: Span, mark: &str) -> Option<Edit> {
        let text = self.passage.prose().text();
        let before = text[..span.start as usize].chars().next_back();
        let after = text[span.end as usize..].chars().next();
        let misplaced = mark != "”"
            && before.is_some_and(|before| !before.is_whitespace())
            && after == Some(' ');
        if misplaced {
            return self.replace(Span::new(span.start, span.end + 1), &format!(" {mark}"));
        }
        self.replace(span, mark)
    }

    /// `mark` in place of what stands at `span`, if that is another: a straight mark has no other way round.
    fn replace(&self, span: Span, mark: &str) -> Option<Edit> {
        let prose = self.passage.prose();
        (prose.is_verbatim(span) && prose.slice(span) != mark)
            .then(|| Edit::new(self.in_draft(span), mark))
    }
}

fn offer(finding: &mut Finding, title: &str, safety: Safety, edit: Option<Edit>) {
    if let Some(edit) = edit {
        finding.fix(title, safety, vec![edit]);
    }
}
