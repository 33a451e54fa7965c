//! Bodies as a passage writes them besides their names: `the ministry`, `the Assembly`, `FBi`.

use super::Facts;
use crate::language::{Case, Lexeme, Token, TokenKind, lexicon, name::NameKey};

/// A word that means a body, or would if it were written rightly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BodyWord {
    /// Index into [`Facts::tokens`].
    pub token: u32,
    /// What it is joined by.
    pub key: NameKey,
    /// How it is written.
    pub form: BodyForm,
}

/// How a word for a body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BodyForm {
    /// `the ministry`, on its own.
    Small,
    /// `the Ministry`, on its own and inside a sentence.
    Capital,
    /// `FBi`, `MoD`: two capitals or more and one small letter.
    Odd,
    /// `FBI’S`: the ending in capitals. The token is the ending.
    LoudEnding,
}

/// Nouns that mean one body when they stand alone behind `the`.
const NOUNS: [&str; 22] = [
    "assembly",
    "council",
    "parliament",
    "senate",
    "congress",
    "cabinet",
    "ministry",
    "department",
    "commission",
    "committee",
    "court",
    "legislature",
    "university",
    "board",
    "government",
    "bank",
    "union",
    "federation",
    "agency",
    "authority",
    "tribunal",
    "company",
];

/// The words for bodies among the tokens of the facts' last block, which starts at token `from`.
pub(super) fn find(prose: &str, facts: &mut Facts, from: usize) {
    let tokens = &facts.tokens;
    let loud = super::mentions::is_head(prose, &tokens[from..]);
    if loud {
        return;
    }
    for index in from..tokens.len() {
        let token = &tokens[index];
        let text = token.text(prose);
        let form = match token.kind {
            TokenKind::Possessive if text.ends_with('S') && index > from => {
                let word = &tokens[index - 1];
                // `the 1980’S` is a number; a shouted word carries its ending with it.
                (word.is_word()
                    && word.case != Case::None
                    && !is_shouted(prose, tokens, from, index))
                .then_some(BodyForm::LoudEnding)
            }
            TokenKind::Word if token.case == Case::Mixed => is_odd(text).then_some(BodyForm::Odd),
            TokenKind::Word if token.is_any(Lexeme::BODY) => {
                stands_alone(prose, tokens, from, index)
            }
            _ => None,
        };
        if let Some(form) = form {
            facts.body_words.push(BodyWord {
                token: index as u32,
                key: NameKey::of(text),
                form,
            });
        }
    }
}

/// Up to six letters, one of them small and not the first, no figure: `FBi`. A plural `s` is none: `MPs`.
fn is_odd(text: &str) -> bool {
    let letters = text.chars().count();
    let small = text.chars().filter(|char| char.is_lowercase()).count();
    (3..=6).contains(&letters)
        && small == 1
        && text.chars().all(char::is_alphabetic)
        && text.chars().next().is_some_and(char::is_uppercase)
        && !text.ends_with('s')
}

/// Whether the words around the ending at `index` are in capitals for their loudness.
fn is_shouted(prose: &str, tokens: &[Token], from: usize, index: usize) -> bool {
    let loud = |token: &Token| {
        token.is_word() && token.case == Case::Upper && {
            let word = token.text(prose);
            word.len() > 6 || lexicon::is_common(&word.to_lowercase())
        }
    };
    let before = index.saturating_sub(4).max(from)..index;
    let after = index + 1..(index + 4).min(tokens.len());
    tokens[before].iter().chain(&tokens[after]).any(loud)
}

/// How the noun at `index` is written if it stands alone behind `the`, inside a sentence.
fn stands_alone(prose: &str, tokens: &[Token], from: usize, index: usize) -> Option<BodyForm> {
    let article = index.checked_sub(1).filter(|&before| before >= from)?;
    let noun = tokens[index].text(prose);
    let behind_the =
        tokens[article].text(prose).eq_ignore_ascii_case("the") && tokens[index].spaced;
    let joined = tokens.get(index + 1).is_some_and(|next| {
        next.is_word()
            && next.spaced
            && (next.is_capitalised() || matches!(next.text(prose), "of" | "for"))
    });
    let listed = NOUNS.iter().any(|known| known.eq_ignore_ascii_case(noun));
    if !behind_the || joined || !listed {
        return None;
    }
    match tokens[index].case {
        Case::Lower => Some(BodyForm::Small),
        Case::Capital => Some(BodyForm::Capital),
        _ => None,
    }
}
