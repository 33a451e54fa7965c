//! One office said twice in one breath.

use crate::{
    language::{Lexeme, name::NameKey},
    reading::{NameMention, titles},
    rules::{Check, Findings, PassageEvidence, Rule, Safety, Severity},
    text::{Edit, Span},
};

pub(crate) static RULE: Rule = Rule {
    id: "titles/duplicated-title",
    severity: Severity::Error,
    needs: &[],
    page: include_str!("duplicated_title.md"),
    check: Check::Passage(check),
};

fn check(evidence: &PassageEvidence<'_>, findings: &mut Findings) {
    chains(evidence, findings);
    for mention in &evidence.facts.names {
        before_and_after(evidence, mention, findings);
    }
}

/// `Transport Ministry of Transport`
fn chains(evidence: &PassageEvidence<'_>, findings: &mut Findings) {
    let prose = evidence.prose();
    let facts = evidence.facts;
    let span =
        |range: std::ops::Range<usize>| facts.span_of(&(range.start as u32..range.end as u32));
    let text = |span: Span| prose.get(span.range()).unwrap_or("");
    for chain in titles::doubled(prose, facts) {
        let twice = facts.tokens[chain.twice].text(prose).to_owned();
        let whole = span(chain.tokens);
        let finding = findings.report(
            whole,
            format!("“{twice}” is said twice in “{}”", text(whole)),
        );
        let mut offer = |half: std::ops::Range<usize>, safety: Safety| {
            let stays = text(span(half));
            finding.fix(
                format!("Keep “{stays}”"),
                safety,
                vec![Edit::new(whole, stays)],
            );
        };
        offer(chain.kept, Safety::Safe);
        if let Some(half) = chain.otherwise {
            offer(half, Safety::Unsafe);
        }
    }
}

/// `Mayor Ana Lind, the mayor,`: what comes after says nothing that the title before has not said.
fn before_and_after(
    evidence: &PassageEvidence<'_>,
    mention: &NameMention,
    findings: &mut Findings,
) {
    let (Some(title), Some(apposition)) = (&mention.title, &mention.apposition) else {
        return;
    };
    if mention.quoted {
        return;
    }
    let prose = evidence.prose();
    let tokens = &evidence.facts.tokens;
    let given: Vec<NameKey> = tokens[title.start as usize..title.end as usize]
        .iter()
        .map(|token| NameKey::of(token.text(prose)))
        .collect();
    let mut office = None;
    for token in &tokens[apposition.start as usize..apposition.end as usize] {
        if !token.is_word() {
            return;
        }
        if token.is_any(Lexeme::DETERMINER) || matches!(token.text(prose), "of" | "for") {
            continue;
        }
        // Whatever the title does not say is news.
        if !given.contains(&NameKey::of(token.text(prose))) {
            return;
        }
        if token.is_any(Lexeme::TITLE | Lexeme::ROLE) {
            office = Some(token);
        }
    }
    let Some(office) = office else { return };
    let name = mention.span(evidence.facts);
    let words = evidence.facts.span_of(apposition);
    let closing = tokens
        .get(apposition.end as usize)
        .filter(|token| token.is_mark(','))
        .map_or(words.end, |comma| comma.span.end);
    let second = Span::new(name.end, closing);
    let first = tokens[title.start as usize..title.end as usize]
        .iter()
        .find(|token| NameKey::of(token.text(prose)) == NameKey::of(office.text(prose)))
        .unwrap_or(office);
    findings
        .report(
            second,
            format!(
                "“{}” already introduces {}",
                first.text(prose),
                prose.get(name.range()).unwrap_or("")
            ),
        )
        .severity(Severity::Info)
        .related(evidence.facts.span_of(title), "first said here")
        .safe_fix("Cut the second title", second, "");
}
