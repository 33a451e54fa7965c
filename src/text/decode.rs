//! Bytes to text: the byte order mark, and the first byte that is not UTF-8.

use std::fmt;

/// Drafts longer than this many bytes are refused: offsets are 32 bits wide.
pub const LONGEST: usize = 1 << 30;

/// A file's text without its byte order mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text after the mark.
    pub text: String,
    /// Whether the file began with a byte order mark, three bytes that count in the file's offsets.
    pub byte_order_mark: bool,
}

/// Why bytes are not a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DecodeError {
    /// The file begins with the byte order mark of UTF-16.
    Utf16,
    /// The byte at this offset of the file, and its value, do not belong in UTF-8.
    NotUtf8 {
        /// Byte offset into the file.
        offset: usize,
        /// The byte there.
        byte: u8,
    },
    /// The file is longer than [`LONGEST`].
    TooLong {
        /// Its length in bytes.
        length: usize,
    },
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Utf16 => f.write_str("is UTF-16, not UTF-8: save it as UTF-8"),
            Self::NotUtf8 { offset, byte } => write!(
                f,
                "is not UTF-8: byte 0x{byte:02x} at offset {offset}; save it as UTF-8"
            ),
            Self::TooLong { length } => write!(
                f,
                "is {length} bytes long, more than the {LONGEST} a draft may have: split it"
            ),
        }
    }
}

impl std::error::Error for DecodeError {}

/// The text of a file.
///
/// # Errors
/// Names the first byte that is not UTF-8, counted from the file's start.
pub fn decode(bytes: Vec<u8>) -> Result<Decoded, DecodeError> {
    if bytes.len() > LONGEST {
        return Err(DecodeError::TooLong {
            length: bytes.len(),
        });
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(DecodeError::Utf16);
    }
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        DecodeError::NotUtf8 {
            offset,
            byte: error.as_bytes()[offset],
        }
    })?;
    let byte_order_mark = text.starts_with('\u{feff}');
    if byte_order_mark {
        text.drain(..'\u{feff}'.len_utf8());
    }
    Ok(Decoded {
        text,
        byte_order_mark,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_byte_order_mark_is_not_text() {
        let decoded = decode(b"\xef\xbb\xbfHalden\r\n".to_vec());
        assert_eq!(
            decoded,
            Ok(Decoded {
                text: "Halden\r\n".to_owned(),
                byte_order_mark: true,
            })
        );
        let decoded = decode("a\u{feff}b".into()).expect("UTF-8");
        assert_eq!(
            (decoded.text.as_str(), decoded.byte_order_mark),
            ("a\u{feff}b", false)
        );
        assert_eq!(
            decode(Vec::new()).map(|decoded| decoded.text),
            Ok(String::new())
        );
    }

    #[test]
    fn what_is_not_utf8_is_named_with_its_place_in_the_file() {
        for (bytes, offset, byte) in [
            (&b"caf\xe9 in Halden"[..], 3, 0xe9),
            (b"\xef\xbb\xbfcaf\xe9", 6, 0xe9),
            (b"\x80", 0, 0x80),
            // A character that the end of the file cuts.
            (b"ab\xe2\x80", 2, 0xe2),
            // Half of a surrogate pair.
            (b"a\xed\xa0\x80", 1, 0xed),
        ] {
            let expected = DecodeError::NotUtf8 { offset, byte };
            assert_eq!(decode(bytes.to_vec()), Err(expected));
        }
        let error = decode(b"caf\xe9".to_vec()).expect_err("Latin-1");
        assert_eq!(
            error.to_string(),
            "is not UTF-8: byte 0xe9 at offset 3; save it as UTF-8"
        );
    }

    #[test]
    fn utf16_is_named() {
        for bytes in [&b"\xff\xfeH\0"[..], b"\xfe\xff\0H"] {
            assert_eq!(decode(bytes.to_vec()), Err(DecodeError::Utf16));
        }
    }
}
