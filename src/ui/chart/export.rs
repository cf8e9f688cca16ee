//! A chart's own menu: as a drawing, as a picture, and onto the clipboard. And what the revenue chart hands over.
//! Leaves to others: the drawing (`poster`), the browser's part (`browser`).

use super::paint::{Scene, paint};
use super::poster::{CHART, Drawing, draw};
use crate::browser::{clipboard, download, raster};
use crate::i18n::Key;
use crate::present::poster::poster;
use crate::ui::app;
use crate::ui::dropdown::{dropdown, item};
use crate::ui::element::{El, el};
use crate::ui::icon::{Icon, icon};
use crate::ui::lazy::Missing;
use crate::ui::state::AppState;
use crate::ui::state::message::Message;
use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::wasm_split;

/// Pixels of a picture per CSS pixel: sharp on screens, and on paper at this page's size.
const DENSITY: f64 = 2.0;

/// `act` is what handing over in this way takes.
pub fn menu(id: &'static str, act: impl Fn(Way) + Copy + 'static) -> El {
    let state = app();
    let summary = el("summary")
        .class("icon")
        .label(state.say(Key::ChartExport))
        .title(state.say(Key::ChartExport))
        .add(icon(Icon::Save));
    let entry = |way: Way| {
        let (ending, name) = match way {
            Way::Svg => ("svg", Key::ExportSvg),
            Way::Png => ("png", Key::ExportPng),
            Way::Copy => ("copy", Key::CopyImage),
        };
        item(id, &format!("{id}-{ending}"), state.say(name), move || act(way))
    };
    dropdown(id, summary, [Way::Svg, Way::Png, Way::Copy].map(entry))
}

#[derive(Clone, Copy)]
pub enum Way {
    Svg,
    Png,
    Copy,
}

#[wasm_split(export, fallible, preload(fetch))]
pub fn hand_over(state: AppState, way: Way) -> Result<(), Missing> {
    give(state, way, drawing(state), state.kind.get_untracked().id());
    Ok(())
}

/// `None` before there is anything to draw. `what` ends the file's name, such as `embudo-industrial-7-histogram.svg`.
pub fn give(state: AppState, way: Way, drawing: Option<Drawing>, what: &str) {
    let (company, seed) =
        (state.setups.with_untracked(|setups| setups.company), state.run.get_untracked().seed);
    let name = format!("embudo-{}-{seed}-{what}", company.id());
    match (drawing, way) {
        (None, _) => tell(state, Message::note(Key::ChartEmpty)),
        (Some(drawing), Way::Svg) => save_svg(state, drawing, &format!("{name}.svg")),
        (Some(drawing), Way::Png) => save_png(state, drawing, format!("{name}.png")),
        (Some(drawing), Way::Copy) => copy(state, drawing),
    }
}

/// Of what is on screen; `None` before the first simulated years.
fn drawing(state: AppState) -> Option<Drawing> {
    let lang = state.lang.get_untracked();
    let picture = state.picture.get_untracked()?;
    let seed = state.run.get_untracked().seed;
    let words = poster(lang, &picture.chart, picture.answer.as_ref(), &picture.terms, seed)?;
    draw(lang, &words, CHART, &|sheet, paper| paint(sheet, &Scene::on(paper, &picture.chart)))
}

fn save_svg(state: AppState, drawing: Drawing, name: &str) {
    let parts = Array::of1(&drawing.svg.into());
    let saved = download::save(name, "image/svg+xml", &parts);
    tell(
        state,
        if saved.is_ok() { Message::note(Key::FileSaved) } else { Message::problem(Key::FileNotSaved) },
    );
}

fn save_png(state: AppState, drawing: Drawing, name: String) {
    spawn_local(async move {
        let message = match raster::png(&drawing.svg, drawing.size, DENSITY).await {
            Ok(picture) if download::save_blob(&name, &picture).is_ok() => Message::note(Key::FileSaved),
            Ok(_) => Message::problem(Key::FileNotSaved),
            Err(_) => Message::problem(Key::ImageNotMade),
        };
        tell(state, message);
    });
}

fn copy(state: AppState, drawing: Drawing) {
    let picture = async move { raster::png(&drawing.svg, drawing.size, DENSITY).await };
    // Begun within the click: browsers allow it only then.
    let written = clipboard::write_image(picture);
    spawn_local(async move {
        let message = match written.await {
            Ok(()) => Message::note(Key::ImageCopied),
            Err(_) => Message::problem(Key::ImageNotCopied),
        };
        tell(state, message);
    });
}

fn tell(state: AppState, message: Message) {
    state.message.set(Some(message));
}
