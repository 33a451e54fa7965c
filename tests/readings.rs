//! Who said what, marked by hand.
//!
//! Each page in `readings/` holds copy in fences `draft` (also `draft plain`, `draft html`). Every quote
//! that stands in no other is marked: `{==“…”==}{>>Ama Darko · said-x<<}` names the speaker and the
//! sieve; `{>>? a clerk · said-x<<}` gives the words where nobody known is meant; `{>>nobody<<}` says
//! that no words name a source; before them may stand the kind, if it is not a direct quote.
//! With `FACTDESK_BLESS=1` the program's marks are written into the pages; look at the difference.

use std::{fs, path::Path};

use factdesk::{
    draft::{Draft, Format},
    reading::{self, Memo, QuoteKind, Reading, Speaker},
    text::critic::{self, Mark, MarkKind},
};

use crate::rules::fences;

fn marks(draft: &Draft) -> Vec<Mark> {
    let reading = Reading::of(draft, &mut Memo::default(), None);
    let outer = reading.quotes.iter().filter(|quote| {
        let place = quote.places[0];
        reading.facts[place.passage as usize].quotes[place.quote as usize].depth == 0
    });
    outer
        .flat_map(|quote| {
            let kind = match quote.kind {
                QuoteKind::Direct => "",
                QuoteKind::Mixed => "mixed · ",
                QuoteKind::Scare => "scare · ",
                QuoteKind::Title => "title · ",
                QuoteKind::Other => "other · ",
            };
            let who = match &quote.attribution {
                None => "nobody".to_owned(),
                Some(attribution) => {
                    let name = match attribution.speaker {
                        Speaker::Unresolved => format!("? {}", draft.slice(attribution.mention)),
                        _ => reading.speaker_name(attribution).unwrap_or("").to_owned(),
                    };
                    format!("{name} · {}", attribution.method)
                }
            };
            let parts = if quote.parts.is_empty() {
                vec![quote.span]
            } else {
                quote.parts.clone()
            };
            parts.into_iter().map(move |span| Mark {
                span,
                kind: MarkKind::Highlight,
                notes: vec![format!("{kind}{who}")],
            })
        })
        .collect()
}

#[test]
fn pages_of_readings_keep_their_word() {
    let bless = std::env::var_os("FACTDESK_BLESS").is_some();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readings");
    let mut faults = String::new();
    let mut methods = Vec::new();
    let mut readings = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let page = fs::read_to_string(&path).unwrap();
        let mut blessed = String::new();
        let mut written = 0;
        for fence in fences(&page) {
            let marked = critic::read(fence.content)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let format = match fence.info {
                info if info.contains("plain") => Format::Plain,
                info if info.contains("html") => Format::Html,
                _ => Format::Markdown,
            };
            let draft = Draft::new("page.md", format, &marked.text);
            let found = marks(&draft);
            readings += found.len();
            methods.extend(found.iter().map(|mark| {
                let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
                (stem, mark.notes[0].clone())
            }));
            let theirs = critic::write(&marked.text, &found);
            blessed.push_str(&page[written..fence.place.start]);
            blessed.push_str(&theirs);
            written = fence.place.end;
            if found != marked.marks {
                for (page, program) in fence.content.lines().zip(theirs.lines()) {
                    if page != program {
                        let path = path.display();
                        faults
                            .extend([format!("{path}\n  page:    {page}\n  program: {program}\n")]);
                    }
                }
            }
        }
        blessed.push_str(&page[written..]);
        if bless {
            fs::write(&path, blessed).unwrap();
        }
    }
    for sieve in reading::sieves() {
        assert!(
            methods
                .iter()
                .any(|(page, note)| page == sieve && note.ends_with(&format!("· {sieve}"))),
            "the sieve {sieve} has no page readings/{sieve}.md that shows it"
        );
    }
    assert!(readings >= 80, "{readings} marked readings");
    assert!(bless || faults.is_empty(), "{faults}");
}

/// A quote within a quote belongs to whom the outer one's words name; `I` is the outer one's speaker, and
/// whom `he` means only that speaker knows.
#[test]
fn quotes_within_quotes_have_speakers_of_their_own() {
    for (copy, within, who) in [
        (
            "“He told me, ‘You will never work here again,’” said Kerry Reis, a deckhand.",
            "‘You will never work here again,’",
            "? He",
        ),
        (
            "“I said, ‘Then I will swim,’ and I left,” Kerry Reis, a deckhand, said.",
            "‘Then I will swim,’",
            "Kerry Reis",
        ),
        (
            "Tomas Varga sailed with Osei Darko. “‘Sail,’ said Darko. So we sailed,” Varga said.",
            "‘Sail,’",
            "Osei Darko",
        ),
        (
            "“My mother always said: ‘A boat is a hole in the water,’” Mara Lind told reporters.",
            "‘A boat is a hole in the water,’",
            "? My mother",
        ),
        (
            "Mara Lind said: “As the harbour master put it, ‘wait for the tide’.”",
            "‘wait for the tide’",
            "? the harbour master",
        ),
        (
            "“The sign read ‘closed’ for a year,” Mara Lind said. “‘Closed’ is a strong word.”",
            "‘Closed’",
            "nobody",
        ),
    ] {
        let draft = Draft::new("page.md", Format::Markdown, copy);
        let reading = Reading::of(&draft, &mut Memo::default(), None);
        let quote = reading
            .quotes
            .iter()
            .find(|quote| draft.slice(quote.span) == within)
            .unwrap_or_else(|| panic!("{within} is no quote in {copy}"));
        let found = match &quote.attribution {
            None => "nobody".to_owned(),
            Some(attribution) => match attribution.speaker {
                Speaker::Unresolved => format!("? {}", draft.slice(attribution.mention)),
                _ => reading.speaker_name(attribution).unwrap_or("").to_owned(),
            },
        };
        assert_eq!(found, who, "{copy}");
    }
}
