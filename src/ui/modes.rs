//! How the page stands in a room or in another page: presented step by step in large type without levers, or embedded
//! without its own header, telling the page around it how tall it is. Style sheets do the hiding (`style/modes.css`).
//! Leaves to others: what is shown.

use super::app;
use super::bind::{Part, effect, flag, text, when};
use super::element::{self, el};
use super::help::Help;
use super::icon::{Icon, icon};
use super::panels::Tab;
use super::state::AppState;
use super::{dropdown, menu};
use crate::browser::location::{self, Parameter, Query};
use crate::browser::{Listener, frame};
use crate::i18n::Key;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// What is presented, one after the other: the chart, then each tab. The answer stands above each.
const STEPS: usize = 1 + Tab::PRESENTED.len();

/// Follows the steps, and tells a page around this one how tall it is.
pub fn watch(state: AppState, query: &Query) {
    let root = document().document_element();
    effect(move || {
        let Some(root) = &root else { return };
        let Some(step) = state.step.get() else {
            return drop(root.remove_attribute("data-present"));
        };
        // The chart first, then tab after tab.
        let tab = step.checked_sub(1).and_then(|index| Tab::PRESENTED.get(index));
        let _ = root.set_attribute("data-present", if tab.is_some() { "tab" } else { "chart" });
        if let Some(&tab) = tab {
            state.tab.set(tab);
        }
    });
    let keys = Listener::on(&document(), "keydown", move |event| {
        if let Ok(event) = event.dyn_into::<KeyboardEvent>() {
            press(state, &event);
        }
    });
    StoredValue::new_local(keys);
    if query.text(Parameter::Embed).is_some() {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-embed", "");
        }
        StoredValue::new_local(frame::tell_height());
    }
}

/// Where a presentation stands, and its buttons; nothing while none is given.
pub fn stepper() -> Part {
    let state = app();
    when(
        move || state.step.get().is_some(),
        move || {
            let button = |id, name: Key, sign| {
                el("button")
                    .class("icon")
                    .id(id)
                    .label(state.say(name))
                    .title(state.say(name))
                    .add(icon(sign))
            };
            let place = text(move || {
                let step = state.step.get().unwrap_or_default();
                format!("{} / {}", step + 1, STEPS)
            });
            el("nav")
                .class("stepper")
                .label(state.say(Key::Present))
                .add(
                    button("step-back", Key::StepBack, Icon::Previous)
                        .flag("disabled", flag(move || state.step.get() == Some(0)))
                        .on("click", move |_: ev::MouseEvent| go(state, -1)),
                )
                .add(el("span").class("number").attr("role", "status").says(place))
                .add(
                    button("step-forth", Key::StepForth, Icon::Next)
                        .flag("disabled", flag(move || state.step.get() == Some(STEPS - 1)))
                        .on("click", move |_: ev::MouseEvent| go(state, 1)),
                )
                .add(
                    button("leave-present", Key::PresentLeave, Icon::Close)
                        .on("click", move |_: ev::MouseEvent| leave(state)),
                )
        },
    )
}

/// Begins with the first step.
pub fn present(state: AppState) {
    state.step.set(Some(0));
    request_animation_frame(|| element::focus("step-forth"));
}

fn leave(state: AppState) {
    state.step.set(None);
    // The button that had it may be gone.
    dropdown::focus(menu::MENU);
    location::drop_parameter(Parameter::Present);
}

fn go(state: AppState, by: i32) {
    state.step.update(|step| {
        *step = step.map(|step| step.saturating_add_signed(by as isize).min(STEPS - 1));
    });
}

/// Keys of a presenter's remote; within a control or a chart they mean what they always mean there.
fn press(state: AppState, event: &KeyboardEvent) {
    let is_taken =
        event.target().and_then(|target| target.dyn_into::<Element>().ok()).is_some_and(|target| {
            target.closest("input, select, textarea, summary, #chart-area, .scroll").ok().flatten().is_some()
        });
    // The sheet of help has these keys while it is open.
    if state.help.get_untracked() == Help::Sheet {
        return;
    }
    let is_command = event.ctrl_key() || event.meta_key() || event.alt_key();
    if state.step.get_untracked().is_none() || is_command || event.default_prevented() {
        return;
    }
    match event.key().as_str() {
        "ArrowRight" | "PageDown" if !is_taken => go(state, 1),
        "ArrowLeft" | "PageUp" if !is_taken => go(state, -1),
        "Escape" => leave(state),
        _ => return,
    }
    event.prevent_default();
}
