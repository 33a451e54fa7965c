//! What can be derived is up to date: the rule index of the README.
//!
//! With `FACTDESK_BLESS=1` it is written anew.

use std::{fmt::Write as _, fs, path::PathBuf};

use factdesk::rules::RULES;

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Compares the part of `file` between its two marks with `derived`, or writes it.
fn compare(file: &str, mark: &str, derived: &str) {
    let (opening, closing) = (format!("<!-- {mark} -->\n"), format!("<!-- /{mark} -->"));
    let text = fs::read_to_string(path(file)).unwrap();
    let start = text
        .find(&opening)
        .unwrap_or_else(|| panic!("{file} has no {opening}"))
        + opening.len();
    let end = start
        + text[start..]
            .find(&closing)
            .unwrap_or_else(|| panic!("{file} has no {closing}"));
    if text[start..end] == *derived {
        return;
    }
    assert!(
        std::env::var_os("FACTDESK_BLESS").is_some(),
        "{file}: the part “{mark}” is out of date; run FACTDESK_BLESS=1 cargo test derived"
    );
    fs::write(
        path(file),
        format!("{}{derived}{}", &text[..start], &text[end..]),
    )
    .unwrap();
}

#[test]
fn the_readme_lists_the_rules() {
    let mut index = String::from("\n| rule | severity | what it finds |\n| --- | --- | --- |\n");
    for rule in RULES {
        let page = format!("src/rules/{}.md", rule.id.replace('-', "_"));
        writeln!(
            index,
            "| [`{}`]({page}) | {} | {} |",
            rule.id,
            rule.severity,
            rule.summary()
        )
        .unwrap();
    }
    index.push('\n');
    compare("README.md", "rules", &index);
}
