//! Workspace symbols: the people and bodies of all drafts, by what is typed of their names.
//!
//! Open drafts are taken as they are, the others as they stand on the disk. What a file says is
//! remembered as long as the file is what it was, so that a second query reads only what changed. The
//! first one reads all of them: the client shows how far it is, and who stops it gets what was found so far.
//! There are no parts, since the best of all come first.

use std::{
    collections::HashMap,
    path::PathBuf,
    str::FromStr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tower_lsp::ls_types::{
    Location, OneOf, Range, SymbolKind, Uri, WorkspaceSymbol, WorkspaceSymbolParams,
    WorkspaceSymbolResponse,
};

use super::{
    answer::NoAnswer,
    configuration::FileState,
    convert::Converter,
    pointed::introduction,
    progress::{Progress, WORTH_SHOWING},
    session::Session,
    workspace::{DraftFile, Workspace},
};
use crate::{
    draft::Draft,
    language::name::plain,
    reading::{Memo, Reading, Speaker},
    text::Encoding,
};

/// What people and bodies are to an editor, which knows the kinds of things that programs have.
pub(super) const PERSON: SymbolKind = SymbolKind::CLASS;
pub(super) const BODY: SymbolKind = SymbolKind::INTERFACE;

/// More symbols than this are not listed: nobody reads them, and each further letter brings them nearer.
const MOST: usize = 500;

/// What the files said when they were last read.
#[derive(Default)]
pub(super) struct Remembered(Mutex<HashMap<PathBuf, File>>);

/// A file as it was when it was read, and whom it named then.
type File = (FileState, Arc<[Named]>);

/// Somebody or something that a draft names.
#[derive(Debug, Clone)]
struct Named {
    name: String,
    /// The name in small letters without accents.
    plain: String,
    kind: SymbolKind,
    /// The first title that the draft gives, which tells namesakes apart.
    title: Option<String>,
    /// Where the draft introduces them, as this session's client counts.
    range: Range,
}

/// The people and bodies whose names have the letters of `query` in their order.
pub(super) fn workspace_symbols(
    workspace: &Workspace,
    (session, params): (Arc<Session>, WorkspaceSymbolParams),
) -> Result<Option<WorkspaceSymbolResponse>, NoAnswer> {
    workspace.stop.go_on()?;
    let query = Query::of(&params.query);
    let encoding = workspace.client.encoding;
    let mut found = Found::default();
    for snapshot in &workspace.open {
        workspace.stop.go_on()?;
        let Ok(uri) = Uri::from_str(&snapshot.uri) else {
            continue;
        };
        // A document that the settings leave out has an empty reading.
        let reading = &snapshot.checked().reading;
        let names = named(&snapshot.draft, reading, encoding).into();
        found.add(&query, &uri, names);
    }
    let files = workspace.files()?;
    let remembered = &workspace.remembered;
    let progress = (remembered.lacks(&files) >= WORTH_SHOWING).then(|| {
        let given = params.work_done_progress_params.work_done_token;
        let all = (files.len(), "drafts");
        Progress::begin(&session, given, &workspace.stop, "Reading drafts", all)
    });
    let read = |file: &DraftFile| remembered.names(file, encoding);
    let mut done = 0;
    let read_all = workspace.each(&files, read, |file, names| {
        found.add(&query, &file.uri, names);
        done += 1;
        if let Some(progress) = &progress {
            progress.done(done);
        }
    });
    drop(progress);
    if read_all.is_ok() {
        remembered.keep_only(&files);
    }
    Ok(Some(WorkspaceSymbolResponse::Nested(found.best())))
}

impl Remembered {
    /// Whom the file names; nobody if it is no draft.
    fn names(&self, file: &DraftFile, encoding: Encoding) -> Arc<[Named]> {
        let state = file.state();
        let known = lock(&self.0)
            .get(&file.path)
            .filter(|(before, _)| *before == state)
            .map(|(_, names)| Arc::clone(names));
        known.unwrap_or_else(|| {
            let names: Arc<[Named]> = match file.read() {
                Ok(draft) => {
                    let reading = Reading::of(&draft, &mut Memo::default(), None);
                    named(&draft, &reading, encoding).into()
                }
                Err(reason) => {
                    tracing::debug!(path = ?file.path, reason, "no draft");
                    Arc::new([])
                }
            };
            lock(&self.0).insert(file.path.clone(), (state, Arc::clone(&names)));
            names
        })
    }

    /// How many of `files` were not read yet.
    fn lacks(&self, files: &[DraftFile]) -> usize {
        let remembered = lock(&self.0);
        let is_new = |file: &&DraftFile| !remembered.contains_key(&file.path);
        files.iter().filter(is_new).count()
    }

    /// Forgets what is not among `files`.
    fn keep_only(&self, files: &[DraftFile]) {
        let mut remembered = lock(&self.0);
        if remembered.len() > files.len() {
            remembered.retain(|path, _| files.binary_search_by(|file| file.path.cmp(path)).is_ok());
        }
    }
}

/// The people and bodies of a draft.
fn named(draft: &Draft, reading: &Reading, encoding: Encoding) -> Vec<Named> {
    let converter = Converter::new(draft.text(), encoding);
    let range = |whom| introduction(reading, whom).map(|span| converter.range(span));
    let people = reading
        .people
        .iter()
        .enumerate()
        .filter_map(|(index, person)| {
            Some(Named {
                name: person.name.clone(),
                plain: plain(&person.name).into_owned(),
                kind: PERSON,
                title: person.titles.first().map(|title| title.text.clone()),
                range: range(Speaker::Person(index))?,
            })
        });
    let bodies = reading
        .organizations
        .iter()
        .enumerate()
        .filter_map(|(index, body)| {
            Some(Named {
                name: body.name.clone(),
                plain: plain(&body.name).into_owned(),
                kind: BODY,
                title: None,
                range: range(Speaker::Organization(index))?,
            })
        });
    people
        .chain(bodies)
        .filter(|named| !named.name.trim().is_empty())
        .collect()
}

/// What was typed, word by word, in small letters without accents.
struct Query(Vec<String>);

/// How well a name fits what was typed, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Whole,
    Start,
    WordStart,
    Inside,
    Scattered,
}

