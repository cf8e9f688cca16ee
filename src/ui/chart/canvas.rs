//! The canvas of a chart: one painting per frame, and the step chosen by pointer or keyboard.
//! Leaves to others: the painting and its steps (`revenue`, and the panels' charts), its size (`size`), the box that
//! reads a step out (`readout`).

use super::brush::{Painted, Weight};
use super::easel::{Easel, Tools};
use super::palette::Palette;
use super::readout;
use super::size;
use crate::i18n::{Key, Lang};
use crate::present::chart::Layout;
use crate::present::chart::caption::Readout;
use crate::ui::app;
use crate::ui::bind::{Text, effect, text};
use crate::ui::element::{El, el};
use leptos::ev;
use leptos::prelude::*;
use plotters_canvas::CanvasBackend;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::HtmlCanvasElement;

/// A chart that can be painted and walked through, step by step from the left.
pub trait Figure: Send + Sync {
    /// Follows all that it is made from; the other calls follow nothing.
    fn track(&self);
    /// 0 before there is anything to see.
    fn steps(&self) -> usize;
    /// Where the keyboard begins.
    fn begin(&self) -> usize;
    /// The step under a pointer.
    fn find(&self, layout: &Layout, at: (f64, f64)) -> Option<usize>;
    /// Where a step stands, and the height below which its box may.
    fn place(&self, layout: &Layout, step: usize) -> Option<(f64, f64)>;
    fn readout(&self, lang: Lang, step: usize) -> Option<Readout>;
    fn paint(&self, backend: &mut CanvasBackend, paper: &Paper) -> Painted;
}

/// What a painting depends on besides what is drawn.
pub struct Paper<'a> {
    pub lang: Lang,
    pub palette: Palette,
    pub layout: Layout,
    pub density: f64,
    /// The step that is read out.
    pub chosen: Option<usize>,
    /// The width of a text in CSS pixels.
    pub measure: &'a dyn Fn(&str, Weight) -> f64,
}

/// `id` is of the group that takes the keys; `alternative` tells the whole picture in words.
pub fn canvas(id: &str, name: Text, alternative: Text, figure: Arc<dyn Figure>) -> El {
    let state = app();
    let layout = RwSignal::new(None::<Layout>);
    let chosen = RwSignal::new(None::<usize>);
    // Said for the keyboard alone, and once: numbers that run on are for the eye.
    let said = RwSignal::new(String::new());

    let walked = figure.clone();
    let pointed = figure.clone();
    let point = move |event: ev::PointerEvent| {
        let at = (f64::from(event.offset_x()), f64::from(event.offset_y()));
        chosen.set(layout.get_untracked().and_then(|layout| pointed.find(&layout, at)));
    };
    let step = move |event: ev::KeyboardEvent| {
        let Some(next) = walk(&*walked, chosen.get_untracked(), &event.key()) else { return };
        event.prevent_default();
        chosen.set(next);
        let readout = next.and_then(|step| walked.readout(state.lang.get_untracked(), step));
        said.set(readout.map(|readout| readout.spoken).unwrap_or_default());
    };
    let picture = el("canvas")
        .attr("role", "img")
        .label(alternative)
        .on("pointermove", point.clone())
        .on("pointerdown", point)
        .on("pointerleave", move |_: ev::PointerEvent| chosen.set(None));
    let canvas: &HtmlCanvasElement = picture.element().unchecked_ref();
    size::watch(canvas.clone(), layout, |size| Layout::new(size.width, size.height, size.print));
    keep_painted(canvas.clone(), figure.clone(), layout, chosen);
    let keys = format!("{id}-keys");
    el("div")
        .class("chart")
        .id(id)
        .attr("role", "group")
        .attr("tabindex", "0")
        .label(name)
        .attr("aria-describedby", &keys)
        .on("keydown", step)
        .on("blur", move |_: ev::FocusEvent| chosen.set(None))
        .add(picture)
        .part(readout::readout(figure, layout, chosen))
        .add(el("p").class("spoken").id(&keys).says(state.say(Key::ChartKeyboard)))
        .add(el("p").class("spoken").attr("aria-live", "polite").says(text(move || said.get())))
}

/// The step that a key leads to: `Some(None)` leaves the chart, `None` is no key of ours.
fn walk(figure: &dyn Figure, now: Option<usize>, key: &str) -> Option<Option<usize>> {
    let last = figure.steps().checked_sub(1)?;
    match key {
        "ArrowRight" => Some(Some(now.map_or_else(|| figure.begin(), |step| (step + 1).min(last)))),
        "ArrowLeft" => {
            Some(Some(now.map_or_else(|| figure.begin(), |step| step.min(last).saturating_sub(1))))
        }
        "Home" => Some(Some(0)),
        "End" => Some(Some(last)),
        "Escape" => now.map(|_| None),
        _ => None,
    }
}

/// Paints in the next frame whatever has changed until then.
fn keep_painted(
    canvas: HtmlCanvasElement,
    figure: Arc<dyn Figure>,
    layout: RwSignal<Option<Layout>>,
    chosen: RwSignal<Option<usize>>,
) {
    let state = app();
    let easel = Easel::new(canvas);
    effect(move || {
        // Read here, so that each of them asks for a painting.
        let Some(layout) = layout.get() else { return };
        let (lang, chosen) = (state.lang.get(), chosen.get());
        figure.track();
        let figure = figure.clone();
        easel.paint((layout.width, layout.height), layout.print, move |backend, tools| {
            let Tools { palette, density, measure } = tools;
            figure.paint(backend, &Paper { lang, palette, layout, density, chosen, measure })
        });
    });
}
