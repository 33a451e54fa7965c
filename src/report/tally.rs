//! What a run has found, counted.

use std::collections::BTreeMap;

use super::Sheet;
use crate::{
    draft::Format,
    rules::{Safety, Severity},
    settings::SettingsError,
};

/// A draft that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Failure {
    /// What it is called.
    pub path: String,
    /// Why, and the mend.
    pub message: String,
    /// The settings file that is to blame; the same one may keep many drafts from being read.
    #[serde(skip)]
    pub settings: Option<String>,
}

impl Failure {
    /// The draft at `path` cannot be read.
    pub fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            message: message.into(),
            settings: None,
        }
    }

    /// The draft at `path` cannot be read because the settings that govern it are broken.
    pub fn of_settings(path: &str, error: &SettingsError) -> Self {
        Self {
            path: path.to_owned(),
            message: error.to_string(),
            settings: Some(error.path.display().to_string()),
        }
    }

    /// As standard error says it.
    pub fn line(&self) -> String {
        match self.settings {
            Some(_) => self.message.clone(),
            None => format!("{}: {}", self.path, self.message),
        }
    }
}

/// What a run has found, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Drafts read.
    pub drafts: usize,
    /// Of these, drafts with a finding.
    pub drafts_with_findings: usize,
    /// Findings by severity, in the order of [`Severity`].
    pub severities: BTreeMap<Severity, usize>,
    /// Findings by rule.
    pub rules: BTreeMap<&'static str, RuleTally>,
    /// The rule of the first finding and the format of its draft, to show how things are done by an example.
    pub example: Option<(&'static str, Format)>,
    /// Findings with a safe fix.
    pub safe: usize,
    /// Findings whose only fixes a human must choose.
    pub choices: usize,
    /// Fixes made.
    pub fixed: usize,
    /// Drafts changed by them.
    pub drafts_fixed: usize,
    /// What the drafts are called, in order.
    pub paths: Vec<String>,
    /// Drafts that could not be read.
    pub unread: usize,
    /// Why not; each settings file is blamed once.
    pub failures: Vec<Failure>,
}

/// The findings of one rule, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleTally {
    /// The gravest severity among them.
    pub severity: Severity,
    /// How many.
    pub count: usize,
    /// How many have a safe fix.
    pub safe: usize,
}

impl Tally {
    /// Counts the findings of one draft.
    pub fn add(&mut self, sheet: &Sheet<'_>) {
        self.drafts += 1;
        self.paths.push(sheet.path.to_owned());
        self.drafts_with_findings += usize::from(!sheet.findings.is_empty());
        if let (None, Some(finding)) = (self.example, sheet.findings.first()) {
            self.example = Some((finding.rule, sheet.draft.format()));
        }
        for finding in sheet.findings {
            let is_safe = finding.fixes.iter().any(|fix| fix.safety == Safety::Safe);
            *self.severities.entry(finding.severity).or_default() += 1;
            self.safe += usize::from(is_safe);
            self.choices += usize::from(!is_safe && !finding.fixes.is_empty());
            let rule = self.rules.entry(finding.rule).or_insert(RuleTally {
                severity: finding.severity,
                count: 0,
                safe: 0,
            });
            rule.severity = rule.severity.min(finding.severity);
            rule.count += 1;
            rule.safe += usize::from(is_safe);
        }
    }

    /// What a draft that could not be read adds.
    pub fn of_failure(failure: Failure) -> Self {
        let mut tally = Self::default();
        tally.fail(failure);
        tally
    }

    /// Counts in what another part of the run has found. Returns the failures that were not known before.
    pub fn absorb(&mut self, other: Self) -> Vec<Failure> {
        self.drafts += other.drafts;
        self.drafts_with_findings += other.drafts_with_findings;
        self.example = self.example.or(other.example);
        self.safe += other.safe;
        self.choices += other.choices;
        self.fixed += other.fixed;
        self.drafts_fixed += other.drafts_fixed;
        self.paths.extend(other.paths);
        for (severity, count) in other.severities {
            *self.severities.entry(severity).or_default() += count;
        }
        for (rule, found) in other.rules {
            self.rules
                .entry(rule)
                .and_modify(|known| {
                    known.severity = known.severity.min(found.severity);
                    known.count += found.count;
                    known.safe += found.safe;
                })
                .or_insert(found);
        }
        other
            .failures
            .into_iter()
            .filter_map(|failure| self.fail(failure).cloned())
            .collect()
    }

    /// Counts a draft that could not be read. Returns the failure if it was not known before: a settings file
    /// is blamed once, under its own name.
    pub fn fail(&mut self, mut failure: Failure) -> Option<&Failure> {
        self.unread += 1;
        let is_new = failure.settings.is_none()
            || !self
                .failures
                .iter()
                .any(|known| known.settings == failure.settings);
        if !is_new {
            return None;
        }
        if let Some(settings) = &failure.settings {
            failure.path.clone_from(settings);
        }
        self.failures.push(failure);
        self.failures.last()
    }

    /// All findings.
    pub fn findings(&self) -> usize {
        self.severities.values().sum()
    }
}
