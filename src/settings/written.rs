//! Settings as somebody wrote them, in a file or an editor: the words known, the wrong ones named.

use jiff::civil::Date;

use super::{FailOn, Layer, Level, Origin, Profile, Selector, Sourced, layers::Exclude, nearest};

/// A key of the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// As written.
    pub name: &'static str,
    /// What it sets, in a sentence.
    pub summary: &'static str,
    /// An example value, as TOML.
    pub example: &'static str,
}

/// The keys of the settings, in the order they are explained.
pub const KEYS: &[Key] = &[
    Key {
        name: "date",
        summary: "The day stories speak from, where neither front matter nor dateline says it.",
        example: "2026-01-12",
    },
    Key {
        name: "profile",
        summary: "House style: ap, reuters, guardian, bbc, un or custom.",
        example: "\"custom\"",
    },
    Key {
        name: "select",
        summary: "The only rules that are on: rules, groups of rules, or all.",
        example: "[\"all\"]",
    },
    Key {
        name: "ignore",
        summary: "Rules or groups of rules that are off.",
        example: "[\"attribution/loaded-language\"]",
    },
    Key {
        name: "severity",
        summary: "How grave the findings of a rule or group are: error, warning, info, hint or off.",
        example: "{ \"draft/repeated-word\" = \"error\" }",
    },
    Key {
        name: "exclude",
        summary: "Files and folders that are no drafts, written as in .gitignore: a walk and an editor leave them out.",
        example: "[\"archive/\"]",
    },
    Key {
        name: "roster",
        summary: "The newsroom’s own officials, in .csv or .toml files: they stand above those of the program, entry by entry.",
        example: "[\"desk.csv\", \"people.toml\"]",
    },
    Key {
        name: "inlay-hints",
        summary: "Whether editors show the speaker’s name after a quote that has only a pronoun, a role or nothing, and the day of the week after a date.",
        example: "false",
    },
    Key {
        name: "hold-while-typing",
        summary: "Whether an editor hears of what is newly found in the paragraph being written only once nothing is typed for a second, another paragraph is edited, or the draft is saved.",
        example: "false",
    },
    Key {
        name: "fail-on",
        summary: "From which severity on a check fails: error, warning, info, hint or never.",
        example: "\"warning\"",
    },
];

/// The severities of rules as a layer sets them.
pub type Severities = Vec<(Selector, Sourced<Level>)>;

/// Something wrong in the settings.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The line in the file, from 1; `None` in an editor's settings.
    pub line: Option<u32>,
    /// What is wrong, and the mend.
    pub message: String,
}

/// A value as written, and where.
#[derive(Debug, Clone)]
pub(super) struct Written {
    pub(super) value: Value,
    pub(super) line: Option<u32>,
}

/// The kinds of values that settings use.
#[derive(Debug, Clone)]
pub(super) enum Value {
    Text(String),
    List(Vec<Written>),
    Table(Vec<Entry>),
    Flag(bool),
    /// Anything else, by its name.
    Other(&'static str),
}

/// A key with its value.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) line: Option<u32>,
    pub(super) value: Written,
}

impl Value {
    fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "a string",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
            Self::Flag(_) => "true or false",
            Self::Other(kind) => kind,
        }
    }
}

/// Reads a layer from what was written; `origin` says where a line is from.
pub(super) fn layer(
    entries: &[Entry],
    origin: &dyn Fn(Option<u32>) -> Origin,
) -> Result<Layer, Vec<Problem>> {
    let mut reader = Reader {
        origin,
        problems: Vec::new(),
    };
    let layer = reader.layer(entries);
    let mut problems = reader.problems;
    if problems.is_empty() {
        return Ok(layer);
    }
    problems.sort();
    Err(problems)
}

