//! Both distributions as columns, as rising lines, or as fifty dots each.
//! Leaves to others: what they stand on and what is written (`paint`).

use super::brush::{Align, Brush, Painted, Script, Weight};
use super::paint::{Scene, sign};
use crate::i18n::{Role, format};
use crate::present::chart::dots::{self, DOTS, Dots};
use plotters::prelude::*;

pub fn columns<B: DrawingBackend>(brush: &mut Brush<B>, scene: &Scene) -> Painted {
    for role in Role::ALL {
        bars(brush, scene, role)?;
    }
    for role in Role::ALL {
        skyline(brush, scene, role)?;
    }
    Ok(())
}

fn bars<B: DrawingBackend>(brush: &mut Brush<B>, scene: &Scene, role: Role) -> Painted {
    let (layout, picture) = (&scene.layout, &scene.chart.histogram);
    let ink = scene.palette.setups[role as usize].mix(0.38);
    for (bin, &share) in picture.worlds[role as usize].shares.iter().enumerate() {
        if share > 0.0 {
            let (from, to) = picture.axis.edges(bin);
            let (left, right) = (layout.x(&picture.axis, from), layout.x(&picture.axis, to));
            let top = layout.y(share, picture.top);
            // A hair of air between columns, taken from the right so that edges stay on their values.
            brush.fill((left, top), (right - 1.0 / scene.density, layout.base()), ink)?;
        }
    }
    Ok(())
}

/// The outline of a world's columns: tells the shapes apart where they overlap.
fn skyline<B: DrawingBackend>(brush: &mut Brush<B>, scene: &Scene, role: Role) -> Painted {
    let (layout, picture) = (&scene.layout, &scene.chart.histogram);
    let shares = &picture.worlds[role as usize].shares;
    let Some(first) = shares.iter().position(|&share| share > 0.0) else { return Ok(()) };
    let last = shares.iter().rposition(|&share| share > 0.0).unwrap_or(first);
    let mut points = vec![(layout.x(&picture.axis, picture.axis.edges(first).0), layout.base())];
    for (bin, &share) in shares.iter().enumerate().take(last + 1).skip(first) {
        let (from, to) = picture.axis.edges(bin);
        let y = layout.y(share, picture.top);
        points.extend([(layout.x(&picture.axis, from), y), (layout.x(&picture.axis, to), y)]);
    }
    points.push((layout.x(&picture.axis, picture.axis.edges(last).1), layout.base()));
    brush.path(&points, 1.25, scene.palette.setups[role as usize].mix(0.9))
}

/// The share of years at or below each revenue: 0 at the left, 1 at the right.
pub fn rising<B: DrawingBackend>(brush: &mut Brush<B>, scene: &Scene) -> Painted {
    let (layout, picture) = (&scene.layout, &scene.chart.histogram);
    for share in [0.25, 0.5, 0.75, 1.0] {
        let y = layout.y(share, 1.0);
        brush.level((layout.left(), layout.right()), y, 1.0, scene.palette.hairline)?;
        let script = Script {
            size: layout.print * 0.9,
            weight: Weight::Normal,
            align: Align::Start,
            ink: scene.palette.muted,
        };
        let label = format::percent(scene.lang, share);
        brush.text(&label, (layout.left() + 2.0, y + layout.print * 0.75), script)?;
    }
    for role in Role::ALL {
        let bars = &picture.worlds[role as usize];
        let mut share = bars.below;
        let mut points = vec![(layout.left(), layout.y(share, 1.0))];
        for (bin, in_bin) in bars.shares.iter().enumerate() {
            share += in_bin;
            points.push((layout.x(&picture.axis, picture.axis.edges(bin).1), layout.y(share, 1.0)));
        }
        brush.path(&points, 2.0, scene.palette.setups[role as usize])?;
    }
    Ok(())
}

/// Today's dots in the upper half, the proposal's in the lower, on one axis.
pub fn dots<B: DrawingBackend>(brush: &mut Brush<B>, scene: &Scene, both: &[Dots; 2]) -> Painted {
    let (layout, axis) = (&scene.layout, &scene.chart.histogram.axis);
    let height = (layout.base() - layout.top()) / 2.0;
    let count = dots::columns(both, axis, layout.room(), height - layout.print * 0.4);
    let size = layout.room() / count as f64;
    for role in Role::ALL {
        let base = layout.base() - height * (1 - role as usize) as f64;
        if role == Role::Today {
            brush.level((layout.left(), layout.right()), base, 1.0, scene.palette.hairline)?;
        }
        let places: [_; DOTS] = both[role as usize].stack(axis, count);
        for (column, level) in places {
            let at = (layout.left() + (column as f64 + 0.5) * size, base - (level as f64 + 0.5) * size);
            sign(brush, role, at, size * 0.42, &scene.palette)?;
        }
    }
    Ok(())
}
