//! Quotes whose speaker the reader has to guess, or waits for too long.

use std::cell::OnceCell;

use crate::{
    draft::Zone,
    reading::{Attribution, Facts, MentionKind, Quote, QuoteKind, Speaker},
    rules::{Check, Evidence, Findings, Rule, Severity},
    text::Span,
};

pub(crate) static RULE: Rule = Rule {
    id: "attribution/ambiguous-speaker",
    severity: Severity::Info,
    needs: &[],
    page: include_str!("ambiguous_speaker.md"),
    check: Check::Draft(check),
};

/// A quote of more sentences than this that is attributed only at its end keeps the reader waiting.
const PATIENCE: usize = 3;
/// And only if it has at least so many words.
const LONG: u32 = 40;

fn check(evidence: &Evidence<'_>, findings: &mut Findings) {
    let quotes = &evidence.reading.quotes;
    let known = OnceCell::new();
    for (index, quote) in quotes.iter().enumerate() {
        if quote.kind != QuoteKind::Direct || !matches!(quote.zone, Zone::Body | Zone::List) {
            continue;
        }
        let Some(attribution) = &quote.attribution else {
            continue;
        };
        let before = index.checked_sub(1).map(|before| &quotes[before]);
        check_pronoun(evidence, quote, attribution, &known, findings);
        if let Some(before) = before
            && starts_unannounced(evidence, before, quote, attribution)
        {
            let who = evidence
                .reading
                .speaker_name(attribution)
                .unwrap_or("somebody else");
            let other = before
                .attribution
                .as_ref()
                .and_then(|other| evidence.reading.speaker_name(other))
                .unwrap_or("another speaker");
            findings
                .report(
                    attribution.mention,
                    format!(
                        "{who} speaks straight after {other}, and the reader learns it only here"
                    ),
                )
                .related(quote.span, format!("the words of {who} begin here"));
        } else if comes_late(evidence, before, quote, attribution) {
            findings
                .report(attribution.mention, "the reader learns only here who speaks: name the speaker after the first sentence")
                .severity(Severity::Hint)
                .related(Span::at(quote.span.start), "the quote begins here");
        }
    }
}

/// A pronoun that could mean either of the people just named.
fn check_pronoun(
    evidence: &Evidence<'_>,
    quote: &Quote,
    attribution: &Attribution,
    known: &OnceCell<Vec<u32>>,
    findings: &mut Findings,
) {
    let words = evidence.draft.slice(attribution.mention);
    let sign = match &*words {
        "he" | "He" => 1,
        "she" | "She" => -1,
        _ => return,
    };
    let Some(candidates) = candidates(evidence, quote, attribution, sign, known) else {
        return;
    };
    let names: Vec<String> = candidates
        .iter()
        .map(|(name, _)| format!("“{name}”"))
        .collect();
    let finding = findings.report(
        attribution.mention,
        format!("“{words}” could be {}", names.join(" or ")),
    );
    for (name, span) in &candidates {
        finding.related(*span, format!("{name} is named here"));
    }
    for (name, _) in &candidates {
        finding.unsafe_fix(format!("Change to “{name}”"), attribution.mention, *name);
    }
}

/// For each person, from which byte on the draft has let them speak or called them by a pronoun.
fn since(evidence: &Evidence<'_>) -> Vec<u32> {
    let mut since: Vec<u32> = evidence
        .reading
        .people
        .iter()
        .map(|person| {
            let mut pronouns = person
                .mentions
                .iter()
                .filter(|mention| mention.kind == MentionKind::Pronoun);
            pronouns
                .next()
                .map_or(u32::MAX, |mention| mention.span.start)
        })
        .collect();
    for attribution in evidence
        .reading
        .quotes
        .iter()
        .filter_map(|quote| quote.attribution.as_ref())
    {
        if let Speaker::Person(person) = attribution.speaker {
            since[person] = since[person].min(attribution.mention.start);
        }
    }
    since
}

