//! Pages of cells as an XLSX workbook: heads that stay in sight, filters, number forms, and nothing of the day it was made,
//! so that the same run makes the same bytes. Leaves to others: what the pages hold (`present::workbook`).

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// One sheet of a workbook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// On its tab: at most 31 characters, none of `[ ] : * ? / \`.
    pub name: String,
    /// Lines above the table.
    pub notes: Vec<String>,
    pub head: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
    /// Of each column, in characters; longer texts are wrapped.
    pub widths: Vec<f64>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    /// One that is not finite is left empty.
    Number(f64, Form),
}

/// How a number is shown; it is stored to the last digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As many digits as it takes.
    Plain,
    /// Thousands and one decimal.
    Count,
    Euro,
    /// Stored as a fraction.
    Share,
    /// Two decimals.
    Fine,
}

impl Cell {
    /// `None` is left empty.
    pub fn number(value: Option<f64>, form: Form) -> Cell {
        value.map_or(Cell::Empty, |value| Cell::Number(value, form))
    }

    pub fn text(text: impl Into<String>) -> Cell {
        Cell::Text(text.into())
    }
}

/// The workbook cannot be written: a name that is no sheet's, or too many cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unwritable;

/// Longer texts are cut: a cell holds no more.
const LONGEST: usize = 32_000;

/// A workbook that grows page by page: between them whoever waits may breathe.
pub struct Book {
    book: Workbook,
    looks: Looks,
}

impl Book {
    pub fn new(title: &str) -> Result<Book, Unwritable> {
        let mut book = Workbook::new();
        let beginning = ExcelDateTime::from_timestamp(0)?;
        let properties = DocProperties::new().set_title(title).set_author("Embudo");
        book.set_properties(&properties.set_creation_datetime(&beginning));
        Ok(Book { book, looks: Looks::new() })
    }

    pub fn add(&mut self, page: &Page) -> Result<(), Unwritable> {
        Ok(fill(self.book.add_worksheet(), page, &self.looks)?)
    }

    /// The bytes of the whole file.
    pub fn finish(mut self) -> Result<Vec<u8>, Unwritable> {
        Ok(self.book.save_to_buffer()?)
    }
}

impl From<XlsxError> for Unwritable {
    fn from(_: XlsxError) -> Unwritable {
        Unwritable
    }
}

fn fill(sheet: &mut Worksheet, page: &Page, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_name(&page.name)?;
    for (column, &width) in (0..).zip(&page.widths) {
        sheet.set_column_width(column, width)?;
    }
    for (row, note) in (0..).zip(&page.notes) {
        sheet.write_string_with_format(
            row,
            0,
            cut(note),
            if row == 0 { &looks.title } else { &looks.note },
        )?;
    }
    let top = if page.notes.is_empty() { 0 } else { page.notes.len() as u32 + 1 };
    sheet.set_row_height(top, tall(page, page.head.iter().map(String::as_str)))?;
    for (column, name) in (0..).zip(&page.head) {
        sheet.write_string_with_format(top, column, cut(name), &looks.head)?;
    }
    for (row, cells) in (top + 1..).zip(&page.rows) {
        let texts = cells.iter().map(|cell| if let Cell::Text(text) = cell { text.as_str() } else { "" });
        sheet.set_row_height(row, tall(page, texts))?;
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Number(value, form) if value.is_finite() => {
                    sheet.write_number_with_format(row, column, *value, looks.of(*form))?;
                }
                Cell::Text(text) if !text.is_empty() => {
                    sheet.write_string_with_format(row, column, cut(text), &looks.text)?;
                }
                _ => {}
            }
        }
    }
    sheet.set_freeze_panes(top + 1, 1)?;
    if !page.head.is_empty() && !page.rows.is_empty() {
        let last = (top + page.rows.len() as u32, page.head.len() as u16 - 1);
        sheet.autofilter(top, 0, last.0, last.1)?;
    }
    // On paper as wide as a sheet, with the head on each.
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(top, top)?;
    Ok(())
}

/// The height of a row of such texts in points: not every program makes room for lines by itself.
fn tall<'a>(page: &Page, texts: impl Iterator<Item = &'a str>) -> f64 {
    // More than this a row cannot be.
    const MOST: f64 = 409.0;
    const LINE: f64 = 15.0;
    let usual = 8.0;
    let lines = texts.enumerate().map(|(column, text)| {
        let width = page.widths.get(column).copied().unwrap_or(usual);
        text.lines().map(|line| wrapped(line, width)).sum::<usize>()
    });
    (lines.max().unwrap_or(1).max(1) as f64 * LINE).min(MOST)
}

/// Lines of a text between breaks, in a column of so many characters.
fn wrapped(text: &str, width: f64) -> usize {
    let (mut lines, mut room) = (1, width);
    for word in text.split(' ') {
        let long = word.chars().count() as f64;
        if long > room && room < width {
            lines += 1;
            room = width;
        }
        room -= long + 1.0;
    }
    lines
}

fn cut(text: &str) -> &str {
    text.char_indices().nth(LONGEST).map_or(text, |(end, _)| &text[..end])
}

struct Looks {
    title: Format,
    note: Format,
    head: Format,
    text: Format,
    plain: Format,
    count: Format,
    euro: Format,
    share: Format,
    fine: Format,
}

impl Looks {
    fn new() -> Looks {
        let top = || Format::new().set_align(FormatAlign::Top);
        let number = |form: &str| top().set_num_format(form);
        Looks {
            title: Format::new().set_bold().set_font_size(14),
            note: Format::new().set_font_color("555555"),
            head: top()
                .set_bold()
                .set_text_wrap()
                .set_background_color("EEF1F2")
                .set_border_bottom(FormatBorder::Thin),
            text: top().set_text_wrap(),
            plain: number("General"),
            count: number("#,##0.0"),
            euro: number("#,##0\\ \"€\""),
            share: number("0.0%"),
            fine: number("0.00"),
        }
    }

    fn of(&self, form: Form) -> &Format {
        match form {
            Form::Plain => &self.plain,
            Form::Count => &self.count,
            Form::Euro => &self.euro,
            Form::Share => &self.share,
            Form::Fine => &self.fine,
        }
    }
}
