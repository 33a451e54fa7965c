//! `factdesk roster`: who held which office; the newsroom’s own list of officials.

use std::{
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use jiff::civil::Date;

use super::{
    Outcome, Stop,
    args::{ExportFormat, ImportFormat, Roster as Options, RosterCommand, TextOrJson},
    output::Output,
    write::replace,
};
use crate::{
    report::roster::{RosterCounts, export_line, who_json, who_page},
    roster::{
        Entries, Entry, Format, PersonId, Roster, TenureEntry, check, doubts, evidence, load, span,
        write_csv,
    },
    settings::{Discovery, Settings},
};

pub(super) fn run(options: &Options, output: &mut Output) -> Result<Outcome, Stop> {
    if let RosterCommand::Check { files } = &options.command {
        return check_files(files, options, output);
    }
    let discovery = Discovery::new(options.source(), Vec::new());
    let settings = discovery
        .settings(Path::new("roster"))
        .map_err(|error| error.to_string())?;
    let roster = settings.roster();
    let outcome = match &options.command {
        RosterCommand::Who {
            name,
            on,
            output_format,
        } => who(roster, &name.join(" "), *on, *output_format, output)?,
        RosterCommand::Stats { output_format } => {
            let counts = RosterCounts::of(roster);
            match output_format {
                TextOrJson::Text => output.styled(&counts.page())?,
                TextOrJson::Json => output.raw(&format!("{:#}\n", counts.json()))?,
            }
            Outcome::Clean
        }
        RosterCommand::Export { output_format } => export(roster, *output_format, output)?,
        RosterCommand::Import {
            form,
            file,
            into,
            verified,
            overwrite,
        } => {
            let import = Import {
                settings: &settings,
                into: into.as_deref(),
                verified: *verified,
                overwrite: *overwrite,
            };
            import.run(*form, file, output)?
        }
        RosterCommand::Check { .. } => Outcome::Clean,
    };
    for warning in discovery.roster_warnings() {
        output.warn(&warning);
    }
    Ok(outcome)
}

fn who(
    roster: &Roster,
    name: &str,
    on: Option<Date>,
    format: TextOrJson,
    output: &mut Output,
) -> Result<Outcome, Stop> {
    let matches = roster.people_named(name);
    match format {
        TextOrJson::Text => output.styled(&who_page(roster, name, on, &matches))?,
        TextOrJson::Json => {
            let answer = who_json(roster, name, on, &matches);
            output.raw(&format!("{answer:#}\n"))?;
        }
    }
    // As a search does: found or not.
    Ok(if matches.is_empty() {
        Outcome::Findings
    } else {
        Outcome::Clean
    })
}

fn export(roster: &Roster, format: ExportFormat, output: &mut Output) -> Result<Outcome, Stop> {
    let mut is_first = true;
    for (number, person) in roster.people().iter().enumerate() {
        for tenure in &person.tenures {
            let line = match format {
                ExportFormat::Jsonl => export_line(roster, PersonId(number as u32), tenure),
                ExportFormat::Csv => {
                    let office = roster.office(tenure.office);
                    let aliases = person.aliases.iter();
                    let entry = Entry {
                        id: Some(person.id.to_string()),
                        name: person.name.clone(),
                        aliases: aliases
                            .map(|alias| (alias.text.clone(), alias.kind))
                            .collect(),
                        wikidata: person.wikidata.as_ref().map(ToString::to_string),
                        tenure: Some(TenureEntry {
                            office: office.title.clone(),
                            of: roster.body(office.of).name.clone(),
                            from: Some(tenure.from),
                            to: tenure.to,
                            verified: tenure.verified,
                            acting: tenure.acting,
                            source: tenure.source.clone(),
                        }),
                        ..Entry::default()
                    };
                    write_csv(&[entry], is_first)
                }
            };
            is_first = false;
            output.raw(&line)?;
        }
    }
    Ok(Outcome::Clean)
}

fn check_files(files: &[PathBuf], options: &Options, output: &mut Output) -> Result<Outcome, Stop> {
    let mut outcome = Outcome::Clean;
    for path in files {
        let mut entries = load::read(path)?;
        let name = path.display();
        let mut problems = std::mem::take(&mut entries.problems);
        // Whether the lines can be laid over the roster at all shows when they are.
        let laid = vec![(name.to_string(), entries.clone())];
        let (_, refused) = Roster::built_in().with_layers(laid);
        problems.extend(refused.into_iter().map(|(_, problem)| problem));
        problems.extend(check(&entries, Roster::built_in()));
        problems.sort();
        problems.dedup();
        for problem in &problems {
            let line = match problem.line {
                0 => format!("{name}: {}\n", problem.message),
                line => format!("{name}:{line}: {}\n", problem.message),
            };
            output.raw(&line)?;
        }
        for note in &entries.notes {
            output.warn(&format!("{name}: {note}"));
        }
        // What may be right as it is does not fail a check.
        for doubt in doubts(&entries) {
            output.warn(&format!("{name}:{}: {}", doubt.line, doubt.message));
        }
        if !problems.is_empty() {
            outcome = Outcome::Findings;
        } else if !options.isolated || options.config.is_none() {
            let tenures = entries.people.iter().filter(|entry| entry.tenure.is_some());
            let lines = match entries.people.len() + entries.offices.len() {
                1 => "1 line is".to_owned(),
                more => format!("{more} lines are"),
            };
            output.raw(&format!(
                "{name}: {lines} in order, {} with an office\n",
                tenures.count()
            ))?;
        }
    }
    Ok(outcome)
}

/// What an import is to do.
struct Import<'a> {
    settings: &'a Settings,
    into: Option<&'a Path>,
    verified: Option<Date>,
    overwrite: bool,
}

