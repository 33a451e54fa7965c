//! First pass: numbers, as the words and figures of a passage give them, with their units and hedges.

pub(super) mod hedge;
mod role;

use super::Facts;
use crate::language::{
    Lexeme, Token, TokenKind,
    number::{self, Amount, Interval, Number, NumberForm},
    unit::{self, Measure},
};

pub use hedge::Hedge;
pub use role::Role;

/// A number where it stands. The ranges are of [`Facts::tokens`].
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// Its words or figures, the scale included: `4.2 million`.
    pub tokens: std::ops::Range<u32>,
    /// The same with its hedge, its currency and its unit: `about £4.2 million`.
    pub reach: std::ops::Range<u32>,
    /// What the figures may stand for.
    pub number: Number,
    /// What the words before make of it.
    pub hedge: Hedge,
    /// What it is a number of, if that is a unit.
    pub unit: Unit,
    /// Whether it counts or measures at all.
    pub role: Role,
}

/// What a number is a number of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Unit {
    /// Things, or nothing.
    None,
    /// Parts in a hundred.
    Percent,
    /// Percentage points.
    Points,
    /// Money, by its sign or word.
    Money(Currency),
    /// A measure.
    Measure(&'static Measure),
}

/// A currency, as far as copy tells them apart: `$` is whichever dollar the story is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Currency {
    /// `$`, dollars.
    Dollar,
    /// `£`, pounds sterling.
    Pound,
    /// `€`, euros.
    Euro,
    /// `¥`, yen, yuan.
    Yen,
    /// `¢`, cents; `p`, pence.
    Hundredth,
    /// Any other that copy names by a word.
    Other,
}

impl Currency {
    /// Its sign, where it has one.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Dollar => "$",
            Self::Pound => "£",
            Self::Euro => "€",
            Self::Yen => "¥",
            Self::Hundredth => "¢",
            Self::Other => "",
        }
    }
}

impl Unit {
    /// Its name for `inspect`: `percent`, a currency's sign, a measure; `None` for things.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Percent => Some("percent"),
            Self::Points => Some("percentage points"),
            Self::Money(Currency::Other) => Some("money"),
            Self::Money(currency) => Some(currency.sign()),
            Self::Measure(measure) => Some(measure.name),
        }
    }
}

impl Quantity {
    /// All that it may stand for, its hedge included.
    pub fn meant(&self) -> Interval {
        self.hedge.applied_to(self.number.value, self.number.meant)
    }

    /// The same where it is the ground of a calculation; see [`Number::loosely`].
    pub fn loosely(&self) -> Interval {
        self.hedge
            .applied_to(self.number.value, self.number.loosely())
    }

    /// Whether it counts, measures or shares something, so that it can be calculated with.
    pub fn is_amount(&self) -> bool {
        self.role == Role::Amount
            && matches!(self.number.form, NumberForm::Amount | NumberForm::Fraction)
    }

    /// Whether a reader would call it a figure: amounts, and the ends of ranges.
    pub fn is_shown(&self) -> bool {
        matches!(self.number.form, NumberForm::Amount | NumberForm::Fraction)
            && !matches!(self.role, Role::Date | Role::Label | Role::Age)
    }

    /// Whether it is an amount in per cent.
    pub fn is_percent(&self) -> bool {
        self.unit == Unit::Percent && self.is_amount()
    }
}

/// The numbers among the tokens of `facts` from `from` on, one block.
pub(super) fn find(prose: &str, facts: &Facts, from: usize, quantities: &mut Vec<Quantity>) {
    let tokens = &facts.tokens;
    let first = quantities.len();
    let mut at = from;
    while let Some(token) = tokens.get(at) {
        let may_begin = token.kind == TokenKind::Number || token.is_any(Lexeme::NUMBER);
        let Some((number, length)) = may_begin.then(|| number::read(prose, tokens, at)).flatten()
        else {
            at += 1;
            continue;
        };
        let block = Block {
            prose,
            tokens,
            from,
        };
        let mut quantity = block.quantity(number, at..at + length);
        block.untie_from_verb(&mut quantity);
        if let Some(before) = quantities[first..].last() {
            block.untie(before, &mut quantity);
        }
        at = (quantity.reach.end as usize).max(at + length);
        quantities.push(quantity);
    }
    role::ranges(prose, tokens, &mut quantities[first..]);
}

/// The tokens of one block.
struct Block<'a> {
    prose: &'a str,
    tokens: &'a [Token],
    from: usize,
}

