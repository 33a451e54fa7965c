//! Capital letters that stand for a name: spelled out, with the right letters, once, and for a reason.

mod initials;
mod known;
mod letters;
mod uses;

use crate::{
    language::house::House,
    roster::Roster,
    rules::{Check, Evidence, Finding, Findings, Rule, Safety, Severity, here::Here},
    text::{Edit, Span},
};
use uses::{Acronym, Given, Uses};

pub(crate) static RULE: Rule = Rule {
    id: "names/acronym",
    severity: Severity::Info,
    needs: &[],
    page: include_str!("acronym.md"),
    check: Check::Draft(check),
};

fn check(evidence: &Evidence<'_>, findings: &mut Findings) {
    let uses = Uses::of(evidence);
    for acronym in uses.all() {
        wrong_letters(evidence, acronym, findings);
        given_twice(evidence, acronym, findings);
        if !in_brackets(evidence, acronym, findings) {
            never_used(evidence, acronym, findings);
        }
        never_expanded(evidence, &uses, acronym, findings);
    }
}

/// `the Harbour Workers Federation (HFW)`
fn wrong_letters(evidence: &Evidence<'_>, acronym: &Acronym<'_>, findings: &mut Findings) {
    // Used again in these letters it may be an acronym of another language: SPD.
    let [given] = acronym.slips.as_slice() else {
        return;
    };
    if !acronym.given.is_empty() || acronym.uses.len() > 1 || known::is_known(acronym.letters) {
        return;
    }
    let Some(here) = Here::at(evidence, given.passage) else {
        return;
    };
    let letters = acronym.letters;
    let right = &given.initials;
    let span = here.span(&given.letters);
    let name = here.text(&given.name);
    let finding = findings.report(
        span,
        format!("the letters of {name} are {right}, not {letters}"),
    );
    finding
        .severity(Severity::Warning)
        .related(here.span(&given.name), "the name");
    if here
        .written
        .prose()
        .is_verbatim(here.facts.span_of(&given.letters))
    {
        finding.unsafe_fix(format!("Change to “{right}”"), span, right.clone());
    }
}

/// `the Harbour Workers Federation (HWF)` … `the Harbour Workers Federation (HWF)`
fn given_twice(evidence: &Evidence<'_>, acronym: &Acronym<'_>, findings: &mut Findings) {
    let Some((first, again)) = acronym.given.split_first() else {
        return;
    };
    let Some(there) = Here::at(evidence, first.passage) else {
        return;
    };
    let text = |here: Here<'_>, given: &Given| here.text(&given.name).to_lowercase();
    for given in again {
        let Some(here) = Here::at(evidence, given.passage) else {
            continue;
        };
        if given.quoted || first.quoted || text(here, given) != text(there, first) {
            continue;
        }
        let letters = acronym.letters;
        let finding = findings.report(
            here.span(&given.bracketed),
            format!("“{letters}” was spelled out before"),
        );
        finding.related(there.span(&first.name), "spelled out here");
        let whole = given.name.start..given.bracketed.end;
        if here.written.prose().is_verbatim(here.facts.span_of(&whole)) {
            finding.unsafe_fix(format!("Write {letters} alone"), here.span(&whole), letters);
        }
    }
}

/// A house that gives no acronym in brackets.
fn in_brackets(evidence: &Evidence<'_>, acronym: &Acronym<'_>, findings: &mut Findings) -> bool {
    let against = evidence
        .house
        .is_some_and(|house: &House| house.acronym_in_brackets == Some(false));
    let Some(given) = acronym
        .given
        .first()
        .filter(|given| against && !given.quoted)
    else {
        return false;
    };
    let Some(here) = Here::at(evidence, given.passage) else {
        return false;
    };
    let message = format!(
        "the house puts no letters in brackets behind a name: ({})",
        acronym.letters
    );
    let finding = findings.report(here.span(&given.bracketed), message);
    finding.severity(Severity::Hint);
    cut(here, given, finding);
    true
}

/// `the Harbour Workers Federation (HWF)`, and no word of the HWF thereafter.
fn never_used(evidence: &Evidence<'_>, acronym: &Acronym<'_>, findings: &mut Findings) {
    let [given] = acronym.given.as_slice() else {
        return;
    };
    let Some(here) =
        Here::at(evidence, given.passage).filter(|_| !given.quoted && acronym.uses.len() == 1)
    else {
        return;
    };
    let message = format!(
        "“{}” is given in brackets and not used again",
        acronym.letters
    );
    let finding = findings.report(here.span(&given.bracketed), message);
    cut(here, given, finding);
}

/// Offers to cut the brackets and what is in them.
fn cut(here: Here<'_>, given: &Given, finding: &mut Finding) {
    let whole = given.bracketed.start - 1..given.bracketed.end;
    if here.written.prose().is_verbatim(here.facts.span_of(&whole)) {
        let before = here.span(&(given.bracketed.start - 1..given.bracketed.start));
        let span = Span::new(before.end, here.span(&given.bracketed).end);
        finding.fix(
            "Cut the brackets",
            Safety::Unsafe,
            vec![Edit::new(span, "")],
        );
    }
}

/// Letters that stand for a body in running text and that nothing in the draft spells out.
fn never_expanded(
    evidence: &Evidence<'_>,
    uses: &Uses<'_>,
    acronym: &Acronym<'_>,
    findings: &mut Findings,
) {
    let letters = acronym.letters;
    let speakable = (3..=5).contains(&letters.len()) && !is_call_sign(letters);
    let Some(place) = acronym.body.filter(|_| speakable) else {
        return;
    };
    if acronym.explained
        || !acronym.given.is_empty()
        || !acronym.slips.is_empty()
        || known::is_known(letters)
        || uses.are_spelled_out(letters)
    {
        return;
    }
    let Some(here) = Here::at(evidence, place.passage) else {
        return;
    };
    let tokens = place.token..place.token + 1;
    let span = here.span(&tokens);
    let finding = findings.report(span, format!("“{letters}” is never spelled out"));
    let Some(name) = expansion(evidence.roster(), letters) else {
        return;
    };
    if here
        .written
        .prose()
        .is_verbatim(here.facts.span_of(&tokens))
    {
        let brackets = evidence.house.and_then(|house| house.acronym_in_brackets) != Some(false);
        let again = acronym.uses.len() > 1 && brackets;
        let text = if again {
            format!("{name} ({letters})")
        } else {
            name.to_owned()
        };
        finding.unsafe_fix(format!("Spell out {name}"), span, text);
    }
}

/// `WTMJ`: an American station.
fn is_call_sign(letters: &str) -> bool {
    letters.len() == 4 && letters.starts_with(['W', 'K'])
}

/// The name of the country or body that the roster has under these letters.
fn expansion<'a>(roster: &'a Roster, letters: &str) -> Option<&'a str> {
    let [only] = roster.bodies_named(letters) else {
        return None;
    };
    let body = roster.body(*only);
    let forms = body.forms.iter().map(|form| &**form);
    std::iter::once(&*body.name).chain(forms).find(|form| {
        let words: Vec<&str> = form.split_whitespace().collect();
        words.len() > 1 && letters::yields(&words, letters).is_some()
    })
}
