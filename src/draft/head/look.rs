//! What headlines, bylines and datelines look like. In doubt it is none: a story's first sentence must
//! not be lost.

use super::ends_sentence;

/// Short, on one line, and without a stop at its end unless `stop_may_be`.
pub(super) fn is_headline(words: &str, stop_may_be: bool) -> bool {
    !words.contains(['\n', '\r'])
        && words.len() <= 160
        && words.split_whitespace().count() <= 20
        && (stop_may_be || !ends_sentence(words))
        && !words.ends_with([':', ','])
        && dateline_lead(words).is_none()
}

/// Every Longer Word Has a Capital, but for a few that headline writers leave small.
pub(super) fn is_title_case(words: &str) -> bool {
    const SMALL: &[&str] = &["after", "from", "into", "over", "than", "with"];
    let mut count = 0;
    for word in words.split_whitespace() {
        let letters = word.trim_matches(|char: char| !char.is_alphanumeric());
        if letters.chars().count() < 4 || SMALL.contains(&letters) {
            continue;
        }
        if letters.starts_with(char::is_lowercase) {
            return false;
        }
        count += 1;
    }
    count >= 3
}

/// A heading under the headline that is a sentence: a crosshead is shorter.
pub(super) fn is_standfirst(words: &str) -> bool {
    ends_sentence(words) || words.split_whitespace().count() >= 12
}

/// `By Mara Lind and Osei Darko in Halden`; under a headline also `Mara Lind, Westhaven correspondent`
/// and `Mara Lind in Halden`.
pub(super) fn is_byline(words: &str, under_headline: bool) -> bool {
    if words.len() > 160 {
        return false;
    }
    let first = words
        .split(['|', '·', '•', '—', '–', '\n', '\r'])
        .next()
        .unwrap_or("")
        .trim();
    if first.ends_with(['!', '?', ':', '…', '”', '"'])
        || first.ends_with('.') && !ends_with_short_form(first)
    {
        return false;
    }
    let by = ["By ", "BY ", "by "]
        .iter()
        .find_map(|by| first.strip_prefix(by));
    match by {
        Some(names) => is_list_of_names(names.trim_start(), under_headline),
        None => under_headline && is_name_and_post(first),
    }
}

fn ends_with_short_form(words: &str) -> bool {
    let last = words.split_whitespace().next_back().unwrap_or("");
    matches!(last, "Jr." | "Sr.") || last.chars().count() == 2
}

/// Names joined by commas and `and`, then perhaps a place or a post.
fn is_list_of_names(words: &str, under_headline: bool) -> bool {
    let least = if under_headline { 1 } else { 2 };
    let mut names = 0;
    for part in words.split(',').flat_map(|part| part.split(" and ")) {
        let part = part.trim().strip_prefix("and ").unwrap_or(part.trim());
        let (name, place) = ["in", "at", "for", "of", "from"]
            .iter()
            .find_map(|word| split_at_word(part, word))
            .unwrap_or((part, ""));
        let length = name.split_whitespace().count();
        if names > 0 && is_post(part) {
            continue;
        }
        if !is_name(name) || length < least || length > 6 {
            return false;
        }
        if !place.is_empty() && !is_name(place.strip_prefix("the ").unwrap_or(place)) {
            return false;
        }
        names += 1;
    }
    names > 0
}

fn is_name_and_post(words: &str) -> bool {
    let of_length = |name: &str| (2..=4).contains(&name.split_whitespace().count());
    if let Some((name, post)) = words.split_once(',') {
        return is_name(name) && of_length(name) && is_post(post);
    }
    split_at_word(words, "in").is_some_and(|(name, place)| {
        is_name(name) && of_length(name) && is_name(place) && of_length(&format!("x {place}"))
    })
}

fn split_at_word<'a>(words: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let pattern = format!(" {word} ");
    let at = words.find(&pattern)?;
    Some((&words[..at], &words[at + pattern.len()..]))
}

/// `Westhaven correspondent`
fn is_post(words: &str) -> bool {
    const POSTS: &[&str] = &[
        "bureau",
        "columnist",
        "contributor",
        "correspondent",
        "correspondents",
        "critic",
        "desk",
        "editor",
        "reporter",
        "reporters",
        "staff",
        "writer",
        "writers",
    ];
    let last = words.split_whitespace().next_back().unwrap_or("");
    words.split_whitespace().count() <= 6 && POSTS.contains(&last.to_lowercase().as_str())
}

/// Every word begins with a capital, but for the small words of names.
fn is_name(words: &str) -> bool {
    const PARTICLES: &[&str] = &[
        "al", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du",
        "el", "ibn", "la", "le", "ter", "van", "von", "y",
    ];
    let mut capitals = 0;
    for word in words.split_whitespace() {
        if word.starts_with(char::is_uppercase) {
            capitals += 1;
            continue;
        }
        // `al-Amin`, `d’Este`
        let joined = word.contains(['\'', '’', '-']) && word.contains(char::is_uppercase);
        if !joined && !PARTICLES.contains(&word) {
            return false;
        }
    }
    capitals > 0
}

