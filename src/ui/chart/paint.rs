//! Paints both revenue distributions with any of plotters' backends: on screen a canvas.
//! Leaves to others: where things stand (`present::chart`), when it is time (`canvas`).

use super::brush::{Align, Brush, Dash, FULL, Lost, Painted, Script, Weight};
use super::palette::Palette;
use crate::i18n::{Lang, Role};
use crate::present::chart::caption::{self, Caption, Part};
use crate::present::chart::label::{Side, Spot, Wish, arrange};
use crate::present::chart::ticks::ticks;
use crate::present::chart::{Histogram, Layout};
use plotters::prelude::*;

/// Everything that a painting depends on.
pub struct Scene<'a> {
    pub lang: Lang,
    pub picture: &'a Histogram,
    pub palette: Palette,
    pub layout: Layout,
    pub density: f64,
    /// The bin that is read out.
    pub chosen: Option<usize>,
    /// The width of a text in CSS pixels.
    pub measure: &'a dyn Fn(&str, Weight) -> f64,
}

const MEDIAN: [Dash; 2] = [FULL, Dash(5.0, 3.0)];

pub fn paint<B: DrawingBackend>(backend: &mut B, scene: &Scene) -> Painted {
    let mut brush = Brush::new(backend, scene.density);
    let layout = &scene.layout;
    brush.fill((0.0, 0.0), (layout.width, layout.height), scene.palette.card)?;
    if let Some(bin) = scene.chosen {
        highlight(&mut brush, scene, bin)?;
    }
    grid(&mut brush, scene)?;
    for role in Role::ALL {
        bars(&mut brush, scene, role)?;
    }
    for role in Role::ALL {
        skyline(&mut brush, scene, role)?;
    }
    brush.level((layout.left(), layout.right()), layout.base(), 1.0, scene.palette.edge)?;
    labelled_lines(&mut brush, scene)?;
    for role in Role::ALL {
        interval(&mut brush, scene, role)?;
    }
    backend.present().or(Err(Lost))
}

fn highlight<B: DrawingBackend>(brush: &mut Brush<B>, scene: &Scene, bin: usize) -> Painted {
    let (layout, axis) = (&scene.layout, &scene.picture.axis);
    let (from, to) = axis.edges(bin.min(axis.count() - 1));
    let (left, right) = (layout.x(axis, from), layout.x(axis, to));
    brush.fill((left, layout.top()), (right, layout.base()), scene.palette.sunken)
}

/// The axis' ticks: faint uprights through the plot and the strip, down to their labels.
fn grid<B: DrawingBackend>(brush: &mut Brush<B>, scene: &Scene) -> Painted {
    let layout = &scene.layout;
    for tick in ticks(scene.lang, &scene.picture.axis, layout.most_ticks()) {
        let x = layout.x(&scene.picture.axis, tick.value);
        let bottom = layout.ticks() - layout.print * 0.75;
        brush.upright(x, (layout.top(), bottom), 1.0, FULL, scene.palette.hairline)?;
        let half = (scene.measure)(&tick.label, Weight::Normal) / 2.0;
        let x = x.clamp(half.min(layout.width / 2.0), (layout.width - half).max(layout.width / 2.0));
        let script = Script {
            size: layout.print * 0.95,
            weight: Weight::Normal,
            align: Align::Middle,
            ink: scene.palette.muted,
        };
        brush.text(&tick.label, (x, layout.ticks()), script)?;
    }
    Ok(())
}

