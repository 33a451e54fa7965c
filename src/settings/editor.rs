//! Settings as an editor sends them: JSON, the same names as in `factdesk.toml`.

use serde_json::Value as Json;

use super::{
    Layer, Origin,
    written::{self, Entry, Value, Written},
};

/// Keys under `factdesk` that are the editor plug-in's own affair.
const PLUG_IN: [&str; 4] = ["server", "trace", "path", "enable"];

impl Layer {
    /// The layer that an editor's settings under `factdesk` make. What is absent, `null` or an empty
    /// string is not set.
    ///
    /// # Errors
    /// A sentence for each wrong word, with the right word nearest to it.
    pub fn from_editor(settings: &Json) -> Result<Self, Vec<String>> {
        let table = match settings {
            Json::Null => return Ok(Self::default()),
            Json::Object(table) => table,
            _ => {
                return Err(vec![
                    "the settings under `factdesk` are not an object".to_owned(),
                ]);
            }
        };
        let entries: Vec<Entry> = table
            .iter()
            .filter(|(key, _)| !PLUG_IN.contains(&key.as_str()))
            .filter_map(|(key, value)| entry(key, value))
            .collect();
        written::layer(&entries, &|_| Origin::Editor).map_err(|problems| {
            problems
                .into_iter()
                .map(|problem| problem.message)
                .collect()
        })
    }
}

fn entry(key: &str, value: &Json) -> Option<Entry> {
    Some(Entry {
        key: key.to_owned(),
        line: None,
        value: convert(value)?,
    })
}

fn convert(value: &Json) -> Option<Written> {
    let value = match value {
        Json::Null => return None,
        Json::String(text) if text.is_empty() => return None,
        Json::String(text) => Value::Text(text.clone()),
        Json::Array(list) => Value::List(list.iter().filter_map(convert).collect()),
        Json::Object(table) => Value::Table(
            table
                .iter()
                .filter_map(|(key, value)| entry(key, value))
                .collect(),
        ),
        Json::Bool(flag) => Value::Flag(*flag),
        Json::Number(_) => Value::Other("a number"),
    };
    Some(Written { value, line: None })
}
