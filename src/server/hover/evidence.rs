//! How we know who said a quote, in words for somebody who never saw the program.

use crate::reading::{Attribution, Confidence};

/// The words of the draft that tell, how they tell it, and how sure that is.
///
/// `mention` and `cue` are the draft's words for [`Attribution::mention`] and [`Attribution::cue`].
pub(in crate::server) fn in_words(
    attribution: &Attribution,
    mention: &str,
    cue: Option<&str>,
) -> Vec<String> {
    let words = match cue {
        Some(cue) if cue != mention => format!("“{mention}” and “{cue}”"),
        _ => format!("“{mention}”"),
    };
    let known = match way(attribution.method) {
        Some(way) => format!("How we know: {words}. {way}"),
        None => format!("How we know: {words}."),
    };
    let sure = match attribution.confidence {
        Confidence::High => "as good as certain",
        Confidence::Medium => "very likely",
        Confidence::Low => "a guess, so please check",
    };
    vec![
        known,
        format!("How sure: {sure} (method “{}”).", attribution.method),
    ]
}

/// What a sieve looks at, in a sentence; `None` for one that is not described here.
fn way(method: &str) -> Option<&'static str> {
    Some(match method {
        "said-x" | "verb-after" | "any-verb-after" | "short-frame" => {
            "The speaker is named right after the quote."
        }
        "verb-before" => "The speaker is named just before the quote.",
        "verb-later" => "The speaker is named at the end of the sentence.",
        "according-to" => "The sentence gives them as its source.",
        "in-the-words-of" | "speech-noun" => "The sentence calls these their words.",
        "colon" | "colon-before" => "A colon after the name leads to the quote.",
        "signature" | "signature-line" => "The name stands under the quote, as a signature does.",
        "carried" | "carried-within" => "The quote goes on from one in the same paragraph.",
        "in-turn" => "Two people speak in turn.",
        "carried-over" => "The quote goes on from one in an earlier paragraph.",
        "followed" => "The quote runs on into one whose speaker is named.",
        "previous-subject" => "The sentence before is about them, and nobody else speaks.",
        "first-noun" => "The sentence begins with them, and nobody else is named.",
        _ => return None,
    })
}
