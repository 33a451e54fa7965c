//! One draft in, its findings out: the only path, for the command line and the server alike.

mod carried;
pub mod fixes;
pub mod in_order;
mod people;
mod precedence;
mod stets;

use std::sync::{Arc, OnceLock};

pub use carried::Between;

use crate::{
    draft::{Draft, Passage},
    language::house::House,
    reading::{Facts, Memo, Places, Reading},
    rules::{Check, Evidence, Finding, Findings, Need, Notes, PassageEvidence, Rule, Severity},
    settings::{Profile, Settings, nearest},
    text::Span,
};

/// The rules in force.
#[derive(Debug, Clone)]
pub struct Desk {
    settings: Arc<Settings>,
    rules: Vec<Active>,
    /// The desk under each house style, for drafts whose front matter asks for one.
    houses: Arc<[OnceLock<Desk>; Profile::ALL.len()]>,
}

/// A rule that is on, and the severity the settings give it.
#[derive(Debug, Clone, Copy)]
struct Active {
    rule: &'static Rule,
    severity: Option<Severity>,
}

/// What the desk remembers of one draft from one state of it to the next.
#[derive(Debug, Clone, Default)]
pub struct DeskMemo {
    reading: Memo,
    /// For each passage what the rules found in it alone; spans are of the passage.
    local: Vec<Arc<[Finding]>>,
    /// For each passage what the rules that look at the whole draft noted of it.
    notes: Vec<Arc<Notes>>,
    /// The same of the people in the draft.
    people: people::People,
    /// The settings under which that was found and noted.
    settings: Option<Arc<Settings>>,
}

/// A draft, read and checked.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// What the draft says.
    pub reading: Arc<Reading>,
    /// What was found, in the order it stands in the draft; spans are of the draft.
    pub findings: Vec<Finding>,
    /// What the rules that look at the whole draft found, before precedence and stets.
    across: Vec<Finding>,
    places: OnceLock<Places>,
}

impl Checked {
    /// Which words of `draft`, which is the draft checked, mean whom. Worked out when first asked for.
    pub fn places(&self, draft: &Draft) -> &Places {
        self.places.get_or_init(|| Places::of(draft, &self.reading))
    }
}

impl Desk {
    /// The desk under these settings.
    pub fn new(settings: Arc<Settings>) -> Self {
        let rules = settings
            .rules()
            .map(|(rule, severity)| Active { rule, severity })
            .collect();
        Self {
            settings,
            rules,
            houses: Arc::default(),
        }
    }

    /// The settings in force.
    pub fn settings(&self) -> &Arc<Settings> {
        &self.settings
    }

    /// Reads and checks `draft`. What `memo` remembers of an earlier state of it is not done again.
    /// A house profile in the draft's front matter is followed where the settings leave it open.
    pub fn check(&self, draft: &Draft, memo: &mut DeskMemo) -> Checked {
        self.house_of(draft).unwrap_or(self).look(draft, memo)
    }

    /// The house style that `draft` is held against, if there is one.
    pub fn house(&self, draft: &Draft) -> Option<&House> {
        let desk = self.house_of(draft).unwrap_or(self);
        desk.settings.profile().value.house()
    }

    /// Reads `draft` without checking it: no rule has looked, and there are no findings. What `memo`
    /// remembers of an earlier state of it is not read again; it is of no more use afterwards.
    pub fn read(&self, draft: &Draft, mut memo: DeskMemo) -> Checked {
        let desk = self.house_of(draft).unwrap_or(self);
        let reading = Reading::of(draft, &mut memo.reading, desk.settings.story_date());
        Checked {
            reading: Arc::new(reading),
            ..Checked::default()
        }
    }

    fn house_of(&self, draft: &Draft) -> Option<&Self> {
        let (name, _) = draft.front_matter()?.profile.as_ref()?;
        let asked = Profile::of_name(name)?;
        let index = Profile::ALL.iter().position(|profile| *profile == asked)?;
        Some(
            self.houses[index]
                .get_or_init(|| Self::new(Arc::new(self.settings.with_profile(asked)))),
        )
    }

    /// What is most likely found in `draft`, for a fraction of the work: the rules that look at one passage
    /// have looked, the others’ findings are those of `before`, an earlier state, as far as the edit between
    /// did not touch them. Its reading is empty. [`Desk::check`] has the last word.
    pub fn foresee(
        &self,
        draft: &Draft,
        memo: &mut DeskMemo,
        before: (&Draft, &Checked),
    ) -> Checked {
        let desk = self.house_of(draft).unwrap_or(self);
        memo.reading.update(draft);
        desk.find_locally(draft, memo);
        let across = carried::carried(before.0, draft, &before.1.across);
        Checked {
            reading: Arc::default(),
            findings: desk.settle(draft, memo, &across),
            across,
            places: OnceLock::new(),
        }
    }

