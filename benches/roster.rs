//! A newsroom's own roster over the built-in one: to load it once, and to ask it at every keystroke. An
//! answer must not cost more with 100,000 people than with 1,000.

use std::{fmt::Write as _, fs, path::PathBuf, sync::Arc};

use divan::{Bencher, black_box};
use factdesk::roster::{Roster, load};

fn main() {
    divan::main();
}

/// People in the roster.
const PEOPLE: [usize; 2] = [1_000, 100_000];

/// A table of as many invented people in invented places, a line each.
fn table(people: usize) -> String {
    const GIVEN: [&str; 10] = [
        "Mara", "Osei", "Tomas", "Ines", "Ana", "Ivo", "Léa", "Min-jun", "Karim", "Søren",
    ];
    const PLACES: [&str; 4] = ["Port Merrow", "Halden", "Esk", "Westhaven"];
    const OFFICES: [&str; 4] = ["Mayor", "Harbour Master", "Deputy Mayor", "Chief Clerk"];
    const SYLLABLES: [&str; 20] = [
        "lin", "var", "dar", "or", "hal", "mer", "tor", "bek", "sol", "ven", "kas", "rim", "dun",
        "fal", "gor", "nes", "pol", "ras", "tam", "wes",
    ];
    let mut text = String::from("name,aliases,office,of,from,to,verified\n");
    for number in 0..people {
        let mut family = String::new();
        let mut rest = number / GIVEN.len();
        for _ in 0..4 {
            family.push_str(SYLLABLES[rest % SYLLABLES.len()]);
            rest /= SYLLABLES.len();
        }
        family[..1].make_ascii_uppercase();
        let given = GIVEN[number % GIVEN.len()];
        let (office, place) = (OFFICES[number % 3], PLACES[number % 4]);
        let year = 2000 + number % 20;
        let _ = writeln!(
            text,
            "{given} {family},{given} R. {family},{office},{place},{year}-03-01,,2026-01-12"
        );
    }
    text
}

/// A file with them, in a folder that goes with it.
fn file(people: usize) -> (tempfile::TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().expect("a folder for the file");
    let path = folder.path().join("desk.csv");
    fs::write(&path, table(people)).expect("the file can be written");
    (folder, vec![path])
}

fn roster(people: usize) -> Arc<Roster> {
    let (_folder, files) = file(people);
    load::load(&files).expect("the table is in order").roster
}

#[divan::bench(args = PEOPLE, sample_count = 10)]
fn loading(bencher: Bencher<'_, '_>, people: usize) {
    let (_folder, files) = file(people);
    Roster::built_in();
    bencher.bench(|| load::load(black_box(&files)));
}

#[divan::bench(args = PEOPLE)]
fn who_has_a_name(bencher: Bencher<'_, '_>, people: usize) {
    let roster = roster(people);
    bencher.bench(|| {
        for name in [
            "Mara Linlinlinlin",
            "Osei R. Varlinlinlin",
            "Darlinlinlin",
            "Jens Stoltenberg",
        ] {
            black_box(roster.people_named(black_box(name)));
        }
    });
}

#[divan::bench(args = PEOPLE)]
fn whom_a_draft_means(bencher: Bencher<'_, '_>, people: usize) {
    let roster = roster(people);
    bencher.bench(|| roster.meant(black_box("Mara Linlinlinlin"), ["the mayor of Port Merrow"]));
}

#[divan::bench(args = PEOPLE)]
fn whose_name_begins_so(bencher: Bencher<'_, '_>, people: usize) {
    let roster = roster(people);
    roster.prepare_beginnings();
    bencher.bench(|| {
        for typed in ["Ma", "Lin", "Mara Li", "Stolten"] {
            black_box(roster.people_beginning(black_box(typed), 1_000));
        }
    });
}

#[divan::bench(args = PEOPLE, sample_count = 10)]
fn making_ready_for_that(bencher: Bencher<'_, '_>, people: usize) {
    bencher
        .with_inputs(|| roster(people))
        .bench_local_values(|roster| {
            roster.prepare_beginnings();
            roster
        });
}

#[divan::bench(args = PEOPLE)]
fn who_held_an_office(bencher: Bencher<'_, '_>, people: usize) {
    let roster = roster(people);
    let title = "NATO Secretary General";
    let day = jiff::civil::date(2022, 1, 12);
    bencher.bench(|| {
        let offices = roster.office_from_title(black_box(title), None).offices;
        roster.holders(offices[0], day)
    });
}
