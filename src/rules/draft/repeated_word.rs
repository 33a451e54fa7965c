//! The same word twice in a row.

use crate::{
    language::{Case, Lexeme, Token},
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

/// Words that may rightly stand twice: “the road he came in in May”, “had had”, “gave her her book”, “no no”.
const MAY_REPEAT: &[&str] = &[
    "about", "again", "always", "as", "bye", "can", "did", "do", "does", "down", "far", "first",
    "go", "great", "ha", "had", "he", "her", "hers", "here", "his", "if", "in", "is", "it",
    "knock", "like", "little", "many", "more", "much", "never", "night", "no", "not", "now", "off",
    "on", "one", "out", "over", "quite", "really", "she", "so", "some", "that", "then", "there",
    "those", "through", "to", "too", "up", "very", "was", "what", "which", "who", "will", "yes",
    "you", "please", "wait",
];

/// A line shorter than this many bytes before the repetition may be a line of verse.
const VERSE_LINE: usize = 45;

fn check(evidence: &PassageEvidence<'_>, findings: &mut Findings) {
    let prose = evidence.prose();
    for block in &evidence.facts.blocks {
        let tokens = &evidence.facts.tokens[block.tokens.clone()];
        for (at, pair) in tokens.windows(2).enumerate() {
            let [first, second] = pair else { continue };
            if second.case != Case::Lower || !repeats(prose, first, second) {
                continue;
            }
            let word = second.text(prose);
            // Three in a row are meant.
            let again = tokens
                .get(at + 2)
                .is_some_and(|third| repeats(prose, second, third))
                || at > 0 && repeats(prose, &tokens[at - 1], first);
            if again || MAY_REPEAT.contains(&word) || across_verse(prose, first, second) {
                continue;
            }
            let grammatical = second.is_any(
                Lexeme::DETERMINER
                    | Lexeme::PREPOSITION
                    | Lexeme::CONJUNCTION
                    | Lexeme::AUXILIARY
                    | Lexeme::PRONOUN
                    | Lexeme::OPENER,
            );
            let quoted = evidence.facts.is_quoted((block.tokens.start + at) as u32);
            if !grammatical && (quoted || word.len() < 5) {
                continue;
            }
            let finding = findings.report(second.span, format!("“{word}” stands twice"));
            finding.related(first.span, "first here");
            if !quoted {
                finding.safe_fix(
                    format!("Cut the second “{word}”"),
                    Span::new(first.span.end, second.span.end),
                    "",
                );
            }
        }
    }
}

fn repeats(prose: &str, first: &Token, second: &Token) -> bool {
    first.is_word()
        && second.is_word()
        && second.spaced
        && first.span.len() == second.span.len()
        && matches!(first.case, Case::Lower | Case::Capital)
        && first.text(prose).eq_ignore_ascii_case(second.text(prose))
}

/// Whether a short line ends between the two.
fn across_verse(prose: &str, first: &Token, second: &Token) -> bool {
    let gap = prose
        .get(first.span.end as usize..second.span.start as usize)
        .unwrap_or("");
    gap.contains(['\n', '\r']) && {
        let before = &prose[..first.span.end as usize];
        let line = before
            .rfind(['\n', '\r'])
            .map_or(before.len(), |at| before.len() - at);
        line < VERSE_LINE
    }
}
