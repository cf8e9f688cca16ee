//! The chart's own menu: as a drawing, as a picture, and onto the clipboard.
//! Leaves to others: the drawing (`poster`), the browser's part (`browser`).

use super::poster::{Drawing, draw};
use crate::browser::{clipboard, download, raster};
use crate::i18n::Key;
use crate::present::poster::poster;
use crate::ui::app;
use crate::ui::dropdown::{dropdown, item};
use crate::ui::element::{El, el};
use crate::ui::icon::{Icon, icon};
use crate::ui::lazy::{Missing, act};
use crate::ui::state::AppState;
use crate::ui::state::message::Message;
use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::wasm_split;

const MENU: &str = "chart-menu";

/// Pixels of a picture per CSS pixel: sharp on screens, and on paper at this page's size.
const DENSITY: f64 = 2.0;

pub fn menu() -> El {
    let state = app();
    let summary = el("summary")
        .class("icon")
        .label(state.say(Key::ChartExport))
        .title(state.say(Key::ChartExport))
        .add(icon(Icon::Save));
    let entry =
        |id, name: Key, way: Way| item(MENU, id, state.say(name), move || act(state, hand_over(state, way)));
    dropdown(
        MENU,
        summary,
        [
            entry("chart-svg", Key::ExportSvg, Way::Svg),
            entry("chart-png", Key::ExportPng, Way::Png),
            entry("chart-copy", Key::CopyImage, Way::Copy),
        ],
    )
}

#[derive(Clone, Copy)]
pub enum Way {
    Svg,
    Png,
    Copy,
}

#[wasm_split(export, fallible, preload(fetch))]
pub fn hand_over(state: AppState, way: Way) -> Result<(), Missing> {
    match (drawing(state), way) {
        (None, _) => tell(state, Message::note(Key::ChartEmpty)),
        (Some(drawing), Way::Svg) => save_svg(state, drawing),
        (Some(drawing), Way::Png) => save_png(state, drawing),
        (Some(drawing), Way::Copy) => copy(state, drawing),
    }
    Ok(())
}

/// Of what is on screen; `None` before the first simulated years.
fn drawing(state: AppState) -> Option<Drawing> {
    let lang = state.lang.get_untracked();
    let picture = state.picture.get_untracked()?;
    let seed = state.run.get_untracked().seed;
    let words = poster(lang, &picture.chart, picture.answer.as_ref(), &picture.terms, seed)?;
    draw(lang, &picture.chart, &words)
}

fn save_svg(state: AppState, drawing: Drawing) {
    let parts = Array::of1(&drawing.svg.into());
    let saved = download::save(&name(state, "svg"), "image/svg+xml", &parts);
    tell(
        state,
        if saved.is_ok() { Message::note(Key::FileSaved) } else { Message::problem(Key::FileNotSaved) },
    );
}

fn save_png(state: AppState, drawing: Drawing) {
    let name = name(state, "png");
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

/// Such as `embudo-industrial-7-histogram.svg`.
fn name(state: AppState, ending: &str) -> String {
    let company = state.setups.with_untracked(|setups| setups.company);
    let (seed, kind) = (state.run.get_untracked().seed, state.kind.get_untracked().id());
    format!("embudo-{}-{seed}-{kind}.{ending}", company.id())
}

fn tell(state: AppState, message: Message) {
    state.message.set(Some(message));
}
