//! What is in force for a path, and where each value came from.
//!
//! Comes in: layers (defaults, a house profile, `factdesk.toml`, the editor, the command line).
//! Goes out: [`Settings`], in which later layers win and every value knows its layer.
//! Only [`discover`] and [`walk`] look at the disk.

pub mod discover;
mod editor;
mod file;
mod layers;
mod origin;
mod profile;
pub mod walk;
mod written;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use jiff::civil::Date;

use crate::{
    reading::{DateSource, StoryDate},
    roster::{Problem as RosterProblem, Roster, load::Loaded},
    rules::{RULES, Rule, Severity},
};

pub use crate::text::nearest;
pub use discover::{Discovery, Governing, Source};
pub use file::{FILE_NAME, SettingsError};
pub use layers::{Layer, Level, NewsroomRoster, Selector};
pub use origin::{Origin, Sourced};
pub use profile::Profile;
pub use written::{KEYS, Key, Problem, Severities, parse_date};

use layers::Exclude;

/// The settings in force.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    date: Option<Sourced<Date>>,
    profile: Sourced<Profile>,
    fail_on: Sourced<FailOn>,
    exclude: Option<Sourced<Exclude>>,
    inlay_hints: Sourced<bool>,
    hold_while_typing: Sourced<bool>,
    roster: Option<Sourced<Vec<String>>>,
    loaded: Option<NewsroomRoster>,
    rules: Vec<RuleSetting>,
    layers: Arc<[Layer]>,
}

/// What the settings say of one rule.
#[derive(Debug, Clone)]
pub struct RuleSetting {
    /// The rule.
    pub rule: &'static Rule,
    /// Whether it is on, and which layer says so.
    pub on: Sourced<bool>,
    /// The severity that takes the place of its own.
    pub severity: Option<Sourced<Severity>>,
}

impl PartialEq for RuleSetting {
    fn eq(&self, other: &Self) -> bool {
        self.rule.id == other.rule.id && self.on == other.on && self.severity == other.severity
    }
}

/// From which severity on findings make a check fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum FailOn {
    /// Errors.
    Error,
    /// Warnings and graver.
    #[default]
    Warning,
    /// Queries and graver.
    Info,
    /// Any finding.
    Hint,
    /// No finding.
    Never,
}

impl FailOn {
    /// All, as settings and options write them.
    pub const NAMES: [(&str, Self); 5] = [
        ("error", Self::Error),
        ("warning", Self::Warning),
        ("info", Self::Info),
        ("hint", Self::Hint),
        ("never", Self::Never),
    ];

    /// As settings and options write it.
    pub fn name(self) -> &'static str {
        Self::NAMES
            .into_iter()
            .find(|(_, value)| *value == self)
            .map_or("", |(name, _)| name)
    }

    /// The value with this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::NAMES
            .into_iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }

    /// Whether a finding of this severity makes a check fail.
    pub fn includes(self, severity: Severity) -> bool {
        let least = match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Info => Severity::Info,
            Self::Hint => Severity::Hint,
            Self::Never => return false,
        };
        severity <= least
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self::of(Vec::new())
    }
}

impl Settings {
    /// The settings that `layers` make over the defaults; later ones win.
    pub fn of(layers: impl Into<Arc<[Layer]>>) -> Self {
        layers::resolve(layers.into(), None)
    }