struct Reader<'a> {
    origin: &'a dyn Fn(Option<u32>) -> Origin,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn layer(&mut self, entries: &[Entry]) -> Layer {
        let mut layer = Layer::default();
        for Entry { key, line, value } in entries {
            let origin = (self.origin)(*line);
            match key.as_str() {
                "date" => layer.date = self.date(value).map(|date| Sourced::new(date, origin)),
                "profile" => {
                    let names = Profile::ALL.map(Profile::name);
                    layer.profile = self
                        .word(key, value, Profile::of_name, &names)
                        .map(|profile| Sourced::new(profile, origin));
                }
                "fail-on" => {
                    let names = FailOn::NAMES.map(|(name, _)| name);
                    layer.fail_on = self
                        .word(key, value, FailOn::of_name, &names)
                        .map(|fail_on| Sourced::new(fail_on, origin));
                }
                "inlay-hints" => {
                    layer.inlay_hints = self
                        .flag(key, value)
                        .map(|shown| Sourced::new(shown, origin));
                }
                "hold-while-typing" => {
                    layer.hold_while_typing =
                        self.flag(key, value).map(|held| Sourced::new(held, origin));
                }
                "select" => layer.select = self.selectors(key, value, origin),
                "ignore" => layer.ignore = self.selectors(key, value, origin),
                "exclude" => {
                    layer.exclude = self
                        .texts(key, value)
                        .map(|texts| self.patterns(texts))
                        .map(|patterns| Sourced::new(patterns, origin));
                }
                "roster" => {
                    layer.roster = self.texts(key, value).map(|files| {
                        let files = files.into_iter().map(|(file, _)| file).collect();
                        Sourced::new(files, origin)
                    });
                }
                "severity" => layer.severity = self.severities(value),
                _ => self.unknown_key(key, *line),
            }
        }
        layer
    }

    fn problem(&mut self, line: Option<u32>, message: impl Into<String>) {
        self.problems.push(Problem {
            line,
            message: message.into(),
        });
    }

    fn unknown_key(&mut self, key: &str, line: Option<u32>) {
        let names = || KEYS.iter().map(|key| key.name);
        let mend = match nearest(&key.replace('_', "-"), names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the keys are {}", listed(names())),
        };
        self.problem(line, format!("unknown key `{key}`: {mend}"));
    }

    fn text<'a>(&mut self, key: &str, written: &'a Written) -> Option<&'a str> {
        if let Value::Text(text) = &written.value {
            return Some(text);
        }
        let kind = written.value.kind();
        self.problem(written.line, format!("`{key}` is {kind}, not a string"));
        None
    }

    fn flag(&mut self, key: &str, written: &Written) -> Option<bool> {
        if let Value::Flag(flag) = written.value {
            return Some(flag);
        }
        let kind = written.value.kind();
        self.problem(
            written.line,
            format!("`{key}` is {kind}, not true or false"),
        );
        None
    }

    fn date(&mut self, written: &Written) -> Option<Date> {
        let text = self.text("date", written)?;
        let date = parse_date(text);
        if let Err(message) = &date {
            self.problem(written.line, format!("`date`: {message}"));
        }
        date.ok()
    }

    fn word<T>(
        &mut self,
        key: &str,
        written: &Written,
        of_name: impl Fn(&str) -> Option<T>,
        names: &[&str],
    ) -> Option<T> {
        let text = self.text(key, written)?;
        let value = of_name(text);
        if value.is_none() {
            let mend = match nearest(text, names.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("it is one of {}", listed(names.iter().copied())),
            };
            self.problem(written.line, format!("`{key}` cannot be `{text}`: {mend}"));
        }
        value
    }

    /// The strings of a list; one string by itself is a list of one.
    fn texts(&mut self, key: &str, written: &Written) -> Option<Vec<(String, Option<u32>)>> {
        match &written.value {
            Value::Text(text) => Some(vec![(text.clone(), written.line)]),
            Value::List(list) => Some(
                list.iter()
                    .filter_map(|item| {
                        let text = self.text(key, item)?;
                        Some((text.to_owned(), item.line))
                    })
                    .collect(),
            ),
            other => {
                let kind = other.kind();
                self.problem(written.line, format!("`{key}` is {kind}, not a list"));
                None
            }
        }
    }

    fn patterns(&mut self, texts: Vec<(String, Option<u32>)>) -> Vec<String> {
        for (text, line) in &texts {
            if let Some(fault) = Exclude::fault(text) {
                self.problem(*line, format!("`exclude`: {fault}"));
            }
        }
        texts.into_iter().map(|(text, _)| text).collect()
    }

    fn selector(&mut self, word: &str, line: Option<u32>) -> Option<Selector> {
        Selector::of_name(word)
            .map_err(|message| self.problem(line, message))
            .ok()
    }

    fn selectors(
        &mut self,
        key: &str,
        written: &Written,
        origin: Origin,
    ) -> Option<Sourced<Vec<Selector>>> {
        let texts = self.texts(key, written)?;
        let selectors = texts
            .iter()
            .filter_map(|(text, line)| self.selector(text, *line))
            .collect();
        Some(Sourced::new(selectors, origin))
    }

    fn severities(&mut self, written: &Written) -> Severities {
        let Value::Table(entries) = &written.value else {
            let kind = written.value.kind();
            self.problem(
                written.line,
                format!("`severity` is {kind}, not a table of rules and severities"),
            );
            return Vec::new();
        };
        entries
            .iter()
            .filter_map(|Entry { key, line, value }| {
                let selector = self.selector(key, *line);
                let level = self.word(key, value, Level::of_name, &Level::NAMES);
                Some((selector?, Sourced::new(level?, (self.origin)(*line))))
            })
            .collect()
    }
}

/// The day that `text` means.
///
/// # Errors
/// Says in a sentence how a day is written.
pub fn parse_date(text: &str) -> Result<Date, String> {
    text.parse()
        .ok()
        // The library also reads other forms; a setting has one.
        .filter(|_| text.len() == "2026-01-12".len())
        .ok_or_else(|| format!("`{text}` is no day: write it as 2026-01-12"))
}

fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ")
}
