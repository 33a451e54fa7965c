//! One name in two romanisations, or in one that the house does not use.

mod people;
mod uses;

use rustc_hash::FxHashMap;

use crate::{
    language::{house::House, name::plain, romanisation::RomanisedId},
    rules::{Check, Evidence, Findings, Rule, Severity},
};
use uses::{Use, Uses};

pub(crate) static RULE: Rule = Rule {
    id: "names/transliteration",
    severity: Severity::Warning,
    needs: &[],
    page: include_str!("transliteration.md"),
    check: Check::Draft(check),
};

fn check(evidence: &Evidence<'_>, findings: &mut Findings) {
    let uses = Uses::of(evidence);
    let names = uses.order.iter().copied();
    for (name, uses) in names.filter_map(|name| Some((name, uses.by_name.get(&name)?))) {
        let house = newsroom_form(evidence, name).or_else(|| house_form(evidence, name));
        let mixed = uses.iter().any(|one| one.form != uses[0].form);
        if mixed {
            report_mixed(evidence, uses, house.as_deref(), findings);
        } else if let Some(prefer) = house
            && plain(&prefer) != uses[0].word(evidence)
        {
            for one in uses {
                let prefer = one.in_its_case(evidence, &prefer);
                let message = format!("the house writes “{prefer}”");
                let finding = findings.report(one.span(evidence), message);
                finding.severity(Severity::Hint);
                one.offer(evidence, finding, &prefer, true);
            }
        }
    }
    people::check(evidence, findings);
}

/// The form that the house uses on the day of the story.
fn house_form(evidence: &Evidence<'_>, name: RomanisedId) -> Option<String> {
    let story = evidence.reading.story_date.map(|story| story.value);
    evidence
        .house
        .and_then(|house: &House| house.name(name, story))
        .map(str::to_owned)
}

/// The form in the newsroom's own roster, of somebody the draft names: who they are decides how they are written.
fn newsroom_form(evidence: &Evidence<'_>, name: RomanisedId) -> Option<String> {
    let roster = evidence.newsroom?;
    let is_form =
        |word: &&str| RomanisedId::of_word(&plain(word)).is_some_and(|(found, _)| found == name);
    evidence
        .reading
        .people
        .iter()
        .filter(|person| person.name.split_whitespace().any(|word| is_form(&word)))
        .flat_map(|person| roster.people_named(&person.name))
        .map(|found| roster.person(found.person))
        .filter(|person| person.layer > 0)
        .find_map(|person| {
            person
                .name
                .split_whitespace()
                .find(is_form)
                .map(str::to_owned)
        })
}

/// Reports the forms of one name but for one: the house's, or the one used most, or first.
fn report_mixed(
    evidence: &Evidence<'_>,
    uses: &[Use],
    house: Option<&str>,
    findings: &mut Findings,
) {
    let mut counts: FxHashMap<usize, usize> = FxHashMap::default();
    for one in uses {
        *counts.entry(one.form).or_default() += 1;
    }
    let most = counts.values().max();
    let usual = uses
        .iter()
        .find(|one| house.is_some_and(|house| plain(house) == one.word(evidence)))
        .or_else(|| {
            uses.iter()
                .find(|one| house.is_none() && counts.get(&one.form) == most)
        });
    for one in uses {
        let Some(usual) = usual else {
            // Neither is the house's.
            let Some(house) = house else { return };
            let prefer = one.in_its_case(evidence, house);
            let message = format!("two forms of one name; the house writes “{prefer}”");
            let finding = findings.report(one.span(evidence), message);
            one.offer(evidence, finding, &prefer, true);
            continue;
        };
        if one.form == usual.form {
            continue;
        }
        let right = usual.written(evidence);
        let right = one.in_its_case(evidence, house.unwrap_or(&right));
        let before = usual.place() < one.place();
        let message = format!(
            "“{}” is “{right}” {}",
            one.written(evidence),
            if before { "before" } else { "elsewhere" }
        );
        let finding = findings.report(one.span(evidence), message);
        finding.related(usual.span(evidence), "so written here");
        one.offer(evidence, finding, &right, house.is_some());
        let same: Vec<&Use> = uses.iter().filter(|other| other.form == one.form).collect();
        let edits: Vec<_> = same
            .iter()
            .filter_map(|other| other.edit(evidence, &right))
            .collect();
        if edits.len() > 1 {
            finding.fix(
                format!("Change to “{right}” everywhere ({} places)", edits.len()),
                crate::rules::Safety::Unsafe,
                edits,
            );
        }
    }
}
