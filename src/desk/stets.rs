//! What may stand, and stets that excuse nothing.

use super::Active;
use crate::{
    draft::{Draft, Stet, StetReach},
    rules::{self, Check, Finding, Findings, RULES, Rule, desk::unused_stet},
    text::{Edit, Span},
};

/// Takes out the findings that a stet excuses and reports the stets that excuse none.
///
/// A stet at the end of a line speaks for that line; one that stands alone speaks for the next line
/// that is not empty. A finding is on the lines where it begins and ends.
pub(super) fn let_stand(draft: &Draft, active: &[Active], findings: &mut Vec<Finding>) {
    let mut notes: Vec<Note> = draft.stets().map(|stet| Note::of(draft, stet)).collect();
    if notes.is_empty() {
        return;
    }
    // Line notes by the line they speak for; there may be several.
    notes.sort_by_key(|note| note.line);
    let files = notes.partition_point(|note| note.line.is_none());
    findings.retain(|finding| {
        let (file_notes, line_notes) = notes.split_at_mut(files);
        let first = line_of(draft, finding.span.start);
        let last = line_of(draft, finding.span.end);
        let mut excused = false;
        for line in [first, last] {
            let from = line_notes.partition_point(|note| note.line < Some(line));
            for note in line_notes[from..]
                .iter_mut()
                .take_while(|note| note.line == Some(line))
            {
                excused |= note.excuses(finding);
            }
        }
        for note in file_notes {
            excused |= note.excuses(finding);
        }
        !excused
    });
    if let Some(unused) = active
        .iter()
        .find(|active| matches!(active.rule.check, Check::Desk))
    {
        let is_on = |rule: &Rule| active.iter().any(|active| active.rule.id == rule.id);
        let reported = unused.find(|found| {
            for note in &notes {
                note.report(draft, is_on, found);
            }
        });
        let lets_unused_stand = |note: &Note| {
            note.line.is_none()
                && note
                    .stet
                    .rules
                    .iter()
                    .any(|(name, _)| means(name, &unused_stet::RULE))
        };
        if !notes.iter().any(lets_unused_stand) {
            findings.extend(reported);
            findings.sort_by_key(|finding| finding.span);
        }
    }
}

/// A stet and what it turned out to excuse.
struct Note {
    stet: Stet,
    /// The line it speaks for; `None` for the whole file.
    line: Option<usize>,
    /// For each name, or for the whole note if it names none, whether it excused something.
    used: Vec<bool>,
}

impl Note {
    fn of(draft: &Draft, stet: Stet) -> Self {
        let line = match stet.reach {
            StetReach::File => None,
            StetReach::Line => Some(line_spoken_for(draft, stet.span)),
        };
        Self {
            used: vec![false; stet.rules.len().max(1)],
            line,
            stet,
        }
    }

    fn excuses(&mut self, finding: &Finding) -> bool {
        let Some(rule) = rules::find(finding.rule) else {
            return false;
        };
        if self.stet.rules.is_empty() {
            self.used[0] = true;
            return true;
        }
        let mut excused = false;
        for ((name, _), used) in self.stet.rules.iter().zip(&mut self.used) {
            if means(name, rule) {
                *used = true;
                excused = true;
            }
        }
        excused
    }

    /// Reports the names that excuse nothing. A rule that is switched off cannot be judged.
    fn report(&self, draft: &Draft, is_on: impl Fn(&Rule) -> bool, found: &mut Findings) {
        let place = if self.line.is_some() {
            "on the line it speaks for"
        } else {
            "in this file"
        };
        if self.stet.rules.is_empty() {
            if !self.used[0] {
                self.cut_whole(
                    draft,
                    format!("this stet excuses nothing: no finding is {place}"),
                    found,
                );
            }
            return;
        }
        let idle: Vec<(&str, Span, String)> = self
            .stet
            .rules
            .iter()
            .zip(&self.used)
            .filter(|(_, used)| !**used)
            .filter_map(|((name, span), _)| {
                let mut meant = RULES.iter().filter(|rule| means(name, rule)).peekable();
                let message = match meant.peek() {
                    None => rules::nearest(name).map_or_else(
                        || format!("there is no rule “{name}”"),
                        |nearest| format!("there is no rule “{name}”; the nearest is “{nearest}”"),
                    ),
                    Some(first) => {
                        let full = if name.contains('/') || *name != first.group() {
                            first.id
                        } else {
                            name
                        };
                        let message =
                            format!("this stet excuses nothing: no finding of “{full}” is {place}");
                        if !meant.all(|rule| is_on(rule)) {
                            return None;
                        }
                        message
                    }
                };
                Some((name.as_str(), *span, message))
            })
            .collect();
        match idle.as_slice() {
            [] => {}
            [(_, _, message), ..] if idle.len() == self.stet.rules.len() => {
                self.cut_whole(draft, message.clone(), found);
            }
            some => {
                for (_, span, message) in some {
                    found.report(*span, message.clone());
                }
            }
        }
    }

    /// Reports the whole note, with the fix that cuts it: its line too, if it has that to itself.
    fn cut_whole(&self, draft: &Draft, message: String, found: &mut Findings) {
        let span = self.stet.span;
        let line = whole_line(draft, span);
        let cut = if line.1 {
            line.0
        } else {
            with_space_before(draft, span)
        };
        found.report(span, message).fix(
            "Cut the stet",
            rules::Safety::Safe,
            vec![Edit::new(cut, "")],
        );
    }
}

/// Whether `name` in a stet means `rule`: its id, its name, its group.
fn means(name: &str, rule: &Rule) -> bool {
    name == rule.id || name == rule.name() || name == rule.group()
}

fn line_of(draft: &Draft, offset: u32) -> usize {
    draft.text().byte_to_line(offset as usize)
}

/// The line of the note, or where it stands alone the next line with anything on it.
fn line_spoken_for(draft: &Draft, note: Span) -> usize {
    let text = draft.text();
    let last = line_of(draft, note.end);
    if !whole_line(draft, note).1 {
        return last;
    }
    let blank = |line: usize| text.line(line).chars().all(char::is_whitespace);
    (last + 1..text.len_lines())
        .find(|&line| !blank(line))
        .unwrap_or(last)
}

/// The lines of `span` with their last break, and whether nothing else stands on them.
fn whole_line(draft: &Draft, span: Span) -> (Span, bool) {
    let text = draft.text();
    let start = text.line_to_byte(line_of(draft, span.start)) as u32;
    let next = line_of(draft, span.end) + 1;
    let end = if next < text.len_lines() {
        text.line_to_byte(next)
    } else {
        text.len_bytes()
    } as u32;
    let alone = draft.slice(Span::new(start, span.start)).trim().is_empty()
        && draft.slice(Span::new(span.end, end)).trim().is_empty();
    (Span::new(start, end), alone)
}

/// `span` and the spaces before it on its line.
fn with_space_before(draft: &Draft, span: Span) -> Span {
    let line = draft.text().line_to_byte(line_of(draft, span.start)) as u32;
    let before = draft.slice(Span::new(line, span.start));
    let spaces = before.len() - before.trim_end_matches([' ', '\t']).len();
    Span::new(span.start - spaces as u32, span.end)
}
