//! What leaves the desk: the same however the draft came about, and safe to act on.

use std::sync::Arc;

use factdesk::{
    desk::{Desk, DeskMemo, fixes},
    draft::{Draft, Format},
    reading::QuoteKind,
    rules::{Finding, Safety},
    settings::{Profile, Settings},
    text::Span,
};
use proptest::prelude::*;

use super::{PIECES, boundary, format};

/// Copy with the faults the rules are for, and the marks that rules stumble over.
const COPY: &[&str] = &[
    "Mayor Mara Lind",
    "Lind",
    ", the mayor,",
    " said",
    " said. ",
    "“We start today,” ",
    "\"We start today,\" ",
    "“We start today ",
    "‘never’ ",
    "''so''",
    "the the ",
    "The council ",
    "Osei Darko, the harbour master, ",
    "TKTK ",
    "Harbour Authority ",
    "harbour authority ",
    "the Harbour Authorities ",
    "according to the ministry",
    ". ",
    ".\n\n",
    ", ",
    ": ",
    "\n",
    " ",
    "He added that ",
    "“",
    "”",
    "[stet]",
    "<!-- stet draft/repeated-word: so -->",
    "**",
    "&shy;",
    "<b>",
    "</b>",
    "é",
    "👩‍🚀",
];

/// Copy in which the rules that look at the whole draft find something, or would if it went on otherwise.
const NOTED: &[&str] = &[
    "Mayor Mara Lind",
    "Deputy Mayor Mara Lind",
    "Lind",
    "Mara Lindd",
    "Lindd",
    "Tomas Varga, the finance minister,",
    "Defence Minister Tomas Varga",
    "former Defence Minister Tomas Varga",
    "President Emmanuel Macron",
    "Prime Minister Emmanuel Macron",
    "French President Emanuel Macron",
    "Emmanuel Macron, the president of France,",
    "Macron",
    "Foreign Secretary Theresa May",
    "Prime Minister Theresa May",
    "Volodymyr Zelensky",
    "Volodymyr Zelenskyy",
    "Kyiv",
    "Kiev",
    "the Harbour Workers Federation (HWF)",
    "the Harbour Workers Federation (HFW)",
    "Harbour Workers Federation",
    "the HWF",
    "the HFW",
    "the Coastal Safety Board (CSB)",
    " said",
    " will be",
    " in 2019",
    ", also known as ",
    " met ",
    " and ",
    ", ",
    ". ",
    ".\n\n",
    "\n\n",
    "“",
    "”",
    "[sic]",
    "# ",
    "> ",
];

fn piece() -> impl Strategy<Value = &'static str> {
    prop_oneof![4 => prop::sample::select(COPY), 1 => prop::sample::select(PIECES)]
}

fn copy() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..80).prop_map(|pieces| pieces.concat())
}

fn desk() -> Desk {
    Desk::new(Arc::new(Settings::default()))
}

fn check(desk: &Desk, draft: &Draft) -> Vec<Finding> {
    desk.check(draft, &mut DeskMemo::default()).findings
}

