//! How the letters of a word follow one another, held against the words of the lists.

use std::sync::LazyLock;

use super::lexicon;

/// Letters, and the edge of a word.
const LETTERS: usize = 27;

/// Which runs of three letters stand in any word of the lists, the edges of the words among them.
struct Runs([bool; LETTERS * LETTERS * LETTERS]);

static RUNS: LazyLock<Box<Runs>> = LazyLock::new(|| {
    let mut runs = Box::new(Runs([false; LETTERS * LETTERS * LETTERS]));
    for word in lexicon::words() {
        for run in runs_of(word) {
            runs.0[run] = true;
        }
    }
    runs
});

/// The runs of a word in small letters; a mark or a letter of another alphabet is an edge.
fn runs_of(word: &str) -> impl Iterator<Item = usize> + '_ {
    let edge = std::iter::once(0);
    let letters = word.chars().map(|char| match char {
        'a'..='z' => 1 + (char as usize - 'a' as usize),
        _ => 0,
    });
    let mut last = (0, 0);
    edge.clone()
        .chain(letters)
        .chain(edge)
        .enumerate()
        .filter_map(move |(at, letter)| {
            let run = (last.0 * LETTERS + last.1) * LETTERS + letter;
            last = (last.1, letter);
            (at >= 2).then_some(run)
        })
}

/// How many runs of three letters a folded word has that no word of the lists has: what the fingers made, not
/// the tongue. It says nothing of a name by itself; of two spellings of one, it says which is likelier.
pub fn odd_runs(word: &str) -> usize {
    runs_of(word).filter(|&run| !RUNS.0[run]).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_odder_than_names() {
        for (name, slip) in [
            ("grainger", "gnrainger"),
            ("lindholm", "lindhlom"),
            ("darko", "dakro"),
            ("halden", "hladen"),
        ] {
            assert!(odd_runs(name) < odd_runs(slip), "{name} {slip}");
        }
    }
}
