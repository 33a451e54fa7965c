//! `factdesk check`: drafts in, findings out.

mod fixing;

use std::{io::Write as _, panic, path::Path, sync::Arc};

use super::{
    Outcome, Stop,
    args::{Check, InputFormat, OutputFormat},
    input::{self, Copy, Input},
    output::Output,
    progress::Progress,
    walk,
};
use crate::{
    desk::{
        Desk, DeskMemo,
        in_order::{in_order, threads},
    },
    report::{
        Concise, Failure, Full, Github, Json, JsonLines, OnlyStatistics, Report, Sarif, Sheet,
        Tally, statistics_table, summary,
    },
    rules::Safety,
    settings::Discovery,
};

use fixing::{Fixing, Made};

/// What a run was asked to do.
struct Run<'a> {
    discovery: Arc<Discovery>,
    report: Box<dyn Report>,
    fixing: Fixing,
    is_colored: bool,
    stdin_filename: Option<&'a Path>,
}

/// What came of one input.
struct Done {
    /// Its part of the report.
    text: String,
    tally: Tally,
    outcome: Outcome,
    /// The text of standard input with its fixes, or a diff: what is printed in place of the report.
    instead: Option<String>,
    /// What of it was passed over.
    warning: Option<String>,
}

pub(super) fn run(options: &Check, output: &mut Output) -> Result<Outcome, Stop> {
    let threads = threads(options.threads);
    let fixing = Fixing::of(options)?;
    let discovery = Arc::new(Discovery::new(
        options.governance.source(),
        vec![options.layer()],
    ));
    let run = Run {
        report: report(options, output),
        fixing,
        is_colored: output.is_colored(),
        stdin_filename: options.stdin_filename.as_deref(),
        discovery,
    };
    let outcome = match options.input_format {
        InputFormat::Jsonl => {
            let progress = Progress::new(0, false);
            run.all(
                options,
                input::records(&options.paths)?,
                threads,
                output,
                &progress,
            )
        }
        InputFormat::Text => {
            let inputs = walk::inputs(&options.paths, &run.discovery, threads);
            if inputs.is_empty() && !options.quiet {
                // The report still follows, so that a script gets what it asked for.
                let _ = writeln!(
                    output.aside(),
                    "factdesk: no drafts here: a draft ends in .md, .markdown, .txt, .html or .htm"
                );
            }
            let progress = Progress::new(inputs.len(), !options.quiet);
            run.all(options, inputs.into_iter(), threads, output, &progress)
        }
    };
    for warning in run.discovery.roster_warnings() {
        output.warn(&warning);
    }
    outcome
}

fn report(options: &Check, output: &Output) -> Box<dyn Report> {
    match options.output_format {
        OutputFormat::Full | OutputFormat::Concise if options.statistics => {
            Box::new(OnlyStatistics)
        }
        OutputFormat::Full => Box::new(Full {
            width: output.width(),
            summary: !options.quiet,
        }),
        OutputFormat::Concise => Box::new(Concise {
            summary: !options.quiet,
        }),
        OutputFormat::Json => Box::new(Json {
            statistics: options.statistics,
        }),
        OutputFormat::Jsonl => Box::new(JsonLines),
        OutputFormat::Sarif => Box::new(Sarif),
        OutputFormat::Github => Box::new(Github),
    }
}

