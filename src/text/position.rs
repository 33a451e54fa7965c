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

/// Where byte `offset` of `text` stands. An offset past the end is the end; one inside a character is its start.
pub fn position(text: &Rope, offset: u32, encoding: Encoding) -> Position {
    let byte = (offset as usize).min(text.len_bytes());
    let char = text.byte_to_char(byte);
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
