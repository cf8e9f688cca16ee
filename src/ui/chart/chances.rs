//! How likely each number of leads is to reach the quota, in both setups: what was tried, as points on a line.
//! Leaves to others: counts and words (`present::planner`), which one is read out (`panels::planner`).

use super::brush::{Align, Brush, Dash, FULL, Lost, Painted, Script, Weight};
use super::plot::Ground;
use super::size::Size;
use crate::i18n::Role;
use plotters::prelude::DrawingBackend;

pub struct Chances {
    /// By setup: lead counts, rising, with the share of trials that reach the quota and half its interval.
    pub lines: [Vec<(f64, f64, f64)>; 2],
    /// By setup: the formula's count and its chance, and how it is called.
    pub formula: [Option<(f64, f64)>; 2],
    pub formula_name: String,
    /// By setup: the count that is enough, and its label.
    pub enough: [Option<(f64, String)>; 2],
    /// How sure to be, and its label.
    pub sure: (f64, String),
    /// The right end of the axis.
    pub most: f64,
    pub ticks: Vec<(f64, String)>,
    pub levels: Vec<(f64, String)>,
    pub names: [String; 2],
    pub setups: [&'static str; 2],
    /// The count that is read out.
    pub chosen: Option<(Role, usize)>,
}

fn left(size: Size) -> f64 {
    size.print * 4.0
}

fn right(size: Size) -> f64 {
    (size.width - size.print * 1.5).max(left(size) + size.print)
}

fn x(size: Size, most: f64, leads: f64) -> f64 {
    left(size) + (leads / most.max(1.0)).clamp(0.0, 1.0) * (right(size) - left(size))
}

fn base(size: Size) -> f64 {
    size.height - size.print * 3.2
}

fn y(size: Size, share: f64) -> f64 {
    let top = size.print * 2.4;
    base(size) - share.clamp(0.0, 1.0) * (base(size) - top)
}

/// The point nearest to a place.
pub fn nearest(size: Size, scene: &Chances, (px, py): (f64, f64)) -> Option<(Role, usize)> {
    let points = Role::ALL.into_iter().flat_map(|role| {
        scene.lines[role as usize].iter().enumerate().map(move |(index, point)| (role, index, point))
    });
    let far = |&(leads, share, _): &(f64, f64, f64)| {
        let (dx, dy) = (x(size, scene.most, leads) - px, y(size, share) - py);
        dx * dx + dy * dy
    };
    points.min_by(|a, b| far(a.2).total_cmp(&far(b.2))).map(|(role, index, _)| (role, index))
}

pub fn paint<B: DrawingBackend>(backend: &mut B, ground: &Ground, scene: &Chances) -> Painted {
    let (size, palette, print) = (ground.size, ground.palette, ground.size.print);
    let mut brush = Brush::new(backend, ground.density);
    let script = |weight, align, ink| Script { size: print, weight, align, ink };
    let quiet = |align| script(Weight::Normal, align, palette.muted);
    let x = |leads: f64| x(size, scene.most, leads);
    let y = |share: f64| y(size, share);
    let (left, right, base) = (left(size), right(size), base(size));
    brush.fill((0.0, 0.0), (size.width, size.height), palette.card)?;
    for (level, label) in &scene.levels {
        brush.level((left, right), y(*level), 1.0, palette.hairline)?;
        brush.text(label, (left - print * 0.5, y(*level)), quiet(Align::End))?;
    }
    for (leads, label) in &scene.ticks {
        brush.upright(x(*leads), (base, base + print * 0.3), 1.0, FULL, palette.edge)?;
        let half = (ground.measure)(label, Weight::Normal) / 2.0;
        let middle = x(*leads).clamp(half, (size.width - half).max(half));
        brush.text(label, (middle, base + print * 1.1), quiet(Align::Middle))?;
    }
    let [horizontal, vertical] = &scene.names;
    brush.text(horizontal, ((left + right) / 2.0, base + print * 2.5), quiet(Align::Middle))?;
    brush.text(vertical, (print * 0.2, print * 0.8), quiet(Align::Start))?;
    let wide = scene.setups.map(|name| (ground.measure)(name, Weight::Bold) + print * 2.4);
    let mut start = right - wide[0] - wide[1];
    // Where there is no room for them, they are named in the words above.
    if start > (ground.measure)(vertical, Weight::Normal) + print {
        for role in Role::ALL {
            let (name, ink) = (scene.setups[role as usize], palette.setups[role as usize]);
            ground.sign(&mut brush, role, (start + print * 1.4, print * 0.8), print * 0.38)?;
            brush.text(name, (start + print * 2.2, print * 0.8), script(Weight::Bold, Align::Start, ink))?;
            start += wide[role as usize];
        }
    }
    let (sure, label) = &scene.sure;
    brush.level((left, right), y(*sure), 1.5, palette.ink)?;
    brush.text(
        label,
        (left + print * 0.3, y(*sure) - print * 0.75),
        script(Weight::Bold, Align::Start, palette.ink),
    )?;
    for role in Role::ALL {
        let ink = palette.setups[role as usize];
        let line = &scene.lines[role as usize];
        let points: Vec<_> = line.iter().map(|&(leads, share, _)| (x(leads), y(share))).collect();
        if points.len() > 1 {
            brush.path(&points, 1.8, ink)?;
        }
        for &(leads, share, half) in line {
            brush.upright(x(leads), (y(share + half), y(share - half)), 1.0, FULL, ink)?;
            brush.fill((x(leads) - 1.5, y(share) - 1.5), (x(leads) + 1.5, y(share) + 1.5), ink)?;
        }
    }
    for role in Role::ALL {
        let ink = palette.setups[role as usize];
        if let Some((leads, share)) = scene.formula[role as usize] {
            brush.upright(x(leads), (y(share), base), 1.0, Dash(3.0, 3.0), ink)?;
            ground.sign(&mut brush, role, (x(leads), y(share)), print * 0.42)?;
            // Once, where both stand in one place.
            let other = scene.formula[1 - role as usize].filter(|_| role == Role::Today);
            let is_same = other.is_some_and(|(other, chance)| {
                (x(other) - x(leads)).abs() < print * 5.0 && (y(chance) - y(share)).abs() < print * 1.2
            });
            if !is_same {
                let (name, wide) =
                    (&scene.formula_name, (ground.measure)(&scene.formula_name, Weight::Normal));
                // On the side that the line does not take, if there is room.
                let before = x(leads) - print * 0.8;
                let (align, at) = if before - wide > left {
                    (Align::End, (before, (y(share)).min(base - print * 0.6)))
                } else {
                    let above = if y(share) + print * 1.6 > base { -0.9 } else { 0.9 };
                    (
                        Align::Start,
                        ((x(leads) + print * 0.7).min(size.width - wide), y(share) + print * above),
                    )
                };
                brush.text(name, at, script(Weight::Normal, align, ink))?;
            }
        }
        if let Some((leads, label)) = &scene.enough[role as usize] {
            brush.upright(x(*leads), (y(*sure), base), 1.5, FULL, ink)?;
            ground.sign(&mut brush, role, (x(*leads), y(*sure)), print * 0.5)?;
            let half = (ground.measure)(label, Weight::Bold) / 2.0;
            let middle = x(*leads).clamp(half, (size.width - half).max(half));
            // Today's above, the proposal's below, so that neither covers the other.
            let level = if role == Role::Today { y(*sure) - print * 1.1 } else { y(*sure) + print * 1.2 };
            brush.fill(
                (middle - half, level - print * 0.6),
                (middle + half, level + print * 0.6),
                palette.card,
            )?;
            brush.text(label, (middle, level), script(Weight::Bold, Align::Middle, ink))?;
        }
    }
    if let Some((role, index)) = scene.chosen
        && let Some(&(leads, share, _)) = scene.lines[role as usize].get(index)
    {
        brush.upright(x(leads), (y(1.0), base), 1.0, Dash(2.0, 3.0), palette.ink)?;
        ground.sign(&mut brush, role, (x(leads), y(share)), print * 0.6)?;
    }
    backend.present().or(Err(Lost))
}
