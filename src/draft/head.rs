//! The blocks before the story proper: headline, standfirst, byline, dateline.
//!
//! Found by their place, their markup and their look, among the first few blocks only: this is done
//! again after every edit.

mod look;

use super::{Block, Draft, Format, Passage, Zone, plain::ends_sentence};
use crate::text::Span;

/// How many passages are looked at; some have no words.
pub(super) const PASSAGES: usize = 16;

/// How many blocks are looked at.
const BLOCKS: usize = 8;

/// A dateline opens one of the first paragraphs: what stands above it may be a headline that looks like none.
const DATELINE_WITHIN: u32 = 3;

/// A block by the index of its passage and its index in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct BlockPlace {
    /// Index of the passage.
    pub passage: usize,
    /// Index of the block in the passage.
    pub block: usize,
}

/// The blocks before the story proper.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeadMatter {
    zones: Vec<(BlockPlace, Zone)>,
    dateline: Option<(BlockPlace, Span)>,
}

impl HeadMatter {
    /// The zone that a block's place gives it, if it is head matter.
    pub fn zone(&self, passage: usize, block: usize) -> Option<Zone> {
        let place = BlockPlace { passage, block };
        self.zones
            .iter()
            .find(|(found, _)| *found == place)
            .map(|(_, zone)| *zone)
    }

    /// Where the headline stands.
    pub fn headline(&self) -> Option<BlockPlace> {
        self.first(Zone::Headline)
    }

    /// Where the first byline stands.
    pub fn byline(&self) -> Option<BlockPlace> {
        self.first(Zone::Byline)
    }

    /// Where and when the story was filed: `HALDEN, March 3 (Newswire)`. It is a block of its own or the
    /// beginning of the story's first paragraph, without the dash. The span is of its passage's prose.
    pub fn dateline(&self) -> Option<(BlockPlace, Span)> {
        self.dateline
    }

    fn first(&self, zone: Zone) -> Option<BlockPlace> {
        self.zones
            .iter()
            .find(|(_, found)| *found == zone)
            .map(|(place, _)| *place)
    }

    fn has(&self, zone: Zone) -> bool {
        self.first(zone).is_some()
    }
}

/// One of the first blocks.
struct Candidate<'a> {
    place: BlockPlace,
    passage: &'a Passage,
    block: Block,
    words: &'a str,
}

/// Looks at the first blocks of the draft.
pub(super) fn head_matter(draft: &Draft) -> HeadMatter {
    let mut head = HeadMatter::default();
    let candidates = candidates(draft);
    // Above the headline of a page stand the sections of its site.
    let begin = match draft.format() {
        Format::Html => candidates
            .iter()
            .position(|candidate| candidate.block.level == 1)
            .unwrap_or(0),
        Format::Markdown | Format::Plain => 0,
    };
    let candidates = &candidates[begin..];
    let mut story = 0;
    for (index, candidate) in candidates.iter().enumerate() {
        if candidate.block.zone == Zone::Caption {
            continue;
        }
        let below = candidates.get(index + 1).map(|candidate| candidate.words);
        let above = Above {
            head: &head,
            first: index == 0,
            below,
        };
        if story == 0
            && let Some(zone) = above.zone(candidate, draft.format())
        {
            if zone == Zone::Dateline && head.dateline.is_none() {
                head.dateline = Some((candidate.place, candidate.block.span));
            }
            head.zones.push((candidate.place, zone));
            continue;
        }
        story += 1;
        if candidate.block.zone != Zone::Body || head.dateline.is_some() || story > DATELINE_WITHIN
        {
            break;
        }
        head.dateline = look::dateline_lead(candidate.words).map(|length| {
            let start = candidate.block.span.start;
            (candidate.place, Span::new(start, start + length as u32))
        });
    }
    head
}

fn candidates(draft: &Draft) -> Vec<Candidate<'_>> {
    let passages = draft.passages().iter().enumerate().take(PASSAGES);
    passages
        .flat_map(|(index, passage)| {
            let blocks = passage.blocks().iter().enumerate();
            blocks.map(move |(at, &block)| Candidate {
                place: BlockPlace {
                    passage: index,
                    block: at,
                },
                passage,
                block,
                words: passage.prose().slice(block.span),
            })
        })
        .take(BLOCKS)
        .collect()
}

/// What is known when a block is looked at.
struct Above<'a> {
    head: &'a HeadMatter,
    /// The block is the first one.
    first: bool,
    /// The words of the block after it.
    below: Option<&'a str>,
}

impl Above<'_> {
    /// The zone of `candidate` if it is head matter.
    fn zone(&self, candidate: &Candidate<'_>, format: Format) -> Option<Zone> {
        let words = candidate.words;
        let titled = self.head.has(Zone::Headline);
        let after_title = titled && !self.head.has(Zone::Standfirst);
        match candidate.block.zone {
            zone @ (Zone::Headline | Zone::Standfirst | Zone::Byline | Zone::Dateline) => {
                Some(zone)
            }
            Zone::Crosshead if !titled && (self.first || candidate.block.level == 1) => {
                Some(Zone::Headline)
            }
            Zone::Crosshead if after_title && look::is_standfirst(words) => Some(Zone::Standfirst),
            Zone::Body if look::is_byline(words, titled) => Some(Zone::Byline),
            Zone::Body if look::is_dateline(words) => Some(Zone::Dateline),
            Zone::Body if self.first && self.is_untitled_headline(candidate, format) => {
                Some(Zone::Headline)
            }
            Zone::Body
                if after_title
                    && format == Format::Markdown
                    && emphasis(candidate) > 0
                    && words.split_whitespace().count() >= 5 =>
            {
                Some(Zone::Standfirst)
            }
            _ => None,
        }
    }

    /// Whether a first block that is no heading by its markup is a headline all the same.
    fn is_untitled_headline(&self, candidate: &Candidate<'_>, format: Format) -> bool {
        let marked = match format {
            Format::Plain => true,
            Format::Markdown => emphasis(candidate) > 1,
            Format::Html => false,
        };
        // Some desks end headlines with a stop: what gives them away is their capitals, or the
        // dateline under them.
        let over_story = self.below.is_some_and(|below| {
            look::is_title_case(candidate.words) || look::dateline_lead(below).is_some()
        });
        marked && look::is_headline(candidate.words, over_story)
    }
}

/// How many marks of emphasis stand around the whole block, with none inside: 1 for `*…*`, 2 for `**…**`.
fn emphasis(candidate: &Candidate<'_>) -> usize {
    let prose = candidate.passage.prose();
    if !prose.is_verbatim(candidate.block.span) {
        return 0;
    }
    let span = prose.to_passage(candidate.block.span).range();
    let text = candidate.passage.text();
    let count = |marks: &mut dyn Iterator<Item = u8>| {
        marks
            .take(3)
            .take_while(|byte| matches!(byte, b'*' | b'_'))
            .count()
    };
    let before = count(&mut text.as_bytes()[..span.start].iter().rev().copied());
    let after = count(&mut text.as_bytes()[span.end..].iter().copied());
    before.min(after)
}
