//! `--fix` and `--diff`: what is changed, and where the change goes.

use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
};

use anstyle::Style;
use similar::{ChangeTag, TextDiff};

use super::super::{
    Stop,
    args::{Check, InputFormat},
    input::Copy,
    write,
};
use crate::{
    desk::{Desk, fixes::fix_all},
    draft::Draft,
    report::{Failure, Tally, style},
    rules::Safety,
};

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What is done with fixes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fixing {
    /// Nothing.
    No,
    /// They are made.
    Write(Safety),
    /// They are shown.
    Diff(Safety),
}

/// What was done with the fixes of one draft.
#[derive(Debug, Default)]
pub(super) struct Made {
    /// The draft after them, where it was changed.
    pub(super) fixed: Option<Draft>,
    /// How many.
    pub(super) count: usize,
    /// The text before and after, to be shown.
    pub(super) diff: Option<(String, String)>,
    /// What is printed instead of findings.
    pub(super) instead: Option<String>,
}

impl Fixing {
    pub(super) fn of(options: &Check) -> Result<Self, Stop> {
        let least = if options.unsafe_fixes {
            Safety::Unsafe
        } else {
            Safety::Safe
        };
        let fixing = match (options.diff, options.fix) {
            (true, _) => Self::Diff(least),
            (false, true) => Self::Write(least),
            (false, false) => Self::No,
        };
        if fixing != Self::No && options.input_format == InputFormat::Jsonl {
            return Err(Stop::Because(
                "--fix and --diff change files, not records: take the edits from --output-format jsonl"
                    .to_owned(),
            ));
        }
        Ok(fixing)
    }

    /// The fixes that are made or shown.
    pub(super) fn least(self) -> Option<Safety> {
        match self {
            Self::No => None,
            Self::Write(least) | Self::Diff(least) => Some(least),
        }
    }

    pub(super) fn writes(self) -> bool {
        matches!(self, Self::Write(_))
    }

    pub(super) fn shows_diff(self) -> bool {
        matches!(self, Self::Diff(_))
    }

    /// Whether something other than the report goes to standard output.
    pub(super) fn takes_standard_output(self, paths: &[PathBuf]) -> bool {
        self.shows_diff() || (self.writes() && paths.iter().any(|path| path == Path::new("-")))
    }

    /// Makes or shows the fixes of one draft.
    pub(super) fn make(
        self,
        desk: &Desk,
        draft: &Draft,
        copy: &Copy,
        is_standard: bool,
    ) -> Result<Made, Failure> {
        let Some(least) = self.least() else {
            return Ok(Made::default());
        };
        let fixed = fix_all(desk, draft, least);
        let before = whole(copy);
        let mut after = String::with_capacity(before.len());
        if copy.text.byte_order_mark {
            after.push_str(BYTE_ORDER_MARK);
        }
        after.extend(fixed.draft.text().chunks());
        if before == after {
            return Ok(Made {
                instead: (is_standard && self.writes()).then_some(before),
                ..Made::default()
            });
        }
        if self.shows_diff() {
            return Ok(Made {
                fixed: None,
                count: fixed.count,
                diff: Some((before, after)),
                instead: None,
            });
        }
        let instead = if is_standard {
            Some(after)
        } else {
            write::replace(&copy.place, before.as_bytes(), after.as_bytes())
                .map_err(|message| Failure::new(copy.path.clone(), message))?;
            None
        };
        Ok(Made {
            fixed: Some(fixed.draft),
            count: fixed.count,
            diff: None,
            instead,
        })
    }

    /// What is said at the end of a run that changed or would have changed drafts.
    pub(super) fn said(self, tally: &Tally, summary: &str) -> String {
        if !self.shows_diff() {
            return format!("{summary}\n");
        }
        match tally.fixed {
            0 => "factdesk: nothing to fix\n".to_owned(),
            count => format!(
                "factdesk: would make {count} {} in {} {}\n",
                if count == 1 { "fix" } else { "fixes" },
                tally.drafts_fixed,
                if tally.drafts_fixed == 1 {
                    "draft"
                } else {
                    "drafts"
                }
            ),
        }
    }
}

/// The text as it was read, its byte order mark included.
pub(super) fn whole(copy: &Copy) -> String {
    if copy.text.byte_order_mark {
        format!("{BYTE_ORDER_MARK}{}", copy.text.text)
    } else {
        copy.text.text.clone()
    }
}

/// A unified diff that `patch -p0` applies; in colour the words that differ stand out in their lines.
pub(super) fn diff(path: &str, before: &str, after: &str, is_colored: bool) -> String {
    let lines = TextDiff::from_lines(before, after);
    let mut page = String::new();
    let style = |style: Style| if is_colored { style } else { Style::new() };
    let strong = style(style::STRONG);
    let _ = writeln!(page, "{strong}--- {path}{strong:#}");
    let _ = writeln!(page, "{strong}+++ {path}{strong:#}");
    for hunk in lines.unified_diff().context_radius(3).iter_hunks() {
        let related = style(style::RELATED);
        let _ = writeln!(page, "{related}{}{related:#}", hunk.header());
        for change in hunk
            .ops()
            .iter()
            .flat_map(|op| lines.iter_inline_changes(op))
        {
            let (sign, paint) = match change.tag() {
                ChangeTag::Delete => ("-", style(style::REMOVED_LINE)),
                ChangeTag::Insert => ("+", style(style::ADDED)),
                ChangeTag::Equal => (" ", Style::new()),
            };
            let _ = write!(page, "{paint}{sign}{paint:#}");
            for &(differs, words) in change.values() {
                let paint = if differs {
                    paint.bold().underline()
                } else {
                    paint
                };
                let paint = style(paint);
                let bare = words.trim_end_matches(['\n', '\r']);
                if !bare.is_empty() {
                    let _ = write!(page, "{paint}{bare}{paint:#}");
                }
                page.push_str(&words[bare.len()..]);
            }
            if change.missing_newline() {
                page.push_str("\n\\ No newline at end of file\n");
            }
        }
    }
    page
}
