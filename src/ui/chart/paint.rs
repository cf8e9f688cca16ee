//! Paints the revenue chart with any of plotters' backends: on screen a canvas.
//! Leaves to others: the shapes themselves
//! (`shapes`, `difference`), where things stand (`present::chart`), when it is time (`canvas`).

use super::brush::{Align, Brush, Dash, FULL, Lost, Painted, Script, Weight};
use super::canvas::Paper;
use super::difference::difference;
use super::palette::Palette;
use super::shapes;
use crate::i18n::{Lang, Role};
use crate::present::chart::caption::{self, Caption, Part};
use crate::present::chart::label::{Side, Spot, Wish, arrange};
use crate::present::chart::ticks::ticks;
use crate::present::chart::{Chart, Layout, View};
use plotters::prelude::*;

/// Everything that a painting depends on.
pub struct Scene<'a> {
    pub lang: Lang,
    pub chart: &'a Chart,
    pub palette: Palette,
    pub layout: Layout,
    pub density: f64,
    /// The bin that is read out.
    pub chosen: Option<usize>,
    /// The width of a text in CSS pixels.
    pub measure: &'a dyn Fn(&str, Weight) -> f64,
}

impl<'a> Scene<'a> {
    pub fn on(paper: &Paper<'a>, chart: &'a Chart) -> Scene<'a> {
        let &Paper { lang, palette, layout, density, chosen, measure } = paper;
        Scene { lang, chart, palette, layout, density, chosen, measure }
    }

    /// The width of a caption in CSS pixels.
    pub fn width(&self, caption: &Caption) -> f64 {
        // The last part needs no room after it.
        caption.iter().map(|part| part_width(self, part)).sum::<f64>() - self.layout.print * 0.55
    }
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
    match &scene.chart.view {
        View::Histogram => shapes::columns(&mut brush, scene)?,
        View::Cumulative => shapes::rising(&mut brush, scene)?,
        View::Dots(dots) => shapes::dots(&mut brush, scene, dots)?,
        View::Difference(Some(gap)) => difference(&mut brush, scene, gap)?,
        View::Difference(None) => {}
    }
    brush.level((layout.left(), layout.right()), layout.base(), 1.0, scene.palette.edge)?;
    if !matches!(scene.chart.view, View::Difference(_)) {
        labelled_lines(&mut brush, scene)?;
        for role in Role::ALL {
            interval(&mut brush, scene, role)?;
        }
    }
    backend.present().or(Err(Lost))
}

fn highlight<B: DrawingBackend>(brush: &mut Brush<B>, scene: &Scene, bin: usize) -> Painted {
    let (layout, axis) = (&scene.layout, scene.chart.axis());
    let (from, to) = axis.edges(bin.min(axis.count() - 1));
    // What is told of lines and dots is how much lies up to here.
    let is_sum = matches!(scene.chart.view, View::Cumulative | View::Dots(_));
    let left = if is_sum { layout.left() } else { layout.x(axis, from) };
    let right = layout.x(axis, to);
    brush.fill((left, layout.top()), (right, layout.base()), scene.palette.sunken)
}

/// The axis' ticks: faint uprights through the plot and the strip, down to their labels.
fn grid<B: DrawingBackend>(brush: &mut Brush<B>, scene: &Scene) -> Painted {
    let layout = &scene.layout;
    for tick in ticks(scene.lang, scene.chart.axis(), layout.most_ticks()) {
        let x = layout.x(scene.chart.axis(), tick.value);
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

/// The medians and the target: an upright each, and its label in a lane above the plot.
fn labelled_lines<B: DrawingBackend>(brush: &mut Brush<B>, scene: &Scene) -> Painted {
    let (layout, picture) = (&scene.layout, &scene.chart.histogram);
    let medians = picture.worlds.each_ref().map(|bars| bars.shape.p50);
    let sides = if medians[0] <= medians[1] { [Side::Left, Side::Right] } else { [Side::Right, Side::Left] };
    let captions = Role::ALL.map(|role| caption::median(scene.lang, picture, role));
    let wish = |caption: &Caption, value: f64, side: Side| Wish {
        line: layout.x(&picture.axis, value) - layout.left(),
        width: scene.width(caption),
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
        let x = scene.layout.x(&scene.chart.histogram.axis, scene.chart.histogram.worlds[world].shape.p50);
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
    let (layout, picture) = (&scene.layout, &scene.chart.histogram);
    let shape = picture.worlds[role as usize].shape;
    let ink = scene.palette.setups[role as usize];
    let [left, middle, right] = [shape.p10, shape.p50, shape.p90].map(|value| layout.x(&picture.axis, value));
    let y = layout.strip(role as usize);
    brush.level((left, right), y, 3.0, ink.mix(0.75))?;
    sign(brush, role, (middle, y), layout.print * 0.36, &scene.palette)?;
    ends(brush, scene, (left, right), y, caption::ends(scene.lang, picture, role), ink)
}

/// The labels of an interval's ends, beside it. Where one finds no room on its side, both stand on the other.
pub fn ends<B: DrawingBackend>(
    brush: &mut Brush<B>,
    scene: &Scene,
    (left, right): (f64, f64),
    y: f64,
    [low, high]: [String; 2],
    ink: RGBAColor,
) -> Painted {
    let size = 0.9;
    let gap = scene.layout.print * 0.45;
    let script = |align| Script { size: scene.layout.print * size, weight: Weight::Normal, align, ink };
    let wide = |text: &str| (scene.measure)(text, Weight::Normal) * size;
    let both = format!("{low} – {high}");
    let fits_left = left - gap - wide(&low) > 0.0;
    let after = if fits_left { &high } else { &both };
    let fits_right = right + gap + wide(after) < scene.layout.width;
    if fits_left {
        // Both only where there is room for both: an end that is cut says less than none.
        let before = if fits_right || left - gap - wide(&both) <= 0.0 { &low } else { &both };
        brush.text(before, (left - gap, y), script(Align::End))?;
    }
    if fits_right {
        brush.text(after, (right + gap, y), script(Align::Start))?;
    }
    Ok(())
}

pub fn sign<B: DrawingBackend>(
    brush: &mut Brush<B>,
    role: Role,
    at: (f64, f64),
    radius: f64,
    palette: &Palette,
) -> Painted {
    let ink = palette.setups[role as usize];
    match role {
        Role::Today => brush.ring(at, radius, ink, palette.card),
        Role::Proposal => brush.diamond(at, radius, ink, palette.card),
    }
}

pub fn write<B: DrawingBackend>(
    brush: &mut Brush<B>,
    scene: &Scene,
    caption: &Caption,
    spot: Spot,
) -> Painted {
    let print = scene.layout.print;
    let y = scene.layout.lane(spot);
    let mut x = scene.layout.left() + spot.left;
    let right = x + scene.width(caption);
    brush.fill((x - 2.0, y - print * 0.7), (right + 2.0, y + print * 0.7), scene.palette.card)?;
    for part in caption {
        match part {
            Part::Sign(role) => sign(brush, *role, (x + print * 0.45, y), print * 0.36, &scene.palette)?,
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

fn part_width(scene: &Scene, part: &Part) -> f64 {
    let gap = scene.layout.print * 0.55;
    match part {
        Part::Sign(_) => scene.layout.print * 1.2,
        Part::Plain(text) => (scene.measure)(text, Weight::Normal) + gap,
        Part::Of(_, text) => (scene.measure)(text, Weight::Bold) + gap,
    }
}