/// The people named in the sentence before the quote's, by surname, if there are two or more and the
/// draft has said nothing yet that tells them apart: neither has spoken, had a pronoun or a courtesy
/// title, and nothing beside the names goes with the pronoun for one of them only.
fn candidates<'a>(
    evidence: &Evidence<'a>,
    quote: &Quote,
    attribution: &Attribution,
    sign: i32,
    known: &OnceCell<Vec<u32>>,
) -> Option<Vec<(&'a str, Span)>> {
    let place = quote.places.first()?;
    let passage = place.passage as usize;
    let facts = &evidence.reading.facts[passage];
    let prose = evidence.draft.passages()[passage].prose();
    let start = evidence.draft.passage_start(passage);
    let sentence = facts
        .sentence_at(facts.quotes[place.quote as usize].tokens().start)?
        .checked_sub(1)?;
    let block = facts.blocks.get(place.block as usize)?;
    if !block.sentences.contains(&sentence) {
        return None;
    }
    let tokens = facts.sentences[sentence].tokens();
    let mut found: Vec<(usize, Span, i32)> = Vec::new();
    for (index, name) in facts.names.iter().enumerate() {
        if !tokens.contains(&(name.name.start as usize)) || name.quoted || name.possessive {
            continue;
        }
        let Speaker::Person(person) = evidence.reading.who(passage, index) else {
            continue;
        };
        let span = prose.to_passage(name.span(facts)).shifted(start);
        if found.iter().all(|(other, ..)| *other != person) {
            found.push((person, span, facts.leaning(index) * sign));
        }
    }
    found.retain(|(_, _, leaning)| *leaning >= 0);
    let told_apart = found.iter().any(|(.., leaning)| *leaning > 0)
        && found.iter().any(|(.., leaning)| *leaning == 0);
    let fresh = found.iter().all(|(person, ..)| {
        evidence.reading.people[*person].courtesy.is_none()
            && known.get_or_init(|| since(evidence))[*person] >= attribution.mention.start
    });
    (found.len() >= 2 && fresh && !told_apart).then(|| {
        found
            .into_iter()
            .map(|(person, span, _)| (surname(&evidence.reading.people[person].name), span))
            .collect()
    })
}

fn surname(name: &str) -> &str {
    name.rsplit(' ')
        .find(|word| !matches!(*word, "Jr." | "Jr" | "Sr." | "II" | "III"))
        .unwrap_or(name)
}

/// Whether `quote` begins right where `before`, another's, ends, and only the words after it say so.
fn starts_unannounced(
    evidence: &Evidence<'_>,
    before: &Quote,
    quote: &Quote,
    attribution: &Attribution,
) -> bool {
    let Some(other) = &before.attribution else {
        return false;
    };
    let same_block = before
        .places
        .last()
        .map(|place| (place.passage, place.block))
        == quote
            .places
            .first()
            .map(|place| (place.passage, place.block));
    same_block
        && before.kind == QuoteKind::Direct
        && before.span.end <= quote.span.start
        && attribution.mention.start >= quote.span.end
        && before.span.end < quote.span.start
        && are_others(other, attribution)
        && evidence
            .draft
            .slice(Span::new(before.span.end, quote.span.start))
            .trim()
            .is_empty()
}

/// Whether both speakers are named and are not the same.
fn are_others(one: &Attribution, other: &Attribution) -> bool {
    one.speaker != Speaker::Unresolved
        && other.speaker != Speaker::Unresolved
        && one.speaker != other.speaker
}

/// Whether a long quote is attributed only after its end, and nothing before said who speaks.
fn comes_late(
    evidence: &Evidence<'_>,
    before: Option<&Quote>,
    quote: &Quote,
    attribution: &Attribution,
) -> bool {
    let [place] = quote.places.as_slice() else {
        return false;
    };
    let facts: &Facts = &evidence.reading.facts[place.passage as usize];
    let split = before.is_some_and(|before| {
        before
            .places
            .last()
            .is_some_and(|other| (other.passage, other.block) == (place.passage, place.block))
            && before
                .attribution
                .as_ref()
                .is_some_and(|other| other.speaker == attribution.speaker)
    });
    let goes_on = before
        .and_then(|before| before.attribution.as_ref())
        .is_some_and(|other| {
            other.speaker == attribution.speaker && other.speaker != Speaker::Unresolved
        });
    quote.words >= LONG
        && attribution.mention.start >= quote.span.end
        && !split
        && !goes_on
        && facts.sentences_in(place.quote as usize).len() > PATIENCE
}
