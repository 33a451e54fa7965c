//! A reading as an editor would print it.

use std::fmt::Write as _;

use super::ReadSheet;
use crate::{
    reading::{Attribution, Confidence, DateSource, Quote, QuoteKind, Speaker},
    report::{
        excerpt::{on_one_line, visible, width, wrap_words},
        place::place,
        style::{FAINT, RELATED, STRONG},
        summary::counted,
    },
};

/// The reading as a page of `columns` columns.
pub fn page(sheet: &ReadSheet<'_>, columns: usize) -> String {
    let mut page = String::new();
    let _ = writeln!(page, "{STRONG}{}{STRONG:#}", visible(sheet.path));
    if let Some(date) = sheet.reading.story_date {
        let source = match date.source {
            DateSource::CommandLine => "--date",
            DateSource::FrontMatter => "front matter",
            DateSource::Dateline => "dateline",
            DateSource::Settings => "settings",
        };
        let _ = writeln!(
            page,
            "{FAINT}speaks from{FAINT:#} {} {FAINT}({source}){FAINT:#}",
            date.value
        );
    }
    quotes(&mut page, sheet, columns);
    people(&mut page, sheet);
    organizations(&mut page, sheet);
    dates(&mut page, sheet);
    page
}

fn heading(page: &mut String, name: &str, count: usize) {
    let _ = writeln!(page, "\n{STRONG}{name}{STRONG:#} {FAINT}{count}{FAINT:#}");
}

fn quotes(page: &mut String, sheet: &ReadSheet<'_>, columns: usize) {
    let quotes = &sheet.reading.quotes;
    heading(page, "Quotes", quotes.len());
    let digits = quotes
        .iter()
        .map(|quote| place(sheet.draft, quote.span.start).line)
        .max()
        .map_or(3, |line| line.to_string().len().max(3));
    for quote in quotes {
        let line = place(sheet.draft, quote.span.start).line;
        let words = sheet.draft.slice(quote.span);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        for (index, row) in wrap_words(&words, columns.saturating_sub(digits + 2).max(20))
            .iter()
            .enumerate()
        {
            let number = if index == 0 {
                line.to_string()
            } else {
                String::new()
            };
            let _ = writeln!(page, "{FAINT}{number:>digits$}{FAINT:#}  {row}");
        }
        let _ = writeln!(page, "{:digits$}  {}", "", source(sheet, quote));
    }
}

/// Who said it, by which words, and how sure that is.
fn source(sheet: &ReadSheet<'_>, quote: &Quote) -> String {
    let kind = match quote.kind {
        QuoteKind::Direct => "",
        QuoteKind::Mixed => "fragment",
        QuoteKind::Scare => "arm’s length",
        QuoteKind::Title => "name of a work or a nickname",
        QuoteKind::Other => "other words in marks",
    };
    let Some(attribution) = &quote.attribution else {
        let said = match quote.kind {
            QuoteKind::Direct | QuoteKind::Mixed => "nobody named",
            QuoteKind::Scare | QuoteKind::Title | QuoteKind::Other => "",
        };
        let parts: Vec<&str> = [said, kind]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        return format!("{FAINT}— {}{FAINT:#}", parts.join(" · "));
    };
    let mut line = format!("{FAINT}—{FAINT:#} {}", speaker(sheet, attribution));
    let mut notes = vec![by_which_words(sheet, attribution)];
    if !kind.is_empty() {
        notes.push(kind.to_owned());
    }
    notes.push(attribution.method.to_owned());
    notes.push(
        match attribution.confidence {
            Confidence::High => "sure",
            Confidence::Medium => "likely",
            Confidence::Low => "a guess",
        }
        .to_owned(),
    );
    let _ = write!(line, " {FAINT}· {}{FAINT:#}", notes.join(" · "));
    line
}

fn speaker(sheet: &ReadSheet<'_>, attribution: &Attribution) -> String {
    let mention = sheet.draft.slice(attribution.mention);
    let name = match sheet.reading.speaker_name(attribution) {
        Some(name) => visible(name).into_owned(),
        None => visible(&on_one_line(&mention)).into_owned(),
    };
    format!("{RELATED}{name}{RELATED:#}")
}

