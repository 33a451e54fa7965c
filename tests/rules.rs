//! Every page keeps its word, and every fix does what it says.
//!
//! A page is Markdown. Its fences `draft` hold copy in CriticMarkup: what is marked must be found
//! there, with those notes; what is not marked must be silent. After `draft` may stand `plain` or
//! `html` for the format, `rules=all` to run every rule, and `literally` to read no marks. A fence
//! `roster` is a newsroom's roster in TOML, laid over the built-in one for the drafts after it.
//! With `FACTDESK_BLESS=1` the program's marks are written into the pages; look at the difference.

use std::{fmt::Write as _, fs, ops::Range, path::Path, sync::Arc};

use factdesk::{
    desk::{Desk, DeskMemo, fixes},
    draft::{Draft, Format},
    roster::{self, Roster},
    rules::{self, Finding, RULES, Rule, Safety},
    settings::Settings,
    text::critic::{self, Mark, MarkKind, Marked},
};

/// A fence of a page: its words after the backticks, its content, and where that stands in the page.
pub(crate) struct Fence<'a> {
    pub(crate) info: &'a str,
    pub(crate) content: &'a str,
    pub(crate) place: Range<usize>,
    pub(crate) line: usize,
}

/// The fences of a Markdown page.
pub(crate) fn fences(page: &str) -> Vec<Fence<'_>> {
    let mut fences = Vec::new();
    let mut open: Option<(&str, &str, usize, usize)> = None;
    let mut at = 0;
    for (number, line) in page.split_inclusive('\n').enumerate() {
        let ticks = &line[..line.len() - line.trim_start_matches('`').len()];
        match open {
            None if ticks.len() >= 3 => {
                open = Some((
                    ticks,
                    line.trim_start_matches('`').trim(),
                    at + line.len(),
                    number + 1,
                ));
            }
            Some((opened, info, start, first)) if ticks == opened && line.trim_end() == ticks => {
                fences.push(Fence {
                    info,
                    content: &page[start..at],
                    place: start..at,
                    line: first,
                });
                open = None;
            }
            _ => {}
        }
        at += line.len();
    }
    assert!(open.is_none(), "a fence is not closed");
    fences
}

struct Example {
    draft: Draft,
    desk: Desk,
    expected: Marked,
}

impl Example {
    fn read(rule: &'static Rule, fence: &Fence<'_>, roster: Option<&Arc<Roster>>) -> Self {
        let words: Vec<&str> = fence.info.split_whitespace().skip(1).collect();
        let format = if words.contains(&"plain") {
            Format::Plain
        } else if words.contains(&"html") {
            Format::Html
        } else {
            Format::Markdown
        };
        let expected = if words.contains(&"literally") {
            Marked {
                text: fence.content.to_owned(),
                marks: Vec::new(),
            }
        } else {
            critic::read(fence.content).unwrap_or_else(|error| {
                panic!("{}, fence in line {}: {error}", rule.id, fence.line)
            })
        };
        let profile = words.iter().find_map(|word| word.strip_prefix("profile="));
        let mut settings = Settings::for_page(
            if words.contains(&"rules=all") {
                RULES
            } else {
                std::slice::from_ref(rules_entry(rule))
            },
            profile,
        );
        if let Some(roster) = roster {
            settings = settings.with_roster(Arc::clone(roster));
        }
        Self {
            draft: Draft::new("page.md", format, &expected.text),
            desk: Desk::new(Arc::new(settings)),
            expected,
        }
    }

    fn findings(&self) -> Vec<Finding> {
        self.desk
            .check(&self.draft, &mut DeskMemo::default())
            .findings
    }

