//! Figures of both setups below a chart that leaves the page: a name, and a value of each under the setup's own sign.
//! Leaves to others: their words (`present`), where they stand (the panels).

use super::brush::{Align, Brush, Painted, Script, Weight};
use super::canvas::Paper;
use super::paint::sign;
use super::sheet::Sheet;
use crate::i18n::{Label, Role};

/// The height of a row in CSS pixels.
const ROW: f64 = 21.0;

/// The height of a list of so many, with its head.
pub fn height(count: usize) -> f64 {
    (count as f64 + 1.0) * ROW
}

/// Names on the left and a column of values for each setup, from `top` on.
pub fn paint(sheet: &mut Sheet, paper: &Paper, top: f64, rows: &[(String, [String; 2])]) -> Painted {
    let (print, layout, palette) = (paper.layout.print, &paper.layout, &paper.palette);
    let mut brush = Brush::new(sheet, paper.density);
    let column = |role: Role| layout.right() - (1.0 - f64::from(role as u8)) * layout.room() * 0.2;
    let level = |row: usize| top + (row as f64 + 0.5) * ROW;
    for role in Role::ALL {
        let name = role.label(paper.lang);
        let (x, ink) = (column(role), palette.setups[role as usize]);
        brush.text(
            name,
            (x, level(0)),
            Script { size: print, weight: Weight::Bold, align: Align::End, ink },
        )?;
        let wide = (paper.measure)(name, Weight::Bold);
        sign(&mut brush, role, (x - wide - print * 0.7, level(0)), print * 0.36, palette)?;
    }
    for (row, (name, values)) in rows.iter().enumerate() {
        let y = level(row + 1);
        brush.level((layout.left(), layout.right()), y - ROW / 2.0, 1.0, palette.hairline)?;
        let script = |align, ink| Script { size: print, weight: Weight::Normal, align, ink };
        brush.text(name, (layout.left(), y), script(Align::Start, palette.ink))?;
        for role in Role::ALL {
            let ink = palette.setups[role as usize];
            brush.text(&values[role as usize], (column(role), y), script(Align::End, ink))?;
        }
    }
    Ok(())
}
