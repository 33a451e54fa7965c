//! What a quotation mark may be, from the characters around it alone.
//!
//! A mark that opens stands before a word and after a space, a dash, a bracket or another opening
//! mark; one that closes stands the other way round. Curly marks say which they are, and are believed
//! unless their place says otherwise: `“` after a comma and before a space is a slip for `”`.

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

/// What a mark may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Opens a quote.
    Opens,
    /// Closes a quote.
    Closes,
    /// Closes what is open, otherwise opens.
    Either,
    /// Closes a quote of single marks if one is open; otherwise an apostrophe: `the boys’`, `runnin’`.
    ClosesOrApostrophe,
    /// Opens a quote of single marks if one is closed later; otherwise an apostrophe: `’tis`.
    OpensOrApostrophe,
    /// An apostrophe.
    Apostrophe,
    /// Closes a quote if one is open; otherwise feet, inches, minutes or seconds.
    ClosesOrMeasure,
    /// Feet, inches, minutes, seconds, or a ditto mark.
    Measure,
}

/// How a mark that is read as opening or closing differs from what should stand there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slip {
    /// A curly mark that faces the other way: “ typed for ”.
    Facing,
    /// A space between the mark and the words it encloses.
    Spaced,
}

/// A quotation mark read by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Which marks it goes with.
    pub style: MarkStyle,
    /// What it may be.
    pub role: Role,
    /// What is wrong with it in that role.
    pub slip: Option<Slip>,
}

/// The nearest characters of a mark in its block; a space at the block's ends.
#[derive(Debug, Clone, Copy)]
struct Around {
    before: char,
    after: char,
}

impl Mark {
    /// Reads the mark that is token `index` of `tokens`; `first..end` are the tokens of its block.
    /// `None` for a token of another kind.
    pub fn read(prose: &str, tokens: &[Token], index: usize) -> Option<Self> {
        let token = tokens.get(index)?;
        if token.kind != TokenKind::QuotationMark {
            return None;
        }
        let text = token.text(prose);
        let around = Around::of(prose, token);
        Some(match text {
            "“" => around.curly(MarkStyle::Double, true),
            "”" => around.curly(MarkStyle::Double, false),
            "‘" | "‛" => around.single_curly(true),
            "’" => around.single_curly(false),
            "'" => around.single_straight(),
            "«" => around.plain(MarkStyle::Angle, Role::Opens),
            "»" => around.plain(MarkStyle::Angle, Role::Closes),
            "„" | "‟" | "``" => around.plain(MarkStyle::Double, Role::Opens),
            "`" | "‚" => around.plain(MarkStyle::Single, Role::OpensOrApostrophe),
            _ => around.straight(MarkStyle::Double),
        })
    }
}

impl Around {
    fn of(prose: &str, token: &Token) -> Self {
        let span = token.span;
        Self {
            before: prose
                .get(..span.start as usize)
                .and_then(|text| text.chars().next_back())
                .unwrap_or(' '),
            after: prose
                .get(span.end as usize..)
                .and_then(|text| text.chars().next())
                .unwrap_or(' '),
        }
    }

    fn plain(self, style: MarkStyle, role: Role) -> Mark {
        let slip = match role {
            Role::Opens if self.after.is_whitespace() => Some(Slip::Spaced),
            Role::Closes if self.before.is_whitespace() => Some(Slip::Spaced),
            _ => None,
        };
        Mark { style, role, slip }
    }

    fn slipped(style: MarkStyle, role: Role, slip: Slip) -> Mark {
        Mark {
            style,
            role,
            slip: Some(slip),
        }
    }

    /// Whether it stands as an opening mark does.
    fn faces_right(self) -> bool {
        leads(self.before) && !self.after.is_whitespace() && !trails(self.after)
    }

    /// Whether it stands as a closing mark does.
    fn faces_left(self) -> bool {
        !self.before.is_whitespace() && !opens_bracket(self.before) && trails(self.after)
    }

    fn curly(self, style: MarkStyle, opening: bool) -> Mark {
        if opening {
            if self.faces_left() && !leads(self.before) {
                return Self::slipped(style, Role::Closes, Slip::Facing);
            }
            return self.plain(style, Role::Opens);
        }
        if self.faces_right() && self.before.is_whitespace() {
            return Self::slipped(style, Role::Opens, Slip::Facing);
        }
        self.plain(style, Role::Closes)
    }

    fn straight(self, style: MarkStyle) -> Mark {
        let (before, after) = (self.before, self.after);
        if before.is_whitespace() && after.is_whitespace() {
            return self.plain(style, Role::Either);
        }
        if before.is_ascii_digit() && !after.is_alphanumeric() {
            return self.plain(style, Role::ClosesOrMeasure);
        }
        if self.faces_right() {
            return self.plain(style, Role::Opens);
        }
        if before.is_whitespace() {
            // `"..., " he said` has it that way round too.
            return Self::slipped(style, Role::Closes, Slip::Spaced);
        }
        if self.faces_left() {
            return self.plain(style, Role::Closes);
        }
        self.plain(style, Role::Either)
    }

    fn single_curly(self, opening: bool) -> Mark {
        let style = MarkStyle::Single;
        if self.before.is_alphanumeric() && self.after.is_alphanumeric() {
            return self.plain(style, Role::Apostrophe);
        }
        if opening {
            if self.faces_left() && !leads(self.before) {
                return Self::slipped(style, Role::ClosesOrApostrophe, Slip::Facing);
            }
            return self.plain(style, Role::Opens);
        }
        if self.before.is_ascii_digit() {
            return self.plain(style, Role::ClosesOrMeasure);
        }
        if self.faces_left() {
            return self.plain(style, Role::ClosesOrApostrophe);
        }
        self.plain(style, Role::Apostrophe)
    }

    fn single_straight(self) -> Mark {
        let style = MarkStyle::Single;
        if self.before.is_ascii_digit() {
            return self.plain(style, Role::ClosesOrMeasure);
        }
        if self.faces_right() {
            return self.plain(style, Role::OpensOrApostrophe);
        }
        if self.faces_left() {
            return self.plain(style, Role::ClosesOrApostrophe);
        }
        self.plain(style, Role::Apostrophe)
    }
}

fn opens_bracket(char: char) -> bool {
    matches!(char, '(' | '[' | '{' | '<')
}

/// Whether an opening mark may follow `char`.
fn leads(char: char) -> bool {
    char.is_whitespace()
        || opens_bracket(char)
        || matches!(
            char,
            '—' | '–' | '-' | '/' | '‘' | '“' | '"' | '\'' | '«' | '„' | '`' | '¿' | '¡'
        )
}

/// Whether `char` may follow a closing mark.
fn trails(char: char) -> bool {
    char.is_whitespace()
        || matches!(
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
                | '\''
                | '’'
                | '”'
                | '"'
                | '»'
                | '*'
                | '_'
        )
}
