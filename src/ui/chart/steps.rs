//! One quantity of both setups over the weeks, as steps: labelled at its end, or at the week that is read out.
//! Leaves to others: which quantity, its values (`present`).

use super::brush::{Align, Brush, Dash, Lost, Painted, Script, Weight};
use super::plot::Ground;
use super::size::Size;
use crate::i18n::Role;
use plotters::prelude::DrawingBackend;

pub struct Steps {
    /// Today's and the proposal's: from which week, which value; rising from week 0.
    pub lines: [Vec<(f64, f64)>; 2],
    pub weeks: f64,
    /// Weeks before counting starts, and what they are called, if here is where that is said.
    pub warm_up: f64,
    pub warm_up_name: String,
    /// The upper end of the scale, from 0.
    pub top: f64,
    /// The scale's ends.
    pub ends: [String; 2],
    pub ticks: Vec<(f64, String)>,
    /// The week that is read out.
    pub at: Option<f64>,
    /// What is written beside both lines.
    pub labels: [String; 2],
}

/// Where a week stands, in CSS pixels.
pub fn x(size: Size, weeks: f64, week: f64) -> f64 {
    let (left, right) = (left(size), right(size));
    left + (week / weeks.max(1.0)).clamp(0.0, 1.0) * (right - left)
}

/// The week at a place; `None` off the plot.
pub fn week(size: Size, weeks: f64, x: f64) -> Option<f64> {
    let part = (x - left(size)) / (right(size) - left(size));
    (0.0..=1.0).contains(&part).then_some(part * weeks)
}

fn left(size: Size) -> f64 {
    size.print * 3.2
}

fn right(size: Size) -> f64 {
    (size.width - size.print * 5.6).max(left(size) + size.print)
}

pub fn paint<B: DrawingBackend>(backend: &mut B, ground: &Ground, scene: &Steps) -> Painted {
    let (size, palette) = (ground.size, ground.palette);
    let mut brush = Brush::new(backend, ground.density);
    let (top, base) = (size.print * 1.1, size.height - size.print * 1.75);
    let y = |value: f64| base - (value / scene.top.max(1e-9)).clamp(0.0, 1.0) * (base - top);
    let x = |week: f64| x(size, scene.weeks, week);
    let quiet = |align| Script { size: size.print * 0.9, weight: Weight::Normal, align, ink: palette.muted };
    brush.fill((0.0, 0.0), (size.width, size.height), palette.card)?;
    brush.fill((x(0.0), top - size.print * 0.5), (x(scene.warm_up), base), palette.sunken)?;
    brush.level((x(0.0), x(scene.weeks)), top, 1.0, palette.hairline)?;
    brush.level((x(0.0), x(scene.weeks)), base, 1.0, palette.edge)?;
    for (label, y) in scene.ends.iter().zip([base, top]) {
        brush.text(label, (left(size) - size.print * 0.5, y), quiet(Align::End))?;
    }
    for (week, label) in &scene.ticks {
        brush.upright(x(*week), (base, base + size.print * 0.3), 1.0, Dash(1.0, 0.0), palette.edge)?;
        brush.text(label, (x(*week), base + size.print * 1.05), quiet(Align::Middle))?;
    }
    // Where it does not fit it would touch the scale.
    let wide = (ground.measure)(&scene.warm_up_name, Weight::Normal) * 0.9 + size.print * 0.5;
    if wide <= x(scene.warm_up) - x(0.0) {
        let middle = (x(0.0) + x(scene.warm_up)) / 2.0;
        brush.text(&scene.warm_up_name, (middle, top + size.print * 0.4), quiet(Align::Middle))?;
    }
    let place = x(scene.at.unwrap_or(scene.weeks));
    if scene.at.is_some() {
        brush.upright(place, (top - size.print * 0.5, base), 1.0, Dash(2.0, 3.0), palette.ink)?;
    }
    // Where both are the same, today's still shows on both sides of the proposal's.
    for (role, width) in Role::ALL.into_iter().zip([3.6, 1.8]) {
        let line = &scene.lines[role as usize];
        let mut points = Vec::with_capacity(2 * line.len());
        for (index, &(from, value)) in line.iter().enumerate() {
            let until = line.get(index + 1).map_or(scene.weeks, |next| next.0);
            points.extend([(x(from), y(value)), (x(until), y(value))]);
        }
        brush.path(&points, width, palette.setups[role as usize])?;
    }
    labels(&mut brush, ground, scene, place, y)?;
    backend.present().or(Err(Lost))
}

/// Both values beside the place that is read: the higher above the lower, never over one another.
fn labels<B: DrawingBackend>(
    brush: &mut Brush<B>,
    ground: &Ground,
    scene: &Steps,
    place: f64,
    y: impl Fn(f64) -> f64,
) -> Painted {
    let (size, print) = (ground.size, ground.size.print);
    let values = scene.lines.each_ref().map(|line| {
        let at = scene.at.unwrap_or(scene.weeks);
        line.iter().rev().find(|(from, _)| *from <= at).or(line.first()).map_or(0.0, |step| step.1)
    });
    let heights = values.map(&y);
    let (middle, gap) = ((heights[0] + heights[1]) / 2.0, print * 1.2);
    let apart = (heights[0] - heights[1]).abs().max(gap) / 2.0;
    let middle = middle.clamp(print * 0.7 + apart, (y(0.0) + print * 0.2 - apart).max(print * 0.7 + apart));
    let is_today_higher = heights[0] <= heights[1];
    for role in Role::ALL {
        let is_higher = (role == Role::Today) == is_today_higher;
        let level = if is_higher { middle - apart } else { middle + apart };
        let ink = ground.palette.setups[role as usize];
        let script = Script { size: print, weight: Weight::Bold, align: Align::Start, ink };
        let text = &scene.labels[role as usize];
        let wide = (ground.measure)(text, Weight::Bold) + print * 1.3;
        // Beside the line's end there is always room; within the plot, on the side with more of it.
        let fits = scene.at.is_none() || place + print * 0.6 + wide < size.width;
        let start = if fits { place + print * 0.6 } else { place - print * 0.6 - wide };
        if scene.at.is_some() {
            let half = print * 0.62;
            let corner = (start + wide + print * 0.2, level + half);
            brush.fill((start - print * 0.15, level - half), corner, ground.palette.card)?;
        }
        ground.sign(brush, role, (start + print * 0.4, level), print * 0.34)?;
        brush.text(text, (start + print * 1.1, level), script)?;
    }
    Ok(())
}
