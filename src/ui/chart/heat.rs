//! A grid of values as colours, with the place where one stands and the best one.
//! Leaves to others: values and words (`present::map`), what is chosen (`panels::map`).

use super::brush::{Align, Brush, Dash, FULL, Lost, Painted, Script, Weight};
use super::canvas::Paper;
use super::plot::Ground;
use super::size::Size;
use crate::i18n::Role;
use crate::present::map::Place;
use plotters::prelude::{DrawingBackend, RGBAColor};

pub struct Heat {
    /// Row by row, the lowest first, each from 0 to 1; `None` for what is not known yet.
    pub cells: Vec<Option<f64>>,
    pub columns: Vec<String>,
    pub rows: Vec<String>,
    /// What columns and rows are.
    pub names: [String; 2],
    /// In columns and rows from the middle of the first, and how that is called.
    pub here: ((f64, f64), String),
    pub best: Option<(Place, String)>,
    pub chosen: Option<Place>,
    pub picked: Option<Place>,
    /// Cells that were simulated.
    pub tried: Vec<Place>,
}

struct Field {
    left: f64,
    right: f64,
    top: f64,
    base: f64,
}

impl Field {
    fn new(size: Size) -> Field {
        Field {
            left: size.print * 3.0,
            right: size.width - size.print * 0.4,
            top: size.print * 1.7,
            base: size.height - size.print * 3.0,
        }
    }
}

/// The cell at a place, if one is there.
pub fn cell_at(size: Size, (columns, rows): (usize, usize), (x, y): (f64, f64)) -> Option<Place> {
    let field = Field::new(size);
    let (part, height) =
        ((x - field.left) / (field.right - field.left), (field.base - y) / (field.base - field.top));
    let is_within = (0.0..1.0).contains(&part) && (0.0..1.0).contains(&height);
    is_within
        .then_some(Place { column: (part * columns as f64) as usize, row: (height * rows as f64) as usize })
}

pub fn paint<B: DrawingBackend>(backend: &mut B, ground: &Ground, scene: &Heat) -> Painted {
    let (size, palette) = (ground.size, ground.palette);
    let print = size.print;
    let field = Field::new(size);
    let mut brush = Brush::new(backend, ground.density);
    let (wide, high) = (
        (field.right - field.left) / scene.columns.len() as f64,
        (field.base - field.top) / scene.rows.len() as f64,
    );
    let x = |column: f64| field.left + column * wide;
    let y = |row: f64| field.base - row * high;
    brush.fill((0.0, 0.0), (size.width, size.height), palette.card)?;
    for (index, value) in scene.cells.iter().enumerate() {
        let (column, row) = (index % scene.columns.len(), index / scene.columns.len());
        let ink = value.map_or(palette.sunken, |value| shade(&palette.ramp, value));
        let (from, to) = ((x(column as f64), y(row as f64 + 1.0)), (x(column as f64 + 1.0), y(row as f64)));
        brush.fill(from, (to.0 - 1.0, to.1 - 1.0), ink)?;
    }
    let quiet = |align| Script { size: print * 0.92, weight: Weight::Normal, align, ink: palette.muted };
    let widest =
        scene.columns.iter().map(|label| (ground.measure)(label, Weight::Normal)).fold(0.0, f64::max);
    for (column, label) in every(&scene.columns, wide, widest + print * 0.6) {
        brush.text(label, (x(column as f64 + 0.5), field.base + print * 0.8), quiet(Align::Middle))?;
    }
    for (row, label) in every(&scene.rows, high, print * 1.1) {
        brush.text(label, (field.left - print * 0.5, y(row as f64 + 0.5)), quiet(Align::End))?;
    }
    let [columns, rows] = &scene.names;
    brush.text(
        columns,
        ((field.left + field.right) / 2.0, field.base + print * 2.2),
        quiet(Align::Middle),
    )?;
    brush.text(rows, (print * 0.2, print * 0.8), quiet(Align::Start))?;
    let mut outline = |place: Place, width: f64, ink: RGBAColor| -> Painted {
        let (left, right) = (x(place.column as f64), x(place.column as f64 + 1.0) - 1.0);
        let (top, base) = (y(place.row as f64 + 1.0), y(place.row as f64) - 1.0);
        brush.upright(left, (top, base), width, FULL, ink)?;
        brush.upright(right, (top, base), width, FULL, ink)?;
        brush.level((left, right), top, width, ink)?;
        brush.level((left, right), base, width, ink)
    };
    // A light line within a dark one is seen on every colour.
    for place in [scene.best.as_ref().map(|best| best.0), scene.chosen, scene.picked].into_iter().flatten() {
        outline(place, 4.0, palette.ink)?;
        outline(place, 1.5, palette.card)?;
    }
    for place in &scene.tried {
        let middle = (x(place.column as f64 + 0.5), y(place.row as f64 + 0.5));
        brush.ring(middle, print * 0.36, palette.card, palette.ink)?;
    }
    let ((column, row), name) = &scene.here;
    let here = (x(column + 0.5), y(row + 0.5));
    if let Some((best, words)) = &scene.best {
        let middle = (x(best.column as f64 + 0.5), y(best.row as f64 + 1.0) - print * 0.9);
        // Above the cell, unless that is where the proposal stands.
        let is_taken =
            (middle.1 - here.1).abs() < print * 1.6 && (middle.0 - here.0).abs() < wide + print * 4.0;
        let below = y(best.row as f64) + print * 0.9;
        let level = if is_taken || middle.1 < field.top - print * 0.2 { below } else { middle.1 };
        tag(&mut brush, ground, words, (middle.0, level), palette.ink)?;
    }
    brush.ring(here, print * 0.95, palette.card, palette.card)?;
    ground.sign(&mut brush, Role::Proposal, here, print * 0.55)?;
    let half = (ground.measure)(name, Weight::Bold) * 0.5 + print * 1.6;
    let is_right = here.0 + 2.0 * half < size.width;
    let beside = if is_right { here.0 + half } else { here.0 - half };
    tag(&mut brush, ground, name, (beside, here.1), palette.setups[Role::Proposal as usize])?;
    if let Some(place) = scene.chosen {
        // From the cell to both axes.
        let (middle, level) = (x(place.column as f64 + 0.5), y(place.row as f64 + 0.5));
        brush.upright(middle, (y(place.row as f64), field.base), 1.0, Dash(2.0, 3.0), palette.card)?;
        brush.level((field.left, x(place.column as f64)), level, 1.0, palette.card)?;
    }
    backend.present().or(Err(Lost))
}

