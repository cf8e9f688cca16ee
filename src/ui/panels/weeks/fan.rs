//! Paints the fan chart: bands of half and of 8 of 10 trials, medians, single trials, and names at the lines' ends.
//! Leaves to others: where things stand (`present::weeks`), its canvas (`ui::chart::canvas`).

use crate::i18n::{Lang, Role};
use crate::present::chart::Layout;
use crate::present::chart::caption::Readout;
use crate::present::weeks::{Fan, Plot, Spread, Sum, names, readout};
use crate::ui::chart::brush::{Align, Brush, FULL, Lost, Painted, Script, Weight};
use crate::ui::chart::canvas::{Figure, Paper};
use crate::ui::chart::paint::sign;
use crate::ui::state::AppState;
use leptos::prelude::*;
use plotters::prelude::*;
use plotters_canvas::CanvasBackend;
use std::sync::Arc;

/// The fan that is shown, as something to paint and to walk through, step by step.
pub struct Fans {
    pub state: AppState,
    pub fan: Memo<Option<Arc<Fan>>>,
}

impl Fans {
    /// A frame that was asked for may come when the tab is left and nothing is there any more.
    fn fan(&self) -> Option<Arc<Fan>> {
        self.fan.try_get_untracked().flatten()
    }

    fn plotted<T>(&self, layout: &Layout, use_it: impl FnOnce(&Fan, Plot) -> T) -> Option<T> {
        let fan = self.fan()?;
        let plot = plot(self.state.lang.get_untracked(), &fan, *layout);
        Some(use_it(&fan, plot))
    }
}

impl Figure for Fans {
    fn track(&self) {
        self.fan.track();
    }

    fn steps(&self) -> usize {
        self.fan().map_or(0, |fan| fan.steps())
    }

    /// In the end, where most is to be told.
    fn begin(&self) -> usize {
        self.steps().saturating_sub(1)
    }

    fn find(&self, layout: &Layout, (x, _): (f64, f64)) -> Option<usize> {
        self.plotted(layout, |fan, plot| plot.nearest(fan, x)).flatten()
    }

    fn place(&self, layout: &Layout, step: usize) -> Option<(f64, f64)> {
        self.plotted(layout, |fan, plot| (plot.x(fan.moment(step.min(fan.steps() - 1))), plot.top()))
    }

    fn readout(&self, lang: Lang, step: usize) -> Option<Readout> {
        self.fan().map(|fan| readout(lang, &fan, step))
    }

    fn paint(&self, backend: &mut CanvasBackend, paper: &Paper) -> Painted {
        self.fan().map_or(Ok(()), |fan| paint(backend, paper, &fan))
    }
}

fn plot(lang: Lang, fan: &Fan, layout: Layout) -> Plot {
    Plot::new(layout, fan, names(lang, fan).iter().flatten().map(String::as_str))
}

/// With any of plotters' backends.
pub fn paint<B: DrawingBackend>(backend: &mut B, paper: &Paper, fan: &Fan) -> Painted {
    let mut brush = Brush::new(backend, paper.density);
    let (layout, plot) = (&paper.layout, plot(paper.lang, fan, paper.layout));
    brush.fill((0.0, 0.0), (layout.width, layout.height), paper.palette.card)?;
    grid(&mut brush, paper, fan, &plot)?;
    for role in Role::ALL {
        bands(&mut brush, paper, fan, &plot, role)?;
    }
    labels(&mut brush, paper, fan, &plot)?;
    if let Some(step) = paper.chosen {
        let x = plot.x(fan.moment(step.min(fan.steps() - 1)));
        brush.upright(x, (plot.top(), plot.base()), 1.0, FULL, paper.palette.ink)?;
    }
    for role in Role::ALL {
        lines(&mut brush, paper, fan, &plot, role)?;
    }
    for role in Role::ALL {
        signs(&mut brush, paper, fan, &plot, role)?;
    }
    ends(&mut brush, paper, fan, &plot)?;
    backend.present().or(Err(Lost))
}

fn grid<B: DrawingBackend>(brush: &mut Brush<B>, paper: &Paper, fan: &Fan, plot: &Plot) -> Painted {
    let hairline = paper.palette.hairline;
    for level in plot.levels(paper.lang, fan) {
        brush.level((plot.left(), plot.right()), plot.y(level.value), 1.0, hairline)?;
    }
    for week in plot.weeks(paper.lang) {
        brush.upright(plot.x(week.value), (plot.top(), plot.base()), 1.0, FULL, hairline)?;
    }
    brush.level((plot.left(), plot.right()), plot.base(), 1.0, paper.palette.edge)
}