impl Import<'_> {
    fn run(&self, form: ImportFormat, file: &Path, output: &mut Output) -> Result<Outcome, Stop> {
        let name = file.display();
        let format = match form {
            ImportFormat::Csv => Format::Csv,
            ImportFormat::Wikidata => Format::Wikidata,
            ImportFormat::Popolo => Format::Popolo,
            ImportFormat::Ftm => Format::FollowTheMoney,
        };
        let mut entries = format.read(&text(file)?);
        let before = match self.into {
            Some(into) => existing(into)?,
            None => None,
        };
        let layered;
        let roster = match &before {
            Some((_, entries)) => {
                let files = vec![(String::new(), entries.clone())];
                layered = self.settings.roster().with_layers(files).0;
                &layered
            }
            None => self.settings.roster(),
        };
        for problem in &entries.problems {
            output.warn(&format!("{name}:{}: {}", problem.line, problem.message));
        }
        for note in &entries.notes {
            output.warn(&format!("{name}: {note}"));
        }
        let read = entries.people.len() + entries.problems.len();
        let refused = entries.problems.len();
        let sorted = self.sort(&mut entries, roster, output);
        let table = write_csv(
            &sorted.taken,
            before
                .as_ref()
                .is_none_or(|(text, _)| text.trim().is_empty()),
        );
        match self.into {
            Some(into) if !sorted.taken.is_empty() => {
                let old = before.map(|(text, _)| text);
                let mut text = old.clone().unwrap_or_default();
                if !text.is_empty() && !text.ends_with('\n') {
                    text.push('\n');
                }
                text.push_str(&table);
                let written = match &old {
                    Some(old) => replace(into, old.as_bytes(), text.as_bytes()),
                    None => fs::write(into, &text)
                        .map_err(|error| format!("cannot be written: {error}")),
                };
                written.map_err(|error| format!("{} {error}", into.display()))?;
            }
            Some(_) => {}
            None => output.raw(&table)?,
        }
        output.flush()?;
        output.tell(&format!(
            "{name}: {read} rows read; {} taken, {} of them of people who are new; {} are known already, {} in conflict, {refused} refused",
            sorted.taken.len(),
            sorted.new,
            sorted.known,
            sorted.conflicts,
        ));
        if sorted.undated > 0 {
            output.warn(&format!(
                "{} rows have no end and no day of verification, so nobody can tell how long they hold: say --verified with the day on which the file was fetched",
                sorted.undated
            ));
        }
        Ok(if sorted.conflicts > 0 || refused > 0 {
            Outcome::Findings
        } else {
            Outcome::Clean
        })
    }

    /// What of the entries is new; says what is in conflict.
    fn sort(&self, entries: &mut Entries, roster: &Roster, output: &Output) -> Sorted {
        let mut sorted = Sorted::default();
        for mut entry in entries.people.drain(..) {
            if let Some(tenure) = &mut entry.tenure {
                tenure.verified = tenure.verified.or(self.verified);
            }
            if roster.has_entry(&entry) {
                sorted.known += 1;
                continue;
            }
            if let Some(conflict) = roster.conflict_with(&entry) {
                sorted.conflicts += 1;
                let known = &conflict.known;
                let theirs = entry.tenure.as_ref().map_or(String::new(), |tenure| {
                    let day = |when: Option<crate::roster::When>| {
                        when.map_or("no end".to_owned(), |when| when.to_string())
                    };
                    format!("{} to {}", day(tenure.from), day(tenure.to))
                });
                let done = if self.overwrite {
                    "taken"
                } else {
                    "left out; --overwrite takes it"
                };
                output.warn(&format!(
                    "line {}: {} as {}: {theirs} here, {} in the roster ({}): {done}",
                    entry.line,
                    entry.name,
                    roster.office_name(known.office),
                    span(known),
                    evidence(roster, known),
                ));
                if !self.overwrite {
                    continue;
                }
            }
            let is_open = |tenure: &TenureEntry| tenure.to.is_none() && tenure.verified.is_none();
            sorted.undated += usize::from(entry.tenure.as_ref().is_some_and(is_open));
            sorted.new += usize::from(roster.person_of(&entry).is_none());
            sorted.taken.push(entry);
        }
        sorted
    }
}

