//! Whether two words can be one name with a slip in it.

use crate::language::{Lexeme, letters, lexicon, romanisation};

/// How many letters apart two folded words are, where that is few enough for their length to
/// mean a slip: one of five letters, two of eight. A swap of neighbours counts as one.
pub(super) fn slip(one: &str, other: &str) -> Option<usize> {
    let (one_long, other_long) = (one.chars().count(), other.chars().count());
    if one_long.max(other_long) < 5 {
        return None;
    }
    letters_apart(one, other, if one_long.min(other_long) < 8 { 1 } else { 2 })
}

/// The same of the family names of two people with the same given name, where one of four letters is enough.
pub(super) fn slip_beside_given(one: &str, other: &str) -> Option<usize> {
    let shorter = one.chars().count().min(other.chars().count());
    if shorter < 4 {
        return None;
    }
    letters_apart(one, other, if shorter < 7 { 1 } else { 2 })
}

/// The same where the one stands once and the other is all over the draft: one of three letters and four.
pub(super) fn slip_of_one(one: &str, other: &str) -> Option<usize> {
    let (shorter, longer) = (one.chars().count(), other.chars().count());
    match (shorter.min(longer), shorter.max(longer)) {
        (3, 4) => letters_apart(one, other, 1),
        _ => slip_beside_given(one, other),
    }
}

/// Whether the first, of four letters, is the second with a slip that no tongue could make: Bfsh, Bush.
pub(super) fn odd_slip(odd: &str, other: &str) -> bool {
    let shorter = odd.chars().count().min(other.chars().count());
    shorter >= 3
        && odd.chars().count().max(other.chars().count()) >= 4
        && letters::odd_runs(odd) > letters::odd_runs(other)
        && letters_apart(odd, other, 1).is_some()
}

fn letters_apart(one: &str, other: &str, most: usize) -> Option<usize> {
    if one == other
        || !begin_alike(one, other) && one.len().min(other.len()) < 5
        || one.len().abs_diff(other.len()) > 2 * most
        || one.contains(['.', '-'])
        || other.contains(['.', '-'])
        || is_gendered(one, other)
        || is_plural(one, other)
        || romanisation::are_one(one, other)
    {
        return None;
    }
    let apart = strsim::osa_distance(one, other);
    (apart <= most).then_some(apart)
}

/// Whether two words have the same first letter. Few slips change it, and names that differ in it are often two.
pub(super) fn begin_alike(one: &str, other: &str) -> bool {
    one.chars().next() == other.chars().next()
}

/// Whether one is not the other misspelt, but its feminine, its plural or a son's.
pub(super) fn is_other_form(one: &str, other: &str) -> bool {
    is_gendered(one, other) || is_plural(one, other) || is_son(one, other) || is_son(other, one)
}

/// Whether two forms are those of a man and a woman: Kovalev, Kovaleva; Kowalski, Kowalska; Michel, Michele.
fn is_gendered(one: &str, other: &str) -> bool {
    const ENDINGS: [(&str, &str); 8] = [
        ("", "a"),
        ("", "e"),
        ("i", "a"),
        ("y", "a"),
        ("o", "a"),
        ("e", "a"),
        ("y", "aya"),
        ("u", "a"),
    ];
    ENDINGS.iter().any(|(his, hers)| {
        let pair = |one: &str, other: &str| {
            one.strip_suffix(his)
                .is_some_and(|stem| other.strip_suffix(hers) == Some(stem))
        };
        pair(one, other) || pair(other, one)
    })
}

/// Whether one is the other's son's: Robertson, of Robert or Roberts; Jacobsen.
fn is_son(son: &str, father: &str) -> bool {
    let stem = son.strip_suffix("son").or_else(|| son.strip_suffix("sen"));
    stem.is_some_and(|stem| stem == father.strip_suffix('s').unwrap_or(father))
}

/// Whether one is all of the family of the other: the Lindholms.
fn is_plural(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    long.strip_prefix(short)
        .is_some_and(|ending| matches!(ending, "s" | "es" | "z"))
}

/// Whether two given names are a man's and a woman's.
pub(super) fn of_two_sexes(one: &str, other: &str) -> bool {
    let (one, other) = (lexicon::lookup(one), lexicon::lookup(other));
    let his = |word: Lexeme| word.contains(Lexeme::HE_NAME) && !word.contains(Lexeme::SHE_NAME);
    let hers = |word: Lexeme| word.contains(Lexeme::SHE_NAME) && !word.contains(Lexeme::HE_NAME);
    his(one) && hers(other) || hers(one) && his(other)
}

/// Whether one given name is the other cut short: Pete, Peter. Not where a letter is doubled: Elliot, Elliott.
pub(super) fn is_short_form(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    long.strip_prefix(short)
        .is_some_and(|rest| !rest.is_empty() && !short.ends_with(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_of_long_words_that_begin_alike() {
        assert_eq!(slip("grainger", "graniger"), Some(1));
        assert_eq!(slip("grainger", "granger"), Some(1));
        assert_eq!(slip("stoltenberg", "stoltenburgh"), Some(2));
        for (one, other) in [
            ("lind", "lund"),
            ("dark", "bark"),
            ("kovalev", "kovaleva"),
            ("kowalski", "kowalska"),
            ("grainger", "graingers"),
            ("grainger", "grainger"),
        ] {
            assert_eq!(slip(one, other), None, "{one} {other}");
        }
        assert_eq!(slip_beside_given("lind", "lnid"), Some(1));
    }

    #[test]
    fn a_son_is_somebody_else() {
        for (son, father) in [
            ("robertson", "roberts"),
            ("peterson", "peters"),
            ("jacobsen", "jacob"),
        ] {
            assert!(is_other_form(son, father), "{son} {father}");
            assert!(is_other_form(father, son), "{father} {son}");
        }
        assert!(!is_other_form("robertson", "robertsen"));
        assert!(!is_other_form("stoltenberg", "stoltenburg"));
    }
}
