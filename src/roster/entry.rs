//! What a file of the newsroom says, line by line, before it is laid over a roster.

use jiff::civil::Date;

use super::{AliasKind, OfficeKind, Text, When};

/// Somebody as a file has them, with an office or without. Several entries may be one person’s.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// The line it stands on, from 1; of JSON without lines the number of the item.
    pub line: u32,
    /// The roster’s own id.
    pub id: Option<String>,
    /// The name as copy writes it at first reference.
    pub name: Text,
    /// Other forms.
    pub aliases: Vec<(Text, AliasKind)>,
    /// The Wikidata id.
    pub wikidata: Option<String>,
    /// What copy calls them afterwards.
    pub second_reference: Option<String>,
    /// The pronoun they use.
    pub pronoun: Option<String>,
    /// When they were born.
    pub born: Option<When>,
    /// When they died.
    pub died: Option<When>,
    /// Whether the roster shall forget them.
    pub drop: bool,
    /// The office.
    pub tenure: Option<TenureEntry>,
}

/// An office somebody held, as a file has it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TenureEntry {
    /// The title.
    pub office: Text,
    /// The country or body.
    pub of: Text,
    /// From when.
    pub from: Option<When>,
    /// Until when.
    pub to: Option<When>,
    /// The day on which somebody looked.
    pub verified: Option<Date>,
    /// Whether only acting.
    pub acting: bool,
    /// Where that is from.
    pub source: Text,
}

/// An office as a file describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeEntry {
    /// The line it stands on, from 1.
    pub line: u32,
    /// The title.
    pub title: String,
    /// The country or body.
    pub of: String,
    /// Other ways to say it.
    pub forms: Vec<String>,
    /// What kind it is.
    pub kind: Option<OfficeKind>,
    /// Whether only one person holds it at a time.
    pub is_single: bool,
    /// The spans in which all holders are listed.
    pub covered: Vec<(Date, Date)>,
}

/// Something wrong in a file, and the mend.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The line, from 1; 0 for the file as a whole.
    pub line: u32,
    /// What is wrong, and what to do.
    pub message: String,
}

/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entries {
    /// Its people.
    pub people: Vec<Entry>,
    /// Its offices.
    pub offices: Vec<OfficeEntry>,
    /// What was left out, in the order of the lines.
    pub problems: Vec<Problem>,
    /// What is worth saying of the file as a whole.
    pub notes: Vec<String>,
}

impl Entries {
    pub(super) fn problem(&mut self, line: u32, message: impl Into<String>) {
        let message = message.into();
        self.problems.push(Problem { line, message });
    }

    /// Adds an entry unless something in it cannot be right; then says what.
    pub(super) fn add(&mut self, mut entry: Entry) {
        entry.name = tidy(entry.name);
        for (alias, _) in &mut entry.aliases {
            *alias = tidy(std::mem::take(alias));
        }
        let name = &entry.name;
        entry
            .aliases
            .retain(|(alias, _)| !alias.is_empty() && alias != name);
        match fault(&entry) {
            Some(message) => self.problem(entry.line, message),
            None => self.people.push(entry),
        }
    }
}

/// What cannot be right in an entry, and the mend.
fn fault(entry: &Entry) -> Option<String> {
    let name = &entry.name;
    if name.is_empty() {
        return Some("nobody is named: fill in the name".to_owned());
    }
    let forms = std::iter::once(name).chain(entry.aliases.iter().map(|(alias, _)| alias));
    for form in forms {
        if mixes_scripts(form) {
            return Some(format!(
                "“{form}” mixes Latin letters with others that look like them: type the name anew"
            ));
        }
        if form.contains('|') {
            return Some(format!("“{form}” has a | in it: take it out"));
        }
    }
    if let Some(id) = &entry.wikidata {
        let number = id.strip_prefix('Q').unwrap_or("");
        if number.is_empty()
            || number.starts_with('0')
            || !number.bytes().all(|byte| byte.is_ascii_digit())
        {
            return Some(format!(
                "“{id}” is no Wikidata id: it is a Q and a number, or leave it out"
            ));
        }
    }
    let tenure = entry.tenure.as_ref()?;
    let what = &tenure.office;
    if what.is_empty() {
        return Some(format!(
            "{name} has dates and no office: fill in the office"
        ));
    }
    if tenure.of.is_empty() {
        return Some(format!(
            "whose {what} {name} was is not said: fill in the country or body"
        ));
    }
    let Some(from) = tenure.from else {
        return Some(format!(
            "from when {name} was {what} is not said: fill in a day, a month or a year"
        ));
    };
    if let Some(to) = tenure.to
        && to.latest < from.earliest
    {
        return Some(format!(
            "{name} left ({to}) before the beginning ({from}): swap the dates or mend one"
        ));
    }
    if tenure
        .verified
        .is_some_and(|verified| tenure.to.is_none() && verified < from.earliest)
    {
        return Some(format!(
            "{name} was verified as {what} before the beginning ({from}): mend one of the dates"
        ));
    }
    None
}

fn tidy(name: Text) -> Text {
    let is_tidy = name.is_ascii()
        && !name.starts_with(' ')
        && !name.ends_with(' ')
        && !name.contains("  ")
        && !name.contains(['\t', '\n', '\r']);
    if is_tidy {
        return name;
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").into()
}

/// Whether letters of Latin and of Cyrillic or Greek stand in one name.
fn mixes_scripts(name: &str) -> bool {
    if name.is_ascii() {
        return false;
    }
    let is_latin = |char: char| matches!(u32::from(char), 0x41..=0x5A | 0x61..=0x7A | 0xC0..=0x24F | 0x1E00..=0x1EFF);
    let is_alike = |char: char| matches!(u32::from(char), 0x370..=0x52F);
    name.chars().any(is_latin) && name.chars().any(is_alike)
}

/// A day, month or year as files write it: also with a time after it, or as `2018-06-00` and
/// `2018-00-00`, which stand for a month and a year.
pub(super) fn date(text: &str) -> Result<Option<When>, String> {
    let text = text.trim();
    if text.is_empty() || matches!(text, "-" | "null" | "None" | "?") {
        return Ok(None);
    }
    let day = text.strip_prefix('+').unwrap_or(text);
    let day = day.split_once('T').map_or(day, |(day, _)| day);
    let day = day.strip_suffix("-00").unwrap_or(day);
    let day = day.strip_suffix("-00").unwrap_or(day);
    When::read(day)
        .map(Some)
        .ok_or_else(|| format!("“{text}” is no date: write 2018-06-14, 2018-06 or 2018"))
}

/// A day on which somebody looked.
pub(super) fn exact_date(text: &str) -> Result<Option<Date>, String> {
    match date(text)? {
        None => Ok(None),
        Some(when) if when.is_exact() => Ok(Some(when.earliest)),
        Some(_) => Err(format!(
            "“{}” is no day: say on which day somebody looked, as 2026-01-12",
            text.trim()
        )),
    }
}

pub(super) fn yes(text: &str) -> Result<bool, String> {
    match text.trim().to_ascii_lowercase().as_str() {
        "" | "0" | "no" | "n" | "false" | "-" => Ok(false),
        "1" | "yes" | "y" | "true" | "x" | "acting" => Ok(true),
        other => Err(format!("“{other}” is neither yes nor no")),
    }
}
