//! `factdesk init`: a commented starter `factdesk.toml`.

use std::{
    fmt::Write as _,
    fs,
    io::{self, Write as _},
};

use super::{Outcome, Stop, args::Init, output::Output};
use crate::{
    rules::RULES,
    settings::{FILE_NAME, KEYS},
};

pub(super) fn run(options: &Init, output: &mut Output) -> Result<Outcome, Stop> {
    let path = options.folder.join(FILE_NAME);
    let path = path.strip_prefix(".").unwrap_or(&path);
    let name = path.display();
    let mut file = fs::File::create_new(path).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => {
            format!("{name} is there already and is left as it is: edit it, or move it away first")
        }
        io::ErrorKind::NotFound => format!("{name} cannot be written: make its folder first"),
        _ => format!("{name} cannot be written: {error}"),
    })?;
    file.write_all(starter().as_bytes())
        .and_then(|()| file.sync_all())
        .map_err(|error| format!("{name} cannot be written: {error}"))?;
    output.raw(&format!(
        "Wrote {name}. Every setting in it is commented out: take the # away from what you want to change.\n"
    ))?;
    Ok(Outcome::Clean)
}

/// Every key, explained and commented out, and every rule.
fn starter() -> String {
    let mut text = String::from(
        "# Settings of factdesk for the drafts in this folder and below it.\n\
         # The lines that begin with one # are examples: take the # away to use them.\n",
    );
    for key in KEYS {
        let _ = write!(
            text,
            "\n## {}\n# {} = {}\n",
            key.summary, key.name, key.example
        );
    }
    text.push_str("\n## The rules, and how grave they are by themselves:\n");
    for rule in RULES {
        let _ = writeln!(
            text,
            "##   {} ({}): {}",
            rule.id,
            rule.severity,
            rule.summary()
        );
    }
    text.push_str("## `factdesk rule ID` explains one.\n");
    text
}
