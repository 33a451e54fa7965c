//! The words of a written name held against those of the roster's.

use std::ops::Range;

use crate::{
    language::{Lexeme, lexicon, name::plain},
    reading::NameMention,
    roster::PersonId,
    rules::{Evidence, Finding, Safety, here::Here},
    text::{Edit, Span},
};

/// The words of a mention that are misspelt.
pub(super) struct Slip {
    /// Token, as written, as the roster has it.
    words: Vec<(u32, String, String)>,
    /// The tokens of the whole name.
    name: Range<u32>,
    /// The whole name with its words mended.
    mended: String,
}

/// Whether any word of `text` is misspelt, not only written in another way.
pub(super) fn differing(evidence: &Evidence<'_>, text: &str, person: PersonId, form: &str) -> bool {
    let written: Vec<&str> = text
        .split_whitespace()
        .filter(|word| is_of_name(word))
        .collect();
    let known: Vec<&str> = form
        .split_whitespace()
        .filter(|word| is_of_name(word))
        .collect();
    !wrong(evidence, &written, person, &known).is_empty()
}

/// Which of the written words are misspelt, each with the right one.
fn wrong<'k>(
    evidence: &Evidence<'_>,
    written: &[&str],
    person: PersonId,
    known: &[&'k str],
) -> Vec<(usize, &'k str)> {
    let pairs: Vec<(usize, &str)> = match (written, known) {
        _ if written.len() == known.len() => known.iter().copied().enumerate().collect(),
        ([word], _) => {
            let word = plain(word);
            let nearest = known
                .iter()
                .min_by_key(|known| strsim::osa_distance(&word, &plain(known)));
            nearest.map(|known| (0, *known)).into_iter().collect()
        }
        ([_, .., _], [first, .., last]) => vec![(0, *first), (written.len() - 1, *last)],
        _ => Vec::new(),
    };
    let roster = evidence.roster();
    pairs
        .into_iter()
        .filter(|&(at, known)| {
            let (mine, theirs) = (bare(written[at]), bare(known));
            let initial = mine.chars().count() == 1 && theirs.starts_with(&mine)
                || theirs.chars().count() == 1 && mine.starts_with(&theirs);
            mine != theirs
                && !initial
                && !roster.is_one_name_written_otherwise(person, &mine, &theirs)
        })
        .collect()
}

/// Folded, with letters and digits only.
fn bare(word: &str) -> String {
    plain(word)
        .chars()
        .filter(|char| char.is_alphanumeric())
        .collect()
}

fn is_of_name(word: &str) -> bool {
    !lexicon::lookup(word).contains(Lexeme::SUFFIX) && !word.starts_with(['“', '"', '(', '‘'])
}

impl Slip {
    pub(super) fn of(
        evidence: &Evidence<'_>,
        here: Here<'_>,
        mention: &NameMention,
        person: PersonId,
        form: &str,
    ) -> Option<Self> {
        let prose = here.written.prose().text();
        let after =
            mention.name.end as usize..(mention.name.end as usize + 3).min(here.facts.tokens.len());
        if here.facts.tokens[after]
            .iter()
            .any(|token| token.text(prose) == "sic")
        {
            return None;
        }
        let tokens: Vec<(u32, &str)> = mention
            .name
            .clone()
            .map(|at| (at, here.facts.tokens[at as usize].text(prose)))
            .filter(|(at, text)| here.facts.tokens[*at as usize].is_word() && is_of_name(text))
            .collect();
        let written: Vec<&str> = tokens.iter().map(|(_, text)| *text).collect();
        let known: Vec<&str> = form
            .split_whitespace()
            .filter(|word| is_of_name(word))
            .collect();
        let words: Vec<(u32, String, String)> = wrong(evidence, &written, person, &known)
            .into_iter()
            .map(|(at, right)| (tokens[at].0, written[at].to_owned(), right.to_owned()))
            .collect();
        let mended = tokens
            .iter()
            .map(|(at, text)| {
                let mended = words.iter().find(|(token, ..)| token == at);
                mended.map_or(*text, |(_, _, right)| right)
            })
            .collect::<Vec<_>>()
            .join(" ");
        (!words.is_empty()).then(|| Self {
            words,
            name: mention.name.clone(),
            mended,
        })
    }

    /// The word that is wrong, or the name if several are.
    pub(super) fn span(&self, here: Here<'_>) -> Span {
        match self.words.as_slice() {
            [(token, ..)] => here.span(&(*token..*token + 1)),
            _ => here.span(&self.name),
        }
    }

    pub(super) fn right_name(&self) -> &str {
        &self.mended
    }

    /// Offers to write the name as the roster has it, here and everywhere.
    pub(super) fn offer(
        &self,
        evidence: &Evidence<'_>,
        here: Here<'_>,
        places: &[(usize, usize)],
        finding: &mut Finding,
    ) {
        let here_edits: Option<Vec<Edit>> = self
            .words
            .iter()
            .map(|(token, written, right)| here.change(*token, in_case_of(written, right)))
            .collect();
        let (wrong, right) = match self.words.as_slice() {
            [(_, wrong, right)] => (wrong.clone(), right.clone()),
            _ => (here.text(&self.name), self.mended.clone()),
        };
        if let Some(edits) = here_edits {
            finding.fix(
                format!("Change “{wrong}” to “{right}”"),
                Safety::Unsafe,
                edits,
            );
        }
        let mut named = 0;
        let mut everywhere: Vec<Edit> = Vec::new();
        for &(passage, name) in places {
            let Some(there) = Here::at(evidence, passage) else {
                continue;
            };
            let prose = there.written.prose().text();
            let before = everywhere.len();
            for token in there.facts.names[name].name.clone() {
                let text = there.facts.tokens[token as usize].text(prose);
                let word = self
                    .words
                    .iter()
                    .find(|(_, wrong, _)| bare(wrong) == bare(text));
                everywhere.extend(
                    word.and_then(|(_, _, right)| there.change(token, in_case_of(text, right))),
                );
            }
            named += usize::from(everywhere.len() > before);
        }
        if named > 1 {
            finding.fix(
                format!("Change to “{right}” everywhere ({named} places)"),
                Safety::Unsafe,
                everywhere,
            );
        }
    }
}

/// In capitals where the written word is.
fn in_case_of(written: &str, right: &str) -> String {
    let loud = written.chars().count() > 1 && !written.chars().any(char::is_lowercase);
    if loud {
        right.to_uppercase()
    } else {
        right.to_owned()
    }
}