fn bars<B: DrawingBackend>(brush: &mut Brush<B>, scene: &Scene, role: Role) -> Painted {
    let (layout, picture) = (&scene.layout, scene.picture);
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
    let (layout, picture) = (&scene.layout, scene.picture);
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

/// The medians and the target: an upright each, and its label in a lane above the plot.
fn labelled_lines<B: DrawingBackend>(brush: &mut Brush<B>, scene: &Scene) -> Painted {
    let (layout, picture) = (&scene.layout, scene.picture);
    let medians = picture.worlds.each_ref().map(|bars| bars.shape.p50);
    let sides = if medians[0] <= medians[1] { [Side::Left, Side::Right] } else { [Side::Right, Side::Left] };
    let captions = Role::ALL.map(|role| caption::median(scene.lang, picture, role));
    let wish = |caption: &Caption, value: f64, side: Side| Wish {
        line: layout.x(&picture.axis, value) - layout.left(),
        width: width(scene, caption),
        side,
    };
    let wishes = [wish(&captions[0], medians[0], sides[0]), wish(&captions[1], medians[1], sides[1])];
    let Some((target, words)) = picture.target.zip(caption::target(scene.lang, picture)) else {
        let spots = arrange(wishes, layout.room());
        return medians_at(brush, scene, &captions, &spots);
    };
    let spots = arrange([wishes[0], wishes[1], wish(&words, target, Side::Centre)], layout.room());
    if picture.axis.holds(target) {
        let x = layout.x(&picture.axis, target);
        brush.upright(
            x,
            (layout.line_end(spots[2]), layout.base()),
            1.0,
            Dash(2.0, 3.0),
            scene.palette.ink,
        )?;
    }
    medians_at(brush, scene, &captions, &[spots[0], spots[1]])?;
    write(brush, scene, &words, spots[2])
}

/// Both lines first: a label may then cover a line, never a line a label.
fn medians_at<B: DrawingBackend>(
    brush: &mut Brush<B>,
    scene: &Scene,
    captions: &[Caption; 2],
    spots: &[Spot; 2],
) -> Painted {
    for (world, spot) in spots.iter().enumerate() {
        let x = scene.layout.x(&scene.picture.axis, scene.picture.worlds[world].shape.p50);
        let ends = (scene.layout.line_end(*spot), scene.layout.base());
        brush.upright(x, ends, 2.0, MEDIAN[world], scene.palette.setups[world])?;
    }
    for (caption, spot) in captions.iter().zip(spots) {
        write(brush, scene, caption, *spot)?;
    }
    Ok(())
}

/// A setup's row below the axis: 8 of 10 years lie within its bar; its sign is the median.
fn interval<B: DrawingBackend>(brush: &mut Brush<B>, scene: &Scene, role: Role) -> Painted {
    let (layout, picture) = (&scene.layout, scene.picture);
    let shape = picture.worlds[role as usize].shape;
    let ink = scene.palette.setups[role as usize];
    let [left, middle, right] = [shape.p10, shape.p50, shape.p90].map(|value| layout.x(&picture.axis, value));
    let y = layout.strip(role as usize);
    brush.level((left, right), y, 3.0, ink.mix(0.75))?;
    sign(brush, role, (middle, y), layout.print * 0.36, scene)?;
    let [low, high] = caption::ends(scene.lang, picture, role);
    let gap = layout.print * 0.45;
    let script = |align| Script { size: layout.print * 0.9, weight: Weight::Normal, align, ink };
    let fits_left = left - gap - (scene.measure)(&low, Weight::Normal) > 0.0;
    // On a phone the lower end may not find room on its side: then both stand on the other.
    let after = if fits_left { high } else { format!("{low} – {high}") };
    if fits_left {
        brush.text(&low, (left - gap, y), script(Align::End))?;
    }
    if right + gap + (scene.measure)(&after, Weight::Normal) < layout.width {
        brush.text(&after, (right + gap, y), script(Align::Start))?;
    }
    Ok(())
}

fn sign<B: DrawingBackend>(
    brush: &mut Brush<B>,
    role: Role,
    at: (f64, f64),
    radius: f64,
    scene: &Scene,
) -> Painted {
    let ink = scene.palette.setups[role as usize];
    match role {
        Role::Today => brush.ring(at, radius, ink, scene.palette.card),
        Role::Proposal => brush.diamond(at, radius, ink, scene.palette.card),
    }
}

fn write<B: DrawingBackend>(brush: &mut Brush<B>, scene: &Scene, caption: &Caption, spot: Spot) -> Painted {
    let print = scene.layout.print;
    let y = scene.layout.lane(spot);
    let mut x = scene.layout.left() + spot.left;
    let right = x + width(scene, caption);
    brush.fill((x - 2.0, y - print * 0.7), (right + 2.0, y + print * 0.7), scene.palette.card)?;
    for part in caption {
        match part {
            Part::Sign(role) => sign(brush, *role, (x + print * 0.45, y), print * 0.36, scene)?,
            Part::Plain(text) => {
                brush.text(text, (x, y), script(scene, Weight::Normal, scene.palette.ink))?
            }
            Part::Of(role, text) => {
                brush.text(
                    text,
                    (x, y),
                    script(scene, Weight::Bold, scene.palette.setups[*role as usize]),
                )?;
            }
        }
        x += part_width(scene, part);
    }
    Ok(())
}

fn script(scene: &Scene, weight: Weight, ink: RGBAColor) -> Script {
    Script { size: scene.layout.print, weight, align: Align::Start, ink }
}

fn width(scene: &Scene, caption: &Caption) -> f64 {
    // The last part needs no room after it.
    caption.iter().map(|part| part_width(scene, part)).sum::<f64>() - scene.layout.print * 0.55
}

fn part_width(scene: &Scene, part: &Part) -> f64 {
    let gap = scene.layout.print * 0.55;
    match part {
        Part::Sign(_) => scene.layout.print * 1.2,
        Part::Plain(text) => (scene.measure)(text, Weight::Normal) + gap,
        Part::Of(_, text) => (scene.measure)(text, Weight::Bold) + gap,
    }
}
