//! States of the United States as party labels abbreviate them: `R-Fla.`

/// Abbreviations of news copy without their stops, and of the post, folded; and the states’ names, folded.
const STATES: [(&str, &str, &str); 50] = [
    ("ala", "al", "alabama"),
    ("alaska", "ak", "alaska"),
    ("ariz", "az", "arizona"),
    ("ark", "ar", "arkansas"),
    ("calif", "ca", "california"),
    ("colo", "co", "colorado"),
    ("conn", "ct", "connecticut"),
    ("del", "de", "delaware"),
    ("fla", "fl", "florida"),
    ("ga", "ga", "georgia"),
    ("hawaii", "hi", "hawaii"),
    ("idaho", "id", "idaho"),
    ("ill", "il", "illinois"),
    ("ind", "in", "indiana"),
    ("iowa", "ia", "iowa"),
    ("kan", "ks", "kansas"),
    ("ky", "ky", "kentucky"),
    ("la", "la", "louisiana"),
    ("maine", "me", "maine"),
    ("md", "md", "maryland"),
    ("mass", "ma", "massachusetts"),
    ("mich", "mi", "michigan"),
    ("minn", "mn", "minnesota"),
    ("miss", "ms", "mississippi"),
    ("mo", "mo", "missouri"),
    ("mont", "mt", "montana"),
    ("neb", "ne", "nebraska"),
    ("nev", "nv", "nevada"),
    ("nh", "nh", "new hampshire"),
    ("nj", "nj", "new jersey"),
    ("nm", "nm", "new mexico"),
    ("ny", "ny", "new york"),
    ("nc", "nc", "north carolina"),
    ("nd", "nd", "north dakota"),
    ("ohio", "oh", "ohio"),
    ("okla", "ok", "oklahoma"),
    ("ore", "or", "oregon"),
    ("pa", "pa", "pennsylvania"),
    ("ri", "ri", "rhode island"),
    ("sc", "sc", "south carolina"),
    ("sd", "sd", "south dakota"),
    ("tenn", "tn", "tennessee"),
    ("texas", "tx", "texas"),
    ("utah", "ut", "utah"),
    ("vt", "vt", "vermont"),
    ("va", "va", "virginia"),
    ("wash", "wa", "washington"),
    ("wva", "wv", "west virginia"),
    ("wis", "wi", "wisconsin"),
    ("wyo", "wy", "wyoming"),
];

/// The party and the state of a label: `R` and `Fla.` of `R-Fla.`
pub fn party_label(text: &str) -> Option<(&str, &str)> {
    text.split_once(['-', '‑', '–'])
        .filter(|(party, _)| is_party(party))
}

/// Whether it is the letter of a party: R, D, or I for none.
pub fn is_party(text: &str) -> bool {
    matches!(text, "R" | "D" | "I")
}

/// The name of the state that `text` abbreviates, in small letters: `florida` for `Fla.` and `FL`.
pub fn of_abbreviation(text: &str) -> Option<&'static str> {
    let folded: String = text
        .chars()
        .filter(|char| char.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect();
    STATES
        .iter()
        .find(|(copy, post, name)| folded == *copy || folded == *post || folded == *name)
        .map(|(_, _, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::of_abbreviation;

    #[test]
    fn labels_of_parties_are_read() {
        for (written, state) in [
            ("Fla.", Some("florida")),
            ("S.C.", Some("south carolina")),
            ("NY", Some("new york")),
            ("W.Va", Some("west virginia")),
            ("Ohio", Some("ohio")),
            ("Esk", None),
            ("", None),
        ] {
            assert_eq!(of_abbreviation(written), state, "{written}");
        }
    }
}
