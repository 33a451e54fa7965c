//! What it costs to read a draft: per 1,000 words, step by step.

use std::fmt::Write as _;

use divan::{Bencher, counter::ItemsCount};
use factdesk::{
    draft::{Draft, Format},
    language::tokenize,
    reading::{Facts, Memo, Reading},
};

fn main() {
    divan::main();
}

/// Sentences of an invented story; the generator strings them together in a fixed, mixed order.
const SENTENCES: &[&str] = &[
    "The council of Halden met on Tuesday to vote on the harbour plan, 9-4.",
    "“We start on Monday,” Mayor Mara Lind said. “Work will take a year.”",
    "Osei Darko, who runs the co-operative, called the plan “reckless”.",
    "“Stop! We lose half our boats,” he told the council’s members.",
    "Tomas Varga of the Westhaven Ministry of Fisheries declined to comment.",
    "It cost 4.2 million, up 12.5 per cent from the year before, the U.S. consultant wrote.",
    "According to Ana Reis, the skippers’ spokeswoman, ‘nobody asked the owners’.",
    "She said he’d called it \"a 12\" pipe in a 10\" hole\" at 5 p.m. on Jan. 5.",
    "The so-called “long pier” opened in the ’90s, when rock ’n’ roll was still played in Port Merrow.",
    "Dr. Ines Ortiz asked: “Who pays?” Nobody answered.",
];

/// A story of about `words` words, in paragraphs of three sentences.
fn story(words: usize) -> String {
    let mut story = String::from("# The harbour stays open\n\n");
    let mut count = 0;
    // Steps that have no factor in common with the list go through all of it.
    let mut at = 0;
    while count < words {
        for _ in 0..3 {
            let sentence = SENTENCES[at % SENTENCES.len()];
            at += 7;
            count += sentence.split_whitespace().count();
            story.push_str(sentence);
            story.push(' ');
        }
        story.push_str("\n\n");
    }
    story
}

const WORDS: &[usize] = &[1_000, 10_000];

#[divan::bench(args = WORDS)]
fn cut(bencher: Bencher, words: usize) {
    let text = story(words);
    bencher
        .counter(ItemsCount::new(words))
        .bench(|| Draft::new("a.md", Format::Markdown, &text));
}

#[divan::bench(args = WORDS)]
fn tokens(bencher: Bencher, words: usize) {
    let draft = Draft::new("a.md", Format::Markdown, &story(words));
    bencher.counter(ItemsCount::new(words)).bench(|| {
        let mut tokens = Vec::new();
        for passage in draft.passages() {
            for block in passage.blocks() {
                tokenize(passage.prose().text(), block.span, &mut tokens);
            }
        }
        tokens
    });
}

#[divan::bench(args = WORDS)]
fn facts(bencher: Bencher, words: usize) {
    let draft = Draft::new("a.md", Format::Markdown, &story(words));
    bencher.counter(ItemsCount::new(words)).bench(|| {
        draft
            .passages()
            .iter()
            .map(|passage| Facts::of(passage))
            .collect::<Vec<_>>()
    });
}

#[divan::bench(args = WORDS)]
fn reading(bencher: Bencher, words: usize) {
    let draft = Draft::new("a.md", Format::Markdown, &story(words));
    bencher
        .counter(ItemsCount::new(words))
        .bench(|| Reading::of(&draft, &mut Memo::default(), None));
}

/// The join alone: all passages remembered.
#[divan::bench(args = WORDS)]
fn reading_again(bencher: Bencher, words: usize) {
    let draft = Draft::new("a.md", Format::Markdown, &story(words));
    let mut memo = Memo::default();
    Reading::of(&draft, &mut memo, None);
    bencher
        .counter(ItemsCount::new(words))
        .bench_local(|| Reading::of(&draft, &mut memo, None));
}

/// Nothing but marks: the worst that pairing can meet; twice the marks must be twice the time.
#[divan::bench(args = [10_000, 20_000])]
fn marks(bencher: Bencher, count: usize) {
    let soup: String = [
        "“a ", "b” ", "\"c ", "‘d ", "e’ ", "''f ", "\" ", "”g “", "«",
    ]
    .iter()
    .cycle()
    .take(count)
    .copied()
    .collect();
    let draft = Draft::new("a.txt", Format::Plain, &soup);
    bencher
        .counter(ItemsCount::new(count))
        .bench(|| Facts::of(&draft.passages()[0]));
}

/// A draft of `count` quotes by half as many people: ten times the quotes must be ten times the time.
#[divan::bench(args = [500, 5_000])]
fn quotes(bencher: Bencher, count: usize) {
    const GIVEN: &[&str] = &[
        "Mara", "Osei", "Ana", "Tomas", "Ines", "Pavel", "Kerry", "Ama",
    ];
    const ENDS: &[&str] = &["ett", "ard", "olm", "ington", "sen", "ova", "ides", "escu"];
    // Surnames of three parts, each person their own.
    let name = |number: usize| {
        let (one, two) = (number % 8, number / 8 % 8);
        let middle = (number / 64).to_string();
        let letters: String = middle.bytes().map(|digit| char::from(digit + 49)).collect();
        let surname = format!("Br{letters}{}", ENDS[two]);
        (GIVEN[one], surname)
    };
    let mut story = String::from("# The harbour stays open\n\n");
    for number in 0..count / 2 {
        let (given, surname) = name(number);
        let again = if number % 3 == 0 { "she" } else { &surname };
        let _ = write!(
            story,
            "“We start on Monday,” said {given} {surname}, a fisher from Halden. “Work takes a year,” {again} said.\n\n"
        );
    }
    let draft = Draft::new("a.md", Format::Markdown, &story);
    bencher
        .counter(ItemsCount::new(count))
        .bench(|| Reading::of(&draft, &mut Memo::default(), None));
}
