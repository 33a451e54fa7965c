//! The right word nearest to a wrong one.

/// Below this likeness (0 to 1) a suggestion would puzzle more than it helps.
const LIKE_ENOUGH: f64 = 0.6;

/// The word of `known` that `wrong` was most likely meant to be; `None` where none is near.
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wrong = wrong.trim().to_lowercase();
    known
        .into_iter()
        .map(|word| (strsim::normalized_damerau_levenshtein(&wrong, word), word))
        .filter(|(likeness, _)| *likeness >= LIKE_ENOUGH)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, word)| word)
}