/// `HALDEN, March 3`, `Published 12 January 2026`: a day, and before it nothing but a place.
pub(super) fn is_dateline(words: &str) -> bool {
    if words.len() > 100 || words.contains(['\n', '\r']) {
        return false;
    }
    let words = words.trim_end_matches([' ', '—', '–', '-', ':']);
    if words.ends_with('.') && !is_month(words.split_whitespace().next_back().unwrap_or("")) {
        return false;
    }
    let mut shape = Lead::default();
    let mut others_after_date = false;
    for token in tokens(words) {
        let was = shape.others;
        if !shape.take(token) {
            return false;
        }
        others_after_date |= shape.others > was && (shape.months > 0 || shape.full_dates > 0);
    }
    let dated = shape.full_dates > 0 || shape.months > 0 && shape.numbers > 0;
    let introduced = ["Published", "Updated", "Posted", "Filed"]
        .iter()
        .any(|word| words.starts_with(word));
    dated
        && !others_after_date
        && shape.others <= 4
        && (shape.others == 0 || introduced || shape.comma_after_place || shape.starts_in_capitals)
}

/// Length in bytes of the dateline at the start of a story's first paragraph, the dash not included.
pub(super) fn dateline_lead(words: &str) -> Option<usize> {
    let window = {
        let mut end = words.len().min(120);
        while !words.is_char_boundary(end) {
            end -= 1;
        }
        &words[..end]
    };
    let (at, dash) = ["—", "–", " -- ", " - "]
        .iter()
        .filter_map(|dash| window.find(dash).map(|at| (at, dash.len())))
        .min()?;
    let lead = window[..at].trim_end();
    let story = words[at + dash..].trim_start();
    if lead.contains(['\n', '\r']) || !begins_sentence(story) {
        return None;
    }
    let mut shape = Lead::default();
    if !tokens(lead).all(|token| shape.take(token)) || shape.others == 0 || shape.others > 6 {
        return None;
    }
    let signed = shape.agencies > 0 || shape.months > 0 && shape.numbers > 0;
    // Single capital words also open labels: `UPDATE — `.
    let label = lead.split([' ', ':']).any(|word| LABELS.contains(&word));
    (signed || shape.starts_in_capitals && !label).then_some(lead.len())
}

const LABELS: &[&str] = &[
    "ADVISORY",
    "ANALYSIS",
    "BREAKING",
    "BRIEF",
    "CORRECTION",
    "CORRECTS",
    "EDITORS",
    "EXCLUSIVE",
    "EXPLAINER",
    "FACTBOX",
    "LIVE",
    "NEW",
    "NOTE",
    "OPINION",
    "PHOTOS",
    "REVIEW",
    "TIMELINE",
    "UPDATE",
    "UPDATED",
    "UPDATES",
    "VIDEO",
    "WATCH",
];

fn begins_sentence(story: &str) -> bool {
    story.starts_with(|char: char| {
        char.is_uppercase() || char.is_ascii_digit() || "“\"‘'«$£€".contains(char)
    })
}

/// What a lead is made of.
#[derive(Default)]
struct Lead {
    months: u32,
    numbers: u32,
    full_dates: u32,
    agencies: u32,
    /// Words that are places, as far as one can tell.
    others: u32,
    starts_in_capitals: bool,
    comma_after_place: bool,
}

impl Lead {
    /// Takes a word; `false` if no dateline has such a word.
    fn take(&mut self, token: &str) -> bool {
        if let Some(agency) = token.strip_prefix('(') {
            self.agencies += 1;
            return agency.ends_with(')') && agency.len() <= 32;
        }
        let comma = token.ends_with(',');
        let word = token.trim_end_matches(',');
        if is_iso_date(word) {
            self.full_dates += 1;
        } else if is_month(word) {
            self.months += 1;
        } else if is_weekday(word) || is_time(word) {
        } else if is_number(word) {
            self.numbers += 1;
        } else if matches!(
            word,
            "of" | "de" | "la" | "del" | "and" | "on" | "near" | "al" | "sur"
        ) {
            return self.others > 0;
        } else if word.starts_with(char::is_uppercase) {
            if self.others == 0 {
                self.starts_in_capitals = is_in_capitals(word);
            }
            self.others += 1;
            self.comma_after_place |= comma;
        } else {
            return false;
        }
        true
    }
}

