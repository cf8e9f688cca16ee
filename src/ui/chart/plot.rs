//! The canvas of a panel's chart: painted anew, in the next frame, whenever what its scene was made of has changed.
//! Leaves to others: scenes and their painting (`steps`...), the revenue chart's own canvas (`canvas`).

use super::brush::{Brush, Painted, Weight};
use super::easel::{Easel, Tools};
use super::palette::Palette;
use super::size::{self, Size};
use crate::i18n::Role;
use crate::ui::bind::effect;
use crate::ui::element::{El, el};
use leptos::prelude::*;
use plotters::prelude::{DrawingBackend, RGBAColor};
use plotters_canvas::CanvasBackend;
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
    let picture = el("canvas").attr("aria-hidden", "true");
    let canvas: HtmlCanvasElement = picture.element().clone().unchecked_into();
    size::watch(canvas.clone(), size, |size| size);
    let easel = Easel::new(canvas);
    effect(move || {
        let (Some(size), Some(scene)) = (size.get(), scene()) else { return };
        easel.paint((size.width, size.height), size.print, move |backend, tools| {
            let Tools { palette, density, measure } = tools;
            paint(backend, &Ground { size, density, palette, measure }, &scene)
        });
    });
    picture
}
