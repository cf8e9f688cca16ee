//! What each of several levers does at both its ends, as bars from where things stand: the widest first.
//! Leaves to others: values and words (`present::drivers`), which row is read out (`panels::drivers`).

use super::brush::{Align, Brush, FULL, Lost, Painted, Script, Weight};
use super::plot::Ground;
use super::size::Size;
use plotters::prelude::{DrawingBackend, RGBAColor};

pub struct Bars {
    pub rows: Vec<Row>,
    /// What stands at the line from which the bars go.
    pub now: String,
    /// What both colours are.
    pub legend: [String; 2],
    /// The row that is read out.
    pub chosen: Option<usize>,
}

pub struct Row {
    pub name: String,
    /// From where to where the lever goes.
    pub span: String,
    /// At its low and its high end, from where things stand.
    pub gaps: [f64; 2],
    pub labels: [String; 2],
    /// What was simulated of both, with half its interval.
    pub tried: Option<[(f64, f64); 2]>,
}

/// Legend and what stands at the line, in lines of print.
const HEAD: f64 = 3.4;

/// A lever's values where they stand on its name's line, in sizes of print.
const SMALL: f64 = 0.9;

/// Where rows stand.
struct Field {
    /// Names stand above their bars where there is no room beside them.
    is_narrow: bool,
    left: f64,
    right: f64,
    top: f64,
    row: f64,
}

impl Field {
    fn new(size: Size, rows: usize) -> Field {
        let top = size.print * HEAD;
        Field {
            is_narrow: is_narrow(size),
            left: 0.0,
            right: size.width - size.print * 0.4,
            top,
            row: (size.height - top) / rows.max(1) as f64,
        }
    }
}

fn is_narrow(size: Size) -> bool {
    size.width < size.print * 46.0
}

/// The height of a chart of so many rows where names stand beside their bars, in CSS pixels.
pub fn height(rows: usize, print: f64) -> f64 {
    print * (HEAD + 2.7 * rows as f64)
}

/// The row at a height, if one is there.
pub fn row_at(size: Size, rows: usize, y: f64) -> Option<usize> {
    let field = Field::new(size, rows);
    let row = (y - field.top) / field.row;
    (row >= 0.0 && row < rows as f64).then_some(row as usize)
}

pub fn paint<B: DrawingBackend>(backend: &mut B, ground: &Ground, scene: &Bars) -> Painted {
    let (size, palette, print) = (ground.size, ground.palette, ground.size.print);
    let inks = [palette.ramp[1], palette.ramp[3]];
    let mut brush = Brush::new(backend, ground.density);
    let mut field = Field::new(size, scene.rows.len());
    let measure = |text: &str| (ground.measure)(text, Weight::Normal);
    let script = |align, ink| Script { size: print, weight: Weight::Normal, align, ink };
    brush.fill((0.0, 0.0), (size.width, size.height), palette.card)?;

    let longest = |texts: &dyn Fn(&Row) -> f64| scene.rows.iter().map(texts).fold(0.0, f64::max);
    if !field.is_narrow {
        let widest = longest(&|row| measure(&row.name).max(measure(&row.span)));
        field.left = (widest + print).min(size.width * 0.4);
    }
    // Labels stand outside the bars' ends, whichever side those are on.
    let label = longest(&|row| measure(&both(&row.labels)).max(0.0)).min(size.width * 0.2);
    let single = longest(&|row| measure(&row.labels[0]).max(measure(&row.labels[1])));
    let is_beside = scene.rows.iter().any(|row| is_one_sided(row.gaps));
    let room = if is_beside { label.max(single) } else { single } + print * 0.8;
    let (low, high) = reach(&scene.rows);
    let (from, to) = (field.left + room, (field.right - room).max(field.left + room + print));
    let x = |gap: f64| from + (gap - low) / (high - low).max(1e-9) * (to - from);

    let mut start = print * 0.3;
    for (ink, name) in inks.into_iter().zip(&scene.legend) {
        brush.fill((start, print * 0.45), (start + print, print * 1.25), ink)?;
        brush.text(name, (start + print * 1.4, print * 0.85), script(Align::Start, palette.muted))?;
        start += measure(name) + print * 3.2;
    }
    let half = measure(&scene.now) * 0.5;
    let middle = x(0.0).clamp(half, (size.width - half).max(half));
    brush.text(&scene.now, (middle, print * 2.5), script(Align::Middle, palette.ink))?;

    for (index, row) in scene.rows.iter().enumerate() {
        let top = field.top + index as f64 * field.row;
        if scene.chosen == Some(index) {
            brush.fill((0.0, top), (size.width, top + field.row), palette.sunken)?;
        }
        let (middle, thick) = if field.is_narrow {
            (top + field.row * 0.7, field.row * 0.34)
        } else {
            (top + field.row * 0.5, field.row * 0.56)
        };
        named(&mut brush, ground, &field, row, top)?;
        bars(&mut brush, row, (middle, thick), &x, inks)?;
        labels(&mut brush, print, palette.ink, row, middle, &x)?;
        for (value, half) in row.tried.into_iter().flatten() {
            let (left, right) = (x((value - half).max(low)), x((value + half).min(high)));
            brush.level((left, right), middle, 4.0, palette.card)?;
            brush.level((left, right), middle, 1.5, palette.ink)?;
            brush.ring((x(value), middle), print * 0.32, palette.ink, palette.card)?;
        }
    }
    if field.is_narrow {
        // Not through the names.
        for row in 0..scene.rows.len() {
            let top = field.top + (row as f64 + 0.49) * field.row;
            brush.upright(x(0.0), (top, top + field.row * 0.42), 1.0, FULL, palette.ink)?;
        }
    } else {
        brush.upright(x(0.0), (field.top - print * 0.3, size.height), 1.0, FULL, palette.ink)?;
    }
    backend.present().or(Err(Lost))
}

