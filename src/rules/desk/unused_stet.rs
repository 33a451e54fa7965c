//! A stet that excuses nothing. The desk reports it: rules do not know stets.

use crate::rules::{Check, Rule, Severity};

pub(crate) static RULE: Rule = Rule {
    id: "desk/unused-stet",
    severity: Severity::Warning,
    needs: &[],
    page: include_str!("unused_stet.md"),
    check: Check::Desk,
};
