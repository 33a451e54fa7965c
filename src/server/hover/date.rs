//! What there is to tell about a date.

use super::Section;
use crate::reading::{DateMention, Reading};

/// A date: its day of the week, how far it is from the story date, and how it was read.
pub(super) fn section(reading: &Reading, date: &DateMention) -> Section {
    let mut lines = Vec::new();
    let heading = match (&date.value, reading.story_date) {
        (Some(value), story) => {
            if let Some(story) = story {
                let mut distance = value.distance(story.value);
                if let Some(first) = distance.get_mut(..1) {
                    first.make_ascii_uppercase();
                }
                lines.push(format!("{distance}, {}.", story.value));
            }
            lines.push(value.how_read().to_owned());
            value.in_words()
        }
        (None, None) => {
            lines.push(
                "The draft gives no day that it speaks from, and today’s is never taken for it. \
                 Put the day in the front matter, as date: YYYY-MM-DD."
                    .to_owned(),
            );
            "A date that needs the story date".to_owned()
        }
        (None, Some(_)) => "No such day in the calendar".to_owned(),
    };
    Section {
        heading,
        lines,
        link: None,
    }
}
