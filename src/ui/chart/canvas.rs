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
use crate::present::chart::{Histogram, Layout};
use crate::ui::app;
use crate::ui::bind::{on, text};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use plotters_canvas::CanvasBackend;
use std::cell::RefCell;
use std::rc::Rc;

pub fn canvas() -> impl IntoView {
    let state = app();
    let picture = state.picture;
    let node: NodeRef<html::Canvas> = NodeRef::new();
    let layout = RwSignal::new(None::<Layout>);
    let chosen = RwSignal::new(None::<usize>);
    // Said for the keyboard alone, and once: numbers that run on are for the eye.
    let said = RwSignal::new(String::new());
    size::watch(node, layout);
    keep_painted(node, layout, chosen);

    let point = move |event: ev::PointerEvent| {
        let x = f64::from(event.offset_x());
        let bin = picture
            .with_untracked(|picture| layout.get_untracked()?.bin(&picture.as_ref()?.histogram.axis, x));
        chosen.set(bin);
    };
    let step = move |event: ev::KeyboardEvent| {
        picture.with_untracked(|picture| {
            let Some(picture) = picture.as_ref().map(|picture| &picture.histogram) else { return };
            let Some(next) = walk(picture, chosen.get_untracked(), &event.key()) else { return };
            event.prevent_default();
            chosen.set(next);
            let lang = state.lang.get_untracked();
            said.set(next.map(|bin| caption::readout(lang, picture, bin).spoken).unwrap_or_default());
        });
    };
    view! {
        <div
            class="chart"
            id="chart-area"
            role="group"
            tabindex="0"
            aria-label=state.say(Key::RevenueChart)
            aria-describedby="chart-keys"
            on:keydown=on(step)
            on:blur=on(move |_| chosen.set(None))
        >
            <canvas
                node_ref=node
                role="img"
                aria-label=state.show(|lang, picture| caption::alternative(lang, &picture.histogram))
                on:pointermove=on(point)
                on:pointerdown=on(point)
                on:pointerleave=on(move |_| chosen.set(None))
            ></canvas>
            {readout::readout(layout, chosen)}
            <p class="spoken" id="chart-keys">{state.say(Key::ChartKeyboard)}</p>
            <p class="spoken" aria-live="polite">{text(move || said.get())}</p>
        </div>
    }
}

/// The bin that a key leads to: `Some(None)` leaves the chart, `None` is no key of ours.
fn walk(picture: &Histogram, now: Option<usize>, key: &str) -> Option<Option<usize>> {
    let last = picture.axis.count() - 1;
    // The keyboard begins at today's median.
    let begin = || ((picture.axis.place(picture.worlds[0].shape.p50) * (last + 1) as f64) as usize).min(last);
    match key {
        "ArrowRight" => Some(Some(now.map_or_else(begin, |bin| (bin + 1).min(last)))),
        "ArrowLeft" => Some(Some(now.map_or_else(begin, |bin| bin.min(last).saturating_sub(1)))),
        "Home" => Some(Some(0)),
        "End" => Some(Some(last)),
        "Escape" => now.map(|_| None),
        _ => None,
    }
}

/// Paints in the next frame whatever has changed until then.
fn keep_painted(
    node: NodeRef<html::Canvas>,
    layout: RwSignal<Option<Layout>>,
    chosen: RwSignal<Option<usize>>,
) {
    let state = app();
    let picture = state.picture;
    let frame: Rc<RefCell<Option<Frame>>> = Rc::default();
    let ruler = Rc::new(Ruler::default());
    let palette = Memo::new(move |_| {
        state.colours.track();
        Palette::read()
    });
    Effect::new(move |_| {
        // Read here, so that each of them asks for a painting.
        let (Some(canvas), Some(layout)) = (node.get(), layout.get()) else { return };
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
                let picture = &picture.histogram;
                let scene = Scene { lang, picture, palette, layout, density, chosen, measure: &measure };
                // A canvas that is lost is painted again with the next change.
                let _ = paint(&mut backend, &scene);
            });
        });
        frame.replace(Some(next));
    });
}