/// The words of a lead; what is in round brackets is one word.
fn tokens(words: &str) -> impl Iterator<Item = &str> {
    let mut rest = words.trim_start();
    std::iter::from_fn(move || {
        let end = if rest.starts_with('(') {
            rest.find(')').map_or(rest.len(), |at| at + 1)
        } else {
            rest.find([' ', '\u{a0}', '\t', '/', '(', '|'])
                .unwrap_or(rest.len())
        };
        let token = &rest[..end];
        rest = rest[end..].trim_start_matches([' ', '\u{a0}', '\t', '/', '|', ',']);
        (!token.is_empty()).then_some(token)
    })
}

fn is_in_capitals(word: &str) -> bool {
    let letters = word.chars().filter(|char| char.is_alphabetic());
    letters.clone().count() >= 2 && letters.clone().all(char::is_uppercase)
}

fn is_month(word: &str) -> bool {
    const MONTHS: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
    ];
    let word = word.trim_end_matches('.').to_lowercase();
    MONTHS.contains(&word.as_str())
}

fn is_weekday(word: &str) -> bool {
    const WEEKDAYS: &[&str] = &[
        "mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun",
    ];
    let word = word.trim_end_matches('.').to_lowercase();
    let stem = word.strip_suffix("day").unwrap_or(&word);
    WEEKDAYS.contains(&stem) || matches!(stem, "wednes" | "satur")
}

fn is_number(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    (1..=4).contains(&digits) && matches!(&word[digits..], "" | "st" | "nd" | "rd" | "th")
}

fn is_time(word: &str) -> bool {
    word.split_once([':', '.'])
        .is_some_and(|(hour, minute)| is_number(hour) && is_number(minute))
        || matches!(
            word,
            "GMT" | "BST" | "UTC" | "am" | "pm" | "a.m." | "p.m." | "at"
        )
}

fn is_iso_date(word: &str) -> bool {
    super::super::front_matter::date(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines() {
        for (words, under) in [
            ("By Mara Lind", false),
            ("BY MARA LIND", false),
            ("By Mara Lind and Osei Darko in Halden", false),
            ("By Mara Lind, Osei Darko and Ana de la Cruz", false),
            ("By Mara Lind, Westhaven correspondent", true),
            ("By Mara Lind | 12 January 2026", true),
            ("By Newswire", true),
            ("Mara Lind, Westhaven correspondent", true),
            ("Mara Lind in Port Merrow", true),
            ("By Mara Lind Jr.", false),
        ] {
            assert!(is_byline(words, under), "{words}");
        }
        for words in [
            "By Friday the wall was gone.",
            "By the time Lind came, it was over",
            "By Tuesday, 300 people had left",
            "Mara Lind, who runs the co-operative",
            "Mara Lind said",
            "The council met",
            "Mara Lind, Osei Darko",
            "By order of the council",
        ] {
            assert!(!is_byline(words, true), "{words}");
        }
        assert!(!is_byline("By Land and Sea", false));
        assert!(!is_byline("Mara Lind in Halden", false));
    }

    #[test]
    fn datelines_on_their_own() {
        for words in [
            "HALDEN, March 3",
            "Halden, 3 March 2026",
            "12 January 2026",
            "Tuesday, March 3, 2026",
            "2026-01-12",
            "PORT MERROW, Esk, Jan. 12, 2026 (Newswire)",
            "Published 12 January 2026 at 10:00 GMT",
        ] {
            assert!(is_dateline(words), "{words}");
        }
        for words in [
            "Council Backs March 4 Vote",
            "March 4 Vote Splits Council",
            "Council Backs March 4",
            "HALDEN",
            "March",
            "The council met on March 3.",
            "Lind, 45",
        ] {
            assert!(!is_dateline(words), "{words}");
        }
    }

    #[test]
    fn datelines_before_the_story() {
        for (words, lead) in [
            (
                "HALDEN, March 3 (Newswire) — The council met.",
                "HALDEN, March 3 (Newswire)",
            ),
            ("PORT MERROW, Esk — The council met.", "PORT MERROW, Esk"),
            ("WESTHAVEN (AP) -- The council met.", "WESTHAVEN (AP)"),
            (
                "Halden (Newswire) - “We met,” she said.",
                "Halden (Newswire)",
            ),
            ("HALDEN—The council met.", "HALDEN"),
            (
                "HALDEN/PORT MERROW, 3 March – The council met.",
                "HALDEN/PORT MERROW, 3 March",
            ),
            ("ST. ANSEL-ON-SEA — The council met.", "ST. ANSEL-ON-SEA"),
        ] {
            let length = dateline_lead(words);
            assert_eq!(length.map(|length| &words[..length]), Some(lead), "{words}");
        }
        for words in [
            "NATO — the alliance — said so.",
            "The council — The one — met.",
            "UPDATE — The council met.",
            "Lind — A fisher — said so.",
            "Halden, the port — The one — said so.",
            "The council met.",
            "— The council met.",
            "“HALDEN — The council”",
        ] {
            assert_eq!(dateline_lead(words), None, "{words}");
        }
    }
}
