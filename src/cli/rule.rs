//! `factdesk rule`: what a rule looks for, and why.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{
    Outcome, Stop,
    args::{Rule as Options, TextOrJson},
    output::Output,
};
use crate::{
    report::{
        rule_page,
        style::{self, FAINT, STRONG},
    },
    rules::{self, Need, RULES, Rule},
};

pub(super) fn run(options: &Options, output: &mut Output) -> Result<Outcome, Stop> {
    let rules: Vec<&Rule> = match &options.id {
        Some(id) => vec![find(id)?],
        None => RULES.to_vec(),
    };
    let explains = options.id.is_some() || options.all;
    match options.output_format {
        TextOrJson::Json => {
            let mut objects: Vec<Value> = rules.iter().map(|rule| object(rule)).collect();
            let value = match (&options.id, objects.pop()) {
                (Some(_), Some(only)) => only,
                (_, last) => {
                    objects.extend(last);
                    json!({"version": 1, "rules": objects})
                }
            };
            output.raw(&format!("{value:#}\n"))?;
        }
        // On a terminal a page is set; into a file it goes as the Markdown it is.
        TextOrJson::Text if explains && output.is_colored() => {
            let pages: Vec<String> = rules
                .iter()
                .map(|rule| rule_page(rule, output.width()))
                .collect();
            output.styled(&pages.join("\n\n"))?;
        }
        TextOrJson::Text if explains => {
            let pages: Vec<&str> = rules.iter().map(|rule| rule.page).collect();
            output.raw(&pages.join("\n\n"))?;
        }
        TextOrJson::Text => output.styled(&list(&rules))?,
    }
    Ok(Outcome::Clean)
}

/// The rule with this id, or with this name if only one has it.
fn find(id: &str) -> Result<&'static Rule, String> {
    if let Some(rule) = rules::find(id) {
        return Ok(rule);
    }
    let mut named = RULES.iter().copied().filter(|rule| rule.name() == id);
    if let (Some(only), None) = (named.next(), named.next()) {
        return Ok(only);
    }
    Err(match rules::nearest(id) {
        Some(near) if rules::find(near).is_some() => {
            format!("unknown rule `{id}`: did you mean `{near}`?")
        }
        _ => format!("unknown rule `{id}`: `factdesk rule` lists them all"),
    })
}

fn list(rules: &[&Rule]) -> String {
    let longest = rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    let mut page = String::new();
    for rule in rules {
        let paint = style::severity(rule.severity);
        let _ = writeln!(
            page,
            "{STRONG}{:longest$}{STRONG:#}  {paint}{:7}{paint:#}  {}",
            rule.id,
            rule.severity.name(),
            rule.summary()
        );
    }
    let _ = writeln!(page, "\n{FAINT}factdesk rule ID explains one.{FAINT:#}");
    page
}

fn object(rule: &Rule) -> Value {
    let needs: Vec<&str> = rule
        .needs
        .iter()
        .map(|need| match need {
            Need::StoryDate => "story-date",
            Need::Profile => "profile",
        })
        .collect();
    json!({
        "rule": rule.id,
        "group": rule.group(),
        "severity": rule.severity,
        "needs": needs,
        "summary": rule.summary(),
        "page": rule.page,
    })
}
