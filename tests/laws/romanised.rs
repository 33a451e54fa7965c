//! Laws of names that are written in several ways.

use std::sync::Arc;

use factdesk::{
    desk::{Desk, DeskMemo, fixes},
    draft::{Draft, Format},
    rules::{Finding, RULES, Safety},
    settings::{Profile, Settings},
};

const LIST: &str = include_str!("../../src/language/romanisation.txt");

/// The forms of each name of the list, with a capital.
fn names() -> impl Iterator<Item = Vec<String>> {
    LIST.lines().filter_map(|line| {
        let mut fields = line.split('|').map(str::trim);
        let skipped = match fields.next()? {
            "place" => 1,
            "name" => 0,
            _ => return None,
        };
        let capital = |form: &str| form[..1].to_uppercase() + &form[1..];
        Some(fields.skip(skipped).map(capital).collect())
    })
}

fn desk(profile: Option<&str>) -> Desk {
    let rules: Vec<_> = RULES
        .iter()
        .copied()
        .filter(|rule| rule.id == "names/transliteration")
        .collect();
    Desk::new(Arc::new(Settings::for_page(&rules, profile)))
}

fn findings(desk: &Desk, draft: &Draft) -> Vec<Finding> {
    desk.check(draft, &mut DeskMemo::default()).findings
}

fn draft(text: &str) -> Draft {
    Draft::new("page.md", Format::Markdown, text)
}

#[test]
fn two_forms_of_one_name_are_made_one() {
    let desk = desk(None);
    let mut pairs = 0;
    for forms in names() {
        for one in &forms {
            for other in &forms {
                let text = format!("Nobody spoke of {one}. Those who know {other} were silent.\n");
                let found = findings(&desk, &draft(&text));
                if one == other {
                    assert!(found.is_empty(), "{text}");
                    continue;
                }
                pairs += 1;
                assert_eq!(found.len(), 1, "{text}{found:?}");
                let fixed = fixes::fix_all(&desk, &draft(&text), Safety::Unsafe);
                assert_eq!(fixed.count, 1, "{text}");
                assert!(
                    findings(&desk, &fixed.draft).is_empty(),
                    "{}",
                    fixed.draft.text()
                );
            }
        }
    }
    assert!(pairs > 100);
}

#[test]
fn what_a_house_writes_it_leaves_alone() {
    for profile in Profile::ALL {
        let desk = desk(Some(profile.name()));
        for forms in names() {
            for form in &forms {
                let text = format!("Nobody spoke of {form}. Those who know {form} were silent.\n");
                let once = fixes::fix_all(&desk, &draft(&text), Safety::Safe);
                let left = findings(&desk, &once.draft);
                assert!(left.is_empty(), "{}: {text}{left:?}", profile.name());
            }
        }
    }
}
