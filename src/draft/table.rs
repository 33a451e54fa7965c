//! Tables: where in one a block stands, and the tables of a draft as rows of cells.

use super::Draft;

/// What a cell is the first of that has words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Opens {
    #[default]
    Nothing,
    Row,
    /// Its table, and so its row.
    Table,
}

/// Where in its table a block stands. Only what stands near decides, so that a row more or less changes no
/// other row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cell {
    /// Columns before it.
    pub column: u16,
    /// What it is the first of.
    pub opens: Opens,
    /// Whether it says what the others are.
    pub header: bool,
    /// Whether it runs over several rows or columns.
    pub spans: bool,
}

/// Where in a table a reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct TablePlace {
    /// Cells of the row that began.
    cells: u16,
    /// What has no words as yet.
    fresh: Opens,
    header: bool,
    spans: bool,
}

impl TablePlace {
    pub(super) fn start() -> Self {
        Self {
            fresh: Opens::Table,
            ..Self::default()
        }
    }

    pub(super) fn start_row(&mut self) {
        self.cells = 0;
        self.fresh = self.fresh.max(Opens::Row);
    }

    pub(super) fn start_cell(&mut self, header: bool, spans: bool) {
        self.cells = self.cells.saturating_add(1);
        self.header = header;
        self.spans = spans;
    }

    pub(super) fn take_words(&mut self) {
        self.fresh = Opens::Nothing;
    }

    pub(super) fn cell(self) -> Cell {
        Cell {
            column: self.cells.saturating_sub(1),
            opens: self.fresh,
            header: self.header,
            spans: self.spans,
        }
    }
}

/// A table of a draft: its rows, top to bottom.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Cells with words, left to right.
    pub rows: Vec<Vec<TableCell>>,
}

/// A cell of a table that has words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableCell {
    /// Index of its passage.
    pub passage: usize,
    /// Index of its block in the passage.
    pub block: usize,
    /// Where it stands.
    pub cell: Cell,
}

impl Draft {
    /// Its tables, in order. A table in a table is none.
    pub fn tables(&self) -> Vec<Table> {
        let mut tables: Vec<Table> = Vec::new();
        let mut open = false;
        for (passage, read) in self.passages().iter().enumerate() {
            for (block, written) in read.blocks().iter().enumerate() {
                let Some(cell) = written.cell else {
                    open = false;
                    continue;
                };
                if !open || cell.opens == Opens::Table {
                    tables.push(Table::default());
                    open = true;
                }
                let Some(table) = tables.last_mut() else {
                    continue;
                };
                let here = TableCell {
                    passage,
                    block,
                    cell,
                };
                match table.rows.last_mut() {
                    Some(row)
                        if cell.opens == Opens::Nothing
                            && row
                                .last()
                                .is_some_and(|last| last.cell.column <= cell.column) =>
                    {
                        row.push(here);
                    }
                    _ => table.rows.push(vec![here]),
                }
            }
        }
        tables
    }
}
