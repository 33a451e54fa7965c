//! Which letters a name can yield.

/// Small words that a name’s initials may leave out.
const SMALL: &[&str] = &[
    "a", "an", "and", "at", "by", "de", "du", "for", "from", "in", "la", "of", "on", "or", "the",
    "to", "with", "&",
];

/// Whether a word may be left out of the initials.
pub(super) fn is_small(word: &str) -> bool {
    SMALL.contains(&word)
}

/// The shortest ending of `words` that yields `letters`: each letter stands in the words, in their order, and the
/// first begins one (Schwartz and Hearst, 2003). The index of its first word.
pub(super) fn yields(words: &[&str], letters: &str) -> Option<usize> {
    let wanted: Vec<char> = letters
        .chars()
        .filter(|char| char.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    let (first, rest) = wanted.split_first()?;
    let mut rest = rest.iter().rev().peekable();
    for (index, word) in words.iter().enumerate().rev() {
        let word: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
        for (at, char) in word.iter().enumerate().rev() {
            match rest.peek() {
                Some(letter) if *letter == char => {
                    rest.next();
                }
                // The first letter begins a word, or a part of one behind a hyphen.
                None if char == first && (at == 0 || matches!(word[at - 1], '-' | '‑' | '/')) => {
                    return Some(index);
                }
                _ => {}
            }
        }
    }
    None
}

/// The initials of a name: of its words but the small ones, each part of a hyphenated word by itself if `parts`.
pub(super) fn initials(words: &[&str], parts: bool) -> String {
    words
        .iter()
        .filter(|word| !is_small(word))
        .map(|word| initials_of(word, parts))
        .collect()
}

/// The same of one word.
pub(super) fn initials_of(word: &str, parts: bool) -> String {
    word.split(['-', '‑', '/'])
        .take(if parts { usize::MAX } else { 1 })
        .filter_map(|part| part.chars().next())
        .flat_map(char::to_uppercase)
        .collect()
}

/// Whether `letters` look like a slip in `initials`: the same letters in another order, or of four and more one that is another.
pub(super) fn is_slip(letters: &str, initials: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) =
        (letters.chars().collect(), initials.chars().collect());
    if one == other || one.len() != other.len() || one.len() < 3 {
        return false;
    }
    let sorted = |word: &[char]| {
        let mut word = word.to_vec();
        word.sort_unstable();
        word
    };
    let apart = one
        .iter()
        .zip(&other)
        .filter(|(one, other)| one != other)
        .count();
    sorted(&one) == sorted(&other) || one.len() >= 4 && apart == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_yield_their_initials_without_small_words_and_some_letters_within() {
        for (name, letters, start) in [
            ("the Harbour Workers Federation", "HWF", 1),
            ("of the Bank of Halden", "BOH", 2),
            ("the Department of Fish and Game", "DFG", 1),
            ("a Trans-Esk Partnership", "TEP", 1),
            (
                "an Organization for Security and Co-operation in Esk",
                "OSCE",
                1,
            ),
            ("by tuberculosis", "TB", 1),
            ("the Esk Boats and Quays Co", "EBQ", 1),
        ] {
            let words: Vec<&str> = name.split(' ').collect();
            assert_eq!(yields(&words, letters), Some(start), "{name} {letters}");
        }
        let words = ["the", "Harbour", "Workers", "Federation"];
        assert_eq!(yields(&words, "HFW"), None);
        assert_eq!(initials(&["Trans-Esk", "Partnership"], true), "TEP");
        assert_eq!(initials(&["Trans-Esk", "Partnership"], false), "TP");
    }

    #[test]
    fn a_slip_is_another_order_or_one_other_letter_of_four() {
        for (letters, initials, slip) in [
            ("HFW", "HWF", true),
            ("HWF", "HWF", false),
            ("HWA", "HWF", false),
            ("HWFB", "HWFA", true),
            ("MSF", "DWB", false),
            ("HF", "FH", false),
        ] {
            assert_eq!(is_slip(letters, initials), slip, "{letters} {initials}");
        }
    }
}
