//! One keystroke in the middle of a draft, from the edit to its findings. Flat is the law: what it
//! costs must not grow with the length of the draft.

use std::sync::Arc;

use divan::{Bencher, black_box};
use factdesk::{
    desk::{Desk, DeskMemo},
    draft::{Draft, Format},
    settings::Settings,
    text::Span,
};

fn main() {
    divan::main();
}

/// Paragraphs of about forty words about invented people; one in eight has a fault.
const PARAGRAPHS: [&str; 8] = [
    "Mara Lind, the mayor of Port Merrow, closed the harbour road on Monday after the sea wall moved again. “We were warned in March and we did nothing,” Lind said. “That will not happen twice while I hold this office.”",
    "The council had set aside the money in a budget that nobody expected to last the year, and most of it was spent before the first storm came in from the west and took the lamps off the quay.",
    "“The crews heard about it on the radio,” said Osei Darko, who runs the fishing co-operative at Esk. He said eleven boats had been moved at night, three of them without their owners being asked.",
    "Tomas Varga, the deputy harbour master, told the board that the gauge had been broken since October. According to Varga, two engineers from Westhaven had offered to mend it and were sent away at the the gate.",
    "The Coastal Safety Board (CSB) will meet again in April. The CSB said it wanted to see the drawings first, and that a second opinion from the university would be asked for if the first one was too dear.",
    "People who live along the front said they slept badly when the wind turned. One of them keeps her papers in a bucket by the door; another has sold the piano, because it would have been the first thing to go.",
    "Ana Reis, who chairs the finance committee, called the plan “a wall made of promises”. She has asked for figures by the end of the month, and she expects to be told that they are not ready.",
    "On the quay the talk was of the price of diesel and of the new ice house, which is to open in the spring if the roof is done. Ines Ortiz said it would be done: “I am paying for it myself.”",
];

/// A draft of about this many words, with headings so that it reads as many stories.
fn story(words: usize) -> String {
    let mut text = String::new();
    let mut count = 0;
    for index in 0.. {
        if index % 20 == 0 {
            text.push_str("## Harbour notes\n\n");
        }
        let paragraph = PARAGRAPHS[index % PARAGRAPHS.len()];
        text.push_str(paragraph);
        text.push_str("\n\n");
        count += paragraph.split_whitespace().count();
        if count >= words {
            return text;
        }
    }
    text
}

/// A draft of about this many words in which everybody is somebody else, with a title, a body and its initials:
/// whatever rules keep of people and passages is as much as can be.
fn crowd(words: usize) -> String {
    const GIVEN: [&str; 12] = [
        "Mara", "Osei", "Tomas", "Ines", "Piet", "Ruth", "Karim", "Elif", "Hugo", "Vera", "Sana",
        "Nils",
    ];
    const STEMS: [&str; 16] = [
        "Lin", "Var", "Dar", "Lov", "Ort", "Rei", "Ber", "Hol", "Mor", "Sten", "Kal", "Ves", "Tor",
        "Bre", "Gar", "Pel",
    ];
    const ENDINGS: [&str; 14] = [
        "da", "ga", "ko", "as", "iz", "sen", "mark", "by", "wick", "ton", "ner", "vik", "holt",
        "ley",
    ];
    let mut text = String::from("---\ndate: 2026-03-11\n---\n\n");
    let mut count = 0;
    for index in 0.. {
        if count >= words {
            break;
        }
        let given = GIVEN[index % GIVEN.len()];
        let stem = STEMS[index / GIVEN.len() % STEMS.len()];
        let ending = ENDINGS[index / (GIVEN.len() * STEMS.len()) % ENDINGS.len()];
        let family = format!("{stem}{ending}");
        let letter = char::from(b'A' + (index % 26) as u8);
        let paragraph = format!(
            "Deputy Finance Minister {given} {family} closed the harbour road on Monday. The {stem}{ending} Safety \
             Board ({letter}SB) met later. “We were warned in March and we did nothing,” {family} said, and the \
             {letter}SB will ask for the drawings of the sea wall.\n\n"
        );
        count += paragraph.split_whitespace().count();
        text.push_str(&paragraph);
    }
    text
}

/// A desk at work on a draft it has read before.
struct Scene {
    desk: Desk,
    memo: DeskMemo,
    draft: Draft,
    at: u32,
    typed: bool,
}

impl Scene {
    fn new(text: &str) -> Self {
        let middle = text.len() / 2;
        let at = middle
            + text.as_bytes()[middle..]
                .windows(2)
                .position(|pair| pair == b". ")
                .expect("a paragraph has sentences")
            + 1;
        let desk = Desk::new(Arc::new(Settings::default()));
        let mut memo = DeskMemo::default();
        let draft = Draft::new("story.md", Format::Markdown, text);
        desk.check(&draft, &mut memo);
        Self {
            desk,
            memo,
            draft,
            at: at as u32,
            typed: false,
        }
    }

    /// Types a letter, or takes it back.
    fn edit(&mut self) {
        if self.typed {
            self.draft.edit(Span::new(self.at, self.at + 1), "");
        } else {
            self.draft.edit(Span::at(self.at), "x");
        }
        self.typed = !self.typed;
    }

    /// An edit and what it brings about; returns how many findings there are.
    fn keystroke(&mut self) -> usize {
        self.edit();
        self.desk.check(&self.draft, &mut self.memo).findings.len()
    }
}

const LENGTHS: [usize; 3] = [1_000, 10_000, 100_000];

/// Cutting the draft again around the edit.
#[divan::bench(args = LENGTHS)]
fn edit(bencher: Bencher<'_, '_>, words: usize) {
    let mut scene = Scene::new(&story(words));
    bencher.bench_local(|| scene.edit());
}

/// The whole way: the edit, the reading, the findings.
#[divan::bench(args = LENGTHS)]
fn keystroke(bencher: Bencher<'_, '_>, words: usize) {
    let mut scene = Scene::new(&story(words));
    bencher.bench_local(|| black_box(scene.keystroke()));
}

/// The same where every paragraph names somebody new.
#[divan::bench(args = LENGTHS)]
fn keystroke_in_a_crowd(bencher: Bencher<'_, '_>, words: usize) {
    let mut scene = Scene::new(&crowd(words));
    bencher.bench_local(|| black_box(scene.keystroke()));
}