    fn look(&self, draft: &Draft, memo: &mut DeskMemo) -> Checked {
        let reading = Reading::of(draft, &mut memo.reading, self.settings.story_date());
        self.find_locally(draft, memo);
        let evidence = Evidence {
            draft,
            reading: &reading,
            house: self.settings.profile().value.house(),
            newsroom: self.settings.newsroom_roster(),
            notes: &memo.notes,
            notes_on_people: memo.people.update(&reading.people),
        };
        let mut across = Vec::new();
        for active in &self.rules {
            if let Check::Draft(check) | Check::Both(_, check) = active.rule.check
                && self.has_what_it_needs(active.rule, &reading)
            {
                across.extend(active.find(|found| check(&evidence, found)));
            }
        }
        Checked {
            findings: self.settle(draft, memo, &across),
            reading: Arc::new(reading),
            across,
            places: OnceLock::new(),
        }
    }

    /// What was found in the passages and across them, after precedence and stets.
    fn settle(&self, draft: &Draft, memo: &DeskMemo, across: &[Finding]) -> Vec<Finding> {
        let mut findings: Vec<Finding> = memo
            .local
            .iter()
            .enumerate()
            .flat_map(|(index, found)| {
                let start = draft.passage_start(index);
                found
                    .iter()
                    .map(move |finding| finding.moved(|span| span.shifted(start)))
            })
            .collect();
        findings.extend_from_slice(across);
        precedence::sort_and_settle(&mut findings);
        stets::let_stand(draft, &self.rules, &mut findings);
        findings
    }

    /// Brings what the rules find in each passage alone up to date, and forgets what they noted of those
    /// that are gone.
    fn find_locally(&self, draft: &Draft, memo: &mut DeskMemo) {
        let known = memo
            .settings
            .as_ref()
            .is_some_and(|settings| Arc::ptr_eq(settings, &self.settings));
        if !known {
            memo.local.clear();
            memo.notes.clear();
            memo.people = people::People::default();
            memo.settings = Some(Arc::clone(&self.settings));
        }
        let count = draft.passages().len();
        let kept = memo.reading.kept();
        let (before, after) = if known {
            (kept.before, kept.after)
        } else {
            (0, 0)
        };
        let fresh: Vec<_> = draft.passages()[before..count - after]
            .iter()
            .zip(memo.reading.facts().skip(before))
            .map(|(passage, facts)| self.look_at(passage, facts))
            .collect();
        let gone = before..memo.local.len() - after;
        let blank = fresh.iter().map(|_| Arc::default());
        memo.notes.splice(gone.clone(), blank);
        memo.local.splice(gone, fresh);
    }

    fn look_at(&self, passage: &Passage, facts: &Facts) -> Arc<[Finding]> {
        let evidence = PassageEvidence { passage, facts };
        self.rules
            .iter()
            .filter_map(|active| match active.rule.check {
                Check::Passage(check) | Check::Both(check, _) => {
                    Some(active.find(|found| check(&evidence, found)))
                }
                Check::Draft(_) | Check::Desk => None,
            })
            .flatten()
            .map(|finding| to_passage(&finding, passage))
            .collect()
    }

    fn has_what_it_needs(&self, rule: &Rule, reading: &Reading) -> bool {
        rule.needs.iter().all(|need| match need {
            Need::StoryDate => reading.story_date.is_some(),
            Need::Profile => self.settings.has_house_style(),
        })
    }
}

impl Active {
    /// What the rule finds, with the severity in force.
    fn find(&self, look: impl FnOnce(&mut Findings)) -> Vec<Finding> {
        let mut found = Findings::new(self.rule);
        look(&mut found);
        let mut list = found.into_list();
        if let Some(severity) = self.severity {
            for finding in &mut list {
                finding.severity = severity;
            }
        }
        list
    }
}

/// What of the front matter of `draft` has no effect, why and the mend, in a sentence; and where it stands.
pub fn front_matter_fault(draft: &Draft) -> Option<(String, Span)> {
    let matter = draft.front_matter()?;
    if let Some(fault) = &matter.fault {
        return Some(fault.clone());
    }
    let (name, span) = matter.profile.as_ref()?;
    if Profile::of_name(name).is_some() {
        return None;
    }
    let names = Profile::ALL.map(Profile::name);
    let mend = match nearest(name, names) {
        Some(near) => format!("did you mean “{near}”?"),
        None => format!("it is one of {}", names.join(", ")),
    };
    Some((format!("There is no house style “{name}”: {mend}"), *span))
}

/// A finding in a passage's prose as a finding in the passage as it is written.
fn to_passage(finding: &Finding, passage: &Passage) -> Finding {
    let prose = passage.prose();
    let mut placed = finding.moved(|span: Span| prose.to_passage(span));
    // A fix must not cut through markup: it is offered only where the words stand unbroken.
    let mut unbroken = finding
        .fixes
        .iter()
        .map(|fix| fix.edits.iter().all(|edit| prose.is_verbatim(edit.span)));
    placed.fixes.retain(|_| unbroken.next().unwrap_or(false));
    placed
}
