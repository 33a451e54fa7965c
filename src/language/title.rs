//! Titles and roles before a name: `acting Deputy Finance Minister`, `campaign manager`, `Lt. Col.`

use super::{Lexeme, Token, TokenKind};

/// Longest title in words; what is longer is a sentence that happens to end in a role.
const LONGEST: usize = 12;

/// Roles that are verbs as often: `will host Lind`.
const ALSO_VERBS: [&str; 22] = [
    "head",
    "lead",
    "host",
    "coach",
    "star",
    "model",
    "pilot",
    "guard",
    "chair",
    "judge",
    "partner",
    "cook",
    "champion",
    "volunteer",
    "author",
    "anchor",
    "father",
    "mother",
    "witness",
    "marshal",
    "whip",
    "deputy",
];

/// Whether the word can be the noun of an office or role: minister, Sen., nurse.
pub fn is_office(token: &Token) -> bool {
    token.is_any(Lexeme::TITLE | Lexeme::ROLE | Lexeme::HONORIFIC)
}

/// Whether the word may stand in a title beside its noun: acting, foreign, Russian, state.
pub fn is_modifier(token: &Token) -> bool {
    token.is_any(
        Lexeme::RANK
            | Lexeme::PORTFOLIO
            | Lexeme::NATIONAL
            | Lexeme::TITLE
            | Lexeme::ROLE
            | Lexeme::BODY
            | Lexeme::PLACE
            | Lexeme::KNOWN_BODY,
    )
}

/// The index of the first token of the title that ends right before token `start`, not before `from`;
/// `start` itself where there is none.
///
/// `titled` says that the words at `start` are already a title (`acting` before `Mayor Lind`).
pub fn before(prose: &str, tokens: &[Token], from: usize, start: usize, titled: bool) -> usize {
    let mut first = start;
    let mut has_office = titled;
    while first > from && start - first < LONGEST {
        let token = &tokens[first - 1];
        let unbroken = token.kind == TokenKind::Word && tokens[first].spaced;
        if !unbroken || token.is_any(Lexeme::WEEKDAY | Lexeme::MONTH) && !token.is_any(Lexeme::RANK)
        {
            break;
        }
        if token.is_capitalised() {
            // `Halden mayor`, `New York Times reporter`: the body or place belongs to it.
            let belongs = has_office
                && first < start
                && !token.is_any(
                    Lexeme::OPENER | Lexeme::DETERMINER | Lexeme::PREPOSITION | Lexeme::PRONOUN,
                );
            if !belongs {
                break;
            }
            first -= 1;
            continue;
        }
        if has_office {
            let text = token.text(prose);
            let fits = is_modifier(token)
                || text.contains(['-', '‑']) && !token.is_any(Lexeme::PREPOSITION);
            let verb = token.is_any(Lexeme::SPEECH) && !token.is_any(Lexeme::PORTFOLIO);
            if !fits || verb || token.is_any(Lexeme::AUXILIARY | Lexeme::DETERMINER) {
                break;
            }
            first -= 1;
        } else if let Some(office) = office_ending_at(prose, tokens, from, first) {
            has_office = true;
            first = office;
        } else {
            break;
        }
    }
    // What only leads up to a title is none.
    if has_office && !titled && first == start {
        start
    } else {
        first
    }
}

/// The index at which a small-letter office noun starts that ends right before `end`: one word, or `secretary of state`.
fn office_ending_at(prose: &str, tokens: &[Token], from: usize, end: usize) -> Option<usize> {
    let token = &tokens[end - 1];
    if token.is_any(Lexeme::TITLE | Lexeme::ROLE) {
        let text = token.text(prose);
        let plural = text.ends_with('s') && !text.ends_with("ss");
        if plural || token.is_any(Lexeme::PRONOUN | Lexeme::AUXILIARY) {
            return None;
        }
        let verb = ALSO_VERBS.contains(&text)
            && (end - 1 == from || {
                let before = &tokens[end - 2];
                before.is_any(Lexeme::AUXILIARY | Lexeme::PRONOUN)
                    || before.text(prose) == "to"
                    || !before.is_word()
            });
        return (!verb).then_some(end - 1);
    }
    let [.., noun, of, _] = tokens.get(from..end)? else {
        return None;
    };
    (token.is_any(Lexeme::PORTFOLIO)
        && of.text(prose) == "of"
        && noun.is_any(Lexeme::TITLE)
        && noun.is_word())
    .then_some(end - 3)
}
