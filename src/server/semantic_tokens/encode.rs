//! From pieces of a draft to the protocol's numbers, and from old numbers to new ones.

use ropey::Rope;
use tower_lsp::ls_types::{SemanticToken, SemanticTokensEdit};

use super::pieces::Piece;
use crate::text::Encoding;

/// The tokens of the pieces, which are in order. No token has a line break in it or white space at its
/// ends: a piece of several lines becomes several tokens.
pub(super) fn tokens(text: &Rope, pieces: &[Piece], encoding: Encoding) -> Vec<SemanticToken> {
    let mut walk = Walk {
        chunks: text.chunks(),
        chunk: &[],
        at: 0,
        line: 0,
        column: 0,
        after_return: false,
        encoding,
    };
    let mut writer = Writer {
        tokens: Vec::with_capacity(pieces.len()),
        line: 0,
        column: 0,
    };
    for piece in pieces {
        while walk.at < piece.span.start && walk.step().is_some() {}
        let mut begun: Option<u32> = None;
        let mut end = 0;
        let mut broken = false;
        while walk.at < piece.span.end {
            let (line, column) = (walk.line, walk.column);
            let Some(byte) = walk.step() else { break };
            match byte {
                b'\n' | b'\r' => {
                    writer.write(line, begun.take(), end, piece);
                    broken = true;
                }
                b' ' | b'\t' => {}
                // The mark of a block quote in Markdown is none of its words.
                b'>' if broken && begun.is_none() => {}
                _ => {
                    begun.get_or_insert(column);
                    end = walk.column;
                }
            }
        }
        writer.write(walk.line, begun, end, piece);
    }
    writer.tokens
}

/// Walks over a text byte by byte and knows line and column.
struct Walk<'a> {
    chunks: ropey::iter::Chunks<'a>,
    chunk: &'a [u8],
    /// Bytes gone over.
    at: u32,
    line: u32,
    column: u32,
    after_return: bool,
    encoding: Encoding,
}

impl Walk<'_> {
    /// Goes over the next byte.
    fn step(&mut self) -> Option<u8> {
        let byte = loop {
            if let Some((&byte, rest)) = self.chunk.split_first() {
                self.chunk = rest;
                break byte;
            }
            self.chunk = self.chunks.next()?.as_bytes();
        };
        self.at += 1;
        match byte {
            b'\n' if self.after_return => {}
            b'\n' | b'\r' => {
                self.line += 1;
                self.column = 0;
            }
            _ => self.column += units(byte, self.encoding),
        }
        self.after_return = byte == b'\r';
        Some(byte)
    }
}

/// By how much a byte moves the column: a character counts at its first.
fn units(byte: u8, encoding: Encoding) -> u32 {
    let is_first = byte & 0xc0 != 0x80;
    match encoding {
        Encoding::Utf8 => 1,
        Encoding::Utf16 => u32::from(is_first) + u32::from(byte >= 0xf0),
        Encoding::Utf32 => u32::from(is_first),
    }
}

/// Writes tokens, each seen from the one before.
struct Writer {
    tokens: Vec<SemanticToken>,
    line: u32,
    column: u32,
}

impl Writer {
    fn write(&mut self, line: u32, start: Option<u32>, end: u32, piece: &Piece) {
        let Some(start) = start.filter(|&start| start < end) else {
            return;
        };
        let delta_line = line - self.line;
        self.tokens.push(SemanticToken {
            delta_line,
            delta_start: if delta_line == 0 {
                start - self.column
            } else {
                start
            },
            length: end - start,
            token_type: piece.kind as u32,
            token_modifiers_bitset: piece.modifiers,
        });
        (self.line, self.column) = (line, start);
    }
}

