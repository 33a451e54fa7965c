//! Names that stand alone and are a slip away from somebody's.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::letters;

use super::{
    near,
    roll::{Named, Roll, Single},
};

/// People by the words that mean them alone, with one letter left out.
pub(super) struct Slips<'a> {
    roll: &'a Roll<'a>,
    by_gap: FxHashMap<String, Vec<(usize, &'a str)>>,
    /// Words that mean somebody who is named in full.
    families: FxHashSet<&'a str>,
    given: FxHashSet<&'a str>,
}

/// A word with one letter left out, in each way, and the word itself.
fn gaps(word: &str) -> impl Iterator<Item = String> {
    let ends = word
        .char_indices()
        .map(|(at, char)| (at, at + char.len_utf8()));
    let without = ends.map(|(start, end)| format!("{}{}", &word[..start], &word[end..]));
    without.chain([word.to_owned()])
}

impl<'a> Slips<'a> {
    pub(super) fn of(roll: &'a Roll<'a>) -> Self {
        const LONGEST: usize = 40;
        let mut by_gap: FxHashMap<String, Vec<(usize, &str)>> = FxHashMap::default();
        let mut families: FxHashSet<&str> = FxHashSet::default();
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        for (index, named) in roll.people.iter().enumerate() {
            if !named.is_person {
                continue;
            }
            for family in named.families() {
                if !named.given.is_empty() {
                    families.insert(family);
                }
                if family.len() <= LONGEST && seen.insert(family) {
                    for gap in gaps(family) {
                        by_gap.entry(gap).or_default().push((index, family));
                    }
                }
            }
        }
        Self {
            roll,
            by_gap,
            families,
            given: roll
                .people
                .iter()
                .map(|named| named.given.as_str())
                .collect(),
        }
    }

    /// The one person of whose names a word that stands alone is a slip away from `single`, and that word.
    pub(super) fn only(&self, single: &Single) -> Option<(&'a Named, &'a str)> {
        let word = single.word.as_str();
        if self.families.contains(word)
            || self.given.contains(word)
            || !single.sure && self.roll.others.contains(word)
        {
            return None;
        }
        let mut meant: Option<(&Named, &str)> = None;
        for gap in gaps(word) {
            for &(index, family) in self.by_gap.get(&gap).into_iter().flatten() {
                let named = &self.roll.people[index];
                let only_full = single.sure
                    && named.places.len() == named.full.len()
                    && single.places.len() > named.full.len();
                // Larson beside Carson is somebody else, unless one stands once and the other all over the draft, or
                // is what nobody can say.
                let once = near::begin_alike(word, family)
                    || letters::odd_runs(word) != letters::odd_runs(family)
                    || single.places.len() == 1 && named.places.len() > 1
                    || named.places.len() == 1 && single.places.len() > 1;
                if !(once && near::slip(word, family).is_some()
                    || only_full && near::odd_slip(family, word))
                {
                    continue;
                }
                if meant.is_some_and(|(_, known)| known != family) {
                    return None;
                }
                meant = Some((named, family));
            }
        }
        meant
    }
}