    /// What the program marks. Notes that the page leaves out are left out here too.
    fn found(&self, rule: &Rule, findings: &[Finding]) -> Vec<Mark> {
        let mut marks: Vec<Mark> = Vec::new();
        for finding in findings {
            let safe = finding.fixes.iter().find(|fix| fix.safety == Safety::Safe);
            let (span, kind) = match safe.map(|fix| fix.edits.as_slice()) {
                Some([edit]) => (edit.span, MarkKind::Replace(edit.replacement.clone())),
                _ => (finding.span, MarkKind::Highlight),
            };
            let graver =
                rules::find(finding.rule).is_none_or(|found| found.severity != finding.severity);
            let note = if graver {
                format!("{}: {}", finding.severity, finding.message)
            } else {
                finding.message.clone()
            };
            let other = finding.rule != rule.id;
            let note = if other {
                format!("{} {note}", finding.rule)
            } else {
                note
            };
            match marks
                .iter_mut()
                .find(|mark| mark.span == span && mark.kind == kind)
            {
                Some(mark) => mark.notes.push(note),
                None => marks.push(Mark {
                    span,
                    kind,
                    notes: vec![note],
                }),
            }
        }
        marks.sort_by_key(|mark| mark.span);
        for mark in &mut marks {
            let page = self
                .expected
                .marks
                .iter()
                .find(|expected| expected.span == mark.span && expected.kind == mark.kind);
            if page.is_some_and(|page| page.notes.iter().all(|note| note.starts_with("see: "))) {
                mark.notes.clear();
            }
        }
        marks
    }

    fn expected_findings(&self) -> Vec<Mark> {
        let mut marks = self.expected.marks.clone();
        marks.retain(|mark| !is_related(mark));
        for mark in &mut marks {
            mark.notes.retain(|note| !note.starts_with("see: "));
        }
        marks
    }
}

fn rules_entry(rule: &'static Rule) -> &'static &'static Rule {
    RULES
        .iter()
        .find(|listed| listed.id == rule.id)
        .expect("a listed rule")
}

/// A mark that only says `see:` is a place a finding relates to.
fn is_related(mark: &Mark) -> bool {
    !mark.notes.is_empty() && mark.notes.iter().all(|note| note.starts_with("see: "))
}

fn drafts<'a>(rule: &'static Rule, page: &'a str) -> impl Iterator<Item = (Example, Fence<'a>)> {
    let mut roster = None;
    fences(page)
        .into_iter()
        .filter_map(move |fence| match fence.info.split_whitespace().next() {
            Some("draft") => Some((Example::read(rule, &fence, roster.as_ref()), fence)),
            Some("roster") => {
                roster = Some(newsroom(rule, &fence));
                None
            }
            _ => None,
        })
}

/// The roster that a fence lays over the built-in one.
fn newsroom(rule: &Rule, fence: &Fence<'_>) -> Arc<Roster> {
    let entries = roster::Format::Toml.read(fence.content);
    let (roster, problems) =
        Roster::built_in().with_layers(vec![("newsroom".to_owned(), entries.clone())]);
    let problems: Vec<_> = entries
        .problems
        .iter()
        .chain(problems.iter().map(|(_, problem)| problem))
        .collect();
    assert!(
        problems.is_empty(),
        "{}, roster in line {}: {problems:?}",
        rule.id,
        fence.line
    );
    Arc::new(roster)
}

fn page_path(rule: &Rule) -> String {
    format!(
        "{}/src/rules/{}.md",
        env!("CARGO_MANIFEST_DIR"),
        rule.id.replace('-', "_")
    )
}