/// The scale from little to much between its ends, in words, where a drawing has no style sheet for it.
pub fn legend<B: DrawingBackend>(
    backend: &mut B,
    paper: &Paper,
    y: f64,
    [low, high]: &[String; 2],
) -> Painted {
    const STEPS: usize = 40;
    let (print, layout) = (paper.layout.print, &paper.layout);
    let mut brush = Brush::new(backend, paper.density);
    let script = |align| Script { size: print, weight: Weight::Normal, align, ink: paper.palette.muted };
    let (left, right) = (layout.left() + layout.room() * 0.35, layout.left() + layout.room() * 0.65);
    let x = |step: usize| left + step as f64 / STEPS as f64 * (right - left);
    for step in 0..STEPS {
        let ink = shade(&paper.palette.ramp, (step as f64 + 0.5) / STEPS as f64);
        brush.fill((x(step), y - print * 0.4), (x(step + 1), y + print * 0.4), ink)?;
    }
    brush.text(low, (left - print * 0.6, y), script(Align::End))?;
    brush.text(high, (right + print * 0.6, y), script(Align::Start))
}

/// A word on a slip of the card's colour.
fn tag<B: DrawingBackend>(
    brush: &mut Brush<B>,
    ground: &Ground,
    words: &str,
    (x, y): (f64, f64),
    ink: RGBAColor,
) -> Painted {
    let print = ground.size.print;
    let half = (ground.measure)(words, Weight::Bold) * 0.5 + print * 0.35;
    let x = x.clamp(half, (ground.size.width - half).max(half));
    brush.fill((x - half, y - print * 0.7), (x + half, y + print * 0.7), ground.palette.card)?;
    brush.text(words, (x, y), Script { size: print, weight: Weight::Bold, align: Align::Middle, ink })
}

/// As many labels as there is room for.
fn every(labels: &[String], each: f64, needed: f64) -> impl Iterator<Item = (usize, &String)> {
    let step = (needed / each).ceil().max(1.0) as usize;
    labels.iter().enumerate().step_by(step)
}

fn shade(ramp: &[RGBAColor; 5], value: f64) -> RGBAColor {
    let place = value.clamp(0.0, 1.0) * 4.0;
    let from = (place as usize).min(3);
    let part = place - from as f64;
    let mix = |a: u8, b: u8| (f64::from(a) + part * (f64::from(b) - f64::from(a))).round() as u8;
    let (a, b) = (ramp[from], ramp[from + 1]);
    RGBAColor(mix(a.0, b.0), mix(a.1, b.1), mix(a.2, b.2), 1.0)
}
