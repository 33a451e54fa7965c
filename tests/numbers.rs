//! Laws of the rules on figures: what is right is silent, what is wrong is reported, and the figure a
//! finding suggests makes it silent, whatever the wording and the numbers.

mod conversion;
mod count;
mod inconsistent;
mod percent;
mod table;
mod total;

use std::{fmt::Write as _, sync::Arc};

use factdesk::{
    desk::{Desk, DeskMemo},
    draft::{Draft, Format},
    rules::{self, Finding, Severity},
    settings::Settings,
    text::edit,
};

/// Numbers that look random and are the same at every run.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn next(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u32::try_from(self.0 >> 32).unwrap_or_default()
    }

    /// From `low` to `high`, both included.
    pub(crate) fn roll(&mut self, low: i64, high: i64) -> i64 {
        low + i64::from(self.next()) % (high - low + 1)
    }

    /// One of `list`.
    /// The quotient, rounded.
    pub(crate) fn rounded(over: i64, under: i64) -> i64 {
        (over * 2 + under) / (under * 2)
    }

    pub(crate) fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.next() as usize % list.len()]
    }
}

/// A rule by itself.
pub(crate) struct Bench(Desk);

impl Bench {
    pub(crate) fn of(rule: &str) -> Self {
        let rule = rules::RULES
            .iter()
            .find(|listed| listed.id == rule)
            .expect("a listed rule");
        let settings = Settings::for_page(std::slice::from_ref(rule), None);
        Self(Desk::new(Arc::new(settings)))
    }

    pub(crate) fn findings(&self, text: &str) -> Vec<Finding> {
        let draft = Draft::new("law.txt", Format::Plain, text);
        self.0.check(&draft, &mut DeskMemo::default()).findings
    }
}

/// A sentence in its right and its wrong form.
pub(crate) struct Case {
    pub(crate) right: String,
    pub(crate) wrong: String,
}

/// Whether some fix of each finding must make it silent.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mend {
    Offered,
    None,
}

/// Tries `rounds` cases of every template; the templates that fail are named, each with one failure.
pub(crate) fn hold(
    rule: &str,
    templates: &[&str],
    rounds: u64,
    mend: Mend,
    case: impl Fn(&str, &mut Dice) -> Case,
) {
    let bench = Bench::of(rule);
    let mut report = String::new();
    for (number, template) in templates.iter().enumerate() {
        let mut failed = 0;
        let mut first = String::new();
        for round in 0..rounds {
            let mut dice = Dice::new(round * 1000 + number as u64 + 1);
            // A marshalling of other sentences around it must not matter.
            let around = |text: &str| {
                format!(
                    "The council of Halden met late. {text} Mara Lind, who runs the co-operative, was there.\n"
                )
            };
            let Case { right, wrong } = case(template, &mut dice);
            let (right, wrong) = (around(&right), around(&wrong));
            let fault = fault(&bench, &right, &wrong, mend);
            if let Some(fault) = fault {
                failed += 1;
                if first.is_empty() {
                    first = fault;
                }
            }
        }
        if failed > 0 {
            writeln!(report, "{failed} of {rounds}: {template}\n    {first}").unwrap();
        }
    }
    assert!(report.is_empty(), "\n{rule}\n{report}");
}

fn fault(bench: &Bench, right: &str, wrong: &str, mend: Mend) -> Option<String> {
    let found = bench.findings(right);
    if let Some(finding) = found.first() {
        return Some(format!("right, and found: {right}    {}", finding.message));
    }
    let found = bench.findings(wrong);
    let [finding] = found.as_slice() else {
        return Some(format!("wrong, and {} found: {wrong}", found.len()));
    };
    if finding.severity == Severity::Hint {
        return Some(format!("a hint only: {wrong}"));
    }
    if mend == Mend::None {
        return None;
    }
    if finding.fixes.is_empty() {
        return Some(format!("no fix: {wrong}"));
    }
    for fix in &finding.fixes {
        let mended = edit::apply(wrong, &fix.edits).unwrap();
        if let Some(left) = bench.findings(&mended).first() {
            return Some(format!("mended, and found: {mended}    {}", left.message));
        }
    }
    None
}

/// `value` with commas.
pub(crate) fn grouped(value: i64) -> String {
    let digits = value.abs().to_string();
    let mut shown = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}
