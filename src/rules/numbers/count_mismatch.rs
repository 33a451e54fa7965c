//! A list that is longer or shorter than the draft says.

use crate::{
    draft::{Format, Zone},
    language::date::cardinal_like,
    reading::announced::{self, Announced, By},
    rules::{Check, Evidence, Findings, Rule, Severity, here::Here},
};

pub(crate) static RULE: Rule = Rule {
    id: "numbers/count-mismatch",
    severity: Severity::Warning,
    needs: &[],
    page: include_str!("count_mismatch.md"),
    check: Check::Draft(check),
};

fn check(evidence: &Evidence<'_>, findings: &mut Findings) {
    for here in Here::all(evidence) {
        for announced in &here.facts.announced {
            in_sentence(here, announced, findings);
        }
    }
    points(evidence, findings);
}

fn in_sentence(here: Here<'_>, announced: &Announced, findings: &mut Findings) {
    let count = announced.items.len();
    if count == usize::from(announced.said) {
        return;
    }
    let shown: Vec<String> = announced.items.iter().map(|item| here.text(item)).collect();
    let list = format!("{count} are listed ({})", shown.join("; "));
    let word = here.text(&announced.word);
    let message = match announced.by {
        By::Number => format!("{list}; the draft says {word}"),
        By::Both => format!("{list}; “both” is said of two"),
        By::Respectively => format!("{count} names and {} figures", announced.said),
    };
    let finding = findings.report(here.span(&announced.word), message);
    for item in &announced.items {
        finding.related(here.span(item), "an item");
    }
    if announced.by == By::Number
        && let Ok(count) = u16::try_from(count)
    {
        let text = cardinal_like(&word, count);
        here.offer(
            finding,
            format!("Change to “{text}”"),
            &[(announced.word.start, text.clone())],
        );
    }
}

/// Points of a list under a line that says how many they are: `There are three reasons:`.
fn points(evidence: &Evidence<'_>, findings: &mut Findings) {
    if evidence.draft.format() != Format::Markdown {
        return;
    }
    let blocks: Vec<(Here<'_>, usize)> = Here::all(evidence)
        .flat_map(|here| (0..here.facts.blocks.len()).map(move |block| (here, block)))
        .collect();
    for (at, &(here, block)) in blocks.iter().enumerate() {
        let Some((promise, word)) = promised(here, block) else {
            continue;
        };
        let mut depth = None;
        let mut items = Vec::new();
        for &(there, block) in &blocks[at + 1..] {
            if there.draft.zone(there.passage, block) != Zone::List {
                break;
            }
            let tokens = &there.facts.blocks[block].tokens;
            if tokens.is_empty() {
                continue;
            }
            let tokens = tokens.start as u32..tokens.end as u32;
            let Some(indent) = bullet(there, &tokens) else {
                continue;
            };
            if indent == *depth.get_or_insert(indent) {
                items.push(there.span(&tokens));
            }
        }
        if items.len() < 2 || items.len() == usize::from(promise.said) {
            continue;
        }
        let message = format!("{} points follow; the draft says {word}", items.len());
        let finding = findings.report(here.span(&promise.word), message);
        for item in &items {
            finding.related(*item, "a point");
        }
        if let Ok(count) = u16::try_from(items.len()) {
            let text = cardinal_like(&word, count);
            here.offer(
                finding,
                format!("Change to “{text}”"),
                &[(promise.word.start, text.clone())],
            );
        }
    }
}

/// The count in the last sentence of a paragraph that ends with a colon.
fn promised(here: Here<'_>, block: usize) -> Option<(announced::Promise, String)> {
    let facts = here.facts;
    let tokens = facts.blocks[block].tokens.clone();
    let colon = tokens.end.checked_sub(1).filter(|at| tokens.contains(at))?;
    if !here.words().mark(colon, ':') {
        return None;
    }
    let sentence = here.sentence(colon as u32);
    let first = facts
        .quantities
        .partition_point(|quantity| quantity.tokens.start < sentence.start);
    let quantity = facts.quantities[first..]
        .iter()
        .take_while(|quantity| quantity.tokens.start < sentence.end)
        .last()?;
    let promise = announced::promise(here.words().prose, facts, quantity)?;
    let mark = announced::opening(here.words(), facts, &promise, tokens.end)?;
    (mark == colon).then(|| {
        let word = here.text(&promise.word);
        (promise, word)
    })
}

/// How far a point of a list is indented, in bytes, by its mark; `None` for what goes on in a point.
fn bullet(here: Here<'_>, tokens: &std::ops::Range<u32>) -> Option<usize> {
    /// Bytes before the words of a point.
    const LONGEST: u32 = 40;
    let start = here.span(tokens).start;
    let from = start.saturating_sub(LONGEST);
    let before = here.draft.slice(crate::text::Span::new(from, start));
    let line = before.rsplit(['\n', '\r']).next()?;
    let mark = line.trim_start();
    let indent = line.len() - mark.len();
    let mark = mark.trim_end_matches(|char: char| !matches!(char, '-' | '*' | '+' | '.' | ')'));
    let bullet = matches!(mark.chars().next(), Some('-' | '*' | '+'))
        || mark
            .trim_end_matches(['.', ')'])
            .chars()
            .all(|char| char.is_ascii_digit())
            && mark.ends_with(['.', ')']);
    bullet.then_some(indent)
}
