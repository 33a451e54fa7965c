//! The cells of a table as figures, labels and nothing.

use crate::{
    draft::{Table, TableCell},
    language::{
        TokenKind,
        number::{Amount, Interval, NumberForm},
    },
    reading::quantities::{Quantity, Unit},
    rules::{Evidence, here::Here},
    text::Span,
};

/// A table, cell by cell.
pub(super) struct Grid {
    pub(super) rows: Vec<Vec<Kind>>,
    pub(super) width: usize,
    /// Whether a cell says that the figures are rounded.
    pub(super) is_rounded: bool,
    body: usize,
}

/// What stands in a cell.
pub(super) enum Kind {
    /// Nothing, or a dash.
    Empty,
    /// A figure and no more than its unit and a note's mark.
    Figure(Figure),
    /// Words, in small letters.
    Text(String),
}

/// A figure of a table.
pub(super) struct Figure {
    /// Where its cell's words stand in the draft.
    pub(super) span: Span,
    pub(super) value: Amount,
    places: u8,
    scale: i64,
    /// The name of its unit; none for things.
    pub(super) unit: Option<&'static str>,
    may_be_year: bool,
}

impl Figure {
    pub(super) fn is_percent(&self) -> bool {
        self.unit == Some("percent")
    }

    /// What its figures are multiplied with: a million in `£1.2m`.
    pub(super) fn scale(&self) -> i64 {
        self.scale
    }

    /// Whether it is written as years are.
    pub(super) fn may_be_year(&self) -> bool {
        self.may_be_year
    }

    /// What it may stand for: a whole number is itself, unless figures are `rounded`. In a table 1,200 is no
    /// “about 1,200”.
    pub(super) fn meant(&self, rounded: bool) -> Option<Interval> {
        if self.places == 0 && self.scale == 1 && !rounded {
            return Some(Interval::between(self.value, self.value));
        }
        let unit =
            Amount::whole(self.scale).over(Amount::whole(10_i64.pow(u32::from(self.places))))?;
        let half = unit.times(Amount::parts(1, 2))?;
        Some(Interval::between(
            self.value.minus(half)?,
            self.value.plus(half)?,
        ))
    }
}

impl Grid {
    /// The cells of `table`; `None` where cells run over others.
    pub(super) fn of(evidence: &Evidence<'_>, table: &Table) -> Option<Self> {
        const WIDEST: usize = 40;
        let last = table
            .rows
            .iter()
            .flatten()
            .map(|cell| cell.cell.column)
            .max()?;
        let width = usize::from(last) + 1;
        let regular = table.rows.iter().flatten().all(|cell| !cell.cell.spans);
        if !regular || !(2..=WIDEST).contains(&width) {
            return None;
        }
        let mut is_rounded = false;
        let mut rows = Vec::new();
        for row in &table.rows {
            let mut kinds: Vec<Kind> = (0..width).map(|_| Kind::Empty).collect();
            for cell in row {
                let kind = kind(evidence, *cell)?;
                let place = &mut kinds[usize::from(cell.cell.column)];
                if !matches!(place, Kind::Empty) {
                    // Two paragraphs in one cell are no figure.
                    *place = Kind::Text(String::new());
                    continue;
                }
                if let Kind::Text(text) = &kind {
                    is_rounded |= super::is_rounded(text);
                }
                *place = kind;
            }
            rows.push(kinds);
        }
        let heads = |row: &Vec<Kind>| !row.iter().any(|kind| matches!(kind, Kind::Figure(_)));
        let marked = table
            .rows
            .iter()
            .take_while(|row| row.iter().all(|cell| cell.cell.header))
            .count();
        let body = marked.max(rows.iter().take_while(|row| heads(row)).count());
        Some(Self {
            rows,
            width,
            is_rounded,
            body,
        })
    }

    /// The first row that is no head.
    pub(super) fn body(&self) -> usize {
        self.body
    }

    pub(super) fn at(&self, row: usize, column: usize) -> &Kind {
        const NOTHING: &Kind = &Kind::Empty;
        self.rows
            .get(row)
            .and_then(|row| row.get(column))
            .unwrap_or(NOTHING)
    }

    /// What the first cell of `row` says, in small letters.
    pub(super) fn label(&self, row: usize) -> String {
        text(self.at(row, 0))
    }

    /// What the heads of `column` say, in small letters.
    pub(super) fn head(&self, column: usize) -> String {
        let heads: Vec<String> = (0..self.body)
            .map(|row| text(self.at(row, column)))
            .collect();
        heads.join(" ").trim().to_owned()
    }
}

fn text(kind: &Kind) -> String {
    match kind {
        Kind::Text(text) => text.clone(),
        Kind::Empty | Kind::Figure(_) => String::new(),
    }
}

fn kind(evidence: &Evidence<'_>, cell: TableCell) -> Option<Kind> {
    let here = Here::at(evidence, cell.passage)?;
    let tokens = here.facts.blocks.get(cell.block)?.tokens.clone();
    let span = tokens.start as u32..tokens.end as u32;
    let words = here.words();
    if tokens.is_empty() || tokens.len() == 1 && words.dash(tokens.start) {
        return Some(Kind::Empty);
    }
    let first = here
        .facts
        .quantities
        .partition_point(|quantity| (quantity.tokens.start as usize) < tokens.start);
    let mut own = here.facts.quantities[first..]
        .iter()
        .take_while(|quantity| (quantity.tokens.start as usize) < tokens.end);
    if let (Some(quantity), None) = (own.next(), own.next())
        && let Some(figure) = figure(here, quantity, tokens)
    {
        return Some(Kind::Figure(Figure {
            span: here.span(&span),
            ..figure
        }));
    }
    Some(Kind::Text(here.text(&span).to_lowercase()))
}

/// The figure of a cell in which nothing else stands.
fn figure(here: Here<'_>, quantity: &Quantity, cell: std::ops::Range<usize>) -> Option<Figure> {
    let words = here.words();
    let reach = quantity.reach.start as usize..quantity.reach.end as usize;
    let is_note = |at: usize| {
        words.get(at).is_some_and(|token| {
            matches!(
                token.kind,
                TokenKind::Punctuation('*' | '†' | '‡' | '§' | '^' | '+' | '.')
            )
        })
    };
    let before = cell.start..reach.start;
    let minus = before.len() == 1 && (words.dash(before.start) || words.mark(before.start, '−'));
    let alone = (before.is_empty() || minus) && (reach.end..cell.end).all(is_note);
    let number = quantity.number;
    let amount =
        matches!(number.form, NumberForm::Amount | NumberForm::Year) && !number.writing.words;
    if !alone || !amount || words.mark(cell.start, '+') {
        return None;
    }
    let value = if minus {
        Amount::ZERO.minus(number.value)?
    } else {
        number.value
    };
    let unit = match quantity.unit {
        Unit::None => None,
        unit => unit.name(),
    };
    Some(Figure {
        span: Span::new(0, 0),
        value,
        places: number.writing.places,
        scale: number.writing.scale,
        unit,
        may_be_year: number.form == NumberForm::Year,
    })
}
