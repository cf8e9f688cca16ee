//! The way from lead to a customer who grows, as a bow-tie: today on one side of its middle, the proposal on the other. It lies
//! where there is room, and stands on a phone.
//! Leaves to others: counts and words (`present::bowtie`), its canvas (`chart::canvas`).

use super::{leave, panel, table};
use crate::i18n::bowtie::Term;
use crate::i18n::{Key, Label, Lang, Role, format};
use crate::present::bowtie::{Bowtie, SALE, bowtie};
use crate::present::chart::Layout;
use crate::present::chart::caption::Readout;
use crate::present::poster::wrap;
use crate::ui::app;
use crate::ui::bind::memo;
use crate::ui::chart::brush::{Align, Brush, Dash, Lost, Painted, Script, Weight};
use crate::ui::chart::canvas::{Figure, Paper, canvas};
use crate::ui::chart::export;
use crate::ui::chart::paint::sign;
use crate::ui::element::El;
use crate::ui::lazy::{Missing, act};
use leptos::prelude::*;
use plotters::prelude::*;
use plotters_canvas::CanvasBackend;
use std::sync::Arc;
use wasm_split_helpers::wasm_split;

#[wasm_split(bowtie, fallible, preload(fetch))]
pub fn card() -> Result<El, Missing> {
    let state = app();
    let tie = memo(move || state.picture.with(|picture| Some(bowtie(picture.as_ref()?.averages.as_ref()?))));
    let figure = Arc::new(Ties(tie));
    let alternative = state.tell(move |lang| {
        let words = tie.with(|tie| tie.as_ref().map(|tie| tie.readout(lang, SALE).spoken));
        words.unwrap_or_else(|| Key::BowtieTitle.text(lang).to_owned())
    });
    let behind = move || {
        let lang = state.lang.get();
        tie.with(|tie| tie.as_ref().map(|tie| tie.table(lang)))
    };
    let name = state.say(Key::BowtieTitle);
    Ok(panel("bowtie", "is-wide", Key::BowtieTitle, state.tell(|lang| Term::Hint.label(lang)))
        .add(export::menu("bowtie-menu", move |way| act(state, leave::funnel(state, way))))
        .add(canvas("bowtie-chart", name, alternative, figure))
        .add(table::behind("bowtie-table", behind)))
}

struct Ties(Memo<Option<Bowtie>>);

impl Ties {
    /// A frame that was asked for may come when the tab is left and nothing is there any more.
    fn with<T>(&self, use_it: impl FnOnce(&Bowtie) -> T) -> Option<T> {
        self.0.try_with_untracked(|tie| tie.as_ref().map(use_it)).flatten()
    }
}

impl Figure for Ties {
    fn track(&self) {
        self.0.track();
    }

    fn steps(&self) -> usize {
        self.with(|tie| tie.steps.len()).unwrap_or(0)
    }

    fn begin(&self) -> usize {
        0
    }

    fn find(&self, layout: &Layout, at: (f64, f64)) -> Option<usize> {
        self.with(|tie| Frame::new(layout, tie.steps.len()).find(at)).flatten()
    }

    fn place(&self, layout: &Layout, step: usize) -> Option<(f64, f64)> {
        self.with(|tie| Frame::new(layout, tie.steps.len()).beside(step.min(tie.steps.len() - 1)))
    }

    fn readout(&self, lang: Lang, step: usize) -> Option<Readout> {
        self.with(|tie| tie.readout(lang, step))
    }

    fn paint(&self, backend: &mut CanvasBackend, paper: &Paper) -> Painted {
        self.with(|tie| paint(backend, paper, tie)).unwrap_or(Ok(()))
    }
}

/// Where things stand: along the way step by step, across it on both sides of its middle.
struct Frame {
    lies: bool,
    /// Of the first step's near end, along the way.
    start: f64,
    /// Of each step, along the way.
    each: f64,
    count: usize,
    /// Across the way: its middle, and half of what it may take.
    middle: f64,
    half: f64,
    print: f64,
    width: f64,
}

