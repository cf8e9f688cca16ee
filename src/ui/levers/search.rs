//! Finding a lever by its name: a field above the sections, and what was found, each a way there.
//! Leaves to others: what is found (`present::find`).

use super::id;
use crate::browser::Listener;
use crate::domain::{Param, Tier};
use crate::i18n::{Key, Label};
use crate::present::find::find;
use crate::ui::app;
use crate::ui::bind::{memo, text};
use crate::ui::element::{El, by_id, el};
use crate::ui::help::is_typing;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDetailsElement, HtmlElement, HtmlInputElement, KeyboardEvent};

const FIELD: &str = "find-lever";

/// More are better found by another word.
const MOST: usize = 8;

/// Levers are built when their section is first opened: so many frames are waited for that.
const PATIENCE: u32 = 30;

pub fn search() -> El {
    let state = app();
    let asked = RwSignal::new(String::new());
    let found = memo(move || asked.with(|asked| find(state.lang.get(), asked, MOST)));
    let press = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            if let Some(&first) = found.get_untracked().first() {
                asked.set(String::new());
                reveal(first);
            }
        }
        "Escape" if !asked.with_untracked(String::is_empty) => {
            event.stop_propagation();
            asked.set(String::new());
        }
        _ => {}
    };
    let hit = move |param: Param| {
        let go = move |_: ev::MouseEvent| {
            asked.set(String::new());
            reveal(param);
        };
        el("li").add(
            el("button").class("item").on("click", go).says(state.tell(move |lang| param.label(lang))).add(
                el("span").class("quiet").says(state.tell(move |lang| param.spec().section.label(lang))),
            ),
        )
    };
    let hits = move || found.get().into_iter().map(hit).collect();
    let told = text(move || {
        let is_missing = asked.with(|asked| !asked.trim().is_empty()) && found.with(Vec::is_empty);
        if is_missing { Key::NoLeverFound.text(state.lang.get()) } else { "" }
    });
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
                .on("input", move |event: ev::Event| asked.set(event_target_value(&event)))
                .on("keydown", press),
        )
        .add(el("ul").class("hits").filled(hits))
        .add(el("p").class("quiet").attr("role", "status").says(told))
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

/// Opens where the lever stands, and goes to its number.
fn reveal(param: Param) {
    let spec = param.spec();
    open(&format!("section-{}", id(spec.section)));
    wait(param, PATIENCE);
}

fn wait(param: Param, frames: u32) {
    if let Some(field) = by_id::<HtmlElement>(&format!("field-{}-today", param.id())) {
        field.scroll_into_view();
        let _ = field.focus();
        return;
    }
    if param.spec().tier == Tier::More {
        open(&format!("more-{}", id(param.spec().section)));
    }
    if frames > 0 {
        request_animation_frame(move || wait(param, frames - 1));
    }
}

fn open(part: &str) {
    if let Some(part) = by_id::<HtmlDetailsElement>(part) {
        part.set_open(true);
    }
}
