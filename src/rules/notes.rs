//! What rules note of a passage or of a person, so that an edit does not make them look at all the others
//! again.

use std::{any::Any, sync::OnceLock};

/// The notes on one passage, or on one person, one of each type. A note is made when it is first asked for, and
/// stands as long as what it is about.
#[derive(Debug, Default)]
pub struct Notes {
    /// The first note, and the others behind it: rules come in one order, so each finds its own at the
    /// same place every time.
    first: OnceLock<Box<Page>>,
}

#[derive(Debug)]
struct Page<T: ?Sized = dyn Any + Send + Sync> {
    rest: Notes,
    note: T,
}

impl Notes {
    /// The note of type `T`, which is taken as `take` says if there is none yet.
    pub(super) fn get<T: Any + Send + Sync>(&self, take: impl Fn() -> T) -> &T {
        let mut notes = self;
        loop {
            let page = notes.first.get_or_init(|| {
                Box::new(Page {
                    rest: Self::default(),
                    note: take(),
                })
            });
            if let Some(note) = page.note.downcast_ref() {
                return note;
            }
            notes = &page.rest;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn a_note_is_taken_once_and_each_type_has_its_own() {
        let notes = Notes::default();
        let taken = Cell::new(0);
        let number = || {
            taken.set(taken.get() + 1);
            7_u32
        };
        assert_eq!(*notes.get(number), 7);
        assert_eq!(*notes.get(|| "seven"), "seven");
        assert_eq!(*notes.get(number), 7);
        assert_eq!(taken.get(), 1);
    }
}
