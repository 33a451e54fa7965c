//! What single words of a title mean, and those that mean something only together.

use super::{Tense, TitleParts};

/// Words of more than one meaning or several words of one.
pub(super) fn several(words: &[String], parts: &mut TitleParts) -> Option<usize> {
    let begins = |with: &[&str]| {
        words.len() >= with.len() && words.iter().zip(with).all(|(word, with)| word == with)
    };
    let patterns: [(&[&str], Part); 27] = [
        (&["secretary", "of", "state", "for"], Part::Noun("minister")),
        (
            &["minister", "of", "state", "security"],
            Part::Both("minister", "security"),
        ),
        (&["minister", "of", "state", "for"], Part::Junior),
        (&["minister", "of", "state"], Part::Junior),
        (
            &["secretary", "of", "state"],
            Part::Both("minister", "state"),
        ),
        (&["prime", "minister"], Part::Noun("prime minister")),
        (&["secretary", "general"], Part::Noun("secretary general")),
        (&["director", "general"], Part::Noun("director general")),
        (&["attorney", "general"], Part::Noun("attorney general")),
        (&["solicitor", "general"], Part::Noun("solicitor general")),
        (&["governor", "general"], Part::Noun("governor general")),
        (&["managing", "director"], Part::Noun("director")),
        (&["executive", "director"], Part::Noun("director")),
        (&["high", "representative"], Part::Noun("representative")),
        (&["permanent", "representative"], Part::Noun("ambassador")),
        (&["majority", "leader"], Part::Noun("majority leader")),
        (&["minority", "leader"], Part::Noun("minority leader")),
        (&["majority", "whip"], Part::Noun("majority whip")),
        (&["minority", "whip"], Part::Noun("minority whip")),
        (
            &["president", "pro", "tempore"],
            Part::Noun("president pro tempore"),
        ),
        (
            &["president", "pro", "tem"],
            Part::Noun("president pro tempore"),
        ),
        (&["armed", "forces"], Part::Portfolio("defence")),
        (&["under", "secretary"], Part::Under),
        (&["state", "senator"], Part::Noun("state legislator")),
        (&["state", "sen"], Part::Noun("state legislator")),
        (&["state", "representative"], Part::Noun("state legislator")),
        (&["state", "rep"], Part::Noun("state legislator")),
    ];
    let (with, part) = patterns.into_iter().find(|(with, _)| begins(with))?;
    match part {
        Part::Noun(noun) => parts.nouns.push(noun),
        Part::Both(noun, portfolio) => {
            parts.nouns.push(noun);
            parts.portfolio.push(portfolio.to_owned());
        }
        Part::Portfolio(portfolio) => parts.portfolio.push(portfolio.to_owned()),
        Part::Junior => {
            parts.nouns.push("minister");
            parts.rank.push("junior");
        }
        Part::Under => {
            parts.nouns.push("minister");
            parts.rank.push("under");
        }
    }
    Some(with.len())
}

#[derive(Clone, Copy)]
enum Part {
    Noun(&'static str),
    Both(&'static str, &'static str),
    Portfolio(&'static str),
    Junior,
    Under,
}

pub(super) fn single(word: &str, parts: &mut TitleParts) {
    let rank = match word {
        "deputy" | "vice" => Some("deputy"),
        "first" => Some("first"),
        "second" => Some("second"),
        "third" => Some("third"),
        "assistant" => Some("assistant"),
        "associate" => Some("associate"),
        "junior" => Some("junior"),
        "shadow" => Some("shadow"),
        "lieutenant" | "lt" => Some("lieutenant"),
        _ => None,
    };
    if let Some(rank) = rank {
        parts.rank.push(rank);
        return;
    }
    match word {
        "former" | "then" | "ex" | "late" | "onetime" | "outgoing" => parts.tense = Tense::Past,
        "elect" | "designate" | "incoming" | "nominee" | "presumptive" => {
            parts.tense = Tense::Coming;
        }
        "acting" | "interim" | "caretaker" => parts.is_acting = true,
        "leader" | "boss" | "head" | "chief" | "strongman" | "envoy" | "negotiator" | "ruler"
        | "diplomat" | "veteran" | "official" => parts.is_description = true,
        "of" | "the" | "and" | "for" | "affairs" | "national" | "federal" | "republic" | "to"
        | "in" | "on" | "a" | "his" | "her" | "its" | "their" | "s" | "new" | "current"
        | "state" | "public" | "country" | "union" => {}
        // Parties say nothing of the office.
        _ if is_party(word) => {}
        _ => match noun(word) {
            Some(noun) => parts.nouns.push(noun),
            None => parts.portfolio.push(portfolio(word).to_owned()),
        },
    }
}

fn is_party(word: &str) -> bool {
    matches!(
        word,
        "republican" | "democratic" | "democrat" | "gop" | "conservative" | "tory"
    )
}

/// Whether the noun is of an office that a state has.
pub(super) fn is_regional(word: &str) -> bool {
    matches!(
        word,
        "governor" | "gov" | "senator" | "sen" | "congressman" | "congresswoman" | "rep"
    )
}

fn noun(word: &str) -> Option<&'static str> {
    Some(match word {
        "minister" | "secretary" => "minister",
        "undersecretary" => "undersecretary",
        "president" => "president",
        "premier" | "taoiseach" => "prime minister",
        "chancellor" => "chancellor",
        "king" | "queen" | "monarch" | "sultan" | "emir" | "prince" | "emperor" => "monarch",
        "pope" => "pope",
        "governor" | "gov" => "governor",
        "ambassador" | "representative" => "ambassador",
        "chair" | "chairman" | "chairwoman" | "chairperson" => "chair",
        "speaker" => "speaker",
        "director" => "director",
        "commissioner" => "commissioner",
        "commander" => "commander",
        "administrator" => "administrator",
        "spokesman" | "spokeswoman" | "spokesperson" => "spokesperson",
        "adviser" | "advisor" => "adviser",
        "prosecutor" => "prosecutor",
        "treasurer" => "treasurer",
        "justice" | "judge" => "judge",
        "mayor" => "mayor",
        "senator" | "sen" => "senator",
        "congressman" | "congresswoman" | "rep" => "member of congress",
        "general" | "gen" => "general",
        _ => return None,
    })
}

/// One word for what an office is for, however it is called.
fn portfolio(word: &str) -> &str {
    match word {
        "defense" | "war" | "military" => "defence",
        "external" => "foreign",
        "internal" | "home" => "interior",
        "finances" | "financial" | "treasury" | "exchequer" => "finance",
        "economic" => "economy",
        "labor" => "labour",
        other => other,
    }
}
