//! What the rules noted of the people in a draft, from one state of it to the next.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::{reading::Person, rules::Notes};

/// Notes on people, by how the draft calls them.
#[derive(Debug, Clone, Default)]
pub(super) struct People {
    by_call: FxHashMap<Box<str>, Arc<Notes>>,
    notes: Vec<Arc<Notes>>,
}

impl People {
    /// The notes on each of `people`: those taken before of who was called so before, and blank ones.
    pub(super) fn update(&mut self, people: &[Person]) -> &[Arc<Notes>] {
        let mut before = std::mem::take(&mut self.by_call);
        self.by_call.reserve(people.len());
        self.notes.clear();
        let mut call = String::new();
        for person in people {
            call.clear();
            call.push_str(&person.name);
            for title in &person.titles {
                call.push('\n');
                call.push_str(&title.text);
            }
            let notes = match (self.by_call.get(&*call), before.remove_entry(&*call)) {
                (Some(notes), _) => Arc::clone(notes),
                (None, known) => {
                    let (call, notes) =
                        known.unwrap_or_else(|| (call.as_str().into(), Arc::default()));
                    self.by_call.insert(call, Arc::clone(&notes));
                    notes
                }
            };
            self.notes.push(notes);
        }
        &self.notes
    }
}
