//! The same word twice in a row.

use crate::{
    rules::{Check, Findings, PassageEvidence, Rule, Severity},
    text::Span,
};

pub(crate) static RULE: Rule = Rule {
    id: "draft/repeated-word",
    severity: Severity::Warning,
    needs: &[],
    page: include_str!("repeated_word.md"),
    check: Check::Passage(check),
};

fn check(evidence: &PassageEvidence<'_>, findings: &mut Findings) {
    let prose = evidence.prose();
    for block in &evidence.facts.blocks {
        for pair in evidence.facts.tokens[block.tokens.clone()].windows(2) {
            let [first, second] = pair else { continue };
            let (one, two) = (first.text(prose), second.text(prose));
            if first.is_word() && second.is_word() && one.eq_ignore_ascii_case(two) && one == "the"
            {
                findings
                    .report(second.span, format!("“{two}” is repeated"))
                    .related(first.span, "first here")
                    .safe_fix(
                        "Cut the second",
                        Span::new(first.span.end, second.span.end),
                        "",
                    );
            }
        }
    }
}
