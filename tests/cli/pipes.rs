//! Lines of JSON in and out, and readers that stop reading.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    process::Stdio,
    sync::mpsc,
    time::Duration,
};

use serde_json::{Value, json};

use super::{Desk, TWICE};

const JSONL: [&str; 6] = [
    "check",
    "--output-format",
    "jsonl",
    "--input-format",
    "jsonl",
    "-",
];

#[test]
fn each_record_is_answered_in_its_place() {
    let desk = Desk::new();
    let records = [
        json!({"path": "a.md", "text": TWICE}).to_string(),
        json!({"path": "b.md", "text": format!("    {TWICE}")}).to_string(),
        json!({"path": "c", "text": format!("    {TWICE}"), "format": "markdown", "more": 1})
            .to_string(),
        json!({"path": "d", "text": format!("    {TWICE}")}).to_string(),
        "not json".to_owned(),
        json!({"path": "f.md"}).to_string(),
        json!({"path": "g.md", "text": "x", "date": "soon"}).to_string(),
        json!({"path": "h.md", "text": "x", "format": "word"}).to_string(),
        json!({"path": "i.md", "text": "The ferry left.", "date": "2022-01-12"}).to_string(),
    ];
    for threads in ["1", "8"] {
        let ran = desk.pipe(
            &[&JSONL[..], &["--threads", threads]].concat(),
            records.join("\n"),
        );
        let answers: Vec<Value> = ran
            .out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert_eq!(answers.len(), records.len(), "{}", ran.out);
        let found = |index: usize| answers[index]["findings"].as_array().unwrap().len();
        let paths: Vec<_> = answers
            .iter()
            .map(|answer| answer["path"].as_str().unwrap())
            .collect();
        assert_eq!(
            paths,
            [
                "a.md",
                "b.md",
                "c",
                "d",
                "<stdin>:5",
                "f.md",
                "g.md",
                "h.md",
                "i.md"
            ]
        );
        assert_eq!([0, 1, 2, 3, 8].map(found), [1, 0, 0, 1, 0]);
        for (index, word) in [(4, "no record"), (5, "text"), (6, "soon"), (7, "word")] {
            assert!(
                answers[index]["error"].as_str().unwrap().contains(word),
                "{}",
                answers[index]
            );
        }
        assert_eq!(ran.code, 2);
        assert_eq!(ran.err.lines().count(), 4, "{}", ran.err);
    }
}

#[test]
fn an_answer_comes_before_the_next_record_is_sent() {
    for threads in ["1", "4"] {
        let desk = Desk::new();
        let mut child = desk
            .command(&[&JSONL[..], &["--threads", threads]].concat())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut records = child.stdin.take().unwrap();
        let answers = BufReader::new(child.stdout.take().unwrap());
        let (send, receive) = mpsc::channel();
        std::thread::spawn(move || {
            for line in answers.lines() {
                let _ = send.send(line.unwrap());
            }
        });
        for number in 0..5 {
            writeln!(
                records,
                "{}",
                json!({"path": format!("{number}.md"), "text": TWICE})
            )
            .unwrap();
            records.flush().unwrap();
            let answer = receive.recv_timeout(Duration::from_secs(20)).unwrap();
            assert!(answer.contains(&format!("\"{number}.md\"")), "{answer}");
        }
        drop(records);
        assert_eq!(child.wait().unwrap().code(), Some(1));
    }
}

#[test]
fn records_cannot_be_fixed() {
    let desk = Desk::new();
    desk.pipe(&[&JSONL[..], &["--fix"]].concat(), "{}")
        .says(2, &["--fix", "records", "jsonl"]);
}

#[cfg(unix)]
#[test]
fn a_reader_that_stops_ends_the_program_quietly() {
    let desk = Desk::new();
    for number in 0..400 {
        desk.write(&format!("{number:03}.md"), TWICE.repeat(20));
    }
    for format in ["full", "json", "jsonl"] {
        for threads in ["1", "4"] {
            let mut child = desk
                .command(&[
                    "check",
                    ".",
                    "--output-format",
                    format,
                    "--threads",
                    threads,
                ])
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            let mut start = [0; 64];
            child.stdout.take().unwrap().read_exact(&mut start).unwrap();
            let ended = child.wait_with_output().unwrap();
            assert_eq!(
                ended.status.code(),
                Some(0),
                "{format} {threads}: {ended:?}"
            );
            assert_eq!(
                String::from_utf8_lossy(&ended.stderr),
                "",
                "{format} {threads}"
            );
        }
    }
}