/// The edits that lead from `old` to `new`, in order; all count from `old`.
///
/// An edit of the draft changes a few tokens where it is made, and perhaps a few far below: whom a pronoun
/// means. So after a difference it is looked for the nearest place where both go on alike.
pub(super) fn edits(old: &[SemanticToken], new: &[SemanticToken]) -> Vec<SemanticTokensEdit> {
    /// With more edits than this, the last one takes the rest.
    const MOST: usize = 32;
    let last = common(old.iter().rev(), new.iter().rev());
    let (old, new) = (&old[..old.len() - last], &new[..new.len() - last]);
    let (mut at_old, mut at_new) = (0, 0);
    let mut edits = Vec::new();
    loop {
        let same = common(old[at_old..].iter(), new[at_new..].iter());
        (at_old, at_new) = (at_old + same, at_new + same);
        let (old_rest, new_rest) = (&old[at_old..], &new[at_new..]);
        if old_rest.is_empty() && new_rest.is_empty() {
            return edits;
        }
        let all = (old_rest.len(), new_rest.len());
        let (gone, come) = if edits.len() + 1 < MOST {
            meet(old_rest, new_rest).unwrap_or(all)
        } else {
            all
        };
        edits.push(SemanticTokensEdit {
            start: (at_old * NUMBERS) as u32,
            delete_count: (gone * NUMBERS) as u32,
            data: (come > 0).then(|| new_rest[..come].to_vec()),
        });
        (at_old, at_new) = (at_old + gone, at_new + come);
    }
}

/// How many numbers a token is.
const NUMBERS: usize = 5;

/// How many tokens both begin with.
fn common<'a>(
    old: impl Iterator<Item = &'a SemanticToken>,
    new: impl Iterator<Item = &'a SemanticToken>,
) -> usize {
    old.zip(new).take_while(|(old, new)| old == new).count()
}

/// How many tokens of each to leave out so that both go on alike for a while; the fewest.
fn meet(old: &[SemanticToken], new: &[SemanticToken]) -> Option<(usize, usize)> {
    /// How many may be left out together.
    const FARTHEST: usize = 48;
    /// How many must be alike, or both end: tokens are numbers between neighbours and repeat easily.
    const ALIKE: usize = 6;
    (1..=FARTHEST).find_map(|both| {
        (0..=both).find_map(|gone| {
            let come = both - gone;
            let (old, new) = (old.get(gone..)?, new.get(come..)?);
            let alike = common(old.iter(), new.iter().take(ALIKE));
            let ends = old.len() == new.len() && alike == old.len();
            (alike == ALIKE || ends).then_some((gone, come))
        })
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn token(number: u32) -> SemanticToken {
        SemanticToken {
            delta_start: number,
            ..SemanticToken::default()
        }
    }

    /// `old` after the edits, made as the protocol says: from the last to the first.
    fn applied(old: &[SemanticToken], edits: &[SemanticTokensEdit]) -> Vec<SemanticToken> {
        let mut tokens = old.to_vec();
        for edit in edits.iter().rev() {
            let start = edit.start as usize / NUMBERS;
            let end = start + edit.delete_count as usize / NUMBERS;
            tokens.splice(start..end, edit.data.clone().unwrap_or_default());
        }
        tokens
    }

    proptest! {
        #[test]
        fn edits_lead_from_old_to_new(
            old in prop::collection::vec(0_u32..4, 0..80),
            new in prop::collection::vec(0_u32..4, 0..80),
        ) {
            let [old, new] = [old, new].map(|list| list.into_iter().map(token).collect::<Vec<_>>());
            prop_assert_eq!(applied(&old, &edits(&old, &new)), new);
        }
    }

    #[test]
    fn two_differences_far_apart_are_two_small_edits() {
        let old: Vec<_> = (0..9_000).map(token).collect();
        let mut new = old.clone();
        new.splice(10..12, [token(1), token(2), token(3)]);
        new[8_000] = token(0);
        let edits = edits(&old, &new);
        assert_eq!(applied(&old, &edits), new);
        let sizes: Vec<_> = edits
            .iter()
            .map(|edit| (edit.delete_count, edit.data.as_ref().map_or(0, Vec::len)))
            .collect();
        assert_eq!(sizes, [(10, 3), (5, 1)]);
    }
}
