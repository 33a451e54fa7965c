//! Character references, one by one, so that each keeps its place.

use htmlize::{Context, unescape_in};

use crate::{draft::composer::Composer, text::Span};

/// Longest reference there is, `&CounterClockwiseContourIntegral;`, and some zeros for numeric ones.
const LONGEST: usize = 40;

/// Gives `text`, which stands at byte `at` of the passage, to `composer` with its references decoded.
pub(super) fn decode(text: &str, at: u32, composer: &mut Composer) {
    let mut from = 0;
    for ampersand in memchr::memchr_iter(b'&', text.as_bytes()) {
        let Some((letters, length)) = reference(&text[ampersand..]) else {
            continue;
        };
        composer.verbatim(&text[from..ampersand], at + from as u32);
        let span = Span::of(ampersand..ampersand + length).shifted(at);
        composer.instead(&letters, span);
        from = ampersand + length;
    }
    composer.verbatim(&text[from..], at + from as u32);
}

/// The letters that the reference at the start of `text` stands for, and its length in bytes.
fn reference(text: &str) -> Option<(String, usize)> {
    let name = text.bytes().skip(1).take(LONGEST);
    let mut length = 1 + name
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#')
        .count();
    if text.as_bytes().get(length) == Some(&b';') {
        length += 1;
    }
    let written = &text[..length];
    let decoded = unescape_in(written, Context::General);
    if decoded == written {
        return None;
    }
    // Some names need no semicolon: of `&ampx`, the x is a letter of the text.
    let rest = written
        .bytes()
        .rev()
        .zip(
            decoded
                .bytes()
                .skip(1)
                .collect::<Vec<_>>()
                .into_iter()
                .rev(),
        )
        .take_while(|(written, decoded)| written == decoded && written.is_ascii())
        .count();
    let letters = &decoded[..decoded.len() - rest];
    Some((letters.to_owned(), length - rest))
}

#[cfg(test)]
mod tests {
    use super::reference;

    #[test]
    fn references() {
        for (text, letters, length) in [
            ("&amp; so", "&", 5),
            ("&ampx", "&", 4),
            ("&notit;", "¬", 4),
            ("&shy;berg", "\u{ad}", 5),
            ("&#8220;We", "“", 7),
            ("&#x201c;", "“", 8),
            ("&eacute", "é", 7),
            ("&fjlig;", "fj", 7),
            ("&lt;b", "<", 4),
        ] {
            assert_eq!(
                reference(text),
                Some((letters.to_owned(), length)),
                "{text}"
            );
        }
        for text in ["& so", "&", "&;", "&xyz;", "&#;", "&#x;"] {
            assert_eq!(reference(text), None, "{text}");
        }
    }
}