/// Over the bands, below the lines: the levels' labels stand within the plot, so that a phone keeps its width.
fn labels<B: DrawingBackend>(brush: &mut Brush<B>, paper: &Paper, fan: &Fan, plot: &Plot) -> Painted {
    let print = paper.layout.print;
    let script =
        |align| Script { size: print * 0.92, weight: Weight::Normal, align, ink: paper.palette.muted };
    // The base needs no label where it is nothing: lines begin there.
    for level in plot.levels(paper.lang, fan).into_iter().filter(|level| level.value > 0.0) {
        let (y, tall) = (plot.y(level.value) - print * 0.7, print * 0.6);
        let wide = (paper.measure)(&level.label, Weight::Normal) * 0.92 + print * 0.3;
        // Where the bands are beneath, they only shine through.
        let (from, to) = ((plot.left(), y - tall), (plot.left() + wide, y + tall));
        brush.fill(from, to, paper.palette.card.mix(0.75))?;
        brush.text(&level.label, (plot.left() + print * 0.15, y), script(Align::Start))?;
    }
    for week in plot.weeks(paper.lang) {
        let x = plot.x(week.value);
        brush.text(&week.label, (x, plot.ticks_at()), script(Align::Middle))?;
    }
    Ok(())
}

/// Stretches of steps at which a setup has something to tell.
fn stretches(fan: &Fan, role: Role) -> Vec<Vec<(f64, Spread)>> {
    let mut stretches = vec![Vec::new()];
    // Sums begin at nothing.
    if fan.sight.sum == Sum::SoFar {
        stretches[0].push((0.0, Spread { p10: 0.0, p25: 0.0, p50: 0.0, p75: 0.0, p90: 0.0 }));
    }
    for step in 0..fan.steps() {
        match (fan.at(role, step), stretches.last_mut()) {
            (Some(spread), Some(stretch)) => stretch.push((fan.moment(step), spread)),
            _ => stretches.push(Vec::new()),
        }
    }
    stretches
}

fn bands<B: DrawingBackend>(
    brush: &mut Brush<B>,
    paper: &Paper,
    fan: &Fan,
    plot: &Plot,
    role: Role,
) -> Painted {
    let ink = paper.palette.setups[role as usize];
    let bands: [(Reading, Reading, f64); 2] =
        [(|spread| spread.p90, |spread| spread.p10, 0.15), (|spread| spread.p75, |spread| spread.p25, 0.24)];
    for stretch in stretches(fan, role) {
        for (upper, lower, strength) in bands {
            brush.area(&line(plot, &stretch, upper), &line(plot, &stretch, lower), ink.mix(strength))?;
        }
    }
    Ok(())
}

type Reading = fn(&Spread) -> f64;

fn line(plot: &Plot, stretch: &[(f64, Spread)], read: Reading) -> Vec<(f64, f64)> {
    stretch.iter().map(|(moment, spread)| (plot.x(*moment), plot.y(read(spread)))).collect()
}

/// The single trials thin, and the median over them.
fn lines<B: DrawingBackend>(
    brush: &mut Brush<B>,
    paper: &Paper,
    fan: &Fan,
    plot: &Plot,
    role: Role,
) -> Painted {
    let ink = paper.palette.setups[role as usize];
    for single in &fan.singles[role as usize] {
        let mut points = Vec::new();
        if fan.sight.sum == Sum::SoFar {
            points.push((plot.x(0.0), plot.y(0.0)));
        }
        let told = single.iter().enumerate().filter_map(|(step, value)| Some((step, (*value)?)));
        points.extend(told.map(|(step, value)| (plot.x(fan.moment(step)), plot.y(value))));
        brush.path(&points, 1.0, ink.mix(0.75))?;
    }
    for stretch in stretches(fan, role) {
        brush.path(&line(plot, &stretch, |spread| spread.p50), 2.5, ink)?;
    }
    Ok(())
}

/// On each median at its end and where it is read out: colours alone do not tell the setups apart.
fn signs<B: DrawingBackend>(
    brush: &mut Brush<B>,
    paper: &Paper,
    fan: &Fan,
    plot: &Plot,
    role: Role,
) -> Painted {
    let chosen = paper.chosen.map(|step| step.min(fan.steps() - 1));
    let last = fan.last(role).map(|(step, _)| step);
    for step in chosen.into_iter().chain(last) {
        if let Some(spread) = fan.at(role, step) {
            let at = (plot.x(fan.moment(step)), plot.y(spread.p50));
            sign(brush, role, at, paper.layout.print * 0.4, &paper.palette)?;
        }
    }
    Ok(())
}

/// Who it is and where its median ends, beside the line's end.
fn ends<B: DrawingBackend>(brush: &mut Brush<B>, paper: &Paper, fan: &Fan, plot: &Plot) -> Painted {
    let print = paper.layout.print;
    let (names, heights) = (names(paper.lang, fan), plot.names(fan));
    for role in Role::ALL {
        let [name, value] = &names[role as usize];
        let (x, y) = (plot.right() + print * 0.9, heights[role as usize]);
        let script = |weight| Script {
            size: print,
            weight,
            align: Align::Start,
            ink: paper.palette.setups[role as usize],
        };
        brush.text(name, (x, y - print * 0.6), script(Weight::Normal))?;
        brush.text(value, (x, y + print * 0.65), script(Weight::Bold))?;
    }
    Ok(())
}