impl Frame {
    fn new(layout: &Layout, count: usize) -> Frame {
        let print = layout.print;
        let lies = layout.width >= print * 46.0;
        let (start, long, low, high) = if lies {
            // Three lines of names and one of numbers above, one of numbers below.
            (print * 0.4, layout.width - print * 0.8, print * 5.4, layout.height - print * 2.0)
        } else {
            let numbers = print * 4.2;
            (print * 1.8, layout.height - print * 2.0, print * 8.4 + numbers, layout.width - numbers)
        };
        let (middle, half) = ((low + high) / 2.0, ((high - low) / 2.0).max(1.0));
        Frame { lies, start, each: long / count as f64, count, middle, half, print, width: layout.width }
    }

    fn along(&self, step: f64) -> f64 {
        self.start + (step + 0.5) * self.each
    }

    fn at(&self, along: f64, across: f64) -> (f64, f64) {
        if self.lies { (along, across) } else { (across, along) }
    }

    fn find(&self, (x, y): (f64, f64)) -> Option<usize> {
        let along = if self.lies { x } else { y };
        let step = ((along - self.start) / self.each).floor();
        (step >= 0.0 && step < self.count as f64).then_some(step as usize)
    }

    fn beside(&self, step: usize) -> (f64, f64) {
        let along = self.along(step as f64);
        if self.lies { (along, self.print * 5.6) } else { (self.width * 0.2, along + self.each * 0.6) }
    }

    /// The middle of what stands beside a step on a setup's side.
    fn number(&self, role: Role, step: usize) -> ((f64, f64), Align) {
        let away = match (self.lies, role) {
            (true, Role::Today) => -self.half - self.print * 0.8,
            (true, Role::Proposal) => self.half + self.print * 0.9,
            (false, Role::Today) => -self.half - self.print * 0.4,
            (false, Role::Proposal) => self.half + self.print * 0.4,
        };
        let align = match (self.lies, role) {
            (true, _) => Align::Middle,
            (false, Role::Today) => Align::End,
            (false, Role::Proposal) => Align::Start,
        };
        (self.at(self.along(step as f64), self.middle + away), align)
    }
}

/// With any of plotters' backends.
pub fn paint<B: DrawingBackend>(backend: &mut B, paper: &Paper, tie: &Bowtie) -> Painted {
    let mut brush = Brush::new(backend, paper.density);
    let (layout, palette) = (&paper.layout, &paper.palette);
    let frame = Frame::new(layout, tie.steps.len());
    brush.fill((0.0, 0.0), (layout.width, layout.height), palette.card)?;
    if let Some(step) = paper.chosen {
        let (from, to) = (frame.along(step as f64 - 0.5), frame.along(step as f64 + 0.5));
        let (low, high) = (frame.middle - frame.half, frame.middle + frame.half);
        brush.fill(frame.at(from, low), frame.at(to, high), palette.sunken)?;
    }
    sale(&mut brush, paper, &frame)?;
    for role in Role::ALL {
        side(&mut brush, paper, &frame, tie, role)?;
    }
    for step in 0..tie.steps.len() {
        name(&mut brush, paper, &frame, tie, step)?;
    }
    backend.present().or(Err(Lost))
}

/// Where the way turns from leads to customers.
fn sale<B: DrawingBackend>(brush: &mut Brush<B>, paper: &Paper, frame: &Frame) -> Painted {
    let at = frame.along(SALE as f64);
    let (low, high) = (frame.middle - frame.half, frame.middle + frame.half);
    if frame.lies {
        brush.upright(at, (low, high), 1.0, Dash(2.0, 3.0), paper.palette.edge)
    } else {
        brush.level((low, high), at, 1.0, paper.palette.hairline)
    }
}