/// `“Lind said”`: the words that name the source and say that it spoke, as they stand.
fn by_which_words(sheet: &ReadSheet<'_>, attribution: &Attribution) -> String {
    let words = |span| on_one_line(&sheet.draft.slice(span)).into_owned();
    let mention = words(attribution.mention);
    let said = match attribution.cue {
        None => mention,
        Some(cue) if cue.overlaps(attribution.mention) => words(cue.join(attribution.mention)),
        Some(cue) if cue.start < attribution.mention.start => {
            format!("{} {mention}", words(cue))
        }
        Some(cue) => format!("{mention} {}", words(cue)),
    };
    format!("“{}”", visible(&said))
}

fn people(page: &mut String, sheet: &ReadSheet<'_>) {
    let people = &sheet.reading.people;
    heading(page, "People", people.len());
    let quotes = |index: usize| quotes_of(sheet, Speaker::Person(index));
    let longest = people
        .iter()
        .map(|person| width(&person.name))
        .max()
        .unwrap_or(0);
    for (index, person) in people.iter().enumerate() {
        let mut titles: Vec<&str> = Vec::new();
        for title in &person.titles {
            if !titles.contains(&title.text.as_str()) {
                titles.push(&title.text);
            }
        }
        let titles = if titles.is_empty() {
            String::new()
        } else {
            format!("  {}", visible(&titles.join("; ")))
        };
        let pad = longest - width(&person.name);
        let _ = writeln!(
            page,
            "  {RELATED}{}{RELATED:#}{:pad$}  {FAINT}{}{FAINT:#}{titles}",
            visible(&person.name),
            "",
            counts(quotes(index), person.mentions.len())
        );
    }
}

fn organizations(page: &mut String, sheet: &ReadSheet<'_>) {
    let organizations = &sheet.reading.organizations;
    heading(page, "Organisations", organizations.len());
    let longest = organizations
        .iter()
        .map(|organization| width(&organization.name))
        .max()
        .unwrap_or(0);
    for (index, organization) in organizations.iter().enumerate() {
        let pad = longest - width(&organization.name);
        let _ = writeln!(
            page,
            "  {RELATED}{}{RELATED:#}{:pad$}  {FAINT}{}{FAINT:#}",
            visible(&organization.name),
            "",
            counts(
                quotes_of(sheet, Speaker::Organization(index)),
                organization.mentions.len()
            )
        );
    }
}

fn dates(page: &mut String, sheet: &ReadSheet<'_>) {
    let dates = &sheet.reading.dates;
    heading(page, "Dates", dates.len());
    let words: Vec<String> = dates
        .iter()
        .map(|date| visible(&on_one_line(&sheet.draft.slice(date.span))).into_owned())
        .collect();
    let longest = words.iter().map(|words| width(words)).max().unwrap_or(0);
    for (date, words) in dates.iter().zip(&words) {
        let meant = match &date.value {
            Some(value) => {
                let distance = sheet.reading.story_date.map_or(String::new(), |story| {
                    format!("  {FAINT}{}{FAINT:#}", value.distance(story.value))
                });
                format!("{}{distance}", value.in_words())
            }
            None => match sheet.reading.story_date {
                None => format!("{FAINT}needs the story date{FAINT:#}"),
                Some(_) => format!("{FAINT}no such day{FAINT:#}"),
            },
        };
        let pad = longest - width(words);
        let _ = writeln!(page, "  {RELATED}{words}{RELATED:#}{:pad$}  {meant}", "");
    }
}

fn counts(quotes: usize, mentions: usize) -> String {
    format!(
        "{}, {}",
        counted(quotes, "quote", "quotes"),
        counted(mentions, "mention", "mentions")
    )
}

fn quotes_of(sheet: &ReadSheet<'_>, speaker: Speaker) -> usize {
    sheet
        .reading
        .quotes
        .iter()
        .filter_map(|quote| quote.attribution.as_ref())
        .filter(|attribution| attribution.speaker == speaker)
        .count()
}
