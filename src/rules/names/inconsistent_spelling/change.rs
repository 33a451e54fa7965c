//! What is reported of two spellings of one name, and the ways to make them one.

use super::roll::Place;
use crate::{
    rules::{Evidence, Finding, Findings, Safety},
    text::Edit,
};

/// A word of a name in two spellings. Both folded.
pub(super) struct Change<'a> {
    pub(super) wrong: &'a str,
    /// Where the one is named whose name is wrong, in full or not.
    pub(super) wrong_places: &'a [Place],
    pub(super) right: &'a str,
    pub(super) right_places: &'a [Place],
}

impl Change<'_> {
    /// Reports the wrong word of a full name.
    pub(super) fn report_name(
        &self,
        evidence: &Evidence<'_>,
        place: &Place,
        first: &Place,
        findings: &mut Findings,
    ) {
        let message = format!(
            "“{}” is “{}” {}",
            place.text(evidence),
            first.text(evidence),
            where_else(first, place)
        );
        let (Some((token, _)), Some(here)) =
            (place.word(evidence, self.wrong), place.here(evidence))
        else {
            return;
        };
        let finding = findings.report(here.span(&(token..token + 1)), message);
        finding.related(first.span(evidence), "so spelt here");
        self.offer(evidence, place, finding);
    }

    /// Reports the wrong word of a name.
    pub(super) fn report_word(
        &self,
        evidence: &Evidence<'_>,
        place: &Place,
        first: &Place,
        findings: &mut Findings,
    ) {
        let (Some((token, written)), Some((_, usually)), Some(here)) = (
            place.word(evidence, self.wrong),
            first.word(evidence, self.right),
            place.here(evidence),
        ) else {
            return;
        };
        let finding = findings.report(
            here.span(&(token..token + 1)),
            format!("“{written}” is “{usually}” {}", where_else(first, place)),
        );
        finding.related(first.span(evidence), "so spelt here");
        self.offer(evidence, place, finding);
    }

    /// Offers to change the word here, everywhere, and the other way round.
    fn offer(&self, evidence: &Evidence<'_>, place: &Place, finding: &mut Finding) {
        let written = |places: &[Place], word: &str| {
            places
                .iter()
                .find_map(|place| Some(place.word(evidence, word)?.1))
        };
        let (Some(wrong), Some(right)) = (
            written(std::slice::from_ref(place), self.wrong),
            written(self.right_places, self.right),
        ) else {
            return;
        };
        if let Some(edit) = edit(evidence, place, self.wrong, &right) {
            finding.fix(
                format!("Change “{wrong}” to “{right}”"),
                Safety::Unsafe,
                vec![edit],
            );
        }
        let edits = |places: &[Place], from: &str, to: &str| -> (Vec<Edit>, usize) {
            let there = places
                .iter()
                .filter(|place| place.word(evidence, from).is_some());
            let edits = there
                .clone()
                .filter_map(|place| edit(evidence, place, from, to));
            (edits.collect(), there.count())
        };
        let (everywhere, _) = edits(self.wrong_places, self.wrong, &right);
        if everywhere.len() > 1 {
            finding.fix(
                format!(
                    "Change to “{right}” everywhere ({} places)",
                    everywhere.len()
                ),
                Safety::Unsafe,
                everywhere,
            );
        }
        // Half of it would only move the fault.
        let (back, all) = edits(self.right_places, self.right, &wrong);
        if back.len() == all && all > 0 {
            let title = if all == 1 {
                format!("Change “{right}” to “{wrong}”")
            } else {
                format!("Change to “{wrong}” everywhere ({all} places)")
            };
            finding.fix(title, Safety::Unsafe, back);
        }
    }
}

/// The change of `word` in a name to `to`, in capitals where all of it is.
fn edit(evidence: &Evidence<'_>, place: &Place, word: &str, to: &str) -> Option<Edit> {
    let (token, written) = place.word(evidence, word)?;
    let loud = written.chars().count() > 1 && !written.chars().any(char::is_lowercase);
    let to = if loud {
        to.to_uppercase()
    } else {
        to.to_owned()
    };
    place.here(evidence)?.change(token, to)
}

fn where_else(usual: &Place, rare: &Place) -> &'static str {
    if (usual.passage, usual.name) < (rare.passage, rare.name) {
        "before"
    } else {
        "elsewhere"
    }
}
