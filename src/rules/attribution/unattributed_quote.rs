//! Quotes that nobody is said to have said.

use rustc_hash::FxHashSet;

use crate::{
    draft::Zone,
    language::TokenKind,
    reading::{Facts, Quote, QuoteKind, quotes::MarkedQuote},
    rules::{
        Check, Evidence, Finding, Findings, Rule, Safety, Severity,
        here::{Alone, Here},
    },
    text::{Edit, Span},
};

pub(crate) static RULE: Rule = Rule {
    id: "attribution/unattributed-quote",
    severity: Severity::Warning,
    needs: &[],
    page: include_str!("unattributed_quote.md"),
    check: Check::Draft(check),
};

/// From this many words on a quote wants a speaker.
const WORDS: u32 = 4;
/// How many speakers are offered.
const OFFERS: usize = 3;

/// Words in whose sentence quoted words are written, sung or shouted by nobody in particular.
const NOBODYS: &[&str] = &[
    "banner",
    "banners",
    "billboard",
    "caption",
    "chant",
    "chanted",
    "chanting",
    "chants",
    "engraved",
    "epitaph",
    "graffiti",
    "headline",
    "headlines",
    "hymn",
    "inscribed",
    "inscription",
    "leaflet",
    "lyric",
    "lyrics",
    "motto",
    "placard",
    "placards",
    "plaque",
    "poem",
    "poster",
    "posters",
    "prayer",
    "printed",
    "proverb",
    "refrain",
    "saying",
    "shirt",
    "sign",
    "signs",
    "slogan",
    "slogans",
    "song",
    "sticker",
    "stickers",
    "t-shirt",
    "verdict",
    "verse",
];

fn check(evidence: &Evidence<'_>, findings: &mut Findings) {
    let quotes = &evidence.reading.quotes;
    let wanting = |quote: &&Quote| {
        quote.attribution.is_none()
            && quote.kind == QuoteKind::Direct
            && quote.words >= WORDS
            && quote.zone == Zone::Body
    };
    let found: Vec<(&Quote, Place<'_>)> = quotes
        .iter()
        .filter(wanting)
        .filter_map(|quote| Some((quote, Place::of(evidence, quote)?)))
        .filter(|(_, place)| place.is_speech() && !place.is_excused(evidence))
        .collect();
    if found.is_empty() {
        return;
    }
    let said = Said::of(evidence, found.iter().map(|(_, place)| place));
    let mut last_block = None;
    for (quote, place) in found {
        // One fault in a paragraph is enough.
        let block = (place.passage, place.block);
        if last_block == Some(block) || said.covers(&place) {
            continue;
        }
        last_block = Some(block);
        let finding = findings.report(
            quote.parts.first().copied().unwrap_or(quote.span),
            "nobody is said to have said this: name the speaker, or say it in your own words",
        );
        if quote.parts.is_empty() {
            offer(evidence, quote, &place, finding);
        }
    }
}

/// Where a quote stands.
struct Place<'a> {
    passage: usize,
    block: usize,
    facts: &'a Facts,
    prose: &'a str,
    marked: &'a MarkedQuote,
}

impl<'a> Place<'a> {
    fn of(evidence: &Evidence<'a>, quote: &Quote) -> Option<Self> {
        let place = quote.places.first()?;
        let passage = place.passage as usize;
        let facts = &**evidence.reading.facts.get(passage)?;
        let marked = facts.quotes.get(place.quote as usize)?;
        (marked.depth == 0).then_some(Self {
            passage,
            block: place.block as usize,
            facts,
            prose: evidence.draft.passages()[passage].prose().text(),
            marked,
        })
    }

    /// Whether the words are surely speech: they begin as a sentence does and end as one.
    fn is_speech(&self) -> bool {
        let inner = &self.facts.tokens[self.marked.inner_tokens()];
        let begins = inner
            .iter()
            .find(|token| token.is_word() || token.kind == TokenKind::Number)
            .is_some_and(|first| !first.is_word() || first.is_capitalised());
        let ends = inner
            .iter()
            .rev()
            .find(|token| token.kind != TokenKind::QuotationMark)
            .is_some_and(|last| {
                matches!(
                    last.kind,
                    TokenKind::Punctuation('.' | '!' | '?' | '…' | ',' | '—' | '–')
                )
            });
        // “The Boats of Port Merrow,” is a title, whatever it ends in.
        let titled = inner
            .iter()
            .filter(|token| token.is_word() && (token.span.len() > 3 || token.is_capitalised()))
            .all(crate::language::token::Token::is_capitalised);
        begins && (ends || self.marked.open) && !titled
    }

