//! The canvas of the revenue chart: one painting per frame, and the bin chosen by pointer or keyboard.
//! Leaves to others: the painting (`paint`), its size (`size`), what a bin holds (`readout`).

use super::brush::Weight;
use super::paint::{Scene, paint};
use super::palette::Palette;
use super::readout;
use super::ruler::Ruler;
use super::size;
use crate::browser::clock::Frame;
use crate::i18n::Key;
use crate::present::chart::caption;
use crate::present::chart::{Chart, Layout};
use crate::ui::app;
use crate::ui::bind::{effect, memo, text};
use crate::ui::element::{El, el};
use leptos::ev;
use leptos::prelude::*;
use plotters_canvas::CanvasBackend;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlCanvasElement;

pub fn canvas() -> El {
    let state = app();
    let picture = state.picture;
    let layout = RwSignal::new(None::<Layout>);
    let chosen = RwSignal::new(None::<usize>);
    // Said for the keyboard alone, and once: numbers that run on are for the eye.
    let said = RwSignal::new(String::new());

    let point = move |event: ev::PointerEvent| {
        let x = f64::from(event.offset_x());
        let bin =
            picture.with_untracked(|picture| layout.get_untracked()?.bin(picture.as_ref()?.chart.axis(), x));
        chosen.set(bin);
    };
    let step = move |event: ev::KeyboardEvent| {
        picture.with_untracked(|picture| {
            let Some(picture) = picture.as_ref().map(|picture| &picture.chart) else { return };
            let Some(next) = walk(picture, chosen.get_untracked(), &event.key()) else { return };
            event.prevent_default();
            chosen.set(next);
            let lang = state.lang.get_untracked();
            said.set(next.map(|bin| caption::readout(lang, picture, bin).spoken).unwrap_or_default());
        });
    };
    let picture = el("canvas")
        .attr("role", "img")
        .label(state.show(|lang, picture| caption::alternative(lang, &picture.chart)))
        .on("pointermove", point)
        .on("pointerdown", point)
        .on("pointerleave", move |_: ev::PointerEvent| chosen.set(None));
    let canvas: &HtmlCanvasElement = picture.element().unchecked_ref();
    size::watch(canvas.clone(), layout);
    keep_painted(canvas.clone(), layout, chosen);
    el("div")
        .class("chart")
        .id("chart-area")
        .attr("role", "group")
        .attr("tabindex", "0")
        .label(state.say(Key::RevenueChart))
        .attr("aria-describedby", "chart-keys")
        .on("keydown", step)
        .on("blur", move |_: ev::FocusEvent| chosen.set(None))
        .add(picture)
        .part(readout::readout(layout, chosen))
        .add(el("p").class("spoken").id("chart-keys").says(state.say(Key::ChartKeyboard)))
        .add(el("p").class("spoken").attr("aria-live", "polite").says(text(move || said.get())))
}

/// The bin that a key leads to: `Some(None)` leaves the chart, `None` is no key of ours.
fn walk(chart: &Chart, now: Option<usize>, key: &str) -> Option<Option<usize>> {
    let last = chart.axis().count() - 1;
    match key {
        "ArrowRight" => Some(Some(now.map_or_else(|| chart.begin(), |bin| (bin + 1).min(last)))),
        "ArrowLeft" => Some(Some(now.map_or_else(|| chart.begin(), |bin| bin.min(last).saturating_sub(1)))),
        "Home" => Some(Some(0)),
        "End" => Some(Some(last)),
        "Escape" => now.map(|_| None),
        _ => None,
    }
}

/// Paints in the next frame whatever has changed until then.
fn keep_painted(
    canvas: HtmlCanvasElement,
    layout: RwSignal<Option<Layout>>,
    chosen: RwSignal<Option<usize>>,
) {
    let state = app();
    let picture = state.picture;
    let frame: Rc<RefCell<Option<Frame>>> = Rc::default();
    let ruler = Rc::new(Ruler::default());
    let palette = memo(move || {
        state.colours.track();
        Palette::read()
    });
    effect(move || {
        let canvas = canvas.clone();
        // Read here, so that each of them asks for a painting.
        let Some(layout) = layout.get() else { return };
        let (lang, chosen, palette) = (state.lang.get(), chosen.get(), palette.get());
        picture.track();
        let (ruler, slot) = (ruler.clone(), frame.clone());
        let next = Frame::next(move || {
            slot.take();
            let density = size::fit(&canvas, &layout);
            let measure = |text: &str, weight: Weight| ruler.width(&canvas, text, weight, layout.print);
            let backend = CanvasBackend::with_canvas_object(canvas.clone());
            picture.with_untracked(|picture| {
                let (Some(picture), Some(mut backend)) = (picture, backend) else { return };
                let chart = &picture.chart;
                let scene = Scene { lang, chart, palette, layout, density, chosen, measure: &measure };
                // A canvas that is lost is painted again with the next change.
                let _ = paint(&mut backend, &scene);
            });
        });
        frame.replace(Some(next));
    });
}
