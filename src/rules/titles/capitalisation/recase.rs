//! The same words with other capitals.

use std::ops::Range;

use crate::rules::{Findings, here::Here};

/// A title and what it is to become.
pub(super) struct Recase<'a> {
    here: Here<'a>,
    /// The tokens from the first to the last that change.
    tokens: Range<u32>,
    replacement: String,
}

impl<'a> Recase<'a> {
    /// The words of `tokens` with a capital where `change` says `true` and without one where it says `false`.
    pub(super) fn of(
        here: Here<'a>,
        tokens: Range<u32>,
        change: impl Fn(u32) -> Option<bool>,
    ) -> Option<Self> {
        let words = here.words();
        let changed = |at: &u32| change(*at).is_some();
        let first = tokens.clone().find(changed)?;
        let last = tokens.rev().find(changed)?;
        let tokens = first..last + 1;
        let whole = here.facts.span_of(&tokens);
        let text = here.written.prose().slice(whole);
        let mut replacement = String::with_capacity(text.len());
        let mut kept = 0;
        for at in tokens.clone() {
            let Some(capital) = change(at) else { continue };
            let begin = (words.get(at as usize)?.span.start - whole.start) as usize;
            let first = text.get(begin..)?.chars().next()?;
            replacement.push_str(text.get(kept..begin)?);
            if capital {
                replacement.extend(first.to_uppercase());
            } else {
                replacement.extend(first.to_lowercase());
            }
            kept = begin + first.len_utf8();
        }
        replacement.push_str(text.get(kept..)?);
        Some(Self {
            here,
            tokens,
            replacement,
        })
    }
}

/// Reports a change, where there is one.
pub(super) fn report(change: Option<Recase<'_>>, message: &str, findings: &mut Findings) {
    let Some(Recase {
        here,
        tokens,
        replacement,
    }) = change
    else {
        return;
    };
    let span = here.span(&tokens);
    let finding = findings.report(span, format!("{message}: {replacement}"));
    if here
        .written
        .prose()
        .is_verbatim(here.facts.span_of(&tokens))
    {
        finding.safe_fix(format!("Change to “{replacement}”"), span, replacement);
    }
}
