//! Names that come from other scripts, of which no way of writing is the only right one.

use super::spelling::{Form, How};

/// What kind of script names of a country come from, as far as it matters for the ways to write them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// Short vowels and doubled consonants are not written, or are written as one hears them.
    Vague,
    /// Each letter has its sound, and there are several ways to write some.
    Exact,
}

/// Whether two names, or two words of names, are one that is written from another script in another way.
pub fn is_one_name(one: &str, other: &str) -> bool {
    let (one, other) = (Form::of(one), Form::of(other));
    match one.agrees(&other) {
        Some(How::Exact | How::Transliteration) => true,
        _ => one.len() == 1 && other.len() == 1 && one.sounds_like(&other),
    }
}

/// A key that all ways to write a full name from another script share.
pub fn sound_of_name(name: &str) -> Option<u64> {
    Form::of(name).loose_keys().next()
}

/// ISO codes of countries whose people mostly write their names in Arabic, or in scripts of South Asia and the
/// Horn of Africa.
const VAGUE: [&str; 31] = [
    "AE", "AF", "BD", "BH", "DJ", "DZ", "EG", "ER", "ET", "IN", "IQ", "IR", "JO", "KM", "KW", "LB",
    "LK", "LY", "MA", "MR", "MV", "NP", "OM", "PK", "PS", "QA", "SA", "SD", "SY", "TN", "YE",
];

/// In Cyrillic, Greek, Hebrew, Georgian, Armenian, and scripts of East Asia.
const EXACT: [&str; 27] = [
    "AM", "BG", "BT", "BY", "CN", "CY", "GE", "GR", "IL", "JP", "KG", "KH", "KP", "KR", "KZ", "LA",
    "ME", "MK", "MM", "MN", "RS", "RU", "TH", "TJ", "TW", "UA", "UZ",
];

/// The script of the country with this code; `None` where names are written in Latin letters at home.
pub(super) fn script_of(code: &str) -> Option<Script> {
    if VAGUE.contains(&code) {
        Some(Script::Vague)
    } else {
        EXACT.contains(&code).then_some(Script::Exact)
    }
}

/// Whether two folded words can be one name written from another script in two ways: Yatsenyuk, Yatseniuk;
/// Fatah, Fattah.
pub(super) fn is_other_romanisation(script: Script, one: &str, other: &str) -> bool {
    skeleton(script, one) == skeleton(script, other)
}

/// What ways of writing a sound have in common.
fn skeleton(script: Script, word: &str) -> String {
    const SAME: [(&str, &str); 22] = [
        ("shch", "s"),
        ("sch", "s"),
        ("tch", "c"),
        ("tsch", "c"),
        ("sh", "s"),
        ("ch", "c"),
        ("kh", "h"),
        ("gh", "g"),
        ("zh", "z"),
        ("dj", "j"),
        ("dh", "d"),
        ("th", "t"),
        ("ph", "f"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("ie", "i"),
        ("ye", "e"),
        ("tz", "c"),
        ("ts", "c"),
        ("ks", "x"),
        ("ff", "v"),
    ];
    let mut skeleton = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let found = SAME.iter().find(|(from, _)| rest.starts_with(from));
        let (length, to) = match found {
            Some((from, to)) => (from.len(), *to),
            None => (
                first.len_utf8(),
                match first {
                    'y' | 'j' => "i",
                    'w' => "v",
                    'q' => "k",
                    'o' if script == Script::Vague => "u",
                    'e' if script == Script::Vague => "a",
                    _ => &rest[..first.len_utf8()],
                },
            ),
        };
        rest = &rest[length..];
        let doubled =
            skeleton.ends_with(to) && (script == Script::Vague || matches!(to, "s" | "i"));
        if !doubled {
            skeleton.push_str(to);
        }
    }
    skeleton
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_two_ways_and_slips() {
        use Script::{Exact, Vague};
        for (script, one, other) in [
            (Exact, "yatsenyuk", "yatseniuk"),
            (Exact, "sergej", "sergei"),
            (Exact, "jatsenjuk", "yatsenyuk"),
            (Exact, "vassily", "vasily"),
            (Vague, "fatah", "fattah"),
            (Vague, "hossein", "hussein"),
        ] {
            assert!(is_other_romanisation(script, one, other), "{one} {other}");
        }
        for (script, one, other) in [
            (Exact, "netanyahu", "netenyahu"),
            (Exact, "lavrov", "lavvrov"),
            (Exact, "lavrov", "larvov"),
            (Exact, "poroshenko", "poroshneko"),
            (Exact, "shoigu", "shogu"),
            (Vague, "burhan", "bruhan"),
        ] {
            assert!(!is_other_romanisation(script, one, other), "{one} {other}");
        }
    }
}
