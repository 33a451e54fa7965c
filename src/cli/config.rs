//! `factdesk config`: what is in force for a path, and where each value came from.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{
    Outcome, Stop,
    args::{Config, TextOrJson},
    output::Output,
};
use crate::{
    report::style::{self, FAINT, STRONG},
    settings::{Discovery, Origin, Settings, Sourced},
};

pub(super) fn run(options: &Config, output: &mut Output) -> Result<Outcome, Stop> {
    let discovery = Discovery::new(
        options.governance.source(),
        vec![options.governance.layer()],
    );
    // What counts for a folder is what counts for the drafts in it.
    let path = if options.path.is_dir() {
        options.path.join("draft.md")
    } else {
        options.path.clone()
    };
    let settings = discovery
        .settings(&path)
        .map_err(|error| error.to_string())?;
    let file = discovery.file(&path).map(|file| file.display().to_string());
    let name = options.path.display().to_string();
    match options.output_format {
        TextOrJson::Text => output.styled(&text(&name, file.as_deref(), &settings))?,
        TextOrJson::Json => output.raw(&as_json(&name, file.as_deref(), &settings))?,
    }
    Ok(Outcome::Clean)
}

/// The keys with their values as TOML writes them, and where each came from.
fn values(settings: &Settings) -> Vec<(&'static str, Value, Origin)> {
    fn or_default<T>(value: Option<Sourced<T>>, as_json: impl Fn(T) -> Value) -> (Value, Origin) {
        match value {
            Some(Sourced { value, origin }) => (as_json(value), origin),
            None => (Value::Null, Origin::Default),
        }
    }
    let (date, date_origin) = or_default(settings.date().cloned(), |date| json!(date.to_string()));
    let (exclude, exclude_origin) = or_default(settings.exclude(), |patterns| json!(patterns));
    let (roster, roster_origin) =
        or_default(settings.roster_files().cloned(), |files| json!(files));
    vec![
        ("date", date, date_origin),
        (
            "profile",
            json!(settings.profile().value.name()),
            settings.profile().origin.clone(),
        ),
        ("exclude", exclude, exclude_origin),
        ("roster", roster, roster_origin),
        (
            "inlay-hints",
            json!(settings.inlay_hints().value),
            settings.inlay_hints().origin.clone(),
        ),
        (
            "hold-while-typing",
            json!(settings.hold_while_typing().value),
            settings.hold_while_typing().origin.clone(),
        ),
        (
            "fail-on",
            json!(settings.fail_on().value.name()),
            settings.fail_on().origin.clone(),
        ),
    ]
}

fn text(path: &str, file: Option<&str>, settings: &Settings) -> String {
    let mut page = String::new();
    let file = file.map_or("no settings file".to_owned(), |file| {
        format!("governed by {file}")
    });
    let _ = writeln!(page, "{STRONG}{path}{STRONG:#} {FAINT}{file}{FAINT:#}\n");
    for (key, value, origin) in values(settings) {
        let value = match value {
            Value::Null => "not set".to_owned(),
            value => value.to_string(),
        };
        let _ = writeln!(page, "{key:13}{value:24}{FAINT}{origin}{FAINT:#}");
    }
    let _ = writeln!(page, "\n{STRONG}rules{STRONG:#}");
    let longest = settings
        .rule_settings()
        .iter()
        .map(|setting| setting.rule.id.len())
        .max()
        .unwrap_or(0);
    for setting in settings.rule_settings() {
        let (word, paint, origin) = if setting.on.value {
            let severity = setting
                .severity
                .as_ref()
                .map_or(setting.rule.severity, |severity| severity.value);
            let origin = setting
                .severity
                .as_ref()
                .map_or(&setting.on.origin, |severity| &severity.origin);
            (severity.name(), style::severity(severity), origin)
        } else {
            ("off", FAINT, &setting.on.origin)
        };
        let _ = writeln!(
            page,
            "  {:longest$}  {paint}{word:7}{paint:#}  {FAINT}{origin}{FAINT:#}",
            setting.rule.id
        );
    }
    page
}

fn as_json(path: &str, file: Option<&str>, settings: &Settings) -> String {
    let values: serde_json::Map<String, Value> = values(settings)
        .into_iter()
        .map(|(key, value, from)| {
            (
                key.to_owned(),
                json!({"value": value, "origin": origin(&from)}),
            )
        })
        .collect();
    let rules: Vec<Value> = settings
        .rule_settings()
        .iter()
        .map(|setting| {
            let severity = setting.severity.as_ref();
            json!({
                "rule": setting.rule.id,
                "on": {"value": setting.on.value, "origin": origin(&setting.on.origin)},
                "severity": {
                    "value": severity.map_or(setting.rule.severity, |severity| severity.value),
                    "origin": origin(severity.map_or(&Origin::Default, |severity| &severity.origin)),
                },
            })
        })
        .collect();
    let object =
        json!({"version": 1, "path": path, "file": file, "settings": values, "rules": rules});
    format!("{object:#}\n")
}

fn origin(origin: &Origin) -> Value {
    match origin {
        Origin::File { path, line } => {
            json!({"layer": origin.name(), "path": path.display().to_string(), "line": line})
        }
        Origin::Profile(profile) => json!({"layer": origin.name(), "profile": profile}),
        _ => json!({"layer": origin.name()}),
    }
}