/// The names that fit what was typed.
#[derive(Default)]
struct Found {
    drafts: Vec<(Uri, Arc<[Named]>)>,
    hits: Vec<Hit>,
}

#[derive(Clone, Copy)]
struct Hit {
    fit: Fit,
    /// Index of the draft, and of the name in it.
    draft: usize,
    name: usize,
}

impl Found {
    /// Adds those of `names`, which the draft at `uri` has, that fit.
    fn add(&mut self, query: &Query, uri: &Uri, names: Arc<[Named]>) {
        let draft = self.drafts.len();
        let before = self.hits.len();
        self.hits
            .extend(names.iter().enumerate().filter_map(|(name, named)| {
                let fit = query.fit(&named.plain)?;
                Some(Hit { fit, draft, name })
            }));
        if self.hits.len() > before {
            self.drafts.push((uri.clone(), names));
        }
    }

    /// The best of them, the best first; of equal ones in the order of their names and drafts.
    fn best(self) -> Vec<WorkspaceSymbol> {
        let Self { drafts, mut hits } = self;
        let named = |hit: &Hit| &drafts[hit.draft].1[hit.name];
        let order = |one: &Hit, other: &Hit| {
            let by_name = || named(one).name.cmp(&named(other).name);
            let by_place = || (one.draft, one.name).cmp(&(other.draft, other.name));
            one.fit
                .cmp(&other.fit)
                .then_with(by_name)
                .then_with(by_place)
        };
        if hits.len() > MOST {
            hits.select_nth_unstable_by(MOST, order);
            hits.truncate(MOST);
        }
        hits.sort_unstable_by(order);
        hits.iter()
            .map(|hit| {
                let named = named(hit);
                WorkspaceSymbol {
                    name: named.name.clone(),
                    kind: named.kind,
                    tags: None,
                    container_name: named.title.clone(),
                    location: OneOf::Left(Location {
                        uri: drafts[hit.draft].0.clone(),
                        range: named.range,
                    }),
                    data: None,
                }
            })
            .collect()
    }
}

impl Query {
    fn of(query: &str) -> Self {
        Self(
            query
                .split_whitespace()
                .map(|word| plain(word).into_owned())
                .collect(),
        )
    }

    /// How well a name fits; `None` if it lacks a letter. The worst of the words counts.
    fn fit(&self, name: &str) -> Option<Fit> {
        let fits = self.0.iter().map(|word| fit(word, name));
        fits.collect::<Option<Vec<Fit>>>()
            .map(|fits| fits.into_iter().max().unwrap_or(Fit::Whole))
    }
}

fn fit(word: &str, name: &str) -> Option<Fit> {
    if word == name {
        return Some(Fit::Whole);
    }
    if name.starts_with(word) {
        return Some(Fit::Start);
    }
    let begins_word = |(at, _): &(usize, &str)| {
        let before = name[..*at].chars().next_back();
        before.is_some_and(|char| !char.is_alphanumeric())
    };
    let mut inside = name.match_indices(word).peekable();
    if inside.peek().is_some() {
        let starts = inside.any(|hit| begins_word(&hit));
        return Some(if starts { Fit::WordStart } else { Fit::Inside });
    }
    let mut letters = name.chars();
    word.chars()
        .all(|wanted| letters.any(|letter| letter == wanted))
        .then_some(Fit::Scattered)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::{Fit, Query};

    #[test]
    fn what_is_typed_finds_names_by_their_letters_in_order() {
        let fit = |query: &str, name: &str| Query::of(query).fit(&super::plain(name));
        assert_eq!(fit("mara lind", "Mara Lind"), Some(Fit::WordStart));
        assert_eq!(fit("", "Mara Lind"), Some(Fit::Whole));
        assert_eq!(fit("MAR", "Mara Lind"), Some(Fit::Start));
        assert_eq!(fit("lin", "Mara Lind"), Some(Fit::WordStart));
        assert_eq!(fit("ara", "Mara Lind"), Some(Fit::Inside));
        assert_eq!(fit("mlnd", "Mara Lind"), Some(Fit::Scattered));
        assert_eq!(fit("løvås", "Lovas"), Some(Fit::Whole));
        assert_eq!(fit("lovas", "Ane Løvås"), Some(Fit::WordStart));
        assert_eq!(fit("lind mara", "Mara Lind"), Some(Fit::WordStart));
        assert_eq!(fit("lnm", "Mara Lind"), None);
        assert_eq!(fit("🙂 ([", "Mara Lind"), None);
        assert!(Fit::Start < Fit::Scattered);
    }
}
