//! What a quotation mark may be, from the characters around it alone.
//!
//! A mark that opens stands before a word and after a space, a dash, a bracket or another opening
//! mark; one that closes stands the other way round. Marks that touch are read as one in this. Curly
//! marks say which they are, and are believed unless their place says otherwise: `“` after a word and
//! before a space is a slip for `”`.

use std::ops::Range;

use super::token::{Token, TokenKind};

/// Which marks go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarkStyle {
    /// `"`, `“`, `”`, `„`, `''` and two grave accents.
    Double,
    /// `'`, `‘`, `’`, `‚` and a grave accent.
    Single,
    /// `«` and `»`.
    Angle,
}

/// What a mark says by its own shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Facing {
    /// `“`, `‘`, `„`, `«`: it opens.
    Opening,
    /// `”`, `’`, `»`: it closes.
    Closing,
    /// `"`, `'`, `''`: either.
    Straight,
}

/// What a mark may be in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Opens a quote.
    Opens,
    /// Closes a quote.
    Closes,
    /// Closes what is open, otherwise opens.
    Either,
    /// Opens a quote of single marks if one is closed later; otherwise an apostrophe: `'twixt`.
    OpensOrApostrophe,
    /// Closes a quote of single marks if one is open; otherwise an apostrophe: `the boys’`, `runnin’`.
    ClosesOrApostrophe,
    /// Closes a quote if one is open; otherwise feet, inches, minutes or seconds.
    ClosesOrMeasure,
    /// An apostrophe, a measure, a ditto mark: neither opens nor closes.
    Neither,
}

/// A quotation mark read by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Which marks it goes with.
    pub style: MarkStyle,
    /// What it says by its shape.
    pub facing: Facing,
    /// What it may be in its place.
    pub role: Role,
}

/// Marks that touch are looked across this far.
const CLUSTER: usize = 3;

impl Mark {
    /// Reads the mark that is token `index` of `tokens`; `block` are the tokens of its block.
    /// `None` for a token of another kind.
    pub fn read(prose: &str, tokens: &[Token], block: &Range<usize>, index: usize) -> Option<Self> {
        let token = tokens.get(index)?;
        if token.kind != TokenKind::QuotationMark {
            return None;
        }
        let (style, facing) = shape(token.text(prose));
        let place = Place::of(prose, tokens, block, index);
        let role = match (style, facing) {
            // A mark alone in its block repeats the one above: ditto.
            _ if place.begins && place.ends => Role::Neither,
            _ if place.is_feet_and_inches(tokens) => Role::Neither,
            (MarkStyle::Single, Facing::Opening) => place.single_opening(),
            (MarkStyle::Single, Facing::Closing) => place.single_closing(),
            (MarkStyle::Single, Facing::Straight) => place.single_straight(),
            (MarkStyle::Angle, facing) => place.angle(facing),
            (MarkStyle::Double, Facing::Opening) => place.opening(),
            (MarkStyle::Double, Facing::Closing) => place.closing(),
            (MarkStyle::Double, Facing::Straight) => place.straight(tokens, block.end),
        };
        Some(Self {
            style,
            facing,
            role,
        })
    }
}

/// The style of a mark and which way it faces, by its letters.
fn shape(mark: &str) -> (MarkStyle, Facing) {
    match mark {
        "“" | "„" | "‟" | "``" | "‘‘" => (MarkStyle::Double, Facing::Opening),
        "”" | "’’" => (MarkStyle::Double, Facing::Closing),
        "«" => (MarkStyle::Angle, Facing::Opening),
        "»" => (MarkStyle::Angle, Facing::Closing),
        "‘" | "‛" | "‚" | "`" => (MarkStyle::Single, Facing::Opening),
        "’" => (MarkStyle::Single, Facing::Closing),
        "'" => (MarkStyle::Single, Facing::Straight),
        _ => (MarkStyle::Double, Facing::Straight),
    }
}

/// The mark that goes with `mark` at the other end of a quote.
pub fn partner(mark: &str) -> &str {
    match mark {
        "“" | "„" | "‟" => "”",
        "”" => "“",
        "‘" | "‚" | "‛" => "’",
        "’" => "‘",
        "«" => "»",
        "»" => "«",
        "``" => "''",
        "`" => "'",
        straight => straight,
    }
}

/// Where a mark stands: the characters around it and the marks it touches; a space at the block's ends.
#[derive(Debug, Clone, Copy)]
struct Place {
    index: usize,
    before: char,
    after: char,
    begins: bool,
    ends: bool,
}

impl Place {
    fn of(prose: &str, tokens: &[Token], block: &Range<usize>, index: usize) -> Self {
        let is_mark = |at: usize| tokens[at].kind == TokenKind::QuotationMark;
        let mut first = index;
        while first > block.start
            && index - first < CLUSTER
            && !tokens[first].spaced
            && is_mark(first - 1)
        {
            first -= 1;
        }
        let mut last = index;
        while last + 1 < block.end
            && last - index < CLUSTER
            && !tokens[last + 1].spaced
            && is_mark(last + 1)
        {
            last += 1;
        }
        let (start, end) = (tokens[first].span.start, tokens[last].span.end);
        let begins = first == block.start;
        let ends = last + 1 == block.end;
        let before = prose[..start as usize].chars().next_back();
        let after = prose[end as usize..].chars().next();
        Self {
            index,
            before: before.filter(|_| !begins).unwrap_or(' '),
            after: after.filter(|_| !ends).unwrap_or(' '),
            begins,
            ends,
        }
    }

