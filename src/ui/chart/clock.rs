//! The time to first contact on one clock for both setups, as it leaves the page: on the page it is elements.
//! Leaves to others: the clock's scale (`present::response`), the figures below it (`figures`).

use super::brush::{Align, Brush, Dash, FULL, Painted, Script, Weight};
use super::canvas::Paper;
use super::paint::sign;
use super::sheet::Sheet;
use crate::i18n::Key;
use crate::i18n::{Label, Role, format, weeks::between};
use crate::present::response::{MARKS, Response, place};

/// The height of the clock in CSS pixels.
pub const HEIGHT: f64 = 172.0;

/// Of a setup's row.
const ROW: f64 = 70.0;

/// `deadlines` are the setups' own, in hours.
pub fn paint(sheet: &mut Sheet, paper: &Paper, response: &Response, deadlines: [f64; 2]) -> Painted {
    let (print, layout, palette) = (paper.layout.print, &paper.layout, &paper.palette);
    let mut brush = Brush::new(sheet, paper.density);
    let left = layout.left() + print * 9.0;
    let x = |hours: f64| left + place(hours) * (layout.right() - left);
    for hours in MARKS {
        let script =
            Script { size: print * 0.92, weight: Weight::Normal, align: Align::Middle, ink: palette.muted };
        brush.text(&format::duration(paper.lang, hours), (x(hours), print * 0.8), script)?;
        brush.upright(x(hours), (print * 1.7, HEIGHT - print * 0.5), 1.0, FULL, palette.hairline)?;
    }
    for role in Role::ALL {
        let ink = palette.setups[role as usize];
        let script = |weight, align| Script { size: print, weight, align, ink };
        let y = print * 2.0 + ROW * role as usize as f64 + ROW * 0.5;
        sign(&mut brush, role, (layout.left() + print * 0.4, y), print * 0.4, palette)?;
        let name = (layout.left() + print * 1.2, y);
        brush.text(role.label(paper.lang), name, script(Weight::Bold, Align::Start))?;
        let deadline = deadlines[role as usize];
        brush.upright(x(deadline), (y - print * 0.9, y + print * 0.9), 1.5, Dash(3.0, 2.0), palette.ink)?;
        let words = format!("{} {}", Key::Deadline.text(paper.lang), format::duration(paper.lang, deadline));
        let quiet =
            Script { size: print * 0.92, weight: Weight::Normal, align: Align::Middle, ink: palette.muted };
        let half = (paper.measure)(&words, Weight::Normal) / 2.0;
        brush.text(&words, (x(deadline).min(layout.right() - half), y + print * 1.6), quiet)?;
        // Where nobody was ever attempted there is no time to show.
        let Some(hours) = response.hours[role as usize] else {
            brush.text(format::MISSING, (left, y), script(Weight::Normal, Align::Start))?;
            continue;
        };
        brush.level((x(hours[0]), x(hours[2])), y, print * 0.6, plotters::style::Color::mix(&ink, 0.45))?;
        sign(&mut brush, role, (x(hours[1]), y), print * 0.5, palette)?;
        let [low, median, high] = hours.map(|hours| format::duration(paper.lang, hours));
        let words = format!("{median} ({})", between(paper.lang, &low, &high));
        let half = (paper.measure)(&words, Weight::Bold) / 2.0;
        let middle = x(hours[1]).clamp(left + half, (layout.right() - half).max(left + half));
        brush.text(&words, (middle, y - print * 1.5), script(Weight::Bold, Align::Middle))?;
    }
    Ok(())
}
