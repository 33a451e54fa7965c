//! SARIF 2.1.0, which code hosts and archives of findings read.

use std::{collections::BTreeMap, fmt::Write as _};

use serde_json::{Value, json};

use super::{
    Report, Sheet, Tally, json,
    place::{in_file, place},
};
use crate::{
    draft::Draft,
    rules::{Finding, Fix, RULES, Severity},
    text::Span,
};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// One SARIF log with one run, its results written draft by draft.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sarif;

impl Report for Sarif {
    fn begin(&self) -> String {
        format!(
            "{{\"$schema\": \"{SCHEMA}\",\n \"version\": \"2.1.0\",\n \"runs\": [{{\n  \"tool\": {},\n  \"columnKind\": \"unicodeCodePoints\",\n  \"results\": [",
            json::write(&tool())
        )
    }

    fn draft(&self, sheet: &Sheet<'_>) -> String {
        let mut seen = BTreeMap::new();
        sheet
            .findings
            .iter()
            .map(|finding| {
                let words = sheet.draft.slice(finding.span);
                let again: &mut u32 = seen.entry((finding.rule, words.to_string())).or_default();
                *again += 1;
                let result = result(sheet, finding, &fingerprint(finding.rule, &words, *again));
                format!("\n   {}", json::write(&result))
            })
            .collect::<Vec<_>>()
            .join(",")
    }

    fn between(&self) -> &'static str {
        ","
    }

    fn end(&self, tally: &Tally) -> String {
        let artifacts: Vec<Value> = tally
            .paths
            .iter()
            .map(|path| json!({"location": {"uri": uri(path)}, "encoding": "utf-8"}))
            .collect();
        let notifications: Vec<Value> = tally
            .failures
            .iter()
            .map(|failure| {
                json!({
                    "level": "error",
                    "message": {"text": failure.message},
                    "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(&failure.path)}}}],
                })
            })
            .collect();
        let invocation = json!({
            "executionSuccessful": notifications.is_empty(),
            "toolExecutionNotifications": notifications,
        });
        format!(
            "],\n  \"artifacts\": {},\n  \"invocations\": [{}]\n }}]}}\n",
            json::write(&artifacts),
            json::write(&invocation)
        )
    }
}

fn tool() -> Value {
    let rules: Vec<Value> = RULES
        .iter()
        .map(|rule| {
            json!({
                "id": rule.id,
                "shortDescription": {"text": rule.summary()},
                "fullDescription": {"text": rule.summary()},
                "help": {"text": rule.page, "markdown": rule.page},
                "defaultConfiguration": {"level": level(rule.severity)},
                "properties": {"tags": [rule.group()]},
            })
        })
        .collect();
    json!({"driver": {
        "name": "factdesk",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules,
    }})
}

fn result(sheet: &Sheet<'_>, finding: &Finding, fingerprint: &str) -> Value {
    let draft = sheet.draft;
    let artifact = json!({"uri": uri(sheet.path)});
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": {
            "artifactLocation": artifact,
            "region": region(draft, finding.span),
        }}],
        "partialFingerprints": {"factdesk/v1": fingerprint},
    });
    if let Some(index) = RULES.iter().position(|rule| rule.id == finding.rule) {
        result["ruleIndex"] = json!(index);
    }
    if !finding.related.is_empty() {
        let related: Vec<Value> = finding
            .related
            .iter()
            .enumerate()
            .map(|(id, related)| {
                json!({
                    "id": id,
                    "message": {"text": related.message},
                    "physicalLocation": {
                        "artifactLocation": artifact,
                        "region": region(draft, related.span),
                    },
                })
            })
            .collect();
        result["relatedLocations"] = json!(related);
    }
    if !finding.fixes.is_empty() {
        let fixes: Vec<Value> = finding
            .fixes
            .iter()
            .map(|made| fix(draft, &artifact, made))
            .collect();
        result["fixes"] = json!(fixes);
    }
    result
}

fn fix(draft: &Draft, artifact: &Value, fix: &Fix) -> Value {
    let replacements: Vec<Value> = fix
        .edits
        .iter()
        .map(|edit| {
            json!({
                "deletedRegion": region(draft, edit.span),
                "insertedContent": {"text": edit.replacement},
            })
        })
        .collect();
    json!({
        "description": {"text": fix.title},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
    })
}

fn region(draft: &Draft, span: Span) -> Value {
    let start = place(draft, span.start);
    let end = place(draft, span.end);
    let bytes = in_file(draft, span);
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "byteOffset": bytes.start,
        "byteLength": bytes.len(),
        "snippet": {"text": draft.slice(span)},
    })
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "note",
    }
}

/// The same for the same fault after edits elsewhere: the rule, the words, and which of them it is.
fn fingerprint(rule: &str, words: &str, again: u32) -> String {
    // FNV-1a, because the figure must not change with the compiler or a library.
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in rule.bytes().chain([0]).chain(words.bytes()) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}:{again}")
}

/// A path as a relative reference, or a `file` address if it is absolute.
fn uri(path: &str) -> String {
    let path = path.replace(std::path::MAIN_SEPARATOR, "/");
    let mut uri = String::with_capacity(path.len());
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            // The rest would need care with `:` in a first segment; encoding is always right.
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}
