//! The parts of a full name.

use crate::language::{Lexeme, lexicon};

/// The family name in a full name, with its particles and without what follows it, as `Jr.`: what copy
/// calls somebody once the full name is said. A single word is itself.
pub fn family(name: &str) -> &str {
    let name = name.trim();
    // Where each word starts, and where it ends.
    let mut words: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    for word in name.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end_matches(|char: char| char.is_whitespace() || char == ',');
        if !bare.is_empty() {
            words.push((at, at + bare.len()));
        }
        at += word.len();
    }
    let word = |index: usize| words.get(index).map_or("", |&(from, to)| &name[from..to]);
    let class = |index: usize| lexicon::lookup(word(index));
    let mut count = words.len();
    // Of a king the number is his name, and the rest is what he is called.
    while count > 1 && class(count - 1).contains(Lexeme::SUFFIX) {
        count -= 1;
    }
    if count < 2 {
        return word(0);
    }
    let last = count - 1;
    let family_first = class(0).contains(Lexeme::FAMILY_FIRST)
        && (!class(last).contains(Lexeme::FAMILY_FIRST) || word(last).contains(['-', '‑']));
    if family_first {
        return word(0);
    }
    let mut first = last;
    while first > 1 && class(first - 1).contains(Lexeme::PARTICLE) {
        first -= 1;
    }
    &name[words[first].0..words[last].1]
}

#[cfg(test)]
mod tests {
    use super::family;

    #[test]
    fn family_names_keep_their_particles() {
        for (name, expected) in [
            ("Mara Lind", "Lind"),
            ("Mara von der Esk", "von der Esk"),
            ("Tomas Varga Jr.", "Varga"),
            ("Tomas Varga, Jr.", "Varga"),
            ("Kim Jae-won", "Kim"),
            ("Osei el-Darko", "el-Darko"),
            ("Ben Halden", "Halden"),
            ("Halden", "Halden"),
            ("Charles III", "Charles"),
            ("", ""),
        ] {
            assert_eq!(family(name), expected, "{name}");
        }
    }
}