/// What came of the rows of an import.
#[derive(Default)]
struct Sorted {
    taken: Vec<Entry>,
    /// How many of those taken are of people whom the roster does not have.
    new: usize,
    known: usize,
    conflicts: usize,
    /// How many of those taken have neither an end nor a day of verification.
    undated: usize,
}

/// The table that an import adds to; `None` if it is still to be made.
fn existing(path: &Path) -> Result<Option<(String, Entries)>, Stop> {
    let name = path.display();
    if Format::of_file(&name.to_string()) != Some(Format::Csv) {
        return Err(Stop::Because(format!(
            "{name} is no table: --into names a .csv file"
        )));
    }
    match fs::read_to_string(path) {
        Ok(text) => {
            let first = text
                .lines()
                .next()
                .unwrap_or("")
                .trim_start_matches('\u{feff}');
            if !text.trim().is_empty() && first != write_csv(&[], true).trim_end() {
                return Err(Stop::Because(format!(
                    "{name} has other columns than the table of an import: import into a file of its own"
                )));
            }
            let entries = Format::Csv.read(&text);
            Ok(Some((text, entries)))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Stop::Because(format!("{name} cannot be read: {error}"))),
    }
}

fn text(file: &Path) -> Result<String, Stop> {
    let name = file.display();
    let text = if file.as_os_str() == "-" {
        let mut text = String::new();
        io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        fs::read_to_string(file)
    };
    text.map_err(|error| {
        Stop::Because(match error.kind() {
            io::ErrorKind::NotFound => format!("{name} is not there: name a file that exists"),
            io::ErrorKind::InvalidData => format!("{name} is not UTF-8: save it as UTF-8"),
            io::ErrorKind::IsADirectory => format!("{name} is a folder: name a file in it"),
            _ => format!("{name} cannot be read: {error}"),
        })
    })
}