/// Whether any words stand at `span`.
fn has_words(draft: &Draft, span: Span) -> bool {
    let index = draft.passage_at(span.start);
    let start = draft.passage_start(index);
    let prose = draft.passages()[index].prose();
    let from = prose.of_passage(span.start - start);
    let to = prose.of_passage(span.end - start);
    let slice = prose.slice(Span::new(from, to));
    slice.contains(char::is_alphanumeric)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: super::cases(150), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_remembered_changes_nothing(
        format in format(),
        start in copy(),
        edits in prop::collection::vec((any::<usize>(), 0_usize..9, prop::collection::vec(piece(), 0..3)), 1..8),
    ) {
        let desk = desk();
        let mut memo = DeskMemo::default();
        let mut draft = Draft::new("a", format, &start);
        let mut text = start;
        desk.check(&draft, &mut memo);
        for (from, length, pieces) in edits {
            let from = boundary(&text, from);
            let to = boundary(&text, (from as usize + length).min(text.len()));
            let span = Span::new(from, to);
            let replacement = pieces.concat();
            text.replace_range(span.range(), &replacement);
            draft.edit(span, &replacement);
            let scratch = Draft::new("a", format, &text);
            let checked = desk.check(&draft, &mut memo);
            let expected = desk.check(&scratch, &mut DeskMemo::default());
            prop_assert_eq!(checked.findings, expected.findings);
            prop_assert_eq!(checked.reading, expected.reading);
        }
    }

    #[test]
    fn what_rules_note_changes_nothing(
        start in prop::collection::vec(prop::sample::select(NOTED), 4..40),
        edits in prop::collection::vec((any::<usize>(), 0_usize..9, prop::collection::vec(prop::sample::select(NOTED), 0..3)), 1..8),
    ) {
        let house = Settings::default().with_profile(Profile::Ap);
        let desks = [desk(), Desk::new(Arc::new(house))];
        let mut memo = DeskMemo::default();
        let mut text = format!("---\ndate: 2026-01-12\n---\n\n{}", start.concat());
        let mut draft = Draft::new("a", Format::Markdown, &text);
        for (index, (from, length, pieces)) in edits.into_iter().enumerate() {
            let from = boundary(&text, from);
            let to = boundary(&text, (from as usize + length).min(text.len()));
            let span = Span::new(from, to);
            let replacement = pieces.concat();
            text.replace_range(span.range(), &replacement);
            draft.edit(span, &replacement);
            // Now and then under other settings, and with what was remembered elsewhere meanwhile.
            let desk = &desks[usize::from(index % 3 == 2)];
            let mut earlier = memo.clone();
            for memo in [&mut memo, &mut earlier] {
                prop_assert_eq!(&desk.check(&draft, memo).findings, &check(desk, &draft));
            }
        }
    }

    #[test]
    fn what_is_foreseen_stands_in_the_draft_and_is_right_where_nothing_changed(
        format in format(),
        start in copy(),
        from in any::<usize>(),
        length in 0_usize..9,
        pieces in prop::collection::vec(piece(), 0..3),
    ) {
        let desk = desk();
        let mut memo = DeskMemo::default();
        let before = Draft::new("a", format, &start);
        let known = desk.check(&before, &mut memo);
        let same = desk.foresee(&before, &mut memo, (&before, &known));
        prop_assert_eq!(&same.findings, &known.findings);
        let from = boundary(&start, from);
        let to = boundary(&start, (from as usize + length).min(start.len()));
        let mut draft = before.clone();
        draft.edit(Span::new(from, to), &pieces.concat());
        let text = draft.text().to_string();
        let foreseen = desk.foresee(&draft, &mut memo, (&before, &known));
        for finding in &foreseen.findings {
            prop_assert!(text.get(finding.span.range()).is_some(), "{finding:?}");
            let edits = finding.fixes.iter().flat_map(|fix| &fix.edits);
            prop_assert!(edits.clone().all(|edit| text.get(edit.span.range()).is_some()), "{finding:?}");
        }
        // And having foreseen changes nothing in what is found.
        let checked = desk.check(&draft, &mut memo);
        prop_assert_eq!(checked.findings, check(&desk, &draft));
    }

    #[test]
    fn findings_stand_on_character_boundaries(format in format(), text in copy()) {
        let draft = Draft::new("a", format, &text);
        let on_boundaries = |span: Span| text.get(span.range()).is_some();
        let checked = desk().check(&draft, &mut DeskMemo::default());
        for finding in &checked.findings {
            prop_assert!(on_boundaries(finding.span), "{finding:?}");
            prop_assert!(finding.related.iter().all(|related| on_boundaries(related.span)), "{finding:?}");
            for fix in &finding.fixes {
                prop_assert!(!fix.edits.is_empty(), "{finding:?}");
                prop_assert!(fix.edits.iter().all(|edit| on_boundaries(edit.span)), "{finding:?}");
            }
        }
        for quote in &checked.reading.quotes {
            prop_assert!(on_boundaries(quote.span), "{quote:?}");
            prop_assert!(quote.parts.iter().all(|part| on_boundaries(*part)), "{quote:?}");
        }
    }

    #[test]
    fn fixes_are_idempotent_and_leave_quotes_alone(format in format(), text in copy()) {
        let desk = desk();
        let draft = Draft::new("a", format, &text);
        let checked = desk.check(&draft, &mut DeskMemo::default());
        for fix in fixes::choose(&checked.findings, Safety::Safe) {
            // A note or a doubled mark may be cut anywhere: they are no words of the speaker.
            for edit in fix.edits.iter().filter(|edit| has_words(&draft, edit.span)) {
                let inside = checked.reading.quotes.iter().find(|quote| {
                    let whole = [quote.span];
                    let parts = if quote.parts.is_empty() { &whole[..] } else { &quote.parts };
                    matches!(quote.kind, QuoteKind::Direct | QuoteKind::Mixed)
                        && parts.iter().any(|part| part.start < edit.span.start && edit.span.end < part.end)
                });
                prop_assert!(inside.is_none(), "{fix:?} in {inside:?}");
            }
        }
        let fixed = fixes::fix_all(&desk, &draft, Safety::Safe).draft;
        prop_assert_eq!(fixes::fix_all(&desk, &fixed, Safety::Safe).count, 0);
        let text = fixed.text().to_string();
        prop_assert_eq!(check(&desk, &fixed), check(&desk, &Draft::new("a", format, &text)));
    }

    #[test]
    fn eight_threads_find_what_one_does(format in format(), text in copy()) {
        let desk = desk();
        let draft = Draft::new("a", format, &text);
        let expected = check(&desk, &draft);
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| check(&desk, &draft))).collect();
            for thread in threads {
                assert_eq!(thread.join().expect("no panic"), expected);
            }
        });
    }
}
