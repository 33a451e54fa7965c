//! What the documents say of the program is so: the rule index of the README, which
//! `FACTDESK_BLESS=1` writes anew, and lists that must be whole.

mod editors;

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

#[test]
fn the_changelog_names_every_rule() {
    let text = fs::read_to_string(path("CHANGELOG.md")).unwrap();
    for rule in RULES {
        assert!(
            text.contains(&format!("`{}`", rule.id)),
            "CHANGELOG.md: {} is missing",
            rule.id
        );
    }
}

/// Every direct dependency has its reason, and no reason has outlived its dependency.
#[test]
fn each_dependency_has_a_reason() {
    let manifest: toml::Table = fs::read_to_string(path("Cargo.toml"))
        .unwrap()
        .parse()
        .unwrap();
    let unix = &manifest["target"]["cfg(unix)"]["dependencies"];
    let mut crates: Vec<&str> = [
        &manifest["dependencies"],
        &manifest["dev-dependencies"],
        unix,
    ]
    .iter()
    .flat_map(|table| table.as_table().unwrap())
    .map(|(name, of)| {
        of.get("package")
            .and_then(toml::Value::as_str)
            .unwrap_or(name)
    })
    .collect();
    let package: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(path("editors/vscode/package.json")).unwrap())
            .unwrap();
    for table in ["dependencies", "devDependencies"] {
        let names = package[table].as_object().unwrap().keys();
        crates.extend(
            names
                .map(String::as_str)
                .filter(|name| !name.starts_with("@types/")),
        );
    }
    let text = fs::read_to_string(path("CONTRIBUTING.md")).unwrap();
    let mut named: Vec<&str> = text
        .split_once("## Why each dependency")
        .expect("a section on dependencies")
        .1
        .lines()
        .filter_map(|line| line.strip_prefix("| `"))
        .flat_map(|line| line.split(" |").next().unwrap().split(", "))
        .map(|name| name.trim_start_matches('`').split('`').next().unwrap())
        .collect();
    crates.sort_unstable();
    named.sort_unstable();
    assert_eq!(named, crates);
}
