//! The traps of each format: what becomes of markup in the words, and the way back.

mod front_matter;
mod head;
mod html;
mod markdown;
mod plain;

use super::*;

/// `Zone: words` of each block.
fn blocks(format: Format, text: &str) -> Vec<String> {
    let draft = Draft::new("a", format, text);
    let mut found = Vec::new();
    for (index, passage) in draft.passages().iter().enumerate() {
        for (at, block) in passage.blocks().iter().enumerate() {
            let zone = draft.zone(index, at);
            found.push(format!("{zone:?}: {}", passage.prose().slice(block.span)));
        }
    }
    found
}

/// What stands in `text` where the prose says `words`.
fn written(format: Format, text: &str, words: &str) -> String {
    let draft = Draft::new("a", format, text);
    let passages = draft.passages().iter().enumerate();
    for (index, passage) in passages {
        if let Some(at) = passage.prose().text().find(words) {
            let span = Span::of(at..at + words.len());
            let span = passage.prose().to_passage(span);
            return draft.slice(span.shifted(draft.passage_start(index))).into();
        }
    }
    panic!("“{words}” is not in the prose of {text:?}")
}

/// The texts of the passages.
fn passages(format: Format, text: &str) -> Vec<String> {
    let draft = Draft::new("a", format, text);
    draft
        .passages()
        .iter()
        .map(|passage| passage.text().to_owned())
        .collect()
}

fn stets(format: Format, text: &str) -> Vec<String> {
    let draft = Draft::new("a", format, text);
    draft
        .stets()
        .map(|stet| draft.slice(stet.span).into())
        .collect()
}