fn side<B: DrawingBackend>(
    brush: &mut Brush<B>,
    paper: &Paper,
    frame: &Frame,
    tie: &Bowtie,
    role: Role,
) -> Painted {
    let (print, ink) = (paper.layout.print, paper.palette.setups[role as usize]);
    let sign_of = if role == Role::Today { -1.0 } else { 1.0 };
    // Two shapes, since each has a scale: a slope from the last deal to the first customer would tell of a growth.
    let (leads, customers) = (0..SALE + 1, SALE + 1..tie.steps.len());
    for steps in [leads, customers] {
        let mut edge = Vec::new();
        let mut middle = Vec::new();
        for step in steps {
            // What there is shows, however little it is; a hair between both sides keeps them apart.
            let reach = tie.reach(role, step);
            let thick = if reach > 0.0 { (reach * frame.half).max(1.5) } else { 0.0 };
            for part in [-0.3, 0.3] {
                let along = frame.along(step as f64 + part);
                edge.push(frame.at(along, frame.middle + sign_of * (thick + 1.0)));
                middle.push(frame.at(along, frame.middle + sign_of));
            }
        }
        brush.area(&edge, &middle, ink.mix(0.38))?;
        brush.path(&edge, 1.5, ink)?;
    }
    for (step, one) in tie.steps.iter().enumerate() {
        let (at, align) = frame.number(role, step);
        let text = format::count(paper.lang, one.counts[role as usize]);
        brush.text(&text, at, Script { size: print, weight: Weight::Bold, align, ink })?;
    }
    // Who it is: in the thick of it where it lies, above it where it stands.
    let words = role.label(paper.lang);
    let wide = (paper.measure)(words, Weight::Bold) + print * 1.1;
    let (x, y) = if frame.lies {
        (frame.along(-0.3) + print * 0.5, frame.middle + sign_of * print * 1.1)
    } else {
        let x =
            if role == Role::Today { frame.middle - print * 0.6 - wide } else { frame.middle + print * 0.6 };
        (x.min(frame.width - wide), print * 0.8)
    };
    brush.fill(
        (x - print * 0.2, y - print * 0.65),
        (x + wide + print * 0.2, y + print * 0.65),
        paper.palette.card,
    )?;
    sign(brush, role, (x + print * 0.4, y), print * 0.36, &paper.palette)?;
    let script = Script { size: print, weight: Weight::Bold, align: Align::Start, ink };
    brush.text(words, (x + print * 1.05, y), script)
}

/// What a step is called: above the way where it lies, on its left where it stands.
fn name<B: DrawingBackend>(
    brush: &mut Brush<B>,
    paper: &Paper,
    frame: &Frame,
    tie: &Bowtie,
    step: usize,
) -> Painted {
    let room = if frame.lies { frame.each - frame.print * 0.3 } else { frame.print * 8.2 };
    // All of one size: that at which the longest word fits.
    let words = tie.steps.iter().flat_map(|step| step.at.label(paper.lang).split(' '));
    let longest = words.map(|word| (paper.measure)(word, Weight::Normal)).fold(1.0, f64::max);
    let part = (room / longest).clamp(0.75, 0.92);
    let (size, lead) = (frame.print * part, frame.print * 1.1);
    let width = |text: &str| (paper.measure)(text, Weight::Normal) * part;
    let lines = wrap(tie.steps[step].at.label(paper.lang), room, &width);
    let align = if frame.lies { Align::Middle } else { Align::Start };
    let script = Script { size, weight: Weight::Normal, align, ink: paper.palette.ink };
    let along = frame.along(step as f64);
    for (number, line) in lines.iter().enumerate() {
        let at = if frame.lies {
            // The last line stands next to the number.
            (along, frame.print * 3.5 - (lines.len() - 1 - number) as f64 * lead)
        } else {
            (frame.print * 0.2, along + (number as f64 - (lines.len() - 1) as f64 / 2.0) * lead)
        };
        brush.text(line, at, script)?;
    }
    Ok(())
}
