//! The floors hold, only doors open to the outside, and no room grows too large.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// From the ground up: a floor uses lower ones only. `server` and `cli` are both on top.
const FLOORS: &[&[&str]] = &[
    &["text"],
    &["draft", "language"],
    &["roster"],
    &["reading"],
    &["rules"],
    &["settings"],
    &["desk"],
    &["report"],
    &["server"],
    &["cli"],
];

/// The only files that may touch the outside world: files, streams, the environment, the clock.
const DOORS: &[&str] = &[
    "main.rs",
    "roster/load.rs",
    "settings/discover.rs",
    "settings/walk.rs",
    "server/run.rs",
    "server/configuration.rs",
    "server/workspace.rs",
    "server/writing.rs",
    "cli.rs",
    "cli/check.rs",
    "cli/input.rs",
    "cli/inspect.rs",
    "cli/init.rs",
    "cli/config.rs",
    "cli/walk.rs",
    "cli/write.rs",
    "cli/output.rs",
    "cli/progress.rs",
    "cli/roster.rs",
    "cli/server.rs",
];

/// What only doors may name.
const OUTSIDE: &[&str] = &[
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::io::stdin",
    "std::io::stdout",
    "std::io::stderr",
    "io::stdin()",
    "io::stdout()",
    "io::stderr()",
    "SystemTime",
    "Instant::now",
    "tempfile::",
    "fs::",
    "env::var",
    "Zoned::now",
    "Timestamp::now",
];

/// Longer than this and a file holds more than one thing; tables of data are lists in files of their own.
const LONGEST: usize = 500;

/// The source files, as paths below `src`, each with its text.
fn sources() -> Vec<(String, String)> {
    fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, files);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let name = path
                .strip_prefix(&root)
                .unwrap()
                .to_str()
                .unwrap()
                .replace('\\', "/");
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect()
}

/// The lines of code: without comments, and up to the tests.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .take_while(|(_, line)| line.trim() != "#[cfg(test)]")
        .map(|(number, line)| (number + 1, line.split("//").next().unwrap_or("")))
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

#[test]
fn a_floor_uses_lower_ones_only() {
    let mut faults = Vec::new();
    for (name, text) in sources() {
        let room = name.split(['/', '.']).next().unwrap();
        if matches!(room, "main" | "lib") {
            continue;
        }
        let Some(own) = floor(room) else {
            faults.push(format!(
                "src/{name}: the room “{room}” is on no floor: add it to FLOORS"
            ));
            continue;
        };
        // `use crate::{a::…, b::…}` names its rooms at the start of lines, one level in.
        let mut in_group = false;
        for (number, line) in code(&text) {
            let mut named: Vec<&str> = line
                .match_indices("crate::")
                .map(|(at, _)| &line[at + "crate::".len()..])
                .map(|rest| {
                    rest.split(|char: char| !char.is_alphanumeric() && char != '_')
                        .next()
                        .unwrap_or("")
                })
                .collect();
            if in_group && line.starts_with("    ") && !line.starts_with("     ") {
                named.extend(
                    line.trim()
                        .split(|char: char| !char.is_alphanumeric() && char != '_')
                        .next(),
                );
            }
            if line.trim_start().starts_with("use crate::{") {
                in_group = !line.contains("};");
                if !in_group {
                    let inner = line.split_once('{').map_or("", |(_, inner)| inner);
                    let mut depth = 0;
                    let mut word = String::new();
                    for char in inner.chars() {
                        match char {
                            '{' => depth += 1,
                            '}' => depth -= 1,
                            ',' if depth == 0 => word.clear(),
                            ':' if depth == 0 && floor(&word).is_some_and(|other| other > own) => {
                                faults.push(format!(
                                    "src/{name}:{number}: “{room}” uses “{word}”, which is above it"
                                ));
                            }
                            _ if depth == 0 && (char.is_alphanumeric() || char == '_') => {
                                word.push(char);
                            }
                            _ => {}
                        }
                    }
                }
            } else if line.starts_with("};") {
                in_group = false;
            }
            for other in named {
                if floor(other).is_some_and(|other| other > own) {
                    faults.push(format!(
                        "src/{name}:{number}: “{room}” uses “{other}”, which is above it"
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn only_doors_open_to_the_outside() {
    let mut faults = Vec::new();
    for (name, text) in sources() {
        if DOORS.contains(&name.as_str()) {
            continue;
        }
        for (number, line) in code(&text) {
            if let Some(outside) = OUTSIDE.iter().find(|outside| line.contains(**outside)) {
                faults.push(format!("src/{name}:{number}: “{outside}” outside of a door; the doors are listed in tests/architecture.rs"));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn only_the_server_names_the_protocol() {
    for (name, text) in sources() {
        let is_server = name == "server.rs" || name.starts_with("server/");
        if !is_server
            && let Some((number, _)) = code(&text)
                .find(|(_, line)| line.contains("tower_lsp") || line.contains("lsp_types"))
        {
            panic!("src/{name}:{number} names the protocol; only src/server/ may");
        }
    }
}

#[test]
fn no_room_is_too_large_and_none_is_a_cupboard() {
    let mut faults = Vec::new();
    for (name, text) in sources() {
        let lines = text.lines().count();
        if lines > LONGEST {
            faults.push(format!(
                "src/{name} has {lines} lines, more than {LONGEST}: it holds more than one thing"
            ));
        }
        let file = name.rsplit('/').next().unwrap();
        if matches!(
            file,
            "mod.rs" | "utils.rs" | "util.rs" | "helpers.rs" | "common.rs" | "misc.rs" | "types.rs"
        ) {
            faults.push(format!("src/{name}: name it for what it holds"));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn no_door_is_missing() {
    let names: Vec<String> = sources().into_iter().map(|(name, _)| name).collect();
    let gone: Vec<_> = DOORS
        .iter()
        .filter(|door| !names.iter().any(|name| name == *door))
        .collect();
    assert!(gone.is_empty(), "listed as doors and not there: {gone:?}");
}

#[test]
fn nothing_in_the_build_speaks_to_the_network() {
    let read =
        |name: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
    let (banned, lock) = (read("deny.toml"), read("Cargo.lock"));
    let names: Vec<&str> = banned
        .lines()
        .filter_map(|line| line.trim().strip_prefix("{ name = \"")?.split('"').next())
        .collect();
    assert!(
        names.len() > 10,
        "deny.toml bans the crates that speak HTTP and TLS"
    );
    for name in names {
        assert!(
            !lock.contains(&format!("name = \"{name}\"\n")),
            "{name} is in the build; deny.toml says why it may not be"
        );
    }
}
