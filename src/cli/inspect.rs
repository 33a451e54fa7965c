//! `factdesk inspect`: the reading of a draft, as a page or as JSON.

use std::sync::Arc;

use super::{
    Outcome, Stop,
    args::{Inspect, ReadingFormat},
    input::Input,
    output::Output,
    walk,
};
use crate::{
    desk::in_order::{in_order, threads},
    reading::{Memo, Reading},
    report::{
        Failure, Tally,
        reading::{ReadSheet, json, page},
    },
    settings::Discovery,
};

pub(super) fn run(options: &Inspect, output: &mut Output) -> Result<Outcome, Stop> {
    let threads = threads(options.threads);
    let discovery = Arc::new(Discovery::new(
        options.governance.source(),
        vec![options.governance.layer()],
    ));
    let inputs = walk::inputs(&options.paths, &discovery, threads);
    // One named draft is an object; a folder is a list, whatever it holds.
    let is_list =
        inputs.len() != 1 || !matches!(options.paths.as_slice(), [path] if !path.is_dir());
    let columns = output.width();
    let mut outcome = Outcome::Clean;
    let mut is_first = true;
    let mut tally = Tally::default();
    let format = options.output_format;
    if is_list && format == ReadingFormat::Json {
        output.raw("[")?;
    }
    in_order(
        inputs.into_iter(),
        threads,
        |input| read(input, options, &discovery, columns),
        |read| {
            match read {
                Err(failure) => {
                    outcome = Outcome::Failed;
                    if let Some(failure) = tally.fail(failure) {
                        output.complain(&failure.line());
                    }
                }
                Ok((text, warning)) => {
                    if let Some(warning) = warning {
                        output.warn(&warning);
                    }
                    match (format, is_first, is_list) {
                        (ReadingFormat::Json, true, true) => output.raw("\n")?,
                        (ReadingFormat::Json, false, _) => output.raw(",\n")?,
                        (ReadingFormat::Text, false, _) => output.raw("\n\n")?,
                        _ => {}
                    }
                    is_first = false;
                    match format {
                        ReadingFormat::Text => output.styled(&text)?,
                        ReadingFormat::Json => output.raw(&text)?,
                        ReadingFormat::Jsonl => {
                            output.raw(&text)?;
                            output.raw("\n")?;
                            output.flush()?;
                        }
                    }
                }
            }
            Ok::<(), Stop>(())
        },
    )?;
    if format == ReadingFormat::Json {
        match (is_list, is_first) {
            (true, true) => output.raw("]\n")?,
            (true, false) => output.raw("\n]\n")?,
            (false, false) => output.raw("\n")?,
            (false, true) => {}
        }
    }
    for warning in discovery.roster_warnings() {
        output.warn(&warning);
    }
    Ok(outcome)
}

/// The reading of one input as it is printed, and what of the input was passed over.
fn read(
    input: Input,
    options: &Inspect,
    discovery: &Discovery,
    columns: usize,
) -> Result<(String, Option<String>), Failure> {
    let copy = input.read(options.stdin_filename.as_deref())?;
    let settings = discovery
        .settings(&copy.place)
        .map_err(|error| Failure::of_settings(&copy.path, &error))?;
    let draft = copy.draft();
    let reading = Reading::of(&draft, &mut Memo::default(), settings.story_date());
    let sheet = ReadSheet {
        path: &copy.path,
        draft: &draft,
        reading: &reading,
    };
    let text = match options.output_format {
        ReadingFormat::Text => page(&sheet, columns),
        ReadingFormat::Json | ReadingFormat::Jsonl => json(&sheet),
    };
    Ok((text, copy.front_matter_fault(&draft)))
}
