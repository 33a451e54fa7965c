//! Layers of settings, and what they come to: later layers win, the origin is kept.

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::Arc,
};

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use jiff::civil::Date;

use super::{FailOn, Origin, Profile, RuleSetting, Settings, Sourced, groups};
use crate::{
    roster::load::Loaded,
    rules::{RULES, Rule, Severity, find, nearest},
};

/// What one source of settings says. What it does not say is `None` or empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Layer {
    /// The day stories speak from.
    pub date: Option<Sourced<Date>>,
    /// The house profile.
    pub profile: Option<Sourced<Profile>>,
    /// The only rules that are on.
    pub select: Option<Sourced<Vec<Selector>>>,
    /// Rules that are off.
    pub ignore: Option<Sourced<Vec<Selector>>>,
    /// Severities that take the place of the rules' own; the more exact selector wins.
    pub severity: Vec<(Selector, Sourced<Level>)>,
    /// Paths that are not walked.
    pub exclude: Option<Sourced<Vec<String>>>,
    /// The newsroom’s own rosters, as written.
    pub roster: Option<Sourced<Vec<String>>>,
    /// What those files say, once they are read.
    pub loaded: Option<NewsroomRoster>,
    /// The folder that the patterns of `exclude` and the files of `roster` count from.
    pub folder: PathBuf,
    /// Whether editors name the speaker after a quote.
    pub inlay_hints: Option<Sourced<bool>>,
    /// Whether what is newly found in the paragraph being written waits.
    pub hold_while_typing: Option<Sourced<bool>>,
    /// From which severity on a check fails.
    pub fail_on: Option<Sourced<FailOn>>,
}

impl Layer {
    /// The same layer with the patterns of `exclude` and the files of `roster` counted from `folder`.
    #[must_use]
    pub fn rooted(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = folder.into();
        self
    }
}

/// The newsroom’s own rosters over the built-in one.
#[derive(Debug, Clone)]
pub struct NewsroomRoster {
    /// The files, in full.
    pub files: Vec<PathBuf>,
    /// What they say.
    pub loaded: Loaded,
}

impl PartialEq for NewsroomRoster {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.loaded.roster, &other.loaded.roster)
    }
}

/// A severity, or none at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Level {
    /// Reported with this severity.
    Severity(Severity),
    /// Not reported.
    Off,
}

impl Level {
    /// The names of all levels.
    pub const NAMES: [&str; 5] = ["error", "warning", "info", "hint", "off"];

    /// The level with this name.
    pub fn of_name(name: &str) -> Option<Self> {
        match name {
            "off" => Some(Self::Off),
            name => name.parse().ok().map(Self::Severity),
        }
    }
}

/// The rules that a word in the settings means.
#[derive(Debug, Clone, Copy)]
pub enum Selector {
    /// `all`
    All,
    /// A group: `quotes`.
    Group(&'static str),
    /// One rule: `quotes/unbalanced`.
    Rule(&'static Rule),
}

impl Selector {
    /// The rules that `word` means.
    ///
    /// # Errors
    /// Says in a sentence that there are none, and which word is nearest.
    pub fn of_name(word: &str) -> Result<Self, String> {
        if word == "all" {
            return Ok(Self::All);
        }
        if let Some(rule) = find(word) {
            return Ok(Self::Rule(rule));
        }
        if let Some(group) = groups().into_iter().find(|group| *group == word) {
            return Ok(Self::Group(group));
        }
        Err(match nearest(word) {
            Some(near) => format!("unknown rule `{word}`: did you mean `{near}`?"),
            None => {
                format!("unknown rule `{word}`: `factdesk rule` lists all rules and their groups")
            }
        })
    }

    /// As settings write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Group(group) => group,
            Self::Rule(rule) => rule.id,
        }
    }

    fn includes(self, rule: &Rule) -> bool {
        match self {
            Self::All => true,
            Self::Group(group) => rule.group() == group,
            Self::Rule(only) => only.id == rule.id,
        }
    }

    /// How exact it is; where two include a rule the more exact one decides.
    const fn exactness(self) -> u8 {
        match self {
            Self::All => 1,
            Self::Group(_) => 2,
            Self::Rule(_) => 3,
        }
    }
}

impl PartialEq for Selector {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Selector {}

/// Patterns of paths, written as in `.gitignore`.
#[derive(Clone)]
pub(super) struct Exclude {
    patterns: Vec<String>,
    folder: PathBuf,
    matcher: Gitignore,
}

impl Exclude {
    fn new(patterns: &[String], folder: &Path) -> Self {
        let mut builder = GitignoreBuilder::new(folder);
        for pattern in patterns {
            // A pattern that is none was reported where it was read.
            let _ = builder.add_line(None, pattern);
        }
        Self {
            patterns: patterns.to_vec(),
            folder: folder.to_owned(),
            matcher: builder.build().unwrap_or_else(|_| Gitignore::empty()),
        }
    }

    /// Why `pattern` is none.
    pub(super) fn fault(pattern: &str) -> Option<String> {
        let mut builder = GitignoreBuilder::new("");
        builder
            .add_line(None, pattern)
            .err()
            .map(|error| error.to_string())
    }

