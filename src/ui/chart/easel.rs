//! A canvas that is painted in the next frame, once for whatever has changed until then.
//! Leaves to others: what is painted (`canvas`, `plot`), the canvas's size (`size`).

use super::brush::{Painted, Weight};
use super::palette::Palette;
use super::ruler::Ruler;
use super::size;
use crate::browser::Listener;
use crate::browser::clock::Frame;
use crate::ui::app;
use crate::ui::bind::memo;
use leptos::prelude::*;
use plotters_canvas::CanvasBackend;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::HtmlCanvasElement;

pub struct Easel {
    canvas: HtmlCanvasElement,
    /// The frame that paints, until it comes.
    frame: Rc<RefCell<Option<Frame>>>,
    ruler: Rc<Ruler>,
    palette: Memo<Palette>,
    /// The browser took the canvas's memory, and has given it back empty.
    restored: RwSignal<()>,
}

/// What a painting is made with besides its scene.
pub struct Tools<'a> {
    pub palette: Palette,
    pub density: f64,
    /// The width of a text in CSS pixels.
    pub measure: &'a dyn Fn(&str, Weight) -> f64,
}

impl Easel {
    pub fn new(canvas: HtmlCanvasElement) -> Easel {
        let state = app();
        let palette = memo(move || {
            state.colours.track();
            Palette::read()
        });
        let restored = RwSignal::new(());
        StoredValue::new_local(Listener::on(&canvas, "contextrestored", move |_| restored.notify()));
        Easel { canvas, frame: Rc::default(), ruler: Rc::default(), palette, restored }
    }

    /// Paints in the next frame, unless it is asked for something newer until then. Within an effect it asks for a
    /// painting whenever colours change, or the canvas has been lost and is back. `size` and the height of the small print are in CSS pixels.
    pub fn paint(
        &self,
        size: (f64, f64),
        print: f64,
        paint: impl FnOnce(&mut CanvasBackend, Tools) -> Painted + 'static,
    ) {
        let palette = self.palette.get();
        self.restored.track();
        let (canvas, ruler, slot) = (self.canvas.clone(), self.ruler.clone(), self.frame.clone());
        let next = Frame::next(move || {
            slot.take();
            let density = size::fit(&canvas, size);
            let measure = |text: &str, weight: Weight| ruler.width(&canvas, text, weight, print);
            if let Some(mut backend) = CanvasBackend::with_canvas_object(canvas.clone()) {
                // A canvas that is lost is painted again once it is back.
                let _ = paint(&mut backend, Tools { palette, density, measure: &measure });
            }
        });
        self.frame.replace(Some(next));
    }
}
