//! Widths of texts on a canvas, measured once each.

use super::brush::{FAMILY, Weight};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Numbers change with each picture; beyond so many texts all are forgotten.
const MOST: usize = 400;

/// In the order of what was measured: a balanced tree would be more code than the rest of this file.
#[derive(Default)]
pub struct Ruler(RefCell<Vec<(Measured, f64)>>);

/// Text size, whether bold, and the text.
type Measured = (u64, bool, String);

impl Ruler {
    /// In CSS pixels, at a text size in CSS pixels.
    pub fn width(&self, canvas: &HtmlCanvasElement, text: &str, weight: Weight, size: f64) -> f64 {
        let key = (size.to_bits(), weight == Weight::Bold, text.to_owned());
        let mut known = self.0.borrow_mut();
        let place = match known.binary_search_by(|(other, _)| other.cmp(&key)) {
            Ok(place) => return known[place].1,
            Err(place) => place,
        };
        let width = measure(canvas, text, weight, size).unwrap_or(text.chars().count() as f64 * size * 0.6);
        if known.len() >= MOST {
            known.clear();
        }
        let place = place.min(known.len());
        known.insert(place, (key, width));
        width
    }
}

fn measure(canvas: &HtmlCanvasElement, text: &str, weight: Weight, size: f64) -> Option<f64> {
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
    let style = if weight == Weight::Bold { "bold" } else { "normal" };
    context.set_font(&format!("{style} {size}px {FAMILY}"));
    context.measure_text(text).ok().map(|metrics| metrics.width())
}
