//! Finding a lever by its name: a field above the sections. Leaves to others: what was found (`found`).

use super::found;
use crate::browser::Listener;
use crate::i18n::Key;
use crate::ui::app;
use crate::ui::bind::{text, when};
use crate::ui::element::{El, by_id, el};
use crate::ui::help::is_typing;
use crate::ui::lazy::{act, part_of};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};

const FIELD: &str = "find-lever";

pub fn search() -> El {
    let state = app();
    let asked = RwSignal::new(String::new());
    let is_wanted = RwSignal::new(false);
    let press = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Enter" => act(state, found::first(state, asked)),
        "Escape" if !asked.with_untracked(String::is_empty) => {
            event.stop_propagation();
            asked.set(String::new());
        }
        _ => {}
    };
    let hits = move || {
        el("div").part(part_of(|| Box::pin(found::fetch()), Box::new(move || Box::pin(found::hits(asked)))))
    };
    listen();
    el("div")
        .class("find")
        .attr("role", "search")
        .add(
            el("input")
                .class("field")
                .id(FIELD)
                .attr("type", "search")
                .attr("autocomplete", "off")
                .label(state.say(Key::FindLever))
                .follow("placeholder", state.say(Key::FindLever))
                .property("value", text(move || asked.get()))
                // Before anything is found: what is said into the page later is heard.
                .on("focus", move |_: ev::FocusEvent| is_wanted.set(true))
                .on("input", move |event: ev::Event| asked.set(event_target_value(&event)))
                .on("keydown", press),
        )
        .add(el("div").part(when(move || is_wanted.get(), hits)))
}

/// `/` goes to the field.
fn listen() {
    let keys = Listener::on(&document(), "keydown", |event| {
        let Ok(event) = event.dyn_into::<KeyboardEvent>() else { return };
        if event.key() != "/" || is_typing(&event) {
            return;
        }
        if let Some(field) = by_id::<HtmlInputElement>(FIELD) {
            event.prevent_default();
            let _ = field.focus();
        }
    });
    StoredValue::new_local(keys);
}