#[test]
fn pages_keep_their_word() {
    let bless = std::env::var_os("FACTDESK_BLESS").is_some();
    let mut report = String::new();
    for &rule in RULES {
        let page = fs::read_to_string(page_path(rule))
            .unwrap_or_else(|error| panic!("{}: {error}", page_path(rule)));
        let mut blessed = page.clone();
        for (example, fence) in drafts(rule, &page).collect::<Vec<_>>().into_iter().rev() {
            let findings = example.findings();
            let found = example.found(rule, &findings);
            let missing_related = example
                .expected
                .marks
                .iter()
                .filter(|mark| mark.notes.iter().any(|note| note.starts_with("see: ")))
                .find(|mark| {
                    !findings
                        .iter()
                        .flat_map(|finding| &finding.related)
                        .any(|related| {
                            related.span == mark.span
                                && mark.notes.contains(&format!("see: {}", related.message))
                        })
                });
            if let Some(mark) = missing_related {
                let seen: Vec<_> = findings
                    .iter()
                    .flat_map(|finding| &finding.related)
                    .map(|related| {
                        (
                            example.draft.slice(related.span).into_owned(),
                            &related.message,
                        )
                    })
                    .collect();
                writeln!(
                    report,
                    "{}, fence in line {}: no related place {:?}; there are {seen:?}",
                    rule.id, fence.line, mark.notes
                )
                .unwrap();
            }
            if found != example.expected_findings() {
                let text = &example.expected.text;
                writeln!(
                    report,
                    "{}, fence in line {}:\n--- the page\n{}--- the program\n{}",
                    rule.id,
                    fence.line,
                    fence.content,
                    critic::write(text, &found)
                )
                .unwrap();
                blessed.replace_range(fence.place.clone(), &critic::write(text, &found));
            }
        }
        if bless && blessed != page {
            fs::write(page_path(rule), blessed).unwrap();
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn fixes_mend_what_they_are_offered_for_and_no_more() {
    for &rule in RULES {
        for (example, fence) in drafts(rule, rule.page) {
            for finding in example.findings() {
                for fix in &finding.fixes {
                    let place =
                        format!("{}, fence in line {}, “{}”", rule.id, fence.line, fix.title);
                    let mended = factdesk::text::edit::apply(&example.expected.text, &fix.edits)
                        .unwrap_or_else(|| panic!("{place}: its edits conflict"));
                    let draft = Draft::new("page.md", example.draft.format(), &mended);
                    let left = example
                        .desk
                        .check(&draft, &mut DeskMemo::default())
                        .findings;
                    let before = example.findings();
                    let same = |other: &&Finding| {
                        other.rule == finding.rule && other.message == finding.message
                    };
                    assert!(
                        left.iter().filter(same).count() < before.iter().filter(same).count(),
                        "{place}: what it mends is still found in\n{mended}"
                    );
                }
            }
        }
    }
}

#[test]
fn fixing_twice_is_fixing_once() {
    for &rule in RULES {
        for (example, fence) in drafts(rule, rule.page) {
            for safety in [Safety::Safe, Safety::Unsafe] {
                let once = fixes::fix_all(&example.desk, &example.draft, safety);
                let twice = fixes::fix_all(&example.desk, &once.draft, safety);
                assert_eq!(
                    twice.count,
                    0,
                    "{}, fence in line {}: {}",
                    rule.id,
                    fence.line,
                    once.draft.text()
                );
            }
        }
    }
}

#[test]
fn each_page_begins_with_its_rule_and_has_its_sections() {
    for rule in RULES {
        assert_eq!(
            rule.page.lines().next(),
            Some(format!("# {}", rule.id).as_str()),
            "{}",
            rule.id
        );
        let summary = rule.summary();
        assert!(
            summary.ends_with('.') && !summary.contains('\n'),
            "{}: the first paragraph is one sentence on one line: {summary:?}",
            rule.id
        );
        for section in ["## Why it matters", "## Examples", "## What is left alone"] {
            assert!(
                rule.page.contains(&format!("\n{section}\n")),
                "{}: no section “{section}”",
                rule.id
            );
        }
        let examples: Vec<_> = drafts(rule, rule.page).collect();
        assert!(
            examples
                .iter()
                .any(|(example, _)| !example.findings().is_empty()),
            "{}: no example that is found",
            rule.id
        );
        assert!(
            examples
                .iter()
                .any(|(example, _)| example.expected.marks.is_empty()),
            "{}: no example that is left alone",
            rule.id
        );
    }
}

#[test]
fn every_page_has_its_rule_and_every_rule_its_line() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    for group in fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
    {
        for page in fs::read_dir(&group)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        {
            let name = |path: &Path| {
                path.file_stem()
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .replace('_', "-")
            };
            let id = format!("{}/{}", name(&group), name(&page));
            let code = page.with_extension("rs");
            assert!(
                code.exists() && rules::find(&id).is_some(),
                "page without a rule: add {}, its `mod` in src/rules/{}.rs, and a line in RULES in src/rules.rs",
                code.display(),
                name(&group)
            );
        }
    }
}