    /// Whether something around it says that no speaker is wanted: a question-and-answer layout, a
    /// chant or sign, an epigraph, a line that ends in a colon.
    fn is_excused(&self, evidence: &Evidence<'_>) -> bool {
        let tokens = &self.facts.blocks[self.block].tokens;
        let before = &self.facts.tokens[tokens.start..self.marked.tokens().start];
        // Q: …, A. …, REIS: …
        let labelled = before.iter().take(5).any(|token| token.is_mark(':'))
            || before
                .first()
                .is_some_and(|first| matches!(first.text(self.prose), "Q" | "A" | "Q." | "A."));
        let after_colon = before.last().is_some_and(|last| last.is_mark(':'));
        labelled
            || after_colon
            || self.is_nobodys()
            || self.is_introduced(evidence)
            || self.is_epigraph(evidence)
    }

    /// Whether its sentence, or the one before, tells of a chant, a sign, a verdict.
    fn is_nobodys(&self) -> bool {
        let first = self.marked.tokens().start;
        let Some(sentence) = self.facts.sentence_at(first) else {
            return false;
        };
        let block = &self.facts.blocks[self.block];
        let from = sentence.saturating_sub(1).max(block.sentences.start);
        self.facts.sentences[from..=sentence]
            .iter()
            .flat_map(crate::language::Sentence::tokens)
            .filter(|&index| !self.facts.is_quoted(index as u32))
            .any(|index| {
                let text = self.facts.tokens[index].text(self.prose);
                NOBODYS.iter().any(|word| text.eq_ignore_ascii_case(word))
            })
    }

    /// Whether it begins its paragraph and the paragraph before ends in a colon.
    fn is_introduced(&self, evidence: &Evidence<'_>) -> bool {
        let block = &self.facts.blocks[self.block];
        if self.marked.tokens().start > block.tokens.start {
            return false;
        }
        let before = self.facts.blocks[..self.block]
            .iter()
            .rev()
            .map(|block| (self.facts, block))
            .chain(
                evidence.reading.facts[..self.passage]
                    .iter()
                    .rev()
                    .take(4)
                    .flat_map(|facts| facts.blocks.iter().rev().map(|block| (&**facts, block))),
            )
            .find(|(_, block)| !block.tokens.is_empty());
        before.is_some_and(|(facts, block)| facts.tokens[block.tokens.end - 1].is_mark(':'))
    }

    /// Whether it stands alone before the story begins.
    fn is_epigraph(&self, evidence: &Evidence<'_>) -> bool {
        let alone = self.facts.blocks[self.block]
            .tokens
            .clone()
            .all(|index| self.facts.is_quoted(index as u32));
        alone
            && !evidence.reading.facts[..=self.passage]
                .iter()
                .enumerate()
                .flat_map(|(passage, facts)| {
                    (0..facts.blocks.len()).map(move |block| (passage, block, &facts.blocks[block]))
                })
                .take_while(|&(passage, block, _)| (passage, block) != (self.passage, self.block))
                .any(|(passage, block, facts)| {
                    !facts.tokens.is_empty() && evidence.draft.zone(passage, block) == Zone::Body
                })
    }
}

/// Runs of four words that quotes with a speaker have, so that a pull quote is known again.
struct Said(FxHashSet<u64>);

impl Said {
    /// Which of the runs of `places` were.
    fn of<'p>(evidence: &Evidence<'_>, places: impl Iterator<Item = &'p Place<'p>>) -> Self {
        let asked: FxHashSet<u64> = places
            .flat_map(|place| runs(place.prose, place.facts, place.marked))
            .collect();
        let mut said = FxHashSet::default();
        for quote in &evidence.reading.quotes {
            if quote.attribution.is_some() && quote.words >= WORDS {
                for part in &quote.places {
                    let Some(here) = Here::at(evidence, part.passage as usize) else {
                        continue;
                    };
                    let runs = &here.noted(Runs::of).0[part.quote as usize];
                    said.extend(runs.iter().filter(|run| asked.contains(run)));
                }
            }
        }
        Self(said)
    }

    /// Whether each run of the quote's words was said elsewhere with a speaker.
    fn covers(&self, place: &Place<'_>) -> bool {
        runs(place.prose, place.facts, place.marked).all(|run| self.0.contains(&run))
    }
}

/// The runs of words of each quote of one passage.
struct Runs(Box<[Box<[u64]>]>);