    /// Settings under which exactly `rules` are on, with their own severities: for pages, which show a rule by itself.
    pub fn for_page(rules: &[&'static Rule], profile: Option<&str>) -> Self {
        let profile = profile.and_then(Profile::of_name);
        Self::of([Layer {
            select: Some(Sourced::new(
                rules.iter().copied().map(Selector::Rule).collect(),
                Origin::Default,
            )),
            profile: profile.map(|profile| Sourced::new(profile, Origin::Default)),
            ..Layer::default()
        }])
    }

    /// The same settings with `roster` for the newsroom’s own: for pages, which bring theirs.
    #[must_use]
    pub fn with_roster(self, roster: Arc<Roster>) -> Self {
        let loaded = Loaded {
            roster,
            left_out: Vec::new(),
        };
        Self {
            loaded: Some(NewsroomRoster {
                files: Vec::new(),
                loaded,
            }),
            ..self
        }
    }

    /// The same settings under another house profile, as a draft's front matter may ask for.
    /// What a layer above the profiles says still wins.
    #[must_use]
    pub fn with_profile(&self, profile: Profile) -> Self {
        layers::resolve(
            Arc::clone(&self.layers),
            Some(Sourced::new(profile, Origin::FrontMatter)),
        )
    }

    /// The same settings with this day for the story, stronger than anything the draft says.
    #[must_use]
    pub fn with_date(&self, date: Date) -> Self {
        Self {
            date: Some(Sourced::new(date, Origin::CommandLine)),
            ..self.clone()
        }
    }

    /// The day the story speaks from as the settings give it. From the command line it stands above what
    /// the draft says itself, otherwise below.
    pub fn story_date(&self) -> Option<StoryDate> {
        self.date.as_ref().map(|date| StoryDate {
            value: date.value,
            source: match date.origin {
                Origin::CommandLine => DateSource::CommandLine,
                _ => DateSource::Settings,
            },
        })
    }

    /// The day the story speaks from, and which layer says so.
    pub fn date(&self) -> Option<&Sourced<Date>> {
        self.date.as_ref()
    }

    /// The house profile.
    pub fn profile(&self) -> &Sourced<Profile> {
        &self.profile
    }

    /// Whether there is a house style to hold a draft against.
    pub fn has_house_style(&self) -> bool {
        self.profile.value != Profile::Custom
    }

    /// From which severity on a check fails.
    pub fn fail_on(&self) -> &Sourced<FailOn> {
        &self.fail_on
    }

    /// Whether editors name the speaker after a quote whose own words do not.
    pub fn inlay_hints(&self) -> &Sourced<bool> {
        &self.inlay_hints
    }

    /// Whether what is newly found in the paragraph that somebody writes is shown only once they rest.
    pub fn hold_while_typing(&self) -> &Sourced<bool> {
        &self.hold_while_typing
    }

    /// The patterns of paths that are not walked, as written.
    pub fn exclude(&self) -> Option<Sourced<&[String]>> {
        let exclude = self.exclude.as_ref()?;
        Some(Sourced::new(
            exclude.value.patterns(),
            exclude.origin.clone(),
        ))
    }

    /// Who held which office: the newsroom’s own rosters over the built-in one.
    pub fn roster(&self) -> &Roster {
        match self.newsroom_roster() {
            Some(roster) => roster,
            None => Roster::built_in(),
        }
    }

    /// The newsroom’s own rosters over the built-in one, where it has any.
    pub fn newsroom_roster(&self) -> Option<&Roster> {
        let newsroom = self.loaded.as_ref();
        newsroom.map(|newsroom| &*newsroom.loaded.roster)
    }

    /// The newsroom’s own rosters, as written.
    pub fn roster_files(&self) -> Option<&Sourced<Vec<String>>> {
        self.roster.as_ref()
    }

    /// The files of the newsroom’s own rosters, in full.
    pub fn roster_paths(&self) -> &[PathBuf] {
        let newsroom = self.loaded.as_ref();
        newsroom.map_or(&[], |newsroom| &newsroom.files)
    }

    /// Lines of the newsroom’s own rosters that say nothing, each with its file.
    pub fn roster_problems(&self) -> &[(PathBuf, RosterProblem)] {
        let newsroom = self.loaded.as_ref();
        newsroom.map_or(&[], |newsroom| &newsroom.loaded.left_out)
    }

    /// Whether a walk leaves out this path; `path` begins as the settings file's folder does. Patterns
    /// that stand in no file count from `root`.
    pub fn excludes(&self, path: &Path, is_folder: bool, root: Option<&Path>) -> bool {
        self.exclude
            .as_ref()
            .is_some_and(|exclude| exclude.value.matches(path, is_folder, root))
    }

    /// What the settings say of each rule, in the order of [`RULES`].
    pub fn rule_settings(&self) -> &[RuleSetting] {
        &self.rules
    }

    /// The rules that are on, each with the severity that takes the place of its own, in the order of [`RULES`].
    pub fn rules(&self) -> impl Iterator<Item = (&'static Rule, Option<Severity>)> + '_ {
        self.rules
            .iter()
            .filter(|setting| setting.on.value)
            .map(|setting| {
                let severity = setting.severity.as_ref().map(|severity| severity.value);
                (setting.rule, severity)
            })
    }
}

/// The groups that rules come in, each once, in the order of [`RULES`].
pub fn groups() -> Vec<&'static str> {
    let mut groups: Vec<&str> = Vec::new();
    for rule in RULES {
        if !groups.contains(&rule.group()) {
            groups.push(rule.group());
        }
    }
    groups
}
