//! One line of the list, before it is written as the client can take it.

/// What can be written where the cursor is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    /// What is written.
    pub(super) text: String,
    /// The words by which it was found: those that the client holds against what is typed.
    pub(super) begun: String,
    /// What it is, in a few words.
    pub(super) told: String,
    pub(super) sort: Sort,
    /// Who it is in the roster.
    pub(super) person: Option<String>,
    /// Who it is in the draft.
    pub(super) name: Option<String>,
}

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Person,
    Body,
    /// A key of the front matter.
    Key,
    /// A value that a key can have.
    Value,
    /// A rule, or what introduces a note.
    Rule,
}

/// The lines of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    /// The best first.
    pub(super) items: Vec<Candidate>,
    /// Whether there are more, or will be others with the next letter.
    pub(super) is_incomplete: bool,
    /// Where the words begin that they take the place of.
    pub(super) from: u32,
}

impl Listed {
    /// Nothing yet.
    pub(super) fn none(from: u32) -> Self {
        Self {
            items: Vec::new(),
            is_incomplete: true,
            from,
        }
    }
}

impl Candidate {
    pub(super) fn person(name: &str) -> Self {
        Self::of(Sort::Person, name, name, "")
    }

    pub(super) fn body(text: &str, begun: &str, told: &str) -> Self {
        Self::of(Sort::Body, text, begun, told)
    }

    pub(super) fn of(sort: Sort, text: &str, begun: &str, told: &str) -> Self {
        Self {
            text: text.to_owned(),
            begun: begun.to_owned(),
            told: told.to_owned(),
            sort,
            person: None,
            name: None,
        }
    }
}
