//! Capital letters that need not be spelled out: a house list.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

static KNOWN: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    include_str!("known.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect()
});

/// Whether copy may use `letters` without a word of what they stand for.
pub(super) fn is_known(letters: &str) -> bool {
    KNOWN.contains(letters) || is_roman(letters)
}

/// `XVI`
fn is_roman(letters: &str) -> bool {
    letters
        .chars()
        .all(|char| matches!(char, 'I' | 'V' | 'X' | 'L' | 'C'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_everybody_knows_is_known() {
        for letters in ["FBI", "NATO", "GDP", "JFK", "XVI", "AFL-CIO"] {
            assert!(is_known(letters), "{letters}");
        }
        assert!(!is_known("HWF"));
    }
}
