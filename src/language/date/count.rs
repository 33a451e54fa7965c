//! Small counts in words: how many days, how old, which anniversary.

/// From one to twenty, with their ordinals.
const COUNTS: [(&str, &str); 20] = [
    ("one", "first"),
    ("two", "second"),
    ("three", "third"),
    ("four", "fourth"),
    ("five", "fifth"),
    ("six", "sixth"),
    ("seven", "seventh"),
    ("eight", "eighth"),
    ("nine", "ninth"),
    ("ten", "tenth"),
    ("eleven", "eleventh"),
    ("twelve", "twelfth"),
    ("thirteen", "thirteenth"),
    ("fourteen", "fourteenth"),
    ("fifteen", "fifteenth"),
    ("sixteen", "sixteenth"),
    ("seventeen", "seventeenth"),
    ("eighteen", "eighteenth"),
    ("nineteen", "nineteenth"),
    ("twenty", "twentieth"),
];

const TENS: [(&str, &str, u16); 9] = [
    ("twenty", "twentieth", 20),
    ("thirty", "thirtieth", 30),
    ("forty", "fortieth", 40),
    ("fifty", "fiftieth", 50),
    ("sixty", "sixtieth", 60),
    ("seventy", "seventieth", 70),
    ("eighty", "eightieth", 80),
    ("ninety", "ninetieth", 90),
    ("hundred", "hundredth", 100),
];

/// `twelve`, `fifty-two`: its value, up to ninety-nine.
pub fn cardinal(word: &str) -> Option<u16> {
    in_words(word, |count| count.0, |tens| tens.0).filter(|value| *value < 100)
}

/// `twelfth`, `fifty-second`, `12th`, `52nd`: its value.
pub fn ordinal(word: &str) -> Option<u16> {
    let digits = word.trim_end_matches(|char: char| char.is_ascii_alphabetic());
    if digits.len() + 2 == word.len()
        && matches!(&word[digits.len()..], "st" | "nd" | "rd" | "th")
        && let Ok(value) = digits.parse()
    {
        return Some(value);
    }
    in_words(word, |count| count.1, |tens| tens.1)
}

type Tens = (&'static str, &'static str, u16);

fn in_words(
    word: &str,
    of_count: impl Fn(&(&'static str, &'static str)) -> &'static str,
    of_tens: impl Fn(&Tens) -> &'static str,
) -> Option<u16> {
    let small = |word: &str| {
        let index = COUNTS
            .iter()
            .position(|count| of_count(count).eq_ignore_ascii_case(word))?;
        u16::try_from(index + 1).ok()
    };
    if let Some((tens, ones)) = word.split_once('-') {
        let tens = TENS
            .iter()
            .find(|known| known.0.eq_ignore_ascii_case(tens))?;
        return small(ones)
            .filter(|ones| *ones < 10)
            .map(|ones| tens.2 + ones);
    }
    small(word).or_else(|| {
        TENS.iter()
            .find(|known| of_tens(known).eq_ignore_ascii_case(word))
            .map(|known| known.2)
    })
}

/// `value` written as `like` is: in words where that is and words are short, otherwise in figures.
pub fn cardinal_like(like: &str, value: u16) -> String {
    if like.starts_with(|char: char| char.is_ascii_digit()) {
        return value.to_string();
    }
    match COUNTS.get(usize::from(value).wrapping_sub(1)) {
        Some((word, _)) => capital_like(like, word),
        None => value.to_string(),
    }
}

/// The ordinal of `value` written as `like` is.
pub fn ordinal_like(like: &str, value: u16) -> String {
    if !like.starts_with(|char: char| char.is_ascii_digit())
        && let Some((_, word)) = COUNTS.get(usize::from(value).wrapping_sub(1))
    {
        return capital_like(like, word);
    }
    let ending = match (value % 10, value % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{value}{ending}")
}

fn capital_like(like: &str, word: &str) -> String {
    let mut word = word.to_owned();
    if like.starts_with(|char: char| char.is_ascii_uppercase())
        && let Some(first) = word.get_mut(..1)
    {
        first.make_ascii_uppercase();
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_in_words_and_figures() {
        assert_eq!(cardinal("Fifty-two"), Some(52));
        assert_eq!(cardinal("twelve"), Some(12));
        assert_eq!(cardinal("twelfth"), None);
        assert_eq!(ordinal("50th"), Some(50));
        assert_eq!(ordinal("fiftieth"), Some(50));
        assert_eq!(ordinal("twenty-first"), Some(21));
        assert_eq!(ordinal("1980s"), None);
        assert_eq!(cardinal_like("Twelve", 14), "Fourteen");
        assert_eq!(cardinal_like("12", 14), "14");
        assert_eq!(ordinal_like("10th", 112), "112th");
        assert_eq!(ordinal_like("tenth", 11), "eleventh");
    }
}