impl<'a> Block<'a> {
    /// The text of token `at`, empty past the block's ends.
    fn text(&self, at: usize) -> &'a str {
        self.tokens
            .get(at)
            .map_or("", |token| token.text(self.prose))
    }

    fn quantity(&self, number: Number, range: std::ops::Range<usize>) -> Quantity {
        let (mut number, mut start, mut end) = (number, range.start, range.end);
        let mut unit = Unit::None;
        if let Some((currency, signs)) = self.currency_before(start) {
            unit = Unit::Money(currency);
            start -= signs;
        } else if let Some((found, length)) = self.unit_after(&mut number, range.clone()) {
            unit = found;
            end += length;
        }
        if number.form == NumberForm::Year && unit != Unit::None {
            number.form = NumberForm::Amount;
        }
        let role = if unit == Unit::None {
            self.role(&mut number, start, end)
        } else {
            self.joined_role(range.start, range.end)
        };
        let (hedge, words) = hedge::before(self.prose, self.tokens, self.from..start);
        Quantity {
            tokens: range.start as u32..range.end as u32,
            reach: (start - words) as u32..end as u32,
            number,
            hedge,
            unit,
            role,
        }
    }

    /// `went up to 250` says where it went, not how far at most.
    fn untie_from_verb(&self, quantity: &mut Quantity) {
        let start = quantity.reach.start as usize;
        let verb = start.checked_sub(1).filter(|&at| at >= self.from);
        if quantity.hedge == Hedge::Under
            && self.text(start) == "up"
            && verb.is_some_and(|verb| {
                matches!(
                    self.text(verb),
                    "went"
                        | "gone"
                        | "go"
                        | "goes"
                        | "going"
                        | "rose"
                        | "climbed"
                        | "shot"
                        | "moved"
                        | "jumped"
                        | "ticked"
                        | "edged"
                        | "crept"
                        | "pushed"
                        | "bumped"
                        | "driven"
                        | "drove"
                        | "taken"
                        | "back"
                        | "way"
                )
            })
        {
            quantity.hedge = Hedge::None;
            quantity.reach.start += 2;
        }
    }

    /// `25% more than 200`, `a 25% rise over 200`: the words between belong to the rate before.
    fn untie(&self, before: &Quantity, quantity: &mut Quantity) {
        let gap = quantity.reach.start.saturating_sub(before.reach.end);
        if quantity.hedge != Hedge::None
            && matches!(before.unit, Unit::Percent | Unit::Points)
            && gap <= 1
            && matches!(
                self.text(quantity.reach.start as usize),
                "over" | "above" | "below" | "under" | "more" | "less" | "fewer"
            )
        {
            quantity.hedge = Hedge::None;
            while matches!(
                self.text(quantity.reach.start as usize),
                "over" | "above" | "below" | "under" | "more" | "less" | "fewer" | "than"
            ) {
                quantity.reach.start += 1;
            }
        }
    }

    /// The currency whose sign stands before token `start`, and how many tokens the sign has: `US$`.
    fn currency_before(&self, start: usize) -> Option<(Currency, usize)> {
        let sign = start.checked_sub(1).filter(|&at| at >= self.from)?;
        let currency = match self.tokens[sign].kind {
            TokenKind::Punctuation('$') => Currency::Dollar,
            TokenKind::Punctuation('£') => Currency::Pound,
            TokenKind::Punctuation('€') => Currency::Euro,
            TokenKind::Punctuation('¥') => Currency::Yen,
            _ => return None,
        };
        let country = sign > self.from
            && !self.tokens[sign].spaced
            && matches!(
                self.text(sign - 1),
                "US" | "A" | "C" | "NZ" | "HK" | "S" | "AU" | "CA" | "U.S."
            );
        Some((currency, 1 + usize::from(country)))
    }

    /// The unit that follows the number at `range`, and how many tokens it has. Letters on the figures
    /// may be one: `16km`.
    fn unit_after(
        &self,
        number: &mut Number,
        range: std::ops::Range<usize>,
    ) -> Option<(Unit, usize)> {
        if number.writing.letters > 0 && range.len() == 1 {
            let text = self.text(range.start);
            let letters = &text[text.len() - usize::from(number.writing.letters)..];
            if number.writing.scale == 1 {
                match letters {
                    "pc" | "pct" => return Some((Unit::Percent, 0)),
                    "p" | "c" => return Some((Unit::Money(Currency::Hundredth), 0)),
                    _ => {}
                }
                // `97km/h`
                let per_hour = letters == "km"
                    && self.text(range.end) == "/"
                    && self.text(range.end + 1) == "h";
                if per_hour {
                    return Some((Unit::Measure(unit::named("kilometres per hour")?), 2));
                }
                return Some((Unit::Measure(unit::of_letters(letters)?), 0));
            }
        }
        let next = self.tokens.get(range.end)?;
        let at = match next.kind {
            TokenKind::Punctuation('-' | '‑' | '‐') if !next.spaced => range.end + 1,
            _ => range.end,
        };
        let tied = at - range.end;
        let (found, length) = self.unit_at(at)?;
        Some((found, tied + length))
    }

    fn unit_at(&self, at: usize) -> Option<(Unit, usize)> {
        let text = self.text(at);
        let percent = match text {
            "%" | "percent" | "pc" | "pct" | "per-cent" => 1,
            "percentage" => {
                return matches!(self.text(at + 1), "point" | "points")
                    .then_some((Unit::Points, 2));
            }
            "per" if matches!(self.text(at + 1), "cent" | "cent.") => 2,
            "per" if self.text(at + 1) == "cents" => 2,
            "percentage-point" | "percentage-points" | "pp" | "pts" => {
                return Some((Unit::Points, 1));
            }
            "points" | "point"
                if matches!(
                    self.text(at + 1),
                    "in" | "to" | "from" | "," | "." | "lower" | "higher"
                ) =>
            {
                // Points of what, the story says: of an index, of a match. They are no percentages.
                return None;
            }
            _ => 0,
        };
        if percent > 0 {
            let after = at + percent;
            // `2 per cent points`
            return Some(match self.text(after) {
                "point" | "points" => (Unit::Points, percent + 1),
                _ => (Unit::Percent, percent),
            });
        }
        if let Some(currency) = currency_word(text) {
            return Some((Unit::Money(currency), 1));
        }
        let (measure, length) = unit::read(self.prose, self.tokens, at)?;
        // “300 in Halden”, “Figure 4 C”.
        let short = length == 1 && text.len() <= 2;
        let closes = || {
            self.tokens.get(at + 1).is_none_or(|after| {
                matches!(
                    after.kind,
                    TokenKind::Punctuation('(' | ')' | ',' | ';' | '/' | ']')
                )
            })
        };
        let common = matches!(
            text,
            "in" | "st" | "m" | "t" | "l" | "g" | "C" | "F" | "mi" | "ha" | "ins"
        );
        (!short || !common || closes()).then_some((Unit::Measure(measure), length))
    }
}

