//! People whose surname comes before their full name.

mod bearer;
mod head;
mod known;
mod stranger;
mod told;

use crate::{
    reading::NameMention,
    rules::{Check, Evidence, Finding, Findings, Rule, Severity, here::Here},
};
use told::{Place, Seen, Told};

pub(crate) static RULE: Rule = Rule {
    id: "names/surname-before-full-name",
    severity: Severity::Warning,
    needs: &[],
    page: include_str!("surname_before_full_name.md"),
    check: Check::Draft(check),
};

fn check(evidence: &Evidence<'_>, findings: &mut Findings) {
    if head::is_transcript(evidence) {
        return;
    }
    let (people, seen) = told::all(evidence);
    for told in &people {
        let Some(first) = told.surname.filter(|_| !told.introduced) else {
            continue;
        };
        report(evidence, told, first, &seen, findings);
    }
}

/// Reports one who is first called by the surname.
fn report(
    evidence: &Evidence<'_>,
    told: &Told,
    first: Place,
    seen: &Seen,
    findings: &mut Findings,
) {
    let Some(here) = Here::at(evidence, first.passage) else {
        return;
    };
    let mention = &here.facts.names[first.name];
    if bearer::goes_with_title(here, mention)
        || stranger::is_known_by_title(evidence, here, mention)
    {
        return;
    }
    let family = mention.parts.family;
    let surname = here.text(&mention.name);
    let span = here.span(&mention.name);
    let Some(later) = told.full else {
        let sure = stranger::is_person(evidence, here, mention, told);
        if sure && !told.headed && !known::is_known(family, None) {
            let finding = findings.report(span, format!("“{surname}” is never named in full"));
            if let Some(official) = stranger::official(evidence, &surname) {
                offer(here, mention, &official.name, finding);
            }
        }
        return;
    };
    let Some(there) = Here::at(evidence, later.passage) else {
        return;
    };
    let full = &there.facts.names[later.name];
    let shared = seen.bearers.get(&full.parts.family) == Some(&None);
    if shared
        || bearer::is_other_person(here, mention, there, full)
        || known::is_known(family, Some(full.parts.given))
        || !bearer::is_full_name(there, full)
        || soon(here, first, there, later)
    {
        return;
    }
    let text = there.text(&full.name);
    let finding = findings.report(
        span,
        format!("“{surname}” comes before the full name, {text}"),
    );
    finding.related(there.span(&full.name), "the full name");
    offer(here, mention, &text, finding);
}

/// Offers the full name in the place of the surname; a courtesy title goes, as it does at first reference.
fn offer(here: Here<'_>, mention: &NameMention, full: &str, finding: &mut Finding) {
    let courtesy = mention
        .title
        .clone()
        .filter(|title| mention.courtesy.is_some() && title.len() == 1);
    let tokens = courtesy.map_or(mention.name.start, |title| title.start)..mention.name.end;
    if here
        .written
        .prose()
        .is_verbatim(here.facts.span_of(&tokens))
    {
        finding.unsafe_fix(
            format!("Insert the full name, {full}"),
            here.span(&tokens),
            full,
        );
    }
}

/// Whether the first mention is a short line of its own over the paragraph that gives the full name: a heading, or a
/// sentence that holds the name back for one breath.
fn soon(here: Here<'_>, first: Place, there: Here<'_>, later: Place) -> bool {
    let block = here.block(here.facts.names[first.name].name.start);
    if block.len() > head::SHORT_LINE {
        return false;
    }
    let at = there.facts.names[later.name].name.start;
    there
        .block_before(at)
        .is_some_and(|(before, tokens)| before.passage == here.passage && tokens == block)
}
