//! Names of the roster in drafts: right ones are left alone, slips are mended into them.

use std::{fmt::Write as _, sync::Arc};

use factdesk::{
    desk::{Desk, DeskMemo, fixes},
    draft::{Draft, Format},
    roster::Roster,
    rules::{self, Finding, RULES, Safety},
    settings::Settings,
};

fn desk(ids: &[&str]) -> Desk {
    let rules: Vec<_> = RULES
        .iter()
        .copied()
        .filter(|rule| ids.contains(&rule.id))
        .collect();
    assert_eq!(rules.len(), ids.len());
    Desk::new(Arc::new(Settings::for_page(&rules, None)))
}

fn findings(desk: &Desk, text: &str) -> Vec<Finding> {
    let draft = Draft::new("page.md", Format::Markdown, text);
    desk.check(&draft, &mut DeskMemo::default()).findings
}

#[test]
fn no_accepted_form_of_anybody_is_a_slip() {
    assert!(rules::find("names/roster-spelling").is_some());
    let desk = desk(&["names/roster-spelling"]);
    let roster = Roster::built_in();
    let mut report = String::new();
    let mut forms = 0;
    for person in roster.people() {
        // Each form by itself: beside another one it would be known by that.
        for form in person.forms() {
            let mut text = String::from("# Boats leave\n\n");
            for tenure in &person.tenures {
                let office = roster.office(tenure.office);
                let of = &roster.body(office.of).name;
                let title = &office.title;
                let _ = write!(
                    text,
                    "{title} {form} left.\n\n{form}, the {title} of {of}, left.\n\n{of}’s {title} {form} left.\n\n"
                );
            }
            forms += 1;
            for finding in findings(&desk, &text) {
                let _ = writeln!(report, "{}: {form}: {}", person.id, finding.message);
            }
        }
    }
    assert!(forms > roster.people().len());
    assert!(report.is_empty(), "{report}");
}

/// The name with two neighbours of its last word changed about, if that makes another word of five letters and more.
fn swapped(name: &str) -> Option<String> {
    let start = name.rfind(' ')? + 1;
    let word = &name[start..];
    let at = word.len() / 2;
    if !word.is_ascii() || word.len() < 5 || word.contains(['-', '.', '\'']) {
        return None;
    }
    let mut bytes = word.as_bytes().to_vec();
    bytes.swap(at, at + 1);
    let slip = String::from_utf8(bytes).ok()?;
    (slip != word).then(|| format!("{}{slip}", &name[..start]))
}

#[test]
fn slips_are_mended_into_the_name() {
    let desk = desk(&["names/inconsistent-spelling", "names/roster-spelling"]);
    let roster = Roster::built_in();
    let (mut found, mut all) = (0, 0);
    for person in roster.people().iter().step_by(3) {
        let Some(slip) = swapped(&person.name) else {
            continue;
        };
        let Some(tenure) = person.tenures.first() else {
            continue;
        };
        let office = roster.office(tenure.office);
        let of = &roster.body(office.of).name;
        let text = format!(
            "# Boats leave\n\n{slip}, the {} of {of}, left on Monday.\n",
            office.title
        );
        all += 1;
        let before = findings(&desk, &text);
        let Some(finding) = before.first() else {
            continue;
        };
        found += 1;
        let word = slip.rsplit(' ').next().unwrap();
        assert!(finding.message.contains(word), "{text}{}", finding.message);
        let draft = Draft::new("page.md", Format::Markdown, &text);
        let fixed = fixes::fix_all(&desk, &draft, Safety::Unsafe).draft;
        let mended = fixed.text().to_string();
        assert!(findings(&desk, &mended).is_empty(), "{text}{mended}");
        let name = mended
            .trim_start_matches("# Boats leave\n\n")
            .split(',')
            .next()
            .unwrap();
        let people = roster.people_named(name);
        let meant = people
            .iter()
            .any(|known| roster.person(known.person).id == person.id);
        assert!(meant, "{text}{mended}");
    }
    assert!(all > 300 && found * 10 >= all * 8, "{found} of {all}");
}
