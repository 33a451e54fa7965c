//! Bytes to lines and columns and back, over a rope.
//!
//! Lines end at LF, CRLF or a lone CR, as editors count them; U+2028 and its kin end no line.

use ropey::Rope;

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units, the protocol's default.
    #[default]
    Utf16,
    /// Code points, as the command line prints them.
    Utf32,
}

/// A place between two characters: a line and a column, both counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Position {
    /// Line, from 0.
    pub line: u32,
    /// Column in units of an [`Encoding`], from 0.
    pub column: u32,
}

/// Where byte `offset` of `text` stands. An offset past the end is the end; one inside a character is
/// its start, and one inside CRLF the end of the line, since no position stands there.
pub fn position(text: &Rope, offset: u32, encoding: Encoding) -> Position {
    let byte = (offset as usize).min(text.len_bytes());
    let mut char = text.byte_to_char(byte);
    if char > 0 && text.get_char(char) == Some('\n') && text.char(char - 1) == '\r' {
        char -= 1;
    }
    let line = text.char_to_line(char);
    let column = match encoding {
        Encoding::Utf8 => text.char_to_byte(char) - text.line_to_byte(line),
        Encoding::Utf16 => {
            let start = text.char_to_utf16_cu(text.line_to_char(line));
            text.char_to_utf16_cu(char) - start
        }
        Encoding::Utf32 => char - text.line_to_char(line),
    };
    Position {
        line: line as u32,
        column: column as u32,
    }
}

/// The byte offset of `position` in `text`.
///
/// As the protocol says: a column past the line's end is the line's end (before its break), a line
/// past the last is the end of the text, and a place inside a character is rounded down.
pub fn offset(text: &Rope, position: Position, encoding: Encoding) -> u32 {
    let line = position.line as usize;
    if line >= text.len_lines() {
        return text.len_bytes() as u32;
    }
    let start = text.line_to_char(line);
    let content = text.line(line);
    let mut end = content.len_chars();
    while end > 0 && matches!(content.char(end - 1), '\n' | '\r') {
        end -= 1;
    }
    let column = position.column as usize;
    let chars = match encoding {
        Encoding::Utf8 => {
            let column = column.min(content.len_bytes());
            content.byte_to_char(column)
        }
        Encoding::Utf16 => {
            let column = column.min(content.len_utf16_cu());
            content.utf16_cu_to_char(column)
        }
        Encoding::Utf32 => column,
    };
    text.char_to_byte(start + chars.min(end)) as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    /// The lines of `text`, each as its start, its end before the break, and its end after it: said
    /// without a rope, character by character.
    fn lines(text: &str) -> Vec<(usize, usize, usize)> {
        let mut lines = Vec::new();
        let mut start = 0;
        let mut chars = text.char_indices().peekable();
        while let Some((at, char)) = chars.next() {
            let after = match char {
                '\r' if chars.peek().is_some_and(|(_, next)| *next == '\n') => {
                    chars.next();
                    at + 2
                }
                '\n' | '\r' => at + 1,
                _ => continue,
            };
            lines.push((start, at, after));
            start = after;
        }
        lines.push((start, text.len(), text.len()));
        lines
    }

    fn width(char: char, encoding: Encoding) -> usize {
        match encoding {
            Encoding::Utf8 => char.len_utf8(),
            Encoding::Utf16 => char.len_utf16(),
            Encoding::Utf32 => 1,
        }
    }

    fn naive_offset(text: &str, position: Position, encoding: Encoding) -> usize {
        let Some(&(start, end, _)) = lines(text).get(position.line as usize) else {
            return text.len();
        };
        let mut column = 0;
        for (at, char) in text[start..end].char_indices() {
            column += width(char, encoding);
            if column > position.column as usize {
                return start + at;
            }
        }
        end
    }

    fn text() -> impl Strategy<Value = String> {
        let pieces = [
            "a",
            "é",
            "e\u{301}",
            "“",
            "👩‍🚀",
            "𝒳",
            "\n",
            "\r\n",
            "\r",
            "\u{2028}",
            "\u{85}",
            "\u{b}",
            "\u{c}",
            " ",
        ];
        // Long enough for several chunks of the rope now and then.
        prop_oneof![
            4 => prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..40),
            1 => prop::collection::vec(prop::sample::select(pieces.to_vec()), 900..1200),
        ]
        .prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn positions_there_and_back(text in text(), at in any::<usize>()) {
            let rope = Rope::from_str(&text);
            let mut at = at % (text.len() + 1);
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            for encoding in ENCODINGS {
                let found = position(&rope, at as u32, encoding);
                let lines = lines(&text);
                let line = lines.iter().position(|&(_, _, after)| at < after).unwrap_or(lines.len() - 1);
                let (start, end, _) = lines[line];
                let column: usize = text[start..at.min(end).max(start)].chars().map(|char| width(char, encoding)).sum();
                prop_assert_eq!(found, Position { line: line as u32, column: column as u32 });
                prop_assert_eq!(offset(&rope, found, encoding) as usize, at.min(end));
            }
        }

        #[test]
        fn any_position_has_an_offset(text in text(), line in 0_u32..60, column in prop_oneof![0_u32..60, Just(u32::MAX)]) {
            let rope = Rope::from_str(&text);
            for encoding in ENCODINGS {
                let position = Position { line, column };
                prop_assert_eq!(offset(&rope, position, encoding) as usize, naive_offset(&text, position, encoding));
            }
        }
    }

    #[test]
    fn places_that_are_none_are_rounded() {
        let rope = Rope::from_str("a😀\r\nb\u{2028}c");
        let at = |line, column, encoding| offset(&rope, Position { line, column }, encoding);
        for (line, column, encoding, expected) in [
            (0, 2, Encoding::Utf16, 1),
            (0, 3, Encoding::Utf16, 5),
            (0, 99, Encoding::Utf16, 5),
            (0, 3, Encoding::Utf8, 1),
            (0, 2, Encoding::Utf32, 5),
            (1, 3, Encoding::Utf16, 12),
            (2, 0, Encoding::Utf16, 12),
            (u32::MAX, u32::MAX, Encoding::Utf8, 12),
        ] {
            assert_eq!(
                at(line, column, encoding),
                expected,
                "{line}:{column} {encoding:?}"
            );
        }
        let of = |offset| position(&rope, offset, Encoding::Utf16);
        assert_eq!(of(3), Position { line: 0, column: 1 });
        assert_eq!(of(6), Position { line: 0, column: 3 });
        assert_eq!(of(11), Position { line: 1, column: 2 });
        assert_eq!(of(99), Position { line: 1, column: 3 });
    }
}