impl Runs {
    fn of(passage: &Alone<'_>) -> Self {
        let (prose, facts) = (passage.prose(), passage.facts);
        let quotes = facts.quotes.iter();
        Self(
            quotes
                .map(|quote| runs(prose, facts, quote).collect())
                .collect(),
        )
    }
}

fn runs<'a>(
    prose: &'a str,
    facts: &'a Facts,
    quote: &MarkedQuote,
) -> impl Iterator<Item = u64> + 'a {
    let words = move || {
        facts.tokens[quote.inner_tokens()]
            .iter()
            .filter(|token| token.is_word() || token.kind == TokenKind::Number)
            .map(|token| crate::language::name::NameKey::of(token.text(prose)))
    };
    let keys: Vec<_> = words().collect();
    (0..keys.len().saturating_sub(WORDS as usize - 1)).map(move |first| {
        use std::hash::{Hash, Hasher};
        let mut hasher = rustc_hash::FxHasher::default();
        keys[first..first + WORDS as usize].hash(&mut hasher);
        hasher.finish()
    })
}

/// Offers the people of this paragraph and the two before as speakers, the latest first, and the removal of the marks.
fn offer(evidence: &Evidence<'_>, quote: &Quote, place: &Place<'_>, finding: &mut Finding) {
    let prose = evidence.draft.passages()[place.passage].prose();
    let start = evidence.draft.passage_start(place.passage);
    let to_draft = |span: Span| prose.to_passage(span).shifted(start);
    if let Some((span, mark)) = frame_place(place)
        && prose.is_verbatim(span)
    {
        for name in likely(evidence, quote, place) {
            finding.unsafe_fix(
                format!("Attribute it to {name}"),
                to_draft(span),
                mark.replace("{}", &format!("said {name}")),
            );
        }
    }
    let marks = [
        Span::new(place.marked.span.start, place.marked.inner.start),
        Span::new(place.marked.inner.end, place.marked.span.end),
    ];
    let edits: Vec<Edit> = marks
        .into_iter()
        .filter(|mark| !mark.is_empty())
        .map(|mark| Edit::new(to_draft(mark), ""))
        .collect();
    if marks
        .iter()
        .all(|mark| mark.is_empty() || prose.is_verbatim(*mark))
    {
        finding.fix("Take off the quotation marks", Safety::Unsafe, edits);
    }
}

/// Where a frame goes, and what with `{}` for the frame: `.”` becomes `,” said Lind.`, `?”` becomes `?” said Lind.`
fn frame_place(place: &Place<'_>) -> Option<(Span, String)> {
    let marked = place.marked;
    if marked.open {
        return None;
    }
    let tokens = &place.facts.tokens;
    let closing = tokens.get(marked.end as usize)?;
    let mark = closing.text(place.prose);
    let after = tokens.get(marked.after());
    let block_ends = marked.after() >= place.facts.blocks[place.block].tokens.end;
    let outside = after.filter(|after| !block_ends && !after.spaced && after.is_mark('.'));
    if let Some(stop) = outside {
        return Some((stop.span, ", {}.".to_owned()));
    }
    // In the middle of a sentence a frame needs a writer.
    let sentence = place.facts.sentence_at(marked.tokens().start)?;
    if place.facts.sentences[sentence].end as usize > marked.after() {
        return None;
    }
    let last = tokens.get(marked.end as usize - 1)?;
    let span = last.span.join(closing.span);
    match last.kind {
        TokenKind::Punctuation('.') => Some((span, format!(",{mark} {{}}."))),
        TokenKind::Punctuation(end @ ('?' | '!' | '…' | '—')) => {
            Some((span, format!("{end}{mark} {{}}.")))
        }
        _ => None,
    }
}

/// The people named in this paragraph before the quote and in the two paragraphs before, the latest first.
fn likely(evidence: &Evidence<'_>, quote: &Quote, place: &Place<'_>) -> Vec<String> {
    let from = evidence
        .draft
        .passage_start(place.passage.saturating_sub(2));
    let mut people: Vec<(u32, &str)> = evidence
        .reading
        .people
        .iter()
        .filter_map(|person| {
            let before = person
                .mentions
                .partition_point(|mention| mention.span.start < quote.span.start);
            let last = person.mentions[..before].last()?;
            (last.span.start >= from).then_some((last.span.start, person.name.as_str()))
        })
        .collect();
    people.sort_by(|one, other| other.cmp(one));
    people
        .into_iter()
        .take(OFFERS)
        .map(|(_, name)| name.to_owned())
        .collect()
}
