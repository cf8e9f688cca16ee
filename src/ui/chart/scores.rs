//! One setup's score: how leads that fit and leads that do not are spread, and its threshold.
//! Leaves to others: columns and words (`present::score`), dragging (`panels::score`).

use super::brush::{Align, Brush, Dash, FULL, Lost, Painted, Script, Weight};
use super::plot::Ground;
use super::size::Size;
use crate::i18n::Role;
use crate::present::chart::axis::Axis;
use crate::present::score::edge;
use plotters::prelude::{Color, DrawingBackend, RGBAColor};

pub struct Scene {
    pub role: Role,
    pub axis: Axis,
    /// Shares of all leads by column: of those that do not fit, and of those that do.
    pub columns: [Vec<f64>; 2],
    /// The highest column of both setups.
    pub top: f64,
    /// Names of both classes.
    pub names: [String; 2],
    /// Where the threshold stands, and what is written on it.
    pub threshold: Option<(f64, String)>,
    /// The place that is read out.
    pub at: Option<f64>,
    pub ticks: Vec<(f64, String)>,
}

/// Where a score stands, in CSS pixels.
pub fn x(size: Size, axis: &Axis, score: f64) -> f64 {
    size.print + axis.place(score).clamp(0.0, 1.0) * (size.width - 2.0 * size.print)
}

/// The score at a place.
pub fn score(size: Size, axis: &Axis, x: f64) -> f64 {
    let part = ((x - size.print) / (size.width - 2.0 * size.print)).clamp(0.0, 1.0);
    axis.low() + part * (axis.high() - axis.low())
}

pub fn paint<B: DrawingBackend>(backend: &mut B, ground: &Ground, scene: &Scene) -> Painted {
    let (size, palette) = (ground.size, ground.palette);
    let mut brush = Brush::new(backend, ground.density);
    let (top, base) = (size.print * 2.6, size.height - size.print * 1.9);
    let x = |score: f64| x(size, &scene.axis, score);
    let y = |share: f64| base - (share / scene.top).clamp(0.0, 1.0) * (base - top);
    let own = palette.setups[scene.role as usize];
    brush.fill((0.0, 0.0), (size.width, size.height), palette.card)?;
    for (score, label) in &scene.ticks {
        brush.upright(x(*score), (base, base + size.print * 0.3), 1.0, FULL, palette.edge)?;
        let half = (ground.measure)(label, Weight::Normal) / 2.0;
        let middle = x(*score).clamp(half, (size.width - half).max(half));
        let script = Script {
            size: size.print * 0.95,
            weight: Weight::Normal,
            align: Align::Middle,
            ink: palette.muted,
        };
        brush.text(label, (middle, base + size.print * 1.1), script)?;
    }
    let inks = [palette.muted, own];
    let threshold = scene.threshold.as_ref().map_or(f64::NEG_INFINITY, |(threshold, _)| *threshold);
    for (class, ink) in inks.into_iter().enumerate() {
        columns(&mut brush, scene, class, ink, threshold, (&x, &y))?;
    }
    for (class, ink) in inks.into_iter().enumerate() {
        let columns = scene.columns[class].iter().enumerate();
        let middle = |column: usize| (edge(&scene.axis, column) + edge(&scene.axis, column + 1)) / 2.0;
        let points: Vec<_> = columns.map(|(column, &share)| (x(middle(column)), y(share))).collect();
        brush.path(&points, 1.5, ink)?;
    }
    brush.level((size.print, size.width - size.print), base, 1.0, palette.edge)?;
    names(&mut brush, ground, scene, inks, (&x, &y))?;
    if let Some(at) = scene.at {
        brush.upright(x(at), (top, base), 1.0, Dash(2.0, 3.0), palette.ink)?;
    }
    if let Some((threshold, label)) = &scene.threshold {
        let place = x(*threshold);
        brush.upright(place, (size.print * 1.5, base), 2.5, FULL, own)?;
        ground.sign(&mut brush, scene.role, (place, base), size.print * 0.5)?;
        let half = (ground.measure)(label, Weight::Bold) / 2.0;
        let middle = place.clamp(half, (size.width - half).max(half));
        let script = Script { size: size.print, weight: Weight::Bold, align: Align::Middle, ink: own };
        brush.text(label, (middle, size.print * 0.8), script)?;
    }
    backend.present().or(Err(Lost))
}

type Scale<'a> = (&'a dyn Fn(f64) -> f64, &'a dyn Fn(f64) -> f64);

/// What qualifies is filled, what is turned away only tinted.
fn columns<B: DrawingBackend>(
    brush: &mut Brush<B>,
    scene: &Scene,
    class: usize,
    ink: RGBAColor,
    threshold: f64,
    (x, y): Scale,
) -> Painted {
    for (bin, &share) in scene.columns[class].iter().enumerate().filter(|(_, share)| **share > 0.0) {
        let (from, to) = (edge(&scene.axis, bin), edge(&scene.axis, bin + 1));
        let cut = threshold.clamp(from, to);
        for (left, right, depth) in [(from, cut, 0.13), (cut, to, 0.5)] {
            if right > left {
                brush.fill((x(left), y(share)), (x(right), y(0.0)), ink.mix(depth))?;
            }
        }
    }
    Ok(())
}

/// Each class on its own shoulder: on the left those that do not fit, on the right those that do.
fn names<B: DrawingBackend>(
    brush: &mut Brush<B>,
    ground: &Ground,
    scene: &Scene,
    inks: [RGBAColor; 2],
    (x, y): Scale,
) -> Painted {
    let print = ground.size.print;
    for (class, (part, align)) in [(0.2, Align::End), (0.85, Align::Start)].into_iter().enumerate() {
        let bins = &scene.columns[class];
        let all: f64 = bins.iter().sum();
        let mut sum = 0.0;
        let place = bins.iter().position(|share| {
            sum += share;
            sum >= part * all
        });
        let Some(bin) = place.filter(|_| all > 0.0) else { continue };
        let (from, to) = (edge(&scene.axis, bin), edge(&scene.axis, bin + 1));
        let wide = (ground.measure)(&scene.names[class], Weight::Bold);
        let room = ground.size.width - print * 0.2;
        let start = match align {
            Align::End => x(from) - print * 0.4 - wide,
            _ => x(to) + print * 0.4,
        };
        let start = start.clamp(print * 0.2, (room - wide).max(print * 0.2));
        let level = (y(bins[bin]) - print * 0.5).max(print * 3.2);
        let script = Script { size: print, weight: Weight::Bold, align: Align::Start, ink: inks[class] };
        brush.text(&scene.names[class], (start, level), script)?;
    }
    Ok(())
}