impl Run<'_> {
    fn all(
        &self,
        options: &Check,
        inputs: impl Iterator<Item = Input> + Send,
        threads: usize,
        output: &mut Output,
        progress: &Progress,
    ) -> Result<Outcome, Stop> {
        let is_text = matches!(
            options.output_format,
            OutputFormat::Full | OutputFormat::Concise
        );
        let flush = output.is_terminal() || options.output_format == OutputFormat::Jsonl;
        // What replaces the report on standard output sends the report to standard error.
        let aside = self.fixing.takes_standard_output(&options.paths);
        let mut tally = Tally::default();
        let mut outcome = Outcome::Clean;
        let mut is_first = true;
        let print = |output: &mut Output, text: &str| -> std::io::Result<()> {
            match (aside, is_text) {
                (true, _) if self.fixing.shows_diff() => Ok(()),
                (true, _) => output.aside().write_all(text.as_bytes()),
                (false, true) => output.styled(text),
                (false, false) => output.raw(text),
            }
        };
        print(output, &self.report.begin())?;
        in_order(
            inputs,
            threads,
            |input| self.one_safely(input),
            |done: Done| {
                outcome = outcome.max(done.outcome);
                for failure in tally.absorb(done.tally) {
                    progress.aside(|| output.complain(&failure.line()));
                }
                if let Some(warning) = done.warning.as_deref().filter(|_| !options.quiet) {
                    progress.aside(|| output.warn(warning));
                }
                progress.step(|| {
                    if let Some(instead) = &done.instead {
                        output.raw(instead)?;
                    }
                    if !done.text.is_empty() {
                        if !is_first {
                            print(output, self.report.between())?;
                        }
                        is_first = false;
                        print(output, &done.text)?;
                    }
                    if flush { output.flush() } else { Ok(()) }
                })
            },
        )?;
        progress.end();
        print(output, &self.report.end(&tally))?;
        output.flush()?;
        self.last_words(options, output, &tally, is_text)?;
        Ok(outcome)
    }

    /// What is said on standard error after a report that has no room for it.
    fn last_words(
        &self,
        options: &Check,
        output: &mut Output,
        tally: &Tally,
        is_text: bool,
    ) -> std::io::Result<()> {
        let mut words = String::new();
        if options.statistics && !is_text && options.output_format != OutputFormat::Json {
            words.push_str(&statistics_table(tally));
        }
        if !options.quiet && (!is_text || options.diff) && (tally.fixed > 0 || options.diff) {
            words.push_str(&self.fixing.said(tally, &summary(tally)));
        }
        output.aside().write_all(words.as_bytes())
    }

    /// One input. A fault of the program in one draft does not hide the findings of the others.
    fn one_safely(&self, input: Input) -> Done {
        let path = input.path().display().to_string();
        panic::catch_unwind(panic::AssertUnwindSafe(|| self.one(input))).unwrap_or_else(|_| {
            self.failed(Failure::new(path, "the program failed on it; please report this with the draft, or a part of it that still fails"))
        })
    }

    fn failed(&self, failure: Failure) -> Done {
        Done {
            text: self.report.failure(&failure),
            tally: Tally::of_failure(failure),
            outcome: Outcome::Failed,
            instead: None,
            warning: None,
        }
    }

    fn one(&self, input: Input) -> Done {
        let is_standard = matches!(input, Input::Standard);
        match input.read(self.stdin_filename) {
            Ok(copy) => self
                .look_at(&copy, is_standard)
                .unwrap_or_else(|failure| self.failed(failure)),
            Err(failure) => self.failed(failure),
        }
    }

    fn look_at(&self, copy: &Copy, is_standard: bool) -> Result<Done, Failure> {
        let mut settings = self
            .discovery
            .settings(&copy.place)
            .map_err(|error| Failure::of_settings(&copy.path, &error))?;
        if let Some(date) = copy.date {
            settings = Arc::new(settings.with_date(date));
        }
        let desk = Desk::new(Arc::clone(&settings));
        let mut draft = copy.draft();
        let warning = copy.front_matter_fault(&draft);
        let mut findings = desk.check(&draft, &mut DeskMemo::default()).findings;
        let mut made = Made::default();
        if let Some(least) = self.fixing.least()
            && findings
                .iter()
                .flat_map(|finding| &finding.fixes)
                .any(|fix| least == Safety::Unsafe || fix.safety == Safety::Safe)
        {
            made = self.fixing.make(&desk, &draft, copy, is_standard)?;
            if let Some((before, after)) = made.diff.take() {
                made.instead = Some(fixing::diff(&copy.path, &before, &after, self.is_colored));
            }
            if let Some(fixed) = made.fixed.take() {
                findings = desk.check(&fixed, &mut DeskMemo::default()).findings;
                draft = fixed;
            }
        } else if is_standard && self.fixing.writes() {
            made.instead = Some(fixing::whole(copy));
        }
        let sheet = Sheet {
            path: &copy.path,
            draft: &draft,
            findings: &findings,
        };
        let mut tally = Tally::default();
        tally.add(&sheet);
        tally.fixed = made.count;
        tally.drafts_fixed = usize::from(made.count > 0);
        let fail_on = settings.fail_on().value;
        let is_found = findings
            .iter()
            .any(|finding| fail_on.includes(finding.severity));
        Ok(Done {
            text: self.report.draft(&sheet),
            tally,
            outcome: if is_found {
                Outcome::Findings
            } else {
                Outcome::Clean
            },
            instead: made.instead,
            warning,
        })
    }
}