    pub(super) fn patterns(&self) -> &[String] {
        &self.patterns
    }

    pub(super) fn matches(&self, path: &Path, is_folder: bool, root: Option<&Path>) -> bool {
        let folder = root
            .filter(|_| self.folder.as_os_str().is_empty())
            .unwrap_or(&self.folder);
        let Ok(inside) = path.strip_prefix(folder) else {
            return false;
        };
        // The matcher panics on a path that leads out of its folder.
        let plain = inside
            .components()
            .all(|part| matches!(part, std::path::Component::Normal(_)));
        plain
            && inside.components().next().is_some()
            && self
                .matcher
                .matched_path_or_any_parents(inside, is_folder)
                .is_ignore()
    }
}

impl PartialEq for Exclude {
    fn eq(&self, other: &Self) -> bool {
        self.patterns == other.patterns && self.folder == other.folder
    }
}

impl fmt::Debug for Exclude {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} in {}", self.patterns, self.folder.display())
    }
}

/// What `layers` come to. `profile` is the draft's own wish, above what the layers ask for.
pub(super) fn resolve(layers: Arc<[Layer]>, profile: Option<Sourced<Profile>>) -> Settings {
    let profile = profile
        .filter(|_| {
            // The command line beats the draft.
            !layers
                .iter()
                .filter_map(|layer| layer.profile.as_ref())
                .any(|profile| profile.origin == Origin::CommandLine)
        })
        .or_else(|| last(&layers, |layer| layer.profile.as_ref()))
        .unwrap_or(Sourced::new(Profile::default(), Origin::Default));
    let house = profile.value.layer();
    let exclude = layers
        .iter()
        .rev()
        .find_map(|layer| Some((layer, layer.exclude.as_ref()?)))
        .map(|(layer, exclude)| {
            let compiled = Exclude::new(&exclude.value, &layer.folder);
            Sourced::new(compiled, exclude.origin.clone())
        });
    let all = || std::iter::once(&house).chain(layers.iter());
    let rules = RULES
        .iter()
        .map(|&rule| rule_setting(rule, all()))
        .collect();
    Settings {
        date: last(&layers, |layer| layer.date.as_ref()),
        fail_on: last(&layers, |layer| layer.fail_on.as_ref())
            .unwrap_or(Sourced::new(FailOn::default(), Origin::Default)),
        inlay_hints: last(&layers, |layer| layer.inlay_hints.as_ref())
            .unwrap_or(Sourced::new(true, Origin::Default)),
        hold_while_typing: last(&layers, |layer| layer.hold_while_typing.as_ref())
            .unwrap_or(Sourced::new(true, Origin::Default)),
        profile,
        exclude,
        roster: last(&layers, |layer| layer.roster.as_ref()),
        loaded: layers.iter().rev().find_map(|layer| layer.loaded.clone()),
        rules,
        layers,
    }
}

fn last<T: Clone>(
    layers: &[Layer],
    value: impl Fn(&Layer) -> Option<&Sourced<T>>,
) -> Option<Sourced<T>> {
    layers.iter().rev().find_map(value).cloned()
}

/// Whether a rule is on and how grave it is. In each layer `select` starts afresh, `ignore` takes away and
/// `severity` sets; within a layer the more exact word decides, and `ignore` where both are as exact.
fn rule_setting<'a>(rule: &'static Rule, layers: impl Iterator<Item = &'a Layer>) -> RuleSetting {
    let mut setting = RuleSetting {
        rule,
        on: Sourced::new(true, Origin::Default),
        severity: None,
    };
    let mut off_by_severity = false;
    for layer in layers {
        let exactness = |list: &Option<Sourced<Vec<Selector>>>| {
            list.as_ref()
                .and_then(|list| most_exact(rule, list.value.iter().copied()))
        };
        let selected = exactness(&layer.select);
        let ignored = exactness(&layer.ignore);
        if let Some(select) = &layer.select {
            setting.on = Sourced::new(selected.is_some(), select.origin.clone());
        }
        if let Some(ignore) = &layer.ignore
            && ignored.is_some_and(|ignored| selected.is_none_or(|selected| ignored >= selected))
        {
            setting.on = Sourced::new(false, ignore.origin.clone());
        }
        let level = layer
            .severity
            .iter()
            .filter(|(selector, _)| selector.includes(rule))
            .max_by_key(|(selector, _)| selector.exactness());
        if let Some((_, level)) = level {
            match level.value {
                Level::Severity(severity) => {
                    setting.severity = Some(Sourced::new(severity, level.origin.clone()));
                    // A weaker layer had it off by its severity, so a severity puts it on again.
                    if off_by_severity {
                        setting.on = Sourced::new(true, level.origin.clone());
                    }
                }
                Level::Off => setting.on = Sourced::new(false, level.origin.clone()),
            }
            off_by_severity = level.value == Level::Off;
        }
    }
    setting
}

fn most_exact(rule: &Rule, selectors: impl Iterator<Item = Selector>) -> Option<u8> {
    selectors
        .filter(|selector| selector.includes(rule))
        .map(Selector::exactness)
        .max()
}
