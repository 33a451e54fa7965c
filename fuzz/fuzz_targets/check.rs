//! Any text in any format is checked without a panic, and fixing it twice is fixing it once.

#![no_main]

use std::sync::Arc;

use factdesk::{
    desk::{Desk, DeskMemo, fixes},
    draft::{Draft, Format},
    rules::Safety,
    settings::Settings,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let desk = Desk::new(Arc::new(Settings::default()));
    for format in [Format::Markdown, Format::Plain, Format::Html] {
        let draft = Draft::new("draft", format, text);
        let checked = desk.check(&draft, &mut DeskMemo::default());
        for finding in &checked.findings {
            assert!(text.get(finding.span.range()).is_some(), "{finding:?}");
        }
        let fixed = fixes::fix_all(&desk, &draft, Safety::Safe).draft;
        assert_eq!(fixes::fix_all(&desk, &fixed, Safety::Safe).count, 0);
    }
});
