//! Sources that the draft neither names nor describes.

use crate::{
    draft::Zone,
    reading::{mentions::NameClass, unnamed::UnnamedSort},
    rules::{Check, Evidence, Findings, Rule, Severity},
    text::Span,
};

pub(crate) static RULE: Rule = Rule {
    id: "attribution/anonymous-source",
    severity: Severity::Info,
    needs: &[],
    page: include_str!("anonymous_source.md"),
    check: Check::Draft(check),
};

fn check(evidence: &Evidence<'_>, findings: &mut Findings) {
    let passages = evidence.draft.passages();
    for (index, facts) in evidence.reading.facts.iter().enumerate() {
        for unnamed in &facts.unnamed {
            let block = facts.block_at(unnamed.words.start as usize).unwrap_or(0);
            if !matches!(evidence.draft.zone(index, block), Zone::Body | Zone::List) {
                continue;
            }
            let prose = passages[index].prose();
            let place = facts.span_of(&unnamed.words);
            let span = prose
                .to_passage(place)
                .shifted(evidence.draft.passage_start(index));
            let words = prose.slice(place);
            let (severity, message) = match unnamed.sort {
                UnnamedSort::Sources => (
                    Severity::Warning,
                    format!(
                        "“{words}” could be anybody: say what they are and why they are not named; one is “a source”"
                    ),
                ),
                UnnamedSort::Source => (
                    Severity::Info,
                    format!(
                        "“{words}” could be anybody: say what they are and why they are not named"
                    ),
                ),
                UnnamedSort::Officials if introduced(evidence, span) => continue,
                UnnamedSort::Officials => (Severity::Info, format!("“{words}”: of which body?")),
                UnnamedSort::Group if named_nearby(evidence, index) => continue,
                UnnamedSort::Group => (
                    Severity::Info,
                    format!("“{words}” are not named here or in the next paragraph: name one"),
                ),
                UnnamedSort::Understood => (
                    Severity::Info,
                    format!("“{words}”: by whom, and who told them?"),
                ),
                UnnamedSort::NoReason => (
                    Severity::Info,
                    "anonymity is given and no reason: say why the source could not be named"
                        .to_owned(),
                ),
            };
            findings.report(span, message).severity(severity);
        }
    }
}

/// Whether a body or a person stands before `span`, whose officials they may be.
fn introduced(evidence: &Evidence<'_>, span: Span) -> bool {
    let body = evidence
        .reading
        .organizations
        .first()
        .map(|body| &body.mentions);
    let person = evidence
        .reading
        .people
        .first()
        .map(|person| &person.mentions);
    body.into_iter()
        .chain(person)
        .filter_map(|mentions| mentions.first())
        .any(|mention| mention.span.start < span.start)
}

/// Whether a person or a body is named in this passage or the next one.
fn named_nearby(evidence: &Evidence<'_>, passage: usize) -> bool {
    evidence.reading.facts[passage..]
        .iter()
        .take(2)
        .flat_map(|facts| &facts.names)
        .any(|name| matches!(name.class, NameClass::Person | NameClass::Body))
}