    /// Whether it stands as an opening mark does.
    fn faces_right(self) -> bool {
        leads(self.before) && !is_space(self.after) && !trails(self.after)
    }

    /// Whether it stands as a closing mark does.
    fn faces_left(self) -> bool {
        !is_space(self.before)
            && !matches!(self.before, '(' | '[' | '{' | '<' | '¿' | '¡')
            && (is_space(self.after) || trails(self.after))
    }

    /// `6'2"`, `5’30”`: a figure, a single mark, a figure, a double one; all touching.
    fn is_feet_and_inches(self, tokens: &[Token]) -> bool {
        let index = self.index;
        let touching = |at: usize, kind: TokenKind| {
            tokens
                .get(at)
                .is_some_and(|token| token.kind == kind && !token.spaced)
        };
        let number_before = index
            .checked_sub(1)
            .is_some_and(|before| tokens[before].kind == TokenKind::Number);
        let feet = touching(index, TokenKind::QuotationMark)
            && number_before
            && touching(index + 1, TokenKind::Number);
        let inches = index >= 3
            && number_before
            && touching(index, TokenKind::QuotationMark)
            && touching(index - 1, TokenKind::Number)
            && touching(index - 2, TokenKind::QuotationMark)
            && tokens[index - 3].kind == TokenKind::Number;
        feet || inches
    }

    fn opening(self) -> Role {
        if self.faces_left() || self.ends {
            return Role::Closes;
        }
        if !leads(self.before) && !self.after.is_alphanumeric() {
            return Role::Either;
        }
        Role::Opens
    }

    fn closing(self) -> Role {
        if is_space(self.before) && !self.ends {
            return Role::Either;
        }
        Role::Closes
    }

    fn straight(self, tokens: &[Token], end: usize) -> Role {
        let (before, after) = (self.before, self.after);
        if self.begins {
            return Role::Opens;
        }
        if self.ends {
            return Role::Closes;
        }
        if is_space(before) && is_space(after) {
            return Role::Either;
        }
        if before.is_ascii_digit() && !after.is_alphanumeric() {
            return Role::ClosesOrMeasure;
        }
        if self.faces_right() {
            return Role::Opens;
        }
        if is_space(before) {
            // `"… We go," he said`, `".38 in all"`; but `"We go ", he said`.
            let stop = tokens.get(self.index + 1).filter(|_| self.index + 1 < end);
            let touched = tokens
                .get(self.index + 2)
                .is_some_and(|next| self.index + 2 < end && !next.spaced);
            return match stop.map(|stop| stop.kind) {
                Some(TokenKind::Punctuation('…')) => Role::Opens,
                Some(TokenKind::Punctuation('.' | '-' | '—' | '–' | '/' | '*' | '_'))
                    if touched =>
                {
                    Role::Opens
                }
                _ => Role::Closes,
            };
        }
        if self.faces_left() {
            return Role::Closes;
        }
        Role::Either
    }

    /// «So», « so », and »so«.
    fn angle(self, facing: Facing) -> Role {
        if self.faces_right() || self.begins {
            Role::Opens
        } else if self.faces_left() && !is_space(self.before)
            || self.ends
            || facing == Facing::Closing
        {
            Role::Closes
        } else {
            Role::Opens
        }
    }

    fn single_opening(self) -> Role {
        if self.before.is_alphanumeric() && self.after.is_alphanumeric() {
            return Role::Neither;
        }
        if self.faces_left() {
            return Role::ClosesOrApostrophe;
        }
        if is_space(self.after) {
            return Role::Neither;
        }
        Role::Opens
    }

    fn single_closing(self) -> Role {
        if self.before.is_ascii_digit() {
            return Role::ClosesOrMeasure;
        }
        if self.faces_left() {
            return Role::ClosesOrApostrophe;
        }
        Role::Neither
    }

    fn single_straight(self) -> Role {
        if self.before.is_ascii_digit() {
            return Role::ClosesOrMeasure;
        }
        if self.faces_right() {
            return Role::OpensOrApostrophe;
        }
        if self.faces_left() {
            return Role::ClosesOrApostrophe;
        }
        Role::Neither
    }
}

/// White space, and the marks of direction that pasted text brings along.
fn is_space(char: char) -> bool {
    char.is_whitespace()
        || matches!(char, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether an opening mark may follow `char`.
fn leads(char: char) -> bool {
    is_space(char)
        || matches!(
            char,
            '(' | '[' | '{' | '<' | '—' | '–' | '-' | '/' | '¿' | '¡' | '*' | '_' | '='
        )
}

/// Whether `char` may follow a closing mark.
fn trails(char: char) -> bool {
    matches!(
        char,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '}'
            | '>'
            | '…'
            | '—'
            | '–'
            | '-'
            | '/'
            | '*'
            | '_'
    )
}
