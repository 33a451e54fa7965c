//! The sections of a draft: what stands above the first crosshead, then each crosshead with what it heads.

use crate::{
    draft::{BlockPlace, Draft, Zone},
    rules::{Finding, Severity},
    text::Span,
};

/// A stretch of a draft under one head. Spans are bytes of the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Section {
    /// The words of its crosshead, of the headline for the first; `None` where there is neither.
    pub(super) title: Option<String>,
    /// Where those words stand.
    pub(super) heading: Option<Span>,
    /// The level of the crosshead's markup, 1 to 6; 0 where it has none.
    pub(super) level: u8,
    /// From its crosshead to the next, or to the end of the draft.
    pub(super) span: Span,
}

/// The sections in order; there is at least one, they touch, and together they are the whole draft.
pub(super) fn sections(draft: &Draft) -> Vec<Section> {
    let headline = draft.head().headline();
    let opening = headline.and_then(|place| head(draft, place));
    let (title, heading, level) = opening.map_or((None, None, 0), |(words, span, level)| {
        (Some(words), Some(span), level)
    });
    let mut sections = vec![Section {
        title,
        heading,
        level,
        span: Span::new(0, draft.len()),
    }];
    for (passage, contents) in draft.passages().iter().enumerate() {
        for block in 0..contents.blocks().len() {
            if draft.zone(passage, block) != Zone::Crosshead {
                continue;
            }
            let Some((words, span, level)) = head(draft, BlockPlace { passage, block }) else {
                continue;
            };
            // The marks of a heading stand before its words and are of its section.
            let start = draft
                .passage_start(passage)
                .max(line_start(draft, span.start));
            if let Some(before) = sections.last_mut() {
                before.span.end = start.max(before.span.start);
            }
            sections.push(Section {
                title: Some(words),
                heading: Some(span),
                level,
                span: Span::new(start, draft.len()),
            });
        }
    }
    sections
}

/// The sections, each with all that stands under it: those of lower heads as well. The headline stands
/// over the whole draft; a crosshead without a level is of the second.
pub(super) fn nested(sections: &[Section]) -> Vec<(&Section, Span)> {
    let rank = |index: usize, section: &Section| match section.level {
        _ if index == 0 => 0,
        0 => 2,
        level => level,
    };
    let end = sections.last().map_or(0, |last| last.span.end);
    let mut nested: Vec<(&Section, Span)> = Vec::with_capacity(sections.len());
    // Those that nothing has ended yet, and their ranks, which rise.
    let mut open: Vec<(usize, u8)> = Vec::new();
    for (index, section) in sections.iter().enumerate() {
        let own = rank(index, section);
        while let Some((ended, _)) = open.pop_if(|(_, rank)| *rank >= own) {
            nested[ended].1.end = section.span.start;
        }
        let span = Span::new(section.span.start, end);
        if index == 0 && section.title.is_none() {
            nested.push((section, section.span));
        } else {
            nested.push((section, span));
            open.push((index, own));
        }
    }
    nested
}

/// The index of the section that holds byte `offset`.
pub(super) fn section_at(sections: &[Section], offset: u32) -> usize {
    sections
        .partition_point(|section| section.span.start <= offset)
        .saturating_sub(1)
}

/// Whether a finding counts among what is to be looked at: a hint does not.
pub(super) fn is_to_be_looked_at(finding: &Finding) -> bool {
    finding.severity != Severity::Hint
}

/// The words of a head on one line, where they stand, and its level; nothing for one without words.
fn head(draft: &Draft, place: BlockPlace) -> Option<(String, Span, u8)> {
    let passage = draft.passages().get(place.passage)?;
    let block = passage.blocks().get(place.block)?;
    let words = passage.prose().slice(block.span);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let span = passage.prose().to_passage(block.span);
    let start = draft.passage_start(place.passage);
    (!words.is_empty()).then(|| (words, span.shifted(start), block.level))
}

fn line_start(draft: &Draft, offset: u32) -> u32 {
    let text = draft.text();
    text.line_to_byte(text.byte_to_line(offset as usize)) as u32
}

#[cfg(test)]
mod tests {
    use super::{nested, section_at, sections};
    use crate::draft::{Draft, Format};

    #[test]
    fn sections_touch_and_cover_the_draft() {
        let cases = [
            (Format::Markdown, "", vec![None]),
            (Format::Markdown, "Ana Lind spoke.\n", vec![None]),
            (
                Format::Markdown,
                "# Pool shut\n\nIt leaks.\n\n## The roof\n\nIt fell.\n\n### *Who* pays?\n\nNobody.\n",
                vec![Some("Pool shut"), Some("The roof"), Some("Who pays?")],
            ),
            (
                Format::Html,
                "<h1>Pool shut</h1><p>It leaks.</p><h2>The &amp; roof</h2><p>It fell.</p>",
                vec![Some("Pool shut"), Some("The & roof")],
            ),
        ];
        for (format, text, titles) in cases {
            let draft = Draft::new("draft", format, text);
            let found = sections(&draft);
            let named: Vec<_> = found
                .iter()
                .map(|section| section.title.as_deref())
                .collect();
            assert_eq!(named, titles, "{text}");
            assert_eq!(found[0].span.start, 0);
            assert_eq!(found.last().map(|last| last.span.end), Some(draft.len()));
            for (index, pair) in found.windows(2).enumerate() {
                assert_eq!(pair[0].span.end, pair[1].span.start);
                assert_eq!(section_at(&found, pair[1].span.start), index + 1);
                assert_eq!(section_at(&found, pair[1].span.start - 1), index);
            }
        }
    }

    #[test]
    fn a_section_holds_those_of_lower_heads_up_to_the_next_as_high() {
        let text = "# Top\n\na\n\n## B\n\nb\n\n### C\n\nc\n\n## D\n\nd\n\n# E\n\ne\n";
        let draft = Draft::new("draft", Format::Markdown, text);
        let sections = sections(&draft);
        let held: Vec<String> = nested(&sections)
            .into_iter()
            .map(|(section, span)| {
                let title = section.title.as_deref().unwrap_or("");
                let words = draft.slice(span).replace("\n\n", " ");
                format!("{title}: {}", words.trim())
            })
            .collect();
        assert_eq!(
            held,
            [
                "Top: # Top a ## B b ### C c ## D d # E e",
                "B: ## B b ### C c",
                "C: ### C c",
                "D: ## D d",
                "E: # E e",
            ]
        );
    }
}
