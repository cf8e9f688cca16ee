//! Text tables with aligned columns.

use std::io::{self, Write};

/// Between columns.
const GUTTER: &str = "  ";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
}

pub struct Table {
    align: Vec<Align>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Columns beyond those of `align` are to the right, where numbers belong.
    pub fn new(head: Vec<String>, align: &[Align]) -> Table {
        Table { align: align.to_vec(), rows: vec![head] }
    }

    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.rows.push(Vec::new());
    }

    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns).map(|column| self.width(column)).collect();
        for row in &self.rows {
            let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, &width))| {
                match self.align.get(column).unwrap_or(&Align::Right) {
                    Align::Left => format!("{cell:<width$}"),
                    Align::Right => format!("{cell:>width$}"),
                }
            });
            writeln!(out, "{}", cells.collect::<Vec<_>>().join(GUTTER).trim_end())?;
        }
        Ok(())
    }

    /// The same as a Markdown table; empty lines part no rows there.
    pub fn write_markdown(&self, out: &mut dyn Write) -> io::Result<()> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let line = |row: &[String]| {
            let cell = |column: usize| row.get(column).map_or("", String::as_str);
            format!("| {} |", (0..columns).map(cell).collect::<Vec<_>>().join(" | "))
        };
        let mut rows = self.rows.iter().filter(|row| !row.is_empty());
        if let Some(head) = rows.next() {
            writeln!(out, "{}", line(head))?;
            let rules = (0..columns).map(|column| match self.align.get(column).unwrap_or(&Align::Right) {
                Align::Left => "---",
                Align::Right => "---:",
            });
            writeln!(out, "|{}|", rules.collect::<Vec<_>>().join("|"))?;
        }
        rows.try_for_each(|row| writeln!(out, "{}", line(row)))
    }

    /// A row's last cell does not widen its column if the row is shorter than others: it may run on.
    fn width(&self, column: usize) -> usize {
        let whole = self.rows.iter().filter(|row| row.len() > column + 1 || row.len() == self.rows[0].len());
        whole.filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    }
}
