//! How often each rule spoke.

use std::fmt::Write as _;

use serde::Serialize;

use super::{Report, Sheet, Tally, style};
use crate::rules::Severity;

/// How often each rule spoke, the most frequent first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statistics {
    /// A line each.
    pub counts: Vec<Count>,
}

/// How often one rule spoke.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Count {
    /// Id of the rule.
    pub rule: &'static str,
    /// The gravest severity among its findings.
    pub severity: Severity,
    /// How many findings.
    pub count: usize,
    /// How many of them have a safe fix.
    pub fixable: usize,
}

impl Statistics {
    /// From what a run has counted.
    pub fn of(tally: &Tally) -> Self {
        let mut counts: Vec<Count> = tally
            .rules
            .iter()
            .map(|(&rule, found)| Count {
                rule,
                severity: found.severity,
                count: found.count,
                fixable: found.safe,
            })
            .collect();
        counts.sort_by_key(|count| std::cmp::Reverse(count.count));
        Self { counts }
    }
}

/// A table for people, a line for each rule that spoke.
pub fn table(tally: &Tally) -> String {
    let counts = Statistics::of(tally).counts;
    let digits = counts
        .iter()
        .map(|count| count.count.to_string().len())
        .max()
        .unwrap_or(0);
    let longest = counts
        .iter()
        .map(|count| count.rule.len())
        .max()
        .unwrap_or(0);
    let mut table = String::new();
    for count in counts {
        let paint = style::severity(count.severity);
        let fixable = match count.fixable {
            0 => String::new(),
            fixable => format!("  {fixable} can be fixed with --fix"),
        };
        let _ = writeln!(
            table,
            "{:>digits$}  {:longest$}  {paint}{:7}{paint:#}{fixable}",
            count.count,
            count.rule,
            count.severity.name()
        );
    }
    table
}

/// Nothing for each draft, the table at the end.
#[derive(Debug, Clone, Copy, Default)]
pub struct OnlyStatistics;

impl Report for OnlyStatistics {
    fn draft(&self, _sheet: &Sheet<'_>) -> String {
        String::new()
    }

    fn end(&self, tally: &Tally) -> String {
        table(tally)
    }
}
