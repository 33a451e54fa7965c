//! What there is to say of one line of the list, worked out when somebody looks at it.

use serde::Deserialize;
use tower_lsp::ls_types::{CompletionItem, Documentation, MarkupContent, MarkupKind};

use crate::{
    rules,
    server::{
        hover::{Section, office, person_lines},
        session::Session,
        snapshot::Snapshot,
    },
};

/// What an item carries for this.
#[derive(Debug, Deserialize)]
struct Data {
    uri: String,
    #[serde(default)]
    person: Option<String>,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    rule: Option<String>,
}

/// The item with its documentation; as it is where nothing more is known.
pub(in crate::server) fn resolve(session: &Session, mut item: CompletionItem) -> CompletionItem {
    let data = item
        .data
        .clone()
        .and_then(|data| Data::deserialize(data).ok());
    let Some(data) = data else {
        return item;
    };
    let section = match &data.rule {
        Some(id) => rule(id),
        None => session
            .snapshot_of(&data.uri)
            .and_then(|snapshot| person(&snapshot, &data)),
    };
    if let Some(section) = section {
        let markdown = session.traits().completion.markdown;
        let value = section.text(markdown);
        item.documentation = Some(if markdown {
            Documentation::MarkupContent(MarkupContent {
                kind: MarkupKind::Markdown,
                value,
            })
        } else {
            Documentation::String(value)
        });
    }
    item
}

fn rule(id: &str) -> Option<Section> {
    let rule = rules::find(id)?;
    let summary: Vec<&str> = rule.summary().split_whitespace().collect();
    Some(Section {
        heading: rule.id.to_owned(),
        lines: vec![summary.join(" ")],
        link: None,
    })
}

fn person(snapshot: &Snapshot, data: &Data) -> Option<Section> {
    let (_, checked) = snapshot.lately_checked();
    let reading = &checked.reading;
    let desk = snapshot.desk();
    let roster = desk.settings().roster();
    let story = reading.story_date.map(|story| story.value);
    let known = data.name.as_ref().and_then(|name| {
        let mut people = reading.people.iter().enumerate();
        people.find(|(_, person)| person.name == *name)
    });
    let official = data.person.as_ref().and_then(|id| roster.person_by_id(id));
    let mut lines = Vec::new();
    if let Some((index, person)) = known {
        lines.extend(person_lines(reading, index, person));
    }
    let heading = match (known, official) {
        (_, Some(id)) => {
            lines.extend(office::of_one(roster, id, story));
            roster.person(id).name.to_string()
        }
        (Some((_, person)), None) => person.name.clone(),
        (None, None) => return None,
    };
    Some(Section {
        heading,
        lines,
        link: None,
    })
}
