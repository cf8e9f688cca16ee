//! The canvas of a panel's chart: painted anew, in the next frame, whenever what its scene was made of has changed.
//! Leaves to others: scenes and their painting (`steps`...), the revenue chart's own canvas (`canvas`).

use super::brush::{Brush, Painted, Weight};
use super::palette::Palette;
use super::ruler::Ruler;
use super::size::{self, Size};
use crate::browser::clock::Frame;
use crate::i18n::Role;
use crate::ui::app;
use crate::ui::bind::{effect, memo};
use crate::ui::element::{El, el};
use leptos::prelude::*;
use plotters::prelude::{DrawingBackend, RGBAColor};
use plotters_canvas::CanvasBackend;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlCanvasElement;

/// What every painting stands on.
pub struct Ground<'a> {
    pub size: Size,
    pub density: f64,
    pub palette: Palette,
    /// The width of a text in CSS pixels.
    pub measure: &'a dyn Fn(&str, Weight) -> f64,
}

impl Ground<'_> {
    pub fn sign<B: DrawingBackend>(
        &self,
        brush: &mut Brush<B>,
        role: Role,
        at: (f64, f64),
        radius: f64,
    ) -> Painted {
        let ink: RGBAColor = self.palette.setups[role as usize];
        match role {
            Role::Today => brush.ring(at, radius, ink, self.palette.card),
            Role::Proposal => brush.diamond(at, radius, ink, self.palette.card),
        }
    }
}

/// A canvas that shows a scene; nothing while there is none. It is an ornament to those who cannot see it: whoever
/// uses it says in words what it shows.
pub fn plot<S: 'static>(
    size: RwSignal<Option<Size>>,
    scene: impl Fn() -> Option<S> + 'static,
    paint: fn(&mut CanvasBackend, &Ground, &S) -> Painted,
) -> El {
    let state = app();
    let picture = el("canvas").attr("aria-hidden", "true");
    let canvas: HtmlCanvasElement = picture.element().clone().unchecked_into();
    size::watch(canvas.clone(), size, |size| size);
    let frame: Rc<RefCell<Option<Frame>>> = Rc::default();
    let ruler = Rc::new(Ruler::default());
    let palette = memo(move || {
        state.colours.track();
        Palette::read()
    });
    effect(move || {
        let (Some(size), Some(scene), palette) = (size.get(), scene(), palette.get()) else { return };
        let (canvas, ruler, slot) = (canvas.clone(), ruler.clone(), frame.clone());
        let next = Frame::next(move || {
            slot.take();
            let density = size::fit(&canvas, (size.width, size.height));
            let measure = |text: &str, weight: Weight| ruler.width(&canvas, text, weight, size.print);
            let ground = Ground { size, density, palette, measure: &measure };
            if let Some(mut backend) = CanvasBackend::with_canvas_object(canvas.clone()) {
                // A canvas that is lost is painted again with the next change.
                let _ = paint(&mut backend, &ground, &scene);
            }
        });
        frame.replace(Some(next));
    });
    picture
}
