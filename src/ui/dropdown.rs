//! A button that opens a short list of things to do below itself. A choice, Escape and a click elsewhere close it.
//! Leaves to others: what is on the list and what it does.

use super::bind::Text;
use super::element::{El, by_id, el};
use crate::browser::Listener;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDetailsElement, HtmlElement, Node};

/// `summary` is the button; it must have a name.
pub fn dropdown(id: &'static str, summary: El, items: impl IntoIterator<Item = El>) -> El {
    let leave = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && details(id).is_some_and(|menu| menu.open()) {
            event.stop_propagation();
            close(id);
            focus(id);
        }
    };
    let outside = Listener::on(&document(), "click", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        let is_inside = details(id).is_some_and(|menu| menu.contains(target.as_ref()));
        if !is_inside {
            close(id);
        }
    });
    StoredValue::new_local(outside);
    el("details")
        .class("menu")
        .id(id)
        .on("keydown", leave)
        .add(summary)
        .add(el("div").class("items").all(items))
}

/// A line of the list of the menu `menu`.
pub fn item(menu: &'static str, id: &str, name: Text, act: impl Fn() + 'static) -> El {
    let choose = move |_: ev::MouseEvent| {
        close(menu);
        act();
    };
    el("button").class("item").id(id).on("click", choose).says(name)
}

fn close(id: &str) {
    if let Some(menu) = details(id) {
        menu.set_open(false);
    }
}

/// Where the menu can be opened again.
pub fn focus(id: &str) {
    let summary = details(id).and_then(|menu| menu.first_element_child());
    if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<HtmlElement>().ok()) {
        let _ = summary.focus();
    }
}

fn details(id: &str) -> Option<HtmlDetailsElement> {
    by_id(id)
}
