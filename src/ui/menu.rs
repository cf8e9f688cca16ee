//! Going back and forth through the changes, and the menu of files: save, open, export, print. Also by keys and by dropping a file.
//! Leaves to others: what each of them does (`state`, `state::files`).

use super::app;
use super::bind::flag;
use super::dropdown::{dropdown, item};
use super::element::{El, by_id, el};
use super::help::Help;
use super::icon::{Icon, icon};
use super::modes;
use super::report;
use super::state::{AppState, files, workbook};
use crate::browser::{Listener, upload};
use crate::i18n::Key;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent};

pub const MENU: &str = "file-menu";
const FIELD: &str = "file-field";

/// Undo and redo.
pub fn travel() -> [El; 2] {
    let state = app();
    let button = |id, name: Key, sign| {
        el("button").class("icon").id(id).label(state.say(name)).title(state.say(name)).add(icon(sign))
    };
    [
        button("undo", Key::Undo, Icon::Back)
            .flag("disabled", flag(move || !state.reach.get().back))
            .on("click", move |_: ev::MouseEvent| state.undo()),
        button("redo", Key::Redo, Icon::Forth)
            .flag("disabled", flag(move || !state.reach.get().forth))
            .on("click", move |_: ev::MouseEvent| state.redo()),
    ]
}

pub fn menu() -> El {
    let state = app();
    let item = |id, name: Key, act: fn(AppState)| item(MENU, id, state.say(name), move || act(state));
    let summary = el("summary")
        .class("button")
        .label(state.say(Key::FileMenu))
        .add(icon(Icon::File))
        .add(el("span").class("wide-only").says(state.say(Key::FileMenu)));
    let chosen = move |event: ev::Event| {
        if let Some(file) = upload::take(&event_target::<HtmlInputElement>(&event)) {
            files::open(state, file);
        }
    };
    // Out of sight: the item above opens it, and its own look is the browser's.
    let field = el("input")
        .attr("type", "file")
        .attr("accept", ".json,application/json")
        .attr("hidden", "")
        .id(FIELD)
        .label(state.say(Key::OpenFile))
        .on("change", chosen);
    let items = [
        item("save-file", Key::SaveFile, files::save),
        item("open-file", Key::OpenFile, |_| ask_for_file()),
        item("export-trials", Key::ExportTrials, files::export),
        item("export-workbook", Key::ExportWorkbook, workbook::export),
        item("report-print", Key::ReportPrint, report::print),
        item("present", Key::Present, modes::present),
        item("help", Key::Help, |state| state.help.set(Help::Sheet)),
    ];
    listen(state);
    dropdown(MENU, summary, items).add(field)
}

/// Keys and drops count wherever they are made.
fn listen(state: AppState) {
    let page = document();
    let keys = Listener::on(&page, "keydown", move |event| {
        if let Ok(event) = event.dyn_into::<KeyboardEvent>() {
            press(state, &event);
        }
    });
    let drops = upload::on_drop(&page, move |file| files::open(state, file));
    StoredValue::new_local((keys, drops));
}

/// Within a text the browser's own undo is meant.
fn press(state: AppState, event: &KeyboardEvent) {
    let is_command = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
    if !is_command {
        return;
    }
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z" | "y", _) if is_text(event) => return,
        ("z", false) => state.undo(),
        ("z", true) | ("y", false) => state.redo(),
        ("s", false) => files::save(state),
        ("o", false) => ask_for_file(),
        _ => return,
    }
    event.prevent_default();
}

fn is_text(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    target.is_some_and(|field| field.type_() != "range" && field.type_() != "checkbox")
}

fn ask_for_file() {
    if let Some(field) = by_id::<HtmlElement>(FIELD) {
        field.click();
    }
}
