//! The canvas of the revenue chart: its size in device pixels, one painting per frame, and the bin read out by pointer
//! or keyboard. Leaves to others: the painting (`paint`), words (`present::chart::caption`).

use super::brush::{FAMILY, Weight};
use super::paint::{Scene, paint};
use super::palette::Palette;
use crate::browser::Listener;
use crate::browser::clock::Frame;
use crate::i18n::Key;
use crate::present::chart::caption::{self, Readout};
use crate::present::chart::{Histogram, Layout};
use crate::ui::app;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use plotters_canvas::CanvasBackend;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ResizeObserver};

/// The painted chart, its read-out, and what screen readers hear of both.
pub fn canvas(picture: Signal<Option<Histogram>>) -> impl IntoView {
    let state = app();
    let node: NodeRef<html::Canvas> = NodeRef::new();
    let layout = RwSignal::new(Layout::new(0.0, 0.0, 13.0));
    let chosen = RwSignal::new(None::<usize>);
    watch_size(node, layout);
    keep_painted(node, picture, layout, chosen);

    let count = move || picture.with(|picture| picture.as_ref().map_or(1, |picture| picture.axis.count()));
    let point = move |event: ev::PointerEvent| {
        let x = f64::from(event.offset_x());
        let bin = picture.with_untracked(|picture| layout.get_untracked().bin(&picture.as_ref()?.axis, x));
        chosen.set(bin);
    };
    let step = move |event: ev::KeyboardEvent| {
        let last = count() - 1;
        let now = chosen.get_untracked();
        let next = match event.key().as_str() {
            "ArrowRight" => Some(now.map_or_else(|| middle(picture), |bin| (bin + 1).min(last))),
            "ArrowLeft" => Some(now.map_or_else(|| middle(picture), |bin| bin.saturating_sub(1))),
            "Home" => Some(0),
            "End" => Some(last),
            "Escape" => None,
            _ => return,
        };
        event.prevent_default();
        chosen.set(next);
    };
    let readout = Memo::new(move |_| {
        let bin = chosen.get()?;
        picture.with(|picture| Some(caption::readout(state.lang.get(), picture.as_ref()?, bin)))
    });
    let spoken = move || readout.with(|readout| readout.as_ref().map(|readout| readout.spoken.clone()));
    let alternative = Memo::new(move |_| {
        let lang = state.lang.get();
        picture.with(|picture| picture.as_ref().map(|picture| caption::alternative(lang, picture)))
    });
    let place = move || {
        let layout = layout.get();
        let bin = chosen.get()?;
        let (from, to) = picture.with(|picture| {
            picture.as_ref().map(|picture| picture.axis.edges(bin.min(picture.axis.count() - 1)))
        })?;
        let x = picture
            .with(|picture| picture.as_ref().map(|picture| layout.x(&picture.axis, (from + to) / 2.0)))?;
        Some((x, layout.width))
    };

    view! {
        <div
            class="chart"
            id="chart-area"
            role="group"
            tabindex="0"
            aria-label=move || state.text(Key::RevenueChart)
            aria-describedby="chart-keys"
            on:keydown=step
            on:blur=move |_| chosen.set(None)
        >
            <canvas
                node_ref=node
                role="img"
                aria-label=move || alternative.get().unwrap_or_default()
                on:pointermove=point
                on:pointerdown=point
                on:pointerleave=move |_| chosen.set(None)
            ></canvas>
            <Show when=move || readout.with(Option::is_some)>{move || readout_box(readout, place)}</Show>
            <p class="spoken" id="chart-keys">{move || state.text(Key::ChartKeyboard)}</p>
            <p class="spoken" aria-live="polite">{spoken}</p>
        </div>
    }
}

/// Where the keyboard begins: at today's median.
fn middle(picture: Signal<Option<Histogram>>) -> usize {
    picture.with_untracked(|picture| {
        let Some(picture) = picture else { return 0 };
        let place = picture.axis.place(picture.worlds[0].shape.p50);
        ((place * picture.axis.count() as f64) as usize).min(picture.axis.count() - 1)
    })
}

fn readout_box(
    readout: Memo<Option<Readout>>,
    place: impl Fn() -> Option<(f64, f64)> + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let part = move |part: fn(&Readout) -> String| move || readout.with(|readout| readout.as_ref().map(part));
    // On the side of the bin where there is more room.
    let left = move || place().filter(|(x, width)| x * 2.0 < *width).map(|(x, _)| format!("{}px", x + 18.0));
    let right = move || {
        place().filter(|(x, width)| x * 2.0 >= *width).map(|(x, width)| format!("{}px", width - x + 18.0))
    };
    view! {
        <div class="readout" aria-hidden="true" style:left=left style:right=right>
            <strong class="number">{part(|readout| readout.range.clone())}</strong>
            <span class="is-today"><span class="sign"></span>" "{part(|readout| readout.shares[0].clone())}</span>
            <span class="is-proposal">
                <span class="sign is-proposal"></span>" "{part(|readout| readout.shares[1].clone())}
            </span>
        </div>
    }
}