/// From the least to the largest that is drawn.
fn reach(rows: &[Row]) -> (f64, f64) {
    let drawn = rows
        .iter()
        .flat_map(|row| row.gaps.into_iter().chain(row.tried.into_iter().flatten().map(|(value, _)| value)));
    drawn.fold((0.0, 0.0), |(low, high), gap| (gap.min(low), gap.max(high)))
}

/// Both ends add, or both take away.
fn is_one_sided([low, high]: [f64; 2]) -> bool {
    low * high > 0.0
}

fn both([low, high]: &[String; 2]) -> String {
    format!("{low} · {high}")
}

fn named<B: DrawingBackend>(
    brush: &mut Brush<B>,
    ground: &Ground,
    field: &Field,
    row: &Row,
    top: f64,
) -> Painted {
    let (print, palette) = (ground.size.print, ground.palette);
    let script = |align, ink| Script { size: print, weight: Weight::Normal, align, ink };
    let measure = |text: &str| (ground.measure)(text, Weight::Normal);
    if field.is_narrow {
        let y = top + field.row * 0.27;
        brush.text(&row.name, (print * 0.2, y), script(Align::Start, palette.ink))?;
        // Where both do not fit, it is read out.
        let small = Script { size: print * SMALL, ..script(Align::End, palette.muted) };
        if measure(&row.name) + measure(&row.span) * SMALL + print * 0.8 < field.right {
            brush.text(&row.span, (field.right, y), small)?;
        }
        return Ok(());
    }
    let (x, middle) = (field.left - print * 0.6, top + field.row * 0.5);
    brush.text(&row.name, (x, middle - print * 0.58), script(Align::End, palette.ink))?;
    brush.text(&row.span, (x, middle + print * 0.58), script(Align::End, palette.muted))
}

/// The longer first: where both go the same way, the shorter lies on it, thinner.
fn bars<B: DrawingBackend>(
    brush: &mut Brush<B>,
    row: &Row,
    (middle, thick): (f64, f64),
    x: &dyn Fn(f64) -> f64,
    inks: [RGBAColor; 2],
) -> Painted {
    let longer = usize::from(row.gaps[1].abs() > row.gaps[0].abs());
    for end in [longer, 1 - longer] {
        let thick = if end != longer && is_one_sided(row.gaps) { thick * 0.5 } else { thick };
        let (a, b) = (x(0.0), x(row.gaps[end]));
        brush.fill((a.min(b), middle - thick / 2.0), (a.max(b), middle + thick / 2.0), inks[end])?;
    }
    Ok(())
}

fn labels<B: DrawingBackend>(
    brush: &mut Brush<B>,
    print: f64,
    ink: RGBAColor,
    row: &Row,
    middle: f64,
    x: &dyn Fn(f64) -> f64,
) -> Painted {
    let mut beside = |gap: f64, text: &str| {
        let (align, x) =
            if gap < 0.0 { (Align::End, x(gap) - print * 0.4) } else { (Align::Start, x(gap) + print * 0.4) };
        brush.text(text, (x, middle), Script { size: print, weight: Weight::Normal, align, ink })
    };
    if is_one_sided(row.gaps) {
        let [low, high] = row.gaps;
        return beside(if low.abs() > high.abs() { low } else { high }, &both(&row.labels));
    }
    for (gap, label) in row.gaps.into_iter().zip(&row.labels) {
        if gap != 0.0 {
            beside(gap, label)?;
        }
    }
    Ok(())
}
