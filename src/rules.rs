//! The rules of the desk: each one file that finds and one page that explains, marked up so that it is also the test.
//!
//! A rule looks at evidence and reports. It does not read text again, does not filter by settings and knows no stets.

mod attribution;
mod dates;
pub(crate) mod desk;
mod draft;
mod evidence;
mod finding;
mod headline;
mod here;
mod names;
mod notes;
mod numbers;
mod quotes;
mod style;
mod titles;

use std::{fmt, str::FromStr};

use evidence::Called;
pub use evidence::{Evidence, PassageEvidence};
pub use finding::{Finding, Findings, Fix, Related, Safety};
pub use notes::Notes;

/// A rule of the desk.
#[derive(Debug)]
pub struct Rule {
    /// `group/name`; the name says the fault, so that "stet duplicated-title" reads as a sentence.
    pub id: &'static str,
    /// How grave a finding is unless it says otherwise itself.
    pub severity: Severity,
    /// What it cannot do without; the desk skips it where that is missing.
    pub needs: &'static [Need],
    /// Its page: explanation and test.
    pub page: &'static str,
    /// How it finds.
    pub check: Check,
}

/// How a rule finds.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// From one passage by itself: its findings are remembered as long as the passage stands.
    /// Spans are of the passage's prose.
    Passage(fn(&PassageEvidence<'_>, &mut Findings)),
    /// Both: the first as [`Check::Passage`], the second as [`Check::Draft`].
    Both(
        fn(&PassageEvidence<'_>, &mut Findings),
        fn(&Evidence<'_>, &mut Findings),
    ),
    /// By the desk itself, which alone knows what may stand.
    Desk,
    /// From the whole draft. Spans are of the draft.
    Draft(fn(&Evidence<'_>, &mut Findings)),
}

/// What a rule may need besides the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Need {
    /// The day the story speaks from.
    StoryDate,
    /// A house profile.
    Profile,
}

/// How grave a finding is, gravest first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Provably wrong, or not to be published as it stands.
    Error,
    /// Very probably wrong, or a breach most desks would stop.
    Warning,
    /// A query for a human.
    Info,
    /// House style.
    Hint,
}

impl Severity {
    /// As settings and output write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
            Self::Hint => "hint",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Severity {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        [Self::Error, Self::Warning, Self::Info, Self::Hint]
            .into_iter()
            .find(|severity| severity.name() == name)
            .ok_or(())
    }
}

/// All rules, most valuable first. The order is also the precedence where two rules meet on the same words.
#[rustfmt::skip]
pub static RULES: &[&Rule] = &[
    &draft::placeholder::RULE,
    &attribution::unattributed_quote::RULE,
    &names::inconsistent_spelling::RULE,
    &names::roster_spelling::RULE,
    &titles::wrong_office::RULE,
    &numbers::percent_mismatch::RULE,
    &numbers::total_mismatch::RULE,
    &dates::weekday_mismatch::RULE,
    &headline::not_in_body::RULE,
    &names::surname_before_full_name::RULE,
    &quotes::unbalanced::RULE,
    &titles::duplicated_title::RULE,
    &numbers::inconsistent_figure::RULE,
    &dates::age_mismatch::RULE,
    &dates::interval_mismatch::RULE,
    &dates::impossible_date::RULE,
    &titles::inconsistent_title::RULE,
    &quotes::unmarked_insertion::RULE,
    &attribution::ambiguous_speaker::RULE,
    &numbers::percent_points::RULE,
    &numbers::unit_conversion::RULE,
    &numbers::count_mismatch::RULE,
    &attribution::anonymous_source::RULE,
    &names::acronym::RULE,
    &names::inconsistent_case::RULE,
    &names::organisation_variant::RULE,
    &names::transliteration::RULE,
    &dates::relative_day::RULE,
    &titles::capitalisation::RULE,
    &titles::long_title::RULE,
    &attribution::loaded_language::RULE,
    &numbers::numeral_style::RULE,
    &style::house_term::RULE,
    &style::marks::RULE,
    &draft::repeated_word::RULE,
    &desk::unused_stet::RULE,
];

/// The rule with this id.
pub fn find(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

/// The id or name of a rule, or the group, that looks most like `name`; `None` where none is near.
pub fn nearest(name: &str) -> Option<&'static str> {
    RULES
        .iter()
        .flat_map(|rule| {
            [
                (rule.id, rule.id),
                (rule.name(), rule.id),
                (rule.group(), rule.group()),
            ]
        })
        .map(|(written, meant)| (strsim::jaro_winkler(name, written), meant))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, meant)| meant)
}

impl Rule {
    /// The part of the id before the slash.
    pub fn group(&self) -> &'static str {
        self.id.split_once('/').map_or(self.id, |(group, _)| group)
    }

    /// The part of the id after the slash.
    pub fn name(&self) -> &'static str {
        self.id.split_once('/').map_or(self.id, |(_, name)| name)
    }

    /// The page's first paragraph: the rule in a sentence.
    pub fn summary(&self) -> &'static str {
        self.page.split("\n\n").nth(1).map_or("", str::trim)
    }
}