fn currency_word(word: &str) -> Option<Currency> {
    Some(match word {
        "dollars" | "dollar" => Currency::Dollar,
        "euros" | "euro" => Currency::Euro,
        "yen" | "yuan" => Currency::Yen,
        "cents" | "pence" => Currency::Hundredth,
        "rupees" | "pesos" | "francs" | "kronor" | "kroner" | "krona" | "rubles" | "roubles"
        | "rand" | "naira" | "shillings" | "lira" | "won" | "riyals" | "dinars" | "dirhams"
        | "shekels" | "baht" | "reais" | "zlotys" | "crowns" => Currency::Other,
        _ => return None,
    })
}

impl Facts {
    /// `quantity` as the draft writes it, on one line, with its sign and unit and without its hedge.
    pub fn figure(&self, prose: &str, quantity: &Quantity) -> String {
        let span = self.span_of(&quantity.tokens);
        let reach = self.span_of(&quantity.reach);
        let start = if quantity.hedge == Hedge::None {
            reach.start
        } else {
            // A sign stands right before the figures.
            self.tokens[quantity.reach.start as usize..quantity.tokens.start as usize]
                .iter()
                .rev()
                .take_while(|token| !token.is_word())
                .last()
                .map_or(span.start, |token| token.span.start)
        };
        let text = prose.get(start as usize..reach.end as usize);
        text.unwrap_or("")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The words that say what `quantity` counts, up to their head noun: `new homes` of `300 new homes in
    /// Halden`. Empty where it counts nothing that is named.
    pub fn counted(&self, prose: &str, quantity: &Quantity) -> std::ops::Range<u32> {
        let start = quantity.reach.end;
        let mut head = start;
        let limit = self
            .block_at(quantity.tokens.start as usize)
            .map_or(0, |block| self.blocks[block].tokens.end);
        let one = quantity.number.value == Amount::ONE;
        for at in start as usize..limit.min(start as usize + 5) {
            let token = &self.tokens[at];
            let tie = token.is_mark('-') && !token.spaced;
            if tie && at == start as usize {
                continue;
            }
            if !token.is_word()
                || token.is_any(
                    Lexeme::PREPOSITION
                        | Lexeme::CONJUNCTION
                        | Lexeme::AUXILIARY
                        | Lexeme::PRONOUN
                        | Lexeme::DETERMINER,
                )
            {
                break;
            }
            let text = token.text(prose);
            let plural = is_plural(text);
            if plural || one {
                head = at as u32 + 1;
            }
            if plural {
                // `12 fishing boats sank`: the noun is there, what follows is another matter.
                break;
            }
        }
        start..head
    }
}

/// Whether `word` looks like the plural of a noun.
pub fn is_plural(word: &str) -> bool {
    const IRREGULAR: &[&str] = &[
        "people",
        "men",
        "women",
        "children",
        "police",
        "staff",
        "fishermen",
        "firemen",
        "women",
        "policemen",
        "servicemen",
        "businessmen",
        "cattle",
        "sheep",
        "fish",
        "aircraft",
        "feet",
        "teeth",
        "crew",
        "troops",
        "mice",
        "deer",
        "salmon",
        "criteria",
        "media",
    ];
    IRREGULAR.contains(&word)
        || word.len() > 3
            && word.ends_with('s')
            && !["ss", "us", "is", "’s"]
                .iter()
                .any(|end| word.ends_with(end))
}
