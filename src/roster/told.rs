//! Tenures in words: from when to when, and how we know.

use super::{Roster, Tenure, When};

/// From when to when, in words.
pub fn span(tenure: &Tenure) -> String {
    let from = words(tenure.from);
    match (tenure.to, tenure.verified) {
        (Some(to), _) => format!("{from} to {}", words(to)),
        (None, Some(_)) => format!("since {from}"),
        (None, None) => format!("since {from}, until nobody knows when"),
    }
}

/// Where that is from, and when somebody looked.
pub fn evidence(roster: &Roster, tenure: &Tenure) -> String {
    let mut parts = Vec::new();
    match tenure.verified {
        Some(day) => parts.push(format!("verified on {day}")),
        None => parts.push("never verified".to_owned()),
    }
    if !tenure.source.is_empty() {
        parts.push(tenure.source.to_string());
    }
    if tenure.layer > 0 {
        parts.push(roster.layer(tenure.layer).to_owned());
    }
    parts.join(", ")
}

fn words(when: When) -> String {
    match when.partial() {
        Some(partial) if When::read(&partial) == Some(when) => partial,
        _ if when.is_open() => format!("{} or before", when.latest),
        _ => format!("{} or up to {}", when.earliest, when.latest),
    }
}
