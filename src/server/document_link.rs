//! Links: the sources that the front matter names, addresses in plain text, and the Wikidata page of a
//! person whom the roster knows, at their first mention.
//!
//! In Markdown and HTML editors find addresses by themselves. The program follows no link: it opens no
//! connection, ever. Links come complete: finding them is knowing where they lead.

use std::{
    fmt::Write as _,
    path::{Component, Path, PathBuf},
    str::FromStr,
};

use tower_lsp::ls_types::{DocumentLink, Uri};

use super::{answer::NoAnswer, convert, snapshot::Snapshot};
use crate::{draft::Format, language::TokenKind, reading::Reading, text::Span};

/// The links of the document, in order.
pub(super) fn document_links(
    snapshot: &Snapshot,
    (): (),
) -> Result<Option<Vec<DocumentLink>>, NoAnswer> {
    snapshot.go_on()?;
    if snapshot.is_left_out() {
        return Ok(Some(Vec::new()));
    }
    let reading = snapshot.reading();
    snapshot.go_on()?;
    let mut links = Vec::new();
    sources(snapshot, &mut links);
    if snapshot.draft.format() == Format::Plain {
        addresses(snapshot, &reading, &mut links);
    }
    snapshot.go_on()?;
    people(snapshot, &reading, &mut links);
    links.sort_by_key(|(span, ..)| span.start);
    let converter = snapshot.converter();
    let links = links
        .into_iter()
        .map(|(span, target, tooltip)| DocumentLink {
            range: converter.range(span),
            target: Some(target),
            tooltip: snapshot.client.link_tooltips.then_some(tooltip),
            data: None,
        });
    Ok(Some(links.collect()))
}

type Links = Vec<(Span, Uri, String)>;

/// The front matter's `sources`: addresses, and paths from the draft's own folder.
fn sources(snapshot: &Snapshot, links: &mut Links) {
    let Some(matter) = snapshot.draft.front_matter() else {
        return;
    };
    let own = Uri::from_str(&snapshot.uri).ok();
    let path = own.as_ref().and_then(convert::path);
    let folder = path.as_deref().and_then(Path::parent);
    for (written, span) in &matter.sources {
        let written = written.trim();
        let file = || {
            let is_path = !written.is_empty() && !written.contains("://");
            let path = joined(folder.filter(|_| is_path)?, written);
            Uri::from_file_path(path)
        };
        if let Some(target) = address(written).or_else(file) {
            links.push((*span, target, "A source of this story".to_owned()));
        }
    }
}

/// The path of `written`, seen from `folder`, without steps that go back.
fn joined(folder: &Path, written: &str) -> PathBuf {
    let mut path = PathBuf::new();
    for step in folder.join(written).components() {
        match step {
            Component::ParentDir => {
                path.pop();
            }
            Component::CurDir => {}
            other => path.push(other),
        }
    }
    path
}

/// The addresses in the words of the draft.
fn addresses(snapshot: &Snapshot, reading: &Reading, links: &mut Links) {
    let draft = &snapshot.draft;
    for (index, (passage, facts)) in draft.passages().iter().zip(&reading.facts).enumerate() {
        let prose = passage.prose();
        for token in &facts.tokens {
            if token.kind != TokenKind::Address || !prose.is_verbatim(token.span) {
                continue;
            }
            let words = prose.slice(token.span);
            let target = match words {
                mail if mail.contains('@') && !mail.contains('/') && !mail.starts_with('@') => {
                    address(&format!("mailto:{mail}"))
                }
                www if has_lead(www, "www.") => address(&format!("https://{www}")),
                web => address(web),
            };
            if let Some(target) = target {
                let span = prose.to_passage(token.span);
                let span = span.shifted(draft.passage_start(index));
                links.push((span, target, words.to_owned()));
            }
        }
    }
}

/// The Wikidata page of everybody of whom the roster has one, where the draft first gives the name.
fn people(snapshot: &Snapshot, reading: &Reading, links: &mut Links) {
    if reading.people.is_empty() {
        return;
    }
    let desk = snapshot.desk();
    let roster = desk.settings().roster();
    for person in &reading.people {
        let titles = person.titles.iter().map(|title| title.text.as_str());
        let [known] = roster.meant(&person.name, titles)[..] else {
            continue;
        };
        let known = roster.person(known);
        let page = known.wikidata.as_deref().filter(|id| is_wikidata(id));
        let target = page.and_then(|id| address(&format!("https://www.wikidata.org/wiki/{id}")));
        if let (Some(target), Some(first)) = (target, person.mentions.first()) {
            links.push((first.span, target, format!("{} on Wikidata", known.name)));
        }
    }
}

fn is_wikidata(id: &str) -> bool {
    id.strip_prefix('Q')
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

fn has_lead(words: &str, lead: &str) -> bool {
    words
        .get(..lead.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(lead))
}

/// The address, if it is one that a browser or a mail program opens; editors run others.
fn address(written: &str) -> Option<Uri> {
    if !["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| has_lead(written, scheme))
    {
        return None;
    }
    let mut encoded = String::with_capacity(written.len());
    for byte in written.bytes() {
        match byte {
            b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' | b'[' | b']' => {
                let _ = write!(encoded, "%{byte:02X}");
            }
            0x21..=0x7e => encoded.push(char::from(byte)),
            _ => {
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    Uri::from_str(&encoded).ok()
}

#[cfg(test)]
mod tests {
    use super::{address, joined};

    #[test]
    fn only_what_a_browser_or_a_mail_program_opens_is_an_address() {
        let cases = [
            (
                "https://example.org/a?b=c#d",
                Some("https://example.org/a?b=c#d"),
            ),
            ("HTTP://example.org/é", Some("HTTP://example.org/%C3%A9")),
            ("mailto:desk@example.org", Some("mailto:desk@example.org")),
            (
                "https://example.org/a b|c",
                Some("https://example.org/a%20b%7Cc"),
            ),
            ("https://example.org/100%", None),
            ("command:workbench.action.quit", None),
            ("javascript:alert(1)", None),
            ("notes/interview.txt", None),
        ];
        for (written, target) in cases {
            let found = address(written);
            assert_eq!(found.as_ref().map(|uri| uri.as_str()), target, "{written}");
        }
    }

    #[test]
    fn paths_count_from_the_folder_and_go_back_without_asking_the_disk() {
        let folder = std::path::Path::new("/desk/pool");
        for (written, path) in [
            ("notes.txt", "/desk/pool/notes.txt"),
            ("../notes/./a.txt", "/desk/notes/a.txt"),
            ("/elsewhere/a.txt", "/elsewhere/a.txt"),
            ("../../../../a.txt", "/a.txt"),
        ] {
            assert_eq!(joined(folder, written), std::path::Path::new(path));
        }
    }
}
