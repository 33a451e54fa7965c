//! People whom nobody introduces: a house list of the famous.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::language::name::NameKey;

/// For the last word of each name of the list the first words of those who bear it.
static KNOWN: LazyLock<FxHashMap<NameKey, Vec<NameKey>>> = LazyLock::new(|| {
    let mut known: FxHashMap<NameKey, Vec<NameKey>> = FxHashMap::default();
    let names = include_str!("known.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    for name in names {
        let mut words = name.split(' ');
        let first = words.next().unwrap_or(name);
        let last = words.next_back().unwrap_or(first);
        known
            .entry(NameKey::of(last))
            .or_default()
            .push(NameKey::of(first));
    }
    known
});

/// Whether copy calls somebody by `surname` from the start who, if the draft gives more of the name, is called
/// `given`.
pub(super) fn is_known(surname: NameKey, given: Option<NameKey>) -> bool {
    KNOWN
        .get(&surname)
        .is_some_and(|bearers| given.is_none_or(|given| bearers.contains(&given)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_famous_are_known_and_their_namesakes_are_not() {
        let known =
            |surname, given: Option<&str>| is_known(NameKey::of(surname), given.map(NameKey::of));
        assert!(known("Shakespeare", None));
        assert!(known("Beyonce", None));
        assert!(known("Turner", Some("J.M.W.")));
        assert!(!known("Turner", Some("Mara")));
        assert!(!known("Lind", None));
    }

    #[test]
    fn no_name_is_listed_twice() {
        let mut names: Vec<_> = include_str!("known.txt")
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
