//! The size of a canvas: that of its element in CSS pixels, of its text, and of the screen's own pixels.
//! Leaves to others: where things stand within it (`present::chart::layout`).

use crate::browser::Listener;
use crate::domain::parse_decimal;
use crate::ui::bind::effect;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlCanvasElement, ResizeObserver};

/// The chart's small print, as a part of the root's text.
const PRINT: f64 = 0.82;

/// Of a canvas in CSS pixels, with the height of its small print.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    pub width: f64,
    pub height: f64,
    pub print: f64,
}

/// Follows the size of the element and of its text. The browser tells the first size too, once it has laid out the page:
/// asking for it would make it do so at once.
pub fn watch<T>(canvas: HtmlCanvasElement, size: RwSignal<Option<T>>, of: fn(Size) -> T)
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    effect(move || {
        let element = canvas.clone();
        let measure = move || {
            let place = element.get_bounding_client_rect();
            let now = of(Size { width: place.width(), height: place.height(), print: root_size() * PRINT });
            if size.get_untracked() != Some(now) {
                size.set(Some(now));
            }
        };
        let callback = Closure::<dyn FnMut()>::new(measure);
        let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) else { return };
        observer.observe(&canvas);
        // Zoom may change the density alone: the size in CSS pixels stays, and yet all must be painted anew.
        let resized = Listener::on(&window().into(), "resize", move |_| size.notify());
        let kept = StoredValue::new_local((callback, observer, resized));
        on_cleanup(move || kept.with_value(|(_, observer, _)| observer.disconnect()));
    });
}

/// The size of the root's text in CSS pixels: all of the chart scales with it.
fn root_size() -> f64 {
    let style = document().document_element().and_then(|root| window().get_computed_style(&root).ok()?);
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    size.and_then(|size| parse_decimal(size.trim_end_matches("px"))).unwrap_or(16.0)
}

/// Gives the canvas as many pixels as the screen has for it; returns how many that is per CSS pixel.
pub fn fit(canvas: &HtmlCanvasElement, (width, height): (f64, f64)) -> f64 {
    let density = window().device_pixel_ratio().clamp(0.5, 4.0);
    let (width, height) = ((width * density).round() as u32, (height * density).round() as u32);
    // Setting a size empties the canvas even where it is the same.
    if canvas.width() != width || canvas.height() != height {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    density
}
