//! Document symbols: the outline of a draft. Its headline and sections with their quotes, by speaker, and
//! the people and bodies it names.

use std::str::FromStr;

use tower_lsp::ls_types::{
    DocumentSymbol, DocumentSymbolResponse, Location, Position, Range, SymbolInformation,
    SymbolKind, Uri,
};

use super::{
    answer::NoAnswer,
    convert::Converter,
    pointed::{depth, introduction, mentions, with_titles, words_at},
    sections::{nested, sections},
    snapshot::Snapshot,
    workspace_symbol::{BODY, PERSON},
};
use crate::{
    draft::Draft,
    reading::{Quote, QuoteKind, Reading, Speaker},
    text::Span,
};

const SECTION: SymbolKind = SymbolKind::NAMESPACE;
const QUOTE: SymbolKind = SymbolKind::STRING;
const GROUP: SymbolKind = SymbolKind::ARRAY;

/// How many characters of a quote's words an outline shows.
const WORDS_SHOWN: usize = 60;

/// The outline of the document as JSON: a tree where the client takes one. Of a long draft it is long: see
/// [`super::prepared`].
pub(super) fn document_symbols(snapshot: &Snapshot, (): ()) -> Result<Option<Vec<u8>>, NoAnswer> {
    snapshot.go_on()?;
    let checked = snapshot.read();
    snapshot.go_on()?;
    let outline = outline(&snapshot.draft, &checked.reading);
    snapshot.go_on()?;
    let converter = snapshot.converter();
    if snapshot.client.symbol_tree {
        let tree: Vec<_> = outline
            .into_iter()
            .map(|item| item.tree(&converter))
            .collect();
        return Ok(serde_json::to_vec(&tree).ok());
    }
    let Ok(uri) = Uri::from_str(&snapshot.uri) else {
        return Ok(None);
    };
    let mut list = Vec::new();
    for item in &outline {
        item.list(&converter, &uri, None, &mut list);
    }
    Ok(serde_json::to_vec(&list).ok())
}

/// The shortest outline there is, of something of this name.
pub(super) fn stand_in(name: String) -> DocumentSymbolResponse {
    #[expect(deprecated, reason = "the field must be there to be left out")]
    DocumentSymbolResponse::Nested(vec![DocumentSymbol {
        name,
        detail: None,
        kind: GROUP,
        tags: None,
        deprecated: None,
        range: Range::default(),
        selection_range: Range::default(),
        children: None,
    }])
}

/// A line of the outline.
struct Item {
    name: String,
    detail: Option<String>,
    kind: SymbolKind,
    /// All of it.
    span: Span,
    /// What is shown when it is chosen; within `span`.
    chosen: Span,
    children: Vec<Item>,
}

fn outline(draft: &Draft, reading: &Reading) -> Vec<Item> {
    let mut top = sections_with_quotes(draft, reading);
    let counts = Counts::of(reading);
    let people = reading
        .people
        .iter()
        .enumerate()
        .filter_map(|(index, person)| {
            let title = person.titles.first().map(|title| title.text.as_str());
            counts.item(draft, Speaker::Person(index), (&person.name, title))
        });
    top.extend(group("People", people.collect()));
    let bodies = reading
        .organizations
        .iter()
        .enumerate()
        .filter_map(|(index, body)| {
            counts.item(draft, Speaker::Organization(index), (&body.name, None))
        });
    top.extend(group("Organisations", bodies.collect()));
    top
}

/// The headline and the sections, each within those that it stands under, with their quotes. What stands
/// above the first head is on its own.
fn sections_with_quotes(draft: &Draft, reading: &Reading) -> Vec<Item> {
    let sections = sections(draft);
    let mut quotes = reading
        .quotes
        .iter()
        .filter(|quote| is_statement(reading, quote))
        .peekable();
    let mut top: Vec<Item> = Vec::new();
    // The sections that are open, each in the one before.
    let mut open: Vec<Item> = Vec::new();
    for (section, span) in nested(&sections) {
        while open
            .last()
            .is_some_and(|last| last.span.end <= span.start && !span.is_empty())
        {
            close(&mut top, &mut open);
        }
        if let (Some(title), Some(heading)) = (&section.title, section.heading) {
            open.push(Item {
                name: title.clone(),
                detail: None,
                kind: SECTION,
                span: span.join(heading),
                chosen: heading,
                children: Vec::new(),
            });
        }
        while let Some(quote) = quotes.next_if(|quote| quote.span.start < section.span.end) {
            let item = quote_item(draft, reading, quote);
            match open.last_mut() {
                Some(last) => last.children.push(item.clipped(last.span)),
                None => top.push(item),
            }
        }
    }
    while !open.is_empty() {
        close(&mut top, &mut open);
    }
    top
}

fn close(top: &mut Vec<Item>, open: &mut Vec<Item>) {
    if let Some(item) = open.pop() {
        open.last_mut()
            .map_or(top, |above| &mut above.children)
            .push(item);
    }
}

fn is_statement(reading: &Reading, quote: &Quote) -> bool {
    depth(reading, quote) == 0 && matches!(quote.kind, QuoteKind::Direct | QuoteKind::Mixed)
}