/// Follows the size of the element and of its text.
fn watch_size(node: NodeRef<html::Canvas>, layout: RwSignal<Layout>) {
    let measure = move || {
        let Some(canvas) = node.get_untracked() else { return };
        let place = canvas.get_bounding_client_rect();
        let now = Layout::new(place.width(), place.height(), root_size() * 0.82);
        if layout.get_untracked() != now {
            layout.set(now);
        }
    };
    Effect::new(move |_| {
        let Some(canvas) = node.get() else { return };
        measure();
        let callback = Closure::<dyn FnMut()>::new(measure);
        let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) else { return };
        observer.observe(&canvas);
        // A change of zoom may change the density alone: then the size in CSS pixels stays, and so must be set anew.
        let resized = Listener::on(&window().into(), "resize", move |_| layout.notify());
        let kept = StoredValue::new_local((callback, resized));
        on_cleanup(move || {
            observer.disconnect();
            kept.dispose();
        });
    });
}

/// The size of the root's text in CSS pixels: all of the chart scales with it.
fn root_size() -> f64 {
    let style = document().document_element().and_then(|root| window().get_computed_style(&root).ok()?);
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    size.and_then(|size| size.trim_end_matches("px").parse().ok()).unwrap_or(16.0)
}

/// Paints in the next frame whatever has changed until then.
fn keep_painted(
    node: NodeRef<html::Canvas>,
    picture: Signal<Option<Histogram>>,
    layout: RwSignal<Layout>,
    chosen: RwSignal<Option<usize>>,
) {
    let state = app();
    let frame: Rc<RefCell<Option<Frame>>> = Rc::default();
    let widths = Rc::new(Widths::default());
    let palette = Memo::new(move |_| {
        state.colours.get();
        PaletteOf(Palette::read())
    });
    Effect::new(move |_| {
        // Read here, so that each of them asks for a painting.
        let Some(canvas) = node.get() else { return };
        let (lang, layout, chosen, palette) = (state.lang.get(), layout.get(), chosen.get(), palette.get());
        picture.track();
        let widths = widths.clone();
        let slot = frame.clone();
        let next = Frame::next(move || {
            slot.take();
            let density = fit(&canvas, &layout);
            let measure = |text: &str, weight: Weight| widths.of(&canvas, text, weight, layout.print);
            picture.with_untracked(|picture| {
                let (Some(picture), Some(mut backend)) =
                    (picture, CanvasBackend::with_canvas_object(canvas.clone()))
                else {
                    return;
                };
                let palette = palette.0;
                let scene = Scene { lang, picture, palette, layout, density, chosen, measure: &measure };
                // A lost canvas is painted again with the next change.
                let _ = paint(&mut backend, &scene);
            });
        });
        frame.replace(Some(next));
    });
}

/// A palette can be told from another, which is all that a memo asks.
#[derive(Clone, Copy, PartialEq)]
struct PaletteOf(Palette);

/// Gives the canvas as many pixels as the screen has for it; returns how many that is per CSS pixel.
fn fit(canvas: &HtmlCanvasElement, layout: &Layout) -> f64 {
    let density = window().device_pixel_ratio().clamp(0.5, 4.0);
    let (width, height) = ((layout.width * density).round() as u32, (layout.height * density).round() as u32);
    // Setting a size empties the canvas even where it is the same.
    if canvas.width() != width || canvas.height() != height {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    density
}

/// Widths of texts, measured once each.
#[derive(Default)]
struct Widths(RefCell<BTreeMap<(u32, bool, String), f64>>);

impl Widths {
    /// Numbers change with each picture; beyond so many texts the old ones are forgotten.
    const MOST: usize = 400;

    fn of(&self, canvas: &HtmlCanvasElement, text: &str, weight: Weight, size: f64) -> f64 {
        let key = ((size * 100.0) as u32, weight == Weight::Bold, text.to_owned());
        if let Some(&width) = self.0.borrow().get(&key) {
            return width;
        }
        let width = measure(canvas, text, weight, size).unwrap_or(text.chars().count() as f64 * size * 0.6);
        let mut known = self.0.borrow_mut();
        if known.len() >= Widths::MOST {
            known.clear();
        }
        known.insert(key, width);
        width
    }
}

fn measure(canvas: &HtmlCanvasElement, text: &str, weight: Weight, size: f64) -> Option<f64> {
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
    let style = if weight == Weight::Bold { "bold" } else { "normal" };
    context.set_font(&format!("{style} {size}px {FAMILY}"));
    context.measure_text(text).ok().map(|metrics| metrics.width())
}