fn quote_item(draft: &Draft, reading: &Reading, quote: &Quote) -> Item {
    let shown = beginning(draft, quote.span);
    let by = quote.attribution.as_ref();
    let name = match by.map(|by| (reading.speaker_name(by), by.mention)) {
        Some((Some(name), _)) => format!("{name}: {shown}"),
        Some((None, mention)) => format!("{}: {shown}", beginning(draft, mention)),
        None => shown,
    };
    Item {
        name,
        detail: by.is_none().then(|| "nobody named".to_owned()),
        kind: QUOTE,
        span: quote.span,
        chosen: quote.parts.first().copied().unwrap_or(quote.span),
        children: Vec::new(),
    }
}

/// The first words of `span` on one line.
fn beginning(draft: &Draft, span: Span) -> String {
    // More than is shown, so that a long quote is not read through; the cut moves to a character's start.
    let most = span
        .start
        .saturating_add(8 * WORDS_SHOWN as u32)
        .min(span.end);
    let text = draft.text();
    let most = text.char_to_byte(text.byte_to_char(most as usize)) as u32;
    let words = words_at(draft, Span::new(span.start, most));
    let cut = words.char_indices().nth(WORDS_SHOWN).map(|(at, _)| at);
    match cut {
        Some(cut) => format!("{}…", words[..cut].trim_end()),
        None => words,
    }
}

/// How often each person and each body is quoted.
struct Counts<'a> {
    reading: &'a Reading,
    people: Vec<usize>,
    bodies: Vec<usize>,
}

impl<'a> Counts<'a> {
    fn of(reading: &'a Reading) -> Self {
        let mut counts = Self {
            reading,
            people: vec![0; reading.people.len()],
            bodies: vec![0; reading.organizations.len()],
        };
        for by in reading
            .quotes
            .iter()
            .filter_map(|quote| quote.attribution.as_ref())
        {
            match by.speaker {
                Speaker::Person(index) => counts.people[index] += 1,
                Speaker::Organization(index) => counts.bodies[index] += 1,
                Speaker::Unresolved => {}
            }
        }
        counts
    }

    fn quotes(&self, whom: Speaker) -> usize {
        match whom {
            Speaker::Person(index) => self.people[index],
            Speaker::Organization(index) => self.bodies[index],
            Speaker::Unresolved => 0,
        }
    }

    fn item(
        &self,
        draft: &Draft,
        whom: Speaker,
        (name, title): (&str, Option<&str>),
    ) -> Option<Item> {
        let chosen = introduction(self.reading, whom)?;
        let number = |count: usize, one: &str, more: &str| match count {
            1 => format!("1 {one}"),
            _ => format!("{count} {more}"),
        };
        let mentions = mentions(self.reading, whom).len();
        let mut detail: Vec<String> = title.map(str::to_owned).into_iter().collect();
        detail.push(number(mentions, "mention", "mentions"));
        match self.quotes(whom) {
            0 => {}
            quotes => detail.push(number(quotes, "quote", "quotes")),
        }
        (!name.trim().is_empty()).then(|| Item {
            name: name.to_owned(),
            detail: Some(detail.join(" · ")),
            kind: if matches!(whom, Speaker::Person(_)) {
                PERSON
            } else {
                BODY
            },
            span: with_titles(draft, self.reading, chosen),
            chosen,
            children: Vec::new(),
        })
    }
}

/// A line that holds others; none where there are none.
fn group(name: &str, children: Vec<Item>) -> Option<Item> {
    let first = children.first()?.chosen;
    let span = children
        .iter()
        .fold(first, |all, child| all.join(child.span));
    Some(Item {
        name: name.to_owned(),
        detail: Some(children.len().to_string()),
        kind: GROUP,
        span,
        chosen: first,
        children,
    })
}

impl Item {
    /// The same within `span`: a quote may run on past the end of a section.
    fn clipped(mut self, span: Span) -> Self {
        let clip = |it: Span| Span::new(it.start.clamp(span.start, span.end), it.end.min(span.end));
        self.span = clip(self.span);
        self.chosen = clip(self.chosen);
        self
    }

    fn tree(self, converter: &Converter<'_>) -> DocumentSymbol {
        let children: Vec<_> = self
            .children
            .into_iter()
            .map(|child| child.tree(converter))
            .collect();
        let range = converter.range(self.span);
        // Mostly it begins or ends where the whole does, and places in a long text take a while to find.
        let place = |at: u32, (whole, known): (u32, Position)| {
            if at == whole {
                known
            } else {
                converter.position(at)
            }
        };
        let selection_range = Range {
            start: place(self.chosen.start, (self.span.start, range.start)),
            end: place(self.chosen.end, (self.span.end, range.end)),
        };
        #[expect(deprecated, reason = "the field must be there to be left out")]
        DocumentSymbol {
            name: self.name,
            detail: self.detail,
            kind: self.kind,
            tags: None,
            deprecated: None,
            range,
            selection_range,
            children: (!children.is_empty()).then_some(children),
        }
    }

    fn list(
        &self,
        converter: &Converter<'_>,
        uri: &Uri,
        container: Option<&str>,
        list: &mut Vec<SymbolInformation>,
    ) {
        // A group is no thing of the draft: its name is kept as that of what holds the others.
        if self.kind != GROUP {
            #[expect(deprecated, reason = "the field must be there to be left out")]
            list.push(SymbolInformation {
                name: self.name.clone(),
                kind: self.kind,
                tags: None,
                deprecated: None,
                location: Location {
                    uri: uri.clone(),
                    range: converter.range(self.chosen),
                },
                container_name: container.map(str::to_owned),
            });
        }
        for child in &self.children {
            child.list(converter, uri, Some(&self.name), list);
        }
    }
}
